import type { Measured } from './answer'

export type Line = Readonly<{
  /** In the indicator's unit (points for a rate) a year. */
  slope: number
  /** Standard error of the slope, same unit; null with fewer than three points: two always lie on their line. */
  error: number | null
}>

/**
 * The least-squares line through readings, with the year as x: slope = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)². Its standard error is
 * √(Σ residual² / (n − 2)) / √Σ(x − x̄)². Null with fewer than two years. The readings must be comparable.
 */
export function leastSquares(readings: readonly Measured[]): Line | null {
  const n = readings.length
  const meanX = readings.reduce((sum, one) => sum + one.year, 0) / n
  const meanY = readings.reduce((sum, one) => sum + one.value, 0) / n
  const spread = readings.reduce((sum, one) => sum + (one.year - meanX) ** 2, 0)
  if (n < 2 || spread === 0) return null
  const slope =
    readings.reduce((sum, one) => sum + (one.year - meanX) * (one.value - meanY), 0) / spread
  if (n < 3) return { slope, error: null }
  const residual = readings.reduce(
    (sum, one) => sum + (one.value - meanY - slope * (one.year - meanX)) ** 2,
    0,
  )
  return { slope, error: Math.sqrt(residual / (n - 2) / spread) }
}
