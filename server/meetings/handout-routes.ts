import type { Response } from 'express'
import type { Db } from '../db'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { notePrepared } from './commands'
import { invitationPage, type agencySheet, type briefPage } from './handout-page'
import { listItems } from './item-queries'
import { findKeptPage, listPrepared } from './queries'
import {
  invitedOf,
  meetingOf,
  pageOf,
  visibleMeeting,
  type OfAgency,
  type OfMeeting,
} from './reach-routes'
import { briefOf, sheetOf } from './screens-page'

/** What goes out before a meeting: a sheet for each agency, a brief for the chair, and the invitation's text. */
export function handoutRoutes(db: Db): Route[] {
  return [
    get('/meetings/:id/agencies/:agency', 'meeting.see', showSheet),
    get('/meetings/:id/brief', 'meeting.see', showBrief),
    get('/meetings/:id/invitation', 'meeting.manage', showInvitation),
    post('/meetings/:id/invitation', 'meeting.manage', prepareText, {
      form: pageOf('/invitation'),
    }),
  ]

  async function showSheet(req: OfAgency, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visibleMeeting(db, req, viewer)
    const agency = await invitedOf(db, meeting, req)
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
    const meeting = await visibleMeeting(db, req, viewer)
    const kept =
      meeting.state === 'closed'
        ? await findKeptPage(db, meeting.id, 'brief', viewer.locale.lang)
        : undefined
    const page = kept ?? (await briefOf(db, viewer, meeting, await listItems(db, meeting.id)))
    showPage(req, res, 'meetings/brief', page as ReturnType<typeof briefPage>)
  }

  async function showInvitation(req: OfMeeting, res: Response) {
    const meeting = await meetingOf(db, req)
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
    const meeting = await meetingOf(db, req)
    const channel = formReader(req.body).choice('channel', ['whatsapp', 'email'] as const)
    const location = await once(db, user, req, async (trx) => {
      if (channel) await notePrepared(trx, user, meeting, channel)
      return `/meetings/${meeting.id}/invitation`
    })
    if (channel) notify(req, 'meeting.prepared_notice')
    res.redirect(303, location)
  }
}
