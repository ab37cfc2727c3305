import type { Knex } from 'knex'

/**
 * Whose action a report is of, and which reports an action has, are read from an index alone: what changed since a
 * meeting asks it of every report that was sent in between.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX reports_whose ON reports (id) INCLUDE (action_id);
    CREATE INDEX reports_sent_of_action ON reports (action_id) INCLUDE (id, window_id, first_sent_at);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX reports_sent_of_action; DROP INDEX reports_whose')
}
