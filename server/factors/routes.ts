import type { Request, Response } from 'express'
import type { Db } from '../db'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { goOn } from '../session/commands'
import { getAccount } from '../users/queries'
import { addFactor, removeFactor, renewCodes } from './commands'
import { authenticatorAddress, newSecret, readCode, stepOf } from './factor'
import { factorPage, newFactorPage, recoveryCodesPage, stepPage } from './pages'
import { drawQr } from './qr'
import { findFactor } from './queries'
import { seal, unseal } from './seal'

declare module 'express-session' {
  interface SessionData {
    /** The sealed secret that is being set up, until its first code was typed. */
    newFactor?: string
  }
}

const at = '/account/second-factor'

/** The second factor: one's own, and taking away another's whose phone is lost. `sealing` is the key of its secrets. */
export function factorRoutes(db: Db, { sealing }: Readonly<{ sealing: Buffer }>): Route[] {
  const formAt = (path: string) => ({ form: () => path, proven: 'again' as const })
  return [
    get(at, 'account.secure', show),
    get(`${at}/new`, 'account.secure', showNew, { proven: 'again' }),
    post(at, 'account.secure', add, formAt(`${at}/new`)),
    get(`${at}/codes`, 'account.secure', showStep('new_codes'), { proven: 'again' }),
    post(`${at}/codes`, 'account.secure', renew, formAt(`${at}/codes`)),
    get(`${at}/removal`, 'account.secure', showStep('remove'), { proven: 'again' }),
    post(`${at}/removal`, 'account.secure', remove, formAt(`${at}/removal`)),
    post('/users/:id/second-factor/removal', 'user.manage', removeOf, {
      form: (params) => `/users/${params['id']}`,
      proven: 'recently',
    }),
  ]

  async function show(req: Request, res: Response) {
    const viewer = viewerOf(res)
    showPage(req, res, 'factors/show', factorPage(viewer, await findFactor(db, viewer.user.id)))
  }

  async function showNew(req: Request, res: Response) {
    if (await findFactor(db, viewerOf(res).user.id)) return res.redirect(303, at)
    await showNewForm(req, res)
  }

  async function add(req: Request, res: Response) {
    const { user, now } = viewerOf(res)
    const secret = secretOf(req, user.id)
    const typed = readCode(formReader(req.body).raw('code'))
    const step = typed?.kind === 'authenticator' ? stepOf(secret.plain, typed.code, now) : null
    if (step === null) return showNewForm(req, res, { code: { key: 'factor.wrong_first' } }, 422)
    let made: { codes: string[]; epoch: number } | undefined
    const location = await once(db, user, req, async (trx) => {
      const proven = { sealedSecret: secret.sealed, step }
      made = await addFactor(trx, user, proven, { now, here: req.sessionID })
      return at
    })
    await goOn(req, made?.epoch)
    if (!made) return res.redirect(303, location)
    delete req.session.newFactor
    notify(req, 'factor.added')
    showCodes(req, res, made.codes)
  }

  function showStep(step: 'new_codes' | 'remove') {
    return async (req: Request, res: Response) => {
      const viewer = viewerOf(res)
      if (!(await findFactor(db, viewer.user.id))) return res.redirect(303, at)
      showPage(req, res, 'factors/step', stepPage(viewer, step))
    }
  }

  async function renew(req: Request, res: Response) {
    const { user } = viewerOf(res)
    let codes: string[] | undefined
    const location = await once(db, user, req, async (trx) => {
      codes = await renewCodes(trx, user)
      return at
    })
    if (!codes) return res.redirect(303, location)
    showCodes(req, res, codes)
  }

  async function remove(req: Request, res: Response) {
    const { user } = viewerOf(res)
    let epoch: number | undefined
    const location = await once(db, user, req, async (trx) => {
      epoch = await removeFactor(trx, user, user.id, req.sessionID)
      return at
    })
    await goOn(req, epoch)
    if (epoch !== undefined) notify(req, 'factor.removed')
    res.redirect(303, location)
  }

  async function removeOf(req: Request<{ id: string }>, res: Response) {
    const { user } = viewerOf(res)
    const account = await getAccount(db, readId(req.params.id))
    // Of one's own, this session would end too: that has its own page.
    if (account.id === user.id) return res.redirect(303, at)
    const location = await once(db, user, req, async (trx) => {
      await removeFactor(trx, user, account.id)
      return `/users/${account.id}`
    })
    notify(req, 'factor.removed_of', { name: account.name })
    res.redirect(303, location)
  }

  async function showNewForm(req: Request, res: Response, errors: FieldErrors = {}, status = 200) {
    const viewer = viewerOf(res)
    const secret = secretOf(req, viewer.user.id).plain
    const picture = await drawQr(authenticatorAddress(secret, viewer.user.email))
    const page = newFactorPage(viewer, { secret, picture, errors, once: onceOf(req) })
    showPage(req, res, 'factors/new', page, status)
  }

  // The codes are in this answer and nowhere else: not in the session, the history or the log.
  function showCodes(req: Request, res: Response, codes: readonly string[]) {
    showPage(req, res, 'factors/codes', recoveryCodesPage(viewerOf(res), codes))
  }

  /** The secret that is being set up: the one that was shown already, or a new one. */
  function secretOf(req: Request, userId: number): { plain: string; sealed: string } {
    const shown = req.session.newFactor
    const known = shown && unseal(sealing, shown, userId)
    if (shown && known) return { plain: known, sealed: shown }
    const plain = newSecret()
    const sealed = seal(sealing, plain, userId)
    req.session.newFactor = sealed
    return { plain, sealed }
  }
}
