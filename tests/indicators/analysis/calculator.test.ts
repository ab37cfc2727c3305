import type { Measured } from '../../../server/indicators/analysis/answer'
import { changeOfCount, changeOfShare } from '../../../server/indicators/analysis/calculator'

function reading(year: number, month: number | null, value: number): Measured {
  return {
    id: 1,
    indicatorId: 1,
    regionCode: '16.04',
    methodId: 1,
    year,
    month,
    value,
    inUse: true,
  }
}

describe('658 houses of the 6,971 unfit ones of 2023', () => {
  const unfit = reading(2023, null, 6971)

  it('are −658 houses: 6,313 are left, and 658 ÷ 6,971 = 9.44 percent of the stock is gone', () => {
    const answer = changeOfCount({ units: 658, stock: unfit, direction: 'down' })
    expect(answer).toMatchObject({
      known: true,
      change: -658,
      after: 6313,
      working: { formula: 'units_of_stock', years: [2023], units: 658, stock: 6971 },
    })
    expect(answer.known && answer.shareOfStock).toBeCloseTo(0.094391, 6)
  })

  it('of 120,000 houses are −0.548 points of a share that stood at 5.81 percent', () => {
    // 6,971 ÷ 120,000 = 5.809 percent; 658 ÷ 120,000 = 0.548333 percent.
    const answer = changeOfShare({
      units: 658,
      whole: { value: 120_000, year: 2023 },
      reading: reading(2023, null, 5.81),
      direction: 'down',
    })
    expect(answer.known && answer.points).toBeCloseTo(-0.548333, 6)
    expect(answer.known && answer.after).toBeCloseTo(5.261667, 6)
    expect(answer).toMatchObject({
      working: {
        formula: 'units_of_whole',
        years: [2023],
        units: 658,
        whole: { value: 120_000, year: 2023 },
      },
    })
  })

  it('cannot be 7,000, but all of them they can be', () => {
    expect(changeOfCount({ units: 7000, stock: unfit, direction: 'down' })).toEqual({
      known: false,
      reason: 'more_than_stock',
    })
    expect(changeOfCount({ units: 6971, stock: unfit, direction: 'down' })).toMatchObject({
      after: 0,
      shareOfStock: 1,
    })
  })

  it('add to a count where more is better', () => {
    expect(
      changeOfCount({ units: 50, stock: reading(2024, null, 40), direction: 'up' }),
    ).toMatchObject({ change: 50, after: 90, shareOfStock: 1.25 })
  })

  it('say nothing without an amount, a stock, or a good direction', () => {
    const why = (...[facts]: Parameters<typeof changeOfCount>) => {
      const answer = changeOfCount(facts)
      return answer.known ? null : answer.reason
    }
    expect(why({ units: 0, stock: unfit, direction: 'down' })).toBe('no_amount')
    expect(why({ units: Number.NaN, stock: unfit, direction: 'down' })).toBe('no_amount')
    expect(why({ units: 5, stock: null, direction: 'down' })).toBe('no_stock')
    expect(why({ units: 5, stock: reading(2023, null, 0), direction: 'down' })).toBe('no_stock')
    expect(why({ units: 5, stock: unfit, direction: 'neutral' })).toBe('neutral_direction')
  })
})

describe('1,000 people lifted above the line', () => {
  const poor = reading(2024, 3, 14.14)
  const people = { value: 425_700, year: 2024 }

  it('of the 425,700 of the same year are −0.235 points: 14.14 becomes 13.905', () => {
    const answer = changeOfShare({ units: 1000, whole: people, reading: poor, direction: 'down' })
    expect(answer.known && answer.points).toBeCloseTo(-0.234907, 6)
    expect(answer.known && answer.after).toBeCloseTo(13.905093, 6)
  })

  it('are as many points up where up is good', () => {
    const down = changeOfShare({ units: 1000, whole: people, reading: poor, direction: 'down' })
    const up = changeOfShare({ units: 1000, whole: people, reading: poor, direction: 'up' })
    expect(up.known && down.known && up.points + down.points).toBe(0)
  })

  it('say nothing by the population of another year', () => {
    expect(
      changeOfShare({
        units: 1000,
        whole: { ...people, year: 2023 },
        reading: poor,
        direction: 'down',
      }),
    ).toEqual({ known: false, reason: 'not_same_year' })
  })

  it('cannot be more than are poor: 14.14 percent of 425,700 is 60,194', () => {
    const lift = (units: number) =>
      changeOfShare({ units, whole: people, reading: poor, direction: 'down' })
    expect(lift(60_193)).toMatchObject({ known: true })
    expect(lift(60_194)).toEqual({ known: false, reason: 'more_than_stock' })
  })

  it('say nothing without an amount, a population, a reading, a share, or a good direction', () => {
    const facts = { units: 1000, whole: people, reading: poor, direction: 'down' } as const
    const why = (...[given]: Parameters<typeof changeOfShare>) => {
      const answer = changeOfShare(given)
      return answer.known ? null : answer.reason
    }
    expect(why({ ...facts, units: -1 })).toBe('no_amount')
    expect(why({ ...facts, whole: null })).toBe('no_whole')
    expect(why({ ...facts, whole: { value: 0, year: 2024 } })).toBe('no_whole')
    expect(why({ ...facts, reading: null })).toBe('no_reading')
    expect(why({ ...facts, reading: reading(2024, 3, 140) })).toBe('not_a_share')
    expect(why({ ...facts, direction: 'neutral' })).toBe('neutral_direction')
  })
})
