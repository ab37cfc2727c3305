import type { Knex } from 'knex'
import { seedDemo, seedReference } from '../../seeds'
import { migrateJobs } from '../jobs/schema'
import { hashPassword } from '../users/password'
import { migrate } from '.'

export type Preparation = Readonly<{
  homeRegion: string
  /** Whether demo data goes into a database that has no actions yet. */
  demo: boolean
  /** Today in Jakarta. */
  today: string
}>

/** The password of the demo accounts; they exist only where the demo seed ran. */
export const demoPassword = 'tuntas-demo'

// An arbitrary number that all processes of Tuntas agree on.
const turn = 1_604_2024

/**
 * Brings a database up to date: schema, reference data, and the demo year where it is wanted. Of several processes that
 * start together one does it and the others wait. Returns whether demo data was put in just now.
 */
export async function prepareDatabase(db: Knex, preparation: Preparation): Promise<boolean> {
  const connection = await db.client.acquireConnection()
  try {
    await db.raw('SELECT pg_advisory_lock(?)', [turn]).connection(connection)
    // Whoever holds the turn is alone, so a lock that knex finds is one that a killed process left.
    await db.migrate.forceFreeMigrationsLock()
    await migrate(db)
    await migrateJobs(db)
    await seedReference(db, preparation.homeRegion)
    if (!preparation.demo || (await hasActions(db))) return false
    await seedDemo(db, { today: preparation.today, passwordHash: await hashPassword(demoPassword) })
    await db.raw('ANALYZE')
    return true
  } finally {
    await db.raw('SELECT pg_advisory_unlock(?)', [turn]).connection(connection)
    await db.client.releaseConnection(connection)
  }
}

async function hasActions(db: Knex): Promise<boolean> {
  return (await db('actions').select('id').first()) !== undefined
}

/** A sentence when the server is older than what Tuntas is tried on, else undefined. */
export async function versionProblem(db: Knex): Promise<string | undefined> {
  const { rows } = await db.raw<{ rows: [{ number: number; name: string }] }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  )
  const [version] = rows
  if (version.number >= 150_000) return undefined
  return `The database runs PostgreSQL ${version.name}; Tuntas needs 15 or newer. Upgrade it, or choose another with DATABASE_URL.`
}

/** Removes what has run out: sessions, counters, links and the receipts of forms sent days ago. */
export async function clearExpired(db: Knex): Promise<void> {
  await db('sessions').where('expire', '<', db.fn.now()).delete()
  await db('throttles').where('expire', '<', Date.now()).delete()
  await db('password_links').where('expires_at', '<', db.raw("now() - interval '30 days'")).delete()
  await db('form_receipts').where('at', '<', db.raw("now() - interval '3 days'")).delete()
}
