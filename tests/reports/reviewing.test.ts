import { NodeType } from 'node-html-parser'
import type { Client, Page } from '../support/client'
import { buildAction, buildReport } from '../support/builders'
import { useDatabase } from '../support/database'
import { agency } from '../support/people'
import { filledIn, housingStory } from '../support/reporting'
import { countWaiting } from '../../server/reports/queue-queries'
import { listOwed, listReturned, listWaiting } from '../../server/reports/work-queries'

const db = useDatabase()
const report = () => db()('reports').orderBy('id', 'desc').first()
const headings = (page: Page) => page.html.querySelectorAll('h2').map((one) => one.text)

async function sentBy(client: Client, href: string, fields: Record<string, string> = {}) {
  return client.submit(await client.get(href), `${href}/sending`, { ...filledIn, ...fields })
}

describe('Ratna reviews a report', () => {
  it('from draft to verified and back, each step by the one whose step it is', async () => {
    const { budi, ratna, tono, action, href, as, clock } = await housingStory(db())
    const officer = await as(budi)
    const reviewer = await as(ratna)
    await sentBy(officer, href)

    clock.now = new Date('2026-11-25T02:00:00Z')
    const page = await reviewer.get(href)
    expect(headings(page)).toContain('Keputusan peninjau')
    const returned = await reviewer.submit(page, `${href}/return`, {
      comment_output: 'Hitung rumah yang sudah dihuni saja.',
      comment_evidence: 'Tambahkan foto.',
    })
    expect(returned.text).toContain('Laporan dikembalikan kepada Dinas Perumahan Uji')
    expect(await report()).toMatchObject({ state: 'returned', version: 2 })
    expect(await db()('standings').where({ report_state: 'returned' }).first()).toMatchObject({
      output: null,
    })

    clock.now = new Date('2026-11-26T02:00:00Z')
    const form = await officer.get(href)
    expect(form.text).toContain('Hitung rumah yang sudah dihuni saja.')
    expect(form.html.querySelector('a[href="#output"]')?.text).toBe('Keluaran')
    await officer.submit(form, `${href}/sending`, {
      output: '55',
      done_text: 'Lima puluh lima sudah dihuni.',
    })

    const again = await reviewer.get(href)
    expect(headings(again)).toContain('Yang berubah sejak versi 1')
    const changes = again.html
      .querySelectorAll('del')
      .map((one) => [one.text, one.parentNode.nextElementSibling?.text.trim()])
    expect(changes).toEqual([
      ['60 rumah', '55 rumah'],
      ['Enam puluh rumah selesai diperbaiki.', 'Lima puluh lima sudah dihuni.'],
    ])
    clock.now = new Date('2026-11-27T02:00:00Z')
    await reviewer.submit(again, `${href}/verification`, {
      verification_comment: 'Cocok dengan foto.',
    })
    expect(await report()).toMatchObject({
      state: 'verified',
      verified_by: ratna.id,
      verified_at: clock.now,
    })
    expect(
      await db()('standings').where({ figure_state: 'verified', action_id: action.id }).first(),
    ).toMatchObject({ output: 55 })

    clock.now = new Date('2026-11-28T02:00:00Z')
    const verified = await reviewer.get(href)
    expect(headings(verified)).not.toContain('Keputusan peninjau')
    await reviewer.submit(verified, `${href}/reopening`, { reopening_reason: 'Ada data ganda.' })
    expect(await report()).toMatchObject({
      state: 'returned',
      verified_at: null,
      verified_by: null,
    })
    expect((await officer.get(href)).text).toContain('Ada data ganda.')

    const trail = (await (await as(tono)).get(href)).html.querySelectorAll('.timeline > li')
    expect(
      trail.map((step) =>
        step.childNodes
          .find((one) => one.nodeType === NodeType.TEXT_NODE && one.text.trim())
          ?.text.trim(),
      ),
    ).toEqual([
      'Dibuka kembali oleh Ratna',
      'Diverifikasi oleh Ratna',
      'Versi 2 dikirim oleh Budi',
      'Dikembalikan oleh Ratna',
      'Versi 1 dikirim oleh Budi (terlambat 40 hari)',
    ])
    const events = await db()('history').where({ subject: 'report' }).orderBy('id').pluck('event')
    expect(events).toEqual([
      'report.sent',
      'report.returned',
      'report.sent',
      'report.verified',
      'report.reopened',
    ])
  })

  it('must say to which section, and why', async () => {
    const { budi, ratna, href, as } = await housingStory(db())
    await sentBy(await as(budi), href)
    const reviewer = await as(ratna)
    const page = await reviewer.get(href)
    const silent = await reviewer.submit(page, `${href}/return`)
    expect(silent.status).toBe(422)
    expect(silent.text).toContain('Tulis komentar pada sedikitnya satu bagian')
    const short = await reviewer.submit(page, `${href}/return`, { comment_money: 'ya' })
    expect(short.html.querySelector('#comment_money-error')?.text).toContain(
      'Paling sedikit 3 huruf',
    )
    expect(short.html.querySelector('#comment_money')?.text.trim()).toBe('ya')
    expect(await report()).toMatchObject({ state: 'sent' })
  })

  it('sees the last sent version while the agency mends the report', async () => {
    const { budi, ratna, sari, href, as } = await housingStory(db())
    const officer = await as(budi)
    const reviewer = await as(ratna)
    await sentBy(officer, href)
    await reviewer.submit(await reviewer.get(href), `${href}/return`, {
      comment_output: 'Cek lagi.',
    })
    await officer.submit(await officer.get(href), `${href}/draft`, { output: '12' })
    expect(await report()).toMatchObject({ state: 'returned', output: 12 })
    for (const client of [reviewer, await as(sari)]) {
      const page = await client.get(href)
      expect(page.text).toContain('versi yang terakhir dikirim')
      expect(page.html.querySelector('td b')?.text).toBe('60 rumah')
    }
    const queue = await reviewer.get('/reports?state=returned')
    expect(queue.text).toContain('Keluaran: 60 rumah')
  })

  it('is stopped when the officer has sent it anew, and keeps the comment', async () => {
    const { budi, ratna, sekar, href, as } = await housingStory(db())
    const officer = await as(budi)
    const reviewer = await as(ratna)
    const other = await as(sekar)
    await sentBy(officer, href)
    const seen = await reviewer.get(href)
    await other.submit(await other.get(href), `${href}/return`, { comment_output: 'Cek lagi.' })
    await sentBy(officer, href, { output: '50' })
    const late = await reviewer.submit(seen, `${href}/return`, {
      comment_money: 'Uangnya belum cocok',
    })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Laporan ini berubah sejak halaman Anda buka')
    expect(late.html.querySelector('#comment_money')?.text.trim()).toBe('Uangnya belum cocok')
    const tooLate = await reviewer.submit(seen, `${href}/verification`)
    expect(tooLate.status).toBe(409)
    expect(await report()).toMatchObject({ state: 'sent', output: 50 })
    await reviewer.submit(tooLate, `${href}/verification`)
    expect(await report()).toMatchObject({ state: 'verified' })
    const lost = await reviewer.submit(late, `${href}/return`, {
      comment_money: 'Uangnya belum cocok',
    })
    expect(lost.status).toBe(409)
    expect(lost.text).toContain('Yang tadi Anda ketik')
    expect(lost.text).toContain('Uangnya belum cocok')
  })

  it('cannot take a step that is not next', async () => {
    const { budi, ratna, href, as } = await housingStory(db())
    const reviewer = await as(ratna)
    const _csrf =
      (await reviewer.get(href)).html.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
    const step = (name: string, version: number) =>
      reviewer.post(`${href}/${name}`, {
        _csrf,
        version: String(version),
        comment_output: 'Cek lagi.',
        reopening_reason: 'Salah',
      })
    for (const name of ['verification', 'return', 'reopening'])
      expect((await step(name, 1)).status).toBe(409)
    await sentBy(await as(budi), href)
    expect((await step('reopening', 1)).text).toContain('Hanya laporan yang sudah diverifikasi')
    expect((await step('verification', 1)).status).toBe(303)
    expect((await step('verification', 2)).text).toContain('tidak sedang menunggu tinjauan')
    expect((await step('return', 2)).status).toBe(409)
    expect(await report()).toMatchObject({ state: 'verified', version: 2 })
    expect(await db()('report_reviews')).toHaveLength(1)
  })

  it('alone with the secretariat: officers and viewers may not decide', async () => {
    const { budi, sari, tono, href, as } = await housingStory(db())
    const officer = await as(budi)
    await sentBy(officer, href)
    for (const client of [officer, await as(sari), await as(tono)]) {
      const page = await client.get(href)
      expect(headings(page)).not.toContain('Keputusan peninjau')
      const _csrf = page.html.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
      for (const step of ['verification', 'return', 'reopening']) {
        const answer = await client.post(`${href}/${step}`, {
          _csrf,
          version: '1',
          comment_output: 'Cek lagi.',
        })
        expect(answer.status).toBe(403)
      }
      expect((await client.raw('/reports')).status).toBe(403)
    }
    expect(await report()).toMatchObject({ state: 'sent' })
  })

  it('reads what officers write as text, never as markup', async () => {
    const { budi, ratna, href, as } = await housingStory(db())
    await sentBy(await as(budi), href, {
      done_text: '<script>alert(1)</script>',
      next_text: '"><img src=x>',
    })
    const page = await (await as(ratna)).get(href)
    expect(page.html.querySelectorAll('main script, main img')).toEqual([])
    expect(page.response.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})

describe('the queue', () => {
  it('shows what waits, longest first, with figures, additions and flags', async () => {
    const { ratna, housing, social, as } = await housingStory(db())
    const late = await buildAction(db(), {
      agency: housing,
      title: 'Rehab rumah',
      strategy: 3,
      outputTarget: 100,
      outputUnit: 'rumah',
      budget: 1000,
      reports: {
        '2026-TW2': { state: 'verified', output: 40, money: 400 },
        '2026-TW3': { output: 40, money: 700, sentAt: '2026-10-02T02:00:00Z' },
      },
    })
    await buildAction(db(), {
      agency: social,
      title: 'Bantuan beras',
      outputTarget: 10,
      outputUnit: 'ton',
      reports: { '2026-TW3': { output: 3, sentAt: '2026-10-01T02:00:00Z' } },
    })
    const reviewer = await as(ratna)
    const queue = await reviewer.get('/reports')
    const rows = queue.html.querySelectorAll('tbody tr')
    expect(rows.map((row) => row.querySelector('th a')?.text)).toEqual([
      'Bantuan beras',
      'Rehab rumah',
    ])
    expect(rows[1]?.text).toContain('Keluaran: 40 rumah (0 rumah)')
    expect(rows[1]?.text).toContain('Realisasi keuangan: Rp700 (+Rp300)')
    expect(rows[1]?.text).toContain('Penerima manfaat: belum dilaporkan')
    expect(rows[1]?.querySelectorAll('.tag').map((tag) => tag.text)).toEqual([
      'Uang bergerak, keluaran tidak',
    ])
    expect(queue.text).toContain('Realisasi bertambah pada periode ini, keluaran tetap.')
    const page = await reviewer.get(`/actions/${late.code}/reports/2026-TW3`)
    expect(page.text).toContain('Realisasi bertambah pada periode ini, keluaran tetap.')
  })

  it('is narrowed by state, window, agency and strategy, and pays no heed to nonsense', async () => {
    const { ratna, housing, social, as } = await housingStory(db())
    await buildAction(db(), {
      agency: housing,
      title: 'Rehab rumah',
      strategy: 3,
      reports: { '2026-TW3': {}, '2026-TW1': { state: 'verified' } },
    })
    await buildAction(db(), {
      agency: social,
      title: 'Bantuan beras',
      strategy: 1,
      reports: { '2026-TW2': {} },
    })
    const reviewer = await as(ratna)
    const titles = async (query: string) =>
      (await reviewer.get(`/reports?${query}`)).html
        .querySelectorAll('tbody th a')
        .map((one) => one.text)
    expect(await titles('window=2026-TW3')).toEqual(['Rehab rumah'])
    expect(await titles('agency=sosial-uji')).toEqual(['Bantuan beras'])
    expect(await titles('strategy=3')).toEqual(['Rehab rumah'])
    expect(await titles('state=verified')).toEqual(['Rehab rumah'])
    expect(await titles('state=returned')).toEqual([])
    expect(await titles('state=draft&window=x&agency=%00&strategy=9&page=-1')).toHaveLength(2)
    expect(await titles('strategy=3&agency=sosial-uji')).toEqual([])
    expect(await titles('page=99')).toEqual([])
  })

  it('goes on from page to page, losing none', async () => {
    const { ratna, housing, as } = await housingStory(db())
    for (let n = 0; n < 27; n += 1) {
      await buildAction(db(), {
        agency: housing,
        title: `Aksi nomor ${n}`,
        reports: { '2026-TW3': {} },
      })
    }
    const reviewer = await as(ratna)
    const first = await reviewer.get('/reports?strategy=1')
    expect(first.text).toContain('1–25 dari 27 laporan')
    const next = first.html.querySelector('a[rel="next"]')?.getAttribute('href') ?? ''
    expect(next).toBe('/reports?strategy=1&page=2')
    const second = await reviewer.get(next)
    const titles = [first, second].flatMap((page) =>
      page.html.querySelectorAll('tbody th a').map((one) => one.text),
    )
    expect(new Set(titles).size).toBe(27)
  })
})

describe('what waits for whom', () => {
  it('lists what an agency owes in windows that take reports, by due day', async () => {
    const { housing, action } = await housingStory(db())
    const rows = await listOwed(db(), housing.id, '2026-11-24')
    expect(
      rows.map((row) => [row.actionCode, row.window.code, row.state, row.late, row.takenUntil]),
    ).toEqual([[action.code, '2026-TW3', 'none', true, '2026-12-24']])
    await db()('windows')
      .where({ code: '2026-TW1' })
      .update({ unlocked_until: '2026-11-24', unlock_reason: 'banjir' })
    expect((await listOwed(db(), housing.id, '2026-11-24')).map((row) => row.window.code)).toEqual([
      '2026-TW1',
      '2026-TW3',
    ])
    expect((await listOwed(db(), housing.id, '2026-11-25')).map((row) => row.window.code)).toEqual([
      '2026-TW3',
    ])
    const onDueDay = await listOwed(db(), housing.id, '2026-10-15')
    expect(onDueDay.find((row) => row.window.code === '2026-TW3')).toMatchObject({ late: false })
    await buildReport(db(), action, '2026-TW3', { state: 'sent' })
    expect(await listOwed(db(), housing.id, '2026-11-25')).toEqual([])
  })

  it('lists what came back, with what was said, also when its window has locked', async () => {
    const { budi, ratna, housing, href, as } = await housingStory(db())
    await sentBy(await as(budi), href)
    const reviewer = await as(ratna)
    expect(await countWaiting(db())).toBe(1)
    expect(await listWaiting(db(), 5)).toMatchObject([{ window: { code: '2026-TW3' } }])
    await reviewer.submit(await reviewer.get(href), `${href}/return`, {
      comment_output: 'Cek lagi.',
      comment_money: 'Kurang bukti.',
    })
    expect(await listReturned(db(), housing.id)).toMatchObject([
      {
        window: { code: '2026-TW3' },
        reviewerName: 'Ratna',
        comments: ['Cek lagi.', 'Kurang bukti.'],
      },
    ])
    expect(await listReturned(db(), (await agency(db(), 'lain', 'Dinas Lain')).id)).toEqual([])
    expect(await countWaiting(db())).toBe(0)
  })
})
