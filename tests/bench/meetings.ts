import type { Knex } from 'knex'
import type { Day } from '../../server/i18n'
import type { Place } from './limits'

/**
 * A meeting that was closed a year ago with a hundred decisions, and one that runs today with eight actions and four
 * decisions on its agenda: what changed in between is a whole year of history. Gives the pages of the running one.
 */
export async function fillMeetings(db: Knex, today: Day): Promise<Place[]> {
  const agency = await db('agencies').where({ active: true }).orderBy('id').first('id')
  const [before, running] = (await db('meetings')
    .insert([
      {
        title: 'Rakor TKPK tahun lalu',
        kind: 'tkpk',
        held_on: db.raw("?::date - interval '1 year'", [today]),
        state: 'closed',
        started_at: db.raw("now() - interval '1 year'"),
        closed_at: db.raw("now() - interval '1 year'"),
      },
      {
        title: 'Rakor TKPK hari ini',
        kind: 'tkpk',
        held_on: today,
        state: 'running',
        started_at: db.fn.now(),
      },
    ])
    .returning('id')) as [{ id: number }, { id: number }]
  await db.raw(
    `INSERT INTO decisions (year, number, text, agency_id, action_id, decided_on, due_on, meeting_id)
     SELECT 2000, n, 'Menyelesaikan tahap ' || n || ' di semua desa sasaran', ?,
       (SELECT id FROM actions ORDER BY id DESC OFFSET n LIMIT 1), ?::date - 360, ?::date - n * 3, ?
     FROM generate_series(1, 100) AS n`,
    [agency.id, today, today, before.id],
  )
  // Statuses that changed within the year, of this and last year's actions, as the bench's own reports leave none.
  await db.raw(
    `INSERT INTO history (at, actor_name, event, subject, subject_id, before, after)
     SELECT now() - interval '1 year' + actions.id % 360 * interval '1 day', 'Bench', 'action.status_changed', 'action',
       actions.id, '{"status": "not_started"}', '{"status": "running"}'
     FROM actions WHERE actions.id % 3 = 0 AND actions.year >= extract(year FROM now()) - 1`,
  )
  await db.raw(
    `INSERT INTO agenda_items (meeting_id, position, kind, action_id, reason)
     SELECT :meeting::int, n, 'action', (SELECT id FROM actions ORDER BY id DESC OFFSET n * 20 LIMIT 1), 'stuck'
     FROM generate_series(1, 8) AS n`,
    { meeting: running.id },
  )
  await db.raw(
    `INSERT INTO agenda_items (meeting_id, position, kind, decision_id, reason)
     SELECT :meeting::int, 8 + n, 'decision', (SELECT id FROM decisions ORDER BY id OFFSET n LIMIT 1), 'overdue'
     FROM generate_series(1, 4) AS n`,
    { meeting: running.id },
  )
  await db.raw('ANALYZE')
  const item = await db('agenda_items')
    .where({ meeting_id: running.id })
    .orderBy('position')
    .first('id')
  return [
    { name: 'meeting, opening', path: `/meetings/${running.id}/present`, kind: 'board' },
    { name: 'meeting, item', path: `/meetings/${running.id}/present/${item.id}`, kind: 'board' },
    { name: 'meeting, record', path: `/meetings/${running.id}/record`, kind: 'other' },
  ]
}
