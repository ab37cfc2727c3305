import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Day, Lang } from '../i18n'
import type { MailChoice, Notice } from './notification'
import type { Owing } from './reminders'

const columns = `notifications.id, notifications.kind, notifications.facts, notifications.at,
  notifications.read_at AS "readAt"`

/** One page of what a person was told: the unread first, then the newest. */
export function listNotices(
  db: Db,
  userId: number,
  offset: number,
  limit: number,
): Promise<Notice[]> {
  return prepared<Notice>(
    db,
    'notifications.list',
    `SELECT ${columns} FROM notifications WHERE notifications.user_id = $1
      ORDER BY (notifications.read_at IS NULL) DESC, notifications.at DESC, notifications.id DESC
      OFFSET $2 LIMIT $3`,
    [userId, offset, limit],
  )
}

/** @throws NotFound also for somebody else's */
export async function getNotice(db: Db, userId: number, id: number | null): Promise<Notice> {
  const [notice] =
    id === null
      ? []
      : await prepared<Notice>(
          db,
          'notifications.one',
          `SELECT ${columns} FROM notifications WHERE notifications.id = $1 AND notifications.user_id = $2`,
          [id, userId],
        )
  if (!notice) throw new NotFound(`notification ${id}`)
  return notice
}

/** What is owed for these windows, an agency a line; who is excused owes nothing. */
export function listOwing(db: Db, windowIds: readonly number[]): Promise<Owing[]> {
  return prepared<Owing>(
    db,
    'notifications.owing',
    `SELECT actions.agency_id AS "agencyId", standings.window_id AS "windowId", count(*) AS n,
       bool_and(actions.is_demo) AS "isDemo"
     FROM standings JOIN actions ON actions.id = standings.action_id
     WHERE standings.window_id = ANY ($1::int[]) AND standings.owed AND standings.report_state IN ('none', 'draft')
     GROUP BY actions.agency_id, standings.window_id ORDER BY standings.window_id, actions.agency_id`,
    [windowIds],
  )
}

/** How a person wants to be told outside the app. */
export type Wishes = Readonly<{ mail: MailChoice; calendar: boolean }>

export async function getWishes(db: Db, userId: number): Promise<Wishes> {
  const [wishes] = await prepared<Wishes>(
    db,
    'notifications.wishes',
    'SELECT users.mail, users.calendar_hash IS NOT NULL AS calendar FROM users WHERE users.id = $1',
    [userId],
  )
  return wishes ?? { mail: 'none', calendar: false }
}

/** Whom the daily letter has something to tell: unread, and not older than the days of patience. */
export async function listAwaiting(db: Db, since: Date): Promise<number[]> {
  const rows = await prepared<{ id: number }>(
    db,
    'notifications.awaiting',
    `SELECT users.id FROM users
      WHERE users.mail = 'daily' AND users.disabled_at IS NULL AND NOT users.is_demo AND EXISTS (
        SELECT FROM notifications WHERE notifications.user_id = users.id AND notifications.read_at IS NULL
          AND notifications.mailed_at IS NULL AND notifications.at >= $1)
      ORDER BY users.id`,
    [since],
  )
  return rows.map(({ id }) => id)
}

/** Whoever gets letters in this way; demo accounts never do: their addresses are nobody's. */
export async function findAddressee(
  db: Db,
  userId: number,
  mail: MailChoice,
): Promise<Readonly<{ email: string; name: string; language: Lang }> | undefined> {
  const [person] = await prepared<{ email: string; name: string; language: Lang }>(
    db,
    'notifications.addressee',
    `SELECT users.email, users.name, users.language FROM users
      WHERE users.id = $1 AND users.mail = $2 AND users.disabled_at IS NULL AND NOT users.is_demo`,
    [userId, mail],
  )
  return person
}

/** What waits to be sent to this person, oldest first; held until the transaction ends, so that nobody else sends it. */
export function takeWaiting(
  trx: Db,
  userId: number,
  since: Date,
  limit: number,
): Promise<Notice[]> {
  return prepared<Notice>(
    trx,
    'notifications.waiting',
    `SELECT ${columns} FROM notifications
      WHERE notifications.user_id = $1 AND notifications.read_at IS NULL AND notifications.mailed_at IS NULL
        AND notifications.at >= $2
      ORDER BY notifications.id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [userId, since, limit],
  )
}

/** Whose calendar it is. */
export type CalendarOwner = Readonly<{ id: number; language: Lang; agencyId: number | null }>

export async function findCalendarOwner(
  db: Db,
  tokenHash: string,
): Promise<CalendarOwner | undefined> {
  const [owner] = await prepared<CalendarOwner>(
    db,
    'notifications.calendar_owner',
    `SELECT users.id, users.language, users.agency_id AS "agencyId" FROM users
      WHERE users.calendar_hash = $1 AND users.disabled_at IS NULL`,
    [tokenHash],
  )
  return owner
}

export type CalendarMeeting = Readonly<{
  id: number
  title: string
  heldOn: Day
  /** Jakarta's clock, '09:00'. */
  startsAt: string | null
  plannedMinutes: number
  venue: string | null
}>

/** Meetings that the team knows of, from that day on. */
export function listCalendarMeetings(db: Db, from: Day): Promise<CalendarMeeting[]> {
  return prepared<CalendarMeeting>(
    db,
    'notifications.meetings',
    `SELECT meetings.id, meetings.title, meetings.held_on AS "heldOn", meetings.starts_at AS "startsAt",
       meetings.planned_minutes AS "plannedMinutes", meetings.venue
     FROM meetings WHERE meetings.state <> 'draft' AND meetings.held_on >= $1::date
     ORDER BY meetings.held_on, meetings.id LIMIT 200`,
    [from],
  )
}
