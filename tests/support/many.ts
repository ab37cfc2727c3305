import type { Knex } from 'knex'

// Further apart than the numbers of one demo year.
const step = 900

/**
 * Makes `times` out of every action that a demo database holds, with everything that hangs on it: money, places, plans,
 * reports and standings. May be called again with a larger number.
 */
export async function multiplyActions(db: Knex, times: number): Promise<void> {
  const { rows } = await db.raw<{ rows: [{ made: number }] }>(
    'SELECT coalesce(max(number) / ?, 0) + 1 AS made FROM actions',
    [step],
  )
  await db.transaction(async (trx) => {
    await trx.raw(
      `CREATE TEMP TABLE copies ON COMMIT DROP AS
       SELECT actions.id AS old_action, nextval('actions_id_seq')::int AS new_action, copy
       FROM actions, generate_series(?::int, ?::int - 1) AS copy WHERE actions.number < ?`,
      [rows[0].made, times, step],
    )
    await copy(trx, 'actions', 'action', 'id', {
      number: `number + copy * ${step}`,
      title: `left(title, 280) || ' ' || copy`,
      predecessor_id: 'NULL',
    })
    for (const table of ['action_places', 'action_plans', 'action_strategies', 'action_agencies'])
      await copy(trx, table, 'action', 'action_id')
    await copy(trx, 'budget_lines', 'action', 'action_id')
    await copy(trx, 'standings', 'action', 'action_id')
    await trx.raw(
      `CREATE TEMP TABLE report_copies ON COMMIT DROP AS
       SELECT reports.id AS old_report, nextval('reports_id_seq')::int AS new_report, new_action
       FROM reports JOIN copies ON copies.old_action = reports.action_id`,
    )
    await copy(trx, 'reports', 'report', 'id', { action_id: 'new_action' })
    await copy(trx, 'report_money', 'report', 'report_id')
    await copy(trx, 'report_versions', 'report', 'report_id')
    await copy(trx, 'report_reviews', 'report', 'report_id')
  })
  await db.raw('VACUUM ANALYZE')
}

/** Copies the rows of a table that hang on a copied action or report; `key` is the column that names it. */
async function copy(
  trx: Knex.Transaction,
  table: string,
  kind: 'action' | 'report',
  key: string,
  changed: Record<string, string> = {},
): Promise<void> {
  const columns = (await trx('information_schema.columns')
    .where({ table_schema: 'public', table_name: table, is_generated: 'NEVER' })
    .orderBy('ordinal_position')
    .select('column_name as name', 'is_identity as identity')) as {
    name: string
    identity: 'YES' | 'NO'
  }[]
  const kept = columns.filter(({ name, identity }) => identity === 'NO' || name === key)
  const values = kept.map(({ name }) =>
    name === key ? `new_${kind}` : (changed[name] ?? `${table}.${name}`),
  )
  const copies = kind === 'action' ? 'copies' : 'report_copies'
  await trx.raw(
    `INSERT INTO ${table} (${kept.map(({ name }) => name).join(', ')}) OVERRIDING SYSTEM VALUE
     SELECT ${values.join(', ')} FROM ${table} JOIN ${copies} ON old_${kind} = ${table}.${key}`,
  )
}
