import fc from 'fast-check'
import { readNumber, readRupiah } from '../../server/http/numbers'

describe('a number as Indonesians type it', () => {
  it.each([
    ['0', 0],
    ['658', 658],
    ['1.250.000.000', 1_250_000_000],
    ['1.250', 1250],
    ['14,14', 14.14],
    ['1.250,5', 1250.5],
    ['0,5', 0.5],
    ['0,125', 0.125],
    ['-3', -3],
    ['−0,40', -0.4],
    ['1 250 000', 1_250_000],
    ['1,250,000', 1_250_000],
    ['1,250.50', 1250.5],
    ['  42 ', 42],
    ['1234,567', 1234.567],
  ])('reads %s as %d', (typed, value) => {
    expect(readNumber(typed)).toEqual({ value })
  })

  it.each([
    ['1,250', 1.25, 1250],
    ['14.14', 'other_number_format', 14.14],
    ['1.250', 1250, 1.25],
    ['1,25', 1.25, 'other_number_format'],
    ['1.250.000,5', 1_250_000.5, 1_250_000.5],
    ['1,250,000.5', 1_250_000.5, 1_250_000.5],
  ])('reads %s by what was said of the file: comma %p, point %p', (typed, comma, point) => {
    const told = [readNumber(typed, 'comma'), readNumber(typed, 'point')]
    expect(told.map((one) => ('value' in one ? one.value : one.refused.key.slice(6)))).toEqual([
      comma,
      point,
    ])
  })

  it.each([
    ['1,250', '1.250', '1,25'],
    ['14.14', '14,14', '1.414'],
    ['2.5', '2,5', '25'],
  ])('refuses %s, which can be read as %s or %s', (typed, one, other) => {
    expect(readNumber(typed)).toEqual({
      refused: { key: 'field.ambiguous_number', params: { typed, one, other } },
    })
  })

  it.each([
    '',
    'abc',
    '12 KK',
    '1.25.000',
    '1..2',
    ',5',
    '5,',
    '1e6',
    '0x10',
    '１２',
    'NaN',
    '--3',
    '+',
  ])('refuses %j, which is no number', (typed) => {
    expect(readNumber(typed)).toMatchObject({ refused: { key: 'field.not_a_number' } })
  })

  it('reads back every number it would print itself', () => {
    const print = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 })
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (hundredths) => {
        expect(readNumber(print.format(hundredths / 100))).toEqual({ value: hundredths / 100 })
      }),
    )
  })
})

describe('rupiah', () => {
  it.each([
    ['Rp 2,5 miliar', 2_500_000_000],
    ['Rp1.250.000.000', 1_250_000_000],
    ['rp. 750 juta', 750_000_000],
    ['750jt', 750_000_000],
    ['20 ribu', 20_000],
    ['1,2 triliun', 1_200_000_000_000],
    ['Rp 1.000.000,-', 1_000_000],
    ['1.234.567,50', 1_234_567.5],
    ['IDR 300000', 300_000],
  ])('reads %s as %d', (typed, value) => {
    expect(readRupiah(typed)).toEqual({ value })
  })

  it('does not guess whether M is a billion or a million', () => {
    expect(readRupiah('Rp 2,5 M')).toMatchObject({ refused: { key: 'field.not_money' } })
  })

  it('says both readings of an amount that can be read two ways', () => {
    expect(readRupiah('Rp 2.5 miliar')).toMatchObject({
      refused: { key: 'field.ambiguous_number' },
    })
  })
})
