import type { Db } from '../db'
import { Outdated } from '../errors'
import type { User } from '../users/user'
import { editActions } from './commands'
import type { ActionInput } from './form'
import { listWholeActions } from './queries'

/** An action that was changed: how it stood before, and the version that the change left. */
export type Stood = Readonly<{ subjectId: number; code: string; before: unknown; version: number }>

const portion = 400

/** Holds these actions for this transaction, and names those that somebody has changed since, or that are gone. */
export async function movedSince(
  trx: Db,
  stood: readonly Pick<Stood, 'subjectId' | 'code' | 'version'>[],
): Promise<string[]> {
  const stored: { id: number; version: number }[] = await trx('actions')
    .whereIn(
      'id',
      stood.map((one) => one.subjectId),
    )
    .orderBy('id')
    .forUpdate()
    .select('id', 'version')
  const versions = new Map(stored.map((row) => [row.id, row.version]))
  return stood.flatMap((one) => (versions.get(one.subjectId) === one.version ? [] : [one.code]))
}

/** Makes each action what it was before it was changed; Outdated where somebody has gone on from there. */
export async function restoreActions(
  trx: Db,
  actor: User,
  stood: readonly Stood[],
  refreshed = true,
): Promise<void> {
  for (let from = 0; from < stood.length; from += portion) {
    const some = stood.slice(from, from + portion)
    const whole = await listWholeActions(
      trx,
      some.map((one) => one.subjectId),
    )
    const edits = some.map((one) => {
      const before = one.before as ActionInput
      const now = whole.get(one.subjectId)
      if (!now) throw new Outdated(one.code)
      const known = new Set(before.budget.map((line) => line.id))
      const dropped = now.details.budget.flatMap((line) => (known.has(line.id) ? [] : [line.id]))
      return { action: now.action, input: { ...before, dropped }, version: one.version }
    })
    await editActions(trx, actor, edits, refreshed)
  }
}

/** The first of these codes, as a sentence can hold them. */
export function fewOf(codes: readonly string[]): string {
  return codes.slice(0, 5).join(', ') + (codes.length > 5 ? ', …' : '')
}
