import type { Request, Response } from 'express'
import { listAgencies } from '../agencies/queries'
import { violates, type Db } from '../db'
import { Refused } from '../errors'
import { attempt, keptText } from '../http/attempt'
import { inPortions, listFiles } from '../http/files'
import { keepable, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, visitorOf } from '../http/viewer'
import {
  choosePassword,
  createAccount,
  disableAccount,
  editAccount,
  enableAccount,
  linkExpiry,
  makePasswordLink,
  signOutEverywhere,
} from './commands'
import { parseAccountForm, parsePasswordForm } from './form'
import { accountColumns, accountsSentence } from './list-sheet'
import {
  accountPage,
  accountsPage,
  choosePasswordPage,
  linkEndedPage,
  linkPage,
  newAccountPage,
  perPage,
} from './pages'
import { hashPassword } from './password'
import { unlinkProvider } from './provider-commands'
import { countAccounts, findPasswordLink, getAccount, linkEnds, listAccounts } from './queries'
import { roles, type Account } from './user'

type At = Request<{ id: string }>
type ByLink = Request<{ token: string }>

/**
 * Who has an account, and the one-time links by which people choose their passwords. `origin` is the app's public
 * address when a proxy stands in front.
 */
export function userRoutes(db: Db, { origin }: Readonly<{ origin: string | undefined }>): Route[] {
  // Whoever finds the secretariat's open device makes nobody an account, and no way into another's.
  const page = {
    form: (params: Record<string, string>) => `/users/${params['id']}`,
    proven: 'recently' as const,
  }
  return [
    get('/users', 'user.manage', list),
    ...listFiles('/users', 'user.manage', fileOf),
    get('/users/new', 'user.manage', showNew),
    post('/users', 'user.manage', create, { form: () => '/users/new', proven: 'recently' }),
    get('/users/:id', 'user.manage', show),
    post('/users/:id', 'user.manage', edit, page),
    post('/users/:id/link', 'user.manage', renewLink, page),
    post('/users/:id/sign-out', 'user.manage', signOut, page),
    post('/users/:id/provider-link/removal', 'user.manage', unlink, page),
    post('/users/:id/disablement', 'user.manage', disable, page),
    post('/users/:id/enablement', 'user.manage', enable, page),
    get('/password/:token', 'public', showLink),
    post('/password/:token', 'public', useLink),
  ]

  async function list(req: Request, res: Response) {
    const filter = readFilter(req)
    const count = await countAccounts(db, filter)
    const last = Math.max(1, Math.ceil(count / perPage))
    const page = Math.min(readId(queryText(req.query, 'page')) ?? 1, last)
    const accounts = await listAccounts(db, filter, (page - 1) * perPage, perPage)
    const found = { accounts, count, page }
    showPage(req, res, 'users/index', accountsPage(viewerOf(res), filter, found))
  }

  async function fileOf(req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const filter = readFilter(req)
    return {
      name: `pengguna-per-${today}`,
      title: locale.t('users.title'),
      filter: accountsSentence(locale, filter, await countAccounts(db, filter)),
      columns: accountColumns,
      rows: inPortions((offset, size) => listAccounts(db, filter, offset, size)),
    }
  }

  function readFilter({ query }: Request) {
    return {
      q: queryText(query, 'q').trim(),
      role: roles.find((role) => role === queryText(query, 'role')) ?? null,
    }
  }

  async function showNew(req: Request, res: Response) {
    await showNewForm(req, res, keptText(req))
  }

  async function create(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const form = parseAccountForm(req.body, await agencyIds())
    if (!form.ok) return showNewForm(req, res, form, 422)
    try {
      let made: { id: number; path: string } | undefined
      const location = await once(db, viewer.user, req, async (trx) => {
        const id = await createAccount(trx, viewer.user, form.input)
        const path = await makePasswordLink(trx, viewer.user, { id, disabledAt: null }, viewer)
        made = { id, path }
        return `/users/${id}`
      })
      if (!made) return res.redirect(303, location)
      showLinkOnce(req, res, { id: made.id, name: form.input.name }, made.path)
    } catch (error) {
      if (!isTaken(error)) throw error
      await showNewForm(req, res, { typed: keepable(req.body), errors: taken }, 422)
    }
  }

  async function show(req: At, res: Response) {
    const account = await getAccount(db, readId(req.params.id))
    await showForm(req, res, account, { ...keptText(req), clash: true })
  }

  async function edit(req: At, res: Response) {
    const { user } = viewerOf(res)
    const account = await getAccount(db, readId(req.params.id))
    // An agency that was retired since stays where it is chosen.
    const form = parseAccountForm(req.body, [...(await agencyIds()), account.agencyId ?? 0])
    if (!form.ok) return showForm(req, res, account, form, 422)
    const work = async (trx: Db) => {
      await editAccount(trx, user, account, versionOf(req), form.input)
      return `/users/${account.id}`
    }
    await attempt(db, req, res, work, {
      notice: { key: 'user.edited' },
      again: async ({ typed, errors, overtaken = false }, status) =>
        showForm(
          req,
          res,
          overtaken ? await getAccount(db, account.id) : account,
          { typed, ...(errors && { errors }), clash: overtaken },
          status,
        ),
      faults: faultsOf,
    })
  }

  async function renewLink(req: At, res: Response) {
    const viewer = viewerOf(res)
    const account = await getAccount(db, readId(req.params.id))
    let path: string | undefined
    const location = await once(db, viewer.user, req, async (trx) => {
      path = await makePasswordLink(trx, viewer.user, account, viewer)
      return `/users/${account.id}`
    })
    if (path === undefined) return res.redirect(303, location)
    showLinkOnce(req, res, account, path)
  }

  async function signOut(req: At, res: Response) {
    const { user } = viewerOf(res)
    const account = await getAccount(db, readId(req.params.id))
    const location = await once(db, user, req, async (trx) => {
      await signOutEverywhere(trx, user, account.id)
      return `/users/${account.id}`
    })
    if (account.id !== user.id) notify(req, 'user.signed_out')
    res.redirect(303, location)
  }

  async function unlink(req: At, res: Response) {
    const { user } = viewerOf(res)
    const account = await getAccount(db, readId(req.params.id))
    const location = await once(db, user, req, async (trx) => {
      await unlinkProvider(trx, user, account.id)
      return `/users/${account.id}`
    })
    if (account.id !== user.id) notify(req, 'user.provider_unlinked', { name: account.name })
    res.redirect(303, location)
  }

  async function disable(req: At, res: Response) {
    const { user, now } = viewerOf(res)
    const account = await getAccount(db, readId(req.params.id))
    const location = await once(db, user, req, async (trx) => {
      await disableAccount(trx, user, account, versionOf(req), now)
      return `/users/${account.id}`
    })
    notify(req, 'user.disabled_now')
    res.redirect(303, location)
  }

  async function enable(req: At, res: Response) {
    const { user } = viewerOf(res)
    const account = await getAccount(db, readId(req.params.id))
    const location = await once(db, user, req, async (trx) => {
      await enableAccount(trx, user, account, versionOf(req))
      return `/users/${account.id}`
    })
    notify(req, 'user.enabled_now')
    res.redirect(303, location)
  }

  async function showLink(req: ByLink, res: Response) {
    res.setHeader('Cache-Control', 'no-store')
    const visitor = visitorOf(res)
    const link = await findPasswordLink(db, req.params.token, visitor.now)
    if (!link) return showEnded(req, res)
    showPage(req, res, 'users/password', choosePasswordPage(visitor, link, req.path))
  }

  async function useLink(req: ByLink, res: Response) {
    res.setHeader('Cache-Control', 'no-store')
    const visitor = visitorOf(res)
    const link = await findPasswordLink(db, req.params.token, visitor.now)
    if (!link) return showEnded(req, res)
    const form = parsePasswordForm(req.body, link)
    if (!form.ok) {
      const page = choosePasswordPage(visitor, link, req.path, form.errors)
      return showPage(req, res, 'users/password', page, 422)
    }
    const hash = await hashPassword(form.input.password)
    try {
      await db.transaction((trx) => choosePassword(trx, link, hash, visitor.now))
      res.redirect(303, '/session/new?said=password')
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      showEnded(req, res)
    }
  }

  async function showNewForm(
    req: Request,
    res: Response,
    form: { typed?: Typed | undefined; errors?: FieldErrors },
    status = 200,
  ) {
    const own = { ...form, agencies: await listAgencies(db), once: onceOf(req) }
    showPage(req, res, 'users/new', newAccountPage(viewerOf(res), own), status)
  }

  async function showForm(
    req: Request,
    res: Response,
    account: Account,
    form: { typed?: Typed | undefined; errors?: FieldErrors; clash?: boolean },
    status = 200,
  ) {
    const viewer = viewerOf(res)
    const agencies = (await listAgencies(db)).map(({ id, name }) => ({ id, name }))
    const { agencyId, agencyName } = account
    if (agencyId !== null && !agencies.some(({ id }) => id === agencyId))
      agencies.push({ id: agencyId, name: agencyName ?? '' })
    const own = {
      ...form,
      agencies,
      linkEnds: await linkEnds(db, account.id, viewer.now),
      once: onceOf(req),
    }
    showPage(req, res, 'users/show', accountPage(viewer, account, own), status)
  }

  // The link is in this answer and nowhere else: not in the session, the history or the log.
  function showLinkOnce(
    req: Request,
    res: Response,
    account: Readonly<{ id: number; name: string }>,
    path: string,
  ) {
    const viewer = viewerOf(res)
    const link = `${origin ?? `${req.protocol}://${req.get('host') ?? ''}`}${path}`
    showPage(req, res, 'users/link', linkPage(viewer, account, link, linkExpiry(viewer.now)))
  }

  function showEnded(req: Request, res: Response) {
    showPage(req, res, 'errors/error', linkEndedPage(visitorOf(res)), 410)
  }

  async function agencyIds(): Promise<number[]> {
    return (await listAgencies(db)).map(({ id }) => id)
  }
}

const taken = { email: { key: 'user.email_taken' } } as const satisfies FieldErrors

function isTaken(error: unknown): boolean {
  return violates(error, 'users_email_key')
}

/** What of an account's form stands in the way: an address in use, or a role that must stay. */
function faultsOf(error: unknown): FieldErrors | undefined {
  if (isTaken(error)) return taken
  if (error instanceof Refused) return { role: { key: error.reason, params: error.params } }
  return undefined
}

/** The text that an ended session left behind, with the notice that says so. */
function versionOf(req: Request): number {
  return readId((req.body as Record<string, unknown> | undefined)?.['version']) ?? 0
}
