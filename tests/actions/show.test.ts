import { testApp } from '../support/app'
import { buildAction, buildPlace, buildReport, type ActionFacts } from '../support/builders'
import { Client, type Page } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'
import { statementsOf } from '../support/queries'

const db = useDatabase()

async function arrive(
  facts: ActionFacts = {},
  who: 'budi' | 'ratna' | 'sekar' = 'budi',
  now?: string,
) {
  const people = await everyone(db())
  const action = await buildAction(db(), {
    title: 'Bedah rumah warga miskin',
    agency: people.housing,
    outputTarget: 658,
    ...facts,
  })
  const client = new Client(testApp(db(), now ? { clock: () => new Date(now) } : {}))
  await client.signIn(people[who].email)
  const at = `/actions/${action.code}`
  return { people, action, client, at, page: await client.get(at) }
}

/** The part of the page about one window. */
function windowIn(page: Page, name: string): string {
  const item = page.html.querySelectorAll('.timeline > li').find((one) => one.text.includes(name))
  return (item?.text ?? '').replace(/\s+/g, ' ').trim()
}

describe('the page of an action', () => {
  it('prints the rule with its working, for output and money apart', async () => {
    const { page } = await arrive({
      plan: [100, 300, 493.5, 658],
      budget: 2_000_000_000,
      reports: { '2026-TW3': { state: 'verified', output: 420, money: 1_900_000_000 } },
    })
    expect(page.text).toContain('s.d. Triwulan III 2026 · terverifikasi')
    expect(page.text).toContain(
      'Dilaporkan 420 dari 658 unit = 63,8 persen; diharapkan 75,0 persen pada 30 September 2026 (menurut rencana triwulan); rasio 0,85 → lambat.',
    )
    expect(page.text).toContain(
      'Dilaporkan Rp1.900.000.000 dari Rp2.000.000.000 = 95,0 persen; diharapkan 74,8 persen pada 30 September 2026 (merata dari 1 Jan 2026 sampai 31 Des 2026); rasio 1,27 → sesuai.',
    )
    expect(page.text).toContain('mulai 0,95 sesuai, mulai 0,6 lambat')
  })

  it('says why it cannot be judged', async () => {
    const silent = await arrive({ budget: [] })
    expect(silent.page.text).toContain('Belum dapat dinilai: belum ada angka yang terkirim.')
    expect(silent.page.text).toContain('Belum dapat dinilai: anggaran belum diketahui.')
  })

  it('says what a status, a missing target or a later start does to the judgement', async () => {
    const done = await arrive({
      status: 'done',
      reports: { '2026-TW3': { output: 600, workStatus: 'done' } },
    })
    expect(done.page.text).toContain(
      'Dilaporkan 600 dari 658 unit = 91,2 persen. Dinilai selesai karena status kerjanya.',
    )
    const early = await buildAction(db(), {
      agency: done.people.housing,
      startsOn: '2026-10-01',
      outputTarget: 5,
      reports: { '2026-TW3': { output: 1 } },
    })
    expect((await done.client.get(`/actions/${early.code}`)).text).toContain(
      'Pada 30 September 2026 belum ada yang diharapkan, jadi belum waktunya.',
    )
    const free = await buildAction(db(), {
      agency: done.people.housing,
      reports: { '2026-TW3': { output: 7 } },
    })
    const page = await done.client.get(`/actions/${free.code}`)
    expect(page.text).toContain('Belum dapat dinilai: target keluaran belum diisi.')
  })

  it('lists the windows, newest first, with cumulative figures and what each added', async () => {
    const { page } = await arrive({
      beneficiaryTarget: 658,
      reports: {
        '2026-TW1': {
          state: 'verified',
          output: 100,
          beneficiaries: 0,
          money: 500_000_000,
          sentAt: '2026-04-10T03:00:00Z',
        },
        '2026-TW3': {
          state: 'sent',
          output: 90,
          money: 750_000_000,
          sentAt: '2026-10-16T03:00:00Z',
          doneText: 'Pondasi selesai.',
          constraintCode: 6,
          constraintText: 'Tender diulang.',
        },
      },
    })
    const names = page.html.querySelectorAll('.timeline h3').map((one) => one.text)
    expect(names.slice(0, 4)).toEqual([
      'Triwulan IV 2026',
      'Triwulan III 2026',
      'Triwulan II 2026',
      'Triwulan I 2026',
    ])
    expect(windowIn(page, 'Triwulan IV')).toContain('Dibuka 17 Desember 2026')
    const third = windowIn(page, 'Triwulan III')
    expect(third).toContain('terkirim · Dikirim 16 Oktober 2026, lewat tenggat')
    // Lower than before is shown as it was reported, since the report before it.
    expect(third).toContain('90 unit (−10 unit sejak TW I 2026)')
    expect(third).toContain('Penerima manfaatbelum dilaporkan')
    expect(third).toContain('(+Rp250.000.000 sejak TW I 2026)')
    expect(third).toContain('Tender atau kontrak: Tender diulang.')
    expect(windowIn(page, 'Triwulan II 2026')).toContain('terlambat · Tenggat 15 Juli 2026')
    const first = windowIn(page, 'Triwulan I 2026')
    expect(first).toContain('100 unit (+100 unit sejak 1 Januari)')
    expect(first).toContain('0 KPM')
    expect(
      page.html.querySelectorAll('.timeline a').map((one) => one.getAttribute('href')),
    ).toEqual([
      expect.stringMatching(/reports\/2026-TW3$/),
      expect.stringMatching(/reports\/2026-TW1$/),
    ])
  })

  it('shows no figure of a draft or of a returned report', async () => {
    const { page } = await arrive(
      {
        reports: {
          '2026-TW2': { state: 'returned', output: 333, doneText: 'Teks yang dikembalikan' },
          '2026-TW3': { state: 'draft', output: 444, doneText: 'Teks yang belum dikirim' },
        },
      },
      'ratna',
    )
    expect(page.text).not.toMatch(/333|444|Teks yang/)
    expect(windowIn(page, 'Triwulan III')).toContain('Masih draf')
    expect(windowIn(page, 'Triwulan II 2026')).toContain('Dikembalikan untuk diperbaiki')
  })

  it('leads the owner straight to the report that is due', async () => {
    const due = await arrive()
    const tool = due.page.html.querySelector('.heading__tools .button--primary')
    expect(tool?.getAttribute('href')).toBe(`${due.at}/reports/2026-TW3`)
    expect(tool?.text).toContain('Lapor TW III 2026')
    await buildReport(db(), due.action, '2026-TW3', { output: 1 })
    const sent = await due.client.get(due.at)
    expect(sent.html.querySelector('.heading__tools .button--primary')).toBeNull()
  })

  it('leads nobody else there, nor into a window that is locked or shut', async () => {
    const { client, at, page, people } = await arrive({}, 'ratna')
    expect(page.html.querySelectorAll('.heading__tools a[href*="/reports/"]')).toHaveLength(0)
    expect(client).toBeDefined()
    const locked = new Client(testApp(db(), { clock: () => new Date('2026-12-25T02:00:00Z') }))
    await locked.signIn(people.budi.email)
    const later = await locked.get(at)
    // On Christmas Day the third quarter is locked and the fourth has opened.
    expect(later.html.querySelector('.heading__tools .button--primary')?.text).toContain('TW IV')
  })

  it('marks what is past its last day, derived from today', async () => {
    const over = await arrive({ endsOn: '2026-11-23' })
    expect(over.page.text).toContain('lewat tanggal selesai')
    const lastDay = await buildAction(db(), { agency: over.people.housing, endsOn: '2026-11-24' })
    expect((await over.client.get(`/actions/${lastDay.code}`)).text).not.toContain('lewat tanggal')
  })

  it('marks figures made for demonstration, and only those', async () => {
    const { page } = await arrive({ isDemo: true, demoParts: ['budget'], budget: 5_000_000 })
    expect(page.text).toContain('Dibuat untuk peragaan: anggaran.')
    const marks = page.html.querySelectorAll('.demo-mark').length
    expect(marks).toBeGreaterThanOrEqual(3)
    const facts = page.html
      .querySelectorAll('.facts div')
      .map((one) => one.text.replace(/\s+/g, ' '))
    expect(facts.find((one) => one.includes('Target keluaran'))).not.toContain('contoh')
    expect(
      page.html.querySelectorAll('h2').find((one) => one.text.includes('Anggaran'))?.text,
    ).toContain('contoh')
  })

  it('tells unknown from zero', async () => {
    const place = await buildPlace(db(), 'Uji Kikim')
    const { page } = await arrive({
      outputTarget: null,
      budget: 0,
      places: [{ id: place.id, target: null }],
    })
    expect(page.text).toContain('Rp0')
    expect(page.text).not.toContain('Anggaran belum diketahui.')
    expect(page.html.querySelectorAll('table').at(-1)?.text).toContain('belum diketahui')
  })

  it('is not there for a code that does not exist', async () => {
    const { client } = await arrive()
    for (const code of [
      'A-2026-999',
      'A-2026-0001',
      'a-2026-001',
      'A-2026-001%00',
      "A-2026-1'--",
      'x'.repeat(3000),
    ]) {
      expect([code, (await client.raw(`/actions/${encodeURI(code)}`)).status]).toEqual([code, 404])
    }
  })

  it('says so when its year has no reporting windows', async () => {
    const { people, client } = await arrive()
    await buildAction(db(), { agency: people.housing, year: 2040, number: 1 })
    await db()('standings')
      .whereIn('window_id', db()('windows').where({ year: 2040 }).select('id'))
      .delete()
    await db()('windows').where({ year: 2040 }).delete()
    const page = await client.get('/actions/A-2040-001')
    expect(page.text).toContain('Tahun 2040 belum punya masa pelaporan.')
  })

  it('costs the same statements with one report and with four, with one place and with many', async () => {
    const { client, at, action } = await arrive()
    const few = await statementsOf(() => client.get(at))
    for (const window of ['2026-TW1', '2026-TW2', '2026-TW3', '2026-TW4']) {
      await buildReport(db(), action, window, { output: 10, money: 5 })
    }
    for (let index = 0; index < 12; index += 1) {
      const place = await buildPlace(db(), `Uji ${index}`)
      await db()('action_places').insert({ action_id: action.id, place_id: place.id })
    }
    const many = await statementsOf(() => client.get(at))
    expect(many).toHaveLength(few.length)
    // Nothing is remembered within this test's own transaction; the look for changes comes on top.
    expect(many.length).toBeLessThanOrEqual(11)
  })

  it('speaks English to those who read English', async () => {
    const { client, at } = await arrive({ reports: { '2026-TW3': { output: 420 } } })
    await db()('users').where({ name: 'Budi' }).update({ language: 'en' })
    const page = await client.get(at)
    expect(page.text).toContain('Reported 420 of 658 unit = 63.8 percent')
    expect(page.text).not.toMatch(/belum|Laporan|Anggaran/)
  })
})

describe('an action carried on into the next year', () => {
  it('keeps what it is and where, and begins with neither money, nor reports, nor a status', async () => {
    const place = await buildPlace(db(), 'Desa Uji')
    const { action, client, at, page } = await arrive({
      year: 2024,
      startsOn: '2024-02-29',
      endsOn: '2024-11-30',
      status: 'delayed',
      statusReason: 'Menunggu lahan.',
      budget: 2_000_000_000,
      plan: [null, 300, null, 658],
      moneyPlan: [500_000_000, null, null, 2_000_000_000],
      places: [{ id: place.id, target: 40 }],
    })
    await client.submit(page, `${at}/copy`)
    const copy = await db()('actions').where({ predecessor_id: action.id }).first()
    expect(copy).toMatchObject({
      title: 'Bedah rumah warga miskin',
      year: 2025,
      output_target: 658,
      starts_on: '2025-02-28',
      ends_on: '2025-11-30',
      status: 'not_started',
      status_reason: null,
      budget_total: null,
    })
    const of = { action_id: copy.id }
    expect(await db()('budget_lines').where(of)).toEqual([])
    expect(await db()('reports').where(of)).toEqual([])
    expect(
      await db()('action_plans').where(of).orderBy('quarter').select('quarter', 'output', 'money'),
    ).toEqual([
      { quarter: 2, output: 300, money: null },
      { quarter: 4, output: 658, money: null },
    ])
    expect(await db()('action_places').where(of).select('place_id', 'target')).toEqual([
      { place_id: place.id, target: 40 },
    ])
  })
})
