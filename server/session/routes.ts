import type { Request, Response } from 'express'
import type passportModule from 'passport'
import { Strategy as LocalStrategy } from 'passport-local'
import type { Db } from '../db'
import { Refused } from '../errors'
import { localPath } from '../http/back'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { csrf } from '../http/security'
import { viewerOf, visitorOf } from '../http/viewer'
import { isLang } from '../i18n'
import { changePassword, chooseLanguage, signOutEverywhere } from '../users/commands'
import { parsePasswordChange } from '../users/form'
import type { User } from '../users/user'
import { authenticate, endSession, forgetSession, startSession } from './commands'
import { findStart } from '../views/queries'
import { parseReturn, parseSignIn, pathAfterSignIn } from './form'
import { cookieName } from './middleware'
import { accountPage, changePasswordPage, signInPage, signInPath, type SignInForm } from './pages'
import { listSessions } from './queries'
import { makeThrottle } from './throttle'

const year = 365 * 86_400_000

type Doorway = Readonly<{
  passport: passportModule.Authenticator
  clock: () => Date
  /** Cookies only over https. */
  secure: boolean
}>

/** Signing in and out, the language, and one's own account. */
export function sessionRoutes(db: Db, { passport, clock, secure }: Doorway): Route[] {
  const throttle = makeThrottle(db)
  passport.use(
    new LocalStrategy({ usernameField: 'email' }, (email, password, done) => {
      authenticate(db, { email, password }).then((user) => done(null, user ?? false), done)
    }),
  )

  return [
    get('/session/new', 'public', showSignIn),
    get('/session', 'public', (_req, res) => res.redirect(303, '/session/new')),
    post('/session', 'public', signIn),
    post('/session/end', 'account.use', signOut),
    post('/language', 'public', chooseLang),
    get('/account', 'account.use', showAccount),
    get('/account/password', 'account.use', showPasswordForm),
    post('/account/password', 'account.use', savePassword),
    post('/account/sign-out', 'account.use', endAllSessions),
  ]

  function showSignIn(req: Request, res: Response) {
    const next = pathAfterSignIn(queryText(req.query, 'next', 2001))
    if (visitorOf(res).user) return res.redirect(303, next)
    showSignInForm(req, res, {
      back: { next, kept: {} },
      said: queryText(req.query, 'said'),
    })
  }

  async function signIn(req: Request, res: Response) {
    const back = parseReturn(req.body)
    const form = parseSignIn(req.body)
    if (!form.ok) {
      const email = String(form.typed['email'])
      return showSignInForm(req, res, { back, email, errors: form.errors }, 422)
    }
    const { email } = form.input
    const refuse = (status: number, errors: FieldErrors) =>
      showSignInForm(req, res, { back, email, errors }, status)
    try {
      const attempt = await throttle.begin(email, req.ip ?? '')
      // The strategy reads the body itself: it gets the form as it was read here.
      req.body = form.input
      const user = await askPassport(req, res)
      if (!user) {
        await attempt.failed()
        req.log.warn({ address: req.ip }, 'sign-in refused')
        return refuse(422, { email: { key: 'session.wrong' } })
      }
      await attempt.passed()
      await startSession(db, req, user, clock())
      req.log.info({ address: req.ip, user: user.id }, 'signed in')
      const path = back.next.split('?')[0] ?? '/'
      if (Object.keys(back.kept).length > 0) req.session.kept = { path, body: back.kept }
      const start = back.next === '/' ? await findStart(db, user) : null
      res.redirect(303, start ?? back.next)
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 429) throw error
      req.log.warn({ address: req.ip }, 'sign-in throttled')
      res.setHeader('Retry-After', Number(error.params['minutes']) * 60)
      refuse(429, { email: { key: error.reason, params: error.params } })
    }
  }

  function askPassport(req: Request, res: Response): Promise<User | undefined> {
    return new Promise((resolve, reject) => {
      const answer = (error: unknown, user: User | false) =>
        error ? reject(error) : resolve(user || undefined)
      passport.authenticate('local', { session: false }, answer)(req, res, reject)
    })
  }

  async function signOut(req: Request, res: Response) {
    await endSession(db, req, viewerOf(res).user)
    leave(res, signInPath('ended'))
  }

  async function chooseLang(req: Request, res: Response) {
    const { user } = visitorOf(res)
    // The route is everyone's, so the door asked for no token; what is stored for a person needs theirs.
    if (user && !csrf.isRequestValid(req)) throw csrf.invalidCsrfTokenError
    const read = formReader(req.body)
    const lang = read.raw('lang')
    if (isLang(lang)) {
      if (user) await db.transaction((trx) => chooseLanguage(trx, user, lang))
      res.cookie('lang', lang, { maxAge: year, httpOnly: true, sameSite: 'lax', secure, path: '/' })
    }
    res.redirect(303, localPath(read.raw('back')) ?? '/')
  }

  async function showAccount(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const sessions = await listSessions(db, viewer.user, req.sessionID)
    showPage(req, res, 'account/show', accountPage(viewer, sessions, onceOf(req)))
  }

  function showPasswordForm(req: Request, res: Response) {
    showPage(req, res, 'account/password', changePasswordPage(viewerOf(res), onceOf(req)))
  }

  async function savePassword(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { user } = viewer
    const refuse = (errors: FieldErrors) => {
      const page = changePasswordPage(viewer, onceOf(req), errors)
      showPage(req, res, 'account/password', page, 422)
    }
    const form = parsePasswordChange(req.body, user)
    if (!form.ok) return refuse(form.errors)
    // Whoever finds a signed-in device guesses no faster than at the sign-in page.
    const attempt = await throttle.begin(user.email, req.ip ?? '')
    try {
      let epoch: number | undefined
      const location = await once(db, user, req, async (trx) => {
        epoch = await changePassword(trx, user, form.input, viewer.now)
        return '/account'
      })
      if (epoch !== undefined) {
        // Only the request that did it writes the session: its double still holds the old epoch.
        req.session.epoch = epoch
        notify(req, 'account.password_changed')
        await attempt.passed()
      }
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 422) throw error
      await attempt.failed()
      refuse({ old_password: { key: error.reason } })
    }
  }

  async function endAllSessions(req: Request, res: Response) {
    const { user } = viewerOf(res)
    const location = await once(db, user, req, async (trx) => {
      await signOutEverywhere(trx, user, user.id)
      return signInPath('everywhere')
    })
    await forgetSession(req)
    leave(res, location)
  }

  function leave(res: Response, location: string) {
    res.clearCookie(cookieName(secure), { path: '/', httpOnly: true, sameSite: 'lax', secure })
    res.setHeader('Clear-Site-Data', '"cache", "storage"')
    res.redirect(303, location)
  }

  function showSignInForm(req: Request, res: Response, form: SignInForm, status = 200) {
    res.setHeader('Cache-Control', 'no-store')
    showPage(req, res, 'session/new', signInPage(visitorOf(res), form), status)
  }
}
