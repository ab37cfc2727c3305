import type { ListColumn } from '../http/files'
import { dayOf, type Locale } from '../i18n'
import { windowName, windowShortName } from '../windows/name'
import type { Window } from '../windows/window'
import { flagsOf } from './flags'
import type { QueueFilter, QueueRow } from './queue-queries'
import { ownFigures } from './report'

const own = (row: QueueRow) => ownFigures(row, row.previous)

// What the queue shows, each figure in a column of its own: cumulative, and beside it the period's own.
export const queueColumns: readonly ListColumn<QueueRow>[] = [
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
