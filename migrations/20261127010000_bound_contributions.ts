import type { Knex } from 'knex'

/**
 * What pages ask of contributions is read from indexes alone: the newest actions with theirs, the older years left
 * where they are, and all that was accepted of one indicator.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX actions_newest ON actions (year DESC, number, id);
    CREATE INDEX actions_by_start ON actions (starts_on, id);
    CREATE INDEX actions_done ON actions (id) INCLUDE (ends_on, year, number, code) WHERE status = 'done';
    DROP INDEX contributions_of_action; DROP INDEX contributions_of_indicator;
    CREATE INDEX contributions_of_action ON contributions (action_id, state, id) INCLUDE (indicator_id);
    CREATE INDEX contributions_of_indicator ON contributions (indicator_id, state, id) INCLUDE (action_id, expected);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX contributions_of_indicator; DROP INDEX contributions_of_action;
    DROP INDEX actions_done; DROP INDEX actions_by_start; DROP INDEX actions_newest;
    CREATE INDEX contributions_of_action ON contributions (action_id, id);
    CREATE INDEX contributions_of_indicator ON contributions (indicator_id, state, id);
  `)
}
