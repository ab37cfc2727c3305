import fc from 'fast-check'
import { prioritiesOf, type PlaceCount } from '../../../server/indicators/analysis/places'

function place(code: string, number: number | null, base: number | null): PlaceCount {
  return { code, name: `Kecamatan ${code}`, number, base }
}

/** Poor families of all families: 140 of 1,000 is 14 percent; 140 in four places is 35 each. */
const four = [
  place('A', 60, 200), // 30 percent and 60: high, high
  place('B', 50, 500), // 10 percent and 50: low, high
  place('C', 20, 80), // 25 percent and 20: high, low
  place('D', 10, 220), // 4.545 percent and 10: low, low
]

function priorities(
  places: readonly PlaceCount[],
  second: 'high_rate' | 'high_number' = 'high_rate',
) {
  return prioritiesOf({ registry: 'DTSEN', year: 2025, places }, second)
}

describe('the priority of places', () => {
  it('splits rate and number at the regency’s mean: 14 percent and 35 families', () => {
    const answer = priorities(four)
    expect(answer).toMatchObject({ known: true, mean: { rate: 14, number: 35 } })
    if (!answer.known) throw new Error(answer.reason)
    expect(answer.places.map((one) => [one.code, one.priority, one.rate])).toEqual([
      ['A', 1, 30],
      ['C', 2, 25],
      ['B', 3, 10],
      ['D', 4, 4.545454545],
    ])
  })

  it('swaps second and third by a setting, and nothing else', () => {
    const answer = priorities(four, 'high_number')
    if (!answer.known) throw new Error(answer.reason)
    expect(answer.places.map((one) => [one.code, one.priority])).toEqual([
      ['A', 1],
      ['B', 2],
      ['C', 3],
      ['D', 4],
    ])
    expect(answer.working).toEqual({
      formula: 'rate_by_number_at_the_mean',
      readings: [],
      years: [2025],
      registry: 'DTSEN',
      second: 'high_number',
    })
  })

  it('puts the larger number first within a priority', () => {
    const answer = priorities([...four, place('E', 90, 300)])
    if (!answer.known) throw new Error(answer.reason)
    expect(answer.places.map((one) => one.code).slice(0, 2)).toEqual(['E', 'A'])
  })

  it('names the places without a count, and leaves them out of the mean; zero is a count', () => {
    const answer = priorities([
      ...four,
      place('X', null, 90),
      place('Y', 3, null),
      place('Z', 3, 0),
    ])
    expect(answer).toMatchObject({ mean: { rate: 14, number: 35 } })
    expect(answer.known && answer.missing.map((one) => one.code)).toEqual(['X', 'Y', 'Z'])
    expect(priorities([...four, place('N', 0, 100)])).toMatchObject({ missing: [] })
  })

  it('makes nobody a priority where all are alike', () => {
    const alike = [place('A', 10, 100), place('B', 10, 100)]
    expect(priorities(alike)).toMatchObject({ places: [{ priority: 4 }, { priority: 4 }] })
  })

  it('is not told of fewer than two places', () => {
    expect(priorities([])).toEqual({ known: false, reason: 'too_few_places' })
    expect(priorities([place('A', 10, 100), place('B', null, 100)])).toEqual({
      known: false,
      reason: 'too_few_places',
    })
  })
})

describe('whatever the counts', () => {
  const any = fc.uniqueArray(
    fc.record({
      code: fc.integer({ min: 1, max: 400 }).map(String),
      name: fc.constant('x'),
      number: fc.option(fc.integer({ min: 0, max: 500 })),
      base: fc.option(fc.integer({ min: 500, max: 9000 })),
    }),
    { maxLength: 24, selector: (one) => one.code },
  )

  it('their order does not matter, none is lost, and the setting swaps second and third only', () => {
    fc.assert(
      fc.property(any, (places) => {
        const plain = priorities(places)
        fc.pre(plain.known)
        const backwards = priorities([...places].reverse())
        const swapped = priorities(places, 'high_number')
        if (!backwards.known || !swapped.known) throw new Error('not known')
        expect(backwards.places).toEqual(plain.places)
        expect(plain.places.length + plain.missing.length).toBe(places.length)
        const before = new Map(plain.places.map((one) => [one.code, one.priority]))
        for (const one of swapped.places) {
          expect(one.priority).toBe({ 1: 1, 2: 3, 3: 2, 4: 4 }[before.get(one.code) ?? 1])
        }
      }),
    )
  })
})
