import type { Knex } from 'knex'
import { backupJobs, type ArchivePlan } from './backup/schedule'
import { importJobs } from './imports/jobs'
import { together, type Jobs } from './jobs/task'
import type { Post } from './mail/mailer'
import { notificationJobs } from './notifications/jobs'
import { upkeepJobs } from './upkeep/jobs'
import { accountJobs } from './users/jobs'

/** The background work of the whole house: the street, in its order. */
export function tasks(db: Knex, plans: Post & ArchivePlan): Required<Jobs> {
  return together([
    accountJobs(db, plans),
    importJobs(db),
    notificationJobs(db, plans),
    upkeepJobs(db),
    backupJobs(db, plans),
  ])
}
