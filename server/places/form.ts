import { readNumber, shortened } from '../http/numbers'
import { formReader, type Form, type FormReader } from '../http/parse'
import { readTableText } from '../http/table-file'
import type { Day, Message } from '../i18n'
import { placeLabel, type Place } from './place'
import {
  countTrouble,
  desils,
  leastShown,
  registries,
  type Desil,
  type PlaceCount,
  type PocketInput,
  type Registry,
} from './pocket'
import type { FoundPlace } from './queries'

/** Why a typed place is not taken, and what to write instead. */
export function unclear(found: FoundPlace): Message {
  const typed = shortened(found.typed)
  const candidates = found.candidates.map(placeLabel).join(' · ')
  if (candidates === '') return { key: 'action.error.place_unknown', params: { typed } }
  const key = found.several ? 'action.error.place_unclear' : 'action.error.place_alike'
  return { key, params: { typed, candidates } }
}

export const pocketYearRange = { from: 2000, to: 2100 } as const

/** A year for which places are listed; null where it also leaves a message. */
export function readPocketYear(form: FormReader, field: string, typed: string): number | null {
  const text = typed.trim()
  if (text === '') return form.refuse(field, 'field.required')
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  return year >= pocketYearRange.from && year <= pocketYearRange.to
    ? year
    : form.refuse(field, 'pockets.not_a_year', { typed: shortened(text) })
}

/** Why a place is a pocket: one of decree and criteria at least. */
export function readWhy(
  form: FormReader,
  of: (name: string) => string,
  whole: boolean,
): Omit<PocketInput, 'year'> {
  const decree = form.textOf('decree', of('decree'), { min: 3, max: 300 })
  const criteria = form.textOf('criteria', of('criteria'), { min: 3, max: 500 })
  const sourceNote = form.textOf('source_note', of('source_note'), { min: 3, max: 500 })
  const url = form.textOf('source_url', of('source_url'), { max: 1000 })
  if (url !== null && !/^https?:\/\/[^\s<>"']+$/i.test(url)) {
    form.refuse('source_url', 'field.not_a_link')
  }
  if (whole && form.clean && decree === null && criteria === null) {
    form.refuse('decree', 'pockets.why_needed')
  }
  return { decree, criteria, sourceUrl: url, sourceNote }
}

export type PocketForm = Readonly<{ place: Place; pocket: PocketInput; version: number }>

/** One place listed for one year. `place` is the one listed already, or what became of the typed name. */
export function readPocketForm(body: unknown, place: Place | FoundPlace): Form<PocketForm> {
  const form = formReader(body)
  const found = 'typed' in place ? place.place : place
  if ('typed' in place && !found) {
    const message = place.typed.trim() === '' ? { key: 'field.required' as const } : unclear(place)
    form.refuse('place', message.key, message.params)
  }
  const year = readPocketYear(form, 'year', form.raw('year'))
  const why = readWhy(form, (name) => form.raw(name), true)
  if (!form.clean || !found || year === null) return form.refused()
  return {
    ok: true,
    input: { place: found, pocket: { year, ...why }, version: form.id('version') ?? 0 },
  }
}

export type RemovalInput = Readonly<{ reason: string; version: number }>

/** Why an entry is taken away. */
export function readRemoval(body: unknown): Form<RemovalInput> {
  const form = formReader(body)
  const reason = form.text('removal_reason', { required: true, min: 3, max: 500 })
  if (reason === null) return form.refused()
  return { ok: true, input: { reason, version: form.id('version') ?? 0 } }
}

export type RegistryInput = Readonly<{
  registry: Registry
  countedOn: Day
  sourceUrl: string | null
  sourceNote: string | null
  version: number
}>

/** A registry never goes without the day on which it counted. */
export function readRegistryForm(body: unknown, today: Day): Form<RegistryInput> {
  const form = formReader(body)
  const registry = form.choice('registry', registries, { required: true })
  const countedOn = form.day('counted_on', { required: true })
  if (countedOn !== null && (countedOn < '2000-01-01' || countedOn > today)) {
    form.refuse('counted_on', 'pockets.day_range')
  }
  const sourceUrl = form.link('source_url')
  const sourceNote = form.text('source_note', { min: 3, max: 500 })
  if (!form.clean || registry === null || countedOn === null) return form.refused()
  return {
    ok: true,
    input: { registry, countedOn, sourceUrl, sourceNote, version: form.id('version') ?? 0 },
  }
}

export type BoundaryInput = Readonly<{
  sourceNote: string
  sourceUrl: string | null
  version: number
}>

/** Where boundaries come from: named on the map, so never left out. */
export function readBoundaryForm(body: unknown): Form<BoundaryInput> {
  const form = formReader(body)
  const sourceNote = form.text('source_note', { required: true, min: 3, max: 500 })
  const sourceUrl = form.link('source_url')
  if (!form.clean || sourceNote === null) return form.refused()
  return { ok: true, input: { sourceNote, sourceUrl, version: form.id('version') ?? 0 } }
}

export const countField = (which: keyof PlaceCount, desil: Desil) => `${which}_${desil}`

/** How a hidden count stands in its box; left as it is, it stays as it is. */
export const hiddenCount = `<${leastShown}`

export type CountsInput = Readonly<{ counts: ReadonlyMap<Desil, PlaceCount>; seen: string }>

/** The counts of one place. A blank is not counted; a hidden one that was left alone keeps what is stored. */
export function readCountsForm(
  body: unknown,
  stored: ReadonlyMap<number, PlaceCount>,
): Form<CountsInput> {
  const form = formReader(body)
  const counts = new Map<Desil, PlaceCount>()
  for (const desil of desils) {
    const of = (which: keyof PlaceCount) => {
      const field = countField(which, desil)
      const typed = form.raw(field).trim()
      const before = stored.get(desil)?.[which] ?? null
      if (typed === hiddenCount) {
        if (before !== null && before < leastShown) return before
        return form.refuse(field, 'pockets.write_number', { least: leastShown })
      }
      return readCount(form, field, typed)
    }
    const count = { families: of('families'), persons: of('persons') }
    if (count.families !== null || count.persons !== null) counts.set(desil, count)
  }
  const trouble = form.clean ? countTrouble(counts) : null
  if (trouble) {
    form.refuse(countField('persons', trouble.desil as Desil), `pockets.trouble.${trouble.why}`)
  }
  if (!form.clean) return form.refused()
  return { ok: true, input: { counts, seen: form.raw('seen') } }
}

/** A whole number of people or families; a blank or a dash is not counted. */
export function readCount(form: FormReader, field: string, typed: string): number | null {
  if (/^([-–—.]|n\/?a|tad|…)?$/i.test(typed.trim())) return null
  if (typed.trim() === hiddenCount) {
    return form.refuse(field, 'pockets.write_number', { least: leastShown })
  }
  return form.numberOf(field, typed, { min: 0, max: 10_000_000, whole: true }, readNumber)
}

export type PasteInput = Readonly<{
  text: string
  /** What holds for every row that does not say it itself, as typed. */
  common: Readonly<Record<string, string>>
  leave: boolean
  seen: string
}>

const commonFields = ['year', 'decree', 'criteria', 'source_url', 'source_note'] as const

/** A pasted table: its text is `given` where it came as a file. */
export function readPasteForm(
  body: unknown,
  given: string | null,
  needsWhy: boolean,
): Form<PasteInput> {
  const form = formReader(body)
  const text = readTableText(form, given)
  if (needsWhy) {
    if (form.raw('year').trim() !== '') readPocketYear(form, 'year', form.raw('year'))
    readWhy(form, (name) => form.raw(name), false)
  }
  if (!form.clean) return form.refused()
  return {
    ok: true,
    input: {
      text,
      common: needsWhy
        ? Object.fromEntries(commonFields.map((name) => [name, form.raw(name)]))
        : {},
      leave: form.raw('leave') === '1',
      seen: form.raw('seen'),
    },
  }
}
