import type { WorkStatus } from '../actions/action'
import type { Reading } from '../indicators/indicator'

/** An action as a line of the comparison names it. */
type Named = Readonly<{
  actionId: number
  code: string
  year: number
  title: string
  strategyNumber: number
  agencyShortName: string
  isDemo: boolean
}>

/** The last sent figures of one action before and after; a report that was sent back counts at neither moment. */
export type FigurePair = Named &
  Readonly<{
    outputTarget: number | null
    outputUnit: string | null
    outputBefore: number | null
    outputAfter: number | null
    realisedBefore: number | null
    realisedAfter: number | null
  }>

export type StatusPair = Named & Readonly<{ before: WorkStatus; after: WorkStatus }>

export type NewReading = Readonly<{
  indicatorCode: string
  name: string
  nameEn: string
  unit: string
  unitEn: string
  decimals: number
  isRate: boolean
  direction: 'down' | 'up' | 'neutral'
  strategyNumber: number | null
  reading: Reading
  /** The one before it that is comparable: the same method, the same month. Null: there is none. */
  previous: Reading | null
}>

export type DecisionEvent = Readonly<{
  code: string
  text: string
  agencyShortName: string
  dueOn: string
  strategyNumber: number | null
  what: 'made' | 'fulfilled' | 'cancelled' | 'newly_overdue'
  isDemo: boolean
}>

/** What was read between the two moments; `since()` reads it, `compareMoments()` makes sense of it. */
export type Between = Readonly<{
  from: Date
  to: Date
  /** The year of `to`: whose actions are counted as unchanged where nothing moved. */
  year: number
  figures: readonly FigurePair[]
  statuses: readonly StatusPair[]
  /** Per strategy: reports verified, actions that are new, and all actions of the year. */
  counts: readonly Readonly<{
    strategyNumber: number
    verified: number
    added: number
    actions: number
  }>[]
  readings: readonly NewReading[]
  decisions: readonly DecisionEvent[]
}>

/** A move of output, as a share of the action's own target; units are never added across actions. */
export type OutputMove = FigurePair & Readonly<{ shareBefore: number; shareAfter: number }>
export type MoneyMove = FigurePair & Readonly<{ change: number }>

export type StrategySince = Readonly<{
  number: number
  /** Reports that were verified in between. */
  verified: number
  /** Actions that were entered in between. */
  added: number
  /** Rupiah realised in between, by the last sent figures; the sum over all actions, the small ones too. */
  moneyChange: number
  /** The biggest moves first; `outputMoved` and `moneyMoved` count all of them. */
  outputs: readonly OutputMove[]
  outputMoved: number
  moneys: readonly MoneyMove[]
  moneyMoved: number
  /** Actions whose output or money moved: one that moved in both is one. */
  figuresMoved: number
  /** What stops or waits first, then what is done. */
  statuses: readonly StatusPair[]
  statusChanged: number
  readings: readonly NewReading[]
  decisions: readonly DecisionEvent[]
  /** Actions of the year in which nothing of this moved. */
  unchanged: number
}>

export type Since = Readonly<{
  from: Date
  to: Date
  strategies: readonly StrategySince[]
  /** Readings and decisions that belong to no strategy. */
  readings: readonly NewReading[]
  decisions: readonly DecisionEvent[]
  totals: Readonly<{
    verified: number
    moneyChange: number
    changed: number
    unchanged: number
    readings: number
    fulfilled: number
    newlyOverdue: number
  }>
}>

/** How many of each kind a strategy names; the rest is counted. */
const named = 200

const heaviest: readonly WorkStatus[] = ['cancelled', 'delayed', 'done', 'running', 'not_started']
const closest: readonly DecisionEvent['what'][] = [
  'newly_overdue',
  'fulfilled',
  'cancelled',
  'made',
]

/** Rule 12: what differs between two moments, per strategy, the biggest changes first, the unchanged counted. Pure. */
export function compareMoments(between: Between, limit = named): Since {
  const strategies = [1, 2, 3].map((number) => strategySince(between, number, limit))
  const apart = <One extends { strategyNumber: number | null }>(ones: readonly One[]) =>
    ones.filter(({ strategyNumber }) => strategyNumber === null)
  const sum = (read: (one: StrategySince) => number) =>
    strategies.reduce((total, one) => total + read(one), 0)
  const events = (what: DecisionEvent['what']) =>
    between.decisions.filter((one) => one.what === what).length
  return {
    from: between.from,
    to: between.to,
    strategies,
    readings: apart(between.readings),
    decisions: inOrder(apart(between.decisions)),
    totals: {
      verified: sum((one) => one.verified),
      moneyChange: sum((one) => one.moneyChange),
      changed: changedIds(between).size,
      unchanged: sum((one) => one.unchanged),
      readings: between.readings.length,
      fulfilled: events('fulfilled'),
      newlyOverdue: events('newly_overdue'),
    },
  }
}

function strategySince(between: Between, number: number, limit: number): StrategySince {
  const own = <One extends { strategyNumber: number | null }>(ones: readonly One[]) =>
    ones.filter(({ strategyNumber }) => strategyNumber === number)
  const figures = own(between.figures)
  const outputs = figures
    .flatMap(outputMove)
    .sort(byWeight((one) => one.shareAfter - one.shareBefore))
  const moneys = figures.flatMap(moneyMove).sort(byWeight((one) => one.change))
  const statuses = own(between.statuses)
    .filter(({ before, after }) => before !== after)
    .sort(
      (one, other) =>
        heaviest.indexOf(one.after) - heaviest.indexOf(other.after) ||
        one.actionId - other.actionId,
    )
  const counts = between.counts.find(({ strategyNumber }) => strategyNumber === number)
  // Last year's reports still arrive in January: they move no action of this year.
  const ofYear = <One extends Named>(ones: readonly One[]) =>
    ones.filter(({ year }) => year === between.year)
  const changed = changedIds({ figures: ofYear(figures), statuses: ofYear(statuses) })
  return {
    number,
    verified: counts?.verified ?? 0,
    added: counts?.added ?? 0,
    moneyChange: moneys.reduce((total, { change }) => total + Math.round(change * 100), 0) / 100,
    outputs: outputs.slice(0, limit),
    outputMoved: outputs.length,
    moneys: moneys.slice(0, limit),
    moneyMoved: moneys.length,
    figuresMoved: new Set([...outputs, ...moneys].map(({ actionId }) => actionId)).size,
    statuses: statuses.slice(0, limit),
    statusChanged: statuses.length,
    readings: own(between.readings),
    decisions: inOrder(own(between.decisions)),
    unchanged: Math.max(0, (counts?.actions ?? 0) - changed.size),
  }
}

/** A first figure is a move from nothing; one that was taken back is a move to nothing. Without a target, no share. */
function outputMove(pair: FigurePair): OutputMove[] {
  const { outputTarget: target, outputBefore: before, outputAfter: after } = pair
  if (target === null || before === after) return []
  return [{ ...pair, shareBefore: (before ?? 0) / target, shareAfter: (after ?? 0) / target }]
}

function moneyMove(pair: FigurePair): MoneyMove[] {
  const change = (pair.realisedAfter ?? 0) - (pair.realisedBefore ?? 0)
  return change === 0 ? [] : [{ ...pair, change }]
}

function changedIds({ figures, statuses }: Pick<Between, 'figures' | 'statuses'>): Set<number> {
  return new Set([
    ...figures
      .filter(
        (one) => one.outputBefore !== one.outputAfter || one.realisedBefore !== one.realisedAfter,
      )
      .map(({ actionId }) => actionId),
    ...statuses.filter(({ before, after }) => before !== after).map(({ actionId }) => actionId),
  ])
}

function byWeight<One extends Named>(weigh: (one: One) => number) {
  return (one: One, other: One) =>
    Math.abs(weigh(other)) - Math.abs(weigh(one)) || one.actionId - other.actionId
}

function inOrder(events: readonly DecisionEvent[]): DecisionEvent[] {
  return [...events].sort(
    (one, other) =>
      closest.indexOf(one.what) - closest.indexOf(other.what) ||
      (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0) ||
      (one.code < other.code ? -1 : 1),
  )
}
