import { createHash } from 'node:crypto'
import { prepared, type Db } from '../db'
import type { Day } from '../i18n'
import type { HistoryLine, Subject } from '.'

/** What of the history is looked at; null: everything. Days are Jakarta's, both included. */
export type HistoryFilter = Readonly<{
  subject: Subject | null
  person: number | null
  from: Day | null
  to: Day | null
  /** Only lines older than this one. */
  before: number | null
}>

/** A line with what it is about: `name` is a code or a name that people know, `parent` what it belongs to. */
export type ListedLine = HistoryLine &
  Readonly<{ subject: Subject; subjectId: number; name: string | null; parent: string | null }>

// What people call the thing a line is about. A subject that is not named here is told by its kind alone.
const named = `CASE history.subject
    WHEN 'action' THEN (SELECT actions.code FROM actions WHERE actions.id = history.subject_id)
    WHEN 'report' THEN (SELECT windows.code FROM reports JOIN windows ON windows.id = reports.window_id
      WHERE reports.id = history.subject_id)
    WHEN 'place' THEN (SELECT places.code FROM places WHERE places.id = history.subject_id)
    WHEN 'registry' THEN (SELECT registry_counts.registry || ' ' || registry_counts.counted_on
      FROM registry_counts WHERE registry_counts.id = history.subject_id)
    WHEN 'decision' THEN (SELECT decisions.code FROM decisions WHERE decisions.id = history.subject_id)
    WHEN 'window' THEN (SELECT windows.code FROM windows WHERE windows.id = history.subject_id)
    WHEN 'document' THEN (SELECT documents.number FROM documents WHERE documents.id = history.subject_id)
    WHEN 'user' THEN (SELECT users.name FROM users WHERE users.id = history.subject_id)
    WHEN 'session' THEN (SELECT users.name FROM users WHERE users.id = history.subject_id)
  END AS name,
  CASE history.subject WHEN 'report' THEN (SELECT actions.code FROM reports
    JOIN actions ON actions.id = reports.action_id WHERE reports.id = history.subject_id) END AS parent`

/** The lines that fit, newest first, at most `limit`; the next page asks for those before the last one. */
export async function listLines(
  db: Db,
  filter: HistoryFilter,
  limit: number,
): Promise<ListedLine[]> {
  const values: unknown[] = []
  const conditions: string[] = []
  const asked = (value: unknown, condition: (place: string) => string) => {
    if (value === null) return
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  asked(filter.subject, (place) => `history.subject = ${place}`)
  asked(filter.person, (place) => `history.actor_id = ${place}::int`)
  asked(
    filter.from,
    (place) => `history.at >= ${place}::date::timestamp AT TIME ZONE 'Asia/Jakarta'`,
  )
  asked(
    filter.to,
    (place) => `history.at < (${place}::date + 1)::timestamp AT TIME ZONE 'Asia/Jakarta'`,
  )
  asked(
    filter.before,
    (place) => `(history.at, history.id) <
      ((SELECT last.at FROM history AS last WHERE last.id = ${place}::bigint), ${place}::bigint)`,
  )
  values.push(limit)
  const text = `SELECT history.id, history.at, history.actor_name AS "actorName", history.event, history.subject,
      history.subject_id AS "subjectId", history.before, history.after, ${named}
    FROM history ${conditions.length ? `WHERE ${conditions.join(' AND ')}` : ''}
    ORDER BY history.at DESC, history.id DESC LIMIT $${values.length}::int`
  const name = `history.lines.${createHash('sha1').update(text).digest('base64url')}`
  return prepared<ListedLine>(db, name, text, values)
}

/** Everybody who ever signed in or was given an account, by name. */
export async function listPeople(db: Db): Promise<{ id: number; name: string }[]> {
  return prepared(
    db,
    'history.people',
    'SELECT users.id, users.name FROM users ORDER BY users.name COLLATE id_alami, users.id LIMIT 1000',
  )
}
