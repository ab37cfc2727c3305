import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import {
  mapped,
  middleOf,
  pathOf,
  projection,
  simplified,
  tenth,
  verticesOf,
  worthDrawing,
} from './outline'
import { squeezed, type Place } from './place'

/** Boundaries made ready to draw: each kecamatan as a path, villages as points. */
export type Drawn = Readonly<{
  width: number
  height: number
  read: number
  kept: number
  shapes: readonly Shape[]
}>

/** A place on the sheet: where it lies, its path, and the room for its name there; a village is a point. */
export type Shape = Readonly<{
  placeId: number
  path: string | null
  x: number
  y: number
  room: number
}>

/** Why a file is not taken; each has a sentence. `names` are the places concerned. */
export type BoundaryTrouble = Readonly<{
  why:
    | 'not_json'
    | 'not_geo'
    | 'broken'
    | 'too_many'
    | 'not_degrees'
    | 'elsewhere'
    | 'no_match'
    | 'missing'
  names?: readonly string[]
}>
export type BoundaryRead =
  Readonly<{ ok: true; drawn: Drawn }> | Readonly<{ ok: false; trouble: BoundaryTrouble }>

export const boundaryLimits = {
  bytes: 6 * 1024 * 1024,
  features: 3000,
  vertices: 250_000,
  /** What is kept of them: about 60 KB of a page before it is compressed. */
  kept: 6000,
} as const

class Unfit extends Error {
  constructor(readonly trouble: BoundaryTrouble) {
    super(trouble.why)
  }
}
const unfit = (why: BoundaryTrouble['why'], names?: readonly string[]) =>
  new Unfit(names ? { why, names } : { why })
type Known = Pick<Place, 'id' | 'code' | 'kind' | 'name' | 'parentId' | 'parentName'>

/**
 * Reads a GeoJSON or TopoJSON of the home's kecamatan or villages in degrees. Villages are dissolved into their
 * kecamatan, borders simplified together so that neighbours still touch, and everything brought onto one sheet, north up.
 * Nothing of the file but numbers is kept. A file that is hostile, broken or of another region is answered with why.
 */
export function readBoundaries(text: string, places: readonly Known[]): BoundaryRead {
  try {
    return { ok: true, drawn: draw(collect(parse(text)), places) }
  } catch (error) {
    if (error instanceof Unfit) return { ok: false, trouble: error.trouble }
    throw error
  }
}

type Json = Readonly<Record<string, unknown>>

function parse(text: string): Json {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw unfit('not_json')
  }
  if (!isObject(value)) throw unfit('not_geo')
  return value
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Shaped = Readonly<{
  properties: Json
  polygons: readonly (readonly Position[][])[] | null
  point: Position | null
}>

/** Everything in the file that has an area or is a point, each coordinate looked at. */
function collect(file: Json): Shaped[] {
  const budget = { vertices: 0 }
  const list =
    file['type'] === 'Topology'
      ? ofTopology(file, budget)
      : file['type'] === 'FeatureCollection'
        ? file['features']
        : null
  if (!Array.isArray(list)) throw unfit('not_geo')
  if (list.length > boundaryLimits.features) throw unfit('too_many')
  return list.flatMap((one: unknown): Shaped[] => {
    if (!isObject(one) || one['type'] !== 'Feature' || !isObject(one['geometry'])) return []
    const { type, coordinates } = one['geometry']
    const properties = isObject(one['properties']) ? one['properties'] : {}
    const named = { ...properties, ...(one['id'] !== undefined && { id: one['id'] }) }
    if (type === 'Point') {
      return [{ properties: named, polygons: null, point: position(coordinates, budget) }]
    }
    if (type !== 'Polygon' && type !== 'MultiPolygon') return []
    const polygons = type === 'Polygon' ? [coordinates] : coordinates
    if (!Array.isArray(polygons)) throw unfit('broken')
    return [
      {
        properties: named,
        point: null,
        polygons: polygons.map((rings: unknown) => {
          if (!Array.isArray(rings) || rings.length === 0) throw unfit('broken')
          return rings.map((ring) => readRing(ring, budget))
        }),
      },
    ]
  })
}

type Budget = { vertices: number }

function readRing(ring: unknown, budget: Budget): Position[] {
  if (!Array.isArray(ring) || ring.length < 3) throw unfit('broken')
  // Told before anything is copied, whatever the file says it holds.
  if (budget.vertices + ring.length > boundaryLimits.vertices) throw unfit('too_many')
  const read = ring.map((one) => position(one, budget))
  const [first, last] = [read[0] as Position, read.at(-1) as Position]
  if (first[0] !== last[0] || first[1] !== last[1]) read.push(first)
  if (read.length < 4) throw unfit('broken')
  return read
}

function position(value: unknown, budget: Budget): Position {
  if (!Array.isArray(value)) throw unfit('broken')
  const [x, y] = value as unknown[]
  if (typeof x !== 'number' || typeof y !== 'number') throw unfit('broken')
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw unfit('broken')
  budget.vertices += 1
  if (budget.vertices > boundaryLimits.vertices) throw unfit('too_many')
  // Metres of a map sheet (UTM) are the usual slip.
  if (Math.abs(x) > 180 || Math.abs(y) > 90) throw unfit('not_degrees')
  if (x < 90 || x > 145 || y < -15 || y > 10) throw unfit('elsewhere')
  return [x, y]
}

/**
 * A topology as features. Counted first: a few bytes may name one arc a million times, and an arc that is not there
 * would break the library.
 */
function ofTopology(file: Json, budget: Budget): unknown[] {
  const { arcs, objects, transform } = file
  if (!Array.isArray(arcs) || !isObject(objects)) throw unfit('broken')
  if (transform !== undefined) {
    const numbers = isObject(transform) ? [transform['scale'], transform['translate']].flat() : []
    if (numbers.length !== 4 || !numbers.every((one) => Number.isFinite(one))) throw unfit('broken')
  }
  let held = 0
  for (const arc of arcs as unknown[]) {
    if (!Array.isArray(arc) || arc.length < 2) throw unfit('broken')
    held += arc.length
    if (held > boundaryLimits.vertices) throw unfit('too_many')
    for (const one of arc as unknown[]) {
      if (!Array.isArray(one) || !one.slice(0, 2).every((part) => Number.isFinite(part))) {
        throw unfit('broken')
      }
      if (one.length < 2) throw unfit('broken')
    }
  }
  let used = 0
  const weigh = (value: unknown, depth: number): void => {
    if (typeof value === 'number') {
      const arc = arcs[value < 0 ? ~value : value] as unknown[] | undefined
      if (!Number.isInteger(value) || !arc) throw unfit('broken')
      used += arc.length
      if (used > boundaryLimits.vertices) throw unfit('too_many')
      return
    }
    if (!Array.isArray(value) || depth > 3) throw unfit('broken')
    for (const one of value) weigh(one, depth + 1)
  }
  const geometries: Json[] = []
  const gather = (value: unknown, depth: number): void => {
    if (!isObject(value) || depth > 3) throw unfit('broken')
    if (value['type'] === 'GeometryCollection') {
      if (!Array.isArray(value['geometries'])) throw unfit('broken')
      for (const one of value['geometries'] as unknown[]) gather(one, depth + 1)
      return
    }
    geometries.push(value)
    if (geometries.length > boundaryLimits.features) throw unfit('too_many')
    if (value['type'] === 'Polygon' || value['type'] === 'MultiPolygon') weigh(value['arcs'], 1)
  }
  for (const one of Object.values(objects)) gather(one, 0)
  budget.vertices = 0
  return geometries.flatMap((geometry) => {
    if (!['Polygon', 'MultiPolygon', 'Point'].includes(String(geometry['type']))) return []
    try {
      return [feature(file as unknown as Topology, geometry as never)]
    } catch {
      throw unfit('broken')
    }
  })
}

/** Which place a feature is: by a code among its properties, else by its names. */
function placeFinder(places: readonly Known[]) {
  const byCode = new Map(places.map((one) => [one.code.replaceAll('.', ''), one]))
  const kecamatan = new Map(
    places.filter((one) => one.parentId === null).map((one) => [squeezed(one.name), one]),
  )
  const villages = new Map(
    places
      .filter((one) => one.parentName !== null)
      .map((one) => [`${squeezed(one.parentName as string)}/${squeezed(one.name)}`, one]),
  )
  const isVillageName = /^(desa|kelurahan|desa_?kel.*|wadmkd|nmdesa|nama_?desa|village)$/i
  const isKecamatanName = /^(kecamatan|kec|wadmkc|nmkec|nama_?kec.*|district)$/i
  const isName = /^(name|nama|namobj|nama_?wilayah|wilayah)$/i
  const bare = (value: unknown) =>
    squeezed(
      String(value)
        .slice(0, 120)
        .replace(/^(kecamatan|kec[.]?|desa|kelurahan|kel[.]?)\s+/i, ''),
    )
  return (properties: Json): Known | undefined => {
    const fields = Object.entries(properties).slice(0, 60)
    for (const [, value] of fields) {
      if (typeof value !== 'string' && typeof value !== 'number') continue
      const code = String(value).slice(0, 20).replaceAll('.', '')
      if ((code.length === 6 || code.length === 10) && byCode.has(code)) return byCode.get(code)
    }
    const named = (form: RegExp) =>
      fields.flatMap(([name, value]) => (form.test(name) ? [bare(value)] : []))
    for (const upper of named(isKecamatanName)) {
      for (const inner of [...named(isVillageName), ...named(isName)]) {
        const village = villages.get(`${upper}/${inner}`)
        if (village) return village
      }
    }
    // A village that was not recognised is not its kecamatan.
    if (named(isVillageName).some((name) => name !== '')) return undefined
    return [...named(isKecamatanName), ...named(isName)].flatMap(
      (name) => kecamatan.get(name) ?? [],
    )[0]
  }
}

function draw(shaped: readonly Shaped[], places: readonly Known[]): Drawn {
  const find = placeFinder(places)
  const found = shaped.flatMap((one) => {
    const place = find(one.properties)
    return place ? [{ ...one, place }] : []
  })
  const areas = found.filter((one) => one.polygons !== null)
  if (areas.length === 0) throw unfit('no_match')
  const kecamatan = places.filter((one) => one.parentId === null)
  const ofKecamatan = new Map(
    kecamatan.map((one) => [
      one.id,
      // Its own shape goes before those of its villages.
      areas.some(({ place }) => place.id === one.id)
        ? areas.filter(({ place }) => place.id === one.id)
        : areas.filter(({ place }) => place.parentId === one.id),
    ]),
  )
  const missing = kecamatan.filter((one) => ofKecamatan.get(one.id)?.length === 0)
  if (missing.length === kecamatan.length) throw unfit('no_match')
  if (missing.length > 0) {
    throw unfit(
      'missing',
      missing.map((one) => one.name),
    )
  }
  const collection: FeatureCollection<Polygon | MultiPolygon, { kecamatan: number }> = {
    type: 'FeatureCollection',
    features: [...ofKecamatan].flatMap(([id, of]) =>
      of.map(({ polygons }) => ({
        type: 'Feature' as const,
        properties: { kecamatan: id },
        geometry: {
          type: 'MultiPolygon' as const,
          coordinates: (polygons ?? []) as Position[][][],
        },
      })),
    ),
  }
  const onSheet = projection(collection)
  const flat = mapped(collection, onSheet.project)
  const read = verticesOf(flat.features)
  const simpler = simplified(flat, boundaryLimits.kept)
  const points = found.flatMap(({ place, point, polygons }) => {
    if (place.parentId === null) return []
    const at = point
      ? onSheet.project(point)
      : polygons
        ? middleOf(polygons.map((rings) => rings.map((ring) => ring.map(onSheet.project))))
        : null
    return at ? [{ placeId: place.id, path: null, x: at[0] ?? 0, y: at[1] ?? 0, room: 0 }] : []
  })
  const shapes = [...ofKecamatan].map(([placeId, of]) => {
    const merged = simpler.get(placeId)
    const whole = of.flatMap(({ polygons }) =>
      (polygons ?? []).map((rings) => rings.map((ring) => ring.map(onSheet.project))),
    )
    const polygons = worthDrawing(merged ?? [], whole)
    const [x, y, room] = middleOf(polygons)
    return { placeId, path: pathOf(polygons), x, y, room }
  })
  const once = new Map(points.map((one) => [one.placeId, one]))
  return {
    width: onSheet.width,
    height: onSheet.height,
    read,
    kept: shapes.reduce((sum, one) => sum + (one.path.match(/[ML]/g)?.length ?? 0), 0),
    shapes: [...shapes, ...once.values()].map((one) => ({
      ...one,
      x: tenth(one.x),
      y: tenth(one.y),
      room: tenth(one.room),
    })),
  }
}
