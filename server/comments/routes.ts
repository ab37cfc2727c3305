import type { Request, Response } from 'express'
import type { Action } from '../actions/action'
import { getAction } from '../actions/queries'
import type { Db } from '../db'
import { takeKept, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { listWindows } from '../windows/queries'
import { follow, removeComment, unfollow, writeComment } from './commands'
import { parseComment } from './form'
import { commentsPage } from './pages'
import { findCalled, getComment, isFollowing, listComments } from './queries'

type OfAction = Request<{ code: string }>

const shown = 200

/** What people say about an action and its reports, and who follows it. */
export function commentRoutes(db: Db): Route[] {
  const page = { form: (params: Record<string, string>) => `/actions/${params['code']}/comments` }
  return [
    get('/actions/:code/comments', 'comment.see', show),
    post('/actions/:code/comments', 'comment.write', write, page),
    post('/actions/:code/following', 'comment.follow', setFollowing, page),
    post('/comments/:id/removal', 'comment.write', remove),
  ]

  async function show(req: OfAction, res: Response) {
    const action = await getAction(db, req.params.code)
    const typed = takeKept(req)
    if (typed) notify(req, 'form.kept', {}, 'info')
    await showTalk(req, res, action, { typed })
  }

  async function write(req: OfAction, res: Response) {
    const { user, now } = viewerOf(res)
    const action = await getAction(db, req.params.code)
    const windows = await windowsOf(action)
    const form = await parseComment(
      req.body,
      windows.map(({ code }) => code),
      (handles) => findCalled(db, handles),
    )
    if (!form.ok) return showTalk(req, res, action, { typed: form.typed, errors: form.errors }, 422)
    const window = windows.find(({ code }) => code === form.input.window) ?? null
    const location = await once(db, user, req, async (trx) => {
      const id = await writeComment(trx, user, action, window, form.input, now)
      return `/actions/${action.code}/comments#comment-${id}`
    })
    res.redirect(303, location)
  }

  async function setFollowing(req: OfAction, res: Response) {
    const { user } = viewerOf(res)
    const action = await getAction(db, req.params.code)
    const wanted = formReader(req.body).raw('follow') === 'yes'
    const location = await once(db, user, req, async (trx) => {
      await (wanted ? follow : unfollow)(trx, user, action)
      return `/actions/${action.code}/comments`
    })
    notify(req, wanted ? 'comments.now_following' : 'comments.no_longer_following')
    res.redirect(303, location)
  }

  async function remove(req: Request<{ id: string }>, res: Response) {
    const { user, now } = viewerOf(res)
    const comment = await getComment(db, readId(req.params.id))
    const location = await once(db, user, req, async (trx) => {
      await removeComment(trx, user, comment, now)
      return `/actions/${comment.actionCode}/comments`
    })
    notify(req, 'comments.now_removed')
    res.redirect(303, location)
  }

  async function showTalk(
    req: OfAction,
    res: Response,
    action: Action,
    form: { typed?: Typed | undefined; errors?: FieldErrors },
    status = 200,
  ) {
    const viewer = viewerOf(res)
    const windows = await windowsOf(action)
    const asked = queryText(req.query, 'window', 20)
    const talk = {
      ...form,
      action,
      windows,
      window: windows.some(({ code }) => code === asked) ? asked : null,
      comments: await listComments(db, action.id, shown),
      following: await isFollowing(db, viewer.user.id, action.id),
      once: onceOf(req),
    }
    showPage(req, res, 'comments/index', commentsPage(viewer, talk), status)
  }

  async function windowsOf(action: Action) {
    return (await listWindows(db)).filter((window) => window.year === action.year)
  }
}
