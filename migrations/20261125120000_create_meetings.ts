import type { Knex } from 'knex'

/**
 * A meeting is prepared, held and closed. Its agenda names what is looked at and why; the reason is kept as facts, so
 * that it can be said in either language. Closing keeps every page as it was shown, for ever.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE meetings (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT meetings_pkey PRIMARY KEY,
      title text NOT NULL CONSTRAINT meetings_title_length CHECK (char_length(title) BETWEEN 5 AND 200),
      kind text NOT NULL CONSTRAINT meetings_kind CHECK (kind IN ('tkpk', 'joint', 'strategy', 'technical')),
      strategy_number smallint CONSTRAINT meetings_strategy_fkey REFERENCES strategies (number),
      held_on date NOT NULL,
      -- Jakarta's clock; NULL where a published account does not say.
      starts_at text CONSTRAINT meetings_starts_at_form CHECK (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      venue text CONSTRAINT meetings_venue_length CHECK (char_length(venue) BETWEEN 2 AND 200),
      -- An office, never a person.
      chair text CONSTRAINT meetings_chair_length CHECK (char_length(chair) BETWEEN 2 AND 200),
      planned_minutes smallint NOT NULL DEFAULT 60
        CONSTRAINT meetings_planned_minutes CHECK (planned_minutes BETWEEN 15 AND 480),
      state text NOT NULL DEFAULT 'draft'
        CONSTRAINT meetings_state CHECK (state IN ('draft', 'shared', 'running', 'closed')),
      -- The number on the office's own papers.
      official_number text CONSTRAINT meetings_official_number_length CHECK (char_length(official_number) <= 100),
      shared_at timestamptz,
      started_at timestamptz,
      closed_at timestamptz,
      -- What a published account told of it, for meetings that were not held with this tool.
      summary text CONSTRAINT meetings_summary_length CHECK (char_length(summary) <= 4000),
      source_url text CONSTRAINT meetings_source_url_form CHECK (source_url ~ '^https{0,1}://'),
      source_note text,
      reference_key text CONSTRAINT meetings_reference_key UNIQUE,
      is_demo boolean NOT NULL DEFAULT false,
      version integer NOT NULL DEFAULT 1,
      created_by integer CONSTRAINT meetings_created_by_fkey REFERENCES users (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT meetings_strategy_of_kind CHECK ((kind = 'strategy') = (strategy_number IS NOT NULL)),
      CONSTRAINT meetings_closed_at_of_state CHECK (state <> 'closed' OR closed_at IS NOT NULL)
    );
    CREATE INDEX meetings_by_day ON meetings (held_on DESC, id DESC);
    CREATE UNIQUE INDEX meetings_one_running ON meetings (state) WHERE state = 'running';

    CREATE TABLE meeting_agencies (
      meeting_id integer NOT NULL CONSTRAINT meeting_agencies_meeting_fkey REFERENCES meetings (id) ON DELETE CASCADE,
      agency_id integer NOT NULL CONSTRAINT meeting_agencies_agency_fkey REFERENCES agencies (id),
      attendance text NOT NULL DEFAULT 'unknown' CONSTRAINT meeting_agencies_attendance
        CHECK (attendance IN ('unknown', 'head', 'represented', 'absent')),
      represented_by text CONSTRAINT meeting_agencies_represented_by_length
        CHECK (char_length(represented_by) BETWEEN 2 AND 200),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT meeting_agencies_pkey PRIMARY KEY (meeting_id, agency_id)
    );
    CREATE INDEX meeting_agencies_agency ON meeting_agencies (agency_id);

    CREATE TABLE agenda_items (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT agenda_items_pkey PRIMARY KEY,
      meeting_id integer NOT NULL CONSTRAINT agenda_items_meeting_fkey REFERENCES meetings (id) ON DELETE CASCADE,
      position smallint NOT NULL CONSTRAINT agenda_items_position CHECK (position BETWEEN 1 AND 500),
      kind text NOT NULL CONSTRAINT agenda_items_kind
        CHECK (kind IN ('decision', 'action', 'indicator', 'place', 'report', 'agency', 'free')),
      -- A decision's table comes after this one; its own migration adds the key.
      decision_id integer,
      action_id integer CONSTRAINT agenda_items_action_fkey REFERENCES actions (id),
      indicator_id integer CONSTRAINT agenda_items_indicator_fkey REFERENCES indicators (id),
      place_id integer CONSTRAINT agenda_items_place_fkey REFERENCES places (id),
      agency_id integer CONSTRAINT agenda_items_agency_fkey REFERENCES agencies (id),
      title text CONSTRAINT agenda_items_title_length CHECK (char_length(title) BETWEEN 3 AND 200),
      -- Why it is on the agenda: a word the house knows, and the figures that go into it.
      reason text CONSTRAINT agenda_items_reason_form CHECK (reason ~ '^[a-z_]+$'),
      facts jsonb NOT NULL DEFAULT '{}',
      question text CONSTRAINT agenda_items_question_length CHECK (char_length(question) <= 500),
      minutes smallint NOT NULL DEFAULT 6 CONSTRAINT agenda_items_minutes CHECK (minutes BETWEEN 1 AND 120),
      in_annex boolean NOT NULL DEFAULT false,
      outcome text CONSTRAINT agenda_items_outcome CHECK (outcome IN ('decided', 'postponed', 'closed', 'noted')),
      note text CONSTRAINT agenda_items_note_length CHECK (char_length(note) <= 4000),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT agenda_items_place_in_order UNIQUE (meeting_id, position) DEFERRABLE INITIALLY DEFERRED,
      CONSTRAINT agenda_items_subject CHECK (
        (kind = 'decision') = (decision_id IS NOT NULL)
        AND (kind NOT IN ('action', 'report') OR action_id IS NOT NULL)
        AND (kind <> 'indicator' OR indicator_id IS NOT NULL)
        AND (kind <> 'place' OR place_id IS NOT NULL)
        AND (kind <> 'agency' OR agency_id IS NOT NULL)
        AND (kind <> 'free' OR title IS NOT NULL))
    );
    CREATE INDEX agenda_items_action ON agenda_items (action_id) WHERE action_id IS NOT NULL;
    CREATE INDEX agenda_items_decision ON agenda_items (decision_id) WHERE decision_id IS NOT NULL;
    CREATE INDEX agenda_items_indicator ON agenda_items (indicator_id) WHERE indicator_id IS NOT NULL;

    CREATE TABLE meeting_pages (
      meeting_id integer NOT NULL CONSTRAINT meeting_pages_meeting_fkey REFERENCES meetings (id),
      -- 'opening', 'agenda', 'minutes', 'item-12' … and the language it was drawn in.
      page text NOT NULL CONSTRAINT meeting_pages_page_form CHECK (page ~ '^[a-z]+(-[0-9]+){0,1}$'),
      lang text NOT NULL CONSTRAINT meeting_pages_lang CHECK (lang IN ('id', 'en')),
      content jsonb NOT NULL,
      CONSTRAINT meeting_pages_pkey PRIMARY KEY (meeting_id, page, lang)
    );
    CREATE FUNCTION keep_meeting_pages() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'a closed meeting always shows what it showed' USING ERRCODE = 'insufficient_privilege'; END $$;
    CREATE TRIGGER meeting_pages_kept BEFORE UPDATE OR DELETE ON meeting_pages
      FOR EACH ROW EXECUTE FUNCTION keep_meeting_pages();

    CREATE TABLE prepared_texts (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT prepared_texts_pkey PRIMARY KEY,
      meeting_id integer NOT NULL CONSTRAINT prepared_texts_meeting_fkey REFERENCES meetings (id) ON DELETE CASCADE,
      channel text NOT NULL CONSTRAINT prepared_texts_channel CHECK (channel IN ('whatsapp', 'email')),
      prepared_by integer CONSTRAINT prepared_texts_prepared_by_fkey REFERENCES users (id),
      prepared_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX prepared_texts_meeting ON prepared_texts (meeting_id, id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP TABLE prepared_texts; DROP TABLE meeting_pages; DROP FUNCTION keep_meeting_pages(); DROP TABLE agenda_items; DROP TABLE meeting_agencies; DROP TABLE meetings',
  )
}
