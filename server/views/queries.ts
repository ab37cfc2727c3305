import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { User } from '../users/user'
import type { SavedView } from './view'

const columns = `saved_views.id, saved_views.user_id AS "userId", owners.name AS "userName", saved_views.name,
  saved_views.address, saved_views.shared, me.start_view_id IS NOT DISTINCT FROM saved_views.id AS start`
const tables = `saved_views JOIN users AS owners ON owners.id = saved_views.user_id
  JOIN users AS me ON me.id = $1`

/** What a person may open: the own ones first, then what others share. */
export function listViews(db: Db, user: Pick<User, 'id'>): Promise<SavedView[]> {
  return prepared<SavedView>(
    db,
    'views.list',
    `SELECT ${columns} FROM ${tables} WHERE saved_views.user_id = $1 OR saved_views.shared
      ORDER BY saved_views.user_id <> $1, saved_views.name COLLATE id_alami, saved_views.id LIMIT 500`,
    [user.id],
  )
}

/** @throws NotFound also for somebody else's that is not shared */
export async function getView(
  db: Db,
  user: Pick<User, 'id'>,
  id: number | null,
): Promise<SavedView> {
  const [view] =
    id === null
      ? []
      : await prepared<SavedView>(
          db,
          'views.one',
          `SELECT ${columns} FROM ${tables}
            WHERE saved_views.id = $2 AND (saved_views.user_id = $1 OR saved_views.shared)`,
          [user.id, id],
        )
  if (!view) throw new NotFound(`view ${id}`)
  return view
}

/** Where a person begins: the address of the view chosen for it, as long as it is theirs or shared; null otherwise. */
export async function findStart(db: Db, user: Pick<User, 'id'>): Promise<string | null> {
  const [view] = await prepared<{ address: string }>(
    db,
    'views.start',
    `SELECT saved_views.address FROM users JOIN saved_views ON saved_views.id = users.start_view_id
      WHERE users.id = $1 AND (saved_views.user_id = users.id OR saved_views.shared)`,
    [user.id],
  )
  return view?.address ?? null
}
