import { localPath } from '../http/back'
import { keepable, type Typed } from '../http/kept'
import { formReader, type Form } from '../http/parse'
import type { Return } from './session'

export type SignInInput = Readonly<{ email: string; password: string }>

/** Reads the sign-in form. The password is taken exactly as typed, and never shown again. */
export function parseSignIn(body: unknown): Form<SignInInput> {
  const read = formReader(body)
  const email = read.raw('email').trim().slice(0, 300)
  const password = typedPassword(body)
  if (email === '') read.refuse('email', 'field.required')
  if (password === '') read.refuse('password', 'field.required')
  if (!read.clean) return { ok: false, typed: { email }, errors: read.errors }
  return { ok: true, input: { email, password } }
}

/** The field `password` to the letter. */
export function typedPassword(body: unknown): string {
  const typed: unknown = (body as Record<string, unknown> | undefined)?.['password']
  return typeof typed === 'string' ? typed : ''
}

/** What the sign-in form carries along: anything that does not lead into this house or is no text is left out. */
export function parseReturn(body: unknown): Return {
  const read = formReader(body)
  return { next: pathAfterSignIn(read.raw('next')), kept: parseKept(read.raw('kept')) }
}

/** Where the person was heading; home when that is nowhere in this house, or a page of signing in itself. */
export function pathAfterSignIn(next: string): string {
  const path = localPath(next)
  return path === undefined || /^\/session(\/|\?|$)/.test(path) ? '/' : path
}

function parseKept(text: string): Typed {
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || Array.isArray(value)) return {}
    return Object.fromEntries(
      Object.entries(keepable(value)).map(([name, typed]) => [
        storable(name),
        Array.isArray(typed) ? typed.map(storable) : storable(typed),
      ]),
    )
  } catch {
    return {}
  }
}

/** PostgreSQL's JSON holds neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return Buffer.from(text.replaceAll('\0', '')).toString()
}
