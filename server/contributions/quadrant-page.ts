import type { Locale } from '../i18n'
import { quadrantOf, type Quadrant } from '../indicators/analysis/quadrant'
import { indicatorName, type IndicatorSeries } from '../indicators/indicator'
import { isUnknown, latestOf } from '../indicators/series'
import { periodName } from '../indicators/wording'
import type { LinkedIndicators, LinkedSum } from './queries'

/** What is looked at: the actions of a year, judged at the end of a window. */
type Scope = Readonly<{ year: number; window: string | null }>

type Item = Readonly<{ href: string; name: string; note: string }>
type Piece = Readonly<{ text: string; href: string | null }>

const columns = [
  { id: 'on', quadrants: ['work_on_pace_on_path', 'work_behind_on_path'] },
  { id: 'off', quadrants: ['work_on_pace_off_path', 'work_behind_off_path'] },
] as const satisfies readonly { id: string; quadrants: readonly Quadrant[] }[]

/**
 * The quadrant of one strategy: its linked indicators by whether the work is on pace and the indicator on its path, and the
 * sentence a chair can read aloud. Every figure leads to its rows; `home` is the page whose anchors they are.
 */
export function quadrantPart(
  locale: Locale,
  linked: LinkedIndicators,
  strategy: number,
  scope: Scope,
  home: string,
) {
  const { t } = locale
  const sums = linked.sums.filter((sum) => sum.strategy === strategy)
  const placed = linked.indicators.flatMap((indicator) => {
    const sum = sums.find((one) => one.indicatorId === indicator.id)
    return sum ? [place(locale, indicator, sum, scope)] : []
  })
  const of = (quadrant: Quadrant | null) =>
    placed.filter((one) => one.quadrant === quadrant).map((one) => one.item)
  const cells = columns.map((column) => ({
    id: `quadrant-${strategy}-${column.id}`,
    cells: column.quadrants.map((quadrant) => ({
      title: t(`quadrant.${quadrant}`),
      ask: t(`quadrant.ask.${quadrant}`),
      items: of(quadrant),
    })),
  }))
  const unknown = of(null)
  const count = (id: 'on' | 'off') =>
    placed.filter(({ quadrant }) => quadrant?.endsWith(`_${id}_path`)).length
  const total = (part: 'all' | 'carrying') => sums.reduce((sum, one) => sum + one[part], 0)
  const list = `/contributions?state=accepted&strategy=${strategy}&year=${scope.year}`
  const carrying = scope.window ? `${list}&carry=yes&window=${scope.window}` : null
  const anchor = (id: string) => `${home}#quadrant-${strategy}${id}`
  const sentence: Piece[] = [
    { text: t('quadrant.n_contributions', { n: total('all') }), href: list },
    { text: t('quadrant.say_work'), href: null },
    { text: t('quadrant.n_carrying', { n: total('carrying') }), href: carrying },
    { text: t('quadrant.say_carried'), href: null },
    { text: `${t('quadrant.n_indicators', { n: placed.length })}:`, href: anchor('') },
    { text: `${t('quadrant.n_on_path', { n: count('on') })},`, href: anchor('-on') },
    { text: `${t('quadrant.n_off_path', { n: count('off') })},`, href: anchor('-off') },
    { text: `${t('quadrant.n_unknown', { n: unknown.length })}.`, href: anchor('-unknown') },
  ]
  return {
    id: `quadrant-${strategy}`,
    nothing: placed.length === 0 ? t('quadrant.nothing') : null,
    sentence: placed.length === 0 ? [] : sentence,
    columns: cells,
    unknown: { id: `quadrant-${strategy}-unknown`, items: unknown },
  }
}

function place(
  locale: Locale,
  indicator: IndicatorSeries,
  sum: LinkedSum,
  scope: Scope,
): { quadrant: Quadrant | null; item: Item } {
  // The work is gathered by whether its actions carry it: all that the rule asks.
  const work = [
    { contributionId: 0, expected: sum.carried, judged: 'on_track' },
    { contributionId: 0, expected: sum.expected - sum.carried, judged: 'slow' },
  ]
  const { readings, targets, direction } = indicator
  const answer = quadrantOf({ work, readings, targets, direction })
  const latest = latestOf(readings)
  const older =
    !isUnknown(latest) && latest.reading.year < scope.year
      ? locale.t('quadrant.older', { period: periodName(locale, latest.reading) })
      : ''
  return {
    quadrant: answer.known ? answer.quadrant : null,
    item: {
      href: `/indicators/${indicator.code}#ledger`,
      name: indicatorName(indicator, locale.lang),
      note: answer.known ? older : locale.t(`why.${answer.reason}`),
    },
  }
}
