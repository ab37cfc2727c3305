import { prepared, type Db } from '../db'
import { isNamed, readPlaceName, type Place } from './place'

const columns = `places.id, places.code, places.kind, places.name, places.parent_id AS "parentId",
  parents.name AS "parentName"`
const source = 'places LEFT JOIN places AS parents ON parents.id = places.parent_id'

/**
 * What became of a typed name: the one place it means; or `several` of that very name; or those that are spelled or
 * lie otherwise, likeliest first.
 */
export type FoundPlace = Readonly<{
  typed: string
  place: Place | null
  several: boolean
  candidates: readonly Place[]
}>

const most = 6

/**
 * Finds each typed name or code. Blanks and signs do not count; a name that several places bear stays undecided until
 * its kecamatan is said too, and one that nothing bears is answered with what is spelled most like it. One statement,
 * however many names.
 */
export async function findPlacesByNames(db: Db, names: readonly string[]): Promise<FoundPlace[]> {
  const asked = names.map((typed) => ({ typed, reading: readPlaceName(typed), code: typed.trim() }))
  if (asked.length === 0) return []
  const rows = await prepared<Place & { wanted: string | null }>(
    db,
    'places.by_names',
    `WITH wanted AS (SELECT DISTINCT asked.name FROM unnest($1::text[]) AS asked (name) WHERE asked.name <> '')
      (SELECT ${columns}, NULL AS wanted FROM ${source}
        WHERE places.squeezed IN (SELECT wanted.name FROM wanted) OR places.code = ANY($2::text[])
        ORDER BY places.kind <> 'kecamatan', parents.name COLLATE id_alami, places.code)
      UNION ALL
      (SELECT alike.*, wanted.name FROM wanted CROSS JOIN LATERAL (
          SELECT ${columns} FROM ${source}
            WHERE similarity(places.squeezed, wanted.name) >= 0.4
              OR (length(wanted.name) >= 4 AND strpos(places.squeezed, wanted.name) > 0)
            ORDER BY similarity(places.squeezed, wanted.name) DESC, places.kind <> 'kecamatan', places.code
            LIMIT ${most}
        ) AS alike
        WHERE NOT EXISTS (SELECT FROM places WHERE places.squeezed = wanted.name))`,
    [asked.map((one) => one.reading.name), asked.map((one) => one.code)],
  )
  const named = rows.filter((row) => row.wanted === null)
  return asked.map(({ typed, reading, code }) => {
    const meant = named.filter((place) => place.code === code || isNamed(place, reading))
    if (meant.length === 1)
      return { typed, place: meant[0] ?? null, several: false, candidates: meant }
    // The right name in another kecamatan than was said, or of another kind, is still worth offering.
    const loose = named.filter((place) => isNamed(place, { ...reading, kind: null, parent: null }))
    const alike = rows.filter((row) => row.wanted === reading.name)
    const candidates = [meant, loose, alike].find((some) => some.length > 0) ?? []
    return { typed, place: null, several: meant.length > 1, candidates: candidates.slice(0, most) }
  })
}

/** The same for one name. */
export async function findPlacesByName(db: Db, name: string): Promise<FoundPlace> {
  const [found] = await findPlacesByNames(db, [name])
  return found ?? { typed: name, place: null, several: false, candidates: [] }
}
