import { digestOf, nameOf, weigh, type Stored } from '../../server/indicators/entry'
import type { Region } from '../../server/indicators/indicator'

const lahat: Region = { code: '16.04', kind: 'regency', name: 'Kabupaten Lahat' }
const rate = { isRate: true, unit: 'persen' }
const thisMonth = { year: 2026, month: 11 }

let id = 0
function stored(year: number, value: number, more: Partial<Stored> = {}): Stored {
  id += 1
  return {
    id,
    regionCode: '16.04',
    year,
    month: 3,
    value,
    inUse: true,
    replacedBy: null,
    version: 1,
    ...more,
  }
}
const candidate = (year: number, value: number, month: number | null = 3) => ({
  region: lahat,
  period: { year, month },
  value,
})

function outcome(year: number, value: number, rows: readonly Stored[], indicator = rate) {
  const [one] = weigh([candidate(year, value)], { indicator, stored: rows, thisMonth })
  return [one?.outcome.kind, ...(one?.doubts.map((doubt) => doubt.kind) ?? [])]
}

describe('a value held against what is stored', () => {
  const series = [stored(2023, 15), stored(2024, 14.14)]

  it.each([
    [2025, 13.69, ['new']],
    [2024, 14.14, ['same']],
    [2024, 14.11, ['differs']],
    [2024, 1.41, ['differs', 'factor']],
    [2024, 141.4, ['differs', 'factor', 'hundred']],
    // A slip by ten, either way; by a fifth and five times it is asked about, just inside it is not.
    [2025, 136.9, ['new', 'factor', 'hundred']],
    [2025, 1.369, ['new', 'factor']],
    [2025, 70.7, ['new', 'factor']],
    [2025, 70.69, ['new']],
    [2025, 2.828, ['new', 'factor']],
    [2025, 2.83, ['new']],
    [2025, 0, ['new', 'zero']],
    [2025, -13.69, ['new', 'negative']],
    // Without an earlier value the next later one speaks.
    [2022, 1.5, ['new', 'factor']],
    [2027, 13, ['future']],
  ])('%s: %s', (year, value, expected) => {
    expect(outcome(year, value, series)).toEqual(expected)
  })

  it('asks about nothing where nothing comparable is known', () => {
    expect(outcome(2025, 1369, [], { isRate: false, unit: 'jiwa' })).toEqual(['new'])
    const otherMonth = [stored(2024, 14.14, { month: 9 })]
    expect(outcome(2025, 1.4, otherMonth)).toEqual(['new'])
    const aside = [stored(2024, 14.14, { inUse: false })]
    expect(outcome(2025, 1.4, aside)).toEqual(['new'])
  })

  it('a growth that was negative may be so again, and a zero before it divides nothing', () => {
    expect(outcome(2025, -3, [stored(2024, -2.5)])).toEqual(['new'])
    expect(outcome(2025, 5, [stored(2024, 0)])).toEqual(['new'])
  })

  it('knows a value that was set aside, and lets a replaced one come back', () => {
    const conflict = [stored(2024, 14.14), stored(2024, 14.4, { inUse: false })]
    expect(outcome(2024, 14.4, conflict)).toEqual(['same'])
    const revised = [stored(2024, 14.14), stored(2024, 14.4, { inUse: false, replacedBy: 1 })]
    expect(outcome(2024, 14.4, revised)).toEqual(['differs'])
    expect(outcome(2024, 14.4, [stored(2024, 14.4, { inUse: false })])).toEqual(['new'])
  })

  it('looks at its neighbours in the same table before the stored ones', () => {
    const weighed = weigh([candidate(2023, 15), candidate(2024, 1.41), candidate(2025, 13.69)], {
      indicator: rate,
      stored: [stored(2022, 15.73)],
      thisMonth,
    })
    expect(weighed.map((one) => one.doubts.map((doubt) => doubt.against?.value))).toEqual([
      [],
      [15],
      [1.41],
    ])
  })

  it('this month has been, the next has not; a year may be entered while it runs', () => {
    const kind = (year: number, month: number | null) =>
      weigh([candidate(year, 1, month)], { indicator: rate, stored: [], thisMonth })[0]?.outcome
        .kind
    expect([kind(2026, 11), kind(2026, 12), kind(2026, null), kind(2027, null)]).toEqual([
      'new',
      'future',
      'new',
      'future',
    ])
  })

  it('what was confirmed is one value of one period of one region', () => {
    expect(nameOf(candidate(2025, 136.9))).toBe('16.04/2025/3/136.9')
    expect(nameOf(candidate(2025, 136.9, null))).toBe('16.04/2025//136.9')
  })

  it('has one digest for the same plan, and another as soon as a stored row moved', () => {
    const row = stored(2024, 14.14)
    const digest = (rows: Stored[]) =>
      digestOf(weigh([candidate(2024, 14.11)], { indicator: rate, stored: rows, thisMonth }), [
        'P0',
      ])
    expect(digest([row])).toBe(digest([{ ...row }]))
    expect(digest([row])).not.toBe(digest([{ ...row, version: 2 }]))
    expect(digest([row])).not.toBe(digest([]))
  })
})
