import type { Request, Response } from 'express'
import { listActionIds, listWholeActions, type WholeAction } from '../actions/queries'
import { listAgencies } from '../agencies/queries'
import type { Db } from '../db'
import { NotFound, Outdated, Refused } from '../errors'
import { inPortions, listFiles } from '../http/files'
import { keepable, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import { permitted } from '../policy'
import { getSlot } from '../reports/queries'
import { listWindows } from '../windows/queries'
import { takesReports } from '../windows/window'
import {
  answerQuestions,
  applyImport,
  discardImport,
  isSmall,
  planImport,
  takeIn,
} from './commands'
import { readAnswers, readPlanForm } from './form'
import { signatureOf } from './headings'
import { importLimits, workedOn, type Columns, type Import } from './import'
import { importColumns } from './list-sheet'
import { closedPage, importHref, listPage, listSize, waitPage } from './pages'
import { outcomeOf, previewPage, rowsSize } from './preview-page'
import { findMatch, findRefusedFigure, findSame, getImport, listImports, listRows } from './queries'
import { refusedBook } from './refused-sheet'
import { actionsTemplate, progressTemplate } from './template-sheet'
import { readingOf, understandPage, type Asked } from './understand-page'
import { undoImport } from './undo-commands'
import { receivedFile, receiveFile } from './upload'
import { workOn } from './work-commands'

type OfImport = Request<{ id: string }>

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const mostInTemplate = 400

export function importRoutes(db: Db): Route[] {
  const form = (params: Record<string, string>) => `/imports/${params['id']}`
  return [
    get('/imports', 'import.see', list),
    post('/imports', 'import.add', upload, { form: () => '/imports', before: [receiveFile] }),
    ...listFiles('/imports', 'import.see', listFile),
    get('/imports/templates/actions.xlsx', 'import.see', downloadActions),
    get('/imports/templates/progress.xlsx', 'import.see', downloadProgress),
    get('/imports/:id', 'import.see', show),
    post('/imports/:id/plan', 'import.add', plan, { form }),
    post('/imports/:id/answers', 'import.add', answer, { form }),
    post('/imports/:id/application', 'import.add', apply, { form }),
    post('/imports/:id/undoing', 'import.add', undo, { form }),
    post('/imports/:id/discarding', 'import.add', discard, { form }),
    get('/imports/:id/refused.xlsx', 'import.see', downloadRefused),
  ]

  async function listFile(_req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { locale, today } = viewer
    return {
      name: `impor-per-${today}`,
      title: locale.t('imports.title'),
      filter: locale.t('imports.csv.order'),
      columns: importColumns,
      rows: inPortions((offset, size) => listImports(db, ownOf(viewer), size, offset)),
    }
  }

  async function list(req: Request, res: Response) {
    await showList(req, res, {})
  }

  async function showList(req: Request, res: Response, errors: FieldErrors, status = 200) {
    const viewer = viewerOf(res)
    const page = Math.min(
      Number(/^[1-9]\d{0,3}$/.exec(queryText(req.query, 'page'))?.[0] ?? 1),
      500,
    )
    const rows = await listImports(db, ownOf(viewer), listSize + 1, (page - 1) * listSize)
    const facts = { rows, page, windows: await listWindows(db), errors, once: onceOf(req) }
    showPage(req, res, 'imports/index', listPage(viewer, facts), status)
  }

  async function upload(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const file = receivedFile(req, res)
    if (!file.ok) return showList(req, res, { file: file.message }, file.status)
    const also = [file.name, String(file.bytes.length)]
    const location = await once(
      db,
      viewer.user,
      req,
      async (trx) => importHref(await takeIn(trx, viewer.user, file)),
      also,
    )
    await goOn(req, viewer, location)
    res.redirect(303, location)
  }

  /** Does a small file at once; a large one is left to the jobs. */
  async function goOn(req: Request, { now }: Viewer, location: string) {
    const id = readId(location.split('/')[2])
    if (id === null) return
    const one = await getImport(db, id)
    if (!isSmall(one)) return
    try {
      await workOn(db, id, now)
    } catch (error) {
      // The page of the import says what became of it; the log says why.
      req.log?.error({ error: error instanceof Error ? error.message.slice(0, 300) : '' }, 'import')
    }
  }

  async function show(req: OfImport, res: Response) {
    const one = await load(req, res)
    await showState(req, res, one, {})
  }

  type Shown = { typed?: Typed; errors?: FieldErrors; status?: number; understanding?: boolean }

  async function showState(req: OfImport, res: Response, one: Import, shown: Shown) {
    const viewer = viewerOf(res)
    const { errors = {}, status = 200 } = shown
    if (workedOn.includes(one.state)) {
      res.setHeader('Refresh', '3')
      return showPage(req, res, 'imports/wait', waitPage(viewer, one), status)
    }
    const again = one.state === 'checked' && queryText(req.query, 'step') === 'understand'
    if (one.state === 'understood' || again || shown.understanding) {
      return showUnderstanding(req, res, one, shown)
    }
    if (one.state === 'checked' || one.state === 'applied' || one.state === 'undone') {
      const outcome = outcomeOf(one, queryText(req.query, 'show'))
      const last = Math.max(1, Math.ceil((one.counts[outcome] ?? 0) / rowsSize))
      const asked = Number(/^[1-9]\d{0,3}$/.exec(queryText(req.query, 'page'))?.[0] ?? 1)
      const page = Math.min(asked, last)
      const rows = await listRows(db, one.id, outcome, rowsSize, (page - 1) * rowsSize)
      const refusedFigure = (one.counts.refused ?? 0) > 0 ? await findRefusedFigure(db, one) : null
      const facts = { one, outcome, rows, page, errors, once: onceOf(req), refusedFigure }
      return showPage(req, res, 'imports/preview', previewPage(viewer, facts), status)
    }
    showPage(req, res, 'imports/closed', closedPage(viewer, one, onceOf(req)), status)
  }

  async function showUnderstanding(req: OfImport, res: Response, one: Import, shown: Shown) {
    const viewer = viewerOf(res)
    const from = shown.typed
    const read = (name: string) =>
      from ? formReader(from).raw(name) : queryText(req.query, name, 120)
    const asked: Asked = {
      sheet: read('sheet'),
      header: readId(read('header')),
      height: (read('height') || read('header_height')) === '2' ? 2 : 1,
      purpose: read('purpose'),
    }
    let remembered: Columns | null = null
    const first = readingOf(one, asked, () => null)
    if (first?.header)
      remembered = await findMatch(db, one.agencyId, signatureOf(first.header.heads))
    const reading = readingOf(one, asked, () => remembered)
    if (!reading) throw new Refused('import.file.empty')
    const facts = {
      one,
      reading,
      windows: await windowsNewestFirst(),
      years: await years(viewer),
      same: await findSame(db, one),
      typed: from ?? null,
      errors: shown.errors ?? {},
      once: onceOf(req),
      refusedFigure: one.plan ? await findRefusedFigure(db, one) : null,
    }
    showPage(req, res, 'imports/understand', understandPage(viewer, facts), shown.status ?? 200)
  }

  async function plan(req: OfImport, res: Response) {
    const viewer = viewerOf(res)
    const one = await load(req, res)
    const facts = { one, years: await years(viewer), windows: await listWindows(db) }
    if (one.state !== 'understood' && one.state !== 'checked') throw new Outdated('import')
    const read = readPlanForm(req.body, facts)
    if (!read.ok) {
      const shown = {
        typed: keepable(req.body),
        errors: read.errors,
        status: 422,
        understanding: true,
      }
      return showState(req, res, one, shown)
    }
    await step(req, res, one, (trx) => planImport(trx, viewer.user, one, read.plan, read.version))
  }

  async function answer(req: OfImport, res: Response) {
    const viewer = viewerOf(res)
    const one = await load(req, res)
    const given = readAnswers(req.body, one.questions)
    if (given.size === 0) {
      return showState(req, res, one, {
        errors: { answer_0: { key: 'import.answer_none' } },
        status: 422,
      })
    }
    await step(req, res, one, (trx) =>
      answerQuestions(trx, viewer.user, one, given, versionIn(req)),
    )
  }

  async function apply(req: OfImport, res: Response) {
    const viewer = viewerOf(res)
    const one = await load(req, res)
    await step(req, res, one, (trx) => applyImport(trx, viewer.user, one, versionIn(req)))
  }

  async function undo(req: OfImport, res: Response) {
    const { user, now } = viewerOf(res)
    const one = await load(req, res)
    const location = await once(db, user, req, async (trx) => {
      await undoImport(trx, user, one, versionIn(req), now)
      return importHref(one.id)
    })
    notify(req, 'import.was_undone')
    res.redirect(303, location)
  }

  async function discard(req: OfImport, res: Response) {
    const { user } = viewerOf(res)
    const one = await load(req, res)
    await once(db, user, req, async (trx) => {
      await discardImport(trx, user, one, versionIn(req))
      return '/imports'
    })
    notify(req, 'import.was_discarded')
    res.redirect(303, '/imports')
  }

  async function step(req: OfImport, res: Response, one: Import, work: (trx: Db) => Promise<void>) {
    const viewer = viewerOf(res)
    const location = await once(db, viewer.user, req, async (trx) => {
      await work(trx)
      return importHref(one.id)
    })
    await goOn(req, viewer, location)
    res.redirect(303, location)
  }

  async function load(req: OfImport, res: Response): Promise<Import> {
    return permitted(viewerOf(res).user, 'import.see', await getImport(db, readId(req.params.id)))
  }

  function versionIn(req: Request): number | null {
    return formReader(req.body).id('version')
  }

  async function windowsNewestFirst() {
    return [...(await listWindows(db))].sort(
      (a, b) => b.endsOn.localeCompare(a.endsOn) || b.id - a.id,
    )
  }

  async function years({ today }: Viewer): Promise<number[]> {
    const current = Number(today.slice(0, 4))
    const known = (await listWindows(db)).map((window) => window.year)
    return [...new Set([...known, current, current + 1])].sort((one, other) => one - other)
  }

  function ownOf({ user }: Viewer): number | null {
    return user.role === 'officer' ? user.agencyId : null
  }

  async function wholeActions(viewer: Viewer, year: number): Promise<WholeAction[]> {
    const ids = (await listActionIds(db, year, ownOf(viewer))).map(({ id }) => id)
    const whole = await listWholeActions(db, ids.slice(0, mostInTemplate))
    return [...whole.values()]
  }

  async function downloadActions(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const asked = Number(/^20\d\d$/.exec(queryText(req.query, 'year'))?.[0] ?? 0)
    const year = (await years(viewer)).includes(asked) ? asked : Number(viewer.today.slice(0, 4))
    const own = ownOf(viewer)
    const agencies = (await listAgencies(db)).filter((one) => own === null || one.id === own)
    const names = agencies.map((agency) => agency.name)
    const bytes = await actionsTemplate(await wholeActions(viewer, year), names)
    sendFile(res, `templat-aksi-${year}.xlsx`, bytes)
  }

  async function downloadProgress(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const windows = await listWindows(db)
    const asked = queryText(req.query, 'window', 20)
    const window =
      asked === ''
        ? windows.findLast((one) => takesReports(one, viewer.today))
        : windows.find((one) => one.code === asked)
    if (!window) throw new NotFound('window')
    const actions = (await wholeActions(viewer, window.year)).filter(
      ({ action }) => action.status !== 'cancelled' && action.startsOn <= window.endsOn,
    )
    const slots = []
    for (const { action } of actions) slots.push(await getSlot(db, action.code, window.code))
    sendFile(res, `templat-kemajuan-${window.code}.xlsx`, await progressTemplate(slots, window))
  }

  async function downloadRefused(req: OfImport, res: Response) {
    const { locale, now } = viewerOf(res)
    const one = await load(req, res)
    const rows = await listRows(db, one.id, 'refused', importLimits.rows)
    sendFile(res, `ditolak-${one.id}.xlsx`, await refusedBook(locale, one, rows, now))
  }

  function sendFile(res: Response, name: string, bytes: Buffer) {
    res.setHeader('Content-Type', xlsx)
    res.setHeader('Content-Disposition', `attachment; filename="${name}"`)
    res.setHeader('Cache-Control', 'private, no-store')
    res.end(bytes)
  }
}
