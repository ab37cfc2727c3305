import { exportTools, type ListColumn } from '../http/files'
import type { Page } from '../http/page'
import { pager } from '../http/pager'
import type { Viewer } from '../http/viewer'
import { dayOf, type Day, type Locale, type MessageKey } from '../i18n'
import { can } from '../policy'
import { daysOpen, daysOverdue, type Decision, type Tally } from './decision'
import { hrefOf } from './filter'
import {
  decisionScopes,
  decisionSorts,
  decisionsPerPage,
  type DecisionFilter,
  type DecisionSort,
} from './scope'
import { cardsOf, dayOfAnswer, placeName, standingOf } from './wording'

export type Ledger = Readonly<{
  filter: DecisionFilter
  rows: readonly Decision[]
  found: number
  tally: Tally
  owners: readonly Readonly<{ code: string; name: string }>[]
}>

export function ledgerPage(viewer: Viewer, ledger: Ledger): Page & Record<string, unknown> {
  const { locale, user } = viewer
  const { t } = locale
  const { filter, rows, found } = ledger
  return {
    title: t('decisions.title'),
    lead: t('decisions.lead'),
    tools: [
      ...(can(user, 'decision.export')
        ? exportTools(locale, (format) => hrefOf(filter, { page: '' }, `/decisions.${format}`))
        : []),
      ...(can(user, 'decision.make')
        ? [{ href: '/decisions/new', label: t('decisions.new'), icon: 'plus', primary: true }]
        : []),
    ],
    tally: tallyFigures(locale, ledger),
    fields: filterFields(viewer, ledger),
    hidden: filter.meeting === null ? [] : [{ name: 'meeting', value: filter.meeting }],
    sentence: filterSentence(locale, ledger),
    empty: rows.length === 0 ? { text: t('decisions.none') } : null,
    columns: columns.map((column) => headOf(locale, filter, column)),
    rows: rows.map((row) => printRow(locale, filter.today, row)),
    pager: found === 0 ? null : pagerOf(locale, ledger),
    rule: t('decisions.rule'),
  }
}

/** One line for the chair, each figure with the list behind it. */
function tallyFigures(locale: Locale, { filter, tally }: Ledger) {
  const { t } = locale
  const to = (state: string) => hrefOf(filter, { state, page: '' })
  return [
    {
      label: t('decisions.tally.made'),
      value: locale.number(tally.made),
      note:
        tally.cancelled > 0 ? t('decisions.tally.cancelled_n', { n: tally.cancelled }) : undefined,
      href: to('all'),
    },
    {
      label: t('decisions.tally.on_time'),
      value: locale.number(tally.onTime),
      href: to('fulfilled'),
    },
    { label: t('decisions.tally.late'), value: locale.number(tally.late), href: to('fulfilled') },
    {
      label: t('decisions.tally.unfinished'),
      value: locale.number(tally.unfinished),
      note:
        tally.overdue > 0
          ? t('decisions.tally.overdue_n', { n: tally.overdue })
          : t('decisions.tally.none_overdue'),
      href: to(tally.overdue > 0 ? 'overdue' : ''),
    },
  ]
}

type Asked = Pick<Ledger, 'filter' | 'found' | 'owners' | 'rows'>

/** What the ledger is narrowed to, as a sentence: above the list, and in its file. */
export function filterSentence(locale: Locale, { filter, found, owners, rows }: Asked): string {
  const { t } = locale
  return [
    filter.scope === 'all'
      ? t('decisions.found_all', { n: found })
      : t('decisions.found', { n: found, state: t(`decisions.scope.${filter.scope}`) }),
    ...(filter.agency
      ? [owners.find((one) => one.code === filter.agency)?.name ?? filter.agency]
      : []),
    ...(filter.mine ? [t('decisions.by_mine')] : []),
    ...(filter.meeting === null ? [] : [rows[0]?.meetingTitle ?? t('decisions.by_meeting')]),
    ...(filter.q ? [t('decisions.by_words', { q: filter.q })] : []),
  ].join(' · ')
}

function filterFields({ locale, user }: Viewer, { filter, owners }: Ledger) {
  const { t } = locale
  const options = (
    chosen: string,
    choices: readonly Readonly<{ value: string; label: string }>[],
  ) => choices.map((choice) => ({ ...choice, selected: choice.value === chosen }))
  return [
    {
      id: 'q',
      name: 'q',
      type: 'search',
      label: t('actions.field.q'),
      hint: t('decisions.field.q_hint'),
      value: filter.q,
      maxlength: 120,
    },
    {
      id: 'state',
      name: 'state',
      label: t('decisions.field.state'),
      options: options(
        filter.scope,
        decisionScopes.map((value) => ({ value, label: t(`decisions.scope.${value}`) })),
      ),
    },
    {
      id: 'agency',
      name: 'agency',
      label: t('decisions.field.agency'),
      options: options(filter.agency ?? '', [
        { value: '', label: t('form.all') },
        ...owners.map((owner) => ({ value: owner.code, label: owner.name })),
      ]),
    },
    ...(user.agencyId === null
      ? []
      : [
          {
            id: 'mine',
            name: 'mine',
            label: t('actions.field.mine'),
            options: options(filter.mine ? '1' : '', [
              { value: '', label: t('form.all') },
              { value: '1', label: t('decisions.by_mine') },
            ]),
          },
        ]),
    {
      id: 'sort',
      name: 'sort',
      label: t('decisions.field.sort'),
      options: options(`${filter.reversed ? '-' : ''}${filter.sort}`, [
        ...(filter.reversed
          ? [
              {
                value: `-${filter.sort}`,
                label: t('decisions.sort_reversed', { order: t(`decisions.sort.${filter.sort}`) }),
              },
            ]
          : []),
        ...decisionSorts.map((value) => ({ value, label: t(`decisions.sort.${value}`) })),
      ]),
    },
  ]
}

type Head = Readonly<{ label: MessageKey; sort?: DecisionSort }>
const columns: readonly Head[] = [
  { label: 'decisions.column.decision', sort: 'code' },
  { label: 'decision.field.agency', sort: 'agency' },
  { label: 'decision.field.due_on', sort: 'due' },
  { label: 'decisions.column.state' },
  { label: 'decision.field.age', sort: 'age' },
  { label: 'decision.field.carried', sort: 'carried' },
]

function headOf(locale: Locale, filter: DecisionFilter, { label, sort }: Head) {
  const current = sort !== undefined && sort === filter.sort
  return {
    label: locale.t(label),
    href: sort
      ? hrefOf(filter, { sort: current && !filter.reversed ? `-${sort}` : sort, page: '' })
      : null,
    order: current ? ((sort === 'carried') !== filter.reversed ? 'descending' : 'ascending') : null,
  }
}

function printRow(locale: Locale, today: Day, row: Decision) {
  const { t } = locale
  return {
    href: `/decisions/${row.code}`,
    code: row.code,
    text: row.text,
    cards: cardsOf(locale, row),
    agency: row.agencyName,
    due: locale.dayShort(row.dueOn),
    age: t('decision.n_days', { n: daysOpen(row, today) }),
    carried: row.carried > 0 ? `× ${row.carried}` : '–',
    meeting: row.meetingHeldOn ? locale.dayShort(row.meetingHeldOn) : null,
    demo: row.isDemo,
    ...standingOf(locale, row, today),
  }
}

function pagerOf(locale: Locale, { filter, found, rows }: Ledger) {
  const last = Math.max(1, Math.ceil(found / decisionsPerPage))
  const { page } = filter
  const from = (page - 1) * decisionsPerPage + 1
  return pager(locale, {
    summary: locale.t('decisions.shown', {
      from: rows.length === 0 ? 0 : from,
      to: rows.length === 0 ? 0 : from + rows.length - 1,
      n: found,
    }),
    page,
    last,
    href: (number) => hrefOf(filter, { page: number === 1 ? '' : number }),
    near: 1,
  })
}

/** What the ledger's file shows, with the answer and its days. */
export const decisionColumns = (today: Day): ListColumn<Decision>[] => [
  ['decisions.csv.code', 'text', 13, (row) => row.code],
  ['decision.field.text', 'text', 60, (row) => row.text],
  ['decision.field.agency', 'text', 30, (row) => row.agencyName],
  ['decision.field.decided_on', 'day', 12, (row) => row.decidedOn],
  ['decision.field.due_on', 'day', 12, (row) => row.dueOn],
  ['decisions.column.state', 'text', 14, (row, locale) => locale.t(`decision.state.${row.state}`)],
  ['decisions.csv.age', 'number', 10, (row) => daysOpen(row, today)],
  ['decisions.csv.overdue', 'number', 10, (row) => daysOverdue(row, today)],
  ['decision.field.carried', 'number', 10, (row) => row.carried],
  ['decision.field.meeting', 'text', 30, (row) => row.meetingTitle],
  ['decision.field.action', 'text', 14, (row) => row.actionCode],
  ['decision.field.indicator', 'text', 14, (row) => row.indicatorCode],
  ['decision.field.place', 'text', 24, (row) => placeName(row) || null],
  ['decision.field.answer', 'text', 60, (row) => row.answer],
  ['decisions.csv.answered_on', 'day', 12, (row) => dayOfAnswer(row)],
  ['decision.field.remark', 'text', 40, (row) => row.remark],
  ['decisions.csv.closed_on', 'day', 12, (row) => (row.closedAt ? dayOf(row.closedAt) : null)],
]
