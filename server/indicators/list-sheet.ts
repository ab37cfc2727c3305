import type { ListColumn, ListFile } from '../http/files'
import type { Day, Locale } from '../i18n'
import type { IndicatorSeries } from './indicator'
import { indicatorCard, type IndicatorCard, type Word } from './card-page'
import { isUnknown, latestOf } from './series'

type Listed = Readonly<{
  group: string
  value: number | null
  url: string | null
  card: IndicatorCard
}>
const said = (word: Word) => (word.note === '' ? word.label : `${word.label} (${word.note})`)

// What the list shows, in its order; the values as plain numbers.
const columns: readonly ListColumn<Listed>[] = [
  ['indicators.csv.group', 'text', 34, (row) => row.group],
  ['indicators.csv.code', 'text', 14, ({ card }) => card.code],
  ['indicator.name', 'text', 44, ({ card }) => card.name],
  ['indicators.csv.main', 'text', 9, ({ card }, { t }) => (card.main ? t('indicator.main') : null)],
  ['indicator.latest', 'number', 13, (row) => row.value],
  ['indicators.csv.unit', 'text', 16, ({ card }) => card.unit],
  ['indicators.csv.period', 'text', 16, ({ card }) => card.period || null],
  ['indicator.change', 'text', 34, ({ card }) => said(card.change)],
  ['indicator.distance', 'text', 34, ({ card }) => said(card.distance)],
  ['pace.title', 'text', 40, ({ card }) => said(card.pace)],
  [
    'pace.landing',
    'text',
    26,
    ({ card }) => card.landing && `${card.landing.text}; ${card.landing.arrival}`,
  ],
  ['indicators.csv.age', 'text', 18, ({ card }) => card.age || null],
  ['indicators.csv.next', 'text', 34, ({ card }) => card.next?.text ?? null],
  ['indicators.csv.source', 'text', 44, (row) => row.url],
]

type Group = Readonly<{
  title: string
  strategy: number | null
  rows: readonly IndicatorSeries[]
}>

/** The list of indicators as a file, group by group. */
export function indicatorsFile(
  locale: Locale,
  today: Day,
  region: string,
  groups: readonly Group[],
  /** What stands beside the published indicators of a strategy, as on the page. */
  derived: Readonly<{ strategy: number; value: number | null; card: IndicatorCard }> | null,
): ListFile<Listed> {
  return {
    name: `indikator-per-${today}`,
    title: locale.t('nav.indicators'),
    filter: locale.t('indicators.lead', { region }),
    columns,
    rows: groups.flatMap(({ title, strategy, rows }) => [
      ...rows.map((indicator) => {
        const latest = latestOf(indicator.readings)
        return {
          group: title,
          value: isUnknown(latest) ? null : latest.reading.value,
          url: isUnknown(latest) ? null : latest.reading.sourceUrl,
          card: indicatorCard(locale, today, indicator),
        }
      }),
      ...(derived && strategy === derived.strategy
        ? [{ group: title, value: derived.value, url: null, card: derived.card }]
        : []),
    ]),
  }
}
