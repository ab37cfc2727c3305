import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Notice } from './notification'
import type { Owing } from './reminders'

const columns = `notifications.id, notifications.kind, notifications.facts, notifications.at,
  notifications.read_at AS "readAt"`

/** One page of what a person was told: the unread first, then the newest. */
export function listNotices(
  db: Db,
  userId: number,
  offset: number,
  limit: number,
): Promise<Notice[]> {
  return prepared<Notice>(
    db,
    'notifications.list',
    `SELECT ${columns} FROM notifications WHERE notifications.user_id = $1
      ORDER BY (notifications.read_at IS NULL) DESC, notifications.at DESC, notifications.id DESC
      OFFSET $2 LIMIT $3`,
    [userId, offset, limit],
  )
}

/** @throws NotFound also for somebody else's */
export async function getNotice(db: Db, userId: number, id: number | null): Promise<Notice> {
  const [notice] =
    id === null
      ? []
      : await prepared<Notice>(
          db,
          'notifications.one',
          `SELECT ${columns} FROM notifications WHERE notifications.id = $1 AND notifications.user_id = $2`,
          [id, userId],
        )
  if (!notice) throw new NotFound(`notification ${id}`)
  return notice
}

/** What is owed for these windows, an agency a line; who is excused owes nothing. */
export function listOwing(db: Db, windowIds: readonly number[]): Promise<Owing[]> {
  return prepared<Owing>(
    db,
    'notifications.owing',
    `SELECT actions.agency_id AS "agencyId", standings.window_id AS "windowId", count(*) AS n,
       bool_and(actions.is_demo) AS "isDemo"
     FROM standings JOIN actions ON actions.id = standings.action_id
     WHERE standings.window_id = ANY ($1::int[]) AND standings.owed AND standings.report_state IN ('none', 'draft')
     GROUP BY actions.agency_id, standings.window_id ORDER BY standings.window_id, actions.agency_id`,
    [windowIds],
  )
}
