import { prepared, type Db } from '../db'
import type { Day } from '../i18n'
import { thresholdSql } from '../settings/setting'
import type { WorkStatus } from './action'
import type { Thresholds } from './progress'

export type ActionFacts = {
  id: number
  year: number
  status: WorkStatus
  outputTarget: number | null
  budgetTotal: number | null
  startsOn: Day
  endsOn: Day
}
export type WindowFacts = { id: number; year: number; endsOn: Day; quarter: number | null }
export type PlanFacts = {
  actionId: number
  quarter: number
  output: number | null
  money: number | null
}
export type ReportFacts = {
  actionId: number
  windowId: number
  state: 'draft' | 'sent' | 'returned' | 'verified'
  output: number | null
  beneficiaries: number | null
  realised: number | null
  workStatus: WorkStatus | null
  /** The day of the first sending, WIB. */
  sentOn: Day | null
}

type Facts = Readonly<{
  actions: readonly ActionFacts[]
  windows: readonly WindowFacts[]
  plans: readonly PlanFacts[]
  reports: readonly ReportFacts[]
  excused: readonly Readonly<{ actionId: number; windowId: number }>[]
  thresholds: Thresholds
}>

/**
 * All that is judged of these actions, in one statement: whoever sends a report waits for each. For one action it is a
 * statement that PostgreSQL plans once; one with a list it plans anew each time.
 */
export async function findFacts(trx: Db, ids: readonly number[]): Promise<Facts> {
  const single = ids.length === 1
  const these = single ? '= $1::int' : '= ANY($1::int[])'
  const [facts] = await prepared<Facts>(
    trx,
    single ? 'standing.facts_of_one' : 'standing.facts',
    `SELECT
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'year', year, 'status', status,
            'outputTarget', output_target, 'budgetTotal', budget_total, 'startsOn', starts_on, 'endsOn', ends_on)
            ORDER BY id), '[]') FROM actions WHERE id ${these}) AS actions,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'year', year, 'endsOn', ends_on, 'quarter',
            CASE WHEN extract(month FROM ends_on)::int % 3 = 0 THEN extract(quarter FROM ends_on)::int END)
            ORDER BY ends_on, id), '[]') FROM windows
            WHERE year IN (SELECT year FROM actions WHERE id ${these})) AS windows,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('actionId', action_id, 'quarter', quarter, 'output', output,
            'money', money)), '[]') FROM action_plans WHERE action_id ${these}) AS plans,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('actionId', action_id, 'windowId', window_id, 'state', state,
            'output', output, 'beneficiaries', beneficiaries, 'realised', realised, 'workStatus', work_status,
            'sentOn', (first_sent_at AT TIME ZONE 'Asia/Jakarta')::date)), '[]') FROM reports WHERE action_id ${these}) AS reports,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('actionId', actions.id, 'windowId', excuses.window_id)), '[]')
          FROM actions JOIN excuses ON excuses.action_id = actions.id
            OR (excuses.action_id IS NULL AND excuses.agency_id = actions.agency_id)
          WHERE actions.id ${these}) AS excused,
       json_build_object('onTrackFrom', ${thresholdSql('onTrackFrom')}, 'slowFrom', ${thresholdSql('slowFrom')}) AS thresholds`,
    [single ? ids[0] : ids],
  )
  return facts as Facts
}
