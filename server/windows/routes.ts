import { group } from 'd3-array'
import type { Request, Response } from 'express'
import { listAgencies } from '../agencies/queries'
import type { Db } from '../db'
import { Refused } from '../errors'
import { listHistory } from '../history'
import { keptText, saveForm } from '../http/attempt'
import type { Returned } from '../http/fields'
import { inPortions, listFiles } from '../http/files'
import { keepable } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { readId, type Form } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { Day, Message } from '../i18n'
import { can } from '../policy'
import { getSettings } from '../settings/queries'
import {
  editWindow,
  excuse,
  lockWindow,
  noteReminderPrepared,
  openYear,
  unlockWindow,
  withdrawExcuse,
} from './commands'
import { readExcuseForm, readLockForm, readUnlockForm, readWindowForm, readYear } from './form'
import { absentShown, gridPage, gridSize, narrowedTo, readGridFilter } from './grid-page'
import { gridColumns, type GridLine } from './grid-sheet'
import { windowColumns } from './list-sheet'
import { windowName } from './name'
import { storedMeanwhile, windowPage, windowsPage } from './pages'
import {
  countStates,
  findActionOf,
  getExcuse,
  getWindow,
  listAbsent,
  listExcuses,
  listGridCells,
  listGridRows,
  listOwed,
  listWindows,
  type GridFilter,
} from './queries'
import { remindersPage } from './reminder-page'
import type { Window } from './window'

type OfWindow = Request<{ code: string }>

export function windowRoutes(db: Db): Route[] {
  const form = (params: Record<string, string>) => `/windows/${params['code'] ?? ''}/edit`
  return [
    get('/windows', 'window.see', list),
    ...listFiles('/windows', 'window.see', fileOf),
    post('/windows', 'window.manage', open, { form: () => '/windows' }),
    ...listFiles('/windows/:code', 'window.see', gridFile),
    get('/windows/:code', 'window.see', showOne),
    get('/windows/:code/edit', 'window.manage', show),
    get('/windows/:code/reminders', 'window.watch', showReminders),
    post('/windows/:code/reminders', 'window.watch', noteReminder, {
      form: (params) => `/windows/${params['code'] ?? ''}/reminders`,
    }),
    post('/windows/:code', 'window.manage', edit, { form }),
    post('/windows/:code/unlocking', 'window.manage', unlock, { form }),
    post('/windows/:code/locking', 'window.manage', lock, { form }),
    post('/windows/:code/excuses', 'window.manage', addExcuse, {
      form: (params) => `/windows/${params['code'] ?? ''}`,
    }),
    post('/excuses/:id/withdrawal', 'window.manage', withdraw),
  ]

  async function list(req: Request, res: Response) {
    const windows = await listWindows(db)
    showPage(req, res, 'windows/index', windowsPage(viewerOf(res), windows, onceOf(req)))
  }

  async function fileOf(_req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    return {
      name: `masa-pelaporan-per-${today}`,
      title: locale.t('nav.windows'),
      filter: locale.t('windows.csv.all', { day: locale.day(today) }),
      columns: windowColumns(today),
      rows: (await listWindows(db)).toSorted(
        (one, other) => other.year - one.year || one.id - other.id,
      ),
    }
  }

  async function open(req: Request, res: Response) {
    const { user, today } = viewerOf(res)
    const input = readYear(req.body)
    const location = await once(db, user, req, async (trx) => {
      await openYear(trx, user, input, today)
      return '/windows'
    })
    notify(req, 'windows.year_opened', { year: String(input.year) })
    res.redirect(303, location)
  }

  async function show(req: OfWindow, res: Response) {
    const window = await getWindow(db, req.params.code)
    const { typed } = keptText(req)
    showWindow(req, res, window, { typed })
  }

  async function edit(req: OfWindow, res: Response) {
    const { user, locale } = viewerOf(res)
    const window = await getWindow(db, req.params.code)
    const read = readWindowForm(req.body, window, locale)
    await keep(req, res, window, read, { key: 'windows.saved' }, (trx, input) =>
      editWindow(trx, user, window, input),
    )
  }

  async function unlock(req: OfWindow, res: Response) {
    const { user, locale, today } = viewerOf(res)
    const window = await getWindow(db, req.params.code)
    const read = readUnlockForm(req.body, today)
    const day = read.ok ? locale.day(read.input.until) : ''
    const notice: Message = { key: 'windows.unlocked_notice', params: { day } }
    await keep(req, res, window, read, notice, (trx, input) =>
      unlockWindow(trx, user, window, input, today),
    )
  }

  async function lock(req: OfWindow, res: Response) {
    const { user, today } = viewerOf(res)
    const window = await getWindow(db, req.params.code)
    const read = readLockForm(req.body)
    await keep(req, res, window, read, { key: 'windows.locked_notice' }, (trx, input) =>
      lockWindow(trx, user, window, input, today),
    )
  }

  async function showOne(req: OfWindow, res: Response) {
    const window = await getWindow(db, req.params.code)
    const { typed } = keptText(req)
    await showGrid(req, res, window, { typed })
  }

  async function gridFile(req: OfWindow, res: Response) {
    const { locale, today } = viewerOf(res)
    const window = await getWindow(db, req.params.code)
    const filter = readGridFilter(req.query)
    const agencies = await countStates(db, window.id, today)
    const what = narrowedTo(locale, filter, agencies)
    const windows = (await listWindows(db)).filter((one) => one.year === window.year)
    return {
      name: `masa-pelaporan-${window.code}-per-${today}`,
      title: windowName(locale, window),
      filter: locale.t('windows.csv.grid', {
        window: windowName(locale, window),
        day: locale.day(today),
        what: what === '' ? locale.t('windows.csv.everyone') : what,
      }),
      columns: gridColumns(locale, windows),
      rows: inPortions((offset, size) => readGridLines(window.id, today, filter, offset, size)),
    }
  }

  async function readGridLines(
    windowId: number,
    today: Day,
    filter: GridFilter,
    offset: number,
    size: number,
  ): Promise<GridLine[]> {
    const page = offset / size + 1
    const rows = await listGridRows(db, windowId, today, { ...filter, page }, size)
    const ids = rows.map((row) => row.id)
    const cellsOf = group(await listGridCells(db, ids, today), (cell) => cell.actionId)
    return rows.map((row) => ({ row, cells: cellsOf.get(row.id) ?? [] }))
  }

  async function showReminders(req: OfWindow, res: Response) {
    const viewer = viewerOf(res)
    const window = await getWindow(db, req.params.code)
    const page = remindersPage(viewer, {
      window,
      owed: await listOwed(db, window.id, viewer.today),
      history: await listHistory(db, 'window', window.id, 500),
      team: (await getSettings(db)).teamName,
      once: onceOf(req),
    })
    showPage(req, res, 'windows/reminders', page)
  }

  async function noteReminder(req: OfWindow, res: Response) {
    const { user } = viewerOf(res)
    const window = await getWindow(db, req.params.code)
    const code = String(req.body?.agency ?? '')
    const agency = (await listAgencies(db)).find((one) => one.code === code)
    if (!agency) throw new Refused('windows.reminder_whom', {}, 422)
    const location = await once(db, user, req, async (trx) => {
      await noteReminderPrepared(trx, user, window, agency)
      return `/windows/${window.code}/reminders`
    })
    notify(req, 'windows.reminder_noted', { agency: agency.shortName })
    res.redirect(303, location)
  }

  async function addExcuse(req: OfWindow, res: Response) {
    const { user, now } = viewerOf(res)
    const window = await getWindow(db, req.params.code)
    const agencies = await listAgencies(db)
    const find = (code: string) => findActionOf(db, window.year, code)
    const read = await readExcuseForm(req.body, agencies, find)
    if (!read.ok) return showGrid(req, res, window, read, 422)
    try {
      const location = await once(db, user, req, async (trx) => {
        await excuse(trx, user, window, read.input, now)
        return `/windows/${window.code}#excused`
      })
      notify(req, 'windows.excused_notice', { agency: read.input.agency.shortName })
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Refused && error.status === 422)) throw error
      const errors = { agency: { key: error.reason, params: error.params } }
      await showGrid(req, res, window, { typed: keepable(req.body), errors }, 422)
    }
  }

  async function withdraw(req: Request<{ id: string }>, res: Response) {
    const { user } = viewerOf(res)
    const given = await getExcuse(db, readId(req.params.id))
    const window = await getWindow(db, given.windowCode)
    const location = await once(db, user, req, async (trx) => {
      await withdrawExcuse(trx, user, window, given)
      return `/windows/${window.code}#excused`
    })
    notify(req, 'windows.excuse_withdrawn_notice', { agency: given.agencyShortName })
    res.redirect(303, location)
  }

  async function showGrid(
    req: OfWindow,
    res: Response,
    window: Window,
    { typed, errors }: Omit<Returned, 'once'>,
    status = 200,
  ) {
    const viewer = viewerOf(res)
    const { user, today } = viewer
    const filter = readGridFilter(req.query)
    const rows = await listGridRows(db, window.id, today, filter, gridSize)
    const manages = can(user, 'window.manage')
    const page = gridPage(viewer, {
      window,
      windows: (await listWindows(db)).filter((one) => one.year === window.year),
      filter,
      agencies: await countStates(db, window.id, today),
      rows,
      cells: await listGridCells(
        db,
        rows.map((row) => row.id),
        today,
      ),
      absent: can(user, 'window.watch') ? await listAbsent(db, window.id, absentShown) : null,
      excuses: await listExcuses(db, window.id),
      history: await listHistory(db, 'window', window.id),
      excusable: manages ? await listAgencies(db) : null,
      refusal: { typed, errors, once: onceOf(req) },
    })
    showPage(req, res, 'windows/show', page, status)
  }

  /** Writes once and goes back to the list; one who is too late sees the form again with what is stored now. */
  async function keep<Input>(
    req: OfWindow,
    res: Response,
    window: Window,
    read: Form<Input>,
    notice: Message,
    command: (trx: Db, input: Input) => Promise<void>,
  ) {
    const { locale } = viewerOf(res)
    await saveForm(db, req, res, read, {
      work: async (trx, input) => {
        await command(trx, input)
        return '/windows'
      },
      notice: { key: notice.key, params: { ...notice.params, window: windowName(locale, window) } },
      again: async ({ typed, errors, overtaken }, status) => {
        if (!overtaken) return showWindow(req, res, window, { typed, errors }, status)
        const stored = await getWindow(db, window.code)
        const now = storedMeanwhile(locale, stored, typed ?? {})
        showWindow(req, res, stored, { typed, errors: now }, status)
      },
    })
  }

  function showWindow(
    req: OfWindow,
    res: Response,
    window: Window,
    { typed, errors }: Omit<Returned, 'once'>,
    status = 200,
  ) {
    const page = windowPage(viewerOf(res), window, { typed, errors, once: onceOf(req) })
    showPage(req, res, 'windows/edit', page, status)
  }
}
