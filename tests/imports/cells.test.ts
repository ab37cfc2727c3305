import {
  countIn,
  dayIn,
  fundsIn,
  moneyIn,
  nomenclatureIn,
  statusIn,
  strategyIn,
  subActivityIn,
} from '../../server/imports/cells'
import { columnsOf, findHeader, isNumberRow } from '../../server/imports/headings'
import type { Plan } from '../../server/imports/import'
import { tellApart } from '../../server/imports/rows'

const text = (typed: string) => ({ text: typed })

describe('money in a cell', () => {
  it.each([
    ['1.500.000', 1_500_000],
    ['1,500,000', 1_500_000],
    ['1500,50', 1500.5],
    ['Rp 1.500.000,-', 1_500_000],
    ['Rp2,5 miliar', 2_500_000_000],
    ['750 juta', 750_000_000],
  ])('%s is read', (typed, value) => {
    expect(moneyIn(text(typed), 1)).toEqual({ value, unit: null })
  })

  it('is blank where there is nothing or a dash: never zero', () => {
    for (const typed of ['', '-', '–', '...']) expect(moneyIn(text(typed), 1)).toBeNull()
    expect(moneyIn({ text: '0', number: 0 }, 1)).toEqual({ value: 0, unit: null })
  })

  it('in thousands or millions only where nothing else is said', () => {
    expect(moneyIn({ text: '1500', number: 1500 }, 1000)).toEqual({ value: 1_500_000, unit: null })
    expect(moneyIn(text('1.500'), 1000)).toEqual({ value: 1_500_000, unit: null })
    expect(moneyIn(text('2 juta'), 1000)).toEqual({ value: 2_000_000, unit: null })
  })

  it('that ends in M is refused with both readings', () => {
    expect(moneyIn(text('Rp 2,5 M'), 1)).toEqual({
      refused: {
        key: 'import.cell.money_m',
        params: { typed: 'Rp 2,5 M', one: 'Rp2.500.000.000', other: 'Rp2.500.000' },
      },
    })
  })

  it.each(['1,250', '14.14', 'dua juta', '1.5.0'])('%s is refused', (typed) => {
    expect(moneyIn(text(typed), 1)).toHaveProperty('refused')
  })
})

describe('a count in a cell', () => {
  it.each([
    ['500 KK', 500, 'KK'],
    ['265 Sekolah', 265, 'Sekolah'],
    ['1.250,5 meter persegi', 1250.5, 'meter persegi'],
    ['12', 12, null],
  ])('%s is a number and its unit', (typed, value, unit) => {
    expect(countIn(text(typed))).toEqual({ value, unit })
  })

  it.each(['500 KK, 20 jiwa', '500 KK 3 desa', 'sekitar 500', 'banyak'])(
    '%s is refused',
    (typed) => {
      expect(countIn(text(typed))).toHaveProperty('refused')
    },
  )
})

describe('words in a cell', () => {
  it.each([
    ['Strategi 1', 1],
    ['2', 2],
    ['III', 3],
    ['Pengurangan beban pengeluaran masyarakat', 1],
    ['STRATEGI 1: MENGURANGI BEBAN PENGELUARAN', 1],
    ['Peningkatan pendapatan masyarakat miskin', 2],
    ['Penurunan jumlah kantong-kantong kemiskinan', 3],
    ['Meningkatkan kesejahteraan', null],
    ['Mengurangi beban dan meningkatkan pendapatan', null],
  ])('%s is strategy %s', (typed, number) => {
    expect(strategyIn(typed)).toBe(number)
  })

  it('name funds, several, or one that nobody knows', () => {
    expect(fundsIn('APBD Kabupaten')).toEqual({ funds: ['apbd'], unknown: [] })
    expect(fundsIn('APBD, DAK')).toEqual({ funds: ['apbd', 'dak'], unknown: [] })
    expect(fundsIn('Dana Desa')).toEqual({ funds: ['dana_desa'], unknown: [] })
    expect(fundsIn('Sumbangan')).toEqual({ funds: [], unknown: ['Sumbangan'] })
  })

  it('are days in several dresses', () => {
    expect(dayIn(text('1 Februari 2026'))).toBe('2026-02-01')
    expect(dayIn(text('Senin, 17 Agt 2026'))).toBe('2026-08-17')
    expect(dayIn(text('5-Nopember-2026'))).toBe('2026-11-05')
    expect(dayIn(text('akhir 2026'))).toBe('akhir 2026')
    expect(dayIn(text('9 Des 2026'))).toBe('2026-12-09')
    expect(dayIn({ text: '2026-03-04', day: '2026-03-04' })).toBe('2026-03-04')
  })

  it('are statuses and codes', () => {
    expect(statusIn('Berjalan')).toBe('running')
    expect(statusIn('entah')).toBe('entah')
    expect(nomenclatureIn('1.02.02.2.01.0014 Pengelolaan Pelayanan')).toBe('1.02.02.2.01.0014')
    expect(nomenclatureIn('1 . 02 . 02 .2.01. 0014')).toBe('1.02.02.2.01.0014')
  })
})

describe('headings', () => {
  const line = (number: number, ...cells: string[]) => ({ number, hidden: false, cells })

  it('are found under title rows, in two rows of which the upper is merged', () => {
    const header = findHeader([
      line(1, 'LAPORAN'),
      line(3, 'No', 'Perangkat Daerah', 'Sub Kegiatan', 'Anggaran', 'Realisasi', '', ''),
      line(4, '', '', '', '', 'Sem. 1', 'Sem. 2', 'Total'),
      line(5, '1', '2', '3', '4', '5', '6', '7'),
    ])
    expect(header).toEqual({
      row: 3,
      height: 2,
      heads: [
        'No',
        'Perangkat Daerah',
        'Sub Kegiatan',
        'Anggaran',
        'Realisasi / Sem. 1',
        'Realisasi / Sem. 2',
        'Realisasi / Total',
      ],
    })
    expect(columnsOf(header?.heads ?? [], [])).toEqual({
      agency: 1,
      sub_activity: 2,
      budget: 3,
      realised_s1: 4,
      realised_s2: 5,
      realised_total: 6,
    })
  })

  it('are not guessed from a sheet that has none', () => {
    expect(findHeader([line(1, 'halo'), line(2, 'a', 'b', 'c')])).toBeNull()
  })

  it('are told from the row of column numbers', () => {
    expect(isNumberRow(['1', '2', '3', '4', '5'])).toBe(true)
    expect(isNumberRow(['(1)', '(2)', '', '(4)', '(5)'])).toBe(true)
    expect(isNumberRow(['500', '20', '3', '1'])).toBe(false)
  })

  it('name the code of an action only where such codes stand below', () => {
    expect(columnsOf(['Kode', 'Judul aksi'], [['A-2026-001', 'x']])).toEqual({ code: 0, title: 1 })
    expect(columnsOf(['Kode', 'Judul aksi'], [['1.04.02', 'x']])).toEqual({
      nomenclature: 0,
      title: 1,
    })
  })
})

describe('a blank', () => {
  const cells = (...texts: string[]) => texts.map((text) => (text === '' ? undefined : { text }))
  const plan = {
    columns: { agency: 0, program: 1, activity: 2, title: 3 },
    heads: ['Perangkat Daerah', 'Program', 'Kegiatan', 'Judul aksi'],
    headerRow: 1,
    headerHeight: 1,
  } as unknown as Plan
  const read = (...lines: string[][]) =>
    tellApart(
      lines.map((line, at) => ({ number: at + 2, hidden: false, cells: cells(...line) })),
      plan,
    ).data.map(({ cells: one }) =>
      (['agency', 'program', 'activity'] as const).map((field) => one[field]?.text ?? ''),
    )

  it('is what stands above it, but nothing of another office or program; a dash is nothing', () => {
    expect(
      read(
        ['Dinas A', 'Program 1', 'Kegiatan 1', 'a'],
        ['', '', '', 'b'],
        ['', 'Program 2', '', 'c'],
        ['Dinas B', '', '', 'd'],
        ['', 'Program 3', 'Kegiatan 3', 'e'],
        ['', '–', '–', 'f'],
        ['', '', '', 'g'],
      ),
    ).toEqual([
      ['Dinas A', 'Program 1', 'Kegiatan 1'],
      ['Dinas A', 'Program 1', 'Kegiatan 1'],
      ['Dinas A', 'Program 2', ''],
      ['Dinas B', '', ''],
      ['Dinas B', 'Program 3', 'Kegiatan 3'],
      ['Dinas B', '', ''],
      ['Dinas B', '', ''],
    ])
  })
})

it('tells the sub kegiatan from the name of the action under it', () => {
  expect(subActivityIn({ text: 'Perbaikan Rumah\n(Bedah rumah 2026)' })).toEqual({
    name: 'Perbaikan Rumah',
    action: 'Bedah rumah 2026',
  })
  expect(subActivityIn({ text: 'Rehabilitasi (berat)' })).toEqual({
    name: 'Rehabilitasi (berat)',
    action: '',
  })
})
