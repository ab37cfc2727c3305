import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import type { User } from '../users/user'
import { refuseWhenClosed, tell } from './commands'
import type { AttendanceInput, NoteInput, OutcomeInput } from './form'
import type { AgendaItem, Invited, Meeting } from './meeting'

/** Where the room is now; those who follow are told. */
export async function goTo(
  trx: Db,
  meeting: Meeting,
  itemId: number | null,
  now: Date,
): Promise<void> {
  if (meeting.state !== 'running') throw new Refused('meeting.wrong_state', {}, 409)
  await trx('meetings')
    .where({ id: meeting.id })
    .update({ current_item_id: itemId, current_since: now })
  await tell(trx, meeting.id, itemId)
}

/** Who came for an agency. Outdated when another recorder was quicker. */
export async function recordAttendance(
  trx: Db,
  actor: User,
  meeting: Meeting,
  invited: Invited,
  { attendance, representedBy, version }: AttendanceInput,
): Promise<void> {
  await writePart(trx, meeting, {
    table: 'meeting_agencies',
    where: { meeting_id: meeting.id, agency_id: invited.agencyId },
    counter: 'version',
    version,
    values: { attendance, represented_by: representedBy },
  })
  await remember(trx, actor, 'meeting.attended', 'meeting', meeting.id, {
    before: { agency: invited.shortName, attendance: invited.attendance },
    after: { agency: invited.shortName, attendance },
  })
  await tell(trx, meeting.id)
}

/** What became of an item. Outdated when another recorder was quicker. */
export async function recordOutcome(
  trx: Db,
  actor: User,
  meeting: Meeting,
  item: AgendaItem,
  { outcome, version }: OutcomeInput,
): Promise<void> {
  await writePart(trx, meeting, {
    table: 'agenda_items',
    where: { id: item.id },
    counter: 'outcome_version',
    version,
    values: { outcome },
  })
  await remember(trx, actor, 'meeting.outcome_recorded', 'meeting', meeting.id, {
    before: { item: item.id, outcome: item.outcome },
    after: { item: item.id, outcome },
  })
  await tell(trx, meeting.id)
}

/** What was said on an item. Outdated when another recorder was quicker. */
export async function recordNote(
  trx: Db,
  actor: User,
  meeting: Meeting,
  item: AgendaItem,
  { note, version }: NoteInput,
): Promise<void> {
  await writePart(trx, meeting, {
    table: 'agenda_items',
    where: { id: item.id },
    counter: 'note_version',
    version,
    values: { note },
  })
  await remember(trx, actor, 'meeting.note_written', 'meeting', meeting.id, {
    before: { item: item.id, note: item.note },
    after: { item: item.id, note },
  })
}

/** Writes one part of the record on the version that the recorder saw; each part counts its own. */
async function writePart(
  trx: Db,
  meeting: Meeting,
  part: Readonly<{
    table: 'meeting_agencies' | 'agenda_items'
    where: Readonly<Record<string, number>>
    counter: 'version' | 'outcome_version' | 'note_version'
    version: number
    values: Readonly<Record<string, string | null>>
  }>,
): Promise<void> {
  refuseWhenClosed(meeting)
  const { table, where, counter, version, values } = part
  const changed = await trx(table)
    .where({ ...where, [counter]: version })
    .update({ ...values, [counter]: version + 1 })
  if (changed === 0) throw new Outdated(`${table} ${Object.values(where).join(' ')}`)
}
