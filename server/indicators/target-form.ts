import { formReader, type Form } from '../http/parse'
import {
  readMonthField,
  readRegionField,
  readSourceUrl,
  readValue,
  readYearField,
  type Choices,
} from './form'
import { targetKinds, type Region, type TargetKind } from './indicator'

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
  const sourceUrl = readSourceUrl(form)
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
