import type { Knex } from 'knex'

/** What people say to each other about an action or one of its reports, and who follows an action. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE comments (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT comments_pkey PRIMARY KEY,
      action_id integer NOT NULL CONSTRAINT comments_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      -- The window of the report that is meant; NULL: the action as a whole.
      window_id integer CONSTRAINT comments_window_fkey REFERENCES windows (id),
      author_id integer NOT NULL CONSTRAINT comments_author_fkey REFERENCES users (id),
      -- NULL once it is removed: what was removed is kept nowhere.
      text text CONSTRAINT comments_text_length CHECK (char_length(text) BETWEEN 1 AND 2000),
      written_at timestamptz NOT NULL,
      removed_at timestamptz,
      removed_by integer CONSTRAINT comments_removed_by_fkey REFERENCES users (id),
      is_demo boolean NOT NULL DEFAULT false,
      CONSTRAINT comments_removed_whole
        CHECK ((text IS NULL) = (removed_at IS NOT NULL) AND (removed_at IS NULL) = (removed_by IS NULL))
    );
    CREATE INDEX comments_of_action ON comments (action_id, id);
    CREATE TABLE follows (
      user_id integer NOT NULL CONSTRAINT follows_user_fkey REFERENCES users (id) ON DELETE CASCADE,
      action_id integer NOT NULL CONSTRAINT follows_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      CONSTRAINT follows_pkey PRIMARY KEY (user_id, action_id)
    );
    CREATE INDEX follows_of_action ON follows (action_id, user_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE follows; DROP TABLE comments')
}
