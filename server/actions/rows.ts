import { placeLabel, type Place } from '../places/place'
import type { FoundPlace } from '../places/queries'
import type { Action, ActionContent } from './action'
import type { ActionInput, FormFacts } from './form'
import type { ActionDetails, WholeAction } from './queries'

/** A place that is known for sure, as the form of an action has it. */
export function foundPlace(place: Place): FoundPlace {
  return { typed: placeLabel(place), place, several: false, candidates: [] }
}

/** What the form of a stored action is held against when only some of its fields are written anew. */
export function factsOfStored(
  { action, details }: WholeAction,
  agencyIds: readonly number[],
): FormFacts {
  return {
    action,
    details,
    agencyId: action.agencyId,
    agencyIds,
    years: [action.year],
    places: details.places.map((place) =>
      foundPlace({ ...place, id: place.placeId, parentId: null }),
    ),
    predecessor:
      details.predecessor && action.predecessorId !== null
        ? { id: action.predecessorId, ...details.predecessor, continuedBy: null }
        : null,
  }
}

/** An action as the input that would write it anew. */
export function inputOf(action: Action, details: ActionDetails): ActionInput {
  return {
    title: action.title,
    year: action.year,
    strategyNumber: action.strategyNumber,
    agencyId: action.agencyId,
    tags: details.tags.map((tag) => tag.number),
    supportIds: details.supports.map((one) => one.id),
    responsibleOffice: action.responsibleOffice,
    program: action.program,
    activity: action.activity,
    subActivity: action.subActivity,
    nomenclature: action.nomenclature,
    activityKind: action.activityKind,
    aidKind: action.aidKind,
    aidNature: action.aidNature,
    benefitSize: action.benefitSize,
    benefitDuration: action.benefitDuration,
    outputTarget: action.outputTarget,
    outputUnit: action.outputUnit,
    beneficiaryTarget: action.beneficiaryTarget,
    beneficiaryUnit: action.beneficiaryUnit,
    startsOn: action.startsOn,
    endsOn: action.endsOn,
    status: action.status,
    statusReason: action.statusReason,
    budget: details.budget.map(({ id, fund, stage, decidedOn, amount, reason }) => ({
      id,
      fund,
      stage,
      decidedOn,
      amount,
      reason,
    })),
    dropped: [],
    plan: details.plan.map(({ quarter, output, money }) => ({ quarter, output, money })),
    places: details.places.map(({ placeId, target }) => ({ placeId, target })),
    predecessorId: action.predecessorId,
    sourceUrl: action.sourceUrl,
    sourceNote: action.sourceNote,
  }
}

type Snapshot = Readonly<Record<string, unknown>>

export function rowOf(input: ActionContent) {
  return {
    title: input.title,
    strategy_number: input.strategyNumber,
    agency_id: input.agencyId,
    responsible_office: input.responsibleOffice,
    program: input.program,
    activity: input.activity,
    sub_activity: input.subActivity,
    nomenclature: input.nomenclature,
    activity_kind: input.activityKind,
    aid_kind: input.aidKind,
    aid_nature: input.aidNature,
    benefit_size: input.benefitSize,
    benefit_duration: input.benefitDuration,
    output_target: input.outputTarget,
    output_unit: input.outputUnit,
    beneficiary_target: input.beneficiaryTarget,
    beneficiary_unit: input.beneficiaryUnit,
    starts_on: input.startsOn,
    ends_on: input.endsOn,
    status: input.status,
    status_reason: input.statusReason,
    predecessor_id: input.predecessorId,
    source_url: input.sourceUrl,
    source_note: input.sourceNote,
  }
}

/** An action with all that belongs to it, by the names of its fields: what a line of history compares. */
export function snapshotOf({ action, details }: WholeAction): Snapshot {
  const {
    strategy_number,
    agency_id: _agency,
    predecessor_id: _predecessor,
    ...row
  } = rowOf(action)
  return {
    ...row,
    strategy: strategy_number,
    agency: action.agencyName,
    budget_total: action.budgetTotal,
    tags: details.tags.map((tag) => tag.number),
    supports: details.supports.map((agency) => agency.name),
    places: details.places.map((place) => ({ name: placeLabel(place), target: place.target })),
    plan: details.plan,
    budget: details.budget.map(({ id: _id, isCurrent: _isCurrent, ...line }) => line),
    predecessor: details.predecessor?.code ?? null,
  }
}

/** Only what differs, before and after; undefined when nothing does. */
export function changesOf(
  before: Snapshot,
  after: Snapshot,
): { before: Snapshot; after: Snapshot } | undefined {
  const changed = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  if (changed.length === 0) return undefined
  const only = (all: Snapshot) =>
    Object.fromEntries(changed.map((name) => [name, all[name] ?? null]))
  return { before: only(before), after: only(after) }
}

/** The fields of a new action that say something. */
export function filled(snapshot: Snapshot): Snapshot {
  const says = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(snapshot).filter(([, value]) => says(value)))
}
