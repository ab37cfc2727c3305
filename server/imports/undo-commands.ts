import { removeActions } from '../actions/commands'
import { fewOf, movedSince, restoreActions } from '../actions/restore-commands'
import type { Db } from '../db'
import { Refused } from '../errors'
import { remember } from '../history'
import { saveDraft } from '../reports/commands'
import { getSlot } from '../reports/queries'
import type { Content } from '../reports/report'
import type { User } from '../users/user'
import { move } from './commands'
import type { Import } from './import'
import { builtUpon, listEffects, type Effect } from './queries'
import { contentOf, refreshAll } from './write-commands'

/**
 * Takes back what an import wrote, all of it or nothing: what it made goes, what it changed becomes what it was. Refused
 * as soon as anybody has gone on from there.
 */
export async function undoImport(
  db: Db,
  actor: User,
  one: Import,
  version: number | null,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    await move(trx, one, version, ['applied'], 'undone', { undone_at: now })
    const effects = await listEffects(trx, one.id)
    const actions = effects.filter((effect) => effect.subject === 'action')
    await takeBackActions(trx, actor, one, actions)
    const reports = effects.filter((effect) => effect.subject === 'report')
    await takeBackReports(trx, actor, reports, now)
    await remember(trx, actor, 'import.undone', 'import', one.id, {
      after: { name: one.name, counts: one.counts },
    })
  })
}

function built(codes: readonly string[]): Refused {
  return new Refused('import.built_upon', { codes: fewOf(codes) })
}

async function takeBackActions(
  trx: Db,
  actor: User,
  one: Import,
  effects: readonly Effect[],
): Promise<void> {
  if (effects.length === 0) return
  const moved = await movedSince(trx, effects)
  if (moved.length > 0) throw built(moved)
  const made = effects.filter((effect) => effect.made)
  const madeIds = made.map((effect) => effect.subjectId)
  if (madeIds.length > 0 && (await builtUpon(trx, madeIds)).length > 0)
    throw built(made.map((effect) => effect.code))
  await removeActions(trx, actor, madeIds, one.name)

  const changed = effects.filter((effect) => !effect.made)
  await restoreActions(trx, actor, changed, false)
  await refreshAll(
    trx,
    changed.map((effect) => effect.subjectId),
  )
}

async function takeBackReports(
  trx: Db,
  actor: User,
  effects: readonly Effect[],
  now: Date,
): Promise<void> {
  for (const effect of effects) {
    const [code = '', window = ''] = effect.code.split('/')
    const slot = await getSlot(trx, code, window)
    const report = slot.report
    const untouched =
      report !== null &&
      report.version === effect.version &&
      report.state !== 'sent' &&
      report.state !== 'verified' &&
      report.evidenceCount === 0
    if (!untouched) throw built([effect.code])
    if (!effect.made) {
      const content = effect.before as Content
      await saveDraft(trx, actor, slot, { content, version: report.version }, now)
      continue
    }
    await trx('reports').where({ id: report.id, state: 'draft' }).delete()
    await remember(trx, actor, 'report.removed', 'report', report.id, {
      before: { action: code, window, ...contentOf(report) },
    })
  }
  const ids: { action_id: number }[] = await trx('actions')
    .whereIn(
      'code',
      effects.map((effect) => effect.code.split('/')[0] ?? ''),
    )
    .select('id as action_id')
  await refreshAll(
    trx,
    ids.map((row) => row.action_id),
  )
}
