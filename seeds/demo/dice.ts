/** Chance that always falls the same way: the same key throws the same numbers on every machine and every day. */
export type Dice = Readonly<{
  /** 0 ≤ n < 1 */
  next(): number
  chance(share: number): boolean
  between(low: number, high: number): number
  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  /** Some of a list, in its own order. */
  some<T>(list: readonly T[], count: number): T[]
}>

/** Dice of their own for each key, so that a new action leaves the figures of the others as they are. */
export function diceFor(key: string): Dice {
  const next = mulberry32(fnv1a(key))
  const between = (low: number, high: number) => low + next() * (high - low)
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  return {
    next,
    chance: (share) => next() < share,
    between,
    whole,
    pick: <T>(list: readonly T[]) => list[whole(0, list.length - 1)] as T,
    some: <T>(list: readonly T[], count: number) => {
      const left = list.map((_, index) => index)
      const taken: number[] = []
      while (taken.length < count && left.length > 0) {
        taken.push(...left.splice(whole(0, left.length - 1), 1))
      }
      return taken.sort((one, other) => one - other).map((index) => list[index] as T)
    },
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
