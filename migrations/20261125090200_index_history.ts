import type { Knex } from 'knex'

/** The page of all history is read newest first, by kind, by person and by day. And nobody empties the table whole. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX history_of_subject ON history (subject, id DESC);
    CREATE INDEX history_of_actor ON history (actor_id, id DESC);
    CREATE INDEX history_at ON history (at);
    CREATE TRIGGER history_never_emptied BEFORE TRUNCATE ON history
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TRIGGER history_never_emptied ON history;
    DROP INDEX history_at; DROP INDEX history_of_actor; DROP INDEX history_of_subject;
  `)
}
