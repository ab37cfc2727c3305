import type { Knex } from 'knex'
import { remind } from '../../server/notifications/commands'
import { addDays, atWib } from './days'

/**
 * What the officers were told: what became of their latest reports, all but the newest read, and what the house says on the
 * morning before `today`.
 */
export async function writeNotices(trx: Knex.Transaction, today: string): Promise<void> {
  // Yesterday's: whoever looks at the demo before half past six must not read of what is still to come.
  const yesterday = addDays(today, -1)
  const morning = atWib(yesterday, 6 * 60 + 30)
  await trx.raw(
    `INSERT INTO notifications (user_id, kind, about, facts, at, read_at)
     SELECT users.id, 'report_' || reviews.verdict, reviews.report_id || '/' || reviews.version_number,
       jsonb_build_object('action', actions.code, 'title', actions.title, 'by', reviews.by, 'isDemo', true,
         'window', jsonb_build_object('code', windows.code, 'kind', windows.kind, 'number', windows.number, 'year', windows.year)),
       reviews.at, CASE WHEN reviews.at < :morning::timestamptz - interval '10 days' THEN reviews.at + interval '1 day' END
     FROM (SELECT report_reviews.report_id, report_reviews.version_number, report_reviews.verdict, min(report_reviews.at) AS at,
         coalesce(min(reviewers.name), 'Tuntas') AS by
       FROM report_reviews LEFT JOIN users AS reviewers ON reviewers.id = report_reviews.reviewer_id
       WHERE report_reviews.at > :morning::timestamptz - interval '90 days'
       GROUP BY report_reviews.report_id, report_reviews.version_number, report_reviews.verdict) AS reviews
       JOIN reports ON reports.id = reviews.report_id
       JOIN actions ON actions.id = reports.action_id
       JOIN windows ON windows.id = reports.window_id
       JOIN users ON users.agency_id = actions.agency_id AND users.role = 'officer'
     ORDER BY reviews.at, reviews.report_id, reviews.verdict, users.id
     ON CONFLICT ON CONSTRAINT notifications_once DO NOTHING`,
    { morning },
  )
  await remind(trx, morning, yesterday)
}
