import {
  besideIn,
  sameYear,
  sinceBaseline,
  whyAlone,
  whyIncomparable,
} from '../../../server/indicators/analysis/comparable'
import {
  settled,
  tolerance,
  used,
  wayOf,
  workingOf,
  type Measured,
} from '../../../server/indicators/analysis/answer'

let nextId = 1

function reading(year: number, month: number | null, value: number, more: Partial<Measured> = {}) {
  return {
    id: nextId++,
    indicatorId: 1,
    regionCode: '16.04',
    methodId: 1,
    year,
    month,
    value,
    inUse: true,
    ...more,
  }
}

const baseline = { year: 2023, month: 3, value: 15 }

describe('two readings', () => {
  const march = reading(2024, 3, 14.14)

  it('may be subtracted when indicator, region, method and month are the same', () => {
    expect(whyIncomparable(march, reading(2025, 3, 13.69))).toBeNull()
    expect(whyIncomparable(reading(2022, null, 7.35), reading(2023, null, 2.68))).toBeNull()
  })

  it('may not otherwise, and each says why', () => {
    expect(whyIncomparable(march, reading(2025, 3, 60, { indicatorId: 2 }))).toBe('other_indicator')
    expect(whyIncomparable(march, reading(2025, 3, 10.15, { regionCode: '16' }))).toBe(
      'other_region',
    )
    expect(whyIncomparable(march, reading(2025, 3, 13, { methodId: 2 }))).toBe('method_break')
    expect(whyIncomparable(march, reading(2025, 9, 13))).toBe('not_same_month')
    expect(whyIncomparable(march, reading(2025, null, 13))).toBe('not_same_month')
  })

  it('one alone says what the others lack', () => {
    expect(whyAlone(march, [march])).toBe('too_few_readings')
    expect(whyAlone(march, [march, reading(2023, 9, 15)])).toBe('not_same_month')
    expect(whyAlone(march, [march, reading(2023, 3, 15, { methodId: 2 })])).toBe('method_break')
    expect(whyAlone(march, [march, reading(2023, 3, 5, { inUse: false, methodId: 2 })])).toBe(
      'too_few_readings',
    )
  })
})

describe('the readings since the baseline', () => {
  const series = [
    reading(2022, 3, 15.61),
    reading(2023, 3, 15),
    reading(2024, 3, 14.14),
    reading(2025, 3, 13.69),
  ]

  it('begin with its own and end with the latest', () => {
    expect(sinceBaseline(series, baseline)).toEqual({
      known: true,
      readings: series.slice(1),
      reading: series[3],
      first: series[1],
    })
  })

  it('end with the one that is judged', () => {
    expect(sinceBaseline(series, baseline, series[2])).toMatchObject({
      readings: series.slice(1, 3),
      reading: series[2],
    })
  })

  it('have no first where none is of the baseline’s year', () => {
    expect(sinceBaseline(series.slice(2), baseline)).toMatchObject({ known: true, first: null })
  })

  it('are not told without a reading or a baseline, for another month, or before it', () => {
    const reason = (...args: Parameters<typeof sinceBaseline>) => {
      const since = sinceBaseline(...args)
      return since.known ? null : since.reason
    }
    expect(reason([], baseline)).toBe('no_reading')
    expect(reason(series, null)).toBe('no_baseline')
    expect(reason(series, { ...baseline, month: 9 })).toBe('not_same_month')
    expect(reason(series.slice(0, 1), baseline)).toBe('reading_before_baseline')
    expect(reason(series, baseline, reading(2025, 3, 13.6, { inUse: false }))).toBe('no_reading')
  })
})

describe('readings of one year across regions', () => {
  const home = reading(2025, 3, 13.69)
  const province = reading(2025, 3, 10.15, { regionCode: '16' })
  const others = [
    reading(2025, 9, 9.85, { regionCode: '16' }),
    reading(2024, 3, 10.97, { regionCode: '16' }),
    reading(2025, 3, 10, { regionCode: '16', methodId: 2 }),
    reading(2025, 3, 10.2, { regionCode: '16', inUse: false }),
    reading(2025, 3, 919.6, { regionCode: '16', indicatorId: 2 }),
  ]

  it('share indicator, method, month and year', () => {
    expect(sameYear([home, ...others, province], home)).toEqual([home, province])
  })

  it('stand beside one another, or say why they do not', () => {
    expect(besideIn([home, ...others, province], home, '16')).toEqual({
      known: true,
      reading: province,
    })
    const why = (readings: readonly Measured[]) => {
      const beside = besideIn(readings, home, '16')
      return beside.known ? null : beside.reason
    }
    expect(why([home])).toBe('no_reading')
    expect(why(others.slice(1, 2))).toBe('no_reading')
    expect(why([reading(2024, 9, 10.51, { regionCode: '16' })])).toBe('no_reading')
    expect(why(others.slice(0, 1))).toBe('not_same_month')
    expect(why(others.slice(0, 3))).toBe('method_break')
  })
})

describe('a working', () => {
  it('names the readings and the years, each once and in order', () => {
    const two = [reading(2025, 3, 13.69, { id: 92 }), reading(2023, 3, 15, { id: 90 })]
    expect(workingOf('a_formula', two, [2026, 2025])).toEqual({
      formula: 'a_formula',
      readings: [
        { id: 92, regionCode: '16.04', year: 2025, month: 3, value: 13.69 },
        { id: 90, regionCode: '16.04', year: 2023, month: 3, value: 15 },
      ],
      years: [2023, 2025, 2026],
    })
    expect(two.map(used)).toEqual(workingOf('a_formula', two).readings)
  })

  it('is free of what doubles add', () => {
    expect(settled(0.1 + 0.2)).toBe(0.3)
    expect(Object.is(settled(-0), 0)).toBe(true)
    expect([wayOf(-0.45), wayOf(0.1 + 0.2 - 0.3), wayOf(0.45)]).toEqual([-1, 0, 1])
    expect(wayOf(tolerance)).toBe(0)
  })
})
