import type { Db } from '../db'
import { dayOf, localeOf } from '../i18n'
import { enqueue } from '../jobs/queue'
import type { Jobs } from '../jobs/task'
import { postman, type Mailer, type Post } from '../mail/mailer'
import { getSettings } from '../settings/queries'
import { forgetOld, remind } from './commands'
import type { MailChoice, Notice } from './notification'
import { letterOf } from './pages'
import { findAddressee, listAwaiting, takeWaiting } from './queries'

// What is older is no news: mail that is set up late, or was down for long, brings no flood.
const freshFor = 3 * 86_400_000
/** Notices in one daily letter. */
const most = 30

/**
 * Every morning, WIB: at half past six who owes what, at seven the daily letters. A morning that was missed is made up
 * for at the next start.
 */
export function notificationJobs(db: Db, post: Post, clock: () => Date = () => new Date()): Jobs {
  const { mailer, appUrl = '' } = postman(post) ?? {}

  return {
    tasks: {
      'notifications.remind': async (_payload, closing) => {
        const now = clock()
        await remind(db, now, dayOf(now), closing)
        await forgetOld(db, now)
      },
      // One job a person: an address that no server takes holds up nobody else's letter.
      'notifications.digest': async () => {
        if (!mailer) return
        for (const user of await listAwaiting(db, fresh()))
          await enqueue(db, {
            task: 'notifications.digest_of',
            payload: { user },
            key: `digest:${user}`,
          })
      },
      'notifications.digest_of': async (payload) => {
        if (mailer) await sendOne(mailer, userOf(payload), 'daily', most)
      },
      'notifications.mail': async (payload, closing) => {
        if (!mailer) return
        while (await sendOne(mailer, userOf(payload), 'each', 1)) closing.throwIfAborted()
      },
    },
    timetable: [
      '30 23 * * * notifications.remind ?fill=12h',
      '0 0 * * * notifications.digest ?fill=6h',
    ],
  }

  function fresh(): Date {
    return new Date(clock().getTime() - freshFor)
  }

  /**
   * Sends one letter with what waits for this person, at most `limit` notices; false when nothing does. They are held
   * while the server takes it, so that no other process sends them. Killed between the server's yes and our own, the
   * letter goes out a second time, under the same name, by which a mail box knows it.
   */
  function sendOne(by: Mailer, user: number, way: MailChoice, limit: number): Promise<boolean> {
    return db.transaction(async (trx) => {
      const person = await findAddressee(trx, user, way)
      if (!person) return false
      const waiting = await takeWaiting(trx, user, fresh(), limit)
      if (waiting.length === 0) return false
      const { teamName } = await getSettings(trx)
      await by.send(
        letterOf(localeOf(person.language), person, waiting, way, {
          teamName,
          appUrl,
        }),
      )
      await trx('notifications').whereIn('id', idsOf(waiting)).update({ mailed_at: clock() })
      return true
    })
  }
}

function idsOf(notices: readonly Notice[]): number[] {
  return notices.map(({ id }) => id)
}

function userOf(payload: unknown): number {
  return Number((payload as { user?: unknown }).user)
}
