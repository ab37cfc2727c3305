import { prepared, type Db } from '../db'
import { isShown } from '../places/pocket'
import { listRegistryCounts, listShownCells } from '../places/queries'
import type { AgendaItem, PlaceFacts } from './meeting'

/** An AgendaItem, from `itemSource`. */
export const itemColumns = `agenda_items.id, agenda_items.meeting_id AS "meetingId", agenda_items.position,
  agenda_items.kind, agenda_items.decision_id AS "decisionId", decisions.code AS "decisionCode",
  decisions.text AS "decisionText", agenda_items.action_id AS "actionId",
  actions.code AS "actionCode", actions.title AS "actionTitle",
  agenda_items.indicator_id AS "indicatorId", indicators.code AS "indicatorCode",
  indicators.name AS "indicatorName", indicators.name_en AS "indicatorNameEn",
  agenda_items.place_id AS "placeId", places.code AS "placeCode", places.kind AS "placeKind",
  places.name AS "placeName", parents.name AS "placeParentName",
  coalesce(agenda_items.agency_id, actions.agency_id, decisions.agency_id) AS "agencyId",
  agencies.code::text AS "agencyCode", agencies.short_name AS "agencyName", agenda_items.title, agenda_items.reason,
  agenda_items.facts, agenda_items.question, agenda_items.minutes, agenda_items.in_annex AS "inAnnex",
  agenda_items.outcome, agenda_items.note, agenda_items.version, agenda_items.outcome_version AS "outcomeVersion",
  agenda_items.note_version AS "noteVersion"`

export const itemSource = `agenda_items LEFT JOIN actions ON actions.id = agenda_items.action_id
  LEFT JOIN indicators ON indicators.id = agenda_items.indicator_id
  LEFT JOIN places ON places.id = agenda_items.place_id
  LEFT JOIN places AS parents ON parents.id = places.parent_id
  LEFT JOIN decisions ON decisions.id = agenda_items.decision_id
  LEFT JOIN agencies ON agencies.id = coalesce(agenda_items.agency_id, actions.agency_id, decisions.agency_id)`

/** The agenda in its order, the annex last. */
export function listItems(db: Db, meetingId: number): Promise<AgendaItem[]> {
  return prepared<AgendaItem>(
    db,
    'meetings.items',
    `SELECT ${itemColumns} FROM ${itemSource} WHERE agenda_items.meeting_id = $1
      ORDER BY agenda_items.in_annex, agenda_items.position, agenda_items.id`,
    [meetingId],
  )
}

/** What the agency said last about an action: constraint, next step, and the help it needs. */
export type LastWords = Readonly<{
  actionId: number
  windowCode: string
  state: 'sent' | 'returned' | 'verified'
  doneText: string | null
  constraintCode: number | null
  constraintText: string | null
  nextText: string | null
  helpText: string | null
}>

export function listLastWords(db: Db, actionIds: readonly number[]): Promise<LastWords[]> {
  return prepared<LastWords>(
    db,
    'meetings.last_words',
    `SELECT DISTINCT ON (reports.action_id) reports.action_id AS "actionId", windows.code AS "windowCode",
        reports.state, reports.done_text AS "doneText",
        reports.constraint_code AS "constraintCode", reports.constraint_text AS "constraintText",
        reports.next_text AS "nextText", reports.help_text AS "helpText"
      FROM reports JOIN windows ON windows.id = reports.window_id
      WHERE reports.action_id = ANY ($1::int[]) AND reports.state IN ('sent', 'returned', 'verified')
      ORDER BY reports.action_id, windows.ends_on DESC, windows.id DESC`,
    [actionIds],
  )
}

/** What is known of those places in that year, by the latest count of a registry. */
export async function listPlaceFacts(
  db: Db,
  placeIds: readonly number[],
  year: number,
): Promise<PlaceFacts[]> {
  const [count] = await listRegistryCounts(db)
  const cells = count ? await listShownCells(db, count.id) : []
  const poorest = new Map(
    cells.filter((one) => one.desil === 1).map((one) => [one.placeId, one.families]),
  )
  const rows = await prepared<Pick<PlaceFacts, 'placeId' | 'actions' | 'isDemo'>>(
    db,
    'meetings.places',
    `SELECT places.id AS "placeId", EXISTS (SELECT FROM pockets
          WHERE pockets.place_id = places.id AND pockets.year = $2::int AND pockets.is_demo) AS "isDemo",
        (SELECT json_agg(json_build_object('strategy', strategies.number, 'actions', (
            SELECT count(DISTINCT actions.id) FROM action_places JOIN places AS inner_places ON inner_places.id = action_places.place_id
              JOIN actions ON actions.id = action_places.action_id
            WHERE places.id IN (inner_places.id, inner_places.parent_id) AND actions.year = $2
              AND actions.status <> 'cancelled' AND actions.strategy_number = strategies.number)) ORDER BY strategies.number)
          FROM strategies) AS actions
      FROM places WHERE places.id = ANY ($1::int[])`,
    [placeIds, year],
  )
  return rows.map((row) => {
    const figure = poorest.get(row.placeId) ?? null
    const families = isShown(figure) ? figure : null
    return {
      ...row,
      year,
      families,
      registry: count?.registry ?? null,
      countedOn: count?.countedOn ?? null,
      isDemo: row.isDemo || (families !== null && count?.isDemo === true),
    }
  })
}
