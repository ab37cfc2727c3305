import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, mergeArcs } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, quantile, simplify } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'

type Area = Feature<Polygon | MultiPolygon>

const sheet = { width: 860, height: 640, margin: 8 } as const

export const tenth = (value: number) => Math.round(value * 10) / 10

/** North up, degrees of longitude as wide as they are in the middle of the region; as large as the sheet allows. */
export function projection(collection: FeatureCollection<Polygon | MultiPolygon>) {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const { geometry } of collection.features) {
    for (const ring of ringsOf(geometry)) {
      for (const [x = 0, y = 0] of ring) {
        box.west = Math.min(box.west, x)
        box.east = Math.max(box.east, x)
        box.south = Math.min(box.south, y)
        box.north = Math.max(box.north, y)
      }
    }
  }
  const narrow = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)
  const wide = Math.max((box.east - box.west) * narrow, 1e-6)
  const high = Math.max(box.north - box.south, 1e-6)
  const { margin } = sheet
  const scale = Math.min((sheet.width - 2 * margin) / wide, (sheet.height - 2 * margin) / high)
  return {
    width: Math.ceil(wide * scale) + 2 * margin,
    height: Math.ceil(high * scale) + 2 * margin,
    project: ([x = 0, y = 0]: Position): Position => [
      margin + (x - box.west) * narrow * scale,
      margin + (box.north - y) * scale,
    ],
  }
}

function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

export function mapped(
  collection: FeatureCollection<Polygon | MultiPolygon, { kecamatan: number }>,
  project: (at: Position) => Position,
): FeatureCollection<MultiPolygon, { kecamatan: number }> {
  return {
    type: 'FeatureCollection',
    features: collection.features.map((one) => ({
      ...one,
      geometry: {
        type: 'MultiPolygon' as const,
        coordinates: (one.geometry.type === 'Polygon'
          ? [one.geometry.coordinates]
          : one.geometry.coordinates
        ).map((rings) => rings.map((ring) => ring.map(project))),
      },
    })),
  }
}

export function verticesOf(features: readonly Area[]): number {
  return features.reduce(
    (sum, one) => sum + ringsOf(one.geometry).reduce((part, ring) => part + ring.length, 0),
    0,
  )
}

/** The kecamatan with borders that neighbours still share, in as many points as a page can bear. */
export function simplified(
  collection: FeatureCollection<MultiPolygon, { kecamatan: number }>,
  kept: number,
): Map<number, Position[][][]> {
  const made = topology({ places: collection }, 1e5) as Topology<{
    places: GeometryCollection<{ kecamatan: number }>
  }>
  const total = made.arcs.reduce((sum, arc) => sum + arc.length, 0)
  const weighed = presimplify(made)
  const least = total > kept ? quantile(weighed, 1 - kept / total) : 0
  const light = simplify(weighed, Math.max(least, 0.05))
  const groups = new Map<number, (typeof made.objects.places.geometries)[number][]>()
  for (const one of light.objects.places.geometries) {
    const id = kecamatanOf(one.properties)
    groups.set(id, [...(groups.get(id) ?? []), one])
  }
  return new Map(
    [...groups].map(([id, of]) => {
      const merged = mergeArcs(light, of as never)
      const geometry = feature(light, merged).geometry
      return [id, geometry.coordinates]
    }),
  )
}

const kecamatanOf = (properties: { kecamatan?: number } | undefined) => properties?.kecamatan ?? 0

/** Rings too small to be seen go, except the largest of a place: no kecamatan of small islands may vanish. */
export function worthDrawing(polygons: Position[][][], whole: Position[][][]): Position[][][] {
  const large = (some: Position[][][], least: number) =>
    some.flatMap((rings) => {
      const [outer, ...holes] = rings
      if (!outer || outer.length < 4 || Math.abs(areaOf(outer)) < least) return []
      return [[outer, ...holes.filter((hole) => hole.length > 3 && Math.abs(areaOf(hole)) >= 4)]]
    })
  const seen = large(polygons, 1)
  if (seen.length > 0) return seen
  const largest = [...whole].sort(
    (one, other) => Math.abs(areaOf(other[0] ?? [])) - Math.abs(areaOf(one[0] ?? [])),
  )[0]
  return largest ? [largest] : []
}

function areaOf(ring: readonly Position[]): number {
  let sum = 0
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [one, other] = [ring[before] as Position, ring[at] as Position]
    sum += (one[0] ?? 0) * (other[1] ?? 0) - (other[0] ?? 0) * (one[1] ?? 0)
  }
  return sum / 2
}

export function pathOf(polygons: readonly Position[][][]): string {
  return polygons
    .flat()
    .map(
      (ring) =>
        `M${ring
          .slice(0, -1)
          .map(([x = 0, y = 0]) => `${tenth(x)},${tenth(y)}`)
          .join('L')}Z`,
    )
    .join('')
}

/** A point well inside the largest part, and how far it is from the border: where a figure can stand. */
export function middleOf(polygons: readonly (readonly Position[][])[]): [number, number, number] {
  const largest = [...polygons].sort(
    (one, other) => Math.abs(areaOf(other[0] ?? [])) - Math.abs(areaOf(one[0] ?? [])),
  )[0]
  const outer = largest?.[0] ?? []
  const xs = outer.map(([x = 0]) => x)
  const ys = outer.map(([, y = 0]) => y)
  const [west, east] = [least(xs), most(xs)]
  const [north, south] = [least(ys), most(ys)]
  let best: [number, number, number] = [(west + east) / 2, (north + south) / 2, 0]
  const steps = 12
  for (let row = 1; row < steps; row += 1) {
    for (let column = 1; column < steps; column += 1) {
      const x = west + ((east - west) * column) / steps
      const y = north + ((south - north) * row) / steps
      if (!isInside(outer, x, y)) continue
      const distance = distanceTo(outer, x, y)
      if (distance > best[2]) best = [x, y, distance]
    }
  }
  return best
}

const least = (values: readonly number[]) =>
  values.reduce((one, other) => Math.min(one, other), Infinity)
const most = (values: readonly number[]) =>
  values.reduce((one, other) => Math.max(one, other), -Infinity)

function isInside(ring: readonly Position[], x: number, y: number): boolean {
  let inside = false
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1 = 0, y1 = 0] = ring[before] as Position
    const [x2 = 0, y2 = 0] = ring[at] as Position
    if (y1 > y !== y2 > y && x < ((x1 - x2) * (y - y2)) / (y1 - y2) + x2) inside = !inside
  }
  return inside
}

function distanceTo(ring: readonly Position[], x: number, y: number): number {
  let nearest = Infinity
  for (let at = 1; at < ring.length; at += 1) {
    const [x1 = 0, y1 = 0] = ring[at - 1] as Position
    const [x2 = 0, y2 = 0] = ring[at] as Position
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    const along =
      length === 0
        ? 0
        : Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    nearest = Math.min(nearest, Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)))
  }
  return nearest
}
