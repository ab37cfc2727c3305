import type { Knex } from 'knex'

/** Every change: who, when, what before, what after. And the receipts that let a form sent twice write once. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE history (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT history_pkey PRIMARY KEY,
      at timestamptz NOT NULL DEFAULT now(),
      actor_id integer CONSTRAINT history_actor_fkey REFERENCES users (id),
      -- Kept as it was: a person may be renamed, the record may not.
      actor_name text NOT NULL,
      event text NOT NULL CONSTRAINT history_event_form CHECK (event ~ '^[a-z_]+[.][a-z_]+$'),
      subject text NOT NULL CONSTRAINT history_subject_form CHECK (subject ~ '^[a-z_]+$'),
      subject_id integer NOT NULL,
      before jsonb,
      after jsonb
    );
    CREATE INDEX history_subject ON history (subject, subject_id, id DESC);

    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'history is append-only' USING ERRCODE = 'insufficient_privilege'; END $$;
    CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE ON history
      FOR EACH ROW EXECUTE FUNCTION refuse_change();

    CREATE TABLE form_receipts (
      key uuid NOT NULL,
      user_id integer NOT NULL CONSTRAINT form_receipts_user_fkey REFERENCES users (id) ON DELETE CASCADE,
      location text,
      at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT form_receipts_pkey PRIMARY KEY (key, user_id)
    );
    CREATE INDEX form_receipts_at ON form_receipts (at);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE form_receipts; DROP TABLE history; DROP FUNCTION refuse_change()')
}
