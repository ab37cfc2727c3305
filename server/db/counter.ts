import { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { Db } from '.'

/** Counts tries for so many seconds, in the database: all processes share it, and a restart forgets nothing. */
export function counterIn(db: Db, keyPrefix: string, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: db,
    storeType: 'knex',
    tableName: 'throttles',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points: 1,
    duration,
  })
}
