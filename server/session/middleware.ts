import type { NextFunction, Request, RequestHandler, Response } from 'express'
import session from 'express-session'
import connectPg from 'connect-pg-simple'
import passport from 'passport'
import { prepared, type Db } from '../db'
import { NotAllowed } from '../errors'
import { formOf, type Route } from '../http/route'
import { keep, keepable } from '../http/kept'
import { visitorOf, type Visitor } from '../http/viewer'
import { dayOf, isLang, localeOf, type Lang } from '../i18n'
import { can } from '../policy'
import { findActiveUser } from '../users/queries'
import type { User } from '../users/user'
import { provenFor } from './session'

declare global {
  namespace Express {
    interface User extends TuntasUser {}
  }
}
type TuntasUser = User

export type SessionRules = Readonly<{
  secret: string
  /** Cookies only over https, under the __Host- name. */
  secure: boolean
  idleMinutes: number
  /** Longest life of a session, in days. */
  days: number
}>

const touchEvery = 5 * 60_000

/** Sessions in PostgreSQL, read through the same connection as everything else. */
export function sessions(db: Db, rules: SessionRules): RequestHandler {
  const Store = connectPg(session)
  const pool = {
    query: (text: string, values: unknown[]) =>
      prepared(db, `session.${nameOf(text)}`, text, values).then((rows) => ({ rows })),
  }
  return session({
    name: cookieName(rules.secure),
    secret: rules.secret,
    resave: false,
    saveUninitialized: false,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: rules.secure },
    store: new Store({
      pool: pool as never,
      tableName: 'sessions',
      ttl: rules.idleMinutes * 60,
      // A write per page would cost as much as the page: the session is written back once in five minutes.
      disableTouch: true,
      pruneSessionInterval: false,
      errorLog: () => undefined,
    }),
  })
}

/**
 * Writes the session back ahead of a redirect. A browser follows one as soon as it has read the address, while the
 * session is otherwise written with the answer's last byte: the next page would not know who has just signed in.
 */
export const saveBeforeRedirect: RequestHandler = (req, res, next) => {
  const redirect = res.redirect.bind(res) as (status: number, address: string) => void
  res.redirect = (given: number | string, address?: number | string) => {
    const [status, to] = typeof given === 'number' ? [given, String(address)] : [302, given]
    if (!req.session || !(req.user ?? req.session.waiting ?? req.session.asked))
      return redirect(status, to)
    req.session.save((error: unknown) => (error ? next(error) : redirect(status, to)))
  }
  next()
}

// The store sends a handful of fixed statements; each is prepared under a name of its own.
const names = new Map<string, number>()
function nameOf(text: string): number {
  const known = names.get(text)
  if (known !== undefined) return known
  names.set(text, names.size)
  return names.size - 1
}

export function cookieName(secure: boolean): string {
  return secure ? '__Host-tuntas' : 'tuntas'
}

/** A passport of one app: what a session holds of a person is only their id. */
export function makePassport(db: Db): passport.Authenticator {
  const own = new passport.Passport()
  own.serializeUser((user, done) => done(null, user.id))
  own.deserializeUser((id: number, done) => {
    findActiveUser(db, id).then(
      (user) => done(null, user ?? false),
      (error: unknown) => done(error),
    )
  })
  return own
}

/** Ends a session that is too old or was ended elsewhere, and tells the rest of the house who is reading, in which language. */
export function meet(rules: SessionRules, clock: () => Date): RequestHandler {
  return (req, res, next) => {
    const now = clock()
    let user: User | null = req.user ?? null
    if (user) {
      const tooOld = now.getTime() - (req.session.startedAt ?? 0) > rules.days * 86_400_000
      if (tooOld || req.session.epoch !== user.sessionEpoch) {
        user = null
      } else if (Math.abs(now.getTime() - (req.session.touchedAt ?? 0)) > touchEvery) {
        req.session.touchedAt = now.getTime()
      }
    }
    const visitor: Visitor = {
      user,
      locale: localeOf(languageOf(req, user)),
      today: dayOf(now),
      now,
    }
    res.locals['visitor'] = visitor
    if (user) res.setHeader('Cache-Control', 'no-store')
    if (user || !req.user) return next()
    req.user = undefined
    req.session.destroy((error: unknown) => {
      res.clearCookie(cookieName(rules.secure))
      next(error)
    })
  }
}

function languageOf(req: Request, user: User | null): Lang {
  if (user) return user.language
  const chosen = /(?:^|;\s*)lang=(id|en)(?:;|$)/.exec(req.get('cookie') ?? '')?.[1]
  return isLang(chosen) ? chosen : 'id'
}

/** Asks the route's ability before its handler runs. A stranger is sent to sign in, with what they typed in hand. */
export function door(route: Route): RequestHandler {
  const ability = route.ability
  return (req: Request, res: Response, next: NextFunction) => {
    if (ability === 'public') return next()
    const { user } = visitorOf(res)
    if (!user) {
      if (route.method === 'get')
        return res.redirect(303, `/session/new?next=${encodeURIComponent(req.originalUrl)}`)
      const path = formOf(route, req.params as Record<string, string>)
      res.locals['signInFor'] = path ? { path, body: keepable(req.body) } : { path: '/', body: {} }
      return next('router')
    }
    if (!can(user, ability))
      return next(new NotAllowed(`${user.role} ${user.id} may not ${ability}`))
    if (user.owesFactor && ability !== 'account.secure')
      return detour(req, res, route, () => '/account/second-factor')
    next()
  }
}

/** Behind the door and the check of the form's token: asks for a fresh proof of who it is where the route wants one. */
export function proof(route: Route): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    if (!route.proven || isProven(req, route.proven, visitorOf(res).now)) return next()
    detour(req, res, route, (back) => `/account/proof?next=${encodeURIComponent(back)}`)
  }
}

function isProven({ session }: Request, how: 'recently' | 'again', now: Date): boolean {
  const signedInAt = how === 'recently' ? (session.startedAt ?? 0) : 0
  // A proof of the future, left by a clock that was set back since, is none.
  return Math.abs(now.getTime() - Math.max(signedInAt, session.provenAt ?? 0)) < provenFor
}

/** Leads away first. The text of a form waits in the session, and is given back where the form is. */
function detour(req: Request, res: Response, route: Route, to: (next: string) => string): void {
  if (route.method === 'get') return res.redirect(303, to(req.originalUrl))
  const path = formOf(route, req.params as Record<string, string>) ?? '/'
  if (route.form) keep(req, path, keepable(req.body))
  res.redirect(303, to(path))
}
