import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Knex } from 'knex'
import { from as copyFrom } from 'pg-copy-streams'
import { migrationSource } from '../../migrations'
import { Trouble } from '../db/visit'
import { plain, readArchive, type Manifest, type TableEntry } from './archive'
import { connectionOf, digest } from './backup'
import { listTables, quoted, type Table } from './tables'

/**
 * Brings an archive back into an empty database: the schema as it was then, the rows in one transaction, each table
 * counted and summed again and held against what the archive says, and only then the schema of this version.
 * @throws Trouble when the database is not empty, the archive is a later version's, or anything differs
 */
export async function restore(db: Knex, path: string): Promise<Manifest> {
  if (await hasTables(db)) {
    throw new Trouble(
      'The database is not empty. Restore into a new one: another DATA_DIR, or a DATABASE_URL that holds nothing yet.',
    )
  }
  let trx: Knex.Transaction | undefined
  let tables: Table[] = []
  let links: Link[] = []
  try {
    const manifest = await readArchive(
      path,
      async (about) => {
        await bringSchema(db, about)
        trx = await db.transaction()
        await trx.raw('SET LOCAL statement_timeout = 0')
        tables = await listTables(trx)
        checkShape(tables, about)
        links = await loosen(trx, tables)
      },
      async (entry, rows) => fill(trx as Knex.Transaction, entry, rows),
    )
    if (!trx) throw new Trouble(`${path} holds nothing.`)
    await tighten(trx, tables, links)
    await verify(trx, tables, manifest)
    await trx.commit()
    await db.migrate.latest()
    await db.raw('ANALYZE')
    return manifest
  } catch (error) {
    await trx?.rollback().catch(() => undefined)
    throw error
  }
}

async function hasTables(db: Knex): Promise<boolean> {
  const { rows } = await db.raw(
    "SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') LIMIT 1",
  )
  return rows.length > 0
}

/** The schema as the archive's version had it. */
async function bringSchema(db: Knex, { migrations }: Manifest): Promise<void> {
  const known = await migrationSource.getMigrations([])
  const unknown = migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Trouble(
      `The archive was made by a later version of Tuntas (it knows ${unknown.join(', ')}). Install that version or a newer one.`,
    )
  }
  const only: Knex.MigrationSource<string> = {
    ...migrationSource,
    getMigrations: async () => migrations,
  }
  await db.migrate.latest({ migrationSource: only, tableName: 'schema_migrations' })
}

function checkShape(tables: readonly Table[], manifest: Manifest): void {
  // Columns may stand in another order where a later version's step was taken before an earlier one's.
  const shape = (name: string, columns: readonly string[]) =>
    `${name} (${columns.toSorted().join(', ')})`
  const here = tables
    .map((table) =>
      shape(
        table.name,
        table.columns.map(({ name }) => name),
      ),
    )
    .sort()
  const there = manifest.tables.map((table) => shape(table.name, table.columns)).sort()
  const odd = there.find((one) => !here.includes(one)) ?? here.find((one) => !there.includes(one))
  if (odd !== undefined) throw new Trouble(`The archive does not fit its own schema at ${odd}.`)
}

type Link = Readonly<{ table: string; name: string; definition: string }>

/** Takes foreign keys away and rests the triggers, so that tables can be filled in any order; empties what a migration filled. */
async function loosen(trx: Knex.Transaction, tables: readonly Table[]): Promise<Link[]> {
  const { rows } = await trx.raw<{ rows: Link[] }>(
    `SELECT pg_class.relname AS table, pg_constraint.conname AS name,
        pg_get_constraintdef(pg_constraint.oid) AS definition
      FROM pg_constraint JOIN pg_class ON pg_class.oid = pg_constraint.conrelid
      WHERE pg_constraint.contype = 'f' AND pg_constraint.connamespace = 'public'::regnamespace
      ORDER BY pg_class.relname, pg_constraint.conname`,
  )
  for (const { table, name } of rows) {
    await trx.raw(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`)
  }
  for (const { name } of tables) {
    await trx.raw(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`)
    await trx.raw(`DELETE FROM ${quoted(name)}`)
  }
  return rows
}

async function fill(
  trx: Knex.Transaction,
  { name, columns }: TableEntry,
  rows: AsyncIterable<unknown>,
): Promise<void> {
  const client = await connectionOf(trx)
  const list = columns.map(quoted).join(', ')
  await pipeline(
    plain(rows),
    createGunzip(),
    client.query(copyFrom(`COPY ${quoted(name)} (${list}) FROM STDIN WITH (FORMAT text)`)),
  )
}

/** Foreign keys again, which holds every row against them; triggers again; counters go on where they stood. */
async function tighten(
  trx: Knex.Transaction,
  tables: readonly Table[],
  links: readonly Link[],
): Promise<void> {
  for (const { name } of tables) {
    await trx.raw(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`)
  }
  for (const { table, name, definition } of links) {
    await trx.raw(`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`)
  }
  const { rows: counters } = await trx.raw<{ rows: { table: string; column: string }[] }>(
    `SELECT pg_class.relname AS table, pg_attribute.attname AS column
      FROM pg_attribute JOIN pg_class ON pg_class.oid = pg_attribute.attrelid
      WHERE pg_class.relnamespace = 'public'::regnamespace AND pg_attribute.attidentity <> '' ORDER BY 1, 2`,
  )
  for (const { table, column } of counters) {
    await trx.raw(
      `SELECT setval(pg_get_serial_sequence(?, ?), largest.value)
        FROM (SELECT max(${quoted(column)}) AS value FROM ${quoted(table)}) AS largest WHERE largest.value > 0`,
      [`public.${quoted(table)}`, column],
    )
  }
}

async function verify(
  trx: Knex.Transaction,
  tables: readonly Table[],
  manifest: Manifest,
): Promise<void> {
  for (const { name, columns, rows, sha256 } of manifest.tables) {
    const table = tables.find((one) => one.name === name) as Table
    const inOrder = columns.flatMap((column) => table.columns.filter((one) => one.name === column))
    const found = await digest(trx, { ...table, columns: inOrder })
    if (found.rows !== rows || found.sha256 !== sha256) {
      throw new Trouble(
        `${name} came back with ${found.rows} rows where the archive tells of ${rows}, or with other contents. Nothing was kept.`,
      )
    }
  }
}
