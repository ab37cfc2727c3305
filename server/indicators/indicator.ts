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

/** What the sample of a survey counts. */
export const sampleCounts = ['households', 'persons'] as const
export type SampleCounts = (typeof sampleCounts)[number]

/** What was entered of how precise a survey's figure is. */
export type Sampling = Readonly<{
  /** In points, as published; null where it is not. */
  standardError: number | null
  sampleSize: number | null
  sampleCounts: SampleCounts | null
  designEffect: number | null
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
  releasedOn: Day | null
  inUse: boolean
  conflicting: boolean
  /** Null: nothing is known of its precision. */
  sampling: Sampling | null
}>

/** The same with all that the indicator's own page tells of it. */
export type ReadingEntry = Reading &
  Readonly<{
    regionName: string
    unitNote: string | null
    sourceNote: string
    useNote: string
    replacedBy: number | null
  }>

/** A reading as the list of all of them shows it. */
export type ReadingLine = Readonly<{
  id: number
  indicatorCode: string
  indicatorName: string
  indicatorNameEn: string
  unit: string
  unitEn: string
  decimals: number
  regionName: string
  methodName: string
  methodNameEn: string
  year: number
  month: number | null
  value: number
  unitNote: string | null
  sourceUrl: string
  sourceNote: string
  releasedOn: Day | null
  inUse: boolean
  useNote: string
  conflicting: boolean
  knownFrom: Date
  replaced: boolean
}>

/** How the list of readings spells what it is narrowed by. */
export const readingSpelled = {
  indicator: /^[A-Z][A-Z0-9_]{1,30}$/,
  region: /^\d{2}(\.\d{2})?$/,
} as const

export const readingStates = ['used', 'unused', 'conflicting', 'replaced'] as const
export type ReadingState = (typeof readingStates)[number]

/** What the list of all readings is narrowed to. */
export type ReadingFilter = Readonly<{
  indicator: string | null
  region: string | null
  state: ReadingState | null
  /** As the team knew them at the end of that day; null: now. */
  knownOn: Day | null
  page: number
}>

/** One reading with all that is stored of it. */
export type ReadingFile = Omit<ReadingEntry, 'sampling'> &
  Sampling &
  Readonly<{
    knownFrom: Date
    /** NULL: it came with the reference data. */
    enteredBy: string | null
    version: number
  }>

/** 'level': the value to stand at; 'below': to stand under it; 'yearly_change': points a year from the baseline on. */
export const targetKinds = ['level', 'below', 'yearly_change'] as const
export type TargetKind = (typeof targetKinds)[number]

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

/** A target with its indicator, as the list of all of them shows it. */
export type TargetLine = TargetEntry &
  Pick<Indicator, 'unit' | 'unitEn' | 'decimals' | 'isRate'> &
  Readonly<{
    indicatorId: number
    indicatorCode: string
    indicatorName: string
    indicatorNameEn: string
    /** When the one that took its place was recorded. */
    replacedAt: Date | null
    version: number
  }>

/** The day on which the secretariat expects the value of a period. */
type Expected = Readonly<{
  id: number
  year: number
  month: number | null
  expectedOn: Day
  note: string
  version: number
}>

/** An indicator with the readings and targets in use of one region, oldest first. */
export type IndicatorSeries = Indicator &
  Readonly<{
    readings: readonly Reading[]
    targets: readonly Target[]
    expectations?: readonly Expected[]
  }>

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

// A rate of people and the number of the same people, as BPS publishes them in pairs.
const numbersOfRates: Readonly<Record<string, string>> = {
  P0: 'POOR_K',
  EXT_P: 'EXT_N',
  STUNTING_EPPGBM: 'STUNTING_N_EPPGBM',
}

/** The code of the indicator that counts the people of a rate; null where none is published. */
export function numberOfRate(code: string): string | null {
  return numbersOfRates[code] ?? null
}

/**
 * What the page of one indicator is made from. `regions`: home, province, nation; `peers`: the regencies of the province;
 * `companions`: the main indicators of the home region, and the number of people behind a rate.
 */
export type IndicatorFile = Readonly<{
  indicator: Indicator
  home: Region
  regions: readonly Region[]
  methods: readonly Method[]
  readings: readonly ReadingEntry[]
  targets: readonly TargetEntry[]
  peers: readonly Region[]
  companions: readonly IndicatorSeries[]
}>
