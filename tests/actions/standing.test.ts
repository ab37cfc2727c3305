import fc from 'fast-check'
import { refreshStandings } from '../../server/actions/standing-commands'
import type { Db } from '../../server/db'
import { buildAction, buildReport } from '../support/builders'
import { ownDatabase, useDatabase } from '../support/database'
import { agency } from '../support/people'
import { statementsOf } from '../support/queries'

const db = useDatabase()

/** The standings of an action by the code of their window; the figures' own window as its code. */
async function standingsOf(action: { id: number }, at: Db = db()) {
  const rows = await at('standings')
    .join('windows', 'windows.id', 'standings.window_id')
    .leftJoin('windows as figures', 'figures.id', 'standings.figure_window_id')
    .where({ action_id: action.id })
    .orderBy('windows.ends_on')
    .select('windows.code', 'standings.*', 'figures.code as figure_window')
  return Object.fromEntries(rows.map((row) => [row.code.slice(5), row])) as Record<
    'TW1' | 'TW2' | 'TW3' | 'TW4',
    Record<string, unknown>
  >
}

describe('where an action stands at the end of a window', () => {
  it('keeps the last sent figure, with the window it was sent for, while its agency is silent', async () => {
    const action = await buildAction(db(), {
      outputTarget: 100,
      budget: 1_000_000,
      reports: { '2026-TW1': { state: 'verified', output: 25, money: 100_000, beneficiaries: 7 } },
    })
    const { TW1, TW3, TW4 } = await standingsOf(action)
    expect(TW3).toMatchObject({
      figure_window: '2026-TW1',
      figure_state: 'verified',
      output: 25,
      beneficiaries: 7,
      realised: 100_000,
      report_state: 'none',
      owed: true,
    })
    // Judged at the end of the window it was sent for: 25 of the 24.66 expected by 31 March, not of 74.8.
    expect(TW3).toMatchObject({ judged: 'on_track', judged_money: 'stuck' })
    expect(TW3['expected']).toBeCloseTo(90 / 365, 6)
    expect(TW1['judged']).toBe(TW4['judged'])
  })

  it('does not count a draft or a returned report', async () => {
    const action = await buildAction(db(), {
      outputTarget: 100,
      reports: {
        '2026-TW1': { state: 'verified', output: 20 },
        '2026-TW2': { state: 'returned', output: 90 },
        '2026-TW3': { state: 'draft', output: 95 },
      },
    })
    const { TW2, TW3 } = await standingsOf(action)
    expect(TW2).toMatchObject({ output: 20, figure_window: '2026-TW1', report_state: 'returned' })
    expect(TW3).toMatchObject({ output: 20, figure_window: '2026-TW1', report_state: 'draft' })
  })

  it('tells a blank figure from a zero', async () => {
    const action = await buildAction(db(), {
      outputTarget: 100,
      budget: 1_000_000,
      reports: { '2026-TW1': { state: 'sent', output: 0, money: null } },
    })
    const { TW1 } = await standingsOf(action)
    expect(TW1).toMatchObject({
      output: 0,
      judged: 'stuck',
      realised: null,
      judged_money: 'unjudged',
    })
  })

  it('holds a figure against the plan of its own quarter', async () => {
    const action = await buildAction(db(), {
      outputTarget: 200,
      plan: [0, 20, 100, 200],
      reports: {
        '2026-TW1': { output: 0 },
        '2026-TW2': { output: 19 },
        '2026-TW3': { output: 60 },
      },
    })
    const { TW1, TW2, TW3 } = await standingsOf(action)
    expect([TW1['judged'], TW2['judged'], TW3['judged']]).toEqual(['not_due', 'on_track', 'slow'])
    expect([TW1['expected'], TW2['expected'], TW3['expected']]).toEqual([0, 0.1, 0.5])
  })

  it('asks no report of what had not begun, was finished before, or is cancelled', async () => {
    const late = await buildAction(db(), { startsOn: '2026-07-01' })
    expect(owedIn(await standingsOf(late))).toEqual([false, false, true, true])
    const first = await buildAction(db(), { startsOn: '2026-06-30' })
    expect(owedIn(await standingsOf(first))).toEqual([false, true, true, true])
    const done = await buildAction(db(), {
      status: 'done',
      outputTarget: 5,
      reports: { '2026-TW2': { output: 5, workStatus: 'done' } },
    })
    expect(owedIn(await standingsOf(done))).toEqual([true, true, false, false])
    const cancelled = await buildAction(db(), { status: 'cancelled' })
    expect(owedIn(await standingsOf(cancelled))).toEqual([false, false, false, false])
  })

  it('shows an earlier window as it was said then, and the latest as it is', async () => {
    const action = await buildAction(db(), {
      status: 'done',
      outputTarget: 10,
      reports: {
        '2026-TW1': { state: 'verified', output: 1, workStatus: 'running' },
        '2026-TW3': { state: 'sent', output: 10, workStatus: 'done' },
      },
    })
    const { TW1, TW3 } = await standingsOf(action)
    expect(TW1).toMatchObject({ status: 'running', judged: 'stuck' })
    expect(TW3).toMatchObject({ status: 'done', judged: 'finished' })
  })

  it('keeps the day a report was first sent, in Jakarta', async () => {
    const action = await buildAction(db(), {
      reports: { '2026-TW1': { output: 1, sentAt: '2026-04-15T16:59:59Z' } },
    })
    expect((await standingsOf(action)).TW1['sent_on']).toBe('2026-04-15')
    await buildReport(db(), action, '2026-TW2', { output: 2, sentAt: '2026-07-15T17:00:00Z' })
    expect((await standingsOf(action)).TW2['sent_on']).toBe('2026-07-16')
  })

  const reportFacts = fc.record({
    state: fc.constantFrom('draft', 'sent', 'returned', 'verified'),
    output: fc.option(fc.integer({ min: 0, max: 300 })),
    workStatus: fc.constantFrom('not_started', 'running', 'done', 'delayed'),
  })
  const facts = fc.record({
    outputTarget: fc.option(fc.integer({ min: 1, max: 200 })),
    status: fc.constantFrom('not_started', 'running', 'done', 'delayed', 'cancelled'),
    plan: fc.option(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 4, maxLength: 4 })),
    reports: fc.dictionary(
      fc.constantFrom('2026-TW1', '2026-TW2', '2026-TW3', '2026-TW4'),
      reportFacts,
    ),
  })

  it('comes out the same however often it is worked out', async () => {
    const owner = await agency(db(), 'opd-tetap', 'Dinas Tetap')
    await fc.assert(
      fc.asyncProperty(facts, async (random) => {
        const { plan, ...rest } = random
        const built = { ...rest, ...(plan && { plan }), agency: owner }
        const action = await buildAction(db(), built)
        const before = await standingsOf(action)
        await refreshStandings(db(), [action.id])
        expect(await standingsOf(action)).toEqual(before)
        expect(Object.keys(before)).toEqual(['TW1', 'TW2', 'TW3', 'TW4'])
      }),
      { numRuns: 25 },
    )
  })

  it('is worked out for many actions with as many statements as for one', async () => {
    const owner = await agency(db(), 'opd-banyak', 'Dinas Banyak')
    const ids: number[] = []
    for (let index = 0; index < 10; index += 1) {
      ids.push(
        (await buildAction(db(), { agency: owner, reports: { '2026-TW1': { output: index } } })).id,
      )
    }
    const one = await statementsOf(() => refreshStandings(db(), ids.slice(0, 1)))
    const all = await statementsOf(() => refreshStandings(db(), ids))
    expect(all).toHaveLength(one.length)
  })

  it('survives two writers at once', async () => {
    const own = await ownDatabase('reference')
    try {
      const action = await buildAction(own.db, {
        outputTarget: 10,
        reports: { '2026-TW1': { output: 5 } },
      })
      const refresh = () => own.db.transaction((trx) => refreshStandings(trx, [action.id]))
      await Promise.all(Array.from({ length: 6 }, refresh))
      expect(Object.keys(await standingsOf(action, own.db))).toHaveLength(4)
    } finally {
      await own.drop()
    }
  })
})

function owedIn(standings: Awaited<ReturnType<typeof standingsOf>>): unknown[] {
  return Object.values(standings).map((one) => one['owed'])
}
