import { prepared, type Db } from '../db'

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
