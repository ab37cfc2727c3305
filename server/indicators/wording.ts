import type { Day, Locale } from '../i18n'
import { indicatorUnit, type Indicator, type Target } from './indicator'
import { isUnknown, pathOf } from './series'

export type Period = Readonly<{ year: number; month: number | null }>

/** "Maret 2025", or "2025" where the source names no month. */
export function periodName(locale: Locale, period: Period): string {
  return period.month === null
    ? String(period.year)
    : `${locale.month(period.month)} ${period.year}`
}

/** As much of an indicator as its figures need to be written. */
export type Measure = Pick<Indicator, 'unit' | 'unitEn' | 'decimals' | 'isRate'>

/** The value as it was published, with no fewer decimals than the indicator has. */
export function figure(
  locale: Locale,
  indicator: Pick<Indicator, 'decimals'>,
  value: number,
): string {
  return locale.number(value, Math.max(indicator.decimals, decimalsOf(value, 4)))
}

/** How many decimals a number has, counted up to `most`. */
export function decimalsOf(value: number, most = 6): number {
  return Math.min(most, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0)
}

/** "0,45 poin", or "1,53 ribu jiwa" for what is no rate; without a sign. */
export function difference(locale: Locale, indicator: Measure, value: number): string {
  const unit = indicator.isRate ? locale.t('unit.points') : indicatorUnit(indicator, locale.lang)
  return `${figure(locale, indicator, Math.abs(value))} ${unit}`
}

/** The same with its sign: "−0,45 poin". */
export function signedDifference(locale: Locale, indicator: Measure, value: number): string {
  const sign = Math.abs(value) < 1e-9 ? '' : value < 0 ? '−' : '+'
  return `${sign}${difference(locale, indicator, value)}`
}

/** Where a reading lies on the axis of years: the middle of its month, or of its year. */
export function placeInTime(period: Period): number {
  return period.year + (period.month === null ? 0.5 : (period.month - 0.5) / 12)
}

/** Where a day lies on the same axis. */
export function dayInTime(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return year + (month - 1 + (date - 0.5) / 31) / 12
}

/** A published address as a link, named by its host; anything else is only text. */
export function sourceOf(locale: Locale, url: string): { text: string; href: string | null } {
  const host = /^https?:\/\/(?:www\.)?([^/?#\s]+)/i.exec(url)?.[1]
  return host
    ? { text: locale.t('indicator.source_link', { host }), href: url }
    : { text: locale.t('indicator.source_link', { host: url.slice(0, 80) }), href: null }
}

/** A target as its document words it: a value, a ceiling, or a step a year and where it leads. */
export function targetWords(
  locale: Locale,
  indicator: Pick<Indicator, 'decimals' | 'isRate' | 'unit' | 'unitEn'>,
  target: Target,
): string {
  const unit = indicatorUnit(indicator, locale.lang)
  if (target.kind !== 'yearly_change') {
    return locale.t(`indicator.target.${target.kind}`, {
      value: `${figure(locale, indicator, target.value)} ${unit}`,
    })
  }
  const path = pathOf([{ ...target, inUse: true }])
  const point = isUnknown(path) ? undefined : path.points[0]
  const sign = target.value < 0 ? '−' : '+'
  return locale.t('indicator.target.yearly_change', {
    change: `${sign}${difference(locale, indicator, target.value)}`,
    baseline: figure(locale, indicator, target.baselineValue ?? 0),
    period: periodName(locale, { year: target.baselineYear ?? 0, month: target.baselineMonth }),
    value: point ? `${figure(locale, indicator, point.value)} ${unit}` : '',
  })
}
