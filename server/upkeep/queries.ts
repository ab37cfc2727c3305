import type { Db } from '../db'
import type { BackupOutcome, FailedOutcome, Run, RunKind, SealsOutcome } from './run'

const runColumns = ['kind', 'began_at as beganAt', 'ended_at as endedAt', 'ok', 'outcome'] as const

type OutcomeOf = { backup: BackupOutcome | FailedOutcome; seals: SealsOutcome | FailedOutcome }

/** The newest runs of one kind, newest first. */
export function listRuns<Kind extends RunKind>(
  db: Db,
  kind: Kind,
  limit: number,
): Promise<Run<OutcomeOf[Kind]>[]> {
  return db('upkeep_runs').select(runColumns).where({ kind }).orderBy('id', 'desc').limit(limit)
}

/** The newest run of that kind that went well. */
export function findGoodRun<Kind extends RunKind>(
  db: Db,
  kind: Kind,
): Promise<Run<Exclude<OutcomeOf[Kind], FailedOutcome>> | undefined> {
  return db('upkeep_runs')
    .select(runColumns)
    .where({ kind, ok: true })
    .orderBy('id', 'desc')
    .first()
}

export type Storage = Readonly<{
  /** Of the whole database, in bytes. */
  bytes: number
  tables: readonly Readonly<{ name: string; bytes: number }>[]
}>

/** How much room the data take, and the largest tables with their indexes. */
export async function measureStorage(db: Db, most: number): Promise<Storage> {
  const { rows } = (await db.raw(
    `SELECT pg_database_size(current_database()) AS bytes,
        (SELECT json_agg(json_build_object('name', name, 'bytes', bytes) ORDER BY bytes DESC, name)
          FROM (SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            ORDER BY 2 DESC, 1 LIMIT ?) AS largest) AS tables`,
    [most],
  )) as { rows: [Storage] }
  return rows[0]
}

export type Schema = Readonly<{ server: string; steps: number; newest: string }>

/** The database's version, and how far the schema has come. */
export async function describeSchema(db: Db): Promise<Schema> {
  const { rows } = (await db.raw(
    `SELECT current_setting('server_version') AS server, count(*)::int AS steps, max(name) AS newest
      FROM schema_migrations`,
  )) as { rows: [Schema] }
  return rows[0]
}

export type WaitingJobs = Readonly<{
  task: string
  waiting: number
  running: number
  /** Given up after the last attempt. */
  failed: number
  lastError: string | null
}>

/** The background work that is not done yet, by task. */
export async function listJobs(db: Db): Promise<WaitingJobs[]> {
  const { rows } = (await db.raw(
    `SELECT task_identifier AS task,
        count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)::int AS waiting,
        count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
        count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed,
        left(max(last_error), 300) AS "lastError"
      FROM graphile_worker.jobs GROUP BY task_identifier ORDER BY task_identifier LIMIT 50`,
  )) as { rows: WaitingJobs[] }
  return rows
}

/**
 * How many lines of the history came after the last one that is sealed. Its number is handed in: a statement that had to
 * look it up itself would be planned for a third of all lines, with helpers that cost more than the counting.
 */
export async function countUnsealed(db: Db, lastSealed: number): Promise<number> {
  const { rows } = (await db.raw('SELECT count(*) AS n FROM history WHERE id > ?', [
    lastSealed,
  ])) as { rows: [{ n: number }] }
  return rows[0].n
}
