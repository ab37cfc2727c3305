import type { Locale } from '../i18n'
import type { Cell, Column, Row } from '../papers/paper'

/**
 * A table as a file for a spreadsheet: semicolons, a byte order mark, decimals with the language's own sign, an empty
 * cell for what is not known or not reported. Given piece by piece, as the rows come.
 */
export async function* csvOf(
  locale: Locale,
  columns: readonly Column[],
  portions: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  const line = (cells: readonly Cell[]) =>
    `${cells.map((cell) => cellText(cell, locale)).join(';')}\r\n`
  yield `\ufeff${line(columns.map((column) => column.label))}`
  for await (const rows of portions) {
    yield rows.map((row) => line(row.kind === 'band' ? [row.text] : row.cells)).join('')
  }
}

function cellText(cell: Cell, locale: Locale): string {
  if (cell === null) return ''
  if (typeof cell === 'number')
    return locale.lang === 'id' ? String(cell).replace('.', ',') : String(cell)
  // A spreadsheet would take a text that begins like a formula for one, and run it.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[";\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
