import { pageErrors } from '../http/page'
import { pager } from '../http/pager'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale, MessageKey } from '../i18n'
import { willWrite } from './commands'
import {
  fieldsFor,
  noneOfThem,
  outcomes,
  type DoubtfulText,
  type Field,
  type Import,
  type ImportRow,
  type Outcome,
  type Plan,
} from './import'
import { importHref, outline } from './pages'

export const rowsSize = 50

type Preview = Readonly<{
  one: Import
  outcome: Outcome
  rows: readonly ImportRow[]
  page: number
  errors: FieldErrors
  once: string
  refusedFigure: DoubtfulText | null
}>

export function outcomeOf(one: Import, asked: string): Outcome {
  const order: readonly Outcome[] = ['refused', 'changed', 'new', 'asked', 'same', 'skipped']
  return (
    outcomes.find((known) => known === asked) ??
    order.find((known) => (one.counts[known] ?? 0) > 0) ??
    'same'
  )
}

export function previewPage(viewer: Viewer, facts: Preview) {
  const { locale } = viewer
  const { t } = locale
  const { one, outcome, rows, page, errors, once } = facts
  const n = one.counts[outcome] ?? 0
  const from = (page - 1) * rowsSize + 1
  const href = (show: Outcome, at = 1) =>
    `${importHref(one.id)}?show=${show}${at > 1 ? `&page=${at}` : ''}#rows`
  const last = Math.max(1, Math.ceil(n / rowsSize))
  const ready = one.state === 'checked'
  const total = willWrite(one)
  return {
    ...outline(viewer, one, ready ? 'import.preview' : 'import.receipt'),
    errors: pageErrors(locale, errors),
    once,
    ready,
    applicable: ready && total > 0 && one.questions.length === 0,
    applyLabel: t('import.apply', { n: total }),
    nothing: ready && total === 0 && one.questions.length === 0 ? t('import.nothing_to_do') : null,
    numbersHref:
      ready && one.kept && facts.refusedFigure
        ? `${importHref(one.id)}?step=understand#numbers`
        : null,
    replanHref: ready && one.kept ? `${importHref(one.id)}?step=understand` : null,
    receipt:
      one.appliedAt === null
        ? []
        : [
            t('import.applied_text', {
              n: total,
              when: locale.instant(one.appliedAt),
              who: one.userName,
            }),
            ...(one.undoneAt
              ? [t('import.undone_text', { when: locale.instant(one.undoneAt) })]
              : []),
          ],
    undoable: one.state === 'applied' && total > 0,
    onward:
      one.state !== 'applied'
        ? null
        : one.plan?.purpose === 'progress'
          ? { href: '/', label: t('import.to_reports') }
          : {
              href: `/actions?year=${one.plan?.year}`,
              label: t('import.to_actions', { year: String(one.plan?.year) }),
            },
    stats: outcomes
      .filter((known) => (one.counts[known] ?? 0) > 0 || known === 'new' || known === 'changed')
      .map((known) => ({
        label: t(`import.outcome.${known}`),
        value: locale.number(one.counts[known] ?? 0),
        ...((one.counts[known] ?? 0) > 0 && { href: href(known) }),
      })),
    questions: one.questions.slice(0, 60).map((question, at) => ({
      key: question.key,
      keyName: `key_${at}`,
      field: {
        id: `answer_${at}`,
        name: `answer_${at}`,
        label: t(`import.ask.${question.kind}`, { typed: question.typed }),
        hint: t('import.ask.rows', { rows: question.rows.join(', ') }),
        options: [
          { value: '', label: t('import.ask.choose'), selected: true },
          ...question.candidates.map(({ value, label }) => ({ value, label, selected: false })),
          { value: noneOfThem, label: t(`import.none.${question.kind}`), selected: false },
        ],
      },
    })),
    rowsTitle: t('import.rows_of', { outcome: t(`import.outcome.${outcome}`) }),
    refusedShown: outcome === 'refused' && n > 0 ? t('import.refused_note') : null,
    refusedHref: (one.counts.refused ?? 0) > 0 ? `${importHref(one.id)}/refused.xlsx` : null,
    rows: rows.map((row) => ({
      number: String(row.number),
      title: row.title,
      changes: row.changes,
      problems: row.problems.map((problem) => ({
        column: columnName(locale, one.plan, problem.field),
        text: locale.say(problem.message),
      })),
      notes: row.notes.map((note) => locale.say(note)),
    })),
    pager: pager(locale, {
      summary:
        n === 0
          ? t('import.rows_none')
          : t('import.rows_shown', { from, to: from + rows.length - 1, n }),
      page,
      last,
      href: (number) => href(outcome, number),
    }),
  }
}

/** A column by the heading it has in the file, else by what it is read as. */
export function columnName(locale: Locale, plan: Plan | null, field: string): string {
  const column = plan?.columns[field as Field]
  const head = column === undefined ? undefined : plan?.heads[column]
  if (head) return head
  const key = `import.field.${field}`
  const known = [...fieldsFor('actions'), ...fieldsFor('progress')].some((one) => one === field)
  const others: Readonly<Record<string, MessageKey>> = {
    activity_kind: 'import.field.activity_kind',
    work_status: 'import.field.status',
    strategy: 'import.field.strategy',
  }
  return known ? locale.t(key as MessageKey) : locale.t(others[field] ?? 'import.row_col.action')
}
