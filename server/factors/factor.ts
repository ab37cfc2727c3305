import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** Someone's second factor as it is stored. */
export type Factor = Readonly<{
  sealedSecret: string
  madeAt: Date
  /** Recovery codes that were not used yet. */
  codesLeft: number
}>

// RFC 6238 as every authenticator knows it: SHA-1, six digits, thirty seconds. A clock may be one step off.
const rules = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const stepsOff = 1

/** A new secret of 160 bits, in the letters and digits that authenticators take. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an authenticator reads out of the picture. */
export function authenticatorAddress(secret: string, email: string): string {
  return new TOTP({
    ...rules,
    issuer: 'Tuntas',
    label: email,
    secret: Secret.fromBase32(secret),
  }).toString()
}

/** The secret in groups of four, for whoever types it. */
export function spelled(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}

/** The step of thirty seconds, since 1970, that this code belongs to; null when it is none of about now. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ ...rules, secret: Secret.fromBase32(secret) })
  const timestamp = now.getTime()
  const off = totp.validate({ token: code, timestamp, window: stepsOff })
  return off === null ? null : totp.counter({ timestamp }) + off
}

/** How many recovery codes a person gets at once. */
export const codeCount = 10

// No letter or digit that is read as another.
const signs = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const codeLength = 10

/** New recovery codes, each of 49 random bits, as they are shown: "K7MQ2-XW9RT". */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codeCount }, () =>
    Array.from({ length: codeLength }, () => signs.charAt(randomInt(signs.length)))
      .join('')
      .replace(/^(.{5})/, '$1-'),
  )
}

/** What was typed where a code is asked for: one of the authenticator, one of the recovery codes, or neither. */
export type TypedCode = Readonly<{ kind: 'authenticator' | 'recovery'; code: string }>

/** Reads a code however it is spaced, in capital or small letters; null for what can be none. */
export function readCode(typed: string): TypedCode | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(code)) return { kind: 'authenticator', code }
  return new RegExp(`^[${signs}]{${codeLength}}$`).test(code) ? { kind: 'recovery', code } : null
}
