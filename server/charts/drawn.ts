import { scaleBand, scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Drawing, Shape, Tone } from '../papers/drawing'
import { valueDomain, valueTicks } from './axis'
import { rounded, type Point } from './points'
import { spread } from './spread'

/** One line of a chart for paper; a gap in it is where readings cannot be compared. */
export type DrawnLine = Readonly<{
  name: string
  tone: Tone
  dashed?: boolean
  segments: readonly (readonly Point[])[]
}>

type Frame = Readonly<{ width: number; height: number; format: (value: number) => string }>

const edge = { left: 56, top: 14, bottom: 26, right: 150 } as const
const small = 11

/** Lines over years, each named at its end; for paper, where no pointer asks for a value. */
export function drawLines(lines: readonly DrawnLine[], { width, height, format }: Frame): Drawing {
  const points = lines.flatMap((one) => one.segments.flat())
  const years = points.map((point) => Math.round(point.x))
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const x = scaleLinear([first, Math.max(last, first + 1)], [edge.left + 8, width - edge.right])
  const domain = valueDomain(points.map((point) => point.y))
  const y = scaleLinear(domain, [height - edge.bottom, edge.top])
  const step = Math.max(1, Math.ceil((last - first) / 10))
  const ends = lines.flatMap((one) => {
    const end = one.segments.flat().at(-1)
    return end ? [{ one, end }] : []
  })
  const places = spread(
    ends.map(({ end }) => ({ at: y(end.y), size: small + 4 })),
    edge.top,
    height - edge.bottom,
  )
  const course = line<Point>(
    (point) => rounded(x(point.x)),
    (point) => rounded(y(point.y)),
  )
  const shapes: Shape[] = [
    ...gridOf(domain, y, width, format),
    ...Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => last - at * step)
      .filter((year) => year >= first)
      .map((year): Shape => ({
        kind: 'text',
        x: rounded(x(year)),
        y: height - 8,
        text: String(year),
        size: small,
        tone: 'soft',
        anchor: 'middle',
      })),
    ...lines.flatMap((one) =>
      one.segments.flatMap((segment): Shape[] => [
        ...(segment.length > 1
          ? [
              {
                kind: 'path' as const,
                d: course([...segment]) ?? '',
                tone: one.tone,
                thick: 2,
                ...(one.dashed && { dashed: true }),
              },
            ]
          : []),
        ...segment.map((point): Shape => ({
          kind: 'dot',
          x: rounded(x(point.x)),
          y: rounded(y(point.y)),
          radius: 3,
          tone: one.tone,
        })),
      ]),
    ),
    ...ends.map(({ one, end }, at): Shape => ({
      kind: 'text',
      x: width - edge.right + 12,
      y: rounded((places[at] ?? y(end.y)) + 4),
      text: `${one.name} ${format(end.y)}`,
      size: small,
      tone: one.tone,
      strong: at === 0,
    })),
  ]
  return { width, height, shapes }
}

/** Bars side by side for each year, each with its value above it. */
export function drawBars(
  groups: readonly Readonly<{
    label: string
    bars: readonly Readonly<{ value: number | null; tone: Tone }>[]
  }>[],
  names: readonly Readonly<{ name: string; tone: Tone }>[],
  { width, height, format }: Frame,
): Drawing {
  const top = edge.top + 22
  const values = groups.flatMap((group) => group.bars.flatMap((bar) => bar.value ?? []))
  const domain: [number, number] = [0, Math.max(1, ...values) * 1.08]
  const y = scaleLinear(domain, [height - edge.bottom, top])
  const x = scaleBand(
    groups.map((group) => group.label),
    [edge.left + 8, width - 8],
  ).padding(0.25)
  return {
    width,
    height,
    shapes: [
      ...names.flatMap(({ name, tone }, at): Shape[] => [
        { kind: 'rect', x: edge.left + 8 + at * 150, y: 6, width: 10, height: 10, tone },
        {
          kind: 'text',
          x: edge.left + 23 + at * 150,
          y: 15,
          text: name,
          size: small,
          tone: 'ink',
        },
      ]),
      ...gridOf(domain, y, width + edge.right - 8, format),
      ...groups.flatMap((group): Shape[] => {
        const from = x(group.label) ?? 0
        const room = x.bandwidth() / Math.max(1, group.bars.length)
        return [
          {
            kind: 'text',
            x: rounded(from + x.bandwidth() / 2),
            y: height - 8,
            text: group.label,
            size: small,
            tone: 'soft',
            anchor: 'middle',
          },
          ...group.bars.flatMap(({ value, tone }, at): Shape[] =>
            value === null
              ? []
              : [
                  {
                    kind: 'rect',
                    x: rounded(from + at * room + 2),
                    y: rounded(y(value)),
                    width: rounded(room - 4),
                    height: rounded(Math.max(0.5, height - edge.bottom - y(value))),
                    tone,
                  },
                  {
                    kind: 'text',
                    x: rounded(from + (at + 0.5) * room),
                    y: rounded(y(value) - 4),
                    text: format(value),
                    size: 9,
                    tone: 'ink',
                    anchor: 'middle',
                  },
                ],
          ),
        ]
      }),
    ],
  }
}

function gridOf(
  domain: readonly [number, number],
  y: (value: number) => number,
  width: number,
  format: (value: number) => string,
): Shape[] {
  return valueTicks(domain, 5).flatMap((value): Shape[] => [
    {
      kind: 'path',
      d: `M${edge.left} ${rounded(y(value))}H${width - edge.right}`,
      tone: 'faint',
      thick: 0.8,
    },
    {
      kind: 'text',
      x: edge.left - 6,
      y: rounded(y(value) + 4),
      text: format(value),
      size: small,
      tone: 'soft',
      anchor: 'end',
    },
  ])
}
