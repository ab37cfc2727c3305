import type { Knex } from 'knex'

/** The agenda item from which a new action was proposed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE proposed_actions (
      action_id integer CONSTRAINT proposed_actions_pkey PRIMARY KEY
        CONSTRAINT proposed_actions_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      agenda_item_id integer NOT NULL
        CONSTRAINT proposed_actions_item_fkey REFERENCES agenda_items (id) ON DELETE CASCADE
    );
    CREATE INDEX proposed_actions_of_item ON proposed_actions (agenda_item_id, action_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE proposed_actions')
}
