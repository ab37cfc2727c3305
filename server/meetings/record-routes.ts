import type { Request, Response } from 'express'
import { listAgencies } from '../agencies/queries'
import type { Db } from '../db'
import { readDecisionForm } from '../decisions/form'
import { Outdated } from '../errors'
import { memoryOf } from '../history/memory'
import { keptText } from '../http/attempt'
import { keepable, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId, type FieldErrors, type Form } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { User } from '../users/user'
import { decideOnItem, saveDraft } from './draft-commands'
import { readAttendanceForm, readDraftForm, readNoteForm, readOutcomeForm } from './form'
import type { AgendaItem, Invited, Meeting } from './meeting'
import {
  invitedOf,
  itemOf,
  meetingOf,
  type OfAgency,
  type OfItem,
  type OfMeeting,
} from './reach-routes'
import { recordAttendance, recordNote, recordOutcome } from './record-commands'
import { recordPath, type OpenPart, type Returned } from './part-page'
import { recordPage } from './record-page'
import { listDrafts, listRecordItems, type RecordFacts } from './record-queries'
import { listInvited } from './queries'

/** Whose part of the record is written: an item of the agenda, or an agency that is invited. */
type Reached<Subject> = Readonly<{ meeting: Meeting; subject: Subject; of: number }>
type Reach<Params extends { id: string }, Subject> = (
  req: Request<Params>,
) => Promise<Reached<Subject>>
type Write<Subject, Input> = (
  trx: Db,
  actor: User,
  meeting: Meeting,
  subject: Subject,
  input: Input,
  now: Date,
) => Promise<unknown>
type Read<Input> = (
  body: unknown,
  meeting: Meeting,
  today: string,
) => Form<Input> | Promise<Form<Input>>

/** What a second person writes down while the meeting runs: who came, and what became of each item. */
export function recordRoutes(db: Db): Route[] {
  const item = '/meetings/:id/items/:item'
  const ofItem = { form: recordOf('item') }
  return [
    get('/meetings/:id/record', 'meeting.manage', showRecord),
    post(
      `${item}/outcome`,
      'meeting.manage',
      record('outcome', reachItem, readOutcomeForm, recordOutcome),
      ofItem,
    ),
    post(
      `${item}/note`,
      'meeting.manage',
      record('note', reachItem, readNoteForm, recordNote),
      ofItem,
    ),
    post(
      `${item}/draft`,
      'meeting.manage',
      record('draft', reachItem, readDraft, saveDraft),
      ofItem,
    ),
    post(`${item}/decisions`, 'decision.make', decide, ofItem),
    post(
      '/meetings/:id/attendance/:agency',
      'meeting.manage',
      record('attendance', reachInvited, readAttendanceForm, recordAttendance),
      { form: recordOf('agency') },
    ),
  ]

  async function showRecord(req: OfMeeting, res: Response) {
    const meeting = await meetingOf(db, req)
    // Nothing is recorded any more: what was is in the minutes.
    if (meeting.state === 'closed') return res.redirect(303, `/meetings/${meeting.id}/minutes`)
    await show(req, res, meeting, null)
  }

  async function show(
    req: Request,
    res: Response,
    meeting: Meeting,
    returned: Returned | null,
    status = 200,
  ) {
    const facts = await factsOf(meeting)
    const back = returned ?? keptPart(req, facts)
    const page = recordPage(viewerOf(res), meeting, facts, {
      open: openPart(req, meeting, facts, back),
      once: onceOf(req),
      returned: back,
    })
    showPage(req, res, 'meetings/record', page, status)
  }

  /** Drafts change with every pause of a hand and leave no line each: they alone are read anew. */
  async function factsOf({ id }: Meeting): Promise<RecordFacts> {
    const memory = await memoryOf(db)
    const known = await memory(`record ${id}`, async () => ({
      items: await listRecordItems(db, id),
      invited: await listInvited(db, id),
      agencies: await listAgencies(db),
    }))
    return { ...known, drafts: await listDrafts(db, id) }
  }

  async function reachItem(req: OfItem): Promise<Reached<AgendaItem>> {
    const { meeting, item: subject } = await itemOf(db, req)
    return { meeting, subject, of: subject.id }
  }

  async function reachInvited(req: OfAgency): Promise<Reached<Invited>> {
    const meeting = await meetingOf(db, req)
    const subject = await invitedOf(db, meeting, req)
    return { meeting, subject, of: subject.agencyId }
  }

  async function readDraft(body: unknown) {
    return readDraftForm(body, await ownerIds())
  }

  async function ownerIds(): Promise<number[]> {
    return (await listAgencies(db)).map(({ id }) => id)
  }

  async function decide(req: OfItem, res: Response) {
    const { now } = viewerOf(res)
    await record('draft', reachItem, readDecision, async (trx, actor, meeting, subject, input) => {
      const code = await decideOnItem(trx, actor, meeting, subject, input, now)
      notify(req, 'decision.made_notice', { code })
    })(req, res)
  }

  async function readDecision(body: unknown, { heldOn }: Meeting, today: string) {
    const decidedOn = heldOn < today ? heldOn : today
    const read = await readDecisionForm(db, body, {
      agencyIds: await ownerIds(),
      decidedOn,
      today,
    })
    if (!read.ok) return read
    const version = formReader(body).id('version') ?? 0
    return { ok: true as const, input: { input: read.input, version } }
  }

  /** Writes one part of the record once; who is too late sees both what they typed and what is stored. */
  function record<Params extends { id: string }, Subject, Input>(
    part: Returned['part'],
    reach: Reach<Params, Subject>,
    read: Read<Input>,
    write: Write<Subject, Input>,
  ) {
    return async (req: Request<Params>, res: Response) => {
      const { user, today, now } = viewerOf(res)
      const { meeting, subject, of } = await reach(req)
      const giveBack = (typed: Typed, errors: FieldErrors, status: 409 | 422) =>
        show(req, res, meeting, { part, of, typed, errors, outdated: status === 409 }, status)
      const form = await read(req.body, meeting, today)
      if (!form.ok) return giveBack(form.typed, form.errors, 422)
      try {
        const location = await once(db, user, req, async (trx) => {
          await write(trx, user, meeting, subject, form.input, now)
          return recordPath(meeting.id, part === 'attendance' ? part : of)
        })
        res.redirect(303, location)
      } catch (error) {
        if (!(error instanceof Outdated)) throw error
        await giveBack(keepable(req.body), {}, 409)
      }
    }
  }
}

/** Where a form of the record is given back to, when the session had ended. */
function recordOf(name: 'item' | 'agency') {
  return (params: Record<string, string>) =>
    `/meetings/${params['id'] ?? ''}/record?${name}=${encodeURIComponent(params[name] ?? '')}`
}

/** The part that an ended session left behind, as if it had just come back. */
function keptPart(req: Request, { items, invited }: RecordFacts): Returned | null {
  const { typed } = keptText(req)
  if (!typed) return null
  const item = items.find(({ id }) => String(id) === queryText(req.query, 'item', 12))
  const agency = invited.find(({ code }) => code === queryText(req.query, 'agency', 60))
  const of = agency?.agencyId ?? item?.id
  if (of === undefined) return null
  const part = agency
    ? 'attendance'
    : 'note' in typed
      ? 'note'
      : 'outcome' in typed
        ? 'outcome'
        : 'draft'
  return { part, of, typed, errors: {}, outdated: false }
}

/** What is open: what came back, what the address asks for, where the room is; at its opening, who came. */
function openPart(
  req: Request,
  { currentItemId }: Meeting,
  { items, invited }: RecordFacts,
  returned: Returned | null,
): OpenPart | null {
  if (returned) return returned.part === 'attendance' ? 'attendance' : returned.of
  const asked = queryText(req.query, 'item', 12)
  if (asked === 'attendance' || queryText(req.query, 'agency', 60) !== '') return 'attendance'
  const known = (id: number | null) => items.some((item) => item.id === id)
  const id = readId(asked)
  if (id !== null && known(id)) return id
  if (currentItemId !== null && known(currentItemId)) return currentItemId
  return invited.length > 0 ? 'attendance' : (items[0]?.id ?? null)
}
