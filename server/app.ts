import compression from 'compression'
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type Response,
} from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import { apiRouter } from './api/routes'
import type { Db } from './db'
import { sealingKey } from './factors/seal'
import { NotFound } from './errors'
import { answerTo, isFault, placeOf, titleOf, wordsOf } from './http/answer'
import { serveAssets } from './http/assets'
import { keepable } from './http/kept'
import { serveOffline } from './http/offline'
import { onceOf } from './http/once'
import { showPage, type House } from './http/page'
import { csrf, ownPagesOnly, requestId, securityHeaders } from './http/security'
import { visitorOf } from './http/viewer'
import { dayOf, localeOf } from './i18n'
import { routes } from './routes'
import { showSignInAgain } from './session/pages'
import { makeProvider, type ProviderRules } from './session/provider'
import {
  door,
  makePassport,
  meet,
  proof,
  saveBeforeRedirect,
  sessions,
  type SessionRules,
} from './session/middleware'
import { getSettings, hasDemoData } from './settings/queries'

/** What an app is built from. `clock` tells the instant: a year can be lived through in a test. */
export type Parts = Readonly<{
  db: Db
  log: Logger
  session: SessionRules
  /** What the secrets of second factors are sealed with; the session's secret when left out. */
  secretsKey?: string
  /** Where people may sign in instead of by password. */
  sso?: ProviderRules
  clock?: () => Date
  /** The public address, when a proxy stands in front. */
  origin?: string
  /** Whether letters can be sent. */
  mail?: boolean
  /** Whether archives are made by themselves. */
  backups?: boolean
  /** Times every request, where somebody reads metrics. */
  measure?: express.RequestHandler
  /** How many proxies' X-Forwarded-* headers are believed. */
  proxies?: number
}>

const houseFor = 15_000

/** An address as a log may hold it: without its query, and without the secret of a one-time link or a calendar. */
function loggable(url: string): string {
  return (url.split('?')[0] ?? '').replace(/^\/(password|calendar)\/.*/, '/$1/…')
}

export function createApp(parts: Parts): Express {
  const { db, log, session, clock = () => new Date() } = parts
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', parts.proxies ?? 0)
  app.set('query parser', 'simple')

  if (parts.measure) app.use(parts.measure)
  app.use(
    pinoHttp({
      logger: log,
      genReqId: requestId,
      autoLogging: {
        ignore: (req) => req.url === '/health' || (req.url ?? '').startsWith('/assets/'),
      },
      serializers: {
        // Addresses without their query: a search or a one-time link is nobody's business in a log.
        req: (req: { id: unknown; method: string; url: string }) => ({
          id: req.id,
          method: req.method,
          path: loggable(req.url),
        }),
        res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      },
    }),
  )
  app.use(securityHeaders(session.secure))
  app.use(serveAssets, serveOffline)
  app.get('/health', health(db))
  app.use(compression({ level: 5, filter: shrinks }))
  app.use(greetStranger(clock))
  app.use('/api/v1', apiRouter({ db, log, clock }))
  app.use(ownPagesOnly(parts.origin))
  app.use(express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 3000 }))
  app.use(houseFacts(db))

  const passport = makePassport(db)
  const street = routes(db, {
    passport,
    clock,
    secure: session.secure,
    origin: parts.origin,
    mail: parts.mail ?? false,
    backups: parts.backups ?? false,
    sealing: sealingKey(parts.secretsKey ?? session.secret),
    sso: parts.sso && makeProvider(parts.sso),
  })
  for (const { method, path, handler } of street.filter((route) => route.open)) {
    app[method](path, handler)
  }
  app.use(sessions(db, session), saveBeforeRedirect)
  app.use(passport.session())
  app.use(meet(session, clock))

  const router = express.Router()
  for (const route of street.filter((one) => !one.open)) {
    const guards =
      route.ability === 'public'
        ? []
        : [door(route), ...(route.before ?? []), checkToken, proof(route)]
    router[route.method](route.path, ...guards, route.handler)
  }
  app.use(router)

  app.use((req: Request, res: Response) => {
    if (res.locals['signInFor']) return showSignInAgain(req, res, parts.sso?.name)
    throw new NotFound(req.path)
  })
  app.use(answerError(log))
  return app
}

const checkToken = csrf.csrfSynchronisedProtection

/** Before the session is read, a fault still gets a page: in Indonesian, to a stranger. */
/** A paper's structure is plain text inside of its PDF, so that is worth packing too; evidence says that it is not. */
function shrinks(req: Request, res: Response): boolean {
  return res.getHeader('Content-Type') === 'application/pdf' || compression.filter(req, res)
}

function greetStranger(clock: () => Date): express.RequestHandler {
  return (_req, res, next) => {
    const now = clock()
    res.locals['visitor'] = { user: null, locale: localeOf('id'), today: dayOf(now), now }
    res.locals['house'] = { team: '', demo: false } satisfies House
    next()
  }
}

/** The team's name and whether demo data is stored, read anew every few seconds rather than for every page. */
function houseFacts(db: Db): express.RequestHandler {
  let known: { facts: House; at: number } | undefined
  return async (_req, res, next) => {
    if (!known || Date.now() - known.at > houseFor) {
      const [settings, demo] = [await getSettings(db), await hasDemoData(db)]
      known = { facts: { team: settings.teamName, demo }, at: Date.now() }
    }
    res.locals['house'] = known.facts
    next()
  }
}

function health(db: Db): express.RequestHandler {
  return async (_req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    try {
      await db.raw('SELECT 1').timeout(3000)
      res.json({ status: 'ok' })
    } catch {
      res.status(503).json({ status: 'database unreachable' })
    }
  }
}

function answerError(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    const answer = answerTo(error)
    const id = String(req.id ?? '')
    if (isFault(answer))
      log.error({ id, path: loggable(req.path), ...placeOf(error) }, wordsOf(error))
    const { locale, user } = visitorOf(res)
    const status = answer?.status ?? 500
    showPage(
      req,
      res,
      'errors/error',
      {
        title: locale.t(titleOf(status)),
        text: locale.t(answer?.reason ?? 'error.internal', { id, ...answer?.params }),
        again: againOf(req, status),
        home: user ? { href: '/', label: locale.t('error.back_home') } : null,
      },
      status,
    )
  }
}

/** What was sent, to be sent again from the page that says it could not be taken; a form's key lets it be done once. */
function againOf(req: Request, status: number) {
  const body = (req.body ?? {}) as Record<string, unknown>
  if (req.method !== 'POST' || status !== 503 || typeof body['_csrf'] !== 'string') return null
  // Who typed a password types it again.
  if (Object.keys(body).some((name) => name.includes('password'))) return null
  const fields = { ...keepable(body), _csrf: body['_csrf'], once: onceOf(req) }
  return {
    action: req.originalUrl,
    fields: Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one) => ({ name, value: one })),
    ),
  }
}
