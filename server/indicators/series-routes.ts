import type { Request, Response } from 'express'
import type { Db } from '../db'
import { inPortions, listFiles } from '../http/files'
import { showPage } from '../http/page'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { readReadingFilter } from './filter'
import { methodRoutes } from './method-routes'
import { listReadingLines, listReadingOptions, listTargetLines } from './series-queries'
import { readingRoutes } from './reading-routes'
import { readingsPage, readingsPerPage, targetsCount, targetsPage } from './readings-page'
import { releaseRoutes } from './release-routes'
import { knownBefore, readingColumns, readingsSentence, targetColumns } from './series-sheet'
import { tableRoutes } from './table-routes'
import { targetRoutes } from './target-routes'

/** The published series of all indicators in one list; then how the secretariat keeps them, by subject. */
export function seriesRoutes(db: Db): Route[] {
  return [
    get('/indicators/readings', 'indicator.see', listAllReadings),
    ...listFiles('/indicators/readings', 'indicator.see', fileOfReadings),
    get('/indicators/targets', 'indicator.see', listAllTargets),
    ...listFiles('/indicators/targets', 'indicator.see', fileOfTargets),
    ...releaseRoutes(db),
    ...readingRoutes(db),
    ...targetRoutes(db),
    ...methodRoutes(db),
    ...tableRoutes(db),
  ]

  async function listAllReadings(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const filter = readReadingFilter(req.query, viewer.today)
    const lines = await listReadingLines(db, filter, knownBefore(filter), {
      limit: readingsPerPage,
      offset: (filter.page - 1) * readingsPerPage,
      after: null,
    })
    const options = await listReadingOptions(db)
    showPage(req, res, 'indicators/readings', readingsPage(viewer, { filter, ...lines, options }))
  }

  async function fileOfReadings(req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const filter = { ...readReadingFilter(req.query, today), page: 1 }
    const before = knownBefore(filter)
    const cut = { limit: 1, offset: 0, after: null }
    const { found, used } = await listReadingLines(db, filter, before, cut)
    const options = await listReadingOptions(db)
    return {
      name: `nilai-indikator-per-${today}`,
      title: locale.t('series.readings'),
      filter: readingsSentence(locale, { filter, found, used, options }),
      columns: readingColumns,
      rows: inPortions(async (offset, limit) => {
        const part = { limit, offset, after: null }
        return (await listReadingLines(db, filter, before, part)).rows
      }),
    }
  }

  async function listAllTargets(req: Request, res: Response) {
    const page = targetsPage(viewerOf(res), await listTargetLines(db))
    showPage(req, res, 'indicators/targets', page)
  }

  async function fileOfTargets(_req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const rows = await listTargetLines(db)
    return {
      name: `target-indikator-per-${today}`,
      title: locale.t('series.targets'),
      filter: targetsCount(locale, rows),
      columns: targetColumns,
      rows,
    }
  }
}
