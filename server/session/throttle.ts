import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Db } from '../db'
import { Refused } from '../errors'
import { counterIn } from '../db/counter'

const quarter = 15 * 60
const hour = 60 * 60
const quarterYear = 90 * 24 * hour

/** How many tries are free before one has to wait. */
export const tries = {
  /** For one account from one address, in 15 minutes. */
  account: 10,
  /** From one address, whatever the account, in 15 minutes. */
  address: 100,
  /** Failures of one account from addresses that are new to it, in an hour, before `strained` holds. */
  strain: 100,
  /** For an account under strain from an address that is new to it, in 15 minutes. */
  strained: 3,
  /** At the second step, for one account from all addresses that are new to it, in an hour: the password was right. */
  codes: 20,
} as const

/** One try at an account; whoever made it says how it ended. */
export type Attempt = Readonly<{ passed: () => Promise<void>; failed: () => Promise<void> }>
export type Throttle = Readonly<{
  /** @throws Refused (429) with the minutes to wait */
  begin: (email: string, address: string, step?: 'password' | 'code') => Promise<Attempt>
}>

/**
 * Slows down guessing. The counters lie in the database, so that all processes share them and a restart forgets none.
 *
 * Nobody can lock an owner out: what counts is the pair of account and address. An account that many addresses guess at
 * gives each new address fewer tries, but always some, and the addresses from which its owner signed in within 90 days
 * all of theirs. Only whoever knows the password comes to the second step, so there the account has a limit of its own,
 * which again leaves the owner's addresses alone. Neither accounts nor addresses can be read from the counters: their keys are hashed.
 */
export function makeThrottle(db: Db): Throttle {
  const counter = (keyPrefix: string, duration: number) => counterIn(db, keyPrefix, duration)
  const byPair = counter('pair', quarter)
  const byAddress = counter('address', quarter)
  const byAccount = counter('account', hour)
  const codesOf = counter('code', hour)
  const homes = counter('home', quarterYear)

  return {
    async begin(email, address, step = 'password') {
      const account = hashed(email.toLowerCase())
      const network = hashed(networkOf(address))
      const pair = hashed(`${account} ${network}`)

      refuseBeyond(tries.address, await byAddress.penalty(network))
      const known = (await homes.get(pair)) !== null
      const strain = known ? null : await byAccount.get(account)
      const strained = (strain?.consumedPoints ?? 0) >= tries.strain
      refuseBeyond(strained ? tries.strained : tries.account, await byPair.penalty(pair))
      if (step === 'code' && !known) refuseBeyond(tries.codes, await codesOf.penalty(account))

      return {
        async passed() {
          await byPair.delete(pair)
          if (step === 'code') await codesOf.delete(account)
          await byAddress.reward(network)
          await homes.set(pair, 1, quarterYear)
        },
        async failed() {
          if (!known) await byAccount.penalty(account)
        },
      }
    },
  }
}

function refuseBeyond(
  limit: number,
  { consumedPoints, msBeforeNext }: { consumedPoints: number; msBeforeNext: number },
): void {
  if (consumedPoints <= limit) return
  throw new Refused(
    'error.too_often',
    { minutes: Math.max(1, Math.ceil(msBeforeNext / 60_000)) },
    429,
  )
}

/** An IPv4 address, or the /64 that one household or office has of IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const start = head.split(':').filter(Boolean)
  const end = (tail ?? '').split(':').filter(Boolean)
  const gap = tail === undefined ? 0 : 8 - start.length - end.length
  return [...start, ...Array<string>(Math.max(0, gap)).fill('0'), ...end]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
