import type { ListOptions } from '../actions/list-queries'
import type { PlaceCounts } from '../places/disclosure'
import type { RegistryCount } from '../places/pocket'
import type { Boundary, Frame, LaidPlace, UncoveredPocket } from '../places/queries'
import type { Strategy } from '../strategies/strategy'
import type { Coverage, CoverageScope } from './queries'

/** What the map shows; the first is shown when nothing is asked for. */
export const mapMeasures = ['poor', 'rate', 'actions', 'money', 'pockets'] as const
export type MapMeasure = (typeof mapMeasures)[number]

/** The count that rates and rupiah per person are taken of; undefined while no registry has been entered. */
export type Counted = Readonly<{
  count: RegistryCount | undefined
  counts: readonly RegistryCount[]
  desil: number
  rows: readonly PlaceCounts[]
}>

/** What the page of coverage is made from. */
export type CoverageFile = Readonly<{
  scope: CoverageScope
  years: readonly number[]
  options: ListOptions
  strategies: readonly Strategy[]
  kecamatan: readonly LaidPlace[]
  boundary: Boundary | null
  coverage: Coverage
  counted: Counted
  pockets: Frame['pockets']
  /** The lists of pockets of all years, told in numbers. */
  lists: Frame['years']
  uncovered: readonly UncoveredPocket[]
  measure: MapMeasure
}>
