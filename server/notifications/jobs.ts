import type { Db } from '../db'
import { dayOf } from '../i18n'
import type { Jobs } from '../jobs/task'
import { forgetOld, remind } from './commands'

/** Every morning at half past six, WIB: who owes what. A morning that was missed is made up for at the next start. */
export function notificationJobs(db: Db, clock: () => Date = () => new Date()): Jobs {
  return {
    tasks: {
      'notifications.remind': async (_payload, closing) => {
        const now = clock()
        await remind(db, now, dayOf(now), closing)
        await forgetOld(db, now)
      },
    },
    timetable: ['30 23 * * * notifications.remind ?fill=12h'],
  }
}
