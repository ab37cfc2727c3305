import type { Knex } from 'knex'

/** One field of many actions, changed at once: what stood there before stays, so that it can be taken back. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE batches (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT batches_pkey PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT batches_user_fkey REFERENCES users (id),
      -- Whose actions were changed; NULL: the secretariat's choice among all.
      agency_id integer CONSTRAINT batches_agency_fkey REFERENCES agencies (id),
      field text NOT NULL CONSTRAINT batches_field
        CHECK (field IN ('status', 'strategy', 'responsible_office', 'starts_on', 'ends_on', 'activity_kind')),
      value text NOT NULL CONSTRAINT batches_value_length CHECK (char_length(value) BETWEEN 1 AND 200),
      reason text CONSTRAINT batches_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
      version integer NOT NULL DEFAULT 1,
      applied_at timestamptz NOT NULL,
      undone_at timestamptz,
      undone_by integer CONSTRAINT batches_undone_by_fkey REFERENCES users (id),
      CONSTRAINT batches_undone_whole CHECK ((undone_at IS NULL) = (undone_by IS NULL))
    );
    CREATE INDEX batches_newest ON batches (applied_at DESC, id DESC);
    CREATE INDEX batches_of_agency ON batches (agency_id, applied_at DESC, id DESC);

    CREATE TABLE batch_rows (
      batch_id integer NOT NULL CONSTRAINT batch_rows_batch_fkey REFERENCES batches (id) ON DELETE CASCADE,
      action_id integer NOT NULL CONSTRAINT batch_rows_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      -- What the field held, as its form writes it.
      was text NOT NULL,
      -- The whole action as it stood, and the version that the change left.
      before jsonb NOT NULL,
      version integer NOT NULL,
      CONSTRAINT batch_rows_pkey PRIMARY KEY (batch_id, action_id)
    );
    CREATE INDEX batch_rows_of_action ON batch_rows (action_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE batch_rows; DROP TABLE batches')
}
