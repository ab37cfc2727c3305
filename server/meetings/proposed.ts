import { prepared, type Db } from '../db'
import { remember } from '../history'
import { formReader } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { localeOf } from '../i18n'
import { can } from '../policy'
import { refuseWhenClosed } from './commands'
import { getMeeting, listItems } from './queries'
import { subjectOf } from './wording'

/** A new action that was proposed from an item of the agenda. */
export type ProposedAction = Readonly<{
  itemId: number
  code: string
  title: string
  agencyShortName: string
}>

/** The actions that a meeting proposed, by the items they came from. */
export function listProposed(db: Db, meetingId: number): Promise<ProposedAction[]> {
  return prepared<ProposedAction>(
    db,
    'meetings.proposed',
    `SELECT proposed_actions.agenda_item_id AS "itemId", actions.code, actions.title,
        agencies.short_name AS "agencyShortName"
      FROM agenda_items JOIN proposed_actions ON proposed_actions.agenda_item_id = agenda_items.id
        JOIN actions ON actions.id = proposed_actions.action_id JOIN agencies ON agencies.id = actions.agency_id
      WHERE agenda_items.meeting_id = $1 ORDER BY actions.id LIMIT 200`,
    [meetingId],
  )
}

/**
 * Notes from which item of an agenda a new action was proposed, when its form names one and its writer records
 * meetings. Refused (409) for a meeting that was closed meanwhile.
 */
export async function proposeFromItem(
  trx: Db,
  { user }: Viewer,
  body: unknown,
  code: string,
): Promise<void> {
  const itemId = formReader(body).id('item')
  if (itemId === null || !can(user, 'meeting.manage')) return
  const [of] = await trx('agenda_items').where({ id: itemId }).pluck('meeting_id')
  if (of === undefined) return
  const meeting = await getMeeting(trx, Number(of))
  refuseWhenClosed(meeting)
  const item = (await listItems(trx, meeting.id)).find(({ id }) => id === itemId)
  const action = await trx('actions').where({ code }).first('id')
  if (!item || !action) return
  await trx('proposed_actions').insert({ action_id: action.id, agenda_item_id: itemId })
  await remember(trx, user, 'action.proposed', 'action', action.id, {
    after: { meeting: meeting.title, item: subjectOf(localeOf('id'), item) },
  })
  await remember(trx, user, 'meeting.action_proposed', 'meeting', meeting.id, {
    after: { item: itemId, action: code },
  })
}
