import { group } from 'd3-array'
import { funds, type Fund } from '../actions/action'
import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Day } from '../i18n'
import type { PlaceKind } from '../places/place'
import { isWindowCode, type Window } from '../windows/window'
import type { Evidence } from './evidence'
import type { Suspect } from './flags'
import {
  isFigure,
  type Money,
  type Report,
  type ReportedAction,
  type ReportState,
  type ReviewVerdict,
  type Section,
  type Slot,
  type Snapshot,
} from './report'

// Aliases of a window's columns inside a wider row; `windowIn` folds them together again.
const windowColumns = `windows.id AS "windowId", windows.code AS "windowCode", windows.year AS "windowYear",
  windows.kind AS "windowKind", windows.number AS "windowNumber", windows.ends_on AS "windowEndsOn",
  windows.due_on AS "windowDueOn"`

type WindowRow = {
  windowId: number
  windowCode: string
  windowYear: number
  windowKind: Window['kind']
  windowNumber: number
  windowEndsOn: Day
  windowDueOn: Day
}
type WindowBrief = Report['window']

function windowIn(row: WindowRow): WindowBrief {
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

/** All reports of these actions, in the order of their windows' ends. */
async function listReportsOf(db: Db, actionIds: readonly number[]): Promise<Report[]> {
  const rows = await prepared<ReportRow>(
    db,
    'reports.of_actions',
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
       coalesce(last.number, 0) AS "timesSent", last.content AS "lastSent"
     FROM reports
     JOIN windows ON windows.id = reports.window_id
     LEFT JOIN users AS senders ON senders.id = reports.sent_by
     LEFT JOIN users AS verifiers ON verifiers.id = reports.verified_by
     LEFT JOIN LATERAL (SELECT report_versions.number, report_versions.content FROM report_versions
       WHERE report_versions.report_id = reports.id ORDER BY report_versions.number DESC LIMIT 1) AS last ON true
     WHERE reports.action_id = ANY($1::int[])
     ORDER BY windows.ends_on, windows.id, reports.id`,
    [actionIds],
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
     AND earlier.ends_on < windows.ends_on ORDER BY earlier.ends_on DESC LIMIT 1) AS "precedingWindowId"`

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
  return slotIn(row, await listReportsOf(db, [row.id]))
}

/** A place of an action with its target, what this report says of it, and what the one before said. */
export type ReportedPlace = Readonly<{
  placeId: number
  code: string
  kind: PlaceKind
  name: string
  parentName: string | null
  target: number | null
  output: number | null
  before: number | null
}>

export async function listReportPlaces(db: Db, slot: Slot): Promise<ReportedPlace[]> {
  return prepared<ReportedPlace>(
    db,
    'reports.places',
    `SELECT places.id AS "placeId", places.code, places.kind, places.name, parents.name AS "parentName",
        action_places.target, now.output, former.output AS before
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

/**
 * What an agency has to report on that day, as slots: owed and not sent in windows that take reports, and whatever came
 * back. `also` names others that are wanted whatever became of them; they must be the agency's own.
 */
export async function listOpenSlots(
  db: Db,
  agencyId: number,
  today: Day,
  also: readonly SlotIds[],
  limit: number,
): Promise<Slot[]> {
  const rows = await prepared<SlotRow>(
    db,
    'reports.open_slots',
    `SELECT ${slotColumns}
     FROM actions
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN standings ON standings.action_id = actions.id
     JOIN windows ON windows.id = standings.window_id
     WHERE actions.agency_id = $1 AND (
       (standings.report_state = 'returned')
       OR (standings.owed AND standings.report_state IN ('none', 'draft') AND windows.opens_on <= $2::date
         AND greatest(windows.grace_until, windows.unlocked_until) >= $2::date)
       OR (standings.action_id, standings.window_id) IN (SELECT * FROM unnest($3::int[], $4::int[])))
     ORDER BY windows.due_on, windows.id, actions.year, actions.number, actions.id LIMIT $5`,
    [agencyId, today, also.map((one) => one.actionId), also.map((one) => one.windowId), limit],
  )
  const reports = group(
    await listReportsOf(db, [...new Set(rows.map((row) => row.id))]),
    (report) => report.actionId,
  )
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

const evidenceColumns = `evidence.id, evidence.report_id AS "reportId", evidence.kind, evidence.name, evidence.link,
  evidence.media_type AS "mediaType", evidence.size, evidence.sha256, users.name AS "addedByName",
  evidence.added_at AS "addedAt",
  EXISTS (SELECT FROM evidence AS elsewhere WHERE elsewhere.sha256 = evidence.sha256
    AND elsewhere.report_id <> evidence.report_id) AS reused`

/** The evidence of one report, in the order it was added. */
export function listEvidence(db: Db, reportId: number): Promise<Evidence[]> {
  return prepared<Evidence>(
    db,
    'reports.evidence',
    `SELECT ${evidenceColumns} FROM evidence LEFT JOIN users ON users.id = evidence.added_by
     WHERE evidence.report_id = $1 ORDER BY evidence.id`,
    [reportId],
  )
}

/** A piece of evidence with what decides who may fetch or remove it. */
export type FiledEvidence = Evidence &
  Readonly<{
    agencyId: number
    actionCode: string
    windowCode: string
    reportState: ReportState
    reportSentAt: Date | null
  }>

export async function getEvidence(db: Db, id: number | null): Promise<FiledEvidence> {
  const [evidence] =
    id === null
      ? []
      : await prepared<FiledEvidence>(
          db,
          'reports.evidence_by_id',
          `SELECT ${evidenceColumns}, actions.agency_id AS "agencyId", actions.code AS "actionCode",
             windows.code AS "windowCode", reports.state AS "reportState", reports.sent_at AS "reportSentAt"
           FROM evidence
           JOIN reports ON reports.id = evidence.report_id
           JOIN actions ON actions.id = reports.action_id
           JOIN windows ON windows.id = reports.window_id
           LEFT JOIN users ON users.id = evidence.added_by
           WHERE evidence.id = $1`,
          [id],
        )
  if (!evidence) throw new NotFound(`evidence ${id}`)
  return evidence
}

/** The bytes of a file. */
export async function getEvidenceBytes(db: Db, id: number): Promise<Buffer> {
  const [row] = await prepared<{ content: Buffer }>(
    db,
    'reports.evidence_bytes',
    'SELECT content FROM evidence_files WHERE evidence_id = $1',
    [id],
  )
  if (!row) throw new NotFound(`file of evidence ${id}`)
  return row.content
}

/** What the reviewer's queue is narrowed to; null is everything. */
export type QueueFilter = Readonly<{
  state: 'sent' | 'returned' | 'verified'
  window: string | null
  agency: string | null
  strategy: number | null
}>

/** One report in the queue, with what its flags are told by. */
export type QueueRow = Suspect &
  Readonly<{
    id: number
    version: number
    actionId: number
    state: ReportState
    actionCode: string
    title: string
    isDemo: boolean
    agencyShortName: string
    strategyNumber: number
    outputUnit: string | null
    beneficiaryUnit: string | null
    window: WindowBrief
    sentAt: Date
    timesSent: number
    evidenceCount: number
    /** Marks that the agency has answered, for the version sent last. */
    answered: string[]
  }>

/**
 * The queue's FROM and WHERE with only the conditions that are set, and a name for its shape: "$2 IS NULL OR …" in one
 * statement for all would leave PostgreSQL, after a few runs, with a plan that fits none.
 */
function queueScope(filter: QueueFilter): { sql: string; values: unknown[]; shape: string } {
  const conditions: [shape: string, sql: string, value: string | number | null][] = [
    ['state', 'reports.state =', filter.state],
    ['window', 'windows.code =', filter.window],
    ['agency', 'agencies.code =', filter.agency],
    ['strategy', 'actions.strategy_number =', filter.strategy],
  ]
  const set = conditions.filter(([, , value]) => value !== null)
  return {
    shape: set.map(([name]) => name).join('_'),
    values: set.map(([, , value]) => value),
    sql: `FROM reports
      JOIN actions ON actions.id = reports.action_id
      JOIN agencies ON agencies.id = actions.agency_id
      JOIN windows ON windows.id = reports.window_id
      WHERE ${set.map(([, sql], index) => `${sql} $${index + 1}`).join(' AND ')}`,
  }
}

type QueueSqlRow = Omit<QueueRow, 'window' | 'previous' | 'oneWindow'> &
  WindowRow & {
    precedingWindowId: number | null
    previous: (NonNullable<Suspect['previous']> & { windowId: number }) | null
  }

// What the queue shows of the reports that "picked" names, and what their marks are told by.
const queueSelect = `SELECT reports.id, reports.version, reports.action_id AS "actionId", reports.state, actions.code AS "actionCode", actions.title, actions.is_demo AS "isDemo",
       agencies.short_name AS "agencyShortName", actions.strategy_number AS "strategyNumber",
       actions.output_unit AS "outputUnit", actions.beneficiary_unit AS "beneficiaryUnit",
       actions.output_target AS "outputTarget", actions.budget_total AS "budgetTotal",
       actions.ends_on AS "actionEndsOn", reports.sent_at AS "sentAt",
       -- A returned report may be half mended: what was sent is what the queue shows.
       CASE WHEN reports.state = 'returned' THEN (last.content ->> 'output')::numeric
         ELSE reports.output END AS output,
       CASE WHEN reports.state = 'returned' THEN (last.content ->> 'beneficiaries')::numeric
         ELSE reports.beneficiaries END AS beneficiaries,
       CASE WHEN reports.state = 'returned' THEN (last.content ->> 'realised')::numeric
         ELSE reports.realised END AS realised,
       CASE WHEN reports.state = 'returned' THEN last.content ->> 'workStatus'
         ELSE reports.work_status END AS "workStatus",
       coalesce(last.number, 0) AS "timesSent", ${windowColumns},
       (SELECT count(*) FROM evidence WHERE evidence.report_id = reports.id) AS "evidenceCount",
       EXISTS (SELECT FROM evidence JOIN evidence AS elsewhere ON elsewhere.sha256 = evidence.sha256
         AND elsewhere.report_id <> evidence.report_id WHERE evidence.report_id = reports.id) AS "evidenceReused",
       coalesce((SELECT array_agg(flag_answers.flag) FROM flag_answers WHERE flag_answers.report_id = reports.id
         AND flag_answers.version_number = coalesce(last.number, 0)), '{}') AS answered,
       (reports.first_sent_at AT TIME ZONE 'Asia/Jakarta')::date - coalesce(
         (SELECT max((former.first_sent_at AT TIME ZONE 'Asia/Jakarta')::date)
            FROM reports AS former JOIN windows AS earlier ON earlier.id = former.window_id
            WHERE former.action_id = reports.action_id AND former.state IN ('sent', 'verified')
              AND earlier.ends_on < windows.ends_on), actions.starts_on) AS "silentDays",
       (SELECT earlier.id FROM windows AS earlier WHERE earlier.year = windows.year AND earlier.kind = windows.kind
          AND earlier.ends_on < windows.ends_on ORDER BY earlier.ends_on DESC LIMIT 1) AS "precedingWindowId",
       (SELECT json_build_object('windowId', former.window_id, 'output', former.output,
            'beneficiaries', former.beneficiaries, 'realised', former.realised, 'workStatus', former.work_status)
          FROM reports AS former JOIN windows AS earlier ON earlier.id = former.window_id
          WHERE former.action_id = reports.action_id AND former.state IN ('sent', 'verified')
            AND earlier.ends_on < windows.ends_on
          ORDER BY earlier.ends_on DESC, former.id DESC LIMIT 1) AS previous
     FROM picked
     JOIN reports ON reports.id = picked.id
     JOIN actions ON actions.id = reports.action_id
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN windows ON windows.id = reports.window_id
     LEFT JOIN LATERAL (SELECT report_versions.number, report_versions.content FROM report_versions
       WHERE report_versions.report_id = reports.id ORDER BY report_versions.number DESC LIMIT 1) AS last ON true`

function queueRowIn(row: QueueSqlRow): QueueRow {
  return {
    ...row,
    window: windowIn(row),
    oneWindow: row.precedingWindowId === null || row.precedingWindowId === row.previous?.windowId,
  }
}

/** What waits: marked reports first, then what waits longest. Of what is settled, the newest. */
function orderOf({ state }: QueueFilter): string {
  return state === 'sent'
    ? "(reports.flags = '{}'), reports.sent_at, reports.id"
    : 'reports.sent_at DESC, reports.id DESC'
}

/** One page of the queue; `plain` leaves the marked out. */
export async function listQueue(
  db: Db,
  filter: QueueFilter,
  limit: number,
  offset: number,
  plain = false,
): Promise<QueueRow[]> {
  const waiting = filter.state === 'sent'
  const order = orderOf(filter)
  const { sql, values, shape } = queueScope(filter)
  const rows = await prepared<QueueSqlRow>(
    db,
    `reports.queue_${waiting ? 'waiting' : 'settled'}_${plain ? 'plain_' : ''}${shape}`,
    `WITH picked AS MATERIALIZED (
       SELECT reports.id ${sql} ${plain ? "AND reports.flags = '{}'" : ''}
       ORDER BY ${order} LIMIT $${values.length + 1} OFFSET $${values.length + 2})
     ${queueSelect}
     ORDER BY ${order}`,
    [...values, limit, offset],
  )
  return rows.map(queueRowIn)
}

const portion = 400

/** The whole queue in its order, portion by portion, for its file. What it holds is fixed at the beginning. */
export async function* exportQueue(db: Db, filter: QueueFilter): AsyncGenerator<QueueRow[]> {
  const { sql, values, shape } = queueScope(filter)
  const picked = await prepared<{ id: number }>(
    db,
    `reports.queue_ids_${filter.state === 'sent' ? 'waiting' : 'settled'}_${shape}`,
    `SELECT reports.id ${sql} ORDER BY ${orderOf(filter)}`,
    values,
  )
  for (let from = 0; from < picked.length; from += portion) {
    const ids = picked.slice(from, from + portion).map(({ id }) => id)
    const rows = await prepared<QueueSqlRow>(
      db,
      'reports.queue_exported',
      `WITH picked AS MATERIALIZED (SELECT wanted.id, wanted.place FROM unnest($1::int[]) WITH ORDINALITY AS wanted (id, place))
       ${queueSelect} ORDER BY picked.place`,
      [ids],
    )
    yield rows.map(queueRowIn)
  }
}

/** The sent reports of one action, as the queue knows them. */
export async function listSentOf(db: Db, actionId: number): Promise<QueueRow[]> {
  const rows = await prepared<QueueSqlRow>(
    db,
    'reports.sent_of_action',
    `WITH picked AS MATERIALIZED (
       SELECT reports.id FROM reports WHERE reports.action_id = $1 AND reports.state = 'sent')
     ${queueSelect} ORDER BY reports.id`,
    [actionId],
  )
  return rows.map(queueRowIn)
}

type Beside = Readonly<{ code: string; window: string }>

/** The reports before and after one in the queue of those that wait. */
export async function findNeighbours(
  db: Db,
  reportId: number,
): Promise<{ previous: Beside | null; next: Beside | null }> {
  const one = (
    compare: '<' | '>',
  ) => `(SELECT json_build_object('code', actions.code, 'window', windows.code)
     FROM reports JOIN actions ON actions.id = reports.action_id JOIN windows ON windows.id = reports.window_id
     WHERE reports.state = 'sent'
       AND ((reports.flags = '{}'), reports.sent_at, reports.id) ${compare} ((here.flags = '{}'), here.sent_at, here.id)
     ORDER BY ${compare === '>' ? "(reports.flags = '{}'), reports.sent_at, reports.id" : "(reports.flags = '{}') DESC, reports.sent_at DESC, reports.id DESC"}
     LIMIT 1)`
  const [row] = await prepared<{ previous: Beside | null; next: Beside | null }>(
    db,
    'reports.neighbours',
    `SELECT ${one('<')} AS previous, ${one('>')} AS next FROM reports AS here WHERE here.id = $1`,
    [reportId],
  )
  return row ?? { previous: null, next: null }
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

/** Reports of an agency that wait for a reviewer with a mark nobody has answered. */
export async function listUnanswered(db: Db, agencyId: number): Promise<ReportBrief[]> {
  const rows = await prepared<BriefRow>(
    db,
    'reports.unanswered',
    `SELECT ${briefColumns} FROM actions
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN reports ON reports.action_id = actions.id AND reports.state = 'sent' AND reports.flags <> '{}'
     JOIN windows ON windows.id = reports.window_id
     WHERE actions.agency_id = $1 AND NOT reports.flags <@ coalesce(
       (SELECT array_agg(flag_answers.flag) FROM flag_answers WHERE flag_answers.report_id = reports.id
         AND flag_answers.version_number = (SELECT coalesce(max(report_versions.number), 0) FROM report_versions
           WHERE report_versions.report_id = reports.id)), '{}')
     ORDER BY reports.sent_at, reports.id LIMIT 50`,
    [agencyId],
  )
  return rows.map((row) => ({ ...row, window: windowIn(row) }))
}

export async function countQueue(db: Db, filter: QueueFilter): Promise<number> {
  const { sql, values, shape } = queueScope(filter)
  const [row] = await prepared<{ n: number }>(
    db,
    `reports.queue_count_${shape}`,
    `SELECT count(*) AS n ${sql}`,
    values,
  )
  return row?.n ?? 0
}

/** Agencies that own actions, for the queue's filter. */
export function listReportingAgencies(db: Db): Promise<{ code: string; shortName: string }[]> {
  return prepared(
    db,
    'reports.agencies',
    `SELECT agencies.code::text AS code, agencies.short_name AS "shortName" FROM agencies
     WHERE EXISTS (SELECT FROM actions WHERE actions.agency_id = agencies.id)
     ORDER BY agencies.short_name COLLATE id_alami, agencies.id`,
  )
}

/** Agencies with something to report on that day, and how many reports. */
export function listOwingAgencies(
  db: Db,
  today: Day,
): Promise<{ id: number; code: string; shortName: string; reports: number }[]> {
  return prepared(
    db,
    'reports.owing_agencies',
    `SELECT agencies.id, agencies.code::text AS code, agencies.short_name AS "shortName", count(*) AS reports
     FROM windows
     JOIN standings ON standings.window_id = windows.id
     JOIN actions ON actions.id = standings.action_id
     JOIN agencies ON agencies.id = actions.agency_id
     WHERE standings.report_state = 'returned' OR (standings.owed AND standings.report_state IN ('none', 'draft')
       AND windows.opens_on <= $1::date AND greatest(windows.grace_until, windows.unlocked_until) >= $1::date)
     GROUP BY agencies.id ORDER BY agencies.short_name COLLATE id_alami, agencies.id`,
    [today],
  )
}

/** How many reports wait for a reviewer. */
export async function countWaiting(db: Db): Promise<number> {
  const [row] = await prepared<{ n: number }>(
    db,
    'reports.waiting_count',
    "SELECT count(*) AS n FROM reports WHERE reports.state = 'sent'",
  )
  return row?.n ?? 0
}

/** A report by its names, for lists of work. */
export type ReportBrief = Readonly<{
  actionId: number
  actionCode: string
  title: string
  strategyNumber: number
  agencyShortName: string
  isDemo: boolean
  window: WindowBrief
}>
type BriefRow = Omit<ReportBrief, 'window'> & WindowRow

const briefColumns = `actions.id AS "actionId", actions.code AS "actionCode", actions.title,
  actions.strategy_number AS "strategyNumber", agencies.short_name AS "agencyShortName", actions.is_demo AS "isDemo",
  ${windowColumns}`

/** The reports that have waited longest for a reviewer. */
export async function listWaiting(
  db: Db,
  limit: number,
): Promise<(ReportBrief & { sentAt: Date })[]> {
  const rows = await prepared<BriefRow & { sentAt: Date }>(
    db,
    'reports.waiting',
    `SELECT ${briefColumns}, reports.sent_at AS "sentAt" FROM reports
     JOIN actions ON actions.id = reports.action_id
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN windows ON windows.id = reports.window_id
     WHERE reports.state = 'sent' ORDER BY reports.sent_at, reports.id LIMIT $1`,
    [limit],
  )
  return rows.map((row) => ({ ...row, window: windowIn(row) }))
}

/** A report an agency still owes, and how far it got. `takenUntil` is the last day on which it is accepted. */
export type Owed = ReportBrief &
  Readonly<{ state: 'none' | 'draft' | 'returned'; takenUntil: Day; late: boolean }>

/** What an agency owes on that day, in windows that take reports: what is due first comes first. */
export async function listOwed(db: Db, agencyId: number, today: Day): Promise<Owed[]> {
  const rows = await prepared<BriefRow & Pick<Owed, 'state' | 'takenUntil'>>(
    db,
    'reports.owed',
    `SELECT ${briefColumns}, standings.report_state AS state,
       greatest(windows.grace_until, windows.unlocked_until) AS "takenUntil"
     FROM actions
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN standings ON standings.action_id = actions.id
     JOIN windows ON windows.id = standings.window_id
     WHERE actions.agency_id = $1 AND standings.owed AND standings.report_state IN ('none', 'draft', 'returned')
       AND windows.opens_on <= $2::date AND greatest(windows.grace_until, windows.unlocked_until) >= $2::date
     ORDER BY windows.due_on, windows.id, actions.year, actions.number, actions.id`,
    [agencyId, today],
  )
  return rows.map((row) => ({ ...row, window: windowIn(row), late: row.windowDueOn < today }))
}

/** A report that came back, with what its reviewer said. */
export type Returned = ReportBrief &
  Readonly<{ returnedAt: Date; reviewerName: string | null; comments: string[] }>

/** The reports of an agency that were sent back and not yet sent again, also in windows that have locked since. */
export async function listReturned(db: Db, agencyId: number): Promise<Returned[]> {
  const rows = await prepared<BriefRow & Omit<Returned, keyof ReportBrief>>(
    db,
    'reports.returned',
    `SELECT ${briefColumns}, last.at AS "returnedAt", last.reviewer AS "reviewerName",
       coalesce(last.comments, '{}') AS comments
     FROM actions
     JOIN agencies ON agencies.id = actions.agency_id
     JOIN reports ON reports.action_id = actions.id AND reports.state = 'returned'
     JOIN windows ON windows.id = reports.window_id
     LEFT JOIN LATERAL (
       SELECT max(report_reviews.at) AS at, max(users.name) AS reviewer,
         array_agg(report_reviews.comment ORDER BY report_reviews.id) AS comments
       FROM report_reviews LEFT JOIN users ON users.id = report_reviews.reviewer_id
       WHERE report_reviews.report_id = reports.id AND report_reviews.verdict <> 'verified'
         AND report_reviews.version_number =
           (SELECT max(report_versions.number) FROM report_versions WHERE report_versions.report_id = reports.id)
     ) AS last ON true
     WHERE actions.agency_id = $1
     ORDER BY last.at, reports.id`,
    [agencyId],
  )
  return rows.map((row) => ({ ...row, window: windowIn(row) }))
}
