import type { Request } from 'express'

/** A form's text as it was typed, name by name. */
export type Typed = Record<string, string | string[]>

declare module 'express-session' {
  interface SessionData {
    kept?: { path: string; body: Typed }
  }
}

const limit = 200_000
const secret = [
  '_csrf',
  'once',
  'code',
  'password',
  'old_password',
  'new_password',
  'new_password_again',
]

/** Only plain text fields come back: no tokens, no passwords, nothing beyond `limit` characters in all. */
export function keepable(body: unknown): Typed {
  const kept: Typed = {}
  let size = 0
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (secret.includes(name)) continue
    const values = Array.isArray(value) ? value : [value]
    if (!values.every((one): one is string => typeof one === 'string')) continue
    size += name.length + values.reduce((sum, one) => sum + one.length, 0)
    if (size > limit) break
    const texts = values.map(storable)
    kept[name] = Array.isArray(value) ? texts : (texts[0] ?? '')
  }
  return kept
}

/** The text of a form that someone else overtook: shown beside what is stored now, it goes on from that version. */
export function overtakenText(body: unknown): Typed {
  const { version: _, ...text } = keepable(body)
  return text
}

// PostgreSQL's json takes neither NUL nor half of a surrogate pair.
function storable(text: string): string {
  return Buffer.from(text.replaceAll('\0', '')).toString('utf8')
}

/** Keeps the text of a form for the page at `address`, which may say more than where it is: which part is open. */
export function keep(req: Request, address: string, body: Typed): void {
  req.session.kept = { path: address.split('?')[0] as string, body }
}

/** The text that an ended session left behind for the form on this page, once. */
export function takeKept(req: Request): Typed | undefined {
  const kept = req.session.kept
  if (!kept || kept.path !== req.path) return undefined
  delete req.session.kept
  return kept.body
}
