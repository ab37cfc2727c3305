import type { Day } from '../i18n'
import type { WindowKind } from './window'

/** The days of a window before it is stored. */
export type NewWindow = Readonly<{
  code: string
  year: number
  kind: WindowKind
  number: number
  endsOn: Day
  opensOn: Day
  dueOn: Day
  graceUntil: Day
}>

/**
 * Months in one window, days it opens before its end, day of the next month it is due, days that late reports are taken
 * (a month's end before the next but one is due), and how its code is written.
 */
const usual = {
  quarter: { months: 3, opensBefore: 14, dueOn: 15, grace: 70, code: (n: number) => `TW${n}` },
  semester: { months: 6, opensBefore: 14, dueOn: 15, grace: 70, code: (n: number) => `S${n}` },
  month: {
    months: 1,
    opensBefore: 7,
    dueOn: 10,
    grace: 40,
    code: (n: number) => `B${String(n).padStart(2, '0')}`,
  },
} as const

/** All windows of a year, of one kind, with their usual days. */
export function windowsOf(year: number, kind: WindowKind): NewWindow[] {
  const { months, opensBefore, dueOn: dueDay, grace, code } = usual[kind]
  return Array.from({ length: 12 / months }, (_, index) => {
    const number = index + 1
    const endsOn = dayAt(year, number * months, 0)
    const dueOn = dayAt(year, number * months, dueDay)
    return {
      code: `${year}-${code(number)}`,
      year,
      kind,
      number,
      endsOn,
      opensOn: addDays(endsOn, -opensBefore),
      dueOn,
      graceUntil: addDays(dueOn, grace),
    }
  })
}

/** The day `day` of the month after `months` months of the year; day 0 is the last of the month before it. */
function dayAt(year: number, months: number, day: number): Day {
  return new Date(Date.UTC(year, months, day)).toISOString().slice(0, 10)
}

/** The day so many days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
