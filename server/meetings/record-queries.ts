import { prepared, type Db } from '../db'
import type { Day } from '../i18n'
import { itemColumns, itemSource } from './item-queries'
import type { AgendaItem, Invited } from './meeting'
import type { DecisionDraft } from './draft'

/** What was taken from an item so far: a decision, or a new action that was proposed; that one has no due day. */
export type Taken = Readonly<{ code: string; text: string; agency: string; dueOn: Day | null }>

/** An item that is presented, as its recorder needs it: the card that it or its decision is about, and what was taken. */
export type RecordItem = AgendaItem &
  Readonly<{
    cardActionId: number | null
    cardActionCode: string | null
    cardActionTitle: string | null
    cardActionAgencyId: number | null
    cardIndicatorId: number | null
    cardPlaceKind: AgendaItem['placeKind']
    cardPlaceName: string | null
    cardPlaceParentName: string | null
    strategyNumber: number | null
    /** The card's last report. */
    reportState: 'sent' | 'returned' | 'verified' | null
    reportWindow: string | null
    taken: readonly Taken[]
  }>

/** The items that are presented, in their order. */
export function listRecordItems(db: Db, meetingId: number): Promise<RecordItem[]> {
  return prepared<RecordItem>(
    db,
    'meetings.record',
    `SELECT ${itemColumns}, cards.id AS "cardActionId", cards.code AS "cardActionCode", cards.title AS "cardActionTitle",
        cards.agency_id AS "cardActionAgencyId", shown.id AS "cardIndicatorId", spots.kind AS "cardPlaceKind",
        spots.name AS "cardPlaceName", around.name AS "cardPlaceParentName",
        coalesce(cards.strategy_number, shown.strategy_number) AS "strategyNumber",
        reported.state AS "reportState", reported.code AS "reportWindow", coalesce(taken.list, '[]') AS taken
      FROM ${itemSource}
        LEFT JOIN actions AS cards ON cards.id = coalesce(agenda_items.action_id, decisions.action_id)
        LEFT JOIN indicators AS shown ON shown.id = coalesce(agenda_items.indicator_id, decisions.indicator_id)
        LEFT JOIN places AS spots ON spots.id = coalesce(agenda_items.place_id, decisions.place_id)
        LEFT JOIN places AS around ON around.id = spots.parent_id
        LEFT JOIN LATERAL (SELECT reports.state, windows.code
          FROM reports JOIN windows ON windows.id = reports.window_id
          WHERE reports.action_id = cards.id AND reports.state IN ('sent', 'returned', 'verified')
          ORDER BY windows.ends_on DESC, windows.id DESC LIMIT 1) AS reported ON true
        LEFT JOIN LATERAL (SELECT json_agg(one) AS list FROM (
          (SELECT made.code, made.text, owners.short_name AS agency, made.due_on AS "dueOn"
            FROM decisions AS made JOIN agencies AS owners ON owners.id = made.agency_id
            WHERE made.agenda_item_id = agenda_items.id ORDER BY made.year, made.number, made.id LIMIT 50)
          UNION ALL
          (SELECT fresh.code, fresh.title, owners.short_name, NULL
            FROM proposed_actions JOIN actions AS fresh ON fresh.id = proposed_actions.action_id
              JOIN agencies AS owners ON owners.id = fresh.agency_id
            WHERE proposed_actions.agenda_item_id = agenda_items.id ORDER BY fresh.id LIMIT 50)) AS one) AS taken ON true
      WHERE agenda_items.meeting_id = $1 AND NOT agenda_items.in_annex
      ORDER BY agenda_items.position, agenda_items.id`,
    [meetingId],
  )
}

/** All that a recorder sees. */
export type RecordFacts = Readonly<{
  items: readonly RecordItem[]
  invited: readonly Invited[]
  agencies: readonly Readonly<{ id: number; name: string }>[]
  drafts: readonly DecisionDraft[]
}>

/** The decisions that are being written in the meeting, one an item at most. */
export function listDrafts(db: Db, meetingId: number): Promise<DecisionDraft[]> {
  return prepared<DecisionDraft>(
    db,
    'meetings.drafts',
    `SELECT decision_drafts.agenda_item_id AS "itemId", decision_drafts.text, decision_drafts.agency_id AS "agencyId",
        decision_drafts.due_on AS "dueOn", decision_drafts.action_code AS "actionCode", decision_drafts.version,
        decision_drafts.written_at AS "writtenAt", decision_drafts.written_by AS "writtenBy", users.name AS "writerName"
      FROM agenda_items JOIN decision_drafts ON decision_drafts.agenda_item_id = agenda_items.id
        LEFT JOIN users ON users.id = decision_drafts.written_by
      WHERE agenda_items.meeting_id = $1 ORDER BY agenda_items.id LIMIT 200`,
    [meetingId],
  )
}
