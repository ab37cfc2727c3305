import type { Request, Response } from 'express'
import { readFilter } from '../actions/filter'
import { listActionYears } from '../actions/list-queries'
import type { Db } from '../db'
import { NotFound } from '../errors'
import { memoryOf, type Memory } from '../history/memory'
import { drawPage, showDrawn } from '../http/page'
import { queryText } from '../http/parse'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { Day } from '../i18n'
import { linkedWork } from '../contributions/queries'
import { listMainSeries, listSeries } from '../indicators/queries'
import { getSettings } from '../settings/queries'
import { listWindows } from '../windows/queries'
import type { Count } from './board'
import type { Moment } from './desk-page'
import { boardPage, strategyPage, type BoardFile } from './pages'
import { countBoard, isOverdue, listConcerns, type BoardScope } from './queries'

export function boardRoutes(db: Db): Route[] {
  return [get('/board', 'board.see', show), get('/strategies/:number', 'board.see', showStrategy)]

  async function show(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const memory = await memoryOf(db)
    const moment = await readMoment(db, memory, req.query, viewer.today)
    const scope = scopeOf(moment, viewer.today)
    // Forty people in one meeting look at the same page; it says nothing of who reads it but the language.
    const page = await memory(
      `board ${viewer.locale.lang} ${viewer.today} ${keyOf(scope)}`,
      async () => {
        const file = await load(memory, moment, scope, 'main')
        return drawPage(viewer.locale, 'board/index', boardPage(viewer, file))
      },
    )
    showDrawn(req, res, page)
  }

  async function showStrategy(req: Request<{ number: string }>, res: Response) {
    const viewer = viewerOf(res)
    if (!/^[1-3]$/.test(req.params.number)) throw new NotFound('strategy')
    const strategy = Number(req.params.number)
    const memory = await memoryOf(db)
    const moment = await readMoment(db, memory, req.query, viewer.today)
    const scope = scopeOf(moment, viewer.today)
    const page = await memory(
      `strategy ${strategy} ${viewer.locale.lang} ${viewer.today} ${keyOf(scope)}`,
      async () => {
        const file = await load(memory, moment, scope, 'all')
        const tally = file.count.tallies.find((one) => one.strategy === strategy)
        if (!tally) throw new NotFound(`strategy ${strategy}`)
        const concerns = await listConcerns(db, strategy, scope)
        const page = strategyPage(viewer, file, tally, concerns)
        return drawPage(viewer.locale, 'strategies/show', page)
      },
    )
    showDrawn(req, res, page)
  }

  async function load(
    memory: Memory,
    moment: Moment,
    scope: BoardScope,
    series: 'main' | 'all',
  ): Promise<BoardFile> {
    const linked = await memory(`linked ${moment.year} ${scope.windowId}`, () =>
      linkedWork(db, moment.year, scope.windowId),
    )
    const { home } = linked
    return {
      moment,
      count: await countOf(db, memory, scope),
      home,
      indicators: await memory(`series ${series}`, () =>
        series === 'main' ? listMainSeries(db, home.code) : listSeries(db, home.code),
      ),
      linked,
      settings: await memory('settings', () => getSettings(db)),
    }
  }
}

/** The year and window asked for; whatever the house does not know is as if nothing were asked. */
export async function readMoment(
  db: Db,
  memory: Memory,
  query: unknown,
  today: Day,
): Promise<Moment> {
  const windows = await memory('windows', () => listWindows(db))
  const acted = await memory('years', () => listActionYears(db))
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

export function scopeOf(moment: Moment, today: Day): BoardScope {
  return {
    year: moment.year,
    windowId: moment.window?.id ?? null,
    overdue: isOverdue(moment.window, today),
  }
}

function keyOf(scope: BoardScope): string {
  return `${scope.year} ${scope.windowId} ${scope.overdue}`
}

/** What the board counts, from memory while nobody changes anything. */
export function countOf(db: Db, memory: Memory, scope: BoardScope): Promise<Count> {
  return memory(`count ${keyOf(scope)}`, () => countBoard(db, scope))
}
