import { nextRelease, type Expectation, type Released } from '../../server/indicators/calendar'
import type { Frequency } from '../../server/indicators/indicator'

const reading = (
  year: number,
  month: number | null,
  releasedOn: string | null = null,
): Released => ({
  indicatorId: 1,
  regionCode: '16.04',
  methodId: 1,
  year,
  month,
  value: 1,
  inUse: true,
  releasedOn,
})
const expected = (year: number, month: number | null, expectedOn: string): Expectation => ({
  id: 1,
  year,
  month,
  expectedOn,
  note: '',
  version: 1,
})

function next(
  frequency: Frequency,
  readings: Released[],
  expectations: Expectation[] = [],
  today = '2026-11-24',
) {
  const result = nextRelease({ frequency, readings, expectations }, today)
  if ('unknown' in result) return result.unknown
  const { period, expectedOn, basis, overdue, missing } = result
  return [period.year, period.month, expectedOn, basis, overdue, missing]
}

describe('the next release', () => {
  it('is a year after the last, and due one year after that period when nothing else is known', () => {
    expect(next('yearly', [reading(2024, 3), reading(2025, 3)])).toEqual([
      2026,
      3,
      '2027-03-31',
      'frequency',
      false,
      0,
    ])
    expect(next('yearly', [reading(2025, null)])).toEqual([
      2026,
      null,
      '2027-12-31',
      'frequency',
      false,
      0,
    ])
    expect(next('half_yearly', [reading(2025, 9)])).toEqual([
      2026,
      3,
      '2026-09-30',
      'frequency',
      true,
      1,
    ])
    expect(next('quarterly', [reading(2026, 9)])).toEqual([
      2026,
      12,
      '2027-03-31',
      'frequency',
      false,
      0,
    ])
  })

  it('follows what the publisher did before: the median of the days it took', () => {
    // 31 March to 30 November: 244 days; to 15 December: 259; to 1 November: 215.
    const known = [
      reading(2023, 3, '2023-11-30'),
      reading(2024, 3, '2024-12-15'),
      reading(2025, 3, '2025-11-01'),
    ]
    expect(next('yearly', known)).toEqual([2026, 3, '2026-11-30', 'releases', false, 0])
    expect(next('yearly', known, [], '2026-11-30')).toEqual([
      2026,
      3,
      '2026-11-30',
      'releases',
      false,
      0,
    ])
    expect(next('yearly', known, [], '2026-12-01')).toEqual([
      2026,
      3,
      '2026-11-30',
      'releases',
      true,
      1,
    ])
  })

  it('is what the secretariat entered, where it did', () => {
    const known = [reading(2025, 3, '2025-11-01')]
    expect(next('yearly', known, [expected(2026, 3, '2026-12-20')])).toEqual([
      2026,
      3,
      '2026-12-20',
      'entered',
      false,
      0,
    ])
    // For a period that is known by now it says nothing more.
    expect(next('yearly', known, [expected(2025, 3, '2025-01-01')])[3]).toBe('releases')
  })

  it('counts how many periods are missing by now', () => {
    // 2022, 2023 and 2024 should have come by the end of the year after; 2025 is due on 31 December 2026.
    expect(next('yearly', [reading(2021, null)])).toEqual([
      2022,
      null,
      '2023-12-31',
      'frequency',
      true,
      3,
    ])
    expect(next('yearly', [reading(1971, null)])[5]).toBe(53)
  })

  it('is not made up for a series that comes irregularly or was never read', () => {
    expect(next('irregular', [reading(2024, 10)])).toBe('irregular')
    expect(next('yearly', [])).toBe('no_reading')
    expect(next('irregular', [reading(2024, 10)], [expected(2026, 10, '2026-11-01')])).toEqual([
      2026,
      10,
      '2026-11-01',
      'entered',
      true,
      1,
    ])
    expect(next('yearly', [], [expected(2026, null, '2027-01-01')])).toEqual([
      2026,
      null,
      '2027-01-01',
      'entered',
      false,
      0,
    ])
    expect(next('yearly', [{ ...reading(2024, 3), inUse: false }])).toBe('no_reading')
  })
})
