import { dayOf, type Locale, type MessageKey } from '../i18n'
import type { Column, Row } from '../papers/paper'
import { windowName, windowShortName } from '../windows/name'
import type { Window } from '../windows/window'
import { flagsOf } from './flags'
import type { QueueFilter, QueueRow } from './queue-queries'
import { ownFigures } from './report'

type Cell = string | number | null
type Exported = readonly [
  label: MessageKey,
  kind: Column['kind'],
  width: number,
  read: (row: QueueRow, locale: Locale) => Cell,
]

const own = (row: QueueRow) => ownFigures(row, row.previous)

// What the queue shows, each figure in a column of its own: cumulative, and beside it the period's own.
const exported: readonly Exported[] = [
  ['reports.csv.code', 'text', 13, (row) => row.actionCode],
  ['reports.action', 'text', 48, (row) => row.title],
  ['reports.strategy', 'text', 10, (row) => String(row.strategyNumber)],
  ['reports.agency', 'text', 20, (row) => row.agencyShortName],
  ['reports.window', 'text', 14, (row, locale) => windowShortName(locale, row.window)],
  ['reports.state', 'text', 14, (row, locale) => locale.t(`report.state.${row.state}`)],
  ['reports.sent_at', 'day', 12, (row) => dayOf(row.sentAt)],
  ['reports.csv.version', 'number', 9, (row) => row.timesSent],
  ['report.field.output', 'number', 14, (row) => row.output],
  ['reports.csv.output_own', 'number', 14, (row) => own(row).output],
  ['reports.csv.output_unit', 'text', 14, (row) => row.outputUnit],
  ['report.field.beneficiaries', 'number', 14, (row) => row.beneficiaries],
  ['reports.csv.beneficiaries_own', 'number', 14, (row) => own(row).beneficiaries],
  ['reports.csv.beneficiary_unit', 'text', 14, (row) => row.beneficiaryUnit],
  ['reports.csv.money', 'rupiah', 18, (row) => row.realised],
  ['reports.csv.money_own', 'rupiah', 18, (row) => own(row).realised],
  ['reports.csv.evidence', 'number', 9, (row) => row.evidenceCount],
  ['reports.flags', 'text', 40, (row, locale) => flagWords(row, locale)],
  [
    'actions.csv.demo',
    'text',
    10,
    (row, locale) => (row.isDemo ? locale.t('app.demo_mark') : null),
  ],
]

function flagWords(row: QueueRow, locale: Locale): string | null {
  const words = flagsOf(row).map((flag) => {
    const word = locale.t(`report.flag.${flag}`)
    return row.answered.includes(flag) ? locale.t('reports.flag_answered', { flag: word }) : word
  })
  return words.join('; ') || null
}

export function queueColumns(locale: Locale): Column[] {
  return exported.map(([label, kind, width]) => ({
    key: label,
    label: locale.t(label),
    kind,
    width,
  }))
}

export async function* queueRows(
  locale: Locale,
  portions: AsyncIterable<readonly QueueRow[]>,
): AsyncGenerator<Row[]> {
  for await (const portion of portions) {
    yield portion.map((row) => ({
      kind: 'row',
      key: `${row.actionCode}/${row.window.code}`,
      cells: exported.map(([, , , read]) => read(row, locale)),
    }))
  }
}

/** What the queue is narrowed to, as a sentence. */
export function queueSentence(
  locale: Locale,
  facts: Readonly<{
    filter: QueueFilter
    total: number
    windows: readonly Window[]
    agencies: readonly Readonly<{ code: string; shortName: string }>[]
  }>,
): string {
  const { filter, total, windows, agencies } = facts
  const window = windows.find((one) => one.code === filter.window)
  const agency = agencies.find((one) => one.code === filter.agency)
  return [
    locale.t('reports.csv.found', { n: total, state: locale.t(`report.state.${filter.state}`) }),
    ...(filter.window ? [window ? windowName(locale, window) : filter.window] : []),
    ...(filter.agency ? [agency?.shortName ?? filter.agency] : []),
    ...(filter.strategy ? [locale.t('strategy.short', { number: filter.strategy })] : []),
  ].join(' · ')
}
