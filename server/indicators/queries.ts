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

const columns = `indicators.id, indicators.code, indicators.name, indicators.name_en AS "nameEn", indicators.unit,
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

/** The home region, its province and the nation, in that order. */
export async function listRegionsAround(db: Db, home: string): Promise<Region[]> {
  return prepared<Region>(
    db,
    'indicators.regions',
    `SELECT regions.code, regions.kind, regions.name FROM regions
      WHERE regions.code = $1 OR regions.kind = 'nation'
        OR regions.code = (SELECT own.parent_code FROM regions own WHERE own.code = $1)
      ORDER BY array_position(ARRAY['regency', 'city', 'province', 'nation'], regions.kind), regions.code`,
    [home],
  )
}

// The readings and targets come folded into their indicator's row: one statement however many there are.
const series = `SELECT ${columns},
    coalesce((SELECT json_agg(json_build_object('id', readings.id, 'indicatorId', readings.indicator_id,
        'methodId', readings.method_id, 'regionCode', readings.region_code, 'year', readings.year,
        'month', readings.month, 'value', readings.value, 'sourceUrl', readings.source_url,
        'sourceNote', readings.source_note, 'inUse', readings.in_use, 'conflicting', readings.conflicting)
        ORDER BY readings.year, readings.month NULLS FIRST, readings.id)
      FROM readings
      WHERE readings.indicator_id = indicators.id AND readings.region_code = $1 AND readings.in_use), '[]') AS readings,
    coalesce((SELECT json_agg(json_build_object('id', targets.id, 'regionCode', targets.region_code,
        'year', targets.year, 'kind', targets.kind, 'value', targets.value, 'baselineYear', targets.baseline_year,
        'baselineMonth', targets.baseline_month, 'baselineValue', targets.baseline_value,
        'document', targets.document, 'inUse', targets.in_use)
        ORDER BY targets.year NULLS LAST, targets.id)
      FROM targets
      WHERE targets.indicator_id = indicators.id AND targets.region_code = $1 AND targets.in_use), '[]') AS targets
  FROM indicators`

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

const codeForm = /^[A-Z][A-Z0-9_]{1,30}$/

/** The indicator of that code; NotFound for one that does not exist. */
export async function getIndicator(db: Db, code: string): Promise<Indicator> {
  if (!codeForm.test(code)) throw new NotFound('indicator')
  const [indicator] = await prepared<Indicator>(
    db,
    'indicators.by_code',
    `SELECT ${columns} FROM indicators WHERE indicators.code = $1`,
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

/** Every reading of one indicator, in use or not, newest first within a region; small regions before large ones. */
export async function listReadings(db: Db, indicatorId: number): Promise<ReadingEntry[]> {
  return prepared<ReadingEntry>(
    db,
    'indicators.readings',
    `SELECT readings.id, readings.indicator_id AS "indicatorId", readings.method_id AS "methodId",
        readings.region_code AS "regionCode", regions.name AS "regionName", readings.year, readings.month,
        readings.value, readings.unit_note AS "unitNote", readings.source_url AS "sourceUrl",
        readings.source_note AS "sourceNote", readings.released_on AS "releasedOn", readings.in_use AS "inUse",
        readings.use_note AS "useNote", readings.conflicting, readings.replaced_by AS "replacedBy"
      FROM readings JOIN regions ON regions.code = readings.region_code
      WHERE readings.indicator_id = $1
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
