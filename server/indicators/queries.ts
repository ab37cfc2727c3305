import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type {
  Indicator,
  IndicatorSeries,
  Method,
  ReadingEntry,
  Region,
  TargetEntry,
} from './indicator'

/** The columns of an indicator as `Indicator` names them. */
export const indicatorColumns = `indicators.id, indicators.code, indicators.name, indicators.name_en AS "nameEn", indicators.unit,
  indicators.unit_en AS "unitEn", indicators.decimals, indicators.is_rate AS "isRate", indicators.direction,
  indicators.publisher, indicators.frequency, indicators.definition, indicators.definition_en AS "definitionEn",
  indicators.strategy_number AS "strategyNumber", indicators.is_main AS "isMain"`

/** The regency or city whose team this is: the region that has places. */
export async function getHomeRegion(db: Db): Promise<Region> {
  const [home] = await prepared<Region>(
    db,
    'indicators.home',
    `SELECT regions.code, regions.kind, regions.name FROM regions
      WHERE regions.kind IN ('regency', 'city')
        AND EXISTS (SELECT FROM places WHERE places.region_code = regions.code)
      ORDER BY regions.code LIMIT 1`,
  )
  if (!home) throw new NotFound('home region')
  return home
}

/** SQL for the code of the home region. */
export const homeCode = `(SELECT regions.code FROM regions WHERE regions.kind IN ('regency', 'city')
  AND EXISTS (SELECT FROM places WHERE places.region_code = regions.code) ORDER BY regions.code LIMIT 1)`

export type Surroundings = Readonly<{
  home: Region
  /** Home, province, nation: what a chart and a table hold side by side. */
  regions: readonly Region[]
  /** The regencies and cities of the province, home among them. */
  peers: readonly Region[]
}>

/** The home region with what lies around it, in one statement. */
export async function getSurroundings(db: Db): Promise<Surroundings> {
  const rows = await prepared<Region & { role: 'home' | 'province' | 'nation' | 'peer' }>(
    db,
    'indicators.surroundings',
    `WITH home AS MATERIALIZED (SELECT regions.code, regions.parent_code FROM regions WHERE regions.code = ${homeCode})
      SELECT regions.code, regions.kind, regions.name,
        CASE WHEN regions.code = home.code THEN 'home' WHEN regions.code = home.parent_code THEN 'province'
          WHEN regions.kind = 'nation' THEN 'nation' ELSE 'peer' END AS role
      FROM regions CROSS JOIN home
      WHERE regions.kind = 'nation' OR regions.code IN (home.code, home.parent_code)
        OR (regions.parent_code = home.parent_code AND regions.kind IN ('regency', 'city'))
      ORDER BY array_position(ARRAY['regency', 'city', 'province', 'nation'], regions.kind), regions.code`,
  )
  const of = (...roles: (typeof rows)[number]['role'][]) =>
    rows
      .filter((row) => roles.includes(row.role))
      .map(({ code, kind, name }) => ({ code, kind, name }))
  const [home] = of('home')
  if (!home) throw new NotFound('home region')
  return { home, regions: of('home', 'province', 'nation'), peers: of('home', 'peer') }
}

/** SQL for what is known of a reading's precision, as one value; NULL for nothing. */
const samplingOf = (readings: string) =>
  `CASE WHEN coalesce(${readings}.standard_error, ${readings}.sample_size) IS NOT NULL THEN
    json_build_object('standardError', ${readings}.standard_error, 'sampleSize', ${readings}.sample_size,
      'sampleCounts', ${readings}.sample_counts, 'designEffect', ${readings}.design_effect) END`
const sampling = samplingOf('readings')

/** SQL for one row of readings as a `Reading`, whatever the statement calls it. */
export function readingAsJson(one: string): string {
  return `json_build_object('id', ${one}.id, 'indicatorId', ${one}.indicator_id, 'methodId', ${one}.method_id,
    'regionCode', ${one}.region_code, 'year', ${one}.year, 'month', ${one}.month, 'value', ${one}.value,
    'sourceUrl', ${one}.source_url, 'releasedOn', ${one}.released_on, 'inUse', ${one}.in_use,
    'conflicting', ${one}.conflicting, 'sampling', ${samplingOf(one)})`
}

/**
 * The readings and targets in use of one region, folded into their indicator's row; `region` is SQL for its code, and
 * `only` narrows the readings further. Whole rows are gathered: field by field the same costs more than twice as much.
 */
export function foldedSeries(region: string, only = 'true'): string {
  return `coalesce((SELECT json_agg(one) FROM (SELECT readings.id, readings.indicator_id AS "indicatorId",
          readings.method_id AS "methodId", readings.region_code AS "regionCode", readings.year, readings.month,
          readings.value, readings.source_url AS "sourceUrl", readings.released_on AS "releasedOn",
          readings.in_use AS "inUse", readings.conflicting, ${sampling} AS sampling
        FROM readings
        WHERE readings.indicator_id = indicators.id AND readings.region_code = ${region} AND readings.in_use
          AND ${only}
        ORDER BY readings.year, readings.month NULLS FIRST, readings.id) AS one), '[]') AS readings,
    coalesce((SELECT json_agg(one) FROM (SELECT targets.id, targets.region_code AS "regionCode", targets.year,
          targets.kind, targets.value, targets.baseline_year AS "baselineYear",
          targets.baseline_month AS "baselineMonth", targets.baseline_value AS "baselineValue", targets.document,
          targets.in_use AS "inUse"
        FROM targets
        WHERE targets.indicator_id = indicators.id AND targets.region_code = ${region} AND targets.in_use
        ORDER BY targets.year NULLS LAST, targets.id) AS one), '[]') AS targets,
    coalesce((SELECT json_agg(json_build_object('id', releases.id, 'year', releases.year, 'month', releases.month,
        'expectedOn', releases.expected_on, 'note', releases.note, 'version', releases.version) ORDER BY releases.id)
      FROM releases WHERE releases.indicator_id = indicators.id), '[]') AS expectations`
}

const series = `SELECT ${indicatorColumns}, ${foldedSeries('$1')} FROM indicators`

/** Every indicator with its readings and targets in use for that region, in the indicators' own order. */
export async function listSeries(db: Db, region: string): Promise<IndicatorSeries[]> {
  return prepared<IndicatorSeries>(
    db,
    'indicators.series',
    `${series} ORDER BY indicators.position, indicators.id`,
    [region],
  )
}

/** The same for the main ones only: what a board has room for. */
export async function listMainSeries(db: Db, region: string): Promise<IndicatorSeries[]> {
  return prepared<IndicatorSeries>(
    db,
    'indicators.main_series',
    `${series} WHERE indicators.is_main ORDER BY indicators.position, indicators.id`,
    [region],
  )
}

/** Every indicator by name alone: what a form lets one choose. */
export async function listIndicators(
  db: Db,
): Promise<Pick<Indicator, 'id' | 'code' | 'name' | 'nameEn'>[]> {
  return prepared(
    db,
    'indicators.names',
    `SELECT indicators.id, indicators.code, indicators.name, indicators.name_en AS "nameEn" FROM indicators
      ORDER BY indicators.position, indicators.id`,
  )
}

/** One indicator with its readings and targets in use for the home region; NotFound for one that does not exist. */
export async function getSeries(db: Db, code: string): Promise<IndicatorSeries> {
  const [found] = codeForm.test(code)
    ? await prepared<IndicatorSeries>(
        db,
        'indicators.series_of',
        `WITH home AS MATERIALIZED (SELECT ${homeCode} AS code)
          SELECT ${indicatorColumns}, ${foldedSeries('(SELECT home.code FROM home)')} FROM indicators WHERE indicators.code = $1`,
        [code],
      )
    : []
  if (!found) throw new NotFound(`indicator ${code.slice(0, 40)}`)
  return found
}

/** SQL for the year of the latest value in use at home of the indicator that `indicator` is SQL for. */
function latestYear(indicator: string): string {
  return `(SELECT max(latest.year) FROM readings AS latest, home
    WHERE latest.indicator_id = ${indicator} AND latest.region_code = home.code AND latest.in_use)`
}

/**
 * What is held beside one indicator: the main ones of the home region, and the number of people that goes with a rate,
 * named by its code, with the readings of every region for the year of the latest value at home.
 */
export async function listCompanions(
  db: Db,
  own: string,
  number: string | null,
): Promise<IndicatorSeries[]> {
  if (!codeForm.test(own)) throw new NotFound('indicator')
  return prepared<IndicatorSeries>(
    db,
    'indicators.companions',
    `WITH home AS MATERIALIZED (SELECT ${homeCode} AS code),
        every AS MATERIALIZED (SELECT array_agg(regions.code) AS codes FROM regions)
      SELECT ${indicatorColumns}, ${foldedSeries(
        `ANY(CASE WHEN indicators.code = $1::text THEN (SELECT every.codes FROM every)
          ELSE ARRAY(SELECT home.code FROM home) END)`,
        `(indicators.code IS DISTINCT FROM $1::text OR readings.year >= ${latestYear('indicators.id')})`,
      )}
      FROM indicators WHERE indicators.is_main OR indicators.code IN ($1::text, $2::text)
      ORDER BY indicators.position, indicators.id`,
    [number, own],
  )
}

export const codeForm = /^[A-Z][A-Z0-9_]{1,30}$/

/** The indicator of that code; NotFound for one that does not exist. */
export async function getIndicator(db: Db, code: string): Promise<Indicator> {
  if (!codeForm.test(code)) throw new NotFound('indicator')
  const [indicator] = await prepared<Indicator>(
    db,
    'indicators.by_code',
    `SELECT ${indicatorColumns} FROM indicators WHERE indicators.code = $1`,
    [code],
  )
  if (!indicator) throw new NotFound(`indicator ${code}`)
  return indicator
}

export async function listMethods(db: Db, indicatorId: number): Promise<Method[]> {
  return prepared<Method>(
    db,
    'indicators.methods',
    `SELECT methods.id, methods.code, methods.name, methods.name_en AS "nameEn", methods.note FROM methods
      WHERE methods.indicator_id = $1 ORDER BY methods.position, methods.id`,
    [indicatorId],
  )
}

/**
 * The readings of one indicator that its page is made from, newest first within a region; small regions before large
 * ones. Of home, province and nation they are all there is, in use or not; of the other regencies those in use for the
 * year of the latest value at home, which a rank needs.
 */
export async function listReadings(db: Db, indicatorId: number): Promise<ReadingEntry[]> {
  return prepared<ReadingEntry>(
    db,
    'indicators.readings',
    `WITH home AS MATERIALIZED (SELECT regions.code, regions.parent_code FROM regions WHERE regions.code = ${homeCode})
      SELECT readings.id, readings.indicator_id AS "indicatorId", readings.method_id AS "methodId",
        readings.region_code AS "regionCode", regions.name AS "regionName", readings.year, readings.month,
        readings.value, readings.unit_note AS "unitNote", readings.source_url AS "sourceUrl",
        readings.source_note AS "sourceNote", readings.released_on AS "releasedOn", readings.in_use AS "inUse",
        readings.use_note AS "useNote", readings.conflicting, readings.replaced_by AS "replacedBy",
        ${sampling} AS sampling
      FROM readings JOIN regions ON regions.code = readings.region_code CROSS JOIN home
      WHERE readings.indicator_id = $1 AND (regions.kind = 'nation'
        OR readings.region_code IN (home.code, home.parent_code)
        OR (readings.in_use AND readings.year >= ${latestYear('$1')}))
      ORDER BY array_position(ARRAY['regency', 'city', 'province', 'nation'], regions.kind), regions.code,
        readings.year DESC, readings.month DESC NULLS LAST, readings.in_use DESC, readings.id`,
    [indicatorId],
  )
}

/** Every target of one indicator, the replaced ones too, newest year first within a region. */
export async function listTargets(db: Db, indicatorId: number): Promise<TargetEntry[]> {
  return prepared<TargetEntry>(
    db,
    'indicators.targets',
    `SELECT targets.id, targets.region_code AS "regionCode", regions.name AS "regionName", targets.year, targets.kind,
        targets.value, targets.baseline_year AS "baselineYear", targets.baseline_month AS "baselineMonth",
        targets.baseline_value AS "baselineValue", targets.document, targets.source_url AS "sourceUrl",
        targets.source_note AS "sourceNote", targets.in_use AS "inUse", targets.use_note AS "useNote",
        targets.replaced_by AS "replacedBy", targets.recorded_at AS "recordedAt"
      FROM targets JOIN regions ON regions.code = targets.region_code
      WHERE targets.indicator_id = $1
      ORDER BY array_position(ARRAY['regency', 'city', 'province', 'nation'], regions.kind), regions.code,
        targets.year DESC NULLS LAST, targets.in_use DESC, targets.id`,
    [indicatorId],
  )
}
