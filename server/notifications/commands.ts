import { randomBytes } from 'node:crypto'
import type { Db } from '../db'
import { listOpenDecisions } from '../decisions/queries'
import { remember } from '../history'
import { getSettings } from '../settings/queries'
import { hashToken } from '../users/queries'
import type { User } from '../users/user'
import { listWindows } from '../windows/queries'
import type { MailChoice, NewNotice, Notice } from './notification'
import { listOwing } from './queries'
import { decisionRemindersOn, remindersOn, stageOf } from './reminders'

// Whoever wants each notice by mail gets it by a job of this very transaction; `told` names who was told.
const thenMail = `SELECT graphile_worker.add_job('notifications.mail', json_build_object('user', users.id),
    job_key := 'mail:' || users.id)
  FROM told JOIN users ON users.id = told.user_id WHERE users.mail = 'each' AND NOT users.is_demo`

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
    `WITH told AS (INSERT INTO notifications (user_id, kind, about, facts, at)
       SELECT users.id, ?, ?, ?::jsonb, ? FROM users
       WHERE users.agency_id = ? AND users.role = 'officer' AND users.disabled_at IS NULL AND users.id <> ?
       ORDER BY users.id ON CONFLICT ON CONSTRAINT notifications_once DO NOTHING RETURNING user_id)
     ${thenMail}`,
    [notice.kind, notice.about, JSON.stringify(notice.facts), now, agencyId, actor?.id ?? 0],
  )
}

/** Tells these people, whoever of them has an account that is open; who did it knows already. */
export async function tellPeople(
  trx: Db,
  userIds: readonly number[],
  notice: NewNotice,
  now: Date,
  actor: Pick<User, 'id'>,
): Promise<void> {
  if (userIds.length === 0) return
  await trx.raw(
    `WITH told AS (INSERT INTO notifications (user_id, kind, about, facts, at)
       SELECT users.id, ?, ?, ?::jsonb, ? FROM users
       WHERE users.id = ANY (?::int[]) AND users.disabled_at IS NULL AND users.id <> ?
       ORDER BY users.id ON CONFLICT ON CONSTRAINT notifications_once DO NOTHING RETURNING user_id)
     ${thenMail}`,
    [notice.kind, notice.about, JSON.stringify(notice.facts), now, [...userIds], actor.id],
  )
}

/**
 * Tells every agency what it owes on the day of `now`, reports and answers to decisions. May be stopped between two agencies and begun again, as often as
 * one likes: nobody is told twice.
 */
export async function remind(db: Db, now: Date, day: string, closing?: AbortSignal): Promise<void> {
  const { remindDays } = await getSettings(db)
  const windows = (await listWindows(db)).filter(
    (window) => stageOf(window, day, remindDays) !== null,
  )
  const owing = await listOwing(
    db,
    windows.map(({ id }) => id),
  )
  const reminders = [
    ...remindersOn(day, windows, owing, remindDays),
    ...decisionRemindersOn(day, await listOpenDecisions(db), remindDays),
  ]
  for (const { agencyId, notice } of reminders) {
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

export async function chooseMail(trx: Db, user: User, mail: MailChoice): Promise<void> {
  const before = await trx('users').where({ id: user.id }).forUpdate().first('mail')
  if (before?.mail === mail) return
  await trx('users').where({ id: user.id }).update({ mail })
  await remember(trx, user, 'user.mail_chosen', 'user', user.id, { before, after: { mail } })
}

/**
 * Makes the secret address of one's calendar; the one before ends. Only its hash is stored: what is returned can be
 * shown now and never again.
 */
export async function makeCalendar(trx: Db, user: User): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await trx('users')
    .where({ id: user.id })
    .update({ calendar_hash: hashToken(token) })
  await remember(trx, user, 'user.calendar_made', 'user', user.id)
  return `/calendar/${token}.ics`
}

export async function endCalendar(trx: Db, user: User): Promise<void> {
  const ended = await trx('users')
    .where({ id: user.id })
    .whereNotNull('calendar_hash')
    .update({ calendar_hash: null })
  if (ended > 0) await remember(trx, user, 'user.calendar_ended', 'user', user.id)
}
