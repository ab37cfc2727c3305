import type { Knex } from 'knex'

/** What a person is told: once per cause, kept as facts, so that it can be said in either language. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE notifications (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT notifications_pkey PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT notifications_user_fkey REFERENCES users (id) ON DELETE CASCADE,
      kind text NOT NULL CONSTRAINT notifications_kind_form CHECK (kind ~ '^[a-z_]{3,40}$'),
      -- What it is about, such as '12/2' (report 12, sent for the second time): nobody is told the same thing twice.
      about text NOT NULL CONSTRAINT notifications_about_length CHECK (char_length(about) BETWEEN 1 AND 100),
      facts jsonb NOT NULL DEFAULT '{}',
      at timestamptz NOT NULL,
      read_at timestamptz,
      CONSTRAINT notifications_once UNIQUE (user_id, kind, about)
    );
    CREATE INDEX notifications_of_user ON notifications (user_id, id);
    CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE notifications')
}
