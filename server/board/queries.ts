import { prepared, type Db } from '../db'
import type { Day } from '../i18n'
import type { PocketYear } from '../places/pocket'
import { pocketYears } from '../places/queries'
import type { Strategy } from '../strategies/strategy'
import {
  tallyOf,
  type Cell,
  type Concern,
  type Count,
  type LateAgency,
  type UnitSum,
} from './board'

/** What is counted: the actions of a year, judged at the end of a window. Without a window nothing was reported. */
export type BoardScope = Readonly<{
  year: number
  windowId: number | null
  /** Whether the window's due day has passed. */
  overdue: boolean
}>

/** Whether a window's reports are late by now. Due today is not late. */
export function isOverdue(window: Readonly<{ dueOn: Day }> | undefined, today: Day): boolean {
  return window !== undefined && window.dueOn < today
}

// The actions of the year are read once and gathered by every word that is counted; what the board prints is summed
// from those few hundred groups. A missing standing counts as unjudged and not owed. Who is late is a second, short look.
const counted = `WITH groups AS MATERIALIZED (
    SELECT actions.strategy_number AS strategy, coalesce(standings.status, actions.status) AS status,
      coalesce(standings.judged, 'unjudged') AS judged, coalesce(standings.judged_money, 'unjudged') AS judged_money,
      CASE WHEN standings.owed THEN standings.report_state END AS report, standings.figure_state,
      actions.output_unit, actions.beneficiary_unit,
      count(*) AS actions, bool_or(actions.is_demo) AS has_demo,
      sum(actions.budget_total) AS budget, count(actions.budget_total) AS budgeted,
      sum(standings.realised) AS realised, count(standings.realised) AS reporting,
      sum(standings.realised) FILTER (WHERE actions.budget_total IS NOT NULL) AS realised_of_budget,
      sum(actions.output_target) AS output_target, count(actions.output_target) AS outputs_targeted,
      sum(standings.output) AS output, count(standings.output) AS outputs_reporting,
      sum(actions.beneficiary_target) AS beneficiary_target,
      count(actions.beneficiary_target) AS beneficiaries_targeted,
      sum(standings.beneficiaries) AS beneficiaries, count(standings.beneficiaries) AS beneficiaries_reporting
    FROM actions LEFT JOIN standings ON standings.action_id = actions.id AND standings.window_id = $2::int
    WHERE actions.year = $1::int
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8),
  cells AS (SELECT groups.strategy, groups.status, groups.judged, groups.judged_money AS "judgedMoney", groups.report,
      groups.figure_state AS state, sum(groups.actions) AS actions, sum(groups.budget) AS budget,
      sum(groups.budgeted) AS budgeted, sum(groups.realised) AS realised, sum(groups.reporting) AS reporting,
      sum(groups.realised_of_budget) AS "realisedOfBudget", sum(groups.outputs_targeted) AS targeted,
      sum(groups.beneficiaries_reporting) AS reached, bool_or(groups.has_demo) AS "hasDemo"
    FROM groups GROUP BY groups.strategy, groups.status, groups.judged, groups.judged_money, groups.report,
      groups.figure_state),
  late AS (SELECT actions.strategy_number AS strategy, actions.agency_id, count(*) AS reports
    FROM standings JOIN actions ON actions.id = standings.action_id
    WHERE $3::boolean AND standings.window_id = $2::int AND standings.owed
      AND standings.report_state IN ('none', 'draft') AND actions.year = $1::int
    GROUP BY actions.strategy_number, actions.agency_id),
  units AS (SELECT groups.strategy, 'output' AS measure, groups.output_unit AS unit, sum(groups.actions) AS actions,
      sum(groups.output_target) AS target, sum(groups.outputs_targeted) AS targeted, sum(groups.output) AS reported,
      sum(groups.outputs_reporting) AS reporting,
      coalesce(sum(groups.outputs_reporting) FILTER (WHERE groups.figure_state = 'verified'), 0) AS verified,
      sum(groups.output) FILTER (WHERE groups.figure_state = 'verified') AS "verifiedSum"
    FROM groups WHERE groups.output_unit IS NOT NULL GROUP BY groups.strategy, groups.output_unit
    UNION ALL
    SELECT groups.strategy, 'beneficiaries', groups.beneficiary_unit, sum(groups.actions),
      sum(groups.beneficiary_target), sum(groups.beneficiaries_targeted), sum(groups.beneficiaries),
      sum(groups.beneficiaries_reporting),
      coalesce(sum(groups.beneficiaries_reporting) FILTER (WHERE groups.figure_state = 'verified'), 0),
      sum(groups.beneficiaries) FILTER (WHERE groups.figure_state = 'verified')
    FROM groups WHERE groups.beneficiary_unit IS NOT NULL GROUP BY groups.strategy, groups.beneficiary_unit)
  SELECT
    (SELECT json_agg(json_build_object('number', strategies.number, 'name', strategies.name,
        'nameEn', strategies.name_en) ORDER BY strategies.number) FROM strategies) AS strategies,
    (SELECT json_agg(cells) FROM cells) AS cells,
    (SELECT json_agg(units ORDER BY units.strategy, units.measure DESC, units.actions DESC, units.unit)
      FROM units) AS units,
    (SELECT json_agg(json_build_object('strategy', late.strategy, 'code', agencies.code::text, 'name', agencies.name,
        'shortName', agencies.short_name, 'reports', late.reports)
        ORDER BY late.strategy, late.reports DESC, agencies.short_name COLLATE id_alami, agencies.id)
      FROM late JOIN agencies ON agencies.id = late.agency_id) AS late,
    (SELECT coalesce(json_agg(listed), '[]') FROM (${pocketYears}) AS listed) AS pockets`

/** Counts the actions of a year by strategy, as they stood at the end of the window. */
export async function countBoard(db: Db, scope: BoardScope): Promise<Count> {
  const [row] = await prepared<{
    strategies: Strategy[] | null
    cells: Cell[] | null
    units: UnitSum[] | null
    late: LateAgency[] | null
    pockets: PocketYear[] | null
  }>(db, 'board.count', counted, [scope.year, scope.windowId, scope.overdue])
  const cells = row?.cells ?? []
  return {
    tallies: (row?.strategies ?? []).map((strategy) => tallyOf(strategy, cells, scope.overdue)),
    units: row?.units ?? [],
    late: row?.late ?? [],
    pockets: row?.pockets ?? [],
  }
}

/** How many actions of each kind the page of a strategy names: what fits on one sheet. The rest is a link away. */
const behindShown = 10
const stoppedShown = 4

/**
 * The actions of one strategy that the chair should ask about: the slow and stuck ones, and the delayed or cancelled
 * ones with their reason; by money, the largest first.
 */
export async function listConcerns(
  db: Db,
  strategy: number,
  scope: BoardScope,
): Promise<Concern[]> {
  return prepared<Concern>(
    db,
    'board.concerns',
    // Only what decides the order is carried through the ranking; the rest is fetched for the few that are shown.
    `WITH ranked AS (
        SELECT kinds.kind, actions.id, row_number() OVER (PARTITION BY kinds.kind
            ORDER BY actions.budget_total DESC NULLS LAST, actions.id) AS place
        FROM standings JOIN actions ON actions.id = standings.action_id
          CROSS JOIN LATERAL (SELECT CASE WHEN standings.judged IN ('slow', 'stuck') THEN 'behind' ELSE 'stopped' END
            AS kind) AS kinds
        WHERE standings.window_id = $3::int AND standings.judged IN ('slow', 'stuck', 'postponed', 'called_off')
          AND actions.year = $2::int AND actions.strategy_number = $1::int)
      SELECT ranked.kind, actions.code, actions.title, agencies.short_name AS agency, standings.status,
        standings.judged, actions.is_demo AS "isDemo", actions.budget_total AS budget, standings.realised,
        standings.output, actions.output_target AS "outputTarget", actions.output_unit AS "outputUnit",
        standings.figure_window_id AS "windowId", standings.figure_state AS state,
        -- Where an older window is shown, the reason given then goes before the one of today.
        coalesce(reports.status_reason, CASE WHEN standings.status = actions.status THEN actions.status_reason END)
          AS reason,
        reports.constraint_code AS "constraintCode", reports.constraint_text AS "constraintText"
      FROM ranked JOIN actions ON actions.id = ranked.id JOIN agencies ON agencies.id = actions.agency_id
        JOIN standings ON standings.action_id = actions.id AND standings.window_id = $3::int
        LEFT JOIN reports ON reports.action_id = actions.id AND reports.window_id = standings.figure_window_id
      WHERE ranked.place <= CASE ranked.kind WHEN 'behind' THEN $4::int ELSE $5::int END
      ORDER BY ranked.kind, ranked.place, ranked.id`,
    [strategy, scope.year, scope.windowId, behindShown, stoppedShown],
  )
}
