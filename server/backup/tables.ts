import type { Db } from '../db'

/** A table of the team's data, with the columns that are its own to store. */
export type Table = Readonly<{
  name: string
  columns: readonly Readonly<{ name: string; type: string }>[]
  /** The columns of its primary key, by which its rows are written in the same order every time. */
  key: readonly string[]
}>

// What is not the team's: who is signed in at the moment, who guessed passwords, what this server did for its own upkeep,
// and the schema's own book.
const passing = [
  'sessions',
  'throttles',
  'upkeep_runs',
  'schema_migrations',
  'schema_migrations_lock',
]

// Which transaction wrote a line means nothing to another server.
const local = ['history.xid']

/** Every table that holds the team's data, by name. */
export async function listTables(db: Db): Promise<Table[]> {
  const { rows } = await db.raw<{ rows: Table[] }>(
    `SELECT pg_class.relname AS name,
        (SELECT json_agg(json_build_object('name', pg_attribute.attname,
            'type', format_type(pg_attribute.atttypid, pg_attribute.atttypmod)) ORDER BY pg_attribute.attnum)
          FROM pg_attribute
          WHERE pg_attribute.attrelid = pg_class.oid AND pg_attribute.attnum > 0 AND NOT pg_attribute.attisdropped
            AND pg_attribute.attgenerated = ''
            AND NOT pg_class.relname || '.' || pg_attribute.attname = ANY (:local)) AS columns,
        (SELECT json_agg(pg_attribute.attname ORDER BY parts.place)
          FROM pg_constraint CROSS JOIN LATERAL unnest(pg_constraint.conkey) WITH ORDINALITY AS parts (number, place)
            JOIN pg_attribute ON pg_attribute.attrelid = pg_class.oid AND pg_attribute.attnum = parts.number
          WHERE pg_constraint.conrelid = pg_class.oid AND pg_constraint.contype = 'p') AS key
      FROM pg_class
      WHERE pg_class.relnamespace = 'public'::regnamespace AND pg_class.relkind = 'r'
        AND NOT pg_class.relname = ANY (:passing)
      ORDER BY pg_class.relname`,
    { local, passing },
  )
  return rows
}

/** The name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function columnList(table: Table): string {
  return table.columns.map((column) => quoted(column.name)).join(', ')
}

/** The statement that writes a table's rows in the order of its key. `format` as COPY takes it. */
export function copyOut(table: Table, format = 'text'): string {
  const order = table.key.map(quoted).join(', ')
  return `COPY (SELECT ${columnList(table)} FROM ${quoted(table.name)} ORDER BY ${order}) TO STDOUT WITH (FORMAT ${format})`
}
