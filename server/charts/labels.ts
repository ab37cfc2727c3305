import type { ScaleLinear } from 'd3-scale'
import { rounded, type Point } from './points'
import { spread } from './spread'
import { textWidth } from './text'

export type LabelKind = 'observed' | 'path' | 'province' | 'nation' | 'landing' | 'required'

/** The end of a line and the words that belong there. */
export type End = Point & Readonly<{ kind: LabelKind; name: string; value: string }>

export type EndLabel = Readonly<{
  kind: LabelKind
  x: number
  y: number
  name: string
  value: string
  /** From the end of the line to a label that had to move. */
  leader: string | null
}>

type Scale = ScaleLinear<number, number>
type Room = Readonly<{ left: number; top: number; right: number; bottom: number; font: number }>

const gap = 8

/**
 * Words at the end of each line instead of a legend: in the right margin, or beside an end that lies far from it. They
 * keep clear of each other and, inside the plot, of the `courses` that lead on to the target.
 */
export function endLabels(
  ends: readonly End[],
  courses: readonly (readonly Point[])[],
  x: Scale,
  y: Scale,
  room: Room,
): EndLabel[] {
  const line = room.font + 3
  const top = room.top - line / 2
  const bottom = room.bottom + line / 2
  const placed = ends.map((end) => {
    const from = x(end.x)
    const width = textWidth(`${end.name} ${end.value}`, room.font)
    // Where there is no room beside the end, the words stand in the margin, with a leader to it.
    if (room.right - from <= 70 || from + width + 2 * gap > room.right) {
      return { end, from, width, at: room.right + gap, wish: y(end.y) }
    }
    const at = from + gap
    const wish = clearOf(crossing(courses, x, y, at, at + width), y(end.y), line, top, bottom)
    return { end, from, width, at, wish }
  })

  return columnsOf(placed).flatMap((column) => {
    const centres = spread(
      column.map((label) => ({ at: label.wish, size: line })),
      top,
      bottom,
    )
    return column.map(({ end, from, at, wish }, index) => {
      const centre = centres[index] ?? wish
      const moved = Math.abs(centre - y(end.y)) > 4 || at - from > 2 * gap
      return {
        kind: end.kind,
        x: rounded(at),
        y: rounded(centre + room.font * 0.35),
        name: end.name,
        value: end.value,
        leader: moved
          ? `M${rounded(from + 4)},${rounded(y(end.y))}L${rounded(at - 3)},${rounded(centre)}`
          : null,
      }
    })
  })
}

/** Labels that lie side by side enough to get in each other's way. */
function columnsOf<T extends Readonly<{ at: number; width: number }>>(labels: readonly T[]): T[][] {
  const columns: { right: number; labels: T[] }[] = []
  for (const label of [...labels].sort((one, other) => one.at - other.at)) {
    const column = columns.at(-1)
    if (column && label.at < column.right + 6) {
      column.labels.push(label)
      column.right = Math.max(column.right, label.at + label.width)
    } else {
      columns.push({ right: label.at + label.width, labels: [label] })
    }
  }
  return columns.map((column) => column.labels)
}

type Band = Readonly<{ from: number; to: number }>

/** The heights that the courses pass through between two places. */
function crossing(
  courses: readonly (readonly Point[])[],
  x: Scale,
  y: Scale,
  left: number,
  right: number,
): Band | null {
  const heights = courses.flatMap((course) =>
    course.slice(1).flatMap((end, index) => {
      const start = course[index] ?? end
      const [x1, x2] = [x(start.x), x(end.x)]
      if (x2 < left || x1 > right || x1 === x2) return []
      return [Math.max(left, x1), Math.min(right, x2)].map(
        (at) => y(start.y) + ((y(end.y) - y(start.y)) * (at - x1)) / (x2 - x1),
      )
    }),
  )
  return heights.length > 0 ? { from: Math.min(...heights), to: Math.max(...heights) } : null
}

/** The nearest height above or below a band at which a label of this size touches nothing of it. */
function clearOf(
  band: Band | null,
  wish: number,
  size: number,
  top: number,
  bottom: number,
): number {
  const half = size / 2
  if (!band || wish + half <= band.from || wish - half >= band.to) return wish
  const free = [band.from - half, band.to + half]
    .filter((height) => height - half >= top && height + half <= bottom)
    .sort((one, other) => Math.abs(one - wish) - Math.abs(other - wish))
  return free[0] ?? wish
}
