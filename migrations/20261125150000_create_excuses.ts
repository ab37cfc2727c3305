import type { Knex } from 'knex'

/** Who need not report for a window, and why: an agency with all its actions, or one action alone. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE excuses (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT excuses_pkey PRIMARY KEY,
      window_id integer NOT NULL CONSTRAINT excuses_window_fkey REFERENCES windows (id),
      agency_id integer NOT NULL CONSTRAINT excuses_agency_fkey REFERENCES agencies (id),
      -- NULL: every action of the agency.
      action_id integer CONSTRAINT excuses_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      reason text NOT NULL CONSTRAINT excuses_reason_length CHECK (char_length(reason) BETWEEN 3 AND 500),
      excused_by integer CONSTRAINT excuses_excused_by_fkey REFERENCES users (id),
      excused_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE UNIQUE INDEX excuses_once ON excuses (window_id, agency_id, coalesce(action_id, 0));
    CREATE INDEX excuses_agency ON excuses (agency_id, window_id);
    CREATE INDEX excuses_action ON excuses (action_id) WHERE action_id IS NOT NULL;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE excuses')
}
