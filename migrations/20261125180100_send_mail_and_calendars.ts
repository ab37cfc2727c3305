import type { Knex } from 'knex'

/** How a person wants to be told outside the app, and the hash of the secret address of their calendar. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE users
      ADD COLUMN mail text NOT NULL DEFAULT 'daily' CONSTRAINT users_mail CHECK (mail IN ('none', 'each', 'daily')),
      ADD COLUMN calendar_hash text CONSTRAINT users_calendar_key UNIQUE
        CONSTRAINT users_calendar_form CHECK (calendar_hash ~ '^[0-9a-f]{64}$');
    -- When it was handed to the mail server; NULL: it waits in the app alone.
    ALTER TABLE notifications ADD COLUMN mailed_at timestamptz;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE notifications DROP COLUMN mailed_at;
    ALTER TABLE users DROP COLUMN calendar_hash, DROP COLUMN mail
  `)
}
