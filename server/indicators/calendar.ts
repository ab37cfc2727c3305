import type { Day } from '../i18n'
import type { Frequency } from './indicator'
import { latestGroup, comparableGroups, type Observed } from './series'
import type { Period } from './table/period'

/** When the secretariat expects the value of a period. */
export type Expectation = Period &
  Readonly<{ id: number; expectedOn: Day; note: string; version: number }>

/** A reading with the day on which its publisher released it, where that is known. */
export type Released = Observed & Readonly<{ releasedOn: Day | null }>

export type NextRelease = Readonly<{
  period: Period
  expectedOn: Day
  /** Entered by the secretariat, reckoned from earlier releases, or merely from how often the publisher publishes. */
  basis: 'entered' | 'releases' | 'frequency'
  /** Days from the end of a period to its release, where the basis is earlier releases. */
  lag: number | null
  overdue: boolean
  /** How many periods should be known by now and are not. */
  missing: number
  expectation: Expectation | null
}>

export type NoRelease = Readonly<{ unknown: 'irregular' | 'no_reading' }>

const stepOf = { yearly: 12, half_yearly: 6, quarterly: 3 } as const

/** Releases that are looked at: publishers change their habits. */
const mostReleases = 5

/**
 * The release that is waited for: of the period that follows the latest reading. Its day is the one the secretariat
 * entered; else the end of the period and the median time that this publisher took before; else the end of the period
 * and one turn of its frequency. A series that comes irregularly is waited for only where a day was entered.
 */
export function nextRelease(
  facts: Readonly<{
    frequency: Frequency
    readings: readonly Released[]
    expectations: readonly Expectation[]
  }>,
  today: Day,
): NextRelease | NoRelease {
  const latest = latestGroup(comparableGroups(facts.readings))?.readings.at(-1)
  const entered = facts.expectations
    .filter((one) => !latest || isAfter(one, latest))
    .sort((one, other) => orderOf(one) - orderOf(other))[0]
  const step = facts.frequency === 'irregular' ? null : stepOf[facts.frequency]
  if (step === null || !latest) {
    if (!entered) return { unknown: step === null ? 'irregular' : 'no_reading' }
    const overdue = entered.expectedOn < today
    return {
      period: { year: entered.year, month: entered.month },
      expectedOn: entered.expectedOn,
      basis: 'entered',
      lag: null,
      overdue,
      missing: overdue ? 1 : 0,
      expectation: entered,
    }
  }
  const lag = lagOf(facts.readings)
  const expectedFor = (period: Period): Day =>
    facts.expectations.find((one) => orderOf(one) === orderOf(period))?.expectedOn ??
    (lag === null ? endOf(later(period, step)) : addDays(endOf(period), lag))
  const period = later(latest, step)
  const expectation = facts.expectations.find((one) => orderOf(one) === orderOf(period)) ?? null
  const expectedOn = expectedFor(period)
  let missing = 0
  for (let one = period; expectedFor(one) < today && missing < 100; one = later(one, step)) {
    missing += 1
  }
  return {
    period,
    expectedOn,
    basis: expectation ? 'entered' : lag === null ? 'frequency' : 'releases',
    lag: expectation ? null : lag,
    overdue: expectedOn < today,
    missing,
    expectation,
  }
}

/** The median number of days from the end of a period to its release; null where no release is known. */
function lagOf(readings: readonly Released[]): number | null {
  const lags = readings
    .filter((one) => one.inUse && one.releasedOn !== null)
    .sort((one, other) => orderOf(other) - orderOf(one))
    .slice(0, mostReleases)
    .map((one) => daysBetween(endOf(one), one.releasedOn as Day))
    .sort((one, other) => one - other)
  return lags[Math.floor((lags.length - 1) / 2)] ?? null
}

/** The period that many months later; one without a month is a year and moves by years. */
function later(period: Period, months: number): Period {
  if (period.month === null)
    return { year: period.year + Math.max(1, Math.floor(months / 12)), month: null }
  const index = period.year * 12 + period.month - 1 + months
  return { year: Math.floor(index / 12), month: (index % 12) + 1 }
}

function orderOf(period: Period): number {
  return period.year * 100 + (period.month ?? 0)
}

/** A period as a form names it: "2026-3", or "2026-" for a whole year. */
export function periodKey({ year, month }: Period): string {
  return `${year}-${month ?? ''}`
}

function isAfter(one: Period, other: Period): boolean {
  return (
    one.year > other.year || (one.year === other.year && (one.month ?? 12) > (other.month ?? 12))
  )
}

/** The last day of a month, or of a year. */
function endOf(period: Period): Day {
  return new Date(Date.UTC(period.year, period.month ?? 12, 0)).toISOString().slice(0, 10)
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The month in which a day lies. */
export function monthOf(day: Day) {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) }
}
