import { compareMoments, type Between, type FigurePair } from '../../server/meetings/since'
import { since } from '../../server/meetings/since-queries'
import { sinceWords } from '../../server/meetings/since-page'
import type { Action } from '../../server/actions/action'
import type { Db } from '../../server/db'
import { remember } from '../../server/history'
import { localeOf } from '../../server/i18n'
import { buildAction, buildReport } from '../support/builders'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'

const db = useDatabase()

const at = (text: string) => new Date(`${text}+07:00`)
const from = at('2026-07-28T11:00:00')
const to = at('2026-11-24T09:00:00')

const pair = (actionId: number, more: Partial<FigurePair>): FigurePair => ({
  actionId,
  code: `A-2026-00${actionId}`,
  year: 2026,
  title: `Aksi ${actionId}`,
  strategyNumber: 1,
  agencyShortName: 'Uji',
  isDemo: false,
  outputTarget: 100,
  outputUnit: 'rumah',
  outputBefore: null,
  outputAfter: null,
  realisedBefore: null,
  realisedAfter: null,
  ...more,
})

describe('two moments, compared by hand', () => {
  const between: Between = {
    from,
    to,
    year: 2026,
    figures: [
      // Up by 10 of 100; by 30 of 100; from nothing to 50 of 200; back by 5; without a target.
      pair(1, { outputBefore: 20, outputAfter: 30, realisedBefore: 100, realisedAfter: 150 }),
      pair(2, { outputBefore: 20, outputAfter: 50, realisedBefore: 100, realisedAfter: 100 }),
      pair(3, { outputTarget: 200, outputAfter: 50, realisedAfter: 70.55 }),
      pair(4, { outputBefore: 20, outputAfter: 15, realisedBefore: 90, realisedAfter: 80 }),
      pair(5, { outputTarget: null, outputBefore: 1, outputAfter: 9 }),
      pair(6, { strategyNumber: 2, outputBefore: 7, outputAfter: 7 }),
      // Of another year: it moved, and is none of the three that might have.
      pair(9, { strategyNumber: 2, year: 2025, outputBefore: 60, outputAfter: 100 }),
    ],
    statuses: [
      { ...pair(1, {}), before: 'running', after: 'done' },
      { ...pair(7, {}), before: 'running', after: 'delayed' },
      { ...pair(8, {}), before: 'running', after: 'running' },
    ],
    counts: [
      { strategyNumber: 1, verified: 4, added: 1, actions: 20 },
      { strategyNumber: 2, verified: 0, added: 0, actions: 3 },
    ],
    readings: [],
    decisions: [],
  }
  const [one, two, three] = compareMoments(between).strategies

  it('say the biggest moves first, each in its own measure', () => {
    expect(one?.outputs.map((move) => [move.actionId, move.shareAfter - move.shareBefore])).toEqual(
      [
        [2, 0.3],
        [3, 0.25],
        [1, expect.closeTo(0.1)],
        [4, expect.closeTo(-0.05)],
      ],
    )
    expect(one?.moneys.map((move) => [move.actionId, move.change])).toEqual([
      [3, 70.55],
      [1, 50],
      [4, -10],
    ])
    // 70.55 + 50 − 10
    expect(one?.moneyChange).toBe(110.55)
  })

  it('put what waits before what is done, and what changed back and forth nowhere', () => {
    expect(one?.statuses.map(({ actionId }) => actionId)).toEqual([7, 1])
  })

  it('count what did not move: 20 actions less the six that did', () => {
    expect(one?.unchanged).toBe(14)
    expect(two).toMatchObject({ unchanged: 3, outputMoved: 1, verified: 0 })
    expect(three).toMatchObject({ unchanged: 0, moneyChange: 0 })
    expect(compareMoments(between).totals).toMatchObject({ changed: 7, unchanged: 17 })
  })

  it('name the biggest and count the rest', () => {
    expect(compareMoments(between, 2).strategies[0]).toMatchObject({
      outputs: [{ actionId: 2 }, { actionId: 3 }],
      outputMoved: 4,
    })
  })
})

describe('two moments, read from what was kept', () => {
  async function version(
    trx: Db,
    reportId: number,
    number: number,
    content: object,
    sentAt: string,
  ) {
    await trx('report_versions').insert({
      report_id: reportId,
      number,
      content: JSON.stringify(content),
      sent_at: at(sentAt),
    })
  }
  async function review(trx: Db, reportId: number, number: number, verdict: string, when: string) {
    await trx('report_reviews').insert({
      report_id: reportId,
      version_number: number,
      verdict,
      comment: 'Dilihat.',
      at: at(when),
    })
  }

  it('take the last sent figure at each moment, and none that was sent back', async () => {
    const action = await buildAction(db(), { outputTarget: 100, strategy: 2 })
    const quarter = async (code: string) =>
      (await buildReport(db(), action, code, { state: 'sent' })).id
    const second = await quarter('2026-TW2')
    await version(db(), second, 1, { output: 40, realised: 400 }, '2026-07-10T09:00:00')
    await review(db(), second, 1, 'verified', '2026-07-12T09:00:00')
    const third = await quarter('2026-TW3')
    await version(db(), third, 1, { output: 95, realised: 900 }, '2026-10-08T09:00:00')
    await review(db(), third, 1, 'returned', '2026-10-10T09:00:00')

    const before = await since(db(), from, to, '16.04')
    // 95 came back: it still stands at 40, and nothing moved.
    expect(before.strategies[1]).toMatchObject({ outputs: [], moneyChange: 0 })

    await version(db(), third, 2, { output: 70, realised: 650 }, '2026-10-14T09:00:00')
    await review(db(), third, 2, 'verified', '2026-10-20T09:00:00')
    const after = await since(db(), from, to, '16.04')
    expect(after.strategies[1]).toMatchObject({
      verified: 1,
      moneyChange: 250,
      outputs: [{ code: action.code, outputBefore: 40, outputAfter: 70 }],
    })
    // Looked at in the three days in which the first figure stood.
    const then = await since(db(), from, at('2026-10-09T00:00:00'), '16.04')
    expect(then.strategies[1]?.outputs[0]).toMatchObject({ outputAfter: 95 })
  })

  it('take the latest window that stands, whenever what was sent for it was sent', async () => {
    const sent = async (
      action: Action,
      code: string,
      versions: readonly (readonly [output: number, sentAt: string])[],
    ) => {
      const sentAt = at(versions[0]?.[1] ?? '').toISOString()
      const report = await buildReport(db(), action, code, { state: 'sent', sentAt })
      for (const [index, [output, when]] of versions.entries())
        await version(db(), report.id, index + 1, { output, realised: output * 10 }, when)
      return report.id
    }
    // Of the year before, corrected since: the last window was not touched, and it is what counts.
    const old = await buildAction(db(), { year: 2025, outputTarget: 100, strategy: 1 })
    await sent(old, '2025-TW4', [[90, '2026-01-10T09:00:00']])
    await sent(old, '2025-TW3', [
      [60, '2025-10-10T09:00:00'],
      [70, '2026-08-10T09:00:00'],
    ])
    // Sent before the meeting and sent back since: the window before it stands again.
    const back = await buildAction(db(), { outputTarget: 100, strategy: 2 })
    await sent(back, '2026-TW1', [[20, '2026-04-10T09:00:00']])
    const second = await sent(back, '2026-TW2', [[45, '2026-07-10T09:00:00']])
    await review(db(), second, 1, 'verified', '2026-07-12T09:00:00')
    await review(db(), second, 1, 'reopened', '2026-08-01T09:00:00')
    // First sent at the very moment of the earlier meeting: that counts as since then.
    const then = await buildAction(db(), { outputTarget: 100, strategy: 3 })
    await sent(then, '2026-TW2', [[30, '2026-07-28T11:00:00']])
    const { strategies } = await since(db(), from, to, '16.04')
    const told = strategies.map(({ outputs, verified }) => [
      verified,
      ...outputs.map(({ outputBefore, outputAfter }) => [outputBefore, outputAfter]),
    ])
    expect(told).toEqual([[0], [0, [45, 20]], [0, [null, 30]]])
  })

  it('tell a status by its first and last word, and decisions by what became of them', async () => {
    const { ratna, housing } = await everyone(db())
    const action = await buildAction(db(), { strategy: 3 })
    const change = async (before: string, after: string) =>
      remember(db(), ratna, 'action.status_changed', 'action', action.id, {
        before: { status: before },
        after: { status: after },
      })
    await change('running', 'delayed')
    await change('delayed', 'done')
    const decision = (text: string, row: object) =>
      db()('decisions').insert({
        year: 2026,
        number: db().raw('(SELECT coalesce(max(number), 0) + 1 FROM decisions)'),
        text,
        agency_id: housing.id,
        action_id: action.id,
        decided_on: '2026-06-01',
        created_at: at('2026-06-01T09:00:00'),
        ...row,
      })
    await decision('Lewat sejak itu', { due_on: '2026-11-23' })
    await decision('Jatuh tempo hari ini', { due_on: '2026-11-24' })
    await decision('Lewat sebelum itu', { due_on: '2026-07-27' })
    await decision('Dipenuhi', {
      due_on: '2026-08-31',
      state: 'fulfilled',
      closed_at: at('2026-08-30T09:00:00'),
    })
    await decision('Dijawab tepat waktu', {
      due_on: '2026-08-31',
      state: 'answered',
      answer: 'Sudah.',
      answered_at: at('2026-08-31T23:00:00'),
    })
    const now = new Date(Date.now() + 60_000)
    const told = await since(db(), from, to, '16.04')
    expect(told.strategies[2]?.decisions.map(({ text, what }) => [text, what])).toEqual([
      ['Lewat sejak itu', 'newly_overdue'],
      ['Dipenuhi', 'fulfilled'],
    ])
    // The history's own clock is the machine's.
    const statuses = (await since(db(), new Date(Date.now() - 3_600_000), now, '16.04'))
      .strategies[2]?.statuses
    expect(statuses).toMatchObject([{ before: 'running', after: 'done' }])
  })

  it('find new readings with the one they may be compared with', async () => {
    const [indicator] = await db()('indicators').where({ code: 'P0' }).select('id')
    const [method] = await db()('methods')
      .where({ indicator_id: indicator.id })
      .select('id')
      .limit(1)
    const [latest] = await db()('readings')
      .where({
        indicator_id: indicator.id,
        method_id: method.id,
        region_code: '16.04',
        in_use: true,
      })
      .orderBy('year', 'desc')
      .limit(1)
    await db()('readings').insert({
      indicator_id: indicator.id,
      method_id: method.id,
      region_code: '16.04',
      year: 2026,
      month: latest.month,
      value: 13.5,
      source_url: 'https://lahatkab.bps.go.id/',
      in_use: true,
      released_on: '2026-11-02',
    })
    const told = await since(db(), from, to, '16.04')
    const all = [...told.readings, ...told.strategies.flatMap((one) => one.readings)]
    expect(all).toMatchObject([
      {
        indicatorCode: 'P0',
        reading: { value: 13.5 },
        previous: { year: latest.year, value: latest.value },
      },
    ])
    // Errors of 1 point each: 1.96 × √2 = 2.77 to either side, and the step is smaller.
    await db()('readings').where({ indicator_id: indicator.id }).update({ standard_error: 1 })
    const words = sinceWords(localeOf('id'), await since(db(), from, to, '16.04'), {
      title: 'Rakor',
      day: 'Juli',
    })
    const said = [...words.others, ...Object.values(words.strategies).flatMap((one) => one.changes)]
    expect(said.map(({ what }) => what).join()).toMatch(/13,5.*; dalam rentang galat ±2,77 poin/)
  })
})
