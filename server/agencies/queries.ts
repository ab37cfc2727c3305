import { prepared, type Db } from '../db'
import type { Judgement } from '../actions/progress'
import type { WorkStatus } from '../actions/action'
import { NotFound } from '../errors'
import type { Day } from '../i18n'
import type { Agency } from './agency'
import type { DueReport } from './discipline'

const columns = `agencies.id, agencies.code, agencies.name, agencies.short_name AS "shortName", agencies.kind,
  agencies.active`

/** The agencies one can choose from, by kind and name; with `actionId` also those which that action names already. */
export function listAgencies(db: Db, actionId?: number): Promise<Agency[]> {
  return prepared<Agency>(
    db,
    'agencies.choosable',
    `SELECT ${columns} FROM agencies WHERE agencies.active
        OR agencies.id IN (SELECT actions.agency_id FROM actions WHERE actions.id = $1)
        OR agencies.id IN (SELECT action_agencies.agency_id FROM action_agencies WHERE action_agencies.action_id = $1)
      ORDER BY array_position(ARRAY['team', 'badan', 'dinas', 'other_local', 'kecamatan', 'vertical', 'partner'],
        agencies.kind), agencies.name COLLATE id_alami, agencies.id`,
    [actionId ?? null],
  )
}

export async function findAgencyByCode(db: Db, code: string): Promise<Agency | undefined> {
  const [agency] = await prepared<Agency>(
    db,
    'agencies.by_code',
    `SELECT ${columns} FROM agencies WHERE agencies.code = $1::citext`,
    [code],
  )
  return agency
}

/** A report that an agency owed, with the agency's id: the stored facts that discipline is told by. */
export type DueRow = DueReport & Readonly<{ agencyId: number }>

/**
 * What was owed in windows whose due day has passed, of one year or of all, for one agency or for all. Action by action
 * in memory would grow with the years; a row here is a report, and one statement reads them all.
 */
export function listDueReports(
  db: Db,
  today: Day,
  year: number | null,
  agencyId: number | null,
): Promise<DueRow[]> {
  return prepared<DueRow>(
    db,
    'agencies.due_reports',
    `SELECT actions.agency_id AS "agencyId", windows.id AS "windowId", windows.ends_on AS "windowEndsOn",
       windows.due_on AS "dueOn", standings.sent_on AS "sentOn",
       EXISTS (SELECT FROM reports JOIN report_reviews ON report_reviews.report_id = reports.id
         AND report_reviews.verdict = 'returned'
         WHERE reports.action_id = standings.action_id AND reports.window_id = standings.window_id) AS returned
     FROM windows
     JOIN standings ON standings.window_id = windows.id AND standings.owed
     JOIN actions ON actions.id = standings.action_id
     WHERE windows.due_on < $1::date AND ($2::int IS NULL OR windows.year = $2)
       AND ($3::int IS NULL OR actions.agency_id = $3)`,
    [today, year, agencyId],
  )
}

/** Agencies that own actions, of one year or ever. */
export function listOwners(db: Db, year: number | null): Promise<Agency[]> {
  return prepared<Agency>(
    db,
    'agencies.owners',
    `SELECT ${columns} FROM agencies
     WHERE EXISTS (SELECT FROM actions WHERE actions.agency_id = agencies.id AND ($1::int IS NULL OR actions.year = $1))
     ORDER BY agencies.short_name COLLATE id_alami, agencies.id`,
    [year],
  )
}

export async function getAgency(db: Db, code: string): Promise<Agency> {
  const agency = /^[a-z0-9-]{2,60}$/i.test(code) ? await findAgencyByCode(db, code) : undefined
  if (!agency) throw new NotFound(`agency ${code}`)
  return agency
}

/** One action on the sheet of its agency, where it stands at a window's end. */
export type SheetAction = Readonly<{
  id: number
  code: string
  title: string
  strategyNumber: number
  status: WorkStatus
  isDemo: boolean
  outputTarget: number | null
  outputUnit: string | null
  budgetTotal: number | null
  judged: Judgement | null
  figureState: 'sent' | 'verified' | null
  output: number | null
  realised: number | null
}>

export function listSheetActions(
  db: Db,
  agencyId: number,
  year: number,
  windowId: number | null,
): Promise<SheetAction[]> {
  return prepared<SheetAction>(
    db,
    'agencies.sheet_actions',
    `SELECT actions.id, actions.code, actions.title, actions.strategy_number AS "strategyNumber", actions.status,
       actions.is_demo AS "isDemo", actions.output_target AS "outputTarget", actions.output_unit AS "outputUnit",
       actions.budget_total AS "budgetTotal", standings.judged, standings.figure_state AS "figureState",
       standings.output, standings.realised
     FROM actions LEFT JOIN standings ON standings.action_id = actions.id AND standings.window_id = $3
     WHERE actions.agency_id = $1 AND actions.year = $2
     ORDER BY actions.strategy_number, actions.number, actions.id LIMIT 200`,
    [agencyId, year, windowId],
  )
}

/** Years in which any agency has actions, newest first. */
export async function listActionYears(db: Db): Promise<number[]> {
  const rows = await prepared<{ year: number }>(
    db,
    'agencies.years',
    'SELECT DISTINCT actions.year FROM actions ORDER BY actions.year DESC',
  )
  return rows.map((row) => row.year)
}
