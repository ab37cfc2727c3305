import type { Lang, Locale } from '../i18n'
import type { Drawing } from './drawing'

/**
 * One official paper, told once and drawn several ways: as a page, PDF, DOCX and XLSX. It is plain data that JSON holds
 * whole, so that an issued paper keeps what it said.
 */
export type Paper = Readonly<{
  lang: Lang
  /** Kept in the file's own description, and printed at the foot of every sheet. */
  title: string
  /** Printed at the foot beside the title: a number, a state, the system. */
  mark: string
  /** The moment the figures were taken, as ISO text: the file carries it, so the same paper gives the same bytes. */
  at: string
  sheet: 'a4' | 'f4'
  landscape: boolean
  letterhead: Letterhead | null
  blocks: readonly Block[]
}>

/** What stands above the double line: the government, the team, the address. The second line is the largest. */
export type Letterhead = Readonly<{ lines: readonly string[]; address: string }>

export type Block =
  | Readonly<{ kind: 'title'; text: string; lines: readonly string[] }>
  | Readonly<{ kind: 'heading'; level: 1 | 2 | 3; text: string }>
  | Readonly<{ kind: 'text'; text: string; look?: 'note' | 'strong' | undefined }>
  | Readonly<{ kind: 'list'; ordered: boolean; items: readonly string[] }>
  /** Two columns without lines: "Hari" · "Kamis, 10 Oktober 2024". */
  | Readonly<{ kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }>
  | TableBlock
  | ChartBlock
  | Readonly<{ kind: 'signatures'; place: string; day: string; signers: readonly Signer[] }>
  /** What follows begins on a new sheet. */
  | Readonly<{ kind: 'break' }>

/** Who signs: the office over the empty space, the name and what stands under it. An empty name is a dotted line. */
export type Signer = Readonly<{
  /** "Ketua," — over the space; two lines at most. */
  office: readonly string[]
  name: string
  /** Rank and number, under the name. */
  under: readonly string[]
}>

export type TableBlock = Readonly<{
  kind: 'table'
  /** Names the table among those of the paper, and its sheet in an annex. */
  key: string
  /** "Tabel 1. …", printed above it; '' for none. */
  caption: string
  /** A few words for the tab of a workbook. */
  name: string
  columns: readonly Column[]
  /** Whether a row 1, 2, 3 … stands under the headings, as in the official forms. */
  numbered: boolean
  rows: readonly Row[]
  /** Printed under the table: sources, rules, what an empty cell means. */
  notes: readonly string[]
  /** It speaks of the day it was written: what is otherwise on a later day is no correction. */
  passing?: boolean | undefined
}>

export type Column = Readonly<{
  key: string
  label: string
  /** Neighbours of the same group stand under one heading. */
  group?: string | undefined
  kind: 'text' | 'number' | 'rupiah' | 'percent' | 'day'
  /** Relative; about the number of characters. */
  width: number
  /** For numbers: how many decimals are always written; as they come when not said. */
  decimals?: number | undefined
}>

/** A percent is a share of one; a day is 'YYYY-MM-DD'. null: not known or not reported, which is not zero. */
export type Cell = string | number | null

export type Row =
  | Readonly<{ kind: 'row' | 'subtotal' | 'total'; key: string; cells: readonly Cell[] }>
  /** A heading across the whole table. */
  | Readonly<{ kind: 'band'; key: string; text: string }>

export type ChartBlock = Readonly<{
  kind: 'chart'
  key: string
  /** "Gambar 1. …", printed under it. */
  caption: string
  /** The drawing in a sentence or two, for those who do not see it. */
  description: string
  drawing: Drawing
  notes: readonly string[]
}>

/** A cell of a paper that nothing is known for. */
export const unknown = '–'

/** A cell as it is read on paper. */
export function cellText(locale: Locale, column: Column, cell: Cell): string {
  if (cell === null || cell === '') return unknown
  if (typeof cell === 'string')
    return column.kind === 'day' ? locale.dayShort(cell) : printable(cell)
  switch (column.kind) {
    case 'percent':
      return locale.number(cell * 100, column.decimals ?? 1)
    case 'rupiah':
    case 'number':
    case 'text':
    case 'day':
      return locale.number(cell, column.decimals)
  }
}

/** Whether a column is set to the right. */
export function isNumeric(column: Column): boolean {
  return column.kind === 'number' || column.kind === 'rupiah' || column.kind === 'percent'
}

/** Takes out what neither XML nor a printer can hold: control characters and broken halves of characters. */
export function printable(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
}

/** The headings of a table: with groups two rows, each cell with how far it reaches; else one. */
export type HeadCell = Readonly<{ label: string; across: number; down: number; column: number }>
export function headRows(columns: readonly Column[]): HeadCell[][] {
  const grouped = columns.some((column) => column.group !== undefined)
  const first: HeadCell[] = []
  const second: HeadCell[] = []
  columns.forEach(({ label, group }, column) => {
    if (group === undefined) {
      first.push({ label, across: 1, down: grouped ? 2 : 1, column })
      return
    }
    second.push({ label, across: 1, down: 1, column })
    if (column > 0 && columns[column - 1]?.group === group) {
      const last = first.at(-1) as HeadCell
      first[first.length - 1] = { ...last, across: last.across + 1 }
    } else {
      first.push({ label: group, across: 1, down: 1, column })
    }
  })
  return grouped ? [first, second] : [first]
}
