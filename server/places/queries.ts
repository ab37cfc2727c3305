import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Shape } from './boundary'
import { protectedCells, type ShownCell, type StoredCell } from './disclosure'
import { isNamed, readPlaceName, type Place } from './place'
import type { Pocket, PocketYear, RegistryCount } from './pocket'

const columns = `places.id, places.code, places.kind, places.name, places.parent_id AS "parentId",
  parents.name AS "parentName"`
const source = 'places LEFT JOIN places AS parents ON parents.id = places.parent_id'

/**
 * What became of a typed name: the one place it means; or `several` of that very name; or those that are spelled or
 * lie otherwise, likeliest first.
 */
export type FoundPlace = Readonly<{
  typed: string
  place: Place | null
  several: boolean
  candidates: readonly Place[]
}>

const most = 6

/**
 * Finds each typed name or code. Blanks and signs do not count; a name that several places bear stays undecided until
 * its kecamatan is said too, and one that nothing bears is answered with what is spelled most like it. One statement,
 * however many names.
 */
export async function findPlacesByNames(db: Db, names: readonly string[]): Promise<FoundPlace[]> {
  const asked = names.map((typed) => ({ typed, reading: readPlaceName(typed), code: typed.trim() }))
  if (asked.length === 0) return []
  const rows = await prepared<Place & { wanted: string | null }>(
    db,
    'places.by_names',
    `WITH wanted AS (SELECT DISTINCT asked.name FROM unnest($1::text[]) AS asked (name) WHERE asked.name <> '')
      (SELECT ${columns}, NULL AS wanted FROM ${source}
        WHERE places.squeezed IN (SELECT wanted.name FROM wanted) OR places.code = ANY($2::text[])
        ORDER BY places.kind <> 'kecamatan', parents.name COLLATE id_alami, places.code)
      UNION ALL
      (SELECT alike.*, wanted.name FROM wanted CROSS JOIN LATERAL (
          SELECT ${columns} FROM ${source}
            WHERE similarity(places.squeezed, wanted.name) >= 0.4
              OR (length(wanted.name) >= 4 AND strpos(places.squeezed, wanted.name) > 0)
            ORDER BY similarity(places.squeezed, wanted.name) DESC, places.kind <> 'kecamatan', places.code
            LIMIT ${most}
        ) AS alike
        WHERE NOT EXISTS (SELECT FROM places WHERE places.squeezed = wanted.name))`,
    [asked.map((one) => one.reading.name), asked.map((one) => one.code)],
  )
  const named = rows.filter((row) => row.wanted === null)
  return asked.map(({ typed, reading, code }) => {
    const meant = named.filter((place) => place.code === code || isNamed(place, reading))
    if (meant.length === 1)
      return { typed, place: meant[0] ?? null, several: false, candidates: meant }
    // The right name in another kecamatan than was said, or of another kind, is still worth offering.
    const loose = named.filter((place) => isNamed(place, { ...reading, kind: null, parent: null }))
    const alike = rows.filter((row) => row.wanted === reading.name)
    const candidates = [meant, loose, alike].find((some) => some.length > 0) ?? []
    return { typed, place: null, several: meant.length > 1, candidates: candidates.slice(0, most) }
  })
}

/** The same for one name. */
export async function findPlacesByName(db: Db, name: string): Promise<FoundPlace> {
  const [found] = await findPlacesByNames(db, [name])
  return found ?? { typed: name, place: null, several: false, candidates: [] }
}

/** A kecamatan, or a place inside one, with where its tile lies. */
export type LaidPlace = Place & Readonly<{ tileRow: number | null; tileColumn: number | null }>

/** Every kecamatan of the home, in the order of the codes. */
export async function listKecamatan(db: Db): Promise<LaidPlace[]> {
  return prepared<LaidPlace>(
    db,
    'places.kecamatan',
    `SELECT ${columns}, places.tile_row AS "tileRow", places.tile_column AS "tileColumn"
      FROM ${source} WHERE places.parent_id IS NULL ORDER BY places.code`,
  )
}

/** A place by its code. */
export async function getPlace(db: Db, code: string): Promise<Place> {
  if (!/^[0-9.]{2,13}$/.test(code)) throw new NotFound('place')
  const [place] = await prepared<Place>(
    db,
    'places.one',
    `SELECT ${columns} FROM ${source} WHERE places.code = $1`,
    [code],
  )
  if (!place) throw new NotFound(`place ${code}`)
  return place
}

const countColumns = `registry_counts.id, registry_counts.registry, registry_counts.counted_on AS "countedOn",
  registry_counts.source_url AS "sourceUrl", registry_counts.source_note AS "sourceNote",
  registry_counts.is_demo AS "isDemo", registry_counts.version`

export const pocketColumns = `pockets.id, pockets.place_id AS "placeId", places.code, places.kind, places.name,
  parents.name AS "parentName", pockets.year, pockets.decree, pockets.criteria, pockets.source_url AS "sourceUrl",
  pockets.source_note AS "sourceNote", pockets.is_demo AS "isDemo", pockets.version,
  EXISTS (SELECT FROM pockets AS other WHERE other.place_id = pockets.place_id AND other.year = pockets.year - 1)
    AS before,
  EXISTS (SELECT FROM pockets AS other WHERE other.place_id = pockets.place_id AND other.year = pockets.year + 1)
    AS after`
export const pocketSource = `pockets JOIN places ON places.id = pockets.place_id
  LEFT JOIN places AS parents ON parents.id = places.parent_id`

/** SQL of the lists of pockets in numbers, for statements that ask it beside other things. */
export const pocketYears = `SELECT listed.year, listed.pockets, listed.came, listed.criteria, listed.unstated, listed.levels,
    listed."isDemo", (SELECT count(*)::int FROM pockets AS gone WHERE gone.year = listed.year - 1
      AND NOT EXISTS (SELECT FROM pockets AS now WHERE now.place_id = gone.place_id AND now.year = listed.year)) AS left
  FROM (SELECT pockets.year, count(*)::int AS pockets,
      count(*) FILTER (WHERE former.id IS NULL)::int AS came,
      coalesce(array_agg(DISTINCT regexp_replace(btrim(pockets.criteria), '\\s+', ' ', 'g'))
        FILTER (WHERE pockets.criteria IS NOT NULL), '{}') AS criteria,
      count(*) FILTER (WHERE pockets.criteria IS NULL)::int AS unstated,
      array_agg(DISTINCT CASE WHEN places.parent_id IS NULL THEN 'kecamatan' ELSE 'village' END) AS levels,
      bool_or(pockets.is_demo) AS "isDemo"
    FROM pockets JOIN places ON places.id = pockets.place_id
      LEFT JOIN pockets AS former ON former.place_id = pockets.place_id AND former.year = pockets.year - 1
    GROUP BY pockets.year) AS listed
  ORDER BY listed.year LIMIT 200`

/** The list of pockets of each year, told in numbers: the earliest first. */
export async function listPocketYears(db: Db): Promise<PocketYear[]> {
  return prepared<PocketYear>(db, 'places.pocket_years', pocketYears)
}

/** The places that were a pocket in the year before and are none in this one. */
export async function listLeftPockets(db: Db, year: number): Promise<Pocket[]> {
  return prepared<Pocket>(
    db,
    'places.pockets_left',
    `SELECT ${pocketColumns} FROM ${pocketSource} WHERE pockets.year = $1::int - 1
        AND NOT EXISTS (SELECT FROM pockets AS now WHERE now.place_id = pockets.place_id AND now.year = $1)
      ORDER BY places.code, pockets.id LIMIT 2000`,
    [year],
  )
}

/** What every page about places begins with. */
export type Frame = Readonly<{
  kecamatan: readonly LaidPlace[]
  counts: readonly RegistryCount[]
  pockets: readonly Readonly<{ placeId: number; year: number; parentId: number }>[]
  years: readonly PocketYear[]
}>

/** Every kecamatan, every count there is (the latest first), which place was a pocket in which year, and the years told in numbers. */
export async function getFrame(db: Db): Promise<Frame> {
  const [frame] = await prepared<Frame>(
    db,
    'places.frame',
    `SELECT
      (SELECT coalesce(json_agg(one), '[]') FROM (SELECT ${columns}, places.tile_row AS "tileRow",
          places.tile_column AS "tileColumn"
        FROM ${source} WHERE places.parent_id IS NULL ORDER BY places.code) AS one) AS kecamatan,
      (SELECT coalesce(json_agg(one), '[]') FROM (SELECT ${countColumns} FROM registry_counts
        ORDER BY registry_counts.counted_on DESC, registry_counts.registry, registry_counts.id LIMIT 100) AS one)
        AS counts,
      (SELECT coalesce(json_agg(one), '[]') FROM (SELECT pockets.place_id AS "placeId", pockets.year,
          coalesce(places.parent_id, places.id) AS "parentId"
        FROM pockets JOIN places ON places.id = pockets.place_id
        ORDER BY pockets.year, pockets.place_id LIMIT 20000) AS one) AS pockets,
      (SELECT coalesce(json_agg(one), '[]') FROM (${pocketYears}) AS one) AS years`,
  )
  return frame ?? { kecamatan: [], counts: [], pockets: [], years: [] }
}

/** The boundaries that are loaded: where from, when, and how much of them is kept. */
export type BoundaryFile = Readonly<{
  id: number
  sourceNote: string
  sourceUrl: string | null
  width: number
  height: number
  verticesRead: number
  verticesKept: number
  loadedAt: Date
  loadedByName: string | null
  points: number
}>

export async function findBoundaryFile(db: Db): Promise<BoundaryFile | null> {
  const [file] = await prepared<BoundaryFile>(
    db,
    'places.boundary_file',
    `SELECT boundaries.id, boundaries.source_note AS "sourceNote", boundaries.source_url AS "sourceUrl",
        boundaries.width, boundaries.height, boundaries.vertices_read AS "verticesRead",
        boundaries.vertices_kept AS "verticesKept", boundaries.loaded_at AS "loadedAt", users.name AS "loadedByName",
        (SELECT count(*)::int FROM boundary_shapes
          WHERE boundary_shapes.boundary_id = boundaries.id AND boundary_shapes.path IS NULL) AS points
      FROM boundaries LEFT JOIN users ON users.id = boundaries.loaded_by ORDER BY boundaries.id DESC LIMIT 1`,
  )
  return file ?? null
}

/** What a map is drawn from: the kecamatan as paths, and villages as points. */
export type Boundary = Readonly<{
  width: number
  height: number
  sourceNote: string
  shapes: readonly Shape[]
}>

export async function findBoundary(db: Db): Promise<Boundary | null> {
  const [boundary] = await prepared<Boundary>(
    db,
    'places.boundary',
    `SELECT boundaries.width, boundaries.height, boundaries.source_note AS "sourceNote",
        (SELECT coalesce(json_agg(one), '[]') FROM (SELECT boundary_shapes.place_id AS "placeId", boundary_shapes.path,
            boundary_shapes.x, boundary_shapes.y, boundary_shapes.room
          FROM boundary_shapes JOIN places ON places.id = boundary_shapes.place_id
          WHERE boundary_shapes.boundary_id = boundaries.id ORDER BY places.code) AS one) AS shapes
      FROM boundaries ORDER BY boundaries.id DESC LIMIT 1`,
  )
  return boundary ?? null
}

/** Every place there is, kecamatan and villages. */
export async function listPlaces(db: Db): Promise<Place[]> {
  return prepared<Place>(
    db,
    'places.all',
    `SELECT ${columns} FROM ${source} ORDER BY places.code LIMIT 5000`,
  )
}

/**
 * Actions with the places they name, looked up action by action (OFFSET 0 holds the planner to it): joined as a whole, a
 * question about one year reads the places of all years.
 */
export const placedActions = `actions CROSS JOIN LATERAL (SELECT action_places.action_id, action_places.place_id
  FROM action_places WHERE action_places.action_id = actions.id OFFSET 0) AS action_places`

/** A pocket that no action of a strategy names. */
export type UncoveredPocket = Readonly<{
  placeId: number
  code: string
  kind: Place['kind']
  name: string
  parentName: string | null
  isDemo: boolean
  strategy: number
  strategyName: string
  strategyNameEn: string
  /** Actions of that strategy that name its kecamatan as a whole: they may reach it, or not. */
  inKecamatan: number
}>

/**
 * Pockets of the year × strategies that no action names, whether the place itself or, for a kecamatan, one inside it.
 * A cancelled action reaches nobody. By place, then by strategy.
 */
export async function listUncoveredPockets(db: Db, year: number): Promise<UncoveredPocket[]> {
  return prepared<UncoveredPocket>(
    db,
    'places.uncovered',
    `WITH named AS MATERIALIZED (SELECT action_places.place_id, actions.strategy_number, count(*)::int AS actions
        FROM ${placedActions} WHERE actions.year = $1 AND actions.status <> 'cancelled'
        GROUP BY action_places.place_id, actions.strategy_number),
      covered AS (SELECT named.place_id, named.strategy_number FROM named
        UNION SELECT places.parent_id, named.strategy_number FROM named JOIN places ON places.id = named.place_id
          WHERE places.parent_id IS NOT NULL)
      SELECT places.id AS "placeId", places.code, places.kind, places.name, parents.name AS "parentName",
        pockets.is_demo AS "isDemo", strategies.number AS strategy, strategies.name AS "strategyName", strategies.name_en AS "strategyNameEn",
        coalesce(whole.actions, 0) AS "inKecamatan"
      FROM ${pocketSource} CROSS JOIN strategies
        LEFT JOIN covered ON covered.place_id = places.id AND covered.strategy_number = strategies.number
        LEFT JOIN named AS whole ON whole.place_id = places.parent_id AND whole.strategy_number = strategies.number
      WHERE pockets.year = $1 AND covered.place_id IS NULL
      ORDER BY places.code, strategies.number, pockets.id LIMIT 5000`,
    [year],
  )
}

/** All counts there are, the latest first. */
export async function listRegistryCounts(db: Db): Promise<RegistryCount[]> {
  return prepared<RegistryCount>(
    db,
    'places.registry_counts',
    `SELECT ${countColumns} FROM registry_counts ORDER BY registry_counts.counted_on DESC, registry_counts.registry, registry_counts.id
      LIMIT 100`,
  )
}

/** What a registry counts in every place and desil, as it may be printed; see protectedCells(). */
export async function listShownCells(db: Db, countId: number): Promise<ShownCell[]> {
  const [row] = await prepared<{ cells: StoredCell[]; villages: [number, number][] }>(
    db,
    'places.shown_cells',
    `SELECT (SELECT coalesce(json_agg(one), '[]') FROM (SELECT place_counts.place_id AS "placeId",
          places.parent_id AS "parentId", place_counts.desil, place_counts.families, place_counts.persons
        FROM place_counts JOIN places ON places.id = place_counts.place_id
        WHERE place_counts.registry_count_id = $1 ORDER BY places.code, place_counts.desil LIMIT 50000) AS one) AS cells,
      (SELECT coalesce(json_agg(json_build_array(inside.parent_id, inside.villages)), '[]')
        FROM (SELECT places.parent_id, count(*) AS villages FROM places
          WHERE places.parent_id IS NOT NULL GROUP BY places.parent_id) AS inside) AS villages`,
    [countId],
  )
  return row ? protectedCells(row.cells, new Map(row.villages)) : []
}

/** The pockets of one year, by place. */
export async function listPocketsOfYear(db: Db, year: number): Promise<Pocket[]> {
  return prepared<Pocket>(
    db,
    'places.pockets_of_year',
    `SELECT ${pocketColumns} FROM ${pocketSource} WHERE pockets.year = $1
      ORDER BY places.code, pockets.id LIMIT 2000`,
    [year],
  )
}

/** One pocket; throws NotFound. */
export async function getPocket(db: Db, id: number | null): Promise<Pocket> {
  const [pocket] =
    id === null
      ? []
      : await prepared<Pocket>(
          db,
          'places.pocket',
          `SELECT ${pocketColumns} FROM ${pocketSource} WHERE pockets.id = $1`,
          [id],
        )
  if (!pocket) throw new NotFound(`pocket ${id}`)
  return pocket
}

/** Every entry of these places, of whatever year. */
export async function listPocketsAt(db: Db, placeIds: readonly number[]): Promise<Pocket[]> {
  return prepared<Pocket>(
    db,
    'places.pockets_at',
    `SELECT ${pocketColumns} FROM ${pocketSource} WHERE pockets.place_id = ANY($1::int[])
      ORDER BY pockets.id LIMIT 20000`,
    [placeIds],
  )
}

/** One count of a registry; throws NotFound. */
export async function getRegistryCount(db: Db, id: number | null): Promise<RegistryCount> {
  const count = (await listRegistryCounts(db)).find((one) => one.id === id)
  if (!count) throw new NotFound(`count ${id}`)
  return count
}

/** How many places each count speaks of. */
export async function countPlacesCounted(db: Db): Promise<{ id: number; places: number }[]> {
  return prepared(
    db,
    'places.counted',
    `SELECT place_counts.registry_count_id AS id, count(DISTINCT place_counts.place_id)::int AS places
      FROM place_counts GROUP BY place_counts.registry_count_id ORDER BY place_counts.registry_count_id`,
  )
}

/** What is stored of a count, desil by desil, in the places given: for forms and imports alone, never to be printed. */
export async function listCountCells(
  db: Db,
  countId: number,
  placeIds: readonly number[],
): Promise<
  Readonly<{ placeId: number; desil: number; families: number | null; persons: number | null }>[]
> {
  return prepared(
    db,
    'places.count_cells',
    `SELECT place_counts.place_id AS "placeId", place_counts.desil, place_counts.families, place_counts.persons
      FROM place_counts
      WHERE place_counts.registry_count_id = $1 AND place_counts.place_id = ANY($2::int[])
      ORDER BY place_counts.place_id, place_counts.desil LIMIT 50000`,
    [countId, placeIds],
  )
}

/** The villages of a kecamatan, in the order of their names. */
export async function listVillages(db: Db, kecamatan: number): Promise<Place[]> {
  return prepared<Place>(
    db,
    'places.villages',
    `SELECT ${columns} FROM ${source} WHERE places.parent_id = $1
      ORDER BY places.name COLLATE id_alami, places.id`,
    [kecamatan],
  )
}
