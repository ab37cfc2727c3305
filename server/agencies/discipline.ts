import type { Day } from '../i18n'

/** One report that an agency owed, in a window whose due day has passed. Excused windows are not among them. */
export type DueReport = Readonly<{
  windowId: number
  windowEndsOn: Day
  dueOn: Day
  /** The day it was first sent, in Jakarta; null when it never was. */
  sentOn: Day | null
  /** Whether it was ever sent back. */
  returned: boolean
}>

export type Discipline = Readonly<{
  due: number
  onTime: number
  /** Share of the due reports that were on time, 0..1; null when none was due. */
  onTimeShare: number | null
  late: number
  /** Median of the days late, among those that came late; null when none did. */
  medianDaysLate: number | null
  missing: number
  returned: number
  /** How many of the latest windows, without a gap, were wholly on time. */
  run: number
}>

/** Agencies with fewer due reports than this are listed apart and have no rank. */
export const rankedFrom = 3

/**
 * Rule 10: on time is first sent on the due day or before; being returned does not undo it. A window is on time when
 * all of its due reports were; one that owed nothing neither lengthens nor breaks a run.
 */
export function disciplineOf(reports: readonly DueReport[]): Discipline {
  const late = reports.flatMap(({ dueOn, sentOn }) =>
    sentOn !== null && sentOn > dueOn ? [daysBetween(dueOn, sentOn)] : [],
  )
  const onTime = reports.filter(isOnTime).length
  return {
    due: reports.length,
    onTime,
    onTimeShare: reports.length === 0 ? null : onTime / reports.length,
    late: late.length,
    medianDaysLate: medianOf(late),
    missing: reports.filter((report) => report.sentOn === null).length,
    returned: reports.filter((report) => report.returned).length,
    run: runOf(reports),
  }
}

function isOnTime({ dueOn, sentOn }: DueReport): boolean {
  return sentOn !== null && sentOn <= dueOn
}

function runOf(reports: readonly DueReport[]): number {
  const windows = new Map<number, { endsOn: Day; onTime: boolean }>()
  for (const report of reports) {
    const known = windows.get(report.windowId)
    const onTime = isOnTime(report) && (known?.onTime ?? true)
    windows.set(report.windowId, { endsOn: report.windowEndsOn, onTime })
  }
  const latestFirst = [...windows.values()].sort((one, other) =>
    one.endsOn < other.endsOn ? 1 : -1,
  )
  const broken = latestFirst.findIndex((window) => !window.onTime)
  return broken === -1 ? latestFirst.length : broken
}

function medianOf(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export type Standing<Row> = Row & Readonly<{ rank: number | null }>

/**
 * The league: by share on time, then fewest missing, then fewest days late; equals share a rank and the next is skipped.
 * Those with fewer than three due reports come after, in the order given.
 */
export function leagueOf<Row extends Readonly<{ discipline: Discipline }>>(
  rows: readonly Row[],
): { ranked: Standing<Row>[]; apart: Standing<Row>[] } {
  const compare = ({ discipline: one }: Row, { discipline: other }: Row) =>
    (other.onTimeShare ?? 0) - (one.onTimeShare ?? 0) ||
    one.missing / one.due - other.missing / other.due ||
    (one.medianDaysLate ?? 0) - (other.medianDaysLate ?? 0)
  const inOrder = rows.filter((row) => row.discipline.due >= rankedFrom).sort(compare)
  const ranked: Standing<Row>[] = []
  for (const [index, row] of inOrder.entries()) {
    const before = ranked.at(-1)
    const equal = before !== undefined && compare(before, row) === 0
    ranked.push({ ...row, rank: equal ? before.rank : index + 1 })
  }
  const apart = rows
    .filter((row) => row.discipline.due < rankedFrom)
    .map((row) => ({ ...row, rank: null }))
  return { ranked, apart }
}
