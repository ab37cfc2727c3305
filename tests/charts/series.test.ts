import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ejs from 'ejs'
import fc from 'fast-check'
import {
  seriesChart,
  type Reading,
  type SeriesChart,
  type SeriesDrawing,
  type SeriesInput,
} from '../../server/charts/series'
import { textWidth } from '../../server/charts/text'

const reading = (x: number, y: number | null, more: Partial<Reading> = {}): Reading => ({
  x,
  y,
  label: `${x}: ${y}`,
  ...more,
})

function chartOf(input: Partial<SeriesInput>): SeriesChart {
  return seriesChart({
    id: 'p0',
    title: 'Penduduk miskin',
    description: 'Persentase penduduk miskin Kabupaten Lahat.',
    unit: 'persen',
    name: 'Lahat',
    groups: [],
    formatValue: (value) => value.toFixed(2).replace('.', ','),
    ...input,
  })
}

it('marks on the axis when values were published, hollow where one is still waited for', () => {
  const { wide } = chartOf({
    groups: [{ label: '', points: [reading(2024.2, 2), reading(2025.2, 1)] }],
    releases: [
      { x: 2025.5, label: 'terbit' },
      { x: 2025.9, label: 'berikutnya', ahead: true },
      { x: 2031, label: 'di luar grafik', ahead: true },
    ],
  })
  expect(wide.releases).toMatchObject([
    { title: 'terbit', ahead: false },
    { title: 'berikutnya', ahead: true },
  ])
  const [first, next] = wide.releases
  expect(first?.x).toBeGreaterThan(wide.groups[0]?.dots.at(-1)?.cx ?? 0)
  expect(next?.x).toBeLessThanOrEqual(wide.plot.right)
})

const bothOf = (chart: SeriesChart): SeriesDrawing[] => [chart.wide, chart.narrow]
const cornersOf = (line: string | null) => (line ?? '').split(/[ML]/).filter(Boolean)

// Lahat, March of each year: the poverty rate, its path, the province and the nation.
const lahat = [
  17.92, 17.46, 18.61, 18.02, 18.02, 17.11, 16.81, 16.15, 15.92, 15.95, 16.46, 15.61, 15, 14.14,
  13.69,
].map((y, index) => reading(2011.2 + index, y))
const poverty: Partial<SeriesInput> = {
  groups: [{ label: 'Maret', points: lahat }],
  path: {
    name: 'Target 2026',
    points: [reading(2024.2, 14.6), reading(2025.2, 14.2), reading(2026.2, 13.8)],
  },
  baseline: { x: 2023.2, y: 15, label: '15,00 (2023)' },
  references: [
    {
      kind: 'province',
      name: 'Sumsel',
      points: [
        { x: 2024.2, y: 10.97 },
        { x: 2025.2, y: 10.15 },
      ],
    },
    {
      kind: 'nation',
      name: 'Indonesia',
      points: [
        { x: 2024.2, y: 9.03 },
        { x: 2025.2, y: 8.47 },
      ],
    },
  ],
}
const extreme: Partial<SeriesInput> = {
  groups: [
    { label: 'metode lama', points: [reading(2022.2, 2.6), reading(2023.2, 1.72)] },
    { label: 'metode baru', points: [reading(2024.2, 1.43), reading(2025.2, 1.09)] },
  ],
  breaks: [{ x: 2024.1, label: 'metode baru' }],
  path: { name: 'Target 2029', points: [reading(2029.2, 0)] },
  baseline: { x: 2024.2, y: 1.43, label: '1,43 (2024)' },
}

describe('the chart of an indicator', () => {
  it('lays years and values out evenly', () => {
    const { wide } = chartOf({
      groups: [{ label: '', points: [reading(2020, 0), reading(2021, 50), reading(2022, 100)] }],
    })
    const { left, right, top, bottom } = wide.plot
    const dots = wide.groups[0]?.dots ?? []
    // Three years from 2020 to the end of 2022; from 0 to 6 percent above the highest value.
    expect(dots.map((dot) => dot.cx)).toEqual(
      [0, 1, 2].map((years) => Math.round((left + ((right - left) * years) / 3) * 10) / 10),
    )
    expect(dots[0]?.cy).toBe(bottom)
    expect(dots[1]?.cy).toBeCloseTo(bottom - ((bottom - top) * 50) / 106, 1)
  })

  it('never draws a line from one method into the next', () => {
    for (const drawn of bothOf(chartOf(extreme))) {
      expect(drawn.groups.map((group) => cornersOf(group.line).length)).toEqual([2, 2])
      const ends = drawn.groups.map((group) =>
        cornersOf(group.line).map((corner) => parseFloat(corner)),
      )
      expect(ends[0]?.[1]).toBeLessThan(drawn.breaks[0]?.x ?? 0)
      expect(ends[1]?.[0]).toBeGreaterThan(drawn.breaks[0]?.x ?? 0)
    }
  })

  it('starts the path at the baseline and reaches a target of zero on the axis', () => {
    const { wide, axisNote } = chartOf({ ...extreme, axisNote: 'Sumbu tidak mulai dari nol.' })
    expect(cornersOf(wide.path.line)[0]).toBe(`${wide.baseline?.cx},${wide.baseline?.cy}`)
    expect(wide.path.marks[0]?.cy).toBe(wide.plot.bottom)
    expect(wide.valueTicks[0]).toMatchObject({ text: '0,00', zero: true })
    expect(axisNote).toBe('')
  })

  it('says so when the axis does not start at zero', () => {
    const chart = chartOf({ ...poverty, references: [], axisNote: 'Sumbu tidak mulai dari nol.' })
    expect(chart.axisNote).toBe('Sumbu tidak mulai dari nol.')
  })

  it('shows a replaced value beside the line, not on it', () => {
    const { wide } = chartOf({
      groups: [
        {
          label: '',
          points: [reading(2023.2, 9), reading(2024.2, 12, { inUse: false }), reading(2024.3, 8)],
        },
      ],
    })
    expect(cornersOf(wide.groups[0]?.line ?? null)).toHaveLength(2)
    expect(wide.groups[0]?.dots.map((dot) => dot.inUse)).toEqual([true, false, true])
    expect(wide.labels[0]).toMatchObject({ name: 'Lahat', value: '8,00' })
  })

  it('draws a single reading as a dot with its words', () => {
    const chart = chartOf({ groups: [{ label: '', points: [reading(2025.2, 14.14)] }] })
    for (const drawn of bothOf(chart)) {
      expect(drawn.groups).toMatchObject([{ line: null, dots: [{ title: '2025.2: 14.14' }] }])
      expect(drawn.labels).toMatchObject([{ name: 'Lahat', value: '14,14' }])
    }
    expect(chart.empty).toBe(false)
  })

  it('says that there is nothing to draw', () => {
    const chart = chartOf({
      groups: [{ label: '', points: [reading(2025.2, null), reading(2024.2, NaN)] }],
      emptyText: 'Belum ada nilai.',
    })
    expect(chart).toMatchObject({ empty: true, emptyText: 'Belum ada nilai.' })
    expect(notNumbers(chart)).toEqual([])
  })

  it('writes years that do not touch', () => {
    for (const drawn of bothOf(chartOf(poverty))) {
      const centres = drawn.yearLabels.map((label) => label.x)
      expect(drawn.yearLabels.at(-1)?.text).toBe('2026')
      for (const [index, centre] of centres.slice(1).entries()) {
        expect(centre - (centres[index] ?? 0)).toBeGreaterThan(textWidth('2000', 13))
      }
    }
  })

  it('gives an event its number on the chart and its words in the list', () => {
    const chart = chartOf({
      ...poverty,
      events: [
        { x: 2022.7, label: 'Harga BBM naik' },
        { x: 2020.3, label: 'Pandemi' },
      ],
    })
    expect(chart.events).toEqual([
      { number: '1', label: 'Pandemi' },
      { number: '2', label: 'Harga BBM naik' },
    ])
    expect(chart.narrow.events.map((event) => event.number)).toEqual(['1', '2'])
  })

  it('keeps its words apart and on the sheet', () => {
    for (const drawn of [...bothOf(chartOf(poverty)), ...bothOf(chartOf(extreme))]) {
      expect(drawn.labels.length).toBeGreaterThan(1)
      expect(overlaps(drawn)).toEqual([])
      for (const box of boxes(drawn)) expect(box.right).toBeLessThanOrEqual(drawn.width)
    }
  })

  it('never writes a place that is not a number and never lets its words overlap, whatever it is given', () => {
    const value = fc.oneof(
      fc.integer({ min: -2_000, max: 10_000 }).map((hundredths) => hundredths / 100),
      fc.constantFrom(null, NaN, Infinity),
    )
    const year = fc.oneof(
      fc.integer({ min: 20_050, max: 20_300 }).map((tenths) => tenths / 10),
      fc.constantFrom(NaN, 2025),
    )
    const points = fc.array(fc.record({ x: year, y: value, label: fc.constant('') }), {
      maxLength: 8,
    })
    const place = fc.record({ x: year, y: fc.integer({ min: 0, max: 100 }) })
    const input = fc.record({
      groups: fc.array(fc.record({ label: fc.constant(''), points }), { maxLength: 3 }),
      path: fc.record({ name: fc.constant('Target 2029'), points }),
      baseline: fc.option(
        fc.record({
          x: year,
          y: fc.integer({ min: -100, max: 100 }),
          label: fc.constant('1'),
        }),
      ),
      references: fc.array(
        fc.record({
          kind: fc.constantFrom('province', 'nation'),
          name: fc.constant('Sumsel'),
          points,
        }),
        { maxLength: 2 },
      ),
      breaks: fc.array(fc.record({ x: year, label: fc.constant('metode baru') }), { maxLength: 2 }),
      events: fc.array(fc.record({ x: year, label: fc.constant('BBM') }), { maxLength: 3 }),
      required: fc.option(fc.record({ from: place, to: place, label: fc.constant('perlu') })),
    })
    fc.assert(
      fc.property(input, (given) => {
        const chart = chartOf(given)
        expect(notNumbers(chart)).toEqual([])
        for (const drawn of bothOf(chart)) expect(overlaps(drawn)).toEqual([])
      }),
    )
  })
})

describe('the drawing of a chart', () => {
  const file = join(__dirname, '../../views/components/series-chart.ejs')
  const draw = ejs.compile(readFileSync(file, 'utf8'), {
    strict: true,
    _with: false,
    localsName: 'it',
  } as ejs.Options)

  it('is named and described for those who do not see it, and needs no style of its own', async () => {
    const html = await draw({ chart: chartOf({ ...poverty, title: 'Miskin <Lahat>' }) })
    expect(html).toContain(
      'role="img" aria-labelledby="p0-wide-title" aria-describedby="p0-wide-desc"',
    )
    expect(html).toContain('<title id="p0-narrow-title">Miskin &lt;Lahat&gt;</title>')
    expect(html).not.toMatch(/ style=|NaN|undefined|null/)
  })
})

type Box = { left: number; right: number; top: number; bottom: number }

function boxes(drawn: SeriesDrawing): Box[] {
  const font = drawn.size === 'wide' ? 14 : 13
  return drawn.labels.map((label) => ({
    left: label.x,
    right: label.x + textWidth(`${label.name} ${label.value}`.trim(), font),
    top: label.y - font * 0.8,
    bottom: label.y + font * 0.2,
  }))
}

function overlaps(drawn: SeriesDrawing): string[] {
  const all = boxes(drawn)
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => JSON.stringify([one, other])),
  )
}

/** Every number and every path in a drawing that no browser could draw, by its place. */
function notNumbers(value: unknown, place = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [place]
  if (typeof value === 'string') return /NaN|Infinity|undefined/.test(value) ? [place] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => notNumbers(inner, `${place}.${key}`))
}
