import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { dayOf, type Locale } from '../i18n'
import { strategyName, type Strategy } from '../strategies/strategy'
import { changeWord, indicatorCard, type IndicatorCard } from './card-page'
import { comparableTo, courseSentence, indicatorChart, shortName } from './chart-page'
import {
  indicatorUnit,
  methodName,
  numberOfRate,
  type Indicator,
  type IndicatorFile,
  type IndicatorSeries,
  type Method,
  type Reading,
  type ReadingEntry,
  type Region,
  type TargetEntry,
} from './indicator'
import { lensesOf, type LensFile } from './lens-page'
import { isUnknown, latestOf, type Latest, type Result } from './series'
import { figure, periodName, sourceOf, targetWords } from './wording'

/** The team's main indicators, then those of each strategy with its main ones first, then the rest. */
export function groupsOf(
  locale: Locale,
  strategies: readonly Strategy[],
  indicators: readonly IndicatorSeries[],
) {
  const rows = (belongs: (indicator: Indicator) => boolean) =>
    indicators.filter(belongs).sort((one, other) => Number(other.isMain) - Number(one.isMain))
  const groups = [
    {
      id: 'team',
      strategy: null,
      title: locale.t('indicators.team'),
      rows: rows((one) => one.strategyNumber === null && one.isMain),
    },
    ...strategies.map((strategy) => ({
      id: `strategy-${strategy.number}`,
      strategy: strategy.number,
      title: strategyName(strategy, locale.lang),
      rows: rows((one) => one.strategyNumber === strategy.number),
    })),
    {
      id: 'others',
      strategy: null,
      title: locale.t('indicators.others'),
      rows: rows((one) => one.strategyNumber === null && !one.isMain),
    },
  ]
  return groups.filter((group) => group.rows.length > 0)
}

export function indicatorsPage(
  { locale, today }: Pick<Viewer, 'locale' | 'today'>,
  home: Region,
  strategies: readonly Strategy[],
  indicators: readonly IndicatorSeries[],
  /** What stands beside the published indicators of a strategy. */
  derived: Readonly<{ strategy: number; card: IndicatorCard }> | null,
): Page & Record<string, unknown> {
  return {
    title: locale.t('nav.indicators'),
    lead: locale.t('indicators.lead', { region: home.name }),
    bodyClass: 'landscape',
    groups: groupsOf(locale, strategies, indicators).map((group) => ({
      ...group,
      label: locale.t('indicators.table', { group: group.title }),
      rows: [
        ...group.rows.map((indicator) => indicatorCard(locale, today, indicator)),
        ...(derived && group.strategy === derived.strategy ? [derived.card] : []),
      ],
    })),
  }
}

/** The work linked to an indicator, drawn by its own `view`, and when linked actions were completed. */
export type WorkPart = Readonly<{
  view: string
  events: readonly Readonly<{ x: number; label: string }>[]
}> &
  Readonly<Record<string, unknown>>

/** How many values the page itself names; the list of all of them is a link away. */
const mostReadings = 150

/** It says nothing of who reads it but the language: what a role may do is added to it. */
export function indicatorPage(
  { locale, today }: Pick<Viewer, 'locale' | 'today'>,
  file: IndicatorFile,
  work: WorkPart,
): Page & Record<string, unknown> {
  const { indicator, home, regions, methods, readings, targets } = file
  const own = readings.filter((one) => one.regionCode === home.code)
  // The other regencies stand in the list of all readings; here they are the lens of position only.
  const told = readings.filter((one) => regions.some((region) => region.code === one.regionCode))
  const ownTargets = targets.filter((one) => one.regionCode === home.code)
  const latest = latestOf(own)
  const card = indicatorCard(locale, today, {
    ...indicator,
    readings: own,
    targets: ownTargets,
    expectations: file.companions.find((one) => one.id === indicator.id)?.expectations ?? [],
  })
  const number = indicator.strategyNumber
  return {
    title: card.name,

    lead: isUnknown(latest)
      ? locale.t('indicator.chart_empty', { region: home.name })
      : courseSentence(locale, indicator, latest),
    crumbs: [{ href: '/indicators', label: locale.t('nav.indicators') }],
    hue: number ?? 0,
    card,
    around: regions.map((region) => around(locale, indicator, region, readings)),
    aroundTitle: locale.t('indicator.around', { region: home.name }),
    chart: indicatorChart(locale, file, { events: work.events, next: card.next }),
    lenses: lensesOf(locale, lensFile(file)),
    work,
    figures: figuresOf(locale, file, latest),
    targets: targets.map((target) => targetRow(locale, indicator, target, targets)),
    readings: told.slice(0, mostReadings).map((one) => readingRow(locale, indicator, one, file)),
    readingsCount: locale.t('indicator.readings_count', {
      n: told.length,
      used: told.filter((one) => one.inUse).length,
    }),
    allReadings: `/indicators/readings?indicator=${indicator.code}`,
    showMethods: methods.length > 1,
    facts: factsOf(locale, indicator),
    methods: methods.map((one) => ({ name: methodName(one, locale.lang), note: one.note })),
  }
}

function lensFile(file: IndicatorFile): LensFile {
  const { indicator, home, regions, peers, companions } = file
  const codeOf = (kind: Region['kind']) => regions.find((one) => one.kind === kind)?.code ?? ''
  const number = numberOfRate(indicator.code)
  return {
    indicator,
    readings: file.readings.filter((one) => one.inUse),
    around: { home: home.code, peers, province: codeOf('province'), nation: codeOf('nation') },
    names: new Map(regions.map((region) => [region.code, shortName(region)])),
    number: companions.find((one) => one.code === number) ?? null,
    companions: companions.filter((one) => one.isMain && one.code !== number),
  }
}

function around(
  locale: Locale,
  indicator: Indicator,
  region: Region,
  readings: readonly Reading[],
) {
  const latest = latestOf(readings.filter((one) => one.regionCode === region.code))
  const known = isUnknown(latest) ? null : latest.reading
  return {
    region: region.name,
    value:
      known && `${figure(locale, indicator, known.value)} ${indicatorUnit(indicator, locale.lang)}`,
    period: known ? periodName(locale, known) : '',
    source: known && sourceOf(locale, known.sourceUrl),
    change: changeWord(locale, indicator, latest),
  }
}

/** The table under the chart: the same values in use, newest first, with those of province and nation beside. */
function figuresOf(locale: Locale, file: IndicatorFile, latest: Result<Latest<Reading>>) {
  const { indicator, home, regions, readings, methods } = file
  const group = isUnknown(latest) ? null : latest.group
  const columns = regions.map((region) => ({
    name: region.name,
    readings:
      region.code === home.code
        ? readings.filter((one) => one.regionCode === home.code && one.inUse)
        : comparableTo(group, region, readings),
  }))
  const rows = new Map<string, { reading: Reading; cells: (Reading | undefined)[] }>()
  for (const [index, column] of columns.entries()) {
    for (const reading of column.readings) {
      const key = [reading.year, reading.month, reading.methodId].join('/')
      const row = rows.get(key) ?? { reading, cells: columns.map(() => undefined) }
      row.cells[index] = reading
      rows.set(key, row)
    }
  }
  return {
    columns: columns.map((column) => column.name),
    rows: [...rows.values()]
      .sort(
        (one, other) =>
          other.reading.year - one.reading.year ||
          (other.reading.month ?? 0) - (one.reading.month ?? 0) ||
          other.reading.methodId - one.reading.methodId,
      )
      .map((row) => ({
        period: periodName(locale, row.reading),
        method: nameOfMethod(locale, methods, row.reading.methodId),
        cells: row.cells.map((one, index) => ({
          column: columns[index]?.name ?? '',
          value: one ? figure(locale, indicator, one.value) : null,
          conflict: one?.conflicting ?? false,
        })),
      })),
  }
}

function nameOfMethod(locale: Locale, methods: readonly Method[], id: number): string {
  const method = methods.find((one) => one.id === id)
  return method ? methodName(method, locale.lang) : ''
}

function useOf(
  locale: Locale,
  entry: Readonly<{ inUse: boolean; useNote: string }>,
  replacement: string | undefined,
) {
  const use = locale.t(entry.inUse ? 'indicator.used' : 'indicator.not_used')
  const reasons = [
    entry.useNote,
    replacement === undefined ? '' : locale.t('indicator.replaced', { value: replacement }),
  ].filter((one) => one !== '')
  return {
    inUse: entry.inUse,
    text:
      reasons.length === 0
        ? use
        : locale.t('indicator.because', { use, reason: reasons.join('; ') }),
  }
}

function targetRow(
  locale: Locale,
  indicator: Indicator,
  target: TargetEntry,
  targets: readonly TargetEntry[],
) {
  const replacement = targets.find((one) => one.id === target.replacedBy)
  return {
    region: target.regionName,
    year: target.year === null ? locale.t('indicator.no_year') : String(target.year),
    text: targetWords(locale, indicator, target),
    document: target.document,
    source: sourceOf(locale, target.sourceUrl),
    note: target.sourceNote,
    use: useOf(locale, target, replacement && targetWords(locale, indicator, replacement)),
    recorded: locale.t('indicator.recorded', { day: locale.day(dayOf(target.recordedAt)) }),
  }
}

function readingRow(
  locale: Locale,
  indicator: Indicator,
  reading: ReadingEntry,
  file: IndicatorFile,
) {
  const replacement = file.readings.find((one) => one.id === reading.replacedBy)
  return {
    href: `/indicators/${indicator.code}/readings/${reading.id}`,
    region: reading.regionName,
    period: periodName(locale, reading),
    value: figure(locale, indicator, reading.value),
    unit: reading.unitNote ?? indicatorUnit(indicator, locale.lang),
    method: nameOfMethod(locale, file.methods, reading.methodId),
    use: useOf(locale, reading, replacement && figure(locale, indicator, replacement.value)),
    conflict: reading.conflicting,
    source: sourceOf(locale, reading.sourceUrl),
    note: reading.sourceNote,
    released: reading.releasedOn
      ? locale.t('indicator.released', { day: locale.day(reading.releasedOn) })
      : '',
  }
}

function factsOf(locale: Locale, indicator: Indicator) {
  const { strategyNumber } = indicator
  return [
    {
      term: locale.t('indicator.definition'),
      text: locale.lang === 'en' ? indicator.definitionEn : indicator.definition,
    },
    { term: locale.t('indicator.unit'), text: indicatorUnit(indicator, locale.lang) },
    {
      term: locale.t('indicator.direction'),
      text: locale.t(`indicator.direction.${indicator.direction}`),
    },
    { term: locale.t('indicator.publisher'), text: indicator.publisher },
    {
      term: locale.t('indicator.frequency'),
      text: locale.t(`indicator.frequency.${indicator.frequency}`),
    },
    strategyNumber === null
      ? {
          term: locale.t('indicator.strategy'),
          text: locale.t(indicator.isMain ? 'indicator.of_team' : 'indicators.others'),
        }
      : {
          term: locale.t('indicator.strategy'),
          text: locale.t('indicator.strategy_number', { number: strategyNumber }),
          href: `/strategies/${strategyNumber}`,
        },
  ]
}
