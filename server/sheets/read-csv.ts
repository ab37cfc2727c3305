import { parse } from 'csv-parse'
import {
  mostCellText,
  mostColumns,
  type ReadBook,
  type ReadCell,
  type ReadLimits,
  type ReadRow,
} from './cell'

/** Reads comma, semicolon or tab separated text, in UTF-8, UTF-16 or what Windows wrote before. */
export async function readCsv(bytes: Buffer, limits: ReadLimits): Promise<ReadBook> {
  const text = textOf(bytes)
  if (text === null) return { ok: false, trouble: 'not_a_table' }
  const parser = parse(text, {
    delimiter: delimiterOf(text),
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 400_000,
    info: true,
  })
  const rows: ReadRow[] = []
  let number = 0
  let more = false
  for await (const { record } of parser as AsyncIterable<{ record: string[] }>) {
    number += 1
    const cells = record.slice(0, mostColumns).map(cellOf)
    if (!cells.some((cell) => cell !== undefined)) continue
    if (rows.length === limits.rows) {
      more = true
      break
    }
    rows.push({ number, hidden: false, cells })
  }
  if (rows.length === 0) return { ok: false, trouble: 'empty' }
  return { ok: true, macros: false, sheets: [{ name: 'CSV', hidden: false, rows, more }] }
}

function cellOf(typed: string): ReadCell | undefined {
  // An apostrophe is how exports keep a text from being taken for a formula.
  const text = typed
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
    .slice(0, mostCellText)
  return text === '' ? undefined : { text }
}

function textOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le')
  if (bytes.subarray(0, 4096).includes(0)) return null
  const utf8 = bytes.toString('utf8')
  return utf8.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : utf8
}

/** The sign that the first lines hold most often, outside of quotes. Excel's own "sep=;" line decides. */
function delimiterOf(text: string): string {
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(text)?.[1]
  if (said) return said
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const counts = [';', '\t', ','].map((sign) => ({ sign, n: head.split(sign).length }))
  return counts.reduce((best, one) => (one.n > best.n ? one : best)).sign
}
