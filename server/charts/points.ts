/** A place on a chart in the data's own measure: a year as a decimal number, and a value. */
export type Point = Readonly<{ x: number; y: number }>

/** Leaves out what cannot be drawn; an absent figure is a gap, never a zero. */
export function drawable<T extends Readonly<{ x: number; y: number | null }>>(
  points: readonly T[],
): (T & Point)[] {
  return points
    .filter((point): point is T & Point => Number.isFinite(point.x) && Number.isFinite(point.y))
    .sort((one, other) => one.x - other.x)
}

/** One decimal is finer than any screen or printer shows, and keeps the page light. */
export function rounded(value: number): number {
  // Adding zero turns -0 into 0.
  return Math.round(value * 10) / 10 + 0
}
