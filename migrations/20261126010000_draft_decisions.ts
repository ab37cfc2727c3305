import type { Knex } from 'knex'

/**
 * A decision that a recorder has begun to write on an item of an agenda: one per item, gone when the decision is made or
 * the meeting closed. Its day is as it was typed; whether it can be one is asked when the decision is made.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE decision_drafts (
      agenda_item_id integer CONSTRAINT decision_drafts_pkey PRIMARY KEY
        CONSTRAINT decision_drafts_item_fkey REFERENCES agenda_items (id) ON DELETE CASCADE,
      text text CONSTRAINT decision_drafts_text CHECK (length(text) <= 2000),
      agency_id integer CONSTRAINT decision_drafts_agency_fkey REFERENCES agencies (id) ON DELETE SET NULL,
      due_on date,
      action_code text CONSTRAINT decision_drafts_action_code CHECK (length(action_code) <= 20),
      version integer NOT NULL DEFAULT 1 CONSTRAINT decision_drafts_version CHECK (version >= 1),
      written_by integer CONSTRAINT decision_drafts_writer_fkey REFERENCES users (id) ON DELETE SET NULL,
      written_at timestamptz NOT NULL DEFAULT now()
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE decision_drafts')
}
