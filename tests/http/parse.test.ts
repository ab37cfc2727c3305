import { formReader, isDay, queryText, readId } from '../../server/http/parse'

describe('a submitted form', () => {
  it('keeps a blank, a zero and a missing field apart', () => {
    const read = formReader({ blank: ' ', zero: '0' })
    expect([read.number('blank'), read.number('zero'), read.number('missing')]).toEqual([
      null,
      0,
      null,
    ])
    expect(read.clean).toBe(true)
  })

  it.each(['1604123456789012', '1604 1234 5678 9012', 'NIK 1604-1234-5678-9012.'])(
    'refuses %s: sixteen digits in a row name a person',
    (text) => {
      const read = formReader({ note: `Penerima ${text}` })
      read.text('note', { max: 200 })
      expect(read.errors).toEqual({ note: { key: 'field.long_number' } })
    },
  )

  it('lets amounts and codes pass that only look long', () => {
    const read = formReader({ note: 'Pagu 1.250.000.000.000 dari sub kegiatan 1.02.02.2.01.0014' })
    expect(read.text('note', { max: 200 })).toBe(
      'Pagu 1.250.000.000.000 dari sub kegiatan 1.02.02.2.01.0014',
    )
  })

  it('takes the first of several values where one is asked for', () => {
    expect(formReader({ title: ['satu', 'dua'] }).raw('title')).toBe('satu')
    expect(formReader({ title: { toString: 'x' } }).raw('title')).toBe('')
  })

  it.each([
    ['2026-12-31', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['1-2-2026', '2026-02-01'],
  ])('reads the day %s', (typed, day) => {
    expect(formReader({ day: typed }).day('day')).toBe(day)
  })

  it.each(['31/02/2026', '2026-13-01', '2026', 'kemarin', '12/31/2026'])(
    'refuses %s, no day of the calendar',
    (typed) => {
      const read = formReader({ day: typed })
      expect(read.day('day')).toBeNull()
      expect(read.errors['day']?.key).toBe('field.not_a_day')
    },
  )

  it('keeps amounts within what the database holds exactly', () => {
    const read = formReader({ large: '10.000.000.000.000', fine: '0,125', negative: '-1' })
    read.rupiah('large')
    read.rupiah('fine')
    read.rupiah('negative', { min: 0 })
    expect(read.errors).toMatchObject({
      large: { key: 'field.too_large' },
      fine: { key: 'field.two_decimals' },
      negative: { key: 'field.negative' },
    })
  })

  it('shows a refused form as it was typed', () => {
    const read = formReader({ title: 'a', places: ['x', 'y'] })
    read.text('title', { min: 5, max: 10 })
    expect(read.refused()).toEqual({
      ok: false,
      typed: { title: 'a', places: ['x', 'y'] },
      errors: { title: { key: 'field.too_short', params: { n: 5 } } },
    })
  })
})

it('knows a day from a text that looks like one', () => {
  expect(['2024-02-29', '2023-02-29', '2024-2-9', '0000-00-00'].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

it('reads only ids that the database can hold', () => {
  expect(['7', '0', '-1', '2147483648', '1e3', '٣', undefined].map(readId)).toEqual([
    7,
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})

it('reads one value of a query, however it was sent', () => {
  expect(queryText({ q: ['satu', 'dua'] }, 'q')).toBe('satu')
  expect(queryText({ q: 'a\0b' }, 'q')).toBe('ab')
  expect(queryText({}, 'q')).toBe('')
})
