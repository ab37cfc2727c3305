import type { Request, Response } from 'express'
import type { Db } from '../db'
import { memoryOf } from '../history/memory'
import { asidesOf, type Aside } from '../http/aside'
import { listFiles } from '../http/files'
import { drawPage, drawPart, outlineOf, showDrawn, showPage } from '../http/page'
import { get, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import { readIndicatorFile } from './file-queries'
import type { Indicator, IndicatorFile } from './indicator'
import { indicatorsFile } from './list-sheet'
import { listStrategies } from '../strategies/queries'
import { groupsOf, indicatorPage, indicatorsPage, type WorkPart } from './pages'
import { listPocketYears } from '../places/queries'
import { pocketCard, pocketStrategy, pocketsNow } from './pocket-page'
import { getHomeRegion, listSeries } from './queries'
import { keepingTools, listTools } from './tools-page'

/** What a noun further down the street adds to the page of an indicator: the work linked to it. */
export type WorkOfIndicator = (viewer: Viewer, file: IndicatorFile) => Promise<WorkPart>

export function indicatorRoutes(
  db: Db,
  asides: readonly Aside<Indicator>[],
  workOf: WorkOfIndicator,
): Route[] {
  return [
    get('/indicators', 'indicator.see', list),
    ...listFiles('/indicators', 'indicator.see', fileOf),
    get('/indicators/:code', 'indicator.see', show),
  ]

  async function list(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { lang } = viewer.locale
    const memory = await memoryOf(db)
    const page = await memory(`indicators ${lang} ${viewer.today}`, async () => {
      const home = await getHomeRegion(db)
      const strategies = await listStrategies(db)
      const derived = await derivedOf(viewer)
      const series = await listSeries(db, home.code)
      const list = indicatorsPage(viewer, home, strategies, series, derived)
      return drawPage(viewer.locale, 'indicators/index', list)
    })
    showDrawn(req, res, { ...page, tools: listTools(viewer) })
  }

  async function fileOf(_req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { locale, today } = viewer
    const home = await getHomeRegion(db)
    const groups = groupsOf(locale, await listStrategies(db), await listSeries(db, home.code))
    return indicatorsFile(locale, today, home.name, groups, await derivedOf(viewer))
  }

  /** What is derived from the team's own lists, to stand beside what was published. */
  async function derivedOf({ locale, today }: Viewer) {
    const lists = await listPocketYears(db)
    const card = pocketCard(locale, today, lists)
    return card && { strategy: pocketStrategy, value: pocketsNow(today, lists), card }
  }

  async function show(req: Request<{ code: string }>, res: Response) {
    const viewer = viewerOf(res)
    const { code } = req.params
    const memory = await memoryOf(db)
    const { indicator, page } = await memory(
      `indicator ${viewer.locale.lang} ${viewer.today} ${code}`,
      () => load(viewer, code),
    )
    const blocks = await asidesOf(asides, viewer, indicator)
    const tools = keepingTools(viewer, code)
    showPage(req, res, 'indicators/show', { ...page, tools, asides: blocks })
  }

  async function load(viewer: Viewer, code: string) {
    const file = await readIndicatorFile(db, code)
    const page = indicatorPage(viewer, file, await workOf(viewer, file))
    return {
      indicator: file.indicator,
      page: {
        ...outlineOf(page),
        hue: page['hue'],
        drawn: {
          course: drawPart(viewer.locale, 'indicators/_course', page),
          about: drawPart(viewer.locale, 'indicators/_about', page),
        },
      },
    }
  }
}
