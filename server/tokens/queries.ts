import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import { hashToken } from '../users/queries'
import { isSecret, type Token } from './token'

const columns = `api_tokens.id, api_tokens.name, api_tokens.role, api_tokens.agency_id AS "agencyId",
  agencies.short_name AS "agencyName", api_tokens.hint, api_tokens.created_at AS "createdAt",
  users.name AS "createdByName", api_tokens.expires_at AS "expiresAt", api_tokens.revoked_at AS "revokedAt",
  api_tokens.last_used_at AS "lastUsedAt"`
const source = `api_tokens LEFT JOIN agencies ON agencies.id = api_tokens.agency_id
  LEFT JOIN users ON users.id = api_tokens.created_by`

/** Every token there was, those in use first, the newest first. */
export function listTokens(db: Db, now: Date): Promise<Token[]> {
  return prepared<Token>(
    db,
    'tokens.all',
    `SELECT ${columns} FROM ${source}
      ORDER BY (api_tokens.revoked_at IS NOT NULL OR api_tokens.expires_at <= $1), api_tokens.id DESC LIMIT 200`,
    [now],
  )
}

export async function getToken(db: Db, id: number | null): Promise<Token> {
  const [token] =
    id === null
      ? []
      : await prepared<Token>(
          db,
          'tokens.one',
          `SELECT ${columns} FROM ${source} WHERE api_tokens.id = $1`,
          [id],
        )
  if (!token) throw new NotFound(`token ${id}`)
  return token
}

/** The token of that secret, whatever its state. */
export async function findToken(db: Db, secret: string): Promise<Token | undefined> {
  if (!isSecret(secret)) return undefined
  const [token] = await prepared<Token>(
    db,
    'tokens.by_secret',
    `SELECT ${columns} FROM ${source} WHERE api_tokens.token_hash = $1`,
    [hashToken(secret)],
  )
  return token
}
