import type { Agency } from '../agencies/agency'
import { isNamed, placeLabel, readPlaceName, squeezed, type Place } from '../places/place'
import { noneOfThem, type Question } from './import'

/** What a name turned out to be, or the question that has to be asked first. */
export type Found<Thing> =
  | Readonly<{ found: Thing }>
  | Readonly<{ ask: Omit<Question, 'rows'> }>
  | Readonly<{ none: string }>

/** Names explained once, by kind and folded name. */
export type Explained = ReadonlyMap<string, string>

export function questionKey(kind: Question['kind'], typed: string): string {
  return `${kind}:${squeezed(typed).slice(0, 200)}`
}

const most = 6

/** Recognises agencies: by code, by either name, and as the person explained; never by likeness alone. */
export class AgencyNames {
  private readonly exact = new Map<string, Agency>()

  constructor(
    private readonly agencies: readonly Agency[],
    private readonly explained: Explained,
    /** The only agency that this import may touch; null for all. */
    private readonly own: number | null,
  ) {
    for (const agency of agencies) {
      for (const name of [agency.code, agency.name, agency.shortName]) {
        this.exact.set(bareName(name), agency)
      }
    }
  }

  byId(id: number): Agency | undefined {
    return this.agencies.find((one) => one.id === id)
  }

  /** The owner, and whoever else the cell names. */
  find(typed: string): Found<Readonly<{ owner: Agency; supports: readonly Agency[] }>> {
    const one = this.exact.get(bareName(typed))
    if (one) return { found: { owner: one, supports: [] } }
    const parts = typed
      .split(
        /\s*(?:[;/\n+]|,(?=\s*(?:dinas|badan|kantor|kecamatan|bagian|bpbd|bappeda))|\bdan\b(?=\s*(?:dinas|badan|kantor)))\s*/i,
      )
      .map((part) => part.trim())
      .filter((part) => part !== '')
    const named = parts.map((part) => this.exact.get(bareName(part)))
    const whole = parts.length > 1 && named.every((agency) => agency !== undefined)
    const explained = this.explained.get(questionKey('agency', typed))
    if (explained === noneOfThem) return { none: typed }
    const chosen = explained === undefined ? undefined : this.byId(Number(explained))
    if (chosen) {
      const supports = whole
        ? named.filter(
            (agency): agency is Agency => agency !== undefined && agency.id !== chosen.id,
          )
        : []
      return { found: { owner: chosen, supports } }
    }
    const alike = whole
      ? named.filter((agency): agency is Agency => agency !== undefined)
      : this.alike(typed)
    const offered = alike.filter((agency) => this.own === null || agency.id === this.own)
    // What an officer may not touch need not be asked about either.
    if (this.own !== null && offered.length === 0) return { none: typed }
    return {
      ask: {
        key: questionKey('agency', typed),
        kind: 'agency',
        typed,
        candidates: offered.map(({ id, name }) => ({ value: String(id), label: name })),
      },
    }
  }

  private alike(typed: string): Agency[] {
    const wanted = bareName(typed)
    return this.agencies
      .map((agency) => ({
        agency,
        likeness: Math.max(
          likeness(wanted, bareName(agency.name)),
          likeness(wanted, bareName(agency.shortName)),
        ),
      }))
      .filter((one) => one.likeness >= 0.4)
      .sort((one, other) => other.likeness - one.likeness || one.agency.id - other.agency.id)
      .slice(0, most)
      .map((one) => one.agency)
  }
}

/** A name without its blanks and signs, and without saying which regency's it is. */
function bareName(name: string): string {
  return squeezed(name.replace(/\b(kab(upaten)?\.?|kota)\s+[a-z ]+$/i, '')) || squeezed(name)
}

/** How much two squeezed names have in common, 0..1: twice the shared pairs of letters over all pairs. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1
  if (one.length < 2 || other.length < 2) return 0
  const counts = new Map<string, number>()
  for (let at = 0; at < one.length - 1; at += 1) {
    const pair = one.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at < other.length - 1; at += 1) {
    const pair = other.slice(at, at + 2)
    const left = counts.get(pair) ?? 0
    if (left > 0) shared += 1
    counts.set(pair, left - 1)
  }
  return (2 * shared) / (one.length + other.length - 2)
}

export type FoundPlaces = Readonly<{
  places: readonly Place[]
  asked: readonly Omit<Question, 'rows'>[]
  /** Names that the person said are none, or that mean the whole regency. */
  left: readonly string[]
}>

/** Recognises the places of a cell: several, with or without their kecamatan, however the blanks are set. */
export class PlaceNames {
  private readonly named = new Map<string, Place[]>()
  private readonly kept = new Map<string, FoundPlaces>()

  constructor(
    private readonly places: readonly Place[],
    private readonly explained: Explained,
  ) {
    for (const place of places) {
      const key = squeezed(place.name)
      this.named.set(key, [...(this.named.get(key) ?? []), place])
    }
  }

  find(cell: string): FoundPlaces {
    let found = this.kept.get(cell)
    if (!found) {
      found = this.look(cell)
      this.kept.set(cell, found)
    }
    return found
  }

  labelOf(id: number): string {
    const place = this.places.find((one) => one.id === id)
    return place ? placeLabel(place) : ''
  }

  private look(cell: string): FoundPlaces {
    const places = new Map<number, Place>()
    const asked: Omit<Question, 'rows'>[] = []
    const left: string[] = []
    for (const segment of cell.split(/\s*[;\n]\s*/)) {
      const names = namesIn(segment)
      // "Desa Lubuk Mabar, Kec. Pseksu": the kecamatan at the end says where the names before it lie.
      const last = names.at(-1)
      const parent = last && /^kec/i.test(last) && names.length > 1 ? this.only(last) : undefined
      const inside = names.slice(0, -1)
      const within =
        parent !== undefined &&
        inside.every((name) => this.meant(name).some((place) => place.parentId === parent.id))
      for (const name of within ? inside : names) {
        if (isEverywhere(name)) {
          left.push(name)
          continue
        }
        const meant = this.meant(name).filter((place) => !within || place.parentId === parent?.id)
        const one = meant.length === 1 ? meant[0] : this.answered(name)
        if (one === noneOfThem) left.push(name)
        else if (one) places.set(one.id, one)
        else asked.push(this.ask(name, meant))
      }
    }
    return { places: [...places.values()], asked, left }
  }

  private meant(name: string): Place[] {
    const reading = readPlaceName(name)
    const all = (this.named.get(reading.name) ?? []).filter((place) => isNamed(place, reading))
    // "Kikim Timur" alone is the kecamatan where one is called so, unless a desa was said.
    return all.filter((place) => reading.kind === null || place.kind === reading.kind)
  }

  private only(name: string): Place | undefined {
    const meant = this.meant(name)
    return meant.length === 1 ? meant[0] : undefined
  }

  private answered(name: string): Place | typeof noneOfThem | undefined {
    const value = this.explained.get(questionKey('place', name))
    if (value === noneOfThem) return noneOfThem
    return value === undefined ? undefined : this.places.find((one) => String(one.id) === value)
  }

  private ask(name: string, meant: readonly Place[]): Omit<Question, 'rows'> {
    const wanted = readPlaceName(name).name
    const alike =
      meant.length > 0
        ? meant
        : this.places
            .map((place) => ({ place, like: likeness(wanted, squeezed(place.name)) }))
            .filter((one) => one.like >= 0.5)
            .sort((one, other) => other.like - one.like || one.place.id - other.place.id)
            .map((one) => one.place)
    return {
      key: questionKey('place', name),
      kind: 'place',
      typed: name,
      candidates: alike
        .slice(0, most)
        .map((place) => ({ value: String(place.id), label: placeLabel(place) })),
    }
  }
}

/** "Desa A, B dan C" are three; "Tanjung Raja (Kec. Gumay Ulu)" is one, as our own exports write it. */
function namesIn(segment: string): string[] {
  return segment
    .split(/\s*(?:,|\/|&|\bdan\b)\s*(?![^()]*\))/i)
    .map((name) => name.replace(/^\d+[.)]\s*/, '').trim())
    .filter((name) => name !== '')
}

function isEverywhere(name: string): boolean {
  return /^(kab(upaten)?\b|(se|seluruh|semua)\b.*(kab|kec|wilayah|desa)|se-?kabupaten|\d+ (kecamatan|desa|kelurahan|wilayah|tempat|lokasi|places|districts)\b|tersebar)/i.test(
    name,
  )
}
