import type { Fund, WorkStatus } from '../../server/actions/action'
import type { Day } from '../../server/i18n'
import { budgetOn, rounded, shareOfDays, type BuiltAction } from './build'
import { lastOf } from './days'
import { diceFor, type Dice } from './dice'
import { cancelledReasons, ownReasons, postponedReasons } from './texts'

/** Where an action really stands at the end of a quarter, whether or not anybody reports it. */
export type Point = Readonly<{
  quarter: number
  endsOn: Day
  /** Share of the output done, 0..1. */
  share: number
  output: number | null
  beneficiaries: number | null
  money: ReadonlyMap<Fund, number>
  workStatus: WorkStatus
  statusReason: string | null
}>

/** How an action runs through its year: one point for each quarter from its first day on. */
export function courseOf(action: BuiltAction): Point[] {
  const { planned } = action
  const dice = diceFor(`course ${planned.key}`)
  const pace = paceOf(action.fate, dice)
  const stops = action.fate === 'postponed' || action.fate === 'called_off'
  const stopAt = stops ? quarterOf(action.startsOn) + 1 : 5
  const asksPeople = dice.chance(0.8)
  let before: Point | undefined
  const points: Point[] = []
  for (const quarter of [1, 2, 3, 4]) {
    const endsOn = lastOf(planned.year, quarter * 3)
    if (endsOn < action.startsOn) continue
    const frozen = quarter >= stopAt && before !== undefined
    const share = frozen ? (before?.share ?? 0) : shareAt(action, quarter, pace, dice, before)
    const point = pointAt(action, quarter, share, before, {
      asksPeople,
      stopped: quarter >= stopAt,
    })
    points.push(point)
    before = point
  }
  return points
}

type Pace = Readonly<{ rate: number; final: number }>

function paceOf(fate: BuiltAction['fate'], dice: Dice): Pace {
  switch (fate) {
    case 'on_track':
      return {
        rate: dice.between(0.98, 1.08),
        final: dice.chance(0.75) ? 1 : dice.between(0.96, 0.99),
      }
    case 'early':
      return { rate: dice.between(1.25, 1.6), final: 1 }
    case 'slow':
      return { rate: dice.between(0.66, 0.9), final: dice.between(0.84, 0.97) }
    case 'stuck':
      return { rate: dice.between(0.08, 0.5), final: dice.between(0.35, 0.7) }
    case 'postponed':
      return { rate: dice.between(0.1, 0.4), final: 0.4 }
    case 'called_off':
      return { rate: dice.between(0, 0.2), final: 0.2 }
    case 'not_started':
      return { rate: 0, final: 0 }
  }
}

function shareAt(
  action: BuiltAction,
  quarter: number,
  pace: Pace,
  dice: Dice,
  before: Point | undefined,
): number {
  const { planned } = action
  const target = planned.output?.target ?? null
  const known = planned.known?.[quarter - 1] ?? null
  if (known !== null && target !== null) return known / target
  const planShare =
    action.plan && target !== null ? (action.plan[quarter - 1]?.output ?? 0) / target : null
  const days = shareOfDays(action.startsOn, action.endsOn, lastOf(planned.year, quarter * 3))
  const expected = planShare ?? days
  const jitter = dice.between(-0.03, 0.03)
  // Works begin with drawings and tenders, aid with lists: in the first weeks there is nothing to count.
  const quiet = { works: 0.14, aid: 0.1, training: 0.1 } as Readonly<Record<string, number>>
  const preparing = planShare === null && days < (quiet[planned.style] ?? 0)
  const reached =
    expected >= 1
      ? Math.max(pace.final, before && before.share > 0.9 ? 1 : 0)
      : preparing
        ? 0
        : expected * (pace.rate + jitter)
  return Math.min(1, Math.max(before?.share ?? 0, reached))
}

function pointAt(
  action: BuiltAction,
  quarter: number,
  share: number,
  before: Point | undefined,
  how: Readonly<{ asksPeople: boolean; stopped: boolean }>,
): Point {
  const { planned } = action
  const endsOn = lastOf(planned.year, quarter * 3)
  const unit = planned.output?.unit ?? ''
  const target = planned.output?.target ?? null
  const people = planned.people?.target ?? null
  const output = target === null ? null : share === 1 ? target : rounded(target * share, unit)
  const done = share >= 0.955 && (share === 1 || endsOn >= action.endsOn)
  return {
    quarter,
    endsOn,
    share,
    output,
    beneficiaries:
      people === null || !how.asksPeople ? null : share === 1 ? people : Math.round(people * share),
    money: moneyAt(action, quarter, share, done, before),
    ...statusAt(action, quarter, share, done, how.stopped),
  }
}

/** Money follows the work with some delay; a finished action leaves a small rest. Each fund at its own share. */
function moneyAt(
  action: BuiltAction,
  quarter: number,
  share: number,
  done: boolean,
  before: Point | undefined,
): Map<Fund, number> {
  const dice = diceFor(`money ${action.planned.key} ${quarter}`)
  const endsOn = lastOf(action.planned.year, quarter * 3)
  const spent = new Map<Fund, number>()
  const saved = dice.between(0.94, 0.998)
  const lag = dice.between(0.86, 1.02)
  const early = share === 0 && dice.chance(0.2) ? dice.between(0.01, 0.05) : 0
  for (const [fund, amount] of budgetOn(action.budget, endsOn)) {
    const part = Math.max(early, done ? saved : share ** 1.07 * lag)
    const rupiah = Math.round((amount * part) / 500) * 500
    spent.set(fund, Math.max(before?.money.get(fund) ?? 0, Math.min(rupiah, amount)))
  }
  return spent
}

function statusAt(
  action: BuiltAction,
  quarter: number,
  share: number,
  done: boolean,
  stopped: boolean,
): Pick<Point, 'workStatus' | 'statusReason'> {
  const { planned, fate } = action
  const dice = diceFor(`status ${planned.key}`)
  const own = ownReasons[planned.key]
  if (stopped && fate === 'postponed') {
    return { workStatus: 'delayed', statusReason: own ?? dice.pick(postponedReasons) }
  }
  if (stopped && fate === 'called_off') {
    return { workStatus: 'cancelled', statusReason: own ?? dice.pick(cancelledReasons) }
  }
  const quiet = { statusReason: null }
  if (fate === 'not_started') return { workStatus: 'not_started', ...quiet }
  if (planned.output?.target == null) {
    const over = lastOf(planned.year, quarter * 3) >= action.endsOn
    return { workStatus: over ? 'done' : 'running', ...quiet }
  }
  // Some forget to say so: all is done, and the action still runs.
  const forgotten = done && lastOf(planned.year, quarter * 3) < action.endsOn && dice.chance(0.3)
  if (done && !forgotten) return { workStatus: 'done', ...quiet }
  if (share === 0) return { workStatus: dice.chance(0.5) ? 'not_started' : 'running', ...quiet }
  return { workStatus: 'running', ...quiet }
}

function quarterOf(day: Day): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3)
}
