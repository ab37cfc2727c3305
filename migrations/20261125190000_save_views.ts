import type { Knex } from 'knex'

/** A list with its filter, kept under a name by one person, for oneself or for everyone; one of them to begin with. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE saved_views (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT saved_views_pkey PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT saved_views_user_fkey REFERENCES users (id) ON DELETE CASCADE,
      name text NOT NULL CONSTRAINT saved_views_name_length CHECK (char_length(name) BETWEEN 2 AND 80),
      -- The path of a list and its query, never another host's.
      address text NOT NULL CONSTRAINT saved_views_address_form
        CHECK (address ~ '^/[a-z][^/]' AND char_length(address) <= 700),
      shared boolean NOT NULL DEFAULT false,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT saved_views_name_key UNIQUE (user_id, name)
    );
    CREATE INDEX saved_views_shared ON saved_views (id) WHERE shared;
    ALTER TABLE users ADD COLUMN start_view_id integer
      CONSTRAINT users_start_view_fkey REFERENCES saved_views (id) ON DELETE SET NULL;
    CREATE INDEX users_start_view ON users (start_view_id) WHERE start_view_id IS NOT NULL;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE users DROP COLUMN start_view_id; DROP TABLE saved_views')
}
