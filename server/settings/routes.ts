import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Outdated } from '../errors'
import { keepable, overtakenText, takeKept } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { saveSettings } from './commands'
import { parseSettingsForm } from './form'
import { settingsPage } from './pages'
import { getSettings, listWordings, settingsVersion } from './queries'

export function settingsRoutes(db: Db): Route[] {
  return [
    get('/settings', 'settings.manage', show),
    post('/settings', 'settings.manage', save, { form: () => '/settings' }),
  ]

  async function show(req: Request, res: Response) {
    const typed = takeKept(req)
    if (typed) notify(req, 'form.kept', {}, 'info')
    showPage(
      req,
      res,
      'settings/edit',
      settingsPage(viewerOf(res), { ...(await load(req)), typed }),
    )
  }

  async function save(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const form = parseSettingsForm(req.body)
    const refuse = async (status: number, errors: FieldErrors, typed = keepable(req.body)) => {
      const page = settingsPage(viewer, { ...(await load(req)), typed, errors })
      showPage(req, res, 'settings/edit', page, status)
    }
    if (!form.ok) return refuse(422, form.errors)
    const version = readId(req.body.version) ?? 0
    try {
      const location = await once(db, viewer.user, req, async (trx) => {
        await saveSettings(trx, viewer.user, version, form.input)
        return '/settings'
      })
      notify(req, 'settings.saved')
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
      notify(req, 'form.outdated', {}, 'warning')
      await refuse(409, {}, overtakenText(req.body))
    }
  }

  async function load(req: Request) {
    return {
      settings: await getSettings(db),
      strategies: await listWordings(db),
      version: await settingsVersion(db),
      once: onceOf(req),
    }
  }
}
