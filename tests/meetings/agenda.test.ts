import fc from 'fast-check'
import { proposeAgenda, roomFor, type Exception } from '../../server/meetings/agenda'
import { exceptionsOf } from '../../server/meetings/exceptions'
import type { TroubledAction } from '../../server/meetings/meeting'

const action = (actionId: number, weight: number): Exception => ({
  kind: 'action',
  reason: 'stuck',
  facts: {},
  actionId,
  weight,
})
const silent = (agencyId: number, weight: number): Exception => ({
  kind: 'agency',
  reason: 'silent',
  facts: { n: weight },
  agencyId,
  weight,
})
const indicator = (indicatorId: number, weight: number): Exception => ({
  kind: 'indicator',
  reason: 'pace',
  facts: { word: 'slow' },
  indicatorId,
  weight,
})
const names = (items: ReturnType<typeof proposeAgenda>) =>
  items.map(
    (one) =>
      `${one.inAnnex ? '(' : ''}${one.kind} ${one.actionId ?? one.indicatorId ?? one.agencyId}`,
  )

describe('an agenda that proposes itself', () => {
  it.each([
    [15, 1],
    [18, 1],
    [60, 8],
    [65, 8],
    [66, 9],
    [120, 18],
  ])('of %s minutes has room for %s items beside opening and decisions', (minutes, items) => {
    expect(roomFor(minutes)).toBe(items)
  })

  it('takes the heaviest of each kind first, then what is left in the order of the table', () => {
    // 30 minutes: (30 − 12) ÷ 6 = 3 items.
    const found = [action(1, 5), action(2, 9), action(3, 7), indicator(1, 2), silent(1, 4)]
    expect(names(proposeAgenda(found, 30))).toEqual([
      'action 2',
      'indicator 1',
      'agency 1',
      '(action 3',
      '(action 1',
    ])
    // 42 minutes: 5 items, so all of it.
    expect(names(proposeAgenda(found, 42))).toEqual([
      'action 2',
      'action 3',
      'action 1',
      'indicator 1',
      'agency 1',
    ])
  })

  it('names a thing once, for its first reason', () => {
    const twice = [action(1, 5), { ...action(1, 9), reason: 'returned' as const }]
    expect(proposeAgenda(twice, 60).map((one) => one.reason)).toEqual(['stuck'])
    const marked = { ...action(1, 3), kind: 'report' as const, reason: 'odd_report' as const }
    expect(proposeAgenda([action(1, 5), marked], 60).map((one) => one.reason)).toEqual(['stuck'])
  })

  it('is empty when nothing is wrong', () => {
    expect(proposeAgenda([], 60)).toEqual([])
  })

  it('never exceeds the planned time, and the order in which things were found is irrelevant', () => {
    const one = fc.tuple(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 5 }),
      fc.boolean(),
    )
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 80 }),
        fc.integer({ min: 18, max: 240 }),
        (parts, minutes) => {
          const unique = [...new Map(parts.map((part) => [`${part[0]} ${part[2]}`, part])).values()]
          const found = unique.map(([id, weight, isAction]) =>
            isAction ? action(id, weight) : silent(id, weight),
          )
          const proposed = proposeAgenda(found, minutes)
          const used = proposed
            .filter((item) => !item.inAnnex)
            .reduce((sum, item) => sum + item.minutes, 12)
          expect(used).toBeLessThanOrEqual(Math.max(minutes, 18))
          expect(names(proposeAgenda(found.toReversed(), minutes))).toEqual(names(proposed))
        },
      ),
    )
  })
})

describe('what a meeting should ask about', () => {
  const troubled = (facts: Partial<TroubledAction>): TroubledAction => ({
    id: 1,
    code: 'A-2026-001',
    title: 'Bedah rumah',
    strategyNumber: 1,
    agencyId: 1,
    agency: 'PRKPP',
    status: 'running',
    judged: 'stuck',
    reportState: 'verified',
    output: 30,
    outputTarget: 100,
    outputUnit: 'unit',
    expected: 75,
    realised: null,
    budget: 1_000_000_000,
    isDemo: false,
    ...facts,
  })
  const none = {
    decisions: [],
    pockets: [],
    heldOn: '2026-11-24',
    troubled: [],
    indicators: [],
    silent: [],
    odd: [],
    freshly: new Set<number>(),
    today: '2026-11-24',
  }

  it('weighs an action by its budget times what is missing of what was expected', () => {
    // 1 − 30 ÷ 75 = 0.6 of 1,000 million.
    const [one] = exceptionsOf({ ...none, troubled: [troubled({})] })
    expect(one?.weight).toBeCloseTo(600_000_000)
    expect(one?.facts).toEqual({ output: 30, expected: 75, unit: 'unit' })
  })

  it('counts an action that told nothing as missing all, and never drops one whose budget is unknown', () => {
    const [silentOne, unknown] = exceptionsOf({
      ...none,
      troubled: [troubled({ output: null }), troubled({ id: 2, budget: null })],
    })
    expect(silentOne?.weight).toBe(1_000_000_000)
    expect(silentOne?.facts).toEqual({ expected: 75, unit: 'unit' })
    expect(unknown?.weight).toBeCloseTo(30_000_000)
  })

  it('says returned before stuck, for that is what the agency can mend today', () => {
    const reasons = exceptionsOf({
      ...none,
      troubled: [
        troubled({ reportState: 'returned' }),
        troubled({ id: 2, judged: 'slow' }),
        troubled({ id: 3, judged: 'postponed' }),
      ],
    }).map((one) => one.reason)
    expect(reasons).toEqual(['returned', 'slow', 'delayed'])
  })
})
