import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE agencies (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT agencies_pkey PRIMARY KEY,
      code citext NOT NULL CONSTRAINT agencies_code_key UNIQUE
        CONSTRAINT agencies_code_form CHECK (code ~ '^[a-z0-9-]{2,60}$'),
      name text NOT NULL CONSTRAINT agencies_name_key UNIQUE
        CONSTRAINT agencies_name_length CHECK (char_length(name) BETWEEN 2 AND 200),
      short_name text NOT NULL CONSTRAINT agencies_short_name_length CHECK (char_length(short_name) BETWEEN 2 AND 60),
      kind text NOT NULL CONSTRAINT agencies_kind
        CHECK (kind IN ('team', 'badan', 'dinas', 'kecamatan', 'other_local', 'vertical', 'partner')),
      place_id integer CONSTRAINT agencies_place_fkey REFERENCES places (id),
      source_url text CONSTRAINT agencies_source_url_length CHECK (char_length(source_url) <= 1000),
      source_note text CONSTRAINT agencies_source_note_length CHECK (char_length(source_note) <= 2000),
      active boolean NOT NULL DEFAULT true,
      CONSTRAINT agencies_kecamatan_place CHECK ((kind = 'kecamatan') = (place_id IS NOT NULL))
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE agencies')
}
