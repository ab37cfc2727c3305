import type { Knex } from 'knex'
import { refreshStandings } from '../../server/actions/standing-commands'
import type { Day } from '../../server/i18n'
import { hashPassword } from '../../server/users/password'
import { fillContributions, fillSeries } from './series'

export const password = 'a password for measuring'

/** How much there is: `aYear` is the most actions of one year, `semesters` adds two windows to the four of each year. */
export type Size = Readonly<{ actions: number; aYear: number; semesters: boolean }>

/** What the pages are usually measured with. */
export const usual = (actions: number): Size => ({ actions, aYear: 2000, semesters: false })

/**
 * Fills a database that holds the reference data alone, the last year being the one of `today`. Each action has budget,
 * places, sometimes a plan, a contribution, and a report with its trace for every window of its year that had ended
 * before the current one: four quarters, two semesters with them where the size says so, fewer in the last year.
 */
export async function fill(db: Knex, size: Size, today: Day): Promise<void> {
  const year = Number(today.slice(0, 4))
  const first = year - Math.ceil(size.actions / size.aYear) + 1
  await windows(db, first, year, today)
  if (size.semesters) await semesters(db)
  await people(db)
  await actions(db, size, first)
  await pockets(db, year)
  await reports(db, today)
  await fillSeries(db, year)
  await fillContributions(db)
  await db.raw('ANALYZE')
  const ids = await db('actions').orderBy('id').pluck<number[]>('id')
  await db.transaction((trx) => refreshStandings(trx, ids))
  await db.raw('VACUUM ANALYZE')
  await db.raw('CHECKPOINT')
}

/** A count of a registry in every place, and every tenth village a pocket of each of three years. */
async function pockets(db: Knex, year: number): Promise<void> {
  await db.raw(
    `WITH counted AS (INSERT INTO registry_counts (registry, counted_on) VALUES ('DTSEN', make_date(:year::int - 1, 10, 31))
       RETURNING id)
     INSERT INTO place_counts (registry_count_id, place_id, desil, families, persons)
     SELECT counted.id, places.id, desil, persons / 4, persons FROM counted, places, generate_series(0, 4) AS desil,
       LATERAL (SELECT CASE WHEN desil = 0 THEN 9000 ELSE 40 + (places.id * 37 * desil) % 900 END AS persons) AS said`,
    { year },
  )
  await db.raw(
    `INSERT INTO pockets (place_id, year, criteria)
     SELECT places.id, listed, 'bench' FROM places, generate_series(:year::int - 2, :year::int) AS listed
     WHERE places.parent_id IS NOT NULL AND (places.id + listed) % 10 = 0
     ON CONFLICT DO NOTHING`,
    { year },
  )
}

/** Quarters of every year; the current one is open whatever the day, so that a report can be sent into it. */
async function windows(db: Knex, first: number, last: number, today: Day): Promise<void> {
  await db.raw(
    `INSERT INTO windows (code, year, kind, number, ends_on, opens_on, due_on, grace_until)
     SELECT year || '-TW' || quarter, year, 'quarter', quarter, ends_on, ends_on - 14, ends_on + 15, ends_on + 85
     FROM generate_series(:first::int, :last::int) AS year, generate_series(1, 4) AS quarter,
       LATERAL (SELECT (make_date(year, quarter * 3, 1) + interval '1 month - 1 day')::date AS ends_on) AS ending
     ON CONFLICT DO NOTHING`,
    { first, last },
  )
  await db.raw(
    `UPDATE windows SET unlocked_until = :today::date + 30, unlock_reason = 'bench'
     WHERE id = (SELECT id FROM windows WHERE opens_on <= :today::date ORDER BY ends_on DESC, id LIMIT 1)`,
    { today },
  )
}

/** Half-years beside the quarters, as a team keeps them that reports to the Governor too. */
async function semesters(db: Knex): Promise<void> {
  await db.raw(`
    INSERT INTO windows (code, year, kind, number, ends_on, opens_on, due_on, grace_until)
    SELECT year || '-S' || number / 2, year, 'semester', number / 2, ends_on, opens_on, due_on, grace_until
    FROM windows WHERE kind = 'quarter' AND number % 2 = 0 ON CONFLICT DO NOTHING`)
}

async function people(db: Knex): Promise<void> {
  const hash = await hashPassword(password)
  await db('users').insert(
    (['secretariat', 'coordinator'] as const).map((role) => ({
      email: `${role}@bench.test`,
      name: `Bench ${role}`,
      role,
      password_hash: hash,
    })),
  )
}

async function actions(db: Knex, { actions: count, aYear }: Size, first: number): Promise<void> {
  const agencies = await db('agencies').where({ active: true }).orderBy('id').pluck<number[]>('id')
  const places = await db('places').orderBy('id').pluck<number[]>('id')
  await db.raw(
    `INSERT INTO actions (year, number, title, strategy_number, agency_id, program, sub_activity, nomenclature,
       responsible_office, output_target, output_unit, beneficiary_target, beneficiary_unit, starts_on, ends_on, status,
       budget_total)
     SELECT year, number,
       (ARRAY['Rehabilitasi rumah tidak layak huni', 'Bantuan pangan nontunai', 'Pelatihan kerja pencari kerja muda',
         'Sambungan air minum rumah tangga', 'Bibit dan pendampingan petani kopi', 'Beasiswa siswa keluarga miskin',
         'Perbaikan jalan poros desa', 'Makanan tambahan balita', 'Modal usaha perempuan kepala keluarga',
         'Jamban sehat keluarga', 'Iuran jaminan kesehatan warga miskin', 'Perahu dan alat tangkap'])[n % 12 + 1]
         || ' ' || (SELECT name FROM places WHERE places.id = (:places::int[])[n % :placeCount + 1]) || ' tahap ' || n % 9 + 1,
       (ARRAY[1, 2, 2, 1, 2, 1, 3, 1, 2, 1, 1, 2])[n % 12 + 1],
       -- Few agencies own most actions, as in life.
       (:agencies::int[])[least(:agencyCount, 1 + floor(:agencyCount * power((n * 7919 % 1000) / 1000.0, 2)))::int],
       'Program penanggulangan kemiskinan', 'Fasilitasi dan penyaluran bantuan bagi keluarga miskin',
       '1.' || lpad((n % 8 + 1)::text, 2, '0') || '.02.2.01.' || lpad((n % 9000 + 1)::text, 4, '0'),
       'Bidang pelaksana', 20 + n * 37 % 900, (ARRAY['unit', 'KK', 'orang', 'paket', 'meter'])[n % 5 + 1],
       50 + n * 53 % 2000, (ARRAY['KK', 'jiwa', 'KPM'])[n % 3 + 1],
       make_date(year, n % 4 + 1, 1), make_date(year, 10 + n % 3, 28),
       CASE WHEN n % 40 = 7 THEN 'not_started' ELSE 'running' END,
       round((25000000 + power((n::bigint * 104729 % 1000) / 100.0, 6) * 2000)::numeric, -3)
     FROM generate_series(0, :count::int - 1) AS n, LATERAL (SELECT :first::int + n / :aYear::int AS year, n % :aYear::int + 1 AS number) AS of_year`,
    {
      count,
      aYear,
      first,
      agencies,
      agencyCount: agencies.length,
      places,
      placeCount: places.length,
    },
  )
  await db.raw(`
    INSERT INTO budget_lines (action_id, fund, stage, decided_on, amount)
    SELECT id, (ARRAY['apbd', 'apbd', 'dak', 'dana_desa', 'apbn'])[id % 5 + 1], 'murni', make_date(year, 1, 10), budget_total
    FROM actions`)
  await db.raw(
    `INSERT INTO action_places (action_id, place_id, target)
     SELECT actions.id, (:places::int[])[(actions.id * 31 + k * 17) % :placeCount + 1], 5 + k
     FROM actions, generate_series(0, 4) AS k ON CONFLICT DO NOTHING`,
    { places, placeCount: places.length },
  )
  await db.raw(`
    INSERT INTO action_plans (action_id, quarter, output, money)
    SELECT id, quarter, round(output_target * quarter / 4, 0), round(budget_total * quarter / 4, 0)
    FROM actions, generate_series(1, 4) AS quarter WHERE id % 3 = 0`)
  await db.raw(`
    INSERT INTO history (at, actor_name, event, subject, subject_id, after)
    SELECT make_date(year, 1, 12) + interval '9 hours', 'Bench', 'action.created', 'action', id,
      jsonb_build_object('title', title) FROM actions`)
}

/** A report for each window before the current one; nine of ten verified, a few silent. */
async function reports(db: Knex, today: Day): Promise<void> {
  await db.raw(
    `INSERT INTO reports (action_id, window_id, state, output, beneficiaries, realised, work_status, done_text,
       constraint_code, constraint_text, next_text, first_sent_at, sent_at, verified_at)
     SELECT actions.id, windows.id, state,
       round(actions.output_target * pace, 0), round(actions.beneficiary_target * pace, 0),
       round(actions.budget_total * pace * 0.9, 0), 'running',
       'Penyaluran berjalan sesuai jadwal di seluruh desa sasaran; verifikasi penerima selesai bersama pemerintah desa.',
       CASE WHEN actions.id % 4 = 0 THEN 6 END, CASE WHEN actions.id % 4 = 0 THEN 'Menunggu penetapan penyedia.' END,
       'Menyelesaikan tahap berikutnya.', sent, sent, CASE WHEN state = 'verified' THEN sent + interval '3 days' END
     FROM actions JOIN windows ON windows.year = actions.year,
       LATERAL (SELECT least(1, extract(month FROM windows.ends_on) / 12.0 * (0.5 + actions.id * 13 % 60 / 100.0)) AS pace,
         windows.due_on - actions.id % 12 + interval '5 hours' AS sent,
         CASE WHEN actions.id % 10 = 3 AND windows.number = 3 THEN 'sent' ELSE 'verified' END AS state) AS facts
     WHERE windows.ends_on < :today::date AND windows.unlocked_until IS NULL AND actions.id % 25 <> 6`,
    { today },
  )
  await db.raw(`
    INSERT INTO report_money (report_id, fund, amount)
    SELECT reports.id, budget_lines.fund, reports.realised
    FROM reports JOIN budget_lines ON budget_lines.action_id = reports.action_id AND budget_lines.is_current`)
  await db.raw(`
    INSERT INTO report_versions (report_id, number, content, sent_at)
    SELECT id, 1, jsonb_build_object('output', output, 'beneficiaries', beneficiaries, 'realised', realised,
      'doneText', done_text), sent_at
    FROM reports`)
  await db.raw(`
    INSERT INTO report_reviews (report_id, version_number, verdict, at)
    SELECT id, 1, 'verified', verified_at FROM reports WHERE state = 'verified'`)
  await db.raw(`
    INSERT INTO history (at, actor_name, event, subject, subject_id)
    SELECT sent_at, 'Bench', 'report.sent', 'report', id FROM reports
    UNION ALL SELECT verified_at, 'Bench', 'report.verified', 'report', id FROM reports WHERE state = 'verified'`)
}
