import { actionsHref, defaultYear, hrefOf, readFilter } from '../../server/actions/filter'
import type { Window } from '../../server/windows/window'

const quarter = (year: number, number: number): Window => ({
  id: year * 10 + number,
  code: `${year}-TW${number}`,
  year,
  kind: 'quarter',
  number,
  endsOn: `${year}-${['03-31', '06-30', '09-30', '12-31'][number - 1]}`,
  opensOn: `${year}-${['03-17', '06-16', '09-16', '12-17'][number - 1]}`,
  dueOn: number === 4 ? `${year + 1}-01-15` : `${year}-${['04', '07', '10'][number - 1]}-15`,
  graceUntil: `${year + 1}-03-26`,
  unlockedUntil: null,
  unlockReason: null,
  version: 1,
})
const windows = [2025, 2026].flatMap((year) => [1, 2, 3, 4].map((number) => quarter(year, number)))
const moment = { today: '2026-11-24', windows, years: [2025, 2026] }
const read = (query: Record<string, unknown>) => readFilter(query, moment)

describe('the filter in an address', () => {
  it('starts at this year and at the last window that has opened', () => {
    const filter = read({})
    expect(filter).toMatchObject({ year: 2026, strategy: null, sort: 'code', page: 1 })
    expect(filter.windows.map((window) => window.code)).toEqual(['2026-TW3'])
  })

  it('falls back to the latest year that has actions', () => {
    expect(defaultYear([2023, 2025], '2026-11-24')).toBe(2025)
    expect(defaultYear([2023, 2026], '2026-11-24')).toBe(2026)
    expect(defaultYear([], '2026-11-24')).toBe(2026)
  })

  it('shows all years, each at its own current window', () => {
    const { year, windows } = read({ year: 'all' })
    expect(year).toBe('all')
    expect(windows.map((window) => window.code)).toEqual(['2025-TW4', '2026-TW3'])
  })

  it('takes a window only of its own year', () => {
    expect(read({ window: '2026-TW1' }).windows[0]?.code).toBe('2026-TW1')
    expect(read({ year: '2025', window: '2026-TW1' }).windows[0]?.code).toBe('2025-TW4')
  })

  it('goes to the year of a code that is searched for', () => {
    expect(read({ q: 'a-2025-014' }).year).toBe(2025)
    expect(read({ q: ' A2025-014 ', year: '2026' }).year).toBe(2025)
  })

  it('treats what it does not know as not asked', () => {
    const plain = read({})
    const hostile = {
      strategy: '4',
      agency: "x' OR 1=1",
      year: '99999999999',
      window: ['2026-TW1', 'nonsense'],
      status: 'selesai',
      judged: '__proto__',
      money: 'constructor',
      fund: 'gold',
      place: '16.04.99.1',
      report: 'toString',
      has: 'everything',
      sort: 'id; DROP TABLE actions',
      page: '-3',
      mine: 'yes',
    }
    expect(read({ ...hostile, window: 'nonsense' })).toEqual(plain)
    expect(read({ page: '999999999999999999999' }).page).toBe(1)
    expect(read({ page: '999999' }).page).toBe(2000)
    expect(read({ q: 'a\u0000b', unit: '\u0000' })).toMatchObject({ q: 'ab', unit: null })
  })

  it('writes the same address for the same question, without blanks', () => {
    expect(actionsHref({})).toBe('/actions')
    expect(actionsHref({ strategy: 1, judged: 'slow', year: 2026, q: '' })).toBe(
      '/actions?year=2026&strategy=1&judged=slow',
    )
    expect(actionsHref({ unit: 'm²', q: 'air & jalan' })).toBe(
      '/actions?unit=m%C2%B2&q=air+%26+jalan',
    )
  })

  it('reads back what it has written', () => {
    const query = {
      year: '2025',
      window: '2025-TW2',
      strategy: '2',
      agency: 'dinsos',
      status: 'running',
      judged: 'stuck',
      money: 'slow',
      fund: 'dana_desa',
      place: '16.04.17',
      report: 'late',
      has: 'budget',
      unit: 'KK',
      mine: '1',
      q: 'bedah rumah',
      sort: '-budget',
      page: '3',
    }
    const href = hrefOf(read(query))
    expect(Object.fromEntries(new URLSearchParams(href.split('?')[1]))).toEqual(query)
    expect(hrefOf(read(query), { strategy: '', page: '' })).not.toMatch(/strategy|page/)
  })
})
