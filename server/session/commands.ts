import type { Request } from 'express'
import type { Db } from '../db'
import { remember } from '../history'
import { passwordFits } from '../users/password'
import { findSignIn } from '../users/queries'
import type { User } from '../users/user'
import type { SignInInput } from './form'

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

/** Begins a session under a new id, so that one planted beforehand opens nothing. */
export async function startSession(db: Db, req: Request, user: User, now: Date): Promise<void> {
  await db.transaction(async (trx) => {
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
}

/** Ends this session, here and on the server. */
export async function endSession(db: Db, req: Request, user: User): Promise<void> {
  await remember(db, user, 'session.ended', 'session', user.id)
  await forgetSession(req)
}

/** Takes the session from the store; nothing that the browser still holds opens it. */
export function forgetSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error: unknown) => (error ? reject(error) : resolve()))
  })
}
