import type { Db } from './db'
import { importJobs } from './imports/jobs'
import { together, type Jobs } from './jobs/task'
import { notificationJobs, type Post } from './notifications/jobs'

/** The background work of the whole house: the street, in its order. */
export function tasks(db: Db, post: Post): Required<Jobs> {
  return together([importJobs(db), notificationJobs(db, post)])
}
