import fc from 'fast-check'
import {
  ageOf,
  changeSincePrevious,
  comparableGroups,
  distanceToPath,
  isUnknown,
  latestGroup,
  latestOf,
  pathOf,
  wordOfChange,
  type Observed,
  type Planned,
} from '../../server/indicators/series'

const old = 1
const restated = 2

function reading(year: number, month: number | null, value: number, more: Partial<Observed> = {}) {
  return {
    indicatorId: 1,
    regionCode: '16.04',
    methodId: old,
    year,
    month,
    value,
    inUse: true,
    ...more,
  }
}

function target(year: number | null, value: number, more: Partial<Planned> = {}): Planned {
  return {
    year,
    kind: 'level',
    value,
    baselineYear: null,
    baselineMonth: null,
    baselineValue: null,
    inUse: true,
    ...more,
  }
}

/** Poor people of Lahat in percent, March, as published. */
const lahat = [reading(2023, 3, 15), reading(2024, 3, 14.14), reading(2025, 3, 13.69)]

/** "0.40 points a year on average", from the 15.00 percent of March 2023. */
const plan = [2024, 2025, 2026].map((year) =>
  target(year, -0.4, {
    kind: 'yearly_change',
    baselineYear: 2023,
    baselineMonth: 3,
    baselineValue: 15,
  }),
)

/** Extreme poverty of the nation: March 2024 was announced as 0.83 and restated by the new method as 1.26. */
const nation = [
  reading(2024, 3, 0.83, { regionCode: '00' }),
  reading(2024, 3, 1.26, { regionCode: '00', methodId: restated }),
  reading(2025, 3, 0.85, { regionCode: '00', methodId: restated }),
]

describe('poverty in Lahat', () => {
  it('fell by 0.45 points from March 2024 to March 2025', () => {
    expect(changeSincePrevious(latestOf(lahat))).toEqual({
      change: -0.45,
      from: lahat[1],
      to: lahat[2],
    })
  })

  it('was to fall from 15.00 to 14.60, 14.20 and 13.80', () => {
    const path = pathOf(plan)
    expect(path).toMatchObject({ baseline: { year: 2023, month: 3, value: 15 } })
    if (isUnknown(path)) throw new Error('no path')
    expect(path.points.map((point) => [point.year, point.value])).toEqual([
      [2024, 14.6],
      [2025, 14.2],
      [2026, 13.8],
    ])
  })

  it('stood 0.46 points ahead of its path in 2024, and 0.51 in 2025', () => {
    const path = pathOf(plan)
    expect(distanceToPath(latestOf(lahat.slice(0, 2)), path, 'down')).toMatchObject({
      distance: -0.46,
      word: 'ahead',
    })
    expect(distanceToPath(latestOf(lahat), path, 'down')).toMatchObject({
      distance: -0.51,
      word: 'ahead',
      point: { year: 2025, value: 14.2 },
    })
  })

  it('would be behind if more were better, and neither where nobody says which way is good', () => {
    expect(distanceToPath(latestOf(lahat), pathOf(plan), 'up')).toMatchObject({ word: 'behind' })
    expect(distanceToPath(latestOf(lahat), pathOf(plan), 'neutral')).toMatchObject({
      distance: -0.51,
      word: null,
    })
  })

  it('is on its path when it stands exactly there, whatever a double makes of it', () => {
    const there = [...lahat, reading(2026, 3, 15 - 0.4 - 0.4 - 0.4)]
    expect(distanceToPath(latestOf(there), pathOf(plan), 'down')).toMatchObject({
      distance: 0,
      word: 'on',
    })
  })
})

describe('extreme poverty of the nation', () => {
  it('fell by 0.41 points within the new method', () => {
    const change = changeSincePrevious(latestOf(nation))
    expect(change).toMatchObject({ change: -0.41, from: { value: 1.26 }, to: { value: 0.85 } })
  })

  it('never rose from 0.83 to 0.85: the two were measured differently', () => {
    const apart = [nation[0], nation[2]] as Observed[]
    expect(latestOf(apart)).toMatchObject({ reading: { value: 0.85 } })
    expect(changeSincePrevious(latestOf(apart))).toEqual({ unknown: 'single_reading' })
  })
})

describe('comparable readings', () => {
  it('share region, method and month', () => {
    const readings = [
      reading(2024, 3, 14.14),
      reading(2024, 9, 14),
      reading(2024, null, 14.1),
      reading(2024, 3, 13, { methodId: restated }),
      reading(2024, 3, 10.97, { regionCode: '16' }),
      reading(2025, 3, 13.69),
    ]
    const sizes = comparableGroups(readings).map((group) => group.readings.length)
    expect(sizes.sort((one, other) => one - other)).toEqual([1, 1, 1, 1, 2])
  })

  it('leave out a reading that is not in use', () => {
    const wrong = reading(2025, 3, 14.14, { inUse: false })
    expect(changeSincePrevious(latestOf([...lahat, wrong]))).toMatchObject({ change: -0.45 })
    expect(latestOf([wrong])).toEqual({ unknown: 'no_reading' })
  })

  it('without a month are never mixed with those of March', () => {
    const loose = [reading(2023, null, 2.68), reading(2024, 3, 1.09)]
    expect(changeSincePrevious(latestOf(loose))).toEqual({ unknown: 'single_reading' })
  })

  it('that speak for now are those of the latest year, and of two the longer series', () => {
    const autumn = reading(2025, 9, 9.85)
    const spring = [reading(2024, 3, 10.97), reading(2025, 3, 10.15)]
    expect(latestOf([...spring, autumn])).toMatchObject({ reading: { value: 10.15 } })
    expect(latestOf([...spring, reading(2026, 9, 9.5)])).toMatchObject({ reading: { value: 9.5 } })
  })
})

describe('a path', () => {
  it('is not known without a target that names its year', () => {
    expect(pathOf([])).toEqual({ unknown: 'no_path' })
    expect(pathOf([target(null, 10)])).toEqual({ unknown: 'no_path' })
    expect(pathOf([target(2029, 10, { kind: 'below' })])).toEqual({ unknown: 'no_path' })
    expect(pathOf([target(2029, 10, { inUse: false })])).toEqual({ unknown: 'no_path' })
  })

  it('leaves the older plan behind where a new one begins', () => {
    const path = pathOf([target(2023, 9.8), ...plan, target(2029, 9)])
    if (isUnknown(path)) throw new Error('no path')
    expect(path.points.map((point) => point.year)).toEqual([2024, 2025, 2026, 2029])
  })

  it('may end at zero', () => {
    const extreme = [reading(2023, null, 2.68), reading(2024, null, 1.09)]
    expect(distanceToPath(latestOf(extreme), pathOf([target(2024, 0)]), 'down')).toMatchObject({
      distance: 1.09,
      word: 'behind',
      point: { value: 0 },
    })
    const none = [reading(2024, null, 0)]
    expect(distanceToPath(latestOf(none), pathOf([target(2024, 0)]), 'down')).toMatchObject({
      distance: 0,
      word: 'on',
    })
  })

  it('says nothing of a year that no document names', () => {
    const later = [...lahat, reading(2027, 3, 13)]
    expect(distanceToPath(latestOf(later), pathOf(plan), 'down')).toEqual({
      unknown: 'no_target_that_year',
    })
  })

  it('that begins in March is not held against September', () => {
    expect(distanceToPath(latestOf([reading(2025, 9, 13)]), pathOf(plan), 'down')).toEqual({
      unknown: 'other_month',
    })
  })

  it('passes on why nothing can be judged', () => {
    expect(distanceToPath(latestOf([]), pathOf(plan), 'down')).toEqual({ unknown: 'no_reading' })
    expect(distanceToPath(latestOf(lahat), pathOf([]), 'down')).toEqual({ unknown: 'no_path' })
    expect(changeSincePrevious(latestOf([]))).toEqual({ unknown: 'no_reading' })
  })
})

describe('words', () => {
  it('follow the direction of the indicator', () => {
    expect(wordOfChange(-0.45, 'down')).toBe('good')
    expect(wordOfChange(0.51, 'down')).toBe('bad')
    expect(wordOfChange(0.6, 'up')).toBe('good')
    expect(wordOfChange(-0.6, 'up')).toBe('bad')
    expect(wordOfChange(0, 'down')).toBe('flat')
    expect(wordOfChange(0.6, 'neutral')).toBe('neutral')
  })

  it('tell the age in months, or in years where no month is known', () => {
    expect(ageOf(reading(2025, 3, 1), '2026-11-24')).toEqual({ months: 20 })
    expect(ageOf(reading(2026, 11, 1), '2026-11-24')).toEqual({ months: 0 })
    expect(ageOf(reading(2024, null, 1), '2026-11-24')).toEqual({ years: 2 })
    expect(ageOf(reading(2027, 3, 1), '2026-11-24')).toEqual({ months: 0 })
  })
})

describe('whatever the readings', () => {
  const anyReading = fc.record({
    indicatorId: fc.constant(1),
    regionCode: fc.constant('16.04'),
    methodId: fc.integer({ min: 1, max: 3 }),
    year: fc.integer({ min: 2004, max: 2030 }),
    month: fc.constantFrom(null, 3, 9),
    value: fc.integer({ min: 0, max: 4000 }).map((hundredths) => hundredths / 100),
    inUse: fc.constant(true),
  })
  const readings = fc.uniqueArray(anyReading, {
    maxLength: 25,
    selector: (one) => `${one.methodId}/${one.year}/${one.month}`,
  })
  const facts = (given: readonly Observed[]) => ({
    groups: comparableGroups(given),
    latest: latestOf(given),
    change: changeSincePrevious(latestOf(given)),
  })

  it('their order does not matter', () => {
    const shuffled = readings.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
      ),
    )
    fc.assert(fc.property(shuffled, ([given, mixed]) => expect(facts(mixed)).toEqual(facts(given))))
  })

  it('one that cannot be compared, and is no later, changes nothing', () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 2000, max: 2003 }), (given, year) => {
        fc.pre(given.length > 0)
        const stranger = reading(year, 6, 99, { methodId: 9 })
        expect(latestOf([stranger, ...given])).toEqual(latestOf(given))
        expect(changeSincePrevious(latestOf([stranger, ...given]))).toEqual(
          changeSincePrevious(latestOf(given)),
        )
      }),
    )
  })

  it('no group mixes what cannot be compared, and none is lost', () => {
    fc.assert(
      fc.property(readings, (given) => {
        const groups = comparableGroups(given)
        expect(groups.flatMap((group) => group.readings)).toHaveLength(given.length)
        for (const group of groups) {
          expect(new Set(group.readings.map((one) => `${one.methodId}/${one.month}`)).size).toBe(1)
          const years = group.readings.map((one) => one.year)
          expect(years).toEqual([...years].sort((one, other) => one - other))
        }
        expect(groups.length === 0).toBe(latestGroup(groups) === undefined)
      }),
    )
  })
})
