import type { Request, Response } from 'express'
import type { Db } from '../db'
import { listFiles } from '../http/files'
import { showPage } from '../http/page'
import { queryText } from '../http/parse'
import { get, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import { can } from '../policy'
import { listOwed, listReturned } from '../reports/work-queries'
import { listGridCells, listWindows } from '../windows/queries'
import { currentWindow } from '../windows/window'
import { leagueColumns } from './league-sheet'
import { agencyPage, leagueLead, leaguePage, standingsOf } from './pages'
import { getAgency, listActionYears, listDueReports, listOwners, listSheetActions } from './queries'

/** Who keeps the days, and one sheet for each agency. */
export function agencyRoutes(db: Db): Route[] {
  return [
    get('/agencies', 'agency.see', league),
    ...listFiles('/agencies', 'agency.see', fileOf),
    get('/agencies/:code', 'agency.see', show),
  ]

  async function league(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const page = leaguePage(viewer, await readLeague(req, viewer))
    showPage(req, res, 'agencies/index', page)
  }

  async function fileOf(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { locale, today } = viewer
    const facts = await readLeague(req, viewer)
    const { ranked, apart } = standingsOf(facts)
    return {
      name: `disiplin-${facts.year === null ? '' : `${facts.year}-`}per-${today}`,
      title: locale.t('agencies.title'),
      filter: leagueLead(locale, facts.year),
      columns: leagueColumns,
      rows: [...ranked, ...apart],
    }
  }

  async function readLeague(req: Request, { today }: Viewer) {
    const years = await listActionYears(db)
    const asked = queryText(req.query, 'year', 4)
    const year = asked === 'all' ? null : yearOf(asked, years, today)
    return {
      year,
      years,
      agencies: await listOwners(db, year),
      reports: await listDueReports(db, today, year, null),
    }
  }

  async function show(req: Request<{ code: string }>, res: Response) {
    const viewer = viewerOf(res)
    const { today, user } = viewer
    const agency = await getAgency(db, req.params.code)
    const years = await listActionYears(db)
    const year = yearOf(queryText(req.query, 'year', 4), years, today)
    const windows = (await listWindows(db)).filter((window) => window.year === year)
    const window = currentWindow(windows, year, today)
    const actions = await listSheetActions(db, agency.id, year, window?.id ?? null)
    const page = agencyPage(viewer, {
      agency,
      year,
      years,
      windows,
      window,
      actions,
      cells: await listGridCells(
        db,
        actions.map((action) => action.id),
        today,
      ),
      reports: await listDueReports(db, today, year, agency.id),
      owed: await listOwed(db, agency.id, today),
      returned: await listReturned(db, agency.id),
      writes: can(user, 'report.write', { agencyId: agency.id }),
    })
    showPage(req, res, 'agencies/show', page)
  }
}

/** The year asked for, else this one if there are actions in it, else the latest that has some. */
function yearOf(asked: string, years: readonly number[], today: string): number {
  const current = Number(today.slice(0, 4))
  if (/^(20\d{2}|2100)$/.test(asked)) return Number(asked)
  return years.length === 0 || years.includes(current) ? current : Math.max(...years)
}
