import type { Request, Response } from 'express'
import type { Db } from '../db'
import { keptText, saveForm, type Back } from '../http/attempt'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { readId } from '../http/parse'
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
    await showForm(req, res, keptText(req))
  }

  async function save(req: Request, res: Response) {
    const { user } = viewerOf(res)
    const version = readId(req.body.version) ?? 0
    await saveForm(db, req, res, parseSettingsForm(req.body), {
      work: async (trx, input) => {
        await saveSettings(trx, user, version, input)
        return '/settings'
      },
      notice: { key: 'settings.saved' },
      again: (back, status) => showForm(req, res, back, status),
    })
  }

  async function showForm(req: Request, res: Response, { typed, errors }: Back, status = 200) {
    const page = settingsPage(viewerOf(res), { ...(await load(req)), typed, errors })
    showPage(req, res, 'settings/edit', page, status)
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
