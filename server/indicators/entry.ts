import { createHash } from 'node:crypto'
import type { Indicator, Region } from './indicator'
import type { Period } from './table/period'

/** As much of a stored reading as a new one is held against. */
export type Stored = Readonly<{
  id: number
  regionCode: string
  year: number
  month: number | null
  value: number
  inUse: boolean
  replacedBy: number | null
  version: number
}>

/** A published value that somebody wants to enter. */
export type Candidate = Readonly<{ region: Region; period: Period; value: number }>

/** What is asked about before it is stored. Nothing of this is refused: such values exist. */
export type Doubt = Readonly<{
  kind: 'factor' | 'zero' | 'hundred' | 'negative'
  /** The comparable value that makes it look odd, where there is one. */
  against: Readonly<{ period: Period; value: number }> | null
}>

/** What entering a value would do. */
export type Outcome =
  | Readonly<{ kind: 'new' }>
  /** That value is stored already: nothing changes. */
  | Readonly<{ kind: 'same'; stored: Stored }>
  /** Another value is in use for that period. */
  | Readonly<{ kind: 'differs'; stored: Stored }>
  /** The period has not begun. */
  | Readonly<{ kind: 'future' }>

export type Weighed<C extends Candidate = Candidate> = Readonly<{
  candidate: C
  outcome: Outcome
  doubts: readonly Doubt[]
}>

/** A value that is so many times the one before, or that part of it, is asked about. */
export const oddFactor = 5

const tolerance = 1e-9

function samePeriod(one: Period, other: Period): boolean {
  return one.year === other.year && one.month === other.month
}

/**
 * Holds candidates of one indicator and method against what is stored and against one another. `thisMonth` is the month
 * of today: of a later one nothing can have been published.
 */
export function weigh<C extends Candidate>(
  candidates: readonly C[],
  facts: Readonly<{
    indicator: Pick<Indicator, 'isRate' | 'unit'>
    stored: readonly Stored[]
    thisMonth: Period
  }>,
): Weighed<C>[] {
  const byRegion = new Map<string, Stored[]>()
  for (const one of facts.stored) {
    byRegion.set(one.regionCode, [...(byRegion.get(one.regionCode) ?? []), one])
  }
  return candidates.map((candidate) => {
    const stored = byRegion.get(candidate.region.code) ?? []
    const outcome = outcomeOf(candidate, stored, facts.thisMonth)
    if (outcome.kind === 'same' || outcome.kind === 'future') {
      return { candidate, outcome, doubts: [] }
    }
    const others = candidates.filter((one) => one.region.code === candidate.region.code)
    const before = previousOf(candidate, stored, others)
    return { candidate, outcome, doubts: doubtsOf(candidate, outcome, before, facts.indicator) }
  })
}

function outcomeOf(candidate: Candidate, stored: readonly Stored[], thisMonth: Period): Outcome {
  const { period, value } = candidate
  const future =
    period.year > thisMonth.year ||
    (period.year === thisMonth.year && (period.month ?? 0) > (thisMonth.month ?? 12))
  if (future) return { kind: 'future' }
  const there = stored.filter((one) => samePeriod(one, period))
  const inUse = there.find((one) => one.inUse)
  if (inUse && equal(inUse.value, value)) return { kind: 'same', stored: inUse }
  const aside = there.find(
    (one) => !one.inUse && one.replacedBy === null && equal(one.value, value),
  )
  // A value that was set aside may be entered anew only where none is in use.
  if (aside && inUse) return { kind: 'same', stored: aside }
  return inUse ? { kind: 'differs', stored: inUse } : { kind: 'new' }
}

function equal(one: number, other: number): boolean {
  return Math.abs(one - other) <= tolerance
}

/** The comparable value nearest before the candidate, else the nearest after; what is being entered goes before what is stored. */
function previousOf(
  candidate: Candidate,
  stored: readonly Stored[],
  others: readonly Candidate[],
): { period: Period; value: number } | null {
  const years = new Map<number, number>()
  for (const one of stored) {
    if (one.inUse && one.month === candidate.period.month) years.set(one.year, one.value)
  }
  for (const one of others) {
    if (one.period.month === candidate.period.month) years.set(one.period.year, one.value)
  }
  years.delete(candidate.period.year)
  const known = [...years.keys()].sort((one, other) => other - one)
  const year =
    known.find((one) => one < candidate.period.year) ??
    known.findLast((one) => one > candidate.period.year)
  if (year === undefined) return null
  return { period: { year, month: candidate.period.month }, value: years.get(year) as number }
}

function doubtsOf(
  { value, period }: Candidate,
  outcome: Outcome,
  before: Doubt['against'],
  indicator: Pick<Indicator, 'isRate' | 'unit'>,
): Doubt[] {
  const against = outcome.kind === 'differs' ? { period, value: outcome.stored.value } : before
  const doubts: Doubt[] = []
  if (against && against.value !== 0) {
    const times = value / against.value
    if (equal(value, 0)) doubts.push({ kind: 'zero', against })
    else if (times >= oddFactor - tolerance || (times > 0 && times <= 1 / oddFactor + tolerance)) {
      doubts.push({ kind: 'factor', against })
    }
  }
  if (indicator.isRate && indicator.unit.startsWith('persen') && value > 100) {
    doubts.push({ kind: 'hundred', against: null })
  }
  if (value < 0 && !(against && against.value < 0)) doubts.push({ kind: 'negative', against })
  return doubts
}

/** Names one candidate with its value: a confirmation holds for exactly this and nothing else. */
export function nameOf({ region, period, value }: Candidate): string {
  return [region.code, period.year, period.month ?? '', value].join('/')
}

/** One line for all that was shown: the same outcome for the same values on the same stored rows gives the same line. */
export function digestOf(weighed: readonly Weighed[], about: readonly unknown[]): string {
  const lines = weighed.map(({ candidate, outcome, doubts }) => [
    nameOf(candidate),
    outcome.kind,
    'stored' in outcome ? [outcome.stored.id, outcome.stored.version, outcome.stored.value] : null,
    doubts.map((doubt) => [doubt.kind, doubt.against?.value ?? null]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([about, lines]))
    .digest('hex')
}
