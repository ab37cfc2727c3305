import { formReader, isDay, type Form } from '../http/parse'
import type { Day } from '../i18n'
import {
  attendances,
  meetingKinds,
  outcomes,
  type Attendance,
  type MeetingKind,
  type Outcome,
} from './meeting'

export type MeetingInput = Readonly<{
  title: string
  kind: MeetingKind
  strategyNumber: number | null
  heldOn: Day
  startsAt: string | null
  venue: string | null
  chair: string | null
  plannedMinutes: number
  officialNumber: string | null
  agencyIds: readonly number[]
  version: number
}>

/** What a meeting is. `agencies` are the ids of those that can be invited. */
export function readMeetingForm(body: unknown, agencies: readonly number[]): Form<MeetingInput> {
  const form = formReader(body)
  const title = form.text('title', { required: true, min: 5, max: 200 })
  const kind = form.choice('kind', meetingKinds, { required: true })
  const strategy = form.choice('strategy', ['1', '2', '3'])
  if (kind === 'strategy' && strategy === null) form.refuse('strategy', 'field.required')
  const heldOn = form.day('held_on', { required: true })
  const startsAt = form.text('starts_at', { max: 5 })
  if (startsAt !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(startsAt))
    form.refuse('starts_at', 'meeting.not_a_time')
  const venue = form.text('venue', { min: 2, max: 200 })
  const chair = form.text('chair', { min: 2, max: 200 })
  const officialNumber = form.text('official_number', { max: 100 })
  const plannedMinutes = form.number('planned_minutes', {
    required: true,
    whole: true,
    min: 0,
    max: 480,
  })
  if (plannedMinutes !== null && plannedMinutes < 15)
    form.refuse('planned_minutes', 'meeting.too_short', { n: 15 })
  const chosen = new Set(form.rawAll('agencies'))
  const agencyIds = agencies.filter((id) => chosen.has(String(id)))
  if (!form.clean || title === null || kind === null || heldOn === null || plannedMinutes === null)
    return form.refused()
  return {
    ok: true,
    input: {
      title,
      kind,
      strategyNumber: kind === 'strategy' ? Number(strategy) : null,
      heldOn,
      startsAt,
      venue,
      chair,
      plannedMinutes,
      officialNumber,
      agencyIds,
      version: form.id('version') ?? 0,
    },
  }
}

export type ItemInput = Readonly<{ title: string; question: string | null; minutes: number }>

/** An item that the secretariat puts on the agenda by hand. */
export function readItemForm(body: unknown): Form<ItemInput> {
  const form = formReader(body)
  const title = form.text('item_title', { required: true, min: 3, max: 200 })
  const question = form.text('item_question', { max: 500 })
  const minutes = form.number('item_minutes', { required: true, whole: true, above: 0, max: 120 })
  if (!form.clean || title === null || minutes === null) return form.refused()
  return { ok: true, input: { title, question, minutes } }
}

export type ItemChange = Readonly<{ question: string | null; minutes: number; version: number }>

/** Question and minutes of an item that is there. */
export function readItemChange(body: unknown): Form<ItemChange> {
  const form = formReader(body)
  const question = form.text('question', { max: 500 })
  const minutes = form.number('minutes', { required: true, whole: true, above: 0, max: 120 })
  if (!form.clean || minutes === null) return form.refused()
  return { ok: true, input: { question, minutes, version: form.id('version') ?? 0 } }
}

export type AttendanceInput = Readonly<{
  attendance: Attendance
  representedBy: string | null
  version: number
}>

/** Who came for an agency: the head, somebody of an office, or nobody. */
export function readAttendanceForm(body: unknown): Form<AttendanceInput> {
  const form = formReader(body)
  const attendance = form.choice('attendance', attendances, { required: true })
  const office = form.text('represented_by', { min: 2, max: 200 })
  if (attendance === 'represented' && office === null)
    form.refuse('represented_by', 'meeting.which_office')
  if (!form.clean || attendance === null) return form.refused()
  return {
    ok: true,
    input: {
      attendance,
      representedBy: attendance === 'represented' ? office : null,
      version: form.id('version') ?? 0,
    },
  }
}

export type OutcomeInput = Readonly<{ outcome: Outcome | null; version: number }>

export function readOutcomeForm(body: unknown): Form<OutcomeInput> {
  const form = formReader(body)
  const outcome = form.choice('outcome', outcomes)
  if (!form.clean) return form.refused()
  return { ok: true, input: { outcome, version: form.id('version') ?? 0 } }
}

export type NoteInput = Readonly<{ note: string | null; version: number }>

export function readNoteForm(body: unknown): Form<NoteInput> {
  const form = formReader(body)
  const note = form.text('note', { max: 4000 })
  if (!form.clean) return form.refused()
  return { ok: true, input: { note, version: form.id('version') ?? 0 } }
}

/** A decision as far as it is written: what cannot be one yet is no fault. */
export type DraftInput = Readonly<{
  text: string | null
  agencyId: number | null
  dueOn: Day | null
  actionCode: string | null
  version: number
}>

/** `agencies` are the ids of those that can own a decision. */
export function readDraftForm(body: unknown, agencies: readonly number[]): Form<DraftInput> {
  const form = formReader(body)
  const text = form.text('text', { max: 2000 })
  const actionCode = form.text('action', { max: 20 })
  if (!form.clean) return form.refused()
  const agencyId = form.id('agency')
  const dueOn = form.raw('due_on')
  return {
    ok: true,
    input: {
      text,
      agencyId: agencyId !== null && agencies.includes(agencyId) ? agencyId : null,
      dueOn: isDay(dueOn) && dueOn >= '2000-01-01' ? dueOn : null,
      actionCode,
      version: form.id('version') ?? 0,
    },
  }
}
