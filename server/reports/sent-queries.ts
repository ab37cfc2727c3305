import { prepared, type Db } from '../db'
import type { Cut } from '../db/cut'
import type { Word } from './report'

/** Which reports: those that count as sent, in one state or both. NULL: not narrowed. */
export type SentFilter = Readonly<{
  year: number | null
  window: string | null
  agency: string | null
  strategy: number | null
  action: string | null
  state: 'sent' | 'verified' | null
}>

/** One report as it counts: what its agency sent, and whether a reviewer verified it. No names of people. */
export type SentReport = Word &
  Readonly<{
    id: number
    action: string
    title: string
    agencyCode: string
    agencyName: string
    strategyNumber: number
    window: string
    state: 'sent' | 'verified'
    outputUnit: string | null
    beneficiaryUnit: string | null
    firstSentAt: Date | null
    sentAt: Date | null
    verifiedAt: Date | null
    isDemo: boolean
  }>

// Drafts and returned reports stay out: their figures are their agency's own until they are sent (again).
const scope = `FROM reports
  JOIN actions ON actions.id = reports.action_id
  JOIN agencies ON agencies.id = actions.agency_id
  JOIN windows ON windows.id = reports.window_id
  WHERE reports.state IN ('sent', 'verified')
    AND ($1::int IS NULL OR windows.year = $1) AND ($2::text IS NULL OR windows.code = $2)
    AND ($3::text IS NULL OR agencies.code = $3::citext) AND ($4::int IS NULL OR actions.strategy_number = $4)
    AND ($5::text IS NULL OR actions.code = $5) AND ($6::text IS NULL OR reports.state = $6)`

const valuesOf = ({ year, window, agency, strategy, action, state }: SentFilter) => [
  year,
  window,
  agency,
  strategy,
  action,
  state,
]

/** A portion of the reports that were sent, by window and action or as they were made, and how many there are. */
export async function listSentReports(
  db: Db,
  filter: SentFilter,
  { limit, offset, after }: Cut,
): Promise<{ found: number; rows: SentReport[] }> {
  const values = valuesOf(filter)
  const [count] = await prepared<{ found: number }>(
    db,
    'reports.sent_count',
    `SELECT count(*)::int AS found ${scope}`,
    values,
  )
  const rows = await prepared<SentReport>(
    db,
    after === null ? 'reports.sent_list' : 'reports.sent_after',
    `SELECT reports.id, actions.code AS action, actions.title, agencies.code::text AS "agencyCode",
        agencies.short_name AS "agencyName", actions.strategy_number AS "strategyNumber", windows.code AS window,
        reports.state, reports.output, actions.output_unit AS "outputUnit", reports.beneficiaries,
        actions.beneficiary_unit AS "beneficiaryUnit", reports.realised,
        coalesce((SELECT json_object_agg(report_money.fund, report_money.amount)
          FROM report_money WHERE report_money.report_id = reports.id), '{}') AS money,
        reports.work_status AS "workStatus", reports.status_reason AS "statusReason", reports.done_text AS "doneText",
        reports.constraint_code AS "constraintCode", reports.constraint_text AS "constraintText",
        reports.driving_text AS "drivingText", reports.next_text AS "nextText", reports.help_text AS "helpText",
        reports.first_sent_at AS "firstSentAt", reports.sent_at AS "sentAt", reports.verified_at AS "verifiedAt",
        reports.is_demo AS "isDemo"
      ${scope} ${
        after === null
          ? 'ORDER BY windows.ends_on DESC, actions.year, actions.number, reports.id LIMIT $7 OFFSET $8'
          : 'AND reports.id > $8 ORDER BY reports.id LIMIT $7'
      }`,
    [...values, limit, after ?? offset],
  )
  return { found: count?.found ?? 0, rows }
}
