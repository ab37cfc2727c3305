import { sparkline } from '../../server/charts/sparkline'

const size = { label: 'Penduduk miskin', width: 100, height: 20 }
const years = (...values: (number | null)[]) => values.map((y, index) => ({ x: 2020 + index, y }))

describe('a sparkline', () => {
  it('runs from edge to edge, the highest value at the top', () => {
    const spark = sparkline(years(0, 10, 5), size)
    expect(spark.lines).toEqual(['M4,16L50,4L96,10'])
    expect(spark.last).toEqual({ cx: 96, cy: 10 })
  })

  it('makes room for its target', () => {
    const spark = sparkline(years(20, 10), { ...size, path: [{ x: 2030, y: 0 }] })
    expect(spark.lines).toEqual(['M4,4L96,10'])
    expect(spark.target).toEqual({ x1: 4, x2: 96, y: 16 })
  })

  it('draws the planned path beside what was read, also beyond its last year', () => {
    const path = [
      { x: 2020, y: 20 },
      { x: 2024, y: 0 },
    ]
    const spark = sparkline(years(20, 10), { ...size, path })
    expect(spark.lines).toEqual(['M4,4L27,10'])
    expect(spark).toMatchObject({ path: 'M4,4L96,16', target: null })
  })

  it('never joins readings of two methods', () => {
    const spark = sparkline(
      [
        { x: 2022, y: 4, group: 'lama' },
        { x: 2023, y: 2, group: 'lama' },
        { x: 2024, y: 3, group: 'baru' },
      ],
      size,
    )
    expect(spark.lines).toEqual(['M4,4L50,16'])
    expect(spark.last).toEqual({ cx: 96, cy: 10 })
  })

  it('shows a lone reading of an older method as a dot', () => {
    const points = [
      { x: 2023, y: 2, group: 'lama' },
      { x: 2024, y: 4, group: 'baru' },
    ]
    expect(sparkline(points, size)).toMatchObject({
      lines: [],
      dots: [{ cx: 4, cy: 16 }],
      last: { cx: 96, cy: 4 },
    })
  })

  it('puts a single reading in the middle', () => {
    expect(sparkline(years(14.14), size)).toMatchObject({ lines: [], last: { cx: 50, cy: 10 } })
  })

  it('draws nothing where nothing is known', () => {
    const nothing = { lines: [], dots: [], last: null, path: null, target: null }
    expect(sparkline([], { ...size, path: [{ x: 2023, y: 5 }] })).toMatchObject(nothing)
    expect(sparkline(years(null, NaN), size)).toMatchObject(nothing)
  })

  it('leaves an absent reading out instead of drawing it at zero', () => {
    expect(sparkline(years(10, null, 5), size).lines).toEqual(['M4,4L96,16'])
  })
})
