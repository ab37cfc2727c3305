import { extent, group } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { drawable, rounded, type Point } from './points'

/** One reading of a sparkline; readings are joined only within one `group` of comparable ones. */
export type SparkPoint = Readonly<{ x: number; y: number | null; group?: string | undefined }>

export type SparkOptions = Readonly<{
  /** The sentence a screen reader says instead of the drawing. */
  label: string
  width?: number | undefined
  height?: number | undefined
  /** What was planned, drawn dashed; one point alone is a value to reach, and a level line. */
  path?: readonly Point[] | undefined
}>

export type Sparkline = Readonly<{
  label: string
  width: number
  height: number
  lines: readonly string[]
  /** A reading that has no comparable neighbour is a dot of its own. */
  dots: readonly { cx: number; cy: number }[]
  last: { cx: number; cy: number } | null
  path: string | null
  target: { x1: number; x2: number; y: number } | null
}>

/** The course of a series in the space of a word: line, last reading, and what was planned. */
export function sparkline(points: readonly SparkPoint[], options: SparkOptions): Sparkline {
  const { label, width = 120, height = 32 } = options
  const known = drawable(points)
  const edge = 4
  const planned = known.length > 0 ? drawable(options.path ?? []) : []
  const [goal] = planned
  const path = planned.length > 1 ? planned : []
  const years = [...known, ...path].map((point) => point.x)
  const values = [...known, ...planned].map((point) => point.y)

  const x = scaleLinear(room(years), [edge, width - edge])
  const y = scaleLinear(room(values), [height - edge, edge])
  const draw = line<Point>(
    (point) => x(point.x),
    (point) => y(point.y),
  ).digits(1)

  const groups = [...group(known, (point) => point.group ?? '').values()]
  const last = known.at(-1)
  return {
    label,
    width,
    height,
    lines: groups.filter((one) => one.length > 1).map((one) => draw(one) ?? ''),
    dots: groups
      .filter((one) => one.length === 1 && one[0] !== last)
      .flatMap((one) => one.map((point) => at(point))),
    last: last ? at(last) : null,
    path: path.length > 0 ? draw(path) : null,
    target: goal && !path.length ? { x1: edge, x2: width - edge, y: rounded(y(goal.y)) } : null,
  }

  function at(point: Point): { cx: number; cy: number } {
    return { cx: rounded(x(point.x)), cy: rounded(y(point.y)) }
  }
}

/** Smallest to largest; a single value gets room on both sides and so lies in the middle. */
function room(values: readonly number[]): [number, number] {
  const [low = 0, high = 0] = extent(values)
  return low < high ? [low, high] : [low - 1, high + 1]
}
