import { sparkline, type Sparkline } from '../charts/sparkline'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { dayOf, type Day, type Locale } from '../i18n'
import { strategyName, type Strategy } from '../strategies/strategy'
import {
  indicatorName,
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
  type Target,
  type TargetEntry,
} from './indicator'
import type { PaceWord } from './analysis/pace'
import { comparableTo, courseSentence, indicatorChart, shortName } from './chart-page'
import { lensesOf, type LensFile } from './lens-page'
import { nextRelease } from './calendar'
import { paceNow } from './pace-now'
import { isWithin, marginWords, noiseSince } from './precision'
import {
  difference,
  figure,
  periodName,
  placeInTime,
  signedDifference,
  type Period,
} from './wording'
import {
  ageOf,
  changeSincePrevious,
  comparableGroups,
  distanceToPath,
  isUnknown,
  latestOf,
  pathOf,
  wordOfChange,
  type Latest,
  type Path,
  type Reason,
  type Result,
} from './series'

/** A judged word with a tone for its icon and colour, and a line of working under it. */
export type Word = Readonly<{ tone: string; label: string; note: string }>

/** One indicator as a row or a small block prints it: finished words. */
export type IndicatorCard = Readonly<{
  href: string
  code: string
  name: string
  main: boolean
  unit: string
  /** Null: nothing was published yet. */
  value: string | null
  /** Whose word the value is: published, or derived from the team's lists. */
  state: string
  period: string
  age: string
  source: Readonly<{ text: string; href: string | null }> | null
  spark: Sparkline
  change: Word
  distance: Word
  pace: Word
  /** "11,07 pada 2029", its band and the year of arrival; null where it cannot be told. */
  landing: Readonly<{ text: string; band: string | null; arrival: string }> | null
  next: Readonly<{ text: string; overdue: boolean; on: Day | null }> | null
}>

function unjudged(locale: Locale, reason: Reason, period?: Period): Word {
  return {
    tone: 'unjudged',
    label: locale.t('figure.unjudged'),
    note: locale.t(`indicator.unknown.${reason}`, { year: String(period?.year ?? '') }),
  }
}

function changeWord(locale: Locale, indicator: Indicator, latest: Result<Latest<Reading>>): Word {
  const result = changeSincePrevious(latest)
  if (isUnknown(result)) return unjudged(locale, result.unknown)
  const tone = wordOfChange(result.change, indicator.direction)
  const rising = result.change > 0
  const noise = noiseSince(indicator, result)
  const within = isWithin(noise) && tone !== 'flat'
  const key = within ? 'noise' : tone === 'neutral' ? (rising ? 'up' : 'down') : tone
  const since = locale.t('indicator.change.since', {
    period: periodName(locale, result.from),
    value: figure(locale, indicator, result.from.value),
  })
  return {
    tone: within ? 'noise' : tone,
    label: locale.t(`indicator.change.${key}`, {
      arrow: rising ? '↑' : '↓',
      change: difference(locale, indicator, result.change),
    }),
    note: noise
      ? locale.t('indicator.change.since_noise', {
          since,
          margin: marginWords(locale, indicator, noise),
        })
      : since,
  }
}

const tonesOnPath = { ahead: 'good', on: 'on_track', behind: 'bad' } as const

function distanceWord(
  locale: Locale,
  indicator: Indicator,
  latest: Result<Latest<Reading>>,
  path: Result<Path<Target>>,
): Word {
  const result = distanceToPath(latest, path, indicator.direction)
  if (isUnknown(result)) {
    return unjudged(locale, result.unknown, isUnknown(latest) ? undefined : latest.reading)
  }
  const word = result.word ?? (result.distance > 0 ? 'above' : 'below')
  return {
    tone: result.word ? tonesOnPath[result.word] : 'neutral',
    label: locale.t(`indicator.distance.${word}`, {
      distance: difference(locale, indicator, result.distance),
    }),
    note: locale.t('indicator.distance.path', {
      year: String(result.point.year),
      value: figure(locale, indicator, result.point.value),
    }),
  }
}

function ageWords(locale: Locale, reading: Period, today: Day): string {
  const age = ageOf(reading, today)
  if ('months' in age) {
    return age.months === 0
      ? locale.t('indicator.age.this_month')
      : locale.t('indicator.age.months', { n: age.months })
  }
  return age.years === 0
    ? locale.t('indicator.age.this_year')
    : locale.t('indicator.age.years', { n: age.years })
}

/** A published address as a link, named by its host; anything else is only text. */
export function sourceOf(locale: Locale, url: string): { text: string; href: string | null } {
  const host = /^https?:\/\/(?:www\.)?([^/?#\s]+)/i.exec(url)?.[1]
  return host
    ? { text: locale.t('indicator.source_link', { host }), href: url }
    : { text: locale.t('indicator.source_link', { host: url.slice(0, 80) }), href: null }
}

/** One indicator with its latest value, change, distance to the path, age, source and small chart. */
export function indicatorCard(
  locale: Locale,
  today: Day,
  indicator: IndicatorSeries,
  size: { width: number; height: number } = { width: 120, height: 36 },
): IndicatorCard {
  const latest = latestOf(indicator.readings)
  const path = pathOf(indicator.targets)
  const known = isUnknown(latest) ? null : latest.reading
  return {
    href: `/indicators/${indicator.code}`,
    code: indicator.code,
    name: indicatorName(indicator, locale.lang),
    main: indicator.isMain,
    unit: indicatorUnit(indicator, locale.lang),
    value: known && figure(locale, indicator, known.value),
    state: locale.t('indicator.published'),
    period: known ? periodName(locale, known) : '',
    age: known ? ageWords(locale, known, today) : '',
    source: known && sourceOf(locale, known.sourceUrl),
    spark: sparkOf(locale, indicator, latest, path, size),
    change: changeWord(locale, indicator, latest),
    distance: distanceWord(locale, indicator, latest, path),
    ...paceWords(locale, indicator),
    next: known && nextWords(locale, today, indicator),
  }
}

/** The pace towards the goal that is asked about now, and where it leads. */
function paceWords(
  locale: Locale,
  indicator: IndicatorSeries,
): Pick<IndicatorCard, 'pace' | 'landing'> {
  const { t } = locale
  const pace = paceNow(indicator)
  if (!pace.known) {
    const note = t(`why.${pace.reason}`)
    return { pace: { tone: 'unjudged', label: t('figure.unjudged'), note }, landing: null }
  }
  const { goal } = pace.working
  const rounded = (value: number) => Math.round(value * 100) / 100
  const change = (value: number) => signedDifference(locale, indicator, rounded(value))
  const goalText = t(`pace.goal_${goal.kind}`, {
    value: figure(locale, indicator, goal.value),
    year: String(goal.year),
  })
  const { word, landing, arrival } = pace
  return {
    pace: {
      tone: word === null ? 'neutral' : tonesOfPace[word],
      label: t(`pace.word.${word ?? 'none'}`),
      note:
        pace.required === null || pace.actual === null || pace.reached
          ? goalText
          : t('pace.note', {
              goal: goalText,
              required: change(pace.required),
              actual: change(pace.actual),
            }),
    },
    landing: landing && {
      text: t('pace.landing_at', {
        value: figure(locale, indicator, rounded(landing.value)),
        year: String(goal.year),
      }),
      band:
        landing.low === null || landing.high === null
          ? null
          : t('pace.landing_band', {
              low: figure(locale, indicator, rounded(landing.low)),
              high: figure(locale, indicator, rounded(landing.high)),
            }),
      arrival: pace.reached
        ? t('pace.word.reached')
        : arrival
          ? t('pace.arrival', { year: String(arrival.year) })
          : t('pace.no_arrival'),
    },
  }
}

const tonesOfPace = {
  reached: 'done',
  on_path: 'on_track',
  slow: 'slow',
  stalled: 'stuck',
  reversed: 'bad',
} as const satisfies Record<PaceWord, string>

function nextWords(locale: Locale, today: Day, indicator: IndicatorSeries): IndicatorCard['next'] {
  const { frequency, readings, expectations = [] } = indicator
  const next = nextRelease({ frequency, readings, expectations }, today)
  if ('unknown' in next) {
    return next.unknown === 'irregular'
      ? { text: locale.t('release.irregular'), overdue: false, on: null }
      : null
  }
  return {
    text: locale.t(next.overdue ? 'release.overdue' : 'release.next', {
      period: periodName(locale, next.period),
      month: locale.day(next.expectedOn),
    }),
    overdue: next.overdue,
    on: next.expectedOn,
  }
}

/** How many years before the latest value a small chart shows. */
const yearsInSpark = 12

function sparkOf(
  locale: Locale,
  indicator: IndicatorSeries,
  latest: Result<Latest<Reading>>,
  path: Result<Path<Target>>,
  size: { width: number; height: number },
): Sparkline {
  // A generation in the space of a word would leave no room for the years that are planned.
  const from = isUnknown(latest) ? 0 : latest.reading.year - yearsInSpark
  const recent = indicator.readings.filter((one) => one.year >= from)
  return sparkline(
    comparableGroups(recent).flatMap((group) =>
      group.readings.map((one) => ({ x: placeInTime(one), y: one.value, group: group.key })),
    ),
    {
      label: courseWords(locale, indicator, latestOf(recent)),
      path: plannedPoints(latest, path),
      ...size,
    },
  )
}

/** The path from its baseline on, each year in the month of the readings it is held against. */
function plannedPoints(latest: Result<Latest<Reading>>, path: Result<Path<Target>>) {
  if (isUnknown(path)) return []
  const month = path.baseline?.month ?? (isUnknown(latest) ? null : latest.group.month)
  const { baseline, points } = path
  return [...(baseline ? [baseline] : []), ...points].map(({ year, value }) => ({
    x: placeInTime({ year, month }),
    y: value,
  }))
}

function courseWords(
  locale: Locale,
  indicator: Indicator,
  latest: Result<Latest<Reading>>,
): string {
  const name = indicatorName(indicator, locale.lang)
  if (isUnknown(latest)) return `${name}: ${locale.t('indicator.no_value')}`
  const first = latest.group.readings[0] ?? latest.reading
  const params = {
    name,
    from: periodName(locale, first),
    to: periodName(locale, latest.reading),
    first: figure(locale, indicator, first.value),
    last: figure(locale, indicator, latest.reading.value),
    unit: indicatorUnit(indicator, locale.lang),
  }
  return locale.t(first === latest.reading ? 'indicator.spark_one' : 'indicator.spark', params)
}

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

export function targetWords(
  locale: Locale,
  indicator: Pick<Indicator, 'decimals' | 'isRate' | 'unit' | 'unitEn'>,
  target: Target,
): string {
  const unit = indicatorUnit(indicator, locale.lang)
  if (target.kind !== 'yearly_change') {
    return locale.t(`indicator.target.${target.kind}`, {
      value: `${figure(locale, indicator, target.value)} ${unit}`,
    })
  }
  const path = pathOf([{ ...target, inUse: true }])
  const point = isUnknown(path) ? undefined : path.points[0]
  const sign = target.value < 0 ? '−' : '+'
  return locale.t('indicator.target.yearly_change', {
    change: `${sign}${difference(locale, indicator, target.value)}`,
    baseline: figure(locale, indicator, target.baselineValue ?? 0),
    period: periodName(locale, { year: target.baselineYear ?? 0, month: target.baselineMonth }),
    value: point ? `${figure(locale, indicator, point.value)} ${unit}` : '',
  })
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
