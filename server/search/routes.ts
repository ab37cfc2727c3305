import type { Request, Response } from 'express'
import { findAction } from '../actions/queries'
import type { Db } from '../db'
import { findDecision } from '../decisions/queries'
import { showPage } from '../http/page'
import { queryText } from '../http/parse'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { squeezed } from '../places/place'
import { can } from '../policy'
import { searchPage } from './pages'
import { findAnything } from './queries'
import { addressOfCode, wordsOf } from './search'

export function searchRoutes(db: Db): Route[] {
  return [get('/search', 'search.use', search)]

  async function search(req: Request, res: Response) {
    const q = queryText(req.query, 'q', 100).trim()
    const address = addressOfCode(q)
    const code = q.toUpperCase()
    if (address && ((await findAction(db, code)) ?? (await findDecision(db, code)))) {
      return res.redirect(303, address)
    }
    const words = wordsOf(q)
    const drafts = can(viewerOf(res).user, 'meeting.manage')
    const found = words.length > 0 ? await findAnything(db, words, squeezed(q), drafts) : []
    showPage(req, res, 'search/index', searchPage(viewerOf(res), q, found))
  }
}
