import { randomBytes } from 'node:crypto'
import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember, type Actor } from '../history'
import type { Lang } from '../i18n'
import type { AccountInput, PasswordChange } from './form'
import { tellOwner } from './letter-commands'
import { hashPassword, passwordFits } from './password'
import { hashToken } from './queries'
import { linkHours, type Account, type PasswordLink, type User } from './user'

/** Adds an account without a password: a one-time link lets its owner choose one. Returns its id. */
export async function createAccount(trx: Db, actor: Actor, input: AccountInput): Promise<number> {
  const [row] = await trx('users').insert(rowFrom(input)).returning('id')
  const id = row.id as number
  await remember(trx, actor, 'user.created', 'user', id, { after: input })
  return id
}

/**
 * Changes who an account is of and what its owner may do, from their next page on. With another address it may be another
 * person's: what a provider of single sign-on knew the former one by opens it no more.
 * @throws Outdated when it was changed since `version`
 * @throws Refused when the last secretariat would lose the role
 */
export async function editAccount(
  trx: Db,
  actor: User,
  account: Account,
  version: number,
  input: AccountInput,
): Promise<void> {
  if (input.role !== 'secretariat') await keepSecretariat(trx, account)
  await change(trx, account, version, rowFrom(input))
  const { email, name, role, agencyId } = account
  const before = { email, name, role, agencyId }
  await remember(trx, actor, 'user.edited', 'user', account.id, { before, after: input })
  if (input.email.toLowerCase() === email.toLowerCase()) return
  const unlinked = await trx('provider_links').where({ user_id: account.id }).delete()
  if (unlinked > 0) await remember(trx, actor, 'user.provider_unlinked', 'user', account.id)
  for (const address of [email, input.email])
    await tellOwner(trx, account.id, 'email_changed', address)
}

/**
 * Closes an account: whoever uses it is out at once, and no link opens it. What its owner wrote stays.
 * @throws Refused for one's own account and for the last secretariat
 */
export async function disableAccount(
  trx: Db,
  actor: User,
  account: Account,
  version: number,
  now: Date,
): Promise<void> {
  if (account.id === actor.id) throw new Refused('user.not_yourself')
  await keepSecretariat(trx, account)
  await change(trx, account, version, { disabled_at: now })
  await endLinks(trx, account.id, now)
  await endSessions(trx, account.id)
  await remember(trx, actor, 'user.disabled', 'user', account.id)
}

/** Opens a closed account again, with the password it had. */
export async function enableAccount(
  trx: Db,
  actor: User,
  account: Account,
  version: number,
): Promise<void> {
  await change(trx, account, version, { disabled_at: null })
  await remember(trx, actor, 'user.enabled', 'user', account.id)
}

/**
 * Makes the address under which the owner chooses a password, once, within `hours`; earlier ones end. Only its hash is
 * stored: what is returned can be shown now and never again.
 * @returns the path of the page
 * @throws Refused when the account is disabled
 */
export async function makePasswordLink(
  trx: Db,
  actor: Actor,
  user: Readonly<{ id: number; disabledAt: Date | null }>,
  { now, hours = linkHours }: { now: Date; hours?: number },
): Promise<string> {
  if (user.disabledAt) throw new Refused('user.disabled_no_link')
  await endLinks(trx, user.id, now)
  const token = randomBytes(32).toString('base64url')
  await trx('password_links').insert({
    token_hash: hashToken(token),
    user_id: user.id,
    made_by: actor === 'house' ? null : actor.id,
    created_at: now,
    expires_at: linkExpiry(now, hours),
  })
  await remember(trx, actor, 'user.link_made', 'user', user.id, { after: { hours } })
  return `/password/${token}`
}

export function linkExpiry(now: Date, hours = linkHours): Date {
  return new Date(now.getTime() + hours * 3_600_000)
}

/**
 * Sets the password that the owner of a link chose, ends the link and every session of the account.
 * @throws Refused when the link was used or ended meanwhile
 */
export async function choosePassword(
  trx: Db,
  link: PasswordLink,
  passwordHash: string,
  now: Date,
): Promise<void> {
  const used = await trx('password_links')
    .where({ token_hash: link.tokenHash })
    .whereNull('used_at')
    .where('expires_at', '>', now)
    .update({ used_at: now })
  if (used === 0) throw new Refused('password.link_ended', {}, 410)
  await trx('users').where({ id: link.userId }).update({ password_hash: passwordHash })
  await endLinks(trx, link.userId, now)
  await endSessions(trx, link.userId)
  await remember(
    trx,
    { id: link.userId, name: link.name },
    'user.password_chosen',
    'user',
    link.userId,
  )
  await tellOwner(trx, link.userId, 'password_chosen')
}

/**
 * Sets one's own new password and ends one's sessions but this one, `here`. Returns the epoch with which it goes on.
 * @throws Refused (422) when the old password is not the one in use
 */
export async function changePassword(
  trx: Db,
  user: User,
  input: PasswordChange,
  { now, here }: Readonly<{ now: Date; here: string }>,
): Promise<number> {
  const row = await trx('users').where({ id: user.id }).forUpdate().first('password_hash')
  if (!(await passwordFits(input.old, row?.password_hash ?? null)))
    throw new Refused('password.wrong_old', {}, 422)
  const password_hash = await hashPassword(input.password)
  await trx('users').where({ id: user.id }).update({ password_hash })
  await endLinks(trx, user.id, now)
  const epoch = await endSessions(trx, user.id, [here])
  await remember(trx, user, 'user.password_changed', 'user', user.id)
  await tellOwner(trx, user.id, 'password_changed')
  return epoch
}

/** Signs an account out everywhere, on its owner's or the secretariat's wish. */
export async function signOutEverywhere(trx: Db, actor: User, userId: number): Promise<void> {
  await endSessions(trx, userId)
  await remember(trx, actor, 'session.ended_everywhere', 'session', userId)
}

export async function chooseLanguage(trx: Db, user: User, language: Lang): Promise<void> {
  if (user.language === language) return
  await trx('users').where({ id: user.id }).update({ language })
  await remember(trx, user, 'user.language_chosen', 'user', user.id, {
    before: { language: user.language },
    after: { language },
  })
}

/**
 * Ends the sessions of an account, but for those `kept` by their ids. The rows go; and the epoch rises, so that a session
 * which a request in flight writes back counts for nothing, unless it takes over the new epoch, which is returned.
 */
export async function endSessions(
  trx: Db,
  userId: number,
  kept: readonly string[] = [],
): Promise<number> {
  const [row] = await trx('users')
    .where({ id: userId })
    .increment('session_epoch', 1)
    .returning('session_epoch')
  const epoch = row.session_epoch as number
  const own = () => trx('sessions').whereRaw("sess -> 'passport' ->> 'user' = ?", [String(userId)])
  await own().whereNotIn('sid', kept).delete()
  await own().update({
    sess: trx.raw("jsonb_set(sess::jsonb, '{epoch}', to_jsonb(?::int))::json", [epoch]),
  })
  return epoch
}

async function endLinks(trx: Db, userId: number, now: Date): Promise<void> {
  await trx('password_links')
    .where({ user_id: userId })
    .whereNull('used_at')
    .where('expires_at', '>', now)
    .update({ expires_at: now })
}

async function change(
  trx: Db,
  account: Account,
  version: number,
  row: Record<string, unknown>,
): Promise<void> {
  const changed = await trx('users')
    .where({ id: account.id, version })
    .update({ ...row, version: version + 1 })
  if (changed === 0) throw new Outdated(`user ${account.id}`)
}

/**
 * Someone must stay who can open accounts. All of the secretariat are locked first: of two who would each remove the
 * other, the second is refused.
 */
async function keepSecretariat(trx: Db, account: Account): Promise<void> {
  if (account.role !== 'secretariat') return
  const able = await trx('users')
    .select('id')
    .where({ role: 'secretariat' })
    .whereNull('disabled_at')
    .whereNotNull('password_hash')
    .orderBy('id')
    .forUpdate()
  if (!able.some(({ id }) => id !== account.id)) throw new Refused('user.last_secretariat')
}

function rowFrom({ email, name, role, agencyId }: AccountInput) {
  return { email, name, role, agency_id: agencyId }
}
