import fc from 'fast-check'
import {
  goalNow,
  goalsOf,
  paceFrom,
  paceOf,
  type Goal,
} from '../../../server/indicators/analysis/pace'
import { leastSquares } from '../../../server/indicators/analysis/slope'
import type { Measured } from '../../../server/indicators/analysis/answer'
import type { Direction } from '../../../server/indicators/indicator'
import type { Planned } from '../../../server/indicators/series'

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

function goal(year: number, value: number, more: Partial<Goal> = {}): Goal {
  return {
    year,
    value,
    kind: 'level',
    baseline: { year: 2023, month: 3, value: 15 },
    ...more,
  }
}

/** Poor people of Lahat in percent, March, as published. */
const lahat = [reading(2023, 3, 15), reading(2024, 3, 14.14), reading(2025, 3, 13.69)]

/** RPD 2024-2026: 0.40 points a year from the 15.00 of March 2023; and the hope of one digit by 2029. */
const plan = [
  ...[2024, 2025, 2026].map((year) =>
    target(year, -0.4, {
      kind: 'yearly_change',
      baselineYear: 2023,
      baselineMonth: 3,
      baselineValue: 15,
    }),
  ),
  target(2029, 10, { kind: 'below' }),
  target(null, 10, { kind: 'below' }),
]

/** Extreme poverty of the nation: March 2024 announced as 0.83, restated by the new method as 1.26, then 0.85. */
const announced = reading(2024, 3, 0.83, { methodId: 7 })
const restated = reading(2024, 3, 1.26, { methodId: 8 })
const now = reading(2025, 3, 0.85, { methodId: 8 })

function known<T extends { known: boolean }>(answer: T): Extract<T, { known: true }> {
  if (!answer.known) throw new Error(JSON.stringify(answer))
  return answer as Extract<T, { known: true }>
}

describe('the goals of Lahat', () => {
  it('are 14.60, 14.20 and 13.80 by the plan, then below 10 in 2029, all from March 2023', () => {
    const goals = goalsOf(plan)
    expect(goals.map((one) => [one.year, one.value, one.kind])).toEqual([
      [2024, 14.6, 'level'],
      [2025, 14.2, 'level'],
      [2026, 13.8, 'level'],
      [2029, 10, 'below'],
    ])
    for (const one of goals) expect(one.baseline).toEqual({ year: 2023, month: 3, value: 15 })
  })

  it('leave out what is no longer in use, what is older than the baseline, and what names no year', () => {
    expect(goalsOf([target(2026, 13.8, { inUse: false })])).toEqual([])
    for (const year of [2022, 2023]) {
      expect(goalsOf([...plan, target(year, 16, { kind: 'below' })])).toEqual(goalsOf(plan))
    }
    expect(goalsOf([target(null, 10, { kind: 'below' })])).toEqual([])
  })

  it('stand in the order of their years', () => {
    const soon = target(2025, 14, { kind: 'below' })
    expect(goalsOf([soon, ...plan].reverse()).map((one) => [one.year, one.value])).toEqual([
      [2024, 14.6],
      [2025, 14],
      [2025, 14.2],
      [2026, 13.8],
      [2029, 10],
    ])
  })

  it('take a limit’s own baseline where there is no path', () => {
    const limit = target(2029, 10, {
      kind: 'below',
      baselineYear: 2024,
      baselineMonth: 3,
      baselineValue: 14.14,
    })
    expect(goalsOf([limit])).toEqual([
      { year: 2029, value: 10, kind: 'below', baseline: { year: 2024, month: 3, value: 14.14 } },
    ])
    expect(goalsOf([target(2029, 10, { kind: 'below' })])).toMatchObject([{ baseline: null }])
  })
})

describe('the least-squares line', () => {
  it('of 15.00, 14.14, 13.69 falls by (13.69 − 15.00) ÷ 2 = 0.655 a year, ± √(0.0280167 ÷ 1 ÷ 2) = 0.11836', () => {
    // Mean 14.27667; residuals 0.06833, −0.13667, 0.06833; their squares add up to 0.0280167.
    const line = leastSquares(lahat)
    expect(line?.slope).toBeCloseTo(-0.655, 9)
    expect(line?.error).toBeCloseTo(0.118357, 6)
  })

  it('of two readings has no error, and of one is no line', () => {
    expect(leastSquares(lahat.slice(0, 2))).toMatchObject({ error: null })
    expect(leastSquares(lahat.slice(0, 1))).toBeNull()
    expect(leastSquares([])).toBeNull()
  })

  it('minds the years that have no reading: 10, 8, 2 in 2020, 2021, 2024', () => {
    // Mean year 2021.667, mean 6.667; Σxy = (−1.667)(3.333) + (−0.667)(1.333) + (2.333)(−4.667) = −17.333; Σxx = 8.667.
    const line = leastSquares([reading(2020, 3, 10), reading(2021, 3, 8), reading(2024, 3, 2)])
    expect(line?.slope).toBeCloseTo(-2, 9)
    expect(line?.error).toBeCloseTo(0, 9)
  })
})

describe('the pace of poverty in Lahat', () => {
  it('has reached 13.80 a year early; at 0.655 a year it lands at 13.69 − 0.655 = 13.035 in 2026', () => {
    const pace = known(paceOf({ readings: lahat, goal: goal(2026, 13.8), direction: 'down' }))
    expect(pace).toMatchObject({
      word: 'reached',
      reached: true,
      yearsLeft: 1,
      required: 0.11,
      actual: -0.655,
      ratio: null,
      arrival: null,
    })
    expect(pace.landing?.value).toBeCloseTo(13.035, 9)
    expect(pace.landing?.low).toBeCloseTo(12.916643, 6)
    expect(pace.landing?.high).toBeCloseTo(13.153357, 6)
  })

  it('is slow for one digit in 2029: −0.655 of the (10 − 13.69) ÷ 4 = −0.9225 required is 0.71', () => {
    const pace = known(
      paceOf({ readings: lahat, goal: goal(2029, 10, { kind: 'below' }), direction: 'down' }),
    )
    expect(pace).toMatchObject({ word: 'slow', required: -0.9225, actual: -0.655, yearsLeft: 4 })
    expect(pace.ratio).toBeCloseTo(0.710027, 6)
    // 13.69 − 4 × 0.655 = 11.07, ± 4 × 0.118357; 3.69 ÷ 0.655 = 5.63 years, so March 2031 is the first below.
    expect(pace.landing?.value).toBeCloseTo(11.07, 9)
    expect(pace.landing?.low).toBeCloseTo(10.596572, 5)
    expect(pace.landing?.high).toBeCloseTo(11.543428, 5)
    expect(pace.arrival?.year).toBe(2031)
    expect(pace.arrival?.years).toBeCloseTo(5.633588, 6)
  })

  it('names its working: the three readings, the goal and the years', () => {
    const pace = known(paceOf({ readings: lahat, goal: goal(2026, 13.8), direction: 'down' }))
    expect(pace.working).toMatchObject({
      formula: 'pace_least_squares',
      years: [2023, 2024, 2025, 2026],
      latest: { year: 2025, month: 3, value: 13.69 },
      goal: { year: 2026, value: 13.8 },
    })
    expect(pace.working.readings.map((one) => one.id)).toEqual(lahat.map((one) => one.id))
  })

  it('does not look behind the baseline', () => {
    const older = [reading(2021, 3, 16.46), reading(2022, 3, 15.61), ...lahat]
    expect(paceOf({ readings: older, goal: goal(2029, 10), direction: 'down' })).toEqual(
      paceOf({ readings: lahat, goal: goal(2029, 10), direction: 'down' }),
    )
  })

  it('with two readings has no band: −0.86 against −0.17 required, landing at 14.14 − 2 × 0.86 = 12.42', () => {
    const pace = known(
      paceOf({ readings: lahat.slice(0, 2), goal: goal(2026, 13.8), direction: 'down' }),
    )
    expect(pace).toMatchObject({
      word: 'on_path',
      required: -0.17,
      actual: -0.86,
      landing: { value: 12.42, low: null, high: null },
      arrival: { year: 2025 },
    })
    expect(pace.ratio).toBeCloseTo(5.058824, 6)
  })
})

describe('the pace of extreme poverty in the nation', () => {
  const zero = goal(2029, 0, { baseline: { year: 2024, month: 3, value: 1.26 } })

  it('is −0.41 a year against −0.85 ÷ 4 = −0.2125 to be at zero in 2029: there by 2028', () => {
    const pace = known(
      paceOf({ readings: [announced, restated, now], goal: zero, direction: 'down' }),
    )
    expect(pace).toMatchObject({
      word: 'on_path',
      required: -0.2125,
      actual: -0.41,
      arrival: { year: 2028 },
    })
    expect(pace.ratio).toBeCloseTo(1.929412, 6)
  })

  it('cannot be told from 0.83 and 0.85: the method changed between them', () => {
    expect(paceOf({ readings: [announced, now], goal: zero, direction: 'down' })).toEqual({
      known: false,
      reason: 'method_break',
    })
  })
})

describe('the words of a pace', () => {
  // At 10 in 2021 and 5 to be reached in 2026: one a year is required, so the slope is the ratio.
  const table: readonly (readonly [slope: number, word: string])[] = [
    [-1.2, 'on_path'],
    [-0.95, 'on_path'],
    [-0.94, 'slow'],
    [-0.6, 'slow'],
    [-0.59, 'stalled'],
    [0, 'stalled'],
    [0.01, 'reversed'],
  ]
  it.each(table)('a change of %d a year where −1 is required: %s', (slope, word) => {
    const readings = [reading(2020, 3, 10 - slope), reading(2021, 3, 10)]
    const five = goal(2026, 5, { baseline: { year: 2020, month: 3, value: 10 - slope } })
    expect(paceOf({ readings, goal: five, direction: 'down' })).toMatchObject({
      word,
      required: -1,
      ratio: slope === 0 ? 0 : -slope,
    })
  })

  it('begin at 0.95 and 0.60', () => {
    expect(paceFrom).toEqual({ onPath: 0.95, slow: 0.6 })
  })

  it('are missing where neither way is good, and the figures are not', () => {
    const pace = paceOf({ readings: lahat, goal: goal(2029, 10), direction: 'neutral' })
    expect(pace).toMatchObject({
      word: null,
      reached: false,
      required: -0.9225,
      actual: -0.655,
    })
    const there = paceOf({ readings: lahat, goal: goal(2026, 13.69), direction: 'neutral' })
    expect(there).toMatchObject({ word: null, reached: true })
    expect(paceOf({ readings: lahat, goal: goal(2026, 13.8), direction: 'neutral' })).toMatchObject(
      { reached: false, required: 0.11 },
    )
  })

  it('arrival is nowhere when it stands still or moves away', () => {
    const flat = [reading(2023, 3, 15), reading(2024, 3, 15)]
    const rising = [reading(2023, 3, 15), reading(2024, 3, 16)]
    for (const readings of [flat, rising]) {
      expect(paceOf({ readings, goal: goal(2026, 13.8), direction: 'down' })).toMatchObject({
        arrival: null,
      })
    }
  })

  it('has no arrival once it is there: below a limit, or resting at a value', () => {
    const below = goal(2029, 14, { kind: 'below' })
    const flat = [reading(2023, 3, 15), reading(2024, 3, 15)]
    for (const answer of [
      paceOf({ readings: lahat, goal: below, direction: 'down' }),
      paceOf({ readings: flat, goal: goal(2026, 15), direction: 'down' }),
    ]) {
      expect(answer).toMatchObject({ word: 'reached', ratio: null, arrival: null })
    }
  })

  it('to stand at a value arrives in the year it is met; to stand below it, in the year after', () => {
    // 14 in 2024, one less a year: 12 in 2026, 11 in 2027.
    const readings = [reading(2023, 3, 15), reading(2024, 3, 14)]
    const at = paceOf({ readings, goal: goal(2030, 12), direction: 'down' })
    const below = paceOf({
      readings,
      goal: goal(2030, 12, { kind: 'below' }),
      direction: 'down',
    })
    expect(at).toMatchObject({ arrival: { year: 2026, years: 2 } })
    expect(below).toMatchObject({ arrival: { year: 2027, years: 2 } })
  })

  it('exactly at a value to stay below is not there, and any step down is on its path', () => {
    const limit = goal(2026, 13.69, { kind: 'below' })
    expect(paceOf({ readings: lahat, goal: limit, direction: 'down' })).toMatchObject({
      word: 'on_path',
      reached: false,
      ratio: null,
      arrival: { year: 2026 },
    })
    const risen = [reading(2023, 3, 13), reading(2024, 3, 13.69)]
    expect(paceOf({ readings: risen, goal: limit, direction: 'down' })).toMatchObject({
      word: 'reversed',
      arrival: null,
    })
    const flat = [reading(2023, 3, 13.69), reading(2024, 3, 13.69)]
    expect(paceOf({ readings: flat, goal: limit, direction: 'down' })).toMatchObject({
      word: 'stalled',
    })
  })
})

describe('a pace is not told', () => {
  const down = 'down' as Direction

  it('without readings, or without a goal', () => {
    expect(paceOf({ readings: [], goal: goal(2026, 13), direction: down })).toEqual({
      known: false,
      reason: 'no_reading',
    })
    expect(paceOf({ readings: lahat, goal: null, direction: down })).toEqual({
      known: false,
      reason: 'no_target',
    })
  })

  it('without a baseline, unless the goal is reached', () => {
    const loose = goal(2026, 13, { baseline: null })
    expect(paceOf({ readings: lahat, goal: loose, direction: down })).toEqual({
      known: false,
      reason: 'no_baseline',
    })
    const reached = goal(2026, 13.8, { baseline: null })
    expect(paceOf({ readings: lahat, goal: reached, direction: down })).toMatchObject({
      known: true,
      word: 'reached',
      actual: null,
      landing: null,
    })
  })

  it('once the year of the goal has been read and it was missed: 1.09 in 2024, 0 planned for 2024', () => {
    const extreme = [reading(2023, 3, 2.68), reading(2024, 3, 1.09)]
    expect(paceOf({ readings: extreme, goal: goal(2024, 0), direction: down })).toEqual({
      known: false,
      reason: 'target_year_past',
    })
    expect(paceOf({ readings: extreme, goal: goal(2024, 1.09), direction: down })).toMatchObject({
      word: 'reached',
      yearsLeft: 0,
      required: null,
      landing: null,
    })
  })

  it('from a single reading, and says what the others lack', () => {
    const alone = [reading(2024, 3, 14.14)]
    const answer = (readings: readonly Measured[], month: number | null) =>
      paceOf({
        readings,
        goal: goal(2026, 13, { baseline: { year: 2023, month, value: 15 } }),
        direction: down,
      })
    expect(answer(alone, 3)).toEqual({ known: false, reason: 'too_few_readings' })
    // What was measured in another way before the baseline is not what is lacking.
    expect(answer([reading(2022, 3, 16, { methodId: 2 }), ...alone], 3)).toEqual({
      known: false,
      reason: 'too_few_readings',
    })
    expect(answer([reading(2023, 9, 15), ...alone], null)).toEqual({
      known: false,
      reason: 'not_same_month',
    })
    expect(answer([reading(2023, null, 15), ...alone], 3)).toEqual({
      known: false,
      reason: 'not_same_month',
    })
    expect(answer([reading(2023, 3, 15, { inUse: false }), ...alone], 3)).toEqual({
      known: false,
      reason: 'too_few_readings',
    })
  })

  it('when the readings are of another month than the baseline, or older than it', () => {
    const autumn = [reading(2023, 9, 15), reading(2024, 9, 14)]
    expect(paceOf({ readings: autumn, goal: goal(2026, 13), direction: down })).toEqual({
      known: false,
      reason: 'not_same_month',
    })
    const old = [reading(2021, 3, 16.46), reading(2022, 3, 15.61)]
    expect(paceOf({ readings: old, goal: goal(2026, 13), direction: down })).toEqual({
      known: false,
      reason: 'reading_before_baseline',
    })
  })

  it('for a value to stay below where up is good', () => {
    const limit = goal(2029, 10, { kind: 'below' })
    expect(paceOf({ readings: lahat, goal: limit, direction: 'up' })).toEqual({
      known: false,
      reason: 'target_against_direction',
    })
  })
})

describe('whatever the readings', () => {
  const hundredths = fc.integer({ min: 0, max: 4000 }).map((one) => one / 100)
  const series = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 2018, max: 2026 }), hundredths), {
      minLength: 1,
      maxLength: 8,
      selector: ([year]) => year,
    })
    .map((pairs) =>
      pairs.map(([year, value], index) => ({ ...reading(year, 3, value), id: index })),
    )
  const goals = fc
    .tuple(fc.integer({ min: 2020, max: 2032 }), hundredths, fc.integer({ min: 2016, max: 2024 }))
    .map(([year, value, from]) =>
      goal(year, value, { baseline: { year: from, month: 3, value: 20 } }),
    )

  it('the mirror image, where up is good, gets the same verdict', () => {
    fc.assert(
      fc.property(series, goals, (readings, to) => {
        const plain = paceOf({ readings, goal: to, direction: 'down' })
        const mirrored = paceOf({
          readings: readings.map((one) => ({ ...one, value: -one.value })),
          goal: { ...to, value: -to.value },
          direction: 'up',
        })
        expect(mirrored.known).toBe(plain.known)
        if (!plain.known || !mirrored.known) return expect(mirrored).toEqual(plain)
        const verdict = ({ word, reached, ratio, arrival, yearsLeft }: typeof plain) => ({
          word,
          reached,
          ratio,
          arrival,
          yearsLeft,
        })
        expect(verdict(mirrored)).toEqual(verdict(plain))
      }),
    )
  })

  it('one that cannot be compared, and is no later, changes nothing', () => {
    fc.assert(
      fc.property(series, goals, fc.boolean(), (readings, to, otherMethod) => {
        const plain = paceOf({ readings, goal: to, direction: 'down' })
        fc.pre(plain.known)
        const stranger = reading(2017, otherMethod ? 3 : 9, 99, { methodId: otherMethod ? 5 : 1 })
        expect(paceOf({ readings: [stranger, ...readings], goal: to, direction: 'down' })).toEqual(
          plain,
        )
      }),
    )
  })

  it('their order does not matter', () => {
    fc.assert(
      fc.property(series, goals, (readings, to) => {
        const backwards = [...readings].reverse()
        expect(paceOf({ readings: backwards, goal: to, direction: 'down' })).toEqual(
          paceOf({ readings, goal: to, direction: 'down' }),
        )
      }),
    )
  })

  it('a goal of zero works: every figure is a number, and the word follows the ratio', () => {
    fc.assert(
      fc.property(series, goals, (readings, to) => {
        const pace = paceOf({ readings, goal: { ...to, value: 0 }, direction: 'down' })
        fc.pre(pace.known)
        const { required, actual, ratio, landing, arrival, reached, word } = pace
        for (const one of [required, actual, ratio, landing?.value, arrival?.year]) {
          if (one != null) expect(Number.isFinite(one)).toBe(true)
        }
        if (reached) return expect(word).toBe('reached')
        const expected =
          (ratio ?? 0) >= 0.95
            ? 'on_path'
            : (ratio ?? 0) >= 0.6
              ? 'slow'
              : (ratio ?? 0) >= 0
                ? 'stalled'
                : 'reversed'
        return expect(word).toBe(expected)
      }),
    )
  })
})

describe('the goal that is asked about now', () => {
  const goal = (year: number, value: number, kind: 'level' | 'below' = 'level') => ({
    year,
    value,
    kind,
    baseline: null,
  })
  // Lahat: 13.80 by the path of 2026 is reached in 2025 already; below 10 in 2029 is not.
  const lahat = [goal(2024, 14.6), goal(2025, 14.2), goal(2026, 13.8), goal(2029, 10, 'below')]

  it('is the nearest ahead that is not reached', () => {
    expect(goalNow(lahat, { year: 2025, value: 13.69 }, 'down')).toMatchObject({ year: 2029 })
    expect(goalNow(lahat, { year: 2025, value: 13.9 }, 'down')).toMatchObject({ year: 2026 })
  })

  it('is the last one ahead when all are reached, and the last of all when none lies ahead', () => {
    expect(goalNow(lahat.slice(0, 3), { year: 2024, value: 9 }, 'down')).toMatchObject({
      year: 2026,
    })
    expect(goalNow(lahat, { year: 2030, value: 11 }, 'down')).toMatchObject({ year: 2029 })
    expect(goalNow([], { year: 2030, value: 11 }, 'down')).toBeNull()
  })
})
