import { prepared, type Db } from '../db'
import { placedActions } from '../places/queries'
import type { Cell, Shared, Total } from './coverage'

/** What is counted: the actions of a year, narrowed as a list of actions is. */
export type CoverageScope = Readonly<{
  year: number
  strategy: number | null
  agency: string | null
  fund: string | null
}>

export type Coverage = Readonly<{ cells: readonly Cell[]; totals: readonly Total[] }>

const facts = `actions.id, actions.strategy_number AS strategy, actions.budget_total AS budget,
  actions.beneficiary_unit AS unit, actions.status <> 'cancelled' AS live`
const narrowings = {
  strategy: (value: string) => `actions.strategy_number = ${value}::int`,
  agency: (value: string) =>
    `actions.agency_id = (SELECT agencies.id FROM agencies WHERE agencies.code = ${value}::citext)`,
  fund: (
    value: string,
  ) => `EXISTS (SELECT FROM budget_lines WHERE budget_lines.action_id = actions.id
    AND budget_lines.is_current AND budget_lines.fund = ${value})`,
}
const narrowable = ['strategy', 'agency', 'fund'] as const

const latest = (column: string, figure: string) =>
  `(array_agg(reports.${column} ORDER BY windows.ends_on DESC, windows.id DESC) FILTER (WHERE reports.${figure} IS NOT NULL))[1]`

// Of each chosen action its last verified beneficiaries and money, what their reports told of each place (`parts`, by
// the place that `at` names), and how much of the whole was told so. Reports are looked up action by action (OFFSET 0):
// joined as a whole, those of all years would be read.
const told = (at: string) => `told AS MATERIALIZED (SELECT chosen.id AS action_id,
      ${latest('id', 'beneficiaries')} AS people_in, ${latest('beneficiaries', 'beneficiaries')} AS people,
      ${latest('id', 'realised')} AS spent_in, ${latest('realised', 'realised')} AS spent
    FROM chosen CROSS JOIN LATERAL (SELECT reports.* FROM reports
        WHERE reports.action_id = chosen.id AND reports.state = 'verified' OFFSET 0) AS reports
      JOIN windows ON windows.id = reports.window_id AND windows.year = $1
    GROUP BY chosen.id),
  parts AS MATERIALIZED (SELECT told.action_id, ${at} AS place_id,
      sum(report_places.beneficiaries) FILTER (WHERE report_places.report_id = told.people_in) AS people,
      sum(report_places.realised) FILTER (WHERE report_places.report_id = told.spent_in) AS spent
    FROM told JOIN report_places ON report_places.report_id = ANY (ARRAY[told.people_in, told.spent_in])
      JOIN places ON places.id = report_places.place_id
    GROUP BY told.action_id, ${at}),
  whole AS MATERIALIZED (SELECT parts.action_id, sum(parts.people) AS people, sum(parts.spent) AS spent
    FROM parts GROUP BY parts.action_id)`

// What is of this place: all of an action that names no other, else what its report told of it; and what remains of
// an action that told nothing of it: that is nobody's place's, and is named apart.
const shared = (only: string, part: string, unit: string) => {
  const figure = (
    name: string,
    counts: string,
  ) => `CASE WHEN ${counts} THEN CASE WHEN ${only} THEN told.${name}
        ELSE ${part}.${name} END END AS ${name},
      CASE WHEN ${counts} AND NOT ${only} AND ${part}.${name} IS NULL
        AND told.${name} > coalesce(whole.${name}, 0) THEN told.${name} - coalesce(whole.${name}, 0) END AS ${name}_open`
  return `${figure('people', `${unit} IS NOT NULL`)}, ${figure('spent', 'true')}`
}

// From `counted` (one row for each place an action counts in) to one row a cell, and one a cell and unit. What was
// counted once is not joined or grouped at length again: with thousands of actions that is what takes the time.
const cells = `by_unit AS MATERIALIZED (SELECT counted.place_id, counted.strategy, counted.unit, count(*) AS actions,
      count(*) FILTER (WHERE counted.live) AS live, sum(counted.budget) AS budget,
      sum(counted.budget) FILTER (WHERE counted.only_here) AS own, sum(counted.people) AS people,
      sum(counted.people_open) AS people_open, sum(counted.spent) AS spent, sum(counted.spent_open) AS spent_open
    FROM counted GROUP BY counted.place_id, counted.strategy, counted.unit)
  SELECT by_unit.place_id AS "placeId", by_unit.strategy, 'unit' AS kind, by_unit.unit, by_unit.actions::int,
      by_unit.live::int AS part, by_unit.budget, by_unit.own, by_unit.people AS here, by_unit.people_open AS open
    FROM by_unit WHERE by_unit.people IS NOT NULL OR by_unit.people_open IS NOT NULL
  UNION ALL SELECT by_unit.place_id, by_unit.strategy, 'cell', NULL, sum(by_unit.actions)::int,
      sum(by_unit.live)::int, sum(by_unit.budget), sum(by_unit.own), sum(by_unit.spent), sum(by_unit.spent_open)
    FROM by_unit GROUP BY by_unit.place_id, by_unit.strategy`

// Of the regency: kecamatan, with all that lies in them. Of one kecamatan: its own row, and the places inside it.
const statements = {
  regency: (
    scoped: string,
  ) => `WITH chosen AS MATERIALIZED (SELECT ${facts} FROM actions WHERE ${scoped}),
      touched AS MATERIALIZED (SELECT actions.id AS action_id,
          array_agg(DISTINCT coalesce(places.parent_id, places.id)) AS kecamatan
        FROM ${placedActions} JOIN places ON places.id = action_places.place_id
        WHERE actions.year = $1 GROUP BY actions.id),
      ${told('coalesce(places.parent_id, places.id)')},
      counted AS (SELECT chosen.strategy, chosen.budget, chosen.unit, chosen.live, one.place_id,
          cardinality(touched.kecamatan) = 1 AS only_here,
          ${shared('cardinality(touched.kecamatan) = 1', 'parts', 'chosen.unit')}
        FROM chosen JOIN touched ON touched.action_id = chosen.id
          CROSS JOIN LATERAL unnest(touched.kecamatan) AS one (place_id)
          LEFT JOIN told ON told.action_id = chosen.id LEFT JOIN whole ON whole.action_id = chosen.id
          LEFT JOIN parts ON parts.action_id = chosen.id AND parts.place_id = one.place_id),
    ${cells}
    UNION ALL SELECT NULL, chosen.strategy, 'total', NULL, count(*)::int, count(touched.action_id)::int,
      sum(chosen.budget), NULL, NULL, NULL
    FROM chosen LEFT JOIN touched ON touched.action_id = chosen.id GROUP BY chosen.strategy`,
  kecamatan: (
    scoped: string,
  ) => `WITH here AS MATERIALIZED (SELECT ${facts}, action_places.place_id,
        (SELECT count(*) FROM action_places AS each WHERE each.action_id = actions.id) AS places,
        count(*) OVER (PARTITION BY actions.id) AS inside
      FROM actions JOIN action_places ON action_places.action_id = actions.id
        AND action_places.place_id = ANY (ARRAY(SELECT places.id FROM places WHERE $2::int IN (places.id, places.parent_id)))
      WHERE ${scoped}),
      chosen AS MATERIALIZED (SELECT DISTINCT ON (here.id) here.* FROM here ORDER BY here.id),
      ${told('report_places.place_id')},
      inner_parts AS MATERIALIZED (SELECT parts.action_id, sum(parts.people) AS people, sum(parts.spent) AS spent
        FROM parts JOIN here ON here.id = parts.action_id AND here.place_id = parts.place_id GROUP BY parts.action_id),
      counted AS (SELECT here.strategy, here.budget, here.unit, here.live, here.place_id, here.places = 1 AS only_here,
          ${shared('here.places = 1', 'parts', 'here.unit')}
        FROM here LEFT JOIN told ON told.action_id = here.id LEFT JOIN whole ON whole.action_id = here.id
          LEFT JOIN parts ON parts.action_id = here.id AND parts.place_id = here.place_id
        WHERE here.place_id <> $2
        UNION ALL SELECT chosen.strategy, chosen.budget, chosen.unit, chosen.live, $2,
          chosen.places = chosen.inside, ${shared('chosen.places = chosen.inside', 'inner_parts', 'chosen.unit')}
        FROM chosen LEFT JOIN told ON told.action_id = chosen.id LEFT JOIN whole ON whole.action_id = chosen.id
          LEFT JOIN inner_parts ON inner_parts.action_id = chosen.id),
    ${cells}`,
}

type Row = Readonly<{
  placeId: number | null
  strategy: number
  kind: 'cell' | 'unit' | 'total'
  unit: string | null
  actions: number
  part: number
  budget: number | null
  own: number | null
  here: number | null
  open: number | null
}>

/**
 * Place × strategy: the kecamatan of the regency, each with all that lies in it, and the totals; or, given a kecamatan,
 * its own sum and every place inside it.
 */
export async function countCoverage(
  db: Db,
  scope: CoverageScope,
  kecamatan: number | null = null,
): Promise<Coverage> {
  const level = kecamatan === null ? 'regency' : 'kecamatan'
  const values: (number | string | null)[] = [
    scope.year,
    ...(kecamatan === null ? [] : [kecamatan]),
  ]
  // What is not chosen is not asked: a condition that lets everything through hides how many actions there will be, and
  // what is planned for a handful takes long with thousands.
  const chosen = narrowable.filter((one) => scope[one] !== null)
  const scoped = [
    'actions.year = $1::int',
    ...chosen.map((one) => narrowings[one](`$${values.push(scope[one])}`)),
  ].join(' AND ')
  const name = ['coverage.of', level, ...chosen].join('_')
  const rows = await prepared<Row>(db, name, statements[level](scoped), values)
  const people = new Map<string, (Shared & { unit: string })[]>()
  for (const { kind, placeId, strategy, unit, here, open } of rows) {
    if (kind !== 'unit' || unit === null) continue
    const key = `${placeId}/${strategy}`
    people.set(key, [...(people.get(key) ?? []), { unit, here, open }])
  }
  return {
    cells: rows.flatMap(({ kind, placeId, strategy, actions, part, budget, own, here, open }) =>
      kind === 'cell' && placeId !== null
        ? [
            {
              placeId,
              strategy,
              actions,
              live: part,
              budget,
              own,
              spent: { here, open },
              people: (people.get(`${placeId}/${strategy}`) ?? []).sort(
                (one, other) =>
                  (other.here ?? 0) - (one.here ?? 0) ||
                  (other.open ?? 0) - (one.open ?? 0) ||
                  (one.unit < other.unit ? -1 : 1),
              ),
            },
          ]
        : [],
    ),
    totals: rows.flatMap(({ kind, strategy, actions, part, budget }) =>
      kind === 'total' ? [{ strategy, actions, placed: part, budget }] : [],
    ),
  }
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
