import {
  notKnown,
  settled,
  tolerance,
  workingOf,
  type Answer,
  type Measured,
  type Working,
} from './answer'
import { whyIncomparable, type Incomparable } from './comparable'

export type Counted = 'households' | 'persons'

/** What is known of a survey figure's precision: a standard error entered for it, in points, or the size of its sample. */
export type Precision =
  | Readonly<{ kind: 'entered'; standardError: number }>
  | Readonly<{
      kind: 'sample'
      /** How many were interviewed, and what they are. */
      size: number
      counted: Counted
      /** What the percentage is a share of; null when the figure is no share of anything counted. */
      shareOf: Counted | null
      /** How much less a clustered sample tells than a simple one of its size; 1 for a simple one. Null: not known. */
      designEffect: number | null
    }>

export type StandardError = Readonly<{
  /** In points. */
  standardError: number
  kind: 'entered' | 'estimated'
  /** The sample counts households and the share is one of persons, or the reverse: the estimate is rougher still. */
  caution: 'households_for_persons' | 'persons_for_households' | null
  formula: 'entered' | 'share_of_sample'
}>

export type NoStandardError =
  'no_standard_error' | 'no_sample' | 'no_design_effect' | 'not_a_share' | 'share_at_edge'

/**
 * The standard error of a figure in percent (rule 5): the one entered, else estimated from the sample as
 * √(design effect × p(1 − p) ÷ n) with p as a share, times 100 for points. Nothing is assumed: without a design effect, or
 * at 0 or 100 percent, where the formula would promise certainty, there is no estimate.
 */
export function standardErrorOf(
  percent: number,
  precision: Precision | null,
): Answer<StandardError, NoStandardError> {
  if (!precision) return notKnown('no_standard_error')
  if (precision.kind === 'entered') {
    const { standardError } = precision
    if (!(standardError >= 0)) return notKnown('no_standard_error')
    return { known: true, standardError, kind: 'entered', caution: null, formula: 'entered' }
  }
  const { size, counted, shareOf, designEffect } = precision
  if (shareOf === null || !(percent >= 0 && percent <= 100)) return notKnown('not_a_share')
  if (!(size > 0)) return notKnown('no_sample')
  if (designEffect === null || !(designEffect > 0)) return notKnown('no_design_effect')
  const share = percent / 100
  if (share === 0 || share === 1) return notKnown('share_at_edge')
  return {
    known: true,
    standardError: settled(100 * Math.sqrt((designEffect * share * (1 - share)) / size)),
    kind: 'estimated',
    caution: counted === shareOf ? null : (`${counted}_for_${shareOf}` as StandardError['caution']),
    formula: 'share_of_sample',
  }
}

/** Standard errors to either side within which chance alone leads 95 times in 100. */
export const errorsToEitherSide = 1.96

export type Noise = Readonly<{
  /** 'within': chance alone could make such a change, so it is neither success nor failure. */
  word: 'within' | 'beyond'
  /** To − from, in points. */
  change: number
  /** In points, to either side of no change. */
  margin: number
  /** 'estimated' as soon as one of the two is. */
  kind: 'entered' | 'estimated'
  cautions: readonly NonNullable<StandardError['caution']>[]
  working: Working<'two_independent_samples'> &
    Readonly<{ from: StandardError; to: StandardError; errorsToEitherSide: number }>
}>

export type Surveyed = Readonly<{ reading: Measured; precision: Precision | null }>

/**
 * Whether a change between two comparable figures is more than noise (rule 5): within when |change| ≤ 1.96 × √(se₁² +
 * se₂²), the two samples being drawn apart.
 */
export function noiseOf(
  from: Surveyed,
  to: Surveyed,
): Answer<Noise, Incomparable | NoStandardError> {
  const why = whyIncomparable(from.reading, to.reading)
  return why ? notKnown(why) : held(from, to)
}

/** The same for two regions in one year, of which neither says anything of the other: to − from. */
export function noiseBeside(
  from: Surveyed,
  to: Surveyed,
): Answer<Noise, Incomparable | 'not_same_year' | NoStandardError> {
  const { reading } = from
  const why = whyIncomparable(reading, { ...to.reading, regionCode: reading.regionCode })
  if (why) return notKnown(why)
  return reading.year === to.reading.year ? held(from, to) : notKnown('not_same_year')
}

function held(from: Surveyed, to: Surveyed): Answer<Noise, NoStandardError> {
  const before = standardErrorOf(from.reading.value, from.precision)
  if (!before.known) return before
  const after = standardErrorOf(to.reading.value, to.precision)
  if (!after.known) return after
  const change = settled(to.reading.value - from.reading.value)
  const margin = settled(errorsToEitherSide * Math.hypot(before.standardError, after.standardError))
  const cautions = [before.caution, after.caution].filter((one) => one !== null)
  return {
    known: true,
    word: Math.abs(change) <= margin + tolerance ? 'within' : 'beyond',
    change,
    margin,
    kind: before.kind === 'entered' && after.kind === 'entered' ? 'entered' : 'estimated',
    cautions: [...new Set(cautions)],
    working: {
      ...workingOf('two_independent_samples', [from.reading, to.reading]),
      from: before,
      to: after,
      errorsToEitherSide,
    },
  }
}
