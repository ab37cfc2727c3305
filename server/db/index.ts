import knex, { type Knex } from 'knex'
import pg from 'pg'
import { migrationSource } from '../../migrations'

/** A connection pool or a transaction: queries and commands take either, so that commands compose. */
export type Db = Knex | Knex.Transaction

/** How to reach a server: a URL, or the parts of it. */
export type Connection =
  string | { host: string; port?: number; user: string; password?: string; database: string }

// A date is a day, not an instant: as a Date it would slip by the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
// Amounts are kept below 10^13 with two decimals by CHECK constraints, so a double holds each exactly; sums are made in SQL.
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A statement that took long, without its values: `text` is its name where it has one, else the beginning of its SQL. */
export type SlowStatement = Readonly<{ text: string; ms: number }>
type SlowListener = (statement: SlowStatement) => void

const slowFrom = 1000
const slowListeners = new Set<SlowListener>()

/** Tells `listener` of every statement of this process that takes a second or longer. Returns how to stop. */
export function onSlowStatement(listener: SlowListener): () => void {
  slowListeners.add(listener)
  return () => slowListeners.delete(listener)
}

/** Tells this process's listeners of one; a thread passes on what it met. */
export function tellSlow(statement: SlowStatement): void {
  for (const listener of slowListeners) listener(statement)
}

function tellIfSlow(text: string, began: number): void {
  const ms = Math.round(performance.now() - began)
  if (ms >= slowFrom) tellSlow({ text: text.slice(0, 300), ms })
}

type Asked = Readonly<{ __knexQueryUid: string; sql: string }>

/** Times what goes through knex; prepared statements time themselves. */
function timeStatements(db: Knex): Knex {
  const begun = new Map<string, number>()
  db.on('query', ({ __knexQueryUid: id }: Asked) => begun.set(id, performance.now()))
  const over = ({ __knexQueryUid: id, sql }: Asked) => {
    const began = begun.get(id)
    begun.delete(id)
    if (began !== undefined) tellIfSlow(sql, began)
  }
  db.on('query-response', (_response: unknown, asked: Asked) => over(asked))
  db.on('query-error', (_error: unknown, asked: Asked) => over(asked))
  return db
}

// A new connection plans every statement of a page anew, which costs several times the page: somebody who reads for a few
// minutes between two clicks keeps a warm one. Its line is tried each minute, so that nothing on the way forgets it.
const keptIdle = 10 * 60_000
const line = { keepAlive: true, keepAliveInitialDelayMillis: 60_000 }

/**
 * Opens a pool. `size` is the largest number of connections. Every connection forgives spelling mistakes in searches
 * from the same similarity (0..1) on, gives up on a statement after 20 s rather than hold a page, and compiles none to
 * machine code, which would take longer than a page.
 */
export function connect(connection: Connection, size = 10): Knex {
  return timeStatements(
    knex({
      client: 'pg',
      connection: {
        ...line,
        ...(typeof connection === 'string' ? { connectionString: connection } : connection),
      },
      pool: {
        min: 0,
        max: size,
        idleTimeoutMillis: keptIdle,
        afterCreate: (
          client: pg.Client,
          done: (error: Error | undefined, client: pg.Client) => void,
        ) => {
          client.query(
            "SET pg_trgm.word_similarity_threshold = 0.45; SET statement_timeout = '20s'; SET jit = off; SET TIME ZONE 'UTC'",
            (error) => done(error ?? undefined, client),
          )
        },
      },
      acquireConnectionTimeout: 15_000,
      // A lost connection is told by the query that meets it; knex would print it a second time, to the terminal.
      log: { warn: () => undefined, error: () => undefined },
      migrations: { migrationSource, tableName: 'schema_migrations' },
    }),
  )
}

/** Brings the schema to this version. Knex's own lock lets one process do it while others wait and retry. */
export async function migrate(db: Knex): Promise<void> {
  await db.migrate.latest()
}

/**
 * Runs one named, prepared statement on the connection or transaction of `db`. For the hot reads: PostgreSQL plans a
 * name once per connection. `name` must always stand for the same `text`.
 */
export async function prepared<Row>(
  db: Db,
  name: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = await db.client.acquireConnection()
  const began = performance.now()
  try {
    const result = await client.query({ name, text, values })
    return result.rows as Row[]
  } finally {
    tellIfSlow(name, began)
    await db.client.releaseConnection(client)
  }
}

const together = 1000

/**
 * Inserts rows, however many, as one value: PostgreSQL reads thousands of parameters slowly. A column that only some of
 * them name is NULL in the others. `returning` names columns of the table.
 */
export async function insertMany<Row = never>(
  db: Db,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  returning?: string,
): Promise<Row[]> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ')
  const inserted: Row[] = []
  for (let from = 0; from < rows.length; from += together) {
    const { rows: given } = await db.raw<{ rows: Row[] }>(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, ?)
       ${returning ? `RETURNING ${returning}` : ''}`,
      [JSON.stringify(rows.slice(from, from + together))],
    )
    inserted.push(...given)
  }
  return inserted
}

/**
 * Does `work` in the transaction at hand, or in one of its own where there is none. For commands that a form does by
 * themselves and that others do as a part of more: where one fails, all of it is undone by whoever began. A caller who
 * would go on after a failure begins a transaction around it first.
 */
export async function within<Result>(db: Db, work: (trx: Db) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction(work)
}

/** True when `error` is PostgreSQL's refusal by the constraint or unique index of that name. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === constraint
}
