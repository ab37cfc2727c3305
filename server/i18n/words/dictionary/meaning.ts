import type { Lang } from '../..'

/** In what a figure is counted. */
export type Unit =
  'rupiah' | 'own_unit' | 'indicator_unit' | 'families' | 'persons' | 'minutes' | 'months' | 'bytes'

/** What a column or a field means, in both languages, and in what it is counted. */
export type Meaning = readonly [id: string, en: string, unit?: Unit]

/** A table of the team's data: what one row is, and what each of its columns means. */
export type TableMeaning = Readonly<{
  row: Meaning
  columns: Readonly<Record<string, Meaning>>
}>

export const unitNames: Readonly<Record<Unit, Readonly<Record<Lang, string>>>> = {
  rupiah: { id: 'rupiah', en: 'rupiah' },
  own_unit: { id: 'satuan aksi itu sendiri', en: 'the action’s own unit' },
  indicator_unit: { id: 'satuan indikatornya', en: 'the indicator’s unit' },
  families: { id: 'keluarga', en: 'families' },
  persons: { id: 'jiwa', en: 'persons' },
  minutes: { id: 'menit', en: 'minutes' },
  months: { id: 'bulan', en: 'months' },
  bytes: { id: 'bita', en: 'bytes' },
}
