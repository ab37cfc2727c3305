import { PassThrough, type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type * as ExcelJs from 'exceljs'
import { headRows, isNumeric, printable, type Cell, type Column, type Row } from '../papers/paper'

/** A file for a spreadsheet: one or more tables, and a last sheet that says what this is. */
export type Book = Readonly<{
  sheets: readonly Sheet[]
  /** What, when, by whom, under which filter: printed on the last sheet. */
  about: Readonly<{ name: string; rows: readonly (readonly [label: string, value: string])[] }>
  /** When it was made; kept in the file. */
  at: Date
}>

export type Sheet = Readonly<{
  /** For its tab. */
  name: string
  /** Lines above the headings. Without them the headings are the first row, as whoever reads the file back expects. */
  title?: readonly string[] | undefined
  columns: readonly Column[]
  /** Whether a row 1, 2, 3 … stands under the headings. */
  numbered?: boolean | undefined
  rows: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>
  notes?: readonly string[] | undefined
  /** How it is printed. */
  paper?: 'a4' | 'f4' | undefined
  landscape?: boolean | undefined
}>

/** The most that one cell of a spreadsheet holds. */
const longest = 32_767
const shade = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const
const hairline = { style: 'thin', color: { argb: 'FFB8C0CA' } } as const
const border = { top: hairline, bottom: hairline, left: hairline, right: hairline } as const

/** Writes the book into `out` row by row, and ends it. Gives up quietly when whoever reads has left. */
export async function pourBook(book: Book, out: Writable): Promise<void> {
  const { stream } = require('exceljs') as typeof ExcelJs
  const workbook = new stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  workbook.creator = 'Tuntas'
  workbook.lastModifiedBy = 'Tuntas'
  workbook.created = book.at
  workbook.modified = book.at
  const gone = new Promise<void>((resolve) => out.once('close', resolve))
  const names = new Set<string>()
  for (const sheet of book.sheets) {
    const worksheet = workbook.addWorksheet(tabName(sheet.name, names), {
      pageSetup: {
        // 14 is Folio, 215.9 × 330.2 mm: what Indonesian offices call F4.
        paperSize: (sheet.paper === 'f4' ? 14 : 9) as 9,
        orientation: sheet.landscape ? 'landscape' : 'portrait',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: { left: 0.5, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
      },
      views: [{ state: 'frozen', ySplit: headEnd(sheet), xSplit: 0 }],
      headerFooter: { oddFooter: '&L&8&A&R&8&P / &N' },
    })
    await writeSheet(worksheet, sheet, () => out.destroyed)
    if (out.destroyed) return
    worksheet.commit()
  }
  const about = workbook.addWorksheet(tabName(book.about.name, names))
  about.columns = [{ width: 28 }, { width: 90 }]
  for (const [label, value] of book.about.rows) {
    const row = about.addRow([textOf(label), textOf(value)])
    row.getCell(1).font = { bold: true }
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' }
    row.getCell(2).numFmt = '@'
    setHeight(row, linesOf(value, 90))
    row.commit()
  }
  about.commit()
  await Promise.race([workbook.commit(), gone])
}

/** The same as bytes, for a file that is kept. */
export async function writeBook(book: Book): Promise<Buffer> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), pourBook(book, out)])
  return bytes
}

/** The last row of the headings. */
function headEnd({ title = [], columns, numbered = false }: Sheet): number {
  return title.length + headRows(columns).length + (numbered ? 1 : 0)
}

async function writeSheet(
  worksheet: ExcelJs.Worksheet,
  sheet: Sheet,
  left: () => boolean,
): Promise<void> {
  const { columns, title = [], numbered = false, notes = [] } = sheet
  const heads = headRows(columns)
  const end = headEnd(sheet)
  worksheet.columns = columns.map((column) => ({ width: widthOf(column) }))
  worksheet.pageSetup.printTitlesRow = `${title.length + 1}:${end}`

  for (const [index, line] of title.entries()) {
    const row = worksheet.addRow([textOf(line)])
    row.getCell(1).font = { bold: true, size: index === 0 ? 13 : 11 }
    row.commit()
  }
  const headStyle: Partial<ExcelJs.Style> = {
    font: { bold: true },
    fill: shade('FFE9EDF1'),
    border,
    alignment: { wrapText: true, vertical: 'middle', horizontal: 'center' },
  }
  // All headings before any of them is let go: a heading that reaches down touches the next row.
  const headings = heads.map(() => worksheet.addRow(columns.map(() => '')))
  for (const [index, cells] of heads.entries()) {
    const row = headings[index] as ExcelJs.Row
    for (let at = 1; at <= columns.length; at += 1) Object.assign(row.getCell(at), headStyle)
    for (const { label, across, down, column } of cells) {
      row.getCell(column + 1).value = textOf(label)
      if (across > 1 || down > 1) {
        const from = title.length + index + 1
        worksheet.mergeCells(from, column + 1, from + down - 1, column + across)
      }
    }
  }
  for (const [index, row] of headings.entries()) {
    const lines = (heads[index] ?? []).map(({ label, across, down, column }) => {
      const widths = columns.slice(column, column + across).map(widthOf)
      // Bold letters are wider.
      return linesOf(label, widths.reduce((sum, one) => sum + one, 0) * 0.85) / down
    })
    setHeight(row, Math.ceil(Math.max(...lines, 1)))
    row.commit()
  }
  if (numbered) {
    const row = worksheet.addRow(columns.map((_, at) => at + 1))
    for (let at = 1; at <= columns.length; at += 1) Object.assign(row.getCell(at), headStyle)
    row.commit()
  }
  worksheet.autoFilter = {
    from: { row: end, column: 1 },
    to: { row: end, column: columns.length },
  }
  for await (const rows of sheet.rows) {
    if (left()) return
    for (const row of rows) writeRow(worksheet, columns, row)
  }
  if (notes.length) worksheet.addRow([]).commit()
  for (const note of notes) {
    const row = worksheet.addRow([textOf(note)])
    row.getCell(1).font = { italic: true, size: 9, color: { argb: 'FF4E5B6A' } }
    row.commit()
  }
}

function writeRow(worksheet: ExcelJs.Worksheet, columns: readonly Column[], row: Row): void {
  if (row.kind === 'band') {
    const added = worksheet.addRow([textOf(row.text)])
    added.getCell(1).font = { bold: true }
    for (let at = 1; at <= columns.length; at += 1) added.getCell(at).fill = shade('FFF4F6F8')
    added.commit()
    return
  }
  const added = worksheet.addRow([])
  let lines = 1
  row.cells.forEach((cell, at) => {
    const column = columns[at] as Column
    const target = added.getCell(at + 1)
    target.value = valueOf(column, cell)
    target.numFmt = formatOf(column, cell)
    target.border = border
    target.alignment = isNumeric(column)
      ? { vertical: 'top', horizontal: 'right' }
      : { vertical: 'top', wrapText: wraps(column) }
    if (typeof cell === 'string' && wraps(column))
      lines = Math.max(lines, linesOf(cell, widthOf(column)))
    if (row.kind !== 'row') {
      target.font = { bold: true }
      target.fill = shade(row.kind === 'total' ? 'FFE9EDF1' : 'FFF4F6F8')
    }
  })
  setHeight(added, lines)
  added.commit()
}

const widthOf = ({ width }: Column) => Math.min(Math.max(width, 6), 60)
const wraps = ({ kind }: Column) => kind === 'text'

/** How many lines a text takes in a cell of so many letters, broken between words. */
function linesOf(text: string, width: number): number {
  if (text.length <= width && !text.includes('\n')) return 1
  let lines = 0
  for (const paragraph of text.slice(0, 4000).split('\n')) {
    let room = 0
    lines += 1
    for (const word of paragraph.split(' ')) {
      if (room > 0 && room + word.length > width) {
        lines += 1
        room = 0
      }
      lines += Math.max(0, Math.ceil(word.length / width) - 1)
      room += (word.length % Math.ceil(width)) + 1
    }
  }
  return lines
}

/** Not every program finds the height of a row by itself; 409 points are the most it can have. */
function setHeight(row: ExcelJs.Row, lines: number): void {
  if (lines > 1) row.height = Math.min(lines * 15, 409)
}

// A text is written as text in a cell formatted as text: a beginning that looks like a formula stays what it is, also
// when someone edits the cell.
function valueOf(column: Column, cell: Cell): string | number | Date | null {
  if (cell === null || typeof cell === 'number') return cell
  if (column.kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(cell))
    return new Date(`${cell}T00:00:00Z`)
  return textOf(cell)
}

function formatOf(column: Column, cell: Cell): string {
  switch (column.kind) {
    case 'text':
      return typeof cell === 'number' ? 'General' : '@'
    case 'day':
      return 'dd/mm/yyyy'
    case 'percent':
      return column.decimals === 0 ? '0%' : `0.${'0'.repeat(column.decimals ?? 1)}%`
    case 'number':
    case 'rupiah': {
      if (typeof cell === 'string') return '@'
      const decimals = column.decimals ?? (cell === null || Number.isInteger(cell) ? 0 : 2)
      return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
    }
  }
}

function textOf(text: string): string {
  return printable(text).slice(0, longest)
}

/** What a tab may be called: 31 characters, none of those that formulas use, and each once. */
function tabName(name: string, taken: Set<string>): string {
  const plain =
    printable(name)
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 28) || 'Data'
  let tab = plain
  for (let number = 2; taken.has(tab.toLowerCase()); number += 1) tab = `${plain} ${number}`
  taken.add(tab.toLowerCase())
  return tab
}
