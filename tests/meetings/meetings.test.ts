import type { Knex } from 'knex'
import { refreshStandings } from '../../server/actions/standing-commands'
import { makeDecision } from '../../server/decisions/commands'
import { closeMeeting } from '../../server/meetings/commands'
import { recordNote } from '../../server/meetings/record-commands'
import { listItems } from '../../server/meetings/item-queries'
import { getMeeting } from '../../server/meetings/queries'
import { testApp } from '../support/app'
import { buildAction, buildReport } from '../support/builders'
import { Client, type Page } from '../support/client'
import { demoPassword, storyNow } from '../support/constants'
import { ownDatabase, useDatabase } from '../support/database'
import { listening } from '../support/listening'
import { everyone } from '../support/people'
import { signInAt } from '../support/addresses'

const db = useDatabase()
const million = 1_000_000

/** Housing is stuck with its houses (10 of 100 by the end of September), social affairs told nothing of its rice. */
async function story(database: Knex) {
  const people = await everyone(database)
  const houses = await buildAction(database, {
    title: 'Bedah rumah',
    agency: people.housing,
    outputTarget: 100,
    outputUnit: 'unit',
    budget: 1000 * million,
    reports: { '2026-TW3': { state: 'verified', output: 10, money: 500 * million } },
  })
  await buildAction(database, {
    title: 'Beras lansia',
    agency: people.social,
    outputTarget: 50,
    outputUnit: 'KPM',
  })
  return { ...people, houses }
}

async function signedIn(email: string, database: Knex = db()) {
  const client = new Client(testApp(database))
  await client.signIn(email)
  return client
}

const facts = {
  title: 'Rakor TKPK triwulan III',
  kind: 'tkpk',
  held_on: '2026-11-24',
  starts_at: '09:00',
  planned_minutes: '60',
  venue: 'Ruang rapat Bappeda',
  chair: 'Wakil Bupati',
}

/** Ratna calls a meeting and lets the agenda propose itself. */
async function called(ratna: Client, database: Knex = db()): Promise<{ page: Page; path: string }> {
  // The two agencies of the story: a page that lists all forty takes its time to be checked.
  const invited = await database('agencies')
    .whereIn('code', ['rumah-uji', 'sosial-uji'])
    .pluck('id')
  const page = await ratna.submit(await ratna.get('/meetings/new'), '/meetings', {
    ...facts,
    agencies: invited.map(String),
  })
  const path = `/meetings/${/\/meetings\/(\d+)/.exec(page.path)?.[1]}`
  const agenda = await ratna.submit(await ratna.get(`${path}/agenda`), `${path}/proposal`)
  return { page: agenda, path }
}

const step = async (client: Client, path: string, name: string) =>
  client.submit(await client.get(path), `${path}/${name}`)

describe('preparing a meeting', () => {
  it('calls it, and proposes what to ask from the data, each with its reason and question', async () => {
    await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const { page } = await called(ratna)
    const items = page.html
      .querySelectorAll('#main .agenda__item, .agenda__item')
      .map((one) => one.text.replace(/\s+/g, ' '))
    const houses = items.find((text) => text.includes('Bedah rumah')) ?? ''
    // 100 × 273 ÷ 365 = 74.79 were expected by 30 September.
    expect(houses).toMatch(/Tersendat: 10 unit, yang diharapkan 74,79/)
    expect(
      page.html.querySelectorAll('input[name=question]').map((one) => one.getAttribute('value')),
    ).toContain('Apa yang menahan, dan bantuan apa yang diperlukan dari tim?')
    expect(items.find((text) => text.includes('belum dikirim setelah jatuh tempo'))).toBeTruthy()
  })

  it('brings what was promised back before all else, and pockets that nobody reaches', async () => {
    const { ratna: chair, housing, houses, social } = await story(db())
    await buildAction(db(), {
      title: 'Beasiswa yang berjalan baik',
      agency: social,
      outputTarget: 100,
      reports: { '2026-TW3': { state: 'verified', output: 99 } },
    })
    const [place] = await db()('places').whereNotNull('parent_id').limit(1)
    await db()('pockets').delete()
    await db()('pockets').insert({ place_id: place.id, year: 2026, source_note: 'uji' })
    const promise = (text: string, dueOn: string) =>
      makeDecision(
        db(),
        chair,
        {
          text,
          agencyId: housing.id,
          decidedOn: '2026-09-01',
          dueOn,
          actionId: houses.id,
        },
        storyNow,
      )
    await promise('Menyerahkan daftar penerima', '2026-10-01')
    await promise('Mengusulkan tambahan anggaran', '2027-03-01')
    const ratna = await signedIn('ratna@tkpk.test')
    const { page, path } = await called(ratna)
    const items = page.html.querySelectorAll('.agenda__item').map((one) => one.structuredText)
    expect(items[0]).toMatch(/Menyerahkan daftar penerima[\s\S]*1 Oktober 2026, sudah lewat/)
    expect(items.find((text) => text.includes('Mengusulkan tambahan anggaran'))).toMatch(
      /Masih berjalan, tenggat 1 Maret 2027/,
    )
    expect(items.find((text) => text.includes(place.name))).toMatch(/tanpa aksi strategi 1, 2, 3/)
    // What runs well is named, and is no item.
    expect(page.html.querySelector('.quiet')?.text).toContain('Beasiswa yang berjalan baik')
    expect(items.join()).not.toContain('Beasiswa')
    // The screen of the action names the last decision on it and its age; the agency's sheet both.
    const all = await listItems(db(), Number(path.split('/').at(-1)))
    const about = all.find(({ kind }) => kind === 'action')
    expect((await ratna.get(`${path}/present/${about?.id}`)).text).toMatch(
      /Keputusan terakhir[\s\S]*K-2026-002[\s\S]*84 hari yang lalu/,
    )
    expect((await ratna.get(`${path}/agencies/rumah-uji`)).text).toMatch(
      /Keputusan yang harus dipenuhi[\s\S]*Menyerahkan daftar penerima/,
    )
  })

  it('keeps what was added by hand when the proposal is made again', async () => {
    await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const { path } = await called(ratna)
    const added = await ratna.submit(await ratna.get(`${path}/agenda`), `${path}/items`, {
      item_title: 'Rencana DTSEN 2027',
      item_minutes: '10',
    })
    expect(added.text).toContain('Rencana DTSEN 2027')
    const again = await ratna.submit(added, `${path}/proposal`)
    expect(again.text.match(/Rencana DTSEN 2027/g)).toHaveLength(1)
    expect(again.html.querySelector('.agenda__item')?.text).toContain('Rencana DTSEN 2027')
  })

  it('moves items by buttons, into the annex and out of it', async () => {
    await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const { path } = await called(ratna)
    const items = async () => listItems(db(), Number(path.split('/').at(-1)))
    const before = (await items()).map(({ id }) => id)
    const [first, second] = before as [number, number]
    const move = (item: number, way: string) => async () => {
      const page = await ratna.get(`${path}/agenda`)
      return ratna.submit(page, `${path}/items/${item}/move`, { move: way })
    }
    await move(second, 'up')()
    expect((await items()).slice(0, 2).map(({ id }) => id)).toEqual([second, first])
    await move(second, 'annex')()
    expect((await items()).find(({ id }) => id === second)?.inAnnex).toBe(true)
    await move(second, 'present')()
    expect((await items()).find(({ id }) => id === second)?.inAnnex).toBe(false)
    // Beyond the end nothing changes.
    const order = (await items()).map(({ id }) => id)
    await move(order[0] as number, 'up')()
    expect((await items()).map(({ id }) => id)).toEqual(order)
  })

  it('refuses what is missing, beside its field and with what was typed', async () => {
    await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const page = await ratna.submit(await ratna.get('/meetings/new'), '/meetings', {
      ...facts,
      title: 'x',
      planned_minutes: '5',
      kind: 'strategy',
      venue: 'Aula',
    })
    expect(page.status).toBe(422)
    expect(page.html.querySelector('[name=venue]')?.getAttribute('value')).toBe('Aula')
    expect(page.text).toMatch(/Paling sedikit 15 menit/)
  })

  it('tells the second of two editors', async () => {
    await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const { path } = await called(ratna)
    const [one, other] = [await ratna.get(`${path}/edit`), await ratna.get(`${path}/edit`)]
    await ratna.submit(one, path, { title: 'Rakor yang diubah' })
    const late = await ratna.submit(other, path, { title: 'Rakor lain' })
    expect(late.status).toBe(409)
    expect(late.html.querySelector('[name=title]')?.getAttribute('value')).toBe('Rakor lain')
    expect((await getMeeting(db(), Number(path.split('/').at(-1)))).title).toBe('Rakor yang diubah')
  })

  it('shows a draft to its organisers only, and the shared agenda to everybody', async () => {
    await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const budi = await signedIn('budi@tkpk.test')
    const { path } = await called(ratna)
    expect((await budi.get(path)).status).toBe(404)
    await step(ratna, path, 'sharing')
    const seen = await budi.get(path)
    expect(seen.text).toContain('Bedah rumah')
    expect(seen.html.querySelector('form[action$="/opening"]')).toBeNull()
    expect((await budi.raw(`${path}/agenda`)).status).toBe(403)
  })

  it('gives each agency its sheet and the chair a brief, and logs an invitation as prepared, not sent', async () => {
    await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const { path } = await called(ratna)
    const sheet = await ratna.get(`${path}/agencies/rumah-uji`)
    expect(sheet.text).toMatch(/Yang akan ditanyakan[\s\S]*Bedah rumah/)
    expect((await ratna.get(`${path}/brief`)).text).toMatch(/Tiga strategi sekarang/)
    const invitation = await ratna.get(`${path}/invitation`)
    expect(invitation.html.querySelector('textarea')?.text).toMatch(
      /Rakor TKPK triwulan III[\s\S]*Ruang rapat Bappeda/,
    )
    const logged = await ratna.submit(invitation, `${path}/invitation`)
    expect(logged.text).toMatch(/WhatsApp · disiapkan .* oleh Ratna/)
    expect(logged.text).not.toMatch(/terkirim oleh/)
  })
})

describe('holding it', () => {
  async function running() {
    const people = await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const { path } = await called(ratna)
    await step(ratna, path, 'opening')
    return { ...people, ratna, path, id: Number(path.split('/').at(-1)) }
  }

  it('shows one item a page, with the way on and back by title', async () => {
    const { ratna, path, id } = await running()
    const opening = await ratna.get(`${path}/present`)
    expect(opening.text).toMatch(/Tiga strategi sekarang/)
    const [first] = await listItems(db(), id)
    const page = await ratna.get(
      opening.html.querySelector('a[rel=next]')?.getAttribute('href') ?? '',
    )
    expect(page.html.querySelector('h1')?.text).toBe(first?.actionTitle)
    expect(page.text).toMatch(/10 dari 100 unit/)
    expect(page.text).toMatch(/Rp500 juta dari Rp1 miliar/)
    expect(page.html.querySelector('a[rel=prev]')?.text).toContain('Pembukaan')
  })

  it('lets two record without overwriting each other', async () => {
    const { ratna, path, id } = await running()
    const [item] = await listItems(db(), id)
    const record = `${path}/record?item=${item?.id}`
    const [one, other] = [await ratna.get(record), await ratna.get(record)]
    const note = `${path}/items/${item?.id}/note`
    await ratna.submit(one, note, { note: 'Lelang diulang bulan depan.' })
    // The outcome is another's business: it is no conflict.
    const outcome = await ratna.submit(other, `${path}/items/${item?.id}/outcome`, {
      outcome: 'decided',
    })
    expect(outcome.status).toBe(200)
    const late = await ratna.submit(other, note, { note: 'Lelang batal.' })
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/Tersimpan sekarang: Lelang diulang bulan depan/)
    expect(late.html.querySelector(`#note-${item?.id}`)?.text).toContain('Lelang batal.')
    const [stored] = await listItems(db(), id)
    expect([stored?.note, stored?.outcome]).toEqual(['Lelang diulang bulan depan.', 'decided'])
  })

  it('keeps a decision while two write it, until one makes it; nobody writes over the other', async () => {
    const { ratna, path, id, houses } = await running()
    const sekar = await signedIn('sekar@tkpk.test')
    const [item] = await listItems(db(), id)
    const at = `${path}/items/${item?.id}`
    const record = `${path}/record?item=${item?.id}`
    const field = (page: Page, name: string) => page.html.querySelector(`#${name}-${item?.id}`)
    const first = await ratna.get(record)
    expect(field(first, 'action')?.getAttribute('value')).toBe(houses.code)
    // Half of it is no fault: neither due day nor a whole sentence.
    const begun = await ratna.submit(first, `${at}/draft`, { text: 'Lelang', due_on: '' })
    expect(begun.text).toMatch(/Tersimpan [\d.]+ oleh Ratna/)

    const taken = await sekar.get(record)
    expect(field(taken, 'text')?.text.trim()).toBe('Lelang')
    const further = { text: 'Lelang ulang tuntas', due_on: '2026-12-11', action: '' }
    const went = await sekar.submit(taken, `${at}/draft`, further)
    expect(field(went, 'action')?.getAttribute('value')).toBe('')
    const late = await ratna.submit(begun, `${at}/draft`, { text: 'Lelang batal' })
    expect(late.status).toBe(409)
    expect(field(late, 'text')?.text.trim()).toBe('Lelang batal')
    expect(late.text).toMatch(/Draf yang tersimpan: Lelang ulang tuntas · .*11 Des 2026 · .*Sekar/)
    const unseen = { text: 'Lelang batal saja', due_on: '2026-12-31' }
    expect((await ratna.submit(begun, `${at}/decisions`, unseen)).status).toBe(409)
    const refused = await sekar.submit(went, `${at}/decisions`, { due_on: '' })
    expect([refused.status, field(refused, 'text')?.text.trim()]).toEqual([422, further.text])
    expect(await db()('decisions')).toEqual([])
    expect(await db()('decision_drafts').first()).toMatchObject({ text: further.text, version: 2 })

    const made = await sekar.submit(went, `${at}/decisions`)
    expect(made.html.querySelector(`#item-${item?.id}`)?.text).toMatch(/K-2026-001/)
    expect(field(made, 'text')?.text.trim()).toBe('')
    expect(await db()('decisions').first()).toMatchObject({
      text: further.text,
      due_on: '2026-12-11',
      meeting_id: id,
      agenda_item_id: item?.id,
      action_id: null,
    })
    const behind = await ratna.submit(late, `${at}/draft`)
    expect(behind.status).toBe(409)
    expect(behind.text).toMatch(/sudah mencatat keputusannya/)
    const lines = await db()('history').where('event', 'like', 'meeting.draft%').orderBy('id')
    expect(lines.map(({ event, actor_name }) => [event, actor_name.split(' ')[0]])).toEqual([
      ['meeting.draft_begun', 'Ratna'],
      ['meeting.draft_continued', 'Sekar'],
    ])
  })

  it('gives a decision back that was being written when the session ended, and overwrites nobody', async () => {
    const { ratna, path, id } = await running()
    const sekar = await signedIn('sekar@tkpk.test')
    const [item] = await listItems(db(), id)
    const at = `${path}/items/${item?.id}`
    const record = `${path}/record?item=${item?.id}`
    const value = (page: Page, name: string) => {
      const field = page.html.querySelector(`#${name}-${item?.id}`)
      return field?.getAttribute('value') ?? field?.text.trim()
    }
    const typed = { text: 'Lelang diulang pekan ini', due_on: '2026-12-11', action: '' }
    const enter = { email: 'ratna@tkpk.test', password: demoPassword }

    // As it is sent by itself while one writes, and by its button.
    for (const to of ['draft', 'decisions']) {
      const before = await ratna.get(record)
      await db()('sessions').delete()
      const ended = await ratna.submit(before, `${at}/${to}`, typed)
      expect(ended.status).toBe(401)
      const back = await ratna.submit(ended, '/session', enter)
      expect(back.path).toBe(record)
      expect(back.text).toContain('Teks yang tadi diketik kami kembalikan')
      expect([value(back, 'text'), value(back, 'due_on'), value(back, 'action')]).toEqual(
        Object.values(typed),
      )
      expect(await db()('decision_drafts')).toEqual([])
    }
    const before = await ratna.get(record)
    await sekar.signIn('sekar@tkpk.test')
    await db()('settings').insert({ key: 'secondFactorRoles', value: '["coordinator"]' })
    const detour = await ratna.submit(before, `${at}/draft`, typed)
    expect(detour.path).toMatch(/^\/account\/second-factor/)
    await db()('settings').where({ key: 'secondFactorRoles' }).delete()

    // Sekar begins one meanwhile: Ratna's text is written on what was before.
    await sekar.submit(await sekar.get(record), `${at}/draft`, { text: 'Lelang batal' })
    const back = await ratna.get(record)
    expect(value(back, 'text')).toBe(typed.text)
    const refused = await ratna.submit(back, `${at}/decisions`, { due_on: '' })
    expect(refused.status).toBe(422)
    const late = await ratna.submit(refused, `${at}/decisions`, { due_on: typed.due_on })
    expect([late.status, value(late, 'text')]).toEqual([409, typed.text])
    expect(late.text).toMatch(/Draf yang tersimpan: Lelang batal · .*Sekar/)
    // Told of it, she goes on with her own.
    expect((await ratna.submit(late, `${at}/decisions`)).status).toBe(200)
    expect(await db()('decisions').select('text')).toEqual([{ text: typed.text }])
  })

  it('warns of a draft before closing; it is no part of the closed meeting, only history knows it', async () => {
    const { ratna, path, id } = await running()
    const [item] = await listItems(db(), id)
    await ratna.submit(
      await ratna.get(`${path}/record?item=${item?.id}`),
      `${path}/items/${item?.id}/draft`,
      { text: 'Menyerahkan daftar penerima' },
    )
    expect((await ratna.get(path)).text).toMatch(/Masih ada 1 draf keputusan/)
    await step(ratna, path, 'closure')
    expect(await db()('decision_drafts')).toEqual([])
    const kept = await db()('meeting_pages').where({ meeting_id: id }).select('content')
    expect(JSON.stringify(kept)).not.toContain('Menyerahkan daftar penerima')
    const line = await db()('history').where({ event: 'meeting.draft_dropped' }).first()
    expect(line.before).toEqual({ item: item?.id, text: 'Menyerahkan daftar penerima' })
  })

  it('notes who came, and asks which office stood in', async () => {
    const { ratna, path } = await running()
    const page = await ratna.get(`${path}/record`)
    const action = `${path}/attendance/rumah-uji`
    const refused = await ratna.submit(page, action, {
      attendance: 'represented',
      represented_by: '',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/Tulis jabatan yang mewakili/)
    await ratna.submit(page, action, {
      attendance: 'represented',
      represented_by: 'Sekretaris Dinas',
    })
    const shown = await ratna.get(path)
    expect(shown.text).toMatch(/diwakili\s+Sekretaris Dinas/)
  })

  it('leads back to the item from a new action, a changed status and a reopened report', async () => {
    const { path, id, houses } = await running()
    const sekar = await signedIn('sekar@tkpk.test')
    const item = (await listItems(db(), id)).find(({ actionCode }) => actionCode === houses.code)
    const record = await sekar.get(`${path}/record?item=${item?.id}`)
    const ways = record.html.querySelectorAll(`#item-${item?.id} a`)
    const link = (label: string) => {
      const href = ways.find((one) => one.text.trim() === label)?.getAttribute('href') ?? ''
      return sekar.get(href.replaceAll('&amp;', '&'))
    }
    const isBack = (page: Page) =>
      expect(page.path).toBe(`${path}/record?item=${item?.id}#item-${item?.id}`)

    const fresh = await link('Buat aksi baru')
    const made = await sekar.submit(fresh, '/actions', { title: 'Lelang bahan bangunan kedua' })
    isBack(made)
    expect(made.html.querySelector('.notice')?.text).toMatch(/A-2026-\d+/)
    const taken = made.html.querySelector(`#item-${item?.id}`)
    expect(taken?.text).toMatch(/Lelang bahan bangunan kedua.*diusulkan dari mata acara ini/s)
    const action = await db()('actions').where({ title: 'Lelang bahan bangunan kedua' }).first()
    expect([action.agency_id, action.strategy_number]).toEqual([
      houses.agencyId,
      houses.strategyNumber,
    ])
    const itsPage = await sekar.get(`/actions/${action.code}`)
    expect(itsPage.text).toMatch(/mengusulkannya dalam rapat “Rakor TKPK triwulan III”/)

    isBack(await sekar.submit(await link('Ubah status aksi'), `/actions/${houses.code}`))
    const report = `/actions/${houses.code}/reports/2026-TW3`
    const reopened = await sekar.submit(
      await link('Buka kembali laporannya'),
      `${report}/reopening`,
      { reopening_reason: 'Jumlah unit diperbaiki.' },
    )
    isBack(reopened)
    expect(reopened.html.querySelector('.notice')?.text).toContain('dibuka kembali')
  })

  it('runs alone: another is refused while it does', async () => {
    const { ratna } = await running()
    const { path } = await called(ratna)
    const refused = await step(ratna, path, 'opening')
    expect(refused.status).toBe(409)
    expect(refused.text).toMatch(/masih berlangsung/)
  })

  it('is closed to officers’ pens', async () => {
    const { path } = await running()
    const budi = await signedIn('budi@tkpk.test')
    expect((await budi.raw(`${path}/record`)).status).toBe(403)
    expect((await budi.get(`${path}/present`)).status).toBe(200)
  })
})

describe('a closed meeting', () => {
  const main = (page: Page) => page.html.querySelector('main')?.innerHTML

  it('shows for ever what it showed, whatever changes afterwards', async () => {
    const { houses } = await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const { path } = await called(ratna)
    await step(ratna, path, 'opening')
    const [item] = await listItems(db(), Number(path.split('/').at(-1)))
    await step(ratna, path, 'closure')
    const pages = [
      `${path}/present`,
      `${path}/present/${item?.id}`,
      `${path}/brief`,
      `${path}/agencies/rumah-uji`,
    ]
    const shown = new Map<string, string | undefined>()
    for (const one of [...pages, path]) shown.set(one, main(await ratna.get(one)))
    await db()('actions')
      .where({ id: houses.id })
      .update({ title: 'Nama lain', budget_total: 5 * million })
    await buildReport(db(), houses, '2026-TW4', { output: 95, money: 900 * million })
    for (const one of pages)
      expect([one, main(await ratna.get(one))]).toEqual([one, shown.get(one)])
    expect(shown.get(pages[1] as string)).toContain('10 dari 100 unit')
    const frozen = (page: Page) => {
      const section = page.html.querySelector('#corrections')?.parentNode
      const text = section?.structuredText ?? ''
      section?.remove()
      return { text, rest: main(page) }
    }
    const before = frozen(await ratna.get(path))
    // The same quarter, corrected later: its own list says so, and nothing else changes.
    await db()('reports')
      .whereIn('window_id', db()('windows').where({ code: '2026-TW3' }).select('id'))
      .where({ action_id: houses.id })
      .update({ output: 96 })
    await refreshStandings(db(), [houses.id])
    const after = frozen(await ratna.get(path))
    expect(after.rest).toBe(before.rest)
    expect(before.text).toMatch(/judul[\s\S]*Bedah rumah[\s\S]*Nama lain/)
    expect(before.text).toMatch(/anggaran[\s\S]*Rp1\.000\.000\.000[\s\S]*Rp5\.000\.000/)
    expect(before.text).not.toMatch(/keluaran/)
    expect(after.text).toMatch(/keluaran[\s\S]*10 unit[\s\S]*96 unit/)
    expect(after.text).toMatch(/penilaian[\s\S]*tersendat[\s\S]*sesuai/)
  })

  it('is where the next one begins: what changed since then, biggest first', async () => {
    const { houses } = await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const { path } = await called(ratna)
    await step(ratna, path, 'opening')
    await step(ratna, path, 'closure')
    const id = Number(path.split('/').at(-1))
    await db()('meetings')
      .where({ id })
      .update({ held_on: '2026-09-01', closed_at: '2026-09-01T03:00:00Z' })
    await db()('actions').update({ created_at: '2026-01-05T03:00:00Z' })
    const [report] = await db()('reports').where({ action_id: houses.id })
    await db()('report_versions').insert({
      report_id: report.id,
      number: 1,
      content: JSON.stringify({ output: 10, realised: 500 * million }),
      sent_at: '2026-10-02T03:00:00Z',
    })
    const next = await called(ratna)
    await step(ratna, next.path, 'opening')
    const opening = (await ratna.get(`${next.path}/present`)).html.querySelector('.screen')
    expect(opening?.structuredText).toMatch(/Dibandingkan dengan rapat terakhir.*1 September 2026/)
    const [first] = opening?.querySelectorAll('.strategy-now') ?? []
    expect(first?.structuredText).toMatch(/Bedah rumah – → 10 dari 100 unit/)
    expect(first?.structuredText).toMatch(/\+Rp500 juta/)
    expect(first?.structuredText).toMatch(/1 aksi tidak berubah/)
    await step(ratna, next.path, 'closure')
    // Frozen with it.
    await db()('report_versions').update({ content: JSON.stringify({ output: 77 }) })
    const kept = (await ratna.get(`${next.path}/present`)).html.querySelector('.screen')
    expect(kept?.structuredText).toBe(opening?.structuredText)
  })

  it('takes no more notes, and its pages can be neither changed nor added to', async () => {
    const { ...people } = await story(db())
    const ratna = await signedIn('ratna@tkpk.test')
    const { path } = await called(ratna)
    const id = Number(path.split('/').at(-1))
    await step(ratna, path, 'opening')
    await step(ratna, path, 'closure')
    const meeting = await getMeeting(db(), id)
    const [item] = await listItems(db(), id)
    const actor = people.ratna
    await expect(
      db().transaction((trx) =>
        recordNote(trx, actor, meeting, item as never, { note: 'x', version: 1 }),
      ),
    ).rejects.toMatchObject({ status: 409 })
    await expect(
      db().transaction((trx) =>
        closeMeeting(trx, actor, meeting, meeting.version, storyNow, {
          pages: [],
          officialNumber: null,
        }),
      ),
    ).rejects.toMatchObject({ status: 409 })
    const change = (work: (trx: Knex.Transaction) => Knex.QueryBuilder) =>
      db().transaction(async (trx) => void (await work(trx)))
    await expect(
      change((trx) => trx('meeting_pages').where({ meeting_id: id }).update({ content: '{}' })),
    ).rejects.toThrow(/always shows/)
    await expect(
      change((trx) => trx('meeting_pages').where({ meeting_id: id }).delete()),
    ).rejects.toThrow(/always shows/)
    await expect(
      change((trx) =>
        trx('meeting_pages').insert({ meeting_id: id, page: 'late', lang: 'id', content: '{}' }),
      ),
    ).rejects.toThrow(/always shows/)
  })
})

describe('following on another device', () => {
  it('is told when the room moves, and by which process is no matter', async () => {
    const own = await ownDatabase('reference', 6)
    const [here, there] = [await listening(testApp(own.db)), await listening(testApp(own.db))]
    try {
      await story(own.db)
      const ratna = await signedIn('ratna@tkpk.test', own.db)
      const { path } = await called(ratna, own.db)
      await step(ratna, path, 'opening')
      const [item] = await listItems(own.db, Number(path.split('/').at(-1)))
      const budi = await signInAt(there.url, 'budi@tkpk.test', demoPassword)
      const leaving = new AbortController()
      const open = async () => {
        const stream = await fetch(`${there.url}${path}/live`, {
          headers: { cookie: budi.cookie },
          signal: leaving.signal,
        })
        expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
        const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
        let text = ''
        return async (word: string) => {
          while (!text.includes(word))
            text += Buffer.from((await reader.read()).value ?? []).toString()
        }
      }
      const heard = await open()
      // With the line comes where the room is: at its opening.
      await heard('event: at\ndata: 0\n')
      await ratna.submit(await ratna.get(`${path}/record`), `${path}/current`, {
        item: String(item?.id),
      })
      await heard(`event: at\ndata: ${item?.id}\n\ndata: moved\n`)
      // The recorder's page that is open elsewhere says so, also without scripts; where the room is it says nothing.
      const lines = async (part: string) => {
        const { html } = await ratna.get(`${path}/record?item=${part}`)
        const line = html.querySelector('.room')
        return line?.hasAttribute('hidden') ? null : line?.text
      }
      expect(await lines('attendance')).toBe('Ruang sekarang di butir 1: Bedah rumah – buka')
      expect(await lines(String(item?.id))).toBeNull()
      // Whoever opens the line late, after the page was made, is told where the room is by now.
      await (
        await open()
      )(`event: at\ndata: ${item?.id}\n`)
      const followed = await signedIn('budi@tkpk.test', own.db)
      expect((await followed.get(`${path}/follow`)).html.querySelector('h1')?.text).toBe(
        'Bedah rumah',
      )
      leaving.abort()
      void here
    } finally {
      await here.close()
      await there.close()
      await own.drop()
    }
  })
})
