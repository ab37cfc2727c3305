import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Refused } from '../errors'
import { useCode } from '../factors/commands'
import { findFactor } from '../factors/queries'
import { localPath } from '../http/back'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { changePassword } from '../users/commands'
import { parsePasswordChange } from '../users/form'
import { accountPage, changePasswordPage, proofPage } from './account-page'
import { endOneSession, endOtherSessions, goOn, provePassword } from './commands'
import { typedPassword } from './form'
import type { Provider } from './provider'
import { listSessions } from './queries'
import { provenFor } from './session'
import { makeThrottle } from './throttle'

/** One's own account: its password, where it is signed in, and proving once more who one is. */
export function accountRoutes(
  db: Db,
  { sealing, sso }: Readonly<{ sealing: Buffer; sso?: Provider | undefined }>,
): Route[] {
  const throttle = makeThrottle(db)
  return [
    get('/account', 'account.use', showAccount),
    get('/account/password', 'account.use', showPasswordForm),
    post('/account/password', 'account.use', savePassword),
    get('/account/proof', 'account.secure', showProof),
    post('/account/proof', 'account.secure', prove, { form: () => '/account' }),
    post('/account/sessions/:key/ending', 'account.use', endOne, { form: () => '/account' }),
    post('/account/sessions/ending', 'account.use', endOthers, { form: () => '/account' }),
  ]

  async function showAccount(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const sessions = await listSessions(db, viewer.user, req.sessionID)
    const hasFactor = (await findFactor(db, viewer.user.id)) !== undefined
    const page = accountPage(viewer, { sessions, hasFactor, once: onceOf(req) })
    showPage(req, res, 'account/show', page)
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
        epoch = await changePassword(trx, user, form.input, {
          now: viewer.now,
          here: req.sessionID,
        })
        return '/account'
      })
      await goOn(req, epoch)
      if (epoch !== undefined) {
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

  async function showProof(req: Request, res: Response) {
    await showProofForm(req, res, localPath(queryText(req.query, 'next', 2001)) ?? '/account')
  }

  async function prove(req: Request, res: Response) {
    const { user, now } = viewerOf(res)
    const next = localPath(formReader(req.body).raw('next')) ?? '/account'
    const hasFactor = (await findFactor(db, user.id)) !== undefined
    const attempt = await throttle.begin(user.email, req.ip ?? '', hasFactor ? 'code' : 'password')
    const refuse = async (errors: FieldErrors) => {
      await attempt.failed()
      await showProofForm(req, res, next, errors, 422)
    }
    const vouched = isVouched(req, now)
    if (!vouched && !(await provePassword(db, user, typedPassword(req.body))))
      return refuse({ password: { key: 'password.wrong_old' } })
    if (hasFactor) {
      const { fits } = await useCode(db, sealing, user, formReader(req.body).raw('code'), now)
      if (!fits) return refuse({ code: { key: 'session.wrong_code' } })
    }
    await attempt.passed()
    req.session.provenAt = now.getTime()
    delete req.session.vouchedAt
    res.redirect(303, next)
  }

  async function showProofForm(
    req: Request,
    res: Response,
    next: string,
    errors: FieldErrors = {},
    status = 200,
  ) {
    const viewer = viewerOf(res)
    const form = {
      next,
      hasFactor: (await findFactor(db, viewer.user.id)) !== undefined,
      vouched: isVouched(req, viewer.now),
      sso: sso?.name,
      errors,
    }
    showPage(req, res, 'account/proof', proofPage(viewer, form), status)
  }

  /** The provider of single sign-on has just vouched anew for whoever is signed in: that stands for the password. */
  function isVouched(req: Request, now: Date): boolean {
    return now.getTime() - (req.session.vouchedAt ?? 0) < provenFor
  }

  async function endOne(req: Request<{ key: string }>, res: Response) {
    const { user } = viewerOf(res)
    let epoch: number | undefined
    const location = await once(db, user, req, async (trx) => {
      epoch = await endOneSession(trx, user, req.params.key, req.sessionID)
      return '/account'
    })
    await goOn(req, epoch)
    if (epoch !== undefined) notify(req, 'account.one_ended')
    res.redirect(303, location)
  }

  async function endOthers(req: Request, res: Response) {
    const { user } = viewerOf(res)
    let epoch: number | undefined
    const location = await once(db, user, req, async (trx) => {
      epoch = await endOtherSessions(trx, user, req.sessionID)
      return '/account'
    })
    await goOn(req, epoch)
    if (epoch !== undefined) notify(req, 'account.others_ended')
    res.redirect(303, location)
  }
}
