import { prepared, type Db } from '../db'
import type { Cut } from '../db/cut'
import { NotFound } from '../errors'
import type { Expectation, Released } from './calendar'
import type { Stored } from './entry'
import type {
  Indicator,
  ReadingFile,
  ReadingFilter,
  ReadingLine,
  Region,
  TargetLine,
} from './indicator'
import { codeForm, indicatorColumns } from './queries'

/** An indicator as whoever keeps its series needs it. */
export type KeptIndicator = Indicator & Readonly<{ needsMonth: boolean }>

export async function getKeptIndicator(db: Db, code: string): Promise<KeptIndicator> {
  if (!codeForm.test(code)) throw new NotFound('indicator')
  const [indicator] = await prepared<KeptIndicator>(
    db,
    'indicators.kept',
    `SELECT ${indicatorColumns}, indicators.needs_month AS "needsMonth" FROM indicators WHERE indicators.code = $1`,
    [code],
  )
  if (!indicator) throw new NotFound(`indicator ${code}`)
  return indicator
}

/** The regions that values are entered for: home, the other regencies and cities of the province, the province, the nation. */
export async function listEntryRegions(db: Db, home: string): Promise<Region[]> {
  return prepared<Region>(
    db,
    'indicators.entry_regions',
    `SELECT regions.code, regions.kind, regions.name FROM regions
      WHERE regions.code = $1 OR regions.kind = 'nation'
        OR regions.code = (SELECT own.parent_code FROM regions own WHERE own.code = $1)
        OR regions.parent_code = (SELECT own.parent_code FROM regions own WHERE own.code = $1)
      ORDER BY regions.code <> $1, array_position(ARRAY['regency', 'city', 'province', 'nation'], regions.kind),
        regions.code
      LIMIT 200`,
    [home],
  )
}

const storedColumns = `readings.id, readings.region_code AS "regionCode", readings.year, readings.month, readings.value,
  readings.in_use AS "inUse", readings.replaced_by AS "replacedBy", readings.version`

/** Every stored reading of one method, for values that are entered to be held against. */
export async function listStored(db: Db, indicatorId: number, methodId: number): Promise<Stored[]> {
  return prepared<Stored>(
    db,
    'indicators.stored',
    `SELECT ${storedColumns} FROM readings
      WHERE readings.indicator_id = $1 AND readings.method_id = $2
      ORDER BY readings.region_code, readings.year, readings.id`,
    [indicatorId, methodId],
  )
}

// What was in use at an instant: what is now, with every change since taken back. $1 is that instant, or null for now.
const usedThen = `CASE WHEN $1::timestamptz IS NULL THEN readings.in_use ELSE coalesce((
    SELECT (history.before ->> 'inUse')::boolean FROM history
    WHERE history.subject = 'reading' AND history.subject_id = readings.id AND history.at >= $1
      AND history.before ? 'inUse'
    ORDER BY history.id LIMIT 1), readings.in_use) END`

const readingLines = `SELECT readings.id, indicators.code AS "indicatorCode", indicators.name AS "indicatorName",
    indicators.name_en AS "indicatorNameEn", indicators.unit, indicators.unit_en AS "unitEn", indicators.decimals,
    regions.name AS "regionName", methods.name AS "methodName", methods.name_en AS "methodNameEn",
    readings.year, readings.month, readings.value, readings.unit_note AS "unitNote", readings.source_url AS "sourceUrl",
    readings.source_note AS "sourceNote", readings.released_on AS "releasedOn", ${usedThen} AS "inUse",
    readings.use_note AS "useNote", readings.conflicting, readings.known_from AS "knownFrom",
    (newer.id IS NOT NULL AND ($1::timestamptz IS NULL OR newer.known_from < $1)) AS replaced
  FROM readings
    JOIN indicators ON indicators.id = readings.indicator_id
    JOIN methods ON methods.id = readings.method_id
    JOIN regions ON regions.code = readings.region_code
    LEFT JOIN readings AS newer ON newer.id = readings.replaced_by
  WHERE ($1::timestamptz IS NULL OR readings.known_from < $1)
    AND ($2::text IS NULL OR indicators.code = $2) AND ($3::text IS NULL OR readings.region_code = $3)
    AND ($4::text IS NULL OR CASE $4 WHEN 'used' THEN ${usedThen} WHEN 'unused' THEN NOT ${usedThen}
      WHEN 'conflicting' THEN readings.conflicting
      ELSE newer.id IS NOT NULL AND ($1::timestamptz IS NULL OR newer.known_from < $1) END)`

/**
 * One page of all stored readings that the filter lets through, with how many there are: by indicator, then the newest
 * period first, or as they were entered. `knownBefore` shows them as the team knew them then.
 */
export async function listReadingLines(
  db: Db,
  filter: Omit<ReadingFilter, 'page'>,
  knownBefore: Date | null,
  { limit, offset, after }: Cut,
): Promise<{ found: number; used: number; rows: ReadingLine[] }> {
  const values = [knownBefore, filter.indicator, filter.region, filter.state]
  const [count] = await prepared<{ found: number; used: number }>(
    db,
    'indicators.reading_lines_count',
    `SELECT count(*)::int AS found, count(*) FILTER (WHERE lines."inUse")::int AS used FROM (${readingLines}) AS lines`,
    values,
  )
  const rows = await prepared<ReadingLine>(
    db,
    after === null ? 'indicators.reading_lines' : 'indicators.reading_lines_after',
    `${readingLines} ${
      after === null
        ? `ORDER BY indicators.position, array_position(ARRAY['regency', 'city', 'province', 'nation'], regions.kind),
            regions.code, readings.year DESC, readings.month DESC NULLS LAST, readings.in_use DESC, readings.id
          LIMIT $5 OFFSET $6`
        : 'AND readings.id > $6 ORDER BY readings.id LIMIT $5'
    }`,
    [...values, limit, after ?? offset],
  )
  return { found: count?.found ?? 0, used: count?.used ?? 0, rows }
}

/** What the list of readings can be narrowed to: indicators and regions that have any. */
export async function listReadingOptions(
  db: Db,
): Promise<{ indicators: { code: string; name: string; nameEn: string }[]; regions: Region[] }> {
  const [row] = await prepared<{
    indicators: { code: string; name: string; nameEn: string }[]
    regions: Region[]
  }>(
    db,
    'indicators.reading_options',
    `SELECT
      (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name, 'nameEn', name_en)
        ORDER BY position, id), '[]') FROM indicators) AS indicators,
      (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name, 'kind', kind)
        ORDER BY array_position(ARRAY['regency', 'city', 'province', 'nation'], kind), code), '[]')
        FROM regions WHERE EXISTS (SELECT FROM readings WHERE readings.region_code = regions.code)) AS regions`,
  )
  return row ?? { indicators: [], regions: [] }
}

const readingFile = `SELECT ${storedColumns}, readings.indicator_id AS "indicatorId", readings.method_id AS "methodId",
    regions.name AS "regionName", readings.unit_note AS "unitNote", readings.source_url AS "sourceUrl",
    readings.source_note AS "sourceNote", readings.released_on AS "releasedOn", readings.use_note AS "useNote",
    readings.conflicting, readings.known_from AS "knownFrom", readings.standard_error AS "standardError",
    readings.sample_size AS "sampleSize", readings.sample_counts AS "sampleCounts",
    readings.design_effect AS "designEffect", users.name AS "enteredBy"
  FROM readings JOIN regions ON regions.code = readings.region_code
    LEFT JOIN users ON users.id = readings.entered_by`

/** One reading of that indicator with all that is known of it; NotFound for another's. */
export async function getReading(
  db: Db,
  indicatorId: number,
  id: number | null,
): Promise<ReadingFile> {
  const [reading] = await prepared<ReadingFile>(
    db,
    'indicators.reading',
    `${readingFile} WHERE readings.id = $1 AND readings.indicator_id = $2`,
    [id, indicatorId],
  )
  if (!reading) throw new NotFound(`reading ${id}`)
  return reading
}

/** Every value that is stored for the same indicator, method, region and period: revisions and what other sources say. */
export async function listSiblings(db: Db, reading: ReadingFile): Promise<ReadingFile[]> {
  return prepared<ReadingFile>(
    db,
    'indicators.siblings',
    `${readingFile}
      WHERE readings.indicator_id = $1 AND readings.method_id = $2 AND readings.region_code = $3
        AND readings.year = $4 AND readings.month IS NOT DISTINCT FROM $5
      ORDER BY readings.in_use DESC, readings.known_from DESC, readings.id DESC
      LIMIT 100`,
    [reading.indicatorId, reading.methodId, reading.regionCode, reading.year, reading.month],
  )
}

const targetLines = `SELECT targets.id, targets.indicator_id AS "indicatorId", targets.region_code AS "regionCode",
    regions.name AS "regionName", targets.year, targets.kind,
    targets.value, targets.baseline_year AS "baselineYear", targets.baseline_month AS "baselineMonth",
    targets.baseline_value AS "baselineValue", targets.document, targets.source_url AS "sourceUrl",
    targets.source_note AS "sourceNote", targets.in_use AS "inUse", targets.use_note AS "useNote",
    targets.replaced_by AS "replacedBy", targets.recorded_at AS "recordedAt", targets.version,
    newer.recorded_at AS "replacedAt",
    indicators.code AS "indicatorCode", indicators.name AS "indicatorName", indicators.name_en AS "indicatorNameEn",
    indicators.unit, indicators.unit_en AS "unitEn", indicators.decimals, indicators.is_rate AS "isRate"
  FROM targets
    JOIN regions ON regions.code = targets.region_code
    JOIN indicators ON indicators.id = targets.indicator_id
    LEFT JOIN targets AS newer ON newer.id = targets.replaced_by`

/** Every target of every indicator, the replaced ones too. */
export async function listTargetLines(db: Db): Promise<TargetLine[]> {
  return prepared<TargetLine>(
    db,
    'indicators.target_lines',
    `${targetLines} ORDER BY indicators.position, targets.region_code, targets.year DESC NULLS LAST,
      targets.in_use DESC, targets.id DESC LIMIT 1000`,
  )
}

/** One target of that indicator; NotFound for another's. */
export async function getTarget(
  db: Db,
  indicatorId: number,
  id: number | null,
): Promise<TargetLine> {
  const [target] = await prepared<TargetLine>(
    db,
    'indicators.target',
    `${targetLines} WHERE targets.id = $1 AND targets.indicator_id = $2`,
    [id, indicatorId],
  )
  if (!target) throw new NotFound(`target ${id}`)
  return target
}

/** The target in use for that region and year, if there is one. */
export async function findTargetInUse(
  db: Db,
  indicatorId: number,
  region: string,
  year: number,
): Promise<TargetLine | undefined> {
  const [target] = await prepared<TargetLine>(
    db,
    'indicators.target_in_use',
    `${targetLines} WHERE targets.indicator_id = $1 AND targets.region_code = $2 AND targets.year = $3 AND targets.in_use`,
    [indicatorId, region, year],
  )
  return target
}

/** What the calendar of releases is made from: each indicator with its readings in use for that region, and expected days. */
export type CalendarFacts = Indicator &
  Readonly<{ readings: readonly Released[]; expectations: readonly Expectation[] }>

const calendarFacts = `SELECT ${indicatorColumns},
    coalesce((SELECT json_agg(json_build_object('indicatorId', readings.indicator_id, 'methodId', readings.method_id,
        'regionCode', readings.region_code, 'year', readings.year, 'month', readings.month, 'value', readings.value,
        'inUse', readings.in_use, 'releasedOn', readings.released_on) ORDER BY readings.id)
      FROM readings WHERE readings.indicator_id = indicators.id AND readings.region_code = $1 AND readings.in_use),
      '[]') AS readings,
    coalesce((SELECT json_agg(json_build_object('id', releases.id, 'year', releases.year, 'month', releases.month,
        'expectedOn', releases.expected_on, 'note', releases.note, 'version', releases.version) ORDER BY releases.id)
      FROM releases WHERE releases.indicator_id = indicators.id), '[]') AS expectations
  FROM indicators`

export async function listCalendarFacts(db: Db, region: string): Promise<CalendarFacts[]> {
  return prepared<CalendarFacts>(
    db,
    'indicators.calendar',
    `${calendarFacts} ORDER BY indicators.position, indicators.id`,
    [region],
  )
}

/** The same of one indicator. */
export async function getCalendarFacts(
  db: Db,
  region: string,
  indicatorId: number,
): Promise<CalendarFacts> {
  const [facts] = await prepared<CalendarFacts>(
    db,
    'indicators.calendar_of',
    `${calendarFacts} WHERE indicators.id = $2`,
    [region, indicatorId],
  )
  if (!facts) throw new NotFound(`indicator ${indicatorId}`)
  return facts
}
