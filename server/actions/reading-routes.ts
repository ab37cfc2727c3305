import type { Request, Response } from 'express'
import type { Db } from '../db'
import { listHistory } from '../history'
import { memoryOf, type Memory } from '../history/memory'
import { asidesOf, type Aside } from '../http/aside'
import { listFiles } from '../http/files'
import { onceOf } from '../http/once'
import { drawPage, drawPart, outlineOf, showDrawn, showPage } from '../http/page'
import { queryText } from '../http/parse'
import { get, type Route } from '../http/route'
import { readershipKey, viewerOf, type Readership, type Viewer } from '../http/viewer'
import { findPlacesByName } from '../places/queries'
import { getSettings } from '../settings/queries'
import { listWindows } from '../windows/queries'
import type { Action } from './action'
import { hrefOf, pageSize, readFilter } from './filter'
import { filterSentence, listPage } from './list-page'
import {
  countActions,
  exportActions,
  listActions,
  listActionYears,
  listOptions,
  optionsKey,
} from './list-queries'
import { actionColumns } from './list-sheet'
import { showActionPage } from './pages'
import { getWholeAction, listWindowLines } from './queries'

/**
 * The list of actions with its files, and the page of one: drawn once for all who may do the same, until somebody changes
 * something.
 */
export function actionReadingRoutes(db: Db, asides: readonly Aside<Action>[]): Route[] {
  return [
    get('/actions', 'action.see', list),
    ...listFiles('/actions', 'action.export', fileOf),
    get('/actions/:code', 'action.see', show),
  ]

  async function list(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const memory = await memoryOf(db)
    const scope = await readScope(req, viewer, memory)
    const { filter, typedPlace } = scope
    const asked = JSON.stringify([filter, typedPlace])
    const page = await memory(`actions ${readershipKey(viewer)} ${asked}`, async () => {
      const { found, rows } = await listActions(db, filter, viewer.user.agencyId, pageSize)
      if (rows.length === 0 && filter.page > 1) return null
      const thresholds = await memory('settings', () => getSettings(db))
      const list = listPage(viewer, { ...scope, found, rows, thresholds })
      return drawPage(viewer.locale, 'actions/index', list)
    })
    if (!page) return res.redirect(303, hrefOf(filter, { page: '' }))
    showDrawn(req, res, page)
  }

  async function fileOf(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { locale, today, user } = viewer
    const scope = await readScope(req, viewer, await memoryOf(db))
    const { filter, windows } = scope
    const found = await countActions(db, filter, user.agencyId)
    return {
      name: `aksi-${filter.year === 'all' ? '' : `${filter.year}-`}per-${today}`,
      title: locale.t('actions.title'),
      filter: filterSentence(locale, { ...scope, found }),
      columns: actionColumns({ windows, today }),
      rows: exportActions(db, filter, user.agencyId),
    }
  }

  /** The filter of the address, with the names of what it names. What does not exist is not asked for. */
  async function readScope(req: Request, viewer: Viewer, memory: Memory) {
    const windows = await memory('windows', () => listWindows(db))
    const years = await memory('years', () => listActionYears(db))
    const typed = queryText(req.query, 'place_name', 120).trim()
    const typedPlace = typed === '' ? null : await findPlacesByName(db, typed)
    const asked = readFilter(req.query, { today: viewer.today, windows, years })
    const place = typedPlace?.place?.code ?? (typedPlace ? null : asked.place)
    const options = await memory(optionsKey({ ...asked, place }), () =>
      listOptions(db, { ...asked, place }),
    )
    const filter = {
      ...asked,
      place: options.place?.code ?? null,
      agency: options.agencies.some((one) => one.code === asked.agency) ? asked.agency : null,
      mine: asked.mine && viewer.user.agencyId !== null,
    }
    return { filter, options, years, windows, typedPlace }
  }

  async function show(req: Request<{ code: string }>, res: Response) {
    const viewer = viewerOf(res)
    const { code } = req.params
    const memory = await memoryOf(db)
    const page = await memory(`action ${readershipKey(viewer)} ${code}`, () =>
      draw(viewer, code, memory),
    )
    showPage(req, res, 'actions/show', { ...page, once: onceOf(req) })
  }

  async function draw(viewer: Readership, code: string, memory: Memory) {
    const { action, details } = await getWholeAction(db, code)
    const windows = await memory('windows', () => listWindows(db))
    const shown = {
      action,
      details,
      windows: windows.filter((window) => window.year === action.year),
      lines: await listWindowLines(db, action.id, action.year),
      history: await listHistory(db, 'action', action.id),
      thresholds: await memory('settings', () => getSettings(db)),
    }
    const page = showActionPage(viewer, shown)
    const blocks = await asidesOf(asides, viewer, action)
    return {
      ...outlineOf(page),
      copy: page['copy'],
      cancel: page['cancel'],
      drawn: {
        file: drawPart(viewer.locale, 'actions/_file', { ...page, asides: blocks }),
        trace: drawPart(viewer.locale, 'actions/_trace', page),
      },
    }
  }
}
