import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Account, Identity, PasswordLink, Role, User } from './user'

const userColumns = `users.id, users.email, users.name, users.role, users.agency_id AS "agencyId",
  agencies.short_name AS "agencyName", users.language, users.session_epoch AS "sessionEpoch", users.is_demo AS "isDemo"`

const accountColumns = `${userColumns}, users.version, users.created_at AS "createdAt",
  users.disabled_at AS "disabledAt", users.last_signed_in_at AS "lastSignedInAt",
  users.password_hash IS NOT NULL AS "hasPassword",
  EXISTS (SELECT FROM second_factors WHERE second_factors.user_id = users.id) AS "hasFactor",
  (SELECT max(provider_links.linked_at) FROM provider_links WHERE provider_links.user_id = users.id) AS "linkedSince"`

const signInColumns = `${userColumns}, users.password_hash AS "passwordHash", users.disabled_at IS NOT NULL AS disabled`

/** The person behind a session; undefined when the account is gone or disabled. Asked on every page. */
export async function findActiveUser(db: Db, id: number): Promise<User | undefined> {
  const [user] = await prepared<User>(
    db,
    'users.active',
    `SELECT ${userColumns}, (SELECT count(*) FROM (SELECT FROM notifications
        WHERE notifications.user_id = users.id AND notifications.read_at IS NULL LIMIT 100) AS counted) AS unread,
        EXISTS (SELECT FROM settings WHERE settings.key = 'secondFactorRoles' AND settings.value @> to_jsonb(users.role))
          AND NOT EXISTS (SELECT FROM second_factors WHERE second_factors.user_id = users.id) AS "owesFactor"
      FROM users LEFT JOIN agencies ON agencies.id = users.agency_id
      WHERE users.id = $1 AND users.disabled_at IS NULL`,
    [id],
  )
  return user
}

type SignIn = Readonly<{ user: User; passwordHash: string | null; disabled: boolean }>

/** Whoever signs in with this address, disabled or not, and what their password is checked against. */
export function findSignIn(db: Db, email: string): Promise<SignIn | undefined> {
  return signInWhere(db, 'users.sign_in', 'users.email = $1::citext', [email])
}

/** Whose account is linked with this person of a provider, disabled or not. */
export function findLinked(db: Db, { issuer, subject }: Identity): Promise<SignIn | undefined> {
  return signInWhere(
    db,
    'users.linked',
    `users.id = (SELECT provider_links.user_id FROM provider_links
       WHERE provider_links.issuer = $1 AND provider_links.subject = $2)`,
    [issuer, subject],
  )
}

async function signInWhere(
  db: Db,
  name: string,
  condition: string,
  values: readonly string[],
): Promise<SignIn | undefined> {
  const [row] = await prepared<User & { passwordHash: string | null; disabled: boolean }>(
    db,
    name,
    `SELECT ${signInColumns} FROM users LEFT JOIN agencies ON agencies.id = users.agency_id WHERE ${condition}`,
    values,
  )
  if (!row) return undefined
  const { passwordHash, disabled, ...user } = row
  return { user, passwordHash, disabled }
}

/** Who the owner of an account is at this provider; undefined when that is not known. */
export async function findLink(
  db: Db,
  userId: number,
  issuer: string,
): Promise<string | undefined> {
  const row = await db('provider_links').where({ user_id: userId, issuer }).first('subject')
  return row?.subject as string | undefined
}

/** What a person's password is checked against when they prove once more who they are; null when they have none. */
export async function findPasswordHash(db: Db, id: number): Promise<string | null> {
  const row = await db('users').where({ id }).first('password_hash')
  return (row?.password_hash as string | null | undefined) ?? null
}

/** @throws NotFound */
export async function getAccount(db: Db, id: number | null): Promise<Account> {
  const account = id === null ? undefined : await accounts(db).where({ 'users.id': id }).first()
  if (!account) throw new NotFound(`user ${id}`)
  return account as Account
}

export async function findAccountByEmail(db: Db, email: string): Promise<Account | undefined> {
  return (await accounts(db).where({ 'users.email': email }).first()) as Account | undefined
}

export type AccountFilter = Readonly<{ q: string; role: Role | null }>

/** One page of the accounts that fit, by name; `offset` and `limit` count accounts. */
export async function listAccounts(
  db: Db,
  filter: AccountFilter,
  offset: number,
  limit: number,
): Promise<Account[]> {
  const rows = await accounts(db)
    .modify(fitting, filter)
    .orderByRaw('users.name COLLATE id_alami, users.id')
    .offset(offset)
    .limit(limit)
  return rows as Account[]
}

export async function countAccounts(db: Db, filter: AccountFilter): Promise<number> {
  const row = await db('users')
    .leftJoin('agencies', 'agencies.id', 'users.agency_id')
    .modify(fitting, filter)
    .count({ n: '*' })
    .first()
  return Number(row?.n ?? 0)
}

/** The link behind a token, as long as it opens; only the token's hash is ever stored. */
export async function findPasswordLink(
  db: Db,
  token: string,
  now: Date,
): Promise<PasswordLink | undefined> {
  const row = await openLinks(db, now)
    .where({ 'password_links.token_hash': hashToken(token) })
    .first(
      'password_links.token_hash as tokenHash',
      'users.id as userId',
      'users.email',
      'users.name',
    )
  return row as PasswordLink | undefined
}

/** When the newest link that still opens this account ends; null when there is none. */
export async function linkEnds(db: Db, userId: number, now: Date): Promise<Date | null> {
  const row = await openLinks(db, now)
    .where({ 'users.id': userId })
    .max({ at: 'expires_at' })
    .first()
  return (row?.['at'] as Date | null | undefined) ?? null
}

/** SHA-256: the token is 32 random bytes, so nothing slower is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function openLinks(db: Db, now: Date): Knex.QueryBuilder {
  return db('password_links')
    .join('users', 'users.id', 'password_links.user_id')
    .whereNull('password_links.used_at')
    .whereNull('users.disabled_at')
    .where('password_links.expires_at', '>', now)
}

function accounts(db: Db): Knex.QueryBuilder {
  return db('users')
    .leftJoin('agencies', 'agencies.id', 'users.agency_id')
    .select(db.raw(accountColumns))
}

function fitting(query: Knex.QueryBuilder, { q, role }: AccountFilter): void {
  if (role) void query.where({ 'users.role': role })
  for (const word of q.split(/\s+/).filter(Boolean).slice(0, 6)) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    void query.whereRaw(
      '(users.name ILIKE ? OR users.email::text ILIKE ? OR agencies.short_name ILIKE ?)',
      [like, like, like],
    )
  }
}
