import type { Knex } from 'knex'

/**
 * A decision names the meeting that took it, and an agenda the decision it carries on. And the indexes by which "since
 * the last meeting" finds what happened between two moments without reading the whole of history, and a word is found
 * among decisions and minutes.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE decisions
      ADD CONSTRAINT decisions_meeting_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
      -- An item that is taken off an agenda does not take its decision along.
      ADD CONSTRAINT decisions_agenda_item_fkey FOREIGN KEY (agenda_item_id) REFERENCES agenda_items (id)
        ON DELETE SET NULL;
    ALTER TABLE agenda_items
      ADD CONSTRAINT agenda_items_decision_fkey FOREIGN KEY (decision_id) REFERENCES decisions (id);

    CREATE INDEX decisions_made ON decisions (created_at, id);
    CREATE INDEX report_versions_sent ON report_versions (sent_at, report_id);
    CREATE INDEX report_reviews_at ON report_reviews (at, report_id);
    CREATE INDEX history_statuses ON history (at) WHERE subject = 'action' AND jsonb_exists(before, 'status');
    CREATE INDEX readings_released ON readings (region_code, released_on) WHERE in_use AND released_on IS NOT NULL;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX readings_released; DROP INDEX history_statuses; DROP INDEX report_reviews_at;
    DROP INDEX report_versions_sent; DROP INDEX decisions_made;
    ALTER TABLE agenda_items DROP CONSTRAINT agenda_items_decision_fkey;
    ALTER TABLE decisions DROP CONSTRAINT decisions_agenda_item_fkey, DROP CONSTRAINT decisions_meeting_fkey;
  `)
}
