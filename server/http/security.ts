import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { csrfSync } from 'csrf-sync'
import { Refused } from '../errors'

/** Security headers. `https` tells whether the address people use is https: only then are HSTS and upgrades sent. */
export function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
}

/**
 * Refuses a write that another site's page caused, before its body is read. Browsers say where a request comes from
 * (Sec-Fetch-Site, or on plain http the Origin); a client that says neither is no browser and carries no cookie by
 * accident. `origin` is the app's public address when a proxy stands in front.
 */
export function ownPagesOnly(origin: string | undefined): RequestHandler {
  return (req, _res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next()
    const site = req.get('sec-fetch-site')
    if (site) {
      return next(site === 'same-origin' ? undefined : new Refused('error.form_expired', {}, 403))
    }
    const from = req.get('origin')
    if (!from) return next()
    const here = origin ?? `${req.protocol}://${req.get('host') ?? ''}`
    next(from === here ? undefined : new Refused('error.form_expired', {}, 403))
  }
}

/** The token that every form of a signed-in person carries; kept in the session. */
export const csrf = csrfSync({
  size: 32,
  ignoredMethods: ['GET', 'HEAD', 'OPTIONS'],
  getTokenFromRequest: (req) =>
    (req.body as Record<string, unknown> | undefined)?.['_csrf'] as string | undefined,
})

/** A number for a request, so that a person can name the fault they saw. */
export function requestId(): string {
  return randomBytes(6).toString('hex')
}
