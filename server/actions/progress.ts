import type { Day } from '../i18n'
import type { WorkStatus } from './action'

/** What is said of an action's progress. The first three come from figures, the rest from people or from missing facts. */
export const judgements = [
  'on_track',
  'slow',
  'stuck',
  'finished',
  'postponed',
  'called_off',
  'not_due',
  'unjudged',
] as const
export type Judgement = (typeof judgements)[number]

/** Shares of what was expected from which on progress counts as sesuai, and as lambat. Settings of the team. */
export type Thresholds = Readonly<{ onTrackFrom: number; slowFrom: number }>

/** The facts rule 1 judges one measure (output, or money) by. Volumes in the measure's own unit, cumulative. */
export type Measure = Readonly<{
  status: WorkStatus
  target: number | null
  /** The last sent figure; null when nothing was sent. Zero is a figure. */
  reported: number | null
  /** End of the window the figure was sent for; null when nothing was sent. */
  reportedTo: Day | null
  startsOn: Day
  endsOn: Day
  /** Cumulative plan at the end of that window, when the action has one. */
  planned: number | null
}>

export type Verdict = Readonly<{
  judgement: Judgement
  /** Share of the target expected by the end of the window, 0..1; null when it cannot be told. */
  expected: number | null
  /** Why it cannot be judged. */
  reason: 'no_target' | 'not_reported' | null
}>

const dayLength = 86_400_000

/** Days from one day to another, both counted: the same day is 1, the day before is 0. */
function daysThrough(from: Day, to: Day): number {
  return (
    Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength) + 1
  )
}

/**
 * The share of the target that was to be reached by the end of `to`, 0..1. With a plan for the window: plan / target.
 * Without: the share of the action's days that have passed, from its first to its last day, both counted.
 */
export function expectedShare(facts: {
  target: number
  planned: number | null
  startsOn: Day
  endsOn: Day
  to: Day
}): number {
  if (facts.planned !== null) return Math.min(1, facts.planned / facts.target)
  const passed = daysThrough(facts.startsOn, facts.to)
  const all = daysThrough(facts.startsOn, facts.endsOn)
  return Math.min(1, Math.max(0, passed / all))
}

const byStatus: Partial<Record<WorkStatus, Judgement>> = {
  done: 'finished',
  delayed: 'postponed',
  cancelled: 'called_off',
}

/**
 * Rule 1: reported / expected, held against the thresholds. It is judged at the end of the window the figure was sent
 * for, so that silence afterwards is not read as standing still. Physical output and money are judged apart, each by
 * its own call.
 */
export function judge(measure: Measure, thresholds: Thresholds): Verdict {
  const { target, reported, reportedTo } = measure
  const expected =
    target === null || target <= 0 || reportedTo === null
      ? null
      : expectedShare({ ...measure, target, to: reportedTo })
  const said = byStatus[measure.status]
  if (said) return { judgement: said, expected, reason: null }
  if (target === null || target <= 0)
    return { judgement: 'unjudged', expected, reason: 'no_target' }
  if (reported === null || expected === null)
    return { judgement: 'unjudged', expected, reason: 'not_reported' }
  if (expected === 0) return { judgement: 'not_due', expected, reason: null }
  // Rounded where doubles end, so that exactly 95 % is 95 %.
  const ratio = Math.round((reported / target / expected) * 1e9) / 1e9
  const judgement =
    ratio >= thresholds.onTrackFrom ? 'on_track' : ratio >= thresholds.slowFrom ? 'slow' : 'stuck'
  return { judgement, expected, reason: null }
}
