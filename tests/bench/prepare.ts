import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Knex } from 'knex'
import pino from 'pino'
import { createApp } from '../../server/app'
import { connect } from '../../server/db'
import { startEmbedded } from '../../server/db/embedded'
import { prepareDatabase } from '../../server/db/prepare'
import { remember } from '../../server/history'
import { newOnce } from '../../server/http/once'
import { dayOf, type Day } from '../../server/i18n'
import { statementsOf } from '../support/queries'
import { fill, password, type Size } from './data'
import { fillMeetings } from './meetings'
import type { Place } from './limits'
import { number, say } from './print'
import { Visitor } from './visitor'

export type Prepared = Readonly<{ places: Place[]; owed: string[]; queries: Map<string, number> }>

/** What is made: how much, and which pages are asked for afterwards. */
export type Plan = Readonly<{
  size: Size
  /** Only pages whose name contains this. */
  only: string
  /** How many reports that can be sent are looked up. */
  owed: number
  /** What else there is, with the pages that show it. Queries are then counted as after a change, when nothing is remembered. */
  more?: (db: Knex, today: Day) => Promise<Place[]>
}>

/** Fills the data folder and counts the queries of each page; the server is stopped again afterwards. */
export async function prepare(dataDir: string, plan: Plan): Promise<Prepared> {
  const began = performance.now()
  const embedded = await startEmbedded({ dataDir })
  const db = connect(embedded.connection, 5)
  try {
    const today = dayOf(new Date())
    await prepareDatabase(db, { homeRegion: '16.04', demo: false, today })
    const made = await unhurried(embedded.connection, async (filling) => {
      await fill(filling, plan.size, today)
      const meeting = await fillMeetings(filling, today)
      return [...meeting, ...((await plan.more?.(filling, today)) ?? [])]
    })
    const seconds = (performance.now() - began) / 1000
    const places = [...(await placesOf(db)), ...made].filter(({ name }) => name.includes(plan.only))
    const owed = await owedReports(db, plan.owed)
    const queries = await countQueries(db, places, plan.more !== undefined)
    say(`Made in ${number(seconds, 1)} s, with ${await countRows(db)}.`)
    return { places, owed, queries }
  } finally {
    await db.destroy()
    await embedded.stop()
  }
}

/** One connection on which a statement may take as long as it takes, and nothing need be on the disk before the end. */
async function unhurried<Made>(
  connection: Parameters<typeof connect>[0],
  work: (db: Knex) => Promise<Made>,
): Promise<Made> {
  const db = connect(connection, 1)
  try {
    await db.raw(
      "SET statement_timeout = 0; SET synchronous_commit = off; SET maintenance_work_mem = '256MB'",
    )
    return await work(db)
  } finally {
    await db.destroy()
  }
}

async function countRows(db: Knex): Promise<string> {
  const { rows } = (await db.raw(
    `SELECT (SELECT count(*) FROM reports) AS reports, (SELECT count(*) FROM history) AS lines,
       (SELECT count(*) FROM users) AS people`,
  )) as { rows: [{ reports: number; lines: number; people: number }] }
  const [{ reports, lines, people }] = rows
  return `${number(reports)} reports, ${number(lines)} lines of history, ${number(people)} users`
}

async function placesOf(db: Knex): Promise<Place[]> {
  const agency = await db('actions')
    .first('agency_id')
    .groupBy('agency_id')
    .orderByRaw('count(*) DESC')
  const { code: agencyCode } = await db('agencies').where({ id: agency?.agency_id }).first('code')
  const action = await db('actions')
    .join('reports', 'reports.action_id', 'actions.id')
    .groupBy('actions.id')
    .orderByRaw('count(*) DESC, actions.id DESC')
    .first('actions.code')
  const [report] = await owedReports(db, 1)
  return [
    { name: 'board', path: '/board', kind: 'board' },
    { name: 'strategy', path: '/strategies/1', kind: 'board' },
    { name: 'list', path: '/actions', kind: 'list' },
    { name: 'list, filtered', path: `/actions?strategy=1&agency=${agencyCode}`, kind: 'list' },
    { name: 'list, searched', path: '/actions?q=bedah+rumh+kikim', kind: 'list' },
    { name: 'action', path: `/actions/${action?.code}`, kind: 'action' },
    { name: 'indicators', path: '/indicators', kind: 'other' },
    { name: 'indicator', path: '/indicators/P0', kind: 'board' },
    { name: 'report form', path: report as string, kind: 'other' },
    { name: 'places', path: '/places', kind: 'board' },
    { name: 'places, one kecamatan', path: '/places/16.04.10', kind: 'board' },
    { name: 'priorities', path: '/places/priorities', kind: 'board' },
    { name: 'update screen', path: `/reports/update?agency=${agencyCode}`, kind: 'other' },
    { name: 'reviewer’s queue', path: '/reports', kind: 'other' },
    { name: 'my work', path: '/', kind: 'other' },
  ]
}

/** Addresses of reports that can be sent today. */
async function owedReports(db: Knex, limit: number): Promise<string[]> {
  const rows = (await db('standings')
    .join('windows', 'windows.id', 'standings.window_id')
    .join('actions', 'actions.id', 'standings.action_id')
    .whereNotNull('windows.unlocked_until')
    .where({ 'standings.owed': true, 'standings.report_state': 'none' })
    .orderBy('actions.id')
    .limit(limit)
    .select('actions.code as action', 'windows.code as window')) as {
    action: string
    window: string
  }[]
  return rows.map((row) => `/actions/${row.action}/reports/${row.window}`)
}

/** The app in this very process, so that what it asks of the database can be counted. */
async function countQueries(
  db: Knex,
  places: readonly Place[],
  anew: boolean,
): Promise<Map<string, number>> {
  const server = createServer(
    createApp({
      db,
      log: pino({ level: 'silent' }),
      session: { secret: newOnce(), secure: true, idleMinutes: 120, days: 7 },
      proxies: 1,
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const visitor = new Visitor((server.address() as AddressInfo).port)
  const counts = new Map<string, number>()
  try {
    await visitor.signIn('secretariat@bench.test', password)
    for (const { name, path } of places) {
      await visitor.get(path)
      if (anew) await remember(db, 'house', 'setting.saved', 'setting', 1)
      const asked = async () => (await statementsOf(() => visitor.get(path))).length
      const first = await asked()
      if (anew) await remember(db, 'house', 'setting.saved', 'setting', 1)
      // Now and then a visit also reads what the house then remembers for some seconds: the leaner of two is the page's own.
      counts.set(name, Math.min(first, await asked()))
    }
  } finally {
    visitor.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return counts
}
