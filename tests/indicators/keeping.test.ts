import { Client, type Page } from '../support/client'
import { testApp } from '../support/app'
import { storyNow } from '../support/constants'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'
import type { User } from '../../server/users/user'

const db = useDatabase()

/** The people, a way for each to come in, and a clock that the story can put forward. */
async function story() {
  const clock = { now: storyNow }
  const people = await everyone(db())
  const app = testApp(db(), { clock: () => clock.now })
  const as = async (user: User) => {
    const client = new Client(app)
    await client.signIn(user.email)
    return client
  }
  return { ...people, clock, as }
}

async function methodOf(code: string, method = 'utama'): Promise<string> {
  const row = await db()('methods')
    .join('indicators', 'indicators.id', 'methods.indicator_id')
    .where({ 'indicators.code': code, 'methods.code': method })
    .first('methods.id')
  return String(row.id)
}

const readings = (where: Record<string, unknown>) =>
  db()('readings')
    .join('indicators', 'indicators.id', 'readings.indicator_id')
    .where({ 'indicators.code': 'P0', region_code: '16.04', ...where })
    .orderBy('readings.id')
    .select<Record<string, unknown>[]>('readings.*')

const march2026 = {
  region: '16.04',
  year: '2026',
  month: '3',
  value: '13,02',
  released_on: '2026-11-20',
  source_url: 'https://lahatkab.bps.go.id/id/pressrelease/2026',
  source_note: 'BRS No. 12',
}
const beside = (page: Page, field: string) =>
  page.html.querySelector(`#${field}-previous`)?.text ?? ''
const error = (page: Page, field: string) => page.html.querySelector(`#${field}-error`)?.text ?? ''

async function newReading(client: Client, fields: Record<string, string> = {}, code = 'P0') {
  const page = await client.get(`/indicators/${code}/readings/new`)
  return client.submit(page, `/indicators/${code}/readings`, {
    ...march2026,
    method: await methodOf(code),
    ...fields,
  })
}

async function sumOfReadings(): Promise<string> {
  const { rows } = await db().raw<{ rows: { sum: string }[] }>(
    "SELECT md5(string_agg(readings::text, '|' ORDER BY id)) AS sum FROM readings",
  )
  return rows[0]?.sum ?? ''
}

describe('Sekar enters a published value', () => {
  it('and everyone sees it move the indicator, with its source and who entered it', async () => {
    const { sekar, tono, as } = await story()
    const saved = await newReading(await as(sekar))
    expect(saved.status).toBe(200)
    expect(saved.text).toContain('Nilai Persentase penduduk miskin (P0) tersimpan.')
    const client = await as(tono)
    const shown = (await client.raw('/indicators/P0')).text
    expect(shown).toContain('13,02')
    expect(shown).toContain('↓ 0,67 poin, membaik')
    expect(shown).toContain('sejak Maret 2025 (13,69)')
    const own = await client.get(saved.path)
    expect(own.text).toContain('20 November 2026')
    expect(own.text).toContain('BRS No. 12')
    expect(own.text).toContain('Sekar')
    expect(own.html.querySelectorAll('main form')).toEqual([])
    expect((await client.raw('/indicators')).text).toContain('13,02')
    expect((await client.raw('/board')).text).toContain('13,02')
  })

  it('of another method, and no difference is made of it', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const page = await client.get('/indicators/P0/methods/new')
    const added = await client.submit(page, '/indicators/P0/methods', {
      name: 'Garis baru 2026',
      note: 'Garis kemiskinan dengan keranjang baru.',
      reason: 'Keranjang komoditas berbeda.',
    })
    expect(added.text).toContain('Garis baru 2026')
    const before = (await client.raw('/indicators/P0')).text
    expect(before).toContain('↓ 0,45 poin, membaik')
    // For the same year the series that is longer goes on speaking.
    const saved = await newReading(client, {
      method: await methodOf('P0', 'metode-3'),
      year: '2025',
      value: '19,9',
    })
    expect(saved.text).toContain('tersimpan')
    const after = (await client.raw('/indicators/P0')).text
    expect(after).toContain('↓ 0,45 poin, membaik')
    expect(after).toContain('Garis baru 2026')
    // For a later year it is the latest, alone: nothing is subtracted from what another method said.
    await newReading(client, {
      method: await methodOf('P0', 'metode-3'),
      value: '18,5',
      region: '16',
    })
    const province = (await client.raw('/indicators/P0')).text
    expect(province).toContain('baru ada satu nilai yang sebanding')
    expect(province).not.toMatch(/8,35 poin/)
  })

  it('twice by a slip, and it is there once', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const page = await client.get('/indicators/P0/readings/new')
    const fields = { ...march2026, method: await methodOf('P0') }
    await client.submit(page, '/indicators/P0/readings', fields)
    const again = await client.submit(page, '/indicators/P0/readings', fields)
    expect(again.text).toContain('Sudah tercatat. Tidak ada yang berubah')
    expect(await readings({ year: 2026 })).toHaveLength(1)
    // What was seeded is known as well.
    const known = await newReading(client, { year: '2024', value: '14.14' })
    expect(known.text).toContain('Sudah tercatat')
  })

  it.each([
    ['value', '', 'Isi bagian ini'],
    ['value', 'tiga belas', 'tidak terbaca'],
    ['value', '-', 'tidak dibaca sebagai nol'],
    ['value', '13,02*', 'Tanda “*” bukan bagian angka'],
    ['value', '13.020', '13,02'],
    ['value', '1e309', 'tidak terbaca'],
    ['value', '99999999999999999999', 'Paling besar'],
    ['month', '', 'Pilih bulan surveinya'],
    ['month', '13', 'Pilih'],
    ['year', '26', 'bukan tahun'],
    ['year', '2027', 'belum dimulai'],
    ['region', '', 'Isi bagian ini'],
    ['region', '32.04', 'Pilih'],
    ['method', '', 'Isi bagian ini'],
    ['method', '2147483647', 'Pilih'],
    ['source_url', '', 'Isi tautan'],
    ['source_url', 'javascript:alert(1)', 'http'],
    ['source_url', 'ftp://bps.go.id', 'http'],
    ['released_on', '', 'Isi bagian ini'],
    ['released_on', '2026-11-25', 'belum tiba'],
    ['sample_size', '1,5', ''],
    ['design_effect', '2', ''],
    ['source_note', 'NIK 1604010101010001', ''],
  ])('but is told by the field: %s "%s"', async (field, typed, message) => {
    const { sekar, as } = await story()
    const before = await sumOfReadings()
    const refused = await newReading(await as(sekar), { [field]: typed })
    expect(refused.status).toBe(422)
    const at = field === 'design_effect' ? 'sample_size' : field
    expect(error(refused, at)).not.toBe('')
    expect(error(refused, at)).toContain(message)
    expect(await sumOfReadings()).toBe(before)
  })

  it('and is asked about a slip by a factor of ten, which may yet be true', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const asked = await newReading(client, { value: '136,9' })
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('136,90 adalah 10 kali 13,69 (Maret 2025)')
    expect(asked.text).toContain('lebih dari 100 persen')
    expect(await readings({ year: 2026 })).toEqual([])
    const unanswered = await client.submit(asked, '/indicators/P0/readings')
    expect(unanswered.status).toBe(422)
    expect(error(unanswered, 'confirmed')).toContain('Pastikan nilai yang ditanyakan')
    // A confirmation holds for one value: another slip is asked about anew.
    const other = await client.submit(unanswered, '/indicators/P0/readings', {
      value: '1369',
      confirmed: '16.04/2026/3/136.9',
    })
    expect(other.status).toBe(422)
    expect(other.text).toContain('1.369,00 adalah 100 kali')
    const saved = await client.submit(other, '/indicators/P0/readings', {
      value: '136,9',
      confirmed: '16.04/2026/3/136.9',
    })
    // The digest was of another value: it is shown once more before it is stored.
    expect(saved.status).toBe(422)
    const done = await client.submit(saved, '/indicators/P0/readings', {
      confirmed: '16.04/2026/3/136.9',
    })
    expect(done.text).toContain('tersimpan')
    expect(await readings({ year: 2026 })).toMatchObject([{ value: 136.9, in_use: true }])
  })
})

describe('a revision', () => {
  async function revise(client: Client, fields: Record<string, string>) {
    const asked = await newReading(client, { year: '2024', value: '14,11' })
    expect(asked.status).toBe(422)
    expect(asked.text).toContain(
      'nilai yang dipakai sekarang 14,14 persen. Yang Anda tulis 14,11 persen',
    )
    return client.submit(asked, '/indicators/P0/readings', fields)
  }

  it('keeps the old value, visible with the day until which it was known', async () => {
    const { sekar, tono, as } = await story()
    const client = await as(sekar)
    const saved = await revise(client, { difference: 'revision', reason: 'Direvisi BPS' })
    expect(saved.text).toContain('tersimpan')
    const rows = await readings({ year: 2024, month: 3 })
    const old = rows.find((row) => row['value'] === 14.14 && row['replaced_by'] !== null)
    const now = rows.find((row) => row['value'] === 14.11)
    expect(now).toMatchObject({ in_use: true, conflicting: false, entered_by: sekar.id })
    expect(old).toMatchObject({ in_use: false, replaced_by: now?.['id'], use_note: 'Direvisi BPS' })
    const reader = await as(tono)
    expect((await reader.raw('/indicators/P0')).text).toContain('↓ 0,42 poin, membaik')
    const page = await reader.get(`/indicators/P0/readings/${String(old?.['id'])}`)
    expect(page.text).toContain('Direvisi menjadi 14,11, dicatat')
    expect(page.text).toContain('nilai lama')
  })

  it('is undone when the list is read as known on an earlier day', async () => {
    const { sekar, as, clock } = await story()
    const client = await as(sekar)
    // Readings, their history and the seed all carry the database's own clock: the seed is put a month back.
    await db().raw('ALTER TABLE readings DISABLE TRIGGER readings_stay')
    await db()('readings').update({ known_from: db().raw("known_from - interval '30 days'") })
    await db().raw('ALTER TABLE readings ENABLE TRIGGER readings_stay')
    await revise(client, { difference: 'revision', reason: 'Direvisi BPS' })
    clock.now = new Date(Date.now() + 3 * 86_400_000)
    const later = await as(sekar)
    const day = (back: number) =>
      new Date(Date.now() - back * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10)
    const list = async (query: string) => {
      const page = await later.get(
        `/indicators/readings?indicator=P0&region=16.04&state=used${query}`,
      )
      return page.html
        .querySelectorAll('tbody tr')
        .filter((row) => row.text.includes('Maret 2024'))
        .map((row) => row.querySelector('td.num a')?.text)
    }
    expect(await list('')).toEqual(['14,11'])
    expect(await list(`&known_on=${day(2)}`)).toEqual(['14,14'])
    expect(await list(`&known_on=${day(40)}`)).toEqual([])
    expect(await list(`&known_on=${day(0)}`)).toEqual(['14,11'])
  })

  it.each([
    ['kept_aside', 14.14, 14.11],
    ['used_instead', 14.11, 14.14],
  ])('is no revision when another source disagrees: %s', async (difference, used, unused) => {
    const { sekar, as } = await story()
    await revise(await as(sekar), { difference, reason: 'Kata berita acara' })
    const rows = await readings({ year: 2024, month: 3, conflicting: true })
    expect(rows.filter((row) => row['in_use']).map((row) => row['value'])).toEqual([used])
    expect(rows.filter((row) => !row['in_use']).map((row) => row['value'])).toEqual([unused])
    expect(rows.every((row) => row['replaced_by'] === null)).toBe(true)
  })

  it('needs a choice and a reason', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const none = await revise(client, {})
    expect(error(none, 'difference')).toContain('Pilih bagaimana')
    const bare = await client.submit(none, '/indicators/P0/readings', { difference: 'revision' })
    expect(error(bare, 'reason')).toContain('Isi bagian ini')
  })

  it('meets one who revised meanwhile: shown again, not stored over', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const asked = await newReading(client, { year: '2024', value: '14,11' })
    await newReading(client, { year: '2024', value: '14,2' }).then((page) =>
      client.submit(page, '/indicators/P0/readings', {
        difference: 'revision',
        reason: 'lebih dulu',
      }),
    )
    const late = await client.submit(asked, '/indicators/P0/readings', {
      difference: 'revision',
      reason: 'terlambat',
    })
    expect(late.status).toBe(422)
    expect(late.text).toContain('nilai yang dipakai sekarang 14,20 persen')
    expect(await readings({ value: 14.11 })).toEqual([])
  })
})

describe('of conflicting values', () => {
  async function conflict() {
    const [one] = await db()('readings')
      .where({
        conflicting: true,
        in_use: false,
        region_code: '16.04',
        replaced_by: null,
        year: 2025,
      })
      .join('indicators', 'indicators.id', 'readings.indicator_id')
      .where({ 'indicators.code': 'P0' })
      .orderBy('readings.id')
      .select('readings.*')
    return one as { id: number; value: number; version: number }
  }

  it('Sekar chooses the one in use, with a reason; the other stays', async () => {
    const { sekar, as } = await story()
    const other = await conflict()
    const client = await as(sekar)
    const path = `/indicators/P0/readings/${other.id}`
    const page = await client.get(path)
    const bare = await client.submit(page, `${path}/use`, { use: 'yes' })
    expect([bare.status, error(bare, 'use_reason')]).toEqual([422, expect.stringContaining('Isi')])
    const saved = await client.submit(bare, `${path}/use`, {
      use: 'yes',
      use_reason: 'Tabel BPS terbaru',
    })
    expect(saved.text).toContain('Nilai ini sekarang dipakai')
    const inUse = await readings({ year: 2025, month: 3, in_use: true })
    expect(inUse.map((row) => row['id'])).toEqual([other.id])
    expect(
      await db()('history').where({ subject: 'reading', event: 'reading.set_aside' }),
    ).toMatchObject([{ before: { inUse: true }, after: { reason: 'Tabel BPS terbaru' } }])
  })

  it('and is told when another chose first', async () => {
    const { sekar, as } = await story()
    const other = await conflict()
    const client = await as(sekar)
    const path = `/indicators/P0/readings/${other.id}`
    const page = await client.get(path)
    await db()('readings')
      .where({ id: other.id })
      .update({ version: other.version + 1 })
    const late = await client.submit(page, `${path}/use`, { use: 'yes', use_reason: 'Saya dulu' })
    expect(late.status).toBe(409)
    expect(late.html.querySelector('#use_reason')?.getAttribute('value')).toBe('Saya dulu')
    expect(beside(late, 'use')).toContain('Tersimpan sekarang: tidak dipakai')
    const again = await client.submit(late, `${path}/use`)
    expect(again.text).toContain('sekarang dipakai')
  })

  it('a value entered by mistake is taken out of use, and one that was revised stays out', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const saved = await newReading(client)
    const out = await client.submit(saved, `${saved.path}/use`, {
      use: 'no',
      use_reason: 'Salah wilayah',
    })
    expect(out.text).toContain('tidak lagi dipakai')
    expect((await client.raw('/indicators/P0')).text).toContain('↓ 0,45 poin')
    const [row] = await readings({ year: 2026 })
    await db()('readings')
      .where({ id: row?.['id'] })
      .update({ replaced_by: other(await conflict()) })
    const page = await client.get(saved.path)
    const refused = await client.submit(page, `${saved.path}/use`, {
      use: 'yes',
      use_reason: 'Coba lagi',
    })
    expect([refused.status, refused.text.includes('sudah direvisi penerbitnya')]).toEqual([
      409,
      true,
    ])
  })

  const other = (row: { id: number }) => row.id

  it('mends the source and the precision, never the value', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const saved = await newReading(client)
    const page = await client.submit(saved, saved.path, {
      source_url: 'https://lahatkab.bps.go.id/benar',
      standard_error: '0,93',
      sample_size: '670',
      sample_counts: 'households',
      design_effect: '1,8',
      value: '1',
    })
    expect(page.text).toContain('Keterangan sumber tersimpan')
    expect(page.text).toContain('galat baku 0,93 poin; sampel 670 rumah tangga; efek rancangan 1,8')
    expect(await readings({ year: 2026 })).toMatchObject([
      { value: 13.02, standard_error: 0.93, sample_size: 670, version: 2 },
    ])
    // Whoever had opened the form before sees what is stored by now beside what was typed.
    const late = await client.submit(saved, saved.path, { standard_error: '1,2' })
    expect(late.status).toBe(409)
    expect(late.html.querySelector('#standard_error')?.getAttribute('value')).toBe('1,2')
    expect(beside(late, 'standard_error')).toBe('Tersimpan sekarang: 0,93')
    expect(beside(late, 'sample_counts')).toBe('Tersimpan sekarang: rumah tangga')
    expect(beside(late, 'released_on')).toBe('')
  })
})

describe('targets', () => {
  const target = {
    year: '2027',
    value: '13,4',
    document: 'RPJMD 2025–2029',
    source_url: 'https://lahatkab.go.id/rpjmd',
  }

  it('are entered, changed with a reason, and the old one stays dated', async () => {
    const { sekar, tono, as } = await story()
    const client = await as(sekar)
    const form = await client.get('/indicators/P0/targets/new')
    const saved = await client.submit(form, '/indicators/P0/targets', target)
    expect(saved.text).toContain('Target Persentase penduduk miskin (P0) tersimpan')
    const twice = await client.submit(form, '/indicators/P0/targets', { ...target, value: '12' })
    expect([twice.status, error(twice, 'year')]).toEqual([
      422,
      expect.stringContaining('Sudah ada target yang dipakai untuk wilayah dan tahun ini (RPJMD'),
    ])
    const [old] = await db()('targets').where({ year: 2027 })
    const change = await client.get(`/indicators/P0/targets/new?replaces=${old.id}`)
    const bare = await client.submit(change, '/indicators/P0/targets', { value: '12,9' })
    expect(error(bare, 'reason')).toContain('Isi')
    await client.submit(bare, '/indicators/P0/targets', { reason: 'Perubahan RPJMD' })
    const late = await client.submit(change, '/indicators/P0/targets', {
      value: '12,5',
      reason: 'Saya dulu',
    })
    expect([late.status, beside(late, 'value')]).toEqual([409, 'Tersimpan sekarang: 12,9'])
    const rows = await db()('targets').where({ year: 2027 }).orderBy('id')
    expect(rows).toMatchObject([
      { value: 13.4, in_use: false, use_note: 'Perubahan RPJMD', replaced_by: rows[1].id },
      { value: 12.9, in_use: true, entered_by: sekar.id },
    ])
    const seen = (await (await as(tono)).get('/indicators/targets')).text
    expect(seen).toContain('13,40 persen')
    expect(seen).toContain('diganti')
    expect(seen).toContain('25 target; 18 dipakai')
  })

  it('may be a change every year from a baseline that comes before', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const form = await client.get('/indicators/P0/targets/new')
    const bad = await client.submit(form, '/indicators/P0/targets', {
      ...target,
      kind: 'yearly_change',
      value: '-0,5',
      baseline_year: '2027',
    })
    expect(error(bad, 'baseline_year')).toContain('sebelum tahun target')
    expect(error(bad, 'baseline_value')).toContain('Isi')
    const saved = await client.submit(bad, '/indicators/P0/targets', {
      baseline_year: '2025',
      baseline_month: '3',
      baseline_value: '13,69',
    })
    expect(saved.text).toContain('−0,50 poin setahun dari 13,69 (Maret 2025): 12,69 persen')
  })

  it('are withdrawn with a reason, once', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const [row] = await db()('targets')
      .where({ in_use: true, year: 2026, kind: 'yearly_change' })
      .select('id')
    const path = `/indicators/P0/targets/${row.id}`
    const page = await client.get(path)
    const done = await client.submit(page, `${path}/withdrawal`, { withdrawal_reason: 'Dicabut' })
    expect(done.text).toContain('tidak lagi dipakai')
    expect(await db()('targets').where({ id: row.id }).first()).toMatchObject({ in_use: false })
    const late = await client.submit(page, `${path}/withdrawal`, { withdrawal_reason: 'Lagi' })
    expect(late.status).toBe(409)
  })
})

describe('the calendar', () => {
  it('says what is overdue, and follows the day that Sekar sets', async () => {
    const { sekar, tono, as } = await story()
    const client = await as(sekar)
    const row = async () => {
      const page = await (await as(tono)).get('/indicators/calendar')
      return page.html
        .querySelectorAll('tbody tr')
        .find((one) => one.querySelector('th')?.text === 'Persentase penduduk miskin (P0)')
        ?.text.replace(/\s+/g, ' ')
    }
    expect(await row()).toContain('Maret 2026 31 Maret 2027 perkiraan kasar dari masa terbit')
    const form = await client.get('/indicators/P0/release')
    const saved = await client.submit(form, '/indicators/P0/release', {
      expected_on: '2026-11-10',
      note: 'Kalender rilis BPS',
    })
    expect(saved.text).toContain('Jadwal terbit tersimpan')
    expect(await row()).toContain(
      '10 November 2026 terlewat ditetapkan sekretariat: Kalender rilis BPS',
    )
    const late = await client.submit(form, '/indicators/P0/release', { expected_on: '2026-12-01' })
    expect(late.status).toBe(409)
    expect(beside(late, 'expected_on')).toBe('Tersimpan sekarang: 10 November 2026')
    expect(beside(late, 'note')).toBe('Tersimpan sekarang: Kalender rilis BPS')
    expect(late.html.querySelector('#expected_on')?.getAttribute('value')).toBe('2026-12-01')
    const next = await client.submit(late, '/indicators/P0/release', { month: '9' })
    expect([next.status, next.text.includes('Jadwal terbit tersimpan')]).toEqual([200, true])
    await newReading(client)
    // Entered with its day of release, 234 days after March: the next is reckoned from that.
    expect(await row()).toContain(
      'Maret 2027 20 November 2027 biasanya 234 hari setelah akhir periode',
    )
  })
})

describe('the lists', () => {
  it('hold all 343 readings and 23 targets, and say which sources disagree', async () => {
    const { tono, as } = await story()
    const client = await as(tono)
    const first = await client.get('/indicators/readings')
    expect(first.text).toContain('343 nilai')
    let seen = 0
    for (const page of [1, 2, 3, 4, 5, 6, 7]) {
      const list = await client.raw(`/indicators/readings?page=${page}`)
      seen += list.text.split('<tr>').length - 2
    }
    expect(seen).toBe(343)
    const conflicting = await client.get('/indicators/readings?indicator=P0&state=conflicting')
    expect(conflicting.html.querySelectorAll('tbody tr').length).toBeGreaterThan(5)
    expect(conflicting.html.querySelectorAll('tbody .tag').length).toBe(
      conflicting.html.querySelectorAll('tbody tr').length,
    )
    expect(
      (await client.get('/indicators/targets')).html.querySelectorAll('tbody tr'),
    ).toHaveLength(23)
  })
})

describe('everyone else', () => {
  it('reads, and changes nothing', async () => {
    const { budi, ratna, tono, as } = await story()
    const before = await sumOfReadings()
    const [reading] = await readings({ year: 2025, in_use: true })
    const [target] = await db()('targets').where({ year: 2026, in_use: true }).select('id')
    for (const person of [budi, ratna, tono]) {
      const client = await as(person)
      const page = await client.get('/indicators/P0')
      expect(page.text).not.toContain('Catat nilai')
      const account = await client.get('/account')
      const _csrf = account.html.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
      for (const path of [
        'readings',
        `readings/${String(reading?.['id'])}`,
        `readings/${String(reading?.['id'])}/use`,
        'targets',
        `targets/${target.id}/withdrawal`,
        'methods',
        'release',
        'import',
        'import/preview',
      ]) {
        const answer = await client.post(`/indicators/P0/${path}`, {
          _csrf,
          ...march2026,
          use: 'no',
        })
        expect([path, answer.status]).toEqual([path, 403])
      }
    }
    expect(await sumOfReadings()).toBe(before)
  })

  it('finds nothing under the address of another indicator', async () => {
    const { sekar, as } = await story()
    const client = await as(sekar)
    const [reading] = await readings({ year: 2025, in_use: true })
    expect((await client.get(`/indicators/IPM/readings/${String(reading?.['id'])}`)).status).toBe(
      404,
    )
    for (const path of [
      'P0/readings/0',
      'P0/readings/x',
      'P0/readings/2147483648',
      'NADA/readings/new',
      'P0/targets/9999999',
      'p0/import',
      'P0/targets/new?replaces=9999999',
    ]) {
      expect([path, (await client.get(`/indicators/${path}`)).status]).toEqual([path, 404])
    }
  })
})
