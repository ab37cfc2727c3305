import { funds, type DemoPart, type Fund, type WorkStatus } from '../actions/action'
import { dayOf, type Day } from '../i18n'
import { phaseOf, type Window } from '../windows/window'
import type { EvidenceKind } from './evidence'

const reportStates = ['draft', 'sent', 'returned', 'verified'] as const
export type ReportState = (typeof reportStates)[number]

/** The parts of a report that a reviewer comments on. */
export const sections = ['output', 'beneficiaries', 'money', 'status', 'texts', 'evidence'] as const
export type Section = (typeof sections)[number]

const verdicts = ['verified', 'returned', 'reopened'] as const
export type ReviewVerdict = (typeof verdicts)[number]

/** 1 peraturan … 10 pelaksanaan swakelola, 11 lain-lain; the last needs words of its own. */
export const constraintCodes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const
export const otherConstraint = 11

/** Rupiah by funding source; a fund that is absent was not reported. */
export type Money = Readonly<Partial<Record<Fund, number>>>

/** What an agency says of one action. Figures are cumulative from 1 January; null is not reported, never zero. */
export type Content = Readonly<{
  output: number | null
  beneficiaries: number | null
  money: Money
  workStatus: WorkStatus | null
  statusReason: string | null
  doneText: string | null
  constraintCode: number | null
  constraintText: string | null
  drivingText: string | null
  nextText: string | null
  helpText: string | null
}>

/** A content that counts: with the sum of its money. */
export type Word = Content & Readonly<{ realised: number | null }>

/** One piece of evidence as it is named in a sent version. */
export type EvidenceNote = Readonly<{
  id: number
  kind: EvidenceKind
  name: string
  sha256: string | null
}>

/** A report frozen at the moment it was sent, with what it told of places where it told anything. */
export type Snapshot = Content &
  Readonly<{
    realised: number | null
    evidence: readonly EvidenceNote[]
    places?: readonly (Partial<Figures> & Readonly<{ placeId: number }>)[]
  }>

/** One report with the window it is for. `realised` is the sum of its money, null when no fund was filled in. */
export type Report = Content &
  Readonly<{
    id: number
    actionId: number
    windowId: number
    state: ReportState
    realised: number | null
    firstSentAt: Date | null
    sentAt: Date | null
    sentByName: string | null
    verifiedAt: Date | null
    verifiedByName: string | null
    isDemo: boolean
    version: number
    updatedAt: Date
    window: Pick<Window, 'id' | 'code' | 'kind' | 'number' | 'year' | 'endsOn' | 'dueOn'>
    /** How often it was sent. */
    timesSent: number
    /** What was sent last. While a returned report is being mended, this is still the agency's word. */
    lastSent: Snapshot | null
    evidenceCount: number
    /** How many places it tells figures of. */
    placedCount: number
  }>

/** What a report needs to know of its action. */
export type ReportedAction = Readonly<{
  id: number
  code: string
  title: string
  year: number
  strategyNumber: number
  agencyName: string
  agencyShortName: string
  status: WorkStatus
  statusReason: string | null
  outputTarget: number | null
  outputUnit: string | null
  beneficiaryTarget: number | null
  beneficiaryUnit: string | null
  startsOn: Day
  endsOn: Day
  budgetTotal: number | null
  /** Current budget by funding source, in the order of the funds. */
  budget: readonly Readonly<{ fund: Fund; amount: number }>[]
  isDemo: boolean
  demoParts: readonly DemoPart[]
}>

/** One action in one window: the place where a report is, or is to be. */
export type Slot = Readonly<{
  agencyId: number
  action: ReportedAction
  window: Window
  report: Report | null
  /** The last sent or verified report of an earlier window of the year. */
  previous: Report | null
  /** Whether the period's own figure is that of this window alone: no window lies unreported in between. */
  oneWindow: boolean
  /** The team's threshold of a jump. */
  jumpFrom: number
}>

/** Sent and verified figures are the agency's word; a draft is nobody's yet, a returned report is disputed. */
export function isFigure(report: Pick<Report, 'state'>): boolean {
  return report.state === 'sent' || report.state === 'verified'
}

/**
 * What others than its writers may read of a report: nothing of a draft, the last sent version of one that is being
 * mended, else what is stored.
 */
export function publicWord(report: Report): Word | null {
  if (report.state === 'draft') return null
  return report.state === 'returned' ? (report.lastSent ?? report) : report
}

/** The sum over the funds in rupiah, null when none was filled in. Cents are summed whole, so that none is lost. */
export function sumOf(money: Money): number | null {
  const amounts = Object.values(money)
  if (amounts.length === 0) return null
  return amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100
}

export type Figures = Readonly<{
  output: number | null
  beneficiaries: number | null
  realised: number | null
}>

/**
 * What the period itself added: cumulative minus the cumulative figure of the previous report. Without a previous
 * report the count began on 1 January at nothing. Null where either figure was not reported.
 */
export function ownFigure(
  cumulative: number | null,
  previous: Readonly<{ figure: number | null }> | null,
): number | null {
  if (cumulative === null) return null
  if (previous === null) return cumulative
  if (previous.figure === null) return null
  return Math.round((cumulative - previous.figure) * 100) / 100
}

/** The period's own figures of the three measures. */
export function ownFigures(now: Figures, previous: Figures | null): Figures {
  return {
    output: ownFigure(now.output, previous && { figure: previous.output }),
    beneficiaries: ownFigure(now.beneficiaries, previous && { figure: previous.beneficiaries }),
    realised: ownFigure(now.realised, previous && { figure: previous.realised }),
  }
}

/** Funds a report asks for: those of the current budget and those already reported; APBD when there is neither. */
export function fundsOf(slot: Slot): Fund[] {
  const named = new Set<Fund>(slot.action.budget.map((line) => line.fund))
  for (const report of [slot.previous, slot.report]) {
    for (const fund of Object.keys(report?.money ?? {}) as Fund[]) named.add(fund)
  }
  return named.size === 0 ? ['apbd'] : [...named]
}

export type Obstacle = 'sent' | 'verified' | 'not_open' | 'locked'

/**
 * Why this report cannot be written on that day; null when it can. A report that a reviewer sent back can be mended
 * although its window has locked meanwhile: whoever asks for a correction must be able to get it.
 */
export function obstacleTo(slot: Slot, today: Day): Obstacle | null {
  const state = slot.report?.state
  if (state === 'sent' || state === 'verified') return state
  const phase = phaseOf(slot.window, today)
  if (phase === 'closed') return 'not_open'
  if (phase === 'locked' && state !== 'returned') return 'locked'
  return null
}

/** A figure that a person is asked to look at twice before it is sent, and what it is held against. */
export type Doubt = Readonly<{
  about: 'output' | 'beneficiaries' | Fund
  kind: 'lower' | 'missing' | 'over_budget'
  against: number
}>

/**
 * Cumulative figures below those of the previous report, money of a fund that has gone missing beside others, and money
 * above the budget. A figure that is unknown on either side raises no doubt.
 */
export function doubtsOf(now: Word, previous: Word | null, budgetTotal: number | null): Doubt[] {
  const doubts: Doubt[] = []
  const compare = (about: Doubt['about'], figure: number | null, before: number | null) => {
    if (figure === null || before === null || figure >= before) return
    doubts.push({ about, kind: 'lower', against: before })
  }
  compare('output', now.output, previous?.output ?? null)
  compare('beneficiaries', now.beneficiaries, previous?.beneficiaries ?? null)
  for (const fund of funds) {
    const before = previous?.money[fund] ?? null
    const amount = now.money[fund] ?? null
    compare(fund, amount, before)
    if (amount === null && now.realised !== null && before !== null && before > 0) {
      doubts.push({ about: fund, kind: 'missing', against: before })
    }
  }
  if (now.realised !== null && budgetTotal !== null && now.realised > budgetTotal) {
    const first = funds.find((fund) => now.money[fund] !== undefined) ?? 'apbd'
    doubts.push({ about: first, kind: 'over_budget', against: budgetTotal })
  }
  return doubts
}

/** Days from the due day to the day it was first sent, in Jakarta's calendar; 0 for anything sent in time. */
export function daysLate(dueOn: Day, sentAt: Date): number {
  const days =
    (Date.parse(`${dayOf(sentAt)}T00:00:00Z`) - Date.parse(`${dueOn}T00:00:00Z`)) / 86_400_000
  return Math.max(0, Math.round(days))
}
