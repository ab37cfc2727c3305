import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Outdated } from '../errors'
import { keepable, takeKept } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { MessageKey } from '../i18n'
import { editWindow, openYear, unlockWindow } from './commands'
import { readUnlockForm, readWindowForm, readYear } from './form'
import { windowName } from './name'
import { storedMeanwhile, windowPage, windowsPage, type Refusal } from './pages'
import { getWindow, listWindows } from './queries'
import type { Window } from './window'

type OfWindow = Request<{ code: string }>

export function windowRoutes(db: Db): Route[] {
  const form = (params: Record<string, string>) => `/windows/${params['code'] ?? ''}/edit`
  return [
    get('/windows', 'window.see', list),
    post('/windows', 'window.manage', open, { form: () => '/windows' }),
    get('/windows/:code/edit', 'window.manage', show),
    post('/windows/:code', 'window.manage', edit, { form }),
    post('/windows/:code/unlocking', 'window.manage', unlock, { form }),
  ]

  async function list(req: Request, res: Response) {
    const windows = await listWindows(db)
    showPage(req, res, 'windows/index', windowsPage(viewerOf(res), windows, onceOf(req)))
  }

  async function open(req: Request, res: Response) {
    const { user, today } = viewerOf(res)
    const year = readYear(req.body) ?? 0
    const location = await once(db, user, req, async (trx) => {
      await openYear(trx, user, year, today)
      return '/windows'
    })
    notify(req, 'windows.year_opened', { year: String(year) })
    res.redirect(303, location)
  }

  async function show(req: OfWindow, res: Response) {
    const window = await getWindow(db, req.params.code)
    const typed = takeKept(req)
    if (typed) notify(req, 'form.kept', {}, 'info')
    showWindow(req, res, window, { typed })
  }

  async function edit(req: OfWindow, res: Response) {
    const { user, locale } = viewerOf(res)
    const window = await getWindow(db, req.params.code)
    const read = readWindowForm(req.body, window, locale)
    if (!read.ok) return showWindow(req, res, window, read, 422)
    await keep(req, res, window, ['windows.saved', {}], (trx) =>
      editWindow(trx, user, window, read.input),
    )
  }

  async function unlock(req: OfWindow, res: Response) {
    const { user, locale, today } = viewerOf(res)
    const window = await getWindow(db, req.params.code)
    const read = readUnlockForm(req.body, today)
    if (!read.ok) return showWindow(req, res, window, read, 422)
    const done: Notice = ['windows.unlocked_notice', { day: locale.day(read.input.until) }]
    await keep(req, res, window, done, (trx) => unlockWindow(trx, user, window, read.input, today))
  }

  type Notice = [MessageKey, Record<string, string>]

  /** Writes once and goes back to the list; one who is too late sees the form again with what is stored now. */
  async function keep(
    req: OfWindow,
    res: Response,
    window: Window,
    [done, params]: Notice,
    command: (trx: Db) => Promise<void>,
  ) {
    const { user, locale } = viewerOf(res)
    try {
      const location = await once(db, user, req, async (trx) => {
        await command(trx)
        return '/windows'
      })
      notify(req, done, { ...params, window: windowName(locale, window) })
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
      const stored = await getWindow(db, window.code)
      const typed = keepable(req.body)
      notify(req, 'form.outdated', {}, 'warning')
      showWindow(req, res, stored, { typed, errors: storedMeanwhile(locale, stored, typed) }, 409)
    }
  }

  function showWindow(
    req: OfWindow,
    res: Response,
    window: Window,
    { typed, errors }: Omit<Refusal, 'once'>,
    status = 200,
  ) {
    const page = windowPage(viewerOf(res), window, { typed, errors, once: onceOf(req) })
    showPage(req, res, 'windows/edit', page, status)
  }
}
