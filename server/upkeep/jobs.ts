import type { Db } from '../db'
import { sealHistory } from '../history/seals'
import type { Jobs } from '../jobs/task'
import { lookAtSeals } from './commands'

/** Every ten minutes what is new in the history is sealed; every night, at half past two WIB, all of it is looked over. */
export function upkeepJobs(db: Db): Jobs {
  return {
    tasks: {
      'upkeep.seal': async (_payload, closing) => {
        await sealHistory(db, closing)
      },
      'upkeep.look': async (_payload, closing) => {
        await lookAtSeals(db, closing)
      },
    },
    timetable: ['*/10 * * * * upkeep.seal ?max=1', '30 19 * * * upkeep.look ?fill=20h&max=3'],
  }
}
