import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Day } from '../i18n'
import type { Action, BudgetStage, Fund, WorkStatus } from './action'
import type { Judgement } from './progress'

const columns = `actions.id, actions.code, actions.year, actions.title, actions.strategy_number AS "strategyNumber",
  actions.agency_id AS "agencyId", agencies.code::text AS "agencyCode", agencies.name AS "agencyName",
  agencies.short_name AS "agencyShortName", actions.responsible_office AS "responsibleOffice", actions.program,
  actions.activity, actions.sub_activity AS "subActivity", actions.nomenclature,
  actions.activity_kind AS "activityKind", actions.aid_kind AS "aidKind", actions.aid_nature AS "aidNature",
  actions.benefit_size AS "benefitSize", actions.benefit_duration AS "benefitDuration",
  actions.output_target AS "outputTarget", actions.output_unit AS "outputUnit",
  actions.beneficiary_target AS "beneficiaryTarget", actions.beneficiary_unit AS "beneficiaryUnit",
  actions.starts_on AS "startsOn", actions.ends_on AS "endsOn", actions.status,
  actions.status_reason AS "statusReason", actions.budget_total AS "budgetTotal",
  actions.predecessor_id AS "predecessorId", actions.source_url AS "sourceUrl", actions.source_note AS "sourceNote",
  actions.is_demo AS "isDemo", actions.demo_parts AS "demoParts", actions.version, actions.updated_at AS "updatedAt"`

const codeForm = /^A-\d{4}-\d{3,5}$/

export async function findAction(db: Db, code: string): Promise<Action | undefined> {
  if (!codeForm.test(code)) return undefined
  const [action] = await prepared<Action>(
    db,
    'actions.by_code',
    `SELECT ${columns} FROM actions JOIN agencies ON agencies.id = actions.agency_id WHERE actions.code = $1`,
    [code],
  )
  return action
}

/** The action of that code; NotFound for one that does not exist. */
export async function getAction(db: Db, code: string): Promise<Action> {
  const action = await findAction(db, code)
  if (!action) throw new NotFound(`action ${code.slice(0, 40)}`)
  return action
}

export type BudgetLine = Readonly<{
  id: number
  fund: Fund
  stage: BudgetStage
  decidedOn: Day | null
  amount: number
  reason: string | null
  isCurrent: boolean
}>
export type ActionPlace = Readonly<{
  placeId: number
  code: string
  kind: 'kecamatan' | 'desa' | 'kelurahan'
  name: string
  parentName: string | null
  target: number | null
}>
/** Cumulative from 1 January to the end of the quarter. */
export type PlanQuarter = Readonly<{ quarter: number; output: number | null; money: number | null }>
export type Related = Readonly<{ code: string; title: string; year: number }>

/** All that belongs to an action besides its own row. */
export type ActionDetails = Readonly<{
  strategyName: string
  strategyNameEn: string
  tags: readonly Readonly<{ number: number; name: string; nameEn: string }>[]
  supports: readonly Readonly<{ id: number; code: string; name: string }>[]
  /** By fund, the oldest first; of each fund the last counts. */
  budget: readonly BudgetLine[]
  places: readonly ActionPlace[]
  plan: readonly PlanQuarter[]
  predecessor: Related | null
  successors: readonly Related[]
}>

const lists = `
  coalesce((SELECT jsonb_agg(jsonb_build_object('number', strategies.number, 'name', strategies.name,
      'nameEn', strategies.name_en) ORDER BY strategies.number)
    FROM action_strategies JOIN strategies ON strategies.number = action_strategies.strategy_number
    WHERE action_strategies.action_id = actions.id), '[]') AS tags,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', agencies.id, 'code', agencies.code::text, 'name', agencies.name)
      ORDER BY agencies.name COLLATE id_alami, agencies.id)
    FROM action_agencies JOIN agencies ON agencies.id = action_agencies.agency_id
    WHERE action_agencies.action_id = actions.id), '[]') AS supports,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', budget_lines.id, 'fund', budget_lines.fund,
      'stage', budget_lines.stage, 'decidedOn', budget_lines.decided_on, 'amount', budget_lines.amount,
      'reason', budget_lines.reason, 'isCurrent', budget_lines.is_current)
      ORDER BY budget_lines.fund, budget_lines.stage, budget_lines.decided_on NULLS FIRST, budget_lines.id)
    FROM budget_lines WHERE budget_lines.action_id = actions.id), '[]') AS budget,
  coalesce((SELECT jsonb_agg(jsonb_build_object('placeId', places.id, 'code', places.code, 'kind', places.kind,
      'name', places.name, 'parentName', parents.name, 'target', action_places.target)
      ORDER BY coalesce(parents.name, places.name) COLLATE id_alami, parents.id IS NOT NULL,
        places.name COLLATE id_alami, places.code)
    FROM action_places JOIN places ON places.id = action_places.place_id
      LEFT JOIN places AS parents ON parents.id = places.parent_id
    WHERE action_places.action_id = actions.id), '[]') AS places,
  coalesce((SELECT jsonb_agg(jsonb_build_object('quarter', action_plans.quarter, 'output', action_plans.output,
      'money', action_plans.money) ORDER BY action_plans.quarter)
    FROM action_plans WHERE action_plans.action_id = actions.id), '[]') AS plan`

const related = (alias: string) =>
  `jsonb_build_object('code', ${alias}.code, 'title', ${alias}.title, 'year', ${alias}.year)`

const successors = `coalesce((SELECT jsonb_agg(${related('later')} ORDER BY later.year, later.id)
    FROM actions AS later WHERE later.predecessor_id = actions.id), '[]')`

/** What belongs to an action, in one statement. */
export async function getActionDetails(db: Db, actionId: number): Promise<ActionDetails> {
  const [details] = await prepared<ActionDetails>(
    db,
    'actions.details',
    `SELECT strategies.name AS "strategyName", strategies.name_en AS "strategyNameEn", ${lists},
        (SELECT ${related('former')} FROM actions AS former WHERE former.id = actions.predecessor_id) AS predecessor,
        ${successors} AS successors
      FROM actions JOIN strategies ON strategies.number = actions.strategy_number WHERE actions.id = $1`,
    [actionId],
  )
  if (!details) throw new NotFound(`action ${actionId}`)
  return details
}

/** An action with all that belongs to it. */
export type WholeAction = Readonly<{ action: Action; details: ActionDetails }>

const withDetails = (
  after: string,
) => `SELECT ${columns}, strategies.name AS "strategyName", strategies.name_en AS "strategyNameEn", ${lists},
    (SELECT ${related('former')} FROM actions AS former WHERE former.id = actions.predecessor_id) AS predecessor,
    ${after} AS successors
  FROM actions JOIN agencies ON agencies.id = actions.agency_id
    JOIN strategies ON strategies.number = actions.strategy_number`

/** The action of that code with all that belongs to it, in one statement; NotFound for one that does not exist. */
export async function getWholeAction(db: Db, code: string): Promise<WholeAction> {
  const [row] = codeForm.test(code)
    ? await prepared<Action & ActionDetails>(
        db,
        'actions.whole_by_code',
        `${withDetails(successors)} WHERE actions.code = $1`,
        [code],
      )
    : []
  if (!row) throw new NotFound(`action ${code.slice(0, 40)}`)
  return { action: row, details: row }
}

/** These actions with all that belongs to each but its successors, by their ids. One statement, however many. */
export async function listWholeActions(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, WholeAction>> {
  const rows = await prepared<Action & ActionDetails>(
    db,
    'actions.whole',
    `${withDetails("'[]'::jsonb")} WHERE actions.id = ANY($1::int[]) ORDER BY actions.id`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, { action: row, details: row }]))
}

/** The actions of a year, of all agencies or of one, by their ids. */
export function listActionIds(
  db: Db,
  year: number,
  agencyId: number | null,
): Promise<{ id: number }[]> {
  return prepared<{ id: number }>(
    db,
    'actions.ids_of_year',
    `SELECT actions.id FROM actions WHERE actions.year = $1 AND ($2::int IS NULL OR actions.agency_id = $2)
      ORDER BY actions.id`,
    [year, agencyId],
  )
}

/** A window of the action's year, what was reported in it, and where the action stood at its end. */
export type WindowLine = Readonly<{
  windowId: number
  state: 'none' | 'draft' | 'sent' | 'returned' | 'verified'
  owed: boolean
  sentOn: Day | null
  output: number | null
  beneficiaries: number | null
  realised: number | null
  doneText: string | null
  constraintCode: number | null
  constraintText: string | null
  nextText: string | null
  helpText: string | null
  evidence: number
  isDemo: boolean
  /** The standing: figures are those of `figureWindowId`, the last that were sent up to this window. */
  standing: Readonly<{
    status: WorkStatus
    judged: Judgement
    judgedMoney: Judgement
    figureWindowId: number | null
    figureState: 'sent' | 'verified' | null
    output: number | null
    beneficiaries: number | null
    realised: number | null
    expected: number | null
    expectedMoney: number | null
  }> | null
}>

/** The windows of the action's year, oldest first, each with its report and standing. */
export function listWindowLines(db: Db, actionId: number, year: number): Promise<WindowLine[]> {
  return prepared<WindowLine>(
    db,
    'actions.window_lines',
    `SELECT windows.id AS "windowId", coalesce(reports.state, 'none') AS state, coalesce(standings.owed, false) AS owed,
        standings.sent_on AS "sentOn", reports.output, reports.beneficiaries, reports.realised,
        reports.done_text AS "doneText", reports.constraint_code AS "constraintCode",
        reports.constraint_text AS "constraintText", reports.next_text AS "nextText", reports.help_text AS "helpText",
        (SELECT count(*)::int FROM evidence WHERE evidence.report_id = reports.id) AS evidence,
        coalesce(reports.is_demo, false) AS "isDemo",
        CASE WHEN standings.action_id IS NOT NULL THEN jsonb_build_object('status', standings.status,
          'judged', standings.judged, 'judgedMoney', standings.judged_money,
          'figureWindowId', standings.figure_window_id, 'figureState', standings.figure_state,
          'output', standings.output, 'beneficiaries', standings.beneficiaries, 'realised', standings.realised,
          'expected', standings.expected, 'expectedMoney', standings.expected_money) END AS standing
      FROM windows LEFT JOIN reports ON reports.window_id = windows.id AND reports.action_id = $1
        LEFT JOIN standings ON standings.window_id = windows.id AND standings.action_id = $1
      WHERE windows.year = $2 ORDER BY windows.ends_on, windows.id`,
    [actionId, year],
  )
}

/** The action a form names as its predecessor, and which other action of `year` continues it already. */
export async function findContinued(
  db: Db,
  code: string,
  year: number | null,
  except: number | null,
): Promise<{ id: number; code: string; year: number; continuedBy: string | null } | null> {
  const asked = code.trim().toUpperCase()
  if (!codeForm.test(asked)) return null
  const [action] = await prepared<{
    id: number
    code: string
    year: number
    continuedBy: string | null
  }>(
    db,
    'actions.continued',
    `SELECT actions.id, actions.code, actions.year, (SELECT later.code FROM actions AS later
        WHERE later.predecessor_id = actions.id AND later.year = $2::int AND later.id IS DISTINCT FROM $3::int)
        AS "continuedBy"
      FROM actions WHERE actions.code = $1`,
    [asked, year, except],
  )
  return action ?? null
}
