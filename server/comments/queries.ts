import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Comment, Subject } from './comment'

const columns = `comments.id, coalesce(actions.code, indicators.code, decisions.code) AS code,
  CASE WHEN comments.action_id IS NOT NULL THEN 'action' WHEN comments.indicator_id IS NOT NULL THEN 'indicator'
    ELSE 'decision' END AS kind, comments.author_id AS "authorId", authors.name AS "authorName",
  agencies.short_name AS "authorAgency", comments.text, comments.written_at AS "writtenAt",
  removers.name AS "removedByName", comments.is_demo AS "isDemo",
  CASE WHEN windows.id IS NOT NULL THEN json_build_object('code', windows.code, 'kind', windows.kind,
    'number', windows.number, 'year', windows.year) END AS window`
const tables = `comments LEFT JOIN actions ON actions.id = comments.action_id
  LEFT JOIN indicators ON indicators.id = comments.indicator_id
  LEFT JOIN decisions ON decisions.id = comments.decision_id
  JOIN users AS authors ON authors.id = comments.author_id
  LEFT JOIN agencies ON agencies.id = authors.agency_id
  LEFT JOIN users AS removers ON removers.id = comments.removed_by
  LEFT JOIN windows ON windows.id = comments.window_id`

/** What was said about a subject and its reports, the newest last; the latest `limit`. */
export async function listComments(
  db: Db,
  { kind, id }: Subject,
  limit: number,
): Promise<Comment[]> {
  const rows = await prepared<Comment>(
    db,
    `comments.of_${kind}`,
    `SELECT ${columns} FROM ${tables} WHERE comments.${kind}_id = $1 ORDER BY comments.id DESC LIMIT $2`,
    [id, limit],
  )
  return rows.reverse()
}

/** @throws NotFound */
export async function getComment(db: Db, id: number | null): Promise<Comment> {
  const [comment] =
    id === null
      ? []
      : await prepared<Comment>(
          db,
          'comments.one',
          `SELECT ${columns} FROM ${tables} WHERE comments.id = $1`,
          [id],
        )
  if (!comment) throw new NotFound(`comment ${id}`)
  return comment
}

/** Whom each of these names calls: a person by what stands before the @ of their address, or an agency's officers. */
export function findCalled(
  db: Db,
  handles: readonly string[],
): Promise<Readonly<{ handle: string; userId: number }>[]> {
  return prepared(
    db,
    'comments.called',
    `SELECT called.handle, called."userId" FROM (
       SELECT lower(split_part(users.email::text, '@', 1)) AS handle, users.id AS "userId" FROM users
        WHERE users.disabled_at IS NULL AND lower(split_part(users.email::text, '@', 1)) = ANY ($1::text[])
       UNION
       SELECT lower(agencies.code::text), users.id FROM agencies JOIN users ON users.agency_id = agencies.id
        WHERE users.disabled_at IS NULL AND users.role = 'officer' AND lower(agencies.code::text) = ANY ($1::text[])
     ) AS called ORDER BY called.handle, called."userId" LIMIT 200`,
    [handles],
  )
}

export async function isFollowing(db: Db, userId: number, { kind, id }: Subject): Promise<boolean> {
  const rows = await prepared(
    db,
    `comments.following_${kind}`,
    `SELECT 1 FROM follows WHERE follows.user_id = $1 AND follows.${kind}_id = $2`,
    [userId, id],
  )
  return rows.length > 0
}

/** Who hears of what is said about it. */
export async function listFollowers(db: Db, { kind, id }: Subject): Promise<number[]> {
  const rows = await prepared<{ id: number }>(
    db,
    `comments.followers_of_${kind}`,
    `SELECT follows.user_id AS id FROM follows WHERE follows.${kind}_id = $1 ORDER BY follows.user_id LIMIT 500`,
    [id],
  )
  return rows.map((row) => row.id)
}
