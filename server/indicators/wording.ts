import type { Day, Locale } from '../i18n'
import { indicatorUnit, type Indicator } from './indicator'

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
  return locale.number(value, Math.max(indicator.decimals, decimalsOf(value)))
}

function decimalsOf(value: number): number {
  return Math.min(4, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0)
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
