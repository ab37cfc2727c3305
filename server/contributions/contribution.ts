import { group } from 'd3-array'
import type { Day } from '../i18n'
import type { Direction } from '../indicators/indicator'

export const confidences = ['low', 'medium', 'high'] as const
export type Confidence = (typeof confidences)[number]

export const states = ['proposed', 'accepted', 'rejected'] as const
export type State = (typeof states)[number]

/** What the calculator was told, and what it answered: enough to read the figure again years later. */
export type StoredWorking = Readonly<{
  kind: 'count' | 'share'
  /** Units that the work makes or removes, or people who cross the line. */
  units: number
  /** The indicator's own reading for a count; the whole that the share is taken of for a share. */
  whole: number
  year: number
  /** Signed, in the indicator's unit. */
  result: number
}>

/** What an action is expected to do to an indicator, with the names of both. */
export type Contribution = Readonly<{
  id: number
  actionId: number
  actionCode: string
  actionTitle: string
  actionYear: number
  agencyId: number
  agencyName: string
  indicatorId: number
  indicatorCode: string
  indicatorName: string
  indicatorNameEn: string
  unit: string
  unitEn: string
  decimals: number
  isRate: boolean
  direction: Direction
  /** At full completion, in the indicator's unit; a fall is negative. */
  expected: number
  lagMonths: number
  confidence: Confidence
  reasoning: string
  sourceUrl: string | null
  working: StoredWorking | null
  state: State
  stateReason: string | null
  isDemo: boolean
  proposedBy: string | null
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  version: number
}>

/** A contribution with what its action has to show, window by window. */
export type WorkLine = Readonly<{
  id: number
  expected: number
  lagMonths: number
  confidence: Confidence
  isDemo: boolean
  actionId: number
  code: string
  title: string
  agency: string
  year: number
  startsOn: Day
  target: number | null
  /** Verified cumulative output by the id of its window. */
  verified: Readonly<Record<string, number>> | null
}>

export type EndedWindow = Readonly<{ id: number; code: string; year: number; endsOn: Day }>

/** All that was accepted of one indicator, as much of it as asks whether it can be true together. */
export type Expected = Readonly<{
  /** Those that a question may be asked about, by year and number. */
  asked: readonly Readonly<{ contributionId: number; expected: number; code: string }>[]
  /** The others: how many, and what they expect together. */
  plain: Readonly<{ n: number; sum: number }>
}>

/** As much of each contribution as the rule of expected against observed asks. */
export function asMeasured(lines: readonly WorkLine[], windows: readonly EndedWindow[]) {
  const ofYear = group(windows, (window) => window.year)
  return lines.map((line) => ({
    id: line.id,
    actionId: line.actionId,
    expected: line.expected,
    lagMonths: line.lagMonths,
    startsOn: line.startsOn,
    target: line.target,
    windows: (ofYear.get(line.year) ?? []).map((window) => ({
      code: window.code,
      endsOn: window.endsOn,
      verified: line.verified?.[String(window.id)] ?? null,
    })),
  }))
}

/** Who may change a contribution now: an officer's own until it is accepted, a coordinator's always. */
export function isOpenTo(role: string, state: State): boolean {
  return role !== 'officer' || state !== 'accepted'
}
