import { refreshHeld, refreshStandings } from '../actions/standing-commands'
import { prepared, within, type Db } from '../db'
import { Outdated } from '../errors'
import { remember } from '../history'
import { dayOf, localeOf } from '../i18n'
import type { User } from '../users/user'
import { placeMeasures, PlacesDisagree, placeTroubles } from './by-place'
import { listEvidence } from './evidence-queries'
import { flagsOf } from './flags'
import type { PlacesInput, ReportInput } from './form'
import { refusalOf } from './obstacle'
import { listReportPlaces } from './queries'
import { listSentOf } from './queue-queries'
import {
  type Content,
  type Figures,
  obstacleTo,
  type ReportState,
  type Slot,
  type Snapshot,
  sumOf,
} from './report'

/**
 * Keeps what is typed so far; returns the id of the report. One that was returned stays returned until it is sent again.
 */
export async function saveDraft(
  db: Db,
  actor: User,
  slot: Slot,
  input: ReportInput,
  now: Date,
): Promise<number> {
  return within(db, async (trx) => {
    refuseObstacle(actor, slot, now)
    const state = slot.report?.state === 'returned' ? 'returned' : 'draft'
    const id = await write(trx, slot, input, { state, updated_at: now })
    await remember(trx, actor, 'report.saved', 'report', id, traceOf(slot, input.content, state))
    if (!slot.report) await refreshHeld(trx, [slot.action.id])
    return id
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
  await within(db, async (trx) => {
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
    const places = await agreedPlaces(trx, slot, input.content)
    const number = await freeze(trx, actor, slot, id, input.content, places, now)
    await remember(
      trx,
      actor,
      'report.sent',
      'report',
      id,
      traceOf(slot, input.content, 'sent', { number }),
    )
    await bringStatus(trx, actor, slot, input.content, now)
    await refreshHeld(trx, [slot.action.id])
    await markReports(trx, [slot.action.id])
  })
}

/** Keeps what a report that may still be written says of each place; a blank is not reported. */
export async function reportPlaces(
  db: Db,
  actor: User,
  slot: Slot,
  { places, version }: PlacesInput,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const reportId = await holdWritable(trx, actor, slot, now)
    // One that was made just now has the first version, whoever made it.
    const edited = await trx('reports')
      .where({ id: reportId, version: Math.max(version, 1) })
      .update({ version: Math.max(version, 1) + 1, updated_at: now })
    if (edited === 0 || (version === 0 && slot.report)) throw new Outdated(`report ${reportId}`)
    const before: PlaceRow[] = await trx('report_places')
      .where({ report_id: reportId })
      .orderBy('place_id')
      .select('place_id', ...placeMeasures)
    await trx('report_places').where({ report_id: reportId }).delete()
    const rows = places
      .filter(({ said }) => placeMeasures.some((measure) => said[measure] !== null))
      .map(({ placeId, said }): PlaceRow => ({ place_id: placeId, ...said }))
    if (rows.length > 0) {
      await trx('report_places').insert(rows.map((row) => ({ report_id: reportId, ...row })))
    }
    await remember(trx, actor, 'report.placed', 'report', reportId, {
      before: toldOf(before),
      after: toldOf(rows),
    })
    await refreshBegun(trx, slot)
  })
}

type PlaceRow = Figures & Readonly<{ place_id: number }>

/** A line of history names a figure by its place; the output's by the place alone. */
function toldOf(rows: readonly PlaceRow[]): Record<string, number> {
  return Object.fromEntries(
    rows.flatMap((row) =>
      placeMeasures.flatMap((measure): [string, number][] => {
        const figure = row[measure]
        const name = `place_${row.place_id}${measure === 'output' ? '' : `_${measure}`}`
        return figure === null ? [] : [[name, figure]]
      }),
    ),
  )
}

type SaidPlace = Readonly<{ placeId: number; said: Figures }>

/**
 * What a report that is being sent says of its places; refused where their sums and its own figures disagree. One that
 * is sent as soon as it is written cannot have said anything of them.
 */
async function agreedPlaces(
  trx: Db,
  { action, report }: Slot,
  content: Content,
): Promise<SaidPlace[]> {
  if (!report) return []
  const places = await listReportPlaces(trx, { action, report, previous: null })
  const said = places.map((one) => one.said)
  const [trouble] = placeTroubles(said, { ...content, realised: sumOf(content.money) })
  if (trouble) throw new PlacesDisagree(trouble)
  return places.filter((one) => placeMeasures.some((measure) => one.said[measure] !== null))
}

function refuseObstacle(actor: User, slot: Slot, now: Date): void {
  const obstacle = obstacleTo(slot, dayOf(now))
  if (obstacle) throw refusalOf(localeOf(actor.language), slot, obstacle)
}

export type Stamp = Readonly<Record<string, unknown> & { state: ReportState }>

/**
 * Writes the report's row and its money in one statement, provided nobody wrote since the version that the person saw,
 * and holds its action, so that what follows is judged by what other writers have left. What is stamped goes with the
 * state: each state has a statement of its own.
 */
async function write(
  trx: Db,
  slot: Slot,
  { content, version }: ReportInput,
  stamp: Stamp,
): Promise<number> {
  const { action, window, report } = slot
  const outdated = () => new Outdated(`report of ${action.code} for ${window.code}`)
  if (!report && version !== 0) throw outdated()
  const row = report
    ? { ...rowOf(content), ...stamp, version: version + 1 }
    : { ...rowOf(content), ...stamp, action_id: action.id, window_id: window.id }
  const columns = Object.keys(row)
  const money = Object.entries(content.money)
  const values = [...Object.values(row), money.map(([fund]) => fund), money.map(([, sum]) => sum)]
  const given = columns.map((_, at) => `$${at + 1}`).join(', ')
  const after = (more: number) => `$${columns.length + more}`
  const writing = report
    ? `UPDATE reports SET (${columns.join(', ')}) = ROW(${given})
       WHERE id = ${after(3)} AND version = ${after(4)} AND state IN ('draft', 'returned')
       RETURNING id, action_id`
    : `INSERT INTO reports (${columns.join(', ')}) VALUES (${given})
       ON CONFLICT ON CONSTRAINT reports_one_per_window DO NOTHING
       RETURNING id, action_id`
  const [written] = await prepared<{ id: number }>(
    trx,
    `reports.${report ? 'update' : 'insert'}_${stamp.state}`,
    `WITH written AS (${writing}),
       gone AS (DELETE FROM report_money USING written
         WHERE report_id = written.id AND fund <> ALL (${after(1)}::text[])),
       told AS (INSERT INTO report_money (report_id, fund, amount)
         SELECT written.id, money.fund, money.amount
         FROM written, unnest(${after(1)}::text[], ${after(2)}::numeric[]) AS money (fund, amount)
         ON CONFLICT ON CONSTRAINT report_money_pkey DO UPDATE SET amount = excluded.amount)
     SELECT written.id FROM written JOIN actions ON actions.id = written.action_id FOR NO KEY UPDATE OF actions`,
    report ? [...values, report.id, version] : values,
  )
  if (!written) throw outdated()
  return written.id
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
  slot: Slot,
  reportId: number,
  content: Content,
  said: readonly SaidPlace[],
  now: Date,
): Promise<number> {
  const evidence = slot.report ? await listEvidence(trx, reportId) : []
  const snapshot: Snapshot = {
    ...content,
    realised: sumOf(content.money),
    evidence: evidence.map(({ id, kind, name, sha256 }) => ({ id, kind, name, sha256 })),
  }
  const places = said.map(({ placeId, said: figures }) => ({
    placeId,
    ...Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== null)),
  }))
  // The report's row is locked by the write before: no other can take this number.
  const [row] = await prepared<{ number: number }>(
    trx,
    'reports.freeze',
    `INSERT INTO report_versions (report_id, number, content, sent_at, sent_by)
     VALUES ($1, (SELECT coalesce(max(number), 0) + 1 FROM report_versions WHERE report_id = $1), $2, $3, $4)
     RETURNING number`,
    [
      reportId,
      JSON.stringify(places.length > 0 ? { ...snapshot, places } : snapshot),
      now,
      actor.id,
    ],
  )
  return row?.number ?? 0
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
  const [brought] = await prepared<{ changed: boolean }>(
    trx,
    'reports.bring_status',
    `UPDATE actions SET updated_at = $2, version = version + told.changed::int,
       status = CASE WHEN told.changed THEN $3 ELSE status END,
       status_reason = CASE WHEN told.changed THEN $4 ELSE status_reason END
     FROM (SELECT held.id, (held.status, held.status_reason) IS DISTINCT FROM ($3::text, $4::text)
         AND NOT EXISTS (SELECT FROM reports JOIN windows ON windows.id = reports.window_id
           WHERE reports.action_id = held.id AND reports.state IN ('sent', 'verified') AND windows.ends_on > $5)
         AS changed
       FROM actions AS held WHERE held.id = $1) AS told
     WHERE actions.id = told.id RETURNING told.changed`,
    [action.id, now, status, reason, window.endsOn],
  )
  if (!brought?.changed) return
  await remember(trx, actor, 'action.status_changed', 'action', action.id, {
    before: { status: action.status, statusReason: action.statusReason },
    after: { status, statusReason: reason, window: window.code },
  })
}

/** Locks a report that may be written, so that nobody sends it meanwhile; makes the draft where there is none. */
export async function holdWritable(trx: Db, actor: User, slot: Slot, now: Date): Promise<number> {
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

/** What follows from a report that was sent, or is no longer as it was sent. */
export async function refresh(trx: Db, slot: Slot): Promise<void> {
  await refreshStandings(trx, [slot.action.id])
  await markReports(trx, [slot.action.id])
}

/** What follows from a draft: that there is one. What it says counts for nothing until it is sent. */
export async function refreshBegun(trx: Db, slot: Slot): Promise<void> {
  if (!slot.report) await refreshStandings(trx, [slot.action.id])
}

const portion = 400

/** Keeps the marks of the sent reports of these actions, so that the queue can put marked ones first. */
export async function markReports(trx: Db, actionIds: readonly number[]): Promise<void> {
  for (let from = 0; from < actionIds.length; from += portion) {
    for (const report of await listSentOf(trx, actionIds.slice(from, from + portion))) {
      const raised = flagsOf(report)
      if (raised.join() === report.marked.join()) continue
      await prepared(trx, 'reports.mark', 'UPDATE reports SET flags = $2 WHERE id = $1', [
        report.id,
        raised,
      ])
    }
  }
}
