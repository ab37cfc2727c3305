import type { Knex } from 'knex'

/**
 * An official paper as it was issued: its figures, its words and its very bytes. Nothing of it is ever changed; a new
 * edition is another row that names the one before.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE documents (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT documents_pkey PRIMARY KEY,
      kind text NOT NULL CONSTRAINT documents_kind
        CHECK (kind IN ('program', 'semester', 'quarter', 'annual', 'agency', 'brief')),
      year smallint NOT NULL CONSTRAINT documents_year CHECK (year BETWEEN 2000 AND 2100),
      -- The half or the quarter of the year; NULL: the whole year.
      part smallint CONSTRAINT documents_part CHECK (part BETWEEN 1 AND 4),
      agency_id integer CONSTRAINT documents_agency_fkey REFERENCES agencies (id),
      number text NOT NULL CONSTRAINT documents_number_length CHECK (char_length(number) BETWEEN 3 AND 80),
      title text NOT NULL CONSTRAINT documents_title_length CHECK (char_length(title) BETWEEN 3 AND 300),
      issued_on date NOT NULL,
      edition smallint NOT NULL CONSTRAINT documents_edition CHECK (edition BETWEEN 1 AND 999),
      replaces_id integer CONSTRAINT documents_replaces_fkey REFERENCES documents (id)
        CONSTRAINT documents_replaced_once UNIQUE,
      -- Why there is a new edition.
      reason text CONSTRAINT documents_reason_length CHECK (char_length(reason) BETWEEN 3 AND 500),
      -- The whole paper: words, tables, charts. What its page shows, and what later figures are held against.
      content jsonb NOT NULL,
      is_demo boolean NOT NULL DEFAULT false,
      issued_by integer CONSTRAINT documents_issued_by_fkey REFERENCES users (id),
      issued_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT documents_part_of_kind CHECK ((kind IN ('program', 'annual')) = (part IS NULL)),
      CONSTRAINT documents_half CHECK (kind <> 'semester' OR part <= 2),
      CONSTRAINT documents_agency_of_kind CHECK ((kind = 'agency') = (agency_id IS NOT NULL)),
      CONSTRAINT documents_edition_says_why CHECK
        ((edition = 1) = (replaces_id IS NULL) AND (edition = 1) = (reason IS NULL))
    );
    CREATE UNIQUE INDEX documents_number_key ON documents (lower(number));
    -- Of one paper there is one of each edition: two who issue at once cannot both be the next.
    CREATE UNIQUE INDEX documents_edition_key
      ON documents (kind, year, (coalesce(part, 0)), (coalesce(agency_id, 0)), edition);
    CREATE INDEX documents_by_day ON documents (issued_on DESC, id DESC);

    CREATE TABLE document_files (
      document_id integer NOT NULL CONSTRAINT document_files_document_fkey REFERENCES documents (id),
      format text NOT NULL CONSTRAINT document_files_format CHECK (format IN ('pdf', 'docx', 'xlsx')),
      name text NOT NULL CONSTRAINT document_files_name CHECK (name ~ '^[A-Za-z0-9._-]{1,120}$'),
      size integer NOT NULL,
      sha256 text NOT NULL,
      content bytea NOT NULL,
      CONSTRAINT document_files_pkey PRIMARY KEY (document_id, format),
      -- The database itself vouches for the bytes.
      CONSTRAINT document_files_sum CHECK (sha256 = encode(sha256(content), 'hex')),
      CONSTRAINT document_files_whole CHECK (size = octet_length(content))
    );
    ALTER TABLE document_files ALTER COLUMN content SET STORAGE EXTERNAL;

    CREATE FUNCTION refuse_document_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'an issued document is never changed' USING ERRCODE = 'insufficient_privilege'; END $$;
    CREATE TRIGGER documents_frozen BEFORE UPDATE OR DELETE ON documents
      FOR EACH ROW EXECUTE FUNCTION refuse_document_change();
    CREATE TRIGGER document_files_frozen BEFORE UPDATE OR DELETE ON document_files
      FOR EACH ROW EXECUTE FUNCTION refuse_document_change();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP TABLE document_files; DROP TABLE documents; DROP FUNCTION refuse_document_change()',
  )
}
