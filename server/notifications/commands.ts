import type { Db } from '../db'
import type { User } from '../users/user'
import { listWindows } from '../windows/queries'
import type { NewNotice, Notice } from './notification'
import { listOwing } from './queries'
import { remindersOn, stageOf } from './reminders'

/** Longest that a notice is kept, in days. */
const keptFor = 400

/**
 * Tells the officers of an agency, inside the transaction of what there is to tell; who did it knows already. Whoever
 * was told the same before is not told again.
 */
export async function tellAgency(
  trx: Db,
  agencyId: number,
  notice: NewNotice,
  now: Date,
  actor: Pick<User, 'id'> | null = null,
): Promise<void> {
  await trx.raw(
    `INSERT INTO notifications (user_id, kind, about, facts, at)
     SELECT users.id, ?, ?, ?::jsonb, ? FROM users
     WHERE users.agency_id = ? AND users.role = 'officer' AND users.disabled_at IS NULL AND users.id <> ?
     ORDER BY users.id ON CONFLICT ON CONSTRAINT notifications_once DO NOTHING`,
    [notice.kind, notice.about, JSON.stringify(notice.facts), now, agencyId, actor?.id ?? 0],
  )
}

/**
 * Tells every agency what it owes on the day of `now`. May be stopped between two agencies and begun again, as often as
 * one likes: nobody is told twice.
 */
export async function remind(db: Db, now: Date, day: string, closing?: AbortSignal): Promise<void> {
  const windows = (await listWindows(db)).filter((window) => stageOf(window, day) !== null)
  const owing = await listOwing(
    db,
    windows.map(({ id }) => id),
  )
  for (const { agencyId, notice } of remindersOn(day, windows, owing)) {
    closing?.throwIfAborted()
    await tellAgency(db, agencyId, notice, now)
  }
}

/** Removes what is too old to matter to anyone. */
export async function forgetOld(db: Db, now: Date): Promise<void> {
  await db('notifications')
    .where('at', '<', new Date(now.getTime() - keptFor * 86_400_000))
    .delete()
}

export async function readNotice(db: Db, notice: Notice, now: Date): Promise<void> {
  if (notice.readAt) return
  await db('notifications').where({ id: notice.id }).whereNull('read_at').update({ read_at: now })
}

/** Marks all that the person has been shown; what came in meanwhile, with a higher id, stays unread. */
export async function readAll(db: Db, user: User, upTo: number, now: Date): Promise<void> {
  await db('notifications')
    .where({ user_id: user.id })
    .where('id', '<=', upTo)
    .whereNull('read_at')
    .update({ read_at: now })
}
