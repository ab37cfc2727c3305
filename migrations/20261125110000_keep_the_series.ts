import type { Knex } from 'knex'

/**
 * What people need to keep the published series by hand: who entered a value, how precise its source says it is, why a
 * method was added, and when the next value is expected. What was published is never overwritten: a revision is a new
 * row, and the database itself refuses to change or delete the old one.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Values of a survey that is held in named months are only comparable when the month is known.
    ALTER TABLE indicators ADD COLUMN needs_month boolean NOT NULL DEFAULT false;
    UPDATE indicators SET needs_month = true WHERE code IN
      ('P0', 'POOR_K', 'EXT_P', 'EXT_N', 'P1', 'P2', 'GK', 'GK_DELTA', 'GINI', 'TPT', 'TPAK');

    ALTER TABLE methods
      ADD COLUMN reason text NOT NULL DEFAULT '' CONSTRAINT methods_reason_length CHECK (char_length(reason) <= 2000),
      ADD COLUMN entered_by integer CONSTRAINT methods_entered_by_fkey REFERENCES users (id);

    ALTER TABLE readings
      ADD COLUMN entered_by integer CONSTRAINT readings_entered_by_fkey REFERENCES users (id),
      -- In points, as the publisher prints it.
      ADD COLUMN standard_error numeric CONSTRAINT readings_standard_error CHECK (standard_error > 0 AND standard_error < 1e6),
      ADD COLUMN sample_size integer CONSTRAINT readings_sample_size CHECK (sample_size > 0),
      ADD COLUMN sample_counts text CONSTRAINT readings_sample_counts CHECK (sample_counts IN ('households', 'persons')),
      ADD COLUMN design_effect numeric CONSTRAINT readings_design_effect CHECK (design_effect >= 0.1 AND design_effect <= 100),
      ADD CONSTRAINT readings_sample_says_what CHECK ((sample_size IS NULL) = (sample_counts IS NULL)),
      ADD CONSTRAINT readings_design_of_sample CHECK (design_effect IS NULL OR sample_size IS NOT NULL);

    ALTER TABLE targets
      ADD COLUMN entered_by integer CONSTRAINT targets_entered_by_fkey REFERENCES users (id);

    CREATE FUNCTION keep_published_reading() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (NEW.id, NEW.indicator_id, NEW.method_id, NEW.region_code, NEW.year, NEW.month, NEW.value,
            NEW.unit_note, NEW.known_from, NEW.reference_key) IS NOT DISTINCT FROM
            (OLD.id, OLD.indicator_id, OLD.method_id, OLD.region_code, OLD.year, OLD.month, OLD.value,
            OLD.unit_note, OLD.known_from, OLD.reference_key) THEN RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a published reading is never changed: enter a revision' USING ERRCODE = 'insufficient_privilege';
      END $$;
    CREATE TRIGGER readings_stay BEFORE UPDATE OR DELETE ON readings
      FOR EACH ROW EXECUTE FUNCTION keep_published_reading();

    CREATE FUNCTION keep_recorded_target() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (NEW.id, NEW.indicator_id, NEW.region_code, NEW.year, NEW.kind, NEW.value, NEW.baseline_year,
            NEW.baseline_month, NEW.baseline_value, NEW.document, NEW.recorded_at, NEW.reference_key) IS NOT DISTINCT FROM
            (OLD.id, OLD.indicator_id, OLD.region_code, OLD.year, OLD.kind, OLD.value, OLD.baseline_year,
            OLD.baseline_month, OLD.baseline_value, OLD.document, OLD.recorded_at, OLD.reference_key) THEN RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a recorded target is never changed: enter the new one' USING ERRCODE = 'insufficient_privilege';
      END $$;
    CREATE TRIGGER targets_stay BEFORE UPDATE OR DELETE ON targets
      FOR EACH ROW EXECUTE FUNCTION keep_recorded_target();

    -- When the secretariat expects the value of a period; without a row the calendar reckons it.
    CREATE TABLE releases (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT releases_pkey PRIMARY KEY,
      indicator_id integer NOT NULL CONSTRAINT releases_indicator_fkey REFERENCES indicators (id),
      year smallint NOT NULL CONSTRAINT releases_year CHECK (year BETWEEN 1970 AND 2100),
      month smallint CONSTRAINT releases_month CHECK (month BETWEEN 1 AND 12),
      expected_on date NOT NULL,
      note text NOT NULL DEFAULT '' CONSTRAINT releases_note_length CHECK (char_length(note) <= 500),
      entered_by integer CONSTRAINT releases_entered_by_fkey REFERENCES users (id),
      version integer NOT NULL DEFAULT 1
    );
    CREATE UNIQUE INDEX releases_of_period ON releases (indicator_id, year, (coalesce(month, 0)));
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TABLE releases;
    DROP TRIGGER targets_stay ON targets;
    DROP TRIGGER readings_stay ON readings;
    DROP FUNCTION keep_recorded_target();
    DROP FUNCTION keep_published_reading();
    ALTER TABLE targets DROP COLUMN entered_by;
    ALTER TABLE readings DROP CONSTRAINT readings_design_of_sample, DROP CONSTRAINT readings_sample_says_what,
      DROP COLUMN design_effect, DROP COLUMN sample_counts, DROP COLUMN sample_size, DROP COLUMN standard_error,
      DROP COLUMN entered_by;
    ALTER TABLE methods DROP COLUMN entered_by, DROP COLUMN reason;
    ALTER TABLE indicators DROP COLUMN needs_month;
  `)
}
