import type { Locale } from '../i18n'
import { likenessOf, type Likeness, type PocketYear } from './pocket'

/** Whether the list of a year may be held against the one before it. */
export function likenessIn(lists: readonly PocketYear[], year: number): Likeness {
  const now = lists.find((one) => one.year === year)
  const before = lists.find((one) => one.year === year - 1)
  return now ? likenessOf(now, before) : 'first'
}

/** "8 masuk, 5 keluar sejak 2025"; and where the lists are not alike, that their numbers say nothing of each other. */
export function pocketMovement(locale: Locale, lists: readonly PocketYear[], year: number): string {
  const likeness = likenessIn(lists, year)
  const now = lists.find((one) => one.year === year)
  if (!now || likeness === 'first') return locale.t('places.first_year')
  const said = locale.t('places.movement', {
    came: now.came,
    left: now.left,
    year: String(year - 1),
  })
  return likeness === 'like'
    ? said
    : locale.t('places.movement_unlike', { said, why: locale.t(`places.unlike.${likeness}`) })
}

/** Every list there is, a row a year, the latest first: its number, who came and left, and what it rests on. */
export function yearRows(locale: Locale, lists: readonly PocketYear[]) {
  return [...lists].reverse().map((one) => ({
    year: String(one.year),
    pockets: locale.number(one.pockets),
    movement: pocketMovement(locale, lists, one.year),
    criteria: [
      ...one.criteria.slice(0, criteriaShown),
      ...(one.criteria.length > criteriaShown
        ? [locale.t('places.more_criteria', { n: one.criteria.length - criteriaShown })]
        : []),
      ...(one.unstated > 0 ? [locale.t('places.unstated_criteria', { n: one.unstated })] : []),
    ],
    demo: one.isDemo,
    href: `/places/pockets?year=${one.year}`,
  }))
}

const criteriaShown = 3
