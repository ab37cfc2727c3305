import {
  mostCellText,
  mostColumns,
  type ReadBook,
  type ReadCell,
  type ReadLimits,
  type ReadRow,
  type ReadSheet,
} from './cell'
import { attribute, XmlScanner } from './xml'
import { openArchive, TooLarge, type Archive } from './zip'

type SheetEntry = { name: string; hidden: boolean; path: string }
type Book = { sheets: SheetEntry[]; from1904: boolean }

const mostTexts = 300_000
const mostTextLetters = 60_000_000

/** Reads the sheets of an XLSX; see readBook. */
export async function readXlsx(bytes: Buffer, limits: ReadLimits): Promise<ReadBook> {
  const archive = await openArchive(bytes)
  try {
    if (archive.names.includes('mimetype') && archive.names.includes('content.xml'))
      return { ok: false, trouble: 'ods' }
    if (!archive.names.includes('xl/workbook.xml')) return { ok: false, trouble: 'not_a_table' }
    const book = await readWorkbook(archive)
    const texts = await readTexts(archive)
    const isDate = await readFormats(archive)
    const sheets: ReadSheet[] = []
    for (const entry of book.sheets.slice(0, 60)) {
      if (limits.sheet !== undefined && entry.name !== limits.sheet) continue
      const read = await readSheet(archive, entry.path, limits.rows, texts, isDate, book.from1904)
      sheets.push({ name: entry.name, hidden: entry.hidden, ...read })
    }
    const macros = archive.names.some((name) => name.endsWith('vbaProject.bin'))
    if (!sheets.some((sheet) => sheet.rows.length > 0)) return { ok: false, trouble: 'empty' }
    return { ok: true, sheets, macros }
  } finally {
    archive.close()
  }
}

async function scan(
  archive: Archive,
  name: string,
  on: Partial<ConstructorParameters<typeof XmlScanner>[0]>,
  enough: () => boolean = () => false,
): Promise<void> {
  const nothing = () => undefined
  const scanner = new XmlScanner({ open: nothing, close: nothing, text: nothing, ...on })
  await archive.read(name, (text) => {
    scanner.write(text)
    return !enough()
  })
}

async function readWorkbook(archive: Archive): Promise<Book> {
  const targets = new Map<string, string>()
  await scan(archive, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target')
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      targets.set(attribute(attributes, 'Id'), path)
    },
  })
  const sheets: SheetEntry[] = []
  let from1904 = false
  await scan(archive, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904'))
      if (name !== 'sheet') return
      const path = targets.get(attribute(attributes, 'r:id'))
      if (!path || !archive.names.includes(path) || path.includes('chartsheets/')) return
      const state = attribute(attributes, 'state')
      sheets.push({
        name: attribute(attributes, 'name').slice(0, 120),
        hidden: state !== '' && state !== 'visible',
        path,
      })
    },
  })
  return { sheets, from1904 }
}

/** The texts that cells share, by their number. */
async function readTexts(archive: Archive): Promise<string[]> {
  const name = archive.names.find((one) => /^xl\/sharedstrings\.xml$/i.test(one))
  if (!name) return []
  const texts: string[] = []
  let current = ''
  let [inText, phonetic] = [false, false]
  let letters = 0
  await scan(archive, name, {
    open: (tag, _attributes, empty) => {
      if (tag === 'si') current = ''
      else if (tag === 'rPh') phonetic = !empty
      else if (tag === 't') inText = !empty
    },
    text: (text) => {
      if (inText && !phonetic && current.length < mostCellText) current += text
    },
    close: (tag) => {
      if (tag === 't') inText = false
      else if (tag === 'rPh') phonetic = false
      else if (tag === 'si') {
        texts.push(current.slice(0, mostCellText))
        letters += current.length
        if (texts.length > mostTexts || letters > mostTextLetters) throw new TooLarge('texts')
      }
    },
  })
  return texts
}

/** Whether the numbers of a style are dates. */
async function readFormats(archive: Archive): Promise<(style: number) => boolean> {
  const dateFormats = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57])
  const styles: boolean[] = []
  let inCells = false
  await scan(archive, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        const code = attribute(attributes, 'formatCode').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
        if (/[dy]/i.test(code) && !/[#0?]/.test(code))
          dateFormats.add(Number(attribute(attributes, 'numFmtId')))
      } else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells)
        styles.push(dateFormats.has(Number(attribute(attributes, 'numFmtId'))))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return (style) => styles[style] ?? false
}

async function readSheet(
  archive: Archive,
  path: string,
  mostRows: number,
  texts: readonly string[],
  isDate: (style: number) => boolean,
  from1904: boolean,
): Promise<{ rows: ReadRow[]; more: boolean }> {
  const rows: ReadRow[] = []
  let more = false
  let number = 0
  let hidden = false
  let cells: (ReadCell | undefined)[] = []
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let formula = false
  let reading: 'value' | 'inline' | null = null
  const finishCell = () => {
    if (column < 0 || column >= mostColumns) return
    const cell = cellOf(type, value, style, formula)
    if (cell) cells[column] = cell
  }
  function cellOf(
    kind: string,
    raw: string,
    format: number,
    calculated: boolean,
  ): ReadCell | undefined {
    const mark = calculated ? ({ formula: true } as const) : {}
    if (kind === 'e') return { text: raw, error: raw, ...mark }
    if (kind === 's') return texted(texts[Number(raw)] ?? '', mark)
    if (kind === 'str' || kind === 'inlineStr') return texted(raw, mark)
    if (raw === '') {
      return calculated ? { text: '', error: 'not_calculated', ...mark } : undefined
    }
    if (kind === 'b') return { text: raw === '1' ? 'TRUE' : 'FALSE', ...mark }
    if (kind === 'd') return { text: raw.slice(0, 10), day: raw.slice(0, 10), ...mark }
    const figure = Number(raw)
    if (!Number.isFinite(figure)) return { text: raw, ...mark }
    if (isDate(format)) {
      const day = dayOf(figure, from1904)
      if (day) return { text: day, day, ...mark }
    }
    // What Excel adds behind the fifteenth digit was never typed.
    const shown = Number(figure.toPrecision(15))
    return { text: String(shown), number: shown, ...mark }
  }
  await scan(
    archive,
    path,
    {
      open: (name, attributes, empty) => {
        if (name === 'row') {
          number = Number(attribute(attributes, 'r')) || number + 1
          hidden = /^(1|true)$/.test(attribute(attributes, 'hidden'))
          cells = []
          column = -1
        } else if (name === 'c') {
          const at = columnOf(attribute(attributes, 'r'))
          column = at ?? column + 1
          type = attribute(attributes, 't')
          style = Number(attribute(attributes, 's')) || 0
          value = ''
          formula = false
        } else if (name === 'f') formula = true
        else if (name === 'v') reading = empty ? null : 'value'
        else if (name === 't') reading = empty ? null : 'inline'
      },
      text: (text) => {
        if (reading && value.length < mostCellText) value += text
      },
      close: (name) => {
        if (name === 'v' || name === 't') reading = null
        else if (name === 'c') finishCell()
        else if (name === 'row') {
          if (!cells.some((cell) => cell !== undefined)) return
          if (rows.length >= mostRows) more = true
          else rows.push({ number, hidden, cells: Array.from(cells) })
        }
      },
    },
    () => more,
  )
  return { rows, more }
}

function texted(text: string, mark: { formula?: true }): ReadCell | undefined {
  const trimmed = text.replaceAll('\r\n', '\n').replaceAll('\0', '').trim().slice(0, mostCellText)
  return trimmed === '' ? undefined : { text: trimmed, ...mark }
}

/** "C12" is column 2. */
function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(reference)?.[1]
  if (!letters) return null
  let at = 0
  for (const letter of letters) at = at * 26 + letter.charCodeAt(0) - 64
  return at - 1
}

/** The day that a date's number stands for, in UTC; null beyond what dates are. */
function dayOf(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + 1462 : serial
  if (days < 61 || days > 80_000) return null
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10)
}
