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

/** Where the latest reading stands against the target: what is left to close, and which way is good. */
type Facts = Readonly<{
  latest: Measured | null
  target: Readonly<{ year: number; value: number }> | null
  direction: Direction
}>

function gapOf({ latest, target, direction }: Facts) {
  const gap = latest && target ? settled(target.value - latest.value) : null
  const good = direction === 'neutral' ? wayOf(gap ?? 0) : direction === 'down' ? -1 : 1
  return { gap, good, open: gap !== null && good !== 0 && wayOf(gap) === good ? gap : null }
}

/** Expectations strictly between these two are never flagged; null: as far as that way goes. */
export type Plain = Readonly<{ above: number | null; below: number | null }>

export function plainOf(facts: Facts): Plain {
  const { good, open } = gapOf(facts)
  if (good === 0) return { above: null, below: null }
  return good < 0 ? { above: open, below: -tolerance } : { above: tolerance, below: open }
}

/**
 * Whether what the contributions of one indicator promise can be true together: their sum held against the gap between
 * the latest reading and the target, and each one's sign and size. These are questions, never refusals. `plain` are
 * further ones that nothing is asked about, as their number and sum.
 */
export function sanityOf(
  facts: Facts &
    Readonly<{
      expectations: readonly Expectation[]
      plain?: Readonly<{ n: number; sum: number }>
    }>,
): Answer<Sanity, 'no_contributions'> {
  const { expectations, plain = { n: 0, sum: 0 }, latest, target } = facts
  if (expectations.length + plain.n === 0) return notKnown('no_contributions')
  const sum = settled(expectations.reduce((total, one) => total + one.expected, plain.sum))
  const { gap, good, open } = gapOf(facts)
  const covered = open === null ? null : settled(sum / open)
  const flags = expectations.flatMap(({ contributionId, expected }): Flag[] => {
    const way = wayOf(expected)
    if (way === 0) return [{ contributionId, code: 'no_effect' }]
    if (good !== 0 && way !== good) return [{ contributionId, code: 'wrong_sign' }]
    return open !== null && Math.abs(expected) > Math.abs(open) + tolerance
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
