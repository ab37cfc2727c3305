import type { Region } from '../../../server/indicators/indicator'
import { readMonth, readPeriod } from '../../../server/indicators/table/period'
import { readRegion } from '../../../server/indicators/table/region'
import { readTable } from '../../../server/indicators/table/table'

const regions: Region[] = [
  { code: '00', kind: 'nation', name: 'Indonesia' },
  { code: '16', kind: 'province', name: 'Sumatera Selatan' },
  { code: '16.01', kind: 'regency', name: 'Kabupaten Ogan Komering Ulu' },
  { code: '16.04', kind: 'regency', name: 'Kabupaten Lahat' },
  { code: '16.08', kind: 'regency', name: 'Kabupaten Ogan Komering Ulu Timur' },
  { code: '16.11', kind: 'regency', name: 'Kabupaten Empat Lawang' },
  { code: '16.73', kind: 'city', name: 'Kota Lubuk Linggau' },
  { code: '32.04', kind: 'regency', name: 'Kabupaten Bandung' },
  { code: '32.73', kind: 'city', name: 'Kota Bandung' },
]

function read(text: string, decimal: 'comma' | 'point' | null = null) {
  const table = readTable(text, { regions, decimal })
  if (!table.ok) return { ok: false as const, why: table.why }
  return {
    ...table,
    plain: table.values.map((one) =>
      [
        one.region.code,
        [one.period.year, one.period.month].filter(Boolean).join('-'),
        one.value,
      ].join(' '),
    ),
    wrong: table.problems.map(
      (one) => `${one.spot.row}:${one.spot.column} ${one.why} ${one.typed}`,
    ),
    left: table.skipped.map((one) => `${one.spot.row} ${one.why} ${one.typed}`),
  }
}

describe('a table of regions down and years across', () => {
  it('is read as BPS puts it on its site', () => {
    const table = read(
      [
        '\ufeff"Persentase Penduduk Miskin Menurut Kabupaten/Kota di Provinsi Sumatera Selatan (Persen)",,,',
        'Kabupaten/Kota,"Persentase Penduduk Miskin (Persen)",,',
        ',2022,2023,2024*',
        '(1),(2),(3),(4)',
        'Ogan Komering Ulu,11.61,11.21,10.78',
        'Lahat,15.73,15.00,14.14',
        'Kota Lubuklinggau,11.98,11.67,...',
        'Sumatera Selatan,11.90,11.78,10.97',
        '',
        'Catatan: *) Angka sementara',
        '"Sumber: BPS, Survei Sosial Ekonomi Nasional (Susenas)"',
      ].join('\r\n'),
    )
    expect(table).toMatchObject({
      ok: true,
      shape: 'wide',
      gaps: 1,
      saysThousands: false,
      wrong: [],
    })
    expect(table.ok && table.plain).toEqual([
      '16.01 2022 11.61',
      '16.01 2023 11.21',
      '16.01 2024 10.78',
      '16.04 2022 15.73',
      '16.04 2023 15',
      '16.04 2024 14.14',
      '16.73 2022 11.98',
      '16.73 2023 11.67',
      '16 2022 11.9',
      '16 2023 11.78',
      '16 2024 10.97',
    ])
    expect(table.ok && table.left).toEqual([
      '10 note Catatan: *) Angka sementara',
      '11 note Sumber: BPS, Survei Sosial Ekonomi Nasional (Susenas)',
    ])
    expect(table.ok && table.values[5]?.spot).toEqual({ row: 6, column: 4, head: '2024*' })
  })

  it('is read as a spreadsheet pastes it, with numbers, codes and footnotes', () => {
    const table = read(
      [
        'No\tKode\tKABUPATEN/KOTA\tMaret 2023\tMaret 2024 1)',
        '1\t1601\tOGAN KOMERING ULU\t11,21\t10,78 r',
        '2\t1604\tKAB. LAHAT\t15,00*\t14,14**',
        '8\t1609\tOGAN KOMERING ULU TIMUR\t9,98\t-',
        '\t\tJumlah\t36,19\t24,92',
      ].join('\n'),
    )
    expect(table.ok && table.plain).toEqual([
      '16.01 2023-3 11.21',
      '16.01 2024-3 10.78',
      '16.04 2023-3 15',
      '16.04 2024-3 14.14',
      '16.08 2023-3 9.98',
    ])
    expect(table.ok && table.values.map((one) => one.marks)).toEqual(['', 'r', '*', '**', ''])
    expect(table.ok && [table.gaps, table.left]).toEqual([1, ['5 total Jumlah']])
  })

  it('reads thousands of people, and says so', () => {
    const table = read(
      [
        'Jumlah Penduduk Miskin (ribu jiwa);;',
        'Wilayah;2023;2024',
        'Lahat;63,12;60,17',
        'Indonesia;25.898,55;25.220,00',
      ].join('\n'),
    )
    expect(table).toMatchObject({ ok: true, saysThousands: true })
    expect(table.ok && table.plain.slice(2)).toEqual(['00 2023 25898.55', '00 2024 25220'])
  })

  it('takes years in one line and months under them', () => {
    const table = read(
      [
        'Provinsi,2023,,2024,',
        ',Maret,September,Maret,September',
        'Indonesia,9.36,-,9.03,8.57',
      ].join('\n'),
    )
    expect(table.ok && table.plain).toEqual(['00 2023-3 9.36', '00 2024-3 9.03', '00 2024-9 8.57'])
  })

  it('does not guess between a thousand and a fraction; another cell, or the person, decides', () => {
    const text = 'Wilayah;2023;2024\nLahat;60.170;61.200'
    const open = read(text)
    expect(open.ok && open.wrong).toEqual(['2:2 cell_either 60.170', '2:3 cell_either 61.200'])
    expect(open.ok && open.problems[0]?.ways).toEqual([60170, 60.17])
    const told = read(text, 'comma')
    expect(told.ok && told.plain).toEqual(['16.04 2023 60170', '16.04 2024 61200'])
    const shown = read(`${text}\nIndonesia;25,5;24,9`)
    expect(shown.ok && shown.plain[0]).toBe('16.04 2023 60170')
  })

  it('names each thing it cannot read by line and column, and reads the rest', () => {
    const table = read(
      [
        'Wilayah;2022;2023;2023;Rata-rata;2024',
        'Lahat;15,73;1;2;15;14,14',
        'Lahatt;1;2;3;4;5',
        '1604;1;2;3;4;5',
        'Bandung;7,1;;;;7,2',
        'Lahat;15,73;;;;14,1',
        'Empat Lawang;<12;;;;12,141)',
      ].join('\n'),
    )
    expect(table.ok && table.wrong).toEqual([
      '1:3 column_twice 2023',
      '1:4 column_twice 2023',
      '3:1 region_unknown Lahatt',
      '4:1 region_code 1604',
      '5:1 region_several Bandung',
      '6:2 region_twice 15,73',
      '6:6 region_twice 14,1',
      '7:2 cell_range <12',
      '7:6 cell_footnote 12,141)',
    ])
    expect(table.ok && table.plain).toEqual(['16.04 2022 15.73', '16.04 2024 14.14'])
    expect(table.ok && table.left).toEqual(['1 column Rata-rata'])
  })

  it('tells a regency from the city of its name by the heading above', () => {
    const table = read(
      [
        'Wilayah,2024',
        'Kabupaten/Regency,',
        'Bandung,6.19',
        'Kota/Municipality,',
        'Bandung,3.87',
      ].join('\n'),
    )
    expect(table.ok && table.plain).toEqual(['32.04 2024 6.19', '32.73 2024 3.87'])
  })
})

describe('other shapes', () => {
  it('years down and regions across', () => {
    const table = read(
      [
        'Tahun\tLahat\tKota Antah\tSumatera Selatan',
        '2023\t15,00\t1,0\t11,78',
        '2024\t14,14\t2,0\t10,97',
        'Sumber: BPS',
      ].join('\n'),
    )
    expect(table).toMatchObject({ ok: true, shape: 'turned' })
    expect(table.ok && table.plain).toEqual([
      '16.04 2023 15',
      '16 2023 11.78',
      '16.04 2024 14.14',
      '16 2024 10.97',
    ])
    expect(table.ok && table.wrong).toEqual(['1:3 region_unknown Kota Antah'])
  })

  it('one value a line, the month in its own column or none', () => {
    const table = read(
      [
        'kode_wilayah,nama_wilayah,tahun,bulan,nilai',
        '1604,KABUPATEN LAHAT,2024,Maret,"14,14"',
        '16.11,,2024,3,N/A',
        '1604,Lahat,24,Maret,1',
        '1604,Lahat,2023,Lebaran,1',
      ].join('\n'),
    )
    expect(table).toMatchObject({ ok: true, shape: 'long' })
    expect(table.ok && table.plain).toEqual(['16.04 2024-3 14.14'])
    expect(table.ok && table.wrong).toEqual([
      '3:2 region_unknown ',
      '4:3 period_unread 24',
      '5:4 period_unread Lebaran',
    ])
  })

  it('one value a line, under the name of the indicator', () => {
    const table = read(
      'Wilayah;Tahun;Persentase Penduduk Miskin\nLahat;2024;14,14\n\nSumber: BPS;;',
    )
    expect(table.ok && table.plain).toEqual(['16.04 2024 14.14'])
  })
})

describe('what is no table', () => {
  it.each([
    ['', 'empty'],
    [' \n\n', 'empty'],
    ['Halo, apa kabar?', 'no_head'],
    ['Wilayah;2023;2024', 'no_values'],
    ['Wilayah;2023\nLahat;-', 'no_values'],
    ['a\0b', 'not_text'],
    ['{"a": [1, 2]}', 'no_head'],
    ['<html><table><tr><td>2024</td></tr></table></html>', 'no_head'],
    [`Wilayah;2024\n${'Lahat;1\n'.repeat(2001)}`, 'too_large'],
    [`Wilayah;2024${';x'.repeat(130)}\nLahat;1`, 'too_large'],
    ['"'.repeat(60_001), 'not_text'],
  ])('%#', (text, why) => {
    expect(read(text)).toEqual({ ok: false, why })
  })

  it.each(['__proto__', 'constructor', '<script>alert(1)</script>', '\ud83d', 'A'.repeat(10_000)])(
    'hostile words are words: %#',
    (word) => {
      const table = read(`Wilayah;2024\nLahat;1\n${word};2`)
      expect(table.ok && [table.plain, table.wrong.length]).toEqual([['16.04 2024 1'], 1])
    },
  )
})

describe('names', () => {
  it.each([
    ['LAHAT', '16.04'],
    ['Kabupaten Lahat', '16.04'],
    ['Kab. Lahat', '16.04'],
    ['16.04 Lahat', '16.04'],
    ['16.04', '16.04'],
    ['1604 Lahat', '16.04'],
    ['4. Lahat', '16.04'],
    ['Lahat 1)', '16.04'],
    ['Lahat*', '16.04'],
    ['Lubuklinggau', '16.73'],
    ['KOTA LUBUK LINGGAU', '16.73'],
    ['Prov. Sumatera Selatan', '16'],
    ['SUMATERA  SELATAN', '16'],
    ['INDONESIA', '00'],
  ])('%s', (name, code) => {
    expect(readRegion(name, regions)).toMatchObject({ kind: 'one', region: { code } })
  })

  it.each(['Kota Lahat', 'Lahat Selatan', '16.99', '', '-', 'Kab. Indonesia'])(
    'none: %s',
    (name) => {
      expect(readRegion(name, regions).kind).toBe('unknown')
    },
  )

  // BPS numbers OKU Selatan 1608 and OKU Timur 1609; Kemendagri the other way round.
  it.each(['1608', '1609', '16'])('no code of BPS is taken for one of Kemendagri: %s', (code) => {
    expect(readRegion(code, regions).kind).toBe('code')
  })
})

describe('periods', () => {
  it.each([
    ['2024', 2024, null],
    ['2024*', 2024, null],
    ['2024 1)', 2024, null],
    ['Tahun 2024', 2024, null],
    ['Maret 2024', 2024, 3],
    ['Mar-2024', 2024, 3],
    ['2024-03', 2024, 3],
    ['03/2024', 2024, 3],
    ['September 2024 *)', 2024, 9],
    ['Agt 2024', 2024, 8],
    ['Semester 1 (Maret) 2024', 2024, 3],
  ])('%s', (typed, year, month) => {
    expect(readPeriod(typed)).toEqual({ year, month })
  })

  it.each(['24', '1924', '2024,5', '13/2024', 'Semester 1 2024', 'Lahat', '20245', ''])(
    'none: %s',
    (typed) => {
      expect(readPeriod(typed)).toBeNull()
    },
  )

  it('months in both languages, short and long', () => {
    expect(
      ['Mei', 'May', 'Okt.', 'Oct', 'Desember', '12', 'Semester 2 (September)'].map(readMonth),
    ).toEqual([5, 5, 10, 10, 12, 12, 9])
    expect(['0', '13', 'Marmer', ''].map(readMonth)).toEqual([null, null, null, null])
  })
})
