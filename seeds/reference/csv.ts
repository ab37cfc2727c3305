import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../server/root'

/** One line of a reference file by the names of its columns; every value is text, a blank is ''. */
export type Line<Column extends string> = Readonly<Record<Column, string>>

/** The lines of a file under seeds/data. Throws when a column is missing: the file and the code go together. */
export function readLines<Column extends string>(
  file: string,
  columns: readonly Column[],
): Line<Column>[] {
  const text = readFileSync(join(projectRoot, 'seeds', 'data', file), 'utf8')
  const lines: Record<string, string>[] = parse(text, { columns: true, skip_empty_lines: true })
  const missing = columns.filter((column) => !(column in (lines[0] ?? {})))
  if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(', ')}.`)
  return lines as Line<Column>[]
}
