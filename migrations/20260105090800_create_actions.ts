import type { Knex } from 'knex'

/**
 * An action belongs to one budget year, one owning agency and one primary strategy. Amounts are rupiah, below 10^13 so
 * that JavaScript's numbers hold them to the cent.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE actions (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT actions_pkey PRIMARY KEY,
      year smallint NOT NULL CONSTRAINT actions_year CHECK (year BETWEEN 2000 AND 2100),
      number integer NOT NULL CONSTRAINT actions_number CHECK (number BETWEEN 1 AND 99999),
      code text NOT NULL CONSTRAINT actions_code_key UNIQUE
        GENERATED ALWAYS AS ('A-' || year::text || '-' || lpad(number::text, greatest(3, length(number::text)), '0')) STORED,
      title text NOT NULL CONSTRAINT actions_title_length CHECK (char_length(title) BETWEEN 5 AND 300),
      strategy_number smallint NOT NULL CONSTRAINT actions_strategy_fkey REFERENCES strategies (number),
      agency_id integer NOT NULL CONSTRAINT actions_agency_fkey REFERENCES agencies (id),
      responsible_office text CONSTRAINT actions_office_length CHECK (char_length(responsible_office) <= 200),
      program text CONSTRAINT actions_program_length CHECK (char_length(program) <= 300),
      activity text CONSTRAINT actions_activity_length CHECK (char_length(activity) <= 300),
      sub_activity text CONSTRAINT actions_sub_activity_length CHECK (char_length(sub_activity) <= 300),
      -- Names of sub kegiatan repeat, so code + agency + year is the key that finds an action again.
      nomenclature text CONSTRAINT actions_nomenclature_form CHECK (nomenclature ~ '^[0-9X]+([.][0-9]+){1,6}$'),
      activity_kind text NOT NULL DEFAULT 'direct'
        CONSTRAINT actions_activity_kind CHECK (activity_kind IN ('direct', 'indirect', 'support')),
      aid_kind text CONSTRAINT actions_aid_kind_length CHECK (char_length(aid_kind) <= 120),
      aid_nature text CONSTRAINT actions_aid_nature_length CHECK (char_length(aid_nature) <= 120),
      benefit_size text CONSTRAINT actions_benefit_size_length CHECK (char_length(benefit_size) <= 200),
      benefit_duration text CONSTRAINT actions_benefit_duration_length CHECK (char_length(benefit_duration) <= 120),
      output_target numeric(15,2) CONSTRAINT actions_output_target CHECK (output_target > 0),
      output_unit text CONSTRAINT actions_output_unit_length CHECK (char_length(output_unit) BETWEEN 1 AND 60),
      beneficiary_target numeric(15,2) CONSTRAINT actions_beneficiary_target CHECK (beneficiary_target > 0),
      beneficiary_unit text CONSTRAINT actions_beneficiary_unit_length CHECK (char_length(beneficiary_unit) BETWEEN 1 AND 60),
      starts_on date NOT NULL,
      ends_on date NOT NULL,
      status text NOT NULL DEFAULT 'not_started'
        CONSTRAINT actions_status CHECK (status IN ('not_started', 'running', 'done', 'delayed', 'cancelled')),
      status_reason text CONSTRAINT actions_status_reason_length CHECK (char_length(status_reason) BETWEEN 3 AND 500),
      -- Sum of the current budget lines, NULL when none is known; kept by the commands that write lines.
      budget_total numeric(15,2),
      predecessor_id integer CONSTRAINT actions_predecessor_fkey REFERENCES actions (id),
      source_url text CONSTRAINT actions_source_url_length CHECK (char_length(source_url) <= 1000),
      source_note text CONSTRAINT actions_source_note_length CHECK (char_length(source_note) <= 2000),
      -- Made for the demonstration; demo_parts says which of its figures no source gives. Every page marks them.
      is_demo boolean NOT NULL DEFAULT false,
      demo_parts text[] NOT NULL DEFAULT '{}' CONSTRAINT actions_demo_parts CHECK
        (demo_parts <@ ARRAY['everything', 'budget', 'output_target', 'beneficiaries', 'days', 'places', 'plan']),
      version integer NOT NULL DEFAULT 1,
      created_by integer CONSTRAINT actions_created_by_fkey REFERENCES users (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      search text NOT NULL GENERATED ALWAYS AS
        (searchable(title || ' ' || coalesce(sub_activity, '') || ' ' || coalesce(nomenclature, '') || ' '
          || 'a-' || year::text || '-' || lpad(number::text, greatest(3, length(number::text)), '0'))) STORED,
      CONSTRAINT actions_number_key UNIQUE (year, number),
      CONSTRAINT actions_days_in_order CHECK (starts_on <= ends_on),
      CONSTRAINT actions_days_in_year CHECK (extract(year FROM starts_on) = year AND extract(year FROM ends_on) = year),
      CONSTRAINT actions_output_pair CHECK ((output_target IS NULL) OR (output_unit IS NOT NULL)),
      CONSTRAINT actions_beneficiary_pair CHECK ((beneficiary_target IS NULL) OR (beneficiary_unit IS NOT NULL)),
      CONSTRAINT actions_status_has_reason CHECK (status NOT IN ('delayed', 'cancelled') OR status_reason IS NOT NULL)
    );
    CREATE UNIQUE INDEX actions_nomenclature_key ON actions (agency_id, year, nomenclature, searchable(title))
      WHERE nomenclature IS NOT NULL;
    CREATE INDEX actions_by_code ON actions (year, number, id);
    CREATE INDEX actions_by_title ON actions (year, title, id);
    CREATE INDEX actions_by_end ON actions (year, ends_on, id);
    CREATE INDEX actions_by_budget ON actions (year, budget_total DESC NULLS LAST, id);
    CREATE INDEX actions_by_update ON actions (year, updated_at DESC, id);
    CREATE INDEX actions_by_agency ON actions (agency_id, year, id);
    CREATE INDEX actions_by_strategy ON actions (strategy_number, year, id);
    -- What goes on next year goes on once.
    CREATE UNIQUE INDEX actions_one_successor ON actions (predecessor_id, year) WHERE predecessor_id IS NOT NULL;
    CREATE INDEX actions_search ON actions USING gin (search gin_trgm_ops);

    CREATE TABLE action_strategies (
      action_id integer NOT NULL CONSTRAINT action_strategies_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      strategy_number smallint NOT NULL CONSTRAINT action_strategies_strategy_fkey REFERENCES strategies (number),
      CONSTRAINT action_strategies_pkey PRIMARY KEY (action_id, strategy_number)
    );

    CREATE TABLE action_agencies (
      action_id integer NOT NULL CONSTRAINT action_agencies_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      agency_id integer NOT NULL CONSTRAINT action_agencies_agency_fkey REFERENCES agencies (id),
      CONSTRAINT action_agencies_pkey PRIMARY KEY (action_id, agency_id)
    );

    CREATE TABLE action_places (
      action_id integer NOT NULL CONSTRAINT action_places_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      place_id integer NOT NULL CONSTRAINT action_places_place_fkey REFERENCES places (id),
      -- In the action's own output unit; NULL: not known for this place.
      target numeric(15,2) CONSTRAINT action_places_target CHECK (target >= 0),
      CONSTRAINT action_places_pkey PRIMARY KEY (action_id, place_id)
    );
    CREATE INDEX action_places_place ON action_places (place_id, action_id);

    CREATE TABLE action_plans (
      action_id integer NOT NULL CONSTRAINT action_plans_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      -- Cumulative from 1 January to the end of the quarter, like the reports it is held against.
      quarter smallint NOT NULL CONSTRAINT action_plans_quarter CHECK (quarter BETWEEN 1 AND 4),
      output numeric(15,2) CONSTRAINT action_plans_output CHECK (output >= 0),
      money numeric(15,2) CONSTRAINT action_plans_money CHECK (money >= 0),
      CONSTRAINT action_plans_pkey PRIMARY KEY (action_id, quarter)
    );

    CREATE TABLE budget_lines (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT budget_lines_pkey PRIMARY KEY,
      action_id integer NOT NULL CONSTRAINT budget_lines_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      fund text NOT NULL CONSTRAINT budget_lines_fund
        CHECK (fund IN ('apbd', 'apbn', 'dak', 'dau', 'dbh', 'dana_desa', 'csr', 'baznas', 'other')),
      stage text NOT NULL CONSTRAINT budget_lines_stage CHECK (stage IN ('murni', 'perubahan')),
      decided_on date,
      amount numeric(15,2) NOT NULL CONSTRAINT budget_lines_amount CHECK (amount >= 0 AND amount < 1e13),
      reason text CONSTRAINT budget_lines_reason_length CHECK (char_length(reason) <= 500),
      -- The latest line of a fund counts; earlier ones stay as its history.
      is_current boolean NOT NULL DEFAULT true,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE UNIQUE INDEX budget_lines_one_current ON budget_lines (action_id, fund) WHERE is_current;
    CREATE INDEX budget_lines_fund ON budget_lines (fund, action_id) WHERE is_current;
    CREATE INDEX budget_lines_action ON budget_lines (action_id, id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TABLE budget_lines; DROP TABLE action_plans; DROP TABLE action_places;
    DROP TABLE action_agencies; DROP TABLE action_strategies; DROP TABLE actions
  `)
}
