import type { Request } from 'express'
import type { Db } from '../db'
import { NotFound } from '../errors'
import { remember } from '../history'
import { endSessions } from '../users/commands'
import { passwordFits } from '../users/password'
import { linkProvider } from '../users/provider-commands'
import { findLink, findLinked, findPasswordHash, findSignIn } from '../users/queries'
import type { Identity, User } from '../users/user'
import { deviceName, deviceOf } from './device'
import type { SignInInput } from './form'
import type { Vouched } from './provider'
import { sessionKey } from './queries'
import type { Waiting } from './session'

/**
 * Who these two belong to, or undefined. An unknown address, a wrong password, an account that is disabled or has no
 * password yet: each takes the same work and gives the same answer. A refusal of a known account is remembered.
 */
export async function authenticate(
  db: Db,
  { email, password }: SignInInput,
): Promise<User | undefined> {
  const found = await findSignIn(db, email)
  const fits = await passwordFits(password, found?.passwordHash ?? null)
  if (found && fits && !found.disabled) return found.user
  if (found) await remember(db, 'house', 'session.refused', 'session', found.user.id)
  return undefined
}

/**
 * Whom the provider of single sign-on vouches for: whoever the account was linked with at the first sign-in, under
 * whatever address they have there now; before that, somebody invited here by the address that it vouches for. Else why
 * nobody comes in.
 */
export async function vouchedFor(
  db: Db,
  vouched: Vouched | undefined,
): Promise<User | 'sso.unknown' | 'sso.other_subject'> {
  if (!vouched) return 'sso.unknown'
  const linked = await findLinked(db, vouched)
  const { email, issuer } = vouched
  const found = linked ?? (email === undefined ? undefined : await findSignIn(db, email))
  if (!found) return 'sso.unknown'
  const { id } = found.user
  if (found.disabled) {
    await remember(db, 'house', 'session.refused', 'session', id)
    return 'sso.unknown'
  }
  if (!linked && (await findLink(db, id, issuer)) !== undefined) {
    await remember(db, 'house', 'session.other_subject', 'session', id)
    return 'sso.other_subject'
  }
  return found.user
}

/** Whether it is this person's password, asked once more within a session. A wrong one is remembered. */
export async function provePassword(db: Db, user: User, password: string): Promise<boolean> {
  const fits = await passwordFits(password, await findPasswordHash(db, user.id))
  if (!fits) await remember(db, 'house', 'session.proof_refused', 'session', user.id)
  return fits
}

/**
 * Begins a session under a new id, so that one planted beforehand opens nothing. Whoever came by a provider is linked with
 * it, once everything that was asked of them is shown. @throws Refused when somebody else there was quicker
 */
export async function startSession(
  db: Db,
  req: Request,
  user: User,
  now: Date,
  identity?: Identity,
): Promise<void> {
  await db.transaction(async (trx) => {
    if (identity) await linkProvider(trx, user, identity)
    await trx('users').where({ id: user.id }).update({ last_signed_in_at: now })
    await remember(trx, user, 'session.started', 'session', user.id)
  })
  // A session that had ended was taken away at the door; signing in begins from one.
  if (req.session === undefined) req.sessionStore.generate(req)
  await new Promise<void>((resolve, reject) => {
    req.logIn(user, (error: unknown) => (error ? reject(error) : resolve()))
  })
  req.session.startedAt = now.getTime()
  req.session.touchedAt = now.getTime()
  req.session.epoch = user.sessionEpoch
  req.session.device = deviceName(deviceOf(req.get('user-agent')))
  req.session.address = req.ip ?? ''
}

/** Notes that the first step of signing in is done, under a new session id that opens nothing but the second. */
export async function awaitCode(req: Request, waiting: Waiting): Promise<void> {
  if (req.session === undefined) req.sessionStore.generate(req)
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error: unknown) => (error ? reject(error) : resolve()))
  })
  req.session.waiting = waiting
}

/** Ends this session, here and on the server. */
export async function endSession(db: Db, req: Request, user: User): Promise<void> {
  await remember(db, user, 'session.ended', 'session', user.id)
  await forgetSession(req)
}

/**
 * Ends one of a person's other sessions, named by its key, and returns the epoch with which the rest go on.
 * @throws NotFound when there is none; `here` is the one that asks
 */
export async function endOneSession(
  trx: Db,
  user: User,
  key: string,
  here: string,
): Promise<number> {
  const ids = await sessionIds(trx, user)
  const rest = ids.filter((id) => id === here || sessionKey(id) !== key)
  if (rest.length === ids.length) throw new NotFound('a session')
  const epoch = await endSessions(trx, user.id, rest)
  await remember(trx, user, 'session.one_ended', 'session', user.id)
  return epoch
}

/** Ends every session of a person but this one, and returns the epoch with which it goes on. */
export async function endOtherSessions(trx: Db, user: User, sessionId: string): Promise<number> {
  const epoch = await endSessions(trx, user.id, [sessionId])
  await remember(trx, user, 'session.others_ended', 'session', user.id)
  return epoch
}

/**
 * Goes on in this session after others of the person were ended. Without an `epoch` it was a double of the request that
 * ended them: the session is read anew, so that the old epoch is not written over the new one.
 */
export async function goOn(req: Request, epoch: number | undefined): Promise<void> {
  if (epoch !== undefined) req.session.epoch = epoch
  else await new Promise<void>((resolve) => req.session.reload(() => resolve()))
}

/** Takes the session from the store; nothing that the browser still holds opens it. */
export function forgetSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error: unknown) => (error ? reject(error) : resolve()))
  })
}

async function sessionIds(trx: Db, user: User): Promise<string[]> {
  return trx('sessions')
    .whereRaw("sess -> 'passport' ->> 'user' = ?", [String(user.id)])
    .whereRaw("sess ->> 'epoch' = ?", [String(user.sessionEpoch)])
    .orderBy('sid')
    .forUpdate()
    .pluck('sid')
}
