import type { Locale } from '../i18n'
import { countName } from '../places/count-page'
import { leastShown } from '../places/pocket'
import type { Counted } from './shown-page'

/** Which registry and how far up its desil: the two questions wherever people are counted. */
export function countFields(locale: Locale, { count, counts, desil }: Counted) {
  const { t } = locale
  return [
    {
      id: 'count',
      name: 'count',
      label: t('places.registry'),
      options: counts.map((one) => ({
        value: String(one.id),
        label: countName(locale, one),
        selected: one.id === count?.id,
      })),
    },
    {
      id: 'desil',
      name: 'desil',
      label: t('places.desil'),
      options: [1, 2, 3, 4].map((to) => ({
        value: String(to),
        label: desilName(locale, to),
        selected: to === desil,
      })),
    },
  ]
}

/** “desil 1”, or “desil 1 s.d. 3”. */
export function desilName(locale: Locale, to: number): string {
  return to === 1 ? locale.t('places.desil_1') : locale.t('places.desil_to', { to })
}

/** Whose count it is, and that small ones are hidden. */
export function countRule(locale: Locale, { count, desil }: Counted): string {
  return count
    ? locale.t('places.count_rule', {
        count: countName(locale, count),
        desil: desilName(locale, desil),
        least: leastShown,
      })
    : locale.t('places.no_count')
}
