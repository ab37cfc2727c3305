import type { Request, Response } from 'express'
import type { Db } from '../db'
import { NotAllowed, Refused } from '../errors'
import { takeKept } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { can } from '../policy'
import { chooseStart, removeView, saveView, shareView } from './commands'
import { parseView } from './form'
import { viewsPage, type ViewsFacts } from './pages'
import { getView, listViews } from './queries'
import { addressFrom } from './view'

type OfView = Request<{ id: string }>

/** Lists that people keep with their filters, for themselves or for everyone. */
export function viewRoutes(db: Db): Route[] {
  const form = () => '/views'
  return [
    get('/views', 'view.use', show),
    post('/views', 'view.use', save, { form }),
    post('/views/start/removal', 'view.use', endStart, { form }),
    post('/views/:id/start', 'view.use', start, { form }),
    post('/views/:id/sharing', 'view.use', share, { form }),
    post('/views/:id/removal', 'view.use', remove, { form }),
  ]

  async function show(req: Request, res: Response) {
    const typed = takeKept(req)
    const at = addressFrom(typed ? String(typed['at'] ?? '') : queryText(req.query, 'at', 2000))
    await showViews(req, res, { at, typed })
  }

  async function save(req: Request, res: Response) {
    const { user } = viewerOf(res)
    const read = parseView(req.body, can(user, 'view.share'))
    const at = addressFrom(formReader(req.body).raw('at'))
    if (!read.ok) return showViews(req, res, { at, typed: read.typed, errors: read.errors }, 422)
    try {
      const location = await once(db, user, req, async (trx) => {
        await saveView(trx, user, read.input)
        return read.input.address
      })
      notify(req, 'views.saved', { name: read.input.name })
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Refused && error.status === 422)) throw error
      const errors = { name: { key: error.reason, params: error.params } }
      const { name, shared } = read.input
      const typed = { name, shared: shared ? 'yes' : '' }
      await showViews(req, res, { at, typed, errors }, 422)
    }
  }

  async function start(req: OfView, res: Response) {
    const { user } = viewerOf(res)
    const view = await getView(db, user, readId(req.params.id))
    await settle(req, res, (trx) => chooseStart(trx, user, view))
    notify(req, 'views.start_chosen', { name: view.name })
  }

  async function endStart(req: Request, res: Response) {
    const { user } = viewerOf(res)
    await settle(req, res, (trx) => chooseStart(trx, user, null))
  }

  async function share(req: OfView, res: Response) {
    const { user } = viewerOf(res)
    const view = await ownView(req, res)
    const shared = formReader(req.body).raw('shared') === 'yes'
    if (shared && !can(user, 'view.share')) throw new NotAllowed('view.share', 'views.may_not_share')
    await settle(req, res, (trx) => shareView(trx, user, view, shared))
  }

  async function remove(req: OfView, res: Response) {
    const { user } = viewerOf(res)
    const view = await ownView(req, res)
    await settle(req, res, (trx) => removeView(trx, user, view))
  }

  async function ownView(req: OfView, res: Response) {
    const { user } = viewerOf(res)
    const view = await getView(db, user, readId(req.params.id))
    if (view.userId !== user.id) throw new NotAllowed(`view ${view.id}`, 'views.not_own')
    return view
  }

  async function settle(req: Request, res: Response, work: (trx: Db) => Promise<void>) {
    const { user } = viewerOf(res)
    const location = await once(db, user, req, async (trx) => {
      await work(trx)
      return '/views'
    })
    res.redirect(303, location)
  }

  async function showViews(
    req: Request,
    res: Response,
    facts: Omit<ViewsFacts, 'views' | 'once'>,
    status = 200,
  ) {
    const viewer = viewerOf(res)
    const views = await listViews(db, viewer.user)
    showPage(
      req,
      res,
      'views/index',
      viewsPage(viewer, { ...facts, views, once: onceOf(req) }),
      status,
    )
  }
}
