import { insertMany, type Db } from '../db'
import { currentLines, inOrderOfEntry, totalOf } from './budget'
import type { ActionInput, BudgetLineInput } from './form'
import type { ActionDetails } from './queries'

export type Written = Readonly<{ id: number; input: ActionInput }>

const columnsOf = (line: BudgetLineInput) => ({
  fund: line.fund,
  stage: line.stage,
  decided_on: line.decidedOn,
  amount: line.amount,
  reason: line.reason,
})

/** The lines of new actions, of each fund the one that counts marked. */
export async function insertBudgets(trx: Db, written: readonly Written[]): Promise<void> {
  const rows = written.flatMap(({ id, input }) => {
    const current = currentLines(input.budget)
    return input.budget.map((line) => ({
      ...columnsOf(line),
      action_id: id,
      is_current: current.includes(line),
    }))
  })
  await insertMany(trx, 'budget_lines', rows)
}

/** Writes the lines, marks of each fund the one that counts, and gives their sum in rupiah. */
export async function writeBudget(
  trx: Db,
  actionId: number,
  stored: ActionDetails['budget'],
  input: Pick<ActionInput, 'budget' | 'dropped'>,
  total: number | null,
): Promise<number | null> {
  const touched = input.dropped.length > 0 || input.budget.some((line) => differs(line, stored))
  if (!touched) return total
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
  if (line.id === null) return true
  const known = stored.find((one) => one.id === line.id)
  return (['fund', 'stage', 'decidedOn', 'amount', 'reason'] as const).some(
    (part) => known?.[part] !== line[part],
  )
}
