import type { Db } from '../../server/db'

/** What every row of a table holds, as one number; `without` leaves columns out. Two equal tables give the same. */
export async function checksum(
  db: Db,
  table: string,
  without: readonly string[] = [],
): Promise<string> {
  const { rows } = await db.raw<{ rows: { sum: string }[] }>(
    `SELECT count(*) || '/' || coalesce(md5(string_agg(line, chr(10) ORDER BY line)), '') AS sum
     FROM (SELECT (to_jsonb(rows) - ?::text[])::text AS line FROM ?? AS rows) AS lines`,
    [[...without], table],
  )
  return rows[0]?.sum ?? ''
}

/** The same of several tables, by their names. */
export async function checksums(
  db: Db,
  tables: readonly string[],
  without: readonly string[] = [],
): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const table of tables) sums[table] = await checksum(db, table, without)
  return sums
}

export const referenceTables = [
  'regions',
  'places',
  'place_measures',
  'place_measure_places',
  'agencies',
  'strategies',
  'indicators',
  'methods',
  'readings',
  'targets',
  'windows',
  'settings',
]

export const demoTables = [
  'actions',
  'action_strategies',
  'action_agencies',
  'action_places',
  'action_plans',
  'budget_lines',
  'reports',
  'report_money',
  'report_versions',
  'report_reviews',
  'standings',
  'history',
]
