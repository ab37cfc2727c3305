import type { Knex } from 'knex'

/**
 * A file that came in, what was understood of it, what each row would do, and what was done, so that it can be undone.
 * The bytes lie apart and go after some days; the receipt stays.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE imports (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT imports_pkey PRIMARY KEY,
      name text NOT NULL CONSTRAINT imports_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
      size integer NOT NULL CONSTRAINT imports_size CHECK (size BETWEEN 1 AND 20971520),
      sha256 text NOT NULL CONSTRAINT imports_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      user_id integer NOT NULL CONSTRAINT imports_user_fkey REFERENCES users (id),
      -- Whose rows it may touch; NULL: the secretariat's, all.
      agency_id integer CONSTRAINT imports_agency_fkey REFERENCES agencies (id),
      state text NOT NULL CONSTRAINT imports_state CHECK (state IN ('reading', 'unreadable', 'understood', 'checking',
        'checked', 'applying', 'applied', 'undone', 'discarded', 'failed')),
      -- Why a file was not read, or what stood in the way at the last step.
      trouble text CONSTRAINT imports_trouble_length CHECK (char_length(trouble) <= 200),
      -- The first rows of each sheet, and what was made of them.
      book jsonb,
      -- What the person said: purpose, sheet, columns, year, units, basis.
      plan jsonb,
      -- What the person said of names and matches that were not sure.
      answers jsonb NOT NULL DEFAULT '{}',
      questions jsonb NOT NULL DEFAULT '[]',
      counts jsonb NOT NULL DEFAULT '{}',
      done integer NOT NULL DEFAULT 0,
      total integer NOT NULL DEFAULT 0,
      is_demo boolean NOT NULL DEFAULT false,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      applied_at timestamptz,
      undone_at timestamptz
    );
    CREATE INDEX imports_newest ON imports (created_at DESC, id DESC);
    CREATE INDEX imports_of_agency ON imports (agency_id, created_at DESC, id DESC);

    CREATE TABLE import_files (
      import_id integer CONSTRAINT import_files_pkey PRIMARY KEY
        CONSTRAINT import_files_import_fkey REFERENCES imports (id) ON DELETE CASCADE,
      content bytea NOT NULL
    );
    ALTER TABLE import_files ALTER COLUMN content SET STORAGE EXTERNAL;

    -- One row of the file: what it would do, and why not.
    CREATE TABLE import_rows (
      import_id integer NOT NULL CONSTRAINT import_rows_import_fkey REFERENCES imports (id) ON DELETE CASCADE,
      number integer NOT NULL CONSTRAINT import_rows_number CHECK (number > 0),
      outcome text NOT NULL CONSTRAINT import_rows_outcome
        CHECK (outcome IN ('new', 'changed', 'same', 'refused', 'asked', 'skipped')),
      title text NOT NULL DEFAULT '',
      action_id integer,
      cells jsonb NOT NULL DEFAULT '[]',
      changes jsonb NOT NULL DEFAULT '[]',
      problems jsonb NOT NULL DEFAULT '[]',
      notes jsonb NOT NULL DEFAULT '[]',
      -- What would be written, and the version of what it was held against.
      input jsonb,
      seen_version integer,
      CONSTRAINT import_rows_pkey PRIMARY KEY (import_id, number)
    );
    CREATE INDEX import_rows_outcomes ON import_rows (import_id, outcome, number);

    -- What was written, with what stood there before.
    CREATE TABLE import_effects (
      import_id integer NOT NULL CONSTRAINT import_effects_import_fkey REFERENCES imports (id) ON DELETE CASCADE,
      subject text NOT NULL CONSTRAINT import_effects_subject CHECK (subject IN ('action', 'report')),
      subject_id integer NOT NULL,
      code text NOT NULL,
      made boolean NOT NULL,
      before jsonb,
      version integer NOT NULL,
      CONSTRAINT import_effects_pkey PRIMARY KEY (import_id, subject, subject_id)
    );

    -- Columns as a person matched them, for the next file with the same headings; 0 is the secretariat.
    CREATE TABLE import_matches (
      owner integer NOT NULL,
      signature text NOT NULL CONSTRAINT import_matches_signature_form CHECK (signature ~ '^[0-9a-f]{64}$'),
      columns jsonb NOT NULL,
      updated_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT import_matches_pkey PRIMARY KEY (owner, signature)
    );

    -- Names as a person explained them once.
    CREATE TABLE import_names (
      owner integer NOT NULL,
      kind text NOT NULL CONSTRAINT import_names_kind CHECK (kind IN ('agency', 'place', 'strategy', 'fund')),
      name text NOT NULL CONSTRAINT import_names_name_length CHECK (char_length(name) BETWEEN 1 AND 300),
      value text NOT NULL CONSTRAINT import_names_value_length CHECK (char_length(value) BETWEEN 1 AND 60),
      updated_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT import_names_pkey PRIMARY KEY (owner, kind, name)
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TABLE import_names; DROP TABLE import_matches; DROP TABLE import_effects; DROP TABLE import_rows;
    DROP TABLE import_files; DROP TABLE imports
  `)
}
