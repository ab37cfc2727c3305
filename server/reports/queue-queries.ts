import { type Db, prepared } from '../db'
import type { Suspect } from './flags'
import { type WindowBrief, windowColumns, windowIn, type WindowRow } from './queries'
import type { ReportState } from './report'
import { thresholdSql } from '../settings/setting'

/** What the reviewer's queue is narrowed to; null is everything. */
export type QueueFilter = Readonly<{
  state: 'sent' | 'returned' | 'verified'
  window: string | null
  agency: string | null
  strategy: number | null
}>

/** One report in the queue, with what its flags are told by. */
export type QueueRow = Suspect &
  Readonly<{
    id: number
    version: number
    actionId: number
    state: ReportState
    actionCode: string
    title: string
    isDemo: boolean
    agencyShortName: string
    strategyNumber: number
    outputUnit: string | null
    beneficiaryUnit: string | null
    window: WindowBrief
    sentAt: Date
    timesSent: number
    evidenceCount: number
    /** The marks that are stored with it. */
    marked: readonly string[]
    /** Marks that the agency has answered, for the version sent last. */
    answered: string[]
  }>

/**
 * The queue's FROM and WHERE with only the conditions that are set, and a name for its shape: "$2 IS NULL OR …" in one
 * statement for all would leave PostgreSQL, after a few runs, with a plan that fits none.
 */
function queueScope(filter: QueueFilter): { sql: string; values: unknown[]; shape: string } {
  const conditions: [shape: string, sql: string, value: string | number | null][] = [
    ['state', 'reports.state =', filter.state],
    ['window', 'windows.code =', filter.window],
    ['agency', 'agencies.code =', filter.agency],
    ['strategy', 'actions.strategy_number =', filter.strategy],
  ]
  const set = conditions.filter(([, , value]) => value !== null)
  return {
    shape: set.map(([name]) => name).join('_'),
    values: set.map(([, , value]) => value),
    sql: `FROM reports
      JOIN actions ON actions.id = reports.action_id
      JOIN agencies ON agencies.id = actions.agency_id
      JOIN windows ON windows.id = reports.window_id
      WHERE ${set.map(([, sql], index) => `${sql} $${index + 1}`).join(' AND ')}`,
  }
}

type QueueSqlRow = Omit<QueueRow, 'window' | 'previous' | 'oneWindow'> &
  WindowRow & {
    precedingWindowId: number | null
    previous: (NonNullable<Suspect['previous']> & { windowId: number }) | null
  }

// What the queue shows of the reports that "picked" names, and what their marks are told by.
const queueSelect = `SELECT reports.id, reports.version, reports.action_id AS "actionId", reports.state, actions.code AS "actionCode", actions.title, actions.is_demo AS "isDemo",
       agencies.short_name AS "agencyShortName", actions.strategy_number AS "strategyNumber",
       actions.output_unit AS "outputUnit", actions.beneficiary_unit AS "beneficiaryUnit",
       actions.output_target AS "outputTarget", actions.budget_total AS "budgetTotal",
       actions.ends_on AS "actionEndsOn", reports.sent_at AS "sentAt",
       -- A returned report may be half mended: what was sent is what the queue shows.
       CASE WHEN reports.state = 'returned' THEN (last.content ->> 'output')::numeric
         ELSE reports.output END AS output,
       CASE WHEN reports.state = 'returned' THEN (last.content ->> 'beneficiaries')::numeric
         ELSE reports.beneficiaries END AS beneficiaries,
       CASE WHEN reports.state = 'returned' THEN (last.content ->> 'realised')::numeric
         ELSE reports.realised END AS realised,
       CASE WHEN reports.state = 'returned' THEN last.content ->> 'workStatus'
         ELSE reports.work_status END AS "workStatus",
       coalesce(last.number, 0) AS "timesSent", reports.flags AS marked, ${windowColumns},
       (SELECT count(*) FROM evidence WHERE evidence.report_id = reports.id) AS "evidenceCount",
       EXISTS (SELECT FROM evidence JOIN evidence AS elsewhere ON elsewhere.sha256 = evidence.sha256
         AND elsewhere.report_id <> evidence.report_id WHERE evidence.report_id = reports.id) AS "evidenceReused",
       coalesce((SELECT array_agg(flag_answers.flag) FROM flag_answers WHERE flag_answers.report_id = reports.id
         AND flag_answers.version_number = coalesce(last.number, 0)), '{}') AS answered,
       (reports.first_sent_at AT TIME ZONE 'Asia/Jakarta')::date - coalesce(
         (SELECT max((former.first_sent_at AT TIME ZONE 'Asia/Jakarta')::date)
            FROM reports AS former JOIN windows AS earlier ON earlier.id = former.window_id
            WHERE former.action_id = reports.action_id AND former.state IN ('sent', 'verified')
              AND earlier.ends_on < windows.ends_on), actions.starts_on) AS "silentDays",
       (SELECT earlier.id FROM windows AS earlier WHERE earlier.year = windows.year AND earlier.kind = windows.kind
          AND earlier.ends_on < windows.ends_on ORDER BY earlier.ends_on DESC LIMIT 1) AS "precedingWindowId",
       ${thresholdSql('jumpFrom')} AS "jumpFrom",
       (SELECT json_build_object('windowId', former.window_id, 'output', former.output,
            'beneficiaries', former.beneficiaries, 'realised', former.realised, 'workStatus', former.work_status)
          FROM reports AS former JOIN windows AS earlier ON earlier.id = former.window_id
          WHERE former.action_id = reports.action_id AND former.state IN ('sent', 'verified')
            AND earlier.ends_on < windows.ends_on
          ORDER BY earlier.ends_on DESC, former.id DESC LIMIT 1) AS previous
     FROM picked
     JOIN reports ON reports.id = picked.id
     JOIN actions ON actions.id = reports.action_id
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN windows ON windows.id = reports.window_id
     LEFT JOIN LATERAL (SELECT report_versions.number, report_versions.content FROM report_versions
       WHERE report_versions.report_id = reports.id ORDER BY report_versions.number DESC LIMIT 1) AS last ON true`

function queueRowIn(row: QueueSqlRow): QueueRow {
  return {
    ...row,
    window: windowIn(row),
    oneWindow: row.precedingWindowId === null || row.precedingWindowId === row.previous?.windowId,
  }
}

/** What waits: marked reports first, then what waits longest. Of what is settled, the newest. */
function orderOf({ state }: QueueFilter): string {
  return state === 'sent'
    ? "(reports.flags = '{}'), reports.sent_at, reports.id"
    : 'reports.sent_at DESC, reports.id DESC'
}

/** One page of the queue; `plain` leaves the marked out. */
export async function listQueue(
  db: Db,
  filter: QueueFilter,
  limit: number,
  offset: number,
  plain = false,
): Promise<QueueRow[]> {
  const waiting = filter.state === 'sent'
  const order = orderOf(filter)
  const { sql, values, shape } = queueScope(filter)
  const rows = await prepared<QueueSqlRow>(
    db,
    `reports.queue_${waiting ? 'waiting' : 'settled'}_${plain ? 'plain_' : ''}${shape}`,
    `WITH picked AS MATERIALIZED (
       SELECT reports.id ${sql} ${plain ? "AND reports.flags = '{}'" : ''}
       ORDER BY ${order} LIMIT $${values.length + 1} OFFSET $${values.length + 2})
     ${queueSelect}
     ORDER BY ${order}`,
    [...values, limit, offset],
  )
  return rows.map(queueRowIn)
}

const portion = 400

/** The whole queue in its order, portion by portion, for its file. What it holds is fixed at the beginning. */
export async function* exportQueue(db: Db, filter: QueueFilter): AsyncGenerator<QueueRow[]> {
  const { sql, values, shape } = queueScope(filter)
  const picked = await prepared<{ id: number }>(
    db,
    `reports.queue_ids_${filter.state === 'sent' ? 'waiting' : 'settled'}_${shape}`,
    `SELECT reports.id ${sql} ORDER BY ${orderOf(filter)}`,
    values,
  )
  for (let from = 0; from < picked.length; from += portion) {
    const ids = picked.slice(from, from + portion).map(({ id }) => id)
    const rows = await prepared<QueueSqlRow>(
      db,
      'reports.queue_exported',
      `WITH picked AS MATERIALIZED (SELECT wanted.id, wanted.place FROM unnest($1::int[]) WITH ORDINALITY AS wanted (id, place))
       ${queueSelect} ORDER BY picked.place`,
      [ids],
    )
    yield rows.map(queueRowIn)
  }
}

/** The sent reports of these actions, as the queue knows them. */
export async function listSentOf(db: Db, actionIds: readonly number[]): Promise<QueueRow[]> {
  const rows = await prepared<QueueSqlRow>(
    db,
    'reports.sent_of_actions',
    `WITH picked AS MATERIALIZED (SELECT reports.id FROM reports
       WHERE reports.action_id = ANY($1::int[]) AND reports.state = 'sent')
     ${queueSelect} ORDER BY reports.id`,
    [actionIds],
  )
  return rows.map(queueRowIn)
}

type Beside = Readonly<{ code: string; window: string }>

/** The reports before and after one in the queue of those that wait. */
export async function findNeighbours(
  db: Db,
  reportId: number,
): Promise<{ previous: Beside | null; next: Beside | null }> {
  const one = (
    compare: '<' | '>',
  ) => `(SELECT json_build_object('code', actions.code, 'window', windows.code)
     FROM reports JOIN actions ON actions.id = reports.action_id JOIN windows ON windows.id = reports.window_id
     WHERE reports.state = 'sent'
       AND ((reports.flags = '{}'), reports.sent_at, reports.id) ${compare} ((here.flags = '{}'), here.sent_at, here.id)
     ORDER BY ${compare === '>' ? "(reports.flags = '{}'), reports.sent_at, reports.id" : "(reports.flags = '{}') DESC, reports.sent_at DESC, reports.id DESC"}
     LIMIT 1)`
  const [row] = await prepared<{ previous: Beside | null; next: Beside | null }>(
    db,
    'reports.neighbours',
    `SELECT ${one('<')} AS previous, ${one('>')} AS next FROM reports AS here WHERE here.id = $1`,
    [reportId],
  )
  return row ?? { previous: null, next: null }
}

export async function countQueue(db: Db, filter: QueueFilter): Promise<number> {
  const { sql, values, shape } = queueScope(filter)
  const [row] = await prepared<{ n: number }>(
    db,
    `reports.queue_count_${shape}`,
    `SELECT count(*) AS n ${sql}`,
    values,
  )
  return row?.n ?? 0
}

/** Agencies that own actions, for the queue's filter. */
export function listReportingAgencies(db: Db): Promise<{ code: string; shortName: string }[]> {
  return prepared(
    db,
    'reports.agencies',
    `SELECT agencies.code::text AS code, agencies.short_name AS "shortName" FROM agencies
     WHERE EXISTS (SELECT FROM actions WHERE actions.agency_id = agencies.id)
     ORDER BY agencies.short_name COLLATE id_alami, agencies.id`,
  )
}

/** How many reports wait for a reviewer. */
export async function countWaiting(db: Db): Promise<number> {
  const [row] = await prepared<{ n: number }>(
    db,
    'reports.waiting_count',
    "SELECT count(*) AS n FROM reports WHERE reports.state = 'sent'",
  )
  return row?.n ?? 0
}
