import type { Knex } from 'knex'
import { refreshStandings } from '../../server/actions/standing-commands'
import { dayOf, localeOf } from '../../server/i18n'
import { getMeeting } from '../../server/meetings/queries'
import { pagesToKeep } from '../../server/meetings/keeping-page'
import { findActiveUser } from '../../server/users/queries'
import type { DemoUsers } from './accounts'

/**
 * Closes the demo's past meetings in their order, each with the pages it showed: drawn from what was known when it
 * ended, so that what was corrected afterwards is listed as such, as it would be in a team's own year.
 */
export async function closeMeetings(trx: Knex.Transaction, users: DemoUsers): Promise<void> {
  const held: { id: number; title: string; started_at: Date; held_on: string }[] = await trx(
    'meetings',
  )
    .where({ is_demo: true })
    .whereNotNull('started_at')
    .orderBy(['held_on', 'id'])
    .select('id', 'title', 'started_at', 'held_on')
  const user = await findActiveUser(trx, users.coordinator.id)
  if (!user) throw new Error('The coordinator of the demo has an account.')
  for (const { id, started_at: startedAt } of held) {
    const closedAt = new Date(startedAt.getTime() + 65 * 60_000)
    const pages = await asOf(trx, closedAt, async (then) =>
      pagesToKeep(
        then,
        { user, locale: localeOf('id'), today: dayOf(closedAt), now: closedAt },
        await getMeeting(then, id),
        null,
      ),
    )
    await trx('meeting_pages').insert(
      pages.map(({ page, lang, content }) => ({
        meeting_id: id,
        page,
        lang,
        content: JSON.stringify(content),
      })),
    )
    await trx('meetings').where({ id }).update({ state: 'closed', closed_at: closedAt })
  }
}

class Undone extends Error {}

/** Does the work on the data as they were at that moment, as far as reports and decisions go, and undoes the journey. */
async function asOf<Result>(
  trx: Knex.Transaction,
  moment: Date,
  work: (then: Knex.Transaction) => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined
  await trx
    .transaction(async (then) => {
      await turnBack(then, moment)
      result = await work(then)
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  return result as Result
}

async function turnBack(then: Knex.Transaction, moment: Date): Promise<void> {
  await then('decisions')
    .where('closed_at', '>', moment)
    .update({
      state: then.raw("CASE WHEN answered_at IS NULL THEN 'open' ELSE 'answered' END"),
      closed_at: null,
      closed_by: null,
      remark: null,
    })
  await then('decisions')
    .where('answered_at', '>', moment)
    .update({ state: 'open', answer: null, answered_at: null, answered_by: null })
  await then('reports')
    .where('verified_at', '>', moment)
    .update({ state: 'sent', verified_at: null })
  await then('reports').where('first_sent_at', '>', moment).update({
    state: 'draft',
    first_sent_at: null,
    sent_at: null,
    output: null,
    realised: null,
    beneficiaries: null,
  })
  // What was sent again after the moment says what it said before.
  await then.raw(
    `UPDATE reports SET output = (sent.content->>'output')::numeric, realised = (sent.content->>'realised')::numeric
      FROM (SELECT DISTINCT ON (report_versions.report_id) report_versions.report_id, report_versions.content
        FROM report_versions WHERE report_versions.sent_at <= :moment
        ORDER BY report_versions.report_id, report_versions.number DESC) AS sent
      WHERE sent.report_id = reports.id AND reports.sent_at > :moment`,
    { moment },
  )
  const year = Number(dayOf(moment).slice(0, 4))
  await refreshStandings(then, await then('actions').where({ year }).orderBy('id').pluck('id'))
}
