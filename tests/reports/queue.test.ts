import { buildAction, buildReport } from '../support/builders'
import type { Page } from '../support/client'
import { useDatabase } from '../support/database'
import { filledIn, housingStory } from '../support/reporting'
import { markReports } from '../../server/reports/commands'

const db = useDatabase()

/** Three reports that wait: an ordinary one, a later one with a mark, and the youngest, ordinary again. */
async function threeWaiting() {
  const story = await housingStory(db())
  const { action: plain, social } = story
  const marked = await buildAction(db(), { agency: social, title: 'Bertanda', budget: 1000 })
  const young = await buildAction(db(), { agency: social, title: 'Paling muda' })
  const at = (day: string) => `${day}T03:00:00Z`
  for (const [action, day, money] of [
    [plain, '2026-10-01', 10],
    [marked, '2026-10-02', 2000],
    [young, '2026-10-03', 10],
  ] as const) {
    await buildReport(db(), action, '2026-TW2', { state: 'verified', sentAt: at('2026-07-10') })
    await buildReport(db(), action, '2026-TW3', { output: 1, money, sentAt: at(day) })
    await markReports(db(), [action.id])
  }
  const href = (action: { code: string }) => `/actions/${action.code}/reports/2026-TW3`
  return { ...story, plain, marked, young, hrefOf: href }
}

const titles = (page: Page) => page.html.querySelectorAll('tbody th a').map((one) => one.text)
const stateOf = async (action: { id: number }) =>
  (await db()('reports').where({ action_id: action.id }).orderBy('id', 'desc').first()).state

describe('the queue', () => {
  it('puts marked reports first, then what waits longest', async () => {
    const { ratna, as, plain, marked, young } = await threeWaiting()
    const page = await (await as(ratna)).get('/reports')
    expect(titles(page)).toEqual([marked.title, plain.title, young.title])
    expect(page.text).toContain('Melebihi anggaran')
  })

  it('leads from one to the next and back, and on after a decision', async () => {
    const { ratna, as, hrefOf, plain, marked, young } = await threeWaiting()
    const client = await as(ratna)
    const first = await client.get(hrefOf(marked))
    expect(first.html.querySelector('a[rel=prev]')).toBeNull()
    expect(first.html.querySelector('a[rel=next]')?.getAttribute('href')).toBe(hrefOf(plain))
    const second = await client.get(hrefOf(plain))
    expect(second.html.querySelector('a[rel=prev]')?.getAttribute('href')).toBe(hrefOf(marked))
    const third = await client.submit(second, `${hrefOf(plain)}/verification`, { after: 'next' })
    expect(third.text).toContain('Laporan diverifikasi.')
    expect(third.path).toBe(hrefOf(young))
    expect(third.html.querySelector('a[rel=prev]')?.getAttribute('href')).toBe(hrefOf(marked))
  })

  it('verifies many at once, but never one with a mark', async () => {
    const { ratna, as, plain, marked, young } = await threeWaiting()
    const client = await as(ratna)
    const preview = await client.get('/reports/verification')
    expect(titles(preview)).toEqual([plain.title, young.title])
    expect(preview.text).toContain('1 laporan lain menunggu')
    const sneaked = await db()('reports').where({ action_id: marked.id, state: 'sent' }).first()
    const done = await client.submit(preview, '/reports/verification', {
      [`report_${sneaked.id}`]: '1',
    })
    expect(done.text).toContain('2 laporan diverifikasi.')
    expect(done.text).toContain('1 laporan tidak diverifikasi')
    expect([await stateOf(plain), await stateOf(marked), await stateOf(young)]).toEqual([
      'verified',
      'sent',
      'verified',
    ])
  })

  it('leaves out what changed since the preview', async () => {
    const { ratna, as, plain, young } = await threeWaiting()
    const client = await as(ratna)
    const preview = await client.get('/reports/verification')
    await db()('reports').where({ action_id: plain.id, state: 'sent' }).update({ version: 2 })
    const done = await client.submit(preview, '/reports/verification')
    expect(done.text).toContain('1 laporan diverifikasi.')
    expect([await stateOf(plain), await stateOf(young)]).toEqual(['sent', 'verified'])
  })
})

describe('a mark', () => {
  it('is answered by the agency with a sentence that the reviewer reads', async () => {
    const { ratna, sari, budi, as, hrefOf, marked } = await threeWaiting()
    const officer = await as(sari)
    expect((await officer.get('/')).text).toContain('tanda yang belum dijawab')
    const form = await officer.get(hrefOf(marked))
    const empty = await officer.submit(form, `${hrefOf(marked)}/answers`, {
      answer_over_budget: ' ',
    })
    expect(empty.status).toBe(422)
    const done = await officer.submit(form, `${hrefOf(marked)}/answers`, {
      answer_over_budget: 'Anggaran perubahan belum dimasukkan.',
    })
    expect(done.text).toContain('Jawaban tersimpan')
    const seen = await (await as(ratna)).get(hrefOf(marked))
    expect(seen.text).toContain('Anggaran perubahan belum dimasukkan.')
    expect((await (await as(ratna)).get('/reports')).text).toContain('Melebihi anggaran (dijawab)')
    expect((await officer.get('/')).text).not.toContain('tanda yang belum dijawab')
    const stranger = await (await as(budi)).get(hrefOf(marked))
    expect(stranger.html.querySelector('#answer_over_budget')).toBeNull()
  })

  it('is kept in order when a report is sent, and gone when it no longer holds', async () => {
    const { action, budi, href, as } = await housingStory(db())
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/sending`, {
      ...filledIn,
      money_apbd: '1.000.000.001',
      confirmed: '1',
    })
    const flags = async () =>
      (await db()('reports').where({ action_id: action.id }).first('flags')).flags
    // The first report of the year, 327 days after the action began, and above its budget.
    expect(await flags()).toEqual(['over_budget', 'silent'])
    await db()('actions').where({ id: action.id }).update({ budget_total: 2_000_000_000 })
    await markReports(db(), [action.id])
    expect(await flags()).toEqual(['silent'])
  })
})

describe('what changed since the window before', () => {
  it('stands beside the figures, in words', async () => {
    const { ratna, as, hrefOf, plain } = await threeWaiting()
    await db()('reports')
      .where({ action_id: plain.id, state: 'sent' })
      .update({ work_status: 'delayed', status_reason: 'Hujan.', constraint_code: 6 })
    const page = await (await as(ratna)).get(hrefOf(plain))
    expect(page.text).toContain('Yang berubah sejak laporan TW II 2026')
    const section = page.html.querySelector('#since')?.parentNode
    expect(section?.querySelectorAll('ins').map((one) => one.text)).toEqual([
      'tertunda',
      '6. Tender atau kontrak',
      'Hujan.',
    ])
  })
})
