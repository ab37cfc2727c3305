import type { Knex } from 'knex'

/**
 * What pages ask of one year or one place is read from an index alone, however many years there are: what was owed and when
 * it was sent, which reports were ever returned, the verified output of an action, and the actions of a place.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX standings_owed ON standings (window_id, action_id) INCLUDE (sent_on, report_state) WHERE owed;
    CREATE INDEX report_reviews_returned ON report_reviews (report_id) WHERE verdict = 'returned';
    CREATE INDEX reports_verified_output ON reports (action_id, window_id) INCLUDE (output)
      WHERE state = 'verified' AND output IS NOT NULL;
    DROP INDEX action_places_place;
    CREATE INDEX action_places_place ON action_places (place_id, action_id) INCLUDE (target);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX action_places_place;
    CREATE INDEX action_places_place ON action_places (place_id, action_id);
    DROP INDEX reports_verified_output; DROP INDEX report_reviews_returned; DROP INDEX standings_owed;
  `)
}
