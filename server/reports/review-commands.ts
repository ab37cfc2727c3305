import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import { tellAgency } from '../notifications/commands'
import type { User } from '../users/user'
import { refresh, type Stamp } from './commands'
import { flagsOf } from './flags'
import type { FlagAnswerInput, Reopening, Return, Verification } from './form'
import { getSlot } from './queries'
import { listSentOf } from './queue-queries'
import type { Slot } from './report'

/** Confirms the figures as they were sent. */
export async function verifyReport(
  db: Db,
  actor: User,
  slot: Slot,
  input: Verification,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const number = await move(trx, slot, input.version, 'sent', {
      state: 'verified',
      verified_at: now,
      verified_by: actor.id,
      updated_at: now,
    })
    await review(
      trx,
      actor,
      slot,
      number,
      'verified',
      [{ section: null, comment: input.comment }],
      now,
    )
    await refresh(trx, slot)
  })
}

/** Sends the report back to its agency, with a word to each section concerned. */
export async function returnReport(
  db: Db,
  actor: User,
  slot: Slot,
  input: Return,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const number = await move(trx, slot, input.version, 'sent', {
      state: 'returned',
      updated_at: now,
    })
    await review(trx, actor, slot, number, 'returned', input.comments, now)
    await refresh(trx, slot)
  })
}

/** Takes a verification back, so that the agency can correct the report. */
export async function reopenReport(
  db: Db,
  actor: User,
  slot: Slot,
  input: Reopening,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const number = await move(trx, slot, input.version, 'verified', {
      state: 'returned',
      verified_at: null,
      verified_by: null,
      updated_at: now,
    })
    await review(
      trx,
      actor,
      slot,
      number,
      'reopened',
      [{ section: null, comment: input.reason }],
      now,
    )
    await refresh(trx, slot)
  })
}

/** Says what an agency has to say to a mark of a report that waits; a new word takes the place of the old. */
export async function answerFlag(
  db: Db,
  actor: User,
  slot: Slot,
  { flag, answer }: FlagAnswerInput,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const held = await trx('reports')
      .where({ id: slot.report?.id ?? 0, state: 'sent' })
      .forUpdate()
      .first('id')
    if (!held) throw new Refused('report.not_sent_now')
    const row = {
      report_id: held.id as number,
      flag,
      answer,
      version_number: slot.report?.timesSent ?? 0,
      answered_by: actor.id,
      answered_at: now,
    }
    await trx('flag_answers').insert(row).onConflict(['report_id', 'flag']).merge()
    await remember(trx, actor, 'report.mark_answered', 'report', held.id as number, {
      after: { flag, answer, number: row.version_number },
    })
  })
}

/** Verifies what has no mark, as it was seen on the preview; what changed meanwhile is left for its own page. */
export async function verifyPlain(
  db: Db,
  actor: User,
  chosen: readonly Readonly<{ id: number; version: number }>[],
  now: Date,
): Promise<number> {
  let verified = 0
  for (const { id, version } of chosen) {
    const [place] = await db('reports')
      .join('actions', 'actions.id', 'reports.action_id')
      .join('windows', 'windows.id', 'reports.window_id')
      .where({ 'reports.id': id, 'reports.state': 'sent', 'reports.version': version })
      .select('actions.code', 'windows.code as window', 'actions.id as actionId')
    if (!place) continue
    const stands = (await listSentOf(db, [place.actionId as number])).find((row) => row.id === id)
    if (!stands || flagsOf(stands).length > 0) continue
    const slot = await getSlot(db, place.code as string, place.window as string)
    try {
      await verifyReport(db, actor, slot, { version, comment: null }, now)
      verified += 1
    } catch (error) {
      if (!(error instanceof Outdated || error instanceof Refused)) throw error
    }
  }
  return verified
}

/** Moves a report that is in `from`, seen in that version; returns the number of the version sent last. */
async function move(
  trx: Db,
  slot: Slot,
  version: number,
  from: 'sent' | 'verified',
  stamp: Stamp,
): Promise<number> {
  const { report } = slot
  if (!report || report.state === 'draft') throw new Refused('report.not_sent')
  if (report.version !== version) throw new Outdated(`report ${report.id}`)
  if (report.state !== from) throw new Refused(`report.not_${from}_now`)
  const moved = await trx('reports')
    .where({ id: report.id, version, state: from })
    .update({ ...stamp, version: version + 1 })
  if (moved === 0) throw new Outdated(`report ${report.id}`)
  return report.timesSent
}

async function review(
  trx: Db,
  actor: User,
  slot: Slot,
  versionNumber: number,
  verdict: 'verified' | 'returned' | 'reopened',
  comments: readonly Readonly<{ section: string | null; comment: string | null }>[],
  now: Date,
): Promise<void> {
  const reportId = slot.report?.id ?? 0
  await trx('report_reviews').insert(
    comments.map(({ section, comment }) => ({
      report_id: reportId,
      version_number: versionNumber,
      verdict,
      section,
      comment,
      reviewer_id: actor.id,
      at: now,
    })),
  )
  await remember(trx, actor, `report.${verdict}`, 'report', reportId, {
    before: { state: slot.report?.state },
    after: {
      state: verdict === 'verified' ? 'verified' : 'returned',
      number: versionNumber,
      comments,
    },
  })
  const { action, window, agencyId } = slot
  const notice = {
    kind: `report_${verdict}`,
    about: `${reportId}/${versionNumber}`,
    facts: {
      action: action.code,
      title: action.title,
      window: { code: window.code, kind: window.kind, number: window.number, year: window.year },
      by: actor.name,
      ...(action.isDemo && { isDemo: true }),
    },
  } as const
  await tellAgency(trx, agencyId, notice, now, actor)
}
