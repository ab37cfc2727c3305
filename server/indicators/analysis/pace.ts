import type { Direction } from '../indicator'
import { isUnknown, latestOf, pathOf, type Baseline, type Planned } from '../series'
import {
  notKnown,
  settled,
  tolerance,
  used,
  wayOf,
  workingOf,
  type Answer,
  type Measured,
  type Used,
  type Working,
} from './answer'
import { sinceBaseline, whyAlone } from './comparable'
import { leastSquares, type Line } from './slope'

/** Shares of the required pace from which on an indicator counts as sesuai jalur, and as lambat (rule 2). */
export const paceFrom = { onPath: 0.95, slow: 0.6 } as const

export type PaceWord = 'reached' | 'on_path' | 'slow' | 'stalled' | 'reversed'

/** A planned value with its year, and the baseline that the pace is counted from. */
export type Goal = Readonly<{
  year: number
  value: number
  /** 'level': the value to stand at; 'below': to stand under it. */
  kind: 'level' | 'below'
  baseline: Baseline | null
}>

/**
 * What an indicator is to reach, by the targets in use, the nearest year first: the points of its path, and each target
 * to stay below a value that names its year. All are counted from the baseline of the path; where there is no path a
 * target's own baseline counts.
 */
export function goalsOf(targets: readonly Planned[]): Goal[] {
  const path = pathOf(targets)
  const ofPath = isUnknown(path) ? null : path
  const baseline = ofPath?.baseline ?? null
  const levels = (ofPath?.points ?? []).map(({ year, value }) => ({
    year,
    value,
    kind: 'level' as const,
    baseline,
  }))
  const limits = targets.flatMap((target) =>
    target.inUse && target.kind === 'below' && target.year !== null
      ? [
          {
            year: target.year,
            value: target.value,
            kind: 'below' as const,
            baseline: baseline ?? ownBaseline(target),
          },
        ]
      : [],
  )
  return [...levels, ...limits]
    .filter((goal) => !goal.baseline || goal.year > goal.baseline.year)
    .sort((one, other) => one.year - other.year || one.value - other.value)
}

function ownBaseline(target: Planned): Baseline | null {
  const { baselineYear: year, baselineMonth: month, baselineValue: value } = target
  return year === null || value === null ? null : { year, month, value }
}

export type Landing = Readonly<{
  /** Latest + slope × years left, in the indicator's unit. It is arithmetic: a rate may land below zero. */
  value: number
  /** One standard error of the slope × years left, to both sides; null with fewer than three readings. */
  low: number | null
  high: number | null
}>

export type Pace = Readonly<{
  /** Null where neither way is good. */
  word: PaceWord | null
  reached: boolean
  /** From the latest reading to the goal, in years; 0 or less where the goal was reached in its year or is kept since. */
  yearsLeft: number
  /** Points (or units) a year from now on; null when no year is left. */
  required: number | null
  /** Points (or units) a year since the baseline; null where it cannot be told, as only a reached goal allows. */
  actual: number | null
  /** Actual ÷ required; null when the goal is reached, or when nothing but a step below it is required. */
  ratio: number | null
  /** Null when no year is left or the actual pace cannot be told. */
  landing: Landing | null
  /** The first year in which the value is reached at the actual pace; null when it is already, or never would be. */
  arrival: Readonly<{ year: number; years: number }> | null
  working: Working<'pace_least_squares'> &
    Readonly<{ latest: Used; goal: Goal; error: number | null }>
}>

/**
 * Rule 2, the pace of an indicator in one region, linear in the gap so that a goal of 0 works. Required per year = (goal −
 * latest) ÷ years left, counted from the latest reading; actual per year = least-squares slope of the comparable readings
 * since the baseline, its own reading included; ratio = actual ÷ required. Words: reached; on_path from 0.95, slow from
 * 0.60, stalled from 0, reversed below. Landing = latest + slope × years left, ± one standard error of the slope × years
 * left. Arrival = latest year + (goal − latest) ÷ slope, upwards to a whole year.
 *
 * A goal whose year the latest reading is of, or is past, and which is not reached, has no pace: 'target_year_past'.
 */
export function paceOf(
  facts: Readonly<{ readings: readonly Measured[]; goal: Goal | null; direction: Direction }>,
): Answer<
  Pace,
  | 'no_reading'
  | 'no_target'
  | 'target_against_direction'
  | 'target_year_past'
  | 'no_baseline'
  | 'reading_before_baseline'
  | 'too_few_readings'
  | 'method_break'
  | 'not_same_month'
> {
  const { readings, goal, direction } = facts
  const latest = latestOf(readings)
  if (isUnknown(latest)) return notKnown('no_reading')
  if (!goal) return notKnown('no_target')
  if (goal.kind === 'below' && direction === 'up') return notKnown('target_against_direction')

  const { reading } = latest
  const since = sinceBaseline(readings, goal.baseline)
  if (!since.known && since.reason !== 'no_baseline') return since
  const reached = isReached(reading.value, goal, direction)
  const yearsLeft = goal.year - reading.year
  const line = since.known ? leastSquares(since.readings) : null
  if (!reached) {
    if (yearsLeft <= 0) return notKnown('target_year_past')
    if (!since.known) return since
    if (!line) return notKnown(whyAlone(reading, from(readings, goal.baseline)))
  }

  const gap = goal.value - reading.value
  const required = yearsLeft > 0 ? settled(gap / yearsLeft) : null
  const actual = line && settled(line.slope)
  const ratio =
    reached || actual === null || required === null || wayOf(required) === 0
      ? null
      : settled(actual / required)
  return {
    known: true,
    word: wordOf({ reached, ratio, actual, direction }),
    reached,
    yearsLeft,
    required,
    actual,
    ratio,
    landing: line && yearsLeft > 0 ? landingOf(reading.value, line, yearsLeft) : null,
    arrival: reached || actual === null ? null : arrivalOf(reading, goal, actual),
    working: {
      ...workingOf('pace_least_squares', since.known ? since.readings : [reading], [goal.year]),
      latest: used(reading),
      goal,
      error: line?.error == null ? null : settled(line.error),
    },
  }
}

function from(readings: readonly Measured[], baseline: Baseline | null): Measured[] {
  return readings.filter((one) => !baseline || one.year >= baseline.year)
}

function isReached(value: number, goal: Goal, direction: Direction): boolean {
  if (goal.kind === 'below') return value < goal.value - tolerance
  const way = wayOf(value - goal.value)
  if (way === 0) return true
  return direction === 'neutral' ? false : way < 0 === (direction === 'down')
}

function wordOf(
  facts: Readonly<{
    reached: boolean
    ratio: number | null
    actual: number | null
    direction: Direction
  }>,
): PaceWord | null {
  if (facts.direction === 'neutral') return null
  if (facts.reached) return 'reached'
  // Standing exactly at a value to stay below: any step down is enough.
  const ratio = facts.ratio ?? -wayOf(facts.actual ?? 0)
  if (ratio >= paceFrom.onPath) return 'on_path'
  if (ratio >= paceFrom.slow) return 'slow'
  return ratio >= 0 ? 'stalled' : 'reversed'
}

function landingOf(value: number, line: Line, years: number): Landing {
  const at = value + line.slope * years
  const half = line.error === null ? null : line.error * years
  return {
    value: settled(at),
    low: half === null ? null : settled(at - half),
    high: half === null ? null : settled(at + half),
  }
}

function arrivalOf(reading: Measured, goal: Goal, slope: number): Pace['arrival'] {
  const gap = goal.value - reading.value
  const towards = goal.kind === 'below' ? -1 : wayOf(gap)
  if (wayOf(slope) !== towards) return null
  const years = settled(gap / slope)
  // Below a value is not at it: one who stands there on the day has a step to go.
  const whole = goal.kind === 'below' ? Math.floor(years + tolerance) + 1 : Math.ceil(years)
  return { year: reading.year + whole, years }
}

/**
 * The goal that is asked about now: the nearest after the latest reading's year that is not reached; when all of those are
 * reached, the last of them; when none lies ahead, the last of all. Null without any.
 */
export function goalNow(
  goals: readonly Goal[],
  latest: Pick<Measured, 'year' | 'value'> | null,
  direction: Direction,
): Goal | null {
  const ahead = latest ? goals.filter((goal) => goal.year > latest.year) : goals
  const open = latest && ahead.find((goal) => !isReached(latest.value, goal, direction))
  return open ?? ahead.at(-1) ?? goals.at(-1) ?? null
}
