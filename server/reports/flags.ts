import type { WorkStatus } from '../actions/action'
import type { Day } from '../i18n'
import type { WindowKind } from '../windows/window'
import { ownFigures, type Figures } from './report'

/** What makes a report look odd. Each is a question to the agency, not a verdict, and names its rule where it is shown. */
export const flags = [
  'identical',
  'lower',
  'over_budget',
  'money_only',
  'output_only',
  'jump',
  'complete_early',
  'evidence_reused',
  'silent',
] as const
export type Flag = (typeof flags)[number]

/** Days without a report from which on an action was silent, by how often its year is reported. */
export const silentFrom = { month: 60, quarter: 120, semester: 210 } as const

/** The facts the rules look at. Figures cumulative; `previous` is the last report sent for an earlier window. */
export type Suspect = Figures &
  Readonly<{
    workStatus: WorkStatus | null
    previous: (Figures & Readonly<{ workStatus: WorkStatus | null }>) | null
    /** False when windows lie unreported between the two: then the change is not that of one period. */
    oneWindow: boolean
    outputTarget: number | null
    budgetTotal: number | null
    windowEndsOn: Day
    actionEndsOn: Day
    evidenceReused: boolean
    /** Days from the first sending of the report before, or from the action's first day, to that of this one. */
    silentDays: number | null
    windowKind: WindowKind
    /** The team's threshold: more than this share of the target within one period is a jump. */
    jumpFrom: number
  }>

/** The flags of one report, in the order of `flags`. A figure that was not reported never raises one. */
export function flagsOf(report: Suspect): Flag[] {
  const own = ownFigures(report, report.previous)
  const raised: Record<Flag, boolean> = {
    identical: isIdentical(report),
    lower: [own.output, own.beneficiaries, own.realised].some(
      (change) => change !== null && change < 0,
    ),
    over_budget:
      report.realised !== null &&
      report.budgetTotal !== null &&
      report.realised > report.budgetTotal,
    money_only: own.realised !== null && own.realised > 0 && own.output === 0,
    // Without a known budget there is no money to move.
    output_only:
      own.output !== null && own.output > 0 && own.realised === 0 && (report.budgetTotal ?? 0) > 0,
    jump:
      report.oneWindow &&
      own.output !== null &&
      report.outputTarget !== null &&
      own.output > report.outputTarget * report.jumpFrom,
    complete_early:
      report.output !== null &&
      report.outputTarget !== null &&
      report.output >= report.outputTarget &&
      report.windowEndsOn < report.actionEndsOn &&
      report.workStatus !== 'done',
    evidence_reused: report.evidenceReused,
    silent: report.silentDays !== null && report.silentDays > silentFrom[report.windowKind],
  }
  return flags.filter((flag) => raised[flag])
}

/** The same figures as before, though there are some and the work was not over: perhaps nobody looked. */
function isIdentical({ previous, ...now }: Suspect): boolean {
  if (!previous || previous.workStatus === 'done') return false
  const pairs = [
    [now.output, previous.output],
    [now.beneficiaries, previous.beneficiaries],
    [now.realised, previous.realised],
  ] as const
  return (
    pairs.every(([one, other]) => one === other) && pairs.some(([one]) => one !== null && one > 0)
  )
}
