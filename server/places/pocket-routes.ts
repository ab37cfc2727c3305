import type { Request, Response } from 'express'
import type { Db } from '../db'
import { keptText, saveForm, type Back } from '../http/attempt'
import { listFiles } from '../http/files'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { receiveTable } from '../http/table-file'
import { viewerOf } from '../http/viewer'
import { applyPockets, editPocket, listPocket, removePocket } from './commands'
import { readPocketForm, readRemoval } from './form'
import type { PastedPockets } from './paste-page'
import type { Place } from './place'
import type { Pocket } from './pocket'
import { pocketFormPage, pocketsPage } from './pocket-page'
import { pocketColumns } from './pocket-sheet'
import {
  findPlacesByName,
  getPocket,
  listLeftPockets,
  listPocketsOfYear,
  listPocketYears,
} from './queries'
import type { PocketChange } from './rows'
import { tableSteps } from './table-routes'
import { pocketMovement } from './years-page'

type WithId = Request<{ id: string }>

/** How the secretariat keeps the lists of pockets of poverty, year by year. */
export function pocketRoutes(db: Db): Route[] {
  const table = tableSteps(db)
  const one = { form: '/places/pockets/:id' }
  const upload = { form: '/places/pockets/import', before: [receiveTable] }
  return [
    get('/places/pockets', 'place.see', listPockets),
    ...listFiles('/places/pockets', 'place.see', fileOfPockets),
    get('/places/pockets/new', 'place.manage', showNewPocket),
    post('/places/pockets', 'place.manage', keepNewPocket, { form: '/places/pockets/new' }),
    get('/places/pockets/import', 'place.manage', showImport),
    post('/places/pockets/import/preview', 'place.manage', preview, upload),
    post('/places/pockets/import', 'place.manage', apply, upload),
    get('/places/pockets/:id', 'place.manage', showPocket),
    post('/places/pockets/:id', 'place.manage', keepPocket, one),
    post('/places/pockets/:id/removal', 'place.manage', dropPocket, one),
  ]

  async function listPockets(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const year = yearOf(req, viewer.today)
    const lists = await listPocketYears(db)
    const page = pocketsPage(viewer, {
      year,
      years: [...new Set([...lists.map((one) => one.year), year])].sort(
        (one, other) => other - one,
      ),
      pockets: await listPocketsOfYear(db, year),
      left: await listLeftPockets(db, year),
      lists,
    })
    showPage(req, res, 'places/pockets', page)
  }

  async function fileOfPockets(req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const year = yearOf(req, today)
    const rows = await listPocketsOfYear(db, year)
    return {
      name: `kantong-${year}-per-${today}`,
      title: locale.t('pockets.list'),
      filter: locale.t('pockets.number', {
        n: rows.length,
        year: String(year),
        movement: pocketMovement(locale, await listPocketYears(db), year),
      }),
      columns: pocketColumns,
      rows,
    }
  }

  async function showNewPocket(req: Request, res: Response) {
    await drawPocket(req, res, null, keptText(req))
  }

  async function keepNewPocket(req: Request, res: Response) {
    const { user } = viewerOf(res)
    const typed = formReader(req.body).raw('place')
    const found = await findPlacesByName(db, typed.slice(0, 150))
    await saveForm(db, req, res, readPocketForm(req.body, found), {
      work: async (trx, { place, pocket }) => {
        await listPocket(trx, user, place, pocket)
        return `/places/pockets?year=${pocket.year}`
      },
      notice: { key: 'pockets.saved' },
      again: (back, status) => drawPocket(req, res, null, back, status),
    })
  }

  async function showPocket(req: WithId, res: Response) {
    await drawPocket(req, res, await getPocket(db, readId(req.params.id)), keptText(req))
  }

  async function keepPocket(req: WithId, res: Response) {
    const { user } = viewerOf(res)
    const pocket = await getPocket(db, readId(req.params.id))
    await saveForm(db, req, res, readPocketForm(req.body, placeOf(pocket)), {
      work: async (trx, { pocket: input, version }) => {
        await editPocket(trx, user, pocket, input, version)
        return `/places/pockets?year=${input.year}`
      },
      notice: { key: 'pockets.saved' },
      again: async (back, status) =>
        drawPocket(req, res, await getPocket(db, pocket.id), back, status),
    })
  }

  async function dropPocket(req: WithId, res: Response) {
    const { user } = viewerOf(res)
    const pocket = await getPocket(db, readId(req.params.id))
    await saveForm(db, req, res, readRemoval(req.body), {
      work: async (trx, removal) => {
        await removePocket(trx, user, pocket, removal)
        return `/places/pockets?year=${pocket.year}`
      },
      notice: { key: 'pockets.removed' },
      again: async (back, status) =>
        drawPocket(req, res, await getPocket(db, pocket.id), back, status),
    })
  }

  async function drawPocket(
    req: Request,
    res: Response,
    pocket: Pocket | null,
    back: Back,
    status = 200,
  ) {
    const viewer = viewerOf(res)
    const place = queryText(req.query, 'place', 150)
    const year = yearOf(req, viewer.today)
    const page = pocketFormPage(viewer, { pocket, place, year }, { ...back, once: onceOf(req) })
    showPage(req, res, 'places/form', page, status)
  }

  async function showImport(req: Request, res: Response) {
    await table.show(req, res, listOf(req, res), keptText(req))
  }

  async function preview(req: Request, res: Response) {
    await table.preview(req, res, listOf(req, res))
  }

  async function apply(req: Request, res: Response) {
    const { user } = viewerOf(res)
    await table.apply(req, res, listOf(req, res), async (trx, draft) => {
      const changes = draft.changes as readonly PocketChange[]
      await applyPockets(trx, user, changes)
      const year = changes[0]?.pocket.year
      return `/places/pockets${year ? `?year=${year}` : ''}`
    })
  }
}

function listOf(req: Request, res: Response): PastedPockets {
  return { kind: 'pockets', year: yearOf(req, viewerOf(res).today) }
}

function placeOf(pocket: Pocket): Place {
  const { placeId: id, code, kind, name, parentName } = pocket
  return { id, code, kind, name, parentId: null, parentName }
}

function yearOf(req: Request, today: string): number {
  const asked = /^20\d{2}$/.exec(queryText(req.query, 'year', 4))?.[0]
  return Number(asked ?? today.slice(0, 4))
}
