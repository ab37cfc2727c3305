import { parse } from 'csv-parse/sync'
import { countActions, listActions, listActionYears } from '../../server/actions/list-queries'
import { readFilter } from '../../server/actions/filter'
import { listWindows } from '../../server/windows/queries'
import { testApp } from '../support/app'
import { buildAction, buildPlace } from '../support/builders'
import { Client, type Page } from '../support/client'
import { useDatabase } from '../support/database'
import { agency, everyone, person } from '../support/people'
import { statementsOf } from '../support/queries'

const db = useDatabase()

type People = Awaited<ReturnType<typeof everyone>>

/**
 * Eight actions that differ in everything one can ask for. Today is 24 November 2026: TW I to III are past due, TW IV
 * has not opened.
 */
async function village(people: People) {
  const { housing, social } = people
  const kikim = await buildPlace(db(), 'Uji Kikim Raya')
  const desa = await buildPlace(db(), 'Ujung Bedahan', kikim)
  const other = await buildPlace(db(), 'Uji Merapi')
  const build = async (facts: Parameters<typeof buildAction>[1]) =>
    (await buildAction(db(), facts)).code
  return {
    kikim,
    desa,
    other,
    slow: await build({
      title: 'Bedah rumah warga miskin',
      agency: housing,
      strategy: 1,
      outputTarget: 100,
      outputUnit: 'unit',
      budget: 2_000_000_000,
      places: [{ id: desa.id, target: 100 }],
      reports: {
        '2026-TW2': {
          state: 'verified',
          output: 50,
          money: 1_000_000_000,
          sentAt: '2026-07-10T03:00:00Z',
        },
        '2026-TW3': {
          state: 'sent',
          output: 60,
          money: 1_500_000_000,
          sentAt: '2026-10-14T03:00:00Z',
        },
      },
    }),
    onTrack: await build({
      title: 'Sambungan air minum',
      agency: housing,
      strategy: 1,
      outputTarget: 40,
      outputUnit: 'SR',
      budget: [{ fund: 'dak', amount: 500_000_000 }],
      places: [{ id: kikim.id }],
      reports: {
        '2026-TW3': {
          state: 'verified',
          output: 40,
          beneficiaries: 160,
          sentAt: '2026-10-16T03:00:00Z',
        },
      },
    }),
    silent: await build({
      title: 'Perbaikan jalan poros desa',
      agency: housing,
      strategy: 3,
      outputTarget: 5,
      outputUnit: 'km',
      budget: [{ fund: 'dana_desa', amount: 750_000_000 }],
      places: [{ id: other.id }],
    }),
    draft: await build({
      title: 'Pelatihan kerja pemuda',
      agency: social,
      strategy: 2,
      outputTarget: 30,
      outputUnit: 'orang',
      reports: { '2026-TW3': { state: 'draft', output: 9 } },
    }),
    returned: await build({
      title: 'Bantuan pangan lansia',
      agency: social,
      strategy: 1,
      budget: [{ fund: 'apbn', amount: 100_000_000 }],
      reports: { '2026-TW3': { state: 'returned', output: 10, sentAt: '2026-10-01T03:00:00Z' } },
    }),
    done: await build({
      title: 'Modal usaha ibu rumah tangga',
      agency: social,
      strategy: 2,
      status: 'done',
      outputTarget: 20,
      outputUnit: 'unit',
      reports: {
        '2026-TW3': {
          state: 'verified',
          output: 20,
          workStatus: 'done',
          sentAt: '2026-10-15T16:59:00Z',
        },
      },
    }),
    delayed: await build({
      title: 'Rehabilitasi saluran irigasi',
      agency: social,
      strategy: 3,
      status: 'delayed',
      startsOn: '2026-10-01',
    }),
    former: await build({ title: 'Bedah rumah tahun lalu', agency: housing, year: 2025 }),
  }
}
type Village = Awaited<ReturnType<typeof village>>
type Name = Exclude<keyof Village, 'kikim' | 'desa' | 'other'>

async function arrive(name: 'budi' | 'ratna' | 'tono' = 'ratna') {
  const people = await everyone(db())
  const actions = await village(people)
  const client = new Client(testApp(db()))
  await client.signIn(people[name].email)
  const named = (code: string) =>
    (Object.keys(actions) as Name[]).find((one) => actions[one] === code) ?? code
  /** The rows of a list by their names; unlike a page that is read, its HTML is not checked once more. */
  const ask = async (query: string) => {
    const { text } = await client.raw(`/actions${query}`)
    const rows = text.matchAll(/<th scope="row"><a href="\/actions\/([^"]+)"/g)
    return [...rows].map((row) => named(row[1] ?? ''))
  }
  return { people, actions, client, ask, named }
}

/** The codes of the rows, in their order. */
function shown(page: Page): string[] {
  return page.html
    .querySelectorAll('tbody th a')
    .map((link) => link.getAttribute('href')?.slice('/actions/'.length) ?? '')
}

const all: Name[] = ['slow', 'onTrack', 'silent', 'draft', 'returned', 'done', 'delayed']

describe('the list of actions', () => {
  const narrowed: Record<string, Name[]> = {
    '': all,
    'year=2025': ['former'],
    'year=all': ['former', ...all],
    'strategy=1': ['slow', 'onTrack', 'returned'],
    'strategy=2': ['draft', 'done'],
    'strategy=3': ['silent', 'delayed'],
    'agency=rumah-uji': ['slow', 'onTrack', 'silent'],
    'agency=RUMAH-UJI&year=all': ['former', 'slow', 'onTrack', 'silent'],
    'status=running': ['slow', 'onTrack', 'silent', 'draft', 'returned'],
    'status=done': ['done'],
    'status=delayed': ['delayed'],
    'status=cancelled': [],
    'judged=slow': ['slow'],
    'judged=on_track': ['onTrack'],
    'judged=stuck': [],
    'judged=unjudged': ['silent', 'draft', 'returned'],
    'judged=finished': ['done'],
    'judged=postponed': ['delayed'],
    'money=on_track': ['slow'],
    'window=2026-TW2&money=on_track': ['slow'],
    'fund=apbd': ['slow'],
    'fund=dak': ['onTrack'],
    'fund=dana_desa': ['silent'],
    'fund=csr': [],
    'unit=unit': ['slow', 'done'],
    'unit=Unit': [],
    'report=owed': ['slow', 'onTrack', 'silent', 'draft', 'returned', 'done'],
    'report=reported': ['slow', 'onTrack', 'done'],
    'report=none': ['silent'],
    'report=draft': ['draft'],
    'report=sent': ['slow'],
    'report=returned': ['returned'],
    'report=verified': ['onTrack', 'done'],
    'report=late': ['silent', 'draft'],
    // 15 October, 23.59 WIB is in time; the 16th is not.
    'report=sent_late': ['onTrack'],
    'has=budget': ['slow', 'onTrack', 'silent', 'returned'],
    'has=output_target': ['slow', 'onTrack', 'silent', 'draft', 'done'],
    'has=output': ['slow', 'onTrack', 'done'],
    'has=realised': ['slow'],
    'has=beneficiaries': ['onTrack'],
    'window=2026-TW2&report=reported': ['slow'],
    'window=2026-TW2&judged=on_track': ['slow'],
    'window=2026-TW4&report=late': [],
    'window=2026-TW4&report=owed': ['slow', 'onTrack', 'silent', 'draft', 'returned', 'delayed'],
    'strategy=1&report=returned': ['returned'],
  }

  it('holds exactly those that were asked for', async () => {
    const { ask } = await arrive()
    const found: Record<string, string[]> = {}
    for (const query of Object.keys(narrowed)) found[query] = await ask(`?${query}`)
    expect(found).toEqual(narrowed)
  })

  it('shows a kecamatan with all that lies in it, and a desa alone', async () => {
    const { ask, actions } = await arrive()
    expect(await ask(`?place=${actions.kikim.code}`)).toEqual(['slow', 'onTrack'])
    expect(await ask(`?place=${actions.desa.code}`)).toEqual(['slow'])
    expect(await ask('?place_name=uji+kikim+raya')).toEqual(['slow', 'onTrack'])
    expect(await ask('?place_name=Ujungbedahan')).toEqual(['slow'])
  })

  it('offers the places of a name that several bear, and says so of one that none bears', async () => {
    const { client, actions } = await arrive()
    await buildPlace(db(), 'Ujung Bedahan', actions.other)
    const page = await client.get('/actions?place_name=ujung+bedahan')
    expect(page.text).toContain('Ada beberapa wilayah bernama “ujung bedahan”')
    const links = page.html.querySelectorAll('.note a').map((link) => link.text)
    expect(links).toEqual([
      'Ujung Bedahan (Kec. Uji Kikim Raya)',
      'Ujung Bedahan (Kec. Uji Merapi)',
    ])
    expect(shown(page)).toHaveLength(7)
    const clear = await client.get('/actions?place_name=ujung+bedahan,+uji+merapi')
    expect(shown(clear)).toEqual([])
    expect((await client.get('/actions?place_name=qqqqq')).text).toContain(
      'Tidak ada wilayah bernama',
    )
  })

  it('shows an officer the own agency’s alone, when asked', async () => {
    const { ask } = await arrive('budi')
    expect(await ask('?mine=1')).toEqual(['slow', 'onTrack', 'silent'])
    expect(await ask('')).toEqual(all)
  })

  it('ignores “mine” for someone without an agency', async () => {
    const { ask, client } = await arrive('tono')
    expect(await ask('?mine=1')).toEqual(all)
    expect((await client.get('/actions')).html.querySelector('#mine')).toBeNull()
  })

  it('says in a sentence what it holds, and how to widen it', async () => {
    const { client } = await arrive()
    const page = await client.get('/actions?strategy=1&judged=slow')
    expect(page.html.querySelector('.sentence')?.text).toBe(
      '1 aksi tahun 2026 · Strategi 1 · lambat menurut laporan s.d. TW III 2026',
    )
    const links = page.html.querySelectorAll('.tags a').map((link) => link.getAttribute('href'))
    expect(links).toEqual([
      '/actions?year=2026&judged=slow',
      '/actions?year=2026&strategy=1',
      '/actions?year=2026',
    ])
  })

  it('names the place, the agency and the words it was narrowed to', async () => {
    const { client, actions } = await arrive()
    const page = await client.get(
      `/actions?agency=rumah-uji&place=${actions.kikim.code}&q=air&year=all`,
    )
    expect(page.html.querySelector('.sentence')?.text).toBe(
      '1 aksi dari semua tahun · milik Dinas Perumahan Uji · di Kec. Uji Kikim Raya · memuat “air”',
    )
  })

  it('treats an agency or place that does not exist as not asked for', async () => {
    const { ask } = await arrive()
    expect(await ask('?agency=tidak-ada&place=16.04.99')).toEqual(all)
  })

  it('prints each figure with its period, its state and what it is held against', async () => {
    const { client } = await arrive()
    const cells = (page: Page, title: string) =>
      page.html
        .querySelectorAll('tbody tr')
        .find((row) => row.text.includes(title))
        ?.text.replace(/\s+/g, ' ') ?? ''
    const page = await client.get('/actions')
    const slow = cells(page, 'Bedah rumah')
    expect(slow).toContain('lambat berjalan · TW III 2026 · terkirim')
    expect(slow).toContain('60 dari 100 unit')
    expect(slow).toContain('Rp1,5 miliar dari Rp2 miliar')
    const silent = cells(page, 'Perbaikan jalan')
    expect(silent).toContain('belum dapat dinilai')
    expect(silent).toContain('belum dilaporkan target 5 km')
    expect(silent).toContain('belum dilaporkan anggaran Rp750 juta')
    expect(silent).toContain('terlambat')
    // A draft is nobody's word yet.
    expect(cells(page, 'Pelatihan kerja')).toContain('belum dilaporkan target 30 orang')
    expect(page.text).toContain('mulai 0,95 sesuai, mulai 0,6 lambat')
    const earlier = cells(await client.get('/actions?window=2026-TW2'), 'Bedah rumah')
    expect(earlier).toContain('TW II 2026 · terverifikasi')
    expect(earlier).toContain('50 dari 100 unit')
  })

  it('is sorted by each of its orders, and back', async () => {
    const { ask } = await arrive()
    const orders: Record<string, Name[]> = {
      code: all,
      '-code': all.toReversed(),
      title: ['returned', 'slow', 'done', 'draft', 'silent', 'delayed', 'onTrack'],
      '-title': ['onTrack', 'delayed', 'silent', 'draft', 'done', 'slow', 'returned'],
      agency: ['slow', 'onTrack', 'silent', 'draft', 'returned', 'done', 'delayed'],
      '-agency': ['delayed', 'done', 'returned', 'draft', 'silent', 'onTrack', 'slow'],
      ends: all,
      budget: ['slow', 'silent', 'onTrack', 'returned', 'draft', 'done', 'delayed'],
      judged: ['slow', 'onTrack', 'silent', 'draft', 'returned', 'delayed', 'done'],
      updated: all,
      nonsense: all,
    }
    const found: Record<string, string[]> = {}
    for (const order of Object.keys(orders)) found[order] = await ask(`?sort=${order}`)
    expect(found).toEqual(orders)
  })

  it('keeps actions without a budget last, whichever way it is sorted', async () => {
    const { ask } = await arrive()
    const rising = await ask('?sort=-budget')
    expect(rising.slice(0, 4)).toEqual(['returned', 'onTrack', 'silent', 'slow'])
    expect(rising.slice(4).sort()).toEqual(['delayed', 'done', 'draft'])
  })

  it('shows fifty a page and leads on to the rest', async () => {
    const people = await everyone(db())
    for (let index = 0; index < 53; index += 1) {
      await buildAction(db(), { agency: people.housing, year: 2025, title: `Aksi ke ${index}` })
    }
    const client = new Client(testApp(db()))
    await client.signIn(people.ratna.email)
    const first = await client.get('/actions?year=2025')
    expect(shown(first)).toHaveLength(50)
    expect(first.text).toContain('1–50 dari 53 aksi')
    const next = first.html.querySelector('.pager a[rel="next"]')?.getAttribute('href')
    const second = await client.get(next ?? '')
    expect(second.text).toContain('51–53 dari 53 aksi')
    expect(new Set([...shown(first), ...shown(second)]).size).toBe(53)
    // Beyond the last page there is the first.
    expect(shown(await client.get('/actions?year=2025&page=1999'))).toHaveLength(50)
  })

  it('says kindly when nothing fits, and when a year has nothing', async () => {
    const { client } = await arrive()
    expect((await client.get('/actions?fund=csr')).text).toContain('Tidak ada aksi yang cocok')
    expect((await client.get('/actions?year=2031')).text).toContain('Belum ada aksi tahun 2031.')
  })

  it('answers hostile addresses with a page', async () => {
    const { client } = await arrive()
    for (const query of [
      'year=2147483648&page=99999999999',
      'strategy=1&strategy=2&judged[]=slow',
      `q=${encodeURIComponent("'; DROP TABLE actions; -- %_\\")}`,
      `q=${'panjang '.repeat(60)}`,
      'q=%00&unit=%00&place_name=%00',
      'q=A-2100-99999',
      'q=A2199-1&year=all',
      `place_name=${'(,'.repeat(60)}`,
      'sort=-budget&page=2000',
    ]) {
      expect((await client.raw(`/actions?${query}`)).status).toBeLessThan(400)
    }
  })

  it('costs the same statements however many actions there are', async () => {
    const { client, people } = await arrive()
    const ask = () =>
      statementsOf(() => client.get('/actions?strategy=1&judged=slow&place_name=uji+merapi&q=rumh'))
    await ask()
    const few = await ask()
    for (let index = 0; index < 70; index += 1) {
      await buildAction(db(), { agency: people.housing, title: `Bedah rumah ${index}` })
    }
    const many = await ask()
    expect(many).toHaveLength(few.length)
    // Nothing is remembered within this test's own transaction; the look for changes comes on top.
    expect(many.length).toBeLessThanOrEqual(9)
  })

  it('speaks English to those who read English', async () => {
    const { client } = await arrive()
    await db()('users').where({ name: 'Ratna' }).update({ language: 'en' })
    const page = await client.get('/actions?strategy=1&judged=slow')
    expect(page.html.querySelector('.sentence')?.text).toBe(
      '1 action in 2026 · Strategy 1 · slow by the reports up to Q3 2026',
    )
  })
})

describe('the search', () => {
  async function found(q: string): Promise<string[]> {
    const windows = await listWindows(db())
    const filter = readFilter({ q, year: '2026' }, { today: '2026-11-24', windows })
    const { rows, found: number } = await listActions(db(), filter, null, 50)
    expect(number).toBe(rows.length)
    expect(await countActions(db(), filter, null)).toBe(number)
    return rows.map((row) => row.title)
  }

  async function shelf() {
    const dinsos = await agency(db(), 'dinsos-uji', 'Dinas Sosialita')
    const kikim = await buildPlace(db(), 'Kikimuji Timur')
    const desa = await buildPlace(db(), 'Pulaupandan', kikim)
    await buildAction(db(), { title: 'Bedah rumah tidak layak huni', places: [{ id: desa.id }] })
    await buildAction(db(), { title: 'Bedah rumah tahap dua' })
    await buildAction(db(), { title: 'Bantuan langsung tunai', agency: dinsos })
    await buildAction(db(), {
      title: 'Pengadaan bibit kopi',
      subActivity: 'Penyediaan benih unggul',
      nomenclature: '3.27.02.2.01.0004',
      number: 417,
    })
    await buildAction(db(), { title: 'Diskon 50% listrik_desa', number: 7 })
  }

  it('forgives slips in words, and takes codes and signs as they are', async () => {
    await shelf()
    const expected: Record<string, string[]> = {
      'bedah rumah': ['Bedah rumah tidak layak huni', 'Bedah rumah tahap dua'],
      'BEDAH  Rumah': ['Bedah rumah tidak layak huni', 'Bedah rumah tahap dua'],
      'bedah rumh': ['Bedah rumah tidak layak huni', 'Bedah rumah tahap dua'],
      'bedag rumah': ['Bedah rumah tidak layak huni', 'Bedah rumah tahap dua'],
      'bedah rumh kikimuji': ['Bedah rumah tidak layak huni'],
      'bedah kikimuj': ['Bedah rumah tidak layak huni'],
      'pulau pandan': ['Bedah rumah tidak layak huni'],
      'benih ungul': ['Pengadaan bibit kopi'],
      '3.27.02': ['Pengadaan bibit kopi'],
      'dinsos-uji': ['Bantuan langsung tunai'],
      sosialita: ['Bantuan langsung tunai'],
      'bantuan sosialta': ['Bantuan langsung tunai'],
      'A-2026-417': ['Pengadaan bibit kopi'],
      'a-2026-007': ['Diskon 50% listrik_desa'],
      '50%': ['Diskon 50% listrik_desa'],
      listrik_: ['Diskon 50% listrik_desa'],
      'rumah kopi': [],
      zzzz: [],
      '%': ['Diskon 50% listrik_desa'],
      '\\': [],
    }
    const results: Record<string, string[]> = {}
    for (const q of Object.keys(expected)) results[q] = await found(q)
    expect(results).toEqual(expected)
  })
})

describe('the list as a file', () => {
  async function download(client: Client, query: string) {
    const response = await client.raw(`/actions.csv${query}`)
    const rows = parse(response.text, { delimiter: ';', bom: true, columns: true }) as Record<
      string,
      string
    >[]
    return { response, rows }
  }

  it('holds exactly what the list shows, in its order', async () => {
    const { client, ask, named } = await arrive('tono')
    const queries = [
      '',
      '?strategy=1',
      '?report=late',
      '?q=bedah+rumh',
      '?year=all&sort=-budget',
      '?sort=judged',
    ]
    for (const query of queries) {
      const { rows } = await download(client, query)
      expect(rows.map((row) => named(row['Kode'] ?? ''))).toEqual(await ask(query))
    }
  })

  it('is made for a spreadsheet: mark, semicolons, plain figures, blanks for what is not known', async () => {
    const { client, actions } = await arrive()
    const { response, rows } = await download(client, '?year=2026')
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(response.headers['content-disposition']).toBe(
      'attachment; filename="aksi-2026-per-2026-11-24.csv"',
    )
    expect(response.text.startsWith('\ufeffKode;Tahun anggaran;Judul aksi;')).toBe(true)
    expect(rows.find((row) => row['Kode'] === actions.slow)).toMatchObject({
      'Strategi utama': '1',
      'Status kerja': 'berjalan',
      'Penilaian keluaran': 'lambat',
      'Angka laporan s.d.': 'TW III 2026',
      'Keadaan angka': 'terkirim',
      'Keluaran dilaporkan': '60',
      'Target keluaran': '100',
      'Realisasi (Rp)': '1500000000',
      'Anggaran (Rp)': '2000000000',
      Lokasi: 'Ujung Bedahan (Kec. Uji Kikim Raya)',
      'Laporan masa itu': 'terkirim',
    })
    expect(rows.find((row) => row['Kode'] === actions.silent)).toMatchObject({
      'Keluaran dilaporkan': '',
      'Realisasi (Rp)': '',
      'Laporan masa itu': 'terlambat',
    })
  })

  it('lets no text run as a formula', async () => {
    const people = await everyone(db())
    const titles = ['=2+5+cmd|calc', '+62 aksi', '-1 persen', '@SUM(A1)', 'biasa; "kutip"', "d'Arc"]
    for (const title of titles) await buildAction(db(), { agency: people.housing, title })
    await buildAction(db(), { agency: people.housing, title: 'Sepertiga', outputTarget: 0.33 })
    const client = new Client(testApp(db()))
    await client.signIn(people.tono.email)
    const { rows } = await download(client, '?year=2026')
    expect(rows.map((row) => row['Judul aksi'])).toEqual([
      "'=2+5+cmd|calc",
      "'+62 aksi",
      "'-1 persen",
      "'@SUM(A1)",
      'biasa; "kutip"',
      "d'Arc",
      'Sepertiga',
    ])
    expect(rows.at(-1)?.['Target keluaran']).toBe('0,33')
  })

  it('goes beyond one page and one portion', async () => {
    const { client, people } = await arrive()
    await db().raw(
      `INSERT INTO actions (year, number, title, strategy_number, agency_id, starts_on, ends_on)
       SELECT 2025, 1000 + n, 'Aksi banyak ' || n, 1, ?, '2025-01-01', '2025-12-31' FROM generate_series(1, 1100) AS n`,
      [people.housing.id],
    )
    const { rows } = await download(client, '?year=2025')
    expect(rows).toHaveLength(1101)
    const codes = rows.map((row) => row['Kode'] ?? '')
    expect(codes).toEqual([...new Set(codes)].toSorted((one, other) => one.localeCompare(other)))
  })

  it('is not for strangers', async () => {
    const client = new Client(testApp(db()))
    const response = await client.raw('/actions.csv')
    expect(response.status).toBe(303)
    expect(response.headers['location']).toContain('/session/new')
  })
})

it('knows the years that have actions', async () => {
  const before = await listActionYears(db())
  await buildAction(db(), { year: 2031 })
  await buildAction(db(), { year: 2029 })
  await buildAction(db(), { year: 2031 })
  expect(await listActionYears(db())).toEqual([...before, 2029, 2031])
})

it('shows nothing of the list to a stranger', async () => {
  await person(db(), 'Sekar', 'secretariat')
  const response = await new Client(testApp(db())).raw('/actions')
  expect(response.status).toBe(303)
})
