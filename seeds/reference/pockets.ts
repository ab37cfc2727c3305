import type { Knex } from 'knex'
import { readPlaceName, squeezed } from '../../server/places/place'
import { readLines } from './csv'
import { insertMissing } from './insert'

const columns = [
  'kecamatan',
  'desa',
  'category',
  'indicator',
  'value',
  'unit',
  'year',
  'source_url',
  'source_note',
] as const

type Place = Readonly<{ id: number; name: string; parent: string | null }>

/**
 * What public sources say of Lahat's places, each line with its source; sources that differ all stay. One of them names
 * a pocket by that word.
 */
export async function seedMeasures(trx: Knex.Transaction, home: string): Promise<void> {
  if (home !== '16.04') return
  const places: Place[] = await trx('places')
    .leftJoin('places as parents', 'parents.id', 'places.parent_id')
    .select('places.id', 'places.name', 'parents.name as parent')
  const lines = readLines('lahat/pockets.csv', columns).map((line, index) => ({
    ...line,
    line: index + 2,
  }))
  const blank = (text: string) => (text === '' ? null : text)
  const fresh = await insertMissing(
    trx,
    'place_measures',
    'line',
    lines.map((line) => ({
      line: line.line,
      area: [line.desa, line.kecamatan].filter((part) => part !== '').join(', '),
      category: line.category,
      name: line.indicator,
      value: blank(line.value),
      unit: blank(line.unit),
      year: Number(line.year),
      source_url: blank(line.source_url),
      source_note: blank(line.source_note),
    })),
  )
  if (fresh === 0) return
  const ids = new Map<number, number>(
    (await trx('place_measures').whereNotNull('line').select('id', 'line')).map((row) => [
      row.line as number,
      row.id as number,
    ]),
  )
  const about = lines.flatMap((line) =>
    placesOf(line, places).map((place) => ({ measure_id: ids.get(line.line), place_id: place.id })),
  )
  await trx('place_measure_places').insert(about).onConflict().ignore()
  await seedPocket(trx, lines, places)
}

function placesOf(line: Readonly<{ kecamatan: string; desa: string }>, places: readonly Place[]) {
  return line.kecamatan.split(';').flatMap((part) => {
    const kecamatan = squeezed(part)
    if (kecamatan === '') return []
    const desa = readPlaceName(line.desa).name
    return places.filter((place) =>
      desa === ''
        ? place.parent === null && squeezed(place.name) === kecamatan
        : place.parent !== null &&
          squeezed(place.parent) === kecamatan &&
          squeezed(place.name) === desa,
    )
  })
}

async function seedPocket(
  trx: Knex.Transaction,
  lines: readonly Readonly<Record<(typeof columns)[number], string>>[],
  places: readonly Place[],
) {
  const named = lines.filter((line) => line.category.startsWith('kantong kemiskinan'))
  const rows = named.flatMap((line) =>
    placesOf(line, places).map((place) => ({
      place_id: place.id,
      year: Number(line.year),
      criteria: line.indicator,
      source_url: line.source_url,
      source_note: line.source_note,
    })),
  )
  const unique = [...new Map(rows.map((row) => [`${row.place_id}/${row.year}`, row])).values()]
  await trx('pockets').insert(unique).onConflict(['place_id', 'year']).ignore()
}

/** Neighbours beside each other, north up, as well as 24 tiles can: [row, column] by code. */
const lahatTiles: Readonly<Record<string, readonly [number, number]>> = {
  '16.04.19': [1, 1],
  '16.04.18': [1, 2],
  '16.04.17': [1, 3],
  '16.04.10': [1, 5],
  '16.04.09': [1, 6],
  '16.04.23': [1, 7],
  '16.04.16': [2, 2],
  '16.04.20': [2, 3],
  '16.04.21': [2, 4],
  '16.04.31': [2, 5],
  '16.04.26': [2, 6],
  '16.04.25': [3, 3],
  '16.04.08': [3, 4],
  '16.04.22': [3, 5],
  '16.04.30': [3, 6],
  '16.04.06': [4, 2],
  '16.04.29': [4, 3],
  '16.04.27': [4, 4],
  '16.04.07': [4, 5],
  '16.04.15': [4, 6],
  '16.04.28': [5, 1],
  '16.04.12': [5, 2],
  '16.04.24': [6, 1],
  '16.04.01': [6, 2],
}

/** Lays Lahat's tiles out, where nobody has laid any. */
export async function seedTiles(trx: Knex.Transaction, home: string): Promise<void> {
  if (home !== '16.04' || (await trx('places').whereNotNull('tile_row').first('id'))) return
  const tiles = Object.entries(lahatTiles)
  await trx.raw(
    `UPDATE places SET tile_row = tiles.tile_row, tile_column = tiles.tile_column
      FROM unnest(?::text[], ?::int[], ?::int[]) AS tiles (code, tile_row, tile_column)
      WHERE places.code = tiles.code`,
    [
      tiles.map(([code]) => code),
      tiles.map(([, tile]) => tile[0]),
      tiles.map(([, tile]) => tile[1]),
    ],
  )
}
