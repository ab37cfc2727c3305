import { parse } from 'csv-parse/sync'
import { classesOf, classOf } from '../../server/charts/classes'
import { nameLines } from '../../server/charts/map'
import type { Db } from '../../server/db'
import { localeOf } from '../../server/i18n'
import { pocketCard } from '../../server/indicators/pocket-page'
import { isShown, likenessOf } from '../../server/places/pocket'
import { likenessIn } from '../../server/places/years-page'
import { listPocketYears, listUncoveredPockets } from '../../server/places/queries'
import { layTiles } from '../../server/places/tiles'
import type { Cell } from '../../server/coverage/coverage'
import { countCoverage } from '../../server/coverage/queries'
import { getPlaceFacts } from '../../server/coverage/sheet-queries'
import { testApp } from '../support/app'
import { buildAction } from '../support/builders'
import { Client } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'

const db = useDatabase()
const everything = { year: 2026, strategy: null, agency: null, fund: null }

async function place(trx: Db, code: string): Promise<{ id: number; code: string }> {
  return trx('places').where({ code }).first('id', 'code')
}

describe('the matrix', () => {
  it('equals the lists behind it, cell by cell', async () => {
    const { housing, social } = await everyone(db())
    const [lahat, inLahat, jarai, inJarai] = [
      await place(db(), '16.04.10'),
      await db()('places').where('code', 'like', '16.04.10.%').orderBy('code').first('id', 'code'),
      await place(db(), '16.04.06'),
      await db()('places').where('code', 'like', '16.04.06.%').orderBy('code').first('id', 'code'),
    ]
    await buildAction(db(), { agency: housing, strategy: 1, budget: 100, places: [lahat, inLahat] })
    await buildAction(db(), { agency: housing, strategy: 1, budget: 40, places: [inLahat] })
    await buildAction(db(), { agency: social, strategy: 2, budget: 7, places: [inLahat, inJarai] })
    await buildAction(db(), { agency: social, strategy: 3, places: [jarai], status: 'cancelled' })
    await buildAction(db(), { agency: social, strategy: 3, budget: 900 })
    const tono = new Client(testApp(db()))
    await tono.signIn('tono@tkpk.test')

    for (const path of ['/places?year=2026', `/places/${lahat.code}?year=2026`]) {
      const page = await tono.get(path)
      const links = page.html.querySelectorAll('tbody td.cover b a').map((link) => ({
        href: link.getAttribute('href') as string,
        actions: Number(/\d+/.exec(link.text)?.[0]),
        money: link.closest('td')?.querySelector('small')?.text,
      }))
      expect(links.length).toBeGreaterThan(2)
      for (const { href, actions, money } of links) {
        const answer = await tono.raw(href.replace('/actions?', '/actions.csv?'))
        const rows: Record<string, string>[] = parse(answer.text.replace(/^\uFEFF/, ''), {
          columns: true,
          delimiter: ';',
          relax_column_count: true,
        })
        expect([href, rows.length]).toEqual([href, actions])
        const named = Object.keys(rows[0] ?? {}).find((name) => /^anggaran/i.test(name)) as string
        const sum = rows.reduce((total, row) => total + Number(row[named] || 0), 0)
        expect([href, money]).toEqual([href, sum ? `Rp${sum}` : 'anggaran belum diketahui'])
      }
    }
  })

  it('counts money as a place’s own only where an action names no other', async () => {
    const lahat = await place(db(), '16.04.10')
    const jarai = await place(db(), '16.04.06')
    await buildAction(db(), { strategy: 1, budget: 100, places: [lahat, jarai] })
    await buildAction(db(), { strategy: 1, budget: 40, places: [lahat] })
    const { cells, totals } = await countCoverage(db(), everything)
    expect(cells.find((cell) => cell.placeId === lahat.id)).toMatchObject({
      actions: 2,
      budget: 140,
      own: 40,
    })
    expect(cells.find((cell) => cell.placeId === jarai.id)).toMatchObject({
      budget: 100,
      own: null,
    })
    expect(totals).toEqual([{ strategy: 1, actions: 2, placed: 2, budget: 140 }])
  })

  it('is narrowed by any of its filters together, in the regency and in a kecamatan', async () => {
    const { housing, social } = await everyone(db())
    const lahat = await place(db(), '16.04.10')
    const facts = [
      { year: 2026, strategy: 1, agency: housing, fund: 'apbd', amount: 1 },
      { year: 2026, strategy: 1, agency: social, fund: 'dak', amount: 2 },
      { year: 2026, strategy: 2, agency: housing, fund: 'dak', amount: 4 },
      { year: 2025, strategy: 1, agency: housing, fund: 'apbd', amount: 8 },
    ] as const
    for (const { year, strategy, agency, fund, amount } of facts) {
      const budget = [{ fund, amount }]
      await buildAction(db(), { year, strategy, agency, budget, places: [lahat] })
    }
    const codeOf = (agency: { id: number } | null) =>
      agency && (agency.id === housing.id ? 'rumah-uji' : 'sosial-uji')
    for (const strategy of [null, 1, 2] as const)
      for (const agency of [null, housing, social])
        for (const fund of [null, 'apbd', 'dak'] as const) {
          const scope = { year: 2026, strategy, agency: codeOf(agency), fund }
          const counted = facts.filter(
            (one) =>
              one.year === 2026 &&
              (strategy === null || one.strategy === strategy) &&
              (agency === null || one.agency.id === agency.id) &&
              (fund === null || one.fund === fund),
          )
          const sum = counted.reduce((total, one) => total + one.amount, 0)
          for (const kecamatan of [null, lahat.id]) {
            const { cells } = await countCoverage(db(), scope, kecamatan)
            const found = cells.reduce((total, cell) => total + (cell.budget ?? 0), 0)
            expect([scope, kecamatan, found]).toEqual([scope, kecamatan, sum])
          }
        }
  })

  it('takes beneficiaries only from the latest verified report, each unit by itself', async () => {
    const lahat = await place(db(), '16.04.10')
    const facts = { strategy: 1 as const, places: [lahat], beneficiaryTarget: 100 }
    await buildAction(db(), {
      ...facts,
      reports: {
        '2026-TW1': { state: 'verified', beneficiaries: 10 },
        '2026-TW2': { state: 'verified', beneficiaries: 30 },
        '2026-TW3': { state: 'sent', beneficiaries: 90 },
      },
    })
    await buildAction(db(), {
      ...facts,
      beneficiaryUnit: 'jiwa',
      reports: { '2026-TW1': { state: 'verified', beneficiaries: 8 } },
    })
    const { cells } = await countCoverage(db(), everything)
    expect(cells[0]?.people).toEqual([
      { unit: 'KPM', here: 30, open: null },
      { unit: 'jiwa', here: 8, open: null },
    ])
  })
})

describe('of two windows that end on one day', () => {
  it.each([
    ['2026-S1', '2026-TW2'],
    ['2026-TW2', '2026-S1'],
  ])('the later made counts, whichever was reported first: %s, then %s', async (one, other) => {
    const lahat = await place(db(), '16.04.10')
    const { id: _, ...quarter } = await db()('windows').where({ code: '2026-TW2' }).first()
    await db()('windows').insert({ ...quarter, code: '2026-S1', kind: 'semester', number: 1 })
    const windows = await db()('windows').whereIn('code', [one, other]).orderBy('id')
    const figure = (code: string) => (code === windows[1].code ? 50 : 30)
    const told = (code: string) =>
      ({ state: 'verified', output: figure(code), beneficiaries: figure(code) }) as const
    await buildAction(db(), {
      strategy: 1,
      places: [lahat],
      beneficiaryTarget: 100,
      reports: { [one]: told(one), [other]: told(other) },
    })
    const { cells } = await countCoverage(db(), everything)
    expect(cells[0]?.people).toEqual([{ unit: 'KPM', here: 50, open: null }])
    const { actions } = await getPlaceFacts(db(), lahat.id, 2026)
    expect(actions).toMatchObject([{ reported: windows[1].code, wholeOutput: 50 }])
  })
})

describe('verified figures of an action in several places', () => {
  it('stand where the report tells them, and what it does not divide is named apart', async () => {
    const [lahat, jarai] = [await place(db(), '16.04.10'), await place(db(), '16.04.06')]
    const [a, b] = await db()('places').where('code', 'like', '16.04.10.%').orderBy('code').limit(2)
    const verified = { '2026-TW1': { state: 'verified', beneficiaries: 100, money: 900 } } as const
    const facts = { strategy: 1, beneficiaryTarget: 100, budget: 1000, reports: verified } as const
    // Of this one's 100 KPM and Rp900 the report tells 30 and Rp250 of village a, 20 KPM of village b; Jarai nothing.
    const divided = await buildAction(db(), { ...facts, places: [a, b, jarai] })
    await buildAction(db(), { ...facts, places: [a, b] })
    const report = await db()('reports').where({ action_id: divided.id }).first('id')
    await db()('report_places').insert([
      { report_id: report.id, place_id: a.id, beneficiaries: 30, realised: 250 },
      { report_id: report.id, place_id: b.id, beneficiaries: 20 },
    ])
    const told = (cells: readonly Cell[]) =>
      cells
        .map(({ placeId, budget, own, spent, people }) => [
          placeId,
          budget,
          own,
          spent.here,
          spent.open,
          people[0]?.here ?? null,
          people[0]?.open ?? null,
        ])
        .sort(([one], [other]) => (one as number) - (other as number))
    const byPlace = (rows: (number | null)[][]) =>
      [...rows].sort((one, other) => (one[0] as number) - (other[0] as number))
    // The second action lies in Lahat alone: whole there, but open between its two villages.
    expect(told((await countCoverage(db(), everything)).cells)).toEqual(
      byPlace([
        [lahat.id, 2000, 1000, 250 + 900, null, 50 + 100, null],
        [jarai.id, 1000, null, null, 900 - 250, null, 100 - 50],
      ]),
    )
    expect(told((await countCoverage(db(), everything, lahat.id)).cells)).toEqual(
      byPlace([
        [lahat.id, 2000, 1000, 250 + 900, null, 50 + 100, null],
        [a.id, 2000, null, 250, 900, 30, 100],
        [b.id, 2000, null, null, 900 - 250 + 900, 20, 100],
      ]),
    )
    await everyone(db())
    const tono = new Client(testApp(db()))
    await tono.signIn('tono@tkpk.test')
    expect((await tono.get('/places?year=2026')).text).toContain(
      'belum dibagi per wilayah: 50 KPM; Rp650',
    )
  })
})

describe('what is told of a kecamatan', () => {
  const village = (code: string) =>
    db()('places').where('code', 'like', `${code}.%`).orderBy('code').first('id', 'code')

  it('are the forty largest of its actions, out of however many, with the last that was sent of each', async () => {
    const lahat = await place(db(), '16.04.10')
    const inLahat = await village('16.04.10')
    const { social } = await everyone(db())
    const reports = {
      '2026-TW1': { state: 'verified', output: 3 },
      '2026-TW2': { state: 'sent', output: 5 },
      '2026-TW3': { state: 'draft', output: 9 },
    } as const
    const both = [
      { id: lahat.id, target: 4 },
      { id: inLahat.id, target: 6 },
    ]
    const most = { agency: social, strategy: 1, outputTarget: 10 } as const
    const first = await buildAction(db(), { ...most, budget: 900, places: both, reports })
    await buildAction(db(), { ...most, year: 2025, budget: 9000, places: [lahat] })
    await buildAction(db(), { ...most, budget: 8000, places: [await place(db(), '16.04.06')] })
    for (let n = 0; n < 40; n += 1) {
      await buildAction(db(), { ...most, budget: 800 - n, places: [inLahat] })
    }
    const { actions } = await getPlaceFacts(db(), lahat.id, 2026)
    expect(actions).toHaveLength(40)
    expect(actions[0]).toMatchObject({
      code: first.code,
      target: 10,
      places: 2,
      here: 2,
      reported: '2026-TW2',
      wholeOutput: 5,
      found: 41,
    })
    expect(actions.map((one) => one.budget)).toEqual(
      [900, ...Array.from(actions, (_, n) => 800 - n)].slice(0, 40),
    )
  })

  it('are its last changes, three of an action at most, however long ago and whatever else was done since', async () => {
    const [lahat, jarai] = [await place(db(), '16.04.10'), await place(db(), '16.04.06')]
    const [inLahat, inJarai] = [await village('16.04.10'), await village('16.04.06')]
    const busy = []
    for (let n = 0; n < 6; n += 1) {
      busy.push(await buildAction(db(), { places: [lahat, inLahat] }))
    }
    const quiet = await buildAction(db(), { year: 2025, places: [inJarai] })
    const line = (action: { id: number }, event: string) => ({
      actor_name: 'Sekar',
      event,
      subject: 'action',
      subject_id: action.id,
    })
    await db()('history').insert([line(quiet, 'action.created'), line(quiet, 'action.edited')])
    await db()('history').insert(
      Array.from({ length: 3100 }, (_, n) => ({
        ...line({ id: 0 }, 'setting.saved'),
        subject: 'setting',
        subject_id: n,
      })),
    )
    for (let turn = 0; turn < 4; turn += 1) {
      await db()('history').insert(
        busy.map((one) => line(one, turn < 1 ? 'action.created' : 'action.edited')),
      )
    }
    const told = async (id: number) =>
      (await getPlaceFacts(db(), id, 2026)).history.map((one) => one.code)
    // Eighteen lines count; the fifteen latest are shown, the last written first, none of them twice.
    const codes = busy.map((one) => one.code).toReversed()
    expect(await told(lahat.id)).toEqual([...codes, ...codes, ...codes.slice(0, 3)])
    expect(await told(jarai.id)).toEqual([quiet.code, quiet.code])
  })
})

describe('a pocket that no strategy reaches', () => {
  it('is listed once for each strategy, and says whether its kecamatan is named as a whole', async () => {
    const lahat = await place(db(), '16.04.10')
    const inLahat = await db()('places').where('code', 'like', '16.04.10.%').first('id', 'code')
    await db()('pockets').insert({ place_id: inLahat.id, year: 2026 })
    await buildAction(db(), { strategy: 1, places: [inLahat] })
    await buildAction(db(), { strategy: 2, places: [lahat] })
    await buildAction(db(), { strategy: 3, places: [inLahat], status: 'cancelled' })
    const uncovered = await listUncoveredPockets(db(), 2026)
    expect(
      uncovered.map(({ code, strategy, inKecamatan }) => [code, strategy, inKecamatan]),
    ).toEqual([
      [inLahat.code, 2, 1],
      [inLahat.code, 3, 0],
    ])
  })
})

describe('the years of the pockets', () => {
  const list = async (year: number, places: readonly number[], criteria: string | null) =>
    db()('pockets').insert(places.map((place_id) => ({ place_id, year, criteria })))

  it('tell who came and who left, and never hold lists of other criteria against each other', async () => {
    const villages = await db()('places').whereNotNull('parent_id').orderBy('code').limit(5)
    const [a, b, c, d, e] = villages.map((one) => one.id as number) as [
      number,
      number,
      number,
      number,
      number,
    ]
    await db()('pockets').delete()
    await list(2022, [a, b, c], 'Desil 1 di atas 20 persen (P3KE)')
    await list(2023, [b, c, d, e], '  desil 1 di atas  20 PERSEN (P3KE)')
    await list(2024, [d], 'Desil 1 di atas 20 persen (DTSEN)')
    await list(2025, [d, e], null)
    await list(2026, [(await place(db(), '16.04.10')).id], null)
    const lists = await listPocketYears(db())
    expect(
      lists.map(({ year, pockets, came, left }) => [
        year,
        pockets,
        came,
        left,
        likenessIn(lists, year),
      ]),
    ).toEqual([
      [2022, 3, 3, 0, 'first'],
      [2023, 4, 2, 1, 'like'],
      [2024, 1, 0, 3, 'criteria'],
      [2025, 2, 1, 0, 'unstated'],
      [2026, 1, 1, 2, 'unstated'],
    ])
    const now = { year: 2026, criteria: ['idm'], unstated: 0, levels: ['kecamatan'] } as const
    const facts = { pockets: 1, came: 0, left: 0, isDemo: false }
    const before = { ...facts, ...now, year: 2025, levels: ['village'] } as const
    expect(likenessOf({ ...facts, ...now }, before)).toBe('levels')

    await everyone(db())
    const tono = new Client(testApp(db()))
    await tono.signIn('tono@tkpk.test')
    const page = await tono.get('/places/pockets?year=2024')
    expect(page.text).toContain('0 masuk, 3 keluar sejak 2023; kriterianya berbeda')
    expect(page.html.querySelectorAll('#left + ul li')).toHaveLength(3)
    const card = (years: readonly number[]) =>
      pocketCard(
        localeOf('id'),
        '2026-11-25',
        lists.filter((one) => years.includes(one.year)),
      )
    expect(card([2022, 2023])?.change).toMatchObject({ tone: 'bad', label: '↑ 1, memburuk' })
    expect(card([2023, 2024])?.change).toMatchObject({ tone: 'unjudged' })
    for (const path of ['/indicators', '/strategies/3', '/board']) {
      expect((await tono.get(path)).text).toContain('Jumlah kantong kemiskinan')
    }
  })

  it('hide counts below five', () => {
    expect([0, 4, 5, null].map(isShown)).toEqual([false, false, true, false])
  })
})

describe('the classes of a map', () => {
  it('hold about as many places each, however skewed the values are', () => {
    const classes = classesOf([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9000])
    expect(classes).toEqual([
      { from: 0, to: 0, count: 2 },
      { from: 1, to: 2, count: 2 },
      { from: 3, to: 4, count: 2 },
      { from: 5, to: 6, count: 2 },
      { from: 7, to: 8, count: 2 },
      { from: 9, to: 9000, count: 2 },
    ])
    expect(classOf(classes, 4)).toBe(2)
  })

  it('keep equal values together', () => {
    expect(classesOf([3, 3, 3, 3, 8])).toEqual([
      { from: 3, to: 3, count: 4 },
      { from: 8, to: 8, count: 1 },
    ])
    expect(classesOf([])).toEqual([])
  })
})

describe('the tiles', () => {
  it('never lie on each other, wherever the team has put some', () => {
    const places = Array.from({ length: 18 }, (_, index) => ({
      code: `16.71.${index}`,
      tileRow: index === 7 ? 1 : null,
      tileColumn: index === 7 ? 2 : null,
    }))
    const tiles = layTiles(places)
    expect(new Set([...tiles.values()].map(({ row, column }) => `${row}/${column}`)).size).toBe(18)
    expect(tiles.get('16.71.7')).toEqual({ row: 1, column: 2 })
  })

  it('bear names that fit', () => {
    expect(nameLines('Tanjung Sakti Pumu', 13)).toEqual(['Tanjung Sakti', 'Pumu'])
    expect(nameLines('Sukamerindu', 8)).toEqual(['Sukamer.'])
  })
})
