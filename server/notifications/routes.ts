import type { Request, Response } from 'express'
import type { Db } from '../db'
import { listOpenDecisions } from '../decisions/queries'
import { NotFound } from '../errors'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { dayOf } from '../i18n'
import { makeThrottle } from '../session/throttle'
import { getSettings } from '../settings/queries'
import { hashToken } from '../users/queries'
import { listWindows } from '../windows/queries'
import { chooseMail, endCalendar, makeCalendar, readAll, readNotice } from './commands'
import { feedOf } from './feed'
import { parseMailChoice } from './form'
import { placeOf } from './notification'
import { calendarPage, noticesPage, perPage, wishesPage } from './pages'
import {
  findCalendarOwner,
  getNotice,
  getWishes,
  listCalendarMeetings,
  listNotices,
} from './queries'

type OfNotice = Request<{ id: string }>

type Outside = Readonly<{
  origin: string | undefined
  /** Whether the house can send mail. */
  mail?: boolean
  clock: () => Date
}>

// Calendars are shown this far back.
const daysBack = 120

/** What a person is told, in the app and outside of it, and that they have read it. */
export function notificationRoutes(db: Db, { origin, mail = false, clock }: Outside): Route[] {
  const list = { form: () => '/notifications' }
  const wishes = { form: () => '/account/notices' }
  const throttle = makeThrottle(db)
  return [
    get('/notifications', 'notification.use', show),
    post('/notifications/reading', 'notification.use', markAll, list),
    get('/notifications/:id', 'notification.use', open),
    post('/notifications/:id/reading', 'notification.use', mark, list),
    get('/account/notices', 'account.use', showWishes),
    post('/account/notices', 'account.use', saveWishes, wishes),
    post('/account/calendar', 'account.use', newCalendar, wishes),
    post('/account/calendar/removal', 'account.use', removeCalendar, wishes),
    get('/calendar/:token.ics', 'public', sendCalendar),
  ]

  async function show(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const page = Math.min(readId(queryText(req.query, 'page', 10)) ?? 1, 100)
    const notices = await listNotices(db, viewer.user.id, (page - 1) * perPage, perPage + 1)
    if (notices.length === 0 && page > 1) return res.redirect(303, '/notifications')
    showPage(req, res, 'notifications/index', noticesPage(viewer, notices, page))
  }

  /** Leads to what a notice is about; whoever goes there has read it. */
  async function open(req: OfNotice, res: Response) {
    const { user, now } = viewerOf(res)
    const notice = await getNotice(db, user.id, readId(req.params.id))
    await readNotice(db, notice, now)
    res.redirect(303, placeOf(notice))
  }

  async function mark(req: OfNotice, res: Response) {
    const { user, now } = viewerOf(res)
    await readNotice(db, await getNotice(db, user.id, readId(req.params.id)), now)
    res.redirect(303, '/notifications')
  }

  async function markAll(req: Request, res: Response) {
    const { user, now } = viewerOf(res)
    await readAll(db, user, formReader(req.body).id('up_to') ?? 0, now)
    notify(req, 'notifications.all_read')
    res.redirect(303, '/notifications')
  }

  async function showWishes(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const wishes = await getWishes(db, viewer.user.id)
    showPage(req, res, 'account/notices', wishesPage(viewer, wishes, mail, onceOf(req)))
  }

  async function saveWishes(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const form = parseMailChoice(req.body)
    if (!form.ok) {
      const stored = await getWishes(db, viewer.user.id)
      const page = wishesPage(viewer, stored, mail, onceOf(req), form.errors)
      return showPage(req, res, 'account/notices', page, 422)
    }
    const location = await once(db, viewer.user, req, async (trx) => {
      await chooseMail(trx, viewer.user, form.input)
      return '/account/notices'
    })
    notify(req, 'wishes.saved')
    res.redirect(303, location)
  }

  // The address is in this answer and nowhere else: not in the session, the history or the log.
  async function newCalendar(req: Request, res: Response) {
    const viewer = viewerOf(res)
    let path: string | undefined
    const location = await once(db, viewer.user, req, async (trx) => {
      path = await makeCalendar(trx, viewer.user)
      return '/account/notices'
    })
    if (path === undefined) return res.redirect(303, location)
    showPage(req, res, 'users/link', calendarPage(viewer, `${addressOf(req)}${path}`))
  }

  async function removeCalendar(req: Request, res: Response) {
    const { user } = viewerOf(res)
    const location = await once(db, user, req, async (trx) => {
      await endCalendar(trx, user)
      return '/account/notices'
    })
    notify(req, 'wishes.calendar_ended')
    res.redirect(303, location)
  }

  /** For calendar programs, which have no session: the address itself is the secret. */
  async function sendCalendar(req: Request<{ token: string }>, res: Response) {
    const attempt = await throttle.begin('calendar', req.ip ?? '')
    const owner = await findCalendarOwner(db, hashToken(req.params.token))
    if (!owner) {
      await attempt.failed()
      throw new NotFound('calendar')
    }
    await attempt.passed()
    const now = clock()
    const from = dayOf(new Date(now.getTime() - daysBack * 86_400_000))
    const text = feedOf(owner, {
      team: (await getSettings(db)).teamName,
      origin: addressOf(req),
      now,
      windows: (await listWindows(db)).filter(({ dueOn }) => dueOn >= from),
      meetings: await listCalendarMeetings(db, from),
      decisions: await listOpenDecisions(db),
    })
    res.setHeader('Cache-Control', 'no-store')
    res.setHeader('Content-Disposition', 'inline; filename="tuntas.ics"')
    res.type('text/calendar; charset=utf-8').send(text)
  }

  function addressOf(req: Pick<Request, 'protocol' | 'get'>): string {
    return origin ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`
  }
}
