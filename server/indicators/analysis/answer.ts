import type { Observed } from '../series'

/** Why an analysis says nothing: codes, worded by the pages. */
export type Why =
  | 'no_reading'
  | 'no_baseline'
  | 'no_baseline_reading'
  | 'reading_before_baseline'
  | 'too_few_readings'
  | 'method_break'
  | 'not_same_month'
  | 'month_unknown'
  | 'no_common_years'
  | 'other_indicator'
  | 'other_region'
  | 'no_target'
  | 'no_path'
  | 'no_target_that_year'
  | 'target_year_past'
  | 'target_against_direction'
  | 'neutral_direction'
  | 'no_standard_error'
  | 'no_sample'
  | 'no_design_effect'
  | 'not_a_share'
  | 'share_at_edge'
  | 'no_contributions'
  | 'reading_older_than_work'
  | 'no_supporting'
  | 'too_few_places'
  | 'no_amount'
  | 'no_stock'
  | 'more_than_stock'
  | 'no_whole'
  | 'not_same_year'

export type NotKnown<Reason extends Why> = Readonly<{ known: false; reason: Reason }>

/** A result with its working, or the reason why there is none. */
export type Answer<Facts extends object, Reason extends Why> =
  Readonly<{ known: true } & Facts> | NotKnown<Reason>

export function notKnown<Reason extends Why>(reason: Reason): NotKnown<Reason> {
  return { known: false, reason }
}

/** A reading that the working can name. */
export type Measured = Observed & Readonly<{ id: number }>

/** A reading as the working names it. */
export type Used = Readonly<Pick<Measured, 'id' | 'regionCode' | 'year' | 'month' | 'value'>>

/** What an answer was made from: the code of its formula, the readings it looked at, and the years it speaks of. */
export type Working<Formula extends string> = Readonly<{
  formula: Formula
  readings: readonly Used[]
  years: readonly number[]
}>

export function used(reading: Measured): Used {
  const { id, regionCode, year, month, value } = reading
  return { id, regionCode, year, month, value }
}

/** The working of an answer made from readings; `years` names those that no reading stands for, as a target's. */
export function workingOf<Formula extends string>(
  formula: Formula,
  readings: readonly Measured[],
  years: readonly number[] = [],
): Working<Formula> {
  const all = new Set([...readings.map((one) => one.year), ...years])
  return {
    formula,
    readings: readings.map(used),
    years: [...all].sort((one, other) => one - other),
  }
}

/** Doubles end here: two figures no further apart than this are the same. */
export const tolerance = 1e-9

/** A computed figure without the noise of doubles, to nine decimals; -0 is 0. */
export function settled(value: number): number {
  return Number(value.toFixed(9)) + 0
}

/** -1, 0 or 1: which way a change goes, with what doubles make of no change as 0. */
export function wayOf(change: number): -1 | 0 | 1 {
  if (Math.abs(change) <= tolerance) return 0
  return change < 0 ? -1 : 1
}
