import type { Db } from '../db'
import { makeDecision } from '../decisions/commands'
import type { DecisionInput } from '../decisions/decision'
import { Outdated } from '../errors'
import { remember } from '../history'
import type { User } from '../users/user'
import { refuseWhenClosed } from './commands'
import { isWritten } from './draft'
import type { DraftInput } from './form'
import type { AgendaItem, Meeting } from './meeting'
import { listDrafts } from './record-queries'

/**
 * Keeps a decision as far as it is written. Outdated when another recorder was quicker. History hears of it when it is
 * begun and when another goes on with it, not of every pause of a hand.
 */
export async function saveDraft(
  trx: Db,
  actor: User,
  meeting: Meeting,
  item: AgendaItem,
  { version, ...said }: DraftInput,
  now: Date,
): Promise<void> {
  refuseWhenClosed(meeting)
  const row = {
    text: said.text,
    agency_id: said.agencyId,
    due_on: said.dueOn,
    action_code: said.actionCode,
    written_by: actor.id,
    written_at: now,
  }
  const before = (await trx('decision_drafts')
    .where({ agenda_item_id: item.id })
    .forUpdate()
    .first('version', 'written_by')) as { version: number; written_by: number | null } | undefined
  if ((before?.version ?? 0) !== version) throw new Outdated(`draft on item ${item.id}`)
  const written = before
    ? await trx('decision_drafts')
        .where({ agenda_item_id: item.id })
        .update({ ...row, version: version + 1 }, ['version'])
    : await trx('decision_drafts')
        .insert({ ...row, agenda_item_id: item.id })
        .onConflict('agenda_item_id')
        .ignore()
        .returning('version')
  if (written.length === 0) throw new Outdated(`draft on item ${item.id}`)
  if (before?.written_by === actor.id) return
  const event = before ? 'meeting.draft_continued' : 'meeting.draft_begun'
  await remember(trx, actor, event, 'meeting', meeting.id, {
    after: { item: item.id, text: said.text },
  })
}

/**
 * Makes the decision that was written on the item; its draft is gone. Outdated when the draft is not the one that the
 * recorder saw: another went on with it.
 */
export async function decideOnItem(
  trx: Db,
  actor: User,
  meeting: Meeting,
  item: AgendaItem,
  { input, version }: Readonly<{ input: DecisionInput; version: number }>,
  now: Date,
): Promise<string> {
  refuseWhenClosed(meeting)
  const [draft] = await trx('decision_drafts')
    .where({ agenda_item_id: item.id })
    .delete()
    .returning('version')
  if ((draft?.version ?? 0) !== version) throw new Outdated(`draft on item ${item.id}`)
  const of = { meetingId: meeting.id, agendaItemId: item.id }
  const { code } = await makeDecision(trx, actor, { ...input, ...of }, now)
  return code
}

/** What was written and never made is no part of a closed meeting; history keeps its words. */
export async function dropDrafts(trx: Db, actor: User, meeting: Meeting): Promise<void> {
  const drafts = await listDrafts(trx, meeting.id)
  for (const { itemId, text } of drafts.filter(isWritten)) {
    await remember(trx, actor, 'meeting.draft_dropped', 'meeting', meeting.id, {
      before: { item: itemId, text },
    })
  }
  const items = trx('agenda_items').where({ meeting_id: meeting.id }).select('id')
  await trx('decision_drafts').whereIn('agenda_item_id', items).delete()
}
