import { createHash, randomUUID } from 'node:crypto'
import type { Request } from 'express'
import type { Knex } from 'knex'
import { prepared, type Db } from '../db'
import type { User } from '../users/user'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What a form does, in one transaction; it returns the place to go next. */
export type Work = (trx: Knex.Transaction) => Promise<string>

/** A fresh key for a form: what is sent with it is done once, however often it arrives. */
export function newOnce(): string {
  return randomUUID()
}

/** The key that came with a form, or a fresh one, for a form that is shown again. */
export function onceOf(req: Request): string {
  const key: unknown = req.body?.once
  return typeof key === 'string' && uuid.test(key) ? key : newOnce()
}

/**
 * The key of what was sent: the form's own, tied to the content under it. A double click or a retry carries the same
 * content and is done once; the same form gone back to, changed and sent again is another request, which must not be
 * taken for done. `also` names what the body does not hold: the files of an upload.
 */
function keyOf(req: Request, also: readonly string[]): string {
  const content = Object.entries((req.body ?? {}) as Record<string, unknown>).filter(
    ([name]) => name !== '_csrf' && name !== 'once',
  )
  return keyFrom([onceOf(req), req.path, content, also])
}

function keyFrom(parts: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * Does `work` once per form: a double click, a retry on a bad line or a reload all answer with where the first one
 * led. The second of two at the same time waits for the first, because both insert the same key. `work` returns the
 * place to go next; when it throws, the key is free again.
 */
export async function once(
  db: Db,
  user: User,
  req: Request,
  work: Work,
  also: readonly string[] = [],
): Promise<string> {
  return doOnce(db, user, keyOf(req, also), work)
}

/** The same for one part of a form that is handled part by part: `content` is what that part says. */
export async function oncePart(
  db: Db,
  user: User,
  req: Request,
  content: readonly unknown[],
  work: Work,
): Promise<string> {
  return doOnce(db, user, keyFrom([onceOf(req), req.path, content]), work)
}

async function doOnce(db: Db, user: User, key: string, work: Work): Promise<string> {
  return db.transaction(async (trx) => {
    const [fresh] = await prepared(
      trx,
      'once.begin',
      `INSERT INTO form_receipts (key, user_id) VALUES ($1, $2)
       ON CONFLICT ON CONSTRAINT form_receipts_pkey DO NOTHING RETURNING key`,
      [key, user.id],
    )
    if (!fresh) {
      const first = await trx('form_receipts').where({ key, user_id: user.id }).first('location')
      return (first?.location as string | null) ?? '/'
    }
    const location = await work(trx)
    await prepared(
      trx,
      'once.end',
      'UPDATE form_receipts SET location = $3 WHERE key = $1 AND user_id = $2',
      [key, user.id, location],
    )
    return location
  })
}
