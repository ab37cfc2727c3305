import type { Lang } from '../i18n'

export const roles = ['secretariat', 'coordinator', 'officer', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Someone with an account. `agencyId` is set for every officer and may be for others. */
export type User = Readonly<{
  id: number
  email: string
  name: string
  role: Role
  agencyId: number | null
  agencyName: string | null
  language: Lang
  sessionEpoch: number
  isDemo: boolean
  /** Notices not read yet, known of whoever opens a page; at most 100 are counted. */
  unread?: number
  /** Their role asks for a second factor and they have none: until it is set up they may do nothing else. */
  owesFactor?: boolean
}>

/** An account as the secretariat sees it. It knows whether there is a password, never which. */
export type Account = User &
  Readonly<{
    version: number
    createdAt: Date
    disabledAt: Date | null
    lastSignedInAt: Date | null
    hasPassword: boolean
    hasFactor: boolean
    /** Since when the account is linked with somebody at the provider of single sign-on; null: it is not. */
    linkedSince: Date | null
  }>

/** Somebody at a provider of single sign-on: `subject` is the provider's own name for them, which no one else ever gets. */
export type Identity = Readonly<{ issuer: string; subject: string }>

/** Invited: nobody has chosen a password yet. */
export type AccountState = 'active' | 'invited' | 'disabled'

export function stateOf(account: Pick<Account, 'disabledAt' | 'hasPassword'>): AccountState {
  if (account.disabledAt) return 'disabled'
  return account.hasPassword ? 'active' : 'invited'
}

/** How long a one-time link opens the account, in hours. */
export const linkHours = 72

/** A one-time link that still opens, with whose it is. */
export type PasswordLink = Readonly<{
  tokenHash: string
  userId: number
  email: string
  name: string
}>
