import type { WorkStatus } from '../actions/action'
import type { Judgement } from '../actions/progress'
import type { Day } from '../i18n'
import type { PlaceKind } from '../places/place'

export const meetingKinds = ['tkpk', 'joint', 'strategy', 'technical'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** In the order in which a meeting goes through them. */
export const meetingStates = ['draft', 'shared', 'running', 'closed'] as const
export type MeetingState = (typeof meetingStates)[number]

export type Meeting = Readonly<{
  id: number
  title: string
  kind: MeetingKind
  /** The strategy that a meeting of kind 'strategy' is about. */
  strategyNumber: number | null
  heldOn: Day
  /** 'HH:MM' in Jakarta; null where a published account does not say. */
  startsAt: string | null
  venue: string | null
  /** An office, never a person. */
  chair: string | null
  plannedMinutes: number
  state: MeetingState
  officialNumber: string | null
  sharedAt: Date | null
  startedAt: Date | null
  closedAt: Date | null
  /** What a published account told of a meeting that was not held with this tool. */
  summary: string | null
  sourceUrl: string | null
  sourceNote: string | null
  isDemo: boolean
  currentItemId: number | null
  currentSince: Date | null
  version: number
}>

export const itemKinds = [
  'decision',
  'action',
  'indicator',
  'place',
  'report',
  'agency',
  'free',
] as const
export type ItemKind = (typeof itemKinds)[number]

export const outcomes = ['decided', 'postponed', 'closed', 'noted'] as const
export type Outcome = (typeof outcomes)[number]

/** Why an item is on the agenda; worded by the pages from its facts. */
export const reasons = [
  'overdue',
  'due',
  'answered',
  'open',
  'uncovered',
  'returned',
  'stuck',
  'slow',
  'delayed',
  'late',
  'pace',
  'new_reading',
  'odd_report',
  'silent',
] as const
export type ItemReason = (typeof reasons)[number]

/** The figures that go into the sentence of a reason: plain numbers and texts. */
export type Facts = Readonly<Record<string, string | number>>

/** One thing the meeting looks at. Names are those of today; a closed meeting shows its kept pages instead. */
export type AgendaItem = Readonly<{
  id: number
  meetingId: number
  /** 1 for the first; those of the annex come after the others. */
  position: number
  kind: ItemKind
  decisionId: number | null
  decisionCode: string | null
  decisionText: string | null
  actionId: number | null
  actionCode: string | null
  actionTitle: string | null
  indicatorId: number | null
  indicatorCode: string | null
  indicatorName: string | null
  indicatorNameEn: string | null
  placeId: number | null
  placeCode: string | null
  placeKind: PlaceKind | null
  placeName: string | null
  placeParentName: string | null
  agencyId: number | null
  agencyCode: string | null
  agencyName: string | null
  title: string | null
  reason: ItemReason | null
  facts: Facts
  question: string | null
  minutes: number
  inAnnex: boolean
  outcome: Outcome | null
  note: string | null
  version: number
  /** Outcome and note are written apart: one person may decide while another writes. */
  outcomeVersion: number
  noteVersion: number
}>

export const attendances = ['unknown', 'head', 'represented', 'absent'] as const
export type Attendance = (typeof attendances)[number]

export type Invited = Readonly<{
  agencyId: number
  code: string
  name: string
  shortName: string
  attendance: Attendance
  representedBy: string | null
  version: number
}>

/** Whether the agenda can still be put together. */
export function isPreparing({ state }: Pick<Meeting, 'state'>): boolean {
  return state === 'draft' || state === 'shared'
}

/** The words of a search as the database spells them: lower case, without accents; at most six. */
export function soughtWords(typed: string): string[] {
  return typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s,;()“”"]+/)
    .filter((word) => word !== '')
    .slice(0, 6)
}

/** A draft is the organisers' own; what is shared, runs or is closed is seen by everybody. */
export function isVisible({ state }: Pick<Meeting, 'state'>, organises: boolean): boolean {
  return organises || state !== 'draft'
}

/** Items that are presented, in their order; the annex is for reading. */
export function presented(items: readonly AgendaItem[]): AgendaItem[] {
  return items.filter((item) => !item.inAnnex)
}

/** An action that did not go as planned by the window's end, with what the room should know of it. */
export type TroubledAction = Readonly<{
  id: number
  code: string
  title: string
  strategyNumber: number
  agencyId: number
  agency: string
  status: WorkStatus
  judged: Judgement
  reportState: 'none' | 'draft' | 'sent' | 'returned' | 'verified'
  output: number | null
  outputTarget: number | null
  outputUnit: string | null
  /** The output expected by the window's end, in its unit: rule 1's share of the target. */
  expected: number | null
  realised: number | null
  budget: number | null
  isDemo: boolean
}>

/** Agencies that owe reports for the window and sent none, with how many. */
export type SilentAgency = Readonly<{
  agencyId: number
  code: string
  name: string
  reports: number
}>

/** An action that runs as it should: named once, so that the room need not look at it. */
export type QuietAction = Readonly<{
  code: string
  title: string
  agency: string
  strategyNumber: number
  judged: 'on_track' | 'finished'
  isDemo: boolean
}>

/** A pocket as the room sees it: whom a registry counts there, and how many actions of each strategy name it. */
export type PlaceFacts = Readonly<{
  placeId: number
  year: number
  /** Families of the poorest tenth; null where nobody counted or too few to print. */
  families: number | null
  registry: string | null
  countedOn: Day | null
  actions: readonly Readonly<{ strategy: number; actions: number }>[]
  isDemo: boolean
}>
