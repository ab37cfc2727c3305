import type { Request, Response } from 'express'
import type { Db } from '../db'
import { NotFound, Outdated } from '../errors'
import { attempt, keptText, type Back } from '../http/attempt'
import { listFiles } from '../http/files'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText, readId } from '../http/parse'
import { get, post, type Route } from '../http/route'
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
import { placeLabel, type Place } from './place'
import type { Desil, PlaceCount, RegistryCount } from './pocket'
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
import { digestOf } from './rows'

type WithId = Request<{ id: string }>
type OfPlace = Request<{ id: string; code: string }>

/** What registries count, place by place; whole tables of it come in through routes.ts. */
export function countRoutes(db: Db): Route[] {
  const form = (path: string) => ({
    form: (params: Record<string, string>) =>
      path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? ''),
  })
  return [
    get('/places/counts', 'place.see', listCounts),
    ...listFiles('/places/counts', 'place.see', fileOfCounts),
    ...listFiles('/places/counts/:id', 'place.see', fileOfCount),
    get('/places/counts/new', 'place.manage', showNewCount),
    post('/places/counts', 'place.manage', keepNewCount, form('/places/counts/new')),
    get('/places/counts/:id', 'place.see', showCount),
    get('/places/counts/:id/edit', 'place.manage', showCountForm),
    post('/places/counts/:id', 'place.manage', keepCount, form('/places/counts/:id/edit')),
    post('/places/counts/:id/removal', 'place.manage', dropCount, form('/places/counts/:id/edit')),
    get('/places/counts/:id/places/:code', 'place.manage', showEntry),
    post(
      '/places/counts/:id/places/:code',
      'place.manage',
      keepEntry,
      form('/places/counts/:id/places/:code'),
    ),
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
    const read = readRegistryForm(req.body, today)
    if (!read.ok) return drawCountForm(req, res, null, read, 422)
    await attempt(
      db,
      req,
      res,
      async (trx) => `/places/counts/${await addRegistryCount(trx, user, read.input)}`,
      {
        notice: { key: 'pockets.count_saved' },
        again: (back, status) => drawCountForm(req, res, null, back, status),
      },
    )
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
    const read = readRegistryForm(req.body, today)
    if (!read.ok) return drawCountForm(req, res, count, read, 422)
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await editRegistryCount(trx, user, count, read.input)
        return `/places/counts/${count.id}`
      },
      {
        notice: { key: 'pockets.count_saved' },
        again: async (back, status) =>
          drawCountForm(req, res, await getRegistryCount(db, count.id), back, status),
      },
    )
  }

  async function dropCount(req: WithId, res: Response) {
    const { user } = viewerOf(res)
    const count = await getRegistryCount(db, readId(req.params.id))
    const read = readRemoval(req.body)
    if (!read.ok) return drawCountForm(req, res, count, read, 422)
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await removeRegistryCount(trx, user, count, read.input)
        return '/places/counts'
      },
      {
        notice: { key: 'pockets.count_removed' },
        again: async (back, status) =>
          drawCountForm(req, res, await getRegistryCount(db, count.id), back, status),
      },
    )
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
    const read = readCountsForm(req.body, before)
    if (!read.ok) return drawEntry(req, res, count, place, read, 422)
    const { counts, seen } = read.input
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await holdPlaces(trx, 'place_counts')
        const stored = await storedOf(trx, count, place)
        if (seenOf(stored) !== seen) throw new Outdated(`counts of ${place.code}`)
        const changes = [...counts].map(([desil, said]) => {
          const there = stored.get(desil) ?? null
          const same =
            there !== null && there.families === said.families && there.persons === said.persons
          const outcome = there
            ? same
              ? ('same' as const)
              : ('changed' as const)
            : ('new' as const)
          return { place, desil, count: said, stored: there, outcome }
        })
        const absent = [...stored].flatMap(([desil, one]) =>
          counts.has(desil as Desil) ? [] : [{ place, desil, stored: one }],
        )
        await enterCounts(trx, user, count, changes, absent)
        const kecamatan = place.parentId === null ? place.code : place.code.slice(0, 8)
        return `/places/counts/${count.id}?in=${kecamatan}`
      },
      {
        notice: { key: 'pockets.count_saved' },
        again: (back, status) => drawEntry(req, res, count, place, back, status),
      },
    )
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
}

function seenOf(stored: ReadonlyMap<number, PlaceCount>): string {
  return digestOf([...stored].sort(([one], [other]) => one - other))
}
