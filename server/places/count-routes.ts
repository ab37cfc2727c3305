import type { Request, Response } from 'express'
import type { Db } from '../db'
import { NotFound, Outdated } from '../errors'
import { keptText, saveForm, type Back } from '../http/attempt'
import { listFiles } from '../http/files'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText, readId } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { receiveTable } from '../http/table-file'
import { viewerOf } from '../http/viewer'
import {
  addRegistryCount,
  editRegistryCount,
  enterCounts,
  holdPlaces,
  removeRegistryCount,
} from './commands'
import { countFormPage, countName, countPage, countsFormPage, countsPage } from './count-page'
import { countColumns, countListColumns } from './count-sheet'
import { readCountsForm, readRegistryForm, readRemoval } from './form'
import type { PastedCounts } from './paste-page'
import { placeLabel, type Place } from './place'
import type { PlaceCount, RegistryCount } from './pocket'
import {
  countPlacesCounted,
  getPlace,
  getRegistryCount,
  listCountCells,
  listKecamatan,
  listRegistryCounts,
  listShownCells,
  listVillages,
} from './queries'
import { digestOf, weighEntry, type CountChange } from './rows'
import { tableSteps } from './table-routes'

type WithId = Request<{ id: string }>
type OfPlace = Request<{ id: string; code: string }>

/** How the secretariat keeps what registries count: each count with its day and source, and its figures place by place. */
export function countRoutes(db: Db): Route[] {
  const table = tableSteps(db)
  const one = { form: '/places/counts/:id/edit' }
  const upload = { form: '/places/counts/:id/import', before: [receiveTable] }
  return [
    get('/places/counts', 'place.see', listCounts),
    ...listFiles('/places/counts', 'place.see', fileOfCounts),
    ...listFiles('/places/counts/:id', 'place.see', fileOfCount),
    get('/places/counts/new', 'place.manage', showNewCount),
    post('/places/counts', 'place.manage', keepNewCount, { form: '/places/counts/new' }),
    get('/places/counts/:id', 'place.see', showCount),
    get('/places/counts/:id/edit', 'place.manage', showCountForm),
    post('/places/counts/:id', 'place.manage', keepCount, one),
    post('/places/counts/:id/removal', 'place.manage', dropCount, one),
    get('/places/counts/:id/places/:code', 'place.manage', showEntry),
    post('/places/counts/:id/places/:code', 'place.manage', keepEntry, {
      form: '/places/counts/:id/places/:code',
    }),
    get('/places/counts/:id/import', 'place.manage', showImport),
    post('/places/counts/:id/import/preview', 'place.manage', preview, upload),
    post('/places/counts/:id/import', 'place.manage', apply, upload),
  ]

  async function listCounts(req: Request, res: Response) {
    const page = countsPage(
      viewerOf(res),
      await listRegistryCounts(db),
      await countPlacesCounted(db),
    )
    showPage(req, res, 'places/counts', page)
  }

  async function fileOfCounts(_req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const rows = await listRegistryCounts(db)
    return {
      name: `hitungan-per-${today}`,
      title: locale.t('pockets.counts'),
      filter: locale.t('pockets.csv.all'),
      columns: countListColumns(await countPlacesCounted(db)),
      rows,
    }
  }

  async function showNewCount(req: Request, res: Response) {
    await drawCountForm(req, res, null, keptText(req))
  }

  async function keepNewCount(req: Request, res: Response) {
    const { user, today } = viewerOf(res)
    await saveForm(db, req, res, readRegistryForm(req.body, today), {
      work: async (trx, input) => `/places/counts/${await addRegistryCount(trx, user, input)}`,
      notice: { key: 'pockets.count_saved' },
      again: (back, status) => drawCountForm(req, res, null, back, status),
    })
  }

  async function showCount(req: WithId, res: Response) {
    showPage(req, res, 'places/count', countPage(viewerOf(res), await readShown(req)))
  }

  async function fileOfCount(req: WithId, res: Response) {
    const { locale, today } = viewerOf(res)
    const { count, inside, places, cells } = await readShown(req)
    return {
      name: `hitungan-${count.registry}-${count.countedOn}${inside ? `-${inside.code}` : ''}-per-${today}`,
      title: count.registry,
      filter: [
        countName(locale, count),
        inside && placeLabel(inside),
        locale.t('pockets.csv.hidden'),
      ]
        .filter(Boolean)
        .join(' · '),
      columns: countColumns(cells, locale),
      rows: places,
    }
  }

  /** What the page and the files of a count show: all kecamatan, or one with its villages. */
  async function readShown(req: WithId) {
    const count = await getRegistryCount(db, readId(req.params.id))
    const asked = queryText(req.query, 'in', 13)
    const inside = asked === '' ? null : await getPlace(db, asked)
    if (inside && inside.parentId !== null) throw new NotFound('kecamatan')
    const places = inside
      ? [inside, ...(await listVillages(db, inside.id))]
      : await listKecamatan(db)
    return { count, inside, places, cells: await listShownCells(db, count.id) }
  }

  async function showCountForm(req: WithId, res: Response) {
    const count = await getRegistryCount(db, readId(req.params.id))
    await drawCountForm(req, res, count, keptText(req))
  }

  async function keepCount(req: WithId, res: Response) {
    const { user, today } = viewerOf(res)
    const count = await getRegistryCount(db, readId(req.params.id))
    await saveForm(db, req, res, readRegistryForm(req.body, today), {
      work: async (trx, input) => {
        await editRegistryCount(trx, user, count, input)
        return `/places/counts/${count.id}`
      },
      notice: { key: 'pockets.count_saved' },
      again: async (back, status) =>
        drawCountForm(req, res, await getRegistryCount(db, count.id), back, status),
    })
  }

  async function dropCount(req: WithId, res: Response) {
    const { user } = viewerOf(res)
    const count = await getRegistryCount(db, readId(req.params.id))
    await saveForm(db, req, res, readRemoval(req.body), {
      work: async (trx, removal) => {
        await removeRegistryCount(trx, user, count, removal)
        return '/places/counts'
      },
      notice: { key: 'pockets.count_removed' },
      again: async (back, status) =>
        drawCountForm(req, res, await getRegistryCount(db, count.id), back, status),
    })
  }

  async function drawCountForm(
    req: Request,
    res: Response,
    count: RegistryCount | null,
    back: Back,
    status = 200,
  ) {
    const page = countFormPage(viewerOf(res), count, { ...back, once: onceOf(req) })
    showPage(req, res, 'places/form', page, status)
  }

  async function showEntry(req: OfPlace, res: Response) {
    const count = await getRegistryCount(db, readId(req.params.id))
    await drawEntry(req, res, count, await getPlace(db, req.params.code), keptText(req))
  }

  /** What the person saw is told by its digest: whoever stored other counts meanwhile is not overwritten. */
  async function keepEntry(req: OfPlace, res: Response) {
    const { user } = viewerOf(res)
    const count = await getRegistryCount(db, readId(req.params.id))
    const place = await getPlace(db, req.params.code)
    const before = await storedOf(db, count, place)
    await saveForm(db, req, res, readCountsForm(req.body, before), {
      work: async (trx, { counts, seen }) => {
        await holdPlaces(trx, 'place_counts')
        const stored = await storedOf(trx, count, place)
        if (seenOf(stored) !== seen) throw new Outdated(`counts of ${place.code}`)
        const { changes, absent } = weighEntry(place, counts, stored)
        await enterCounts(trx, user, count, changes, absent)
        const kecamatan = place.parentId === null ? place.code : place.code.slice(0, 8)
        return `/places/counts/${count.id}?in=${kecamatan}`
      },
      notice: { key: 'pockets.count_saved' },
      again: (back, status) => drawEntry(req, res, count, place, back, status),
    })
  }

  async function storedOf(from: Db, count: RegistryCount, place: Place) {
    const cells = await listCountCells(from, count.id, [place.id])
    return new Map<number, PlaceCount>(
      cells.map(({ desil, families, persons }) => [desil, { families, persons }]),
    )
  }

  async function drawEntry(
    req: Request,
    res: Response,
    count: RegistryCount,
    place: Place,
    back: Back,
    status = 200,
  ) {
    const stored = await storedOf(db, count, place)
    const facts = { count, place, stored, seen: seenOf(stored) }
    const page = countsFormPage(viewerOf(res), facts, { ...back, once: onceOf(req) })
    showPage(req, res, 'places/entry', page, status)
  }

  async function showImport(req: WithId, res: Response) {
    await table.show(req, res, await countOf(req), keptText(req))
  }

  async function preview(req: WithId, res: Response) {
    await table.preview(req, res, await countOf(req))
  }

  async function apply(req: WithId, res: Response) {
    const { user } = viewerOf(res)
    const about = await countOf(req)
    await table.apply(req, res, about, async (trx, draft) => {
      const changes = draft.changes as readonly CountChange[]
      await enterCounts(trx, user, about.count, changes)
      return `/places/counts/${about.count.id}`
    })
  }

  async function countOf(req: WithId): Promise<PastedCounts> {
    return { kind: 'counts', count: await getRegistryCount(db, readId(req.params.id)) }
  }
}

function seenOf(stored: ReadonlyMap<number, PlaceCount>): string {
  return digestOf([...stored].sort(([one], [other]) => one - other))
}
