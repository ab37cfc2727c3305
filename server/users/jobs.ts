import type { Db } from '../db'
import { localeOf } from '../i18n'
import type { Jobs } from '../jobs/task'
import { postman, type Post } from '../mail/mailer'
import { getSettings } from '../settings/queries'
import type { OwnerLetter } from './letter'
import { ownerLetter } from './letter-page'
import { getAccount } from './queries'

/** Letters to the owners of accounts. Where there is no mail nothing is written, and the history alone tells. */
export function accountJobs(db: Db, post: Post): Required<Pick<Jobs, 'tasks'>> {
  const { mailer, appUrl = '' } = postman(post) ?? {}
  return {
    tasks: {
      'users.letter': async (payload) => {
        const letter = payload as OwnerLetter
        if (!mailer) return
        const owner = await getAccount(db, letter.user)
        // Nobody reads the mail of the demonstration.
        if (owner.isDemo) return
        const { teamName } = await getSettings(db)
        const house = { teamName, appUrl }
        await mailer.send(ownerLetter(localeOf(owner.language), letter, owner, house))
      },
    },
  }
}
