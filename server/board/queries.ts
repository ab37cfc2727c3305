import { prepared, type Db } from '../db'
import type { Day } from '../i18n'
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

// The actions of the year are read once and counted three ways: by their words, by their units, by who is late. A
// missing standing counts as unjudged and not owed. Units are first counted in pairs, so that one pass serves both.
const counted = `WITH scope AS MATERIALIZED (
    SELECT actions.strategy_number AS strategy, actions.agency_id, actions.budget_total AS budget,
      actions.output_target, actions.output_unit, actions.beneficiary_target, actions.beneficiary_unit,
      actions.is_demo, coalesce(standings.status, actions.status) AS status,
      coalesce(standings.judged, 'unjudged') AS judged,
      coalesce(standings.judged_money, 'unjudged') AS judged_money,
      CASE WHEN standings.owed THEN standings.report_state END AS report,
      standings.figure_state, standings.output, standings.beneficiaries, standings.realised
    FROM actions LEFT JOIN standings ON standings.action_id = actions.id AND standings.window_id = $2::int
    WHERE actions.year = $1::int),
  cells AS (SELECT scope.strategy, scope.status, scope.judged, scope.judged_money AS "judgedMoney", scope.report,
      scope.figure_state AS state, count(*) AS actions, sum(scope.budget) AS budget, count(scope.budget) AS budgeted,
      sum(scope.realised) AS realised, count(scope.realised) AS reporting,
      sum(scope.realised) FILTER (WHERE scope.budget IS NOT NULL) AS "realisedOfBudget",
      count(scope.output_target) AS targeted, count(scope.beneficiaries) AS reached,
      bool_or(scope.is_demo) AS "hasDemo"
    FROM scope GROUP BY scope.strategy, scope.status, scope.judged, scope.judged_money, scope.report,
      scope.figure_state),
  late AS (SELECT scope.strategy, scope.agency_id, count(*) AS reports FROM scope
    WHERE $3::boolean AND scope.report IN ('none', 'draft') GROUP BY scope.strategy, scope.agency_id),
  pairs AS (SELECT scope.strategy, scope.output_unit, scope.beneficiary_unit, count(*) AS actions,
      sum(scope.output_target) AS output_target, count(scope.output_target) AS outputs_targeted,
      sum(scope.output) AS output, count(scope.output) AS outputs_reporting,
      count(scope.output) FILTER (WHERE scope.figure_state = 'verified') AS outputs_verified,
      sum(scope.beneficiary_target) AS beneficiary_target, count(scope.beneficiary_target) AS beneficiaries_targeted,
      sum(scope.beneficiaries) AS beneficiaries, count(scope.beneficiaries) AS beneficiaries_reporting,
      count(scope.beneficiaries) FILTER (WHERE scope.figure_state = 'verified') AS beneficiaries_verified
    FROM scope GROUP BY scope.strategy, scope.output_unit, scope.beneficiary_unit),
  units AS (SELECT pairs.strategy, 'output' AS measure, pairs.output_unit AS unit, sum(pairs.actions) AS actions,
      sum(pairs.output_target) AS target, sum(pairs.outputs_targeted) AS targeted, sum(pairs.output) AS reported,
      sum(pairs.outputs_reporting) AS reporting, sum(pairs.outputs_verified) AS verified
    FROM pairs WHERE pairs.output_unit IS NOT NULL GROUP BY pairs.strategy, pairs.output_unit
    UNION ALL
    SELECT pairs.strategy, 'beneficiaries', pairs.beneficiary_unit, sum(pairs.actions), sum(pairs.beneficiary_target),
      sum(pairs.beneficiaries_targeted), sum(pairs.beneficiaries), sum(pairs.beneficiaries_reporting),
      sum(pairs.beneficiaries_verified)
    FROM pairs WHERE pairs.beneficiary_unit IS NOT NULL GROUP BY pairs.strategy, pairs.beneficiary_unit)
  SELECT
    (SELECT json_agg(json_build_object('number', strategies.number, 'name', strategies.name,
        'nameEn', strategies.name_en) ORDER BY strategies.number) FROM strategies) AS strategies,
    (SELECT json_agg(cells) FROM cells) AS cells,
    (SELECT json_agg(units ORDER BY units.strategy, units.measure DESC, units.actions DESC, units.unit)
      FROM units) AS units,
    (SELECT json_agg(json_build_object('strategy', late.strategy, 'code', agencies.code::text, 'name', agencies.name,
        'shortName', agencies.short_name, 'reports', late.reports)
        ORDER BY late.strategy, late.reports DESC, agencies.short_name COLLATE id_alami, agencies.id)
      FROM late JOIN agencies ON agencies.id = late.agency_id) AS late`

/** Counts the actions of a year by strategy, as they stood at the end of the window. */
export async function countBoard(db: Db, scope: BoardScope): Promise<Count> {
  const [row] = await prepared<{
    strategies: Strategy[] | null
    cells: Cell[] | null
    units: UnitSum[] | null
    late: LateAgency[] | null
  }>(db, 'board.count', counted, [scope.year, scope.windowId, scope.overdue])
  const cells = row?.cells ?? []
  return {
    tallies: (row?.strategies ?? []).map((strategy) => tallyOf(strategy, cells, scope.overdue)),
    units: row?.units ?? [],
    late: row?.late ?? [],
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
