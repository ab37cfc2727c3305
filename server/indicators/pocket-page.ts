import { sparkline } from '../charts/sparkline'
import type { Day, Locale } from '../i18n'
import type { PocketYear } from '../places/pocket'
import { likenessIn, pocketMovement } from '../places/years-page'
import type { IndicatorCard } from './card-page'
import { wordOfChange } from './series'

/** The strategy whose indicator the number of pockets is. */
export const pocketStrategy = 3

/**
 * The number of pockets as the team's own lists give it, beside the published indicators of strategy 3. It is derived,
 * never stored as a reading; a change is named only between lists of the same criteria. Null while there is no list.
 */
export function pocketCard(
  locale: Locale,
  today: Day,
  lists: readonly PocketYear[],
  size: { width: number; height: number } = { width: 120, height: 36 },
): IndicatorCard | null {
  const { t } = locale
  const year = Number(today.slice(0, 4))
  const known = begun(today, lists)
  const now = known.at(-1)
  if (!now) return null
  // A line joins the lists of one run of the same criteria only.
  let run = 0
  const points = known.map((one) => {
    if (likenessIn(known, one.year) !== 'like') run += 1
    return { x: one.year, y: one.pockets, group: String(run) }
  })
  const unjudged = (note: string) => ({ tone: 'unjudged', label: t('figure.unjudged'), note })
  return {
    href: `/places/pockets?year=${now.year}`,
    code: 'pockets',
    name: t('places.indicator'),
    main: false,
    unit: t('places.indicator_unit'),
    value: locale.number(now.pockets),
    state: now.isDemo
      ? `${t('places.indicator_state')} (${t('app.demo_mark')})`
      : t('places.indicator_state'),
    period: String(now.year),
    age:
      now.year === year
        ? t('indicator.age.this_year')
        : t('indicator.age.years', { n: year - now.year }),
    source: { text: t('places.indicator_source'), href: `/places/pockets?year=${now.year}` },
    spark: sparkline(points, {
      ...size,
      label: t('places.indicator_spark', { from: String(known[0]?.year), to: String(now.year) }),
    }),
    change: changeOf(locale, known, now),
    distance: unjudged(t('why.no_target')),
    pace: unjudged(t('why.no_target')),
    landing: null,
    next: null,
  }
}

/** How many pockets the newest list has that is in force; null while there is none. */
export function pocketsNow(today: Day, lists: readonly PocketYear[]): number | null {
  return begun(today, lists).at(-1)?.pockets ?? null
}

/** A list that is drawn up for a year ahead is a plan, not the state of things. */
function begun(today: Day, lists: readonly PocketYear[]): PocketYear[] {
  const year = Number(today.slice(0, 4))
  return lists.filter((one) => one.year <= year)
}

function changeOf(locale: Locale, lists: readonly PocketYear[], now: PocketYear) {
  const { t } = locale
  const movement = pocketMovement(locale, lists, now.year)
  if (likenessIn(lists, now.year) !== 'like') {
    return { tone: 'unjudged', label: t('figure.unjudged'), note: movement }
  }
  const change = now.came - now.left
  const word = wordOfChange(change, 'down')
  return {
    tone: word,
    label: t(`indicator.change.${word === 'neutral' ? 'flat' : word}`, {
      arrow: change > 0 ? '↑' : '↓',
      change: locale.number(Math.abs(change)),
    }),
    note: movement,
  }
}
