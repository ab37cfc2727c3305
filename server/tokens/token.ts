import { randomBytes } from 'node:crypto'
import type { Role, User } from '../users/user'

/** What another program reads the data with: a role, of an agency where it is an officer's. Its secret is not stored. */
export type Token = Readonly<{
  id: number
  name: string
  role: Role
  agencyId: number | null
  agencyName: string | null
  /** The last letters of the secret. */
  hint: string
  createdAt: Date
  createdByName: string | null
  expiresAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
}>

/** The longest life of a token. */
export const longestDays = 365

/** How many questions one token may ask in a minute. */
export const perMinute = 120

/** A fresh secret: 256 random bits behind a word by which a leaked one is recognised. */
export function newSecret(): string {
  return `tuntas_${randomBytes(32).toString('base64url')}`
}

export function isSecret(text: string): boolean {
  return /^tuntas_[\w-]{43}$/.test(text)
}

export type TokenState = 'active' | 'expired' | 'revoked'

export function tokenState(token: Pick<Token, 'expiresAt' | 'revokedAt'>, now: Date): TokenState {
  if (token.revokedAt) return 'revoked'
  return token.expiresAt <= now ? 'expired' : 'active'
}

/** Whoever reads with that token, as the policy and the pages' own queries know a person. */
export function readerOf(token: Pick<Token, 'name' | 'role' | 'agencyId' | 'agencyName'>): User {
  const { name, role, agencyId, agencyName } = token
  return {
    id: 0,
    email: '',
    name,
    role,
    agencyId,
    agencyName,
    language: 'id',
    sessionEpoch: 0,
    isDemo: false,
  }
}
