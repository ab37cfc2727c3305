import type { Request, Response } from 'express'
import { listAgencies } from '../agencies/queries'
import type { Db } from '../db'
import { listUnfinishedDecisions } from '../decisions/queries'
import { NotFound, Outdated } from '../errors'
import { keepable, takeKept, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId, type FieldErrors, type Form } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import type { MessageKey } from '../i18n'
import { getHomeRegion, listSeries } from '../indicators/queries'
import { listUncoveredPockets, type UncoveredPocket } from '../places/queries'
import { can } from '../policy'
import { flagsOf } from '../reports/flags'
import { listQueue } from '../reports/queue-queries'
import { proposeAgenda } from './agenda'
import {
  addItem,
  closeMeeting,
  createMeeting,
  editItem,
  editMeeting,
  goTo,
  moveItem,
  notePrepared,
  recordAttendance,
  recordNote,
  recordOutcome,
  removeItem,
  shareAgenda,
  startMeeting,
  takeProposal,
  type ItemMove,
} from './commands'
import { correctionRows } from './corrections-page'
import { exceptionsOf, type BarePocket } from './exceptions'
import {
  readAttendanceForm,
  readItemChange,
  readItemForm,
  readMeetingForm,
  readNoteForm,
  readOutcomeForm,
} from './form'
import { follow } from './live'
import { presented, type AgendaItem, type Meeting } from './meeting'
import {
  agendaPage,
  invitationPage,
  meetingFormPage,
  meetingPage,
  meetingsPage,
  meetingsShown,
} from './pages'
import {
  agencySheet,
  briefPage,
  itemScreen,
  presentPage,
  type ItemScreen,
  type OpeningScreen,
} from './present-page'
import {
  countClosed,
  findKeptPage,
  findMeetingBefore,
  getMeeting,
  idsOfActions,
  listFreshIndicators,
  listInvited,
  listItems,
  listMeetings,
  listPrepared,
  listSilent,
  listTroubled,
} from './queries'
import { getSettings } from '../settings/queries'
import { minutesNumberOf } from '../settings/setting'
import { recordPage, type Returned } from './record-page'
import {
  briefOf,
  correctionsSince,
  livesOf,
  openingOf,
  pagesToKeep,
  quietOf,
  sheetOf,
  windowOf,
} from './screens-page'

type OfMeeting = Request<{ id: string }>
type OfItem = Request<{ id: string; item: string }>
type OfAgency = Request<{ id: string; agency: string }>

/** How many of each kind the proposal looks at. */
const lookedAt = { troubled: 60, silent: 20, odd: 40, pockets: 30 } as const

export function meetingRoutes(db: Db): Route[] {
  const back = (part: string) => (params: Record<string, string>) =>
    `/meetings/${params['id'] ?? ''}${part}`
  return [
    get('/meetings', 'meeting.see', list),
    get('/meetings/new', 'meeting.manage', showNew),
    post('/meetings', 'meeting.manage', create, { form: () => '/meetings/new' }),
    get('/meetings/:id', 'meeting.see', show),
    get('/meetings/:id/edit', 'meeting.manage', showEdit),
    post('/meetings/:id', 'meeting.manage', edit, { form: back('/edit') }),
    get('/meetings/:id/agenda', 'meeting.manage', showAgenda),
    post('/meetings/:id/proposal', 'meeting.manage', propose, { form: back('/agenda') }),
    post('/meetings/:id/items', 'meeting.manage', add, { form: back('/agenda') }),
    post('/meetings/:id/items/:item', 'meeting.manage', changeItem, { form: back('/agenda') }),
    post('/meetings/:id/items/:item/move', 'meeting.manage', move, { form: back('/agenda') }),
    post('/meetings/:id/items/:item/removal', 'meeting.manage', remove, { form: back('/agenda') }),
    get('/meetings/:id/agencies/:agency', 'meeting.see', showSheet),
    get('/meetings/:id/brief', 'meeting.see', showBrief),
    get('/meetings/:id/invitation', 'meeting.manage', showInvitation),
    post('/meetings/:id/invitation', 'meeting.manage', prepareText, { form: back('/invitation') }),
    post('/meetings/:id/sharing', 'meeting.manage', share, { form: back('') }),
    post('/meetings/:id/opening', 'meeting.manage', open, { form: back('') }),
    post('/meetings/:id/closure', 'meeting.manage', close, { form: back('') }),
    get('/meetings/:id/present', 'meeting.see', presentOpening),
    get('/meetings/:id/present/:item', 'meeting.see', presentItem),
    get('/meetings/:id/follow', 'meeting.see', showFollowed),
    get('/meetings/:id/live', 'meeting.see', listen),
    get('/meetings/:id/record', 'meeting.manage', showRecord),
    post('/meetings/:id/current', 'meeting.manage', goToItem, { form: back('/record') }),
    post('/meetings/:id/items/:item/outcome', 'meeting.manage', setOutcome, {
      form: back('/record'),
    }),
    post('/meetings/:id/items/:item/note', 'meeting.manage', setNote, { form: back('/record') }),
    post('/meetings/:id/attendance/:agency', 'meeting.manage', setAttendance, {
      form: back('/record'),
    }),
  ]

  async function list(req: Request, res: Response) {
    const page = Math.min(Math.max(Number(queryText(req.query, 'page', 4)) || 1, 1), 500)
    const viewer = viewerOf(res)
    const q = queryText(req.query, 'q', 100).trim()
    const scope = { words: soughtWords(q), drafts: can(viewer.user, 'meeting.manage') }
    const meetings = await listMeetings(db, scope, meetingsShown + 1, (page - 1) * meetingsShown)
    showPage(req, res, 'meetings/index', meetingsPage(viewer, meetings, page, q))
  }

  async function showNew(req: Request, res: Response) {
    await showForm(req, res, null, { typed: typedBefore(req) })
  }

  async function create(req: Request, res: Response) {
    const { user } = viewerOf(res)
    const read = readMeetingForm(
      req.body,
      (await listAgencies(db)).map(({ id }) => id),
    )
    if (!read.ok) return showForm(req, res, null, read, 422)
    const location = await once(
      db,
      user,
      req,
      async (trx) => `/meetings/${await createMeeting(trx, user, read.input)}`,
    )
    notify(req, 'meeting.created_notice')
    res.redirect(303, location)
  }

  async function show(req: OfMeeting, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visible(req, viewer)
    const items = await listItems(db, meeting.id)
    const invited = await listInvited(db, meeting.id)
    const kept =
      meeting.state === 'closed'
        ? await findKeptPage(db, meeting.id, 'agenda', viewer.locale.lang)
        : undefined
    const quiet =
      kept || items.length === 0 ? { found: 0, actions: [] } : await quietOf(db, meeting)
    const page = meetingPage(viewer, meeting, items, invited, quiet, onceOf(req))
    const corrections = kept ? await correctionsSince(db, meeting, items, viewer.today) : undefined
    showPage(req, res, 'meetings/show', {
      ...page,
      ...kept,
      corrections: corrections ? correctionRows(viewer.locale, corrections) : null,
    })
  }

  async function showEdit(req: OfMeeting, res: Response) {
    await showForm(req, res, await getMeeting(db, readId(req.params.id)), {
      typed: typedBefore(req),
    })
  }

  async function edit(req: OfMeeting, res: Response) {
    const { user } = viewerOf(res)
    const meeting = await getMeeting(db, readId(req.params.id))
    const read = readMeetingForm(
      req.body,
      (await listAgencies(db)).map(({ id }) => id),
    )
    if (!read.ok) return showForm(req, res, meeting, read, 422)
    try {
      const location = await once(db, user, req, async (trx) => {
        await editMeeting(trx, user, meeting, read.input)
        return `/meetings/${meeting.id}`
      })
      notify(req, 'meeting.saved_notice')
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
      const errors: FieldErrors = { title: { key: 'form.outdated' } }
      await showForm(
        req,
        res,
        await getMeeting(db, meeting.id),
        { typed: keepable(req.body), errors },
        409,
      )
    }
  }

  async function showForm(
    req: Request,
    res: Response,
    meeting: Meeting | null,
    { typed, errors }: { typed?: Typed | undefined; errors?: FieldErrors },
    status = 200,
  ) {
    const agencies = await listAgencies(db)
    const invited = meeting ? await listInvited(db, meeting.id) : []
    const page = meetingFormPage(viewerOf(res), meeting, agencies, invited, {
      typed,
      errors,
      once: onceOf(req),
    })
    showPage(req, res, 'meetings/form', page, status)
  }

  async function showAgenda(req: OfMeeting, res: Response) {
    const meeting = await getMeeting(db, readId(req.params.id))
    await showAgendaOf(req, res, meeting, { typed: typedBefore(req) })
  }

  async function showAgendaOf(
    req: Request,
    res: Response,
    meeting: Meeting,
    { typed, errors }: { typed?: Typed | undefined; errors?: FieldErrors },
    status = 200,
  ) {
    const items = await listItems(db, meeting.id)
    const before = await findMeetingBefore(db, meeting)
    const quiet = await quietOf(db, meeting)
    const page = agendaPage(viewerOf(res), meeting, items, before, quiet, {
      typed,
      errors,
      once: onceOf(req),
    })
    showPage(req, res, 'meetings/agenda', page, status)
  }

  /** Looks through the team's data for what a meeting should ask about, and puts what fits on the agenda. */
  async function propose(req: OfMeeting, res: Response) {
    const { user, today } = viewerOf(res)
    const meeting = await getMeeting(db, readId(req.params.id))
    const window = await windowOf(db, meeting)
    const before = await findMeetingBefore(db, meeting)
    const home = await getHomeRegion(db)
    const waiting = await listQueue(
      db,
      { state: 'sent', window: null, agency: null, strategy: null },
      lookedAt.odd,
      0,
    )
    const odd = waiting
      .map((row) => ({ code: row.actionCode, marks: flagsOf(row).length }))
      .filter(({ marks }) => marks > 0)
    const ids = await idsOfActions(
      db,
      odd.map(({ code }) => code),
    )
    const ofStrategy = (number: number | null) =>
      meeting.strategyNumber === null || number === null || number === meeting.strategyNumber
    const exceptions = exceptionsOf({
      decisions: (await listUnfinishedDecisions(db)).filter((one) =>
        ofStrategy(one.strategyNumber),
      ),
      pockets: barePockets(
        (await listUncoveredPockets(db, window?.year ?? Number(today.slice(0, 4)))).filter((one) =>
          ofStrategy(one.strategy),
        ),
      ).slice(0, lookedAt.pockets),
      troubled: window
        ? await listTroubled(db, window.id, meeting.strategyNumber, lookedAt.troubled)
        : [],
      indicators: (await listSeries(db, home.code)).filter((one) => ofStrategy(one.strategyNumber)),
      silent:
        window && window.dueOn < today ? await listSilent(db, window.id, lookedAt.silent) : [],
      odd: odd.flatMap(({ code, marks }) => {
        const actionId = ids.get(code)
        return actionId === undefined ? [] : [{ actionId, marks }]
      }),
      freshly: new Set(
        before?.closedAt ? await listFreshIndicators(db, home.code, before.closedAt) : [],
      ),
      heldOn: meeting.heldOn < today ? today : meeting.heldOn,
      today,
    })
    const proposed = proposeAgenda(exceptions, meeting.plannedMinutes)
    const location = await once(db, user, req, async (trx) => {
      await takeProposal(trx, user, meeting, proposed)
      return `/meetings/${meeting.id}/agenda`
    })
    notify(req, 'meeting.proposed_notice', { n: proposed.filter((one) => !one.inAnnex).length })
    res.redirect(303, location)
  }

  async function add(req: OfMeeting, res: Response) {
    const { user } = viewerOf(res)
    const meeting = await getMeeting(db, readId(req.params.id))
    const read = readItemForm(req.body)
    if (!read.ok) return showAgendaOf(req, res, meeting, read, 422)
    const items = await listItems(db, meeting.id)
    const location = await once(db, user, req, async (trx) => {
      await addItem(trx, user, meeting, items, read.input)
      return `/meetings/${meeting.id}/agenda`
    })
    notify(req, 'meeting.item_added_notice')
    res.redirect(303, location)
  }

  async function changeItem(req: OfItem, res: Response) {
    const { user } = viewerOf(res)
    const { meeting, item } = await itemOf(req)
    const read = readItemChange(req.body)
    if (!read.ok) return showAgendaOf(req, res, meeting, read, 422)
    const location = await once(db, user, req, async (trx) => {
      await editItem(trx, user, meeting, item, read.input)
      return `/meetings/${meeting.id}/agenda#item-${item.id}`
    })
    notify(req, 'meeting.saved_notice')
    res.redirect(303, location)
  }

  async function move(req: OfItem, res: Response) {
    const { user } = viewerOf(res)
    const { meeting, item, items } = await itemOf(req)
    const way = formReader(req.body).choice('move', ['up', 'down', 'annex', 'present'] as const)
    const location = await once(db, user, req, async (trx) => {
      if (way) await moveItem(trx, user, meeting, items, item, way satisfies ItemMove)
      return `/meetings/${meeting.id}/agenda#item-${item.id}`
    })
    res.redirect(303, location)
  }

  async function remove(req: OfItem, res: Response) {
    const { user } = viewerOf(res)
    const { meeting, item, items } = await itemOf(req)
    const location = await once(db, user, req, async (trx) => {
      await removeItem(trx, user, meeting, items, item)
      return `/meetings/${meeting.id}/agenda`
    })
    notify(req, 'meeting.item_removed_notice')
    res.redirect(303, location)
  }

  async function showSheet(req: OfAgency, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visible(req, viewer)
    const agency = (await listInvited(db, meeting.id)).find(
      ({ code }) => code === req.params.agency,
    )
    if (!agency) throw new NotFound(`agency ${req.params.agency.slice(0, 40)}`)
    const kept =
      meeting.state === 'closed'
        ? await findKeptPage(db, meeting.id, `agency-${agency.agencyId}`, viewer.locale.lang)
        : undefined
    const page =
      kept ?? (await sheetOf(db, viewer, meeting, agency, await listItems(db, meeting.id)))
    showPage(req, res, 'meetings/agency', page as ReturnType<typeof agencySheet>)
  }

  async function showBrief(req: OfMeeting, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visible(req, viewer)
    const kept =
      meeting.state === 'closed'
        ? await findKeptPage(db, meeting.id, 'brief', viewer.locale.lang)
        : undefined
    const page = kept ?? (await briefOf(db, viewer, meeting, await listItems(db, meeting.id)))
    showPage(req, res, 'meetings/brief', page as ReturnType<typeof briefPage>)
  }

  async function showInvitation(req: OfMeeting, res: Response) {
    const meeting = await getMeeting(db, readId(req.params.id))
    const { team } = res.locals['house'] as { team: string }
    const items = await listItems(db, meeting.id)
    const prepared = await listPrepared(db, meeting.id)
    showPage(
      req,
      res,
      'meetings/invitation',
      invitationPage(viewerOf(res), meeting, items, prepared, team, onceOf(req)),
    )
  }

  async function prepareText(req: OfMeeting, res: Response) {
    const { user } = viewerOf(res)
    const meeting = await getMeeting(db, readId(req.params.id))
    const channel = formReader(req.body).choice('channel', ['whatsapp', 'email'] as const)
    const location = await once(db, user, req, async (trx) => {
      if (channel) await notePrepared(trx, user, meeting, channel)
      return `/meetings/${meeting.id}/invitation`
    })
    if (channel) notify(req, 'meeting.prepared_notice')
    res.redirect(303, location)
  }

  function share(req: OfMeeting, res: Response) {
    return step(req, res, 'meeting.shared_notice', (trx, meeting, version) =>
      shareAgenda(trx, viewerOf(res).user, meeting, version, viewerOf(res).now),
    )
  }

  function open(req: OfMeeting, res: Response) {
    return step(req, res, 'meeting.opened_notice', (trx, meeting, version) =>
      startMeeting(trx, viewerOf(res).user, meeting, version, viewerOf(res).now),
    )
  }

  function close(req: OfMeeting, res: Response) {
    return step(req, res, 'meeting.closed_notice', async (trx, meeting, version) => {
      const viewer = viewerOf(res)
      const count = await countClosed(db, Number(meeting.heldOn.slice(0, 4)))
      const officialNumber =
        meeting.officialNumber ?? minutesNumberOf(await getSettings(db), count + 1, meeting.heldOn)
      const pages = await pagesToKeep(db, viewer, meeting, officialNumber)
      await closeMeeting(trx, viewer.user, meeting, version, viewer.now, { pages, officialNumber })
    })
  }

  /** One step of a meeting's life, told afterwards. */
  async function step(
    req: OfMeeting,
    res: Response,
    done: MessageKey,
    work: (trx: Db, meeting: Meeting, version: number) => Promise<void>,
  ) {
    const { user } = viewerOf(res)
    const meeting = await getMeeting(db, readId(req.params.id))
    const version = formReader(req.body).id('version') ?? 0
    const location = await once(db, user, req, async (trx) => {
      await work(trx, meeting, version)
      return `/meetings/${meeting.id}`
    })
    notify(req, done)
    res.redirect(303, location)
  }

  async function presentOpening(req: OfMeeting, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visible(req, viewer)
    const items = await listItems(db, meeting.id)
    const screen = await openingShown(viewer, meeting, items)
    showPage(
      req,
      res,
      'meetings/present',
      presentPage(viewer, meeting, items, { screen, item: null, kept: screen }),
    )
  }

  async function presentItem(req: OfItem, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visible(req, viewer)
    const items = await listItems(db, meeting.id)
    const item = presented(items).find(({ id }) => id === readId(req.params.item))
    if (!item) throw new NotFound(`item ${req.params.item.slice(0, 20)}`)
    const screen = await itemShown(viewer, meeting, item)
    showPage(
      req,
      res,
      'meetings/present',
      presentPage(viewer, meeting, items, {
        screen,
        item,
        kept: await keptOpening(viewer, meeting),
      }),
    )
  }

  /** The screen the room is at now, for whoever follows on another device. */
  async function showFollowed(req: OfMeeting, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visible(req, viewer)
    const items = await listItems(db, meeting.id)
    const item = presented(items).find(({ id }) => id === meeting.currentItemId) ?? null
    const screen = item
      ? await itemShown(viewer, meeting, item)
      : await openingShown(viewer, meeting, items)
    const page = presentPage(viewer, meeting, items, {
      screen,
      item,
      kept: await keptOpening(viewer, meeting),
    })
    showPage(req, res, 'meetings/present', {
      ...page,
      follows: meeting.state === 'running' ? `/meetings/${meeting.id}/live` : null,
    })
  }

  async function listen(req: OfMeeting, res: Response) {
    const meeting = await visible(req, viewerOf(res))
    // Nothing moves any more: a browser that hears this asks no further.
    if (meeting.state !== 'running') return void res.status(204).end()
    follow(db, meeting.id, res, async () => {
      const { currentItemId } = await getMeeting(db, meeting.id)
      const items = presented(await listItems(db, meeting.id))
      return items.find(({ id }) => id === currentItemId)?.id ?? null
    })
  }

  async function showRecord(req: OfMeeting, res: Response) {
    const meeting = await getMeeting(db, readId(req.params.id))
    // Nothing is recorded any more: what was is in the minutes.
    if (meeting.state === 'closed') return res.redirect(303, `/meetings/${meeting.id}/minutes`)
    await showRecordOf(req, res, meeting, null)
  }

  async function showRecordOf(
    req: Request,
    res: Response,
    meeting: Meeting,
    returned: Returned | null,
    status = 200,
  ) {
    const items = await listItems(db, meeting.id)
    const invited = await listInvited(db, meeting.id)
    showPage(
      req,
      res,
      'meetings/record',
      recordPage(viewerOf(res), meeting, items, invited, {
        lives: await livesOf(db, meeting, presented(items), viewerOf(res).today),
        agencies: await listAgencies(db),
        once: onceOf(req),
        returned,
      }),
      status,
    )
  }

  async function goToItem(req: OfMeeting, res: Response) {
    const { now } = viewerOf(res)
    const meeting = await getMeeting(db, readId(req.params.id))
    const asked = formReader(req.body).id('item')
    const item = presented(await listItems(db, meeting.id)).find(({ id }) => id === asked)
    await db.transaction((trx) => goTo(trx, meeting, item?.id ?? null, now))
    res.redirect(303, `/meetings/${meeting.id}/record${item ? `#item-${item.id}` : ''}`)
  }

  async function setOutcome(req: OfItem, res: Response) {
    const { user } = viewerOf(res)
    const { meeting, item } = await itemOf(req)
    await record(
      req,
      res,
      meeting,
      `outcome-${item.id}`,
      `#item-${item.id}`,
      readOutcomeForm(req.body),
      (trx, input) => recordOutcome(trx, user, meeting, item, input),
    )
  }

  async function setNote(req: OfItem, res: Response) {
    const { user } = viewerOf(res)
    const { meeting, item } = await itemOf(req)
    await record(
      req,
      res,
      meeting,
      `note-${item.id}`,
      `#item-${item.id}`,
      readNoteForm(req.body),
      (trx, input) => recordNote(trx, user, meeting, item, input),
    )
  }

  async function setAttendance(req: OfAgency, res: Response) {
    const { user } = viewerOf(res)
    const meeting = await getMeeting(db, readId(req.params.id))
    const agency = (await listInvited(db, meeting.id)).find(
      ({ code }) => code === req.params.agency,
    )
    if (!agency) throw new NotFound(`agency ${req.params.agency.slice(0, 40)}`)
    const part = `attendance-${agency.agencyId}`
    await record(req, res, meeting, part, `#${part}`, readAttendanceForm(req.body), (trx, input) =>
      recordAttendance(trx, user, meeting, agency, input),
    )
  }

  /** Writes one part of the record once; who is too late sees both what they typed and what is stored. */
  async function record<Input>(
    req: Request,
    res: Response,
    meeting: Meeting,
    part: string,
    anchor: string,
    read: Form<Input>,
    work: (trx: Db, input: Input) => Promise<void>,
  ) {
    const { user } = viewerOf(res)
    if (!read.ok) {
      return showRecordOf(
        req,
        res,
        meeting,
        { part, typed: read.typed, errors: read.errors, outdated: false },
        422,
      )
    }
    try {
      const location = await once(db, user, req, async (trx) => {
        await work(trx, read.input)
        return `/meetings/${meeting.id}/record${anchor}`
      })
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
      await showRecordOf(
        req,
        res,
        meeting,
        { part, typed: keepable(req.body), errors: {}, outdated: true },
        409,
      )
    }
  }

  /** A draft is the organisers' own; what is shared, runs or is closed is seen by everybody. */
  async function visible(req: Request<{ id: string }>, viewer: Viewer): Promise<Meeting> {
    const meeting = await getMeeting(db, readId(req.params.id))
    if (meeting.state === 'draft' && !can(viewer.user, 'meeting.manage'))
      throw new NotFound(`meeting ${meeting.id}`)
    return meeting
  }

  async function itemOf(req: OfItem) {
    const meeting = await getMeeting(db, readId(req.params.id))
    const items = await listItems(db, meeting.id)
    const item = items.find(({ id }) => id === readId(req.params.item))
    if (!item) throw new NotFound(`item ${req.params.item.slice(0, 20)}`)
    return { meeting, items, item }
  }

  async function keptOpening(viewer: Viewer, meeting: Meeting): Promise<OpeningScreen | undefined> {
    if (meeting.state !== 'closed') return undefined
    const kept = await findKeptPage(db, meeting.id, 'opening', viewer.locale.lang)
    return kept as OpeningScreen | undefined
  }

  async function openingShown(
    viewer: Viewer,
    meeting: Meeting,
    items: readonly AgendaItem[],
  ): Promise<OpeningScreen> {
    return (await keptOpening(viewer, meeting)) ?? openingOf(db, viewer, meeting, items)
  }

  async function itemShown(
    viewer: Viewer,
    meeting: Meeting,
    item: AgendaItem,
  ): Promise<ItemScreen> {
    const kept =
      meeting.state === 'closed'
        ? await findKeptPage(db, meeting.id, `item-${item.id}`, viewer.locale.lang)
        : undefined
    return (
      (kept as ItemScreen | undefined) ??
      itemScreen(
        viewer.locale,
        viewer.today,
        item,
        (await livesOf(db, meeting, [item], viewer.today)).get(item.id),
      )
    )
  }
}

/** The words of a search as the database spells them: lower case, without accents; at most six. */
function soughtWords(typed: string): string[] {
  return typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s,;()“”"]+/)
    .filter((word) => word !== '')
    .slice(0, 6)
}

/** Places with all the strategies that leave them out. Those that leave out most come first. */
function barePockets(uncovered: readonly UncoveredPocket[]): BarePocket[] {
  const strategies = new Map<number, number[]>()
  for (const { placeId, strategy } of uncovered) {
    strategies.set(placeId, [...(strategies.get(placeId) ?? []), strategy])
  }
  return [...strategies]
    .map(([placeId, missing]) => ({ placeId, strategies: missing }))
    .sort((one, other) => other.strategies.length - one.strategies.length)
}

function typedBefore(req: Request): Typed | undefined {
  const typed = takeKept(req)
  if (typed) notify(req, 'form.kept', {}, 'info')
  return typed
}
