import type { Knex } from 'knex'
import type { BuiltAction, DemoPlace } from './build'
import { diceFor } from './dice'

const years = [2024, 2025, 2026]
/** Of a hundred villages this many are pockets in the first year; a fifth leaves each year, and a few come. */
const share = 0.11

/** Made-up counts of two registries, and pockets that follow them; all marked as demo. Public sources name none. */
export async function writePockets(
  trx: Knex.Transaction,
  places: readonly DemoPlace[],
  actions: readonly BuiltAction[],
): Promise<void> {
  const people = places.filter((place) => place.kind !== 'kecamatan').map(peopleOf)
  for (const [registry, countedOn, factor] of [
    ['P3KE', '2024-02-29', 1],
    ['DTSEN', '2025-10-31', 0.86],
  ] as const) {
    const [row] = await trx('registry_counts')
      .insert({
        registry,
        counted_on: countedOn,
        is_demo: true,
        source_note: 'Contoh: jumlah menurut desa tidak diterbitkan untuk umum.',
      })
      .returning('id')
    const counts = people.flatMap((one) => countsOf(one, factor))
    const kecamatan = new Map<string, Count>()
    for (const { parentId, ...count } of counts) {
      const key = `${parentId}/${count.desil}`
      const sum = kecamatan.get(key)
      kecamatan.set(key, {
        place_id: parentId,
        desil: count.desil,
        families: count.families + (sum?.families ?? 0),
        persons: count.persons + (sum?.persons ?? 0),
      })
    }
    const rows = [...kecamatan.values(), ...counts].map((count) => ({
      registry_count_id: row.id as number,
      place_id: count.place_id,
      desil: count.desil,
      families: count.families,
      persons: count.persons,
    }))
    for (let from = 0; from < rows.length; from += 1000) {
      await trx('place_counts').insert(rows.slice(from, from + 1000))
    }
  }
  await trx('pockets').insert(pocketsOf(people, actions)).onConflict(['place_id', 'year']).ignore()
}

type Count = { place_id: number; desil: number; families: number; persons: number }
type People = Readonly<{ place: DemoPlace; families: number; poor: number }>

/** How many families a village has and which share of them is poorest: a few villages much more than the rest. */
function peopleOf(place: DemoPlace): People {
  const dice = diceFor(`penduduk ${place.code}`)
  const land = diceFor(`penduduk ${place.code.slice(0, 8)}`).between(0.6, 1.5)
  const families =
    place.kind === 'kelurahan' ? dice.whole(900, 2600) : Math.round(140 + 620 * dice.next() ** 2)
  return { place, families, poor: Math.min(0.45, 0.012 + land * 0.22 * dice.next() ** 2.6) }
}

function countsOf({ place, families, poor }: People, factor: number) {
  const dice = diceFor(`desil ${place.code} ${factor}`)
  const persons = (some: number) => Math.round(some * dice.between(3.2, 3.9))
  const first = Math.round(families * poor * factor * dice.between(0.92, 1.08))
  const of = [families, first, ...[1.25, 1.4, 1.5].map((times) => Math.round(first * times))]
  return of.map((some, desil) => ({
    place_id: place.id,
    parentId: place.parentId as number,
    desil,
    families: some,
    persons: desil === 0 ? Math.round(some * 3.55) : persons(some),
  }))
}

/** The poorest villages; a third of the list are villages that some action names, as a list that is used would have. */
function pocketsOf(people: readonly People[], actions: readonly BuiltAction[]) {
  const ranked = [...people].sort(
    (one, other) => other.poor - one.poor || (one.place.code < other.place.code ? -1 : 1),
  )
  const number = Math.max(3, Math.round(people.length * share))
  return years.flatMap((year, index) => {
    const dice = diceFor(`lokus ${year}`)
    const named = new Set(
      actions
        .filter((action) => action.planned.year === year)
        .flatMap((action) => action.places.map(({ place }) => place.id)),
    )
    const first = ranked.filter(({ place }) => named.has(place.id)).slice(0, Math.round(number / 3))
    const others = ranked.filter((one) => !first.includes(one))
    return [
      ...first,
      ...others
        .slice(0, number - first.length + index * 2)
        .filter((_, rank) => index === 0 || rank % 6 !== index)
        .filter(() => dice.next() < 0.94),
    ].map(({ place }) => ({
      place_id: place.id,
      year,
      decree: `Contoh: Keputusan Bupati tentang lokus penanggulangan kemiskinan ${year}`,
      criteria: 'Contoh: bagian keluarga desil 1 tertinggi',
      source_note: 'Contoh: daftar lokus tidak ditemukan dalam sumber umum.',
      is_demo: true,
    }))
  })
}
