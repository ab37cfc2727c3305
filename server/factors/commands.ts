import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Db } from '../db'
import { Refused } from '../errors'
import { remember, type Actor } from '../history'
import { endSessions } from '../users/commands'
import { tellOwner } from '../users/letter-commands'
import { hashCost } from '../users/password'
import type { User } from '../users/user'
import { newRecoveryCodes, readCode, stepOf, type TypedCode } from './factor'
import { findCodeHash, findFactor } from './queries'
import { unseal } from './seal'

/**
 * Sets up a second factor whose first code was just shown to work, at `step`. Sessions other than `here`, which began
 * without it, end. Returns the recovery codes, which can be shown now and never again, and the epoch with which this session goes on.
 * @throws Refused when there is one already
 */
export async function addFactor(
  trx: Db,
  user: User,
  { sealedSecret, step }: Readonly<{ sealedSecret: string; step: number }>,
  { now, here }: Readonly<{ now: Date; here: string }>,
): Promise<{ codes: string[]; epoch: number }> {
  const added = await trx('second_factors')
    .insert({ user_id: user.id, sealed_secret: sealedSecret, last_step: step, made_at: now })
    .onConflict('user_id')
    .ignore()
    .returning('user_id')
  if (added.length === 0) throw new Refused('factor.there_already')
  const codes = await storeCodes(trx, user.id)
  const epoch = await endSessions(trx, user.id, [here])
  await remember(trx, user, 'user.second_factor_added', 'user', user.id)
  await tellOwner(trx, user.id, 'factor_added')
  return { codes, epoch }
}

/** New recovery codes in place of the old ones, used or not. @throws Refused when there is no second factor */
export async function renewCodes(trx: Db, user: User): Promise<string[]> {
  const factor = await trx('second_factors')
    .where({ user_id: user.id })
    .forUpdate()
    .first('user_id')
  if (!factor) throw new Refused('factor.none')
  await trx('recovery_codes').where({ user_id: user.id }).delete()
  const codes = await storeCodes(trx, user.id)
  await remember(trx, user, 'user.recovery_codes_made', 'user', user.id)
  await tellOwner(trx, user.id, 'codes_made')
  return codes
}

/**
 * Takes the second factor and its recovery codes away, and ends the account's sessions but `here`. Returns the epoch with
 * which that one goes on. @throws Refused when there is no second factor
 */
export async function removeFactor(
  trx: Db,
  actor: Actor,
  userId: number,
  here?: string,
): Promise<number> {
  const removed = await trx('second_factors').where({ user_id: userId }).delete()
  if (removed === 0) throw new Refused('factor.none')
  const epoch = await endSessions(trx, userId, here === undefined ? [] : [here])
  await remember(trx, actor, 'user.second_factor_removed', 'user', userId)
  await tellOwner(trx, userId, 'factor_removed')
  return epoch
}

/**
 * Whether this code is the person's, and uses it up: each works once, whoever sends it first. A wrong one is remembered.
 * `readable` is false when the secret was sealed under another key, so that only recovery codes can help.
 */
export async function useCode(
  db: Db,
  key: Buffer,
  user: User,
  typed: string,
  now: Date,
): Promise<Readonly<{ fits: boolean; readable: boolean }>> {
  const factor = await findFactor(db, user.id)
  const secret = factor && unseal(key, factor.sealedSecret, user.id)
  const code = readCode(typed)
  const fits =
    factor !== undefined &&
    code !== null &&
    (code.kind === 'recovery'
      ? await useRecoveryCode(db, user, code, now)
      : secret !== undefined && (await useStep(db, user, stepOf(secret, code.code, now))))
  if (!fits) await remember(db, 'house', 'session.code_refused', 'session', user.id)
  return { fits, readable: secret !== undefined }
}

/** Later steps are still free, this one and those before it are not. */
async function useStep(db: Db, user: User, step: number | null): Promise<boolean> {
  if (step === null) return false
  const used = await db('second_factors')
    .where({ user_id: user.id })
    .where('last_step', '<', step)
    .update({ last_step: step })
  return used === 1
}

async function useRecoveryCode(
  db: Db,
  user: User,
  { code }: TypedCode,
  now: Date,
): Promise<boolean> {
  const known = await findCodeHash(db, user.id)
  const salt = known?.split('$')[4]
  if (salt === undefined) return false
  const code_hash = await hashCode(code, Buffer.from(salt, 'base64'))
  return db.transaction(async (trx) => {
    const used = await trx('recovery_codes')
      .where({ user_id: user.id, code_hash })
      .whereNull('used_at')
      .update({ used_at: now })
    if (used !== 1) return false
    await remember(trx, user, 'user.recovery_code_used', 'user', user.id)
    await tellOwner(trx, user.id, 'code_used')
    return true
  })
}

async function storeCodes(trx: Db, userId: number): Promise<string[]> {
  const codes = newRecoveryCodes()
  const salt = randomBytes(16)
  const hashes = await Promise.all(codes.map((code) => hashCode(code.replace('-', ''), salt)))
  await trx('recovery_codes').insert(hashes.map((code_hash) => ({ user_id: userId, code_hash })))
  return codes
}

function hashCode(code: string, salt: Buffer): Promise<string> {
  return hash(code, { ...hashCost, salt })
}
