import { daysBetween, daysOverdue, isDue, isOverdue, type Decision } from '../decisions/decision'
import type { IndicatorSeries } from '../indicators/indicator'
import { paceNow } from '../indicators/pace-now'
import type { Day } from '../i18n'
import type { Exception } from './agenda'
import type { SilentAgency, TroubledAction } from './meeting'

/** A report that waits and looks odd, with the number of marks it has. */
export type OddReport = Readonly<{ actionId: number; marks: number }>

/** A pocket, and the strategies of which no action names it. */
export type BarePocket = Readonly<{ placeId: number; strategies: readonly number[] }>

/** What the exceptions are looked for in. */
export type Findings = Readonly<{
  /** Neither fulfilled nor cancelled. */
  decisions: readonly Decision[]
  pockets: readonly BarePocket[]
  troubled: readonly TroubledAction[]
  indicators: readonly IndicatorSeries[]
  silent: readonly SilentAgency[]
  odd: readonly OddReport[]
  /** Indicators of which a reading became known since the last meeting, by id. */
  freshly: ReadonlySet<number>
  /** The day the meeting is held, or today where that is over. */
  heldOn: Day
  today: Day
}>

/**
 * Everything a meeting should ask about, each with its reason and the figures for its sentence. A pocket weighs by the
 * strategies that leave it out. An action weighs its
 * budget times the part of what was expected by now that is missing; an indicator weighs more when it is a main one.
 */
export function exceptionsOf(findings: Findings): Exception[] {
  return [
    ...findings.decisions.map((decision) => ofDecision(decision, findings)),
    ...findings.troubled.map(ofAction),
    ...findings.indicators.flatMap((one) => ofIndicator(one, findings)),
    ...findings.pockets.map(({ placeId, strategies }) => ({
      kind: 'place' as const,
      reason: 'uncovered' as const,
      facts: { strategies: strategies.join(', ') },
      placeId,
      weight: strategies.length,
    })),
    ...findings.odd.map(({ actionId, marks }) => ({
      kind: 'report' as const,
      reason: 'odd_report' as const,
      facts: { n: marks },
      actionId,
      weight: marks,
    })),
    ...findings.silent.map(({ agencyId, reports }) => ({
      kind: 'agency' as const,
      reason: 'silent' as const,
      facts: { n: reports },
      agencyId,
      weight: reports,
    })),
  ]
}

/**
 * What was promised returns by itself: what is overdue first and the oldest of it, then what falls due by the day of the
 * meeting or within the week, then answers that wait for a word, then what has time. Carried on weighs a month.
 */
function ofDecision(decision: Decision, { today, heldOn }: Findings): Exception {
  const left = daysBetween(today, decision.dueOn)
  const [reason, weight] = isOverdue(decision, today)
    ? (['overdue', 10_000 + daysOverdue(decision, today)] as const)
    : decision.state === 'answered'
      ? (['answered', 4_000] as const)
      : isDue(decision, today) || decision.dueOn <= heldOn
        ? (['due', 7_000 - left] as const)
        : (['open', 1_000 - Math.min(left, 900)] as const)
  return {
    kind: 'decision',
    reason,
    facts: { due: decision.dueOn, carried: decision.carried },
    decisionId: decision.id,
    weight: weight + 30 * decision.carried,
  }
}

// An action without a known budget is not without weight.
const unknownBudget = 50_000_000

function ofAction(action: TroubledAction): Exception {
  const missing =
    action.expected !== null && action.expected > 0 && action.output !== null
      ? Math.min(1, Math.max(0, 1 - action.output / action.expected))
      : 1
  const reason =
    action.reportState === 'returned'
      ? 'returned'
      : action.judged === 'stuck'
        ? 'stuck'
        : action.judged === 'postponed'
          ? 'delayed'
          : 'slow'
  return {
    kind: 'action',
    reason,
    facts: {
      ...(action.output !== null && { output: action.output }),
      ...(action.expected !== null && { expected: action.expected }),
      ...(action.outputUnit !== null && { unit: action.outputUnit }),
    },
    actionId: action.id,
    weight: (action.budget ?? unknownBudget) * Math.max(missing, 0.05),
  }
}

function ofIndicator(indicator: IndicatorSeries, { freshly }: Findings): Exception[] {
  // As its own page says it.
  const pace = paceNow(indicator)
  const base = { kind: 'indicator' as const, indicatorId: indicator.id }
  const main = indicator.isMain ? 10 : 0
  if (freshly.has(indicator.id)) {
    return [{ ...base, reason: 'new_reading', facts: {}, weight: main + 5 }]
  }
  if (!pace.known || pace.word === null || !failing.has(pace.word)) return []
  return [
    { ...base, reason: 'pace', facts: { word: pace.word }, weight: main + weights[pace.word] },
  ]
}

const weights = { reversed: 4, stalled: 3, slow: 2, on_path: 0, reached: 0 } as const
const failing: ReadonlySet<keyof typeof weights> = new Set(['reversed', 'stalled', 'slow'])
