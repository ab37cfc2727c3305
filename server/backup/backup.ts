import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Knex } from 'knex'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { writeArchive, type Manifest, type TableEntry } from './archive'
import { copyOut, listTables, type Table } from './tables'

/** How the folder begins that tables wait in until their archive is whole. */
export const asideName = '.tuntas-backup-'

/**
 * Writes everything the team has stored at one instant, evidence files included, into one archive at `path`; people go
 * on working meanwhile. Needs room beside it for as much again. Returns what the archive holds.
 */
export async function backUp(db: Knex, path: string): Promise<Manifest> {
  const aside = await mkdtemp(join(dirname(path), asideName))
  try {
    return await db.transaction(
      async (trx) => {
        await trx.raw('SET LOCAL statement_timeout = 0')
        const tables: TableEntry[] = []
        for (const table of await listTables(trx)) {
          tables.push(await copyTable(trx, table, join(aside, table.name)))
        }
        const manifest: Manifest = { format: 'tuntas-backup-1', ...(await stateOf(trx)), tables }
        await writeArchive(path, manifest, (name) => join(aside, name))
        return manifest
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    )
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function stateOf(
  trx: Knex.Transaction,
): Promise<Pick<Manifest, 'at' | 'migrations' | 'server'>> {
  const { rows } = await trx.raw<{ rows: [{ at: Date; server: string }] }>(
    "SELECT now() AS at, current_setting('server_version') AS server",
  )
  const names = (await trx('schema_migrations').orderBy('id').pluck('name')) as string[]
  return { at: rows[0].at.toISOString(), server: rows[0].server, migrations: names }
}

/** The connection that a transaction holds. */
export async function connectionOf(trx: Knex.Transaction): Promise<pg.Client> {
  return (await trx.client.acquireConnection()) as pg.Client
}

async function copyTable(trx: Knex.Transaction, table: Table, path: string): Promise<TableEntry> {
  const counted = await digest(
    trx,
    table,
    createGzip({ level: 6 }),
    createWriteStream(path, { mode: 0o600 }),
  )
  return { name: table.name, columns: table.columns.map(({ name }) => name), ...counted }
}

/** Counts and sums a table's rows as COPY writes them, and hands them on to `further` if there is somebody. */
export async function digest(
  trx: Knex.Transaction,
  table: Table,
  ...further: NodeJS.WritableStream[]
): Promise<{ rows: number; sha256: string }> {
  const client = await connectionOf(trx)
  const rows = client.query(copyTo(copyOut(table)))
  const hash = createHash('sha256')
  const sum = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece)
      done(null, piece)
    },
  })
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() })
  await pipeline([rows, sum, ...(further.length > 0 ? further : [nowhere])])
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}
