import { prepared, type Db } from '../db'

export type LateAgency = Readonly<{ code: string; name: string; reports: number }>

/** Agencies that have not sent what they owed for that window, those with most first. The caller asks after the due day. */
export async function listLateAgencies(db: Db, windowId: number): Promise<LateAgency[]> {
  return prepared<LateAgency>(
    db,
    'work.late_agencies',
    `SELECT agencies.code::text AS code, agencies.short_name AS name, count(*) AS reports
      FROM standings JOIN actions ON actions.id = standings.action_id
        JOIN agencies ON agencies.id = actions.agency_id
      WHERE standings.window_id = $1 AND standings.owed AND standings.report_state IN ('none', 'draft')
      GROUP BY agencies.id ORDER BY reports DESC, agencies.short_name COLLATE id_alami, agencies.id`,
    [windowId],
  )
}

/** People who may sign in but have no password yet. */
export async function countWithoutPassword(db: Db): Promise<number> {
  const [row] = await prepared<{ n: number }>(
    db,
    'work.without_password',
    'SELECT count(*) AS n FROM users WHERE users.password_hash IS NULL AND users.disabled_at IS NULL',
  )
  return row?.n ?? 0
}
