import { sparkline, type Sparkline } from '../charts/sparkline'
import type { Day, Locale } from '../i18n'
import type { PaceWord } from './analysis/pace'
import { nextRelease } from './calendar'
import {
  indicatorName,
  indicatorUnit,
  type Indicator,
  type IndicatorSeries,
  type Reading,
  type Target,
} from './indicator'
import { paceNow } from './pace-now'
import { isWithin, marginWords, noiseSince } from './precision'
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
import {
  difference,
  figure,
  periodName,
  placeInTime,
  signedDifference,
  sourceOf,
  type Period,
} from './wording'

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

/** How the newest value stands to the one before it, in a word. */
export function changeWord(
  locale: Locale,
  indicator: Indicator,
  latest: Result<Latest<Reading>>,
): Word {
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
