import type { Request, Response } from 'express'
import { getAction } from '../actions/queries'
import type { Db } from '../db'
import { getDecision } from '../decisions/queries'
import { keptText } from '../http/attempt'
import { type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { getIndicator } from '../indicators/queries'
import { listWindows } from '../windows/queries'
import { follow, removeComment, unfollow, writeComment } from './commands'
import { subjectKinds, talkHref, type Subject, type SubjectKind } from './comment'
import { parseComment } from './form'
import { commentsPage } from './pages'
import { findCalled, getComment, isFollowing, listComments } from './queries'

type Of = Request<{ code: string }>

const shown = 200

/** What people say about an action and its reports, an indicator or a decision, and who follows it. */
export function commentRoutes(db: Db): Route[] {
  const page = (kind: SubjectKind) => ({
    form: (params: Record<string, string>) => talkHref({ kind, code: params['code'] ?? '' }),
  })
  return [
    ...subjectKinds.flatMap((kind) => [
      get(`/${kind}s/:code/comments`, 'comment.see', show(kind)),
      post(`/${kind}s/:code/comments`, 'comment.write', write(kind), page(kind)),
      post(`/${kind}s/:code/following`, 'comment.follow', setFollowing(kind), page(kind)),
    ]),
    post('/comments/:id/removal', 'comment.write', remove),
  ]

  function show(kind: SubjectKind) {
    return async (req: Of, res: Response) => {
      const subject = await load(kind, req.params.code)
      const { typed } = keptText(req)
      await showTalk(req, res, subject, { typed })
    }
  }

  function write(kind: SubjectKind) {
    return async (req: Of, res: Response) => {
      const { user, now } = viewerOf(res)
      const subject = await load(kind, req.params.code)
      const windows = await windowsOf(subject)
      const form = await parseComment(
        req.body,
        windows.map(({ code }) => code),
        (handles) => findCalled(db, handles),
      )
      if (!form.ok) {
        const back = { typed: form.typed, errors: form.errors }
        return showTalk(req, res, subject, back, 422)
      }
      const window = windows.find(({ code }) => code === form.input.window) ?? null
      const location = await once(db, user, req, async (trx) => {
        const id = await writeComment(trx, user, subject, window, form.input, now)
        return `${talkHref(subject)}#comment-${id}`
      })
      res.redirect(303, location)
    }
  }

  function setFollowing(kind: SubjectKind) {
    return async (req: Of, res: Response) => {
      const { user, locale } = viewerOf(res)
      const subject = await load(kind, req.params.code)
      const wanted = formReader(req.body).raw('follow') === 'yes'
      const location = await once(db, user, req, async (trx) => {
        await (wanted ? follow : unfollow)(trx, user, subject)
        return talkHref(subject)
      })
      const what = locale.t(`comments.this.${kind}`)
      notify(req, wanted ? 'comments.now_following' : 'comments.no_longer_following', { what })
      res.redirect(303, location)
    }
  }

  async function remove(req: Request<{ id: string }>, res: Response) {
    const { user, now } = viewerOf(res)
    const comment = await getComment(db, readId(req.params.id))
    const location = await once(db, user, req, async (trx) => {
      await removeComment(trx, user, comment, now)
      return talkHref(comment)
    })
    notify(req, 'comments.now_removed')
    res.redirect(303, location)
  }

  async function showTalk(
    req: Of,
    res: Response,
    subject: Subject,
    form: { typed?: Typed | undefined; errors?: FieldErrors },
    status = 200,
  ) {
    const viewer = viewerOf(res)
    const windows = await windowsOf(subject)
    const asked = queryText(req.query, 'window', 20)
    const talk = {
      ...form,
      subject,
      windows,
      window: windows.some(({ code }) => code === asked) ? asked : null,
      comments: await listComments(db, subject, shown),
      following: await isFollowing(db, viewer.user.id, subject),
      once: onceOf(req),
    }
    showPage(req, res, 'comments/index', commentsPage(viewer, talk), status)
  }

  async function windowsOf({ year }: Subject) {
    if (year === undefined) return []
    return (await listWindows(db)).filter((window) => window.year === year)
  }

  /** What is spoken about; NotFound for a code that names nothing. Whoever is signed in may see each of the three. */
  async function load(kind: SubjectKind, code: string): Promise<Subject> {
    if (kind === 'action') {
      const { id, title, isDemo, year, code: own } = await getAction(db, code)
      return { kind, id, code: own, title, isDemo, year }
    }
    if (kind === 'indicator') {
      const { id, name, nameEn } = await getIndicator(db, code)
      return { kind, id, code, title: name, titleEn: nameEn, isDemo: false }
    }
    const { id, text, isDemo } = await getDecision(db, code)
    return { kind, id, code, title: text, isDemo }
  }
}
