import type { Db } from '../db'
import { listUnfinishedDecisions } from '../decisions/queries'
import type { Day } from '../i18n'
import { getHomeRegion, listSeries } from '../indicators/queries'
import { listUncoveredPockets, type UncoveredPocket } from '../places/queries'
import { flagsOf } from '../reports/flags'
import { listQueue } from '../reports/queue-queries'
import type { Exception } from './agenda'
import { exceptionsOf, type BarePocket } from './exceptions'
import type { Meeting } from './meeting'
import {
  findMeetingBefore,
  idsOfActions,
  listFreshIndicators,
  listSilent,
  listTroubled,
} from './queries'
import { windowOf } from './screens-page'

/** How many of each kind the proposal looks at. */
const lookedAt = { troubled: 60, silent: 20, odd: 40, pockets: 30 } as const

/** Looks through the team's data for what a meeting should ask about. */
export async function findExceptions(db: Db, meeting: Meeting, today: Day): Promise<Exception[]> {
  const window = await windowOf(db, meeting)
  const before = await findMeetingBefore(db, meeting)
  const home = await getHomeRegion(db)
  const waiting = await listQueue(
    db,
    { state: 'sent', window: null, agency: null, strategy: null },
    lookedAt.odd,
    0,
  )
  const odd = waiting
    .map((row) => ({ code: row.actionCode, marks: flagsOf(row).length }))
    .filter(({ marks }) => marks > 0)
  const ids = await idsOfActions(
    db,
    odd.map(({ code }) => code),
  )
  const ofStrategy = (number: number | null) =>
    meeting.strategyNumber === null || number === null || number === meeting.strategyNumber
  return exceptionsOf({
    decisions: (await listUnfinishedDecisions(db)).filter((one) => ofStrategy(one.strategyNumber)),
    pockets: barePockets(
      (await listUncoveredPockets(db, window?.year ?? Number(today.slice(0, 4)))).filter((one) =>
        ofStrategy(one.strategy),
      ),
    ).slice(0, lookedAt.pockets),
    troubled: window
      ? await listTroubled(db, window.id, meeting.strategyNumber, lookedAt.troubled)
      : [],
    indicators: (await listSeries(db, home.code)).filter((one) => ofStrategy(one.strategyNumber)),
    silent: window && window.dueOn < today ? await listSilent(db, window.id, lookedAt.silent) : [],
    odd: odd.flatMap(({ code, marks }) => {
      const actionId = ids.get(code)
      return actionId === undefined ? [] : [{ actionId, marks }]
    }),
    freshly: new Set(
      before?.closedAt ? await listFreshIndicators(db, home.code, before.closedAt) : [],
    ),
    heldOn: meeting.heldOn < today ? today : meeting.heldOn,
    today,
  })
}

/** Places with all the strategies that leave them out. Those that leave out most come first. */
function barePockets(uncovered: readonly UncoveredPocket[]): BarePocket[] {
  const strategies = new Map<number, number[]>()
  for (const { placeId, strategy } of uncovered) {
    strategies.set(placeId, [...(strategies.get(placeId) ?? []), strategy])
  }
  return [...strategies]
    .map(([placeId, missing]) => ({ placeId, strategies: missing }))
    .sort((one, other) => other.strategies.length - one.strategies.length)
}
