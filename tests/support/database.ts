import type { Knex } from 'knex'
import { connect, type Connection } from '../../server/db'

type Template = 'reference' | 'demo'
type Parts = Exclude<Connection, string>

function server(): Parts {
  return JSON.parse(process.env['TEST_DATABASE'] ?? '{}') as Parts
}

let counter = 0

type OwnDatabase = { db: Knex; connection: Parts; drop: () => Promise<void> }

/** A database of this test file's own, copied from a template; dropped by `drop`. For tests that need real commits. */
export function ownDatabase(template: Template, size = 10): Promise<OwnDatabase> {
  return makeDatabase(template, size)
}

/** A database with nothing in it. */
export function emptyDatabase(): Promise<OwnDatabase> {
  return makeDatabase('template0', 4)
}

async function makeDatabase(template: Template | 'template0', size: number): Promise<OwnDatabase> {
  const name = `${template}_${process.pid}_${(counter += 1)}`
  const admin = connect({ ...server(), database: 'postgres' }, 1)
  await admin.raw(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`)
  const connection = { ...server(), database: name }
  const db = connect(connection, size)
  return {
    db,
    connection,
    drop: async () => {
      await db.destroy()
      await admin.raw(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await admin.destroy()
    },
  }
}

/**
 * Gives each test of this file a transaction that is rolled back afterwards. `db()` is that transaction; savepoints
 * make the commands' own transactions work inside it.
 */
export function useDatabase(template: Template = 'reference'): () => Knex.Transaction {
  let own: Awaited<ReturnType<typeof ownDatabase>>
  let trx: Knex.Transaction
  beforeAll(async () => {
    own = await ownDatabase(template, 2)
  })
  beforeEach(async () => {
    trx = await own.db.transaction()
  })
  afterEach(async () => {
    await trx.rollback()
  })
  afterAll(async () => {
    await own.drop()
  })
  return () => trx
}
