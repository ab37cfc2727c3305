import { dayOf, type Day } from '../i18n'

export const decisionStates = ['open', 'answered', 'fulfilled', 'cancelled'] as const
export type DecisionState = (typeof decisionStates)[number]

/** One decision of the team, with its one owner. Days in Jakarta's calendar. */
export type Decision = Readonly<{
  id: number
  /** 'K-2024-012': given once, never again. */
  code: string
  text: string
  agencyId: number
  agencyCode: string
  agencyName: string
  agencyShortName: string
  decidedOn: Day
  dueOn: Day
  actionId: number | null
  actionCode: string | null
  actionTitle: string | null
  indicatorId: number | null
  indicatorCode: string | null
  indicatorName: string | null
  indicatorNameEn: string | null
  placeId: number | null
  placeCode: string | null
  placeKind: 'kecamatan' | 'desa' | 'kelurahan' | null
  placeName: string | null
  placeParentName: string | null
  /** Of the action or the indicator it is about. */
  strategyNumber: number | null
  meetingId: number | null
  agendaItemId: number | null
  meetingTitle: string | null
  meetingHeldOn: Day | null
  /** On how many agendas of later meetings it stood while it was open. */
  carried: number
  state: DecisionState
  answer: string | null
  answeredAt: Date | null
  answeredByName: string | null
  remark: string | null
  closedAt: Date | null
  isDemo: boolean
  version: number
}>

/** What a decision says. A meeting adds itself and the item of its agenda. */
export type DecisionInput = Readonly<{
  text: string
  agencyId: number
  decidedOn: Day
  dueOn: Day
  actionId?: number | null
  indicatorId?: number | null
  placeId?: number | null
  meetingId?: number | null
  agendaItemId?: number | null
}>

type Aged = Pick<Decision, 'state' | 'decidedOn' | 'dueOn' | 'answeredAt' | 'closedAt'>

/** Neither fulfilled nor cancelled: it returns to the next agenda by itself. */
export function isUnfinished({ state }: Pick<Decision, 'state'>): boolean {
  return state === 'open' || state === 'answered'
}

/**
 * The day that counts against the due day. The agency's part is done when it answers, not when a coordinator finds the
 * time to close: so the day of the answer that was accepted or still waits. One that is open, also because its answer
 * was sent back, is held against today; one fulfilled without an answer against the day it was closed.
 */
export function dayThatCounts(decision: Aged, today: Day): Day {
  if (decision.state === 'open') return today
  if (decision.answeredAt) return dayOf(decision.answeredAt)
  return decision.closedAt ? dayOf(decision.closedAt) : today
}

/** Unfinished and beyond its due day. Due today is not overdue; answered in time and waiting is not overdue. */
export function isOverdue(decision: Aged, today: Day): boolean {
  return isUnfinished(decision) && dayThatCounts(decision, today) > decision.dueOn
}

/** A decision is "due" in the last days before its due day, that day included. */
export const dueWithinDays = 7

export function isDue(decision: Aged, today: Day): boolean {
  if (decision.state !== 'open' || decision.dueOn < today) return false
  return daysBetween(today, decision.dueOn) <= dueWithinDays
}

export function wasOnTime(decision: Aged, today: Day): boolean {
  return decision.state === 'fulfilled' && dayThatCounts(decision, today) <= decision.dueOn
}

/** Whole days from the decision to its closing, or to today. */
export function daysOpen(decision: Aged, today: Day): number {
  const end = decision.closedAt ? dayOf(decision.closedAt) : today
  return Math.max(0, daysBetween(decision.decidedOn, end))
}

/** Days beyond the due day, 0 when there are none. */
export function daysOverdue(decision: Aged, today: Day): number {
  return Math.max(0, daysBetween(decision.dueOn, dayThatCounts(decision, today)))
}

/** The sum of a ledger in one line for the chair. The five parts add up to `made`. */
export type Tally = Readonly<{
  made: number
  onTime: number
  late: number
  cancelled: number
  unfinished: number
  /** Among the unfinished. */
  overdue: number
}>

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function isDecisionCode(text: string): boolean {
  return /^K-\d{4}-\d{3,5}$/.test(text)
}
