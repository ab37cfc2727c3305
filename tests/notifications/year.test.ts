import { refreshStandings } from '../../server/actions/standing-commands'
import { disciplineOf, leagueOf, type Discipline } from '../../server/agencies/discipline'
import { listDueReports } from '../../server/agencies/queries'
import { remind } from '../../server/notifications/commands'
import { addDays } from '../../server/windows/year'
import { buildAction } from '../support/builders'
import { useDatabase } from '../support/database'
import { agency, person } from '../support/people'

const db = useDatabase()

/** The four habits of the forty agencies, ten each. */
const habits = ['at once', 'on the last day', 'five days late', 'never'] as const
type Habit = (typeof habits)[number]

/** 2026 by its windows, with the days worked out by hand: seven days before a day that counts, and the day after. */
const quarters = [
  { code: '2026-TW1', opens: '2026-03-17', soon: '2026-04-08', due: '2026-04-15', late: '2026-04-16', sent: '2026-04-20', closing: '2026-06-17' },
  { code: '2026-TW2', opens: '2026-06-16', soon: '2026-07-08', due: '2026-07-15', late: '2026-07-16', sent: '2026-07-20', closing: '2026-09-16' },
  { code: '2026-TW3', opens: '2026-09-16', soon: '2026-10-08', due: '2026-10-15', late: '2026-10-16', sent: '2026-10-20', closing: '2026-12-17' },
  { code: '2026-TW4', opens: '2026-12-17', soon: '2027-01-08', due: '2027-01-15', late: '2027-01-16', sent: '2027-01-20', closing: '2027-03-19' },
] as const // prettier-ignore

/** Which day each habit sends on, in the afternoon; the morning's reminder came first. */
const sentOn = (quarter: (typeof quarters)[number], habit: Habit) =>
  ({
    'at once': quarter.opens,
    'on the last day': quarter.due,
    'five days late': quarter.sent,
    never: null,
  })[habit]

/** What each habit hears of one window, by hand. */
const hears: Record<Habit, readonly ('opens' | 'soon' | 'due' | 'late' | 'closing')[]> = {
  'at once': ['opens'],
  'on the last day': ['opens', 'soon', 'due'],
  'five days late': ['opens', 'soon', 'due', 'late'],
  never: ['opens', 'soon', 'due', 'late', 'closing'],
}
const kinds = {
  opens: 'window_opened',
  soon: 'window_soon',
  due: 'window_due',
  late: 'window_overdue',
  closing: 'window_closing',
} as const

it('a year of forty agencies and four hundred actions: each is told the right thing on the right day once, though killed in the middle', async () => {
  const agencies: { id: number; name: string; habit: Habit; actions: number[] }[] = []
  for (let index = 0; index < 40; index += 1) {
    const habit = habits[index % habits.length] as Habit
    const one = await agency(db(), `opd-tahun-${index}`, `Dinas Tahun ${index}`)
    await person(db(), `Petugas${index}`, 'officer', one)
    const actions: number[] = []
    for (let turn = 0; turn < 10; turn += 1) {
      actions.push((await buildAction(db(), { agency: one, outputTarget: 100 })).id)
    }
    agencies.push({ ...one, habit, actions })
  }
  await db()('windows')
    .whereNotIn(
      'code',
      quarters.map(({ code }) => code),
    )
    .delete()

  const afternoon = async (day: string) => {
    for (const quarter of quarters) {
      const sending = agencies.filter(({ habit }) => sentOn(quarter, habit) === day)
      if (sending.length === 0) continue
      const window = (await db()('windows').where({ code: quarter.code }).first('id')) as {
        id: number
      }
      const ids = sending.flatMap(({ actions }) => actions)
      const at = `${day}T08:00:00Z`
      await db()('reports').insert(
        ids.map((id) => ({
          action_id: id,
          window_id: window.id,
          state: 'sent',
          output: 10,
          work_status: 'running',
          first_sent_at: at,
          sent_at: at,
        })),
      )
      await refreshStandings(db(), ids)
    }
  }
  let killed = 0
  /** Killed after so many agencies, as often as there are any left, and begun again each time. */
  const morning = async (day: string, after: number) => {
    for (let from = after; ; from += after) {
      let left = from
      const closing = {
        throwIfAborted: () => {
          left -= 1
          if (left < 0) throw new Error('killed')
        },
      } as AbortSignal
      try {
        return await remind(db(), new Date(`${day}T06:30:00+07:00`), day, closing)
      } catch (error) {
        if ((error as Error).message !== 'killed') throw error
        killed += 1
      }
    }
  }
  for (let day = '2026-03-01'; day <= '2027-04-01'; day = addDays(day, 1)) {
    const counts = quarters.some((one) => Object.values(one).includes(day as never))
    // On most days nothing changes: there the house lives every fifth one, on the days that count it is killed twice.
    if (counts) await morning(day, 15)
    else if (Number(day.slice(8)) % 5 === 0) await morning(day, 1000)
    await afternoon(day)
  }

  const { rows } = await db().raw<{
    rows: { name: string; day: string; kind: string; n: number }[]
  }>(
    `SELECT users.name, to_char(notifications.at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD') AS day, notifications.kind,
       (notifications.facts->>'n')::int AS n
     FROM notifications JOIN users ON users.id = notifications.user_id`,
  )
  const expected = agencies.flatMap(({ name, habit }) =>
    quarters.flatMap((quarter) =>
      hears[habit].map(
        (stage) =>
          `${name.replace('Dinas Tahun ', 'Petugas')} ${quarter[stage]} ${kinds[stage]} 10`,
      ),
    ),
  )
  // By hand: ten agencies of each habit, four windows, 1 + 3 + 4 + 5 notices.
  expect(expected).toHaveLength(10 * 4 * 13)
  expect(rows.map(({ name, day, kind, n }) => `${name} ${day} ${kind} ${n}`).sort()).toEqual(
    expected.sort(),
  )
  expect(killed).toBeGreaterThan(20)

  const disciplines: { habit: Habit; discipline: Discipline }[] = []
  for (const { id, habit } of agencies) {
    const due = await listDueReports(db(), '2027-04-01', 2026, id)
    disciplines.push({ habit, discipline: disciplineOf(due) })
  }
  const league = leagueOf(disciplines)
  // By hand: 40 due reports each. Twenty agencies share the first place, ten come late by five days, ten sent nothing.
  expect(league.apart).toEqual([])
  const lines = league.ranked.map(({ habit, rank, discipline }) => [
    habit,
    rank,
    discipline.due,
    discipline.onTime,
    discipline.late,
    discipline.medianDaysLate,
    discipline.missing,
    discipline.run,
  ])
  const times = (count: number, line: unknown[]) => Array.from({ length: count }, () => line)
  const first = league.ranked.slice(0, 20).map(({ habit }) => habit)
  expect(new Set(first)).toEqual(new Set(['at once', 'on the last day']))
  expect(lines.slice(0, 20).map((line) => line.slice(1))).toEqual(
    times(20, [1, 40, 40, 0, null, 0, 4]),
  )
  expect(lines.slice(20, 30)).toEqual(times(10, ['five days late', 21, 40, 0, 40, 5, 0, 0]))
  expect(lines.slice(30)).toEqual(times(10, ['never', 31, 40, 0, 0, null, 40, 0]))
}, 180_000)
