import sharp from 'sharp'
import type { Db } from '../../server/db'
import { fulfilDecision, makeDecision } from '../../server/decisions/commands'
import type { Decision } from '../../server/decisions/decision'
import { getDecision, listUnfinishedDecisions } from '../../server/decisions/queries'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { ownDatabase, useDatabase } from '../support/database'
import { storyNow } from '../support/constants'
import { everyone } from '../support/people'
import { housingStory } from '../support/reporting'

const db = useDatabase()
const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#884422' } })
    .jpeg()
    .toBuffer()

const roof = {
  text: 'Menyelesaikan penggantian atap di dua desa',
  decidedOn: '2026-10-15',
  dueOn: '2026-11-30',
}

async function story() {
  const told = await housingStory(db())
  const input = { ...roof, agencyId: told.housing.id, actionId: told.action.id }
  const { code } = await makeDecision(db(), told.ratna, input, storyNow)
  return { ...told, code, at: `/decisions/${code}` }
}

const rows = (client: { html: { querySelectorAll: (query: string) => { text: string }[] } }) =>
  client.html.querySelectorAll('tbody tr').map((row) => row.text.replace(/\s+/g, ' ').trim())

describe('a decision from its number to its end', () => {
  it('is recorded by Ratna with the next number of its year', async () => {
    const { ratna, as, housing, action } = await housingStory(db())
    const client = await as(ratna)
    const form = await client.get(`/decisions/new?action=${action.code}`)
    const page = await client.submit(form, '/decisions', {
      text: 'Menyerahkan daftar rumah yang belum selesai',
      agency: String(housing.id),
      decided_on: '2026-11-20',
      due_on: '2026-12-04',
    })
    expect(page.path).toBe('/decisions/K-2026-001')
    expect(page.text).toContain('Keputusan K-2026-001 tercatat')
    expect(page.text).toContain('10 hari lagi')
    expect(page.html.querySelector(`a[href="/actions/${action.code}"]`)).not.toBeNull()
    const again = await makeDecision(db(), ratna, { ...roof, agencyId: housing.id }, storyNow)
    expect(again.code).toBe('K-2026-002')
    const earlier = { ...roof, decidedOn: '2025-12-30', agencyId: housing.id }
    expect((await makeDecision(db(), ratna, earlier, storyNow)).code).toBe('K-2025-001')
  })

  it('refuses what cannot be meant, and keeps what was typed', async () => {
    const { ratna, as, housing } = await housingStory(db())
    const client = await as(ratna)
    const page = await client.submit(await client.get('/decisions/new'), '/decisions', {
      text: 'Mendata ulang 1604010101010001 dan keluarganya',
      agency: String(housing.id),
      decided_on: '2026-11-25',
      due_on: '2026-11-01',
      action: 'A-2026-999',
      place: 'Negeri Antah Berantah',
    })
    expect(page.status).toBe(422)
    const wrong = page.html.querySelectorAll('.field--wrong [name]')
    expect(new Set(wrong.map((one) => one.getAttribute('name')))).toEqual(
      new Set(['action', 'decided_on', 'due_on', 'place', 'text']),
    )
    expect(page.html.querySelector('[name="due_on"]')?.getAttribute('value')).toBe('2026-11-01')
    expect(await db()('decisions')).toHaveLength(0)
  })

  it('is answered by Budi with a photo, and only its coordinator calls it fulfilled', async () => {
    const { budi, ratna, sari, tono, at, code, as } = await story()
    const client = await as(budi)
    const answered = await client.upload(
      await client.get(at),
      `${at}/answer`,
      [{ name: 'Atap.jpg', bytes: await photo() }],
      { answer: 'Dua desa selesai, berita acara terlampir.', link: '', link_name: '' },
    )
    expect(answered.text).toContain('Jawaban terkirim')
    expect(answered.text).toContain('menunggu koordinator')
    const file = answered.html.querySelector('.evidence-list a')?.getAttribute('href') as string
    expect(file).toMatch(new RegExp(`^${at}/files/\\d+$`))
    const bytes = await client.raw(file)
    expect(bytes.headers['content-type']).toBe('image/jpeg')
    expect(bytes.headers['content-security-policy']).toContain('sandbox')

    expect(answered.html.querySelector(`form[action="${at}/fulfilment"]`)).toBeNull()
    const outsider = await as(sari)
    expect((await outsider.get(at)).html.querySelector(`form[action="${at}/answer"]`)).toBeNull()
    expect((await (await as(tono)).get(at)).html.querySelectorAll('main form')).toHaveLength(0)

    const chair = await as(ratna)
    const done = await chair.submit(await chair.get(at), `${at}/fulfilment`, {
      fulfil_remark: 'Sudah ditinjau bersama camat.',
    })
    expect(done.text).toContain(`${code} dinyatakan dipenuhi`)
    expect(done.text).toContain('tepat waktu')
    expect(done.text).toContain('Sudah ditinjau bersama camat.')
    expect(await getDecision(db(), code)).toMatchObject({ state: 'fulfilled', version: 3 })
  })

  it('goes back with a reason, and what was sent back does not count as answered', async () => {
    const { budi, ratna, at, code, as } = await story()
    const client = await as(budi)
    await client.upload(await client.get(at), `${at}/answer`, [], { answer: 'Sedang berjalan.' })
    const chair = await as(ratna)
    const refused = await chair.submit(await chair.get(at), `${at}/return`, { return_reason: '' })
    expect(refused.status).toBe(422)
    await chair.submit(refused, `${at}/return`, { return_reason: 'Belum ada bukti.' })
    expect(await getDecision(db(), code)).toMatchObject({ state: 'open', answeredAt: null })
    const back = await client.get(at)
    expect(back.text).toContain('Belum ada bukti.')
    expect(back.html.querySelector('textarea[name="answer"]')?.text.trim()).toBe('Sedang berjalan.')
  })

  it('tells the second of two who decide at once, and keeps the words', async () => {
    const { ratna, sekar, at, as } = await story()
    const [one, other] = [await as(ratna), await as(sekar)]
    const [first, second] = [await one.get(at), await other.get(at)]
    await one.submit(first, `${at}/cancellation`, { cancel_reason: 'Anggaran dialihkan.' })
    const late = await other.submit(second, `${at}/fulfilment`, { fulfil_remark: 'Selesai.' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('berubah sejak Anda membukanya')
    expect(late.text).toContain('Anggaran dialihkan.')
  })

  it('answers a correction that came too late with both texts', async () => {
    const { ratna, sekar, at, as } = await story()
    const [one, other] = [await as(ratna), await as(sekar)]
    const [first, second] = [await one.get(`${at}/edit`), await other.get(`${at}/edit`)]
    const moved = await one.submit(first, at, { due_on: '2026-12-11' })
    expect(moved.text).toContain('30 November 2026 → 11 Desember 2026')
    const late = await other.submit(second, at, { due_on: '2026-12-31' })
    expect(late.status).toBe(409)
    expect(late.html.querySelector('[name="due_on"]')?.getAttribute('value')).toBe('2026-12-31')
    expect(late.text).toContain('Tersimpan sekarang: 2026-12-11')
  })

  it('does not take the same photo twice', async () => {
    const { budi, at, as } = await story()
    const client = await as(budi)
    const same = [{ name: 'Atap.jpg', bytes: await photo() }]
    const once = await client.upload(await client.get(at), `${at}/answer`, same, {
      answer: 'Satu.',
    })
    const twice = await client.upload(once, `${at}/answer`, same, { answer: 'Dua kali.' })
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('sudah ada pada keputusan ini')
    expect(await db()('decision_evidence')).toHaveLength(1)
  })
})

it('belongs to the meeting and the item in which it was taken', async () => {
  const { ratna, as, action } = await housingStory(db())
  const [meeting] = await db()('meetings')
    .insert({ title: 'Rakor triwulan III', kind: 'tkpk', held_on: '2026-11-20', state: 'running' })
    .returning('id')
  const [item] = await db()('agenda_items')
    .insert({ meeting_id: meeting.id, position: 1, kind: 'action', action_id: action.id })
    .returning('id')
  const client = await as(ratna)
  const from = `meeting=${meeting.id}&item=${item.id}&action=${action.code}&agency=rumah-uji`
  const form = await client.get(`/decisions/new?${from}`)
  expect(form.text).toContain('Rakor triwulan III, 20 November 2026')
  const page = await client.submit(form, '/decisions', { text: roof.text, due_on: '2026-12-04' })
  // The recorder goes on where the meeting stands.
  expect(page.path).toContain(`/meetings/${meeting.id}/record`)
  expect(page.text).toContain(roof.text)
  const made = await client.get('/decisions/K-2026-001')
  expect(made.text).toContain('Rakor triwulan III, 20 November 2026')
  expect(await db()('decisions').first()).toMatchObject({
    meeting_id: meeting.id,
    agenda_item_id: item.id,
    action_id: action.id,
    decided_on: '2026-11-20',
  })
  const list = await client.get(`/decisions?state=all&meeting=${meeting.id}`)
  expect(list.html.querySelector('.sentence')?.text).toContain('Rakor triwulan III')
})

describe('the ledger', () => {
  /** Today is 24 November 2026. */
  async function ledger(trx: Db) {
    const { ratna, budi, housing, social } = await everyone(trx)
    const make = async (agencyId: number, text: string, dueOn: string) =>
      makeDecision(trx, ratna, { text, agencyId, decidedOn: '2026-08-03', dueOn }, storyNow)
    await make(housing.id, 'Menuntaskan rumah Kikim', '2026-09-30')
    await make(social.id, 'Mencocokkan data penerima', '2026-11-27')
    await make(housing.id, 'Mengajukan APBD Perubahan', '2026-12-31')
    const close = (number: number, row: object) =>
      trx('decisions')
        .where({ number })
        .update({ closed_at: '2026-11-20T01:00:00Z', ...row })
    await make(social.id, 'Menetapkan SK tim', '2026-10-31')
    await close(4, { state: 'fulfilled', answer: 'SK terbit', answered_at: '2026-10-31T16:59:00Z' })
    await make(social.id, 'Menyusun juknis', '2026-10-31')
    await close(5, { state: 'fulfilled', answer: 'Juknis', answered_at: '2026-10-31T17:00:00Z' })
    await make(housing.id, 'Memindahkan lokasi', '2026-10-31')
    await close(6, { state: 'cancelled', remark: 'Lokasi tetap.' })
    return { ratna, budi }
  }
  async function come(email: string) {
    const client = new Client(testApp(db()))
    await client.signIn(email)
    return client
  }

  it('opens with what is not fulfilled, the oldest due day first, and says it in one line for the chair', async () => {
    const { ratna } = await ledger(db())
    const page = await (await come(ratna.email)).get('/decisions')
    expect(rows(page).map((row) => /K-2026-\d+/.exec(row)?.[0])).toEqual([
      'K-2026-001',
      'K-2026-002',
      'K-2026-003',
    ])
    // From 30 September to 24 November: 31 + 24 days.
    expect(rows(page)[0]).toContain('lewat 55 hari')
    expect(rows(page)[1]).toContain('3 hari lagi')
    // From 3 August: 28 + 30 + 31 + 24 days.
    expect(rows(page)[2]).toContain('113 hari')
    const figures = page.html.querySelectorAll('.stat').map((one) => one.text.replace(/\s+/g, ' '))
    expect(figures.map((one) => one.trim())).toEqual([
      'Diputuskan6 Diputuskan1 dibatalkan',
      'Dipenuhi tepat waktu1 Dipenuhi tepat waktu',
      'Dipenuhi terlambat1 Dipenuhi terlambat',
      'Masih terbuka3 Masih terbuka1 di antaranya lewat tenggat',
    ])
  })

  it('narrows by state, owner and words, and its file holds exactly what is shown', async () => {
    const { budi } = await ledger(db())
    const client = await come(budi.email)
    const shown = async (query: string) => rows(await client.get(`/decisions?${query}`)).length
    expect(await shown('state=overdue')).toBe(1)
    expect(await shown('state=due')).toBe(1)
    expect(await shown('state=fulfilled&agency=sosial-uji')).toBe(2)
    expect(await shown('state=all&mine=1')).toBe(3)
    expect(await shown('state=all&q=juknis')).toBe(1)
    expect(await shown('state=all&q=SK+terbit')).toBe(1)
    expect(await shown('state=all&q=50%25')).toBe(0)
    const file = await client.raw('/decisions.csv?state=fulfilled&sort=-code')
    const lines = file.text.trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/^K-2026-005;Menyusun juknis;Dinas Sosial Uji;/)
    // 31 October 17.00 UTC is 1 November in Lahat: one day late.
    expect(lines[1]?.split(';')[7]).toBe('1')
    expect(lines[2]?.split(';')[7]).toBe('0')
  })
})

describe('a decision that is not fulfilled', () => {
  it('is carried over by each later meeting whose agenda held it while it was open', async () => {
    const { ratna, code } = await story()
    const { id } = await getDecision(db(), code)
    const meeting = async (heldOn: string, state: string, carrying: boolean) => {
      const [row] = await db()('meetings')
        .insert({
          title: `Rapat ${heldOn}`,
          kind: 'tkpk',
          held_on: heldOn,
          state,
          closed_at: state === 'closed' ? `${heldOn}T05:00:00Z` : null,
        })
        .returning('id')
      if (carrying) {
        const item = { meeting_id: row.id, kind: 'decision', decision_id: id }
        await db()('agenda_items').insert([
          { ...item, position: 1 },
          { ...item, position: 2, in_annex: true },
        ])
      }
      return row.id as number
    }
    const first = await meeting('2026-10-15', 'closed', true)
    await db()('decisions').where({ id }).update({ meeting_id: first })
    await meeting('2026-10-29', 'closed', true)
    await meeting('2026-11-05', 'closed', false)
    await meeting('2026-11-12', 'closed', true)
    await meeting('2026-12-10', 'draft', true)
    const [waiting] = await listUnfinishedDecisions(db())
    // Not by the one that took it, not by the one that left it out, not yet by the one that is only prepared.
    expect(waiting).toMatchObject({ code, carried: 2, meetingTitle: 'Rapat 2026-10-15' })

    const closedOn = new Date('2026-10-30T02:00:00Z')
    await fulfilDecision(db(), ratna, waiting as Decision, null, 1, closedOn)
    expect(await getDecision(db(), code)).toMatchObject({ carried: 1 })
    expect(await listUnfinishedDecisions(db())).toEqual([])
  })

  it('stands among what its owner has to do, and on the page of its action', async () => {
    const { budi, sari, ratna, at, code, action, as } = await story()
    const client = await as(budi)
    expect((await client.get('/')).html.querySelector(`a.button[href="${at}"]`)).not.toBeNull()
    expect((await (await as(sari)).get('/')).text).not.toContain(code)
    const card = await client.get(`/actions/${action.code}`)
    expect(card.html.querySelector('#decisions')?.parentNode?.text).toContain(roof.text)
    await client.upload(await client.get(at), `${at}/answer`, [], { answer: 'Sudah selesai.' })
    expect((await client.get('/')).text).not.toContain(code)
    expect((await (await as(ratna)).get('/')).text).toContain(code)
  })
})

it('gives five who decide at once five numbers in a row', async () => {
  const own = await ownDatabase('reference', 8)
  try {
    const { ratna, housing } = await everyone(own.db)
    const made = await Promise.all(
      Array.from({ length: 5 }, () =>
        makeDecision(own.db, ratna, { ...roof, agencyId: housing.id }, storyNow),
      ),
    )
    expect(new Set(made.map(({ code }) => code))).toEqual(
      new Set([1, 2, 3, 4, 5].map((number) => `K-2026-00${number}`)),
    )
  } finally {
    await own.drop()
  }
})
