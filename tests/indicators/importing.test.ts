import { Client, type Page } from '../support/client'
import { testApp } from '../support/app'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'
import type { User } from '../../server/users/user'

const db = useDatabase()

async function story() {
  const people = await everyone(db())
  const app = testApp(db())
  const as = async (user: User) => {
    const client = new Client(app)
    await client.signIn(user.email)
    return client
  }
  return { ...people, as }
}

async function methodOf(code: string, method = 'utama'): Promise<string> {
  const row = await db()('methods')
    .join('indicators', 'indicators.id', 'methods.indicator_id')
    .where({ 'indicators.code': code, 'methods.code': method })
    .first('methods.id')
  return String(row.id)
}

const source = {
  released_on: '2026-11-20',
  source_url: 'https://sumsel.bps.go.id/id/statistics-table/2/poverty',
  source_note: 'Tabel 2',
}

async function previewed(
  client: Client,
  table: string,
  more: Record<string, string> = {},
  code = 'P0',
) {
  const page = await client.get(`/indicators/${code}/import`)
  return client.submit(page, `/indicators/${code}/import/preview`, {
    ...source,
    method: more['method'] ?? (await methodOf(code)),
    month: '3',
    table,
    ...more,
  })
}

const apply = (
  client: Client,
  page: Page,
  fields: Record<string, string | string[]> = {},
  code = 'P0',
) => client.submit(page, `/indicators/${code}/import`, fields)

const stats = (page: Page) => page.html.querySelectorAll('.stat__value').map((one) => one.text)
const stored = (where: Record<string, unknown>) =>
  db()('readings')
    .join('indicators', 'indicators.id', 'readings.indicator_id')
    .where({ 'indicators.code': 'P0', ...where })
    .orderBy(['region_code', 'year', 'readings.id'])
    .select('region_code', 'year', 'month', 'value', 'source_note', 'readings.in_use', 'use_note')

const neighbours = [
  'Persentase Penduduk Miskin Menurut Kabupaten/Kota (Persen);;;',
  'Kabupaten/Kota;2023;2024;2025*',
  'Ogan Komering Ulu;11,21;10,78;10,11*',
  'Lahat;15,00;14,14;13,69',
  'Kota Palembang;10,22;9,66;-',
  'Sumatera Selatan;11,78;10,97;10,15',
  'Sumber: BPS;;;',
].join('\n')

describe('Sekar pastes a table of the province', () => {
  it('sees what it would do, stores it, and the other regencies are there', async () => {
    const { sekar, tono, as } = await story()
    const client = await as(sekar)
    const page = await previewed(client, neighbours)
    expect(page.status).toBe(200)
    // New, differing, recorded already, not read, without a value.
    expect(stats(page)).toEqual(['5', '0', '6', '0', '1'])
    expect(page.text).toContain('Belum ada yang disimpan')
    expect(await stored({ region_code: '16.01' })).toEqual([])
    const done = await apply(client, page)
    expect(done.text).toContain('5 nilai tersimpan.')
    expect(await stored({ region_code: '16.01' })).toMatchObject([
      { year: 2023, month: 3, value: 11.21, source_note: 'Tabel 2', in_use: true },
      { year: 2024, value: 10.78 },
      { year: 2025, value: 10.11, source_note: 'Tabel 2; tanda di sumber: *' },
    ])
    expect(await stored({ region_code: '16.71' })).toHaveLength(2)
    expect(await db()('history').where({ event: 'reading.entered' })).toHaveLength(5)
    const list = await (await as(tono)).get('/indicators/readings?indicator=P0&region=16.71')
    expect(list.text).toContain('Kota Palembang')
    expect(list.text).toContain('9,66')
  })

  it('twice, by a double click or a day later, and it is there once', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const page = await previewed(client, neighbours)
    await apply(client, page)
    const again = await apply(client, page)
    // The second of a double click carries the same key and is led to the same place.
    expect(again.status).toBe(200)
    expect(again.text).toContain('Sudah tercatat. Tidak ada yang berubah.')
    const later = await previewed(client, neighbours)
    expect(stats(later)).toEqual(['0', '0', '11', '0', '1'])
    expect(later.text).toContain('Tidak ada yang akan berubah')
    expect(await stored({ region_code: '16.01' })).toHaveLength(3)
  })

  it('that lost something: a new preview, and nothing stored', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const page = await previewed(client, neighbours)
    const other = await apply(client, page, { table: neighbours.replace('10,78', '10,87') })
    expect(other.status).toBe(409)
    expect(other.text).toContain('Pratinjau diperbarui')
    expect(other.text).toContain('10,87')
    expect(await stored({ region_code: '16.01' })).toEqual([])
    expect((await apply(client, other)).text).toContain('5 nilai tersimpan')
  })

  it('while another stored one of its values: a new preview, and nothing stored', async () => {
    const { sekar, as } = await story()
    const [one, two] = [await as(sekar), await as(sekar)]
    const page = await previewed(one, neighbours)
    await apply(two, await previewed(two, 'Wilayah;2024\nOgan Komering Ulu;10,78'))
    const late = await apply(one, page)
    expect([late.status, late.text.includes('Pratinjau diperbarui')]).toEqual([409, true])
    expect(stats(late)).toEqual(['4', '0', '7', '0', '1'])
    expect((await apply(one, late)).text).toContain('4 nilai tersimpan')
  })
})

describe('what is odd', () => {
  it('is asked about cell by cell, and stored once it is confirmed', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const page = await previewed(client, 'Wilayah;2026\nLahat;1,369\nSumatera Selatan;9,8', {
      decimal: 'comma',
    })
    expect(page.text).toContain(
      'Kabupaten Lahat, Maret 2026 (baris 2, kolom 2): 1,369 adalah seper-10 dari 13,69',
    )
    const open = await apply(client, page)
    expect(open.status).toBe(422)
    expect(open.html.querySelector('#confirm-error')?.text).toContain(
      'Pastikan nilai yang ditanyakan',
    )
    expect(await stored({ year: 2026 })).toEqual([])
    const done = await apply(client, open, { confirm: ['16.04/2026/3/1.369'] })
    expect(done.text).toContain('2 nilai tersimpan')
  })

  it('differs: it is revised, kept aside or passed over, as Sekar says', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const table = 'Wilayah;2024;2026\nLahat;14,11;13,0'
    const page = await previewed(client, table)
    expect(page.text).toContain('sekarang 14,14')
    const open = await apply(client, page)
    expect(open.html.querySelector('#difference-error')?.text).toContain('Pilih bagaimana')
    const skipped = await apply(client, open, { difference: 'skip' })
    expect(skipped.text).toContain('1 nilai tersimpan')
    expect(await stored({ region_code: '16.04', value: 14.11 })).toEqual([])

    const again = await previewed(client, table)
    const bare = await apply(client, again, { difference: 'revision' })
    expect(bare.status).toBe(422)
    const revised = await apply(client, await previewed(client, table), {
      difference: 'revision',
      reason: 'Direvisi BPS',
    })
    expect(revised.text).toContain('1 nilai tersimpan')
    expect(
      await stored({ region_code: '16.04', year: 2024, month: 3, in_use: true }),
    ).toMatchObject([{ value: 14.11 }])
  })

  it('cannot be read: named by row, column, reason and remedy; the rest may be stored without it', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const page = await previewed(
      client,
      'Wilayah;2024;2026\nOgan Komering Ulu;10,78;<10\nKabupaten Antah;1;2\nEmpat Lawang;12,1;12,02',
    )
    const rows = page.html
      .querySelectorAll('table.table--cards tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text))
    expect(rows).toEqual([
      [
        '2',
        '3 (2026)',
        '<10',
        'Rentang atau batas, bukan satu nilai.',
        'Cari nilai tepatnya di sumber, atau kosongkan selnya.',
      ],
      [
        '3',
        '1 (Wilayah)',
        'Kabupaten Antah',
        'Bukan wilayah di provinsi ini.',
        'Periksa ejaannya; nama lengkap tanpa singkatan.',
      ],
    ])
    const open = await apply(client, page)
    expect(open.html.querySelector('#leave-error')?.text).toContain('Perbaiki yang tidak terbaca')
    expect((await apply(client, open, { leave: '1' })).text).toContain('3 nilai tersimpan')
  })

  it('can be mended in the preview itself', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const page = await previewed(client, 'Wilayah;2024\nOgan Komering Ulu;10,78x1')
    const mended = await client.submit(page, '/indicators/P0/import/preview', {
      table: 'Wilayah;2024\nOgan Komering Ulu;10,78',
    })
    expect(stats(mended)).toEqual(['1', '0', '0', '0', '0'])
  })

  it('names no month where the survey has one', async () => {
    const { sekar, as } = await story()
    const page = await previewed(await as(sekar), 'Wilayah;2026\nLahat;13', { month: '' })
    expect(stats(page)).toEqual(['0', '0', '0', '1', '0'])
    expect(page.text).toContain('Bulan surveinya tidak disebut.')
  })
})

describe('thousands of people', () => {
  it('become people, and the note keeps what was written', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const table = 'Penduduk miskin ekstrem (ribu jiwa);\nWilayah;2026\nLahat;4,6'
    const method = await methodOf('EXT_N', 'baru')
    const wrong = await previewed(client, table, { method }, 'EXT_N')
    expect(wrong.text).toContain('Judul tabel menyebut ribuan')
    const page = await previewed(client, table, { method, scale: 'times_thousand' }, 'EXT_N')
    expect(page.text).not.toContain('Judul tabel menyebut ribuan')
    await apply(client, page, {}, 'EXT_N')
    const row = await db()('readings')
      .join('indicators', 'indicators.id', 'readings.indicator_id')
      .where({ 'indicators.code': 'EXT_N', year: 2026 })
      .first('value', 'source_note')
    expect(row).toEqual({ value: 4600, source_note: 'Tabel 2; tertulis 4,6 ribu' })
  })

  it('and people become thousands', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const page = await previewed(
      client,
      'Wilayah;2026\nLahat;58.120\nSumatera Selatan;912.350',
      { scale: 'by_thousand', decimal: 'comma' },
      'POOR_K',
    )
    expect(page.text).toContain('58,12')
    expect((await apply(client, page, {}, 'POOR_K')).text).toContain('2 nilai tersimpan')
  })
})

describe('a file', () => {
  async function uploaded(client: Client, bytes: Buffer, name = 'tabel.csv') {
    const page = await client.get('/indicators/P0/import')
    return client.upload(page, '/indicators/P0/import/preview', [{ name, bytes, field: 'file' }], {
      ...source,
      method: await methodOf('P0'),
      month: '3',
    })
  }

  it.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${neighbours}`)],
    ['UTF-16', Buffer.from(`\ufeff${neighbours}`, 'utf16le')],
    ['old Windows', Buffer.from(`${neighbours}\ncatatan: n\u00e9`, 'latin1')],
  ])('is read as %s and applied', async (_, bytes) => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const page = await uploaded(client, bytes)
    expect(stats(page)).toEqual(['5', '0', '6', '0', '1'])
    expect((await apply(client, page)).text).toContain('5 nilai tersimpan')
  })

  it.each([
    ['an Excel file', Buffer.from('PK\u0003\u0004rest'), 422, 'Ini berkas Excel'],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 422, 'Ini berkas Excel'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 422, 'bukan tabel teks'],
    ['more than a megabyte', Buffer.alloc(1024 * 1024 + 1, 'a'), 413, 'terlalu besar'],
    ['nothing', Buffer.alloc(0), 422, 'Tempel tabelnya'],
    ['words', Buffer.from('halo apa kabar'), 422, 'Tidak ditemukan baris judul'],
  ])('is refused with what to do: %s', async (_, bytes, status, words) => {
    const { sekar, as } = await story()
    const page = await uploaded(await as(sekar), bytes)
    expect([page.status, page.html.querySelector('#table-error')?.text]).toEqual([
      status,
      expect.stringContaining(words),
    ])
  })

  it('of many kilobytes goes through the preview and is applied as it was shown', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const long = `${neighbours}\n${'Catatan: baris penjelasan yang panjang sekali, diulang;\n'.repeat(1900)}`
    const wide = long.replaceAll('diulang', `diulang ${'x'.repeat(100)}`)
    expect(wide.length).toBeGreaterThan(256 * 1024)
    const page = await uploaded(client, Buffer.from(wide))
    expect(stats(page)).toEqual(['5', '0', '6', '0', '1'])
    const form = page.html.querySelector('form[enctype="multipart/form-data"]')
    expect(form?.getAttribute('action')).toBe('/indicators/P0/import')
    const done = await client.upload(page, '/indicators/P0/import', [])
    expect(done.text).toContain('5 nilai tersimpan')
  })
})

describe('hostile tables', () => {
  it.each([
    ['markup', 'Wilayah;2026\n<script>alert(1)</script>;1\nLahat;"><img src=x onerror=alert(1)>'],
    ['formulas', 'Wilayah;2026\nLahat;=HYPERLINK("http://x","y")\n=cmd|calc!A1;2'],
    ['nul and halves', 'Wilayah;2026\nLahat\ud83d;1\nOgan Komering Ulu;\u202e12'],
    ['prototype', '__proto__;2026\nconstructor;1\n__proto__;2'],
    ['one cell for ever', `Wilayah;2026\nLahat;${'9'.repeat(30_000)}`],
    [
      'a regular expression to death',
      `Wilayah;2026\nLahat;${'1.'.repeat(5000)}x\nLahat${' '.repeat(20_000)}x;1`,
    ],
  ])('%s', async (_, table) => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const started = process.cpuUsage()
    const page = await previewed(client, table)
    // Read in a moment, whatever it holds.
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5)
    expect([200, 422]).toContain(page.status)
    expect(page.response.text).not.toMatch(/<script>alert|<img src=x/)
    expect(await stored({ year: 2026 })).toEqual([])
  })

  it('is not read beyond what a form may carry', async () => {
    const { sekar, as } = await story()
    const page = await previewed(await as(sekar), `Wilayah;2026\n${'Lahat;1\n'.repeat(40_000)}`)
    expect(page.status).toBe(413)
  })
})
