import { pageErrors, type Printed } from '../http/page'
import { shortened } from '../http/numbers'
import type { FieldErrors } from '../http/parse'
import { tableEnctype, tableFileFields } from '../http/table-file'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { doubtful, type Draft, type Problem, type TableCandidate } from './draft'
import { nameOf, type Weighed } from './entry'
import { scales, type ImportInput } from './reading-form'
import { indicatorName, indicatorUnit, methodName, type Method } from './indicator'
import { figure, periodName } from './wording'
import type { KeptIndicator } from './series-queries'
import { fieldMaker, type Field, type Returned } from '../http/fields'
import { crumbsOf, methodOptions, monthOptions, sourceFields } from './fields-page'
import { differenceChoices, doubtWords } from './entry-page'

export type ImportFacts = Readonly<{
  indicator: KeptIndicator
  methods: readonly Method[]
}>

/** The form into which a published table is pasted, or its file chosen. */
export function importPage(viewer: Viewer, facts: ImportFacts, returned: Returned): Printed {
  const { locale } = viewer
  const { t } = locale
  const { indicator } = facts
  const { box } = fieldMaker(locale, returned)
  const code = indicator.code
  const fields = [...howToRead(locale, facts, returned), ...sourceFields(locale, returned)]
  return {
    title: t('series.import_title', { name: indicatorName(indicator, locale.lang) }),
    heading: t('series.import'),
    lead: t('series.import_lead', {
      name: indicatorName(indicator, locale.lang),
      unit: indicatorUnit(indicator, locale.lang),
    }),
    crumbs: crumbsOf(locale, indicator),
    errors: pageErrors(locale, returned.errors ?? {}),
    once: returned.once,
    action: `/indicators/${code}/import/preview`,
    cancel: `/indicators/${code}`,
    tableField: box('table', t('series.table'), '', {
      rows: 10,
      required: true,
      hint: t('series.table_hint'),
    }),
    fields,
    ...tableFileFields(locale, fields),
    reads: (['shapes', 'numbers', 'gaps', 'marks', 'names'] as const).map((one) =>
      t(`series.reads.${one}`),
    ),
  }
}

function howToRead(
  locale: Locale,
  { indicator, methods }: ImportFacts,
  returned: Returned,
): Field[] {
  const { t } = locale
  const { list } = fieldMaker(locale, returned)
  const only = methods.length === 1 ? String(methods[0]?.id) : ''
  return [
    list('method', t('indicator.method'), methodOptions(locale, methods), only, {
      required: true,
      hint: t('series.method_hint'),
    }),
    list('month', t('series.month'), monthOptions(locale, false), '', {
      hint: t(indicator.needsMonth ? 'series.import_month_needed' : 'series.import_month'),
    }),
    list('decimal', t('series.decimal'), [
      { value: '', label: t('series.decimal.auto') },
      { value: 'comma', label: t('series.decimal.comma') },
      { value: 'point', label: t('series.decimal.point') },
    ]),
    list(
      'scale',
      t('series.scale'),
      scales.map((one) => ({
        value: one,
        label: t(`series.scale.${one}`, { unit: indicatorUnit(indicator, locale.lang) }),
      })),
      'as_is',
    ),
  ]
}

export type PreviewFacts = ImportFacts &
  Readonly<{ input: ImportInput; draft: Draft; errors: FieldErrors; once: string }>

/** What applying the table would do, cell by cell, and the questions that must be answered first. */
export function previewPage(viewer: Viewer, facts: PreviewFacts): Printed {
  const { locale } = viewer
  const { t } = locale
  const { indicator, methods, input, draft, errors, once } = facts
  const count = (kind: string) => draft.weighed.filter((one) => one.outcome.kind === kind).length
  const [fresh, same, differs] = [count('new'), count('same'), count('differs')]
  const method = methods.find((one) => one.id === input.methodId)
  const asked = doubtful(draft, false)
  return {
    title: t('series.preview_title', { name: indicatorName(indicator, locale.lang) }),
    heading: t('series.preview'),
    lead: t('series.preview_lead', {
      name: indicatorName(indicator, locale.lang),
      unit: indicatorUnit(indicator, locale.lang),
      method: method ? methodName(method, locale.lang) : '',
    }),
    crumbs: [
      ...crumbsOf(locale, indicator),
      { href: `/indicators/${indicator.code}/import`, label: t('series.import') },
    ],
    errors: pageErrors(locale, errors),
    once,
    action: `/indicators/${indicator.code}/import`,
    againAction: `/indicators/${indicator.code}/import/preview`,
    enctype: tableEnctype(input.text),
    counts: [
      { label: t('series.count.new'), value: fresh },
      { label: t('series.count.differs'), value: differs },
      { label: t('series.count.same'), value: same },
      { label: t('series.count.problems'), value: draft.problems.length },
      { label: t('series.count.gaps'), value: draft.gaps },
    ].map((one) => ({ ...one, value: locale.number(one.value) })),
    grid: gridOf(locale, indicator, draft),
    problems: draft.problems.map((one) => problemRow(locale, one)),
    skipped: draft.skipped.map((one) => ({
      where: t('series.row', { row: String(one.spot.row) }),
      typed: shortened(one.typed),
      why: t(`series.skipped.${one.why}`),
    })),
    skippedTitle: t('series.skipped', { n: draft.skipped.length }),
    scaleWarning:
      draft.scaleAsked === null
        ? null
        : t(`series.scale_asked.${draft.scaleAsked}`, {
            unit: indicatorUnit(indicator, locale.lang),
          }),
    hidden: [
      { name: 'method', value: String(input.methodId) },
      { name: 'month', value: input.month === null ? '' : String(input.month) },
      { name: 'decimal', value: input.decimal ?? '' },
      { name: 'scale', value: input.scale },
      { name: 'source_url', value: input.source.url },
      { name: 'source_note', value: input.source.note },
      { name: 'released_on', value: input.source.releasedOn },
      { name: 'seen', value: draft.digest },
    ],
    tableLabel: t('series.table'),
    table: input.text,
    // Nothing would change: there is nothing to apply.
    nothing: fresh + differs === 0,
    doubts: asked.map((one, index) => ({
      id: `confirm-${index}`,
      name: 'confirm',
      type: 'checkbox',
      value: nameOf(one.candidate),
      checked: input.confirmed.has(nameOf(one.candidate)),
      label: t('series.confirm_cell', {
        where: spotWords(locale, one.candidate),
        region: one.candidate.region.name,
        period: periodName(locale, one.candidate.period),
        question: one.doubts
          .map((doubt) => doubtWords(locale, indicator, doubt, one.candidate.value))
          .join(' '),
      }),
    })),
    doubtsError: errors['confirm'] ? locale.say(errors['confirm']) : null,
    differenceField:
      differs === 0
        ? null
        : {
            id: 'difference',
            name: 'difference',
            label: t('series.differences', { n: differs }),
            required: true,
            choices: differenceChoices(locale, ['skip']).map((choice) => ({
              ...choice,
              checked:
                choice.value ===
                (input.skipDiffering ? 'skip' : (input.decision?.difference ?? '')),
            })),
            ...(errors['difference'] && { error: locale.say(errors['difference']) }),
          },
    reasonField:
      differs === 0
        ? null
        : {
            id: 'reason',
            name: 'reason',
            label: t('series.reason'),
            value: input.decision?.reason ?? '',
            maxlength: 500,
            hint: t('series.reason_differs_hint'),
            ...(errors['reason'] && { error: locale.say(errors['reason']) }),
          },
    leaveField:
      draft.problems.length === 0
        ? null
        : {
            id: 'leave',
            name: 'leave',
            type: 'checkbox',
            value: '1',
            checked: input.leaveProblems,
            label: t('series.leave', { n: draft.problems.length }),
            ...(errors['leave'] && { error: locale.say(errors['leave']) }),
          },
    button: t('series.apply'),
    rule: t('series.preview_rule'),
  }
}

function spotWords(locale: Locale, candidate: TableCandidate): string {
  return locale.t('series.cell', {
    row: String(candidate.spot.row),
    column: String(candidate.spot.column),
  })
}

/** The table as it was understood: regions down, periods across, each value with a word for what it would do. */
function gridOf(locale: Locale, indicator: KeptIndicator, draft: Draft) {
  const periods = new Map<string, { year: number; month: number | null }>()
  const rows = new Map<string, { region: string; cells: Map<string, Weighed<TableCandidate>> }>()
  for (const one of draft.weighed) {
    const { region, period } = one.candidate
    const key = `${period.year}-${period.month ?? 0}`
    periods.set(key, period)
    const row = rows.get(region.code) ?? { region: region.name, cells: new Map() }
    row.cells.set(key, one)
    rows.set(region.code, row)
  }
  const columns = [...periods].sort(
    ([, one], [, other]) => one.year - other.year || (one.month ?? 0) - (other.month ?? 0),
  )
  return {
    columns: columns.map(([, period]) => periodName(locale, period)),
    rows: [...rows.values()].map((row) => ({
      region: row.region,
      cells: columns.map(([key, period]) => {
        const cell = row.cells.get(key)
        if (!cell) return { column: periodName(locale, period), value: null }
        const { outcome, candidate, doubts } = cell
        return {
          column: periodName(locale, period),
          value: figure(locale, indicator, candidate.value),
          kind: outcome.kind,
          word: locale.t(`series.outcome.${outcome.kind === 'future' ? 'new' : outcome.kind}`, {
            stored: 'stored' in outcome ? figure(locale, indicator, outcome.stored.value) : '',
          }),
          asked: doubts.length > 0,
          marks: candidate.marks,
        }
      }),
    })),
  }
}

function problemRow(locale: Locale, problem: Problem) {
  const { spot, typed, why } = problem
  const ways = 'ways' in problem ? problem.ways : undefined
  return {
    row: String(spot.row),
    column: spot.head === '' ? String(spot.column) : `${spot.column} (${shortened(spot.head)})`,
    typed: shortened(typed),
    reason: locale.t(`series.why.${why}`, {
      one: ways ? locale.number(ways[0]) : '',
      other: ways ? locale.number(ways[1], 3) : '',
    }),
    remedy: locale.t(`series.remedy.${why}`),
  }
}
