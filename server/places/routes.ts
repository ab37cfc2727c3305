import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Db } from '../db'
import { NotFound, Outdated } from '../errors'
import { attempt, keptText, type Back } from '../http/attempt'
import { uploadTrouble } from '../http/door'
import { listFiles } from '../http/files'
import { keepable } from '../http/kept'
import { notify } from '../http/notices'
import { onceOf, type Work } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { receiveTable, sentTable } from '../http/table-file'
import { viewerOf } from '../http/viewer'
import {
  addRegistryCount,
  applyPockets,
  editPocket,
  editRegistryCount,
  enterCounts,
  holdPlaces,
  listPocket,
  loadBoundaries,
  removeBoundaries,
  removePocket,
  removeRegistryCount,
} from './commands'
import { readBoundaries } from './boundary'
import { countFormPage, countPage, countsFormPage, countsPage } from './count-page'
import {
  readBoundaryForm,
  readCountsForm,
  readPasteForm,
  readPocketForm,
  readRegistryForm,
  readRemoval,
  type PasteInput,
} from './form'
import { mapPage } from './map-page'
import { pastePage, pastePreview, type Pasted } from './paste-page'
import type { Place } from './place'
import type { Desil, PlaceCount, Pocket, RegistryCount } from './pocket'
import { pocketFormPage, pocketsPage } from './pocket-page'
import { pocketColumns } from './pocket-sheet'
import {
  countPlacesCounted,
  findBoundaryFile,
  findPlacesByName,
  findPlacesByNames,
  getPlace,
  getPocket,
  getRegistryCount,
  listCountCells,
  listKecamatan,
  listLeftPockets,
  listPlaces,
  listPocketsAt,
  listPocketsOfYear,
  listPocketYears,
  listRegistryCounts,
  listShownCells,
  listVillages,
} from './queries'
import {
  digestOf,
  draftCounts,
  draftPockets,
  readCountTable,
  readPocketTable,
  type AskedRow,
  type CountChange,
  type Drafted,
  type PocketChange,
} from './rows'
import { receiveBoundaries } from './upload'

type WithId = Request<{ id: string }>
type OfPlace = Request<{ id: string; code: string }>

/** How the secretariat keeps the lists of pockets and what registries count. Before `/places/:code`, see coverage. */
export function placeRoutes(db: Db): Route[] {
  const form = (path: string) => ({
    form: (params: Record<string, string>) =>
      path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? ''),
  })
  const upload = (path: string) => ({ ...form(path), before: [receiveTable] })
  return [
    get('/places/map', 'place.manage', showMap),
    post('/places/map', 'place.manage', loadMap, {
      form: () => '/places/map',
      before: [receiveBoundaries],
    }),
    post('/places/map/removal', 'place.manage', dropMap, { form: () => '/places/map' }),
    get('/places/pockets', 'place.see', listPockets),
    ...listFiles('/places/pockets', 'place.see', fileOfPockets),
    get('/places/pockets/new', 'place.manage', showNewPocket),
    post('/places/pockets', 'place.manage', keepNewPocket, form('/places/pockets/new')),
    get('/places/pockets/import', 'place.manage', showPocketImport),
    post(
      '/places/pockets/import/preview',
      'place.manage',
      previewPockets,
      upload('/places/pockets/import'),
    ),
    post(
      '/places/pockets/import',
      'place.manage',
      applyPocketTable,
      upload('/places/pockets/import'),
    ),
    get('/places/pockets/:id', 'place.manage', showPocket),
    post('/places/pockets/:id', 'place.manage', keepPocket, form('/places/pockets/:id')),
    post('/places/pockets/:id/removal', 'place.manage', dropPocket, form('/places/pockets/:id')),
    get('/places/counts', 'place.see', listCounts),
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
    get('/places/counts/:id/import', 'place.manage', showCountImport),
    post(
      '/places/counts/:id/import/preview',
      'place.manage',
      previewCounts,
      upload('/places/counts/:id/import'),
    ),
    post(
      '/places/counts/:id/import',
      'place.manage',
      applyCountTable,
      upload('/places/counts/:id/import'),
    ),
  ]

  // ---- Pockets ----

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
      filter: locale.t('pockets.number', { n: rows.length, year: String(year) }),
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
    const read = readPocketForm(req.body, found)
    if (!read.ok) return drawPocket(req, res, null, read, 422)
    const { place, pocket } = read.input
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await listPocket(trx, user, place, pocket)
        return `/places/pockets?year=${pocket.year}`
      },
      {
        notice: { key: 'pockets.saved' },
        again: (back, status) => drawPocket(req, res, null, back, status),
      },
    )
  }

  async function showPocket(req: WithId, res: Response) {
    await drawPocket(req, res, await getPocket(db, readId(req.params.id)), keptText(req))
  }

  async function keepPocket(req: WithId, res: Response) {
    const { user } = viewerOf(res)
    const pocket = await getPocket(db, readId(req.params.id))
    const read = readPocketForm(req.body, placeOf(pocket))
    if (!read.ok) return drawPocket(req, res, pocket, read, 422)
    const { pocket: input, version } = read.input
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await editPocket(trx, user, pocket, input, version)
        return `/places/pockets?year=${input.year}`
      },
      {
        notice: { key: 'pockets.saved' },
        again: async (back, status) =>
          drawPocket(req, res, await getPocket(db, pocket.id), back, status),
      },
    )
  }

  async function dropPocket(req: WithId, res: Response) {
    const { user } = viewerOf(res)
    const pocket = await getPocket(db, readId(req.params.id))
    const read = readRemoval(req.body)
    if (!read.ok) return drawPocket(req, res, pocket, read, 422)
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await removePocket(trx, user, pocket, read.input)
        return `/places/pockets?year=${pocket.year}`
      },
      {
        notice: { key: 'pockets.removed' },
        again: async (back, status) =>
          drawPocket(req, res, await getPocket(db, pocket.id), back, status),
      },
    )
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

  async function showPocketImport(req: Request, res: Response) {
    await drawPaste(req, res, pocketsOf(req, res), keptText(req))
  }

  async function previewPockets(req: Request, res: Response) {
    await preview(req, res, pocketsOf(req, res))
  }

  async function applyPocketTable(req: Request, res: Response) {
    const { user } = viewerOf(res)
    await apply(req, res, pocketsOf(req, res), async (trx, draft) => {
      const changes = draft.changes as readonly PocketChange[]
      await applyPockets(trx, user, changes)
      const year = changes[0]?.pocket.year
      return `/places/pockets${year ? `?year=${year}` : ''}`
    })
  }

  // ---- Counts ----

  async function listCounts(req: Request, res: Response) {
    const page = countsPage(
      viewerOf(res),
      await listRegistryCounts(db),
      await countPlacesCounted(db),
    )
    showPage(req, res, 'places/counts', page)
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
    const viewer = viewerOf(res)
    const count = await getRegistryCount(db, readId(req.params.id))
    const asked = queryText(req.query, 'in', 13)
    const inside = asked === '' ? null : await getPlace(db, asked)
    if (inside && inside.parentId !== null) throw new NotFound('kecamatan')
    const places = inside ? await listVillages(db, inside.id) : await listKecamatan(db)
    const cells = await listShownCells(db, count.id)
    showPage(req, res, 'places/count', countPage(viewer, { count, inside, places, cells }))
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

  async function showCountImport(req: WithId, res: Response) {
    await drawPaste(req, res, await countsOf(req), keptText(req))
  }

  async function previewCounts(req: WithId, res: Response) {
    await preview(req, res, await countsOf(req))
  }

  async function applyCountTable(req: WithId, res: Response) {
    const { user } = viewerOf(res)
    const about = await countsOf(req)
    await apply(req, res, about, async (trx, draft) => {
      const changes = draft.changes as readonly CountChange[]
      await enterCounts(trx, user, about.count, changes)
      return `/places/counts/${about.count.id}`
    })
  }

  // ---- The map ----

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

  // ---- Tables ----

  function pocketsOf(req: Request, res: Response): Pasted {
    return { kind: 'pockets', year: yearOf(req, viewerOf(res).today) }
  }

  async function countsOf(req: WithId) {
    const count = await getRegistryCount(db, readId(req.params.id))
    return { kind: 'counts', count } as const
  }

  async function preview(req: Request, res: Response, about: Pasted) {
    const read = await readPaste(req, res, about)
    if (!read) return
    await drawPreview(req, res, about, read.input, read.draft, {})
  }

  /**
   * The table comes back with the digest of what was shown. It is read and weighed again under a lock; only if that says
   * the very same is it stored, all of it or nothing.
   */
  async function apply(
    req: Request,
    res: Response,
    about: Pasted,
    work: (trx: Parameters<Work>[0], draft: Draft) => Promise<string>,
  ) {
    const read = await readPaste(req, res, about)
    if (!read) return
    const { input, draft } = read
    if (input.seen === draft.digest && draft.problems.length > 0 && !input.leave) {
      const errors: FieldErrors = { leave: { key: 'series.unanswered.leave' } }
      return drawPreview(req, res, about, input, draft, errors, 422)
    }
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await holdPlaces(trx, about.kind === 'pockets' ? 'pockets' : 'place_counts')
        const now = await draftOf(trx, about, read.rows, input)
        if (now.digest !== input.seen) throw new Outdated('table')
        return work(trx, now)
      },
      {
        notice: { key: 'pockets.applied' },
        again: async (_, status) => {
          notify(req, 'series.preview_moved', {}, 'warning')
          const now = await draftOf(db, about, read.rows, input)
          await drawPreview(req, res, about, input, now, {}, status)
        },
        untold: true,
      },
    )
  }

  type Draft = Drafted<PocketChange> | Drafted<CountChange>

  async function draftOf(
    from: Db,
    about: Pasted,
    rows: readonly AskedRow[],
    input: PasteInput,
  ): Promise<Draft> {
    const names = [...new Set(rows.map((row) => row.place))].filter((name) => name !== '')
    const found = new Map(
      (await findPlacesByNames(from, names)).map((one) => [one.typed, one] as const),
    )
    const ids = [...found.values()].flatMap((one) => one.place?.id ?? [])
    return about.kind === 'pockets'
      ? draftPockets(rows, { found, common: input.common, stored: await listPocketsAt(from, ids) })
      : draftCounts(rows, { found, stored: await listCountCells(from, about.count.id, ids) })
  }

  /** The form and what its table would do; undefined when the form was already sent back. */
  async function readPaste(req: Request, res: Response, about: Pasted) {
    const { given, trouble, typed } = sentTable(req, res)
    const refuse = async (errors: FieldErrors, status = 422) => {
      await drawPaste(req, res, about, { typed, errors }, status)
      return undefined
    }
    if (trouble) return refuse({ table: trouble.message }, trouble.status)
    const read = readPasteForm(req.body, given, about.kind === 'pockets')
    if (!read.ok) return refuse(read.errors)
    const table =
      about.kind === 'pockets' ? readPocketTable(read.input.text) : readCountTable(read.input.text)
    if (!table.ok) return refuse({ table: { key: `pockets.table.${table.why}` } })
    const draft = await draftOf(db, about, table.rows, read.input)
    return { input: read.input, rows: table.rows, draft }
  }

  async function drawPaste(req: Request, res: Response, about: Pasted, back: Back, status = 200) {
    const page = pastePage(viewerOf(res), about, { ...back, once: onceOf(req) })
    showPage(req, res, 'places/import', page, status)
  }

  async function drawPreview(
    req: Request,
    res: Response,
    about: Pasted,
    input: PasteInput,
    draft: Draft,
    errors: FieldErrors,
    status = 200,
  ) {
    const facts = { about, input, errors, once: onceOf(req) }
    showPage(req, res, 'places/preview', pastePreview(viewerOf(res), facts, draft), status)
  }
}

function seenOf(stored: ReadonlyMap<number, PlaceCount>): string {
  return digestOf([...stored].sort(([one], [other]) => one - other))
}

function placeOf(pocket: Pocket): Place {
  const { placeId: id, code, kind, name, parentName } = pocket
  return { id, code, kind, name, parentId: null, parentName }
}

function yearOf(req: Request, today: string): number {
  const asked = /^20\d{2}$/.exec(queryText(req.query, 'year', 4))?.[0]
  return Number(asked ?? today.slice(0, 4))
}
