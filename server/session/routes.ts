import type { Request, Response } from 'express'
import type passportModule from 'passport'
import { Strategy as LocalStrategy } from 'passport-local'
import type { Db } from '../db'
import { NotFound, Refused } from '../errors'
import { useCode } from '../factors/commands'
import { findFactor } from '../factors/queries'
import { localPath } from '../http/back'
import { keep } from '../http/kept'
import { once } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { csrf } from '../http/security'
import { viewerOf, visitorOf } from '../http/viewer'
import { isLang, type Message } from '../i18n'
import { chooseLanguage, signOutEverywhere } from '../users/commands'
import type { Identity, User } from '../users/user'
import { findStart } from '../views/queries'
import {
  authenticate,
  awaitCode,
  endSession,
  forgetSession,
  startSession,
  vouchedFor,
} from './commands'
import { parseReturn, parseSignIn, pathAfterSignIn } from './form'
import { cookieName } from './middleware'
import { codePage, signInPage, signInPath, type SignInForm } from './pages'
import { findWaiting } from './queries'
import type { Provider } from './provider'
import { waitingFor, type Return } from './session'
import { makeThrottle } from './throttle'

const year = 365 * 86_400_000

type Doorway = Readonly<{
  passport: passportModule.Authenticator
  clock: () => Date
  /** Cookies only over https. */
  secure: boolean
  /** The key under which the secrets of second factors are sealed. */
  sealing: Buffer
  /** The app's public address, when a proxy stands in front. */
  origin: string | undefined
  /** Where people may sign in instead, when the operator has named it. */
  sso?: Provider | undefined
}>

/** Signing in, by one step or two, signing out, and the language. */
export function sessionRoutes(db: Db, doorway: Doorway): Route[] {
  const { passport, clock, secure, sealing, origin, sso } = doorway
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
    get('/session/code', 'public', showCode),
    post('/session/code', 'public', giveCode),
    get('/session/sso', 'public', askProvider),
    get('/session/sso/callback', 'public', takeAnswer),
    post('/session/end', 'account.secure', signOut),
    post('/language', 'public', chooseLang),
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
      // The tries are forgiven by whoever gets in: half of it is not enough.
      if (await findFactor(db, user.id)) return await askForCode(req, res, user, back)
      await attempt.passed()
      await enter(req, res, user, back)
    } catch (error) {
      refuse(429, { email: waitOf(error, req, res) })
    }
  }

  async function askForCode(
    req: Request,
    res: Response,
    user: User,
    back: Return,
    identity?: Identity,
  ) {
    const since = clock().getTime()
    const waiting = { userId: user.id, epoch: user.sessionEpoch, since, back }
    await awaitCode(req, { ...waiting, ...(identity && { identity }) })
    res.redirect(303, '/session/code')
  }

  async function showCode(req: Request, res: Response) {
    if (!(await findWaiting(db, req.session.waiting, clock()))) return beginAgain(req, res)
    showCodeForm(req, res)
  }

  async function giveCode(req: Request, res: Response) {
    const { waiting } = req.session
    const user = await findWaiting(db, waiting, clock())
    if (!user || !waiting) return beginAgain(req, res)
    try {
      const attempt = await throttle.begin(user.email, req.ip ?? '', 'code')
      const typed = formReader(req.body).raw('code')
      const { fits, readable } = await useCode(db, sealing, user, typed, clock())
      if (!readable) req.log.error({ user: user.id }, 'second factor sealed under another key')
      if (!fits) {
        await attempt.failed()
        req.log.warn({ address: req.ip, user: user.id }, 'code refused')
        return showCodeForm(req, res, { code: { key: 'session.wrong_code' } }, 422)
      }
      await attempt.passed()
      await enter(req, res, user, waiting.back, waiting.identity)
    } catch (error) {
      showCodeForm(req, res, { code: waitOf(error, req, res) }, 429)
    }
  }

  /** Sends the person to the provider. Whoever is signed in goes there only to prove it anew. */
  async function askProvider(req: Request, res: Response) {
    if (!sso) throw new NotFound('single sign-on')
    const { user } = visitorOf(res)
    const next = pathAfterSignIn(queryText(req.query, 'next', 2001))
    const again = queryText(req.query, 'again') === '1' && user !== null
    if (user && !again) return res.redirect(303, next)
    try {
      const { address, question } = await sso.ask(callbackOf(req), again)
      if (req.session === undefined) req.sessionStore.generate(req)
      req.session.asked = { question, since: clock().getTime(), next, again }
      res.redirect(303, address)
    } catch (error) {
      refuseSso(req, res, error, 'sso.unreachable', 503)
    }
  }

  /** Lets in whom the provider vouches for, if they were invited here. Nobody gets an account by it. */
  async function takeAnswer(req: Request, res: Response) {
    if (!sso) throw new NotFound('single sign-on')
    const { asked } = req.session
    if (!asked || clock().getTime() - asked.since > waitingFor)
      return res.redirect(303, signInPath('late'))
    // An answer is taken once.
    delete req.session.asked
    try {
      const address = new URL(req.originalUrl, callbackOf(req))
      const vouched = await sso.answer(address, asked.question, asked.again)
      const user = await vouchedFor(db, vouched)
      if (asked.again) return vouchAgain(req, res, user, asked.next)
      if (typeof user === 'string') return refuseSso(req, res, 'nobody here', user, 422)
      const back = { next: asked.next, kept: {} }
      if (await findFactor(db, user.id)) return await askForCode(req, res, user, back, vouched)
      await enter(req, res, user, back, vouched)
    } catch (error) {
      refuseSso(req, res, error, 'sso.failed', 422)
    }
  }

  function vouchAgain(req: Request, res: Response, user: User | string, next: string) {
    const same = typeof user !== 'string' && user.id === visitorOf(res).user?.id
    if (same) req.session.vouchedAt = clock().getTime()
    res.redirect(303, `/account/proof?${new URLSearchParams({ next })}`)
  }

  function callbackOf(req: Request): string {
    return `${origin ?? `${req.protocol}://${req.get('host') ?? ''}`}/session/sso/callback`
  }

  function refuseSso(
    req: Request,
    res: Response,
    reason: unknown,
    key: 'sso.unreachable' | 'sso.unknown' | 'sso.other_subject' | 'sso.failed',
    status: number,
  ) {
    const why = reason instanceof Error ? reason.message.slice(0, 200) : String(reason)
    req.log.warn({ address: req.ip, why }, 'single sign-on refused')
    const errors = { sso: { key, params: { name: sso?.name ?? '' } } }
    showSignInForm(req, res, { back: { next: '/', kept: {} }, errors }, status)
  }

  /** Both steps are done, or the one there is: the session begins, and the person goes on to where they were going. */
  async function enter(req: Request, res: Response, user: User, back: Return, identity?: Identity) {
    await startSession(db, req, user, clock(), identity)
    req.log.info({ address: req.ip, user: user.id }, 'signed in')
    if (Object.keys(back.kept).length > 0) keep(req, back.next, back.kept)
    const start = back.next === '/' ? await findStart(db, user) : null
    res.redirect(303, start ?? back.next)
  }

  /** The sentence for somebody who tried too often. @throws the error when it says anything else */
  function waitOf(error: unknown, req: Request, res: Response): Message {
    if (!(error instanceof Refused) || error.status !== 429) throw error
    req.log.warn({ address: req.ip }, 'sign-in throttled')
    res.setHeader('Retry-After', Number(error.params['minutes']) * 60)
    return { key: error.reason, params: error.params }
  }

  function beginAgain(req: Request, res: Response) {
    if (visitorOf(res).user) return res.redirect(303, '/')
    res.redirect(303, req.session.waiting ? signInPath('late') : '/session/new')
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

  function showCodeForm(req: Request, res: Response, errors: FieldErrors = {}, status = 200) {
    res.setHeader('Cache-Control', 'no-store')
    showPage(req, res, 'session/code', codePage(visitorOf(res), errors), status)
  }

  function showSignInForm(req: Request, res: Response, form: SignInForm, status = 200) {
    res.setHeader('Cache-Control', 'no-store')
    showPage(req, res, 'session/new', signInPage(visitorOf(res), form, sso?.name), status)
  }
}
