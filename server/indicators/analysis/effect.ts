import type { Day } from '../../i18n'
import type { Baseline } from '../series'
import {
  notKnown,
  settled,
  used,
  workingOf,
  type Answer,
  type Measured,
  type Used,
  type Working,
} from './answer'
import { sinceBaseline, whyAlone } from './comparable'

/** A contribution with what its action has to show: all of rule 6 that is not the indicator's. */
export type Contribution = Readonly<{
  id: number
  actionId: number
  /** Expected change of the indicator at full completion, in its unit (points for a rate); a fall is negative. */
  expected: number
  /** Whole months until the work shows. */
  lagMonths: number
  startsOn: Day
  /** The action's output target, in its own unit. */
  target: number | null
  /** Every window of the action's year, with its verified cumulative output; null where none was verified. */
  windows: readonly Readonly<{ code: string; endsOn: Day; verified: number | null }>[]
}>

/** Why a contribution adds nothing to this reading. */
export type LeftOut =
  'begun_before_baseline' | 'begun_after_reading' | 'not_yet_lagged' | 'not_verified' | 'no_target'

/** One line of the ledger: share × expected = to date. */
export type LedgerLine = Readonly<{
  contributionId: number
  actionId: number
  expected: number
  /** Verified output ÷ target, 0..1; null when left out. */
  share: number | null
  /** In the indicator's unit; 0 when left out. */
  toDate: number
  /** The window the share was taken from; null when left out. */
  window: Readonly<{ code: string; verified: number }> | null
  /** The last month whose work can show in the reading. */
  showsUntil: Month
  leftOut: LeftOut | null
}>

export type Month = Readonly<{ year: number; month: number }>

export type Effect = Readonly<{
  /** Σ expected × share of what counts, in the indicator's unit. */
  expected: number
  /** Reading − reading of the baseline. */
  observed: number
  /** Observed − expected: what the linked work does not explain. Kontribusi, bukan sebab-akibat. */
  unexplained: number
  /** In the order in which the contributions were given. */
  lines: readonly LedgerLine[]
  working: Working<'expected_times_share'> & Readonly<{ reading: Used; baseline: Used }>
}>

/**
 * Rule 6, expected against observed, of one indicator in one region at one reading. Expected to date = Σ expected × share,
 * where share = min(1, verified cumulative output ÷ target) in the last window with a verified output that ended in or
 * before the reading's month − the lag; only work that began after the month of the baseline counts. Observed = the
 * reading − the comparable reading of the baseline's year.
 *
 * It is blank while the reading is older than the work: when none of the work that would count had begun by the reading's
 * month. A reading whose source names no month cannot be dated against the work, and is refused.
 */
export function expectedAgainstObserved(
  facts: Readonly<{
    readings: readonly Measured[]
    reading: Measured
    baseline: Baseline | null
    contributions: readonly Contribution[]
  }>,
): Answer<
  Effect,
  | 'no_contributions'
  | 'no_reading'
  | 'month_unknown'
  | 'no_baseline'
  | 'reading_before_baseline'
  | 'no_baseline_reading'
  | 'too_few_readings'
  | 'method_break'
  | 'not_same_month'
  | 'reading_older_than_work'
> {
  const { readings, reading, baseline, contributions } = facts
  if (contributions.length === 0) return notKnown('no_contributions')
  if (reading.month === null) return notKnown('month_unknown')
  const since = sinceBaseline(readings, baseline, reading)
  if (!since.known) return since
  if (!since.first) return notKnown(whyNoBaseline(readings, reading, baseline))
  if (since.first === since.reading) return notKnown('too_few_readings')

  const read = monthNumber({ year: reading.year, month: reading.month })
  const began = monthNumber({ year: since.first.year, month: reading.month })
  const lines = contributions.map((one) => lineOf(one, began, read))
  const counting = lines.filter((line) => line.leftOut !== 'begun_before_baseline')
  if (counting.length > 0 && counting.every((line) => line.leftOut === 'begun_after_reading')) {
    return notKnown('reading_older_than_work')
  }
  const expected = settled(lines.reduce((sum, line) => sum + line.toDate, 0))
  const observed = settled(reading.value - since.first.value)
  return {
    known: true,
    expected,
    observed,
    unexplained: settled(observed - expected),
    lines,
    working: {
      ...workingOf('expected_times_share', [since.first, since.reading]),
      reading: used(since.reading),
      baseline: used(since.first),
    },
  }
}

function whyNoBaseline(
  readings: readonly Measured[],
  reading: Measured,
  baseline: Baseline | null,
): 'no_baseline_reading' | 'method_break' | 'not_same_month' {
  const why = whyAlone(
    reading,
    readings.filter((one) => one.year === baseline?.year),
  )
  return why === 'too_few_readings' ? 'no_baseline_reading' : why
}

function lineOf(contribution: Contribution, baseline: number, read: number): LedgerLine {
  const { id, actionId, expected, lagMonths, startsOn, target, windows } = contribution
  const until = read - lagMonths
  const begun = monthOf(startsOn)
  const line = { contributionId: id, actionId, expected, showsUntil: monthFrom(until) }
  const without = (leftOut: LeftOut) => ({
    ...line,
    share: null,
    toDate: 0,
    window: null,
    leftOut,
  })

  if (begun <= baseline) return without('begun_before_baseline')
  if (begun > read) return without('begun_after_reading')
  if (target === null || target <= 0) return without('no_target')
  const ended = windows.filter((one) => one.endsOn >= startsOn && monthOf(one.endsOn) <= until)
  if (ended.length === 0) return without('not_yet_lagged')
  const last = ended
    .flatMap(({ code, endsOn, verified }) =>
      verified === null ? [] : [{ code, endsOn, verified }],
    )
    .sort((one, other) => (one.endsOn < other.endsOn ? -1 : 1))
    .at(-1)
  if (!last) return without('not_verified')
  const share = settled(Math.min(1, last.verified / target))
  return {
    ...line,
    share,
    toDate: settled(expected * share),
    window: { code: last.code, verified: last.verified },
    leftOut: null,
  }
}

// Months are counted from year 0, so that a lag is a subtraction.
function monthNumber({ year, month }: Month): number {
  return year * 12 + month - 1
}

function monthFrom(count: number): Month {
  return { year: Math.floor(count / 12), month: (count % 12) + 1 }
}

function monthOf(day: Day): number {
  return monthNumber({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) })
}
