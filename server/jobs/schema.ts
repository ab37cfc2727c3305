import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { Knex } from 'knex'
import { connectionOf, quiet } from './connection'

/** Makes or updates the tables in which jobs wait. They are the library's own: its schema is graphile_worker. */
export async function migrateJobs(db: Knex): Promise<void> {
  const pool = new pg.Pool({ ...connectionOf(db), max: 1 })
  quiet(pool)
  try {
    await runMigrations({ pgPool: pool })
  } finally {
    await pool.end()
  }
}
