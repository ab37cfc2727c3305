import type { Knex } from 'knex'

type Row = Readonly<Record<string, unknown>>

// PostgreSQL takes 65,535 values in one statement.
const batch = 400

/**
 * Adds the rows whose `key` is not there yet and leaves every stored row as it is: what people have edited stays
 * edited. Rows that another rule of the schema refuses as double are left out too. Returns how many keys were new.
 */
export async function insertMissing(
  trx: Knex.Transaction,
  table: string,
  key: string,
  rows: readonly Row[],
): Promise<number> {
  const stored = new Set((await trx(table).whereNotNull(key).pluck(key)).map(String))
  const missing = rows.filter((row) => !stored.has(String(row[key])))
  for (let from = 0; from < missing.length; from += batch) {
    await trx(table)
      .insert(missing.slice(from, from + batch))
      .onConflict()
      .ignore()
  }
  return missing.length
}

/** The ids of a table's rows by a text that names each once. */
export async function idsBy(
  trx: Knex.Transaction,
  table: string,
  key: string,
): Promise<Map<string, number>> {
  const rows = await trx(table).select<{ id: number; key: string | number }[]>('id', {
    key: `${table}.${key}`,
  })
  return new Map(rows.map((row) => [String(row.key), row.id]))
}
