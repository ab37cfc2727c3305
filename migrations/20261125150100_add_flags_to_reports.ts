import type { Knex } from 'knex'

/**
 * The marks of a report as they were when its action's reports last changed: only the order of the queue is told by
 * them, what is shown is worked out anew. And what an agency answers to a mark.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE reports ADD COLUMN flags text[] NOT NULL DEFAULT '{}';
    CREATE INDEX reports_queue_marked ON reports (state, (flags = '{}'), sent_at, id);
    CREATE TABLE flag_answers (
      report_id integer NOT NULL CONSTRAINT flag_answers_report_fkey REFERENCES reports (id) ON DELETE CASCADE,
      flag text NOT NULL CONSTRAINT flag_answers_flag_form CHECK (flag ~ '^[a-z_]{3,30}$'),
      answer text NOT NULL CONSTRAINT flag_answers_answer_length CHECK (char_length(answer) BETWEEN 3 AND 500),
      -- The version it speaks of: figures that are sent again may need another answer.
      version_number smallint NOT NULL,
      answered_by integer CONSTRAINT flag_answers_answered_by_fkey REFERENCES users (id),
      answered_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT flag_answers_pkey PRIMARY KEY (report_id, flag)
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP TABLE flag_answers; DROP INDEX reports_queue_marked; ALTER TABLE reports DROP COLUMN flags',
  )
}
