import type { Indicator, Reading } from '../indicators/indicator'
import { changeOfCount, changeOfShare } from '../indicators/analysis/calculator'
import { isUnknown, type Latest, type Result } from '../indicators/series'
import { readNumber } from '../http/numbers'
import { formReader, type FieldErrors, type FormReader } from '../http/parse'
import type { Typed } from '../http/kept'
import { localeOf } from '../i18n'
import { confidences, type Confidence, type Contribution, type StoredWorking } from './contribution'

export type ContributionInput = Readonly<{
  expected: number
  lagMonths: number
  confidence: Confidence
  reasoning: string
  sourceUrl: string | null
  working: StoredWorking | null
}>

export type ContributionForm =
  | Readonly<{ ok: true; input: ContributionInput; version: number | null }>
  | Readonly<{ ok: false; typed: Typed; errors: FieldErrors }>

/** What the form's figures are held against. */
export type FormFacts = Readonly<{
  indicator: Indicator
  latest: Result<Latest<Reading>>
  /** The stored working: it stays as it was reckoned while its fields are not touched. */
  kept?: StoredWorking | null
}>

/** How the calculator counts for this indicator: units of a count, or people or houses of a whole. */
export function calculatorKind(indicator: Indicator): 'count' | 'share' | null {
  if (indicator.direction === 'neutral') return null
  if (indicator.isRate) return 'share'
  return 'count'
}

/** Reads a contribution. With the calculator's fields filled and no size typed, the calculator's answer is the size. */
export function readContributionForm(body: unknown, facts: FormFacts): ContributionForm {
  const form = formReader(body)
  const working = readWorking(form, facts)
  const way = form.choice('way', ['down', 'up'] as const, { required: working === null })
  const size = readSize(form, 'size')
  if (size === null && working === null && !form.errors['size'])
    form.refuse('size', 'field.required')
  const lagMonths = form.number('lag_months', { required: true, min: 0, max: 120, whole: true })
  const confidence = form.choice('confidence', confidences, { required: true })
  const reasoning = form.text('reasoning', { required: true, min: 10, max: 2000 })
  const sourceUrl = form.link('source_url')
  if (!form.clean) return form.refused()
  const expected = size === null ? (working?.result ?? 0) : way === 'down' ? -size : size
  const input = { expected, lagMonths, confidence, reasoning, sourceUrl, working }
  return { ok: true, input: input as ContributionInput, version: form.id('version') }
}

/** Up to four decimals, above zero: a tenth of a point is a large effect. */
function readSize(form: FormReader, name: string): number | null {
  const typed = form.raw(name)
  if (typed.trim() === '') return null
  const read = typed.length > 60 ? null : readNumber(typed)
  if (read === null) return form.refuse(name, 'field.too_long', { n: 60 })
  if ('refused' in read) return form.refuse(name, read.refused.key, read.refused.params)
  const { value } = read
  if (value <= 0) return form.refuse(name, 'field.zero')
  if (value > 1e12) return form.refuse(name, 'field.too_large', { max: '1.000.000.000.000' })
  if (Math.abs(value * 1e4 - Math.round(value * 1e4)) > 1e-6)
    return form.refuse(name, 'contribution.error.four_decimals')
  return value
}

/** The calculator's working, when its first field is filled; null where it was not used or cannot answer. */
function readWorking(form: FormReader, facts: FormFacts): StoredWorking | null {
  const { indicator, latest, kept } = facts
  const kind = calculatorKind(indicator)
  const units = form.number('calc_units', { above: 0 })
  const whole = form.number('calc_whole', { above: 0 })
  if (kept && units === kept.units && (kept.kind === 'count' || whole === kept.whole)) return kept
  if (units === null || kind === null) return null
  const reading = isUnknown(latest) ? null : latest.reading
  if (kind === 'count') {
    const answer = changeOfCount({ units, stock: reading, direction: indicator.direction })
    if (!answer.known) return form.refuse('calc_units', `contribution.calc.${answer.reason}`)
    return {
      kind,
      units,
      whole: reading?.value ?? 0,
      year: reading?.year ?? 0,
      result: answer.change,
    }
  }
  if (whole === null) {
    if (!form.errors['calc_whole']) form.refuse('calc_whole', 'contribution.calc.no_whole')
    return null
  }
  const year = reading?.year ?? 0
  const answer = changeOfShare({
    units,
    whole: { value: whole, year },
    reading,
    direction: indicator.direction,
  })
  if (!answer.known) return form.refuse('calc_units', `contribution.calc.${answer.reason}`)
  const result = Math.round(answer.points * 1e4) / 1e4
  if (result === 0) return form.refuse('calc_units', 'contribution.calc.too_small')
  return { kind, units, whole, year, result }
}

/** The form with the calculator's answer in its fields; nothing is written. */
export function calculated(body: unknown, facts: FormFacts): { typed: Typed; errors: FieldErrors } {
  const form = formReader(body)
  if (form.raw('calc_units').trim() === '') form.refuse('calc_units', 'field.required')
  const working = readWorking(form, facts)
  const { typed } = form.refused()
  const fourDecimals = new Intl.NumberFormat('id-ID', {
    maximumFractionDigits: 4,
    useGrouping: false,
  })
  return {
    typed: working
      ? {
          ...typed,
          size: fourDecimals.format(Math.abs(working.result)),
          way: working.result < 0 ? 'down' : 'up',
        }
      : typed,
    errors: form.errors,
  }
}

/** What the calculator would say of these fields now; null when it cannot. */
export function workingOfTyped(typed: Typed, facts: FormFacts): StoredWorking | null {
  return readWorking(formReader(typed), facts)
}

/** What is stored, as one would type it. Numbers in Indonesian. */
export function typedOf(contribution: Contribution): Typed {
  const { number } = localeOf('id')
  const plain = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 4, useGrouping: false })
  const { working } = contribution
  return {
    way: contribution.expected < 0 ? 'down' : 'up',
    size: plain.format(Math.abs(contribution.expected)),
    lag_months: String(contribution.lagMonths),
    confidence: contribution.confidence,
    reasoning: contribution.reasoning,
    source_url: contribution.sourceUrl ?? '',
    calc_units: working ? number(working.units) : '',
    calc_whole: working?.kind === 'share' ? number(working.whole) : '',
  }
}
