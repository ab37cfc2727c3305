import type { Db } from '../../server/db'
import { refreshStandings } from '../../server/actions/standing-commands'
import { remember } from '../../server/history'
import { testApp } from '../support/app'
import { buildAction } from '../support/builders'
import { Client } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'
import { statementsOf } from '../support/queries'

const db = useDatabase()

async function link(trx: Db, action: { id: number }, code: string, expected: number) {
  const indicator = await trx('indicators').where({ code }).first('id')
  await trx('contributions').insert({
    action_id: action.id,
    indicator_id: indicator.id,
    expected,
    lag_months: 0,
    confidence: 'medium',
    reasoning: 'Untuk uji kuadran.',
    state: 'accepted',
    decided_at: new Date('2026-01-20T03:00:00Z'),
  })
}

/**
 * Strategy 1 in 2026: a finished action carries 0.3 of the 0.4 points expected of poverty, which stands 0.51 ahead of its
 * path; a stuck one carries nothing of extreme poverty, 1.09 behind its path of 0; unfit houses have no path.
 */
async function story() {
  await everyone(db())
  const report = (output: number) => ({ output, state: 'verified' as const })
  const good = await buildAction(db(), {
    outputTarget: 10,
    status: 'done',
    reports: { '2026-TW3': { ...report(10), workStatus: 'done' } },
  })
  const stuck = await buildAction(db(), {
    outputTarget: 100,
    reports: { '2026-TW3': report(5) },
  })
  await link(db(), good, 'P0', -0.3)
  await link(db(), stuck, 'P0', -0.1)
  await link(db(), stuck, 'EXT_P', -0.2)
  await link(db(), stuck, 'RTLH', -100)
  const client = new Client(testApp(db()))
  await client.signIn('ratna@tkpk.test')
  return client
}

const page = '/strategies/1?year=2026&window=2026-TW3'

describe('the quadrant of work and indicators', () => {
  it('puts each linked indicator where its work and its path say, with the question to the meeting', async () => {
    const client = await story()
    const { html } = await client.get(page)
    const on = html.querySelector('#quadrant-1-on')?.text ?? ''
    const off = html.querySelector('#quadrant-1-off')?.text ?? ''
    expect(on).toMatch(/Aksi jalan, indikator di jalur\s+Persentase penduduk miskin/)
    expect(off).toMatch(
      /Aksi tertinggal, indikator tertinggal\s+Persentase penduduk miskin ekstrem/,
    )
    expect(off).toContain('Apa yang menghambat aksi')
    expect(html.querySelector('#quadrant-1-unknown')?.text).toContain('Rumah tidak layak huni')
  })

  it('says a sentence whose every figure leads to as many rows', async () => {
    const client = await story()
    const { html } = await client.get(page)
    const links = html.querySelectorAll('#quadrant-1 > p:first-child a')
    const told = links.map(
      (one) => [parseInt(one.text, 10), one.getAttribute('href') ?? ''] as const,
    )
    expect(told.map(([n]) => n)).toEqual([4, 1, 3, 1, 1, 1])
    for (const [n, href] of told) {
      if (href.startsWith('#')) {
        expect([href, html.querySelectorAll(`${href} li`).length]).toEqual([href, n])
      } else {
        const list = await client.get(href.replaceAll('&amp;', '&'))
        expect([href, list.html.querySelectorAll('tbody tr').length]).toEqual([href, n])
      }
    }
  })

  it('moves when a verified report brings the work on pace', async () => {
    const client = await story()
    const { action_id: id } = await db()('contributions')
      .where({ expected: -0.2 })
      .first('action_id')
    await db()('reports').where({ action_id: id }).update({ output: 90 })
    await refreshStandings(db(), [id])
    await remember(db(), 'house', 'report.verified', 'report', 1)
    const { html } = await client.get(page)
    expect(html.querySelector('#quadrant-1-off')?.text).toMatch(
      /Aksi jalan, indikator diam\s+Persentase penduduk miskin ekstrem/,
    )
  })

  it('is not moved by a reading of another method, nor is any change or pace', async () => {
    const client = await story()
    const before = (await client.get('/indicators/P0')).html.querySelector('#now')?.parentNode.text
    const { id } = await db()('indicators').where({ code: 'P0' }).first('id')
    const [method] = await db()('methods')
      .insert({
        indicator_id: id,
        code: 'uji',
        name: 'Uji',
        name_en: 'Test',
        note: '',
        position: 9,
      })
      .returning('id')
    const sparse = { indicator_id: id, method_id: method.id, region_code: '16.04', month: 3 }
    const source = { source_url: 'https://example.go.id', in_use: true }
    await db()('readings').insert({ ...sparse, ...source, year: 2024, value: 9 })
    await remember(db(), 'house', 'reading.entered', 'reading', 1)
    const after = (await client.get('/indicators/P0')).html.querySelector('#now')?.parentNode.text
    expect(after).toBe(before)
    expect((await client.get(page)).html.querySelector('#quadrant-1-on')?.text).toContain(
      'Persentase penduduk miskin',
    )
  })
})

describe('the page of an indicator', () => {
  it('ranks among the regencies of the province as soon as they have readings', async () => {
    const client = await story()
    const first = await client.get('/indicators/P0')
    expect(first.html.querySelector('#lens-position')?.text).toContain(
      'Peringkat di provinsi belum dapat dinilai',
    )
    const home = await db()('regions').where({ code: '16.04' }).first('parent_code')
    const own = await db()('readings')
      .where({ region_code: '16.04', year: 2025, month: 3, value: 13.69, in_use: true })
      .first('indicator_id', 'method_id')
    const values = [9.5, 15.2, 11.1]
    await db()('regions').insert(
      values.map((_, index) => ({
        code: `16.9${index}`,
        kind: 'regency',
        name: `Kabupaten Uji ${index}`,
        parent_code: home.parent_code,
      })),
    )
    await db()('readings').insert(
      values.map((value, index) => ({
        ...own,
        region_code: `16.9${index}`,
        year: 2025,
        month: 3,
        value,
        source_url: 'https://example.go.id',
        in_use: true,
      })),
    )
    await remember(db(), 'house', 'reading.entered', 'reading', 1)
    // 9.5 and 11.1 are better than 13.69, 15.2 is worse.
    const ranked = await client.get('/indicators/P0')
    expect(ranked.html.querySelector('#lens-position')?.text).toMatch(/Terbaik ke-3 dari 4/)
  })

  it('says what it knows in ten statements or fewer', async () => {
    const client = await story()
    await client.get('/indicators/P0')
    const asked = await statementsOf(() => client.get('/indicators/P0'))
    expect(asked.length).toBeLessThanOrEqual(10)
  })
})
