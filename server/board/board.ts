import { workStatuses, type WorkStatus } from '../actions/action'
import { judgements, type Judgement } from '../actions/progress'
import type { PocketYear } from '../places/pocket'
import type { Strategy } from '../strategies/strategy'

/** What became of the report that an action owes for the window: one word for each. */
export const reportWords = ['verified', 'sent', 'returned', 'draft', 'none'] as const
export type ReportWord = (typeof reportWords)[number]

/** Money of several actions in rupiah, with how many of them each sum is made of. NULL: none of them told. */
export type Money = Readonly<{
  budget: number | null
  budgeted: number
  realised: number | null
  reporting: number
  /** The part of `realised` that a reviewer has verified, and of how many actions. */
  verified: number | null
  verifying: number
  /** The part of `realised` that belongs to actions with a budget: only this can be held against it. */
  realisedOfBudget: number | null
}>

/** One strategy at the end of a window. Counts are of actions; each action has one primary strategy. */
export type Tally = Readonly<{
  strategy: number
  name: string
  nameEn: string
  actions: number
  statuses: Readonly<Record<WorkStatus, number>>
  judged: Readonly<Record<Judgement, number>>
  judgedMoney: Readonly<Record<Judgement, number>>
  owed: number
  reports: Readonly<Record<ReportWord, number>>
  late: number
  money: Money
  /** Actions whose figures are a reviewer's word. */
  verified: number
  /** Actions with an output target, and actions that told of their beneficiaries. */
  targeted: number
  reached: number
  hasDemo: boolean
}>

/** Actions of one strategy that are alike in every word, with the sums of their money. `report`: null where none is owed. */
export type Cell = Readonly<{
  strategy: number
  status: WorkStatus
  judged: Judgement
  judgedMoney: Judgement
  report: ReportWord | null
  /** Whose word the figures are; null where nothing was sent. */
  state: 'sent' | 'verified' | null
  actions: number
  budget: number | null
  budgeted: number
  realised: number | null
  reporting: number
  realisedOfBudget: number | null
  targeted: number
  reached: number
  hasDemo: boolean
}>

/** Counts the cells of one strategy together. Reports are late once the window is `overdue` and nothing was sent. */
export function tallyOf(strategy: Strategy, cells: readonly Cell[], overdue: boolean): Tally {
  const own = cells.filter((cell) => cell.strategy === strategy.number)
  const count = (part: (cell: Cell) => number) => own.reduce((sum, cell) => sum + part(cell), 0)
  const counted = <Word extends string>(
    words: readonly Word[],
    wordOf: (cell: Cell) => Word | null,
  ) =>
    Object.fromEntries(
      words.map((word) => [word, count((cell) => (wordOf(cell) === word ? cell.actions : 0))]),
    ) as Record<Word, number>
  const reports = counted(reportWords, (cell) => cell.report)
  return {
    strategy: strategy.number,
    name: strategy.name,
    nameEn: strategy.nameEn,
    actions: count((cell) => cell.actions),
    statuses: counted(workStatuses, (cell) => cell.status),
    judged: counted(judgements, (cell) => cell.judged),
    judgedMoney: counted(judgements, (cell) => cell.judgedMoney),
    owed: count((cell) => (cell.report === null ? 0 : cell.actions)),
    reports,
    late: overdue ? reports.none + reports.draft : 0,
    money: {
      budget: sumOf(own, (cell) => cell.budget),
      budgeted: count((cell) => cell.budgeted),
      realised: sumOf(own, (cell) => cell.realised),
      reporting: count((cell) => cell.reporting),
      verified: sumOf(own, (cell) => (cell.state === 'verified' ? cell.realised : null)),
      verifying: count((cell) => (cell.state === 'verified' ? cell.reporting : 0)),
      realisedOfBudget: sumOf(own, (cell) => cell.realisedOfBudget),
    },
    verified: count((cell) => (cell.state === 'verified' ? cell.actions : 0)),
    targeted: count((cell) => cell.targeted),
    reached: count((cell) => cell.reached),
    hasDemo: own.some((cell) => cell.hasDemo),
  }
}

/** The sum of what is known, in rupiah to the cent; null when nothing is. */
function sumOf(cells: readonly Cell[], amountOf: (cell: Cell) => number | null): number | null {
  const amounts = cells.map(amountOf).filter((amount) => amount !== null)
  if (amounts.length === 0) return null
  return Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100) / 100
}

/** Volumes of one unit within one strategy. Never added to those of another unit. */
export type UnitSum = Readonly<{
  strategy: number
  measure: 'output' | 'beneficiaries'
  unit: string
  actions: number
  target: number | null
  targeted: number
  /** Sum of the last sent figures, NULL when none of the actions told. */
  reported: number | null
  reporting: number
  verified: number
  /** Sum of the figures that a reviewer has verified, NULL when there are none. */
  verifiedSum: number | null
}>

/** An agency with reports that are past due, within one strategy. */
export type LateAgency = Readonly<{
  strategy: number
  code: string
  name: string
  shortName: string
  reports: number
}>

/** Everything the board counts. */
export type Count = Readonly<{
  tallies: readonly Tally[]
  units: readonly UnitSum[]
  late: readonly LateAgency[]
  /** The lists of pockets, year by year: their number stands beside the indicators of strategy 3. */
  pockets: readonly PocketYear[]
}>

/** The share of the budget that was spent, 0..; null where there is no budget or nobody told. */
export function shareSpent(money: Money): number | null {
  return money.budget && money.realisedOfBudget !== null
    ? money.realisedOfBudget / money.budget
    : null
}

/** Whose word a sum of reported figures is: a reviewer's, in part, or only the agencies'. */
export function stateOfSum(
  sum: Readonly<{ reporting: number; verified: number }>,
): 'none' | 'sent' | 'partly' | 'verified' {
  if (sum.reporting === 0) return 'none'
  if (sum.verified === 0) return 'sent'
  return sum.verified === sum.reporting ? 'verified' : 'partly'
}

/** An action that needs the meeting's attention, with the last figures that were sent of it. */
export type Concern = Readonly<{
  kind: 'behind' | 'stopped'
  code: string
  title: string
  agency: string
  status: WorkStatus
  judged: Judgement
  isDemo: boolean
  budget: number | null
  realised: number | null
  output: number | null
  outputTarget: number | null
  outputUnit: string | null
  /** The window the figures were sent for, and whose word they are; NULL: nothing sent yet. */
  windowId: number | null
  state: 'sent' | 'verified' | null
  /** Why it was delayed or cancelled. */
  reason: string | null
  constraintCode: number | null
  constraintText: string | null
}>
