import fc from 'fast-check'
import type { Measured } from '../../../server/indicators/analysis/answer'
import { plainOf, sanityOf, type Expectation } from '../../../server/indicators/analysis/sanity'
import type { Direction } from '../../../server/indicators/indicator'

function reading(value: number): Measured {
  return {
    id: 1,
    indicatorId: 1,
    regionCode: '16.04',
    methodId: 1,
    year: 2025,
    month: 3,
    value,
    inUse: true,
  }
}

function expectations(...values: readonly number[]): Expectation[] {
  return values.map((expected, index) => ({ contributionId: index + 1, expected }))
}

/** From 13.69 to 13.29: a gap of −0.40 points. */
function sanity(
  values: readonly number[],
  target: number | null = 13.29,
  direction: Direction = 'down',
) {
  return sanityOf({
    expectations: expectations(...values),
    latest: reading(13.69),
    target: target === null ? null : { year: 2026, value: target },
    direction,
  })
}

describe('what the contributions promise together', () => {
  it('−0.10 and −0.20 of a gap of −0.40 is 0.75: short of it', () => {
    expect(sanity([-0.1, -0.2])).toMatchObject({
      known: true,
      sum: -0.3,
      gap: -0.4,
      covered: 0.75,
      word: 'short_of_gap',
      flags: [],
      working: { formula: 'sum_against_gap', years: [2025, 2026], target: 13.29 },
    })
  })

  it('−0.10 and −0.30 covers it exactly, whatever doubles make of it', () => {
    expect(sanity([-0.1, -0.3])).toMatchObject({ covered: 1, word: 'covers_gap' })
  })

  it('−0.30 and −0.30 is one and a half times the gap', () => {
    expect(sanity([-0.3, -0.3])).toMatchObject({ covered: 1.5, word: 'larger_than_gap', flags: [] })
  })

  it('one that is larger than the whole gap is named, as is one of the wrong sign and one of nothing', () => {
    expect(sanity([-0.5, 0.2, 0])).toMatchObject({
      flags: [
        { contributionId: 1, code: 'larger_than_gap' },
        { contributionId: 2, code: 'wrong_sign' },
        { contributionId: 3, code: 'no_effect' },
      ],
    })
    expect(sanity([-0.4])).toMatchObject({ flags: [] })
  })

  it('all of the wrong sign leads away: +0.20 is −0.5 of the gap', () => {
    expect(sanity([0.2])).toMatchObject({ covered: -0.5, word: 'short_of_gap' })
  })

  it('needs no target to see a wrong sign', () => {
    expect(sanity([0.2, -0.1], null)).toMatchObject({
      gap: null,
      covered: null,
      word: null,
      flags: [{ contributionId: 1, code: 'wrong_sign' }],
    })
  })

  it('has no gap to cover where the target is reached, also where it is passed', () => {
    for (const target of [13.69, 13.8]) {
      expect(sanity([-0.5], target)).toMatchObject({ covered: null, word: null, flags: [] })
    }
  })

  it('goes by the target where neither way is good', () => {
    expect(sanity([-0.1, 0.1], 13.29, 'neutral')).toMatchObject({
      covered: 0,
      flags: [{ contributionId: 2, code: 'wrong_sign' }],
    })
    expect(sanity([-0.1, 0.1], null, 'neutral')).toMatchObject({ flags: [] })
  })

  it('works for a target of zero: −1.09 is all of 1.09', () => {
    const answer = sanityOf({
      expectations: expectations(-1.09),
      latest: reading(1.09),
      target: { year: 2026, value: 0 },
      direction: 'down',
    })
    expect(answer).toMatchObject({ covered: 1, word: 'covers_gap', flags: [] })
  })

  it('is not told without contributions, and knows no gap without a reading', () => {
    expect(sanity([])).toEqual({ known: false, reason: 'no_contributions' })
    expect(
      sanityOf({
        expectations: expectations(-0.1),
        latest: null,
        target: { year: 2026, value: 13 },
        direction: 'down',
      }),
    ).toMatchObject({ gap: null, covered: null, word: null })
  })
})

describe('whatever is promised', () => {
  it('the mirror image, where up is good, raises the same questions', () => {
    const values = fc.array(
      fc.integer({ min: -200, max: 200 }).map((one) => one / 100),
      { minLength: 1, maxLength: 8 },
    )
    const target = fc.integer({ min: 0, max: 3000 }).map((one) => one / 100)
    fc.assert(
      fc.property(values, target, (expected, value) => {
        const plain = sanity(expected, value)
        const mirrored = sanityOf({
          expectations: expectations(...expected.map((one) => -one)),
          latest: reading(-13.69),
          target: { year: 2026, value: -value },
          direction: 'up',
        })
        if (!plain.known || !mirrored.known) throw new Error('not known')
        expect(mirrored.flags).toEqual(plain.flags)
        expect(mirrored.word).toBe(plain.word)
        expect(mirrored.covered).toBe(plain.covered)
      }),
    )
  })

  it('what lies between the bounds may come as a sum: the answer is the same', () => {
    const values = fc.array(
      fc.integer({ min: -4000, max: 4000 }).map((one) => one / 100),
      { minLength: 1, maxLength: 8 },
    )
    const target = fc.option(fc.integer({ min: 0, max: 3000 }).map((one) => one / 100))
    const direction = fc.constantFrom<Direction>('down', 'up', 'neutral')
    fc.assert(
      fc.property(values, target, direction, (given, value, way) => {
        const facts = {
          latest: reading(13.69),
          target: value === null ? null : { year: 2026, value },
          direction: way,
        }
        const all = expectations(...given.filter((one) => one !== 0))
        const { above, below } = plainOf(facts)
        const isPlain = ({ expected }: Expectation) =>
          expected > (above ?? -Infinity) && expected < (below ?? Infinity)
        const plain = all.filter(isPlain)
        const summed = sanityOf({
          ...facts,
          expectations: all.filter((one) => !isPlain(one)),
          plain: { n: plain.length, sum: plain.reduce((sum, one) => sum + one.expected, 0) },
        })
        expect(summed).toEqual(sanityOf({ ...facts, expectations: all }))
      }),
    )
  })
})
