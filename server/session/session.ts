import type { Identity } from '../users/user'
import type { Question } from './provider'

/** Where to go after signing in, and the text that waits for the form there. */
export type Return = Readonly<{ next: string; kept: Record<string, string | string[]> }>

/**
 * Between the two steps of signing in: whose password was right, or who came by the provider. `since` in milliseconds
 * since 1970.
 */
export type Waiting = Readonly<{
  userId: number
  epoch: number
  since: number
  back: Return
  identity?: Identity
}>

/** What the provider of single sign-on was asked, and why. */
export type Asked = Readonly<{ question: Question; since: number; next: string; again: boolean }>

/** How long the second step may take, in milliseconds. */
export const waitingFor = 10 * 60_000

/** How long a proof of who it is holds, in milliseconds. */
export const provenFor = 10 * 60_000

declare module 'express-session' {
  interface SessionData {
    /** When the person signed in, and when the session was last written back; milliseconds since 1970. */
    startedAt?: number
    touchedAt?: number
    epoch?: number
    /** The browser and the address of the sign-in, for the person's own list. */
    device?: string | null
    address?: string
    /** When the person last proved on purpose who they are, within this session. */
    provenAt?: number
    /** Whose second factor is still asked for. Nobody is signed in yet. */
    waiting?: Waiting
    /** Whose answer the provider of single sign-on owes. Nobody is signed in by it yet. */
    asked?: Asked
    /** When the provider last vouched anew for whoever is signed in: it stands for their password. */
    vouchedAt?: number
  }
}
