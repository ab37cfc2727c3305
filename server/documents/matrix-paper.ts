import type { Locale } from '../i18n'
import type { Cell, Column, Paper, Row, TableBlock } from '../papers/paper'
import { constraintText } from '../reports/changes'
import { strategyName, type Strategy } from '../strategies/strategy'
import { framed, partName, sumOf, type Desk } from './desk-paper'
import { lastDayOf, type Subject } from './document'
import type { ProgramRow, Stand } from './queries'

/** What a matrix is made from: the actions of the year, and the windows at whose ends they are looked at. */
export type Matrix = Readonly<{
  subject: Subject
  strategies: readonly Strategy[]
  rows: readonly ProgramRow[]
  /** Whether there is a window that ends with the paper's period; without one nothing was reported. */
  hasWindow: boolean
}>

type Field = Readonly<{
  column: Column
  read: (row: ProgramRow, index: number) => Cell
  /** Whether the column is added up. Only rupiah are: households, persons and units are never one number. */
  sum?: boolean
}>

/** RAT: the actions of a year in the 18 columns of the ministry's form. */
export function programPaper(desk: Desk, matrix: Matrix): Paper {
  const { subject } = matrix
  return framed(desk, {
    subject,
    sheet: 'f4',
    landscape: true,
    lines: [],
    blocks: [
      matrixOf(desk.locale, matrix, planFields(desk.locale), planNotes(desk.locale, matrix)),
    ],
  })
}

/** OPPKPKE: the same with what was realised in each half of the year, 21 columns. The second half holds the first. */
export function semesterPaper(desk: Desk, matrix: Matrix): Paper {
  const { locale } = desk
  const { t } = locale
  const { subject } = matrix
  const second = subject.part === 2
  const money = (key: string, label: string, read: Field['read']): Field => ({
    column: { key, label, group: t('matrix.realised'), kind: 'rupiah', width: 17 },
    read,
    sum: true,
  })
  const fields = [
    ...planFields(locale),
    money('first', t('matrix.first_half'), (row) =>
      second ? realised(row.before) : realised(row.now),
    ),
    money('second', t('matrix.second_half'), (row) => (second ? periodOf(row, 'realised') : null)),
    money('total', t('matrix.total'), (row) => realised(row.now)),
  ]
  return framed(desk, {
    subject,
    sheet: 'f4',
    landscape: true,
    lines: [t('matrix.up_to', { day: locale.day(lastDayOf(subject)) })],
    blocks: [
      matrixOf(locale, matrix, fields, [
        ...reportNotes(locale, matrix),
        ...(second ? [t('matrix.note_halves')] : []),
        ...planNotes(locale, matrix),
      ]),
    ],
  })
}

/** Program and budget of a quarter: what was aimed at, what was reached up to now and in the quarter, and the obstacle. */
export function quarterPaper(desk: Desk, matrix: Matrix): Paper {
  return framed(desk, {
    subject: matrix.subject,
    sheet: 'f4',
    landscape: true,
    lines: [desk.locale.t('matrix.up_to', { day: desk.locale.day(lastDayOf(matrix.subject)) })],
    blocks: [quarterTable(desk.locale, matrix)],
  })
}

/** The same of one agency, with what it owed and told. */
export function agencyPaper(desk: Desk, matrix: Matrix): Paper {
  const { locale } = desk
  const { t } = locale
  const { subject, rows } = matrix
  const owed = rows.filter((row) => row.now?.owed)
  const count = (...states: readonly string[]) =>
    owed.filter((row) => states.includes(row.now?.reportState ?? '')).length
  const money = (amount: number | null) =>
    amount === null ? t('figure.unknown') : locale.rupiah(amount)
  return framed(desk, {
    subject,
    sheet: 'f4',
    landscape: true,
    lines: [t('matrix.up_to', { day: locale.day(lastDayOf(subject)) })],
    blocks: [
      {
        kind: 'facts',
        rows: [
          [t('matrix.actions'), locale.number(rows.length)],
          [t('matrix.budget'), money(sumOf(rows, (row) => row.budget))],
          [t('matrix.spent'), money(sumOf(rows, (row) => realised(row.now)))],
          [
            t('matrix.reports'),
            t('matrix.reports_told', {
              owed: owed.length,
              verified: count('verified'),
              sent: count('sent'),
              returned: count('returned'),
              missing: count('none', 'draft'),
            }),
          ],
        ],
      },
      quarterTable(locale, matrix),
    ],
  })
}

function quarterTable(locale: Locale, matrix: Matrix): TableBlock {
  const { t } = locale
  const part = partName(locale, matrix.subject)
  const upTo = t('matrix.to_quarter', { part })
  const within = t('matrix.in_quarter', { part })
  const [output, reached, money] = [t('matrix.output'), t('matrix.reached'), t('matrix.money')]
  const column = (
    key: string,
    label: string,
    kind: Column['kind'],
    width: number,
    read: Field['read'],
    more: Readonly<{ group?: string; sum?: boolean }> = {},
  ): Field => ({
    column: { key, label, kind, width, group: more.group },
    read,
    ...(more.sum && { sum: true }),
  })
  const agency = column('agency', t('matrix.agency'), 'text', 16, (row) => row.agencyShort)
  const fields: Field[] = [
    column('no', t('matrix.no'), 'number', 5, (_, index) => index + 1),
    column('title', t('matrix.action'), 'text', 34, (row) => `${row.title} (${row.code})`),
    // The sheet of an agency names it once, above.
    ...(matrix.subject.agency ? [] : [agency]),
    column('unit', t('matrix.unit'), 'text', 9, (row) => row.outputUnit, { group: output }),
    column('target', t('matrix.target'), 'number', 9, (row) => row.outputTarget, { group: output }),
    column('output', upTo, 'number', 9, (row) => row.now?.output ?? null, { group: output }),
    column('output_now', within, 'number', 9, (row) => periodOf(row, 'output'), { group: output }),
    column('reached_unit', t('matrix.unit'), 'text', 8, (row) => row.beneficiaryUnit, {
      group: reached,
    }),
    column('reached', upTo, 'number', 9, (row) => row.now?.beneficiaries ?? null, {
      group: reached,
    }),
    column('budget', t('matrix.budget'), 'rupiah', 17, (row) => row.budget, {
      group: money,
      sum: true,
    }),
    column('realised', upTo, 'rupiah', 17, (row) => realised(row.now), { group: money, sum: true }),
    column('realised_now', within, 'rupiah', 17, (row) => periodOf(row, 'realised'), {
      group: money,
      sum: true,
    }),
    column('share', t('matrix.share'), 'percent', 9, (row) => spentOf(row), { group: money }),
    column('judged', t('matrix.judged'), 'text', 12, (row) =>
      t(`judged.${row.now?.judged ?? 'unjudged'}`),
    ),
    column('report', t('matrix.report'), 'text', 13, (row) => reportWord(locale, row.now)),
    column('constraint', t('matrix.constraint'), 'text', 22, (row) => constraintOf(locale, row)),
  ]
  return matrixOf(locale, matrix, fields, [
    ...reportNotes(locale, matrix),
    t('matrix.note_period'),
    ...budgetNotes(locale, matrix),
  ])
}

/** The part of its budget that an action has spent; null where either is not known. */
export function spentOf({ budget, now }: Pick<ProgramRow, 'budget' | 'now'>): number | null {
  const spent = realised(now)
  return budget && spent !== null ? spent / budget : null
}

/** The 18 columns of the plan. */
function planFields(locale: Locale): Field[] {
  const { t } = locale
  const kind = t('matrix.activity_kind')
  const text = (key: string, label: string, width: number, read: Field['read']): Field => ({
    column: { key, label, kind: 'text', width },
    read,
  })
  const tick = (key: ProgramRow['activityKind'], label: string): Field => ({
    column: { key, label, group: kind, kind: 'text', width: 10 },
    // Not blank, which would be drawn as unknown.
    read: (row) => (row.activityKind === key ? '√' : ' '),
  })
  return [
    {
      column: { key: 'no', label: t('matrix.no'), kind: 'number', width: 5 },
      read: (_, at) => at + 1,
    },
    text('strategy', t('matrix.strategy'), 10, (row) => String(row.strategy)),
    text('agency', t('matrix.agency_long'), 18, (row) => row.agency),
    text('code', t('matrix.code'), 14, (row) => row.nomenclature),
    text('program', t('matrix.program'), 20, (row) => row.program),
    text('activity', t('matrix.activity'), 22, (row) => row.activity),
    text('title', t('matrix.sub_activity'), 26, (row) =>
      row.subActivity && row.subActivity !== row.title
        ? `${row.subActivity}\n(${row.title})`
        : row.title,
    ),
    tick('direct', t('matrix.direct')),
    tick('indirect', t('matrix.indirect')),
    tick('support', t('matrix.support')),
    {
      column: { key: 'budget', label: t('matrix.allocation'), kind: 'rupiah', width: 17 },
      read: (row) => row.budget,
      sum: true,
    },
    text('fund', t('matrix.fund'), 13, (row) =>
      row.funds.map(({ fund }) => t(`fund.${fund}`)).join(', '),
    ),
    text('aid_nature', t('matrix.aid_nature'), 12, (row) => row.aidNature),
    text('places', t('matrix.places'), 17, (row) => placesOf(locale, row.places)),
    text('target', t('matrix.people'), 11, (row) =>
      row.beneficiaryTarget === null
        ? null
        : `${locale.number(row.beneficiaryTarget)} ${row.beneficiaryUnit ?? ''}`.trim(),
    ),
    text('benefit', t('matrix.benefit'), 13, (row) => row.benefitSize),
    text('aid_kind', t('matrix.aid_kind'), 12, (row) => row.aidKind),
    text('duration', t('matrix.duration'), 12, (row) => row.benefitDuration),
  ]
}

/** More places than a cell can name are counted. */
const mostPlaces = 5
function placesOf(locale: Locale, places: readonly string[]): Cell {
  if (places.length === 0) return null
  if (places.length <= mostPlaces) return places.join(', ')
  const all = places.every((place) => place.startsWith('Kec. '))
  return locale.t(all ? 'matrix.n_districts' : 'matrix.n_places', { n: places.length })
}

/** The rows by strategy, each with its sum, and the sum of all. */
function matrixOf(
  locale: Locale,
  { subject, strategies, rows }: Matrix,
  fields: readonly Field[],
  notes: readonly string[],
): TableBlock {
  const { t } = locale
  const totals = (
    key: string,
    kind: 'subtotal' | 'total',
    label: string,
    of: readonly ProgramRow[],
  ) =>
    ({
      kind,
      key,
      cells: fields.map(({ column, read, sum }) =>
        column.key === 'title' ? label : sum ? sumOf(of, (row) => numberOf(read(row, 0))) : null,
      ),
    }) as const
  let index = 0
  const parts = strategies.flatMap((strategy): Row[] => {
    const own = rows.filter((row) => row.strategy === strategy.number)
    if (own.length === 0) return []
    const { number } = strategy
    return [
      {
        kind: 'band',
        key: `strategy-${number}`,
        text: t('strategy.full', {
          number: String(number),
          name: strategyName(strategy, locale.lang),
        }),
      },
      ...own.map((row): Row => {
        const cells = fields.map(({ read }) => read(row, index))
        index += 1
        return { kind: 'row', key: row.code, cells }
      }),
      totals(`sum-${number}`, 'subtotal', t('matrix.sum_of', { number: String(number) }), own),
    ]
  })
  return {
    kind: 'table',
    key: subject.kind,
    caption: '',
    name: t(`document.short.${subject.kind}`),
    columns: fields.map((field) => field.column),
    numbered: true,
    rows: [...parts, totals('total', 'total', t('matrix.sum'), rows)],
    notes: [
      ...notes,
      t('matrix.note_blank'),
      ...(rows.some((row) => row.isDemo) ? [t('matrix.note_demo')] : []),
    ],
  }
}

function numberOf(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : null
}

/** Cumulative rupiah; null: not reported. */
export function realised(stand: Stand | null): number | null {
  return stand?.realised ?? null
}

/**
 * What was reached within the period alone: the cumulative figure less the one at the period's start. Null where nothing
 * was reported within it, and where the earlier figure is missing though it was owed: the two cannot be told apart then.
 */
export function periodOf(
  { before, now }: Pick<ProgramRow, 'before' | 'now'>,
  measure: 'realised' | 'output',
): number | null {
  const latest = now?.[measure] ?? null
  if (now === null || latest === null) return null
  if (before === null) return latest
  if (before.figureWindowId === now.figureWindowId) return null
  const earlier = before[measure]
  if (earlier === null) return before.owed ? null : latest
  return Math.round((latest - earlier) * 100) / 100
}

/** What became of the report that was owed at the end of the period. */
function reportWord(locale: Locale, now: Stand | null): Cell {
  if (now === null) return null
  return now.owed
    ? locale.t(`actions.report.${now.reportState}`)
    : locale.t('actions.report.not_owed')
}

/** The obstacle of the last report, or why the action was delayed or cancelled. */
export function constraintOf(locale: Locale, { now, statusReason, status }: ProgramRow): Cell {
  if (status === 'delayed' || status === 'cancelled') return statusReason
  if (!now || now.constraintCode === null) return null
  return [constraintText(locale, now.constraintCode), now.constraintText].filter(Boolean).join(': ')
}

/** Whose word the realised money is, and how many did not tell. */
function reportNotes(locale: Locale, { subject, rows, hasWindow }: Matrix): string[] {
  const { t } = locale
  if (!hasWindow) return [t('matrix.note_no_window', { day: locale.day(lastDayOf(subject)) })]
  const told = rows.filter((row) => realised(row.now) !== null)
  const verified = told.filter((row) => row.now?.figureState === 'verified')
  return [
    t('matrix.note_reported', {
      day: locale.day(lastDayOf(subject)),
      told: told.length,
      all: rows.length,
      verified: verified.length,
      sum: locale.rupiah(sumOf(verified, (row) => realised(row.now)) ?? 0),
    }),
  ]
}

function planNotes(locale: Locale, matrix: Matrix): string[] {
  return [...budgetNotes(locale, matrix), locale.t('matrix.note_tick')]
}

function budgetNotes({ t }: Locale, { rows }: Matrix): string[] {
  const unknown = rows.filter((row) => row.budget === null).length
  return [unknown ? t('matrix.note_budget_unknown', { n: unknown }) : t('matrix.note_budget')]
}
