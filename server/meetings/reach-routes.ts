import type { Request } from 'express'
import type { Db } from '../db'
import { NotFound } from '../errors'
import { readId } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { can } from '../policy'
import { isVisible, type AgendaItem, type Invited, type Meeting } from './meeting'
import { listItems } from './item-queries'
import { getMeeting, listInvited } from './queries'

export type OfMeeting = Request<{ id: string }>
export type OfItem = Request<{ id: string; item: string }>
export type OfAgency = Request<{ id: string; agency: string }>

/** The address of a page of the meeting that a URL names: what a form is given back to. */
export function pageOf(part: string): (params: Record<string, string>) => string {
  return (params) => `/meetings/${params['id'] ?? ''}${part}`
}

/** The meeting of the URL; NotFound for one that does not exist. */
export function meetingOf(db: Db, req: OfMeeting): Promise<Meeting> {
  return getMeeting(db, readId(req.params.id))
}

/** A draft is the organisers' own; what is shared, runs or is closed is seen by everybody. */
export async function visibleMeeting(db: Db, req: OfMeeting, viewer: Viewer): Promise<Meeting> {
  const meeting = await meetingOf(db, req)
  if (!isVisible(meeting, can(viewer.user, 'meeting.manage')))
    throw new NotFound(`meeting ${meeting.id}`)
  return meeting
}

/** The item of the URL with its meeting and the whole agenda. */
export async function itemOf(
  db: Db,
  req: OfItem,
): Promise<{ meeting: Meeting; items: AgendaItem[]; item: AgendaItem }> {
  const meeting = await meetingOf(db, req)
  const items = await listItems(db, meeting.id)
  const item = items.find(({ id }) => id === readId(req.params.item))
  if (!item) throw new NotFound(`item ${req.params.item.slice(0, 20)}`)
  return { meeting, items, item }
}

/** The agency of the URL, as it is invited to the meeting. */
export async function invitedOf(db: Db, meeting: Meeting, req: OfAgency): Promise<Invited> {
  const { agency: code } = req.params
  const agency = (await listInvited(db, meeting.id)).find((one) => one.code === code)
  if (!agency) throw new NotFound(`agency ${code.slice(0, 40)}`)
  return agency
}
