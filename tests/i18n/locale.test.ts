import { dayOf, localeOf } from '../../server/i18n'

const id = localeOf('id')
const en = localeOf('en')

describe('figures as Indonesians write them', () => {
  it('writes money whole and short', () => {
    expect(id.rupiah(1_250_000_000)).toBe('Rp1.250.000.000')
    expect(id.rupiahShort(1_250_000_000)).toBe('Rp1,25 miliar')
    expect(id.rupiahShort(750_000)).toBe('Rp750.000')
    expect(id.rupiahShort(-2_500_000)).toBe('−Rp2,5 juta')
    expect(en.rupiahShort(1_250_000_000)).toBe('Rp1.25 billion')
  })

  it('writes a change with a true minus, and none for nothing', () => {
    expect([id.signed(-0.86, 2), id.signed(0.4, 2), id.signed(0, 2), id.signed(-0.001, 2)]).toEqual(
      ['−0,86', '+0,40', '0,00', '0,00'],
    )
  })

  it('writes a share of one as percent', () => {
    expect(id.percent(0.625)).toBe('62,5 persen')
  })

  it('writes days and moments in WIB', () => {
    expect(id.day('2024-10-10')).toBe('10 Oktober 2024')
    expect(id.instant(new Date('2024-10-10T07:05:00Z'))).toBe('10 Oktober 2024, 14.05 WIB')
    expect(en.day('2024-10-10')).toBe('10 October 2024')
  })
})

it('knows that Jakarta is already in tomorrow', () => {
  expect(dayOf(new Date('2026-10-15T16:59:59Z'))).toBe('2026-10-15')
  expect(dayOf(new Date('2026-10-15T17:00:00Z'))).toBe('2026-10-16')
})

it('counts in English and not in Indonesian', () => {
  expect(en.t('form.errors', { n: 1 })).toMatch(/^There is 1 thing/)
  expect(en.t('form.errors', { n: 3 })).toMatch(/^There are 3 things/)
  expect(id.t('form.errors', { n: 3 })).toMatch(/^Ada 3 hal/)
})
