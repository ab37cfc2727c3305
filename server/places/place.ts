export const placeKinds = ['kecamatan', 'desa', 'kelurahan'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** A kecamatan, or a desa or kelurahan inside one. */
export type Place = Readonly<{
  id: number
  code: string
  kind: PlaceKind
  name: string
  parentId: number | null
  parentName: string | null
}>

/** "Kec. Kikim Timur", "Tanjung Raja (Kec. Gumay Ulu)", "Kel. Bandar Jaya (Kec. Lahat)": one place and no other. */
export function placeLabel(place: Pick<Place, 'kind' | 'name' | 'parentName'>): string {
  if (place.kind === 'kecamatan') return `Kec. ${place.name}`
  const name = place.kind === 'kelurahan' ? `Kel. ${place.name}` : place.name
  return place.parentName ? `${name} (Kec. ${place.parentName})` : name
}

/** A name without its blanks, signs and accents: "Pulau Pinang" and "Pulaupinang" are the same. As places.squeezed. */
export function squeezed(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** How a typed name may be meant: its kind and kecamatan as far as they were said. All squeezed. */
export type PlaceReading = Readonly<{ name: string; kind: PlaceKind | null; parent: string | null }>

const kindWords: readonly [RegExp, PlaceKind][] = [
  [/^(?:kecamatan|kec\b\.?)\s*/i, 'kecamatan'],
  [/^(?:kelurahan|kel\b\.?)\s*/i, 'kelurahan'],
  [/^(?:desa|ds\b\.?)\s+/i, 'desa'],
]

/** Reads "Tanjung Raja", "Desa Tanjung Raja, Gumay Ulu", "Kel. Bandar Jaya (Kec. Lahat)", "Kec. Kikim Timur". */
export function readPlaceName(typed: string): PlaceReading {
  const text = typed.trim().replace(/\s+/g, ' ')
  const inside = /^(.+?)\s*(?:,|\()\s*([^()]+?)\)?$/.exec(text)
  const [name, kind] = withoutKind(inside?.[1] ?? text)
  const parent = inside?.[2] ? squeezed(withoutKind(inside[2])[0]) : ''
  return { name: squeezed(name), kind, parent: parent === '' ? null : parent }
}

function withoutKind(text: string): [string, PlaceKind | null] {
  for (const [word, kind] of kindWords) {
    const bare = text.replace(word, '')
    if (bare !== text && bare !== '') return [bare, kind]
  }
  return [text, null]
}

/** Whether a place of exactly that name is what was typed. */
export function isNamed(place: Place, reading: PlaceReading): boolean {
  return (
    squeezed(place.name) === reading.name &&
    (reading.kind === null || reading.kind === place.kind) &&
    (reading.parent === null ||
      (place.parentName !== null && squeezed(place.parentName) === reading.parent))
  )
}
