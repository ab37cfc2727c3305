import { group } from 'd3-array'
import { prepared, type Db } from '../db'
import type { Day } from '../i18n'
import type { WorkStatus } from './action'
import { judge, type Thresholds } from './progress'
import {
  findFacts,
  type ActionFacts,
  type PlanFacts,
  type ReportFacts,
  type WindowFacts,
} from './standing-queries'

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

/** What is written anew where it changed: all but the key. */
const columns = [
  'status',
  'judged',
  'judged_money',
  'figure_window_id',
  'figure_state',
  'output',
  'beneficiaries',
  'realised',
  'expected',
  'expected_money',
  'owed',
  'report_state',
  'sent_on',
] as const satisfies readonly (keyof Standing)[]

const batch = 500

/**
 * Computes the standings of these actions anew, for every window of their year. Called inside the transaction of
 * whatever changed: the action, its plan or money, a report, a window, a threshold. All rules are those of
 * progress.ts; this only gathers the facts and keeps the answers where lists and the board can count them.
 */
export async function refreshStandings(trx: Db, actionIds: readonly number[]): Promise<void> {
  for (let from = 0; from < actionIds.length; from += batch) {
    const ids = actionIds.slice(from, from + batch)
    // Of two writers the second waits here, and then reads what the first has left.
    await prepared(
      trx,
      'standing.hold',
      'SELECT FROM actions WHERE id = ANY($1::int[]) ORDER BY id FOR NO KEY UPDATE',
      [ids],
    )
    await refreshHeld(trx, ids)
  }
}

/** The same for actions whose rows an earlier statement of this transaction has written or locked; a few hundred at most. */
export async function refreshHeld(trx: Db, ids: readonly number[]): Promise<void> {
  const { actions, windows, plans, reports, excused, thresholds } = await findFacts(trx, ids)
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
  await prepared(trx, 'standing.write', writing, [ids, JSON.stringify(rows)])
}

// Of the windows of an action's year one or two change with a report: the others are left alone.
const writing = `WITH fresh AS MATERIALIZED (SELECT * FROM jsonb_populate_recordset(NULL::standings, $2::jsonb)),
    gone AS (DELETE FROM standings WHERE action_id = ANY($1::int[])
      AND (action_id, window_id) NOT IN (SELECT action_id, window_id FROM fresh))
  INSERT INTO standings SELECT * FROM fresh
  ON CONFLICT ON CONSTRAINT standings_pkey DO UPDATE SET (${columns.join(', ')}) =
    (${columns.map((name) => `excluded.${name}`).join(', ')})
  WHERE standings.* IS DISTINCT FROM excluded.*`

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
      sent_on: own?.sentOn ?? null,
    }
  })
}

/** Sent or verified figures count; a returned report is disputed and a draft is nobody's word yet. */
function isFigure(report: ReportFacts | undefined): boolean {
  return report?.state === 'sent' || report?.state === 'verified'
}
