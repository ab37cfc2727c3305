import { prepared, type Db } from '../db'
import type { Cell, Total } from './coverage'

/** What is counted: the actions of a year, narrowed as a list of actions is. */
export type CoverageScope = Readonly<{
  year: number
  strategy: number | null
  agency: string | null
  fund: string | null
}>

export type Coverage = Readonly<{ cells: readonly Cell[]; totals: readonly Total[] }>

const chosen = `chosen AS MATERIALIZED (SELECT actions.id, actions.strategy_number, actions.budget_total,
    actions.beneficiary_unit, actions.status FROM actions
  WHERE actions.year = $1::int AND ($2::int IS NULL OR actions.strategy_number = $2)
    AND ($3::text IS NULL OR actions.agency_id = (SELECT agencies.id FROM agencies WHERE agencies.code = $3::citext))
    AND ($4::text IS NULL OR EXISTS (SELECT FROM budget_lines WHERE budget_lines.action_id = actions.id
      AND budget_lines.is_current AND budget_lines.fund = $4)))`

// Of the regency: kecamatan, with all that lies in them. Of one kecamatan: its own row, and the places inside it.
const touched = {
  regency: `touched AS MATERIALIZED (SELECT DISTINCT chosen.id, coalesce(places.parent_id, places.id) AS place_id
      FROM chosen JOIN action_places ON action_places.action_id = chosen.id
        JOIN places ON places.id = action_places.place_id),
    spread AS (SELECT touched.id, count(*) AS places FROM touched GROUP BY touched.id),
    counted AS (SELECT touched.id, touched.place_id, spread.places = 1 AS only_here
      FROM touched JOIN spread ON spread.id = touched.id)`,
  kecamatan: `touched AS MATERIALIZED (SELECT chosen.id, places.id AS place_id,
        coalesce(places.parent_id, places.id) AS kecamatan_id
      FROM chosen JOIN action_places ON action_places.action_id = chosen.id
        JOIN places ON places.id = action_places.place_id),
    spread AS (SELECT touched.id, count(*) AS places, count(DISTINCT touched.kecamatan_id) AS kecamatan
      FROM touched GROUP BY touched.id),
    counted AS (SELECT touched.id, touched.place_id, spread.places = 1 AS only_here
        FROM touched JOIN spread ON spread.id = touched.id
        WHERE touched.kecamatan_id = $5::int AND touched.place_id <> $5
      UNION SELECT touched.id, touched.kecamatan_id, spread.kecamatan = 1
        FROM touched JOIN spread ON spread.id = touched.id WHERE touched.kecamatan_id = $5)`,
}

const counted = `verified AS MATERIALIZED (SELECT DISTINCT ON (reports.action_id) reports.action_id, reports.beneficiaries
      FROM reports JOIN windows ON windows.id = reports.window_id
      WHERE windows.year = $1 AND reports.state = 'verified' AND reports.beneficiaries IS NOT NULL
      ORDER BY reports.action_id, windows.ends_on DESC),
    cells AS (SELECT counted.place_id AS "placeId", chosen.strategy_number AS strategy, count(*)::int AS actions,
        (count(*) FILTER (WHERE chosen.status <> 'cancelled'))::int AS live, sum(chosen.budget_total) AS budget,
        sum(chosen.budget_total) FILTER (WHERE counted.only_here) AS own
      FROM counted JOIN chosen ON chosen.id = counted.id
      GROUP BY counted.place_id, chosen.strategy_number),
    people AS MATERIALIZED (SELECT counted.place_id, chosen.strategy_number AS strategy, chosen.beneficiary_unit AS unit,
        sum(verified.beneficiaries) AS sum
      FROM counted JOIN chosen ON chosen.id = counted.id JOIN verified ON verified.action_id = chosen.id
      WHERE chosen.beneficiary_unit IS NOT NULL
      GROUP BY counted.place_id, chosen.strategy_number, chosen.beneficiary_unit),
    totals AS (SELECT chosen.strategy_number AS strategy, count(*)::int AS actions,
        (count(*) FILTER (WHERE spread.id IS NOT NULL))::int AS placed, sum(chosen.budget_total) AS budget
      FROM chosen LEFT JOIN spread ON spread.id = chosen.id GROUP BY chosen.strategy_number)
  SELECT
    (SELECT coalesce(json_agg(json_build_object('placeId', cells."placeId", 'strategy', cells.strategy,
        'actions', cells.actions, 'live', cells.live, 'budget', cells.budget, 'own', cells.own, 'people',
        (SELECT coalesce(json_agg(json_build_object('unit', people.unit, 'sum', people.sum)
            ORDER BY people.sum DESC, people.unit), '[]')
          FROM people WHERE people.place_id = cells."placeId" AND people.strategy = cells.strategy))), '[]')
      FROM cells) AS cells,
    (SELECT coalesce(json_agg(totals), '[]') FROM totals) AS totals`

/**
 * Place × strategy: the kecamatan of the regency, each with all that lies in it; or, given a kecamatan, its own sum and
 * every place inside it.
 */
export async function countCoverage(
  db: Db,
  scope: CoverageScope,
  kecamatan: number | null = null,
): Promise<Coverage> {
  const level = kecamatan === null ? 'regency' : 'kecamatan'
  const [row] = await prepared<Coverage>(
    db,
    `coverage.of_${level}`,
    `WITH ${chosen}, ${touched[level]}, ${counted}`,
    [
      scope.year,
      scope.strategy,
      scope.agency,
      scope.fund,
      ...(kecamatan === null ? [] : [kecamatan]),
    ],
  )
  return row ?? { cells: [], totals: [] }
}

/** An action that does not name a place and could be led there. */
export type Candidate = Readonly<{
  code: string
  title: string
  agency: string
  budget: number | null
  nearness: 'kecamatan' | 'unplaced' | 'agency'
  places: number
}>

/**
 * Actions of the year and strategy that do not name the place: those that work in its kecamatan, those that name no
 * place yet, and others of agencies that already work in the kecamatan. By nearness, then by money.
 */
export async function listCandidates(
  db: Db,
  place: Readonly<{ id: number; parentId: number | null }>,
  year: number,
  strategy: number,
  limit = 40,
): Promise<Candidate[]> {
  return prepared<Candidate>(
    db,
    'coverage.candidates',
    `WITH near AS MATERIALIZED (SELECT DISTINCT actions.id, actions.agency_id,
          bool_or(places.id = $1) OVER (PARTITION BY actions.id) AS here
        FROM actions JOIN action_places ON action_places.action_id = actions.id
          JOIN places ON places.id = action_places.place_id
        WHERE actions.year = $3 AND coalesce(places.parent_id, places.id) = coalesce($2::int, $1)),
      candidates AS (SELECT actions.id, CASE
          WHEN EXISTS (SELECT FROM near WHERE near.id = actions.id AND NOT near.here) THEN 'kecamatan'
          WHEN NOT EXISTS (SELECT FROM action_places WHERE action_places.action_id = actions.id) THEN 'unplaced'
          WHEN actions.agency_id IN (SELECT near.agency_id FROM near) THEN 'agency' END AS nearness
        FROM actions WHERE actions.year = $3 AND actions.strategy_number = $4
          AND actions.status NOT IN ('cancelled', 'done')
          AND NOT EXISTS (SELECT FROM near WHERE near.id = actions.id AND (near.here OR $2::int IS NULL)))
      SELECT actions.code, actions.title, agencies.short_name AS agency, actions.budget_total AS budget,
        candidates.nearness, (SELECT count(*)::int FROM action_places WHERE action_places.action_id = actions.id) AS places
      FROM candidates JOIN actions ON actions.id = candidates.id JOIN agencies ON agencies.id = actions.agency_id
      WHERE candidates.nearness IS NOT NULL
      ORDER BY array_position(ARRAY['kecamatan', 'unplaced', 'agency'], candidates.nearness),
        actions.budget_total DESC NULLS LAST, actions.id LIMIT $5`,
    [place.id, place.parentId, year, strategy, limit],
  )
}

/** Several agencies with the same kind of aid in one village in one year. */
export type Overlap = Readonly<{
  code: string
  kind: 'desa' | 'kelurahan'
  name: string
  parentName: string
  aidKind: string
  actions: readonly Readonly<{ code: string; title: string; agency: string }>[]
}>

/** Villages in which more than one agency gives aid of the same kind; cancelled actions give none. */
export async function listOverlaps(
  db: Db,
  year: number,
  kecamatan: number | null = null,
  limit = 30,
): Promise<{ found: number; rows: Overlap[] }> {
  const rows = await prepared<Overlap & { found: number }>(
    db,
    'coverage.overlaps',
    `WITH kinds AS (SELECT action_places.place_id, searchable(actions.aid_kind) AS aid, min(actions.aid_kind) AS "aidKind",
          json_agg(json_build_object('code', actions.code, 'title', actions.title, 'agency', agencies.short_name)
            ORDER BY agencies.short_name COLLATE id_alami, actions.id) AS actions
        FROM actions JOIN agencies ON agencies.id = actions.agency_id
          JOIN action_places ON action_places.action_id = actions.id
          JOIN places ON places.id = action_places.place_id
        WHERE actions.year = $1 AND actions.status <> 'cancelled' AND actions.aid_kind IS NOT NULL
          AND places.parent_id IS NOT NULL AND ($2::int IS NULL OR $2 IN (places.parent_id, places.id))
        GROUP BY action_places.place_id, searchable(actions.aid_kind)
        HAVING count(DISTINCT actions.agency_id) > 1)
      SELECT places.code, places.kind, places.name, parents.name AS "parentName", kinds."aidKind", kinds.actions,
        (count(*) OVER ())::int AS found
      FROM kinds JOIN places ON places.id = kinds.place_id JOIN places AS parents ON parents.id = places.parent_id
      ORDER BY json_array_length(kinds.actions) DESC, places.code, kinds.aid, places.id LIMIT $3`,
    [year, kecamatan, limit],
  )
  return { found: rows[0]?.found ?? 0, rows }
}

/** A kecamatan or a village as its own page lists it: the places inside a kecamatan. */
export type InnerPlace = Readonly<{
  id: number
  code: string
  kind: 'desa' | 'kelurahan'
  name: string
  pocket: boolean
}>

/** The places inside a kecamatan, and whether each is a pocket in the year. */
export async function listInside(db: Db, kecamatan: number, year: number): Promise<InnerPlace[]> {
  return prepared<InnerPlace>(
    db,
    'coverage.inside',
    `SELECT places.id, places.code, places.kind, places.name,
        EXISTS (SELECT FROM pockets WHERE pockets.place_id = places.id AND pockets.year = $2) AS pocket
      FROM places WHERE places.parent_id = $1 ORDER BY places.name COLLATE id_alami, places.id`,
    [kecamatan, year],
  )
}

/** An action as the sheet of a place names it. */
export type PlaceAction = Readonly<{
  code: string
  title: string
  strategy: number
  agency: string
  status: 'not_started' | 'running' | 'done' | 'delayed' | 'cancelled'
  budget: number | null
  target: number | null
  unit: string | null
  places: number
  reported: string | null
  found: number
}>

/** The actions that name the place, or one inside it; by strategy, then by money. `reported` is the last sent window. */
export async function listPlaceActions(
  db: Db,
  placeId: number,
  year: number,
  limit = 40,
): Promise<PlaceAction[]> {
  return prepared<PlaceAction>(
    db,
    'coverage.actions',
    `WITH here AS (SELECT action_places.action_id, CASE WHEN bool_and(action_places.target IS NOT NULL)
          THEN sum(action_places.target) END AS target
        FROM action_places JOIN places ON places.id = action_places.place_id
        WHERE $1 IN (places.id, places.parent_id) GROUP BY action_places.action_id)
      SELECT actions.code, actions.title, actions.strategy_number AS strategy, agencies.short_name AS agency,
        actions.status, actions.budget_total AS budget, here.target, actions.output_unit AS unit,
        (SELECT count(*)::int FROM action_places WHERE action_places.action_id = actions.id) AS places,
        (SELECT windows.code FROM reports JOIN windows ON windows.id = reports.window_id
          WHERE reports.action_id = actions.id AND reports.state IN ('sent', 'verified')
          ORDER BY windows.ends_on DESC LIMIT 1) AS reported,
        (count(*) OVER ())::int AS found
      FROM here JOIN actions ON actions.id = here.action_id JOIN agencies ON agencies.id = actions.agency_id
      WHERE actions.year = $2
      ORDER BY actions.strategy_number, actions.budget_total DESC NULLS LAST, actions.id LIMIT $3`,
    [placeId, year, limit],
  )
}

/** What people did lately that touches the place: its pockets, and the actions that name it. */
export async function listPlaceHistory(
  db: Db,
  placeId: number,
  limit = 15,
): Promise<{ id: number; at: Date; actorName: string; event: string; code: string | null }[]> {
  return prepared(
    db,
    'coverage.history',
    `WITH lines AS (
        (SELECT history.id, history.at, history.actor_name, history.event, NULL AS code FROM history
          WHERE history.subject = 'place' AND history.subject_id = $1 ORDER BY history.id DESC LIMIT $2)
        UNION ALL
        (SELECT history.id, history.at, history.actor_name, history.event, actions.code
          FROM action_places JOIN places ON places.id = action_places.place_id
            JOIN actions ON actions.id = action_places.action_id
            JOIN LATERAL (SELECT history.id, history.at, history.actor_name, history.event FROM history
              WHERE history.subject = 'action' AND history.subject_id = actions.id
              ORDER BY history.id DESC LIMIT 3) AS history ON true
          WHERE $1 IN (places.id, places.parent_id) ORDER BY history.id DESC LIMIT $2))
      SELECT DISTINCT lines.id, lines.at, lines.actor_name AS "actorName", lines.event, lines.code FROM lines
      ORDER BY lines.id DESC LIMIT $2`,
    [placeId, limit],
  )
}
