import type { Knex } from 'knex'

/**
 * Seals: each sums a stretch of history together with the seal before it, so that a line that was changed, taken out or
 * slipped in afterwards is seen, and so is a seal that is missing. Which transaction wrote a line is left out of the
 * sum: it means nothing to another server. And the house's own upkeep: when it last made a backup or looked at the seals.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION history_sum(seal_before bytea, first_line bigint, last_line bigint, OUT lines integer, OUT sum bytea)
      LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT count(*)::integer,
          sha256(coalesce(seal_before, '') || convert_to(coalesce(string_agg(
            jsonb_build_array(
              history.id, to_char(history.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), history.actor_id,
              history.actor_name, history.event, history.subject, history.subject_id, history.before, history.after
            )::text, E'\\n' ORDER BY history.id), ''), 'UTF8'))
          FROM history WHERE history.id BETWEEN first_line AND last_line
      $$;

    CREATE TABLE history_seals (
      id integer CONSTRAINT history_seals_pkey PRIMARY KEY CONSTRAINT history_seals_id_counts CHECK (id > 0),
      first_line bigint NOT NULL,
      last_line bigint NOT NULL CONSTRAINT history_seals_last_line_key UNIQUE,
      lines integer NOT NULL CONSTRAINT history_seals_lines_counts CHECK (lines > 0),
      sum bytea NOT NULL CONSTRAINT history_seals_sum_is_sha256 CHECK (length(sum) = 32),
      at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT history_seals_in_order CHECK (first_line <= last_line)
    );
    CREATE FUNCTION refuse_seal_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'seals are append-only' USING ERRCODE = 'insufficient_privilege'; END $$;
    CREATE TRIGGER history_seals_append_only BEFORE UPDATE OR DELETE ON history_seals
      FOR EACH ROW EXECUTE FUNCTION refuse_seal_change();
    CREATE TRIGGER history_seals_never_emptied BEFORE TRUNCATE ON history_seals
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_seal_change();

    CREATE TABLE upkeep_runs (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT upkeep_runs_pkey PRIMARY KEY,
      kind text NOT NULL CONSTRAINT upkeep_runs_kind_known CHECK (kind IN ('backup', 'seals')),
      began_at timestamptz NOT NULL,
      ended_at timestamptz NOT NULL DEFAULT now(),
      ok boolean NOT NULL,
      outcome jsonb NOT NULL
    );
    CREATE INDEX upkeep_runs_of_kind ON upkeep_runs (kind, id DESC);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TABLE upkeep_runs; DROP TABLE history_seals;
    DROP FUNCTION refuse_seal_change(); DROP FUNCTION history_sum(bytea, bigint, bigint);
  `)
}
