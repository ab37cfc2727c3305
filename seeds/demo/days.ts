import type { Day } from '../../server/i18n'

/** A number of days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** Days from one day to the other; negative when it comes before. */
export function daysFrom(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** A clock time of that day in Jakarta, `minutes` after midnight. */
export function atWib(day: Day, minutes: number): Date {
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + minutes * 60_000)
}

/** 2 → '02' */
export function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

/** The last day of a month, 1 to 12. */
export function lastOf(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
