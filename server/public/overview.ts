import type { UnitSum } from '../board/board'
import { isShown } from '../places/pocket'

/** A sum of one action alone would be that action's own figure: at least so many must stand behind a public one. */
export const leastActions = 2

/** A figure that anybody may read: the number itself, or that it is too small to be told. */
export type PublicFigure = Readonly<{ value: number } | { few: true }>

export function publicFigure(value: number): PublicFigure {
  return isShown(value) ? { value } : { few: true }
}

export type PublicSum = Readonly<{ unit: string; sum: PublicFigure; actions: PublicFigure }>

/** The verified sums that may be told, in the order of the count; and whether any was kept back for standing alone. */
export function publicSums(sums: readonly UnitSum[]): {
  shown: PublicSum[]
  keptBack: boolean
} {
  const known = sums.filter((one) => one.verified > 0 && one.verifiedSum !== null)
  const shown = known.filter((one) => one.verified >= leastActions)
  return {
    shown: shown.map((one) => ({
      unit: one.unit,
      sum: publicFigure(one.verifiedSum ?? 0),
      actions: publicFigure(one.verified),
    })),
    keptBack: shown.length < known.length,
  }
}
