import { createHash } from 'node:crypto'
import { formReader } from '../http/parse'
import { shortened } from '../http/numbers'
import type { Message } from '../i18n'
import { readCount, readPocketYear, readWhy, unclear } from './form'
import { linesOf, type Line } from './lines'
import type { Place } from './place'
import { countTrouble, type Desil, type PlaceCount, type Pocket, type PocketInput } from './pocket'
import type { FoundPlace } from './queries'

/** Why a row of the table is not taken: its number in the table, what was typed, and a sentence. */
export type RowProblem = Readonly<{ row: number; typed: string; why: Message }>

/** One row before its place is known: the name or code that it gives, and its cells by what their heads mean. */
export type AskedRow = Readonly<{
  row: number
  place: string
  cells: Readonly<Record<string, string>>
}>

export type TableRead =
  | Readonly<{ ok: true; rows: readonly AskedRow[] }>
  | Readonly<{ ok: false; why: 'empty' | 'too_large' | 'not_text' | 'no_head' | 'no_values' }>

const limits = { rows: 4000, columns: 60 } as const
const mostTitles = 20

const placeHeads: Readonly<Record<string, RegExp>> = {
  code: /^kode([ _]?(wilayah|desa|kecamatan|kemendagri))?$|^code$/i,
  kecamatan: /^(nama[ _])?kec(amatan|[.])?$|^district$/i,
  village: /^(nama[ _])?(desa|kelurahan|desa ?[/_] ?kel(urahan)?[.]?|village)$/i,
  place: /^(nama[ _])?(wilayah|lokasi|lokus|tempat|place)$/i,
}

const pocketHeads: Readonly<Record<string, RegExp>> = {
  year: /^(tahun|year)$/i,
  decree: /^(dasar|keputusan|sk|nomor sk|decree)$/i,
  criteria: /^(kriteria|alasan|criteria)$/i,
  source_url: /^(tautan|link|url|(tautan|link|url)[ _]sumber|source_url)$/i,
  source_note: /^(sumber|catatan|keterangan|(catatan|keterangan)[ _]sumber|source_note|note)$/i,
}

/** "KK desil 1", "Jiwa (desil 1)", "jumlah keluarga", "jiwa seluruhnya": what a column counts. */
function countHead(head: string): string | null {
  if (/^(desil|decile)$/i.test(head)) return 'desil'
  const which = /\b(kk|keluarga|ruta|rumah tangga|families)\b/i.test(head)
    ? 'families'
    : /\b(jiwa|individu|orang|penduduk|persons)\b/i.test(head)
      ? 'persons'
      : null
  if (!which) return null
  const desil = /\b(?:desil|decile|d)[ _]?([1-4])\b/i.exec(head)?.[1]
  if (desil) return `${which}_${desil}`
  return /\b(semua|seluruh(nya)?|total|all)\b/i.test(head) ? `${which}_0` : which
}

function pocketHead(head: string): string | null {
  return Object.entries(pocketHeads).find(([, form]) => form.test(head))?.[0] ?? null
}

/** Reads a table of pockets: a place in each row, and what its columns say of it. */
export function readPocketTable(text: string): TableRead {
  return readRows(text, pocketHead, () => true)
}

/** Reads a table of counts: one row a place, or one a place and desil. */
export function readCountTable(text: string): TableRead {
  return readRows(text, countHead, (heads) => {
    const counting = heads.filter((head) => /^(families|persons)/.test(head))
    // Columns without a desil of their own need one that says it.
    return (
      counting.length > 0 &&
      (heads.includes('desil') || counting.every((head) => /_[0-4]$/.test(head)))
    )
  })
}

function readRows(
  text: string,
  meaningOf: (head: string) => string | null,
  enough: (heads: readonly string[]) => boolean,
): TableRead {
  const lines = linesOf(text, limits)
  if (!Array.isArray(lines)) return { ok: false, why: lines }
  const placeHead = (cell: string) =>
    Object.entries(placeHeads).find(([, form]) => form.test(cell))?.[0] ?? null
  const at = lines
    .slice(0, mostTitles)
    .findIndex(
      ({ cells }) =>
        cells.some((cell) => placeHead(cell) !== null) &&
        enough(cells.flatMap((cell) => meaningOf(cell) ?? [])),
    )
  const head = lines[at]
  if (!head) return { ok: false, why: 'no_head' }
  const meanings = head.cells.map((cell) => placeHead(cell) ?? meaningOf(cell))
  const rows = lines.slice(at + 1).map((line) => rowOf(line, meanings))
  return rows.length === 0 ? { ok: false, why: 'no_values' } : { ok: true, rows }
}

function rowOf({ number, cells }: Line, meanings: readonly (string | null)[]): AskedRow {
  const said: Record<string, string> = {}
  for (const [index, meaning] of meanings.entries()) {
    const cell = (cells[index] ?? '').replace(/^'/, '')
    if (meaning !== null && cell !== '' && said[meaning] === undefined) said[meaning] = cell
  }
  const { code, kecamatan, village, place } = said
  const digits = (code ?? '').replace(/\D/g, '')
  // A spreadsheet drops the dots of a code.
  const dotted =
    digits.length === 6 || digits.length === 10
      ? [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)]
          .filter((part) => part !== '')
          .join('.')
      : null
  const bare = (name: string) => name.replace(/^(kecamatan|kec[.]?)\s+/i, '')
  const name = village
    ? kecamatan
      ? `${village} (Kec. ${bare(kecamatan)})`
      : village
    : (place ?? (kecamatan ? `Kec. ${bare(kecamatan)}` : ''))
  return { row: number, place: dotted ?? name, cells: said }
}

/** What applying a row would do. */
export type PocketChange = Readonly<{
  row: number
  place: Place
  pocket: PocketInput
  outcome: 'new' | 'same' | 'changed'
  stored: Pick<Pocket, 'id' | 'version' | keyof PocketInput> | null
}>

export type Drafted<Change> = Readonly<{
  changes: readonly Change[]
  problems: readonly RowProblem[]
  digest: string
}>

type PocketFacts = Readonly<{
  found: ReadonlyMap<string, FoundPlace>
  common: Readonly<Record<string, string>>
  stored: readonly Pick<Pocket, 'id' | 'placeId' | 'version' | keyof PocketInput>[]
}>

/** Holds the rows against what is stored. A blank erases nothing. A pure function: the same twice is the same digest. */
export function draftPockets(rows: readonly AskedRow[], facts: PocketFacts): Drafted<PocketChange> {
  const problems: RowProblem[] = []
  const stored = new Map(facts.stored.map((one) => [`${one.placeId}/${one.year}`, one]))
  const seen = new Set<string>()
  const changes = rows.flatMap((row): PocketChange[] => {
    const place = placeOf(row, facts.found, problems)
    if (!place) return []
    const form = formReader({})
    const of = (name: string) => row.cells[name] ?? facts.common[name] ?? ''
    const year = readPocketYear(form, 'year', of('year'))
    const there = year === null ? undefined : stored.get(`${place.id}/${year}`)
    const why = readWhy(form, of, there === undefined)
    if (year !== null && seen.has(`${place.id}/${year}`)) form.refuse('place', 'pockets.row_twice')
    const [fault] = Object.values(form.errors)
    if (fault || year === null) {
      problems.push({ row: row.row, typed: row.place, why: fault ?? { key: 'field.required' } })
      return []
    }
    seen.add(`${place.id}/${year}`)
    const pocket: PocketInput = {
      year,
      decree: why.decree ?? there?.decree ?? null,
      criteria: why.criteria ?? there?.criteria ?? null,
      sourceUrl: why.sourceUrl ?? there?.sourceUrl ?? null,
      sourceNote: why.sourceNote ?? there?.sourceNote ?? null,
    }
    const same =
      there !== undefined &&
      (Object.keys(pocket) as (keyof PocketInput)[]).every((key) => pocket[key] === there[key])
    const outcome = there ? (same ? 'same' : 'changed') : 'new'
    return [{ row: row.row, place, pocket, outcome, stored: there ?? null }]
  })
  return {
    changes,
    problems,
    digest: digestOf([
      changes.map((one) => [one.place.id, one.pocket, one.outcome, one.stored?.version]),
      problems,
    ]),
  }
}

export type CountChange = Readonly<{
  row: number
  place: Place
  desil: Desil
  count: PlaceCount
  stored: PlaceCount | null
  outcome: 'new' | 'same' | 'changed'
}>

type StoredCount = PlaceCount & Readonly<{ placeId: number; desil: number }>

/** The same for counts; a place whose counts contradict each other is not taken at all. */
export function draftCounts(
  rows: readonly AskedRow[],
  facts: Readonly<{
    found: ReadonlyMap<string, FoundPlace>
    stored: readonly StoredCount[]
  }>,
): Drafted<CountChange> {
  const problems: RowProblem[] = []
  const stored = new Map(facts.stored.map((one) => [`${one.placeId}/${one.desil}`, one]))
  const seen = new Set<string>()
  const read = rows.flatMap((row): CountChange[] => {
    const place = placeOf(row, facts.found, problems)
    if (!place) return []
    const form = formReader({})
    const typed = row.cells['desil']
    const desil = typed === undefined ? null : desilOf(typed)
    if (typed !== undefined && desil === null) {
      form.refuse('desil', 'pockets.not_a_desil', { typed: shortened(typed) })
    }
    const counts = new Map<Desil, { families: number | null; persons: number | null }>()
    for (const [name, cell] of Object.entries(row.cells)) {
      const [, which, own] = /^(families|persons)(?:_([0-4]))?$/.exec(name) ?? []
      const of = own === undefined ? desil : (Number(own) as Desil)
      if (!which || of === null) continue
      const value = readCount(form, name, cell)
      if (value === null) continue
      const count = counts.get(of) ?? { families: null, persons: null }
      counts.set(of, { ...count, [which]: value })
    }
    for (const of of counts.keys()) {
      if (seen.has(`${place.id}/${of}`)) form.refuse('place', 'pockets.row_twice')
      seen.add(`${place.id}/${of}`)
    }
    const [fault] = Object.values(form.errors)
    if (fault) {
      problems.push({ row: row.row, typed: row.place, why: fault })
      return []
    }
    return [...counts].map(([of, said]) => {
      const there = stored.get(`${place.id}/${of}`) ?? null
      const count = {
        families: said.families ?? there?.families ?? null,
        persons: said.persons ?? there?.persons ?? null,
      }
      const outcome = outcomeOf(count, there)
      return { row: row.row, place, desil: of, count, stored: there, outcome }
    })
  })
  const contradicting = new Set<number>()
  for (const [placeId, of] of byPlace(read)) {
    const whole = new Map<number, PlaceCount>(
      facts.stored.filter((one) => one.placeId === placeId).map((one) => [one.desil, one]),
    )
    for (const one of of) whole.set(one.desil, one.count)
    const trouble = countTrouble(whole)
    const [first] = of
    if (!trouble || !first) continue
    contradicting.add(placeId)
    problems.push({
      row: of.find((one) => one.desil === trouble.desil)?.row ?? first.row,
      typed: first.place.name,
      why: { key: `pockets.trouble.${trouble.why}` },
    })
  }
  const changes = read.filter((one) => !contradicting.has(one.place.id))
  problems.sort((one, other) => one.row - other.row)
  return {
    changes,
    problems,
    digest: digestOf([
      changes.map((one) => [one.place.id, one.desil, one.count, one.stored, one.outcome]),
      problems,
    ]),
  }
}

function outcomeOf(count: PlaceCount, stored: PlaceCount | null): CountChange['outcome'] {
  if (!stored) return 'new'
  const same = stored.families === count.families && stored.persons === count.persons
  return same ? 'same' : 'changed'
}

/** Holds the counts of one place, entered by hand, against what is stored; `absent` are the cells that were emptied. */
export function weighEntry(
  place: Place,
  counts: ReadonlyMap<Desil, PlaceCount>,
  stored: ReadonlyMap<number, PlaceCount>,
) {
  const changes = [...counts].map(([desil, count]) => {
    const there = stored.get(desil) ?? null
    return { place, desil, count, stored: there, outcome: outcomeOf(count, there) }
  })
  const absent = [...stored].flatMap(([desil, one]) =>
    counts.has(desil as Desil) ? [] : [{ place, desil, stored: one }],
  )
  return { changes, absent }
}

function byPlace(changes: readonly CountChange[]): Map<number, CountChange[]> {
  const places = new Map<number, CountChange[]>()
  for (const one of changes) {
    const of = places.get(one.place.id)
    if (of) of.push(one)
    else places.set(one.place.id, [one])
  }
  return places
}

function desilOf(typed: string): Desil | null {
  const digit = /^(?:desil|d)?\s*([0-4])$/i.exec(typed.trim())?.[1]
  if (digit) return Number(digit) as Desil
  return /^(semua|seluruh(nya)?|total|all)$/i.test(typed.trim()) ? 0 : null
}

function placeOf(
  { row, place }: AskedRow,
  found: ReadonlyMap<string, FoundPlace>,
  problems: RowProblem[],
): Place | null {
  const one = found.get(place)
  if (one?.place) return one.place
  const why: Message = place === '' || !one ? { key: 'action.error.place_missing' } : unclear(one)
  problems.push({ row, typed: place, why })
  return null
}

/** Whatever a preview showed in a few letters: what is applied must be the very same. */
export function digestOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
