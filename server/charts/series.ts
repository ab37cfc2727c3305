import { scaleLinear, type ScaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { valueDomain, valueTicks, yearDomain, yearTicks } from './axis'
import { endLabels, type End, type EndLabel, type LabelKind } from './labels'
import { drawable, rounded, type Point } from './points'
import { spread } from './spread'
import { textWidth } from './text'

/** One published value. `inUse` is false for one that a later publication replaced. */
export type Reading = Readonly<{
  /** The year as a decimal number: March 2025 is 2025.2. */
  x: number
  y: number | null
  /** What a pointer resting on the dot is told: "Maret 2025: 13,69 persen". */
  label: string
  inUse?: boolean | undefined
  /** Two sources name different values for the same moment. */
  conflict?: boolean | undefined
}>

/** Readings of one method and one month. Lines join readings of one group only. */
export type ReadingGroup = Readonly<{ label: string; points: readonly Reading[] }>

export type SeriesInput = Readonly<{
  /** Unique on the page; the ids inside the drawing begin with it. */
  id: string
  title: string
  /** The chart in one or two sentences, for those who do not see it. */
  description: string
  unit: string
  /** The name at the end of the observed line: the regency's. */
  name: string
  groups: readonly ReadingGroup[]
  /** Where the method changed, with a word for it. */
  breaks?: readonly Readonly<{ x: number; label: string }>[] | undefined
  /** The planned values; drawn from the baseline when there is one. */
  path?: Readonly<{ name: string; points: readonly Omit<Reading, 'inUse'>[] }> | undefined
  baseline?: Readonly<{ x: number; y: number; label: string }> | null | undefined
  references?: readonly Reference[] | undefined
  events?: readonly Readonly<{ x: number; label: string }>[] | undefined
  /** When values were published, marked on the axis of years; `ahead` is one that is still waited for. */
  releases?: readonly Readonly<{ x: number; label: string; ahead?: boolean }>[] | undefined
  /** The course still needed from the latest reading to the target. */
  required?: Readonly<{ from: Point; to: Point; label: string }> | null | undefined
  /** Where the present course would land in the target year. */
  landing?: Readonly<{ x: number; low: number; high: number; label: string }> | null | undefined
  /** A value as it is read: "13,69". Axis values are handed to `formatTick` when it is given. */
  formatValue: (value: number) => string
  formatTick?: ((value: number) => string) | undefined
  /** Printed under a chart whose axis does not start at zero. */
  axisNote?: string | undefined
  /** Printed instead of a chart without a single reading. */
  emptyText?: string | undefined
}>

export type Reference = Readonly<{
  kind: 'province' | 'nation'
  name: string
  points: readonly Readonly<{ x: number; y: number | null }>[]
}>

type Dot = Readonly<{ cx: number; cy: number; title: string; inUse: boolean; conflict: boolean }>
export type SeriesDrawing = Readonly<{
  size: 'wide' | 'narrow'
  width: number
  height: number
  dotRadius: number
  /** The shape of a planned value, around its own middle. */
  diamond: string
  plot: Readonly<{ left: number; top: number; right: number; bottom: number }>
  unit: Readonly<{ x: number; y: number; text: string }>
  valueTicks: readonly Readonly<{ y: number; textY: number; text: string; zero: boolean }>[]
  yearMarks: readonly number[]
  yearLabels: readonly Readonly<{ x: number; y: number; text: string }>[]
  breaks: readonly Readonly<{ x: number; text: string; textX: number; textY: number }>[]
  events: readonly Readonly<{ x: number; y: number; number: string; title: string }>[]
  releases: readonly Readonly<{ x: number; title: string; ahead: boolean }>[]
  references: readonly Readonly<{ kind: Reference['kind']; line: string }>[]
  path: Readonly<{ line: string | null; marks: readonly Dot[] }>
  required: string | null
  landing: Readonly<{ x: number; y: number; height: number; title: string }> | null
  groups: readonly Readonly<{ line: string | null; dots: readonly Dot[] }>[]
  baseline: Readonly<{
    cx: number
    cy: number
    textX: number
    textY: number
    /** '' where its words have no room. */
    text: string
    title: string
  }> | null
  labels: readonly EndLabel[]
}>

export type SeriesChart = Readonly<{
  id: string
  title: string
  description: string
  empty: boolean
  emptyText: string
  /** Empty unless the axis starts elsewhere than at zero. */
  axisNote: string
  events: readonly Readonly<{ number: string; label: string }>[]
  wide: SeriesDrawing
  narrow: SeriesDrawing
}>

const sizes = {
  wide: { width: 760, height: 320, font: 14, valueTicks: 5, dotRadius: 4 },
  narrow: { width: 360, height: 240, font: 13, valueTicks: 4, dotRadius: 3 },
} as const

/**
 * The course of an indicator against its path, as places and finished words. Two drawings of the same facts: the wide
 * one for a desk or a sheet, the narrow one for a phone, so that the words stay readable on both.
 */
export function seriesChart(input: SeriesInput): SeriesChart {
  const wide = drawing(input, 'wide')
  const events = drawable((input.events ?? []).map((event) => ({ ...event, y: 0 })))
  return {
    id: input.id,
    title: input.title,
    description: input.description,
    empty: input.groups.every((group) => drawable(group.points).length === 0),
    emptyText: input.emptyText ?? '',
    axisNote: wide.valueTicks.some((tick) => tick.zero) ? '' : (input.axisNote ?? ''),
    events: events.map((event, index) => ({ number: String(index + 1), label: event.label })),
    wide,
    narrow: drawing(input, 'narrow'),
  }
}

function drawing(input: SeriesInput, size: keyof typeof sizes): SeriesDrawing {
  const { width, height, font, valueTicks: tickCount, dotRadius } = sizes[size]
  const facts = factsOf(input)
  const formatTick = input.formatTick ?? input.formatValue

  const domain = valueDomain(facts.values)
  const ticks = valueTicks(domain, tickCount)
  const rows = (facts.breaks.length > 0 ? 1 : 0) + (facts.events.length > 0 ? 1 : 0)
  const top = font + 14 + rows * (font + 6)
  const bottom = height - font - 12
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(formatTick(tick), font)), 8)) + 8

  // The ends decide how much room the words on the right need, and that room decides where the ends lie.
  const labelRoom = Math.max(
    ...facts.ends.map((end) => textWidth(`${end.name} ${end.value}`, font) + 12),
    12,
  )
  const right = Math.max(
    left + 40,
    width - Math.ceil(Math.min(labelRoom, width * (size === 'wide' ? 0.42 : 0.5))),
  )
  const x = scaleLinear(yearDomain(facts.years), [left, right])
  const y = scaleLinear(domain, [bottom, top])
  const draw = line<Point>(
    (point) => x(point.x),
    (point) => y(point.y),
  ).digits(1)
  const lineOf = (points: readonly Point[]): string | null =>
    points.length > 1 ? draw([...points]) : null
  const dotOf = (point: Point & Pick<Reading, 'label' | 'inUse' | 'conflict'>): Dot => ({
    cx: rounded(x(point.x)),
    cy: rounded(y(point.y)),
    title: point.label,
    inUse: point.inUse ?? true,
    conflict: point.conflict ?? false,
  })

  const firstYear = x.domain()[0] ?? 0
  const lastYear = x.domain()[1] ?? 1
  const hasYears = facts.years.length > 0
  const { baseline, path } = facts
  const planned = baseline && path[0] && path[0].x > baseline.x ? [baseline, ...path] : path
  const courses = [planned, facts.required ? [facts.required.from, facts.required.to] : []]
  return {
    size,
    width,
    height,
    dotRadius,
    diamond: diamond(dotRadius + 0.5),
    plot: { left, top, right, bottom },
    unit: { x: 0, y: font, text: input.unit },
    valueTicks: ticks.map((tick) => ({
      y: rounded(y(tick)),
      textY: rounded(y(tick) + font * 0.35),
      text: formatTick(tick),
      zero: tick === 0,
    })),
    yearMarks: hasYears ? yearsBetween(firstYear, lastYear).map((year) => rounded(x(year))) : [],
    yearLabels: hasYears
      ? yearTicks([firstYear, lastYear], right - left, textWidth('2000', font) + 10).map(
          (year) => ({
            x: rounded(x(year + 0.5)),
            y: height - 4,
            text: String(year),
          }),
        )
      : [],
    breaks: breakWords(facts.breaks, x, { left, right, font, y: font * 2 + 8 }),
    events: eventMarks(facts.events, x, { left, right, font, y: top - font / 2 - 4 }),
    releases: facts.releases.map((mark) => ({
      x: rounded(x(mark.x)),
      title: mark.label,
      ahead: mark.ahead ?? false,
    })),
    references: facts.references.flatMap(({ kind, points }) => {
      const path = lineOf(points)
      return path ? [{ kind, line: path }] : []
    }),
    path: {
      line: lineOf(planned),
      marks: path.map(dotOf),
    },
    required: facts.required ? lineOf([facts.required.from, facts.required.to]) : null,
    landing: facts.landing && {
      x: rounded(x(facts.landing.x)),
      y: rounded(y(facts.landing.high)),
      height: Math.max(2, rounded(y(facts.landing.low) - y(facts.landing.high))),
      title: facts.landing.label,
    },
    groups: facts.groups.map((points) => ({
      line: lineOf(points.filter((point) => point.inUse ?? true)),
      dots: points.map(dotOf),
    })),
    baseline: baseline && {
      cx: rounded(x(baseline.x)),
      cy: rounded(y(baseline.y)),
      title: baseline.label,
      ...baselineWord(baseline, facts, x, y, { right, font }),
      // Where a course ahead is drawn as well there is no room for its words; the table of targets has them.
      ...(facts.required && { text: '' }),
    },
    labels: endLabels(facts.ends, courses, x, y, { left, top, right, bottom, font }),
  }
}

type Facts = ReturnType<typeof factsOf>

/** What can be drawn, cleaned once: no reading without a value, no line without two ends. */
function factsOf(input: SeriesInput) {
  const groups = input.groups.map((group) => drawable(group.points)).filter((one) => one.length > 0)
  const path = drawable<Readonly<{ x: number; y: number | null }> & Omit<Reading, 'inUse'>>(
    input.path?.points ?? [],
  )
  const references = (input.references ?? []).map((reference) => ({
    ...reference,
    points: drawable(reference.points),
  }))
  const baseline = one(input.baseline)
  const required =
    input.required && one(input.required.from) && one(input.required.to) ? input.required : null
  const landing =
    input.landing && [input.landing.x, input.landing.low, input.landing.high].every(Number.isFinite)
      ? input.landing
      : null
  const breaks = (input.breaks ?? []).filter((mark) => Number.isFinite(mark.x))
  const events = drawable((input.events ?? []).map((event) => ({ ...event, y: 0 })))

  const ends: End[] = []
  const end = (kind: LabelKind, name: string, point: Point | undefined) => {
    if (point) ends.push({ kind, name, value: input.formatValue(point.y), x: point.x, y: point.y })
  }
  const latest = groups
    .flat()
    .filter((point) => point.inUse ?? true)
    .sort((first, second) => first.x - second.x)
    .at(-1)
  end('observed', input.name, latest)
  if (input.path) end('path', input.path.name, path.at(-1))
  for (const reference of references) end(reference.kind, reference.name, reference.points.at(-1))
  if (landing) {
    ends.push({
      kind: 'landing',
      name: landing.label,
      value: '',
      x: landing.x,
      y: (landing.low + landing.high) / 2,
    })
  }
  if (required) ends.push({ kind: 'required', name: required.label, value: '', ...required.to })

  const drawn = [
    ...groups.flat(),
    ...path,
    ...references.flatMap((reference) => reference.points),
    ...(baseline ? [baseline] : []),
    ...(required ? [required.from, required.to] : []),
    ...(landing
      ? [
          { x: landing.x, y: landing.low },
          { x: landing.x, y: landing.high },
        ]
      : []),
  ]
  const years = drawn.map((point) => point.x)
  const [firstYear, lastYear] = yearDomain(years)
  const within = (mark: Readonly<{ x: number }>) => mark.x >= firstYear && mark.x <= lastYear
  return {
    groups,
    path,
    references,
    baseline,
    required,
    landing,
    breaks: breaks.filter(within),
    releases: (input.releases ?? []).filter(within),
    // Numbers are given before any is left out, so that they agree with the list under the chart.
    events: events.map((event, index) => ({ ...event, number: String(index + 1) })).filter(within),
    ends,
    years,
    values: drawn.map((point) => point.y),
  }
}

function one<T extends Point>(point: T | null | undefined): T | null {
  return point && Number.isFinite(point.x) && Number.isFinite(point.y) ? point : null
}

function diamond(radius: number): string {
  return `M0,${-radius}L${radius},0L0,${radius}L${-radius},0Z`
}

function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

type Scale = ScaleLinear<number, number>

function breakWords(
  breaks: Facts['breaks'],
  x: Scale,
  room: { left: number; right: number; font: number; y: number },
): SeriesDrawing['breaks'] {
  const centres = spread(
    breaks.map((mark) => ({ at: x(mark.x), size: textWidth(mark.label, room.font) + 8 })),
    room.left,
    room.right,
  )
  return breaks.map((mark, index) => ({
    x: rounded(x(mark.x)),
    text: mark.label,
    textX: rounded(centres[index] ?? x(mark.x)),
    textY: rounded(room.y),
  }))
}

function eventMarks(
  events: Facts['events'],
  x: Scale,
  room: { left: number; right: number; font: number; y: number },
): SeriesDrawing['events'] {
  const centres = spread(
    events.map((event) => ({ at: x(event.x), size: room.font + 6 })),
    room.left,
    room.right,
  )
  return events.map((event, index) => ({
    x: rounded(centres[index] ?? x(event.x)),
    y: rounded(room.y),
    number: event.number,
    title: event.label,
  }))
}

/**
 * The baseline's words stand where the course does not go: right above or left below a falling one, right below or
 * left above a rising one.
 */
function baselineWord(
  baseline: Point & { label: string },
  facts: Facts,
  x: Scale,
  y: Scale,
  room: { right: number; font: number },
): { textX: number; textY: number; text: string } {
  const next = [...facts.path, ...facts.groups.flat()]
    .filter((point) => point.x > baseline.x)
    .sort((first, second) => first.x - second.x)[0]
  const rising = next !== undefined && next.y > baseline.y
  const width = textWidth(baseline.label, room.font)
  const at = x(baseline.x)
  const onRight = at + 8 + width <= room.right || at - 12 - width < 0
  const above = onRight !== rising
  return {
    textX: rounded(onRight ? Math.max(0, Math.min(at + 8, room.right - width)) : at - 12 - width),
    textY: rounded(y(baseline.y) + (above ? -10 : room.font + 10)),
    text: baseline.label,
  }
}
