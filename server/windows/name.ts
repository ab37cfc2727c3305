import type { Locale } from '../i18n'
import type { Window } from './window'

type Named = Pick<Window, 'kind' | 'number' | 'year'>

/** "Triwulan III 2026", "Semester 1 2026", "September 2026". */
export function windowName(locale: Locale, window: Named): string {
  return locale.t(`window.name.${window.kind}`, gaps(locale, window))
}

/** "TW III 2026": for column heads and chips. */
export function windowShortName(locale: Locale, window: Named): string {
  return locale.t(`window.short.${window.kind}`, gaps(locale, window))
}

/** "s.d. 30 September 2026": every figure of a report is cumulative up to this day. */
export function windowUpTo(locale: Locale, window: Pick<Window, 'endsOn'>): string {
  return locale.t('window.up_to', { day: locale.day(window.endsOn) })
}

/** "1 Januari sampai 30 September 2026": the days that the figures of a report cover. */
export function windowSpan(locale: Locale, window: Pick<Window, 'endsOn' | 'year'>): string {
  return locale.t('window.span', {
    from: locale.day(`${window.year}-01-01`).replace(` ${window.year}`, ''),
    to: locale.day(window.endsOn),
  })
}

const roman = ['I', 'II', 'III', 'IV']

// Indonesians number quarters in Roman; the year is text: as a number it would be written 2.026.
function gaps(locale: Locale, window: Named): Record<string, string> {
  const number = String(window.number)
  return {
    number:
      locale.lang === 'id' && window.kind === 'quarter'
        ? (roman[window.number - 1] ?? number)
        : number,
    month: window.kind === 'month' ? locale.month(window.number) : '',
    year: String(window.year),
  }
}
