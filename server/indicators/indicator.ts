import type { Day, Lang } from '../i18n'

/** Which way is good. A neutral indicator is neither praised nor blamed. */
export const directions = ['down', 'up', 'neutral'] as const
export type Direction = (typeof directions)[number]

export type Frequency = 'yearly' | 'half_yearly' | 'quarterly' | 'irregular'

/** A published series. */
export type Indicator = Readonly<{
  id: number
  code: string
  name: string
  nameEn: string
  unit: string
  unitEn: string
  decimals: number
  /** A change of a rate is in points; a change of anything else is in the unit itself. */
  isRate: boolean
  direction: Direction
  publisher: string
  frequency: Frequency
  definition: string
  definitionEn: string
  strategyNumber: number | null
  isMain: boolean
}>

/** How a series was measured. Readings of two methods are never compared. */
export type Method = Readonly<{
  id: number
  code: string
  name: string
  nameEn: string
  note: string
}>

/** One published value of one region. */
export type Reading = Readonly<{
  id: number
  indicatorId: number
  methodId: number
  regionCode: string
  year: number
  /** NULL: the source names no month; it is not assumed. */
  month: number | null
  value: number
  sourceUrl: string
  sourceNote: string
  inUse: boolean
  conflicting: boolean
}>

/** The same with all that the indicator's own page tells of it. */
export type ReadingEntry = Reading &
  Readonly<{
    regionName: string
    unitNote: string | null
    releasedOn: Day | null
    useNote: string
    replacedBy: number | null
  }>

/** 'level': the value to stand at; 'below': to stand under it; 'yearly_change': points a year from the baseline on. */
export type TargetKind = 'level' | 'below' | 'yearly_change'

/** One planned value of one region, and the document that plans it. */
export type Target = Readonly<{
  id: number
  regionCode: string
  /** NULL: the document names no year. */
  year: number | null
  kind: TargetKind
  value: number
  baselineYear: number | null
  baselineMonth: number | null
  baselineValue: number | null
  document: string
  inUse: boolean
}>

/** The same with all that the indicator's own page tells of it. */
export type TargetEntry = Target &
  Readonly<{
    regionName: string
    sourceUrl: string
    sourceNote: string
    useNote: string
    replacedBy: number | null
    recordedAt: Date
  }>

/** An indicator with the readings and targets in use of one region, oldest first. */
export type IndicatorSeries = Indicator &
  Readonly<{ readings: readonly Reading[]; targets: readonly Target[] }>

/** A region that publishes figures: the nation, a province, a regency or city. */
export type Region = Readonly<{
  code: string
  kind: 'nation' | 'province' | 'regency' | 'city'
  name: string
}>

export function indicatorName(indicator: Pick<Indicator, 'name' | 'nameEn'>, lang: Lang): string {
  return lang === 'en' ? indicator.nameEn : indicator.name
}

export function indicatorUnit(indicator: Pick<Indicator, 'unit' | 'unitEn'>, lang: Lang): string {
  return lang === 'en' ? indicator.unitEn : indicator.unit
}

export function methodName(method: Pick<Method, 'name' | 'nameEn'>, lang: Lang): string {
  return lang === 'en' ? method.nameEn : method.name
}
