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

// The actions of the year are read once and counted three ways. A missing standing counts as unjudged and not owed.
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
  units AS (SELECT scope.strategy, 'output' AS measure, scope.output_unit AS unit, count(*) AS actions,
      sum(scope.output_target) AS target, count(scope.output_target) AS targeted,
      sum(scope.output) AS reported, count(scope.output) AS reporting,
      count(scope.output) FILTER (WHERE scope.figure_state = 'verified') AS verified
    FROM scope WHERE scope.output_unit IS NOT NULL GROUP BY scope.strategy, scope.output_unit
    UNION ALL
    SELECT scope.strategy, 'beneficiaries', scope.beneficiary_unit, count(*), sum(scope.beneficiary_target),
      count(scope.beneficiary_target), sum(scope.beneficiaries), count(scope.beneficiaries),
      count(scope.beneficiaries) FILTER (WHERE scope.figure_state = 'verified')
    FROM scope WHERE scope.beneficiary_unit IS NOT NULL GROUP BY scope.strategy, scope.beneficiary_unit)
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
    `WITH scope AS (
        SELECT actions.*, standings.status AS now, standings.judged, standings.figure_window_id, standings.figure_state,
          standings.output, standings.realised,
          CASE WHEN standings.judged IN ('slow', 'stuck') THEN 'behind' ELSE 'stopped' END AS kind
        FROM actions JOIN standings ON standings.action_id = actions.id AND standings.window_id = $3::int
        WHERE actions.year = $2::int AND actions.strategy_number = $1::int
          AND standings.judged IN ('slow', 'stuck', 'postponed', 'called_off')),
      ranked AS (SELECT scope.*, row_number() OVER (PARTITION BY scope.kind
          ORDER BY scope.budget_total DESC NULLS LAST, scope.id) AS place FROM scope)
      SELECT ranked.kind, ranked.code, ranked.title, agencies.short_name AS agency, ranked.now AS status,
        ranked.judged, ranked.is_demo AS "isDemo", ranked.budget_total AS budget, ranked.realised, ranked.output,
        ranked.output_target AS "outputTarget", ranked.output_unit AS "outputUnit",
        ranked.figure_window_id AS "windowId", ranked.figure_state AS state,
        -- Where an older window is shown, the reason given then goes before the one of today.
        coalesce(reports.status_reason, CASE WHEN ranked.now = ranked.status THEN ranked.status_reason END) AS reason,
        reports.constraint_code AS "constraintCode", reports.constraint_text AS "constraintText"
      FROM ranked JOIN agencies ON agencies.id = ranked.agency_id
        LEFT JOIN reports ON reports.action_id = ranked.id AND reports.window_id = ranked.figure_window_id
      WHERE ranked.place <= CASE ranked.kind WHEN 'behind' THEN $4::int ELSE $5::int END
      ORDER BY ranked.kind, ranked.place, ranked.id`,
    [strategy, scope.year, scope.windowId, behindShown, stoppedShown],
  )
}
