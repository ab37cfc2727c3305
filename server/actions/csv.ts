import type { Locale, MessageKey } from '../i18n'
import { windowShortName } from '../windows/name'
import type { Window } from '../windows/window'
import type { ExportedAction } from './queries'
import { reportStatus } from './wording'

type Cell = string | number | null
type Facts = Readonly<{ windows: readonly Window[]; today: string }>
type Column = readonly [MessageKey, (row: ExportedAction, locale: Locale, facts: Facts) => Cell]

const columns: readonly Column[] = [
  ['actions.csv.code', (row) => row.code],
  ['actions.csv.year', (row) => String(row.year)],
  ['actions.csv.title', (row) => row.title],
  ['actions.csv.strategy', (row) => String(row.strategyNumber)],
  ['actions.csv.agency', (row) => row.agencyName],
  ['actions.csv.nomenclature', (row) => row.nomenclature],
  ['actions.csv.sub_activity', (row) => row.subActivity],
  ['actions.csv.starts_on', (row) => row.startsOn],
  ['actions.csv.ends_on', (row) => row.endsOn],
  ['actions.csv.places', (row) => row.places],
  ['actions.csv.status', (row, locale) => locale.t(`status.${row.status}`)],
  ['actions.csv.judged', (row, locale) => locale.t(`judged.${row.judged}`)],
  ['actions.csv.judged_money', (row, locale) => locale.t(`judged.${row.judgedMoney}`)],
  ['actions.csv.figure_window', (row, locale, facts) => nameOf(locale, facts, row.figureWindowId)],
  [
    'actions.csv.figure_state',
    (row, locale) => row.figureState && locale.t(`actions.state.${row.figureState}`),
  ],
  ['actions.csv.output', (row) => row.output],
  ['actions.csv.output_target', (row) => row.outputTarget],
  ['actions.csv.output_unit', (row) => row.outputUnit],
  ['actions.csv.beneficiaries', (row) => row.beneficiaries],
  ['actions.csv.beneficiary_target', (row) => row.beneficiaryTarget],
  ['actions.csv.beneficiary_unit', (row) => row.beneficiaryUnit],
  ['actions.csv.realised', (row) => row.realised],
  ['actions.csv.budget', (row) => row.budgetTotal],
  ['actions.csv.window', (row, locale, facts) => nameOf(locale, facts, row.windowId)],
  ['actions.csv.report', (row, locale, facts) => reportOf(row, locale, facts)],
  ['actions.csv.demo', (row, locale) => (row.isDemo ? locale.t('app.demo_mark') : null)],
]

function nameOf(locale: Locale, { windows }: Facts, id: number | null): Cell {
  const window = windows.find((one) => one.id === id)
  return window ? windowShortName(locale, window) : null
}

function reportOf(row: ExportedAction, locale: Locale, { windows, today }: Facts): Cell {
  if (!row.owed) return locale.t('actions.report.not_owed')
  const window = windows.find((one) => one.id === row.windowId)
  return reportStatus(locale, row.reportState, window !== undefined && window.dueOn < today).label
}

/**
 * The list as a file for a spreadsheet: semicolons, a byte order mark, decimals with the language's own sign, an empty
 * cell for what is not known or not reported. Given piece by piece, as the rows come.
 */
export async function* csvOf(
  locale: Locale,
  facts: Facts,
  portions: AsyncIterable<readonly ExportedAction[]>,
): AsyncGenerator<string> {
  yield (
    '\ufeff' +
    line(
      columns.map(([label]) => locale.t(label)),
      locale,
    )
  )
  for await (const rows of portions) {
    yield rows
      .map((row) =>
        line(
          columns.map(([, read]) => read(row, locale, facts)),
          locale,
        ),
      )
      .join('')
  }
}

function line(cells: readonly Cell[], locale: Locale): string {
  return `${cells.map((cell) => cellText(cell, locale)).join(';')}\r\n`
}

function cellText(cell: Cell, locale: Locale): string {
  if (cell === null) return ''
  if (typeof cell === 'number')
    return locale.lang === 'id' ? String(cell).replace('.', ',') : String(cell)
  // A spreadsheet would take a text that begins like a formula for one, and run it.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[";\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
