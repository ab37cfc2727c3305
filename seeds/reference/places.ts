import type { Knex } from 'knex'
import type { Home } from './areas'
import { idsBy, insertMissing } from './insert'

/**
 * The nation, the home's province and its regencies and cities; of the home the kecamatan, desa and kelurahan too. Throws when the
 * database already holds the places of another home: two regencies never share one.
 */
export async function seedPlaces(trx: Knex.Transaction, home: Home): Promise<void> {
  const { region, province } = home
  const other = await trx('places')
    .join('regions', 'regions.code', 'places.region_code')
    .whereNot('regions.code', region.code)
    .first<{ code: string; name: string } | undefined>('regions.code', 'regions.name')
  if (other) {
    throw new Error(
      `This database belongs to ${other.name} (${other.code}), but HOME_REGION says ${region.code}. ` +
        'Set HOME_REGION back, or give the other region a database of its own.',
    )
  }

  await insertMissing(trx, 'regions', 'code', [
    { code: '00', parent_code: null, kind: 'nation', name: 'Indonesia' },
    { code: province.code, parent_code: '00', kind: 'province', name: province.name },
    ...home.regions.map(({ code, kind, name }) => ({
      code,
      parent_code: province.code,
      kind,
      name,
    })),
  ])
  await insertMissing(
    trx,
    'places',
    'code',
    home.kecamatan.map(({ code, name }) => ({
      code,
      region_code: region.code,
      parent_id: null,
      kind: 'kecamatan',
      name,
    })),
  )
  const kecamatan = await idsBy(trx, 'places', 'code')
  await insertMissing(
    trx,
    'places',
    'code',
    home.villages.map(({ code, name, kind }) => ({
      code,
      region_code: region.code,
      parent_id: kecamatan.get(code.slice(0, 8)),
      kind,
      name,
    })),
  )
}
