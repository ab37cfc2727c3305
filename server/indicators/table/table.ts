import { linesOf, type Line } from '../../places/lines'
import type { Region } from '../indicator'
import { readCell, signOf, type CellRead, type DecimalSign } from './cell'
import { readMonth, readPeriod, type Period } from './period'
import { isTotal, readHeading, readRegion, type RegionKind, type RegionRead } from './region'

/** Where something stands in what was pasted: line and column from 1, and the head of the column. */
export type Spot = Readonly<{ row: number; column: number; head: string }>

/** One value of the table, ready to be held against what is stored. */
export type TableValue = Readonly<{
  spot: Spot
  region: Region
  period: Period
  typed: string
  value: number
  /** Footnote marks that stood behind it: "*", "r", "1)". */
  marks: string
}>

/** Why a cell, a row or a column was not read; each has a sentence that says what to do. */
export type Problem = Readonly<{
  spot: Spot
  typed: string
  why:
    | 'cell_text'
    | 'cell_footnote'
    | 'cell_range'
    | 'cell_digits'
    | 'cell_either'
    | 'region_unknown'
    | 'region_several'
    | 'region_code'
    | 'region_twice'
    | 'column_twice'
    | 'period_unread'
  /** The two ways to read it. */
  ways?: readonly [number, number]
}>

/** What was left out on purpose: titles, notes, totals, columns without a period. */
export type Skipped = Readonly<{ spot: Spot; typed: string; why: 'note' | 'total' | 'column' }>

export type TableRead =
  | Readonly<{
      ok: true
      shape: 'wide' | 'turned' | 'long'
      values: readonly TableValue[]
      problems: readonly Problem[]
      skipped: readonly Skipped[]
      gaps: number
      /** The title and heads say that figures are in thousands. */
      saysThousands: boolean
    }>
  | Readonly<{ ok: false; why: 'empty' | 'no_head' | 'no_values' | 'too_large' | 'not_text' }>

export const tableLimits = { rows: 2000, columns: 120, values: 2000 } as const

/**
 * Reads a published table: regions down and years across, the reverse, or one value a line. Blank rows, titles, rows of
 * column numbers and notes below are passed over; nothing that is not understood is guessed.
 */
export function readTable(
  text: string,
  facts: Readonly<{ regions: readonly Region[]; decimal: DecimalSign | null }>,
): TableRead {
  const lines = linesOf(text, tableLimits)
  if (!Array.isArray(lines)) return { ok: false, why: lines }
  const head = findHead(lines, facts.regions)
  if (!head) return { ok: false, why: 'no_head' }
  const found = cellsOf(lines, head, facts.regions)
  if (found.cells.length > tableLimits.values) return { ok: false, why: 'too_large' }
  const sign = facts.decimal ?? signOf(found.cells.map((cell) => cell.read))
  const values: TableValue[] = []
  const problems = [...found.problems]
  let gaps = 0
  const seen = new Set<string>()
  for (const { spot, region, period, typed, read } of found.cells) {
    if (read.kind === 'gap') {
      gaps += 1
      continue
    }
    if (read.kind === 'unreadable') {
      problems.push({ spot, typed, why: `cell_${read.why}` })
      continue
    }
    if (read.kind === 'either' && !sign) {
      problems.push({ spot, typed, why: 'cell_either', ways: [read.comma, read.point] })
      continue
    }
    const key = [region.code, period.year, period.month].join('/')
    if (seen.has(key)) {
      problems.push({ spot, typed, why: 'region_twice' })
      continue
    }
    seen.add(key)
    const value = read.kind === 'value' ? read.value : read[sign as DecimalSign]
    values.push({ spot, region, period, typed, value, marks: read.marks })
  }
  if (values.length === 0 && problems.length === 0) return { ok: false, why: 'no_values' }
  return {
    ok: true,
    shape: head.shape,
    values,
    problems: problems.sort(
      (one, other) => one.spot.row - other.spot.row || one.spot.column - other.spot.column,
    ),
    skipped: found.skipped,
    gaps,
    saysThousands: saysThousands(lines, head.row),
  }
}

type Column = Readonly<{ index: number; head: string; period: Period }>
type Head =
  | Readonly<{
      shape: 'wide'
      row: number
      columns: readonly Column[]
      first: number
      last: number
    }>
  | Readonly<{ shape: 'turned'; row: number; columns: readonly { index: number; head: string }[] }>
  | Readonly<{
      shape: 'long'
      row: number
      region: number
      year: number
      month: number | null
      value: number
      head: string
    }>

const mostTitles = 30

function findHead(lines: readonly Line[], regions: readonly Region[]): Head | null {
  for (const [row, line] of lines.slice(0, mostTitles).entries()) {
    const head = longHead(lines, row, line) ?? wideHead(lines, row, line, regions)
    if (head) return head
  }
  for (const [row, line] of lines.slice(0, mostTitles).entries()) {
    const head = turnedHead(lines, row, line, regions)
    if (head) return head
  }
  return null
}

const heads = {
  region:
    /^(nama[ _])?(wilayah|kabupaten|kab\.?|kab(upaten)?\s*\/\s*kota.*|daerah|region|regency.*|provinsi|nama)([ _]?(nama|name|wilayah))?$/i,
  code: /kode|code/i,
  year: /^(tahun|year|periode|period|waktu)$/i,
  month: /^(bulan|month)$/i,
  value: /^(nilai|value|angka|data|jumlah|persen|persentase.*|%)$/i,
}

function longHead(lines: readonly Line[], row: number, line: Line): Head | null {
  const year = line.cells.findIndex((cell) => heads.year.test(cell))
  const region = line.cells.findIndex((cell) => heads.region.test(cell) && !heads.code.test(cell))
  const code = line.cells.findIndex((cell) => heads.code.test(cell))
  if (year < 0 || (region < 0 && code < 0)) return null
  const month = line.cells.findIndex((cell) => heads.month.test(cell))
  const taken = [year, region, code, month]
  const named = line.cells.findIndex(
    (cell, index) => heads.value.test(cell) && !taken.includes(index),
  )
  // Named by the indicator itself: the only further column whose first line holds a figure or a gap.
  const next = lines[row + 1]
  const rest = line.cells.flatMap((_, index) =>
    !taken.includes(index) && next && readCell(next.cells[index] ?? '').kind !== 'unreadable'
      ? [index]
      : [],
  )
  const value = named >= 0 ? named : rest.length === 1 ? (rest[0] ?? -1) : -1
  if (value < 0) return null
  return {
    shape: 'long',
    row,
    region: region < 0 ? code : region,
    year,
    month: month < 0 ? null : month,
    value,
    head: line.cells[value] ?? '',
  }
}

function wideHead(
  lines: readonly Line[],
  row: number,
  line: Line,
  regions: readonly Region[],
): Head | null {
  const found = line.cells.flatMap((head, index) => {
    const period = readPeriod(head)
    return period && index > 0 ? [{ index, head, period }] : []
  })
  const [first] = found
  if (!first) return null
  // "2019" in the first column begins a row of a turned table, or is one of its years.
  if (readPeriod(line.cells[0] ?? '') !== null) return null
  if (line.cells.slice(0, first.index).some((cell) => readRegion(cell, regions).kind === 'one')) {
    return null
  }
  const months = monthsBelow(lines[row + 1], first.index)
  if (!months) {
    const last = row
    return { shape: 'wide', row, columns: found, first: first.index, last }
  }
  // Years in one line, months under them: a year stands once over all of its months.
  let year = first.period.year
  const columns = months.map(({ index, month, head }) => {
    year = readPeriod(line.cells[index] ?? '')?.year ?? year
    return { index, head: `${head} ${year}`, period: { year, month } }
  })
  return { shape: 'wide', row, columns, first: first.index, last: row + 1 }
}

function monthsBelow(
  line: Line | undefined,
  from: number,
): { index: number; month: number; head: string }[] | null {
  if (!line) return null
  const months = line.cells.flatMap((head, index) => {
    const month = index >= from && /[a-z]{3}/i.test(head) ? readMonth(head) : null
    return month === null ? [] : [{ index, month, head }]
  })
  const filled = line.cells.filter((cell, index) => index >= from && cell !== '').length
  return months.length > 0 && months.length === filled ? months : null
}

function turnedHead(
  lines: readonly Line[],
  row: number,
  line: Line,
  regions: readonly Region[],
): Head | null {
  const columns = line.cells.flatMap((head, index) =>
    index > 0 && readRegion(head, regions).kind === 'one' ? [{ index, head }] : [],
  )
  const next = lines[row + 1]
  if (columns.length === 0 || !next || readPeriod(next.cells[0] ?? '') === null) return null
  return {
    shape: 'turned',
    row,
    columns: line.cells.flatMap((head, index) =>
      index > 0 && head !== '' ? [{ index, head }] : [],
    ),
  }
}

type FoundCell = Readonly<{
  spot: Spot
  region: Region
  period: Period
  typed: string
  read: CellRead
}>
type Found = { cells: FoundCell[]; problems: Problem[]; skipped: Skipped[] }

function cellsOf(lines: readonly Line[], head: Head, regions: readonly Region[]): Found {
  if (head.shape === 'wide') return wideCells(lines, head, regions)
  return head.shape === 'turned'
    ? turnedCells(lines, head, regions)
    : longCells(lines, head, regions)
}

function spotAt(line: Line, index: number, head: string): Spot {
  return { row: line.number, column: index + 1, head }
}

function isNumbering(line: Line): boolean {
  return line.cells.every((cell) => cell === '' || /^[([]\d{1,3}[)\]]$/.test(cell))
}

/** Why a name is no region, as a problem; null where it is one. */
function regionTrouble(read: RegionRead): Problem['why'] | null {
  if (read.kind === 'one') return null
  return `region_${read.kind}`
}

function wideCells(
  lines: readonly Line[],
  head: Head & { shape: 'wide' },
  regions: readonly Region[],
): Found {
  const found: Found = { cells: [], problems: [], skipped: [] }
  const headLine = lines[head.row] as Line
  const twice = new Set<number>()
  for (const column of head.columns) {
    const same = head.columns.filter((one) => samePeriod(one.period, column.period))
    if (same.length < 2) continue
    twice.add(column.index)
    found.problems.push({
      spot: spotAt(headLine, column.index, column.head),
      typed: column.head,
      why: 'column_twice',
    })
  }
  const known = new Set(head.columns.map((column) => column.index))
  for (const [index, cell] of headLine.cells.entries()) {
    if (index <= head.first || known.has(index) || cell === '') continue
    found.skipped.push({ spot: spotAt(headLine, index, cell), typed: cell, why: 'column' })
  }
  let under: RegionKind | null = null
  for (const line of lines.slice(head.last + 1)) {
    if (isNumbering(line)) continue
    const names = line.cells.slice(0, head.first).filter((cell) => cell !== '')
    const name = names.find((cell) => /[a-z]{2}/i.test(cell)) ?? names[0] ?? ''
    const filled = head.columns.filter((column) => (line.cells[column.index] ?? '') !== '')
    if (filled.length === 0) {
      const heading = readHeading(name)
      if (heading) under = heading
      const typed = line.cells.find((cell) => cell !== '') ?? ''
      if (!heading && readRegion(name, regions, under).kind !== 'one') {
        found.skipped.push({ spot: spotAt(line, 0, ''), typed, why: 'note' })
      }
      continue
    }
    if (isTotal(name)) {
      found.skipped.push({ spot: spotAt(line, 0, ''), typed: name, why: 'total' })
      continue
    }
    const code = names.find((cell) => /^\d{2}\.\d{2}$/.test(cell))
    const byName = readRegion(name, regions, under)
    const read = byName.kind === 'one' || !code ? byName : readRegion(code, regions)
    const trouble = regionTrouble(read)
    if (trouble || read.kind !== 'one') {
      const why = trouble ?? 'region_unknown'
      found.problems.push({ spot: spotAt(line, 0, headLine.cells[0] ?? ''), typed: name, why })
      continue
    }
    for (const column of head.columns) {
      if (twice.has(column.index)) continue
      const typed = line.cells[column.index] ?? ''
      found.cells.push({
        spot: spotAt(line, column.index, column.head),
        region: read.region,
        period: column.period,
        typed,
        read: readCell(typed),
      })
    }
  }
  return found
}

function turnedCells(
  lines: readonly Line[],
  head: Head & { shape: 'turned' },
  regions: readonly Region[],
): Found {
  const found: Found = { cells: [], problems: [], skipped: [] }
  const headLine = lines[head.row] as Line
  const columns = head.columns.flatMap(({ index, head: name }) => {
    if (isTotal(name)) {
      found.skipped.push({ spot: spotAt(headLine, index, name), typed: name, why: 'total' })
      return []
    }
    const read = readRegion(name, regions)
    if (read.kind === 'one') return [{ index, name, region: read.region }]
    const why = regionTrouble(read) ?? 'region_unknown'
    found.problems.push({ spot: spotAt(headLine, index, name), typed: name, why })
    return []
  })
  for (const line of lines.slice(head.row + 1)) {
    if (isNumbering(line)) continue
    const first = line.cells[0] ?? ''
    const period = readPeriod(first)
    if (!period) {
      const filled = columns.some((column) => (line.cells[column.index] ?? '') !== '')
      if (filled)
        found.problems.push({ spot: spotAt(line, 0, ''), typed: first, why: 'period_unread' })
      else found.skipped.push({ spot: spotAt(line, 0, ''), typed: first, why: 'note' })
      continue
    }
    for (const column of columns) {
      const typed = line.cells[column.index] ?? ''
      found.cells.push({
        spot: spotAt(line, column.index, column.name),
        region: column.region,
        period,
        typed,
        read: readCell(typed),
      })
    }
  }
  return found
}

function longCells(
  lines: readonly Line[],
  head: Head & { shape: 'long' },
  regions: readonly Region[],
): Found {
  const found: Found = { cells: [], problems: [], skipped: [] }
  for (const line of lines.slice(head.row + 1)) {
    if (isNumbering(line)) continue
    const name = line.cells[head.region] ?? ''
    const when = line.cells[head.year] ?? ''
    const typed = line.cells[head.value] ?? ''
    const spot = spotAt(line, head.value, head.head)
    if (when === '' && typed === '') {
      const said = line.cells.find((cell) => cell !== '') ?? ''
      found.skipped.push({ spot: spotAt(line, 0, ''), typed: said, why: 'note' })
      continue
    }
    if (isTotal(name)) {
      found.skipped.push({ spot: spotAt(line, head.region, ''), typed: name, why: 'total' })
      continue
    }
    const read = readRegion(name, regions)
    if (read.kind !== 'one') {
      const why = regionTrouble(read) ?? 'region_unknown'
      found.problems.push({ spot: spotAt(line, head.region, 'wilayah'), typed: name, why })
      continue
    }
    const period = readPeriod(when)
    const monthCell = head.month === null ? '' : (line.cells[head.month] ?? '')
    const month = monthCell === '' ? null : readMonth(monthCell)
    if (!period || (monthCell !== '' && month === null)) {
      const [index, said] = period ? [head.month ?? 0, monthCell] : [head.year, when]
      found.problems.push({ spot: spotAt(line, index, ''), typed: said, why: 'period_unread' })
      continue
    }
    found.cells.push({
      spot,
      region: read.region,
      period: { year: period.year, month: month ?? period.month },
      typed,
      read: readCell(typed),
    })
  }
  return found
}

function samePeriod(one: Period, other: Period): boolean {
  return one.year === other.year && one.month === other.month
}

/** "(ribu jiwa)", "(000 jiwa)", "thousand people" in the title or the heads. */
function saysThousands(lines: readonly Line[], headRow: number): boolean {
  const text = lines
    .slice(0, headRow + 1)
    .flatMap((line) => line.cells)
    .join(' ')
  return /\b(ribu|thousands?)\b|[('(]000\b/i.test(text)
}
