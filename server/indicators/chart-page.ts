import {
  seriesChart,
  type Reading as ChartReading,
  type SeriesChart,
  type SeriesInput,
} from '../charts/series'
import type { Day, Locale } from '../i18n'
import {
  indicatorName,
  indicatorUnit,
  methodName,
  type Indicator,
  type IndicatorFile,
  type Reading,
  type Region,
  type Target,
} from './indicator'
import { paceNow } from './pace-now'
import { comparableGroups, isUnknown, latestOf, pathOf, type Group, type Latest } from './series'
import { dayInTime, figure, periodName, placeInTime } from './wording'

/** The course of the readings that can be compared, in one sentence. */
export function courseSentence(
  locale: Locale,
  indicator: Indicator,
  latest: Latest<Reading>,
): string {
  const first = latest.group.readings[0] ?? latest.reading
  return locale.t(first === latest.reading ? 'indicator.chart_one' : 'indicator.chart_described', {
    first: figure(locale, indicator, first.value),
    from: periodName(locale, first),
    last: figure(locale, indicator, latest.reading.value),
    unit: indicatorUnit(indicator, locale.lang),
    to: periodName(locale, latest.reading),
  })
}

/** "Lahat" for "Kabupaten Lahat": at the end of a line there is little room. */
export function shortName(region: Region): string {
  return region.name.replace(/^(Kabupaten|Kota|Provinsi)\s+/i, '')
}

/** What stands on the chart beside the values: when linked work was completed, and when the next value is expected. */
type Marks = Readonly<{
  events: readonly Readonly<{ x: number; label: string }>[]
  next: Readonly<{ text: string; on: Day | null }> | null
}>

/** The course of an indicator at home with its path, its marks, and what lies around it. */
export function indicatorChart(
  locale: Locale,
  file: IndicatorFile,
  { events, next }: Marks,
): SeriesChart {
  const { indicator, home, regions, readings } = file
  const value = (one: number) => figure(locale, indicator, one)
  const unit = indicatorUnit(indicator, locale.lang)
  const own = readings.filter((one) => one.regionCode === home.code)
  const targets = file.targets.filter((one) => one.regionCode === home.code)
  const latest = latestOf(own)
  const path = pathOf(targets)
  const groups = comparableGroups(own)
  const now = isUnknown(latest) ? null : latest.group
  const title = locale.t('indicator.chart_title', {
    name: indicatorName(indicator, locale.lang),
    region: home.name,
  })
  const last = isUnknown(path) ? undefined : path.points.at(-1)
  const pathWords = last
    ? locale.t('indicator.chart_path', { year: String(last.year), value: value(last.value) })
    : ''
  const month = isUnknown(path) ? null : (path.baseline?.month ?? now?.month ?? null)
  return seriesChart({
    id: 'chart',
    title,
    description: isUnknown(latest)
      ? title
      : `${courseSentence(locale, indicator, latest)} ${pathWords}`.trim(),
    unit,
    name: shortName(home),
    groups: [
      ...groups.map((group) => ({
        label: file.methods.find((one) => one.id === group.methodId)?.name ?? '',
        points: group.readings.map((one) => dot(locale, indicator, one)),
      })),
      { label: '', points: unused(own).map((one) => dot(locale, indicator, one)) },
    ],
    breaks: breaksBetween(groups).map(({ x, methodId }) => ({
      x,
      label: methodName(
        file.methods.find((one) => one.id === methodId) ?? { name: '', nameEn: '' },
        locale.lang,
      ),
    })),
    ...(!isUnknown(path) &&
      last && {
        path: {
          name: locale.t('indicator.path_name', { year: String(last.year) }),
          points: path.points.map((point) => ({
            x: placeInTime({ year: point.year, month }),
            y: point.value,
            label: `${locale.t('indicator.path_name', { year: String(point.year) })}: ${value(point.value)} ${unit}`,
          })),
        },
        baseline: path.baseline && {
          x: placeInTime(path.baseline),
          y: path.baseline.value,
          label: locale.t('indicator.baseline', {
            value: value(path.baseline.value),
            period: periodName(locale, path.baseline),
          }),
        },
      }),
    references: regions.flatMap((region) => {
      if (region.kind !== 'province' && region.kind !== 'nation') return []
      const points = comparableTo(now, region, readings)
      // A single value has no course to draw; the table tells it.
      if (points.length < 2) return []
      return [
        {
          kind: region.kind,
          name: shortName(region),
          points: points.map((one) => ({ x: placeInTime(one), y: one.value })),
        },
      ]
    }),
    ...courseAhead(locale, indicator, own, targets),
    events,
    releases: releaseMarks(locale, own, next),
    formatValue: value,
    formatTick: (one) => locale.number(one),
    axisNote: locale.t('indicator.chart_axis'),
    emptyText: locale.t('indicator.chart_empty', { region: home.name }),
  })
}

/** When the values in use were published, and when the next is expected. */
function releaseMarks(
  locale: Locale,
  readings: readonly Reading[],
  next: Marks['next'],
): NonNullable<SeriesInput['releases']> {
  const known = readings.flatMap((one) =>
    one.inUse && one.releasedOn
      ? [
          {
            x: dayInTime(one.releasedOn),
            label: locale.t('indicator.released_value', {
              period: periodName(locale, one),
              day: locale.day(one.releasedOn),
            }),
          },
        ]
      : [],
  )
  return next?.on ? [...known, { x: dayInTime(next.on), label: next.text, ahead: true }] : known
}

/** The course still needed from the latest reading to the goal, and where the present one lands. */
function courseAhead(
  locale: Locale,
  indicator: Indicator,
  readings: readonly Reading[],
  targets: readonly Target[],
): Pick<SeriesInput, 'required' | 'landing'> {
  const pace = paceNow({ readings, targets, direction: indicator.direction })
  if (!pace.known || pace.reached || pace.yearsLeft <= 0) return {}
  const { latest, goal } = pace.working
  const at = placeInTime({ year: goal.year, month: latest.month })
  const { landing } = pace
  const rounded = (value: number) => Math.round(value * 100) / 100
  return {
    required: {
      from: { x: placeInTime(latest), y: latest.value },
      to: { x: at, y: goal.value },
      label: locale.t('pace.required_line'),
    },
    landing: landing && {
      x: at,
      low: landing.low ?? landing.value,
      high: landing.high ?? landing.value,
      label: locale.t('pace.landing_label', {
        value: figure(locale, indicator, rounded(landing.value)),
      }),
    },
  }
}

function dot(locale: Locale, indicator: Indicator, reading: Reading): ChartReading {
  const words = `${periodName(locale, reading)}: ${figure(locale, indicator, reading.value)} ${indicatorUnit(indicator, locale.lang)}`
  return {
    x: placeInTime(reading),
    y: reading.value,
    label: reading.inUse ? words : `${words} (${locale.t('indicator.not_in_use_mark')})`,
    inUse: reading.inUse,
    conflict: reading.conflicting,
  }
}

/** Values that are not in use, once each, where they differ from the one that is. */
function unused(readings: readonly Reading[]): Reading[] {
  const drawn = new Set<string>()
  const key = (one: Reading) => [one.methodId, one.year, one.month, one.value].join('/')
  for (const one of readings) if (one.inUse) drawn.add(key(one))
  return readings.filter((one) => {
    if (drawn.has(key(one))) return false
    drawn.add(key(one))
    return true
  })
}

/** The readings of another region that may stand beside the group that speaks for now. */
export function comparableTo(
  group: Group<Reading> | null,
  region: Region,
  readings: readonly Reading[],
): readonly Reading[] {
  if (!group) return []
  const same = comparableGroups(readings.filter((one) => one.regionCode === region.code)).find(
    (one) => one.methodId === group.methodId && one.month === group.month,
  )
  return same?.readings ?? []
}

/** Where one method ends and the next begins: between the last reading of the one and the first of the other. */
function breaksBetween(groups: readonly Group<Reading>[]): { x: number; methodId: number }[] {
  const spans = new Map<number, { methodId: number; first: number; last: number }>()
  for (const group of groups) {
    for (const reading of group.readings) {
      const x = placeInTime(reading)
      const span = spans.get(group.methodId) ?? { methodId: group.methodId, first: x, last: x }
      spans.set(group.methodId, {
        ...span,
        first: Math.min(span.first, x),
        last: Math.max(span.last, x),
      })
    }
  }
  const inOrder = [...spans.values()].sort((one, other) => one.first - other.first)
  return inOrder.slice(1).map((span, index) => {
    const before = inOrder[index]?.last ?? span.first
    return {
      x: before < span.first ? (before + span.first) / 2 : span.first,
      methodId: span.methodId,
    }
  })
}
