import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import type { User } from '../users/user'
import type { Proposed } from './agenda'
import type { ItemChange, ItemInput, MeetingInput } from './form'
import { isPreparing, type AgendaItem, type Meeting, type MeetingState } from './meeting'

/** Calls a meeting, as a draft. Gives its id. */
export async function createMeeting(trx: Db, actor: User, input: MeetingInput): Promise<number> {
  const [row] = await trx('meetings')
    .insert({ ...rowOf(input), created_by: actor.id })
    .returning('id')
  const { id } = row as { id: number }
  await invite(trx, id, input.agencyIds)
  await remember(trx, actor, 'meeting.created', 'meeting', id, { after: rowOf(input) })
  return id
}

/** Changes what a meeting is, as long as it is being prepared. Outdated when another was quicker. */
export async function editMeeting(
  trx: Db,
  actor: User,
  meeting: Meeting,
  input: MeetingInput,
): Promise<void> {
  refuseUnlessPreparing(meeting)
  await take(trx, meeting, input.version, rowOf(input))
  await invite(trx, meeting.id, input.agencyIds)
  await remember(trx, actor, 'meeting.edited', 'meeting', meeting.id, {
    before: { title: meeting.title, held_on: meeting.heldOn, minutes: meeting.plannedMinutes },
    after: { title: input.title, held_on: input.heldOn, minutes: input.plannedMinutes },
  })
}

function rowOf(input: MeetingInput) {
  return {
    title: input.title,
    kind: input.kind,
    strategy_number: input.strategyNumber,
    held_on: input.heldOn,
    starts_at: input.startsAt,
    venue: input.venue,
    chair: input.chair,
    planned_minutes: input.plannedMinutes,
    official_number: input.officialNumber,
  }
}

async function invite(trx: Db, meetingId: number, agencyIds: readonly number[]): Promise<void> {
  await trx('meeting_agencies')
    .where({ meeting_id: meetingId })
    .whereNotIn('agency_id', [...agencyIds])
    .delete()
  if (agencyIds.length === 0) return
  await trx('meeting_agencies')
    .insert(agencyIds.map((id) => ({ meeting_id: meetingId, agency_id: id })))
    .onConflict(['meeting_id', 'agency_id'])
    .ignore()
}

/** Puts the proposal on the agenda in place of the former one; what was added by hand stays, before it. */
export async function takeProposal(
  trx: Db,
  actor: User,
  meeting: Meeting,
  proposed: readonly Proposed[],
): Promise<void> {
  await hold(trx, meeting)
  refuseUnlessPreparing(meeting)
  await trx('agenda_items').where({ meeting_id: meeting.id }).whereNotNull('reason').delete()
  const kept = (await trx('agenda_items')
    .where({ meeting_id: meeting.id })
    .orderBy(['position', 'id'])
    .pluck('id')) as number[]
  await reorder(trx, kept)
  if (proposed.length > 0) {
    await trx('agenda_items').insert(
      proposed.map((one, index) => ({
        meeting_id: meeting.id,
        position: kept.length + index + 1,
        kind: one.kind,
        decision_id: one.decisionId ?? null,
        action_id: one.actionId ?? null,
        indicator_id: one.indicatorId ?? null,
        place_id: one.placeId ?? null,
        agency_id: one.agencyId ?? null,
        reason: one.reason,
        facts: JSON.stringify(one.facts),
        minutes: one.minutes,
        in_annex: one.inAnnex,
      })),
    )
  }
  await remember(trx, actor, 'meeting.agenda_proposed', 'meeting', meeting.id, {
    after: {
      items: proposed.filter((one) => !one.inAnnex).length,
      annex: proposed.filter((one) => one.inAnnex).length,
    },
  })
}

/** Adds an item by hand, before the annex. */
export async function addItem(
  trx: Db,
  actor: User,
  meeting: Meeting,
  items: readonly AgendaItem[],
  input: ItemInput,
): Promise<void> {
  await hold(trx, meeting)
  refuseWhenClosed(meeting)
  if (items.length >= 100) throw new Refused('meeting.too_many_items', { n: 100 }, 422)
  const [row] = await trx('agenda_items')
    .insert({
      meeting_id: meeting.id,
      position: items.length + 1,
      kind: 'free',
      title: input.title,
      question: input.question,
      minutes: input.minutes,
    })
    .returning('id')
  const { id } = row as { id: number }
  const main = items.filter((item) => !item.inAnnex).map((item) => item.id)
  const annex = items.filter((item) => item.inAnnex).map((item) => item.id)
  await reorder(trx, [...main, id, ...annex])
  await remember(trx, actor, 'meeting.item_added', 'meeting', meeting.id, {
    after: { title: input.title },
  })
}

export type ItemMove = 'up' | 'down' | 'annex' | 'present'

/** Moves an item by one place, into the annex or out of it. Moving beyond an end changes nothing. */
export async function moveItem(
  trx: Db,
  actor: User,
  meeting: Meeting,
  items: readonly AgendaItem[],
  item: AgendaItem,
  move: ItemMove,
): Promise<void> {
  await hold(trx, meeting)
  refuseUnlessPreparing(meeting)
  const main = items.filter((one) => !one.inAnnex && one.id !== item.id).map((one) => one.id)
  const annex = items.filter((one) => one.inAnnex && one.id !== item.id).map((one) => one.id)
  const own = item.inAnnex ? annex : main
  const at = items
    .filter((one) => one.inAnnex === item.inAnnex)
    .findIndex((one) => one.id === item.id)
  if (move === 'annex') annex.unshift(item.id)
  else if (move === 'present') main.push(item.id)
  else own.splice(Math.max(0, move === 'up' ? at - 1 : at + 1), 0, item.id)
  if (move === 'annex' || move === 'present')
    await trx('agenda_items')
      .where({ id: item.id })
      .update({ in_annex: move === 'annex' })
  await reorder(trx, [...main, ...annex])
  await remember(trx, actor, 'meeting.item_moved', 'meeting', meeting.id, {
    after: { item: item.id, move },
  })
}

export async function removeItem(
  trx: Db,
  actor: User,
  meeting: Meeting,
  items: readonly AgendaItem[],
  item: AgendaItem,
): Promise<void> {
  await hold(trx, meeting)
  refuseUnlessPreparing(meeting)
  await trx('agenda_items').where({ id: item.id }).delete()
  await reorder(
    trx,
    items.filter((one) => one.id !== item.id).map((one) => one.id),
  )
  await remember(trx, actor, 'meeting.item_removed', 'meeting', meeting.id, {
    before: {
      item: item.id,
      title: item.title ?? item.actionCode ?? item.indicatorCode ?? item.agencyCode,
    },
  })
}

export async function editItem(
  trx: Db,
  actor: User,
  meeting: Meeting,
  item: AgendaItem,
  input: ItemChange,
): Promise<void> {
  refuseWhenClosed(meeting)
  const changed = await trx('agenda_items')
    .where({ id: item.id, version: input.version })
    .update({ question: input.question, minutes: input.minutes, version: input.version + 1 })
  if (changed === 0) throw new Outdated(`agenda item ${item.id}`)
  await remember(trx, actor, 'meeting.item_edited', 'meeting', meeting.id, {
    before: { question: item.question, minutes: item.minutes },
    after: { question: input.question, minutes: input.minutes },
  })
}

const next: Record<Exclude<MeetingState, 'draft'>, readonly MeetingState[]> = {
  shared: ['draft'],
  running: ['shared', 'draft'],
  closed: ['running'],
}

/** Shows the agenda to everybody. */
export async function shareAgenda(
  trx: Db,
  actor: User,
  meeting: Meeting,
  version: number,
  now: Date,
): Promise<void> {
  await enter(trx, meeting, 'shared', version, { shared_at: now })
  await remember(trx, actor, 'meeting.shared', 'meeting', meeting.id)
}

/** Opens the meeting. Only one runs at a time: Refused (409) while another does. */
export async function startMeeting(
  trx: Db,
  actor: User,
  meeting: Meeting,
  version: number,
  now: Date,
): Promise<void> {
  const other = await trx('meetings')
    .where({ state: 'running' })
    .whereNot({ id: meeting.id })
    .first('title')
  if (other) throw new Refused('meeting.another_runs', { title: String(other.title) }, 409)
  await enter(trx, meeting, 'running', version, { started_at: now, current_since: now })
  await remember(trx, actor, 'meeting.started', 'meeting', meeting.id)
  await tell(trx, meeting.id)
}

/** What a closed meeting shows for ever: page by page, in both languages. */
export type KeptPage = Readonly<{
  page: string
  lang: 'id' | 'en'
  content: Record<string, unknown>
}>

/** Closes the meeting; every page stays as it is shown now, whatever changes afterwards. */
export async function closeMeeting(
  trx: Db,
  actor: User,
  meeting: Meeting,
  version: number,
  now: Date,
  {
    pages,
    officialNumber,
  }: Readonly<{ pages: readonly KeptPage[]; officialNumber: string | null }>,
): Promise<void> {
  if (meeting.state !== 'running') throw new Refused('meeting.wrong_state', {}, 409)
  for (const { page, lang, content } of pages) {
    await trx('meeting_pages').insert({
      meeting_id: meeting.id,
      page,
      lang,
      content: JSON.stringify(content),
    })
  }
  await enter(trx, meeting, 'closed', version, {
    closed_at: now,
    current_item_id: null,
    official_number: officialNumber,
  })
  await remember(trx, actor, 'meeting.closed', 'meeting', meeting.id, {
    after: { pages: pages.length, official_number: officialNumber },
  })
  await tell(trx, meeting.id)
}

async function enter(
  trx: Db,
  meeting: Meeting,
  state: Exclude<MeetingState, 'draft'>,
  version: number,
  more: Record<string, unknown>,
): Promise<void> {
  if (!next[state].includes(meeting.state)) throw new Refused('meeting.wrong_state', {}, 409)
  await take(trx, meeting, version, { state, ...more })
}

/** Notes that somebody copied the invitation, to send it by other means. Nothing was sent by this tool. */
export async function notePrepared(
  trx: Db,
  actor: User,
  meeting: Meeting,
  channel: 'whatsapp' | 'email',
): Promise<void> {
  await trx('prepared_texts').insert({ meeting_id: meeting.id, channel, prepared_by: actor.id })
  await remember(trx, actor, 'meeting.text_prepared', 'meeting', meeting.id, { after: { channel } })
}

/**
 * Tells every process that shows this meeting, once the transaction is committed: that something moved, and where the room
 * went, if it did; null is the opening.
 */
export async function tell(trx: Db, meetingId: number, item?: number | null): Promise<void> {
  const word = item === undefined ? String(meetingId) : `${meetingId} ${item ?? 0}`
  await trx.raw('SELECT pg_notify(?, ?)', ['meeting', word])
}

async function take(
  trx: Db,
  meeting: Meeting,
  version: number,
  row: Record<string, unknown>,
): Promise<void> {
  const changed = await trx('meetings')
    .where({ id: meeting.id, version })
    .update({ ...row, version: version + 1 })
  if (changed === 0) throw new Outdated(`meeting ${meeting.id}`)
}

/** Of two who change the agenda's order at once the second waits. */
async function hold(trx: Db, meeting: Meeting): Promise<void> {
  await trx('meetings').where({ id: meeting.id }).forUpdate().first('id')
}

async function reorder(trx: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await trx.raw(
    `UPDATE agenda_items SET position = wanted.place
      FROM unnest(?::int[]) WITH ORDINALITY AS wanted (id, place)
      WHERE agenda_items.id = wanted.id`,
    [[...ids]],
  )
}

function refuseUnlessPreparing(meeting: Meeting): void {
  if (!isPreparing(meeting)) throw new Refused('meeting.no_longer_prepared', {}, 409)
}

/** Refused (409) for a meeting that was closed: what it wrote down stays. */
export function refuseWhenClosed(meeting: Meeting): void {
  if (meeting.state === 'closed') throw new Refused('meeting.closed_already', {}, 409)
}
