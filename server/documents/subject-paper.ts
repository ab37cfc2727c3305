import { countCoverage } from '../coverage/queries'
import type { Db } from '../db'
import { listDecisionsBetween } from '../decisions/queries'
import type { Locale } from '../i18n'
import { getHomeRegion, listMainSeries, listSeries } from '../indicators/queries'
import { listMeetingsBetween } from '../meetings/queries'
import type { Paper } from '../papers/paper'
import { countsUpTo } from '../places/disclosure'
import {
  listKecamatan,
  listPocketYears,
  listRegistryCounts,
  listShownCells,
  listUncoveredPockets,
} from '../places/queries'
import { getSettings } from '../settings/queries'
import { listStrategies } from '../strategies/queries'
import { listWindows } from '../windows/queries'
import { annualPaper } from './annual-paper'
import { briefPaper } from './brief-paper'
import type { Desk } from './desk-paper'
import { lastDayOf, type Subject } from './document'
import { agencyPaper, programPaper, quarterPaper, semesterPaper } from './matrix-paper'
import type { Places } from './places-paper'
import { listBudgetYears, listNeighbours, listProgram, listReadingsOf } from './queries'

type Moment = Readonly<{ now: Date; today: string }>

/** Gathers what a paper of that kind needs, and writes it. */
export async function writeSubject(
  db: Db,
  locale: Locale,
  { now, today }: Moment,
  subject: Subject,
  issue: Desk['issue'],
): Promise<Paper> {
  const home = await getHomeRegion(db)
  const settings = await getSettings(db)
  const desk: Desk = { locale, settings, home, at: now, today, issue }
  const windows = await listWindows(db)
  const windowAt = (day: string | null) =>
    windows.find((one) => one.endsOn === day && one.kind === 'quarter') ??
    windows.find((one) => one.endsOn === day)
  const { kind, year, part } = subject
  const window = kind === 'program' ? undefined : windowAt(lastDayOf(subject))
  const before =
    part !== null && part > 1 ? windowAt(lastDayOf({ kind, year, part: part - 1 })) : undefined
  const rows = await listProgram(db, {
    year,
    beforeId: before?.id ?? null,
    windowId: window?.id ?? null,
    agencyId: subject.agency?.id ?? null,
  })
  const strategies = await listStrategies(db)
  const matrix = { subject, strategies, rows, hasWindow: window !== undefined }
  switch (kind) {
    case 'program':
      return programPaper(desk, matrix)
    case 'semester':
      return semesterPaper(desk, matrix)
    case 'quarter':
      return quarterPaper(desk, matrix)
    case 'agency':
      return agencyPaper(desk, matrix)
    case 'annual': {
      const indicators = await listSeries(db, home.code)
      const around = await listNeighbours(db, home.code)
      const regions = [around.province, around.nation, ...around.peers].flatMap((one) => one ?? [])
      return annualPaper(desk, {
        ...matrix,
        ...around,
        indicators,
        readings: await listReadingsOf(
          db,
          indicators.map((one) => one.id),
          regions.map((one) => one.code),
        ),
        budgets: await listBudgetYears(db, year),
        windows,
        places: await placesOf(db, year, settings.prioritySecond),
        coordination: {
          year,
          meetings: await listMeetingsBetween(db, `${year}-01-01`, `${year + 1}-12-31`),
          decisions: await listDecisionsBetween(db, `${year}-01-01`, `${year}-12-31`),
        },
      })
    }
    case 'brief':
      return briefPaper(desk, {
        ...matrix,
        indicators: await listMainSeries(db, home.code),
        overdue: window !== undefined && window.dueOn < today,
      })
  }
}

/** By the last count of a registry up to the end of that year; where there is none yet, by the first. */
async function placesOf(db: Db, year: number, second: Places['second']): Promise<Places> {
  const counts = await listRegistryCounts(db)
  const count = counts.find((one) => one.countedOn <= `${year}-12-31`) ?? counts.at(-1)
  const desil = 1
  return {
    kecamatan: await listKecamatan(db),
    counted: {
      count,
      counts,
      desil,
      rows: count ? countsUpTo(await listShownCells(db, count.id), desil, null) : [],
    },
    coverage: await countCoverage(db, { year, strategy: null, agency: null, fund: null }),
    pockets: (await listPocketYears(db)).find((one) => one.year === year)?.pockets ?? 0,
    uncovered: await listUncoveredPockets(db, year),
    second,
  }
}
