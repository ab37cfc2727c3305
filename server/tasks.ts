import type { Jobs } from './jobs/task'
import { together } from './jobs/task'
import type { Db } from './db'
import { notificationJobs, type Post } from './notifications/jobs'

/** The background work of the whole house: the street, in its order. */
export function tasks(db: Db, post: Post): Required<Jobs> {
  return together([notificationJobs(db, post)])
}
