import type { Knex } from 'knex'

/** Indicators and decisions are spoken about and followed as actions are: each comment and each follow has one subject. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE comments
      ALTER COLUMN action_id DROP NOT NULL,
      ADD COLUMN indicator_id integer CONSTRAINT comments_indicator_fkey REFERENCES indicators (id) ON DELETE CASCADE,
      ADD COLUMN decision_id integer CONSTRAINT comments_decision_fkey REFERENCES decisions (id) ON DELETE CASCADE,
      ADD CONSTRAINT comments_one_subject CHECK (num_nonnulls(action_id, indicator_id, decision_id) = 1),
      -- Only an action has reports.
      ADD CONSTRAINT comments_window_of_action CHECK (window_id IS NULL OR action_id IS NOT NULL);
    CREATE INDEX comments_of_indicator ON comments (indicator_id, id) WHERE indicator_id IS NOT NULL;
    CREATE INDEX comments_of_decision ON comments (decision_id, id) WHERE decision_id IS NOT NULL;

    ALTER TABLE follows DROP CONSTRAINT follows_pkey;
    ALTER TABLE follows
      ADD COLUMN id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT follows_pkey PRIMARY KEY,
      ALTER COLUMN action_id DROP NOT NULL,
      ADD COLUMN indicator_id integer CONSTRAINT follows_indicator_fkey REFERENCES indicators (id) ON DELETE CASCADE,
      ADD COLUMN decision_id integer CONSTRAINT follows_decision_fkey REFERENCES decisions (id) ON DELETE CASCADE,
      ADD CONSTRAINT follows_one_subject CHECK (num_nonnulls(action_id, indicator_id, decision_id) = 1),
      ADD CONSTRAINT follows_once UNIQUE NULLS NOT DISTINCT (user_id, action_id, indicator_id, decision_id);
    CREATE INDEX follows_of_indicator ON follows (indicator_id, user_id) WHERE indicator_id IS NOT NULL;
    CREATE INDEX follows_of_decision ON follows (decision_id, user_id) WHERE decision_id IS NOT NULL;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DELETE FROM comments WHERE action_id IS NULL;
    ALTER TABLE comments DROP CONSTRAINT comments_window_of_action, DROP CONSTRAINT comments_one_subject,
      DROP COLUMN indicator_id, DROP COLUMN decision_id, ALTER COLUMN action_id SET NOT NULL;

    DELETE FROM follows WHERE action_id IS NULL;
    ALTER TABLE follows DROP CONSTRAINT follows_once, DROP CONSTRAINT follows_one_subject, DROP COLUMN id,
      DROP COLUMN indicator_id, DROP COLUMN decision_id, ALTER COLUMN action_id SET NOT NULL;
    ALTER TABLE follows ADD CONSTRAINT follows_pkey PRIMARY KEY (user_id, action_id);
  `)
}
