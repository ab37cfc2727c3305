import { group } from 'd3-array'
import { type Fund, funds } from '../actions/action'
import { type Db, prepared } from '../db'
import { NotFound } from '../errors'
import type { Day } from '../i18n'
import type { PlaceKind } from '../places/place'
import { thresholdSql } from '../settings/setting'
import { isWindowCode, type Window } from '../windows/window'
import {
  Figures,
  isFigure,
  type Money,
  type Report,
  type ReportedAction,
  type ReviewVerdict,
  type Section,
  type Slot,
  type Snapshot,
} from './report'

// Aliases of a window's columns inside a wider row; `windowIn` folds them together again.
export const windowColumns = `windows.id AS "windowId", windows.code AS "windowCode", windows.year AS "windowYear",
  windows.kind AS "windowKind", windows.number AS "windowNumber", windows.ends_on AS "windowEndsOn",
  windows.due_on AS "windowDueOn"`

export type WindowRow = {
  windowId: number
  windowCode: string
  windowYear: number
  windowKind: Window['kind']
  windowNumber: number
  windowEndsOn: Day
  windowDueOn: Day
}
export type WindowBrief = Report['window']

export function windowIn(row: WindowRow): WindowBrief {
  return {
    id: row.windowId,
    code: row.windowCode,
    year: row.windowYear,
    kind: row.windowKind,
    number: row.windowNumber,
    endsOn: row.windowEndsOn,
    dueOn: row.windowDueOn,
  }
}

type ReportRow = Omit<Report, 'window' | 'money' | 'lastSent'> &
  WindowRow & { money: Money | null; lastSent: Partial<Snapshot> | null }

const nothingSaid: Snapshot = {
  output: null,
  beneficiaries: null,
  realised: null,
  money: {},
  workStatus: null,
  statusReason: null,
  doneText: null,
  constraintCode: null,
  constraintText: null,
  drivingText: null,
  nextText: null,
  helpText: null,
  evidence: [],
}

function reportIn(row: ReportRow): Report {
  return {
    ...row,
    money: row.money ?? {},
    lastSent: row.lastSent && { ...nothingSaid, ...row.lastSent },
    window: windowIn(row),
  }
}

/**
 * The reports that these slots speak of, in the order of their windows' ends: each one's own, and the last figure before
 * it. What an action said earlier still is not read. One slot has a statement
 * that PostgreSQL plans once; one with lists it plans anew each time, which takes longer than to read.
 */
async function listReportsOf(db: Db, slots: readonly SlotIds[]): Promise<Report[]> {
  const [one, ...others] = slots
  const single = one !== undefined && others.length === 0
  const rows = await prepared<ReportRow>(
    db,
    single ? 'reports.of_slot' : 'reports.of_slots',
    `SELECT reports.id, reports.action_id AS "actionId", reports.state, reports.output, reports.beneficiaries,
       reports.realised, reports.work_status AS "workStatus", reports.status_reason AS "statusReason",
       reports.done_text AS "doneText", reports.constraint_code AS "constraintCode",
       reports.constraint_text AS "constraintText", reports.driving_text AS "drivingText",
       reports.next_text AS "nextText", reports.help_text AS "helpText", reports.first_sent_at AS "firstSentAt",
       reports.sent_at AS "sentAt", senders.name AS "sentByName", reports.verified_at AS "verifiedAt",
       verifiers.name AS "verifiedByName", reports.is_demo AS "isDemo", reports.version,
       reports.updated_at AS "updatedAt", ${windowColumns},
       (SELECT json_object_agg(report_money.fund, report_money.amount)
          FROM report_money WHERE report_money.report_id = reports.id) AS money,
       (SELECT count(*) FROM evidence WHERE evidence.report_id = reports.id) AS "evidenceCount",
       (SELECT count(*) FROM report_places WHERE report_places.report_id = reports.id) AS "placedCount",
       coalesce(last.number, 0) AS "timesSent", last.content AS "lastSent"
     FROM reports
     JOIN windows ON windows.id = reports.window_id
     LEFT JOIN users AS senders ON senders.id = reports.sent_by
     LEFT JOIN users AS verifiers ON verifiers.id = reports.verified_by
     LEFT JOIN LATERAL (SELECT report_versions.number, report_versions.content FROM report_versions
       WHERE report_versions.report_id = reports.id ORDER BY report_versions.number DESC LIMIT 1) AS last ON true
     WHERE reports.id IN (
       SELECT told.id FROM ${single ? '(VALUES ($1::int, $2::int))' : 'unnest($1::int[], $2::int[])'} AS slots (action_id, window_id)
       JOIN windows AS own ON own.id = slots.window_id
       CROSS JOIN LATERAL (
         SELECT reports.id FROM reports
         WHERE reports.action_id = slots.action_id AND reports.window_id = slots.window_id
         UNION ALL
         (SELECT reports.id FROM reports JOIN windows ON windows.id = reports.window_id
         WHERE reports.action_id = slots.action_id AND reports.state IN ('sent', 'verified')
           AND windows.ends_on < own.ends_on
         ORDER BY windows.ends_on DESC, windows.id DESC LIMIT 1)) AS told)
     ORDER BY windows.ends_on, windows.id, reports.id`,
    single
      ? [one.actionId, one.windowId]
      : [slots.map((slot) => slot.actionId), slots.map((slot) => slot.windowId)],
  )
  return rows.map(reportIn)
}

type SlotRow = Omit<ReportedAction, 'budget'> &
  WindowRow & {
    agencyId: number
    budget: { fund: Fund; amount: number }[] | null
    opensOn: Day
    graceUntil: Day
    unlockedUntil: Day | null
    unlockReason: string | null
    windowVersion: number
    precedingWindowId: number | null
    jumpFrom: number
  }

const slotColumns = `actions.id, actions.code, actions.title, actions.year, actions.strategy_number AS "strategyNumber",
  actions.agency_id AS "agencyId", agencies.name AS "agencyName", agencies.short_name AS "agencyShortName",
  actions.status, actions.status_reason AS "statusReason", actions.output_target AS "outputTarget",
  actions.output_unit AS "outputUnit", actions.beneficiary_target AS "beneficiaryTarget",
  actions.beneficiary_unit AS "beneficiaryUnit", actions.starts_on AS "startsOn", actions.ends_on AS "endsOn",
  actions.budget_total AS "budgetTotal", actions.is_demo AS "isDemo", actions.demo_parts AS "demoParts",
  (SELECT json_agg(json_build_object('fund', budget_lines.fund, 'amount', budget_lines.amount))
     FROM budget_lines WHERE budget_lines.action_id = actions.id AND budget_lines.is_current) AS budget,
  ${windowColumns}, windows.opens_on AS "opensOn", windows.grace_until AS "graceUntil",
  windows.unlocked_until AS "unlockedUntil", windows.unlock_reason AS "unlockReason",
  windows.version AS "windowVersion",
  (SELECT earlier.id FROM windows AS earlier WHERE earlier.year = windows.year AND earlier.kind = windows.kind
     AND earlier.ends_on < windows.ends_on ORDER BY earlier.ends_on DESC LIMIT 1) AS "precedingWindowId",
  ${thresholdSql('jumpFrom')} AS "jumpFrom"`

/** One action in one window of its year, with its report if there is one. Throws NotFound for anything else. */
export async function getSlot(db: Db, actionCode: string, windowCode: string): Promise<Slot> {
  const missing = () => new NotFound(`report of ${actionCode} for ${windowCode}`)
  if (!/^A-\d{4}-\d{3,5}$/.test(actionCode) || !isWindowCode(windowCode)) throw missing()
  const [row] = await prepared<SlotRow>(
    db,
    'reports.slot',
    `SELECT ${slotColumns}
     FROM actions
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN windows ON windows.year = actions.year AND windows.code = $2
     WHERE actions.code = $1`,
    [actionCode, windowCode],
  )
  if (!row) throw missing()
  return slotIn(row, await listReportsOf(db, [slotIds(row)]))
}

/** A place of an action with its target, what this report says of it, and what the one before said. */
export type ReportedPlace = Readonly<{
  placeId: number
  code: string
  kind: PlaceKind
  name: string
  parentName: string | null
  target: number | null
  said: Figures
  before: Figures
}>

const placeFigures = (
  of: string,
) => `json_build_object('output', ${of}.output, 'beneficiaries', ${of}.beneficiaries,
    'realised', ${of}.realised)`

/** Every place of the action, with what its report tells of it. */
export async function listReportPlaces(
  db: Db,
  slot: Readonly<{
    action: Readonly<{ id: number }>
    report: Readonly<{ id: number }> | null
    previous: Readonly<{ id: number }> | null
  }>,
): Promise<ReportedPlace[]> {
  return prepared<ReportedPlace>(
    db,
    'reports.places',
    `SELECT places.id AS "placeId", places.code, places.kind, places.name, parents.name AS "parentName",
        action_places.target, ${placeFigures('now')} AS said, ${placeFigures('former')} AS before
      FROM action_places JOIN places ON places.id = action_places.place_id
        LEFT JOIN places AS parents ON parents.id = places.parent_id
        LEFT JOIN report_places AS now ON now.report_id = $2 AND now.place_id = places.id
        LEFT JOIN report_places AS former ON former.report_id = $3 AND former.place_id = places.id
      WHERE action_places.action_id = $1 ORDER BY places.code LIMIT 500`,
    [slot.action.id, slot.report?.id ?? null, slot.previous?.id ?? null],
  )
}

/** An action and a window by their ids: the place of a report. */
export type SlotIds = Readonly<{ actionId: number; windowId: number }>

// The slots that "picked" names, what is due first first.
const slotsOfPicked = `SELECT ${slotColumns}, picked.found FROM picked
  JOIN actions ON actions.id = picked.action_id
  JOIN agencies ON agencies.id = actions.agency_id
  JOIN windows ON windows.id = picked.window_id
  ORDER BY windows.due_on, windows.id, actions.year, actions.number, actions.id`

/**
 * What is due on the day `today` (a parameter): owed and not sent in windows that take reports, and whatever came back,
 * from whichever year. Two parts that never meet, each read from an index of its own; as one condition it would take
 * reading the standings of all years. That a window is of its action's year is said for the planner.
 */
export const dueSlots = (today: string) => {
  const columns = `actions.id AS action_id, actions.agency_id, actions.year, actions.number, windows.id AS window_id,
    windows.due_on`
  return `(SELECT ${columns} FROM standings
       JOIN actions ON actions.id = standings.action_id
       JOIN windows ON windows.id = standings.window_id
       WHERE standings.report_state = 'returned'
     UNION ALL
     SELECT ${columns} FROM windows
       JOIN standings ON standings.window_id = windows.id
       JOIN actions ON actions.id = standings.action_id AND actions.year = windows.year
       WHERE windows.opens_on <= ${today}::date AND greatest(windows.grace_until, windows.unlocked_until) >= ${today}::date
         AND standings.owed AND standings.report_state IN ('none', 'draft')) AS due`
}

/**
 * What an agency has to report on that day, as slots. One page of them, what is due first first, and how many there are
 * in all.
 */
export async function listOpenSlots(
  db: Db,
  agencyId: number,
  today: Day,
  limit: number,
  offset: number,
): Promise<{ found: number; slots: Slot[] }> {
  const rows = await prepared<SlotRow & { found: number }>(
    db,
    'reports.open_slots',
    `WITH picked AS MATERIALIZED (
       SELECT due.action_id, due.window_id, count(*) OVER () AS found
       FROM ${dueSlots('$2')} WHERE due.agency_id = $1
       ORDER BY due.due_on, due.window_id, due.year, due.number, due.action_id LIMIT $3 OFFSET $4)
     ${slotsOfPicked}`,
    [agencyId, today, limit, offset],
  )
  return { found: rows[0]?.found ?? 0, slots: await slotsIn(db, rows) }
}

/** These slots of an agency, whatever became of them; what is another's or does not exist is left out. */
export async function listSlots(
  db: Db,
  agencyId: number,
  wanted: readonly SlotIds[],
): Promise<Slot[]> {
  if (wanted.length === 0) return []
  const rows = await prepared<SlotRow>(
    db,
    'reports.slots',
    `WITH picked AS MATERIALIZED (
       SELECT standings.action_id, standings.window_id, 0 AS found FROM standings
       JOIN actions ON actions.id = standings.action_id AND actions.agency_id = $1
       WHERE (standings.action_id, standings.window_id) IN (SELECT * FROM unnest($2::int[], $3::int[])))
     ${slotsOfPicked}`,
    [agencyId, wanted.map((one) => one.actionId), wanted.map((one) => one.windowId)],
  )
  return slotsIn(db, rows)
}

const slotIds = (row: SlotRow): SlotIds => ({ actionId: row.id, windowId: row.windowId })

async function slotsIn(db: Db, rows: readonly SlotRow[]): Promise<Slot[]> {
  const reports = group(await listReportsOf(db, rows.map(slotIds)), (report) => report.actionId)
  return rows.map((row) => slotIn(row, reports.get(row.id) ?? []))
}

function slotIn(row: SlotRow, reports: readonly Report[]): Slot {
  const window: Window = {
    ...windowIn(row),
    opensOn: row.opensOn,
    graceUntil: row.graceUntil,
    unlockedUntil: row.unlockedUntil,
    unlockReason: row.unlockReason,
    version: row.windowVersion,
  }
  const previous =
    reports.findLast((one) => isFigure(one) && one.window.endsOn < window.endsOn) ?? null
  return {
    agencyId: row.agencyId,
    action: {
      id: row.id,
      code: row.code,
      title: row.title,
      year: row.year,
      strategyNumber: row.strategyNumber,
      agencyName: row.agencyName,
      agencyShortName: row.agencyShortName,
      status: row.status,
      statusReason: row.statusReason,
      outputTarget: row.outputTarget,
      outputUnit: row.outputUnit,
      beneficiaryTarget: row.beneficiaryTarget,
      beneficiaryUnit: row.beneficiaryUnit,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      budgetTotal: row.budgetTotal,
      budget: (row.budget ?? []).sort(
        (one, other) => funds.indexOf(one.fund) - funds.indexOf(other.fund),
      ),
      isDemo: row.isDemo,
      demoParts: row.demoParts,
    },
    window,
    report: reports.find((one) => one.windowId === window.id) ?? null,
    previous,
    oneWindow: row.precedingWindowId === null || row.precedingWindowId === previous?.windowId,
    jumpFrom: row.jumpFrom,
  }
}

/** A version as it was sent. */
export type Version = Readonly<{
  number: number
  content: Snapshot
  sentAt: Date
  sentByName: string | null
}>

/** Everything that was ever sent of a report, oldest first. */
export async function listVersions(db: Db, reportId: number): Promise<Version[]> {
  const rows = await prepared<Omit<Version, 'content'> & { content: Partial<Snapshot> }>(
    db,
    'reports.versions',
    `SELECT report_versions.number, report_versions.content, report_versions.sent_at AS "sentAt",
       users.name AS "sentByName"
     FROM report_versions LEFT JOIN users ON users.id = report_versions.sent_by
     WHERE report_versions.report_id = $1 ORDER BY report_versions.number`,
    [reportId],
  )
  return rows.map((row) => ({ ...row, content: { ...nothingSaid, ...row.content } }))
}

/** What a reviewer said of a version: one row per section of a return, one for a verification or a reopening. */
export type Review = Readonly<{
  id: number
  versionNumber: number
  verdict: ReviewVerdict
  section: Section | null
  comment: string | null
  reviewerName: string | null
  at: Date
}>

export function listReviews(db: Db, reportId: number): Promise<Review[]> {
  return prepared<Review>(
    db,
    'reports.reviews',
    `SELECT report_reviews.id, report_reviews.version_number AS "versionNumber", report_reviews.verdict,
       report_reviews.section, report_reviews.comment, users.name AS "reviewerName", report_reviews.at
     FROM report_reviews LEFT JOIN users ON users.id = report_reviews.reviewer_id
     WHERE report_reviews.report_id = $1 ORDER BY report_reviews.id`,
    [reportId],
  )
}

/** What an agency says to a mark. */
export type FlagAnswer = Readonly<{
  flag: string
  answer: string
  versionNumber: number
  answeredByName: string | null
  answeredAt: Date
}>

export function listFlagAnswers(db: Db, reportId: number): Promise<FlagAnswer[]> {
  return prepared<FlagAnswer>(
    db,
    'reports.flag_answers',
    `SELECT flag_answers.flag, flag_answers.answer, flag_answers.version_number AS "versionNumber",
       users.name AS "answeredByName", flag_answers.answered_at AS "answeredAt"
     FROM flag_answers LEFT JOIN users ON users.id = flag_answers.answered_by
     WHERE flag_answers.report_id = $1 ORDER BY flag_answers.flag`,
    [reportId],
  )
}
