import type { Request, Response } from 'express'
import { findAction } from '../actions/queries'
import type { Db } from '../db'
import { findDecision } from '../decisions/queries'
import { listFiles } from '../http/files'
import { showPage } from '../http/page'
import { queryText } from '../http/parse'
import { get, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import { squeezed } from '../places/place'
import { can } from '../policy'
import { foundColumns } from './list-sheet'
import { searchPage } from './pages'
import { findAnything, mostOfKind } from './queries'
import { addressOfCode, wordsOf } from './search'

export function searchRoutes(db: Db): Route[] {
  return [get('/search', 'search.use', search), ...listFiles('/search', 'search.use', fileOf)]

  async function search(req: Request, res: Response) {
    const q = askedOf(req)
    const address = addressOfCode(q)
    const code = q.toUpperCase()
    if (address && ((await findAction(db, code)) ?? (await findDecision(db, code)))) {
      return res.redirect(303, address)
    }
    showPage(req, res, 'search/index', searchPage(viewerOf(res), q, await find(viewerOf(res), q)))
  }

  async function fileOf(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { t } = viewer.locale
    const q = askedOf(req)
    return {
      name: `cari-per-${viewer.today}`,
      title: t('search.title'),
      filter: t('search.csv.filter', { q, most: viewer.locale.number(mostOfKind) }),
      columns: foundColumns,
      rows: await find(viewer, q, mostOfKind),
    }
  }

  async function find({ user }: Viewer, q: string, most?: number) {
    const words = wordsOf(q)
    if (words.length === 0) return []
    return findAnything(db, words, squeezed(q), can(user, 'meeting.manage'), most)
  }
}

function askedOf(req: Request): string {
  return queryText(req.query, 'q', 100).trim()
}
