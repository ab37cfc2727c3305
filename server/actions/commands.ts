import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import { placeLabel } from '../places/place'
import { getSettings } from '../settings/queries'
import type { User } from '../users/user'
import { reasonedStatuses, type Action } from './action'
import { currentLines, inOrderOfEntry, totalOf } from './budget'
import type { ActionInput, BudgetLineInput } from './form'
import { getAction, getActionDetails, type ActionDetails } from './queries'
import { refreshStandings } from './standing'

type Snapshot = Readonly<Record<string, unknown>>

/** Writes a new action with all that belongs to it. Gives its code. Takes the next number of its year. */
export async function createAction(trx: Db, actor: User, input: ActionInput): Promise<string> {
  const { id, code } = await insertAction(trx, actor, input.year, rowOf(input))
  await writeLists(trx, id, input)
  await trx('actions')
    .where({ id })
    .update({ budget_total: await writeBudget(trx, id, [], input) })
  const after = await snapshotOf(trx, await getAction(trx, code))
  await remember(trx, actor, 'action.created', 'action', id, { after: filled(after) })
  await refresh(trx, id)
  return code
}

/**
 * Changes an action that was loaded as `action`. Outdated when `version`, the one its writer saw, is no longer the one
 * that is stored. Stored budget lines that `input` does not name stay as they are.
 */
export async function editAction(
  trx: Db,
  actor: User,
  action: Action,
  input: ActionInput,
  version: number | null,
): Promise<void> {
  await take(trx, action, version)
  const before = await snapshotOf(trx, action)
  const { budget } = await getActionDetails(trx, action.id)
  // A reason that was left over from an earlier status goes with it.
  const stale =
    !reasonedStatuses.includes(input.status) && input.statusReason === action.statusReason
  await writeLists(trx, action.id, input)
  await trx('actions')
    .where({ id: action.id })
    .update({
      ...rowOf({ ...input, statusReason: stale ? null : input.statusReason }),
      budget_total: await writeBudget(trx, action.id, budget, input),
      version: action.version + 1,
      updated_at: trx.fn.now(),
    })
  const change = changesOf(before, await snapshotOf(trx, await getAction(trx, action.code)))
  if (change) await remember(trx, actor, 'action.edited', 'action', action.id, change)
  await refresh(trx, action.id)
}

/** Cancels an action, saying why. Its reports stay; it owes no more. */
export async function cancelAction(
  trx: Db,
  actor: User,
  action: Action,
  reason: string,
  version: number | null,
): Promise<void> {
  await take(trx, action, version)
  if (action.status === 'cancelled') throw new Refused('action.already_cancelled')
  await trx('actions')
    .where({ id: action.id })
    .update({
      status: 'cancelled',
      status_reason: reason,
      version: action.version + 1,
      updated_at: trx.fn.now(),
    })
  await remember(trx, actor, 'action.cancelled', 'action', action.id, {
    before: { status: action.status, status_reason: action.statusReason },
    after: { status: 'cancelled', status_reason: reason },
  })
  await refresh(trx, action.id)
}

/**
 * Carries an action on into the next year: a new one that names it as its predecessor, with its targets, places and
 * plan, its days a year later, and neither money nor reports. Where it is carried on already, that one is named.
 */
export async function copyAction(
  trx: Db,
  actor: User,
  action: Action,
): Promise<{ code: string; existed: boolean }> {
  const year = action.year + 1
  if (year > 2100) throw new Refused('field.not_a_choice', {}, 422)
  // Of two copies at once the second waits here, and then finds the first.
  await trx('actions').where({ id: action.id }).forUpdate().first('id')
  const successor = await trx('actions').where({ predecessor_id: action.id, year }).first('code')
  if (successor) return { code: successor.code as string, existed: true }
  const details = await getActionDetails(trx, action.id)
  const input: ActionInput = {
    title: action.title,
    year,
    strategyNumber: action.strategyNumber,
    agencyId: action.agencyId,
    tags: details.tags.map((tag) => tag.number),
    supportIds: details.supports.map((agency) => agency.id),
    responsibleOffice: action.responsibleOffice,
    program: action.program,
    activity: action.activity,
    subActivity: action.subActivity,
    nomenclature: action.nomenclature,
    activityKind: action.activityKind,
    aidKind: action.aidKind,
    aidNature: action.aidNature,
    benefitSize: action.benefitSize,
    benefitDuration: action.benefitDuration,
    outputTarget: action.outputTarget,
    outputUnit: action.outputUnit,
    beneficiaryTarget: action.beneficiaryTarget,
    beneficiaryUnit: action.beneficiaryUnit,
    startsOn: inYear(action.startsOn, year),
    endsOn: inYear(action.endsOn, year),
    status: 'not_started',
    statusReason: null,
    budget: [],
    dropped: [],
    plan: details.plan.filter((one) => one.output !== null).map((one) => ({ ...one, money: null })),
    places: details.places.map(({ placeId, target }) => ({ placeId, target })),
    predecessorId: action.id,
    sourceUrl: null,
    sourceNote: null,
  }
  const { id, code } = await insertAction(trx, actor, year, {
    ...rowOf(input),
    // What was made up for the demonstration does not become true by being copied.
    is_demo: action.isDemo,
    demo_parts: action.demoParts.filter((part) => part !== 'budget'),
  })
  await writeLists(trx, id, input)
  await remember(trx, actor, 'action.copied', 'action', id, { after: { predecessor: action.code } })
  await remember(trx, actor, 'action.continued', 'action', action.id, {
    after: { successor: code },
  })
  await refresh(trx, id)
  return { code, existed: false }
}

/** The same day of another year; 29 February becomes the 28th where there is none. */
function inYear(day: string, year: number): string {
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  const rest = day.slice(5)
  return `${year}-${rest === '02-29' && !leap ? '02-28' : rest}`
}

/** Holds the action's row for this transaction, if it is still the version its writer saw. */
async function take(trx: Db, action: Action, version: number | null): Promise<void> {
  const row = await trx('actions').where({ id: action.id }).forUpdate().first('version')
  if (row?.version !== version || row?.version !== action.version)
    throw new Outdated(`action ${action.code}`)
}

const numbering = 7_001

/** Numbers are given one transaction at a time within a year, so that none is given twice. */
async function insertAction(
  trx: Db,
  actor: User,
  year: number,
  row: Record<string, unknown>,
): Promise<{ id: number; code: string }> {
  await trx.raw('SELECT pg_advisory_xact_lock(?, ?)', [numbering, year])
  const [made] = await trx('actions')
    .insert({
      ...row,
      year,
      number: trx('actions').where({ year }).select(trx.raw('coalesce(max(number), 0) + 1')),
      created_by: actor.id,
    })
    .returning(['id', 'code'])
  return made as { id: number; code: string }
}

async function refresh(trx: Db, id: number): Promise<void> {
  await refreshStandings(trx, [id], await getSettings(trx))
}

type OwnFields = Omit<
  ActionInput,
  'year' | 'tags' | 'supportIds' | 'budget' | 'dropped' | 'plan' | 'places'
>

function rowOf(input: OwnFields) {
  return {
    title: input.title,
    strategy_number: input.strategyNumber,
    agency_id: input.agencyId,
    responsible_office: input.responsibleOffice,
    program: input.program,
    activity: input.activity,
    sub_activity: input.subActivity,
    nomenclature: input.nomenclature,
    activity_kind: input.activityKind,
    aid_kind: input.aidKind,
    aid_nature: input.aidNature,
    benefit_size: input.benefitSize,
    benefit_duration: input.benefitDuration,
    output_target: input.outputTarget,
    output_unit: input.outputUnit,
    beneficiary_target: input.beneficiaryTarget,
    beneficiary_unit: input.beneficiaryUnit,
    starts_on: input.startsOn,
    ends_on: input.endsOn,
    status: input.status,
    status_reason: input.statusReason,
    predecessor_id: input.predecessorId,
    source_url: input.sourceUrl,
    source_note: input.sourceNote,
  }
}

/** Tags, supporting agencies, places and plan, each as the form has it. */
async function writeLists(trx: Db, id: number, input: ActionInput): Promise<void> {
  const replace = async (table: string, rows: object[]) => {
    await trx(table).where({ action_id: id }).delete()
    if (rows.length > 0) await trx(table).insert(rows.map((row) => ({ ...row, action_id: id })))
  }
  await replace(
    'action_strategies',
    input.tags.map((number) => ({ strategy_number: number })),
  )
  await replace(
    'action_agencies',
    input.supportIds.map((agency) => ({ agency_id: agency })),
  )
  await replace(
    'action_places',
    input.places.map(({ placeId, target }) => ({ place_id: placeId, target })),
  )
  await replace(
    'action_plans',
    input.plan.map(({ quarter, output, money }) => ({ quarter, output, money })),
  )
}

/** Writes the lines, marks of each fund the one that counts, and gives their sum in rupiah. */
async function writeBudget(
  trx: Db,
  actionId: number,
  stored: ActionDetails['budget'],
  input: Pick<ActionInput, 'budget' | 'dropped'>,
): Promise<number | null> {
  const columnsOf = (line: BudgetLineInput) => ({
    fund: line.fund,
    stage: line.stage,
    decided_on: line.decidedOn,
    amount: line.amount,
    reason: line.reason,
  })
  // None counts while funds may change places; the unique index holds for every statement.
  if (stored.length > 0)
    await trx('budget_lines').where({ action_id: actionId }).update({ is_current: false })
  if (input.dropped.length > 0) {
    await trx('budget_lines').where({ action_id: actionId }).whereIn('id', input.dropped).delete()
  }
  for (const line of input.budget) {
    if (line.id === null || !differs(line, stored)) continue
    await trx('budget_lines').where({ id: line.id, action_id: actionId }).update(columnsOf(line))
  }
  const fresh = input.budget.filter((line) => line.id === null)
  if (fresh.length > 0) {
    await trx('budget_lines').insert(
      fresh.map((line) => ({ ...columnsOf(line), action_id: actionId, is_current: false })),
    )
  }
  const lines: (BudgetLineInput & { id: number })[] = await trx('budget_lines')
    .where({ action_id: actionId })
    .select('id', 'fund', 'stage', 'decided_on as decidedOn', 'amount', 'reason')
    .orderBy('id')
  const current = currentLines(inOrderOfEntry(lines))
  if (current.length > 0) {
    await trx('budget_lines')
      .whereIn(
        'id',
        current.map((line) => line.id),
      )
      .update({ is_current: true })
  }
  return totalOf(current)
}

function differs(line: BudgetLineInput, stored: ActionDetails['budget']): boolean {
  const known = stored.find((one) => one.id === line.id)
  return (['fund', 'stage', 'decidedOn', 'amount', 'reason'] as const).some(
    (part) => known?.[part] !== line[part],
  )
}

/** An action with all that belongs to it, by the names of its fields: what a line of history compares. */
async function snapshotOf(trx: Db, action: Action): Promise<Snapshot> {
  const details = await getActionDetails(trx, action.id)
  const {
    strategy_number,
    agency_id: _agency,
    predecessor_id: _predecessor,
    ...row
  } = rowOf(action)
  return {
    ...row,
    strategy: strategy_number,
    agency: action.agencyName,
    budget_total: action.budgetTotal,
    tags: details.tags.map((tag) => tag.number),
    supports: details.supports.map((agency) => agency.name),
    places: details.places.map((place) => ({ name: placeLabel(place), target: place.target })),
    plan: details.plan,
    budget: details.budget.map(({ id: _id, isCurrent: _isCurrent, ...line }) => line),
    predecessor: details.predecessor?.code ?? null,
  }
}

/** Only what differs, before and after; undefined when nothing does. */
function changesOf(
  before: Snapshot,
  after: Snapshot,
): { before: Snapshot; after: Snapshot } | undefined {
  const changed = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  if (changed.length === 0) return undefined
  const only = (all: Snapshot) =>
    Object.fromEntries(changed.map((name) => [name, all[name] ?? null]))
  return { before: only(before), after: only(after) }
}

/** The fields of a new action that say something. */
function filled(snapshot: Snapshot): Snapshot {
  const says = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(snapshot).filter(([, value]) => says(value)))
}
