import type { Request, Response } from 'express'
import type { Db } from '../db'
import { listAnsweredDecisions, listOwedDecisions } from '../decisions/queries'
import { memoryOf } from '../history/memory'
import { showPage } from '../http/page'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { getHomeRegion, listMainSeries } from '../indicators/queries'
import { can } from '../policy'
import { countWaiting, listQueue } from '../reports/queue-queries'
import { listOwed, listReturned, listUnanswered } from '../reports/work-queries'
import { listWindows } from '../windows/queries'
import { latestOverdue, officerPage, owedDecisions, reviewerPage, viewerPage } from './pages'
import { countWithoutPassword, listLateAgencies } from './queries'

/** How many waiting reports are looked through for odd ones. */
const lookedThrough = 40

export function workRoutes(db: Db): Route[] {
  return [get('/', 'work.see', show)]

  /** The page of what this person has to do: to review, to report, or only to read. */
  function show(req: Request, res: Response) {
    const { user } = viewerOf(res)
    if (can(user, 'report.queue')) return showReviewer(req, res)
    const { agencyId } = user
    if (agencyId !== null && can(user, 'report.write', { agencyId })) {
      return showOfficer(req, res, agencyId)
    }
    return showViewer(req, res)
  }

  async function showReviewer(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const memory = await memoryOf(db)
    const windows = await memory('windows', () => listWindows(db))
    const overdue = latestOverdue(windows, viewer.today)
    const waiting = { state: 'sent', window: null, agency: null, strategy: null } as const
    const page = reviewerPage(viewer, {
      windows,
      overdue,
      queue: await memory('work.queue', () => listQueue(db, waiting, lookedThrough, 0)),
      waiting: await memory('work.waiting', () => countWaiting(db)),
      late: overdue
        ? await memory(`work.late ${overdue.id}`, () => listLateAgencies(db, overdue.id))
        : [],
      answered: await memory('work.answered', () => listAnsweredDecisions(db)),
      withoutPassword: can(viewer.user, 'user.manage') ? await countWithoutPassword(db) : null,
    })
    showPage(req, res, 'work/reviewer', page)
  }

  async function showOfficer(req: Request, res: Response, agencyId: number) {
    const viewer = viewerOf(res)
    const owed = await listOwed(db, agencyId, viewer.today)
    const returned = await listReturned(db, agencyId)
    const windows = await listWindows(db)
    const asked = await listUnanswered(db, agencyId)
    const page = officerPage(viewer, owed, returned, asked, windows)
    const decisions = owedDecisions(viewer, await listOwedDecisions(db, agencyId))
    showPage(req, res, 'work/officer', { ...page, decisions })
  }

  async function showViewer(req: Request, res: Response) {
    const home = await getHomeRegion(db)
    const indicators = await listMainSeries(db, home.code)
    showPage(req, res, 'work/viewer', viewerPage(viewerOf(res), indicators))
  }
}
