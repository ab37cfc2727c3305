import type { Locale } from '../i18n'
import { noiseBeside, noiseOf, type Noise, type Precision, type Surveyed } from './analysis/noise'
import type { Indicator, Reading, Sampling } from './indicator'
import { isUnknown, type ChangeSince, type Result } from './series'
import { difference, type Measure } from './wording'

/** How precise a figure is said to be; a rate is a share of persons unless its unit names households. */
function precisionOf(indicator: Shared, sampling: Sampling | null): Precision | null {
  if (!sampling) return null
  const { standardError, sampleSize, sampleCounts, designEffect } = sampling
  if (standardError !== null) return { kind: 'entered', standardError }
  if (sampleSize === null || sampleCounts === null) return null
  const households = indicator.unit.includes('rumah tangga')
  const shareOf = indicator.isRate ? (households ? 'households' : 'persons') : null
  return { kind: 'sample', size: sampleSize, counted: sampleCounts, shareOf, designEffect }
}

type Shared = Pick<Indicator, 'unit' | 'isRate'>

function surveyed(indicator: Shared, reading: Reading): Surveyed {
  return { reading, precision: precisionOf(indicator, reading.sampling) }
}

/** Whether what lies between two comparable readings is more than noise (rule 5); null where their precision is not known. */
export function noiseBetween(indicator: Shared, from: Reading, to: Reading): Noise | null {
  const noise = noiseOf(surveyed(indicator, from), surveyed(indicator, to))
  return noise.known ? noise : null
}

/** The same for two regions in the same year. */
export function noiseBetweenRegions(indicator: Shared, from: Reading, to: Reading): Noise | null {
  const noise = noiseBeside(surveyed(indicator, from), surveyed(indicator, to))
  return noise.known ? noise : null
}

/** The same for the change since the reading before. */
export function noiseSince(indicator: Shared, change: Result<ChangeSince<Reading>>): Noise | null {
  return isUnknown(change) ? null : noiseBetween(indicator, change.from, change.to)
}

/** The noise between two readings that an answer names; null where it is not known. */
export function noiseOfUsed(
  indicator: Shared,
  readings: readonly Reading[],
  from: Pick<Reading, 'id'> | undefined,
  to: Pick<Reading, 'id'> | undefined,
  between = noiseBetween,
): Noise | null {
  const [one, other] = [from, to].map((used) => readings.find(({ id }) => id === used?.id))
  return one && other ? between(indicator, one, other) : null
}

/** Chance alone could make it: neither success nor failure. */
export function isWithin(noise: Noise | null): noise is Noise {
  return noise?.word === 'within'
}

/** Sentences on why an estimated margin is rougher still; none where it is not. */
export function roughness(locale: Locale, noise: Noise): string[] {
  return noise.cautions.map((caution) => locale.t(`noise.caution.${caution}`))
}

/** The margin that a change was held against: "±3,71 poin (perkiraan dari besar sampel)". */
export function marginWords(locale: Locale, indicator: Measure, noise: Noise): string {
  return locale.t(`noise.margin.${noise.kind}`, {
    margin: difference(locale, indicator, Math.round(noise.margin * 100) / 100),
  })
}
