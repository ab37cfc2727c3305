import { prepared, type Db } from '../db'
import type { User } from '../users/user'

/** What a line can be about. Each has its words in the catalogue: history.subject.… */
export const subjects = [
  'action',
  'batch',
  'report',
  'evidence',
  'comment',
  'user',
  'window',
  'setting',
  'session',
  'reading',
  'target',
  'method',
  'release',
  'meeting',
  'place',
  'registry',
  'decision',
  'import',
  'document',
  'contribution',
  'view',
  'token',
] as const
export type Subject = (typeof subjects)[number]

export type Change = Readonly<{ before?: unknown; after?: unknown }>

/** Who did it: a person, or the house itself (the seed, a command of the administrator). */
export type Actor = Pick<User, 'id' | 'name'> | 'house'

/**
 * Leaves a line of history. `event` is 'noun.verb'; called inside the transaction of the change, so that a change and
 * its trace live or die together. Never give it secrets: no passwords, no link tokens.
 */
export async function remember(
  trx: Db,
  actor: Actor,
  event: string,
  subject: Subject,
  subjectId: number,
  change: Change = {},
): Promise<void> {
  await rememberAll(trx, actor, [{ event, subject, subjectId, ...change }])
}

export type NewLine = Change & Readonly<{ event: string; subject: Subject; subjectId: number }>

const together = 500

/** The same for many things that one person changed at once. */
export async function rememberAll(trx: Db, actor: Actor, lines: readonly NewLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += together) {
    await prepared(
      trx,
      'history.remember',
      `INSERT INTO history (actor_id, actor_name, event, subject, subject_id, before, after)
       SELECT $1, $2, event, subject, "subjectId", before, after FROM jsonb_to_recordset($3)
         AS lines (event text, subject text, "subjectId" integer, before jsonb, after jsonb)`,
      [
        actor === 'house' ? null : actor.id,
        actor === 'house' ? 'Tuntas' : actor.name,
        JSON.stringify(lines.slice(from, from + together)),
      ],
    )
  }
}

export type HistoryLine = Readonly<{
  id: number
  at: Date
  actorName: string
  event: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}>

/** The newest lines about one thing, newest first. */
export async function listHistory(
  db: Db,
  subject: Subject,
  subjectId: number,
  limit = 50,
): Promise<HistoryLine[]> {
  return prepared<HistoryLine>(
    db,
    'history.of_subject',
    `SELECT history.id, history.at, history.actor_name AS "actorName", history.event, history.before, history.after
      FROM history WHERE history.subject = $1 AND history.subject_id = $2 ORDER BY history.id DESC LIMIT $3`,
    [subject, subjectId, limit],
  )
}
