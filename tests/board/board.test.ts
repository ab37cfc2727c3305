import { parse as parseCsv } from 'csv-parse/sync'
import { shareSpent, stateOfSum } from '../../server/board/board'
import { countBoard, listConcerns } from '../../server/board/queries'
import type { Db } from '../../server/db'
import { remember } from '../../server/history'
import { testApp } from '../support/app'
import { buildAction, buildStrategies, buildYear } from '../support/builders'
import { Client, type Page } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'
import { statementsOf } from '../support/queries'

const million = 1_000_000

/**
 * Six actions of 2026, as on 30 September, when 273 of 365 days have passed (74.8 %). Housing builds houses well (75 of
 * 100) and latrines badly (10 of 50); social affairs has told nothing of its rice. Training is delayed, the loans were
 * last told of in June (120 of 300 after 181 days, 0.81 of what was expected). One action of 2025 stands aside.
 */
async function story(db: Db) {
  const people = await everyone(db)
  const { housing, social } = people
  await buildStrategies(db)
  await buildYear(db, 2025)
  await buildYear(db, 2026)
  const houses = await buildAction(db, {
    title: 'Bedah rumah',
    strategy: 1,
    agency: housing,
    budget: 1000 * million,
    outputTarget: 100,
    outputUnit: 'unit',
    beneficiaryTarget: 100,
    beneficiaryUnit: 'KK',
    reports: {
      '2026-TW3': { state: 'verified', output: 75, beneficiaries: 70, money: 700 * million },
    },
  })
  const latrines = await buildAction(db, {
    title: 'Jamban keluarga',
    strategy: 1,
    agency: housing,
    budget: 500 * million,
    outputTarget: 50,
    outputUnit: 'unit',
    reports: {
      '2026-TW3': {
        output: 10,
        money: 50 * million,
        constraintCode: 6,
        constraintText: 'Lelang diulang',
      },
    },
  })
  const rice = await buildAction(db, { title: 'Beras lansia', strategy: 1, agency: social })
  const training = await buildAction(db, {
    title: 'Pelatihan menjahit',
    strategy: 2,
    agency: social,
    budget: 200 * million,
    status: 'delayed',
    statusReason: 'Instruktur belum ditunjuk',
    reports: { '2026-TW3': { state: 'draft', output: 5 } },
  })
  const loans = await buildAction(db, {
    title: 'Modal usaha kecil',
    strategy: 2,
    agency: housing,
    budget: 300 * million,
    outputTarget: 300,
    outputUnit: 'KK',
    reports: {
      '2026-TW2': { state: 'verified', output: 120, money: 90 * million },
      '2026-TW3': { state: 'returned', output: 299, money: 299 * million },
    },
  })
  await buildAction(db, { title: 'Aksi tahun lalu', year: 2025, strategy: 3, agency: social })
  return { ...people, houses, latrines, rice, training, loans }
}

const db = useDatabase()

async function window(code: string): Promise<number> {
  return (await db()('windows').where({ code }).first('id')).id as number
}

async function ratna(path: string): Promise<Page> {
  const client = new Client(testApp(db()))
  await client.signIn('ratna@tkpk.test')
  return client.get(path)
}

describe('the count behind the board', () => {
  it('agrees with a count by hand', async () => {
    await story(db())
    const { tallies, units, late } = await countBoard(db(), {
      year: 2026,
      windowId: await window('2026-TW3'),
      overdue: true,
    })
    expect(tallies.map((tally) => [tally.strategy, tally.actions])).toEqual([
      [1, 3],
      [2, 2],
      [3, 0],
    ])
    expect(tallies[0]).toMatchObject({
      statuses: { not_started: 0, running: 3, done: 0, delayed: 0, cancelled: 0 },
      judged: { on_track: 1, slow: 0, stuck: 1, unjudged: 1, finished: 0 },
      judgedMoney: { on_track: 0, slow: 1, stuck: 1, unjudged: 1 },
      owed: 3,
      reports: { verified: 1, sent: 1, returned: 0, draft: 0, none: 1 },
      late: 1,
      money: {
        budget: 1500 * million,
        budgeted: 2,
        realised: 750 * million,
        reporting: 2,
        verified: 700 * million,
        verifying: 1,
        realisedOfBudget: 750 * million,
      },
      targeted: 2,
      reached: 1,
    })
    expect(tallies[1]).toMatchObject({
      statuses: { running: 1, delayed: 1 },
      judged: { slow: 1, postponed: 1, stuck: 0 },
      reports: { returned: 1, draft: 1, none: 0 },
      late: 1,
      money: { budget: 500 * million, realised: 90 * million, reporting: 1 },
    })
    expect(units).toEqual([
      {
        strategy: 1,
        measure: 'output',
        unit: 'unit',
        actions: 2,
        target: 150,
        targeted: 2,
        reported: 85,
        reporting: 2,
        verified: 1,
        verifiedSum: 75,
      },
      {
        strategy: 1,
        measure: 'beneficiaries',
        unit: 'KK',
        actions: 1,
        target: 100,
        targeted: 1,
        reported: 70,
        reporting: 1,
        verified: 1,
        verifiedSum: 70,
      },
      {
        strategy: 2,
        measure: 'output',
        unit: 'KK',
        actions: 1,
        target: 300,
        targeted: 1,
        reported: 120,
        reporting: 1,
        verified: 1,
        verifiedSum: 120,
      },
    ])
    expect(late.map((one) => [one.strategy, one.code, one.reports])).toEqual([
      [1, 'sosial-uji', 1],
      [2, 'sosial-uji', 1],
    ])
  })

  it('calls nobody late on the due day', async () => {
    await story(db())
    const scope = { year: 2026, windowId: await window('2026-TW3') }
    const { tallies, late } = await countBoard(db(), { ...scope, overdue: false })
    expect(tallies.map((tally) => tally.late)).toEqual([0, 0, 0])
    expect(late).toEqual([])
    expect(tallies[0]?.reports.none).toBe(1)
  })

  it('knows no figure where none was sent: nothing is taken for zero', async () => {
    await story(db())
    const scope = { year: 2026, windowId: await window('2026-TW1'), overdue: true }
    const { tallies, units } = await countBoard(db(), scope)
    expect(tallies[0]?.money).toMatchObject({ realised: null, reporting: 0, verified: null })
    expect(tallies[0]?.judged.unjudged).toBe(3)
    expect(units[0]).toMatchObject({ target: 150, reported: null, reporting: 0 })
  })

  it('counts actions without any window as unjudged and not owed', async () => {
    await story(db())
    const { tallies } = await countBoard(db(), { year: 2026, windowId: null, overdue: false })
    expect(tallies[0]).toMatchObject({ actions: 3, owed: 0, late: 0 })
    expect(tallies[0]?.judged.unjudged).toBe(3)
    expect(tallies[1]?.statuses).toMatchObject({ running: 1, delayed: 1 })
  })

  it('names what the chair should ask about, the largest first, with the reasons', async () => {
    const { latrines, loans, training } = await story(db())
    const scope = { year: 2026, windowId: await window('2026-TW3'), overdue: true }
    expect(await listConcerns(db(), 1, scope)).toMatchObject([
      { kind: 'behind', code: latrines.code, judged: 'stuck', constraintText: 'Lelang diulang' },
    ])
    expect(await listConcerns(db(), 2, scope)).toMatchObject([
      { kind: 'behind', code: loans.code, output: 120, state: 'verified' },
      { kind: 'stopped', code: training.code, reason: 'Instruktur belum ditunjuk', output: null },
    ])
  })
})

describe('a share of money', () => {
  const money = {
    budget: 100,
    budgeted: 1,
    realised: 60,
    reporting: 2,
    verified: 60,
    verifying: 1,
    realisedOfBudget: 50,
  }

  it('leaves out what was spent without a budget', () => {
    expect(shareSpent(money)).toBe(0.5)
  })

  it('is not known without a budget or without a report, and is zero only when zero was reported', () => {
    expect(shareSpent({ ...money, budget: null })).toBeNull()
    expect(shareSpent({ ...money, realisedOfBudget: null })).toBeNull()
    expect(shareSpent({ ...money, realisedOfBudget: 0 })).toBe(0)
  })

  it('says whose word a sum is', () => {
    expect(stateOfSum({ reporting: 0, verified: 0 })).toBe('none')
    expect(stateOfSum({ reporting: 3, verified: 0 })).toBe('sent')
    expect(stateOfSum({ reporting: 3, verified: 1 })).toBe('partly')
    expect(stateOfSum({ reporting: 3, verified: 3 })).toBe('verified')
  })
})

/** The numbers on a page that promise a list: what they say, and where they lead. */
function numbersOf(page: Page): { says: number; href: string }[] {
  return page.html.querySelectorAll('a[href^="/actions?"]').flatMap((link) => {
    const digits = /^(?:dari )?([\d.]+)/.exec(link.structuredText.trim())?.[1]
    const href = link.getAttribute('href') ?? ''
    return digits ? [{ says: Number(digits.replaceAll('.', '')), href }] : []
  })
}

async function expectListsToAgree(client: Client, page: Page, least: number): Promise<void> {
  const numbers = numbersOf(page)
  expect(numbers.length).toBeGreaterThan(least)
  const found = new Map<string, number>()
  for (const { href, says } of numbers) {
    if (!found.has(href)) {
      const file = await client.raw(href.replace('/actions?', '/actions.csv?'))
      const rows = parseCsv(file.text, { bom: true, delimiter: ';', from_line: 2 }) as unknown[]
      found.set(href, rows.length)
    }
    expect([href, says]).toEqual([href, found.get(href)])
  }
}

describe('the board', () => {
  it('shows Ratna the three strategies with counts, money, units and late agencies', async () => {
    await story(db())
    const page = await ratna('/board?year=2026&window=2026-TW3')
    expect(page.html.querySelector('h1')?.text).toBe('Tiga strategi, Triwulan III 2026')
    const one = page.html.querySelector('.strategy--1')?.structuredText ?? ''
    expect(one).toMatch(/3 aksi/)
    expect(one).toMatch(/1 sesuai/)
    expect(one).toMatch(/1 tersendat/)
    expect(one).toMatch(/50,0 persen/)
    expect(one).toMatch(/Rp750 juta dari Rp1,5 miliar/)
    expect(one).toMatch(/Rp750\.000\.000 dari Rp1\.500\.000\.000; Rp700\.000\.000 di antaranya/)
    expect(one).toMatch(/dari 3 aksi, 2 berpagu, 2 melaporkan uang/)
    expect(one).toMatch(/85 dari 150/)
    expect(one).toMatch(/Dinas Sosial Uji: 1 laporan/)
    const two = page.html.querySelector('.strategy--2')?.structuredText ?? ''
    expect(two).toMatch(/1 masih draf/)
    expect(two).toMatch(/120 dari 300/)
    expect(two).not.toMatch(/299/)
    const three = page.html.querySelector('.strategy--3')?.structuredText ?? ''
    expect(three).toMatch(/0 aksi/)
    expect(three).toMatch(/pagu dan realisasi belum diketahui/)
  })

  it('opens the list behind each of its numbers, with exactly that many actions', async () => {
    await story(db())
    const client = new Client(testApp(db()))
    await client.signIn('ratna@tkpk.test')
    await expectListsToAgree(client, await client.get('/board?year=2026&window=2026-TW3'), 30)
    await expectListsToAgree(client, await client.get('/board?year=2026&window=2026-TW2'), 30)
    await expectListsToAgree(client, await client.get('/strategies/1?year=2026'), 15)
  })

  it('shows an earlier window as it stood then, and leads on at that moment', async () => {
    await story(db())
    const page = await ratna('/board?year=2026&window=2026-TW2')
    const links = page.html.querySelectorAll('a').map((link) => link.getAttribute('href'))
    expect(links).toContain('/strategies/2?year=2026&window=2026-TW2')
    const strategy = await ratna('/strategies/2?year=2026&window=2026-TW2')
    const back = strategy.html.querySelectorAll('a').map((link) => link.getAttribute('href'))
    expect(back).toContain('/board?year=2026&window=2026-TW2')
    const two = page.html.querySelector('.strategy--2')?.structuredText ?? ''
    expect(two).toMatch(/1 lambat/)
    expect(two).toMatch(/120 dari 300/)
    const one = page.html.querySelector('.strategy--1')?.structuredText ?? ''
    expect(one).toMatch(/belum dilaporkan dari 150/)
    expect(one).toMatch(/belum ada realisasi yang dilaporkan dari Rp1,5 miliar/)
  })

  it('answers whatever year or window is asked of it', async () => {
    await story(db())
    const client = new Client(testApp(db()))
    await client.signIn('ratna@tkpk.test')
    for (const query of [
      '',
      'year=abc',
      'year=all',
      'year=99999999999999999999',
      'year=-1&window=%00',
      'year=2026&year=2025',
      'window=2025-TW1',
      'window=%27%20OR%201=1',
      'year[]=2026&window[x]=1',
      `window=${'x'.repeat(5000)}`,
    ]) {
      const board = await client.raw(`/board?${query}`)
      expect([query, board.status]).toEqual([query, 200])
      expect(board.text).toMatch(/<h1>Tiga strategi, Triwulan III 2026<\/h1>/)
      const strategy = await client.raw(`/strategies/2?${query}`)
      expect([query, strategy.status]).toEqual([query, 200])
      expect(strategy.text).toMatch(/Aksi tahun 2026\. Angka kumulatif s\.d\. 30 September 2026/)
    }
  })

  it('says so when a year has no actions, and when it has no windows', async () => {
    await story(db())
    await db()('windows').where({ year: 2025 }).delete()
    const page = await ratna('/board?year=2025')
    expect(page.text).toMatch(/Tahun ini belum punya masa pelaporan/)
    expect(page.html.querySelector('.strategy--3')?.structuredText).toMatch(/1 aksi/)
    await db()('windows').insert({
      code: '2031-TW1',
      year: 2031,
      kind: 'quarter',
      number: 1,
      ends_on: '2031-03-31',
      opens_on: '2031-03-17',
      due_on: '2031-04-15',
      grace_until: '2031-06-24',
    })
    expect((await ratna('/board?year=2031')).text).toMatch(/Belum ada aksi tahun 2031/)
  })

  it('speaks English as well', async () => {
    const { ratna: reader } = await story(db())
    await db()('users').where({ id: reader.id }).update({ language: 'en' })
    const page = await ratna('/board?year=2026&window=2026-TW3')
    expect(page.html.querySelector('h1')?.text).toBe('Three strategies, Quarter 3 2026')
    expect(page.text).toMatch(/1 on track/)
  })

  it('keeps a stranger out', async () => {
    const answer = await new Client(testApp(db())).raw('/board')
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toMatch(/^\/session\/new/)
  })
})

describe('the page of a strategy', () => {
  it('tells the chair what is behind, what stopped, and who is late', async () => {
    await story(db())
    const one = await ratna('/strategies/1?year=2026&window=2026-TW3')
    expect(one.text).toMatch(/Jamban keluarga/)
    expect(one.text).toMatch(/Tender atau kontrak: Lelang diulang/)
    expect(one.text).toMatch(/Dinas Sosial Uji: 1 laporan/)
    expect(one.text).toMatch(/Tidak ada aksi yang tertunda atau batal/)
    const two = await ratna('/strategies/2?year=2026&window=2026-TW3')
    expect(two.text).toMatch(/Instruktur belum ditunjuk/)
    expect(two.text).toMatch(/Rp90 juta dari Rp300 juta/)
    expect(two.text).toMatch(/terverifikasi TW II 2026/)
    expect(two.text).toMatch(/belum dilaporkan dari Rp200 juta/)
  })

  it('does not exist for a fourth strategy', async () => {
    await story(db())
    const client = new Client(testApp(db()))
    await client.signIn('ratna@tkpk.test')
    const page = await client.get('/strategies/4')
    expect(page.status).toBe(404)
    expect(page.text).toMatch(/tidak ada/)
    for (const number of ['0', '01', 'x', '1.0', '%00', '99999999999999999999']) {
      const answer = await client.raw(`/strategies/${number}`)
      expect([number, answer.status]).toEqual([number, 404])
    }
  })

  it('is made for one sheet of paper', async () => {
    await story(db())
    const page = await ratna('/strategies/1')
    expect(page.html.querySelector('body')?.getAttribute('class')).toBe('sheet')
  })
})

describe('the board in its reader’s own outline', () => {
  it('stands in it once, whatever is in the reader’s name', async () => {
    await story(db())
    for (const name of ['Ratna \u0001', 'Ratna <drawn body>']) {
      await db()('users').where({ email: 'ratna@tkpk.test' }).update({ name })
      const client = new Client(testApp(db()))
      await client.signIn('ratna@tkpk.test')
      const { status, html } = await client.get('/board')
      expect(status).toBe(200)
      expect(html.querySelector('.menu__name')?.text).toBe(name)
      expect(html.querySelectorAll('.grid-stats')).toHaveLength(1)
    }
  })
})

describe('the cost of the board', () => {
  it('is at most ten statements, however many actions there are', async () => {
    const { housing } = await story(db())
    const client = new Client(testApp(db()))
    await client.signIn('ratna@tkpk.test')
    // Where somebody has changed something, everything is read anew.
    await remember(db(), 'house', 'setting.saved', 'setting', 1)
    const asked = async (path: string) => {
      await client.raw(path)
      return (await statementsOf(async () => client.raw(path))).length
    }
    const few = [await asked('/board'), await asked('/strategies/1')]
    for (let more = 0; more < 12; more += 1) {
      await buildAction(db(), { strategy: 1, agency: housing, outputTarget: 5, budget: million })
    }
    expect([await asked('/board'), await asked('/strategies/1')]).toEqual(few)
    expect(Math.max(...few)).toBeLessThanOrEqual(10)
  })
})
