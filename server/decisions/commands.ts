import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import { dayOf } from '../i18n'
import { tellAgency } from '../notifications/commands'
import type { NoticeKind } from '../notifications/notification'
import { shortened } from '../notifications/reminders'
import { refuseSurplus, type NewFile } from '../reports/evidence'
import type { LinkInput } from '../reports/form'
import type { User } from '../users/user'
import { isUnfinished, type Decision, type DecisionInput, type DecisionState } from './decision'
import { listDecisionEvidence } from './queries'

const numbering = 7_002

/**
 * Takes a decision and gives its code, 'K-2024-012': the next of the year of `decidedOn`. Numbers are given one
 * transaction at a time within a year, so none is given twice and none is left out. Call it inside `once`, or a double
 * click decides twice.
 */
export async function makeDecision(
  db: Db,
  actor: User,
  input: DecisionInput,
  now: Date,
): Promise<{ id: number; code: string }> {
  return db.transaction(async (trx) => {
    const year = Number(input.decidedOn.slice(0, 4))
    await trx.raw('SELECT pg_advisory_xact_lock(?, ?)', [numbering, year])
    const [made] = await trx('decisions')
      .insert({
        ...rowOf(input),
        year,
        number: trx('decisions').where({ year }).select(trx.raw('coalesce(max(number), 0) + 1')),
        decided_on: input.decidedOn,
        meeting_id: input.meetingId ?? null,
        agenda_item_id: input.agendaItemId ?? null,
        created_by: actor.id,
      })
      .returning(['id', 'code'])
    const { id, code } = made as { id: number; code: string }
    await remember(trx, actor, 'decision.made', 'decision', id, {
      after: { code, ...input, agency: await nameOf(trx, input.agencyId) },
    })
    await tellOwner(trx, actor, 'decision_given', code, { code, isDemo: false, ...input }, now)
    return { id, code }
  })
}

/** Corrects what an unfinished decision says; a new owner is told. Outdated when `version` is not the stored one. */
export async function editDecision(
  db: Db,
  actor: User,
  decision: Decision,
  input: Omit<DecisionInput, 'decidedOn' | 'meetingId' | 'agendaItemId'>,
  version: number | null,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    await move(trx, decision, version, ['open', 'answered'], rowOf(input))
    const after = { ...input, agency: await nameOf(trx, input.agencyId) }
    const before: Record<string, unknown> = {
      text: decision.text,
      agency: decision.agencyName,
      dueOn: decision.dueOn,
      actionId: decision.actionId,
      indicatorId: decision.indicatorId,
      placeId: decision.placeId,
    }
    const { agencyId: _agency, ...said } = after
    const changed = Object.entries(said).filter(([name, value]) => before[name] !== value)
    await remember(trx, actor, 'decision.edited', 'decision', decision.id, {
      before: Object.fromEntries(changed.map(([name]) => [name, before[name]])),
      after: Object.fromEntries(changed),
    })
    if (input.agencyId !== decision.agencyId)
      await tellOwner(trx, actor, 'decision_given', decision.code, { ...decision, ...input }, now)
  })
}

export type AnswerInput = Readonly<{
  answer: string
  files: readonly NewFile[]
  link: LinkInput | null
  version: number | null
}>

/**
 * The owner's answer, with its evidence; it may be mended until a coordinator has closed the decision. The first day of
 * an answer that was not sent back is the one that counts. Throws Refused (422) for a file that is there already.
 */
export async function answerDecision(
  db: Db,
  actor: User,
  decision: Decision,
  input: AnswerInput,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    await move(trx, decision, input.version, ['open', 'answered'], {
      state: 'answered',
      answer: input.answer,
      answered_at: decision.state === 'answered' ? decision.answeredAt : now,
      answered_by: actor.id,
      updated_at: now,
    })
    await addPieces(trx, actor, decision, input, now)
    await remember(trx, actor, 'decision.answered', 'decision', decision.id, {
      before: { state: decision.state },
      after: {
        state: 'answered',
        answer: input.answer,
        evidence: input.files.length + (input.link ? 1 : 0),
      },
    })
  })
}

async function addPieces(
  trx: Db,
  actor: User,
  decision: Decision,
  { files, link }: AnswerInput,
  now: Date,
): Promise<void> {
  const there = await listDecisionEvidence(trx, decision.id)
  const words = { tooMany: 'decision.too_much_evidence', twice: 'decision.evidence_twice' } as const
  refuseSurplus(there, files, link, words)
  for (const file of files) {
    const [row] = await trx('decision_evidence')
      .insert({
        decision_id: decision.id,
        kind: file.kind,
        name: file.name,
        media_type: file.mediaType,
        size: file.bytes.length,
        sha256: file.sha256,
        added_by: actor.id,
        added_at: now,
      })
      .returning('id')
    await trx('decision_files').insert({ evidence_id: row.id, content: file.bytes })
  }
  if (!link) return
  await trx('decision_evidence').insert({
    decision_id: decision.id,
    kind: 'link',
    name: link.name,
    link: link.link,
    added_by: actor.id,
    added_at: now,
  })
}

/** Takes a piece of evidence away from a decision that is not closed yet. */
export async function removeDecisionEvidence(
  db: Db,
  actor: User,
  decision: Decision,
  id: number,
): Promise<void> {
  await db.transaction(async (trx) => {
    const held = await trx('decisions').where({ id: decision.id }).forUpdate().first('state')
    if (!held || !isUnfinished({ state: held.state as DecisionState })) {
      throw new Refused('decision.closed_already')
    }
    const [gone] = await trx('decision_evidence')
      .where({ id, decision_id: decision.id })
      .delete()
      .returning(['kind', 'name', 'sha256'])
    if (!gone) throw new Outdated(`evidence ${id} of decision ${decision.code}`)
    await remember(trx, actor, 'decision.evidence_removed', 'decision', decision.id, {
      before: { id, ...gone },
    })
  })
}

/** A coordinator takes the decision as done; without an answer too, for what everyone in the room has seen. */
export async function fulfilDecision(
  db: Db,
  actor: User,
  decision: Decision,
  remark: string | null,
  version: number | null,
  now: Date,
): Promise<void> {
  await close(db, actor, decision, 'fulfilled', remark, version, now)
}

/** It will not be done: the reason stays with it. */
export async function cancelDecision(
  db: Db,
  actor: User,
  decision: Decision,
  reason: string,
  version: number | null,
  now: Date,
): Promise<void> {
  await close(db, actor, decision, 'cancelled', reason, version, now)
}

async function close(
  db: Db,
  actor: User,
  decision: Decision,
  state: 'fulfilled' | 'cancelled',
  remark: string | null,
  version: number | null,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    await move(trx, decision, version, ['open', 'answered'], {
      state,
      remark,
      closed_at: now,
      closed_by: actor.id,
      updated_at: now,
    })
    await remember(trx, actor, `decision.${state}`, 'decision', decision.id, {
      before: { state: decision.state },
      after: { state, remark, day: dayOf(now) },
    })
    await tellOwner(trx, actor, `decision_${state}`, turnOf(decision), decision, now)
  })
}

/** The answer is not enough, or what was closed was not done after all: open again, with the reason. */
export async function returnDecision(
  db: Db,
  actor: User,
  decision: Decision,
  reason: string,
  version: number | null,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    await move(trx, decision, version, ['answered', 'fulfilled', 'cancelled'], {
      state: 'open',
      remark: reason,
      // What was sent back counts for nothing: the next answer has its own day.
      answered_at: null,
      closed_at: null,
      closed_by: null,
      updated_at: now,
    })
    await remember(trx, actor, 'decision.returned', 'decision', decision.id, {
      before: { state: decision.state },
      after: { state: 'open', remark: reason },
    })
    await tellOwner(trx, actor, 'decision_returned', turnOf(decision), decision, now)
  })
}

/** Every turn of a decision is news of its own. */
const turnOf = (decision: Decision) => `${decision.code}/${decision.version}`

/** Tells the agency whose decision it is, in the transaction of what there is to tell. */
async function tellOwner(
  trx: Db,
  actor: User,
  kind: NoticeKind,
  about: string,
  decision: Pick<Decision, 'code' | 'text' | 'agencyId' | 'dueOn' | 'isDemo'>,
  now: Date,
): Promise<void> {
  const { code, text, agencyId, dueOn, isDemo } = decision
  const facts = { decision: code, title: shortened(text), due: dueOn, by: actor.name }
  await tellAgency(
    trx,
    agencyId,
    { kind, about, facts: { ...facts, ...(isDemo && { isDemo }) } },
    now,
    actor,
  )
}

/** Moves a decision that is in one of `from`, provided nobody wrote since the version that the person saw. */
async function move(
  trx: Db,
  decision: Decision,
  version: number | null,
  from: readonly DecisionState[],
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (decision.version !== version) throw new Outdated(`decision ${decision.code}`)
  if (!from.includes(decision.state)) {
    throw new Refused(isUnfinished(decision) ? 'decision.not_answered' : 'decision.closed_already')
  }
  const moved = await trx('decisions')
    .where({ id: decision.id, version })
    .update({ updated_at: trx.fn.now(), ...row, version: decision.version + 1 })
  if (moved === 0) throw new Outdated(`decision ${decision.code}`)
}

function rowOf(input: Omit<DecisionInput, 'decidedOn'>) {
  return {
    text: input.text,
    agency_id: input.agencyId,
    due_on: input.dueOn,
    action_id: input.actionId ?? null,
    indicator_id: input.indicatorId ?? null,
    place_id: input.placeId ?? null,
  }
}

async function nameOf(trx: Db, agencyId: number): Promise<string> {
  const agency = await trx('agencies').where({ id: agencyId }).first('name')
  return (agency?.name as string | undefined) ?? ''
}
