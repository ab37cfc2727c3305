import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import { topology } from 'topojson-server'
import { prepareDatabase } from '../../server/db/prepare'
import { boundaryLimits, readBoundaries } from '../../server/places/boundary'
import type { Place } from '../../server/places/place'
import { listPlaces } from '../../server/places/queries'
import { layTiles } from '../../server/places/tiles'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { emptyDatabase, useDatabase } from '../support/database'
import { everyone, person } from '../support/people'

const db = useDatabase()

/** A wavy square of `step` points a side, so that there is something to simplify. */
function square(west: number, south: number, size: number, step = 40): Position[] {
  const wave = (at: number) => Math.sin(at * 9) * 0.0005
  const side = (from: Position, to: Position): Position[] =>
    Array.from({ length: step }, (_, index) => {
      const [x, y] = [0, 1].map(
        (axis) => (from[axis] ?? 0) + (((to[axis] ?? 0) - (from[axis] ?? 0)) * index) / step,
      ) as [number, number]
      return from[0] === to[0] ? [x + wave(y * 100), y] : [x, y + wave(x * 100)]
    })
  const corners: Position[] = [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
  ]
  const ring = corners.flatMap((one, index) => side(one, corners[(index + 1) % 4] as Position))
  return [...ring, ring[0] as Position]
}

const feature = (properties: Record<string, unknown>, geometry: Geometry): Feature => ({
  type: 'Feature',
  properties,
  geometry,
})
const file = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

/** Made-up boundaries: every kecamatan a square where its tile lies, or three islands. */
function made(places: readonly Place[], islands = false): FeatureCollection {
  const kecamatan = places.filter((one) => one.parentId === null)
  const tiles = layTiles(kecamatan.map((one) => ({ ...one, tileRow: null, tileColumn: null })))
  return file(
    kecamatan.map((one) => {
      const tile = tiles.get(one.code) ?? { row: 1, column: 1 }
      const [west, south] = [103 + tile.column * 0.1, -3 - tile.row * 0.1]
      const parts = islands
        ? [0, 0.035, 0.07].map((at) => [square(west + at, south + at / 2, 0.02, 12)])
        : [[square(west, south, 0.1)]]
      return feature(
        { KDCPUM: one.code, WADMKC: one.name },
        { type: 'MultiPolygon', coordinates: parts },
      )
    }),
  )
}

describe('boundaries', () => {
  it('are simplified together, so that neighbours still touch and none vanishes', async () => {
    const places = await listPlaces(db())
    const read = readBoundaries(JSON.stringify(made(places)), places)
    if (!read.ok) throw new Error(read.trouble.why)
    const { drawn } = read
    expect(drawn.shapes).toHaveLength(24)
    expect(drawn.read).toBe(24 * 161)
    expect(drawn.kept).toBeLessThan(drawn.read)
    for (const { path, x, y, room } of drawn.shapes) {
      expect(path).toMatch(/^(M[-\d.,]+(L[-\d.,]+){2,}Z)+$/)
      expect(x > 0 && x < drawn.width && y > 0 && y < drawn.height && room > 10).toBe(true)
    }
    // What one border says, its neighbour says too: points inside the sheet are shared by two or more.
    const points = drawn.shapes.map(({ path }) => new Set(path?.match(/[-\d.]+,[-\d.]+/g)))
    const [first, second] = points as [Set<string>, Set<string>]
    expect([...first].filter((one) => second.has(one)).length).toBeGreaterThan(1)
  })

  it('may be TopoJSON, and villages are joined into their kecamatan and told as points', async () => {
    const places = await listPlaces(db())
    const geo = made(places)
    const topo = topology({ batas: geo }, 1e6)
    expect(readBoundaries(JSON.stringify(topo), places)).toMatchObject({ ok: true })

    const inLahat = places.filter((one) => one.code.startsWith('16.04.10.')).slice(0, 2)
    const others = geo.features.filter((one) => one.properties?.['KDCPUM'] !== '16.04.10')
    const halves = inLahat.map((one, index) =>
      feature(
        { WADMKC: 'LAHAT', WADMKD: one.name.toUpperCase() },
        { type: 'Polygon', coordinates: [square(104.5 + index * 0.1, -3.5, 0.1)] },
      ),
    )
    const point = feature(
      { kode: places.find((one) => one.code.startsWith('16.04.06.'))?.code },
      { type: 'Point', coordinates: [103.2, -3.3] },
    )
    const read = readBoundaries(JSON.stringify(file([...others, ...halves, point])), places)
    if (!read.ok) throw new Error(JSON.stringify(read.trouble))
    expect(read.drawn.shapes.filter((one) => one.path === null)).toHaveLength(3)
    const lahat = places.find((one) => one.code === '16.04.10')
    const shape = read.drawn.shapes.find((one) => one.placeId === lahat?.id)
    // Two squares side by side have become one ring.
    expect(shape?.path?.match(/M/g)).toHaveLength(1)
  })

  it('are known by the names of their kecamatan, and one that is missing is named', async () => {
    const places = await listPlaces(db())
    const named = made(places).features.map((one) => ({
      ...one,
      properties: { Kecamatan: `Kec. ${String(one.properties?.['WADMKC']).replace(/\s/g, '')}` },
    }))
    expect(readBoundaries(JSON.stringify(file(named)), places)).toMatchObject({ ok: true })
    expect(readBoundaries(JSON.stringify(file(named.slice(1))), places)).toEqual({
      ok: false,
      trouble: { why: 'missing', names: [places[0]?.name] },
    })
  })

  const ring = [[103, -3], [104, -3], [104, -4], [103, -3]] // prettier-ignore
  const polygon = (coordinates: unknown) =>
    JSON.stringify(
      file([feature({ kode: '160410' }, { type: 'Polygon', coordinates } as Geometry)]),
    )
  const arcs = [[[103, -3], [104, -3], [104, -4], [103, -3]]] // prettier-ignore
  const topo = (more: object) => JSON.stringify({ type: 'Topology', arcs, objects: {}, ...more })
  const many = (arc: number, times: number) => ({
    objects: { a: { type: 'Polygon', properties: {}, arcs: [Array<number>(times).fill(arc)] } },
  })
  it.each([
    ['half a file', '{"type":"Feature', 'not_json'],
    ['a list', '[]', 'not_geo'],
    ['nesting without end', '['.repeat(100_000), 'not_json'],
    ['another JSON', '{"name":"x"}', 'not_geo'],
    ['a null', 'null', 'not_geo'],
    ['no features', JSON.stringify(file([])), 'no_match'],
    ['text for numbers', polygon([[['103', '-3'], ...ring]]), 'broken'],
    ['a line for an area', polygon([ring.slice(0, 2)]), 'broken'],
    ['no rings', polygon([]), 'broken'],
    ['a number beyond numbers', polygon([ring]).replaceAll('104', '1e999'), 'broken'],
    ['metres', polygon([[[345000, 9580000], ...ring]]), 'not_degrees'],
    ['latitude first', polygon([ring.map(([x, y]) => [y, x])]), 'not_degrees'],
    ['another country', polygon([ring.map(([x = 0]) => [x - 100, 50])]), 'elsewhere'],
    ['an arc that is not there', topo(many(7, 1)), 'broken'],
    ['arcs that are none', topo({ arcs: { length: 1e9 } }), 'broken'],
    ['one arc a million times', topo(many(0, 300_000)), 'too_many'],
    ['a scale that is none', topo({ ...many(0, 1), transform: { scale: ['x'] } }), 'broken'],
    ['collections in collections', topo({ objects: { a: nested(9) } }), 'broken'],
    [
      'features beyond counting',
      JSON.stringify({ type: 'FeatureCollection', features: Array(boundaryLimits.features + 1).fill(0) }), // prettier-ignore
      'too_many',
    ],
    ['only strangers', polygon([ring]).replace('160410', '160999'), 'no_match'],
  ])('refuse %s', async (_name, text, why) => {
    const places = await listPlaces(db())
    expect(readBoundaries(text, places)).toMatchObject({ ok: false, trouble: { why } })
  })
})

function nested(depth: number): object {
  return depth === 0
    ? { type: 'Point', coordinates: [103, -3] }
    : { type: 'GeometryCollection', geometries: [nested(depth - 1)] }
}

describe('the map', () => {
  it('is drawn from what the secretariat loads, says so, and can go back to tiles', async () => {
    await everyone(db())
    const client = new Client(testApp(db()))
    await client.signIn('sekar@tkpk.test')
    const places = await listPlaces(db())
    const bytes = (text: string) => [{ name: 'batas.geojson', bytes: Buffer.from(text), field: 'file' }] // prettier-ignore
    const form = await client.get('/places/map')
    const refused = await client.upload(form, '/places/map', bytes('{'), { source_note: 'BIG' })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('JSON')])
    const hostile = made(places)
    const [one] = hostile.features as [Feature]
    one.properties = { ...one.properties, nama: '<script>alert(1)</script>' }
    const map = await client.upload(refused, '/places/map', bytes(JSON.stringify(hostile)), {
      source_note: 'Badan Informasi Geospasial <2024>',
    })
    expect(map.html.querySelectorAll('.map__shapes a path')).toHaveLength(24)
    expect(map.html.querySelectorAll('.map__table tbody tr')).toHaveLength(24)
    expect(map.html.querySelectorAll('.map rect[width="112"]')).toHaveLength(0)
    expect(map.text).toContain('Badan Informasi Geospasial <2024>. Garis disederhanakan')
    expect(map.text).not.toContain('ubin')
    // Whoever still had the form from before is told.
    const late = await client.upload(form, '/places/map', bytes(JSON.stringify(hostile)), {
      source_note: 'lain',
    })
    expect(late.status).toBe(409)
    await client.submit(await client.get('/places/map'), '/places/map/removal')
    expect((await client.get('/places')).text).toContain('Susunan ubin')
  })
})

describe('any regency or city by its code', () => {
  let own: Awaited<ReturnType<typeof emptyDatabase>>
  afterEach(async () => {
    await own.drop()
  })

  it.each([
    // A city, an island regency, and the first home.
    ['16.71', 18, 107, 'Kota Palembang', false],
    ['21.03', 17, 77, 'Kabupaten Natuna', true],
    ['16.04', 24, 378, 'Kabupaten Lahat', false],
  ])('%s is seeded and mapped whole', async (code, kecamatan, villages, name, islands) => {
    own = await emptyDatabase()
    await prepareDatabase(own.db, { homeRegion: code, demo: false, today: '2026-11-25' })
    await person(own.db, 'Sekar', 'secretariat')
    const places = await listPlaces(own.db)
    const count = (kind: (one: Place) => boolean) => places.filter(kind).length
    expect([
      count((one) => one.kind === 'kecamatan'),
      count((one) => one.kind !== 'kecamatan'),
    ]).toEqual([kecamatan, villages])
    const client = new Client(testApp(own.db))
    await client.signIn('sekar@tkpk.test')
    const tiles = await client.get('/places?year=2026')
    expect(tiles.text).toContain(name)
    const corners = tiles.html
      .querySelectorAll('.map__wide rect')
      .map((rect) => `${rect.getAttribute('x')}/${rect.getAttribute('y')}`)
    expect(new Set(corners).size).toBe(kecamatan)
    expect(tiles.html.querySelectorAll('#matrix ~ div tbody tr')).toHaveLength(kecamatan)
    const map = await client.upload(
      await client.get('/places/map'),
      '/places/map',
      [
        {
          name: 'batas.json',
          bytes: Buffer.from(JSON.stringify(made(places, islands))),
          field: 'file',
        },
      ],
      { source_note: 'buatan untuk uji' },
    )
    const paths = map.html.querySelectorAll('.map__shapes path')
    expect(paths).toHaveLength(kecamatan)
    for (const path of paths) {
      expect(path.getAttribute('d')?.match(/M/g)).toHaveLength(islands ? 3 : 1)
    }
    for (const place of places.filter((_, index) => index % 40 === 0)) {
      expect((await client.get(`/places/${place.code}`)).status).toBe(200)
    }
  })
})
