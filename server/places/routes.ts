import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Outdated } from '../errors'
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
  applyPockets,
  editPocket,
  enterCounts,
  holdPlaces,
  listPocket,
  loadBoundaries,
  removeBoundaries,
  removePocket,
} from './commands'
import { readBoundaries } from './boundary'
import { countRoutes } from './count-routes'
import {
  readBoundaryForm,
  readPasteForm,
  readPocketForm,
  readRemoval,
  type PasteInput,
} from './form'
import { mapPage } from './map-page'
import { pastePage, pastePreview, type Pasted } from './paste-page'
import type { Place } from './place'
import type { Pocket } from './pocket'
import { pocketFormPage, pocketsPage } from './pocket-page'
import { pocketColumns } from './pocket-sheet'
import {
  findBoundaryFile,
  findPlacesByName,
  findPlacesByNames,
  getPocket,
  getRegistryCount,
  listCountCells,
  listLeftPockets,
  listPlaces,
  listPocketsAt,
  listPocketsOfYear,
  listPocketYears,
} from './queries'
import {
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
import { pocketMovement } from './years-page'

type WithId = Request<{ id: string }>

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
    ...countRoutes(db),
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

function placeOf(pocket: Pocket): Place {
  const { placeId: id, code, kind, name, parentName } = pocket
  return { id, code, kind, name, parentId: null, parentName }
}

function yearOf(req: Request, today: string): number {
  const asked = /^20\d{2}$/.exec(queryText(req.query, 'year', 4))?.[0]
  return Number(asked ?? today.slice(0, 4))
}
