import type { Direction } from '../indicator'
import {
  notKnown,
  settled,
  tolerance,
  wayOf,
  workingOf,
  type Answer,
  type Measured,
  type Working,
} from './answer'

export type Expectation = Readonly<{
  contributionId: number
  /** Change of the indicator at full completion, in its unit. */
  expected: number
}>

/** 'wrong_sign': away from the good direction, or from the target where neither way is good. */
export type Flag = Readonly<{
  contributionId: number
  code: 'wrong_sign' | 'no_effect' | 'larger_than_gap'
}>

export type Sanity = Readonly<{
  /** Σ expected at full completion, in the indicator's unit. */
  sum: number
  /** Target − latest; null without a target or a reading. */
  gap: number | null
  /** Sum ÷ gap; null when there is no gap left to close. Below zero the expectations lead away from the target. */
  covered: number | null
  /** Null when it cannot be told: no target, no reading, or the target is reached. */
  word: 'short_of_gap' | 'covers_gap' | 'larger_than_gap' | null
  flags: readonly Flag[]
  working: Working<'sum_against_gap'> & Readonly<{ target: number | null }>
}>

/**
 * Whether what the contributions of one indicator promise can be true together: their sum held against the gap between
 * the latest reading and the target, and each one's sign and size. These are questions, never refusals.
 */
export function sanityOf(
  facts: Readonly<{
    expectations: readonly Expectation[]
    latest: Measured | null
    target: Readonly<{ year: number; value: number }> | null
    direction: Direction
  }>,
): Answer<Sanity, 'no_contributions'> {
  const { expectations, latest, target, direction } = facts
  if (expectations.length === 0) return notKnown('no_contributions')
  const sum = settled(expectations.reduce((total, one) => total + one.expected, 0))
  const gap = latest && target ? settled(target.value - latest.value) : null
  const good = direction === 'neutral' ? wayOf(gap ?? 0) : direction === 'down' ? -1 : 1
  const open = gap !== null && good !== 0 && wayOf(gap) === good
  const covered = open ? settled(sum / gap) : null
  const flags = expectations.flatMap(({ contributionId, expected }): Flag[] => {
    const way = wayOf(expected)
    if (way === 0) return [{ contributionId, code: 'no_effect' }]
    if (good !== 0 && way !== good) return [{ contributionId, code: 'wrong_sign' }]
    return open && Math.abs(expected) > Math.abs(gap) + tolerance
      ? [{ contributionId, code: 'larger_than_gap' }]
      : []
  })
  return {
    known: true,
    sum,
    gap,
    covered,
    word: covered === null ? null : wordOf(covered),
    flags,
    working: {
      ...workingOf('sum_against_gap', latest ? [latest] : [], target ? [target.year] : []),
      target: target?.value ?? null,
    },
  }
}

function wordOf(covered: number): NonNullable<Sanity['word']> {
  if (Math.abs(covered - 1) <= tolerance) return 'covers_gap'
  return covered < 1 ? 'short_of_gap' : 'larger_than_gap'
}
