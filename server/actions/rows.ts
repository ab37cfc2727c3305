import type { FoundPlace } from '../places/queries'
import { placeLabel, type Place } from '../places/place'
import type { Action } from './action'
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
