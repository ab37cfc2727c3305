import { digestOf, nameOf, weigh, type Candidate, type Stored, type Weighed } from './entry'
import type { Indicator, Region } from './indicator'
import type { DecimalSign } from './table/cell'
import type { Period } from './table/period'
import {
  readTable,
  type Problem as TableProblem,
  type Skipped,
  type Spot,
  type TableRead,
} from './table/table'

/** A candidate with the place in the table that it was read from. */
export type TableCandidate = Candidate & Readonly<{ spot: Spot; typed: string; marks: string }>

export type Problem =
  TableProblem | Readonly<{ spot: Spot; typed: string; why: 'month_needed' | 'future' | 'too_big' }>

/** What a pasted table would do, in full: what is shown before it is applied, and what is applied. */
export type Draft = Readonly<{
  weighed: readonly Weighed<TableCandidate>[]
  problems: readonly Problem[]
  skipped: readonly Skipped[]
  gaps: number
  /** The table says thousands where the person said as it is, or the reverse. */
  scaleAsked: 'times_thousand' | 'by_thousand' | null
  digest: string
}>

export type DraftFacts = Readonly<{
  indicator: Pick<Indicator, 'code' | 'isRate' | 'unit'> & Readonly<{ needsMonth: boolean }>
  regions: readonly Region[]
  stored: readonly Stored[]
  thisMonth: Period
}>

type Asked = Readonly<{
  text: string
  methodId: number
  month: number | null
  decimal: DecimalSign | null
  scale: 'as_is' | 'times_thousand' | 'by_thousand'
}>

/** Reads the table and holds it against what is stored. A pure function of both: the same twice is the same digest. */
export function draftOf(
  asked: Asked,
  facts: DraftFacts,
): Draft | Extract<TableRead, { ok: false }> {
  const { indicator, regions, stored, thisMonth } = facts
  const table = readTable(asked.text, { regions, decimal: asked.decimal })
  if (!table.ok) return table
  const problems: Problem[] = [...table.problems]
  const candidates = table.values.flatMap(({ spot, region, period, typed, value, marks }) => {
    const month = period.month ?? asked.month
    const scaled = scaledBy(asked.scale, value)
    if (month === null && indicator.needsMonth) {
      problems.push({ spot, typed, why: 'month_needed' })
      return []
    }
    if (Math.abs(scaled) >= 1e13) {
      problems.push({ spot, typed, why: 'too_big' })
      return []
    }
    return [{ spot, typed, marks, region, period: { year: period.year, month }, value: scaled }]
  })
  const weighed = weigh(candidates, { indicator, stored, thisMonth })
  for (const { candidate, outcome } of weighed) {
    if (outcome.kind !== 'future') continue
    problems.push({ spot: candidate.spot, typed: candidate.typed, why: 'future' })
  }
  const inThousands = indicator.unit.startsWith('ribu')
  return {
    weighed: weighed.filter((one) => one.outcome.kind !== 'future'),
    problems: problems.sort(
      (one, other) => one.spot.row - other.spot.row || one.spot.column - other.spot.column,
    ),
    skipped: table.skipped,
    gaps: table.gaps,
    scaleAsked:
      table.saysThousands && !inThousands && !indicator.isRate && asked.scale === 'as_is'
        ? 'times_thousand'
        : table.saysThousands && inThousands && asked.scale === 'by_thousand'
          ? 'by_thousand'
          : null,
    digest: digestOf(weighed, [
      indicator.code,
      asked.methodId,
      asked.month,
      asked.decimal,
      asked.scale,
      problems.map((one) => [one.spot.row, one.spot.column, one.why]),
    ]),
  }
}

// Six decimals are what a table may have; a division by a thousand adds three.
function scaledBy(scale: Asked['scale'], value: number): number {
  if (scale === 'as_is') return value
  return Number((scale === 'times_thousand' ? value * 1000 : value / 1000).toFixed(9))
}

export type DraftAnswers = Readonly<{
  decided: boolean
  skipDiffering: boolean
  confirmed: ReadonlySet<string>
  leaveProblems: boolean
}>

export type Unanswered = 'difference' | 'confirm' | 'leave'

/** What the person still has to answer before the draft can be applied. */
export function unanswered(draft: Draft, answers: DraftAnswers): Unanswered[] {
  const open: Unanswered[] = []
  const differing = draft.weighed.some((one) => one.outcome.kind === 'differs')
  if (differing && !answers.decided && !answers.skipDiffering) open.push('difference')
  if (
    doubtful(draft, answers.skipDiffering).some(
      (one) => !answers.confirmed.has(nameOf(one.candidate)),
    )
  ) {
    open.push('confirm')
  }
  if (draft.problems.length > 0 && !answers.leaveProblems) open.push('leave')
  return open
}

/** The values that are asked about; those that differ are not when they are passed over anyway. */
export function doubtful(draft: Draft, skipDiffering: boolean): Weighed<TableCandidate>[] {
  return draft.weighed.filter(
    (one) => one.doubts.length > 0 && !(skipDiffering && one.outcome.kind === 'differs'),
  )
}
