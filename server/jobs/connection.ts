import type { Knex } from 'knex'
import type pg from 'pg'

/** How the house reaches its database: jobs go the same way, by connections of their own. */
export function connectionOf(db: Knex): pg.ClientConfig {
  return { ...(db.client.config.connection as pg.ClientConfig) }
}

/** A connection that is lost is told by the statement that meets it; nothing need be said a second time. */
export function quiet(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
}
