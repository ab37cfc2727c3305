import { sumOf, type Content, type Figures } from '../../server/reports/report'
import type { BuiltAction } from './build'
import { diceFor } from './dice'

export type ToldPlace = Figures & Readonly<{ placeId: number }>

/** About every second office tells where its work arrived: the whole of what it reports, divided over its places. */
export function toldByPlace(action: BuiltAction, content: Content): ToldPlace[] {
  const { places } = action
  if (places.length < 2 || !diceFor(`rincian ${action.planned.key}`).chance(0.55)) return []
  const weights = places.map(({ place }) =>
    diceFor(`rincian ${action.planned.key} ${place.code}`).between(0.5, 1.6),
  )
  const all = weights.reduce((sum, one) => sum + one, 0)
  const divide = (whole: number | null) => {
    let [before, weight] = [0, 0]
    // Roads are told in kilometres with decimals.
    const step = whole === null || Number.isInteger(whole) ? 1 : 100
    return weights.map((one) => {
      if (whole === null) return null
      weight += one
      // Each takes what the rounded sum so far leaves, so that the parts always add up to the whole.
      const upTo =
        Math.abs(weight - all) < 1e-9 ? whole : Math.floor((whole * step * weight) / all) / step
      const part = Math.round((upTo - before) * 100) / 100
      before = upTo
      return part
    })
  }
  const [output, beneficiaries, realised] = [
    divide(content.output),
    divide(content.beneficiaries),
    divide(sumOf(content.money)),
  ]
  return places
    .map(({ place }, at) => ({
      placeId: place.id,
      output: output[at] ?? null,
      beneficiaries: beneficiaries[at] ?? null,
      realised: realised[at] ?? null,
    }))
    .filter((one) => one.output !== null || one.beneficiaries !== null || one.realised !== null)
}
