import type { Db } from '../db'
import { giveMemoryBack } from '../jobs/memory'
import type { Jobs } from '../jobs/task'
import { forgetFiles, isSmall, workTask } from './commands'
import { getImport } from './queries'
import { workOn } from './work-commands'

/** Files are worked on when they come, and old ones let go of every night at 02.30 WIB. */
export function importJobs(db: Db): Jobs {
  return {
    tasks: {
      [workTask]: async (payload, closing) => {
        const { id } = payload as { id: number }
        await workOn(db, id, new Date(), closing)
        if (!isSmall(await getImport(db, id))) giveMemoryBack()
      },
      'imports-forget': () => forgetFiles(db),
    },
    timetable: ['30 19 * * * imports-forget'],
  }
}
