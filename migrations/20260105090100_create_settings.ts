import type { Knex } from 'knex'

/** One row per setting of the team; the defaults and their checks live in server/settings/setting.ts. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE settings (
      key text CONSTRAINT settings_pkey PRIMARY KEY
        CONSTRAINT settings_key_length CHECK (char_length(key) BETWEEN 1 AND 60),
      value jsonb NOT NULL,
      version integer NOT NULL DEFAULT 1,
      updated_at timestamptz NOT NULL DEFAULT now()
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE settings')
}
