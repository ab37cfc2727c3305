import type { Db } from '../db'
import { shortened } from '../http/numbers'
import type { FormReader } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Day, Locale } from '../i18n'
import type { Method, Region } from './indicator'
import { getHomeRegion, listMethods } from './queries'
import { listEntryRegions, type KeptIndicator } from './series-queries'
import { readCell } from './table/cell'
import { decimalsOf } from './wording'

// The fields that the forms of an indicator share.

/** Where published values were read, and when their publisher released them. */
export type Source = Readonly<{ url: string; note: string; releasedOn: Day }>

/** What a form of one indicator may name. */
export type Choices = Readonly<{
  regions: readonly Region[]
  methods: readonly Method[]
  needsMonth: boolean
  today: Day
  locale: Locale
}>

export async function choicesFor(
  db: Db,
  { today, locale }: Pick<Viewer, 'today' | 'locale'>,
  indicator: KeptIndicator,
): Promise<Choices> {
  const home = await getHomeRegion(db)
  return {
    regions: await listEntryRegions(db, home.code),
    methods: await listMethods(db, indicator.id),
    needsMonth: indicator.needsMonth,
    today,
    locale,
  }
}

const years = { from: 1970, to: 2100 }

export function readRegionField(form: FormReader, regions: readonly Region[]): Region | null {
  const code = form.raw('region')
  if (code === '') return form.refuse('region', 'field.required')
  return regions.find((one) => one.code === code) ?? form.refuse('region', 'field.not_a_choice')
}

export function readYearField(form: FormReader, name: string, required: boolean): number | null {
  const typed = form.raw(name).trim()
  if (typed === '') return required ? form.refuse(name, 'field.required') : null
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0
  return year >= years.from && year <= years.to
    ? year
    : form.refuse(name, 'series.not_a_year', { typed: shortened(typed) })
}

export function readMonthField(form: FormReader, name: string, required: boolean): number | null {
  const typed = form.raw(name)
  if (typed === '') return required ? form.refuse(name, 'series.month_needed') : null
  return /^([1-9]|1[0-2])$/.test(typed) ? Number(typed) : form.refuse(name, 'field.not_a_choice')
}

export function readMethodField(form: FormReader, methods: readonly Method[]): number | null {
  if (form.raw('method') === '') return form.refuse('method', 'field.required')
  const id = form.id('method')
  return methods.some((one) => one.id === id) ? id : form.refuse('method', 'field.not_a_choice')
}

/** A figure as it is published: "14,14" or "14.14"; with three digits behind one sign both readings are named. */
export function readValue(
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

/** The address of a source: nothing published goes without one. */
export function readSourceUrl(form: FormReader): string | null {
  return form.raw('source_url').trim() === ''
    ? form.refuse('source_url', 'series.link_needed')
    : form.link('source_url')
}

/** Where it was read, what to say of it, and the day of its release. */
export function readSource(form: FormReader, choices: Choices): Source | null {
  const url = readSourceUrl(form)
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
