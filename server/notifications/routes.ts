import type { Request, Response } from 'express'
import type { Db } from '../db'
import { notify } from '../http/notices'
import { showPage } from '../http/page'
import { formReader, queryText, readId } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { readAll, readNotice } from './commands'
import { placeOf } from './notification'
import { noticesPage, perPage } from './pages'
import { getNotice, listNotices } from './queries'

type OfNotice = Request<{ id: string }>

/** What a person is told, and that they have read it. */
export function notificationRoutes(db: Db): Route[] {
  const list = { form: () => '/notifications' }
  return [
    get('/notifications', 'notification.use', show),
    post('/notifications/reading', 'notification.use', markAll, list),
    get('/notifications/:id', 'notification.use', open),
    post('/notifications/:id/reading', 'notification.use', mark, list),
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
}
