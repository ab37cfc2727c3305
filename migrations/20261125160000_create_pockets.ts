import type { Knex } from 'knex'

/**
 * Pockets of poverty per place and year; what named and dated registries count there; other measures with their
 * sources; and where a place lies on the map.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE pockets (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT pockets_pkey PRIMARY KEY,
      place_id integer NOT NULL CONSTRAINT pockets_place_fkey REFERENCES places (id),
      year smallint NOT NULL CONSTRAINT pockets_year CHECK (year BETWEEN 2000 AND 2100),
      decree text CONSTRAINT pockets_decree_length CHECK (char_length(decree) BETWEEN 3 AND 300),
      criteria text CONSTRAINT pockets_criteria_length CHECK (char_length(criteria) BETWEEN 3 AND 500),
      source_url text CONSTRAINT pockets_source_url_length CHECK (char_length(source_url) <= 1000),
      source_note text CONSTRAINT pockets_source_note_length CHECK (char_length(source_note) <= 500),
      is_demo boolean NOT NULL DEFAULT false,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT pockets_place_year_key UNIQUE (place_id, year)
    );
    CREATE INDEX pockets_of_year ON pockets (year, place_id);

    -- One count of one registry on one day. Two of them are never held against each other.
    CREATE TABLE registry_counts (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT registry_counts_pkey PRIMARY KEY,
      registry text NOT NULL CONSTRAINT registry_counts_registry
        CHECK (registry IN ('P3KE', 'DTKS', 'DTSEN', 'Regsosek')),
      counted_on date NOT NULL CONSTRAINT registry_counts_day CHECK (counted_on BETWEEN '2000-01-01' AND '2100-12-31'),
      source_url text CONSTRAINT registry_counts_url_length CHECK (char_length(source_url) <= 1000),
      source_note text CONSTRAINT registry_counts_note_length CHECK (char_length(source_note) <= 500),
      is_demo boolean NOT NULL DEFAULT false,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT registry_counts_key UNIQUE (registry, counted_on)
    );

    CREATE TABLE place_counts (
      registry_count_id integer NOT NULL CONSTRAINT place_counts_registry_fkey
        REFERENCES registry_counts (id) ON DELETE CASCADE,
      place_id integer NOT NULL CONSTRAINT place_counts_place_fkey REFERENCES places (id),
      -- 1 to 4; 0 is everyone whom the registry knows there, poor or not: what a rate is taken of.
      desil smallint NOT NULL CONSTRAINT place_counts_desil CHECK (desil BETWEEN 0 AND 4),
      families integer CONSTRAINT place_counts_families CHECK (families BETWEEN 0 AND 10000000),
      persons integer CONSTRAINT place_counts_persons CHECK (persons BETWEEN 0 AND 10000000),
      CONSTRAINT place_counts_pkey PRIMARY KEY (registry_count_id, place_id, desil),
      CONSTRAINT place_counts_known CHECK (families IS NOT NULL OR persons IS NOT NULL)
    );
    CREATE INDEX place_counts_place ON place_counts (place_id, registry_count_id);

    -- What else a source says of places. Sources that contradict each other all stay.
    CREATE TABLE place_measures (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT place_measures_pkey PRIMARY KEY,
      line integer CONSTRAINT place_measures_line_key UNIQUE,
      -- As the source names it; place_measure_places says which places of ours that is. None: the whole region.
      area text NOT NULL CONSTRAINT place_measures_area_length CHECK (char_length(area) <= 300),
      category text NOT NULL CONSTRAINT place_measures_category_length CHECK (char_length(category) BETWEEN 1 AND 120),
      name text NOT NULL CONSTRAINT place_measures_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
      value numeric(15,2),
      unit text CONSTRAINT place_measures_unit_length CHECK (char_length(unit) <= 60),
      year smallint NOT NULL CONSTRAINT place_measures_year CHECK (year BETWEEN 2000 AND 2100),
      source_url text CONSTRAINT place_measures_url_length CHECK (char_length(source_url) <= 1000),
      source_note text CONSTRAINT place_measures_note_length CHECK (char_length(source_note) <= 1000)
    );
    CREATE TABLE place_measure_places (
      measure_id integer NOT NULL CONSTRAINT place_measure_places_measure_fkey
        REFERENCES place_measures (id) ON DELETE CASCADE,
      place_id integer NOT NULL CONSTRAINT place_measure_places_place_fkey REFERENCES places (id),
      CONSTRAINT place_measure_places_pkey PRIMARY KEY (measure_id, place_id)
    );
    CREATE INDEX place_measure_places_place ON place_measure_places (place_id, measure_id);

    -- Where a kecamatan's tile lies; NULL: wherever the layout puts it.
    ALTER TABLE places
      ADD COLUMN tile_row smallint CONSTRAINT places_tile_row CHECK (tile_row BETWEEN 1 AND 40),
      ADD COLUMN tile_column smallint CONSTRAINT places_tile_column CHECK (tile_column BETWEEN 1 AND 40),
      ADD CONSTRAINT places_tile_whole CHECK ((tile_row IS NULL) = (tile_column IS NULL)),
      ADD CONSTRAINT places_tile_key UNIQUE (tile_row, tile_column);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE places DROP COLUMN tile_row, DROP COLUMN tile_column;
    DROP TABLE place_measure_places; DROP TABLE place_measures;
    DROP TABLE place_counts; DROP TABLE registry_counts; DROP TABLE pockets
  `)
}
