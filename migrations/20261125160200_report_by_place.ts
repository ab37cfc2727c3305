import type { Knex } from 'knex'

/** What a report says of each place of its action; in the action's own output unit, cumulative like the report. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE report_places (
      report_id integer NOT NULL CONSTRAINT report_places_report_fkey REFERENCES reports (id) ON DELETE CASCADE,
      place_id integer NOT NULL CONSTRAINT report_places_place_fkey REFERENCES places (id),
      output numeric(15,2) NOT NULL CONSTRAINT report_places_output CHECK (output >= 0 AND output < 1e13),
      CONSTRAINT report_places_pkey PRIMARY KEY (report_id, place_id)
    );
    CREATE INDEX report_places_place ON report_places (place_id, report_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE report_places')
}
