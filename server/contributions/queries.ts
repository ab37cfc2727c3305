import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Day } from '../i18n'
import type { IndicatorSeries, Region } from '../indicators/indicator'
import { foldedSeries, homeCode, indicatorColumns } from '../indicators/queries'
import type { Contribution, EndedWindow, State, WorkLine } from './contribution'

const columns = `contributions.id, contributions.action_id AS "actionId", actions.code AS "actionCode",
  actions.title AS "actionTitle", actions.year AS "actionYear", actions.agency_id AS "agencyId",
  agencies.short_name AS "agencyName", contributions.indicator_id AS "indicatorId", indicators.code AS "indicatorCode",
  indicators.name AS "indicatorName", indicators.name_en AS "indicatorNameEn", indicators.unit,
  indicators.unit_en AS "unitEn", indicators.decimals, indicators.is_rate AS "isRate", indicators.direction,
  contributions.expected, contributions.lag_months AS "lagMonths", contributions.confidence, contributions.reasoning,
  contributions.source_url AS "sourceUrl", contributions.working, contributions.state,
  contributions.state_reason AS "stateReason", contributions.is_demo AS "isDemo", proposers.name AS "proposedBy",
  contributions.proposed_at AS "proposedAt", deciders.name AS "decidedBy", contributions.decided_at AS "decidedAt",
  contributions.version`

const tables = `contributions JOIN actions ON actions.id = contributions.action_id
  JOIN agencies ON agencies.id = actions.agency_id JOIN indicators ON indicators.id = contributions.indicator_id
  LEFT JOIN users AS proposers ON proposers.id = contributions.proposed_by
  LEFT JOIN users AS deciders ON deciders.id = contributions.decided_by`

export async function getContribution(db: Db, id: number | null): Promise<Contribution> {
  const [found] =
    id === null
      ? []
      : await prepared<Contribution>(
          db,
          'contributions.by_id',
          `SELECT ${columns} FROM ${tables} WHERE contributions.id = $1`,
          [id],
        )
  if (!found) throw new NotFound(`contribution ${id}`)
  return found
}

/** How many contributions a list shows, and how many its file holds. */
export const mostListed = 200
export const mostInFile = 20_000

export type ContributionFilter = Readonly<{
  state: State | null
  indicator: string | null
  strategy: number | null
  year: number | null
  /** Judged at the end of this window: those whose action carries its share, or the others. */
  carry: 'yes' | 'no' | null
  windowId: number | null
}>

/** The contributions that the filter finds, those that wait first, and how many they are. */
export async function listContributions(
  db: Db,
  filter: ContributionFilter,
  most: number,
): Promise<{ found: number; rows: Contribution[] }> {
  const order = `array_position(ARRAY['proposed', 'accepted', 'rejected'], contributions.state), actions.year DESC,
    actions.number, contributions.id`
  // Those that are shown are cut out before their words are read.
  const rows = await prepared<Contribution & { found: number }>(
    db,
    'contributions.list',
    `WITH page AS (SELECT contributions.id, (count(*) OVER ())::int AS found
      FROM contributions JOIN actions ON actions.id = contributions.action_id
        JOIN indicators ON indicators.id = contributions.indicator_id
        LEFT JOIN standings ON standings.action_id = actions.id AND standings.window_id = $6::int
      WHERE ($1::text IS NULL OR contributions.state = $1) AND ($2::text IS NULL OR indicators.code = $2)
        AND ($3::int IS NULL OR actions.strategy_number = $3) AND ($4::int IS NULL OR actions.year = $4)
        AND ($5::text IS NULL
          OR (coalesce(standings.judged, 'unjudged') IN ('on_track', 'finished')) = ($5 = 'yes'))
      ORDER BY ${order} LIMIT $7)
    SELECT ${columns}, page.found FROM ${tables} JOIN page ON page.id = contributions.id ORDER BY ${order}`,
    [
      filter.state,
      filter.indicator,
      filter.strategy,
      filter.year,
      filter.carry,
      filter.windowId,
      most,
    ],
  )
  return { found: rows[0]?.found ?? 0, rows }
}

export type Work = Readonly<{
  lines: readonly WorkLine[]
  windows: readonly EndedWindow[]
  /** How many wait for a decision, and how many were rejected. */
  proposed: number
  rejected: number
}>

const line = `contributions.id, contributions.expected, contributions.lag_months AS "lagMonths",
    contributions.confidence, contributions.is_demo AS "isDemo", actions.id AS "actionId", actions.code, actions.title,
    agencies.short_name AS agency, actions.year, actions.status, actions.starts_on AS "startsOn",
    actions.ends_on AS "endsOn", actions.output_target AS target,
    (SELECT json_object_agg(reports.window_id, reports.output) FROM reports
      WHERE reports.action_id = actions.id AND reports.state = 'verified' AND reports.output IS NOT NULL) AS verified`

/** What is linked to one indicator: the accepted contributions with all that their actions have to show. */
export async function workOf(db: Db, indicatorId: number): Promise<Work> {
  const [work] = await prepared<Work>(
    db,
    'contributions.of_indicator',
    `SELECT
        (SELECT coalesce(json_agg(line), '[]') FROM (SELECT ${line}
          FROM contributions JOIN actions ON actions.id = contributions.action_id
            JOIN agencies ON agencies.id = actions.agency_id
          WHERE contributions.indicator_id = $1 AND contributions.state = 'accepted'
          ORDER BY actions.year, actions.number, contributions.id) AS line) AS lines,
        (SELECT coalesce(json_agg(json_build_object('id', windows.id, 'code', windows.code, 'year', windows.year,
            'endsOn', windows.ends_on) ORDER BY windows.ends_on, windows.id), '[]') FROM windows) AS windows,
        (SELECT count(*)::int FROM contributions WHERE contributions.indicator_id = $1
          AND contributions.state = 'proposed') AS proposed,
        (SELECT count(*)::int FROM contributions WHERE contributions.indicator_id = $1
          AND contributions.state = 'rejected') AS rejected`,
    [indicatorId],
  )
  return work as Work
}

/** A contribution of an action, with what its indicator did and what the action has to show. */
export type Move = Contribution &
  Pick<IndicatorSeries, 'readings' | 'targets'> &
  Readonly<{
    startsOn: Day
    target: number | null
    windows: readonly Readonly<{ code: string; endsOn: Day; verified: number | null }>[]
  }>

/** What one action is expected to move, rejected ones too; the oldest first. */
export async function listMoves(db: Db, actionId: number): Promise<Move[]> {
  return prepared<Move>(
    db,
    'contributions.moves',
    `WITH home AS MATERIALIZED (SELECT ${homeCode} AS code)
      SELECT ${columns}, ${foldedSeries('(SELECT home.code FROM home)')}, actions.starts_on AS "startsOn",
        actions.output_target AS target,
        (SELECT coalesce(json_agg(json_build_object('code', windows.code, 'endsOn', windows.ends_on,
            'verified', reports.output) ORDER BY windows.ends_on, windows.id), '[]')
          FROM windows LEFT JOIN reports ON reports.action_id = actions.id AND reports.window_id = windows.id
            AND reports.state = 'verified'
          WHERE windows.year = actions.year) AS windows
      FROM ${tables} WHERE contributions.action_id = $1 ORDER BY contributions.id LIMIT 50`,
    [actionId],
  )
}

/** Of one strategy's actions and one indicator: how many contributions, and what of their effect is carried. */
export type LinkedSum = Readonly<{
  strategy: number
  indicatorId: number
  all: number
  carrying: number
  expected: number
  carried: number
}>

export type LinkedIndicators = Readonly<{
  /** The region whose indicators they are. */
  home: Region
  sums: readonly LinkedSum[]
  indicators: readonly IndicatorSeries[]
}>

/** The accepted contributions of a year's actions, judged at the end of the window, with the indicators they point to. */
export async function linkedWork(
  db: Db,
  year: number,
  windowId: number | null,
): Promise<LinkedIndicators> {
  const [linked] = await prepared<LinkedIndicators>(
    db,
    'contributions.linked',
    `WITH home AS MATERIALIZED (SELECT ${homeCode} AS code),
      sums AS MATERIALIZED (SELECT actions.strategy_number AS strategy, contributions.indicator_id, count(*) AS "all",
          count(*) FILTER (WHERE standings.judged IN ('on_track', 'finished')) AS carrying,
          sum(abs(contributions.expected)) AS expected,
          coalesce(sum(abs(contributions.expected)) FILTER (WHERE standings.judged IN ('on_track', 'finished')), 0)
            AS carried
        FROM contributions JOIN actions ON actions.id = contributions.action_id
          LEFT JOIN standings ON standings.action_id = actions.id AND standings.window_id = $2::int
        WHERE contributions.state = 'accepted' AND actions.year = $1::int
        GROUP BY actions.strategy_number, contributions.indicator_id)
      SELECT
        (SELECT json_build_object('code', regions.code, 'kind', regions.kind, 'name', regions.name)
          FROM regions, home WHERE regions.code = home.code) AS home,
        (SELECT coalesce(json_agg(json_build_object('strategy', sums.strategy, 'indicatorId', sums.indicator_id,
            'all', sums."all", 'carrying', sums.carrying, 'expected', sums.expected, 'carried', sums.carried)
            ORDER BY sums.strategy, sums.indicator_id), '[]') FROM sums) AS sums,
        (SELECT coalesce(json_agg(series ORDER BY series.position, series.id), '[]') FROM (
          SELECT ${indicatorColumns}, indicators.position, ${foldedSeries('(SELECT home.code FROM home)')}
          FROM indicators WHERE indicators.id IN (SELECT sums.indicator_id FROM sums)) AS series) AS indicators`,
    [year, windowId],
  )
  if (!linked?.home) throw new NotFound('home region')
  return linked
}
