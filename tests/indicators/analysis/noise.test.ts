import fc from 'fast-check'
import type { Measured } from '../../../server/indicators/analysis/answer'
import {
  errorsToEitherSide,
  noiseOf,
  standardErrorOf,
  type Precision,
} from '../../../server/indicators/analysis/noise'

function reading(year: number, value: number, more: Partial<Measured> = {}): Measured {
  return {
    id: year,
    indicatorId: 1,
    regionCode: '16.04',
    methodId: 1,
    year,
    month: 3,
    value,
    inUse: true,
    ...more,
  }
}

function sample(size: number, more: Partial<Extract<Precision, { kind: 'sample' }>> = {}) {
  return {
    kind: 'sample',
    size,
    counted: 'households',
    shareOf: 'households',
    designEffect: 1,
    ...more,
  } satisfies Precision
}

function entered(standardError: number): Precision {
  return { kind: 'entered', standardError }
}

describe('a standard error', () => {
  it('of 14.14 percent from 670 households is 100 × √(0.1414 × 0.8586 ÷ 670) = 1.346 points', () => {
    const error = standardErrorOf(14.14, sample(670))
    expect(error).toMatchObject({ known: true, kind: 'estimated', caution: null })
    expect(error.known && error.standardError).toBeCloseTo(1.346117, 5)
  })

  it('grows with the root of the design effect: 2 makes it 1.904', () => {
    const error = standardErrorOf(14.14, sample(670, { designEffect: 2 }))
    expect(error.known && error.standardError).toBeCloseTo(1.903697, 5)
  })

  it('is the entered one where there is one, also zero for a full count', () => {
    expect(standardErrorOf(14.14, entered(0.62))).toMatchObject({
      standardError: 0.62,
      kind: 'entered',
      formula: 'entered',
    })
    expect(standardErrorOf(14.14, entered(0))).toMatchObject({ known: true, standardError: 0 })
  })

  it('warns when households were counted and persons are meant, or the reverse', () => {
    expect(standardErrorOf(14.14, sample(670, { shareOf: 'persons' }))).toMatchObject({
      caution: 'households_for_persons',
    })
    expect(standardErrorOf(14.14, sample(2600, { counted: 'persons' }))).toMatchObject({
      caution: 'persons_for_households',
    })
  })

  it('is never assumed', () => {
    const why = (percent: number, precision: Precision | null) => {
      const error = standardErrorOf(percent, precision)
      return error.known ? null : error.reason
    }
    expect(why(14.14, null)).toBe('no_standard_error')
    expect(why(14.14, entered(-1))).toBe('no_standard_error')
    expect(why(14.14, entered(Number.NaN))).toBe('no_standard_error')
    expect(why(14.14, sample(0))).toBe('no_sample')
    expect(why(14.14, sample(670, { designEffect: null }))).toBe('no_design_effect')
    expect(why(14.14, sample(670, { designEffect: 0 }))).toBe('no_design_effect')
    expect(why(58.66, sample(670, { shareOf: null }))).toBe('not_a_share')
    expect(why(140, sample(670))).toBe('not_a_share')
    expect(why(0, sample(670))).toBe('share_at_edge')
    expect(why(100, sample(670))).toBe('share_at_edge')
  })
})

describe('a change of Lahat’s poverty', () => {
  const before = reading(2024, 14.14)
  const after = reading(2025, 13.69)

  it('of −0.45 is within 1.96 × √(1.346² + 1.328²) = 3.706 points, by 670 households a year', () => {
    const noise = noiseOf(
      { reading: before, precision: sample(670, { shareOf: 'persons' }) },
      { reading: after, precision: sample(670, { shareOf: 'persons' }) },
    )
    expect(noise).toMatchObject({
      word: 'within',
      change: -0.45,
      kind: 'estimated',
      cautions: ['households_for_persons'],
      working: { formula: 'two_independent_samples', years: [2024, 2025] },
    })
    expect(noise.known && noise.margin).toBeCloseTo(3.70621, 4)
  })

  it('of −0.45 is beyond 1.96 × √(0.1² + 0.1²) = 0.277', () => {
    const noise = noiseOf(
      { reading: before, precision: entered(0.1) },
      { reading: after, precision: entered(0.1) },
    )
    expect(noise).toMatchObject({ word: 'beyond', kind: 'entered', cautions: [] })
    expect(noise.known && noise.margin).toBeCloseTo(0.277186, 6)
  })

  it('exactly at the margin is within it', () => {
    // 1.96 × √(3² + 4²) = 9.8.
    const noise = noiseOf(
      { reading: reading(2024, 20), precision: entered(3) },
      { reading: reading(2025, 29.8), precision: entered(4) },
    )
    expect(noise).toMatchObject({ word: 'within', change: 9.8, margin: 9.8 })
    expect(errorsToEitherSide).toBe(1.96)
  })

  it('is estimated as soon as one of the two is', () => {
    expect(
      noiseOf(
        { reading: before, precision: entered(0.6) },
        { reading: after, precision: sample(670) },
      ),
    ).toMatchObject({ kind: 'estimated' })
  })

  it('is not judged across methods or months, nor with one error missing', () => {
    const one = entered(0.6)
    const why = (to: Measured, precision: Precision | null = one) => {
      const noise = noiseOf({ reading: before, precision: one }, { reading: to, precision })
      return noise.known ? null : noise.reason
    }
    expect(why(reading(2025, 13.69, { methodId: 2 }))).toBe('method_break')
    expect(why(reading(2025, 13.69, { month: 9 }))).toBe('not_same_month')
    expect(why(reading(2025, 13.69, { regionCode: '16' }))).toBe('other_region')
    expect(why(after, null)).toBe('no_standard_error')
    expect(
      noiseOf({ reading: before, precision: null }, { reading: after, precision: one }),
    ).toEqual({ known: false, reason: 'no_standard_error' })
  })
})

describe('whatever the figures', () => {
  const percent = fc.integer({ min: 1, max: 9999 }).map((one) => one / 100)
  const size = fc.integer({ min: 30, max: 5000 })

  it('a fall and the rise back get the same verdict', () => {
    fc.assert(
      fc.property(percent, percent, size, (one, other, n) => {
        const a = { reading: reading(2024, one), precision: sample(n) }
        const b = { reading: reading(2025, other), precision: sample(n) }
        const there = noiseOf(a, b)
        const back = noiseOf(b, a)
        expect(there.known && back.known && there.word === back.word).toBe(true)
        expect(there.known && back.known && there.margin === back.margin).toBe(true)
      }),
    )
  })

  it('a larger sample never hides what a smaller one showed', () => {
    fc.assert(
      fc.property(percent, percent, size, (one, other, n) => {
        const noise = (by: number) =>
          noiseOf(
            { reading: reading(2024, one), precision: sample(by) },
            { reading: reading(2025, other), precision: sample(by) },
          )
        const small = noise(n)
        const large = noise(n * 2)
        expect(small.known && large.known && large.margin < small.margin).toBe(true)
        if (small.known && small.word === 'beyond') expect(large).toMatchObject({ word: 'beyond' })
      }),
    )
  })
})
