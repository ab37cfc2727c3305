import type { Request, Response } from 'express'
import type { Db } from '../db'
import { keptText } from '../http/attempt'
import type { Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { proposeAgenda } from './agenda'
import { agendaPage } from './agenda-page'
import { addItem, editItem, moveItem, removeItem, takeProposal, type ItemMove } from './commands'
import { readItemChange, readItemForm } from './form'
import type { Meeting } from './meeting'
import { findExceptions } from './proposal-page'
import { listItems } from './item-queries'
import { findMeetingBefore } from './queries'
import { itemOf, meetingOf, pageOf, type OfItem, type OfMeeting } from './reach-routes'
import { quietOf } from './screens-page'

/** Putting the agenda together: it proposes itself, and the secretariat has the last word. */
export function agendaRoutes(db: Db): Route[] {
  const form = pageOf('/agenda')
  return [
    get('/meetings/:id/agenda', 'meeting.manage', showAgenda),
    post('/meetings/:id/proposal', 'meeting.manage', propose, { form }),
    post('/meetings/:id/items', 'meeting.manage', add, { form }),
    post('/meetings/:id/items/:item', 'meeting.manage', changeItem, { form }),
    post('/meetings/:id/items/:item/move', 'meeting.manage', move, { form }),
    post('/meetings/:id/items/:item/removal', 'meeting.manage', remove, { form }),
  ]

  async function showAgenda(req: OfMeeting, res: Response) {
    const meeting = await meetingOf(db, req)
    await showAgendaOf(req, res, meeting, keptText(req))
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

  async function propose(req: OfMeeting, res: Response) {
    const { user, today } = viewerOf(res)
    const meeting = await meetingOf(db, req)
    const proposed = proposeAgenda(await findExceptions(db, meeting, today), meeting.plannedMinutes)
    const location = await once(db, user, req, async (trx) => {
      await takeProposal(trx, user, meeting, proposed)
      return `/meetings/${meeting.id}/agenda`
    })
    notify(req, 'meeting.proposed_notice', { n: proposed.filter((one) => !one.inAnnex).length })
    res.redirect(303, location)
  }

  async function add(req: OfMeeting, res: Response) {
    const { user } = viewerOf(res)
    const meeting = await meetingOf(db, req)
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
    const { meeting, item } = await itemOf(db, req)
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
    const { meeting, item, items } = await itemOf(db, req)
    const way = formReader(req.body).choice('move', ['up', 'down', 'annex', 'present'] as const)
    const location = await once(db, user, req, async (trx) => {
      if (way) await moveItem(trx, user, meeting, items, item, way satisfies ItemMove)
      return `/meetings/${meeting.id}/agenda#item-${item.id}`
    })
    res.redirect(303, location)
  }

  async function remove(req: OfItem, res: Response) {
    const { user } = viewerOf(res)
    const { meeting, item, items } = await itemOf(db, req)
    const location = await once(db, user, req, async (trx) => {
      await removeItem(trx, user, meeting, items, item)
      return `/meetings/${meeting.id}/agenda`
    })
    notify(req, 'meeting.item_removed_notice')
    res.redirect(303, location)
  }
}
