import { notKnown, settled, tolerance, type Answer, type Working } from './answer'

/** What a registry counts in one place (a kecamatan or a village): `number` of `base`, both in the registry's own unit. */
export type PlaceCount = Readonly<{
  code: string
  name: string
  number: number | null
  base: number | null
}>

/** Counts of one registry of one year. Two registries, or two dates, are never held against each other. */
export type RegistryCounts = Readonly<{
  registry: string
  year: number
  places: readonly PlaceCount[]
}>

export type Priority = 1 | 2 | 3 | 4

/** Which of the two mixed quadrants comes second: many at a low rate, or few at a high one. */
export type Second = 'high_rate' | 'high_number'

export type PlacePriority = Readonly<{
  code: string
  name: string
  priority: Priority
  /** Number ÷ base, in percent. */
  rate: number
  number: number
  highRate: boolean
  highNumber: boolean
}>

export type Priorities = Readonly<{
  /** Priority 1 first; within one the larger number first. */
  places: readonly PlacePriority[]
  /** Σ number ÷ Σ base in percent, and Σ number ÷ places. */
  mean: Readonly<{ rate: number; number: number }>
  /** Without a count or without its base: in no mean and no quadrant. */
  missing: readonly Readonly<{ code: string; name: string }>[]
  working: Working<'rate_by_number_at_the_mean'> & Readonly<{ registry: string; second: Second }>
}>

/**
 * Rule 8: rate × number, split at the regency's mean. The mean rate is the regency's own, Σ number ÷ Σ base; the mean number
 * that of a place. High is above the mean. High/high is priority 1, low/low 4; `second` says which of the mixed ones is 2.
 * P0 does not exist below a regency: these are a registry's counts, and wear its name and year.
 */
export function prioritiesOf(
  counts: RegistryCounts,
  second: Second,
): Answer<Priorities, 'too_few_places'> {
  const known = counts.places.flatMap(({ code, name, number, base }) =>
    number === null || base === null || base <= 0 ? [] : [{ code, name, number, base }],
  )
  if (known.length < 2) return notKnown('too_few_places')
  const number = known.reduce((sum, one) => sum + one.number, 0)
  const base = known.reduce((sum, one) => sum + one.base, 0)
  const mean = { rate: (100 * number) / base, number: number / known.length }
  const places = known
    .map((one) => {
      const rate = (100 * one.number) / one.base
      const highRate = rate > mean.rate + tolerance
      const highNumber = one.number > mean.number + tolerance
      return {
        code: one.code,
        name: one.name,
        priority: priorityOf(highRate, highNumber, second),
        rate: settled(rate),
        number: one.number,
        highRate,
        highNumber,
      }
    })
    .sort(
      (one, other) =>
        one.priority - other.priority ||
        other.number - one.number ||
        (one.code < other.code ? -1 : 1),
    )
  return {
    known: true,
    places,
    mean: { rate: settled(mean.rate), number: settled(mean.number) },
    missing: counts.places
      .filter((one) => !known.some((other) => other.code === one.code))
      .map(({ code, name }) => ({ code, name })),
    working: {
      formula: 'rate_by_number_at_the_mean',
      readings: [],
      years: [counts.year],
      registry: counts.registry,
      second,
    },
  }
}

function priorityOf(highRate: boolean, highNumber: boolean, second: Second): Priority {
  if (highRate && highNumber) return 1
  if (!highRate && !highNumber) return 4
  return highRate === (second === 'high_rate') ? 2 : 3
}
