import type { Paper } from './paper'

/** Millimetres of a sheet, upright: Indonesian offices print on A4 and on F4. */
const sizes = { a4: [210, 297], f4: [215, 330] } as const

/** Margins in millimetres: a little wider on the left, where papers are bound. A wide sheet needs its room for columns. */
export function marginsOf({ landscape }: Pick<Paper, 'landscape'>) {
  return landscape
    ? ({ left: 15, right: 10, top: 14, bottom: 18 } as const)
    : ({ left: 18, right: 14, top: 14, bottom: 18 } as const)
}

export function sizeOf({ sheet, landscape }: Pick<Paper, 'sheet' | 'landscape'>) {
  const [short, long] = sizes[sheet]
  return landscape ? { width: long, height: short } : { width: short, height: long }
}

/** What is left between the margins, in millimetres. */
export function roomOf(paper: Pick<Paper, 'sheet' | 'landscape'>): number {
  const { left, right } = marginsOf(paper)
  return sizeOf(paper).width - left - right
}

/** Points of type for a table: the more columns, the smaller, down to what is still read on a printed F4. */
export function tablePoints(columns: number, landscape: boolean): number {
  if (columns <= 6) return 8.5
  if (columns <= 9) return landscape ? 9 : 8
  if (columns <= 14) return landscape ? 7.5 : 6.5
  return columns <= 18 ? 6.2 : 6
}
