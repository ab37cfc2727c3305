import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Day } from '../i18n'
import { isWindowCode, slotStates, type SlotState, type Window } from './window'

const columns = `windows.id, windows.code, windows.year, windows.kind, windows.number, windows.ends_on AS "endsOn",
  windows.opens_on AS "opensOn", windows.due_on AS "dueOn", windows.grace_until AS "graceUntil",
  windows.unlocked_until AS "unlockedUntil", windows.unlock_reason AS "unlockReason", windows.version`

/** All windows, oldest first; a handful a year. */
export function listWindows(db: Db): Promise<Window[]> {
  return prepared<Window>(
    db,
    'windows.all',
    `SELECT ${columns} FROM windows ORDER BY windows.year, windows.ends_on, windows.id`,
  )
}

export async function getWindow(db: Db, code: string): Promise<Window> {
  if (!isWindowCode(code)) throw new NotFound(`window ${code}`)
  const [window] = await prepared<Window>(
    db,
    'windows.by_code',
    `SELECT ${columns} FROM windows WHERE windows.code = $1`,
    [code],
  )
  if (!window) throw new NotFound(`window ${code}`)
  return window
}

// An action in a window of its year. That it is the same year is said so that those of other years are not read.
const slotTables = `standings JOIN actions ON actions.id = standings.action_id
  JOIN windows ON windows.id = standings.window_id AND windows.year = actions.year`

// Names the state of an action in a window, both joined; $1 is the day. What was sent says so whatever was owed.
const slotState = `CASE
  WHEN standings.report_state IN ('sent', 'returned', 'verified') THEN standings.report_state
  WHEN EXISTS (SELECT FROM excuses WHERE excuses.window_id = standings.window_id AND (excuses.action_id = actions.id
    OR (excuses.action_id IS NULL AND excuses.agency_id = actions.agency_id))) THEN 'excused'
  WHEN NOT standings.owed OR windows.opens_on > $1::date THEN 'not_due'
  WHEN windows.due_on < $1::date THEN 'late'
  ELSE report_state END`

export type StatesOfAgency = Readonly<{ code: string; shortName: string }> &
  Readonly<Record<SlotState, number>>

/** How many actions of each agency are in which state for that window. */
export function countStates(db: Db, windowId: number, today: Day): Promise<StatesOfAgency[]> {
  return prepared<StatesOfAgency>(
    db,
    'windows.states',
    // Materialized: each state is found once, not once more for each state that is counted.
    `WITH slots AS MATERIALIZED (SELECT actions.agency_id, ${slotState} AS state
       FROM ${slotTables} WHERE standings.window_id = $2)
     SELECT agencies.code::text AS code, agencies.short_name AS "shortName",
       ${slotStates.map((state) => `count(*) FILTER (WHERE slots.state = '${state}') AS "${state}"`).join(', ')}
     FROM slots
     JOIN agencies ON agencies.id = slots.agency_id
     GROUP BY agencies.id ORDER BY agencies.short_name COLLATE id_alami, agencies.id`,
    [today, windowId],
  )
}

export type Owed = Readonly<{
  agencyCode: string
  agencyName: string
  agencyShortName: string
  code: string
  title: string
  state: SlotState
}>

/** The reports that an open window still waits for, agency by agency: not begun, begun, sent back, or late. */
export function listOwed(db: Db, windowId: number, today: Day): Promise<Owed[]> {
  return prepared<Owed>(
    db,
    'windows.owed',
    `SELECT agencies.code::text AS "agencyCode", agencies.name AS "agencyName",
       agencies.short_name AS "agencyShortName", actions.code, actions.title, ${slotState} AS state
     FROM ${slotTables}
     JOIN agencies ON agencies.id = actions.agency_id
     WHERE standings.window_id = $2 AND standings.owed AND windows.opens_on <= $1::date
       AND report_state IN ('none', 'draft', 'returned')
     ORDER BY agencies.short_name COLLATE id_alami, agencies.id, actions.number, actions.id LIMIT 5000`,
    [today, windowId],
  )
}

/** What the grid of actions is narrowed to; null is everything. */
export type GridFilter = Readonly<{ agency: string | null; state: SlotState | null; page: number }>

export type GridRow = Readonly<{
  id: number
  code: string
  title: string
  agencyShortName: string
  isDemo: boolean
  total: number
}>

/** The actions that are so in that window, one page of them, each with how many there are in all. */
export function listGridRows(
  db: Db,
  windowId: number,
  today: Day,
  filter: GridFilter,
  limit: number,
): Promise<GridRow[]> {
  return prepared<GridRow>(
    db,
    'windows.grid_rows',
    `SELECT actions.id, actions.code, actions.title, agencies.short_name AS "agencyShortName",
       actions.is_demo AS "isDemo", count(*) OVER () AS total
     FROM ${slotTables}
     JOIN agencies ON agencies.id = actions.agency_id
     WHERE standings.window_id = $2 AND ($3::text IS NULL OR agencies.code = $3::citext)
       AND ($4::text IS NULL OR ${slotState} = $4)
     ORDER BY agencies.short_name COLLATE id_alami, actions.number, actions.id LIMIT $5 OFFSET $6`,
    [today, windowId, filter.agency, filter.state, limit, (filter.page - 1) * limit],
  )
}

export type GridCell = Readonly<{ actionId: number; windowId: number; state: SlotState }>

/** The states of these actions in every window of their year. */
export function listGridCells(
  db: Db,
  actionIds: readonly number[],
  today: Day,
): Promise<GridCell[]> {
  return prepared<GridCell>(
    db,
    'windows.grid_cells',
    `SELECT actions.id AS "actionId", windows.id AS "windowId", ${slotState} AS state
     FROM ${slotTables}
     WHERE standings.action_id = ANY($2::int[])
     ORDER BY windows.ends_on, windows.id, actions.id`,
    [today, actionIds],
  )
}

/** Someone who ought to report for a window and has not signed in since it opened; no name: the agency has no officer. */
export type Absent = Readonly<{
  agency: string
  userId: number | null
  name: string | null
  lastSignedInAt: Date | null
}>

export function listAbsent(db: Db, windowId: number, limit: number): Promise<Absent[]> {
  return prepared<Absent>(
    db,
    'windows.absent',
    `SELECT agencies.short_name AS agency, users.id AS "userId", users.name,
       users.last_signed_in_at AS "lastSignedInAt"
     FROM (SELECT DISTINCT actions.agency_id FROM ${slotTables}
       WHERE standings.window_id = $1 AND standings.owed) AS owing
     JOIN agencies ON agencies.id = owing.agency_id
     JOIN windows ON windows.id = $1
     LEFT JOIN users ON users.agency_id = agencies.id AND users.role = 'officer' AND users.disabled_at IS NULL
     WHERE users.last_signed_in_at IS NULL
       OR users.last_signed_in_at < windows.opens_on::timestamp AT TIME ZONE 'Asia/Jakarta'
     ORDER BY agencies.short_name COLLATE id_alami, users.name, agencies.id, users.id LIMIT $2`,
    [windowId, limit],
  )
}

/** Who need not report for a window; `actionCode` is null where it is all of the agency. */
export type Excuse = Readonly<{
  id: number
  windowId: number
  agencyId: number
  agencyShortName: string
  actionId: number | null
  actionCode: string | null
  actionTitle: string | null
  reason: string
  excusedByName: string | null
  excusedAt: Date
}>

const excuseColumns = `excuses.id, excuses.window_id AS "windowId", excuses.agency_id AS "agencyId",
  agencies.short_name AS "agencyShortName", excuses.action_id AS "actionId", actions.code AS "actionCode",
  actions.title AS "actionTitle", excuses.reason, users.name AS "excusedByName", excuses.excused_at AS "excusedAt"`
const excuseTables = `excuses JOIN agencies ON agencies.id = excuses.agency_id
  LEFT JOIN actions ON actions.id = excuses.action_id LEFT JOIN users ON users.id = excuses.excused_by`

export function listExcuses(db: Db, windowId: number): Promise<Excuse[]> {
  return prepared<Excuse>(
    db,
    'windows.excuses',
    `SELECT ${excuseColumns} FROM ${excuseTables} WHERE excuses.window_id = $1
     ORDER BY agencies.short_name COLLATE id_alami, actions.number, excuses.id LIMIT 500`,
    [windowId],
  )
}

export async function getExcuse(
  db: Db,
  id: number | null,
): Promise<Excuse & { windowCode: string }> {
  const [excuse] =
    id === null
      ? []
      : await prepared<Excuse & { windowCode: string }>(
          db,
          'windows.excuse',
          `SELECT ${excuseColumns}, windows.code AS "windowCode" FROM ${excuseTables}
           JOIN windows ON windows.id = excuses.window_id WHERE excuses.id = $1`,
          [id],
        )
  if (!excuse) throw new NotFound(`excuse ${id}`)
  return excuse
}

/** The action of that code and year; undefined where there is none. */
export async function findActionOf(
  db: Db,
  year: number,
  code: string,
): Promise<{ id: number; agencyId: number } | undefined> {
  const [action] = await prepared<{ id: number; agencyId: number }>(
    db,
    'windows.action',
    'SELECT actions.id, actions.agency_id AS "agencyId" FROM actions WHERE actions.code = $1 AND actions.year = $2',
    [code, year],
  )
  return action
}
