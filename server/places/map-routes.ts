import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Db } from '../db'
import { attempt, keptText, type Back } from '../http/attempt'
import { uploadTrouble } from '../http/door'
import { keepable } from '../http/kept'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { readBoundaries } from './boundary'
import { loadBoundaries, removeBoundaries } from './commands'
import { readBoundaryForm } from './form'
import { mapPage } from './map-page'
import { findBoundaryFile, listPlaces } from './queries'
import { receiveBoundaries } from './upload'

/** How the secretariat loads the boundaries of the map, and takes them away. */
export function mapRoutes(db: Db): Route[] {
  const form = '/places/map'
  return [
    get('/places/map', 'place.manage', showMap),
    post('/places/map', 'place.manage', loadMap, { form, before: [receiveBoundaries] }),
    post('/places/map/removal', 'place.manage', dropMap, { form }),
  ]

  async function showMap(req: Request, res: Response) {
    await drawMap(req, res, keptText(req))
  }

  async function loadMap(req: Request, res: Response) {
    const { user } = viewerOf(res)
    const trouble = uploadTrouble(res)
    if (trouble) {
      const back = { typed: keepable(req.body), errors: { file: trouble.message } }
      return drawMap(req, res, back, trouble.status)
    }
    const read = readBoundaryForm(req.body)
    if (!req.file) {
      const errors: FieldErrors = {
        file: { key: 'boundary.file_needed' },
        ...(read.ok ? {} : read.errors),
      }
      return drawMap(req, res, { typed: keepable(req.body), errors }, 422)
    }
    if (!read.ok) return drawMap(req, res, read, 422)
    const made = readBoundaries(req.file.buffer.toString('utf8'), await listPlaces(db))
    if (!made.ok) {
      const { why, names = [] } = made.trouble
      const errors: FieldErrors = {
        file: { key: `boundary.trouble.${why}`, params: { names: names.join(', ') } },
      }
      return drawMap(req, res, { typed: keepable(req.body), errors }, 422)
    }
    const sha256 = createHash('sha256').update(req.file.buffer).digest('hex')
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await loadBoundaries(trx, user, made.drawn, read.input)
        return '/places#map'
      },
      {
        notice: { key: 'boundary.loaded' },
        again: (back, status) => drawMap(req, res, back, status),
        also: [sha256],
      },
    )
  }

  async function dropMap(req: Request, res: Response) {
    const { user } = viewerOf(res)
    const version = readId(req.body?.version) ?? 0
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await removeBoundaries(trx, user, version)
        return '/places/map'
      },
      {
        notice: { key: 'boundary.removed' },
        again: (back, status) => drawMap(req, res, back, status),
      },
    )
  }

  async function drawMap(req: Request, res: Response, back: Back, status = 200) {
    const file = await findBoundaryFile(db)
    const page = mapPage(viewerOf(res), file, { ...back, once: onceOf(req) })
    showPage(req, res, 'places/map', page, status)
  }
}
