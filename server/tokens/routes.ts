import type { Request, Response } from 'express'
import { listAgencies } from '../agencies/queries'
import type { Db } from '../db'
import { keptText } from '../http/attempt'
import { keepable, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { issueToken, revokeToken } from './commands'
import { parseTokenForm } from './form'
import { secretPage, tokensPage } from './pages'
import { getToken, listTokens } from './queries'

/** The tokens by which other programs read the data. */
export function tokenRoutes(db: Db): Route[] {
  const form = () => '/settings/tokens'
  return [
    get('/settings/tokens', 'token.manage', list),
    post('/settings/tokens', 'token.manage', issue, { form }),
    post('/settings/tokens/:id/revocation', 'token.manage', revoke, { form }),
  ]

  async function list(req: Request, res: Response) {
    const { typed } = keptText(req)
    await show(req, res, { typed })
  }

  async function issue(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const agencyIds = (await listAgencies(db)).map(({ id }) => id)
    const read = parseTokenForm(req.body, { today: viewer.today, agencyIds })
    if (!read.ok) return show(req, res, read, 422)
    let secret: string | undefined
    const location = await once(db, viewer.user, req, async (trx) => {
      secret = await issueToken(trx, viewer.user, read.input, viewer.now)
      return '/settings/tokens'
    })
    // A form sent twice makes one token, and its secret was on the first answer.
    if (secret === undefined) return res.redirect(303, location)
    showPage(req, res, 'users/link', secretPage(viewer, read.input.name, secret))
  }

  async function revoke(req: Request<{ id: string }>, res: Response) {
    const { user, now } = viewerOf(res)
    const token = await getToken(db, readId(req.params.id))
    const location = await once(db, user, req, async (trx) => {
      await revokeToken(trx, user, token, now)
      return '/settings/tokens'
    })
    notify(req, 'tokens.was_revoked', { name: token.name })
    res.redirect(303, location)
  }

  async function show(
    req: Request,
    res: Response,
    form: Readonly<{ typed?: Typed | undefined; errors?: FieldErrors }>,
    status = 200,
  ) {
    const viewer = viewerOf(res)
    const page = tokensPage(viewer, {
      tokens: await listTokens(db, viewer.now),
      agencies: await listAgencies(db),
      once: onceOf(req),
      typed: form.typed ?? (status === 422 ? keepable(req.body) : undefined),
      errors: form.errors ?? {},
    })
    showPage(req, res, 'tokens/index', page, status)
  }
}
