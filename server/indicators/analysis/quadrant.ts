import type { Direction } from '../indicator'
import {
  distanceToPath,
  isUnknown,
  latestOf,
  pathOf,
  type PathWord,
  type Planned,
  type Reason,
} from '../series'
import {
  notKnown,
  settled,
  tolerance,
  workingOf,
  type Answer,
  type Measured,
  type Why,
  type Working,
} from './answer'

/** What is said of an action whose work carries its expected effect: sesuai, or selesai. */
export const carrying = ['on_track', 'finished'] as const

/** From this share of the expected effect on, linked work counts as on pace (rule 6). */
export const carriedFrom = 0.5

/** Each code asks the meeting its own question. */
export type Quadrant =
  'work_on_pace_on_path' | 'work_on_pace_off_path' | 'work_behind_on_path' | 'work_behind_off_path'

/** A contribution and what is judged of its action's output. */
export type LinkedWork = Readonly<{
  contributionId: number
  /** Expected change of the indicator at full completion, in its unit. */
  expected: number
  /** The action's judgement by rule 1. */
  judged: string
}>

export type QuadrantAnswer = Readonly<{
  quadrant: Quadrant
  /** Share of the expected effect carried by actions on pace, 0..1. */
  carried: number
  path: PathWord
  /** Reading − path, in points for a rate. */
  distance: number
  working: Working<'half_of_expected_effect'> &
    Readonly<{ carriedBy: readonly number[]; ofAll: number; carriedFrom: number }>
}>

const reasons = {
  no_reading: 'no_reading',
  single_reading: 'too_few_readings',
  no_path: 'no_path',
  no_target_that_year: 'no_target_that_year',
  other_month: 'not_same_month',
} as const satisfies Record<Reason, Why>

/**
 * Rule 6, the quadrant of one indicator: linked work on pace or not × indicator on its path or not. Work is on pace when
 * actions judged sesuai or selesai carry half of the expected effect or more; every linked action is in the whole, whatever
 * is judged of it, each with the size of its expected change. On the path means at it or ahead of it.
 */
export function quadrantOf(
  facts: Readonly<{
    work: readonly LinkedWork[]
    readings: readonly Measured[]
    targets: readonly Planned[]
    direction: Direction
  }>,
): Answer<
  QuadrantAnswer,
  'no_contributions' | 'neutral_direction' | (typeof reasons)[keyof typeof reasons]
> {
  const { work, readings, targets, direction } = facts
  const all = settled(work.reduce((sum, one) => sum + Math.abs(one.expected), 0))
  if (all <= tolerance) return notKnown('no_contributions')
  const latest = latestOf(readings)
  const distance = distanceToPath(latest, pathOf(targets), direction)
  if (isUnknown(latest)) return notKnown(reasons[latest.unknown])
  if (isUnknown(distance)) return notKnown(reasons[distance.unknown])
  // A neutral indicator may stand exactly on its path, and even then nobody is praised for it.
  if (direction === 'neutral' || distance.word === null) return notKnown('neutral_direction')

  const carriers = work.filter((one) => carrying.some((judged) => judged === one.judged))
  const carried = settled(carriers.reduce((sum, one) => sum + Math.abs(one.expected), 0) / all)
  const pace = carried >= carriedFrom ? 'on_pace' : 'behind'
  const onPath = distance.word === 'behind' ? 'off_path' : 'on_path'
  return {
    known: true,
    quadrant: `work_${pace}_${onPath}`,
    carried,
    path: distance.word,
    distance: distance.distance,
    working: {
      ...workingOf('half_of_expected_effect', [latest.reading], [distance.point.year]),
      carriedBy: carriers.map((one) => one.contributionId),
      ofAll: all,
      carriedFrom,
    },
  }
}
