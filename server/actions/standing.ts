import { group } from 'd3-array'
import { prepared, type Db } from '../db'
import { dayOf, type Day } from '../i18n'
import type { WorkStatus } from './action'
import { judge, type Thresholds } from './progress'

type ActionFacts = {
  id: number
  year: number
  status: WorkStatus
  outputTarget: number | null
  budgetTotal: number | null
  startsOn: Day
  endsOn: Day
}
type WindowFacts = { id: number; year: number; endsOn: Day; quarter: number | null }
type PlanFacts = { actionId: number; quarter: number; output: number | null; money: number | null }
type ReportFacts = {
  actionId: number
  windowId: number
  state: 'draft' | 'sent' | 'returned' | 'verified'
  output: number | null
  beneficiaries: number | null
  realised: number | null
  workStatus: WorkStatus | null
  /** An instant as JSON writes it. */
  firstSentAt: string | null
}

/** Where an action stands at the end of a window: one row of the table `standings`. */
type Standing = Readonly<{
  action_id: number
  window_id: number
  status: WorkStatus
  judged: string
  judged_money: string
  figure_window_id: number | null
  figure_state: string | null
  output: number | null
  beneficiaries: number | null
  realised: number | null
  expected: number | null
  expected_money: number | null
  owed: boolean
  report_state: string
  sent_on: Day | null
}>

const batch = 500

/**
 * Computes the standings of these actions anew, for every window of their year. Called inside the transaction of
 * whatever changed: the action, its plan or money, a report, a window, a threshold. All rules are those of
 * progress.ts; this only gathers the facts and keeps the answers where lists and the board can count them.
 */
export async function refreshStandings(
  trx: Db,
  actionIds: readonly number[],
  thresholds: Thresholds,
): Promise<void> {
  for (let from = 0; from < actionIds.length; from += batch) {
    await refreshBatch(trx, actionIds.slice(from, from + batch), thresholds)
  }
}

// The rows of the actions are locked first: of two writers the second waits, and then reads what the first has left.
async function refreshBatch(
  trx: Db,
  ids: readonly number[],
  thresholds: Thresholds,
): Promise<void> {
  const actions = await prepared<ActionFacts>(
    trx,
    'standing.actions',
    `SELECT id, year, status, output_target AS "outputTarget", budget_total AS "budgetTotal",
       starts_on AS "startsOn", ends_on AS "endsOn" FROM actions WHERE id = ANY($1::int[]) ORDER BY id
       FOR NO KEY UPDATE`,
    [ids],
  )
  const { windows, plans, reports, excused } = await factsOf(trx, actions)
  const excusedFrom = group(excused, (one) => one.actionId)
  const plansOf = group(plans, (plan) => plan.actionId)
  const reportsOf = group(reports, (report) => report.actionId)
  const rows = actions.flatMap((action) =>
    standingsOf(
      action,
      windows.filter((window) => window.year === action.year),
      plansOf.get(action.id) ?? [],
      reportsOf.get(action.id) ?? [],
      new Set(excusedFrom.get(action.id)?.map((one) => one.windowId)),
      thresholds,
    ),
  )
  await prepared(trx, 'standing.clear', 'DELETE FROM standings WHERE action_id = ANY($1::int[])', [
    ids,
  ])
  await prepared(
    trx,
    'standing.write',
    `INSERT INTO standings SELECT * FROM jsonb_populate_recordset(NULL::standings, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

type Facts = Readonly<{
  windows: readonly WindowFacts[]
  plans: readonly PlanFacts[]
  reports: readonly ReportFacts[]
  excused: readonly Readonly<{ actionId: number; windowId: number }>[]
}>

/** All that is judged of these actions, in one statement: whoever sends a report waits for each. */
async function factsOf(trx: Db, actions: readonly ActionFacts[]): Promise<Facts> {
  const [facts] = await prepared<Facts>(
    trx,
    'standing.facts',
    `SELECT
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'year', year, 'endsOn', ends_on, 'quarter',
            CASE WHEN extract(month FROM ends_on)::int % 3 = 0 THEN extract(quarter FROM ends_on)::int END)
            ORDER BY ends_on, id), '[]') FROM windows WHERE year = ANY($2::int[])) AS windows,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('actionId', action_id, 'quarter', quarter, 'output', output,
            'money', money)), '[]') FROM action_plans WHERE action_id = ANY($1::int[])) AS plans,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('actionId', action_id, 'windowId', window_id, 'state', state,
            'output', output, 'beneficiaries', beneficiaries, 'realised', realised, 'workStatus', work_status,
            'firstSentAt', first_sent_at)), '[]') FROM reports WHERE action_id = ANY($1::int[])) AS reports,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('actionId', actions.id, 'windowId', excuses.window_id)), '[]')
          FROM actions JOIN excuses ON excuses.action_id = actions.id
            OR (excuses.action_id IS NULL AND excuses.agency_id = actions.agency_id)
          WHERE actions.id = ANY($1::int[])) AS excused`,
    [actions.map((action) => action.id), [...new Set(actions.map((action) => action.year))]],
  )
  return facts as Facts
}

/** `windows` in order of their end. Semesters and months may stand beside quarters; each is judged at its own end. */
function standingsOf(
  action: ActionFacts,
  windows: readonly WindowFacts[],
  plans: readonly PlanFacts[],
  reports: readonly ReportFacts[],
  excused: ReadonlySet<number>,
  thresholds: Thresholds,
): Standing[] {
  const reportIn = new Map(reports.map((report) => [report.windowId, report]))
  const counts = (window: WindowFacts) => isFigure(reportIn.get(window.id))
  const lastOfAll = windows.findLast(counts)
  return windows.map((window) => {
    const own = reportIn.get(window.id)
    const upTo = windows.filter((one) => one.endsOn <= window.endsOn)
    const figureWindow = upTo.findLast(counts)
    const figure = figureWindow && reportIn.get(figureWindow.id)
    // The action's own status speaks for its latest figure; an earlier window shows what was said then.
    const status =
      action.status === 'cancelled' || figureWindow === lastOfAll
        ? action.status
        : (figure?.workStatus ?? 'not_started')
    const plan = plans.find((one) => one.quarter === figureWindow?.quarter)
    const facts = {
      status,
      reportedTo: figureWindow?.endsOn ?? null,
      startsOn: action.startsOn,
      endsOn: action.endsOn,
    }
    const physical = judge(
      {
        ...facts,
        target: action.outputTarget,
        reported: figure?.output ?? null,
        planned: plan?.output ?? null,
      },
      thresholds,
    )
    const money = judge(
      {
        ...facts,
        target: action.budgetTotal,
        reported: figure?.realised ?? null,
        planned: plan?.money ?? null,
      },
      thresholds,
    )
    const finishedBefore = upTo.some(
      (one) =>
        one.endsOn < window.endsOn && counts(one) && reportIn.get(one.id)?.workStatus === 'done',
    )
    return {
      action_id: action.id,
      window_id: window.id,
      status,
      judged: physical.judgement,
      judged_money: money.judgement,
      figure_window_id: figureWindow?.id ?? null,
      figure_state: figure?.state ?? null,
      output: figure?.output ?? null,
      beneficiaries: figure?.beneficiaries ?? null,
      realised: figure?.realised ?? null,
      expected: physical.expected,
      expected_money: money.expected,
      owed:
        action.status !== 'cancelled' &&
        action.startsOn <= window.endsOn &&
        !finishedBefore &&
        !excused.has(window.id),
      report_state: own?.state ?? 'none',
      sent_on: own?.firstSentAt ? dayOf(new Date(own.firstSentAt)) : null,
    }
  })
}

/** Sent or verified figures count; a returned report is disputed and a draft is nobody's word yet. */
function isFigure(report: ReportFacts | undefined): boolean {
  return report?.state === 'sent' || report?.state === 'verified'
}
