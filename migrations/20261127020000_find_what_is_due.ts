import type { Knex } from 'knex'

/**
 * A window's grid and what is due are read from indexes alone, however many years there are: of each action in a window
 * whether it was owed and what became of it (also where nothing was owed, which the index before left out), and the few
 * reports that came back. A second or two with millions of rows.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX standings_owed;
    CREATE INDEX standings_slots ON standings (window_id, action_id) INCLUDE (owed, report_state, sent_on);
    CREATE INDEX standings_returned ON standings (action_id, window_id) WHERE report_state = 'returned';
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX standings_returned; DROP INDEX standings_slots;
    CREATE INDEX standings_owed ON standings (window_id, action_id) INCLUDE (sent_on, report_state) WHERE owed;
  `)
}
