import { createHash } from 'node:crypto'
import type { Db } from '../db'
import { findActiveUser } from '../users/queries'
import type { User } from '../users/user'
import { waitingFor, type Waiting } from './session'

/** One of a person's sessions. `here` is the one that asks; `key` names it without opening it. */
export type OwnSession = Readonly<{
  key: string
  startedAt: Date
  seenAt: Date
  here: boolean
  device: string | null
  address: string | null
}>

type Row = {
  sid: string
  started: number
  seen: number
  here: boolean
  device: string | null
  address: string | null
}

/** The sessions in which this person is signed in, the last used first. `seenAt` is exact to five minutes. */
export async function listSessions(db: Db, user: User, sessionId: string): Promise<OwnSession[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `SELECT sid, (sess ->> 'startedAt')::bigint AS started, (sess ->> 'touchedAt')::bigint AS seen, sid = ? AS here,
        sess ->> 'device' AS device, sess ->> 'address' AS address
      FROM sessions
      WHERE sess -> 'passport' ->> 'user' = ? AND sess ->> 'epoch' = ? AND expire > now()
      ORDER BY here DESC, seen DESC, sid
      LIMIT 50`,
    [sessionId, String(user.id), String(user.sessionEpoch)],
  )
  return rows.map(({ sid, started, seen, ...row }) => ({
    ...row,
    key: sessionKey(sid),
    startedAt: new Date(started),
    seenAt: new Date(seen),
  }))
}

/** What stands for a session in an address: its id opens it and is never shown. */
export function sessionKey(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex').slice(0, 32)
}

/** Whose second step this is; undefined when nobody waits, it took too long, or the sessions were ended meanwhile. */
export async function findWaiting(
  db: Db,
  waiting: Waiting | undefined,
  now: Date,
): Promise<User | undefined> {
  if (!waiting || now.getTime() - waiting.since > waitingFor) return undefined
  const user = await findActiveUser(db, waiting.userId)
  return user?.sessionEpoch === waiting.epoch ? user : undefined
}
