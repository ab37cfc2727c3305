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
  /** The app's own role, where it is not the owner that prepares: it is given what it needs and no more. */
  appRole?: string | undefined
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
    if (preparation.appRole !== undefined) await grantTo(db, preparation.appRole)
    if (!preparation.demo || (await hasActions(db))) return false
    await seedDemo(db, { today: preparation.today, passwordHash: await hashPassword(demoPassword) })
    await db.raw('ANALYZE')
    return true
  } finally {
    await db.raw('SELECT pg_advisory_unlock(?)', [turn]).connection(connection)
    await db.client.releaseConnection(connection)
  }
}

/**
 * Lets a role read and write the team's data and wait for jobs, but make no tables, and of the history and its seals only
 * read and add: whoever has the app's connection in their hands cannot change what was recorded.
 */
async function grantTo(db: Knex, role: string): Promise<void> {
  await db.raw(
    `DO $do$
      DECLARE app text := quote_ident(?);
        place text;
      BEGIN
        FOREACH place IN ARRAY ARRAY['public', 'graphile_worker'] LOOP
          EXECUTE format('GRANT USAGE ON SCHEMA %I TO ', place) || app;
          EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO ', place) || app;
          EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO ', place) || app;
          EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %I TO ', place) || app;
        END LOOP;
        -- The queue's library closes its tables by row to everybody but their owner.
        FOR place IN SELECT relname FROM pg_class
          WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relrowsecurity
        LOOP
          EXECUTE format('DROP POLICY IF EXISTS tuntas_app ON graphile_worker.%I', place);
          EXECUTE format('CREATE POLICY tuntas_app ON graphile_worker.%I USING (true) WITH CHECK (true)', place);
        END LOOP;
        EXECUTE 'REVOKE UPDATE, DELETE ON history, history_seals FROM ' || app;
        EXECUTE 'REVOKE INSERT, UPDATE, DELETE ON schema_migrations, schema_migrations_lock FROM ' || app;
      END $do$`.replace('?', literal(role)),
  )
}

/** A text as SQL writes it; a DO block takes no values. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
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
