import type { Knex } from 'knex'

/**
 * Which transaction wrote a line of history. With it one look tells whether anything was changed since a snapshot,
 * commits that came late included; identity numbers cannot, as they are handed out before the commit.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE history ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
    CREATE INDEX history_xid ON history (xid);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX history_xid; ALTER TABLE history DROP COLUMN xid')
}
