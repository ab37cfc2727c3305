import type { WorkStatus } from '../../server/actions/action'
import { refreshStandings } from '../../server/actions/standing-commands'
import { flagsOf, type Flag, type Suspect } from '../../server/reports/flags'
import { seedDemo, seedReference } from '../../seeds'
import { readLines } from '../../seeds/reference/csv'
import type { Db } from '../../server/db'
import { ownDatabase, useDatabase } from '../support/database'
import { checksums, demoTables, referenceTables } from './checksums'

type Numbers = Record<string, number>

const today = '2026-11-24'
const passwordHash = 'not a real hash'

async function rowsOf<Row>(db: Db, sql: string, values: (string | null)[] = []): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values as string[])
  return rows
}

describe('the demo year', () => {
  const db = useDatabase('demo')
  const rows = <Row = Numbers>(sql: string, values: string[] = []) => rowsOf<Row>(db(), sql, values)
  const one = async (sql: string, values: string[] = []) => (await rows(sql, values))[0] as Numbers

  it('has about 150 actions over three years, spread over the strategies as a real team’s', async () => {
    const years = await rows<{ year: number; n: number; billion: number; agencies: number }>(
      `SELECT year, count(*)::int AS n, sum(budget_total) / 1e9 AS billion,
         count(DISTINCT agency_id)::int AS agencies FROM actions GROUP BY year ORDER BY year`,
    )
    expect(years.map(({ year }) => year)).toEqual([2024, 2025, 2026])
    for (const { n, billion, agencies } of years) {
      expect(n).toBeGreaterThanOrEqual(45)
      expect(n).toBeLessThanOrEqual(60)
      expect(billion).toBeGreaterThan(300)
      expect(billion).toBeLessThan(400)
      expect(agencies).toBeGreaterThan(15)
    }
    const shares = await rows<{ share: number }>(
      `SELECT 100.0 * count(*) / sum(count(*)) OVER () AS share FROM actions
       GROUP BY strategy_number ORDER BY strategy_number`,
    )
    const expected = [22, 54, 24]
    shares.forEach(({ share }, index) => {
      expect(Math.abs(share - (expected[index] ?? 0))).toBeLessThan(3)
    })
  })

  it('has few large and many small budgets, and some that nobody knows', async () => {
    const { median, largest, unknown } = await one(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY budget_total) AS median,
         max(budget_total) AS largest, count(*) FILTER (WHERE budget_total IS NULL)::int AS unknown FROM actions`,
    )
    expect(median).toBeLessThan(1.2e9)
    expect(largest).toBe(279e9)
    expect(unknown).toBeGreaterThan(10)
  })

  it('is owned by 25 to 35 agencies, kecamatan and partners among them', async () => {
    const { all, kecamatan, partners } = await one(
      `SELECT count(DISTINCT agencies.id)::int AS all,
         count(DISTINCT agencies.id) FILTER (WHERE kind = 'kecamatan')::int AS kecamatan,
         count(DISTINCT agencies.id) FILTER (WHERE kind = 'partner')::int AS partners
       FROM actions JOIN agencies ON agencies.id = actions.agency_id`,
    )
    expect(all).toBeGreaterThanOrEqual(25)
    expect(all).toBeLessThanOrEqual(35)
    expect(kecamatan).toBeGreaterThanOrEqual(4)
    expect(partners).toBeGreaterThanOrEqual(5)
  })

  it('marks every action, report and account as demo, and names what no source gives', async () => {
    expect(
      await one(`SELECT
        (SELECT count(*) FROM actions WHERE NOT is_demo OR demo_parts = '{}')::int AS actions,
        (SELECT count(*) FROM reports WHERE NOT is_demo)::int AS reports,
        (SELECT count(*) FROM users WHERE NOT is_demo)::int AS users`),
    ).toEqual({ actions: 0, reports: 0, users: 0 })
  })

  it('marks an invented action as invented throughout, and only that one lacks a source', async () => {
    const [odd] = await rows(
      `SELECT count(*)::int AS n FROM actions
       WHERE ('everything' = ANY (demo_parts)) <> (source_url IS NULL)`,
    )
    expect(odd).toEqual({ n: 0 })
  })

  it('says of each made-up figure of a published action that it is made up', async () => {
    const published = await rows<{ code: string; parts: string[]; plan: boolean; budget: number }>(
      `SELECT code, demo_parts AS parts, budget_total AS budget, source_note AS note,
         EXISTS (SELECT FROM action_plans WHERE action_plans.action_id = actions.id) AS plan
       FROM actions WHERE source_url IS NOT NULL`,
    )
    expect(published.length).toBe(49)
    for (const { parts, plan } of published) {
      expect(parts).toContain('days')
      expect(parts.includes('plan')).toBe(plan)
    }
    const known = await rows<{ budget: number }>(
      `SELECT budget_total AS budget FROM actions
       WHERE source_url IS NOT NULL AND budget_total IS NOT NULL AND NOT 'budget' = ANY (demo_parts) ORDER BY 1`,
    )
    expect(known.map(({ budget }) => budget)).toEqual([7.5e9, 271_959_211_000, 279e9])
  })

  it('tells each line that was published of 2024 to 2026 exactly once, with its link', async () => {
    const stored = await rows<{ url: string; note: string; title: string }>(
      `SELECT source_url AS url, source_note AS note, title FROM actions WHERE source_url IS NOT NULL`,
    )
    const lines = readLines('lahat/actions.csv', ['title', 'year', 'source_url']).filter(
      ({ year }) => Number(year) >= 2024,
    )
    let also = 0
    for (const line of lines) {
      const asMain = stored.filter(
        ({ url, title }) => url === line.source_url && title === line.title,
      )
      const asPart = stored.filter(({ note }) =>
        note
          .split('\n')
          .some((part) => part.includes(line.title) && part.includes(line.source_url)),
      )
      expect({ line: line.title, told: asMain.length + asPart.length }).toEqual({
        line: line.title,
        told: 1,
      })
      also += asPart.length
    }
    expect(lines.length - also).toBe(stored.length)
  })

  it('carries on from year to year', async () => {
    const chains = await rows<{ title: string; years: number }>(
      `SELECT actions.title, actions.year - earlier.year AS years FROM actions
       JOIN actions AS earlier ON earlier.id = actions.predecessor_id`,
    )
    expect(chains.length).toBeGreaterThan(40)
    for (const { years } of chains) expect(years === 1 || years === 2).toBe(true)
  })

  it('keeps its sums: budgets are their current lines, realised money its funds, places their whole', async () => {
    expect(
      await rows(`SELECT code FROM actions WHERE budget_total IS DISTINCT FROM
        (SELECT sum(amount) FROM budget_lines WHERE action_id = actions.id AND is_current)`),
    ).toEqual([])
    expect(
      await rows(`SELECT id FROM reports WHERE realised IS DISTINCT FROM
        (SELECT sum(amount) FROM report_money WHERE report_id = reports.id)`),
    ).toEqual([])
    expect(
      await rows(`SELECT actions.code FROM actions JOIN action_places ON action_id = actions.id
        WHERE 'everything' = ANY (demo_parts)
        GROUP BY actions.id HAVING count(target) > 0 AND sum(target) <> output_target`),
    ).toEqual([])
  })

  it('revises about a fifth of the regency’s own budgets in September', async () => {
    const { revised, all } = await one(
      `SELECT count(DISTINCT action_id) FILTER (WHERE stage = 'perubahan')::int AS revised,
         count(DISTINCT action_id)::int AS all FROM budget_lines`,
    )
    expect((revised ?? 0) / (all ?? 1)).toBeGreaterThan(0.12)
    expect((revised ?? 0) / (all ?? 1)).toBeLessThan(0.28)
    expect(
      await rows(`SELECT 1 FROM budget_lines WHERE stage = 'perubahan'
        AND (extract(month FROM decided_on) <> 9 OR reason IS NULL)`),
    ).toEqual([])
  })

  it('plans about a third of the actions by quarter, rising to the target', async () => {
    const { planned, all } = await one(
      `SELECT (SELECT count(DISTINCT action_id) FROM action_plans)::int AS planned, count(*)::int AS all FROM actions`,
    )
    expect((planned ?? 0) / (all ?? 1)).toBeGreaterThan(0.25)
    expect((planned ?? 0) / (all ?? 1)).toBeLessThan(0.45)
    expect(
      await rows(`SELECT 1 FROM (SELECT output - lag(output) OVER own AS more, money - lag(money) OVER own AS rest
        FROM action_plans WINDOW own AS (PARTITION BY action_id ORDER BY quarter)) AS steps WHERE more < 0 OR rest < 0`),
    ).toEqual([])
    expect(
      await rows(`SELECT 1 FROM action_plans JOIN actions ON actions.id = action_id
        WHERE quarter = 4 AND output <> output_target`),
    ).toEqual([])
  })

  it('reports nothing before a window opened, nothing after the story began, and reviews what was sent', async () => {
    expect(
      await rows(
        `SELECT reports.id FROM reports JOIN windows ON windows.id = window_id
         WHERE (coalesce(first_sent_at, reports.updated_at) AT TIME ZONE 'Asia/Jakarta')::date < opens_on
           OR reports.updated_at >= ?::timestamptz OR sent_at < first_sent_at OR verified_at < sent_at`,
        [`${today}T00:00:00+07:00`],
      ),
    ).toEqual([])
    expect(
      await rows(`SELECT report_reviews.id FROM report_reviews
        JOIN report_versions USING (report_id) WHERE number = version_number AND at < sent_at`),
    ).toEqual([])
  })

  it('keeps of each report what was sent, the last time as it stands', async () => {
    expect(
      await rows(`SELECT reports.id FROM reports
        LEFT JOIN LATERAL (SELECT content, sent_at FROM report_versions WHERE report_id = reports.id
          ORDER BY number DESC LIMIT 1) AS last ON true
        WHERE (state <> 'draft') <> (last.content IS NOT NULL) OR (state <> 'draft' AND (
          (last.content ->> 'output')::numeric IS DISTINCT FROM output
          OR (last.content ->> 'realised')::numeric IS DISTINCT FROM realised
          OR last.content ->> 'doneText' IS DISTINCT FROM done_text OR last.sent_at <> reports.sent_at))`),
    ).toEqual([])
  })

  it('gives each action the status that was reported last', async () => {
    expect(
      await rows(`SELECT actions.code FROM actions
        LEFT JOIN LATERAL (SELECT work_status FROM reports JOIN windows ON windows.id = window_id
          WHERE action_id = actions.id AND first_sent_at IS NOT NULL ORDER BY ends_on DESC LIMIT 1) AS last ON true
        WHERE actions.status <> coalesce(last.work_status, 'not_started')`),
    ).toEqual([])
  })

  it('has standings that the rules give again', async () => {
    const before = await checksums(db(), ['standings'])
    const ids: number[] = await db()('actions').orderBy('id').pluck('id')
    await refreshStandings(db(), ids)
    expect(await checksums(db(), ['standings'])).toEqual(before)
  })

  it('stands in the latest window as a mixed year does', async () => {
    const judged = Object.fromEntries(
      (
        await rows<{ judged: string; n: number }>(
          `SELECT judged, count(*)::int AS n FROM standings JOIN windows ON windows.id = window_id
           WHERE windows.code = '2026-TW3' GROUP BY judged`,
        )
      ).map(({ judged: word, n }) => [word, n]),
    )
    expect(judged['on_track']).toBeGreaterThan(14)
    expect(judged['slow']).toBeGreaterThan(10)
    expect(judged['stuck']).toBeGreaterThan(4)
    for (const word of ['finished', 'postponed', 'called_off', 'unjudged']) {
      expect(judged[word]).toBeGreaterThan(0)
    }
  })

  it('has mostly reported: on time, late, and some never', async () => {
    const { owed, reported, late, never } = await one(
      `SELECT count(*)::int AS owed,
         count(*) FILTER (WHERE report_state IN ('sent', 'verified'))::int AS reported,
         count(*) FILTER (WHERE sent_on > due_on)::int AS late,
         count(*) FILTER (WHERE report_state = 'none')::int AS never
       FROM standings JOIN windows ON windows.id = window_id WHERE owed AND ends_on < ?`,
      [today],
    )
    expect((reported ?? 0) / (owed ?? 1)).toBeGreaterThan(0.8)
    expect((late ?? 0) / (owed ?? 1)).toBeGreaterThan(0.1)
    expect((late ?? 0) / (owed ?? 1)).toBeLessThan(0.3)
    expect(never).toBeGreaterThan(15)
    const silent = await rows(
      `SELECT agency_id FROM actions LEFT JOIN reports ON action_id = actions.id
       GROUP BY agency_id HAVING count(reports.id) = 0`,
    )
    expect(silent.length).toBeGreaterThanOrEqual(3)
  })

  it('has the odd reports that a reviewer meets', async () => {
    const found = await flagsFound(db())
    for (const flag of [
      'identical',
      'lower',
      'over_budget',
      'money_only',
      'output_only',
      'jump',
      'complete_early',
    ] as const) {
      expect({ flag, enough: (found.get(flag) ?? 0) >= 2 }).toEqual({ flag, enough: true })
    }
  })

  it('explains a figure that fell', async () => {
    const fallen = await rows<{ text: string }>(
      `SELECT done_text AS text FROM (SELECT done_text, output, lag(output) OVER (PARTITION BY action_id
         ORDER BY window_id) AS before FROM reports WHERE state <> 'draft') AS own WHERE output < before`,
    )
    expect(fallen.length).toBeGreaterThan(1)
    for (const { text } of fallen) expect(text).toContain('sudah benar')
  })

  it('returned reports with a word, and has them sent again', async () => {
    const { returned, resent, silent } = await one(
      `SELECT count(*) FILTER (WHERE verdict = 'returned')::int AS returned,
         (SELECT count(*) FROM report_versions WHERE number = 2)::int AS resent,
         count(*) FILTER (WHERE verdict = 'returned' AND (comment IS NULL OR section IS NULL))::int AS silent
       FROM report_reviews`,
    )
    expect(returned).toBeGreaterThan(15)
    expect(resent).toBeGreaterThan(12)
    expect(silent).toBe(0)
  })

  it.each(['dinsos', 'prkpp'])(
    'leaves work on the desk of %s: reports to write, a draft, one that came back',
    async (code) => {
      const states = await rows<{ state: string; n: number }>(
        `SELECT report_state AS state, count(*)::int AS n FROM standings
         JOIN windows ON windows.id = window_id JOIN actions ON actions.id = action_id
         JOIN agencies ON agencies.id = agency_id
         WHERE windows.code = '2026-TW3' AND agencies.code = ? AND owed GROUP BY 1 ORDER BY 1`,
        [code],
      )
      expect(states).toMatchObject([
        { state: 'draft', n: 1 },
        { state: 'none', n: 1 },
        { state: 'returned', n: 1 },
        { state: 'sent', n: 1 },
        { state: 'verified' },
      ])
      const [came] = await rows<{ comment: string }>(
        `SELECT comment FROM report_reviews JOIN reports ON reports.id = report_id
         JOIN actions ON actions.id = action_id JOIN agencies ON agencies.id = agency_id
         WHERE reports.state = 'returned' AND agencies.code = ?`,
        [code],
      )
      expect(came?.comment.length).toBeGreaterThan(20)
    },
  )

  it('has ten reports wait for the coordinator, some of them odd', async () => {
    expect(await one(`SELECT count(*)::int AS n FROM reports WHERE state = 'sent'`)).toEqual({
      n: 10,
    })
    const found = await flagsFound(db(), 'sent')
    expect([...found.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(3)
  })

  it('remembers what happened in the order in which it did', async () => {
    expect(
      await rows(
        `SELECT id FROM (SELECT id, at, lag(at) OVER (ORDER BY id) AS before FROM history) AS lines WHERE at < before`,
      ),
    ).toEqual([])
    const events = Object.fromEntries(
      (
        await rows<{ event: string; n: number }>(
          'SELECT event, count(*)::int AS n FROM history GROUP BY event',
        )
      ).map(({ event, n }) => [event, n]),
    )
    const { actions, versions, verified, returned } = await one(`SELECT
      (SELECT count(*) FROM actions)::int AS actions, (SELECT count(*) FROM report_versions)::int AS versions,
      (SELECT count(*) FROM report_reviews WHERE verdict = 'verified')::int AS verified,
      (SELECT count(*) FROM report_reviews WHERE verdict = 'returned')::int AS returned`)
    expect(events).toMatchObject({
      'action.created': actions,
      'report.sent': versions,
      'report.verified': verified,
      'report.returned': returned,
    })
  })

  it('knows positions only: no person, no long number', async () => {
    const users = await db()('users').orderBy('email').select('email', 'name', 'role')
    expect(users).toEqual([
      { email: 'dinsos@tkpk.test', name: 'Petugas Dinsos (contoh)', role: 'officer' },
      {
        email: 'koordinator@tkpk.test',
        name: 'Koordinator TKPK (contoh)',
        role: 'coordinator',
      },
      { email: 'pengamat@tkpk.test', name: 'Pengamat (contoh)', role: 'viewer' },
      { email: 'perkim@tkpk.test', name: 'Petugas Perkim (contoh)', role: 'officer' },
      {
        email: 'sekretariat@tkpk.test',
        name: 'Sekretariat TKPK (contoh)',
        role: 'secretariat',
      },
    ])
    const texts = await rows<{ text: string }>(
      `SELECT to_jsonb(actions)::text AS text FROM actions UNION ALL SELECT to_jsonb(reports)::text FROM reports`,
    )
    for (const { text } of texts) expect(text).not.toMatch(/(?<![\d.-])\d{16}(?!\d)/)
  })

  it('is put in once: with actions there, a second time does nothing', async () => {
    const tables = [...demoTables, 'users']
    const before = await checksums(db(), tables)
    await seedDemo(db(), { today, passwordHash })
    expect(await checksums(db(), tables)).toEqual(before)
  })
})

describe('putting the demo in', () => {
  const db = useDatabase()

  it('gives the same to the last figure, wherever it is done', async () => {
    const other = await ownDatabase('demo', 1)
    try {
      await seedDemo(db(), { today, passwordHash })
      const left = ['id', 'action_id', 'report_id', 'subject_id', 'predecessor_id', 'xid']
      expect(await checksums(db(), demoTables, left)).toEqual(
        await checksums(other.db, demoTables, left),
      )
    } finally {
      await other.drop()
    }
  })

  it.each(['2026-07-01', '2026-09-18', '2026-12-31', '2027-02-10'])(
    'on %s tells nothing that has not happened yet',
    async (day) => {
      await seedDemo(db(), { today: day, passwordHash })
      const after = await rowsOf(
        db(),
        `SELECT 1 FROM (SELECT at FROM history UNION ALL SELECT updated_at FROM reports
           UNION ALL SELECT created_at FROM actions) AS moments WHERE at >= ?::timestamptz
         UNION ALL SELECT 1 FROM budget_lines WHERE decided_on > ?::date
         UNION ALL SELECT 1 FROM reports JOIN windows ON windows.id = window_id WHERE opens_on > ?::date`,
        [`${day}T00:00:00+07:00`, day, day],
      )
      expect(after).toEqual([])
      const [{ n }] = (await rowsOf<{ n: number }>(
        db(),
        'SELECT count(*)::int AS n FROM reports',
      )) as [{ n: number }]
      expect(n).toBeGreaterThan(250)
    },
  )

  it('brings the windows of a later year', async () => {
    await seedDemo(db(), { today: '2027-02-10', passwordHash })
    expect(await db()('windows').where({ year: 2027 }).pluck('code')).toHaveLength(4)
    expect(await db()('actions').max('year as year').first()).toEqual({ year: 2026 })
  })

  it('does without Lahat’s sources, offices and places in another home', async () => {
    // History refuses to be emptied; a test of another home empties all the rest around it.
    await db().raw('ALTER TABLE history DISABLE TRIGGER history_never_emptied')
    await db().raw(`TRUNCATE ${referenceTables.join(', ')} RESTART IDENTITY CASCADE`)
    await seedReference(db(), '16.71')
    await seedDemo(db(), { today, passwordHash })
    const actions = await db()('actions').select('source_url', 'title', 'demo_parts')
    expect(actions.length).toBeGreaterThan(40)
    for (const action of actions) {
      expect(action.source_url).toBeNull()
      expect(action.demo_parts).toEqual(['everything'])
      expect(action.title).not.toMatch(/Lahat|Pseksu|Jarai|UPEK|[{}]|Dana Desa/)
    }
    const emails = await db()('users').pluck('email')
    expect(emails).toHaveLength(5)
  })
})

type Told = Omit<Suspect, 'previous' | 'oneWindow' | 'evidenceReused'> & {
  number: number
  before: number | null
  beforeOutput: number | null
  beforeBeneficiaries: number | null
  beforeRealised: number | null
  beforeStatus: WorkStatus | null
}

/** How often each flag is raised by the reports, all or those of one state. */
async function flagsFound(db: Db, state: string | null = null): Promise<Map<Flag, number>> {
  const reports = await rowsOf<Told>(
    db,
    `SELECT * FROM (SELECT reports.state, output, beneficiaries, realised, work_status AS "workStatus",
       lag(output) OVER own AS "beforeOutput", lag(beneficiaries) OVER own AS "beforeBeneficiaries",
       lag(realised) OVER own AS "beforeRealised", lag(work_status) OVER own AS "beforeStatus",
       lag(windows.number) OVER own AS before, windows.number, output_target AS "outputTarget",
       budget_total AS "budgetTotal", windows.ends_on AS "windowEndsOn", actions.ends_on AS "actionEndsOn"
     FROM reports JOIN windows ON windows.id = window_id JOIN actions ON actions.id = action_id
     WHERE reports.state <> 'draft' WINDOW own AS (PARTITION BY action_id ORDER BY windows.ends_on)) AS told
     WHERE state = coalesce(?, state)`,
    [state],
  )
  const found = new Map<Flag, number>()
  for (const report of reports) {
    const previous = {
      output: report.beforeOutput,
      beneficiaries: report.beforeBeneficiaries,
      realised: report.beforeRealised,
      workStatus: report.beforeStatus,
    }
    const flags = flagsOf({
      ...report,
      previous: report.before === null ? null : previous,
      oneWindow: report.before === report.number - 1,
      evidenceReused: false,
      jumpFrom: 0.5,
    })
    for (const flag of flags) found.set(flag, (found.get(flag) ?? 0) + 1)
  }
  return found
}
