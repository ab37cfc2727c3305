/**
 * One cell as a person sees it. `number` is there when the cell holds a number and not merely digits; `day` when it is
 * formatted as a date; `error` when a formula gave none of these, or was never calculated.
 */
export type ReadCell = Readonly<{
  text: string
  number?: number
  day?: string
  error?: string
  formula?: true
}>

/** A row that says something, with its number in the file. Cells by their column, from 0. */
export type ReadRow = Readonly<{
  number: number
  hidden: boolean
  cells: readonly (ReadCell | undefined)[]
}>

export type ReadSheet = Readonly<{
  name: string
  hidden: boolean
  rows: readonly ReadRow[]
  /** There are more rows than were asked for. */
  more: boolean
}>

/** Why a file is not read: each has a sentence that says what to do. */
export type FileTrouble =
  'xls' | 'password' | 'ods' | 'not_a_table' | 'broken' | 'too_large_unpacked' | 'empty'

export type ReadBook =
  | Readonly<{ ok: true; sheets: readonly ReadSheet[]; macros: boolean }>
  | Readonly<{ ok: false; trouble: FileTrouble }>

/** How much is read: so many rows of each sheet, or of the one sheet named. */
export type ReadLimits = Readonly<{ rows: number; sheet?: string }>

export const mostColumns = 120
export const mostCellText = 5000
