import fc from 'fast-check'
import type { Measured } from '../../../server/indicators/analysis/answer'
import {
  expectedAgainstObserved,
  type Contribution,
} from '../../../server/indicators/analysis/effect'

function reading(
  year: number,
  month: number | null,
  value: number,
  more: Partial<Measured> = {},
): Measured {
  return {
    id: year,
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

/** Poor people of Lahat in percent, March, as published. */
const lahat = [reading(2023, 3, 15), reading(2024, 3, 14.14), reading(2025, 3, 13.69)]
const [march2023, march2024, march2025] = lahat as [Measured, Measured, Measured]
const baseline = { year: 2023, month: 3, value: 15 }

/** The four quarters of 2024 with what was verified in each. */
function quarters(...verified: readonly (number | null)[]): Contribution['windows'] {
  const ends = ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31']
  return ends.map((endsOn, index) => ({
    code: `2024-TW${index + 1}`,
    endsOn,
    verified: verified[index] ?? null,
  }))
}

function contribution(id: number, more: Partial<Contribution> = {}): Contribution {
  return {
    id,
    actionId: 100 + id,
    expected: -0.1,
    lagMonths: 3,
    startsOn: '2024-01-15',
    target: 100,
    windows: quarters(10, 25, 40, 80),
    ...more,
  }
}

function effect(contributions: readonly Contribution[], at: Measured = march2025) {
  return expectedAgainstObserved({ readings: lahat, reading: at, baseline, contributions })
}

function lineOf(one: Contribution, at: Measured = march2025) {
  const answer = effect([one, contribution(99, { expected: 0 })], at)
  if (!answer.known) throw new Error(answer.reason)
  return answer.lines[0]
}

describe('the ledger of poverty in Lahat, March 2023 to March 2025', () => {
  const houses = contribution(1, {
    expected: -0.2,
    target: 658,
    windows: quarters(120, 300, 510, 755),
  })
  const slowly = contribution(2, { lagMonths: 6 })
  const partly = contribution(3, {
    expected: -0.08,
    lagMonths: 6,
    windows: quarters(10, 25, null, 80),
  })
  const contributions = [
    houses,
    slowly,
    partly,
    contribution(4, { startsOn: '2023-03-01' }),
    contribution(5, { startsOn: '2025-04-01', windows: [] }),
    contribution(6, { target: null }),
    contribution(7, { windows: quarters() }),
    contribution(8, { lagMonths: 13 }),
  ]

  it('expects −0.20 × 1 − 0.10 × 0.40 − 0.08 × 0.25 = −0.26 of the −1.31 seen; −1.05 is unexplained', () => {
    expect(effect(contributions)).toMatchObject({
      known: true,
      expected: -0.26,
      observed: -1.31,
      unexplained: -1.05,
      working: {
        formula: 'expected_times_share',
        years: [2023, 2025],
        baseline: { id: march2023.id, value: 15 },
        reading: { id: march2025.id, value: 13.69 },
      },
    })
  })

  it('tells for each contribution which window was counted, or why none was', () => {
    const answer = effect(contributions)
    if (!answer.known) throw new Error(answer.reason)
    const told = answer.lines.map((line) => [
      line.contributionId,
      line.share,
      line.toDate,
      line.window?.code ?? line.leftOut,
    ])
    expect(told).toEqual([
      // 755 of 658 houses: more than all is all.
      [1, 1, -0.2, '2024-TW4'],
      // March 2025 less six months is September 2024: 40 of 100.
      [2, 0.4, -0.04, '2024-TW3'],
      // The third quarter was not verified; the second was, with 25 of 100.
      [3, 0.25, -0.02, '2024-TW2'],
      [4, null, 0, 'begun_before_baseline'],
      [5, null, 0, 'begun_after_reading'],
      [6, null, 0, 'no_target'],
      [7, null, 0, 'not_verified'],
      // March 2025 less thirteen months is February 2024: no quarter had ended.
      [8, null, 0, 'not_yet_lagged'],
    ])
    expect(answer.lines.map((line) => line.showsUntil)).toContainEqual({ year: 2024, month: 2 })
  })

  it('expects nothing yet while the lag has not passed, and says so', () => {
    expect(effect([contribution(1, { lagMonths: 24 })])).toMatchObject({
      known: true,
      expected: 0,
      unexplained: -1.31,
      lines: [{ leftOut: 'not_yet_lagged', showsUntil: { year: 2023, month: 3 } }],
    })
  })

  it('expects nothing of work that was there before the baseline', () => {
    expect(effect([contribution(1, { startsOn: '2023-03-31' })])).toMatchObject({
      expected: 0,
      lines: [{ leftOut: 'begun_before_baseline' }],
    })
  })
})

describe('a contribution', () => {
  it('counts when it began in the month after the baseline, not in its month', () => {
    expect(lineOf(contribution(1, { startsOn: '2023-03-31' }))?.leftOut).toBe(
      'begun_before_baseline',
    )
    expect(lineOf(contribution(1, { startsOn: '2023-04-01' }))?.leftOut).toBeNull()
  })

  it('that began in the month of the reading is not after it, it has only not had time to show', () => {
    expect(lineOf(contribution(1, { startsOn: '2025-03-31' }))?.leftOut).toBe('not_yet_lagged')
    expect(lineOf(contribution(1, { startsOn: '2025-04-01' }))?.leftOut).toBe('begun_after_reading')
  })

  it('counts a window that ended in the very month the lag leads to', () => {
    // March 2025 less three months is December 2024; less four, November.
    expect(lineOf(contribution(1, { lagMonths: 3 }))?.window?.code).toBe('2024-TW4')
    expect(lineOf(contribution(1, { lagMonths: 4 }))?.window?.code).toBe('2024-TW3')
    // Without a lag the quarter that ends with the month of the reading is in it.
    expect(lineOf(contribution(1, { lagMonths: 0 }), march2024)?.window?.code).toBe('2024-TW1')
  })

  it('is not blamed for windows that ended before it began', () => {
    // Begun in November: the first three quarters are not unverified, they were not its own.
    const late = contribution(1, {
      startsOn: '2024-11-04',
      lagMonths: 4,
      windows: quarters(null, null, null, 60),
    })
    expect(lineOf(late)?.leftOut).toBe('not_yet_lagged')
    expect(lineOf({ ...late, lagMonths: 3 })).toMatchObject({ share: 0.6, leftOut: null })
  })

  it('with a verified zero is counted as zero, which is not the same as unverified', () => {
    expect(lineOf(contribution(1, { windows: quarters(0, 0, 0, 0) }))).toMatchObject({
      share: 0,
      toDate: 0,
      leftOut: null,
    })
  })

  it('without a target, or with one of zero, has no share', () => {
    expect(lineOf(contribution(1, { target: 0 }))?.leftOut).toBe('no_target')
  })
})

describe('expected against observed is blank', () => {
  const reasonOf = (answer: ReturnType<typeof effect>) => (answer.known ? null : answer.reason)

  it('while the reading is older than all of the work', () => {
    const work = [
      contribution(1, { startsOn: '2025-04-01' }),
      contribution(2, { startsOn: '2026-01-02' }),
    ]
    expect(reasonOf(effect(work))).toBe('reading_older_than_work')
    // Old work that does not count does not make the reading newer.
    const withOld = [...work, contribution(3, { startsOn: '2022-01-03' })]
    expect(reasonOf(effect(withOld))).toBe('reading_older_than_work')
    // One that had begun does.
    expect(reasonOf(effect([...work, contribution(4)]))).toBeNull()
  })

  it('without contributions, without a baseline, or for a reading not in use', () => {
    const one = [contribution(1)]
    expect(reasonOf(effect([]))).toBe('no_contributions')
    expect(
      reasonOf(
        expectedAgainstObserved({
          readings: lahat,
          reading: march2025,
          baseline: null,
          contributions: one,
        }),
      ),
    ).toBe('no_baseline')
    expect(reasonOf(effect(one, reading(2026, 3, 13, { inUse: false })))).toBe('no_reading')
  })

  it('for a reading that names no month: it cannot be dated against the work', () => {
    const loose = [reading(2023, null, 2.68), reading(2024, null, 1.09)]
    const answer = expectedAgainstObserved({
      readings: loose,
      reading: loose[1] as Measured,
      baseline: { year: 2023, month: null, value: 2.68 },
      contributions: [contribution(1)],
    })
    expect(reasonOf(answer)).toBe('month_unknown')
  })

  it('when the baseline was not read, was read by another method, or is the reading itself', () => {
    const answer = (readings: readonly Measured[], month: number | null = 3) =>
      reasonOf(
        expectedAgainstObserved({
          readings: [...readings, march2025],
          reading: march2025,
          baseline: { ...baseline, month },
          contributions: [contribution(1)],
        }),
      )
    expect(answer([march2024])).toBe('no_baseline_reading')
    expect(answer([reading(2023, 3, 15, { methodId: 2 })])).toBe('method_break')
    expect(answer([reading(2024, 3, 14, { methodId: 2 })])).toBe('no_baseline_reading')
    expect(answer([reading(2023, 9, 15)], null)).toBe('not_same_month')
    expect(answer([march2023], 9)).toBe('not_same_month')
    expect(reasonOf(effect([contribution(1)], march2023))).toBe('too_few_readings')
    const before = reading(2022, 3, 15.61)
    expect(
      reasonOf(
        expectedAgainstObserved({
          readings: [before, ...lahat],
          reading: before,
          baseline,
          contributions: [contribution(1)],
        }),
      ),
    ).toBe('reading_before_baseline')
  })
})

describe('whatever the contributions', () => {
  const anyContribution = fc.record({
    id: fc.integer({ min: 1, max: 1000 }),
    actionId: fc.integer({ min: 1, max: 1000 }),
    expected: fc.integer({ min: -100, max: 20 }).map((one) => one / 100),
    lagMonths: fc.integer({ min: 0, max: 18 }),
    startsOn: fc.constantFrom('2023-02-01', '2023-06-01', '2024-01-15', '2024-08-01', '2025-06-01'),
    target: fc.constantFrom(null, 0, 50, 658),
    windows: fc
      .array(fc.option(fc.integer({ min: 0, max: 900 })), { minLength: 4, maxLength: 4 })
      .map((verified) => quarters(...verified)),
  })
  const many = fc.array(anyContribution, { minLength: 1, maxLength: 12 })
  const sums = (answer: ReturnType<typeof effect>) =>
    answer.known ? [answer.expected, answer.observed, answer.unexplained] : answer

  it('expected and unexplained make up what was observed', () => {
    fc.assert(
      fc.property(many, (contributions) => {
        const answer = effect(contributions)
        if (!answer.known) return expect(answer.reason).toBe('reading_older_than_work')
        expect(answer.lines).toHaveLength(contributions.length)
        expect(answer.expected + answer.unexplained).toBeCloseTo(answer.observed, 8)
        return answer.lines.forEach((line) => {
          expect(line.share ?? 0).toBeGreaterThanOrEqual(0)
          expect(line.share ?? 0).toBeLessThanOrEqual(1)
          expect(line.share === null).toBe(line.leftOut !== null)
          if (line.leftOut) expect(line.toDate).toBe(0)
        })
      }),
    )
  })

  it('neither their order nor that of the readings matters, nor a reading that cannot be compared', () => {
    fc.assert(
      fc.property(many, (contributions) => {
        const strangers = [
          reading(2024, 9, 99, { id: 9001 }),
          reading(2023, 3, 99, { id: 9002, methodId: 5 }),
        ]
        const mixed = expectedAgainstObserved({
          readings: [...lahat, ...strangers].reverse(),
          reading: march2025,
          baseline,
          contributions: [...contributions].reverse(),
        })
        expect(sums(mixed)).toEqual(sums(effect(contributions)))
      }),
    )
  })

  it('the mirror image is mirrored', () => {
    fc.assert(
      fc.property(many, (contributions) => {
        const plain = effect(contributions)
        const mirrored = expectedAgainstObserved({
          readings: lahat.map((one) => ({ ...one, value: -one.value })),
          reading: { ...march2025, value: -march2025.value },
          baseline,
          contributions: contributions.map((one) => ({ ...one, expected: -one.expected })),
        })
        if (!plain.known || !mirrored.known) return expect(mirrored).toEqual(plain)
        expect(mirrored.expected).toBeCloseTo(-plain.expected, 9)
        return expect(mirrored.unexplained).toBeCloseTo(-plain.unexplained, 9)
      }),
    )
  })
})
