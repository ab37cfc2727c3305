import { formReader, type FieldErrors, type Form, type FormReader } from '../http/parse'
import { readTableText } from '../http/table-file'
import type { Locale } from '../i18n'
import type { Candidate } from './entry'
import {
  readMethodField,
  readMonthField,
  readRegionField,
  readSource,
  readValue,
  readYearField,
  type Choices,
  type Source,
} from './form'
import { sampleCounts, type SampleCounts } from './indicator'
import type { DecimalSign } from './table/cell'

/** How precise the source says a value is. */
export type PrecisionInput = Readonly<{
  standardError: number | null
  sampleSize: number | null
  sampleCounts: SampleCounts | null
  designEffect: number | null
}>

/**
 * What becomes of a value that differs from the one in use: the publisher revised it; another source disagrees and is
 * kept beside it; another source disagrees and is used from now on.
 */
export const differences = ['revision', 'kept_aside', 'used_instead'] as const
export type Difference = (typeof differences)[number]
export type Decision = Readonly<{ difference: Difference; reason: string }>

export type ReadingInput = Readonly<{
  candidate: Candidate
  methodId: number
  source: Source
  precision: PrecisionInput
  decision: Decision | null
  /** What is wrong with the decision: told only where the value asks for one. */
  undecided: FieldErrors
  /** The value that the person has confirmed, by its name; '' when none. */
  confirmed: string
  /** The digest of what the person was shown; '' on a first sending. */
  seen: string
}>

/** One value, with its region, period, method, source and day of release. */
export function readReadingForm(body: unknown, choices: Choices): Form<ReadingInput> {
  const form = formReader(body)
  const region = readRegionField(form, choices.regions)
  const year = readYearField(form, 'year', true)
  const month = readMonthField(form, 'month', choices.needsMonth)
  const methodId = readMethodField(form, choices.methods)
  const value = readValue(form, 'value', choices.locale, true)
  const source = readSource(form, choices)
  const precision = readPrecision(form, choices.locale)
  const deciding = formReader(body)
  const decision = readDecision(deciding)
  if (
    !form.clean ||
    region === null ||
    year === null ||
    methodId === null ||
    value === null ||
    source === null
  ) {
    return form.refused()
  }
  return {
    ok: true,
    input: {
      candidate: { region, period: { year, month }, value },
      methodId,
      source,
      precision,
      decision,
      undecided: deciding.errors,
      confirmed: form.raw('confirmed'),
      seen: form.raw('seen'),
    },
  }
}

function readPrecision(form: FormReader, locale: Locale): PrecisionInput {
  const standardError = readValue(form, 'standard_error', locale, false, 1e-6)
  const size = readValue(form, 'sample_size', locale, false, 1)
  const counted = form.choice('sample_counts', sampleCounts)
  const designEffect = readValue(form, 'design_effect', locale, false, 0.1)
  if (size !== null && (!Number.isInteger(size) || size > 2_000_000_000)) {
    form.refuse('sample_size', 'field.whole')
  }
  if (size !== null && counted === null) form.refuse('sample_counts', 'field.required')
  if (size === null && designEffect !== null) form.refuse('sample_size', 'series.design_of_sample')
  if (designEffect !== null && designEffect > 100) {
    form.refuse('design_effect', 'field.too_large', { max: '100' })
  }
  if (standardError !== null && standardError >= 1e6) {
    form.refuse('standard_error', 'field.too_large', { max: locale.number(999_999) })
  }
  return {
    standardError,
    sampleSize: size,
    sampleCounts: size === null ? null : counted,
    designEffect,
  }
}

function readDecision(form: FormReader): Decision | null {
  const difference = form.choice('difference', differences)
  const reason = form.text('reason', { min: 3, max: 500, required: true })
  if (form.raw('difference') === '') form.refuse('difference', 'series.unanswered.difference')
  return difference === null || reason === null ? null : { difference, reason }
}

export type SourceInput = Readonly<{ source: Source; precision: PrecisionInput; version: number }>

/** The source and the precision of a stored reading. */
export function readSourceForm(body: unknown, choices: Choices): Form<SourceInput> {
  const form = formReader(body)
  const source = readSource(form, choices)
  const precision = readPrecision(form, choices.locale)
  if (!form.clean || source === null) return form.refused()
  return { ok: true, input: { source, precision, version: form.id('version') ?? 0 } }
}

export type UseInput = Readonly<{ inUse: boolean; reason: string; version: number }>

/** Whether a reading is the one in use, and why. */
export function readUseForm(body: unknown): Form<UseInput> {
  const form = formReader(body)
  const use = form.choice('use', ['yes', 'no'], { required: true })
  const reason = form.text('use_reason', { required: true, min: 3, max: 500 })
  if (!form.clean || use === null || reason === null) return form.refused()
  return { ok: true, input: { inUse: use === 'yes', reason, version: form.id('version') ?? 0 } }
}

export const scales = ['as_is', 'times_thousand', 'by_thousand'] as const
export type Scale = (typeof scales)[number]

/** How a pasted table is to be read, and where it comes from. */
export type ImportInput = Readonly<{
  text: string
  methodId: number
  month: number | null
  decimal: DecimalSign | null
  scale: Scale
  source: Source
  decision: Decision | null
  skipDiffering: boolean
  /** The odd values that the person has confirmed, by their names. */
  confirmed: ReadonlySet<string>
  leaveProblems: boolean
  seen: string
}>

/** The form of a table: its text is `given` where it came as a file. */
export function readImportForm(
  body: unknown,
  choices: Choices,
  given: string | null,
): Form<ImportInput> {
  const form = formReader(body)
  const text = readTableText(form, given)
  const methodId = readMethodField(form, choices.methods)
  const month = readMonthField(form, 'month', false)
  const decimal = form.choice('decimal', ['comma', 'point'])
  const scale = form.choice('scale', scales) ?? 'as_is'
  const source = readSource(form, choices)
  const difference = form.choice('difference', [...differences, 'skip'])
  const reason = form.text('reason', {
    min: 3,
    max: 500,
    required: difference !== null && difference !== 'skip',
  })
  if (!form.clean || methodId === null || source === null) return form.refused()
  return {
    ok: true,
    input: {
      text,
      methodId,
      month,
      decimal,
      scale,
      source,
      decision:
        difference === null || difference === 'skip' || reason === null
          ? null
          : { difference, reason },
      skipDiffering: difference === 'skip',
      confirmed: new Set(form.rawAll('confirm')),
      leaveProblems: form.raw('leave') === '1',
      seen: form.raw('seen'),
    },
  }
}

export type MethodInput = Readonly<{
  name: string
  nameEn: string
  note: string
  reason: string
}>

/** A new way of measuring: its name in both languages, its definition, and why it is another method. */
export function readMethodForm(body: unknown): Form<MethodInput> {
  const form = formReader(body)
  const name = form.text('name', { required: true, min: 3, max: 120 })
  const nameEn = form.text('name_en', { max: 120 })
  const note = form.text('note', { required: true, min: 10, max: 1000 })
  const reason = form.text('reason', { required: true, min: 3, max: 1000 })
  if (!form.clean || name === null || note === null || reason === null) return form.refused()
  return { ok: true, input: { name, nameEn: nameEn ?? name, note, reason } }
}
