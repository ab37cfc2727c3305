import { EventEmitter } from 'node:events'
import { Logger, run, type Runner, type WorkerEvents } from 'graphile-worker'
import type { Knex } from 'knex'
import pg from 'pg'
import type { Logger as Log } from 'pino'
import { connectionOf, quiet } from './connection'
import type { Jobs } from './task'

export type Running = Readonly<{ stop: () => Promise<void> }>

// How long a job may go on once the house is closing, and when it is left to the next start.
const patience = 1200
const giveUpAfter = 2500
const againAfter = 1000
const atOnce = 2
// The class of the advisory locks by which a living worker is known.
const alive = 7_002

/**
 * Does the jobs that wait, until stopped. When the database goes away it begins anew once it is back. A job that a
 * killed process left half done is known by its worker no longer holding a lock, and is done again at once.
 */
export function startJobs(db: Knex, { tasks, timetable = [] }: Jobs, log: Log): Running {
  const closing = new AbortController()
  const ended = keepRunning()
  return {
    stop: async () => {
      closing.abort()
      await Promise.race([ended, after(giveUpAfter)])
    },
  }

  async function keepRunning(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await runOnce()
      } catch (error) {
        log.error({ error: sentenceOf(error) }, 'jobs')
      }
      if (!closing.signal.aborted) await after(againAfter, closing.signal)
    }
  }

  /** From connecting to losing the connection or being stopped. */
  async function runOnce(): Promise<void> {
    const pool = new pg.Pool({ ...connectionOf(db), max: atOnce + 2 })
    quiet(pool)
    const keeper = new pg.Client(connectionOf(db))
    const lost = new Promise<void>((resolve) => {
      // Heard for as long as it lives: a server that goes says goodbye first and hangs up afterwards, two errors.
      keeper.on('error', () => resolve())
      keeper.once('end', () => resolve())
    })
    try {
      await keeper.connect()
      await rescue(keeper)
      const events: WorkerEvents = new EventEmitter()
      events.on('worker:create', ({ worker }) => {
        keeper
          .query('SELECT pg_advisory_lock($1, hashtext($2))', [alive, worker.workerId])
          .catch((error: unknown) => log.warn({ error: sentenceOf(error) }, 'jobs'))
      })
      const runner = await run({
        pgPool: pool,
        concurrency: atOnce,
        noHandleSignals: true,
        pollInterval: 2000,
        gracefulShutdownAbortTimeout: patience,
        events,
        logger: loggerTo(log),
        crontab: crontabOf(timetable),
        taskList: Object.fromEntries(
          Object.entries(tasks).flatMap(([name, task]) => {
            const work = (payload: unknown) => task(payload, closing.signal)
            return [
              [name, work],
              [undotted(name), work],
            ]
          }),
        ),
      })
      await Promise.race([runner.promise, lost, abortedOf(closing.signal)])
      await stopped(runner)
    } finally {
      await keeper.end().catch(() => undefined)
      await Promise.race([pool.end().catch(() => undefined), after(500)])
    }
  }
}

/** The timetable as the library reads it, which knows no dots in the name of a task. */
export function crontabOf(timetable: readonly string[]): string {
  return timetable
    .map((line) =>
      line.replace(
        /^((?:\S+\s+){5})(\S+)/,
        (_whole, when: string, task: string) => when + undotted(task),
      ),
    )
    .join('\n')
}

function undotted(task: string): string {
  return task.replaceAll('.', '-')
}

/** Frees what workers hold that are no longer there: nobody holds their lock. */
async function rescue(keeper: pg.Client): Promise<void> {
  const { rows } = await keeper.query<{ id: string }>(
    'SELECT DISTINCT locked_by AS id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL ORDER BY id',
  )
  const gone: string[] = []
  for (const { id } of rows) {
    const tried = await keeper.query<{ free: boolean }>(
      'SELECT pg_try_advisory_lock($1, hashtext($2)) AS free',
      [alive, id],
    )
    if (!tried.rows[0]?.free) continue
    await keeper.query('SELECT pg_advisory_unlock($1, hashtext($2))', [alive, id])
    gone.push(id)
  }
  if (gone.length > 0) {
    await keeper.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [gone])
    // What was interrupted need not wait as something that failed would.
    await keeper.query(
      `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now(), attempts := 0)
         FROM graphile_worker.jobs WHERE locked_by IS NULL AND attempts > 0 AND last_error IS NULL`,
    )
  }
}

async function stopped(runner: Runner): Promise<void> {
  runner.promise.catch(() => undefined)
  await Promise.race([runner.stop().catch(() => undefined), after(giveUpAfter)])
}

function abortedOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function after(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    // The jobs alone keep no process up.
    timer.unref()
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}

/** The library tells of every job; the house wants to hear of what failed. */
function loggerTo(log: Log): Logger {
  const ways: Readonly<Record<string, 'error' | 'warn'>> = { error: 'error', warning: 'warn' }
  return new Logger(() => (level, message) => log[ways[level] ?? 'debug'](message.slice(0, 500)))
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : String(error)
}
