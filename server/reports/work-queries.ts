import { type Db, prepared } from '../db'
import type { Day } from '../i18n'
import { dueSlots, type WindowBrief, windowColumns, windowIn, type WindowRow } from './queries'

/** A report by its names, for lists of work. */
export type ReportBrief = Readonly<{
  actionId: number
  actionCode: string
  title: string
  strategyNumber: number
  agencyShortName: string
  isDemo: boolean
  window: WindowBrief
}>
type BriefRow = Omit<ReportBrief, 'window'> & WindowRow

const briefColumns = `actions.id AS "actionId", actions.code AS "actionCode", actions.title,
  actions.strategy_number AS "strategyNumber", agencies.short_name AS "agencyShortName", actions.is_demo AS "isDemo",
  ${windowColumns}`

/** The reports that have waited longest for a reviewer. */
export async function listWaiting(
  db: Db,
  limit: number,
): Promise<(ReportBrief & { sentAt: Date })[]> {
  const rows = await prepared<BriefRow & { sentAt: Date }>(
    db,
    'reports.waiting',
    `SELECT ${briefColumns}, reports.sent_at AS "sentAt" FROM reports
     JOIN actions ON actions.id = reports.action_id
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN windows ON windows.id = reports.window_id
     WHERE reports.state = 'sent' ORDER BY reports.sent_at, reports.id LIMIT $1`,
    [limit],
  )
  return rows.map((row) => ({ ...row, window: windowIn(row) }))
}

/** A report an agency still owes, and how far it got. `takenUntil` is the last day on which it is accepted. */
export type Owed = ReportBrief &
  Readonly<{ state: 'none' | 'draft' | 'returned'; takenUntil: Day; late: boolean }>

/** What an agency owes on that day, in windows that take reports: what is due first comes first. */
export async function listOwed(db: Db, agencyId: number, today: Day): Promise<Owed[]> {
  const rows = await prepared<BriefRow & Pick<Owed, 'state' | 'takenUntil'>>(
    db,
    'reports.owed',
    `SELECT ${briefColumns}, standings.report_state AS state,
       greatest(windows.grace_until, windows.unlocked_until) AS "takenUntil"
     FROM actions
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN standings ON standings.action_id = actions.id
     JOIN windows ON windows.id = standings.window_id AND windows.year = actions.year
     WHERE actions.agency_id = $1 AND standings.owed AND standings.report_state IN ('none', 'draft', 'returned')
       AND windows.opens_on <= $2::date AND greatest(windows.grace_until, windows.unlocked_until) >= $2::date
     ORDER BY windows.due_on, windows.id, actions.year, actions.number, actions.id`,
    [agencyId, today],
  )
  return rows.map((row) => ({ ...row, window: windowIn(row), late: row.windowDueOn < today }))
}

/** A report that came back, with what its reviewer said. */
export type Returned = ReportBrief &
  Readonly<{ returnedAt: Date; reviewerName: string | null; comments: string[] }>

/** The reports of an agency that were sent back and not yet sent again, also in windows that have locked since. */
export async function listReturned(db: Db, agencyId: number): Promise<Returned[]> {
  const rows = await prepared<BriefRow & Omit<Returned, keyof ReportBrief>>(
    db,
    'reports.returned',
    `SELECT ${briefColumns}, last.at AS "returnedAt", last.reviewer AS "reviewerName",
       coalesce(last.comments, '{}') AS comments
     FROM actions
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN reports ON reports.action_id = actions.id AND reports.state = 'returned'
     JOIN windows ON windows.id = reports.window_id
     LEFT JOIN LATERAL (
       SELECT max(report_reviews.at) AS at, max(users.name) AS reviewer,
         array_agg(report_reviews.comment ORDER BY report_reviews.id) AS comments
       FROM report_reviews LEFT JOIN users ON users.id = report_reviews.reviewer_id
       WHERE report_reviews.report_id = reports.id AND report_reviews.verdict <> 'verified'
         AND report_reviews.version_number =
           (SELECT max(report_versions.number) FROM report_versions WHERE report_versions.report_id = reports.id)
     ) AS last ON true
     WHERE actions.agency_id = $1
     ORDER BY last.at, reports.id`,
    [agencyId],
  )
  return rows.map((row) => ({ ...row, window: windowIn(row) }))
}

/** Reports of an agency that wait for a reviewer with a mark nobody has answered. */
export async function listUnanswered(db: Db, agencyId: number): Promise<ReportBrief[]> {
  const rows = await prepared<BriefRow>(
    db,
    'reports.unanswered',
    `SELECT ${briefColumns} FROM actions
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN reports ON reports.action_id = actions.id AND reports.state = 'sent' AND reports.flags <> '{}'
     JOIN windows ON windows.id = reports.window_id
     WHERE actions.agency_id = $1 AND NOT reports.flags <@ coalesce(
       (SELECT array_agg(flag_answers.flag) FROM flag_answers WHERE flag_answers.report_id = reports.id
         AND flag_answers.version_number = (SELECT coalesce(max(report_versions.number), 0) FROM report_versions
           WHERE report_versions.report_id = reports.id)), '{}')
     ORDER BY reports.sent_at, reports.id LIMIT 50`,
    [agencyId],
  )
  return rows.map((row) => ({ ...row, window: windowIn(row) }))
}

/** Agencies with something to report on that day, and how many reports. */
export function listOwingAgencies(
  db: Db,
  today: Day,
): Promise<{ id: number; code: string; shortName: string; reports: number }[]> {
  return prepared(
    db,
    'reports.owing_agencies',
    `SELECT agencies.id, agencies.code::text AS code, agencies.short_name AS "shortName", count(*) AS reports
     FROM ${dueSlots('$1')} JOIN agencies ON agencies.id = due.agency_id
     GROUP BY agencies.id ORDER BY agencies.short_name COLLATE id_alami, agencies.id`,
    [today],
  )
}
