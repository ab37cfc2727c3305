import fc from 'fast-check'
import type { Measured } from '../../../server/indicators/analysis/answer'
import { rankOf, type Peer } from '../../../server/indicators/analysis/rank'

function reading(regionCode: string, value: number, more: Partial<Measured> = {}): Measured {
  return {
    id: Number(regionCode.replace('.', '')),
    indicatorId: 1,
    regionCode,
    methodId: 1,
    year: 2025,
    month: 3,
    value,
    inUse: true,
    ...more,
  }
}

const peers: readonly Peer[] = ['16.01', '16.02', '16.03', '16.04', '16.05', '16.06'].map(
  (code) => ({ code, name: `Region ${code}` }),
)
const home = reading('16.04', 13.69)

function rank(readings: readonly Measured[], direction: 'down' | 'up' | 'neutral' = 'down') {
  return rankOf({ reading: home, readings: [home, ...readings], peers, direction })
}

describe('a rank', () => {
  const readings = [
    reading('16.01', 15.2),
    reading('16.02', 9.1),
    reading('16.03', 13.69),
    reading('16.05', 11.4),
  ]

  it('of 13.69 among 15.20, 13.69, 11.40 and 9.10 is second from the highest and third from the lowest', () => {
    expect(rank(readings)).toMatchObject({
      known: true,
      fromHighest: 2,
      fromBest: 3,
      ranked: 5,
      of: 6,
    })
    expect(rank(readings, 'up')).toMatchObject({ fromHighest: 2, fromBest: 2 })
    expect(rank(readings, 'neutral')).toMatchObject({ fromHighest: 2, fromBest: null })
  })

  it('names who has the same value, and who has none', () => {
    expect(rank(readings)).toMatchObject({
      tied: [{ code: '16.03' }],
      missing: [{ code: '16.06', name: 'Region 16.06' }],
    })
  })

  it('leaves the next place empty after a tie: 15.20, 13.69, 13.69, then fourth', () => {
    const fourth = rankOf({
      reading: reading('16.05', 11.4),
      readings: [home, ...readings],
      peers,
      direction: 'down',
    })
    expect(fourth).toMatchObject({ fromHighest: 4, fromBest: 2, tied: [] })
  })

  it('never crosses a method, a month or a year, and those left out count as missing', () => {
    const strangers = [
      reading('16.01', 15.2, { methodId: 2 }),
      reading('16.02', 14, { month: 9 }),
      reading('16.03', 16, { year: 2024 }),
      reading('16.05', 17, { inUse: false }),
      reading('16.06', 12),
    ]
    expect(rank(strangers)).toMatchObject({
      fromHighest: 1,
      ranked: 2,
      of: 6,
      missing: [{ code: '16.01' }, { code: '16.02' }, { code: '16.03' }, { code: '16.05' }],
      working: { formula: 'competition_rank', years: [2025] },
    })
  })

  it('passes over province and nation', () => {
    const larger = [reading('16', 10.15), reading('00', 8.47)]
    expect(rank([...larger, ...readings])).toEqual(rank(readings))
  })

  it('is not told with nobody to stand beside, or for a region that is no peer', () => {
    expect(rank([])).toEqual({ known: false, reason: 'too_few_readings' })
    expect(rankOf({ reading: reading('00', 8.47), readings, peers, direction: 'down' })).toEqual({
      known: false,
      reason: 'other_region',
    })
  })
})

describe('whatever the readings', () => {
  const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 })
  const others = values.map((all) => {
    const codes = ['16.01', '16.02', '16.03', '16.05', '16.06']
    return all.map((value, index) => reading(codes[index] ?? '', value / 2))
  })

  it('their order does not matter, and every one is higher, lower or the same', () => {
    fc.assert(
      fc.property(others, (readings) => {
        const plain = rank(readings)
        expect(rank([...readings].reverse())).toEqual(plain)
        if (!plain.known) throw new Error(plain.reason)
        expect(plain.fromHighest - 1 + (plain.fromBest ?? 0) - 1 + plain.tied.length).toBe(5)
      }),
    )
  })

  it('the mirror image, where up is good, is as far from the best', () => {
    fc.assert(
      fc.property(others, (readings) => {
        const mirror = (one: Measured) => ({ ...one, value: -one.value })
        const mirrored = rankOf({
          reading: mirror(home),
          readings: [home, ...readings].map(mirror),
          peers,
          direction: 'up',
        })
        const plain = rank(readings)
        expect(mirrored.known && mirrored.fromBest).toBe(plain.known && plain.fromBest)
      }),
    )
  })
})
