import type { Knex } from 'knex'

/**
 * Where a running meeting stands, so that another device can follow, and since when. Of an item the outcome and the note
 * have each their own version: one person may decide while another writes. Nothing is added to a closed meeting's pages.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE meetings
      ADD COLUMN current_item_id integer
        CONSTRAINT meetings_current_item_fkey REFERENCES agenda_items (id) ON DELETE SET NULL,
      ADD COLUMN current_since timestamptz;
    ALTER TABLE agenda_items
      ADD COLUMN outcome_version integer NOT NULL DEFAULT 1,
      ADD COLUMN note_version integer NOT NULL DEFAULT 1;

    CREATE FUNCTION refuse_late_pages() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM meetings WHERE meetings.id = NEW.meeting_id AND meetings.state = 'closed') THEN
          RAISE EXCEPTION 'a closed meeting always shows what it showed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
    CREATE TRIGGER meeting_pages_in_time BEFORE INSERT ON meeting_pages
      FOR EACH ROW EXECUTE FUNCTION refuse_late_pages();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TRIGGER meeting_pages_in_time ON meeting_pages;
    DROP FUNCTION refuse_late_pages();
    ALTER TABLE agenda_items DROP COLUMN note_version, DROP COLUMN outcome_version;
    ALTER TABLE meetings DROP COLUMN current_since, DROP COLUMN current_item_id;
  `)
}
