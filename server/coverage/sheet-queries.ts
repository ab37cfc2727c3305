import { prepared, type Db } from '../db'
import type { Second } from '../indicators/analysis/places'
import type { Pocket } from '../places/pocket'
import { pocketColumns, pocketSource } from '../places/queries'
import { defaultSettings } from '../settings/setting'
import type { Strategy } from '../strategies/strategy'

/** A kecamatan or a village as its own page lists it: the places inside a kecamatan. */
export type InnerPlace = Readonly<{
  id: number
  code: string
  kind: 'desa' | 'kelurahan'
  name: string
  pocket: boolean
}>

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
  /** What the last sent report says of this place, and of how many of the action's places here it speaks. */
  output: number | null
  beneficiaries: number | null
  beneficiaryUnit: string | null
  realised: number | null
  said: number
  here: number
  /** What the report says as a whole: also of this place alone where the action names no other. */
  wholeOutput: number | null
  wholeBeneficiaries: number | null
  wholeRealised: number | null
  found: number
}>

export type Measure = Readonly<{
  id: number
  area: string
  category: string
  name: string
  value: number | null
  unit: string | null
  year: number
  sourceUrl: string | null
  sourceNote: string | null
}>

/** What people did lately that touches the place: its pockets and counts, and the actions that name it. */
export type PlaceLine = Readonly<{
  id: number
  at: Date
  actorName: string
  event: string
  code: string | null
}>

/** What the sheet of one place tells beside figures and decisions. */
export type PlaceFacts = Readonly<{
  strategies: readonly Strategy[]
  second: Second
  /** The places inside a kecamatan. */
  inside: readonly InnerPlace[]
  /** Every year in which it is or was a pocket; of a kecamatan also those inside it. Latest first. */
  pockets: readonly Pocket[]
  /** The actions that name it, or one inside it; by strategy, then by money. `reported` is the last sent window. */
  actions: readonly PlaceAction[]
  /** What other sources say of it, latest first; of a kecamatan also of the places inside it. */
  measures: readonly Measure[]
  history: readonly PlaceLine[]
}>

// The place itself and those inside it, as one value: what is looked for is known before the rows are read.
const placesHere = 'ARRAY(SELECT places.id FROM places WHERE $1 IN (places.id, places.parent_id))'

const inside = `SELECT places.id, places.code, places.kind, places.name,
        EXISTS (SELECT FROM pockets WHERE pockets.place_id = places.id AND pockets.year = $2) AS pocket
      FROM places WHERE places.parent_id = $1 ORDER BY places.name COLLATE id_alami, places.id`

const pockets = `SELECT ${pocketColumns} FROM ${pocketSource} WHERE places.id = $1 OR places.parent_id = $1
      ORDER BY pockets.year DESC, places.code, pockets.id LIMIT 500`

// The forty that are shown are picked first; only of these the last report is looked up.
const actions = `WITH here AS MATERIALIZED (SELECT actions.id, CASE WHEN bool_and(action_places.target IS NOT NULL)
          THEN sum(action_places.target) END AS target, count(*)::int AS places,
          array_agg(action_places.place_id) AS ids
        FROM actions JOIN action_places ON action_places.action_id = actions.id
          AND action_places.place_id = ANY (${placesHere})
        WHERE actions.year = $2 GROUP BY actions.id),
      shown AS MATERIALIZED (SELECT here.*, (count(*) OVER ())::int AS found
        FROM here JOIN actions ON actions.id = here.id
        ORDER BY actions.strategy_number, actions.budget_total DESC NULLS LAST, actions.id LIMIT 40)
      SELECT actions.code, actions.title, actions.strategy_number AS strategy, agencies.short_name AS agency,
        actions.status, actions.budget_total AS budget, shown.target, actions.output_unit AS unit,
        (SELECT count(*)::int FROM action_places WHERE action_places.action_id = actions.id) AS places,
        last.code AS reported, figures.output, figures.beneficiaries, figures.realised,
        actions.beneficiary_unit AS "beneficiaryUnit", coalesce(figures.said, 0) AS said, shown.places AS here,
        last.output AS "wholeOutput", last.beneficiaries AS "wholeBeneficiaries", last.realised AS "wholeRealised",
        shown.found
      FROM shown JOIN actions ON actions.id = shown.id JOIN agencies ON agencies.id = actions.agency_id
        LEFT JOIN LATERAL (SELECT reports.id, reports.output, reports.beneficiaries, reports.realised, windows.code
          FROM reports JOIN windows ON windows.id = reports.window_id
          WHERE reports.action_id = actions.id AND reports.state IN ('sent', 'verified')
          ORDER BY windows.ends_on DESC, windows.id DESC LIMIT 1) AS last ON true
        LEFT JOIN LATERAL (SELECT sum(report_places.output) AS output, sum(report_places.beneficiaries) AS beneficiaries,
            sum(report_places.realised) AS realised, count(*)::int AS said FROM report_places
          WHERE report_places.report_id = last.id AND report_places.place_id = ANY (shown.ids)) AS figures ON true
      ORDER BY actions.strategy_number, actions.budget_total DESC NULLS LAST, actions.id`

const measures = `SELECT place_measures.id, place_measures.area, place_measures.category, place_measures.name,
        place_measures.value, place_measures.unit, place_measures.year, place_measures.source_url AS "sourceUrl",
        place_measures.source_note AS "sourceNote"
      FROM place_measures WHERE place_measures.id IN (SELECT place_measure_places.measure_id
        FROM place_measure_places JOIN places ON places.id = place_measure_places.place_id
        WHERE places.id = $1 OR places.parent_id = $1)
      ORDER BY place_measures.year DESC, place_measures.category, place_measures.id LIMIT 60`

// The latest lines of actions hold fifteen of a place where much is done; where little is done its actions are few, and
// these are asked one by one. So neither the years nor the length of the history matter. Of one action at most three.
const history = `WITH recent AS MATERIALIZED (SELECT late.id, late.at, late.actor_name, late.event, late.subject_id
        FROM (SELECT history.id, history.at, history.actor_name, history.event, history.subject_id,
            row_number() OVER (PARTITION BY history.subject_id ORDER BY history.id DESC) AS nth
          FROM (SELECT history.* FROM history ORDER BY history.id DESC LIMIT 3000) AS history
          WHERE history.subject = 'action') AS late
        WHERE late.nth <= 3 AND EXISTS (SELECT FROM action_places
          WHERE action_places.action_id = late.subject_id AND action_places.place_id = ANY (${placesHere}))
        ORDER BY late.id DESC LIMIT 15),
      lines AS (
        (SELECT history.id, history.at, history.actor_name, history.event, NULL::integer AS action_id FROM history
          WHERE history.subject = 'place' AND history.subject_id = $1 ORDER BY history.id DESC LIMIT 15)
        UNION ALL SELECT recent.id, recent.at, recent.actor_name, recent.event, recent.subject_id FROM recent
        UNION ALL
        (SELECT history.id, history.at, history.actor_name, history.event, here.action_id
          FROM (SELECT DISTINCT action_places.action_id FROM action_places
              WHERE action_places.place_id = ANY (${placesHere})) AS here
            JOIN LATERAL (SELECT history.id, history.at, history.actor_name, history.event FROM history
              WHERE history.subject = 'action' AND history.subject_id = here.action_id
              ORDER BY history.id DESC LIMIT 3) AS history ON true
          WHERE (SELECT count(*) FROM recent) < 15 ORDER BY history.id DESC LIMIT 15))
      SELECT DISTINCT lines.id, lines.at, lines.actor_name AS "actorName", lines.event, actions.code
      FROM lines LEFT JOIN actions ON actions.id = lines.action_id
      ORDER BY lines.id DESC LIMIT 15`

const all = (rows: string) => `(SELECT coalesce(json_agg(one), '[]') FROM (${rows}) AS one)`

/** Everything of one place in one statement: a sheet has many parts, and each journey to the database costs. */
export async function getPlaceFacts(db: Db, placeId: number, year: number): Promise<PlaceFacts> {
  const [facts] = await prepared<
    Omit<PlaceFacts, 'history' | 'second'> & {
      history: readonly (Omit<PlaceLine, 'at'> & { at: string })[]
      second: Second | null
    }
  >(
    db,
    'coverage.sheet',
    `SELECT ${all('SELECT strategies.number, strategies.name, strategies.name_en AS "nameEn" FROM strategies ORDER BY 1')}
        AS strategies,
      (SELECT settings.value FROM settings WHERE settings.key = 'prioritySecond') AS second,
      ${all(inside)} AS inside, ${all(pockets)} AS pockets, ${all(actions)} AS actions, ${all(measures)} AS measures,
      ${all(history)} AS history`,
    [placeId, year],
  )
  if (!facts) throw new Error('A statement without a table answers one row.')
  return {
    ...facts,
    second: facts.second ?? defaultSettings.prioritySecond,
    history: facts.history.map((line) => ({ ...line, at: new Date(line.at) })),
  }
}
