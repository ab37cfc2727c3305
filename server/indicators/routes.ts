import type { Request, Response } from 'express'
import type { Db } from '../db'
import { asidesOf, type Aside } from '../http/aside'
import { sendList, type ListFormat } from '../http/files'
import { showPage } from '../http/page'
import { get, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import { numberOfRate, type Indicator } from './indicator'
import { indicatorColumns, indicatorRows } from './list-sheet'
import { listStrategies } from '../strategies/queries'
import { groupsOf, indicatorPage, indicatorsPage, type IndicatorFile, type WorkPart } from './pages'
import {
  getHomeRegion,
  getIndicator,
  getSurroundings,
  listCompanions,
  listMethods,
  listReadings,
  listSeries,
  listTargets,
} from './queries'

/** What a noun further down the street adds to the page of an indicator: the work linked to it. */
export type WorkOfIndicator = (viewer: Viewer, file: IndicatorFile) => Promise<WorkPart>

export function indicatorRoutes(
  db: Db,
  asides: readonly Aside<Indicator>[],
  workOf: WorkOfIndicator,
): Route[] {
  return [
    get('/indicators', 'indicator.see', list),
    get('/indicators.csv', 'indicator.see', download('csv')),
    get('/indicators.xlsx', 'indicator.see', download('xlsx')),
    get('/indicators/:code', 'indicator.see', show),
  ]

  async function list(req: Request, res: Response) {
    const home = await getHomeRegion(db)
    const strategies = await listStrategies(db)
    const indicators = await listSeries(db, home.code)
    const page = indicatorsPage(viewerOf(res), home, strategies, indicators)
    showPage(req, res, 'indicators/index', page)
  }

  function download(format: ListFormat) {
    return async (_req: Request, res: Response) => {
      const { locale, today } = viewerOf(res)
      const home = await getHomeRegion(db)
      const groups = groupsOf(locale, await listStrategies(db), await listSeries(db, home.code))
      await sendList(res, format, {
        name: `indikator-per-${today}`,
        title: locale.t('nav.indicators'),
        filter: locale.t('indicators.lead', { region: home.name }),
        columns: indicatorColumns(locale),
        rows: indicatorRows(locale, today, groups),
      })
    }
  }

  async function show(req: Request<{ code: string }>, res: Response) {
    const indicator = await getIndicator(db, req.params.code)
    const viewer = viewerOf(res)
    const file = {
      indicator,
      ...(await getSurroundings(db)),
      methods: await listMethods(db, indicator.id),
      readings: await listReadings(db, indicator.id),
      targets: await listTargets(db, indicator.id),
      companions: await listCompanions(db, indicator.code, numberOfRate(indicator.code)),
    }
    const blocks = await asidesOf(asides, viewer, indicator)
    const page = indicatorPage(viewer, file, await workOf(viewer, file))
    showPage(req, res, 'indicators/show', { ...page, asides: blocks })
  }
}
