import type { Db } from '../db'
import { Refused } from '../errors'
import { remember } from '../history'
import { hashToken } from '../users/queries'
import type { User } from '../users/user'
import type { TokenInput } from './form'
import { newSecret, type Token } from './token'

/** Makes a token and returns its secret, which is stored nowhere: it can be shown now and never again. */
export async function issueToken(
  trx: Db,
  actor: User,
  input: TokenInput,
  now: Date,
): Promise<string> {
  const secret = newSecret()
  const { name, role, agencyId, lastDay } = input
  const [row] = await trx('api_tokens')
    .insert({
      name,
      role,
      agency_id: agencyId,
      token_hash: hashToken(secret),
      hint: secret.slice(-4),
      created_by: actor.id,
      created_at: now,
      // Through the end of that day in Jakarta.
      expires_at: new Date(Date.parse(`${lastDay}T00:00:00+07:00`) + 86_400_000),
    })
    .returning('id')
  await remember(trx, actor, 'token.created', 'token', row.id as number, { after: input })
  return secret
}

/**
 * Ends a token at once.
 * @throws Refused when it was revoked before
 */
export async function revokeToken(trx: Db, actor: User, token: Token, now: Date): Promise<void> {
  const ended = await trx('api_tokens')
    .where({ id: token.id, revoked_at: null })
    .update({ revoked_at: now })
  if (ended === 0) throw new Refused('tokens.revoked_before')
  await remember(trx, actor, 'token.revoked', 'token', token.id, { before: { name: token.name } })
}

const noticedEvery = 5 * 60_000

/** Notes that a token was used, at most once in five minutes: a write for every question would cost more than it tells. */
export async function noteUse(db: Db, token: Token, now: Date): Promise<void> {
  if (token.lastUsedAt && now.getTime() - token.lastUsedAt.getTime() < noticedEvery) return
  await db('api_tokens').where({ id: token.id }).update({ last_used_at: now })
}
