import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { createActions } from '../../server/actions/commands'
import { listWholeActions } from '../../server/actions/queries'
import { inputOf } from '../../server/actions/rows'
import type { Page } from '../support/client'
import { buildAction, buildReport } from '../support/builders'
import { useDatabase } from '../support/database'
import { housingStory } from '../support/reporting'
import { listOpenSlots } from '../../server/reports/queries'
import { listOwed, listOwingAgencies } from '../../server/reports/work-queries'

const db = useDatabase()
const path = '/reports/update'

/** The housing agency with two actions that owe their third quarter. */
async function twoActions() {
  const story = await housingStory(db())
  const { action: first, housing } = story
  const second = await buildAction(db(), {
    agency: housing,
    title: 'Jamban sehat',
    outputTarget: 50,
    outputUnit: 'unit',
    budget: [
      { fund: 'apbd', amount: 300_000_000 },
      { fund: 'dak', amount: 200_000_000 },
    ],
  })
  const window = (await db()('windows').where({ code: '2026-TW3' }).first('id')) as { id: number }
  const row = (action: { id: number }) => `r${action.id}w${window.id}`
  return { ...story, second, one: row(first), two: row(second) }
}

const stateOf = async (actionId: number) =>
  (await db()('reports')
    .join('windows', 'windows.id', 'reports.window_id')
    .where({ action_id: actionId, 'windows.code': '2026-TW3' })
    .first('reports.state', 'reports.output', 'reports.realised', 'reports.next_text')) ?? null

const value = (page: Page, id: string) => page.html.querySelector(`#${id}`)?.getAttribute('value')

describe('Budi fills in all his reports on one screen', () => {
  it('sees each due action once, with its last figure', async () => {
    const { action, budi, as, one, two } = await twoActions()
    await buildReport(db(), action, '2026-TW2', { state: 'verified', output: 40, money: 1_000_000 })
    const page = await (await as(budi)).get(path)
    expect(page.status).toBe(200)
    expect(page.text).toContain('TW II 2026: 40 rumah · target 100 rumah')
    expect(page.html.querySelectorAll(`#${one}`)).toHaveLength(1)
    expect(page.html.querySelector(`#${two}_money_dak`)).not.toBeNull()
    expect(page.html.querySelector(`#${one}_output`)?.getAttribute('data-previous')).toBe('40')
  })

  it('owes what came back in whatever year, and of the rest only what open windows still take', async () => {
    const { action, second, housing } = await twoActions()
    const reports = {
      '2025-TW1': { state: 'returned', output: 5 },
      '2025-TW2': { state: 'draft', output: 6 },
      '2025-TW3': { state: 'verified', output: 7 },
    } as const
    const last = await buildAction(db(), { year: 2025, agency: housing, outputTarget: 9, reports })
    await buildReport(db(), second, '2026-TW1', { state: 'returned', output: 1 })
    await buildReport(db(), second, '2026-TW3', { state: 'draft', output: 2 })
    await buildReport(db(), action, '2026-TW1', { state: 'verified', output: 3 })
    await buildReport(db(), action, '2026-TW2', { state: 'sent', output: 4 })
    // Last year's last quarter was opened once more; nothing was said of it yet.
    await db()('windows')
      .where({ code: '2025-TW4' })
      .update({ unlocked_until: '2026-12-31', unlock_reason: 'Pemeriksaan BPK' })
    const today = '2026-11-20'
    const { found, slots } = await listOpenSlots(db(), housing.id, today, 50, 0)
    const due = [
      [last.code, '2025-TW1', 'returned'],
      [last.code, '2025-TW4', undefined],
      [second.code, '2026-TW1', 'returned'],
      [action.code, '2026-TW3', undefined],
      [second.code, '2026-TW3', 'draft'],
    ]
    expect(slots.map((one) => [one.action.code, one.window.code, one.report?.state])).toEqual(due)
    // The last figure is the last before: what was verified for the third quarter is not yet one for the first.
    expect(slots.map((one) => one.previous?.window.code)).toEqual([
      undefined,
      '2025-TW3',
      undefined,
      '2026-TW2',
      undefined,
    ])
    expect(found).toBe(due.length)
    const rest = await listOpenSlots(db(), housing.id, today, 2, 3)
    expect(rest.slots.map((one) => one.action.code)).toEqual([action.code, second.code])
    expect(rest.found).toBe(due.length)
    const owing = await listOwingAgencies(db(), today)
    expect(owing.find(({ id }) => id === housing.id)?.reports).toBe(due.length)
    expect(
      (await listOwed(db(), housing.id, today)).map((one) => [one.actionCode, one.window.code]),
    ).toEqual([
      [last.code, '2025-TW4'],
      [action.code, '2026-TW3'],
      [second.code, '2026-TW3'],
    ])
  })

  it('sends all that are filled in, and leaves the rest alone', async () => {
    const { action, second, budi, as, one } = await twoActions()
    const client = await as(budi)
    const done = await client.submit(await client.get(path), path, {
      do: 'send',
      [`${one}_output`]: '60',
      [`${one}_money_apbd`]: '600.000.000',
    })
    expect(done.text).toContain('1 laporan terkirim.')
    expect(await stateOf(action.id)).toMatchObject({
      state: 'sent',
      output: 60,
      realised: 600_000_000,
    })
    expect(await stateOf(second.id)).toBeNull()
    expect(done.html.querySelector(`#${one}`)).toBeNull()
  })

  it('has fifty rows a page; each page is sent by itself and leads back to itself', async () => {
    const { action, housing, sekar, budi, as } = await twoActions()
    const [whole] = [...(await listWholeActions(db(), [action.id])).values()]
    if (!whole) throw new Error('the action is gone')
    const input = { ...inputOf(whole.action, whole.details), budget: [], agencyId: housing.id }
    const made = await createActions(
      db(),
      sekar,
      Array.from({ length: 50 }, (_, n) => ({ ...input, title: `Rumah kelompok ${n + 1}` })),
    )
    const client = await as(budi)
    const rowsOf = (page: Page) => page.html.querySelectorAll('[data-row]')
    const first = await client.get(path)
    expect(rowsOf(first)).toHaveLength(50)
    expect(first.text).toContain('Laporan 1–50 dari 52')
    const second = await client.get(`${path}?page=2`)
    const [one, two] = rowsOf(second).map((row) => row.id)
    expect(rowsOf(second)).toHaveLength(2)
    // What is wrong comes back on its own page, what is right is sent.
    const back = await client.submit(second, path, {
      do: 'send',
      [`${one}_output`]: 'tiga',
      [`${two}_output`]: '3',
    })
    expect(back.status).toBe(422)
    expect(rowsOf(back).map((row) => row.id)).toEqual([one])
    expect(await stateOf(made[49]?.id ?? 0)).toMatchObject({ state: 'sent', output: 3 })
    const done = await client.submit(back, path, { do: 'send', [`${one}_output`]: '3' })
    // The page is empty now: what is left stands before it.
    expect(rowsOf(done)).toHaveLength(50)
    expect(done.html.querySelector('a[rel="next"]')).toBeNull()
  })

  it('sends one row; what was typed in the others becomes a draft', async () => {
    const { action, second, budi, as, one, two } = await twoActions()
    const client = await as(budi)
    const done = await client.submit(await client.get(path), path, {
      do: `send:${two}`,
      [`${one}_output`]: '60',
      [`${two}_output`]: '10',
      [`${two}_money_dak`]: '5.000.000',
    })
    expect(done.text).toContain('1 laporan tersimpan sebagai draf.')
    expect(await stateOf(action.id)).toMatchObject({ state: 'draft', output: 60 })
    expect(await stateOf(second.id)).toMatchObject({ state: 'sent', output: 10 })
  })

  it('reads what is wrong by its row, while the other rows are sent', async () => {
    const { action, second, budi, as, one, two } = await twoActions()
    const client = await as(budi)
    const page = await client.submit(await client.get(path), path, {
      do: 'send',
      [`${one}_output`]: 'enam puluh',
      [`${two}_output`]: '10',
    })
    expect(page.status).toBe(422)
    expect(page.html.querySelector(`#${one}_output-error`)?.text).toContain('enam puluh')
    expect(value(page, `${one}_output`)).toBe('enam puluh')
    expect(page.text).toContain(`${action.code}: `)
    expect(await stateOf(action.id)).toBeNull()
    expect(await stateOf(second.id)).toMatchObject({ state: 'sent' })
  })

  it('is asked about a figure that fell, and sends it with a word', async () => {
    const { action, budi, as, one } = await twoActions()
    await buildReport(db(), action, '2026-TW2', { output: 40 })
    const client = await as(budi)
    const fields = { do: 'send', [`${one}_output`]: '30' }
    const asked = await client.submit(await client.get(path), path, fields)
    expect(asked.status).toBe(422)
    expect(asked.html.querySelector(`#${one}_confirmed`)).not.toBeNull()
    const sent = await client.submit(asked, path, {
      do: 'send',
      [`${one}_confirmed`]: '1',
      [`${one}_done_text`]: 'Sepuluh rumah terhitung dua kali pada triwulan II.',
    })
    expect(sent.text).toContain('1 laporan terkirim.')
    expect(await stateOf(action.id)).toMatchObject({ state: 'sent', output: 30 })
  })

  it('keeps what the screen does not ask', async () => {
    const { action, budi, as, one, href } = await twoActions()
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/draft`, { next_text: 'Lanjut di Jarai.' })
    await client.submit(await client.get(path), path, { do: 'send', [`${one}_output`]: '60' })
    expect(await stateOf(action.id)).toMatchObject({ state: 'sent', next_text: 'Lanjut di Jarai.' })
  })

  it('files a link as part of what is sent, once', async () => {
    const { action, budi, as, one } = await twoActions()
    const client = await as(budi)
    const form = await client.get(path)
    const fields = {
      do: 'send',
      [`${one}_output`]: '60',
      [`${one}_link`]: 'https://lahatkab.go.id/berita/60-rumah',
    }
    await client.submit(form, path, fields)
    await client.submit(form, path, fields)
    const evidence = await db()('evidence').pluck('link')
    expect(evidence).toEqual(['https://lahatkab.go.id/berita/60-rumah'])
    const [version] = await db()('report_versions').select('content')
    expect(version.content.evidence).toHaveLength(1)
    expect(await stateOf(action.id)).toMatchObject({ state: 'sent' })
  })

  it('sends a returned report again only when it was changed', async () => {
    const { action, budi, as, one } = await twoActions()
    await buildReport(db(), action, '2026-TW3', { state: 'returned', output: 60 })
    const client = await as(budi)
    await client.submit(await client.get(path), path, { do: 'send' })
    expect(await stateOf(action.id)).toMatchObject({ state: 'returned' })
    await client.submit(await client.get(path), path, { do: 'send', [`${one}_output`]: '58' })
    expect(await stateOf(action.id)).toMatchObject({ state: 'sent', output: 58 })
  })

  it('is told when a colleague stored something first, with both figures', async () => {
    const { action, budi, as, one, href } = await twoActions()
    const client = await as(budi)
    const old = await client.get(path)
    await client.submit(await client.get(href), `${href}/draft`, { output: '55' })
    const told = await client.submit(old, path, { do: 'save', [`${one}_output`]: '60' })
    expect(told.status).toBe(409)
    expect(value(told, `${one}_output`)).toBe('60')
    expect(told.html.querySelector(`#${one}_output-error`)?.text).toContain('55')
    expect(await stateOf(action.id)).toMatchObject({ output: 55 })
    const again = await client.submit(told, path, { do: 'save' })
    expect(again.text).toContain('1 laporan tersimpan sebagai draf.')
    expect(await stateOf(action.id)).toMatchObject({ output: 60 })
  })

  it('keeps the words for a report that was sent meanwhile in sight', async () => {
    const { budi, as, one, href } = await twoActions()
    const client = await as(budi)
    const old = await client.get(path)
    await client.submit(await client.get(href), `${href}/sending`, { output: '55' })
    const told = await client.submit(old, path, {
      do: 'send',
      [`${one}_done_text`]: 'Enam puluh rumah.',
    })
    expect(told.status).toBe(409)
    expect(told.text).toContain('sudah terkirim dan menunggu diverifikasi')
    expect(told.text).toContain('Enam puluh rumah.')
  })
})

describe('fifty rows', () => {
  it('are light: what a slow line carries is less than 24 KB', async () => {
    const { housing, budi, as } = await housingStory(db())
    for (let number = 0; number < 49; number += 1) {
      await buildAction(db(), {
        agency: housing,
        title: `Perbaikan rumah tidak layak huni tahap ${number}`,
        outputTarget: 100 + number,
        outputUnit: 'rumah',
        budget: 1_000_000_000 + number,
      })
    }
    const page = await (await as(budi)).get(path)
    expect(page.html.querySelectorAll('[data-row]')).toHaveLength(50)
    expect(gzipSync(page.response.text).length / 1024).toBeLessThan(24)
  })
})

describe('the script of the screen', () => {
  it('saves a row and learns its version; the same row once more changes nothing', async () => {
    const { action, budi, as, one } = await twoActions()
    const client = await as(budi)
    const form = await client.get(path)
    const token = form.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    const body = {
      _csrf: token,
      once: randomUUID(),
      do: 'save',
      [`${one}_version`]: '0',
      [`${one}_output`]: '60',
      [`${one}_work_status`]: 'running',
    }
    const ask = () => client.post(path, body).set('Accept', 'application/json')
    const first = await ask()
    expect(first.body.rows).toMatchObject([{ row: one, state: 'saved', version: 1 }])
    const second = await ask()
    expect(second.body.rows).toMatchObject([{ row: one, state: 'unchanged', version: 1 }])
    const stale = await client
      .post(path, { ...body, once: randomUUID(), [`${one}_output`]: '61' })
      .set('Accept', 'application/json')
    expect(stale.body.rows).toMatchObject([
      { row: one, state: 'conflict', version: 1, stored: { output: '60' } },
    ])
    expect(await stateOf(action.id)).toMatchObject({ output: 60 })
  })

  it('sends a row once, however often it arrives', async () => {
    const { budi, as, one } = await twoActions()
    const client = await as(budi)
    const form = await client.get(path)
    const body = {
      _csrf: form.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? '',
      once: randomUUID(),
      do: `send:${one}`,
      [`${one}_version`]: '0',
      [`${one}_output`]: '60',
      [`${one}_work_status`]: 'running',
    }
    for (const _ of [1, 2, 3]) {
      const answer = await client.post(path, body).set('Accept', 'application/json')
      expect(answer.body.rows).toMatchObject([{ row: one, state: 'sent' }])
    }
    expect(await db()('report_versions')).toHaveLength(1)
  })
})

describe('whose reports they are', () => {
  it('keeps the rows of another agency out of reach', async () => {
    const { action, sari, as, one } = await twoActions()
    const client = await as(sari)
    const page = await client.get(path)
    expect(page.text).not.toContain(action.code)
    const token = (await client.get('/account')).html
      .querySelector('[name=_csrf]')
      ?.getAttribute('value')
    await client.post(path, {
      _csrf: token ?? '',
      do: `send:${one}`,
      [`${one}_version`]: '0',
      [`${one}_output`]: '60',
      [`${one}_work_status`]: 'running',
    })
    expect(await stateOf(action.id)).toBeNull()
  })

  it('lets the secretariat choose an agency', async () => {
    const { action, second, sekar, as, one } = await twoActions()
    const client = await as(sekar)
    const choice = await client.get(path)
    expect(choice.text).toContain('Dinas Perumahan Uji (2)')
    const page = await client.get(`${path}?agency=rumah-uji`)
    expect(page.text).toContain(second.title)
    await client.submit(page, path, { do: 'send', [`${one}_output`]: '60' })
    expect(await stateOf(action.id)).toMatchObject({ state: 'sent' })
  })
})
