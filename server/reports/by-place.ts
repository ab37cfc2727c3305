import { Refused } from '../errors'
import type { MessageKey } from '../i18n'
import { fundsOf, type Figures, type Slot } from './report'

/** What a report may tell place by place, each held against its own figure of the whole report. */
export const placeMeasures = ['output', 'beneficiaries', 'realised'] as const
export type PlaceMeasure = (typeof placeMeasures)[number]

/** The sum over places; null while none has a figure. */
export function placesSum(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((one) => one !== null)
  return known.length === 0
    ? null
    : Math.round(known.reduce((sum, one) => sum + one, 0) * 100) / 100
}

/**
 * What is wrong with the figures of places held against the report's own: more than it, or, once every place has one,
 * not the same. Places without a figure are not zero, so less is no fault while one is open.
 */
export function placesTrouble(
  figures: readonly (number | null)[],
  whole: number | null,
): 'more' | 'differ' | null {
  const sum = placesSum(figures)
  if (sum === null || whole === null) return null
  if (sum > whole) return 'more'
  return sum < whole && figures.every((one) => one !== null) ? 'differ' : null
}

export type PlaceTrouble = Readonly<{ measure: PlaceMeasure; key: MessageKey }>

/** The same for every measure: the ones that disagree, each with its sentence. */
export function placeTroubles(places: readonly Figures[], whole: Figures): PlaceTrouble[] {
  return placeMeasures.flatMap((measure): PlaceTrouble[] => {
    const trouble = placesTrouble(
      places.map((one) => one[measure]),
      whole[measure],
    )
    return trouble ? [{ measure, key: `report_places.${measure}_${trouble}` }] : []
  })
}

export const nothingReported: Figures = { output: null, beneficiaries: null, realised: null }

/** The box of a report's form in which the whole figure of a measure stands; of money, that of its first fund. */
export function wholeField(slot: Slot, measure: PlaceMeasure): string {
  return measure === 'realised' ? `money_${fundsOf(slot)[0] ?? 'apbd'}` : measure
}

/** The figures of places and those of the report do not agree: nothing was sent. */
export class PlacesDisagree extends Refused {
  constructor(readonly trouble: PlaceTrouble) {
    super(trouble.key, {}, 422)
  }
}
