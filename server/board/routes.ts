import type { Request, Response } from 'express'
import { readFilter } from '../actions/filter'
import { listActionYears } from '../actions/queries'
import type { Db } from '../db'
import { NotFound } from '../errors'
import { showPage } from '../http/page'
import { queryText } from '../http/parse'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { Day } from '../i18n'
import type { IndicatorSeries } from '../indicators/indicator'
import { getHomeRegion, listMainSeries, listSeries } from '../indicators/queries'
import { getSettings } from '../settings/queries'
import { listWindows } from '../windows/queries'
import { boardPage, strategyPage, type BoardFile, type Moment } from './pages'
import { countBoard, isOverdue, listConcerns, type BoardScope } from './queries'

export function boardRoutes(db: Db): Route[] {
  return [get('/board', 'board.see', show), get('/strategies/:number', 'board.see', showStrategy)]

  async function show(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const moment = await readMoment(req.query, viewer.today)
    const scope = scopeOf(moment, viewer.today)
    const file = await load(moment, scope, listMainSeries)
    showPage(req, res, 'board/index', boardPage(viewer, file))
  }

  async function showStrategy(req: Request<{ number: string }>, res: Response) {
    const viewer = viewerOf(res)
    if (!/^[1-3]$/.test(req.params.number)) throw new NotFound('strategy')
    const strategy = Number(req.params.number)
    const moment = await readMoment(req.query, viewer.today)
    const scope = scopeOf(moment, viewer.today)
    const file = await load(moment, scope, listSeries)
    const tally = file.count.tallies.find((one) => one.strategy === strategy)
    if (!tally) throw new NotFound(`strategy ${strategy}`)
    const concerns = await listConcerns(db, strategy, scope)
    showPage(req, res, 'strategies/show', strategyPage(viewer, file, tally, concerns))
  }

  /** The year and window asked for; whatever the house does not know is as if nothing were asked. */
  async function readMoment(query: unknown, today: Day): Promise<Moment> {
    const windows = await listWindows(db)
    const acted = await listActionYears(db)
    const years = [...new Set([...acted, ...windows.map((window) => window.year)])]
    const asked = years.includes(Number(queryText(query, 'year')))
      ? { year: queryText(query, 'year'), window: queryText(query, 'window') }
      : { window: queryText(query, 'window') }
    const filter = readFilter(asked, { today, windows, years: acted })
    const year = Number(filter.year)
    return {
      year,
      window: filter.windows[0],
      years: years.includes(year) ? years : [...years, year],
      windows: windows.filter((window) => window.year === year),
    }
  }

  async function load(
    moment: Moment,
    scope: BoardScope,
    series: (db: Db, region: string) => Promise<IndicatorSeries[]>,
  ): Promise<BoardFile> {
    const home = await getHomeRegion(db)
    return {
      moment,
      count: await countBoard(db, scope),
      home,
      indicators: await series(db, home.code),
      settings: await getSettings(db),
    }
  }
}

function scopeOf(moment: Moment, today: Day): BoardScope {
  return {
    year: moment.year,
    windowId: moment.window?.id ?? null,
    overdue: isOverdue(moment.window, today),
  }
}
