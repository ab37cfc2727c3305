import type { Knex } from 'knex'

/**
 * An indicator is a published series. A method version names how it was measured: readings of two methods are never
 * compared. Conflicting readings are all kept; at most one of a period is the one in use, and says why.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE indicators (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT indicators_pkey PRIMARY KEY,
      code text NOT NULL CONSTRAINT indicators_code_key UNIQUE
        CONSTRAINT indicators_code_form CHECK (code ~ '^[A-Z][A-Z0-9_]{1,30}$'),
      name text NOT NULL, name_en text NOT NULL,
      unit text NOT NULL, unit_en text NOT NULL,
      decimals smallint NOT NULL CONSTRAINT indicators_decimals CHECK (decimals BETWEEN 0 AND 4),
      -- A change of a rate is in points; a change of anything else is in the unit itself.
      is_rate boolean NOT NULL,
      direction text NOT NULL CONSTRAINT indicators_direction CHECK (direction IN ('down', 'up', 'neutral')),
      publisher text NOT NULL,
      frequency text NOT NULL CONSTRAINT indicators_frequency
        CHECK (frequency IN ('yearly', 'half_yearly', 'quarterly', 'irregular')),
      definition text NOT NULL, definition_en text NOT NULL,
      strategy_number smallint CONSTRAINT indicators_strategy_fkey REFERENCES strategies (number),
      is_main boolean NOT NULL DEFAULT false,
      position integer NOT NULL,
      version integer NOT NULL DEFAULT 1
    );
    CREATE INDEX indicators_order ON indicators (position, id);

    CREATE TABLE methods (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT methods_pkey PRIMARY KEY,
      indicator_id integer NOT NULL CONSTRAINT methods_indicator_fkey REFERENCES indicators (id),
      code text NOT NULL CONSTRAINT methods_code_form CHECK (code ~ '^[a-z0-9-]{1,40}$'),
      name text NOT NULL, name_en text NOT NULL,
      note text NOT NULL,
      position smallint NOT NULL,
      CONSTRAINT methods_code_key UNIQUE (indicator_id, code),
      CONSTRAINT methods_of_indicator UNIQUE (indicator_id, id)
    );

    CREATE TABLE readings (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT readings_pkey PRIMARY KEY,
      indicator_id integer NOT NULL,
      method_id integer NOT NULL,
      region_code text NOT NULL CONSTRAINT readings_region_fkey REFERENCES regions (code),
      year smallint NOT NULL CONSTRAINT readings_year CHECK (year BETWEEN 1970 AND 2100),
      -- NULL: the source names no month. It is not assumed.
      month smallint CONSTRAINT readings_month CHECK (month BETWEEN 1 AND 12),
      value numeric NOT NULL CONSTRAINT readings_value CHECK (abs(value) < 1e13),
      unit_note text,
      source_url text NOT NULL CONSTRAINT readings_source_url_length CHECK (char_length(source_url) BETWEEN 1 AND 1000),
      source_note text NOT NULL DEFAULT '' CONSTRAINT readings_source_note_length CHECK (char_length(source_note) <= 2000),
      released_on date,
      in_use boolean NOT NULL,
      -- Why this one is in use among several, or why it is not.
      use_note text NOT NULL DEFAULT '',
      conflicting boolean NOT NULL DEFAULT false,
      -- An earlier vintage points to the reading that replaced it.
      replaced_by integer CONSTRAINT readings_replaced_by_fkey REFERENCES readings (id),
      known_from timestamptz NOT NULL DEFAULT now(),
      version integer NOT NULL DEFAULT 1,
      -- Which line of a reference file this row came from; makes the seed safe to run again.
      reference_key text CONSTRAINT readings_reference_key UNIQUE,
      CONSTRAINT readings_method_fkey FOREIGN KEY (indicator_id, method_id) REFERENCES methods (indicator_id, id),
      CONSTRAINT readings_replaced_not_in_use CHECK (replaced_by IS NULL OR NOT in_use)
    );
    CREATE UNIQUE INDEX readings_one_in_use
      ON readings (region_code, indicator_id, method_id, year, (coalesce(month, 0))) WHERE in_use;
    CREATE INDEX readings_of_indicator ON readings (indicator_id, region_code, year, id);

    CREATE TABLE targets (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT targets_pkey PRIMARY KEY,
      indicator_id integer NOT NULL CONSTRAINT targets_indicator_fkey REFERENCES indicators (id),
      region_code text NOT NULL CONSTRAINT targets_region_fkey REFERENCES regions (code),
      -- NULL: the document names no year.
      year smallint CONSTRAINT targets_year CHECK (year BETWEEN 1970 AND 2100),
      -- 'level': the value to stand at; 'below': to stand under; 'yearly_change': points a year from the baseline.
      kind text NOT NULL CONSTRAINT targets_kind CHECK (kind IN ('level', 'below', 'yearly_change')),
      value numeric NOT NULL CONSTRAINT targets_value CHECK (abs(value) < 1e13),
      baseline_year smallint, baseline_month smallint, baseline_value numeric,
      document text NOT NULL,
      source_url text NOT NULL, source_note text NOT NULL DEFAULT '',
      in_use boolean NOT NULL,
      use_note text NOT NULL DEFAULT '',
      replaced_by integer CONSTRAINT targets_replaced_by_fkey REFERENCES targets (id),
      recorded_at timestamptz NOT NULL DEFAULT now(),
      version integer NOT NULL DEFAULT 1,
      reference_key text CONSTRAINT targets_reference_key UNIQUE,
      CONSTRAINT targets_change_has_baseline CHECK
        (kind <> 'yearly_change' OR (baseline_year IS NOT NULL AND baseline_value IS NOT NULL AND year IS NOT NULL))
    );
    CREATE UNIQUE INDEX targets_one_in_use ON targets (indicator_id, region_code, year) WHERE in_use;
    CREATE INDEX targets_of_indicator ON targets (indicator_id, region_code, year, id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP TABLE targets; DROP TABLE readings; DROP TABLE methods; DROP TABLE indicators',
  )
}
