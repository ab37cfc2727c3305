import { Router, type NextFunction, type Request, type Response } from 'express'
import type { Logger } from 'pino'
import type { Db } from '../db'
import { NotAllowed, NotFound } from '../errors'
import { answerTo, isFault, placeOf, wordsOf } from '../http/answer'
import type { Endpoint } from '../http/endpoint'
import { showPage } from '../http/page'
import { get, type Route } from '../http/route'
import { visitorOf } from '../http/viewer'
import { dayOf, localeOf, type Locale, type MessageKey } from '../i18n'
import { can } from '../policy'
import { noteUse } from '../tokens/commands'
import { findToken } from '../tokens/queries'
import { makeTokenThrottle } from '../tokens/throttle'
import { perMinute, readerOf, tokenState, type Token } from '../tokens/token'
import { figureEndpoints } from './figure-routes'
import { meetingEndpoints } from './meeting-routes'
import { openApi } from './openapi-page'
import { manualPage } from './pages'
import { sendProblem, wrongIn } from './problem-page'
import { workEndpoints } from './work-routes'

/** Every address of the API. */
export const endpoints: readonly Endpoint[] = [
  ...workEndpoints,
  ...figureEndpoints,
  ...meetingEndpoints,
]

/** The manual, for whoever is to write a program: it holds nothing of the team's data. */
export function apiManual(origin: string | undefined): Route[] {
  return [get('/api', 'public', show)]

  function show(req: Request, res: Response) {
    const here = origin ?? `${req.protocol}://${req.get('host') ?? ''}`
    showPage(req, res, 'api/show', manualPage(visitorOf(res).locale, endpoints, here))
  }
}

type Clock = () => Date
type House = Readonly<{ db: Db; log: Logger; clock: Clock }>

const stateReasons = {
  expired: 'api.error.expired_token',
  revoked: 'api.error.revoked_token',
} as const satisfies Record<string, MessageKey>

/**
 * What other programs read, below /api/v1. A token opens it and nothing else does: no cookie is read or sent here, and
 * no token opens a page. Every token is counted in the database, as guesses at the sign-in page are.
 */
export function apiRouter({ db, log, clock }: House): Router {
  const router = Router({ caseSensitive: true })
  const throttle = makeTokenThrottle(db)
  const descriptions = new Map<string, string>()

  router.use(begin)
  router.get('/openapi.json', describe)
  router.use((req, res, next) => {
    admit(req, res).then((admitted) => admitted && next(), next)
  })
  for (const endpoint of endpoints) router.get(endpoint.path, answer(endpoint))
  router.use(() => {
    throw new NotFound('address of the API')
  })
  router.use(refuse)
  return router

  function begin(req: Request, res: Response, next: NextFunction) {
    const locale = localeFor(req)
    res.setHeader('Vary', 'Authorization, Accept-Language')
    res.setHeader('Content-Language', locale.lang)
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.setHeader('Allow', 'GET, HEAD')
      return sendProblem(req, res, locale, { status: 405, reason: 'api.error.read_only' })
    }
    if (!req.accepts('application/json')) {
      return sendProblem(req, res, locale, { status: 406, reason: 'api.error.json_only' })
    }
    next()
  }

  function describe(req: Request, res: Response) {
    const locale = localeFor(req)
    const known = descriptions.get(locale.lang) ?? JSON.stringify(openApi(locale, endpoints))
    descriptions.set(locale.lang, known)
    res.setHeader('Cache-Control', 'public, max-age=300')
    res.type('application/json').send(known)
  }

  /** Whether to let in: whoever carries a token that is valid now and has not asked too often. Else it has answered. */
  async function admit(req: Request, res: Response): Promise<boolean> {
    const secret = /^Bearer +(\S{1,200})$/i.exec(req.get('authorization') ?? '')?.[1]
    const token = secret === undefined ? undefined : await findToken(db, secret)
    const state = token && tokenState(token, clock())
    if (!token || state !== 'active') {
      const reason =
        state === 'expired' || state === 'revoked'
          ? stateReasons[state]
          : secret === undefined
            ? 'api.error.no_token'
            : 'api.error.unknown_token'
      return turnAway(req, res, reason)
    }
    const turn = await throttle.ask(token.id)
    res.setHeader('RateLimit-Limit', perMinute)
    res.setHeader('RateLimit-Remaining', turn.left)
    res.setHeader('RateLimit-Reset', turn.resets)
    if (turn.waits !== null) return tooOften(req, res, turn.waits)
    await noteUse(db, token, clock())
    res.locals['token'] = token
    return true
  }

  async function turnAway(req: Request, res: Response, reason: MessageKey): Promise<false> {
    req.log.warn({ address: req.ip }, 'token refused')
    const turn = await throttle.fail(req.ip ?? '')
    if (turn.waits !== null) return tooOften(req, res, turn.waits)
    res.setHeader('WWW-Authenticate', 'Bearer')
    sendProblem(req, res, localeFor(req), { status: 401, reason })
    return false
  }

  function tooOften(req: Request, res: Response, seconds: number): false {
    res.setHeader('Retry-After', seconds)
    const params = { seconds }
    sendProblem(req, res, localeFor(req), { status: 429, reason: 'api.error.too_often', params })
    return false
  }

  /** Checks the ability and the query of one address, loads, and answers. */
  function answer(endpoint: Endpoint) {
    return async (req: Request, res: Response) => {
      const reader = readerOf(res.locals['token'] as Token)
      if (!can(reader, endpoint.ability)) {
        throw new NotAllowed(`token of a ${reader.role} may not ${endpoint.ability}`)
      }
      const read = endpoint.query.safeParse(req.query)
      if (!read.success) {
        const locale = localeFor(req)
        return sendProblem(req, res, locale, {
          status: 422,
          reason: 'api.error.parameters',
          errors: wrongIn(locale, read.error, endpoint.query),
        })
      }
      if (read.data['cursor'] !== undefined && (req.query['page'] ?? req.query['sort'])) {
        const locale = localeFor(req)
        const detail = locale.t('api.error.cursor_alone')
        return sendProblem(req, res, locale, {
          status: 422,
          reason: 'api.error.parameters',
          errors: [{ parameter: 'cursor', detail }],
        })
      }
      const now = clock()
      const asker = { db, reader, today: dayOf(now), now }
      const asked = { ...read.data, ...req.params } as Parameters<Endpoint['load']>[1]
      // Kept by whoever asked, and asked about again each time: what changed meanwhile is never missed.
      res.setHeader('Cache-Control', 'private, no-cache')
      if (!endpoint.many) return void res.json({ data: await endpoint.load(asker, asked) })
      const { records, total, more, next } = await endpoint.load(asker, asked)
      const number = asked['cursor'] === undefined ? Number(asked['page']) : null
      const page = { number, limit: Number(asked['limit']), total, next }
      res.setHeader('Link', linksOf(req, { ...page, more }))
      res.json({ data: records, page })
    }
  }

  // Four parameters: by their number the router knows who answers errors.
  function refuse(error: unknown, req: Request, res: Response, next: NextFunction) {
    if (res.headersSent) return next(error)
    const found = answerTo(error)
    if (isFault(found)) {
      log.error({ id: req.id, path: req.baseUrl + req.path, ...placeOf(error) }, wordsOf(error))
    }
    const status = found?.status ?? 500
    const reason =
      error instanceof NotFound ? 'api.error.not_found' : (found?.reason ?? 'error.internal')
    sendProblem(req, res, localeFor(req), { status, reason, params: found?.params })
  }
}

function localeFor(req: Request): Locale {
  return localeOf(req.acceptsLanguages('id', 'en') === 'en' ? 'en' : 'id')
}

/** `number` is null for whoever leafs by cursor. */
type Paged = Readonly<{
  number: number | null
  limit: number
  total: number | null
  more: boolean
  next: number | null
}>

/** The portions beside this one, as RFC 8288 writes them. */
function linksOf(req: Request, { number, limit, total, more, next }: Paged): string {
  const link = (name: 'page' | 'cursor', value: number, rel: string) => {
    const query = new URLSearchParams(req.query as Record<string, string>)
    query.set(name, String(value))
    query.set('limit', String(limit))
    return `<${req.baseUrl}${req.path}?${query}>; rel="${rel}"`
  }
  if (number === null) {
    const onward = next === null ? [] : [link('cursor', next, 'next')]
    return [link('cursor', 0, 'first'), ...onward].join(', ')
  }
  return [
    link('page', 1, 'first'),
    ...(number > 1 ? [link('page', number - 1, 'prev')] : []),
    ...(more ? [link('page', number + 1, 'next')] : []),
    ...(total === null ? [] : [link('page', Math.max(1, Math.ceil(total / limit)), 'last')]),
  ].join(', ')
}
