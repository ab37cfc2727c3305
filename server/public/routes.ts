import type { Request, Response } from 'express'
import { countOf, readMoment, scopeOf } from '../board/routes'
import type { Db } from '../db'
import { NotFound } from '../errors'
import { memoryOf, type Memory } from '../history/memory'
import { drawAlone, type House } from '../http/page'
import { queryText } from '../http/parse'
import { getOpen, type Route } from '../http/route'
import { visitorOf } from '../http/viewer'
import { localeOf, type Day } from '../i18n'
import { getHomeRegion, listSeries } from '../indicators/queries'
import { getSettings } from '../settings/queries'
import { publicPage, type PublicFile } from './pages'

// A copy that someone's browser keeps must be gone soon after the team closes the page.
const keptFor = 60

/** What anybody may read while the team allows it. Its address is Indonesian: it is written on notice boards. */
export function publicRoutes(db: Db): Route[] {
  return [getOpen('/publik', show)]

  async function show(req: Request, res: Response) {
    if (!(await getSettings(db)).publicPage) throw new NotFound('public page')
    const { today } = visitorOf(res)
    const locale = localeOf(queryText(req.query, 'lang', 2) === 'en' ? 'en' : 'id')
    const memory = await memoryOf(db)
    const { demo } = res.locals['house'] as House
    const html = await memory(`public ${locale.lang} ${today} ${demo}`, async () =>
      drawAlone('public/show', publicPage(locale, today, await load(memory, today, demo))),
    )
    res.setHeader('Cache-Control', `public, max-age=${keptFor}`)
    res.type('html').send(html)
  }

  async function load(memory: Memory, today: Day, demo: boolean): Promise<PublicFile> {
    const moment = await readMoment(db, memory, {}, today)
    const home = await getHomeRegion(db)
    return {
      team: (await getSettings(db)).teamName,
      demo,
      home,
      moment,
      count: await countOf(db, memory, scopeOf(moment, today)),
      indicators: await memory('series all', () => listSeries(db, home.code)),
    }
  }
}
