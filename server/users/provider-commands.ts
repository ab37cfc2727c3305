import type { Db } from '../db'
import { Refused } from '../errors'
import { remember, type Actor } from '../history'
import { endSessions } from './commands'
import { tellOwner } from './letter-commands'
import { findLink } from './queries'
import type { Identity, User } from './user'

/**
 * Keeps who this person is at the provider, from the first sign-in there on: the address alone, which a provider may give
 * to somebody else one day, opens the account no more. A known link stays as it is.
 * @throws Refused when the account is linked with somebody else there
 */
export async function linkProvider(trx: Db, user: User, identity: Identity): Promise<void> {
  const { issuer, subject } = identity
  const added = await trx('provider_links')
    .insert({ user_id: user.id, issuer, subject })
    .onConflict()
    .ignore()
    .returning('user_id')
  if (added.length > 0) {
    await remember(trx, user, 'user.provider_linked', 'user', user.id)
    return tellOwner(trx, user.id, 'provider_linked')
  }
  if ((await findLink(trx, user.id, issuer)) !== subject) throw new Refused('sso.other_subject')
}

/**
 * Lets go of who the owner is at any provider, and ends the account's sessions: the next sign-in there with the account's
 * address links anew. @throws Refused when there is no link
 */
export async function unlinkProvider(trx: Db, actor: Actor, userId: number): Promise<void> {
  const removed = await trx('provider_links').where({ user_id: userId }).delete()
  if (removed === 0) throw new Refused('user.no_provider_link')
  await endSessions(trx, userId)
  await remember(trx, actor, 'user.provider_unlinked', 'user', userId)
  await tellOwner(trx, userId, 'provider_unlinked')
}
