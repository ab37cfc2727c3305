import type { Knex } from 'knex'

/**
 * What an action is expected to do to an indicator, as its agency proposes it and a coordinator accepts or rejects it. It
 * says nothing about what happened: the indicator moves by published readings alone.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE contributions (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT contributions_pkey PRIMARY KEY,
      action_id integer NOT NULL CONSTRAINT contributions_action_fkey REFERENCES actions (id),
      indicator_id integer NOT NULL CONSTRAINT contributions_indicator_fkey REFERENCES indicators (id),
      -- Expected change at full completion, in the indicator's own unit (points for a rate); a fall is negative.
      expected numeric NOT NULL CONSTRAINT contributions_expected CHECK (expected <> 0 AND abs(expected) < 1e13),
      lag_months smallint NOT NULL CONSTRAINT contributions_lag CHECK (lag_months BETWEEN 0 AND 120),
      confidence text NOT NULL CONSTRAINT contributions_confidence CHECK (confidence IN ('low', 'medium', 'high')),
      reasoning text NOT NULL CONSTRAINT contributions_reasoning_length CHECK (char_length(reasoning) BETWEEN 10 AND 2000),
      source_url text CONSTRAINT contributions_source_length CHECK (char_length(source_url) <= 1000),
      -- How the calculator reached the figure: kind, units, whole, year, result. NULL: not by the calculator.
      working jsonb,
      state text NOT NULL DEFAULT 'proposed'
        CONSTRAINT contributions_state CHECK (state IN ('proposed', 'accepted', 'rejected')),
      state_reason text CONSTRAINT contributions_state_reason_length CHECK (char_length(state_reason) BETWEEN 3 AND 500),
      is_demo boolean NOT NULL DEFAULT false,
      proposed_by integer CONSTRAINT contributions_proposed_by_fkey REFERENCES users (id),
      proposed_at timestamptz NOT NULL DEFAULT now(),
      decided_by integer CONSTRAINT contributions_decided_by_fkey REFERENCES users (id),
      decided_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT contributions_rejection_has_reason CHECK (state <> 'rejected' OR state_reason IS NOT NULL),
      CONSTRAINT contributions_decision_has_moment CHECK ((state = 'proposed') = (decided_at IS NULL))
    );
    CREATE UNIQUE INDEX contributions_one_of_pair ON contributions (action_id, indicator_id) WHERE state <> 'rejected';
    CREATE INDEX contributions_of_action ON contributions (action_id, id);
    CREATE INDEX contributions_of_indicator ON contributions (indicator_id, state, id);
    CREATE INDEX contributions_waiting ON contributions (state, id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE contributions')
}
