import type { Knex } from 'knex'

/** Three strategies, matched by number: their wording differs between regulations and may be edited. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE strategies (
      number smallint CONSTRAINT strategies_pkey PRIMARY KEY CONSTRAINT strategies_number CHECK (number BETWEEN 1 AND 3),
      name text NOT NULL CONSTRAINT strategies_name_length CHECK (char_length(name) BETWEEN 3 AND 200),
      name_en text NOT NULL CONSTRAINT strategies_name_en_length CHECK (char_length(name_en) BETWEEN 3 AND 200),
      source_note text NOT NULL,
      version integer NOT NULL DEFAULT 1
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE strategies')
}
