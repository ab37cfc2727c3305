import type { Request, Response } from 'express'
import { findAction } from '../actions/queries'
import type { Db } from '../db'
import { showPage } from '../http/page'
import { queryText } from '../http/parse'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { squeezed } from '../places/place'
import { searchPage } from './pages'
import { findAnything } from './queries'
import { addressOfCode, wordsOf } from './search'

export function searchRoutes(db: Db): Route[] {
  return [get('/search', 'search.use', search)]

  async function search(req: Request, res: Response) {
    const q = queryText(req.query, 'q', 100).trim()
    const address = addressOfCode(q)
    if (address && (await findAction(db, q.toUpperCase()))) return res.redirect(303, address)
    const words = wordsOf(q)
    const found = words.length > 0 ? await findAnything(db, words, squeezed(q)) : []
    showPage(req, res, 'search/index', searchPage(viewerOf(res), q, found))
  }
}
