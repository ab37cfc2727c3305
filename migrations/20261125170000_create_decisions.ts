import type { Knex } from 'knex'

/**
 * A decision has one owner and a due day, and lives until a coordinator closes it. Whether it is overdue, how long it
 * has been open and how often it was carried over are derived, never stored. Its evidence lies beside it, as a report's
 * does beside the report.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE decisions (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT decisions_pkey PRIMARY KEY,
      year smallint NOT NULL CONSTRAINT decisions_year CHECK (year BETWEEN 2000 AND 2100),
      number integer NOT NULL CONSTRAINT decisions_number CHECK (number BETWEEN 1 AND 99999),
      code text NOT NULL CONSTRAINT decisions_code_key UNIQUE
        GENERATED ALWAYS AS ('K-' || year::text || '-' || lpad(number::text, greatest(3, length(number::text)), '0')) STORED,
      text text NOT NULL CONSTRAINT decisions_text_length CHECK (char_length(text) BETWEEN 5 AND 2000),
      agency_id integer NOT NULL CONSTRAINT decisions_agency_fkey REFERENCES agencies (id),
      decided_on date NOT NULL,
      due_on date NOT NULL,
      action_id integer CONSTRAINT decisions_action_fkey REFERENCES actions (id),
      indicator_id integer CONSTRAINT decisions_indicator_fkey REFERENCES indicators (id),
      place_id integer CONSTRAINT decisions_place_fkey REFERENCES places (id),
      -- The meeting that took it and the item of its agenda; NULL: taken outside a meeting.
      meeting_id integer,
      agenda_item_id integer,
      state text NOT NULL DEFAULT 'open'
        CONSTRAINT decisions_state CHECK (state IN ('open', 'answered', 'fulfilled', 'cancelled')),
      -- The latest answer. Its text stays when it is sent back, so that its writer goes on from it; its moment does not.
      answer text CONSTRAINT decisions_answer_length CHECK (char_length(answer) BETWEEN 3 AND 2000),
      answered_at timestamptz,
      answered_by integer CONSTRAINT decisions_answered_by_fkey REFERENCES users (id),
      -- What the coordinator said last: why it came back, why it was cancelled, a word on its being fulfilled.
      remark text CONSTRAINT decisions_remark_length CHECK (char_length(remark) BETWEEN 3 AND 1000),
      closed_at timestamptz,
      closed_by integer CONSTRAINT decisions_closed_by_fkey REFERENCES users (id),
      is_demo boolean NOT NULL DEFAULT false,
      version integer NOT NULL DEFAULT 1,
      created_by integer CONSTRAINT decisions_created_by_fkey REFERENCES users (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      search text NOT NULL GENERATED ALWAYS AS
        (searchable('k-' || year::text || '-' || lpad(number::text, greatest(3, length(number::text)), '0') || ' '
          || text || ' ' || coalesce(answer, ''))) STORED,
      CONSTRAINT decisions_number_key UNIQUE (year, number),
      CONSTRAINT decisions_days_in_order CHECK (decided_on <= due_on),
      CONSTRAINT decisions_item_of_meeting CHECK (agenda_item_id IS NULL OR meeting_id IS NOT NULL),
      CONSTRAINT decisions_answered_whole CHECK (answered_at IS NULL OR answer IS NOT NULL),
      CONSTRAINT decisions_answered_has_answer CHECK (state <> 'answered' OR answered_at IS NOT NULL),
      CONSTRAINT decisions_closed_has_moment CHECK ((state IN ('fulfilled', 'cancelled')) = (closed_at IS NOT NULL)),
      CONSTRAINT decisions_cancelled_says_why CHECK (state <> 'cancelled' OR remark IS NOT NULL)
    );
    CREATE INDEX decisions_by_due ON decisions (due_on, id);
    CREATE INDEX decisions_unfinished ON decisions (due_on, id) WHERE closed_at IS NULL;
    CREATE INDEX decisions_of_agency ON decisions (agency_id, due_on, id);
    CREATE INDEX decisions_of_action ON decisions (action_id, id) WHERE action_id IS NOT NULL;
    CREATE INDEX decisions_of_indicator ON decisions (indicator_id, id) WHERE indicator_id IS NOT NULL;
    CREATE INDEX decisions_of_place ON decisions (place_id, id) WHERE place_id IS NOT NULL;
    CREATE INDEX decisions_of_meeting ON decisions (meeting_id, agenda_item_id, id) WHERE meeting_id IS NOT NULL;
    CREATE INDEX decisions_closed ON decisions (closed_at, id) WHERE closed_at IS NOT NULL;
    CREATE INDEX decisions_search ON decisions USING gin (search gin_trgm_ops);

    CREATE TABLE decision_evidence (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT decision_evidence_pkey PRIMARY KEY,
      decision_id integer NOT NULL CONSTRAINT decision_evidence_decision_fkey REFERENCES decisions (id),
      kind text NOT NULL CONSTRAINT decision_evidence_kind CHECK (kind IN ('photo', 'pdf', 'link')),
      name text NOT NULL CONSTRAINT decision_evidence_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
      link text CONSTRAINT decision_evidence_link_form CHECK (link ~ '^https{0,1}://' AND char_length(link) <= 1000),
      media_type text, size integer CONSTRAINT decision_evidence_size CHECK (size BETWEEN 1 AND 10485760),
      sha256 text,
      added_by integer CONSTRAINT decision_evidence_added_by_fkey REFERENCES users (id),
      added_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT decision_evidence_whole CHECK ((kind = 'link') = (link IS NOT NULL) AND (kind = 'link') = (sha256 IS NULL))
    );
    CREATE UNIQUE INDEX decision_evidence_once ON decision_evidence (decision_id, sha256) WHERE sha256 IS NOT NULL;
    CREATE INDEX decision_evidence_decision ON decision_evidence (decision_id, id);
    CREATE INDEX decision_evidence_sha256 ON decision_evidence (sha256) WHERE sha256 IS NOT NULL;

    CREATE TABLE decision_files (
      evidence_id integer CONSTRAINT decision_files_pkey PRIMARY KEY
        CONSTRAINT decision_files_evidence_fkey REFERENCES decision_evidence (id) ON DELETE CASCADE,
      content bytea NOT NULL
    );
    ALTER TABLE decision_files ALTER COLUMN content SET STORAGE EXTERNAL;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE decision_files; DROP TABLE decision_evidence; DROP TABLE decisions')
}
