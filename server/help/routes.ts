import type { Request, Response } from 'express'
import type { Db } from '../db'
import { showPage } from '../http/page'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { getSettings } from '../settings/queries'
import { helpPage } from './pages'

export function helpRoutes(db: Db): Route[] {
  return [get('/help', 'help.see', show)]

  async function show(req: Request, res: Response) {
    showPage(req, res, 'help/show', helpPage(viewerOf(res), await getSettings(db)))
  }
}
