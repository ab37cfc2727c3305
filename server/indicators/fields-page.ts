import { fieldMaker, type Field, type Option, type Returned } from '../http/fields'
import type { FieldErrors } from '../http/parse'
import type { Locale } from '../i18n'
import {
  indicatorName,
  methodName,
  sampleCounts,
  type Method,
  type ReadingFile,
  type Region,
} from './indicator'
import type { KeptIndicator } from './series-queries'

export function monthOptions(locale: Locale, needed: boolean): Option[] {
  return [
    { value: '', label: locale.t(needed ? 'series.choose' : 'series.month_none') },
    ...Array.from({ length: 12 }, (_, index) => ({
      value: String(index + 1),
      label: locale.month(index + 1),
    })),
  ]
}

export function regionOptions(locale: Locale, regions: readonly Region[]) {
  return [
    { value: '', label: locale.t('series.choose') },
    ...regions.map((one) => ({ value: one.code, label: one.name })),
  ]
}

export function methodOptions(locale: Locale, methods: readonly Method[]): Option[] {
  const [only] = methods
  if (only && methods.length === 1) {
    return [{ value: String(only.id), label: methodName(only, locale.lang) }]
  }
  return [
    { value: '', label: locale.t('series.choose') },
    ...methods.map((one) => ({ value: String(one.id), label: methodName(one, locale.lang) })),
  ]
}

/** Where the pages of keeping a series lie: under the indicator. */
export function crumbsOf(locale: Locale, indicator: KeptIndicator) {
  return [
    { href: '/indicators', label: locale.t('nav.indicators') },
    { href: `/indicators/${indicator.code}`, label: indicatorName(indicator, locale.lang) },
  ]
}

export function sourceFields(locale: Locale, returned: Returned, stored?: ReadingFile): Field[] {
  const { box } = fieldMaker(locale, returned)
  return [
    box('released_on', locale.t('series.released_on'), stored && (stored.releasedOn ?? ''), {
      type: 'date',
      required: true,
      hint: locale.t('series.released_on_hint'),
    }),
    box('source_url', locale.t('series.source_url'), stored?.sourceUrl, {
      type: 'url',
      required: true,
      maxlength: 1000,
      hint: locale.t('series.source_url_hint'),
    }),
    box('source_note', locale.t('series.source_note'), stored?.sourceNote, {
      rows: 2,
      maxlength: 1000,
      hint: locale.t('series.source_note_hint'),
    }),
  ]
}

export function precisionFields(locale: Locale, returned: Returned, stored?: ReadingFile): Field[] {
  const { box, list } = fieldMaker(locale, returned)
  const shown = (name: 'standardError' | 'sampleSize' | 'designEffect') =>
    stored && typedNumber(locale, stored[name])
  return [
    box('standard_error', locale.t('series.standard_error'), shown('standardError'), {
      inputmode: 'decimal',
      maxlength: 60,
      hint: locale.t('series.standard_error_hint'),
    }),
    box('sample_size', locale.t('series.sample_size'), shown('sampleSize'), {
      inputmode: 'numeric',
      maxlength: 60,
    }),
    list(
      'sample_counts',
      locale.t('series.sample_counts'),
      [
        { value: '', label: locale.t('series.choose') },
        ...sampleCounts.map((one) => ({ value: one, label: locale.t(`series.sample.${one}`) })),
      ],
      stored && (stored.sampleCounts ?? ''),
    ),
    box('design_effect', locale.t('series.design_effect'), shown('designEffect'), {
      inputmode: 'decimal',
      maxlength: 60,
      hint: locale.t('series.design_effect_hint'),
    }),
  ]
}

/** A stored figure as a person would type it: no dots between thousands, and never with three digits behind the sign. */
export function typedNumber(locale: Locale, value: number | null | undefined): string {
  if (value === null || value === undefined) return ''
  const [whole = '', fraction] = String(value).split('.')
  if (fraction === undefined) return whole
  const sign = locale.lang === 'id' ? ',' : '.'
  return `${whole}${sign}${fraction}${fraction.length === 3 ? '0' : ''}`
}

const precisionNames = ['standard_error', 'sample_size', 'sample_counts', 'design_effect']

export function openMore(errors: FieldErrors): boolean {
  return precisionNames.some((name) => errors[name] !== undefined)
}
