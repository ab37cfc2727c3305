import type { Request, Response } from 'express'
import { listWholeActions } from '../actions/queries'
import type { Db } from '../db'
import { Outdated } from '../errors'
import { keptText } from '../http/attempt'
import { listFiles } from '../http/files'
import { keepable, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, readId, ticked, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import { permitted } from '../policy'
import { mostAtOnce } from './batch'
import { applyBatch, undoBatch } from './commands'
import { planRows, readActions, readChange, readField } from './form'
import { batchColumns } from './list-sheet'
import { batchesPage, batchPage, newBatchPage } from './pages'
import { getBatch, listBatches, listBatchRows } from './queries'

type OfBatch = Request<{ id: string }>

const shown = 50
const mostInFile = 5000

/** One field of many actions, changed at once: chosen, seen beforehand, applied, and taken back. */
export function batchRoutes(db: Db): Route[] {
  return [
    get('/batches', 'batch.make', list),
    ...listFiles('/batches', 'batch.make', fileOf),
    get('/batches/new', 'batch.make', showNew),
    post('/batches', 'batch.make', apply, { form: () => '/batches/new' }),
    get('/batches/:id', 'batch.see', show),
    post('/batches/:id/undoing', 'batch.undo', undo, {
      form: (params) => `/batches/${params['id']}`,
    }),
  ]

  async function list(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const batches = await listBatches(db, ownOf(viewer), shown)
    showPage(req, res, 'batches/index', batchesPage(viewer, batches))
  }

  async function fileOf(_req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { locale, today } = viewer
    return {
      name: `perubahan-bersama-per-${today}`,
      title: locale.t('batches.title'),
      filter: locale.t('batches.csv.all'),
      columns: batchColumns,
      rows: await listBatches(db, ownOf(viewer), mostInFile),
    }
  }

  /** Whose changes an officer sees: those of the own agency's people. */
  function ownOf({ user }: Viewer): number | null {
    return user.role === 'officer' ? user.agencyId : null
  }

  /** Nothing is written here: the address itself says what is chosen, and what it would become. */
  async function showNew(req: Request, res: Response) {
    const { typed: kept } = keptText(req)
    const asked = kept ?? req.query
    const ids = kept ? ticked(kept, 'action').map(({ id }) => id) : readActions(asked)
    await draw(req, res, ids, asked)
  }

  async function draw(
    req: Request,
    res: Response,
    ids: readonly number[],
    asked: unknown,
    status = 200,
  ) {
    const viewer = viewerOf(res)
    const whole = [...(await listWholeActions(db, ids)).values()]
    const field = readField(asked)
    const given = formReader(asked).raw('value') !== ''
    const read = field === null || !given ? null : readChange(asked, field)
    const errors: FieldErrors = read && !read.ok ? read.errors : {}
    const change = read?.ok ? read.input : null
    const typed: Typed = keepable(asked)
    const page = newBatchPage(viewer, {
      actions: whole.map(({ action }) => action),
      field,
      change,
      planned: change ? planRows(viewer.user, whole, change) : [],
      typed,
      errors,
      once: onceOf(req),
    })
    showPage(req, res, 'batches/new', page, read && !read.ok ? 422 : status)
  }

  async function apply(req: Request, res: Response) {
    const { user, now } = viewerOf(res)
    const rows = ticked(req.body, 'action').slice(0, mostAtOnce)
    const ids = rows.map(({ id }) => id)
    const field = readField(req.body)
    const read = field === null ? null : readChange(req.body, field)
    if (!read?.ok || rows.length === 0) {
      if (rows.length === 0) notify(req, 'batch.none_ticked', {}, 'warning')
      return draw(req, res, ids, req.body, 422)
    }
    try {
      const location = await once(db, user, req, async (trx) => {
        const id = await applyBatch(trx, user, read.input, rows, now)
        return `/batches/${id}`
      })
      notify(req, 'batch.applied', { n: rows.length })
      res.redirect(303, location)
    } catch (error) {
      // Somebody was faster with one of them: nothing is written, and the preview shows how things stand now.
      if (!(error instanceof Outdated)) throw error
      notify(req, 'batch.outdated', {}, 'warning')
      await draw(req, res, ids, req.body, 409)
    }
  }

  async function show(req: OfBatch, res: Response) {
    const viewer = viewerOf(res)
    const batch = await load(req, viewer)
    const rows = await listBatchRows(db, batch.id)
    showPage(req, res, 'batches/show', batchPage(viewer, batch, rows, onceOf(req)))
  }

  async function undo(req: OfBatch, res: Response) {
    const viewer = viewerOf(res)
    const { user, now } = viewer
    const batch = permitted(user, 'batch.undo', await load(req, viewer))
    const location = await once(db, user, req, async (trx) => {
      await undoBatch(trx, user, batch, formReader(req.body).id('version'), now)
      return `/batches/${batch.id}`
    })
    notify(req, 'batch.was_undone')
    res.redirect(303, location)
  }

  async function load(req: OfBatch, { user }: Viewer) {
    return permitted(user, 'batch.see', await getBatch(db, readId(req.params.id)))
  }
}
