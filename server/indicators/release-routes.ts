import type { Request, Response } from 'express'
import type { Db } from '../db'
import { keptText, saveForm, type Back } from '../http/attempt'
import { listFiles } from '../http/files'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { awaitedOf, calendarPage, releasePage } from './calendar-page'
import { calendarColumns } from './calendar-sheet'
import { expectRelease } from './commands'
import { choicesFor } from './form'
import { getHomeRegion } from './queries'
import {
  getCalendarFacts,
  getKeptIndicator,
  listCalendarFacts,
  type KeptIndicator,
} from './series-queries'
import { readReleaseForm } from './release-form'

type OfIndicator = Request<{ code: string }>

/** When the next values are published: the calendar of all indicators, and what the secretariat expects of one. */
export function releaseRoutes(db: Db): Route[] {
  const form = '/indicators/:code/release'
  return [
    get('/indicators/calendar', 'indicator.see', showCalendar),
    ...listFiles('/indicators/calendar', 'indicator.see', fileOfCalendar),
    get('/indicators/:code/release', 'indicator.keep', showRelease),
    post('/indicators/:code/release', 'indicator.keep', keepRelease, { form }),
  ]

  async function showCalendar(req: Request, res: Response) {
    const home = await getHomeRegion(db)
    const facts = await listCalendarFacts(db, home.code)
    showPage(req, res, 'indicators/calendar', calendarPage(viewerOf(res), home.name, facts))
  }

  async function fileOfCalendar(_req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const home = await getHomeRegion(db)
    return {
      name: `jadwal-terbit-per-${today}`,
      title: locale.t('series.calendar'),
      filter: locale.t('series.calendar_lead', { region: home.name }),
      columns: calendarColumns,
      rows: awaitedOf(await listCalendarFacts(db, home.code), today),
    }
  }

  async function showRelease(req: OfIndicator, res: Response) {
    await drawRelease(req, res, await getKeptIndicator(db, req.params.code), keptText(req))
  }

  async function keepRelease(req: OfIndicator, res: Response) {
    const viewer = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const read = readReleaseForm(req.body, await choicesFor(db, viewer, indicator))
    await saveForm(db, req, res, read, {
      work: async (trx, input) => {
        await expectRelease(trx, viewer.user, indicator, input)
        return '/indicators/calendar'
      },
      notice: { key: 'series.release_saved' },
      again: (back, status) => drawRelease(req, res, indicator, back, status),
    })
  }

  async function drawRelease(
    req: Request,
    res: Response,
    indicator: KeptIndicator,
    back: Back,
    status = 200,
  ) {
    const home = await getHomeRegion(db)
    const facts = await getCalendarFacts(db, home.code, indicator.id)
    const page = releasePage(viewerOf(res), indicator, facts, { ...back, once: onceOf(req) })
    showPage(req, res, 'indicators/form', page, status)
  }
}
