import type { Db } from '../db'
import { counterIn } from '../db/counter'
import { networkOf } from '../session/throttle'
import { perMinute } from './token'

/** How many wrong tokens one address may send in a quarter of an hour. */
export const wrongTries = 60

/** What is left of a turn: `waits` seconds when nothing is. */
export type Turn = Readonly<{ left: number; resets: number; waits: number | null }>

/** Counts what each token asks and each address tries, in the database, so that all processes share the counters. */
export function makeTokenThrottle(db: Db) {
  const asked = counterIn(db, 'api', 60)
  const wrong = counterIn(db, 'apiwrong', 15 * 60)
  const turnOf = (
    most: number,
    { consumedPoints, msBeforeNext }: { consumedPoints: number; msBeforeNext: number },
  ): Turn => {
    const resets = Math.max(1, Math.ceil(msBeforeNext / 1000))
    const left = Math.max(0, most - consumedPoints)
    return { left, resets, waits: consumedPoints > most ? resets : null }
  }
  return {
    ask: async (tokenId: number) => turnOf(perMinute, await asked.penalty(String(tokenId))),
    fail: async (address: string) => turnOf(wrongTries, await wrong.penalty(networkOf(address))),
  }
}
