import type { Knex } from 'knex'
import type { Client } from 'pg'
import { remember } from '../../server/history'
import { ownDatabase } from '../support/database'
import { testApp } from '../support/app'
import { demoPassword } from '../support/constants'
import { findAddresses, signEveryoneIn, type PersonKind, type Session } from '../support/addresses'
import { listening } from '../support/listening'
import { multiplyActions } from '../support/many'
import { statementsOf, type Statement } from '../support/queries'

type Budget = readonly [path: string, who: PersonKind, most: number]

let own: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
let app: Awaited<ReturnType<typeof listening>>
let sessions: Record<PersonKind, Session>
let budgets: Budget[]
const counts = new Map<string, number[]>()

beforeAll(async () => {
  own = await ownDatabase('demo', 2)
  db = own.db
  app = await listening(testApp(db))
  sessions = await signEveryoneIn(app.url, demoPassword)
  const address = await findAddresses(db)
  budgets = [
    ['/', 'own', 8],
    // Fewer while nothing changes: then one look for changes stands for the rest.
    ['/', 'coordinator', 9],
    ['/', 'secretariat', 10],
    ['/board', 'coordinator', 10],
    ['/strategies/1', 'coordinator', 10],
    ['/actions', 'coordinator', 8],
    ['/actions?strategy=1&agency=dinsos&status=running', 'coordinator', 8],
    ['/actions?judged=slow&sort=budget', 'coordinator', 8],
    ['/actions?q=bantuan+pangan+kikim', 'coordinator', 8],
    ['/actions?mine=1', 'own', 8],
    // Three while nothing changes: the session, its person and the look for changes.
    [address('/actions/:code'), 'own', 10],
    [address('/actions/:code/edit'), 'own', 10],
    [address('/actions/:code/reports/:window'), 'own', 10],
    [address('/actions/:code/reports/:window'), 'coordinator', 10],
    ['/reports', 'coordinator', 8],
    ['/reports/verification', 'coordinator', 8],
    ['/reports/update', 'own', 8],
    ['/reports/update?agency=dinsos', 'secretariat', 8],
    ['/decisions', 'coordinator', 8],
    ['/decisions?state=all&sort=carried&q=rumah', 'own', 8],
    [address('/decisions/:number'), 'own', 8],
    ['/indicators', 'coordinator', 8],
    ['/indicators/P0', 'coordinator', 10],
    ['/indicators/calendar', 'coordinator', 8],
    ['/indicators/readings', 'coordinator', 8],
    ['/indicators/targets', 'coordinator', 8],
    ['/places', 'coordinator', 10],
    ['/places/priorities', 'coordinator', 10],
    ['/places/16.04.10', 'coordinator', 10],
    ['/places/16.04.10.1031', 'coordinator', 10],
    ['/places/pockets', 'coordinator', 8],
    ['/places/counts', 'coordinator', 8],
    ['/places/counts/1?in=16.04.10', 'coordinator', 8],
    ['/places/16.04.10/candidates?strategy=3', 'coordinator', 8],
    ['/documents', 'coordinator', 10],
    ['/documents/preview?kind=semester&period=2026-2', 'coordinator', 14],
    ['/documents/preview?kind=annual&period=2026', 'coordinator', 24],
    [address('/documents/:id'), 'coordinator', 16],
    ['/meetings', 'coordinator', 5],
    [address('/meetings/:id'), 'own', 8],
    [address('/meetings/:id/agenda'), 'coordinator', 8],
    [address('/meetings/:id/present'), 'own', 16],
    [address('/meetings/:id/present/:item'), 'own', 12],
    [address('/meetings/:id/changes'), 'own', 14],
    [address('/meetings/:id/record'), 'coordinator', 8],
    [address('/meetings/:id/minutes'), 'own', 18],
    ['/imports', 'own', 8],
    ['/imports', 'secretariat', 8],
    [address('/imports/:id'), 'own', 8],
    ['/contributions', 'coordinator', 9],
    ['/contributions?state=accepted&strategy=1', 'coordinator', 9],
    ['/account', 'own', 8],
    ['/account/second-factor', 'own', 8],
    ['/users', 'secretariat', 8],
    ['/windows', 'secretariat', 8],
    ['/windows/2026-TW3/reminders', 'coordinator', 8],
    ['/views', 'coordinator', 8],
    ['/notifications', 'own', 8],
    ['/agencies', 'coordinator', 8],
    ['/agencies/dinsos', 'coordinator', 12],
    ['/windows/2026-TW3', 'secretariat', 12],
    ['/history', 'coordinator', 6],
    ['/history?subject=report&from=2026-01-01&to=2026-03-31', 'coordinator', 6],
    ['/search?q=rumah+kikim', 'coordinator', 12],
    ['/upkeep', 'secretariat', 12],
  ]
})

afterAll(async () => {
  await app.close()
  await own.drop()
})

async function asked(path: string, who: PersonKind): Promise<Statement[]> {
  const visit = async () => {
    const answer = await fetch(app.url + path, { headers: { cookie: sessions[who].cookie } })
    await answer.text()
    expect([path, answer.status]).toEqual([path, 200])
  }
  // Now and then a visit also reads what the house then remembers for some seconds: the leaner of two is the page's own.
  await visit()
  const changed = async () => {
    // Somebody has just changed something: the page reads everything anew.
    await remember(db, 'house', 'setting.saved', 'setting', 1)
    return statementsOf(visit)
  }
  const [first, second] = [await changed(), await changed()]
  return second.length < first.length ? second : first
}

async function count(): Promise<void> {
  for (const [path, who] of budgets) {
    const key = `${path} as ${who}`
    counts.set(key, [...(counts.get(key) ?? []), (await asked(path, who)).length])
  }
}

async function plan(text: string, values: readonly unknown[]): Promise<string[]> {
  const client = (await db.client.acquireConnection()) as Client
  try {
    // So that it is the indexes that are asked about, not what reading a small table happens to cost on this machine.
    await client.query('SET enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values])
    return rows.map((row) => row['QUERY PLAN'])
  } finally {
    await client.query('RESET enable_seqscan')
    await db.client.releaseConnection(client)
  }
}

/** Tables that grow with the years and that one of these statements can only read from end to end. */
async function scanned(statements: readonly Statement[]): Promise<string[]> {
  const found: string[] = []
  for (const { text, values } of statements) {
    if (!/^\s*(SELECT|WITH)/i.test(text)) continue
    for (const line of await plan(text, values)) {
      const table = /Seq Scan on (actions|reports|standings|history|report_versions)\b/.exec(line)
      if (table) found.push(`${table[1]}: ${text.replace(/\s+/g, ' ').slice(0, 300)}`)
    }
  }
  return found
}

describe('a page asks the database as often, however much it holds', () => {
  it('with one year of a regency', count, 120_000)

  it('with ten times as much', async () => {
    await multiplyActions(db, 10)
    await count()
  }, 120_000)

  it('with a hundred times as much', async () => {
    await multiplyActions(db, 100)
    await count()
    const growing = [...counts].filter(([, [first, ...later]]) => later.some((n) => n !== first))
    expect(growing).toEqual([])
  }, 240_000)

  it('and never more often than it may', () => {
    const over = budgets
      .map(([path, who, most]) => ({ path, who, most, asks: counts.get(`${path} as ${who}`)?.[0] }))
      .filter(({ asks, most }) => asks === undefined || asks > most)
    expect(over).toEqual([])
  })

  it.each([
    ['of one agency', '/actions?agency=dinsos'],
    ['by its code', '/actions?q=A-2026-001'],
    ['by words', '/actions?q=bedah+rumh+kikim'],
  ])('finding actions %s by an index', async (_name, path) => {
    expect(await scanned(await asked(path, 'coordinator'))).toEqual([])
  })

  it.each([
    ['days long past', '/history?from=2026-01-01&to=2026-01-02'],
    ['of a kind', '/history?subject=decision'],
    ['of a person', '/history?person=1&before=5'],
  ])('finding lines of history, %s, by an index', async (_name, path) => {
    expect(await scanned(await asked(path, 'coordinator'))).toEqual([])
  })

  it('opening an action and a report by an index', async () => {
    const address = await findAddresses(db)
    for (const path of ['/actions/:code', '/actions/:code/reports/:window']) {
      expect(await scanned(await asked(address(path), 'coordinator'))).toEqual([])
    }
  })
})
