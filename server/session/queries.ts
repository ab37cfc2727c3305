import type { Db } from '../db'
import type { User } from '../users/user'

/** One of a person's sessions. `here` is the one that asks. */
export type OwnSession = Readonly<{ startedAt: Date; seenAt: Date; here: boolean }>

/** The sessions in which this person is signed in, the last used first. `seenAt` is exact to five minutes. */
export async function listSessions(db: Db, user: User, sessionId: string): Promise<OwnSession[]> {
  const { rows } = await db.raw<{ rows: { started: number; seen: number; here: boolean }[] }>(
    `SELECT (sess ->> 'startedAt')::bigint AS started, (sess ->> 'touchedAt')::bigint AS seen, sid = ? AS here
      FROM sessions
      WHERE sess -> 'passport' ->> 'user' = ? AND sess ->> 'epoch' = ? AND expire > now()
      ORDER BY here DESC, seen DESC, sid
      LIMIT 50`,
    [sessionId, String(user.id), String(user.sessionEpoch)],
  )
  return rows.map(({ started, seen, here }) => ({
    startedAt: new Date(started),
    seenAt: new Date(seen),
    here,
  }))
}
