import type { Day } from '../i18n'

/** The days of a window before it is stored. */
export type NewWindow = Readonly<{
  code: string
  year: number
  kind: 'quarter'
  number: number
  endsOn: Day
  opensOn: Day
  dueOn: Day
  graceUntil: Day
}>

/** Days from the opening to the end of a quarter, day of the next month it is due, days that late reports are taken. */
const usualDays = { opensBefore: 14, dueOn: 15, grace: 70 } as const

/** The four quarters of a year with their usual days. */
export function quartersOf(year: number): NewWindow[] {
  return [1, 2, 3, 4].map((number) => {
    const endsOn = dayAt(year, number * 3, 0)
    const dueOn = dayAt(year, number * 3, usualDays.dueOn)
    return {
      code: `${year}-TW${number}`,
      year,
      kind: 'quarter',
      number,
      endsOn,
      opensOn: addDays(endsOn, -usualDays.opensBefore),
      dueOn,
      graceUntil: addDays(dueOn, usualDays.grace),
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
