import compression from 'compression'
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type Response,
} from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { Db } from './db'
import { NotAllowed, NotFound, Outdated, Refused } from './errors'
import { sealingKey } from './factors/seal'
import { serveAssets } from './http/assets'
import { keepable } from './http/kept'
import { serveOffline } from './http/offline'
import { onceOf } from './http/once'
import { showPage, type House } from './http/page'
import { csrf, ownPagesOnly, requestId, securityHeaders } from './http/security'
import { visitorOf } from './http/viewer'
import { dayOf, localeOf, type MessageKey, type Params } from './i18n'
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
  app.use(compression({ level: 5 }))
  app.use(greetStranger(clock))
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

type Answer = { status: number; reason: MessageKey; params?: Params }

/** One place turns kinds of failure into statuses and sentences. */
function answerTo(error: unknown): Answer | undefined {
  if (error instanceof NotFound) return { status: 404, reason: 'error.not_found' }
  if (error instanceof NotAllowed) return { status: 403, reason: error.reason }
  if (error instanceof Outdated) return { status: 409, reason: 'error.outdated' }
  if (error instanceof Refused)
    return { status: error.status, reason: error.reason, params: error.params }
  if (!(error instanceof Error)) return undefined
  if (error === csrf.invalidCsrfTokenError) return { status: 403, reason: 'error.form_expired' }
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  if (status === 413) return { status, reason: 'error.too_large', params: { limit: '256 KB' } }
  if (error instanceof URIError || (status >= 400 && status < 500))
    return { status: 400, reason: 'error.bad_request' }
  const trouble = troubleOfDatabase(error)
  if (trouble) return { status: 503, reason: trouble }
  return undefined
}

/** What ails the database, where waiting helps and no line of ours is wrong: it is away, full, or has too much to do. */
function troubleOfDatabase(error: Error): MessageKey | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '53100') return 'error.disk_full'
  // Cancelled after its time, waited for a lock in vain, chosen to end a deadlock, out of memory or of connections.
  if (/^(57014|55P03|40001|40P01|53200|53300)$/.test(code)) return 'error.busy'
  if (/Timeout acquiring a connection/.test(error.message)) return 'error.busy'
  // 25006: a standby that has not been promoted yet.
  const away =
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0[123]|08...|25006)$/.test(code) ||
    /Connection terminated|terminating connection|the database system is/.test(error.message)
  return away ? 'error.unavailable' : undefined
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

function answerError(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    const answer = answerTo(error)
    const id = String(req.id ?? '')
    if (!answer || answer.status >= 500) {
      // Knex puts the whole statement, values and all, in front of the message; only the last part is kept.
      const text =
        error instanceof Error
          ? (error.message.split(' - ').at(-1) ?? '').slice(0, 500)
          : String(error)
      log.error(
        {
          id,
          path: loggable(req.path),
          stack: error instanceof Error ? error.stack?.split('\n').slice(1, 8) : undefined,
        },
        text,
      )
    }
    const { locale, user } = visitorOf(res)
    const status = answer?.status ?? 500
    const title = titles[status] ?? 'error.title_400'
    showPage(
      req,
      res,
      'errors/error',
      {
        title: locale.t(title),
        text: locale.t(answer?.reason ?? 'error.internal', { id, ...answer?.params }),
        again: againOf(req, status),
        home: user ? { href: '/', label: locale.t('error.back_home') } : null,
      },
      status,
    )
  }
}

const titles: Record<number, MessageKey> = {
  400: 'error.title_400',
  401: 'error.title_401',
  403: 'error.title_403',
  404: 'error.title_404',
  409: 'error.title_409',
  413: 'error.title_413',
  422: 'error.title_422',
  429: 'error.title_429',
  500: 'error.title_500',
  503: 'error.title_503',
}
