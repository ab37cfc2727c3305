import { insertMany, type Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember, rememberAll } from '../history'
import type { User } from '../users/user'
import { reasonedStatuses, type Action } from './action'
import { currentLines, inOrderOfEntry, totalOf } from './budget'
import { insertBudgets, writeBudget, type Written } from './budget-commands'
import type { ActionInput } from './form'
import { getActionDetails, listWholeActions, type WholeAction } from './queries'
import { changesOf, filled, inputOf, rowOf, snapshotOf } from './rows'
import { refreshStandings } from './standing-commands'

/** Writes a new action with all that belongs to it. Gives its code. Takes the next number of its year. */
export async function createAction(trx: Db, actor: User, input: ActionInput): Promise<string> {
  const [made] = await createActions(trx, actor, [input])
  if (!made) throw new Error('no action was made')
  return made.code
}

type Made = Readonly<{ id: number; code: string }>

// How many rows go into one statement.
const batch = 200

/** Writes new actions, in their order, each with its line of history. As many statements for a hundred as for one. */
export async function createActions(
  trx: Db,
  actor: User,
  inputs: readonly ActionInput[],
  refreshed = true,
): Promise<Made[]> {
  const all: Made[] = []
  for (const portion of inBatches(inputs)) {
    const made = await insertActions(
      trx,
      actor,
      portion.map((input) => ({
        ...rowOf(input),
        year: input.year,
        budget_total: totalOf(currentLines(inOrderOfEntry(input.budget))),
      })),
    )
    const written = portion.map((input, at) => ({ id: (made[at] as Made).id, input }))
    await insertLists(trx, written)
    await insertBudgets(trx, written)
    const whole = await listWholeActions(
      trx,
      made.map(({ id }) => id),
    )
    await rememberAll(
      trx,
      actor,
      made.map(({ id }) => ({
        event: 'action.created',
        subject: 'action',
        subjectId: id,
        after: filled(snapshotOf(wholeOf(whole, id))),
      })),
    )
    all.push(...made)
  }
  if (refreshed) await refresh(trx, ...all.map(({ id }) => id))
  return all
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
  await editActions(trx, actor, [{ action, input, version }])
}

export type ActionEdit = Readonly<{ action: Action; input: ActionInput; version: number | null }>

/** The same for many actions at once, each of which may stand in the list once. */
export async function editActions(
  trx: Db,
  actor: User,
  edits: readonly ActionEdit[],
  refreshed = true,
): Promise<void> {
  for (const portion of inBatches(edits)) {
    await takeAll(trx, portion)
    const ids = portion.map(({ action }) => action.id)
    const before = await listWholeActions(trx, ids)
    await writeLists(
      trx,
      portion.map(({ action, input }) => ({ id: action.id, input })),
    )
    const rows: Record<string, unknown>[] = []
    for (const { action, input } of portion) {
      // A reason that was left over from an earlier status goes with it.
      const stale =
        !reasonedStatuses.includes(input.status) && input.statusReason === action.statusReason
      const { budget } = wholeOf(before, action.id).details
      rows.push({
        id: action.id,
        ...rowOf({ ...input, statusReason: stale ? null : input.statusReason }),
        budget_total: await writeBudget(trx, action.id, budget, input, action.budgetTotal),
      })
    }
    await updateRows(trx, rows)
    const after = await listWholeActions(trx, ids)
    const lines = ids.flatMap((id) => {
      const change = changesOf(snapshotOf(wholeOf(before, id)), snapshotOf(wholeOf(after, id)))
      return change
        ? [{ event: 'action.edited', subject: 'action' as const, subjectId: id, ...change }]
        : []
    })
    await rememberAll(trx, actor, lines)
  }
  if (refreshed) await refresh(trx, ...edits.map(({ action }) => action.id))
}

/** Takes back actions that nobody has built upon: they are gone, their lines of history stay. */
export async function removeActions(
  trx: Db,
  actor: User,
  ids: readonly number[],
  reason: string,
): Promise<void> {
  for (const portion of inBatches(ids)) {
    const whole = await listWholeActions(trx, portion)
    await rememberAll(
      trx,
      actor,
      [...whole.values()].map((one) => ({
        event: 'action.removed',
        subject: 'action',
        subjectId: one.action.id,
        before: { code: one.action.code, ...filled(snapshotOf(one)) },
        after: { reason },
      })),
    )
    await trx('actions').whereIn('id', portion).delete()
  }
}

function inBatches<One>(all: readonly One[]): One[][] {
  return Array.from({ length: Math.ceil(all.length / batch) }, (_, at) =>
    all.slice(at * batch, (at + 1) * batch),
  )
}

function wholeOf(whole: ReadonlyMap<number, WholeAction>, id: number): WholeAction {
  const one = whole.get(id)
  if (!one) throw new Outdated(`action ${id}`)
  return one
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
  const stored = inputOf(action, details)
  const input: ActionInput = {
    ...stored,
    year,
    startsOn: inYear(action.startsOn, year),
    endsOn: inYear(action.endsOn, year),
    status: 'not_started',
    statusReason: null,
    budget: [],
    plan: stored.plan.filter((one) => one.output !== null).map((one) => ({ ...one, money: null })),
    predecessorId: action.id,
    sourceUrl: null,
    sourceNote: null,
  }
  const row = {
    ...rowOf(input),
    year,
    // What was made up for the demonstration does not become true by being copied.
    is_demo: action.isDemo,
    demo_parts: action.demoParts.filter((part) => part !== 'budget'),
  }
  const [made] = await insertActions(trx, actor, [row])
  const { id, code } = made as Made
  await insertLists(trx, [{ id, input }])
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

/** The same for many: in the order of their ids, so that two writers never wait for each other crosswise. */
async function takeAll(trx: Db, edits: readonly ActionEdit[]): Promise<void> {
  const rows: { id: number; version: number }[] = await trx('actions')
    .whereIn(
      'id',
      edits.map(({ action }) => action.id),
    )
    .orderBy('id')
    .forUpdate()
    .select('id', 'version')
  const stored = new Map(rows.map((row) => [row.id, row.version]))
  for (const { action, version } of edits) {
    const now = stored.get(action.id)
    if (now !== version || now !== action.version) throw new Outdated(`action ${action.code}`)
  }
}

/** Numbers are given one transaction at a time within a year, so that none is given twice. */
async function insertActions(
  trx: Db,
  actor: User,
  rows: readonly (Record<string, unknown> & { year: number })[],
): Promise<Made[]> {
  const next = new Map<number, number>()
  for (const year of [...new Set(rows.map((row) => row.year))].sort((one, other) => one - other)) {
    await trx.raw('SELECT pg_advisory_xact_lock(?, ?)', [numbering, year])
    const last = await trx('actions').where({ year }).max('number as number').first()
    next.set(year, Number(last?.['number'] ?? 0) + 1)
  }
  const numbered = rows.map((row) => {
    const number = next.get(row.year) as number
    next.set(row.year, number + 1)
    return { ...row, number, created_by: actor.id }
  })
  const made = await insertMany<Made & { year: number; number: number }>(
    trx,
    'actions',
    numbered,
    'id, code, year, number',
  )
  const byNumber = new Map(made.map((one) => [`${one.year}/${one.number}`, one]))
  return numbered.map((row) => byNumber.get(`${row.year}/${row.number}`) as Made)
}

/** One statement for all rows; what a row does not name is not a column of this house. */
async function updateRows(trx: Db, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== 'id')
  if (columns.length === 0) return
  await trx.raw(
    `UPDATE actions SET ${columns.map((name) => `${name} = changed.${name}`).join(', ')},
       version = actions.version + 1, updated_at = now()
     FROM jsonb_populate_recordset(NULL::actions, ?::jsonb) AS changed WHERE actions.id = changed.id`,
    [JSON.stringify(rows)],
  )
}

async function refresh(trx: Db, ...ids: number[]): Promise<void> {
  await refreshStandings(trx, ids)
}

/** Tags, supporting agencies, places and plan: the tables that hold each, and their rows as the form has them. */
const lists: Readonly<Record<string, (input: ActionInput) => object[]>> = {
  action_strategies: ({ tags }) => tags.map((number) => ({ strategy_number: number })),
  action_agencies: ({ supportIds }) => supportIds.map((agency) => ({ agency_id: agency })),
  action_places: ({ places }) =>
    places.map(({ placeId, target }) => ({ place_id: placeId, target })),
  action_plans: ({ plan }) =>
    plan.map(({ quarter, output, money }) => ({ quarter, output, money })),
}

async function writeLists(trx: Db, written: readonly Written[]): Promise<void> {
  const ids = written.map(({ id }) => id)
  for (const table of Object.keys(lists)) await trx(table).whereIn('action_id', ids).delete()
  await insertLists(trx, written)
}

async function insertLists(trx: Db, written: readonly Written[]): Promise<void> {
  for (const [table, rowsOf] of Object.entries(lists)) {
    const rows = written.flatMap(({ id, input }) =>
      rowsOf(input).map((row) => ({ action_id: id, ...row })),
    )
    await insertMany(trx, table, rows)
  }
}
