import { createActions, editActions } from '../actions/commands'
import type { ActionInput } from '../actions/form'
import { listWholeActions } from '../actions/queries'
import { inputOf } from '../actions/rows'
import { refreshStandings } from '../actions/standing-commands'
import { insertMany, type Db } from '../db'
import { Outdated } from '../errors'
import { remember } from '../history'
import { saveDraft } from '../reports/commands'
import { getSlot } from '../reports/queries'
import type { Content } from '../reports/report'
import type { User } from '../users/user'
import { settle } from './commands'
import type { Import } from './import'
import type { ProgressInput } from './progress-sheet'
import { listChecked, type Checked, type Effect } from './queries'

/** Writes the checked rows of an import, keeping of each what stood there before. */
export async function writeImport(
  trx: Db,
  one: Import,
  user: User,
  now: Date,
  tell: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const fresh = await listChecked(trx, one.id, 'new')
  const changed = await listChecked(trx, one.id, 'changed')
  const total = fresh.length + changed.length
  const effects =
    one.plan?.purpose === 'progress'
      ? await writeReports(trx, user, [...fresh, ...changed], now, (done) => tell(done, total))
      : await writeActions(trx, user, fresh, changed, (done) => tell(done, total))
  await insertMany(
    trx,
    'import_effects',
    effects.map((effect) => ({
      import_id: one.id,
      subject: effect.subject,
      subject_id: effect.subjectId,
      code: effect.code,
      made: effect.made,
      before: effect.before,
      version: effect.version,
    })),
  )
  await remember(trx, user, 'import.applied', 'import', one.id, {
    after: { name: one.name, counts: one.counts },
  })
  await settle(trx, one, 'applied', { applied_at: now, done: total, total })
}

const portion = 400

async function writeActions(
  trx: Db,
  user: User,
  fresh: readonly Checked[],
  changed: readonly Checked[],
  tell: (done: number) => Promise<void>,
): Promise<Effect[]> {
  const effects: Effect[] = []
  for (let from = 0; from < fresh.length; from += portion) {
    const inputs = fresh.slice(from, from + portion).map((row) => row.input as ActionInput)
    const made = await createActions(trx, user, inputs, false)
    for (const { id, code } of made) {
      effects.push({ subject: 'action', subjectId: id, code, made: true, before: null, version: 1 })
    }
    await tell(effects.length)
  }
  for (let from = 0; from < changed.length; from += portion) {
    const rows = changed.slice(from, from + portion)
    const whole = await listWholeActions(
      trx,
      rows.map((row) => row.actionId ?? 0),
    )
    const edits = rows.map((row) => {
      const stored = whole.get(row.actionId ?? 0)
      if (!stored) throw new Outdated(`action ${row.actionId}`)
      effects.push({
        subject: 'action',
        subjectId: stored.action.id,
        code: stored.action.code,
        made: false,
        before: inputOf(stored.action, stored.details),
        version: stored.action.version + 1,
      })
      return { action: stored.action, input: row.input as ActionInput, version: row.seenVersion }
    })
    await editActions(trx, user, edits, false)
    await tell(effects.length)
  }
  await refreshAll(
    trx,
    effects.map(({ subjectId }) => subjectId),
  )
  return effects
}

export async function refreshAll(trx: Db, ids: readonly number[]): Promise<void> {
  await refreshStandings(
    trx,
    [...ids].sort((one, other) => one - other),
  )
}

async function writeReports(
  trx: Db,
  user: User,
  rows: readonly Checked[],
  now: Date,
  tell: (done: number) => Promise<void>,
): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const [at, row] of rows.entries()) {
    const { code, window, content } = row.input as ProgressInput
    const slot = await getSlot(trx, code, window)
    const version = row.seenVersion ?? 0
    const id = await saveDraft(trx, user, slot, { content, version }, now)
    effects.push({
      subject: 'report',
      subjectId: id,
      code: `${code}/${window}`,
      made: slot.report === null,
      before: slot.report && contentOf(slot.report),
      version: version + 1,
    })
    if (at % 20 === 19) await tell(at + 1)
  }
  return effects
}

/** What a report says, without the rest of its row. */
export function contentOf(content: Content): Content {
  return {
    output: content.output,
    beneficiaries: content.beneficiaries,
    money: content.money,
    workStatus: content.workStatus,
    statusReason: content.statusReason,
    doneText: content.doneText,
    constraintCode: content.constraintCode,
    constraintText: content.constraintText,
    drivingText: content.drivingText,
    nextText: content.nextText,
    helpText: content.helpText,
  }
}
