import type { Knex } from 'knex'

/** Regions publish figures (nation, province, regencies); places lie inside the home regency. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE regions (
      code text CONSTRAINT regions_pkey PRIMARY KEY
        CONSTRAINT regions_code_form CHECK (code ~ '^(00|[0-9]{2}|[0-9]{2}[.][0-9]{2})$'),
      parent_code text CONSTRAINT regions_parent_fkey REFERENCES regions (code),
      kind text NOT NULL CONSTRAINT regions_kind CHECK (kind IN ('nation', 'province', 'regency', 'city')),
      name text NOT NULL CONSTRAINT regions_name_length CHECK (char_length(name) BETWEEN 1 AND 120)
    );

    CREATE TABLE places (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT places_pkey PRIMARY KEY,
      code text NOT NULL CONSTRAINT places_code_key UNIQUE
        CONSTRAINT places_code_form CHECK (code ~ '^[0-9]{2}[.][0-9]{2}[.][0-9]{2}([.][0-9]{4}|)$'),
      region_code text NOT NULL CONSTRAINT places_region_fkey REFERENCES regions (code),
      parent_id integer CONSTRAINT places_parent_fkey REFERENCES places (id),
      kind text NOT NULL CONSTRAINT places_kind CHECK (kind IN ('kecamatan', 'desa', 'kelurahan')),
      name text NOT NULL CONSTRAINT places_name_length CHECK (char_length(name) BETWEEN 1 AND 120),
      -- Spelling differs between sources ("Pulaupinang", "Pulau Pinang"): blanks do not count when names are matched.
      squeezed text NOT NULL GENERATED ALWAYS AS (regexp_replace(searchable(name), '[^a-z0-9]', '', 'g')) STORED,
      CONSTRAINT places_inside CHECK ((kind = 'kecamatan') = (parent_id IS NULL))
    );
    CREATE INDEX places_parent ON places (parent_id, id);
    CREATE INDEX places_squeezed ON places USING gin (squeezed gin_trgm_ops);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE places; DROP TABLE regions')
}
