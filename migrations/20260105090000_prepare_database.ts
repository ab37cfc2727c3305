import type { Knex } from 'knex'

/** Extensions, the search helper and the natural collation. All three extensions are trusted: no superuser needed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE EXTENSION IF NOT EXISTS citext;
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE EXTENSION IF NOT EXISTS unaccent;

    -- unaccent() is only STABLE; an index needs a promise that the dictionary never changes.
    CREATE FUNCTION searchable(text) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
      AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;

    -- "Kikim 2" before "Kikim 10", and Indonesian order for names.
    CREATE COLLATION id_alami (provider = icu, locale = 'id-u-kn-true');
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP COLLATION id_alami;
    DROP FUNCTION searchable(text);
    DROP EXTENSION unaccent;
    DROP EXTENSION pg_trgm;
    DROP EXTENSION citext;
  `)
}
