import type { Direction } from '../indicator'
import { notKnown, tolerance, workingOf, type Answer, type Measured, type Working } from './answer'
import { sameYear } from './comparable'

/** A region of the same kind: a regency or city of the province. */
export type Peer = Readonly<{ code: string; name: string }>

export type Rank = Readonly<{
  /** 1 is the highest value. Equal values share the better place, and the next place stays empty: 1, 2, 2, 4. */
  fromHighest: number
  /** 1 is the best value in the indicator's own direction; null where neither way is good. */
  fromBest: number | null
  /** How many were ranked, and how many there are. */
  ranked: number
  of: number
  /** The others with the same value. */
  tied: readonly Peer[]
  /** Those without a comparable reading of that year: the rank says nothing of them. */
  missing: readonly Peer[]
  working: Working<'competition_rank'>
}>

/**
 * Where a reading stands among its peers (rules 4 and 7): by readings of the same indicator, method, month and year only.
 * Readings of regions that are no peers are passed over. With no peer to stand beside there is no rank.
 */
export function rankOf(
  facts: Readonly<{
    reading: Measured
    readings: readonly Measured[]
    peers: readonly Peer[]
    direction: Direction
  }>,
): Answer<Rank, 'other_region' | 'too_few_readings'> {
  const { reading, readings, peers, direction } = facts
  if (!peers.some((peer) => peer.code === reading.regionCode)) return notKnown('other_region')
  const comparable = sameYear(readings, reading)
  const others = peers.flatMap((peer) => {
    const own = comparable.find((one) => one.regionCode === peer.code)
    return own && peer.code !== reading.regionCode ? [{ peer, own }] : []
  })
  if (others.length === 0) return notKnown('too_few_readings')

  const higher = others.filter(({ own }) => own.value > reading.value + tolerance).length
  const lower = others.filter(({ own }) => own.value < reading.value - tolerance).length
  const better = { down: lower, up: higher, neutral: null }[direction]
  const known = new Set([reading.regionCode, ...others.map(({ peer }) => peer.code)])
  return {
    known: true,
    fromHighest: higher + 1,
    fromBest: better === null ? null : better + 1,
    ranked: known.size,
    of: peers.length,
    tied: others
      .filter(({ own }) => Math.abs(own.value - reading.value) <= tolerance)
      .map(({ peer }) => peer),
    missing: peers.filter((peer) => !known.has(peer.code)),
    working: workingOf('competition_rank', [reading, ...others.map(({ own }) => own)]),
  }
}
