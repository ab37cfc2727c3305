import type { Knex } from 'knex'

/** The boundaries that the team has loaded, made ready to draw; and where villages lie. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- One at most: loading another takes the place of the former.
    CREATE TABLE boundaries (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT boundaries_pkey PRIMARY KEY,
      single boolean NOT NULL DEFAULT true CONSTRAINT boundaries_single_key UNIQUE
        CONSTRAINT boundaries_single CHECK (single),
      source_note text NOT NULL CONSTRAINT boundaries_note_length CHECK (char_length(source_note) BETWEEN 3 AND 500),
      source_url text CONSTRAINT boundaries_url_length CHECK (char_length(source_url) <= 1000),
      -- Of the drawing, in its own units.
      width smallint NOT NULL CONSTRAINT boundaries_width CHECK (width BETWEEN 1 AND 2000),
      height smallint NOT NULL CONSTRAINT boundaries_height CHECK (height BETWEEN 1 AND 2000),
      vertices_read integer NOT NULL,
      vertices_kept integer NOT NULL,
      loaded_by integer CONSTRAINT boundaries_loaded_by_fkey REFERENCES users (id),
      loaded_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE boundary_shapes (
      boundary_id integer NOT NULL CONSTRAINT boundary_shapes_boundary_fkey
        REFERENCES boundaries (id) ON DELETE CASCADE,
      place_id integer NOT NULL CONSTRAINT boundary_shapes_place_fkey REFERENCES places (id),
      -- Moves, lines and closings only; NULL: a village, of which the point alone is kept.
      path text CONSTRAINT boundary_shapes_path CHECK (path ~ '^[MLZ0-9., -]+$' AND char_length(path) <= 200000),
      x numeric(6,1) NOT NULL, y numeric(6,1) NOT NULL,
      -- How much room there is for words around that point.
      room numeric(6,1) NOT NULL DEFAULT 0,
      CONSTRAINT boundary_shapes_pkey PRIMARY KEY (boundary_id, place_id)
    );
    CREATE INDEX boundary_shapes_place ON boundary_shapes (place_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE boundary_shapes; DROP TABLE boundaries')
}
