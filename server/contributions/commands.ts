import type { Action } from '../actions/action'
import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import type { Indicator } from '../indicators/indicator'
import type { User } from '../users/user'
import { isOpenTo, type Contribution, type State } from './contribution'
import type { ContributionInput } from './form'

function rowOf(input: ContributionInput) {
  return {
    expected: input.expected,
    lag_months: input.lagMonths,
    confidence: input.confidence,
    reasoning: input.reasoning,
    source_url: input.sourceUrl,
    working: input.working && JSON.stringify(input.working),
  }
}

/** Proposes what an action does to an indicator. It counts once a coordinator has accepted it. Gives its id. */
export async function proposeContribution(
  trx: Db,
  actor: User,
  action: Action,
  indicator: Indicator,
  input: ContributionInput,
): Promise<number> {
  const [made] = await trx('contributions')
    .insert({
      ...rowOf(input),
      action_id: action.id,
      indicator_id: indicator.id,
      proposed_by: actor.id,
      // What belongs to the demonstration does not become true by what is hung on it.
      is_demo: action.isDemo,
    })
    .returning('id')
  const id = made.id as number
  await remember(trx, actor, 'contribution.proposed', 'contribution', id, {
    after: { action: action.code, indicator: indicator.code, ...tracedOf(input) },
  })
  return id
}

function tracedOf(input: Omit<ContributionInput, 'working'>) {
  return {
    expected: input.expected,
    lag_months: input.lagMonths,
    confidence: input.confidence,
    reasoning: input.reasoning,
    source_url: input.sourceUrl,
  }
}

/**
 * Changes a contribution. A coordinator's correction leaves its state as it is; what its officer changes waits for a
 * decision again, and what was accepted is no longer the officer's to change.
 */
export async function editContribution(
  trx: Db,
  actor: User,
  contribution: Contribution,
  input: ContributionInput,
  version: number | null,
): Promise<void> {
  if (!isOpenTo(actor.role, contribution.state)) throw new Refused('contribution.error.accepted')
  const again = actor.role === 'officer' && contribution.state === 'rejected'
  await change(trx, contribution, version, {
    ...rowOf(input),
    ...(again && stateRow('proposed', null, null)),
  })
  await remember(trx, actor, 'contribution.edited', 'contribution', contribution.id, {
    before: tracedOf(contribution),
    after: tracedOf(input),
  })
}

export async function acceptContribution(
  trx: Db,
  actor: User,
  contribution: Contribution,
  version: number | null,
): Promise<void> {
  await decide(trx, actor, contribution, version, 'accepted', null)
}

export async function rejectContribution(
  trx: Db,
  actor: User,
  contribution: Contribution,
  reason: string,
  version: number | null,
): Promise<void> {
  await decide(trx, actor, contribution, version, 'rejected', reason)
}

async function decide(
  trx: Db,
  actor: User,
  contribution: Contribution,
  version: number | null,
  state: 'accepted' | 'rejected',
  reason: string | null,
): Promise<void> {
  if (contribution.state === state) throw new Refused(`contribution.error.already_${state}`)
  await change(trx, contribution, version, stateRow(state, reason, actor.id))
  await remember(trx, actor, `contribution.${state}`, 'contribution', contribution.id, {
    before: { state: contribution.state, state_reason: contribution.stateReason },
    after: { state, state_reason: reason },
  })
}

function stateRow(state: State, reason: string | null, by: number | null) {
  return {
    state,
    state_reason: reason,
    decided_by: by,
    decided_at: state === 'proposed' ? null : new Date(),
  }
}

async function change(
  trx: Db,
  contribution: Contribution,
  version: number | null,
  row: Record<string, unknown>,
): Promise<void> {
  const changed = await trx('contributions')
    .where({ id: contribution.id, version: version ?? 0 })
    .update({ ...row, version: contribution.version + 1 })
  if (changed === 0) throw new Outdated(`contribution ${contribution.id}`)
}
