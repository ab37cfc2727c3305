import type { Db } from '../db'

/** Work to be done after this transaction, by whichever process is free. `payload` is plain JSON: ids, no contents. */
export type NewJob = Readonly<{
  task: string
  payload?: Readonly<Record<string, unknown>>
  /** Of two jobs with one key only the later is done; a job that has begun already is not called back. */
  key?: string
  /** Jobs of one queue are done one after the other. */
  queue?: string
  at?: Date
  attempts?: number
}>

/** Leaves a job inside the transaction of the change that asks for it: both happen, or neither. */
export async function enqueue(trx: Db, job: NewJob): Promise<void> {
  await trx.raw(
    `SELECT graphile_worker.add_job(?::text, payload := ?::json, queue_name := ?::text,
       run_at := ?::timestamptz, max_attempts := ?::int, job_key := ?::text)`,
    [
      job.task,
      JSON.stringify(job.payload ?? {}),
      job.queue ?? null,
      job.at ?? null,
      job.attempts ?? 5,
      job.key ?? null,
    ],
  )
}
