import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Knex } from 'knex'
import pino from 'pino'
import { createApp } from '../../server/app'
import { connect } from '../../server/db'
import { startEmbedded } from '../../server/db/embedded'
import { newOnce } from '../../server/http/once'
import { dayOf } from '../../server/i18n'
import { statementsOf } from '../support/queries'
import { fill, password } from './data'
import { fillMeetings } from './meetings'
import type { Place } from './limits'
import { number, say } from './print'
import { Visitor } from './visitor'

export type Prepared = Readonly<{ places: Place[]; owed: string[]; queries: Map<string, number> }>

/** Fills the data folder and counts the queries of each page; the server is stopped again afterwards. */
export async function prepare(dataDir: string, size: number, only: string): Promise<Prepared> {
  const began = performance.now()
  const embedded = await startEmbedded({ dataDir })
  const db = connect(embedded.connection, 5)
  try {
    const today = dayOf(new Date())
    await fill(db, size, today)
    const meeting = await fillMeetings(db, today)
    const places = [...(await placesOf(db)), ...meeting].filter(({ name }) => name.includes(only))
    const owed = await owedReports(db, 400)
    const queries = await countQueries(db, places)
    const seconds = (performance.now() - began) / 1000
    const [counted] = await db('reports').count({ reports: '*' })
    say(
      `Made in ${number(seconds, 1)} s, with ${number(Number(counted?.['reports']))} reports ` +
        '(windows are quarters and an action is of one year: four each, fewer in the year that runs).',
    )
    return { places, owed, queries }
  } finally {
    await db.destroy()
    await embedded.stop()
  }
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
async function countQueries(db: Knex, places: readonly Place[]): Promise<Map<string, number>> {
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
      counts.set(name, (await statementsOf(() => visitor.get(path))).length)
    }
  } finally {
    visitor.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return counts
}
