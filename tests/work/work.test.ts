import type { Db } from '../../server/db'
import { latestOverdue } from '../../server/work/pages'
import { listWindows } from '../../server/windows/queries'
import { testApp } from '../support/app'
import { buildAction, buildReport, buildStrategies, buildYear } from '../support/builders'
import { Client, type Page } from '../support/client'
import { storyNow } from '../support/constants'
import { useDatabase } from '../support/database'
import { everyone, person } from '../support/people'
import { statementsOf } from '../support/queries'

const db = useDatabase()

async function house(trx: Db) {
  const people = await everyone(trx)
  await buildStrategies(trx)
  await buildYear(trx, 2026)
  return people
}

async function at(moment: Date, email: string): Promise<Client> {
  const client = new Client(testApp(db(), { clock: () => moment }))
  await client.signIn(email)
  return client
}

const budisPage = async (moment = storyNow) => (await at(moment, 'budi@tkpk.test')).get('/')

/** The headed part of a page, as its words. */
function part(page: Page, id: string): string {
  const heading = page.html.querySelector(`#${id}`)
  return (heading?.parentNode.structuredText ?? '').replace(/[ \u00a0]+/g, ' ')
}

describe('the work of an officer', () => {
  it('is what the own agency owes, by its due day, and nothing that is done', async () => {
    const { housing, social } = await house(db())
    await buildAction(db(), {
      title: 'Bedah rumah',
      agency: housing,
      reports: { '2026-TW1': { state: 'verified' }, '2026-TW2': {} },
    })
    await buildAction(db(), {
      title: 'Jamban keluarga',
      agency: housing,
      reports: { '2026-TW3': { state: 'draft', output: 3 } },
    })
    await buildAction(db(), {
      title: 'Sudah dilaporkan',
      agency: housing,
      reports: { '2026-TW3': {} },
    })
    await buildAction(db(), { title: 'Milik dinas lain', agency: social })
    const page = await budisPage()
    expect(page.text).toMatch(/Milik Dinas Perumahan Uji\./)
    const owed = part(page, 'owed')
    expect(owed).toMatch(/Triwulan III 2026/)
    expect(owed).toMatch(/Jatuh tempo 15 Oktober 2026 · lewat 40 hari/)
    expect(owed).toMatch(/masih diterima sampai 24 Desember 2026/)
    expect(owed).toMatch(/Bedah rumah/)
    expect(owed).toMatch(/belum diisi\s+Isi laporan/)
    expect(owed).toMatch(/Jamban keluarga/)
    expect(owed).toMatch(/draf\s+Lanjutkan draf/)
    expect(page.text).not.toMatch(/Sudah dilaporkan/)
    expect(page.text).not.toMatch(/Milik dinas lain/)
    // The second quarter's grace is over: nothing can be sent for it any more.
    expect(owed).not.toMatch(/Triwulan II /)
  })

  it('leads straight to each report', async () => {
    const { housing } = await house(db())
    const action = await buildAction(db(), { agency: housing })
    const client = await at(storyNow, 'budi@tkpk.test')
    const page = await client.get('/')
    const href = `/actions/${action.code}/reports/2026-TW3`
    expect(page.html.querySelectorAll(`a[href="${href}"]`).length).toBeGreaterThan(0)
    expect((await client.raw(href)).status).toBe(200)
  })

  it('puts what is due first on top, and counts the days that are left', async () => {
    const { housing } = await house(db())
    await buildAction(db(), { title: 'Bedah rumah', agency: housing })
    await db()('windows').where({ code: '2026-TW3' }).update({ grace_until: '2027-01-10' })
    const page = await budisPage(new Date('2027-01-05T02:00:00Z'))
    const owed = part(page, 'owed')
    expect(owed.indexOf('Triwulan III 2026')).toBeLessThan(owed.indexOf('Triwulan IV 2026'))
    expect(owed).toMatch(/Jatuh tempo 15 Januari 2027 · 10 hari lagi/)
  })

  it('is not late on the due day itself', async () => {
    const { housing } = await house(db())
    await buildAction(db(), { agency: housing })
    const lastMinute = part(await budisPage(new Date('2026-10-15T16:59:00Z')), 'owed')
    expect(lastMinute).toMatch(/Jatuh tempo hari ini/)
    expect(lastMinute).not.toMatch(/lewat/)
    const midnight = part(await budisPage(new Date('2026-10-15T17:00:00Z')), 'owed')
    expect(midnight).toMatch(/lewat 1 hari/)
  })

  it('shows what came back and why, apart from what is owed', async () => {
    const { housing, social, ratna } = await house(db())
    const action = await buildAction(db(), { title: 'Bedah rumah', agency: housing })
    const other = await buildAction(db(), { title: 'Milik dinas lain', agency: social })
    for (const one of [action, other]) {
      const report = await buildReport(db(), one, '2026-TW3', { state: 'returned', output: 3 })
      await db()('report_versions').insert({
        report_id: report.id,
        number: 1,
        content: '{}',
        sent_at: storyNow,
      })
      await db()('report_reviews').insert({
        report_id: report.id,
        version_number: 1,
        verdict: 'returned',
        section: 'output',
        comment: `Foto ${one.title} belum ada`,
        reviewer_id: ratna.id,
        at: new Date('2026-11-20T03:00:00Z'),
      })
    }
    const page = await budisPage()
    const returned = part(page, 'returned')
    expect(returned).toMatch(/Foto Bedah rumah belum ada/)
    expect(returned).toMatch(/dikembalikan Ratna, 20 November 2026/)
    expect(returned).toMatch(/Perbaiki laporan/)
    expect(part(page, 'owed')).not.toMatch(/Bedah rumah/)
    expect(page.text).not.toMatch(/Milik dinas lain/)
  })

  it('is a calm sentence when there is nothing to do, with the next window’s days', async () => {
    await house(db())
    expect((await budisPage()).text).toMatch(
      /Tidak ada laporan yang perlu diisi hari ini.*Triwulan IV 2026, dibuka 17 Desember 2026 dan jatuh tempo 15 Januari 2027\./,
    )
    await db()('windows').where('opens_on', '>', '2026-11-24').delete()
    expect((await budisPage()).text).toMatch(/belum dibuat oleh sekretariat/)
  })
})

describe('the work of a reviewer', () => {
  it('is what waits, the oldest first, what looks odd, and who is late', async () => {
    const { housing, social } = await house(db())
    await buildAction(db(), {
      title: 'Terkirim kemudian',
      startsOn: '2026-08-01',
      agency: housing,
      budget: 100,
      outputTarget: 100,
      reports: { '2026-TW3': { output: 20, money: 10, sentAt: '2026-11-20T03:00:00Z' } },
    })
    await buildAction(db(), {
      title: 'Terkirim dahulu',
      agency: housing,
      budget: 100,
      outputTarget: 100,
      reports: { '2026-TW3': { output: 20, money: 250, sentAt: '2026-10-01T03:00:00Z' } },
    })
    await buildAction(db(), { title: 'Belum lapor', agency: social })
    const page = await (await at(storyNow, 'ratna@tkpk.test')).get('/')
    const waiting = part(page, 'waiting')
    expect(waiting).toMatch(/2 laporan menunggu/)
    expect(waiting.indexOf('Terkirim dahulu')).toBeLessThan(waiting.indexOf('Terkirim kemudian'))
    expect(waiting).toMatch(/54 hari lalu/)
    const odd = part(page, 'odd')
    expect(odd).toMatch(/Terkirim dahulu/)
    expect(odd).toMatch(/Melebihi anggaran/)
    expect(odd).not.toMatch(/Terkirim kemudian/)
    const late = part(page, 'late')
    expect(late).toMatch(/OPD yang terlambat, Triwulan III 2026/)
    expect(late).toMatch(/Dinas Sosial Uji: 1 laporan/)
    expect(late).not.toMatch(/Perumahan/)
    expect(page.html.querySelector('#housekeeping')).toBeNull()
    expect(page.html.querySelectorAll('a[href="/board"]').length).toBeGreaterThan(0)
  })

  it('opens the late agency’s actions, exactly as many', async () => {
    const { social } = await house(db())
    for (let more = 0; more < 3; more += 1) await buildAction(db(), { agency: social })
    const client = await at(storyNow, 'ratna@tkpk.test')
    const link = (await client.get('/')).html.querySelector('a[href^="/actions?"]')
    expect(link?.text).toBe('3 laporan')
    const list = await client.get(link?.getAttribute('href') ?? '')
    expect(list.html.querySelectorAll('tbody tr')).toHaveLength(3)
  })

  it('is nothing when nothing waits and nobody is late', async () => {
    await house(db())
    const page = await (await at(storyNow, 'ratna@tkpk.test')).get('/')
    expect(page.text).toMatch(/Tidak ada laporan yang menunggu verifikasi/)
    expect(page.text).toMatch(/Tidak ada yang terlambat/)
  })

  it('includes the housekeeping for the secretariat', async () => {
    await house(db())
    await person(db(), 'Baru', 'viewer')
    await db()('users').where({ name: 'Baru' }).update({ password_hash: null })
    const before = await (await at(storyNow, 'sekar@tkpk.test')).get('/')
    const kept = part(before, 'housekeeping')
    expect(kept).toMatch(/1 orang belum punya kata sandi/)
    expect(kept).toMatch(/Triwulan III 2026 jatuh tempo 15 Oktober 2026/)
    expect(kept).toMatch(/Masa pelaporan tahun 2027 belum dibuat/)
    await db()('users').where({ name: 'Baru' }).update({ disabled_at: storyNow })
    await buildYear(db(), 2027)
    const after = part(await (await at(storyNow, 'sekar@tkpk.test')).get('/'), 'housekeeping')
    expect(after).toMatch(/Semua pengguna aktif sudah punya kata sandi/)
    expect(after).not.toMatch(/2027 belum dibuat/)
  })

  it('asks after the last window that is past due', async () => {
    await house(db())
    const windows = (await listWindows(db())).filter((window) => window.year === 2026)
    expect(latestOverdue(windows, '2026-04-15')).toBeUndefined()
    expect(latestOverdue(windows, '2026-04-16')?.code).toBe('2026-TW1')
    expect(latestOverdue(windows, '2026-11-24')?.code).toBe('2026-TW3')
    expect(latestOverdue(windows, '2028-01-01')?.code).toBe('2026-TW4')
  })
})

describe('the work of those who read', () => {
  it('is a short word, the way to the board, and the latest published values', async () => {
    await house(db())
    const page = await (await at(storyNow, 'tono@tkpk.test')).get('/')
    expect(page.text).toMatch(/Anda dapat membaca dan mencetak/)
    expect(page.html.querySelectorAll('main a[href="/board"]')).toHaveLength(1)
    expect(page.html.querySelectorAll('main a[href="/indicators"]')).toHaveLength(1)
    expect(page.text).toMatch(/13,69 persen/)
    expect(page.text).toMatch(/terbit · Maret 2025, 20 bulan lalu/)
  })

  it('is asked for a sign-in first', async () => {
    const answer = await new Client(testApp(db())).raw('/')
    expect(answer.status).toBe(303)
  })
})

describe('the cost of the page', () => {
  it('does not grow with the work', async () => {
    const { housing } = await house(db())
    const asked = async (email: string) => {
      const client = await at(storyNow, email)
      await client.raw('/')
      return (await statementsOf(async () => client.raw('/'))).length
    }
    const mails = ['budi@tkpk.test', 'ratna@tkpk.test', 'sekar@tkpk.test', 'tono@tkpk.test']
    const few: number[] = []
    for (const mail of mails) few.push(await asked(mail))
    for (let more = 0; more < 8; more += 1) {
      await buildAction(db(), { agency: housing })
      await buildAction(db(), { agency: housing, reports: { '2026-TW3': { output: 1 } } })
    }
    const many: number[] = []
    for (const mail of mails) many.push(await asked(mail))
    expect(many).toEqual(few)
    // One of them is the look for changes, which stands for most of the others while there are none.
    expect(Math.max(...many)).toBeLessThanOrEqual(9)
  })
})
