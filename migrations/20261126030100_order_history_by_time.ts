import type { Knex } from 'knex'

/**
 * The page of all history is ordered by time, so that days long past are found as fast as today: by number, every newer
 * line was read to come to them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX history_of_subject; DROP INDEX history_of_actor; DROP INDEX history_at;
    CREATE INDEX history_by_time ON history (at DESC, id DESC);
    CREATE INDEX history_of_subject ON history (subject, at DESC, id DESC);
    CREATE INDEX history_of_actor ON history (actor_id, at DESC, id DESC);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX history_of_actor; DROP INDEX history_of_subject; DROP INDEX history_by_time;
    CREATE INDEX history_of_subject ON history (subject, id DESC);
    CREATE INDEX history_of_actor ON history (actor_id, id DESC);
    CREATE INDEX history_at ON history (at);
  `)
}
