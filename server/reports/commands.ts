import { refreshStandings } from '../actions/standing'
import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import { dayOf, localeOf } from '../i18n'
import { tellAgency } from '../notifications/commands'
import { getSettings } from '../settings/queries'
import type { User } from '../users/user'
import { evidenceLimits, type EvidenceKind, type NewFile } from './evidence'
import { flagsOf } from './flags'
import type {
  FlagAnswerInput,
  LinkInput,
  PlacesInput,
  ReportInput,
  Reopening,
  Return,
  RowInput,
  Verification,
} from './form'
import { refusalOf } from './obstacle'
import { getSlot, listEvidence, listSentOf } from './queries'
import {
  obstacleTo,
  sumOf,
  type Content,
  type ReportState,
  type Slot,
  type Snapshot,
} from './report'

/** Keeps what is typed so far. A report that was returned stays returned until it is sent again. */
export async function saveDraft(
  db: Db,
  actor: User,
  slot: Slot,
  input: ReportInput,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    refuseObstacle(actor, slot, now)
    const state = slot.report?.state === 'returned' ? 'returned' : 'draft'
    const id = await write(trx, slot, input, { state, updated_at: now })
    await remember(trx, actor, 'report.saved', 'report', id, traceOf(slot, input.content, state))
    await refresh(trx, slot)
  })
}

/**
 * Hands the report to the reviewers: freezes what is sent as a version, and gives the action the status it reports,
 * unless a later window has already spoken. `now` counts against the due day: on time is before midnight, WIB.
 */
export async function sendReport(
  db: Db,
  actor: User,
  slot: Slot,
  input: ReportInput,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    refuseObstacle(actor, slot, now)
    const id = await write(trx, slot, input, {
      state: 'sent',
      // Kept for good: being returned later does not undo having been on time.
      first_sent_at: slot.report?.firstSentAt ?? now,
      sent_at: now,
      sent_by: actor.id,
      verified_at: null,
      verified_by: null,
      updated_at: now,
    })
    const number = await freeze(trx, actor, id, input.content, now)
    await remember(
      trx,
      actor,
      'report.sent',
      'report',
      id,
      traceOf(slot, input.content, 'sent', { number }),
    )
    await bringStatus(trx, actor, slot, input.content, now)
    await refresh(trx, slot)
  })
}

/** Saves or sends one row of the update screen, with the link that came beside it. */
export async function keepRow(
  db: Db,
  actor: User,
  slot: Slot,
  input: RowInput,
  sending: boolean,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    if (!input.link) return (sending ? sendReport : saveDraft)(trx, actor, slot, input, now)
    // The report first, so that its version is checked; then the link, so that it is part of what is sent.
    await saveDraft(trx, actor, slot, input, now)
    const saved = await getSlot(trx, slot.action.code, slot.window.code)
    await addEvidence(trx, actor, saved, [], input.link, now)
    if (!sending) return
    const version = saved.report?.version ?? 0
    await sendReport(trx, actor, saved, { content: input.content, version }, now)
  })
}

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

/**
 * Files evidence with a report that may still be written; the first piece makes the draft. Throws Refused (422) for a
 * file that this report already has, and beyond twenty pieces.
 */
export async function addEvidence(
  db: Db,
  actor: User,
  slot: Slot,
  files: readonly NewFile[],
  link: LinkInput | null,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const reportId = await holdWritable(trx, actor, slot, now)
    const there = await listEvidence(trx, reportId)
    if (there.length + files.length + (link ? 1 : 0) > evidenceLimits.perReport) {
      throw new Refused('evidence.too_many_on_report', { n: evidenceLimits.perReport }, 422)
    }
    const known = new Set<string | null>(there.map((piece) => piece.sha256))
    for (const file of files) {
      if (known.has(file.sha256)) throw new Refused('evidence.twice', { name: file.name }, 422)
      known.add(file.sha256)
      const [row] = await trx('evidence')
        .insert({
          report_id: reportId,
          kind: file.kind,
          name: file.name,
          media_type: file.mediaType,
          size: file.bytes.length,
          sha256: file.sha256,
          added_by: actor.id,
          added_at: now,
        })
        .returning('id')
      const id = row.id as number
      await trx('evidence_files').insert({ evidence_id: id, content: file.bytes })
      await remember(trx, actor, 'evidence.added', 'report', reportId, {
        after: { id, kind: file.kind, name: file.name, sha256: file.sha256 },
      })
    }
    if (link) {
      if (there.some((piece) => piece.link === link.link))
        throw new Refused('evidence.twice', { name: link.name }, 422)
      const [row] = await trx('evidence')
        .insert({
          report_id: reportId,
          kind: 'link',
          name: link.name,
          link: link.link,
          added_by: actor.id,
          added_at: now,
        })
        .returning('id')
      await remember(trx, actor, 'evidence.added', 'report', reportId, {
        after: { id: row.id, kind: 'link', ...link },
      })
    }
    if (!slot.report) await refresh(trx, slot)
  })
}

/** Takes a piece of evidence, and its file, away from a report that may still be written. */
export async function removeEvidence(
  db: Db,
  actor: User,
  slot: Slot,
  evidence: Readonly<{ id: number; kind: EvidenceKind; name: string; sha256: string | null }>,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const reportId = await holdWritable(trx, actor, slot, now)
    const removed = await trx('evidence').where({ id: evidence.id, report_id: reportId }).delete()
    if (removed === 0) throw new Outdated(`evidence ${evidence.id}`)
    const { id, kind, name, sha256 } = evidence
    await remember(trx, actor, 'evidence.removed', 'report', reportId, {
      before: { id, kind, name, sha256 },
    })
  })
}

/** Keeps what a report that may still be written says of each place; a blank is not reported. */
export async function reportPlaces(
  db: Db,
  actor: User,
  slot: Slot,
  { outputs, version }: PlacesInput,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const reportId = await holdWritable(trx, actor, slot, now)
    // One that was made just now has the first version, whoever made it.
    const edited = await trx('reports')
      .where({ id: reportId, version: Math.max(version, 1) })
      .update({ version: Math.max(version, 1) + 1, updated_at: now })
    if (edited === 0 || (version === 0 && slot.report)) throw new Outdated(`report ${reportId}`)
    const before = await trx('report_places').where({ report_id: reportId }).orderBy('place_id')
    await trx('report_places').where({ report_id: reportId }).delete()
    const rows = outputs.flatMap(({ placeId, output }) =>
      output === null ? [] : [{ report_id: reportId, place_id: placeId, output }],
    )
    if (rows.length > 0) await trx('report_places').insert(rows)
    const told = (some: readonly { place_id: number; output: number }[]) =>
      Object.fromEntries(some.map((row) => [`place_${row.place_id}`, row.output]))
    await remember(trx, actor, 'report.placed', 'report', reportId, {
      before: told(before),
      after: told(rows),
    })
    if (!slot.report) await refresh(trx, slot)
  })
}

function refuseObstacle(actor: User, slot: Slot, now: Date): void {
  const obstacle = obstacleTo(slot, dayOf(now))
  if (obstacle) throw refusalOf(localeOf(actor.language), slot, obstacle)
}

type Stamp = Readonly<Record<string, unknown> & { state: ReportState }>

/** Writes the report's row and its money, provided nobody wrote since the version that the person saw. */
async function write(
  trx: Db,
  slot: Slot,
  { content, version }: ReportInput,
  stamp: Stamp,
): Promise<number> {
  const row = { ...rowOf(content), ...stamp }
  const { report } = slot
  const [written] = report
    ? await trx('reports')
        .where({ id: report.id, version })
        .whereIn('state', ['draft', 'returned'])
        .update({ ...row, version: version + 1 })
        .returning('id')
    : version !== 0
      ? []
      : await trx('reports')
          .insert({ ...row, action_id: slot.action.id, window_id: slot.window.id })
          .onConflict(['action_id', 'window_id'])
          .ignore()
          .returning('id')
  if (!written) throw new Outdated(`report of ${slot.action.code} for ${slot.window.code}`)
  const id = written.id as number
  const money = Object.entries(content.money).map(([fund, amount]) => ({
    report_id: id,
    fund,
    amount,
  }))
  await trx('report_money').where({ report_id: id }).delete()
  if (money.length > 0) await trx('report_money').insert(money)
  return id
}

function rowOf(content: Content): Record<string, unknown> {
  return {
    output: content.output,
    beneficiaries: content.beneficiaries,
    realised: sumOf(content.money),
    work_status: content.workStatus,
    status_reason: content.statusReason,
    done_text: content.doneText,
    constraint_code: content.constraintCode,
    constraint_text: content.constraintText,
    driving_text: content.drivingText,
    next_text: content.nextText,
    help_text: content.helpText,
  }
}

/** Keeps what was sent, evidence and all, as the report's next version; returns its number. */
async function freeze(
  trx: Db,
  actor: User,
  reportId: number,
  content: Content,
  now: Date,
): Promise<number> {
  const evidence = await listEvidence(trx, reportId)
  const snapshot: Snapshot = {
    ...content,
    realised: sumOf(content.money),
    evidence: evidence.map(({ id, kind, name, sha256 }) => ({ id, kind, name, sha256 })),
  }
  const places = await trx('report_places')
    .where({ report_id: reportId })
    .orderBy('place_id')
    .select('place_id as placeId', 'output')
  // The report's row is locked by the write before: no other can take this number.
  const [row] = await trx('report_versions')
    .insert({
      report_id: reportId,
      number: trx.raw(
        '(SELECT coalesce(max(number), 0) + 1 FROM report_versions WHERE report_id = ?)',
        [reportId],
      ),
      content: JSON.stringify(places.length > 0 ? { ...snapshot, places } : snapshot),
      sent_at: now,
      sent_by: actor.id,
    })
    .returning('number')
  return row.number as number
}

/** The action takes on the reported status, unless a report of a later window already says more. */
async function bringStatus(
  trx: Db,
  actor: User,
  slot: Slot,
  content: Content,
  now: Date,
): Promise<void> {
  const { action, window } = slot
  const status = content.workStatus ?? action.status
  const reason = status === 'delayed' || status === 'cancelled' ? content.statusReason : null
  await trx('actions').where({ id: action.id }).update({ updated_at: now })
  const [changed] = await trx('actions')
    .where({ id: action.id })
    .whereRaw('(status, status_reason) IS DISTINCT FROM (?::text, ?::text)', [status, reason])
    .whereNotExists(
      trx('reports')
        .join('windows', 'windows.id', 'reports.window_id')
        .where('reports.action_id', action.id)
        .whereIn('reports.state', ['sent', 'verified'])
        .where('windows.ends_on', '>', window.endsOn),
    )
    .update({ status, status_reason: reason, version: trx.raw('version + 1') })
    .returning('id')
  if (!changed) return
  await remember(trx, actor, 'action.status_changed', 'action', action.id, {
    before: { status: action.status, statusReason: action.statusReason },
    after: { status, statusReason: reason, window: window.code },
  })
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

/** Locks a report that may be written, so that nobody sends it meanwhile; makes the draft where there is none. */
async function holdWritable(trx: Db, actor: User, slot: Slot, now: Date): Promise<number> {
  refuseObstacle(actor, slot, now)
  if (!slot.report) {
    await trx('reports')
      .insert({
        action_id: slot.action.id,
        window_id: slot.window.id,
        state: 'draft',
        updated_at: now,
      })
      .onConflict(['action_id', 'window_id'])
      .ignore()
  }
  const held = await trx('reports')
    .where({ action_id: slot.action.id, window_id: slot.window.id })
    .forUpdate()
    .first('id', 'state')
  if (!held || !['draft', 'returned'].includes(held.state as string))
    throw new Outdated('report was sent meanwhile')
  return held.id as number
}

type Trace = Readonly<{ before?: unknown; after: unknown }>

function traceOf(
  slot: Slot,
  content: Content,
  state: ReportState,
  more: Record<string, unknown> = {},
): Trace {
  const { report } = slot
  return {
    ...(report && { before: { state: report.state, ...figuresOf(report) } }),
    after: {
      action: slot.action.code,
      window: slot.window.code,
      state,
      ...figuresOf(content),
      ...more,
    },
  }
}

function figuresOf(content: Content): Record<string, unknown> {
  const { output, beneficiaries, workStatus } = content
  return { output, beneficiaries, realised: sumOf(content.money), workStatus }
}

async function refresh(trx: Db, slot: Slot): Promise<void> {
  await refreshStandings(trx, [slot.action.id], await getSettings(trx))
  await markReports(trx, slot.action.id)
}

/** Keeps the marks of an action's sent reports, so that the queue can put marked ones first. */
export async function markReports(trx: Db, actionId: number): Promise<void> {
  for (const report of await listSentOf(trx, actionId)) {
    const raised = flagsOf(report)
    await trx('reports')
      .where({ id: report.id })
      .whereRaw('flags IS DISTINCT FROM ?::text[]', [raised])
      .update({ flags: raised })
  }
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
    const stands = (await listSentOf(db, place.actionId as number)).find((row) => row.id === id)
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
