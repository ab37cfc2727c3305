import type { Knex } from 'knex'
import { sealHistory } from '../../server/history/seals'
import type { Day } from '../../server/i18n'
import type { Size } from './data'
import type { Place } from './limits'
import { number, say } from './print'

/** What has gathered beside the actions and their reports. */
export type Extent = Readonly<{
  size: Size
  users: number
  /** Lines of history, those of the actions and reports included. */
  lines: number
  decisions: number
  comments: number
}>

/** Fifteen years of a team that reports 3,000 actions a year. */
export const fifteenYears: Extent = {
  size: { actions: 45_000, aYear: 3000, semesters: true },
  users: 500,
  lines: 5_000_000,
  decisions: 3000,
  comments: 30_000,
}

/** The same kinds of things, few of each: what the queries of a page are held against. */
export const oneYear: Extent = {
  size: { actions: 300, aYear: 3000, semesters: true },
  users: 20,
  lines: 3000,
  decisions: 40,
  comments: 100,
}

/** Adds what `extent` says to a database that holds its actions, and gives the pages that show it. */
export function gather(extent: Extent): (db: Knex, today: Day) => Promise<Place[]> {
  return async (db, today) => {
    await people(db, extent.users)
    await decisions(db, extent.decisions, today)
    await talk(db, extent.comments)
    await notices(db)
    // So that the public page is one of those that are asked.
    await db('settings').insert({ key: 'publicPage', value: 'true' })
    await lines(db, extent.lines, today)
    await db.raw('VACUUM ANALYZE')
    const began = performance.now()
    await sealHistory(db)
    say(`The history was sealed in ${number((performance.now() - began) / 1000, 1)} s.`)
    return placesOf(db, today)
  }
}

/** Of fifty one each is of the secretariat, coordinates or only reads; the rest are officers. */
async function people(db: Knex, count: number): Promise<void> {
  await db.raw(
    `INSERT INTO users (email, name, role, agency_id, password_hash)
     SELECT 'orang' || n || '@bench.test', 'Orang ' || n, facts.role,
       CASE WHEN facts.role = 'officer' THEN agencies.ids[n % cardinality(agencies.ids) + 1] END,
       (SELECT password_hash FROM users ORDER BY id LIMIT 1)
     FROM generate_series(3, :count::int) AS n,
       LATERAL (SELECT CASE n % 50 WHEN 7 THEN 'secretariat' WHEN 8 THEN 'coordinator' WHEN 9 THEN 'viewer'
         ELSE 'officer' END AS role) AS facts,
       (SELECT array_agg(id ORDER BY id) AS ids FROM agencies WHERE active) AS agencies`,
    { count },
  )
}

/** Spread over the years; one in twelve is still open, one in forty answered and not yet closed. */
async function decisions(db: Knex, count: number, today: Day): Promise<void> {
  await db.raw(
    `INSERT INTO decisions (year, number, text, agency_id, action_id, decided_on, due_on, state, answer, answered_at,
       closed_at)
     SELECT actions.year, 1000 + n, 'Menuntaskan ' || actions.title || ' paling lambat akhir bulan', actions.agency_id,
       actions.id, made.day, made.day + 60, facts.state,
       CASE WHEN facts.state <> 'open' THEN 'Sudah dilaksanakan di semua desa sasaran.' END,
       CASE WHEN facts.state <> 'open' THEN made.day + 50 END,
       CASE WHEN facts.state = 'fulfilled' THEN made.day + 55 END
     FROM generate_series(1, :count::int) AS n
       JOIN (SELECT id, year, title, agency_id, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS whole
         FROM actions) AS actions ON actions.place = 1 + (n * 37) % actions.whole,
       LATERAL (SELECT least(make_date(actions.year, n % 12 + 1, 5), :today::date - 61) AS day) AS made,
       LATERAL (SELECT CASE WHEN n % 12 = 0 THEN 'open' WHEN n % 40 = 1 THEN 'answered' ELSE 'fulfilled' END AS state)
         AS facts`,
    { count, today },
  )
}

async function talk(db: Knex, count: number): Promise<void> {
  await db.raw(
    `INSERT INTO comments (action_id, author_id, text, written_at)
     SELECT spread.actions[n * 31 % cardinality(spread.actions) + 1], spread.users[n % cardinality(spread.users) + 1],
       'Mohon bukti penyaluran tahap ' || n || ' dilengkapi.', now() - n * interval '4 hours'
     FROM generate_series(1, :count::int) AS n, (SELECT (SELECT array_agg(id ORDER BY id) FROM actions) AS actions,
       (SELECT array_agg(id ORDER BY id) FROM users) AS users) AS spread`,
    { count },
  )
}

/** A thousand notices for whoever signs in here, twenty for everybody else, most of them read. */
async function notices(db: Knex): Promise<void> {
  await db.raw(`
    INSERT INTO notifications (user_id, kind, about, facts, at, read_at)
    SELECT users.id, 'commented', 'bench/' || n, '{"action": "A-2026-001", "title": "Bench", "by": "Bench"}', now() - n * interval '1 hour',
      CASE WHEN n > 5 THEN now() - n * interval '50 minutes' END
    FROM users, LATERAL generate_series(1, CASE WHEN users.id <= 2 THEN 1000 ELSE 20 END) AS n`)
}

/** Lines in the order of time up to today, about what exists, by everybody; the table's indexes are made afterwards. */
async function lines(db: Knex, count: number, today: Day): Promise<void> {
  await withoutIndexes(db, 'history', (trx) =>
    trx.raw(
      `INSERT INTO history (at, actor_id, actor_name, event, subject, subject_id, before, after)
       SELECT begun.at + (n::float8 / wanted.lines) * (:today::date - begun.at), people.ids[who], people.names[who],
         said.kind || '.' || said.verb, said.kind,
         CASE said.kind WHEN 'action' THEN n * 31 % most.action + 1 WHEN 'report' THEN n * 29 % most.report + 1
           WHEN 'decision' THEN n * 23 % most.decision + 1 ELSE people.ids[who] END,
         CASE WHEN said.verb = 'edited' THEN jsonb_build_object('outputTarget', n % 900, 'responsibleOffice', 'Bidang ' || n % 40) END,
         CASE WHEN said.verb = 'edited' THEN jsonb_build_object('outputTarget', n % 890, 'responsibleOffice', 'Bidang ' || n % 41) END
       FROM (SELECT :count::int - count(*)::int AS lines FROM history) AS wanted,
         generate_series(1, wanted.lines) AS n,
         (SELECT min(at) AS at FROM history) AS begun,
         (SELECT array_agg(id ORDER BY id) AS ids, array_agg(name ORDER BY id) AS names, count(*)::int AS many FROM users)
           AS people,
         (SELECT (SELECT max(id) FROM actions) AS action, (SELECT max(id) FROM reports) AS report,
           (SELECT max(id) FROM decisions) AS decision) AS most,
         LATERAL (SELECT n * 7 % people.many + 1 AS who) AS writer,
         LATERAL (SELECT
           CASE WHEN n % 20 < 9 THEN 'action' WHEN n % 20 < 14 THEN 'report' WHEN n % 20 < 15 THEN 'decision' ELSE 'session' END
             AS kind,
           CASE WHEN n % 20 < 9 THEN 'edited' WHEN n % 20 < 14 THEN 'saved' WHEN n % 20 < 15 THEN 'answered' ELSE 'started' END
             AS verb) AS said
       ORDER BY n`,
      { count, today },
    ),
  )
}

async function withoutIndexes(
  db: Knex,
  table: string,
  work: (trx: Knex.Transaction) => Promise<unknown>,
): Promise<void> {
  await db.transaction(async (trx) => {
    const { rows } = (await trx.raw(
      `SELECT indexname AS name, indexdef AS text FROM pg_indexes
       WHERE schemaname = 'public' AND tablename = ? AND indexname <> ?`,
      [table, `${table}_pkey`],
    )) as { rows: { name: string; text: string }[] }
    for (const { name } of rows) await trx.raw('DROP INDEX ??', [name])
    await work(trx)
    for (const { text } of rows) await trx.raw(text)
  })
}

/** The pages that could grow with what has gathered: deep in a list, far back in time, narrowed to what is rare. */
async function placesOf(db: Knex, today: Day): Promise<Place[]> {
  const year = Number(today.slice(0, 4))
  const { rows } = (await db.raw(
    `SELECT (SELECT count(*) FROM actions) AS actions, (SELECT max(id) FROM history) AS last, (SELECT max(id) FROM users) AS person,
       (SELECT min(year) FROM actions) AS first,
       (SELECT agencies.code FROM actions JOIN agencies ON agencies.id = actions.agency_id
         GROUP BY agencies.code ORDER BY count(*) DESC, agencies.code LIMIT 1) AS agency,
       (SELECT code FROM decisions ORDER BY id DESC LIMIT 1) AS decision,
       (SELECT code FROM actions ORDER BY id LIMIT 1) AS action`,
  )) as {
    rows: [
      {
        actions: number
        last: number
        person: number
        first: number
        agency: string
        decision: string
        action: string
      },
    ]
  }
  const [{ actions, last, person, first, agency, decision, action }] = rows
  const other = (name: string, path: string): Place => ({ name, path, kind: 'other' })
  const middle = Math.floor(last / 2)
  return [
    { name: 'list, all years', path: '/actions?year=all', kind: 'list' },
    {
      name: 'list, last page',
      path: `/actions?year=all&sort=budget&page=${Math.ceil(actions / 50)}`,
      kind: 'list',
    },
    { name: 'list, all searched', path: '/actions?year=all&q=bedah+rumh+kikim', kind: 'list' },
    { name: 'list, first year', path: `/actions?year=${first}&judged=slow`, kind: 'list' },
    { name: 'action, oldest', path: `/actions/${action}`, kind: 'action' },
    { name: 'board, first year', path: `/board?year=${first}`, kind: 'board' },
    other('search', '/search?q=rumah+kikim'),
    other('search, a slip', '/search?q=jambn'),
    other('history', '/history'),
    other('history, deep', `/history?before=${middle}`),
    other('history, a kind', '/history?subject=decision'),
    other('history, a rare kind', '/history?subject=token'),
    other('history, a person', `/history?person=${person}&before=${middle}`),
    other('history, person and kind', `/history?person=${person}&subject=decision`),
    other('history, old days', `/history?from=${first}-03-01&to=${first}-03-02`),
    other(
      'history, kind and days',
      `/history?subject=report&from=${first}-06-01&to=${first}-06-30`,
    ),
    other('ledger', '/decisions'),
    other('ledger, everything', '/decisions?state=all&sort=carried'),
    other('decision', `/decisions/${decision}`),
    other('agencies', '/agencies'),
    other('agency sheet', `/agencies/${agency}`),
    other('window', `/windows/${year}-TW3`),
    other('windows', '/windows'),
    other('bulk verification', '/reports/verification'),
    other('contributions', '/contributions'),
    other('candidates', '/places/16.04.10/candidates?strategy=3'),
    other('meetings', '/meetings'),
    other('documents', '/documents'),
    other('users', '/users'),
    other('user', `/users/${person}`),
    other('comments', `/actions/${action}/comments`),
    other('notifications', '/notifications'),
    other('settings', '/settings'),
    other('upkeep', '/upkeep'),
    other('public page', '/publik'),
    other('export, a year', '/actions.csv'),
    other('export, all years', '/actions.csv?year=all'),
    other('export, all, XLSX', '/actions.xlsx?year=all'),
    other('export, ledger', '/decisions.csv?state=all'),
    other('export, history', '/history.csv'),
    other('export, queue', '/reports.csv'),
  ]
}
