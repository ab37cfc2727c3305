import { editActions } from '../actions/commands'
import { listWholeActions } from '../actions/queries'
import { fewOf, movedSince, restoreActions } from '../actions/restore-commands'
import { inputOf } from '../actions/rows'
import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import type { Ticked } from '../http/parse'
import type { User } from '../users/user'
import type { Batch, Change } from './batch'
import { planRows } from './form'
import { listBatchRows } from './queries'

/**
 * Changes one field of all these actions, or of none. Outdated when one of them is no longer as it was seen. Gives the
 * number of the receipt.
 */
export async function applyBatch(
  trx: Db,
  actor: User,
  change: Change,
  ticked: readonly Ticked[],
  now: Date,
): Promise<number> {
  const whole = await listWholeActions(
    trx,
    ticked.map(({ id }) => id),
  )
  const planned = planRows(actor, [...whole.values()], change)
  const seen = new Map(ticked.map(({ id, version }) => [id, version]))
  const edits = planned.map((row) => {
    if (row.outcome !== 'changed') throw new Outdated(`action ${row.action.code}`)
    return { action: row.action, input: row.input, version: seen.get(row.action.id) ?? null }
  })
  if (edits.length === 0 || edits.length < ticked.length) throw new Outdated('actions')
  const [made] = await trx('batches')
    .insert({
      user_id: actor.id,
      agency_id: actor.role === 'officer' ? actor.agencyId : null,
      field: change.field,
      value: change.value,
      reason: change.reason,
      applied_at: now,
    })
    .returning('id')
  const id = made.id as number
  await trx('batch_rows').insert(
    planned.map(({ action, was }) => ({
      batch_id: id,
      action_id: action.id,
      was,
      before: JSON.stringify(inputOf(action, detailsOf(whole, action.id))),
      version: action.version + 1,
    })),
  )
  await editActions(trx, actor, edits)
  await remember(trx, actor, 'batch.applied', 'batch', id, {
    after: { [change.field]: change.value, n: edits.length },
  })
  return id
}

function detailsOf(whole: Awaited<ReturnType<typeof listWholeActions>>, id: number) {
  const one = whole.get(id)
  if (!one) throw new Outdated(`action ${id}`)
  return one.details
}

/** Takes a change back, all of it or nothing: refused as soon as anybody has gone on from there. */
export async function undoBatch(
  trx: Db,
  actor: User,
  batch: Batch,
  version: number | null,
  now: Date,
): Promise<void> {
  const undone = await trx('batches')
    .where({ id: batch.id, version })
    .whereNull('undone_at')
    .update({ undone_at: now, undone_by: actor.id, version: batch.version + 1 })
  if (undone === 0) throw new Outdated(`batch ${batch.id}`)
  const rows = await listBatchRows(trx, batch.id)
  const moved = await movedSince(trx, rows)
  if (moved.length > 0) throw new Refused('batch.built_upon', { codes: fewOf(moved) })
  await restoreActions(trx, actor, rows)
  await remember(trx, actor, 'batch.undone', 'batch', batch.id, {
    after: { n: rows.length },
  })
}
