import type { ListColumn } from '../http/files'
import { dayOf, type Locale } from '../i18n'
import type { ReadingFilter, ReadingLine, TargetLine } from './indicator'
import { stateOf } from './reading-page'
import type { ReadingsFacts } from './readings-page'
import { periodName, targetWords } from './wording'

type Named = Readonly<{ indicatorName: string; indicatorNameEn: string }>
type Measured = Readonly<{ unit: string; unitEn: string }>

const nameOf = (one: Named, { lang }: Locale) =>
  lang === 'en' ? one.indicatorNameEn : one.indicatorName
const unitOf = (one: Measured, { lang }: Locale) => (lang === 'en' ? one.unitEn : one.unit)

/** The list of all readings as a file: the value as a plain number, and all that is known of its source. */
export const readingColumns: readonly ListColumn<ReadingLine>[] = [
  ['indicators.csv.code', 'text', 14, (row) => row.indicatorCode],
  ['indicator.name', 'text', 40, nameOf],
  ['indicator.region', 'text', 24, (row) => row.regionName],
  ['indicator.year', 'text', 8, (row) => String(row.year)],
  ['indicator.period', 'text', 16, (row, locale) => periodName(locale, row)],
  ['indicator.value', 'number', 14, (row) => row.value],
  ['indicators.csv.unit', 'text', 18, (row, locale) => row.unitNote ?? unitOf(row, locale)],
  [
    'indicator.method',
    'text',
    28,
    (row, { lang }) => (lang === 'en' ? row.methodNameEn : row.methodName),
  ],
  ['series.state', 'text', 16, (row, locale) => stateOf(locale, row).label],
  [
    'series.conflict',
    'text',
    16,
    (row, { t }) => (row.conflicting ? t('indicator.conflict') : null),
  ],
  ['series.use_note', 'text', 36, (row) => row.useNote || null],
  ['series.source_url', 'text', 44, (row) => row.sourceUrl || null],
  ['series.source_note', 'text', 40, (row) => row.sourceNote || null],
  ['series.released_on', 'day', 12, (row) => row.releasedOn],
  ['series.recorded', 'day', 12, (row) => dayOf(row.knownFrom)],
]

/** What the list of readings is narrowed to, as a sentence. */
export function readingsSentence(
  locale: Locale,
  { filter, found, used, options }: Omit<ReadingsFacts, 'rows'>,
): string {
  const { t } = locale
  const indicator = options.indicators.find((one) => one.code === filter.indicator)
  const region = options.regions.find((one) => one.code === filter.region)
  return [
    t('series.readings_count', { n: found, used: String(used) }),
    indicator && (locale.lang === 'en' ? indicator.nameEn : indicator.name),
    region?.name,
    filter.state && t(`series.filter.${filter.state}`),
    filter.knownOn && `${t('series.known_on')} ${locale.day(filter.knownOn)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The instant before which a reading was known, as the filter asks; null for now. */
export function knownBefore({ knownOn }: ReadingFilter): Date | null {
  // The end of that day in Jakarta.
  return knownOn === null ? null : new Date(Date.parse(`${knownOn}T00:00:00+07:00`) + 86_400_000)
}

/** The list of all targets as a file, the replaced ones with their days. */
export const targetColumns: readonly ListColumn<TargetLine>[] = [
  ['indicators.csv.code', 'text', 14, (row) => row.indicatorCode],
  ['indicator.name', 'text', 40, nameOf],
  ['indicator.region', 'text', 24, (row) => row.regionName],
  [
    'indicator.year',
    'text',
    14,
    (row, { t }) => (row.year === null ? t('indicator.no_year') : String(row.year)),
  ],
  ['indicator.target', 'text', 44, (row, locale) => targetWords(locale, row, row)],
  ['indicator.value', 'number', 12, (row) => row.value],
  ['indicators.csv.unit', 'text', 18, unitOf],
  [
    'series.state',
    'text',
    16,
    (row, locale) => stateOf(locale, { inUse: row.inUse, replaced: row.replacedBy !== null }).label,
  ],
  ['series.use_note', 'text', 36, (row) => row.useNote || null],
  ['indicator.document', 'text', 40, (row) => row.document],
  ['series.source_url', 'text', 44, (row) => row.sourceUrl || null],
  ['series.source_note', 'text', 40, (row) => row.sourceNote || null],
  ['series.recorded', 'day', 12, (row) => dayOf(row.recordedAt)],
  ['series.csv.replaced_on', 'day', 12, (row) => row.replacedAt && dayOf(row.replacedAt)],
]
