import type { Knex } from 'knex'
import { DateTime } from 'luxon'
import { insertMissing } from './insert'

const daysBeforeEnd = 14
const daysOfGrace = 70

/**
 * The four quarters of a year with their usual days: open 14 days before the quarter ends, due on the 15th of the
 * month after, taken late for another 70 days.
 */
export function quartersOf(year: number) {
  return [1, 2, 3, 4].map((number) => {
    const end = DateTime.utc(year, number * 3).endOf('month')
    const due = end.plus({ months: 1 }).set({ day: 15 })
    return {
      code: `${year}-TW${number}`,
      year,
      kind: 'quarter',
      number,
      ends_on: end.toISODate(),
      opens_on: end.minus({ days: daysBeforeEnd }).toISODate(),
      due_on: due.toISODate(),
      grace_until: due.plus({ days: daysOfGrace }).toISODate(),
    }
  })
}

/** The reporting windows of these years; those that are there keep their days. */
export async function seedWindows(trx: Knex.Transaction, years: readonly number[]): Promise<void> {
  await insertMissing(trx, 'windows', 'code', years.flatMap(quartersOf))
}
