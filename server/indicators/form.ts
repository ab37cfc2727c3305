import { formReader, type FieldErrors, type Form, type FormReader } from '../http/parse'
import { shortened } from '../http/numbers'
import { readTableText } from '../http/table-file'
import type { Day, Locale } from '../i18n'
import { periodKey } from './calendar'
import type { Candidate } from './entry'
import {
  sampleCounts,
  targetKinds,
  type Method,
  type Region,
  type SampleCounts,
  type TargetKind,
} from './indicator'
import { readCell, type DecimalSign } from './table/cell'

/** Where published values were read, and when their publisher released them. */
export type Source = Readonly<{ url: string; note: string; releasedOn: Day }>

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

/** What a form of one indicator may name. */
export type Choices = Readonly<{
  regions: readonly Region[]
  methods: readonly Method[]
  needsMonth: boolean
  today: Day
  locale: Locale
}>

const years = { from: 1970, to: 2100 }

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

function readRegionField(form: FormReader, regions: readonly Region[]): Region | null {
  const code = form.raw('region')
  if (code === '') return form.refuse('region', 'field.required')
  return regions.find((one) => one.code === code) ?? form.refuse('region', 'field.not_a_choice')
}

function readYearField(form: FormReader, name: string, required: boolean): number | null {
  const typed = form.raw(name).trim()
  if (typed === '') return required ? form.refuse(name, 'field.required') : null
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0
  return year >= years.from && year <= years.to
    ? year
    : form.refuse(name, 'series.not_a_year', { typed: shortened(typed) })
}

function readMonthField(form: FormReader, name: string, required: boolean): number | null {
  const typed = form.raw(name)
  if (typed === '') return required ? form.refuse(name, 'series.month_needed') : null
  return /^([1-9]|1[0-2])$/.test(typed) ? Number(typed) : form.refuse(name, 'field.not_a_choice')
}

function readMethodField(form: FormReader, methods: readonly Method[]): number | null {
  if (form.raw('method') === '') return form.refuse('method', 'field.required')
  const id = form.id('method')
  return methods.some((one) => one.id === id) ? id : form.refuse('method', 'field.not_a_choice')
}

/** A figure as it is published: "14,14" or "14.14"; with three digits behind one sign both readings are named. */
function readValue(
  form: FormReader,
  name: string,
  locale: Locale,
  required: boolean,
  least?: number,
): number | null {
  const typed = form.raw(name).trim()
  if (typed === '') return required ? form.refuse(name, 'field.required') : null
  const refused = () => form.refuse(name, 'field.not_a_number', { typed: shortened(typed) })
  if (typed.length > 60) return refused()
  const read = readCell(typed)
  if (read.kind === 'either') {
    return form.refuse(name, 'field.ambiguous_number', {
      typed: shortened(typed),
      one: locale.number(read.point, decimalsOf(read.point)),
      other: locale.number(read.comma, decimalsOf(read.comma)),
    })
  }
  if (read.kind === 'gap') return form.refuse(name, 'series.gap', { typed: shortened(typed) })
  if (read.kind === 'unreadable') {
    return read.why === 'digits' ? form.refuse(name, 'series.why.cell_digits') : refused()
  }
  if (read.marks !== '') return form.refuse(name, 'series.marks', { marks: read.marks })
  if (Math.abs(read.value) >= 1e13) {
    return form.refuse(name, 'field.too_large', { max: locale.number(9_999_999_999_999) })
  }
  if (least !== undefined && read.value < least) return form.refuse(name, 'series.not_above')
  return read.value
}

function decimalsOf(value: number): number {
  return Math.min(6, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0)
}

function readSource(form: FormReader, choices: Choices): Source | null {
  const url =
    form.raw('source_url').trim() === ''
      ? form.refuse('source_url', 'series.link_needed')
      : form.link('source_url')
  const note = form.text('source_note', { max: 1000 }) ?? ''
  const releasedOn = form.day('released_on', { required: true })
  if (releasedOn !== null && releasedOn > choices.today) {
    form.refuse('released_on', 'series.release_ahead')
  }
  if (releasedOn !== null && releasedOn < '1970-01-01') {
    form.refuse('released_on', 'field.not_a_day', { typed: releasedOn })
  }
  return url === null || releasedOn === null ? null : { url, note, releasedOn }
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

export type TargetInput = Readonly<{
  region: Region
  year: number | null
  kind: TargetKind
  value: number
  baseline: Readonly<{ year: number; month: number | null; value: number }> | null
  document: string
  sourceUrl: string
  sourceNote: string
  /** Why the former one changes; null where there is none. */
  reason: string | null
  replaces: number | null
  version: number
}>

/** One planned value with its document. `replacing`: it takes the place of another, which asks for a reason. */
export function readTargetForm(
  body: unknown,
  choices: Choices,
  replacing: boolean,
): Form<TargetInput> {
  const form = formReader(body)
  const region = readRegionField(form, choices.regions)
  const kind = form.choice('kind', targetKinds, { required: true })
  const year = readYearField(form, 'year', kind === 'yearly_change')
  const value = readValue(form, 'value', choices.locale, true)
  const change = kind === 'yearly_change'
  const baselineYear = readYearField(form, 'baseline_year', change)
  const baselineMonth = readMonthField(form, 'baseline_month', false)
  const baselineValue = readValue(form, 'baseline_value', choices.locale, change)
  if (baselineYear !== null && year !== null && baselineYear >= year) {
    form.refuse('baseline_year', 'series.baseline_after')
  }
  if (!change && (baselineYear === null) !== (baselineValue === null)) {
    form.refuse(baselineYear === null ? 'baseline_year' : 'baseline_value', 'field.required')
  }
  const document = form.text('document', { required: true, min: 3, max: 300 })
  const sourceUrl =
    form.raw('source_url').trim() === ''
      ? form.refuse('source_url', 'series.link_needed')
      : form.link('source_url')
  const sourceNote = form.text('source_note', { max: 1000 }) ?? ''
  const reason = replacing ? form.text('reason', { required: true, min: 3, max: 500 }) : null
  if (
    !form.clean ||
    region === null ||
    kind === null ||
    value === null ||
    document === null ||
    sourceUrl === null
  ) {
    return form.refused()
  }
  const baseline =
    baselineYear === null || baselineValue === null
      ? null
      : { year: baselineYear, month: baselineMonth, value: baselineValue }
  return {
    ok: true,
    input: {
      region,
      year,
      kind,
      value,
      baseline,
      document,
      sourceUrl,
      sourceNote,
      reason,
      replaces: form.id('replaces'),
      version: form.id('version') ?? 0,
    },
  }
}

export type WithdrawalInput = Readonly<{ reason: string; version: number }>

/** Why a target is used no longer. */
export function readWithdrawalForm(body: unknown): Form<WithdrawalInput> {
  const form = formReader(body)
  const reason = form.text('withdrawal_reason', { required: true, min: 3, max: 500 })
  if (reason === null) return form.refused()
  return { ok: true, input: { reason, version: form.id('version') ?? 0 } }
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
