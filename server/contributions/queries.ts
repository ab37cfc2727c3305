import { createHash } from 'node:crypto'
import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Day } from '../i18n'
import type { IndicatorSeries, Region } from '../indicators/indicator'
import type { Plain } from '../indicators/analysis/sanity'
import { foldedSeries, homeCode, indicatorColumns } from '../indicators/queries'
import {
  states,
  type Contribution,
  type Expected,
  type EndedWindow,
  type State,
  type WorkLine,
} from './contribution'

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

/** The conditions of a filter in SQL, and their values; nothing that is not asked for. */
function conditionsOf(filter: ContributionFilter) {
  const values: unknown[] = []
  const asked = (value: unknown, condition: (place: string) => string) =>
    value === null ? [] : [condition(`$${values.push(value)}`)]
  const conditions = [
    ...asked(
      filter.indicator,
      (place) =>
        `contributions.indicator_id = (SELECT indicators.id FROM indicators WHERE indicators.code = ${place})`,
    ),
    ...asked(filter.strategy, (place) => `actions.strategy_number = ${place}::int`),
    ...asked(filter.year, (place) => `actions.year = ${place}::int`),
    ...asked(
      filter.carry && filter.windowId,
      (
        place,
      ) => `coalesce((SELECT standings.judged FROM standings WHERE standings.action_id = actions.id
        AND standings.window_id = ${place}::int), 'unjudged') ${filter.carry === 'no' ? 'NOT ' : ''}IN ('on_track', 'finished')`,
    ),
  ]
  return { values, narrowed: conditions.map((one) => ` AND ${one}`).join('') }
}

/**
 * The contributions that the filter finds, those that wait first, and how many they are. The first of each state are read
 * in the order of their actions, so that a list of all years costs what it shows and the counting.
 */
export async function listContributions(
  db: Db,
  filter: ContributionFilter,
  most: number,
): Promise<{ found: number; rows: Contribution[] }> {
  const { values, narrowed } = conditionsOf(filter)
  const source = 'contributions JOIN actions ON actions.id = contributions.action_id'
  const chosen = states.filter((state) => filter.state === null || state === filter.state)
  const first = chosen.map(
    (
      state,
      turn,
    ) => `(SELECT contributions.id, actions.year, actions.number, ${turn} AS turn FROM ${source}
      WHERE contributions.state = '${state}'${narrowed}
      ORDER BY actions.year DESC, actions.number, contributions.id LIMIT ${most})`,
  )
  const counted = narrowed === '' ? 'contributions' : source
  const text = `WITH page AS (SELECT first.* FROM (${first.join(' UNION ALL ')}) AS first
      ORDER BY first.turn, first.year DESC, first.number, first.id LIMIT ${most})
    SELECT ${columns}, (SELECT count(*)::int FROM ${counted}
      WHERE contributions.state IN ('${chosen.join("', '")}')${narrowed}) AS found
    FROM ${tables} JOIN page ON page.id = contributions.id
    ORDER BY page.turn, page.year DESC, page.number, page.id`
  const name = `contributions.list.${createHash('sha1').update(text).digest('base64url')}`
  const rows = await prepared<Contribution & { found: number }>(db, name, text, values)
  return { found: rows[0]?.found ?? 0, rows }
}

// Of `indicator`, without the contribution `but`. Between the bounds nothing is asked; see plainOf().
const expectedOf = (indicator: string, [above, below]: readonly [string, string], but: string) => {
  const accepted = `contributions.indicator_id = ${indicator} AND contributions.state = 'accepted'
      AND contributions.id <> ${but}`
  const plain = `(contributions.expected > coalesce(${above}::numeric, '-Infinity')
      AND contributions.expected < coalesce(${below}::numeric, 'Infinity'))`
  return `json_build_object(
      'asked', (SELECT coalesce(json_agg(json_build_object('contributionId', contributions.id,
            'expected', contributions.expected, 'code', actions.code)
          ORDER BY actions.year, actions.number, contributions.id), '[]')
        FROM contributions JOIN actions ON actions.id = contributions.action_id
        WHERE ${accepted} AND NOT ${plain}),
      'plain', (SELECT json_build_object('n', count(*), 'sum', coalesce(sum(contributions.expected), 0))
        FROM contributions WHERE ${accepted} AND ${plain}))`
}

/** What is expected of an indicator by all accepted contributions but this one. */
export async function expectedOfOthers(
  db: Db,
  one: Pick<Contribution, 'id' | 'indicatorId'>,
  plain: Plain,
): Promise<Expected> {
  const [row] = await prepared<{ expected: Expected }>(
    db,
    'contributions.expected',
    `SELECT ${expectedOf('$1', ['$3', '$4'], '$2')} AS expected`,
    [one.indicatorId, one.id, plain.above, plain.below],
  )
  return (row as { expected: Expected }).expected
}

/** The linked actions that were completed in one month. */
export type Completions = Readonly<{ month: string; codes: readonly string[]; n: number }>

// The latest six months in which any was, the latest last; of each the first codes and how many there are.
const completionsOf = (
  indicator: string,
) => `(SELECT coalesce(json_agg(json_build_object('month', months.month,
        'codes', months.codes, 'n', months.n) ORDER BY months.month), '[]')
    FROM (SELECT to_char(actions.ends_on, 'YYYY-MM') AS month, count(*) AS n,
        (array_agg(actions.code ORDER BY actions.year, actions.number))[:4] AS codes
      FROM contributions JOIN actions ON actions.id = contributions.action_id AND actions.status = 'done'
      WHERE contributions.indicator_id = ${indicator} AND contributions.state = 'accepted'
      GROUP BY month ORDER BY month DESC LIMIT 6) AS months)`

/** When linked actions were completed: the latest six months in which any was, the latest last. */
export async function listCompletions(db: Db, indicatorId: number): Promise<Completions[]> {
  const [row] = await prepared<{ completions: Completions[] }>(
    db,
    'contributions.completions',
    `SELECT ${completionsOf('$1')} AS completions`,
    [indicatorId],
  )
  return row?.completions ?? []
}

export type Work = Readonly<{
  /** All that can count, and the first of what began too early or too late; by year and number. */
  lines: readonly WorkLine[]
  windows: readonly EndedWindow[]
  completions: readonly Completions[]
  expected: Expected
  /** How many were accepted, wait for a decision, and were rejected. */
  accepted: number
  proposed: number
  rejected: number
}>

/** What of the work is asked for. */
export type WorkScope = Readonly<{
  /** Only work that began on one of these days can count: `from` and later, before `before`. Null: none can. */
  counts: Readonly<{ from: Day; before: Day }> | null
  /** How many are named of those that began earlier, and of those that began later. */
  named: number
  plain: Plain
}>

/**
 * What is linked to one indicator: the accepted contributions that can count, with all that their actions have to show,
 * and of all others what a page tells of them, however many years they are of.
 */
export async function workOf(db: Db, indicatorId: number, scope: WorkScope): Promise<Work> {
  const accepted = `contributions.id, contributions.expected, contributions.lag_months AS "lagMonths",
        contributions.confidence, contributions.is_demo AS "isDemo", actions.id AS "actionId", actions.code,
        actions.title, actions.agency_id, actions.year, actions.number, actions.starts_on AS "startsOn",
        actions.output_target AS target
      FROM contributions JOIN actions ON actions.id = contributions.action_id
      WHERE contributions.indicator_id = $1 AND contributions.state = 'accepted'`
  const firstOf = (which: string) => `(SELECT ${accepted} AND ${which}
      ORDER BY actions.year, actions.number, contributions.id LIMIT $4)`
  const [work] = await prepared<Work>(
    db,
    'contributions.of_indicator',
    `WITH chosen AS MATERIALIZED (SELECT ${accepted} AND actions.starts_on >= $2::date AND actions.starts_on < $3::date
      UNION ALL ${firstOf("actions.starts_on < coalesce($2::date, 'infinity')")}
      -- The year is that of the day: with it the years before are not read.
      UNION ALL ${firstOf('actions.starts_on >= $3::date AND actions.year >= extract(year FROM $3::date)::int')})
      SELECT
        (SELECT coalesce(json_agg(line), '[]') FROM (SELECT chosen.id, chosen.expected, chosen."lagMonths",
            chosen.confidence, chosen."isDemo", chosen."actionId", chosen.code, chosen.title,
            agencies.short_name AS agency, chosen.year, chosen."startsOn", chosen.target,
            (SELECT json_object_agg(reports.window_id, reports.output) FROM reports
              WHERE reports.action_id = chosen."actionId" AND reports.state = 'verified'
                AND reports.output IS NOT NULL) AS verified
          FROM chosen JOIN agencies ON agencies.id = chosen.agency_id
          ORDER BY chosen.year, chosen.number, chosen.id) AS line) AS lines,
        (SELECT coalesce(json_agg(json_build_object('id', windows.id, 'code', windows.code, 'year', windows.year,
            'endsOn', windows.ends_on) ORDER BY windows.ends_on, windows.id), '[]') FROM windows) AS windows,
        ${completionsOf('$1')} AS completions,
        ${expectedOf('$1', ['$5', '$6'], '0')} AS expected,
        ${counted('accepted')} AS accepted, ${counted('proposed')} AS proposed, ${counted('rejected')} AS rejected`,
    [
      indicatorId,
      scope.counts?.from ?? null,
      scope.counts?.before ?? null,
      scope.named,
      scope.plain.above,
      scope.plain.below,
    ],
  )
  return work as Work
}

const counted = (state: State) => `(SELECT count(*)::int FROM contributions
          WHERE contributions.indicator_id = $1 AND contributions.state = '${state}')`

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
