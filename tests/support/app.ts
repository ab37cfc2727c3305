import type { Express } from 'express'
import pino from 'pino'
import { createApp, type Parts } from '../../server/app'
import type { Db } from '../../server/db'
import { storyNow } from './constants'

/** What signs the tests' cookies and seals their secrets. */
export const appSecret = 'a secret that only the tests know'

/** The whole app on `db`, at the stories' moment unless a clock is given. Logs nothing. */
export function testApp(db: Db, parts: Partial<Parts> = {}): Express {
  return createApp({
    db,
    log: pino({ level: 'silent' }),
    clock: () => storyNow,
    session: {
      secret: appSecret,
      secure: false,
      idleMinutes: 120,
      days: 7,
    },
    ...parts,
  })
}
