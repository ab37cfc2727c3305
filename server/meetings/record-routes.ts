import type { Request, Response } from 'express'
import { listAgencies } from '../agencies/queries'
import type { Db } from '../db'
import { Outdated } from '../errors'
import { keepable } from '../http/kept'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import type { Form } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { User } from '../users/user'
import { recordAttendance, recordNote, recordOutcome } from './record-commands'
import { readAttendanceForm, readNoteForm, readOutcomeForm } from './form'
import { presented, type Meeting } from './meeting'
import { listProposed } from './proposed-queries'
import { listItems } from './item-queries'
import { listInvited } from './queries'
import {
  invitedOf,
  itemOf,
  meetingOf,
  pageOf,
  type OfAgency,
  type OfItem,
  type OfMeeting,
} from './reach-routes'
import { recordPage, type Returned } from './record-page'
import { livesOf } from './screens-page'

/** A part of the record that is written by itself: its name on the page, where one goes on, and what it is about. */
type Part<Subject> = Readonly<{
  meeting: Meeting
  name: string
  anchor: string
  subject: Subject
}>

type Write<Subject, Input> = (
  trx: Db,
  actor: User,
  meeting: Meeting,
  subject: Subject,
  input: Input,
) => Promise<void>

/** What a second person writes down while the meeting runs: who came, and what became of each item. */
export function recordRoutes(db: Db): Route[] {
  const form = pageOf('/record')
  const ofItem = '/meetings/:id/items/:item'
  return [
    get('/meetings/:id/record', 'meeting.manage', showRecord),
    post(
      `${ofItem}/outcome`,
      'meeting.manage',
      record(itemPart('outcome'), readOutcomeForm, recordOutcome),
      { form },
    ),
    post(`${ofItem}/note`, 'meeting.manage', record(itemPart('note'), readNoteForm, recordNote), {
      form,
    }),
    post(
      '/meetings/:id/attendance/:agency',
      'meeting.manage',
      record(attendancePart, readAttendanceForm, recordAttendance),
      { form },
    ),
  ]

  async function showRecord(req: OfMeeting, res: Response) {
    const meeting = await meetingOf(db, req)
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
        proposed: await listProposed(db, meeting.id),
        agencies: await listAgencies(db),
        once: onceOf(req),
        returned,
      }),
      status,
    )
  }

  function itemPart(name: string) {
    return async (req: OfItem) => {
      const { meeting, item } = await itemOf(db, req)
      return { meeting, name: `${name}-${item.id}`, anchor: `item-${item.id}`, subject: item }
    }
  }

  async function attendancePart(req: OfAgency) {
    const meeting = await meetingOf(db, req)
    const agency = await invitedOf(db, meeting, req)
    const name = `attendance-${agency.agencyId}`
    return { meeting, name, anchor: name, subject: agency }
  }

  /** Writes one part of the record once; who is too late sees both what they typed and what is stored. */
  function record<Params extends { id: string }, Subject, Input>(
    partOf: (req: Request<Params>) => Promise<Part<Subject>>,
    read: (body: unknown) => Form<Input>,
    write: Write<Subject, Input>,
  ) {
    return async (req: Request<Params>, res: Response) => {
      const { user } = viewerOf(res)
      const { meeting, name: part, anchor, subject } = await partOf(req)
      const form = read(req.body)
      if (!form.ok) {
        const { typed, errors } = form
        return showRecordOf(req, res, meeting, { part, typed, errors, outdated: false }, 422)
      }
      try {
        const location = await once(db, user, req, async (trx) => {
          await write(trx, user, meeting, subject, form.input)
          return `/meetings/${meeting.id}/record#${anchor}`
        })
        res.redirect(303, location)
      } catch (error) {
        if (!(error instanceof Outdated)) throw error
        const typed = keepable(req.body)
        await showRecordOf(req, res, meeting, { part, typed, errors: {}, outdated: true }, 409)
      }
    }
  }
}
