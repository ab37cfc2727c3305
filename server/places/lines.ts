import { parse } from 'csv-parse/sync'

/** A line of a pasted table that says something, with its number in what was pasted. */
export type Line = Readonly<{ number: number; cells: readonly string[] }>

/**
 * The lines of a pasted table or a CSV file, cells trimmed; or why it is not read. Here, with the first on the street,
 * because every noun that takes in a table reads its lines the same way.
 */
export function linesOf(
  text: string,
  most: Readonly<{ rows: number; columns: number }>,
): Line[] | 'empty' | 'too_large' | 'not_text' {
  if (text.trim() === '') return 'empty'
  if (text.includes('\0')) return 'not_text'
  let records: { record: string[] }[]
  try {
    records = parse(text.replace(/^\ufeff?(sep=.\r?\n)?/i, ''), {
      delimiter: delimiterOf(text),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 50_000,
      info: true,
    }) as unknown as typeof records
  } catch {
    return 'not_text'
  }
  const lines = records
    .map(({ record }, index) => ({
      number: index + 1,
      cells: record.map((cell) => cell.replace(/\s+/g, ' ').trim()),
    }))
    .filter((line) => line.cells.some((cell) => cell !== ''))
  if (lines.length > most.rows) return 'too_large'
  if (lines.some((line) => line.cells.length > most.columns)) return 'too_large'
  return lines.length === 0 ? 'empty' : lines
}

/** A tab where there is one, for that is how a spreadsheet pastes; else the sign that most lines hold. */
function delimiterOf(text: string): string {
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(text)?.[1]
  if (said) return said
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"\n]*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const holding = (sign: string) => lines.filter((line) => line.includes(sign)).length
  if (holding('\t') > 0) return '\t'
  return holding(';') * 2 > lines.length ? ';' : ','
}
