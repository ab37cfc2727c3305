import type { Request, Response } from 'express'
import type { Db } from '../db'
import { showPage } from '../http/page'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { listStrategies } from '../strategies/queries'
import { indicatorPage, indicatorsPage } from './pages'
import {
  getHomeRegion,
  getIndicator,
  listMethods,
  listReadings,
  listRegionsAround,
  listSeries,
  listTargets,
} from './queries'

export function indicatorRoutes(db: Db): Route[] {
  return [
    get('/indicators', 'indicator.see', list),
    get('/indicators/:code', 'indicator.see', show),
  ]

  async function list(req: Request, res: Response) {
    const home = await getHomeRegion(db)
    const strategies = await listStrategies(db)
    const indicators = await listSeries(db, home.code)
    const page = indicatorsPage(viewerOf(res), home, strategies, indicators)
    showPage(req, res, 'indicators/index', page)
  }

  async function show(req: Request<{ code: string }>, res: Response) {
    const indicator = await getIndicator(db, req.params.code)
    const home = await getHomeRegion(db)
    const page = indicatorPage(viewerOf(res), {
      indicator,
      home,
      regions: await listRegionsAround(db, home.code),
      methods: await listMethods(db, indicator.id),
      readings: await listReadings(db, indicator.id),
      targets: await listTargets(db, indicator.id),
    })
    showPage(req, res, 'indicators/show', page)
  }
}
