import type { Jobs } from './jobs/task'
import { together } from './jobs/task'
import type { Db } from './db'

/** The background work of the whole house: the street, in its order. */
export function tasks(_db: Db): Required<Jobs> {
  return together([])
}
