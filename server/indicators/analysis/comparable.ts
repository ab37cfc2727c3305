import { comparableGroups, latestGroup, type Baseline, type Observed } from '../series'
import { notKnown, type Answer, type Measured } from './answer'

export type Incomparable = 'other_indicator' | 'other_region' | 'method_break' | 'not_same_month'

/** Why two readings of one region may not be subtracted (rule 4); null when they may. A month not named is a month of its own. */
export function whyIncomparable(one: Observed, other: Observed): Incomparable | null {
  if (one.indicatorId !== other.indicatorId) return 'other_indicator'
  if (one.regionCode !== other.regionCode) return 'other_region'
  if (one.methodId !== other.methodId) return 'method_break'
  return one.month === other.month ? null : 'not_same_month'
}

/** Why a reading has nothing to stand beside: others exist but by another method, or for another month, or none do. */
export function whyAlone(
  alone: Observed,
  others: readonly Observed[],
): 'method_break' | 'not_same_month' | 'too_few_readings' {
  const about = others.filter((one) => one.inUse && one.indicatorId === alone.indicatorId)
  if (about.some((one) => one.methodId !== alone.methodId)) return 'method_break'
  return about.some((one) => one.month !== alone.month) ? 'not_same_month' : 'too_few_readings'
}

/** The comparable readings from the baseline's year to the one that is judged, oldest first. */
export type Since<R extends Measured> = Readonly<{
  readings: readonly R[]
  /** The one that is judged: the last of them. */
  reading: R
  /** The reading of the baseline's own year; null when none of them is. */
  first: R | null
}>

/**
 * The readings that tell what happened since the baseline (rules 2 and 4), of one indicator in one region: those
 * comparable with `upTo`, or with the latest when none is named, from the baseline's year on, its own included. The
 * planned value of the baseline is never one of them: it names no method.
 */
export function sinceBaseline<R extends Measured>(
  readings: readonly R[],
  baseline: Baseline | null,
  upTo?: R,
): Answer<Since<R>, 'no_reading' | 'no_baseline' | 'not_same_month' | 'reading_before_baseline'> {
  const groups = comparableGroups(readings)
  const group = upTo
    ? groups.find((one) => one.readings.some((member) => member.id === upTo.id))
    : latestGroup(groups)
  const reading = upTo
    ? group?.readings.find((member) => member.id === upTo.id)
    : group?.readings.at(-1)
  if (!group || !reading) return notKnown('no_reading')
  if (!baseline) return notKnown('no_baseline')
  if (baseline.month !== null && baseline.month !== group.month) return notKnown('not_same_month')
  if (reading.year < baseline.year) return notKnown('reading_before_baseline')
  const since = group.readings.filter(
    (one) => one.year >= baseline.year && one.year <= reading.year,
  )
  const first = since.find((one) => one.year === baseline.year) ?? null
  return { known: true, readings: since, reading, first }
}

/** What may stand in a rank with this reading (rule 4): same indicator, method, month and year, whatever the region. */
export function sameYear<R extends Observed>(readings: readonly R[], like: Observed): R[] {
  return readings.filter(
    (one) =>
      one.inUse &&
      one.indicatorId === like.indicatorId &&
      one.methodId === like.methodId &&
      one.month === like.month &&
      one.year === like.year,
  )
}

/** The reading of another region that may stand beside this one: same indicator, method, month and year. */
export function besideIn<R extends Observed>(
  readings: readonly R[],
  like: Observed,
  regionCode: string,
): Answer<{ reading: R }, 'no_reading' | 'method_break' | 'not_same_month'> {
  const there = readings.filter((one) => one.regionCode === regionCode)
  const [reading] = sameYear(there, like)
  if (reading) return { known: true, reading }
  const why = whyAlone(
    like,
    there.filter((one) => one.year === like.year),
  )
  return notKnown(why === 'too_few_readings' ? 'no_reading' : why)
}
