import { randomUUID } from 'node:crypto'
import type { Db } from '../db'
import { enqueue } from '../jobs/queue'
import type { AccountEvent, OwnerLetter } from './letter'

/**
 * Tells the owner of an account what was done to it, by a letter that a job of this transaction writes: whether mail works
 * has no say in what was done. Goes to the account's own address, or to `to` where that has just been another.
 */
export async function tellOwner(
  trx: Db,
  user: number,
  event: AccountEvent,
  to?: string,
): Promise<void> {
  const letter: OwnerLetter = {
    id: randomUUID(),
    user,
    event,
    at: new Date().toISOString(),
    ...(to !== undefined && { to }),
  }
  await enqueue(trx, { task: 'users.letter', payload: letter })
}
