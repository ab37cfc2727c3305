import { formReader, type Form } from '../http/parse'
import type { Day } from '../i18n'
import { periodKey } from './calendar'
import { readMonthField, readYearField, type Choices } from './form'

export type ReleaseInput = Readonly<{
  year: number
  month: number | null
  expectedOn: Day
  note: string
  version: number
}>

/** When the value of a period is expected. */
export function readReleaseForm(body: unknown, choices: Choices): Form<ReleaseInput> {
  const form = formReader(body)
  const year = readYearField(form, 'year', true)
  const month = readMonthField(form, 'month', choices.needsMonth)
  const expectedOn = form.day('expected_on', { required: true })
  const note = form.text('note', { max: 500 }) ?? ''
  if (expectedOn !== null && (expectedOn < '1970-01-01' || expectedOn > '2100-12-31')) {
    form.refuse('expected_on', 'field.not_a_day', { typed: expectedOn })
  }
  if (expectedOn !== null && year !== null && expectedOn < `${year}-01-01`) {
    form.refuse('expected_on', 'series.expected_before')
  }
  if (!form.clean || year === null || expectedOn === null) return form.refused()
  // The version is of the period that the form was opened with; of another one nothing was seen.
  const seen = form.raw('of') === periodKey({ year, month }) ? form.id('version') : null
  return { ok: true, input: { year, month, expectedOn, note, version: seen ?? 0 } }
}
