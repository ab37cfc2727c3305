import { buildAction, buildReport } from '../support/builders'
import type { Page } from '../support/client'
import { useDatabase } from '../support/database'
import { housingStory } from '../support/reporting'

const db = useDatabase()
const path = '/windows/2026-TW3'

/** The numbers of one agency in the first table, by state. */
function countsOf(page: Page, agency: string): Record<string, number> {
  const row = page.html
    .querySelectorAll('section:first-of-type tbody tr')
    .find((one) => one.querySelector('th')?.text.trim() === agency)
  const counts: Record<string, number> = {}
  for (const cell of row?.querySelectorAll('td') ?? []) {
    const link = cell.querySelector('a')
    if (link) counts[cell.getAttribute('data-label') ?? ''] = Number(/\d+/.exec(link.text)?.[0])
  }
  return counts
}

/** Every state that the housing agency's actions can be in, once, in the third quarter past its due day. */
async function everyState() {
  const story = await housingStory(db())
  const { housing } = story
  for (const state of ['draft', 'sent', 'returned', 'verified'] as const) {
    await buildAction(db(), { agency: housing, reports: { '2026-TW3': { state, output: 1 } } })
  }
  await buildAction(db(), { agency: housing, startsOn: '2026-10-01' })
  await buildAction(db(), { agency: housing, status: 'cancelled' })
  return story
}

describe('the texts that remind', () => {
  it('name what an agency owes and until when, are noted when copied, and say that nothing is sent', async () => {
    const { ratna, as, clock } = await everyState()
    const client = await as(ratna)
    const page = await client.get(`${path}/reminders`)
    const texts = page.html.querySelectorAll('textarea')
    expect(texts).toHaveLength(1)
    const text = texts[0]?.text ?? ''
    // One not begun, one draft, one sent back; the sent and the verified ones are owed no more.
    expect(text.match(/^\d+\. /gm)).toHaveLength(3)
    expect(text).toContain('Batas laporan Triwulan III 2026 adalah 15 Oktober 2026')
    expect(text).toContain('Laporan yang belum kami terima: 3.')
    expect(text).toContain('dikembalikan')
    expect(text).toMatch(/masih diterima lewat Tuntas sampai \d+ \w+ 2026/)
    const noted = await client.submit(page, `${path}/reminders`)
    expect(noted.text).toContain('Tuntas tidak mengirimnya')
    expect(noted.text).toContain('disiapkan Ratna')
    expect((await client.get(path)).text).toContain('Teks pengingat disiapkan · Ratna')
    clock.now = new Date('2026-12-25T02:00:00Z')
    const locked = await (await as(ratna)).get(`${path}/reminders`)
    expect(locked.html.querySelectorAll('textarea')).toHaveLength(0)
    expect(locked.text).toContain('sudah dikunci')
  })
})

describe('the page of a window', () => {
  it('counts each action once, and each number leads to exactly its rows', async () => {
    const { ratna, as } = await everyState()
    const client = await as(ratna)
    const page = await client.get(path)
    expect(page.status).toBe(200)
    const counts = countsOf(page, 'Dinas Perumahan Uji')
    // One without a report and one draft, both past the due day; one not begun and one cancelled.
    expect(counts).toEqual({
      'belum waktunya': 2,
      terlambat: 2,
      terkirim: 1,
      dikembalikan: 1,
      diverifikasi: 1,
    })
    for (const link of page.html.querySelectorAll('section:first-of-type tbody td a')) {
      const rows = await client.get(link.getAttribute('href')?.split('#')[0] ?? '')
      const shown = rows.html.querySelectorAll('section:nth-of-type(2) tbody tr').length
      expect(shown).toBe(Number(/\d+/.exec(link.text)?.[0]))
    }
  })

  it('calls nothing late on the due day itself', async () => {
    const { ratna, clock, as } = await everyState()
    clock.now = new Date('2026-10-15T16:59:00Z')
    const counts = countsOf(await (await as(ratna)).get(path), 'Dinas Perumahan Uji')
    expect(counts).toMatchObject({ 'belum diisi': 1, draf: 1 })
    expect(counts['terlambat']).toBeUndefined()
  })

  it('shows every window of the year beside each other', async () => {
    const { action, tono, as } = await housingStory(db())
    await buildReport(db(), action, '2026-TW1', { state: 'verified', output: 1 })
    const page = await (await as(tono)).get(path)
    const cells = page.html.querySelectorAll('section:nth-of-type(2) tbody td a.status')
    expect(cells.map((cell) => cell.text.trim())).toEqual([
      'diverifikasi',
      'terlambat',
      'terlambat',
      'belum waktunya',
    ])
  })

  it('tells reviewers, and only them, who has not signed in', async () => {
    const { budi, ratna, as } = await housingStory(db())
    const told = await (await as(ratna)).get(path)
    expect(told.text).toContain('belum pernah masuk')
    await as(budi)
    await db()('users').where({ id: budi.id }).update({ last_signed_in_at: '2026-11-24T01:00:00Z' })
    expect((await (await as(ratna)).get(path)).text).toContain('Semua petugas yang wajib lapor')
    expect((await (await as(budi)).get(path)).html.querySelector('#absent')).toBeNull()
  })
})

describe('Sekar excuses', () => {
  it('an agency from a window: it owes nothing then, and the reason is there to read', async () => {
    const { action, sekar, budi, as } = await housingStory(db())
    const client = await as(sekar)
    const page = await client.submit(await client.get(path), `${path}/excuses`, {
      agency: 'rumah-uji',
      excuse_reason: 'Kantor terendam banjir.',
    })
    expect(page.text).toContain('Kantor terendam banjir.')
    expect(countsOf(page, 'Dinas Perumahan Uji')).toEqual({ dibebaskan: 1 })
    const work = await (await as(budi)).get('/')
    expect(work.text).not.toContain('Triwulan III 2026')
    expect(await db()('history').where({ event: 'window.excused' }).first()).toMatchObject({
      after: { agency: 'Dinas Perumahan Uji', reason: 'Kantor terendam banjir.' },
    })
    const { id } = await db()('excuses').first('id')
    const back = await client.submit(page, `/excuses/${id}/withdrawal`)
    expect(countsOf(back, 'Dinas Perumahan Uji')).toEqual({ terlambat: 1 })
    expect(back.text).toContain('Pembebasan dicabut')
    expect(action.id).toBeGreaterThan(0)
  })

  it('one action, by its code, and no action of another agency', async () => {
    const { action, social, sekar, as } = await housingStory(db())
    const other = await buildAction(db(), { agency: social })
    const client = await as(sekar)
    const refused = await client.submit(await client.get(path), `${path}/excuses`, {
      agency: 'rumah-uji',
      action: other.code,
      excuse_reason: 'Tidak ada alasan.',
    })
    expect(refused.status).toBe(422)
    expect(refused.html.querySelector('#action-error')?.text).toContain('tidak memiliki aksi')
    await client.submit(refused, `${path}/excuses`, { action: action.code.toLowerCase() })
    expect(await db()('excuses').select('action_id')).toEqual([{ action_id: action.id }])
    const twice = await client.submit(await client.get(path), `${path}/excuses`, {
      agency: 'rumah-uji',
      action: action.code,
      excuse_reason: 'Sekali lagi.',
    })
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('sudah dibebaskan')
  })
})

describe('a window that still takes late reports', () => {
  it('is locked by the secretariat, with a reason in its history', async () => {
    const { budi, sekar, href, as } = await housingStory(db())
    const client = await as(sekar)
    const form = await client.get(`${path}/edit`)
    const done = await client.submit(form, `${path}/locking`, { lock_reason: 'Rakor besok pagi.' })
    expect(done.text).toContain('Triwulan III 2026 dikunci.')
    expect((await (await as(budi)).get(href)).text).toContain('terkunci')
    expect((await client.get(path)).text).toContain('Rakor besok pagi.')
    const again = await client.get(`${path}/edit`)
    expect(again.html.querySelector('#lock_reason')).toBeNull()
  })
})

describe('a year of another kind of window', () => {
  it.each([
    ['semester', ['2027-S1', '2027-S2'], '2027-07-15'],
    ['month', ['2027-B01', '2027-B12'], '2027-02-10'],
  ])('is opened as %s', async (kind, [first, last], due) => {
    const { sekar, as } = await housingStory(db())
    const client = await as(sekar)
    await client.submit(await client.get('/windows'), '/windows', { year: '2027', kind })
    const made = await db()('windows').where({ year: 2027 }).orderBy('ends_on')
    expect([made[0].code, made.at(-1).code, made[0].due_on]).toEqual([first, last, due])
    expect(made.at(-1).ends_on).toBe('2027-12-31')
  })
})
