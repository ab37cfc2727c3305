import type { Day } from '../i18n'
import type { Direction, TargetKind } from './indicator'

/** As much of a reading as the rules look at. */
export type Observed = Readonly<{
  indicatorId: number
  regionCode: string
  methodId: number
  year: number
  month: number | null
  value: number
  inUse: boolean
}>

/** As much of a target as the rules look at. */
export type Planned = Readonly<{
  year: number | null
  kind: TargetKind
  value: number
  baselineYear: number | null
  baselineMonth: number | null
  baselineValue: number | null
  inUse: boolean
}>

/** Why something cannot be judged yet. */
export type Reason =
  'no_reading' | 'single_reading' | 'no_path' | 'no_target_that_year' | 'other_month'
export type Unknown = Readonly<{ unknown: Reason }>

/** An answer with its working, or the reason why there is none. */
export type Result<Answer> = Answer | Unknown

export function isUnknown(result: object): result is Unknown {
  return 'unknown' in result
}

/** Doubles end here: a difference of two published values has no more digits than they have. */
const tolerance = 1e-9

function settled(value: number): number {
  // Adding zero turns -0 into 0.
  return Number(value.toFixed(9)) + 0
}

/** Readings that may be compared with one another: same indicator, region, method and month; oldest first. */
export type Group<R extends Observed> = Readonly<{
  key: string
  methodId: number
  month: number | null
  readings: readonly R[]
}>

/**
 * The readings in use, in groups of comparable ones. A reading whose source names no month is comparable only with
 * others that name none: it is never taken for March. Groups by their first year, then by key.
 */
export function comparableGroups<R extends Observed>(readings: readonly R[]): Group<R>[] {
  const groups = new Map<string, R[]>()
  for (const reading of readings) {
    if (!reading.inUse) continue
    const key = [reading.indicatorId, reading.regionCode, reading.methodId, reading.month].join('/')
    const group = groups.get(key)
    if (group) group.push(reading)
    else groups.set(key, [reading])
  }
  return [...groups]
    .map(([key, members]) => {
      const inOrder = members.sort((one, other) => one.year - other.year)
      const { methodId, month } = inOrder[0] as R
      return { key, methodId, month, readings: inOrder }
    })
    .sort((one, other) => firstYear(one) - firstYear(other) || (one.key < other.key ? -1 : 1))
}

/**
 * The group that speaks for now: the one with the latest year; on a tie the one with more readings, then the later
 * month, then the newer method. Undefined without any reading.
 */
export function latestGroup<R extends Observed>(groups: readonly Group<R>[]): Group<R> | undefined {
  return [...groups].sort(
    (one, other) =>
      lastYear(other) - lastYear(one) ||
      other.readings.length - one.readings.length ||
      (other.month ?? 0) - (one.month ?? 0) ||
      other.methodId - one.methodId,
  )[0]
}

function firstYear(group: Group<Observed>): number {
  return group.readings[0]?.year ?? 0
}

function lastYear(group: Group<Observed>): number {
  return group.readings.at(-1)?.year ?? 0
}

export type Latest<R extends Observed> = Readonly<{ reading: R; group: Group<R> }>

/** The latest reading of one indicator in one region, with the readings it may be compared with. */
export function latestOf<R extends Observed>(readings: readonly R[]): Result<Latest<R>> {
  const group = latestGroup(comparableGroups(readings))
  const reading = group?.readings.at(-1)
  return group && reading ? { reading, group } : { unknown: 'no_reading' }
}

export type ChangeSince<R extends Observed> = Readonly<{
  /** In points for a rate, else in the indicator's unit. */
  change: number
  from: R
  to: R
}>

/** What the latest reading is more or less than the comparable one before it. */
export function changeSincePrevious<R extends Observed>(
  latest: Result<Latest<R>>,
): Result<ChangeSince<R>> {
  if (isUnknown(latest)) return latest
  const from = latest.group.readings.at(-2)
  if (!from) return { unknown: 'single_reading' }
  return { change: settled(latest.reading.value - from.value), from, to: latest.reading }
}

export type ChangeWord = 'good' | 'bad' | 'flat' | 'neutral'

/** What a change means in the indicator's own direction. */
export function wordOfChange(change: number, direction: Direction): ChangeWord {
  if (Math.abs(change) <= tolerance) return 'flat'
  if (direction === 'neutral') return 'neutral'
  return change < 0 === (direction === 'down') ? 'good' : 'bad'
}

export type Baseline = Readonly<{ year: number; month: number | null; value: number }>
export type PathPoint<T extends Planned> = Readonly<{ year: number; value: number; target: T }>

/** The planned course: where it begins, and a value for each year that a document names; oldest first. */
export type Path<T extends Planned> = Readonly<{
  baseline: Baseline | null
  points: readonly PathPoint<T>[]
}>

/**
 * The path of the targets in use. A 'level' is its value; a 'yearly_change' is baseline + years since the baseline ×
 * change. The latest baseline begins the path: what was planned for that year or before belongs to an older plan. A
 * target to stay 'below', or without a year, is no point of a path.
 */
export function pathOf<T extends Planned>(targets: readonly T[]): Result<Path<T>> {
  const used = targets.filter((target) => target.inUse && target.year !== null)
  const baseline = used
    .flatMap(baselineOf)
    .sort(
      (one, other) =>
        other.year - one.year || (other.month ?? 0) - (one.month ?? 0) || other.value - one.value,
    )[0]
  const points = used
    .flatMap((target) => pointOf(target))
    .filter((point) => !baseline || point.year > baseline.year)
    .sort((one, other) => one.year - other.year)
  return points.length === 0 ? { unknown: 'no_path' } : { baseline: baseline ?? null, points }
}

function baselineOf(target: Planned): Baseline[] {
  const { baselineYear, baselineMonth, baselineValue } = target
  return baselineYear === null || baselineValue === null
    ? []
    : [{ year: baselineYear, month: baselineMonth, value: baselineValue }]
}

function pointOf<T extends Planned>(target: T): PathPoint<T>[] {
  if (target.year === null) return []
  if (target.kind === 'level') return [{ year: target.year, value: target.value, target }]
  const [baseline] = baselineOf(target)
  if (target.kind !== 'yearly_change' || !baseline) return []
  const years = target.year - baseline.year
  return [{ year: target.year, value: settled(baseline.value + years * target.value), target }]
}

export type PathWord = 'ahead' | 'on' | 'behind'

export type Distance<T extends Planned> = Readonly<{
  /** Reading minus path, in points for a rate, else in the unit. */
  distance: number
  /** Null where neither way is good. */
  word: PathWord | null
  point: PathPoint<T>
}>

/**
 * How far the latest reading stands from the path of its own year. Between two years that a document names nothing is
 * planned, so nothing is held against it; nor is a reading of another month than the baseline's.
 */
export function distanceToPath<R extends Observed, T extends Planned>(
  latest: Result<Latest<R>>,
  path: Result<Path<T>>,
  direction: Direction,
): Result<Distance<T>> {
  if (isUnknown(latest)) return latest
  if (isUnknown(path)) return path
  const { reading } = latest
  if (path.baseline && path.baseline.month !== null && path.baseline.month !== reading.month) {
    return { unknown: 'other_month' }
  }
  const point = path.points.find((one) => one.year === reading.year)
  if (!point) return { unknown: 'no_target_that_year' }
  const distance = settled(reading.value - point.value)
  return { distance, word: wordOfDistance(distance, direction), point }
}

function wordOfDistance(distance: number, direction: Direction): PathWord | null {
  if (Math.abs(distance) <= tolerance) return 'on'
  if (direction === 'neutral') return null
  return distance < 0 === (direction === 'down') ? 'ahead' : 'behind'
}

/** How old a reading is: in months, or in years where its source names no month. Never negative. */
export type Age = Readonly<{ months: number }> | Readonly<{ years: number }>

export function ageOf(reading: Pick<Observed, 'year' | 'month'>, today: Day): Age {
  const years = Number(today.slice(0, 4)) - reading.year
  if (reading.month === null) return { years: Math.max(0, years) }
  return { months: Math.max(0, years * 12 + Number(today.slice(5, 7)) - reading.month) }
}
