import type { Request, Response } from 'express'
import { findAgencyByCode } from '../agencies/queries'
import type { Db } from '../db'
import { NotFound, Outdated, Refused } from '../errors'
import { memoryOf, type Memory } from '../history/memory'
import { keptText } from '../http/attempt'
import { type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { oncePart, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import type { Day } from '../i18n'
import { can } from '../policy'
import { keepRow } from './update-commands'
import { PlacesDisagree, wholeField } from './by-place'
import { readRowForm, readWish, rowName, rowOf, rowsIn, typedRows } from './form'
import { obstacleMessage } from './obstacle'
import { mayWrite } from './pages'
import { storedMeanwhile, storedText } from './edit-page'
import { getSlot, listOpenSlots, listSlots, type SlotIds } from './queries'
import { listOwingAgencies, listReturned } from './work-queries'
import { obstacleTo, type Slot } from './report'
import {
  chooseAgencyPage,
  drawUpdateRows,
  rowsShown,
  updateHref,
  updatePage,
  type RowTrouble,
  type UpdateFacts,
  type UpdateRows,
} from './update-page'

type Asked = Readonly<{
  agency: { id: number; code: string; name: string } | null
  /** Where the agencies were looked up. */
  memory?: Memory
}> &
  Pick<UpdateFacts, 'agencies'>

/** What became of one row that was sent. */
type Outcome = Readonly<{ slot: Slot; state: 'sent' | 'saved' | 'unchanged'; trouble?: undefined }>
type Trouble = Readonly<{ slot: Slot; state: 'refused' | 'conflict' | 'gone'; trouble: RowTrouble }>

/** The screen on which an agency reports all that is due, row by row or all at once. */
export function updateRoutes(db: Db): Route[] {
  return [
    get('/reports/update', 'report.update', show),
    post('/reports/update', 'report.update', keep, { form: () => '/reports/update' }),
  ]

  async function show(req: Request, res: Response) {
    const { typed } = keptText(req)
    const asked = await askedOf(
      viewerOf(res),
      queryText(req.query, 'agency', 60) || agencyIn(typed),
    )
    const troubles = new Map(
      [...typedRows(typed)].map(([row, given]) => [row, { typed: given, errors: {} }]),
    )
    await showRows(req, res, asked, troubles)
  }

  /** Each row is written by itself: one that is refused holds up no other. */
  async function keep(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const asked = await askedOf(viewer, agencyIn(req.body))
    if (!asked.agency) return showRows(req, res, asked, new Map())
    const rows = rowsIn(req.body)
    const known = await listSlots(db, asked.agency.id, rows)
    const slotOf = new Map(known.map((slot) => [rowOf(slot), slot]))
    const wish = readWish(req.body).sending
    const results: (Outcome | Trouble)[] = []
    for (const [row, typed] of typedRows(req.body)) {
      const slot = slotOf.get(row)
      if (!slot || !can(viewer.user, 'report.send', slot)) continue
      const changed = isChanged(slot, typed)
      const wanted = typeof wish === 'object' ? wish.row === row : wish === 'all'
      const sending =
        wanted &&
        (typeof wish === 'object' ||
          (isFilled(typed) && (changed || slot.report?.state !== 'returned')))
      results.push(
        sending || changed
          ? await write(req, viewer, slot, typed, sending)
          : { slot, state: 'unchanged' },
      )
    }
    if (req.accepts(['html', 'json']) === 'json') return answerRows(res, viewer, results)
    await answer(req, res, asked, results)
  }

  async function write(
    req: Request,
    viewer: Viewer,
    slot: Slot,
    typed: Typed,
    sending: boolean,
  ): Promise<Outcome | Trouble> {
    const { user, locale, now, today } = viewer
    const read = readRowForm(typed, slot, locale, { sending })
    if (!read.ok) return { slot, state: 'refused', trouble: read }
    try {
      const state = await oncePart(db, user, req, [rowOf(slot), sending, typed], async (trx) => {
        await keepRow(trx, user, slot, read.input, sending, now)
        return sending ? 'sent' : 'saved'
      })
      return { slot, state: state === 'sent' ? 'sent' : 'saved' }
    } catch (error) {
      if (!(error instanceof Outdated || error instanceof Refused)) throw error
      const stored = await getSlot(db, slot.action.code, slot.window.code)
      if (error instanceof Refused && error.status === 422) {
        const field =
          error instanceof PlacesDisagree ? wholeField(slot, error.trouble.measure) : 'link'
        const errors = { [field]: { key: error.reason, params: error.params } }
        return { slot, state: 'refused', trouble: { typed, errors } }
      }
      if (!mayWrite(viewer, stored) || obstacleTo(stored, today)) {
        return { slot: stored, state: 'gone', trouble: { typed, errors: {} } }
      }
      const { version: _, ...mine } = typed
      const errors = storedMeanwhile(locale, stored, mine)
      return { slot: stored, state: 'conflict', trouble: { typed: mine, errors, conflict: true } }
    }
  }

  async function answer(
    req: Request,
    res: Response,
    asked: Asked,
    results: readonly (Outcome | Trouble)[],
  ) {
    const count = (state: Outcome['state']) => results.filter((one) => one.state === state).length
    const [sent, saved] = [count('sent'), count('saved')]
    if (sent > 0) notify(req, 'update.sent_n', { n: sent })
    if (saved > 0) notify(req, 'update.saved_n', { n: saved })
    const troubles = results.filter((one): one is Trouble => one.trouble !== undefined)
    if (troubles.length === 0) {
      if (sent + saved === 0) notify(req, 'update.nothing', {}, 'info')
      return res.redirect(303, updateHref(codeOf(asked), pageIn(req.body)))
    }
    const stale = troubles.some(({ state }) => state !== 'refused')
    const rows = new Map(troubles.map(({ slot, trouble }) => [rowOf(slot), trouble]))
    await showRows(req, res, asked, rows, stale ? 409 : 422)
  }

  /** The same for the page's script: what became of each row, in words. */
  async function answerRows(
    res: Response,
    { locale }: Viewer,
    results: readonly (Outcome | Trouble)[],
  ) {
    const rows = []
    for (const { slot, state, trouble } of results) {
      const stored =
        state === 'saved' || state === 'sent'
          ? await getSlot(db, slot.action.code, slot.window.code)
          : slot
      const obstacle = state === 'gone' ? obstacleTo(slot, viewerOf(res).today) : null
      rows.push({
        row: rowOf(slot),
        state,
        version: stored.report?.version ?? 0,
        when: stored.report ? locale.time(stored.report.updatedAt) : '',
        word: obstacle ? locale.say(obstacleMessage(locale, slot, obstacle)) : '',
        errors: Object.fromEntries(
          Object.entries(trouble?.errors ?? {}).map(([name, one]) => [name, locale.say(one)]),
        ),
        ...(state === 'conflict' && { stored: storedText(stored) }),
      })
    }
    res.json({ rows })
  }

  /** Whose reports: an officer's own agency's, for the secretariat the one they chose. */
  async function askedOf({ user, today }: Viewer, code: string): Promise<Asked> {
    if (user.role === 'officer') {
      const id = user.agencyId ?? 0
      return { agency: { id, code: '', name: user.agencyName ?? '' }, agencies: null }
    }
    // A count over all that is owed, which changes no sooner than anything is written.
    const memory = await memoryOf(db)
    const agencies = await memory(`owing ${today}`, () => listOwingAgencies(db, today))
    if (code === '') return { agency: null, agencies, memory }
    const agency = await findAgencyByCode(db, code)
    if (!agency) throw new NotFound(`agency ${code}`)
    return { agency, agencies, memory }
  }

  async function showRows(
    req: Request,
    res: Response,
    { agency, agencies, memory }: Asked,
    troubles: ReadonlyMap<string, RowTrouble>,
    status = 200,
  ) {
    const viewer = viewerOf(res)
    if (!agency) {
      return showPage(req, res, 'reports/update', chooseAgencyPage(viewer, agencies ?? []), status)
    }
    const page = pageIn(req.method === 'POST' ? req.body : req.query)
    const ids = rowsIn(
      Object.fromEntries([...troubles.keys()].map((row) => [`${row}_version`, ''])),
    )
    const read = () => readRows(agency.id, viewer.today, page, ids)
    // What comes back is its writer's alone; all else is the same for whoever reports for this agency.
    const back = troubles.size > 0 ? await read() : null
    const rows = back
      ? drawUpdateRows(viewer, back, troubles)
      : await (memory ?? (await memoryOf(db)))(
          `update ${agency.id} ${page} ${viewer.today} ${viewer.locale.lang}`,
          async () => drawUpdateRows(viewer, await read(), troubles),
        )
    // All of this page has been sent meanwhile: what is left stands on the pages before.
    if (rows.windows.length === 0 && page > 1 && ids.length === 0) {
      return res.redirect(303, updateHref(codeOf({ agency, agencies }), 1))
    }
    const facts = {
      agency,
      agencies,
      page,
      rows,
      troubles,
      slots: back?.slots ?? [],
      once: onceOf(req),
    }
    showPage(req, res, 'reports/update', updatePage(viewer, facts), status)
  }

  /** What is due on that page, after these rows, wherever they stand now. */
  async function readRows(
    agencyId: number,
    today: Day,
    page: number,
    ids: readonly SlotIds[],
  ): Promise<UpdateRows> {
    const due = await listOpenSlots(db, agencyId, today, rowsShown, (page - 1) * rowsShown)
    const there = new Set(due.slots.map(rowOf))
    const others = ids.filter((one) => !there.has(rowName(one)))
    const slots = [...(await listSlots(db, agencyId, others)), ...due.slots]
    const cameBack = slots.some(({ report }) => report?.state === 'returned')
    const returned = cameBack ? await listReturned(db, agencyId) : []
    const comments = new Map(
      returned.map((one) => [
        rowName({ actionId: one.actionId, windowId: one.window.id }),
        one.comments,
      ]),
    )
    return { slots, found: due.found, comments }
  }
}

/** The agency's code where it is a choice; an officer's own goes without saying. */
function codeOf({ agency, agencies }: Asked): string | null {
  return agencies ? (agency?.code ?? '') : null
}

function pageIn(asked: unknown): number {
  return Number(/^[1-9]\d{0,2}$/.exec(formReader(asked).raw('page'))?.[0] ?? 1)
}

function agencyIn(body: unknown): string {
  return formReader(body).raw('agency').slice(0, 60)
}

/** Whether a row says something else than what is stored or was suggested. */
function isChanged(slot: Slot, typed: Typed): boolean {
  const stored = storedText(slot)
  return Object.entries(typed).some(
    ([name, value]) =>
      name !== 'version' &&
      value !== (stored[name] ?? '') &&
      !(name === 'confirmed' && value === ''),
  )
}

/** Whether a row holds a figure or a note. */
function isFilled(typed: Typed): boolean {
  return Object.entries(typed).some(
    ([name, value]) =>
      /^(output|beneficiaries|done_text|money_\w+)$/.test(name) && String(value).trim() !== '',
  )
}
