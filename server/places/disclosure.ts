import { leastShown, type Figure, type PlaceCount } from './pocket'

/** What is stored of one place and desil. */
export type StoredCell = PlaceCount &
  Readonly<{ placeId: number; parentId: number | null; desil: number }>

/** The same as it may be printed. */
export type ShownCell = Readonly<{
  placeId: number
  parentId: number | null
  desil: number
  families: Figure
  persons: Figure
}>

const measures = ['families', 'persons'] as const
type Measure = (typeof measures)[number]

/**
 * With the total of a kecamatan and all other villages known, what is hidden is known as a sum. A small count stays
 * hidden only if, whatever that sum, it may still be anything from nothing to four: then a count of five or more has
 * to be in it, and the sum has to be four and five at least.
 */
const leastTogether = 2 * leastShown - 1

/**
 * Every count as it may be printed. A count below five is `few`. Where one is hidden, another village of its kecamatan
 * is `kept` back with it, the smallest that hides it; where none can, the total of the kecamatan. A
 * kecamatan that was not counted by itself is the sum of its villages once every one of them is counted; `villages`
 * says how many it has. Families and persons, and each desil, are told by themselves.
 */
export function protectedCells(
  stored: readonly StoredCell[],
  villages: ReadonlyMap<number, number>,
): ShownCell[] {
  const tables = new Map<string, { own: StoredCell | null; inside: StoredCell[] }>()
  for (const cell of stored) {
    const key = `${cell.parentId ?? cell.placeId}/${cell.desil}`
    const table = tables.get(key) ?? { own: null, inside: [] }
    if (cell.parentId === null) table.own = cell
    else table.inside.push(cell)
    tables.set(key, table)
  }
  return [...tables].flatMap(([key, { own, inside }]) => {
    const [placeId, desil] = key.split('/').map(Number) as [number, number]
    const whole = own ?? summed(placeId, desil, inside, villages.get(placeId) ?? 0)
    const cells = [...(whole ? [whole] : []), ...inside]
    const shown = Object.fromEntries(
      measures.map((measure) => [measure, protectedColumn(whole, inside, measure)]),
    ) as Record<Measure, Map<number, Figure>>
    return cells.map((cell) => ({
      placeId: cell.placeId,
      parentId: cell.parentId,
      desil,
      families: shown.families.get(cell.placeId) ?? null,
      persons: shown.persons.get(cell.placeId) ?? null,
    }))
  })
}

function summed(
  placeId: number,
  desil: number,
  inside: readonly StoredCell[],
  villages: number,
): StoredCell | null {
  if (inside.length === 0 || inside.length !== villages) return null
  const sum = (measure: Measure) =>
    inside.every((one) => one[measure] !== null)
      ? inside.reduce((total, one) => total + (one[measure] ?? 0), 0)
      : null
  return { placeId, parentId: null, desil, families: sum('families'), persons: sum('persons') }
}

/** One kind of count in one kecamatan and desil: its total, and what its villages add up to it. */
function protectedColumn(
  whole: StoredCell | null,
  inside: readonly StoredCell[],
  measure: Measure,
): Map<number, Figure> {
  const figures = new Map<number, Figure>()
  for (const cell of [...(whole ? [whole] : []), ...inside]) {
    const count = cell[measure]
    figures.set(cell.placeId, count !== null && count < leastShown ? 'few' : count)
  }
  const few = inside.filter((one) => figures.get(one.placeId) === 'few')
  const total = whole && figures.get(whole.placeId)
  if (few.length === 0 || !whole || typeof total !== 'number') return figures
  const sum = few.reduce((all, one) => all + (one[measure] ?? 0), 0)
  const [second] = inside
    .filter((one) => typeof figures.get(one.placeId) === 'number')
    .filter((one) => sum + (one[measure] ?? 0) >= leastTogether)
    .sort(
      (one, other) => (one[measure] ?? 0) - (other[measure] ?? 0) || one.placeId - other.placeId,
    )
  figures.set((second ?? whole).placeId, 'kept')
  return figures
}

/** What a registry counts in a place: those in desil 1 up to the one asked for, and everyone. */
export type PlaceCounts = Readonly<{
  placeId: number
  families: Figure
  persons: Figure
  allFamilies: Figure
  allPersons: Figure
}>

/** Of every kecamatan; or, given one, of itself and all places in it. */
export function countsUpTo(
  cells: readonly ShownCell[],
  desil: number,
  kecamatan: number | null,
): PlaceCounts[] {
  const places = new Map<number, ShownCell[]>()
  for (const cell of cells) {
    if (cell.desil > desil) continue
    if (kecamatan === null ? cell.parentId !== null : kecamatan !== (cell.parentId ?? cell.placeId))
      continue
    places.set(cell.placeId, [...(places.get(cell.placeId) ?? []), cell])
  }
  return [...places]
    .map(([placeId, of]) => {
      const poor = of.filter((one) => one.desil > 0)
      const all = of.find((one) => one.desil === 0)
      return {
        placeId,
        families: together(poor.map((one) => one.families)),
        persons: together(poor.map((one) => one.persons)),
        allFamilies: all?.families ?? null,
        allPersons: all?.persons ?? null,
      }
    })
    .sort((one, other) => one.placeId - other.placeId)
}

/** A sum with a hidden part is hidden too: less the other parts it would tell the hidden one. */
function together(figures: readonly Figure[]): Figure {
  const said = figures.filter((one) => one !== null)
  if (said.length === 0) return null
  const numbers = said.filter((one) => typeof one === 'number')
  if (numbers.length === said.length) return numbers.reduce((sum, one) => sum + one, 0)
  return said.length === 1 ? (said[0] ?? null) : 'kept'
}
