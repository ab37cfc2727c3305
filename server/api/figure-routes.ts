import { findAgencyByCode, listAgencies } from '../agencies/queries'
import type { Agency } from '../agencies/agency'
import { NotFound } from '../errors'
import {
  cutFor,
  cutOut,
  manyOf,
  oneOf,
  portionOf,
  type Asker,
  type Endpoint,
} from '../http/endpoint'
import { readReadingFilter } from '../indicators/filter'
import type { IndicatorSeries, ReadingLine, TargetLine } from '../indicators/indicator'
import { getHomeRegion, getSeries, listMethods, listSeries } from '../indicators/queries'
import { listReadingLines, listTargetLines } from '../indicators/series-queries'
import { isUnknown, latestOf } from '../indicators/series'
import { knownBefore } from '../indicators/series-sheet'
import type { Place } from '../places/place'
import { countsUpTo } from '../places/disclosure'
import { isShown, type Figure } from '../places/pocket'
import {
  getFrame,
  getPlace,
  listPlaces,
  listPocketsAt,
  listShownCells,
  listVillages,
} from '../places/queries'
import { asked as queries, nothing } from './params'
import {
  agencyRecord,
  indicator,
  place,
  reading,
  targetRecord,
  wholeIndicator,
  wholePlace,
} from './records'
import { known } from './work-routes'

/** Agencies, places, indicators with their readings and targets. */
export const figureEndpoints: readonly Endpoint[] = [
  manyOf({
    name: 'listAgencies',
    path: '/agencies',
    ability: 'agency.see',
    about: 'agencies',
    kind: 'Agency',
    record: agencyRecord,
    query: queries.agencies,
    load: async ({ db }, asked) => {
      const all = await listAgencies(db)
      return portionOf(
        all.filter(({ kind }) => asked.kind === undefined || kind === asked.kind),
        agencyOf,
        asked,
      )
    },
  }),
  oneOf({
    name: 'getAgency',
    path: '/agencies/:code',
    ability: 'agency.see',
    about: 'agency',
    kind: 'Agency',
    record: agencyRecord,
    query: nothing,
    params: { code: 'dinsos' },
    load: async ({ db }, asked) => {
      const found = await findAgencyByCode(db, String(asked['code']))
      if (!found) throw new NotFound('agency')
      return agencyOf(found)
    },
  }),
  manyOf({
    name: 'listPlaces',
    path: '/places',
    ability: 'place.see',
    about: 'places',
    kind: 'Place',
    record: place,
    query: queries.places,
    load: async ({ db }, asked) => {
      await known('parent', asked.parent, (code) => getPlace(db, code))
      const all = await listPlaces(db)
      return portionOf(
        all.filter(
          (one) =>
            (asked.kind === undefined || one.kind === asked.kind) &&
            (asked.parent === undefined || placeOf(one).parentCode === asked.parent),
        ),
        placeOf,
        asked,
      )
    },
  }),
  oneOf({
    name: 'getPlace',
    path: '/places/:code',
    ability: 'place.see',
    about: 'place',
    kind: 'WholePlace',
    record: wholePlace,
    query: nothing,
    params: { code: '16.04.10' },
    load: async (asker, asked) => wholePlaceOf(asker, String(asked['code'])),
  }),
  manyOf({
    name: 'listIndicators',
    path: '/indicators',
    ability: 'indicator.see',
    about: 'indicators',
    kind: 'Indicator',
    record: indicator,
    query: queries.indicators,
    load: async ({ db }, asked) => {
      const home = await getHomeRegion(db)
      const all = await listSeries(db, home.code)
      return portionOf(
        all.filter(
          (one) =>
            (asked.strategy === undefined || one.strategyNumber === Number(asked.strategy)) &&
            (asked.main === undefined || one.isMain),
        ),
        indicatorOf,
        asked,
      )
    },
  }),
  oneOf({
    name: 'getIndicator',
    path: '/indicators/:code',
    ability: 'indicator.see',
    about: 'indicator',
    kind: 'WholeIndicator',
    record: wholeIndicator,
    query: nothing,
    params: { code: 'P0' },
    load: async ({ db }, asked) => {
      const found = await getSeries(db, String(asked['code']))
      const methods = new Map((await listMethods(db, found.id)).map(({ id, code }) => [id, code]))
      return {
        ...indicatorOf(found),
        readings: found.readings.map((one) => ({
          year: one.year,
          month: one.month,
          value: one.value,
          method: methods.get(one.methodId) ?? '',
          sourceUrl: one.sourceUrl,
          releasedOn: one.releasedOn,
          conflicting: one.conflicting,
        })),
        targets: found.targets.map(targetOf),
      }
    },
  }),
  manyOf({
    name: 'listReadings',
    path: '/readings',
    ability: 'indicator.see',
    about: 'readings',
    kind: 'Reading',
    record: reading,
    query: queries.readings,
    load: async ({ db, today }, asked) => {
      await known('indicator', asked.indicator, (code) => getSeries(db, code))
      const filter = readReadingFilter(asked, today)
      const cut = cutFor(asked, 'counted')
      const { found, rows } = await listReadingLines(db, filter, knownBefore(filter), cut)
      return cutOut(rows, readingOf, found, asked)
    },
  }),
  manyOf({
    name: 'listTargets',
    path: '/targets',
    ability: 'indicator.see',
    about: 'targets',
    kind: 'Target',
    record: targetRecord,
    query: queries.targets,
    load: async ({ db }, asked) => {
      await known('indicator', asked.indicator, (code) => getSeries(db, code))
      const all = await listTargetLines(db)
      return portionOf(
        all.filter((one) => asked.indicator === undefined || one.indicatorCode === asked.indicator),
        targetLineOf,
        asked,
      )
    },
  }),
]

function agencyOf({ code, name, shortName, kind, active }: Agency) {
  return { code, name, shortName, kind, active }
}

function placeOf({ code, kind, name, parentId, parentName }: Place) {
  // A village's code begins with its kecamatan's.
  return { code, kind, name, parentCode: parentId === null ? null : code.slice(0, 8), parentName }
}

const isHidden = (figure: Figure) => typeof figure === 'string'
const told = (figure: Figure) => (isShown(figure) ? figure : null)

/** A place with its years as a pocket and its latest count; what may not be printed may not be asked for either. */
async function wholePlaceOf({ db }: Asker, code: string) {
  const found = await getPlace(db, code)
  const [latest] = (await getFrame(db)).counts
  const cells = latest ? await listShownCells(db, latest.id) : []
  const counted = countsUpTo(cells, 1, found.parentId ?? found.id).find(
    ({ placeId }) => placeId === found.id,
  )
  const inside = found.parentId === null ? await listVillages(db, found.id) : []
  const pockets = await listPocketsAt(db, [found.id, ...inside.map(({ id }) => id)])
  return {
    ...placeOf(found),
    pockets: pockets.map((pocket) => ({
      place: pocket.code,
      year: pocket.year,
      decree: pocket.decree,
      criteria: pocket.criteria,
      sourceUrl: pocket.sourceUrl,
      isDemo: pocket.isDemo,
    })),
    counts:
      latest && counted
        ? {
            registry: latest.registry,
            countedOn: latest.countedOn,
            families: told(counted.families),
            persons: told(counted.persons),
            suppressed: isHidden(counted.families) || isHidden(counted.persons),
            sourceUrl: latest.sourceUrl,
            isDemo: latest.isDemo,
          }
        : null,
  }
}

function indicatorOf(series: IndicatorSeries) {
  const latest = latestOf(series.readings)
  return {
    code: series.code,
    name: series.name,
    nameEn: series.nameEn,
    unit: series.unit,
    unitEn: series.unitEn,
    decimals: series.decimals,
    isRate: series.isRate,
    direction: series.direction,
    publisher: series.publisher,
    frequency: series.frequency,
    definition: series.definition,
    definitionEn: series.definitionEn,
    strategyNumber: series.strategyNumber,
    isMain: series.isMain,
    latest: isUnknown(latest)
      ? null
      : {
          year: latest.reading.year,
          month: latest.reading.month,
          value: latest.reading.value,
          sourceUrl: latest.reading.sourceUrl,
        },
  }
}

type Planned = IndicatorSeries['targets'][number]

function targetOf(one: Planned) {
  return {
    year: one.year,
    kind: one.kind,
    value: one.value,
    baselineYear: one.baselineYear,
    baselineMonth: one.baselineMonth,
    baselineValue: one.baselineValue,
    document: one.document,
  }
}

function readingOf(line: ReadingLine) {
  return {
    id: line.id,
    indicator: line.indicatorCode,
    region: line.regionName,
    methodName: line.methodName,
    year: line.year,
    month: line.month,
    value: line.value,
    unit: line.unit,
    unitNote: line.unitNote,
    sourceUrl: line.sourceUrl,
    sourceNote: line.sourceNote,
    releasedOn: line.releasedOn,
    inUse: line.inUse,
    conflicting: line.conflicting,
    replaced: line.replaced,
    knownFrom: line.knownFrom.toISOString(),
  }
}

function targetLineOf(line: TargetLine) {
  return {
    ...targetOf(line),
    id: line.id,
    indicator: line.indicatorCode,
    region: line.regionName,
    unit: line.unit,
    sourceUrl: line.sourceUrl,
    inUse: line.inUse,
    recordedAt: line.recordedAt.toISOString(),
  }
}
