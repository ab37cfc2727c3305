import { extent, max, ticks } from 'd3-array'

/**
 * The values an axis runs between. It starts at zero when the smallest value is near it, so that a small rate looks
 * small; otherwise a little below the smallest, because a fall of half a point must be seen.
 */
export function valueDomain(values: readonly number[]): [number, number] {
  const [low, high] = extent(values.filter(Number.isFinite))
  if (low === undefined || high === undefined) return [0, 1]
  if (Math.max(-low, high) < 1e-9) return [0, 1]
  if (low >= 0 && low <= 0.4 * high) return [0, high * 1.06]
  const room = Math.max((high - low) * 0.12, Math.abs(high) * 0.01)
  return [low - room, high + room]
}

/** Round values within the domain, `count` of them or about. */
export function valueTicks(domain: readonly [number, number], count: number): number[] {
  return ticks(domain[0], domain[1], count)
}

/** Whole years from the first to the last, so that each reading lies inside a year of its own. */
export function yearDomain(years: readonly number[]): [number, number] {
  const [first, last] = extent(years.filter(Number.isFinite))
  if (first === undefined || last === undefined) return [0, 1]
  return [Math.floor(first), Math.floor(last) + 1]
}

/** The years that are written: every one, second, fifth or tenth, counted back from the last, as the room allows. */
export function yearTicks(
  domain: readonly [number, number],
  width: number,
  labelWidth: number,
): number[] {
  const count = domain[1] - domain[0]
  const room = count > 0 ? width / count : width
  const step =
    [1, 2, 5, 10, 20, 50].find((years) => years * room >= labelWidth) ?? max([count, 1]) ?? 1
  const years: number[] = []
  for (let year = domain[1] - 1; year >= domain[0]; year -= step) years.unshift(year)
  return years
}
