import type { Knex } from 'knex'
import { refreshStandings } from '../server/actions/standing-commands'
import { markReports } from '../server/reports/commands'
import { writeAccounts } from './demo/accounts'
import {
  buildAction,
  inventedActions,
  type BuiltAction,
  type DemoAgency,
  type DemoPlace,
  type Ground,
} from './demo/build'
import { estimatePrecision, writeContributions } from './demo/contributions'
import { atWib } from './demo/days'
import { writeComments } from './demo/comments'
import { closeMeetings } from './demo/meetings'
import { writeNotices } from './demo/notices'
import { writePockets } from './demo/pockets'
import { writeDecisions } from './demo/decisions'
import { writeImport } from './demo/imports'
import { issuePapers } from './demo/papers'
import { publishedActions } from './demo/published'
import { tellReports } from './demo/reports'
import type { DemoWindow, Story } from './demo/story'
import { writeActions, writeExcuse, writeHistory, writeReports } from './demo/write'
import { seedWindows } from './reference/windows'

/** What the demo seed is told: today in Jakarta, and the hash of the demo accounts' password. */
type DemoOptions = Readonly<{ today: string; passwordHash: string }>

/**
 * Puts in the demo years 2024-2026 as they stand on the morning of `today`: accounts, actions, and what was reported
 * and reviewed until then. Lahat's rest on what was reported in public; all is marked as demo. Only into a database
 * without actions, and never in production; with actions there it does nothing.
 */
export async function seedDemo(db: Knex, { today, passwordHash }: DemoOptions): Promise<void> {
  await db.transaction(async (trx) => {
    if (await trx('actions').first('id')) return
    const thisYear = Number(today.slice(0, 4))
    if (thisYear > 2026) await seedWindows(trx, [thisYear])

    const ground = await readGround(trx)
    // The home is the region that has places; its neighbours are regions as well.
    const isLahat = (await trx('places').where({ region_code: '16.04' }).first('id')) !== undefined
    const planned = [...(isLahat ? publishedActions() : []), ...inventedActions(isLahat)]
    const actions = planned.flatMap((one) => buildAction(one, ground, today) ?? [])
    const stories = tellReports(actions, await readWindows(trx), today)

    // The demo shows the public page as well; a team's own is off until its secretariat switches it on.
    await trx('settings').insert({ key: 'publicPage', value: JSON.stringify(true) })
    await writePockets(trx, ground.places, actions)
    const users = await writeAccounts(trx, ground, passwordHash, atWib('2024-01-03', 9 * 60))
    const stored = await writeActions(trx, actions, byAction(stories), users)
    const reportIds = await writeReports(trx, stories, stored, users)
    const decided = await writeDecisions(trx, ground, users, today)
    const proposals = await writeContributions(trx, stored, users, atWib(today, 7 * 60))
    await estimatePrecision(trx)
    await writeHistory(trx, stored, reportIds, users, [...decided, ...proposals])
    await writeExcuse(trx, users, today)
    await refreshStandings(
      trx,
      stored.map(({ id }) => id),
    )
    await markReports(
      trx,
      stored.map(({ id }) => id),
    )
    await closeMeetings(trx, users)
    await writeNotices(trx, today)
    await writeComments(trx, today)
    await writeImport(trx, ground, users, today)
    await issuePapers(trx, today, users.secretariat)
  })
}

function byAction(stories: readonly Story[]): Map<BuiltAction, Story[]> {
  const map = new Map<BuiltAction, Story[]>()
  for (const story of stories) map.set(story.action, [...(map.get(story.action) ?? []), story])
  for (const list of map.values())
    list.sort((one, other) => one.window.number - other.window.number)
  return map
}

async function readGround(trx: Knex.Transaction): Promise<Ground> {
  const agencies = await trx('agencies')
    .select<DemoAgency[]>('id', 'code', 'short_name as shortName', 'place_id as placeId')
    .orderBy('id')
  const places = await trx('places')
    .leftJoin('places as parents', 'parents.id', 'places.parent_id')
    .select<DemoPlace[]>(
      'places.id',
      'places.code',
      'places.kind',
      'places.name',
      'places.parent_id as parentId',
      'parents.name as parentName',
    )
    .orderBy('places.code')
  return { agencies: new Map(agencies.map((agency) => [agency.code, agency])), places }
}

async function readWindows(trx: Knex.Transaction): Promise<DemoWindow[]> {
  return trx('windows')
    .where({ kind: 'quarter' })
    .select<DemoWindow[]>(
      'id',
      'code',
      'year',
      'number',
      'ends_on as endsOn',
      'opens_on as opensOn',
      'due_on as dueOn',
      'grace_until as graceUntil',
    )
    .orderBy('ends_on')
}
