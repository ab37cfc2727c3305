import type { Request, Response } from 'express'
import { listAgencies } from '../agencies/queries'
import type { Db } from '../db'
import { attempt, keptText, type Back } from '../http/attempt'
import { inPortions, listFiles } from '../http/files'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import type { MessageKey } from '../i18n'
import { can } from '../policy'
import { getSettings } from '../settings/queries'
import { minutesNumberOf } from '../settings/setting'
import { agendaRoutes } from './agenda-routes'
import { closeMeeting, createMeeting, editMeeting, shareAgenda, startMeeting } from './commands'
import { correctionRows } from './corrections-page'
import { isWritten } from './draft'
import { dropDrafts } from './draft-commands'
import { readMeetingForm } from './form'
import { handoutRoutes } from './handout-routes'
import { correctionsSince, pagesToKeep } from './keeping-page'
import { meetingColumns, meetingsSentence } from './list-sheet'
import { soughtWords, type Meeting } from './meeting'
import { minutesRoutes } from './minutes-routes'
import { meetingFormPage, meetingPage, meetingsPage, meetingsShown } from './pages'
import { presentRoutes } from './present-routes'
import { listItems } from './item-queries'
import { countClosed, findKeptPage, getMeeting, listInvited, listMeetings } from './queries'
import { meetingOf, pageOf, visibleMeeting, type OfMeeting } from './reach-routes'
import { listDrafts } from './record-queries'
import { recordRoutes } from './record-routes'
import { quietOf } from './screens-page'

/** The meetings themselves, from the first draft to the closing; then what belongs to one, by subject. */
export function meetingRoutes(db: Db): Route[] {
  const form = pageOf('')
  return [
    get('/meetings', 'meeting.see', list),
    ...listFiles('/meetings', 'meeting.see', fileOf),
    get('/meetings/new', 'meeting.manage', showNew),
    post('/meetings', 'meeting.manage', create, { form: () => '/meetings/new' }),
    get('/meetings/:id', 'meeting.see', show),
    get('/meetings/:id/edit', 'meeting.manage', showEdit),
    post('/meetings/:id', 'meeting.manage', edit, { form: pageOf('/edit') }),
    post('/meetings/:id/sharing', 'meeting.manage', share, { form }),
    post('/meetings/:id/opening', 'meeting.manage', open, { form }),
    post('/meetings/:id/closure', 'meeting.manage', close, { form }),
    ...agendaRoutes(db),
    ...handoutRoutes(db),
    ...presentRoutes(db),
    ...recordRoutes(db),
    ...minutesRoutes(db),
  ]

  async function list(req: Request, res: Response) {
    const page = Math.min(Math.max(Number(queryText(req.query, 'page', 4)) || 1, 1), 500)
    const viewer = viewerOf(res)
    const { q, scope } = readList(req, viewer)
    const meetings = await listMeetings(db, scope, {
      limit: meetingsShown + 1,
      offset: (page - 1) * meetingsShown,
      after: null,
    })
    showPage(req, res, 'meetings/index', meetingsPage(viewer, meetings, page, q))
  }

  async function fileOf(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { locale, today } = viewer
    const { q, scope } = readList(req, viewer)
    return {
      name: `rapat-per-${today}`,
      title: locale.t('nav.meetings'),
      filter: meetingsSentence(locale, q),
      columns: meetingColumns,
      rows: inPortions((offset, limit) => listMeetings(db, scope, { limit, offset, after: null })),
    }
  }

  function readList({ query }: Request, { user }: Viewer) {
    const q = queryText(query, 'q', 100).trim()
    return { q, scope: { words: soughtWords(q), drafts: can(user, 'meeting.manage') } }
  }

  async function showNew(req: Request, res: Response) {
    await showForm(req, res, null, keptText(req))
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
    const meeting = await visibleMeeting(db, req, viewer)
    const items = await listItems(db, meeting.id)
    const invited = await listInvited(db, meeting.id)
    const kept =
      meeting.state === 'closed'
        ? await findKeptPage(db, meeting.id, 'agenda', viewer.locale.lang)
        : undefined
    const quiet =
      kept || items.length === 0 ? { found: 0, actions: [] } : await quietOf(db, meeting)
    const closes = meeting.state === 'running' && can(viewer.user, 'meeting.manage')
    const page = meetingPage(viewer, meeting, items, invited, quiet, {
      once: onceOf(req),
      drafts: closes ? (await listDrafts(db, meeting.id)).filter(isWritten).length : 0,
    })
    const corrections = kept ? await correctionsSince(db, meeting, items, viewer.today) : undefined
    showPage(req, res, 'meetings/show', {
      ...page,
      ...kept,
      corrections: corrections ? correctionRows(viewer.locale, corrections) : null,
    })
  }

  async function showEdit(req: OfMeeting, res: Response) {
    await showForm(req, res, await meetingOf(db, req), {
      ...keptText(req),
    })
  }

  async function edit(req: OfMeeting, res: Response) {
    const { user } = viewerOf(res)
    const meeting = await meetingOf(db, req)
    const read = readMeetingForm(
      req.body,
      (await listAgencies(db)).map(({ id }) => id),
    )
    if (!read.ok) return showForm(req, res, meeting, read, 422)
    const work = async (trx: Db) => {
      await editMeeting(trx, user, meeting, read.input)
      return `/meetings/${meeting.id}`
    }
    await attempt(db, req, res, work, {
      notice: { key: 'meeting.saved_notice' },
      again: async ({ typed, errors }, status) =>
        showForm(req, res, await getMeeting(db, meeting.id), { typed, errors }, status),
    })
  }

  async function showForm(
    req: Request,
    res: Response,
    meeting: Meeting | null,
    { typed, errors }: Back,
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
      await dropDrafts(trx, viewer.user, meeting)
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
    const meeting = await meetingOf(db, req)
    const version = formReader(req.body).id('version') ?? 0
    const location = await once(db, user, req, async (trx) => {
      await work(trx, meeting, version)
      return `/meetings/${meeting.id}`
    })
    notify(req, done)
    res.redirect(303, location)
  }
}
