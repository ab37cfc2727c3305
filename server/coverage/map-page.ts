import { classesOf, classOf } from '../charts/classes'
import { shapeMap, tileMap } from '../charts/map'
import type { Locale } from '../i18n'
import { placeLabel } from '../places/place'
import type { Boundary } from '../places/queries'
import { layTiles } from '../places/tiles'
import { perPerson, printed, shareOf, sumOf, type Cell } from './coverage'
import type { CoverageFile, MapMeasure } from './shown-page'

/** The value that the map shows of a kecamatan, with how it is printed. NULL: not known, or too small to show. */
function measured(locale: Locale, file: CoverageFile) {
  const rows = new Map(file.counted.rows.map((row) => [row.placeId, row]))
  const cells = new Map<number, Cell[]>()
  for (const cell of file.coverage.cells) {
    cells.set(cell.placeId, [...(cells.get(cell.placeId) ?? []), cell])
  }
  const pockets = new Map<number, number>()
  for (const one of file.pockets) {
    if (one.year === file.scope.year)
      pockets.set(one.parentId, (pockets.get(one.parentId) ?? 0) + 1)
  }
  const hasPockets = pockets.size > 0
  const of: Record<MapMeasure, (id: number) => number | null> = {
    poor: (id) => printed(rows.get(id)?.persons ?? null),
    rate: (id) => {
      const row = rows.get(id)
      return row ? shareOf(row.persons, row.allPersons) : null
    },
    actions: (id) => (cells.get(id) ?? []).reduce((sum, cell) => sum + cell.actions, 0),
    money: (id) =>
      perPerson(
        sumOf((cells.get(id) ?? []).map((cell) => cell.own)),
        rows.get(id)?.persons ?? null,
      ),
    pockets: (id) => (hasPockets ? (pockets.get(id) ?? 0) : null),
  }
  const text = (value: number): string =>
    file.measure === 'rate'
      ? locale.percent(value)
      : file.measure === 'money'
        ? locale.rupiahShort(Math.round(value / 1000) * 1000)
        : locale.number(value)
  const short = (value: number): string =>
    file.measure === 'rate'
      ? `${locale.number(Math.round(value * 1000) / 10, 1)}%`
      : file.measure === 'money'
        ? locale.t('places.thousand', { n: locale.number(Math.round(value / 1000)) })
        : locale.number(value)
  return { value: of[file.measure], text, short }
}

/** The map of kecamatan, as shapes where the team has loaded them, else as tiles, with its legend and rules. */
export function mapOf(locale: Locale, file: CoverageFile) {
  const { t } = locale
  const { value, text, short } = measured(locale, file)
  const values = file.kecamatan.map((place) => value(place.id))
  const classes = classesOf(values.filter((one) => one !== null))
  const zero = classes[0]?.to === 0 ? 0 : 1
  // The darkest is always the highest class, however few there are.
  const shade = (index: number) => {
    const above = classes.length - 1 - index
    return index === 0 && zero === 0 ? 0 : Math.max(1, 5 - above)
  }
  const laid = layTiles(file.kecamatan)
  const shapes = new Map(
    (file.boundary?.shapes ?? []).flatMap(({ placeId, path, ...at }) =>
      path === null ? [] : [[placeId, { path, ...at }] as const],
    ),
  )
  const places = file.kecamatan.map((place) => {
    const known = value(place.id)
    return {
      href: `/places/${place.code}?year=${file.scope.year}`,
      name: place.name,
      figure: known === null ? '–' : short(known),
      spoken: `${placeLabel(place)}: ${known === null ? t('places.unknown') : text(known)}`,
      tone: known === null ? null : shade(classOf(classes, known)),
      tile: laid.get(place.code) ?? { row: 1, column: 1 },
      shape: shapes.get(place.id),
    }
  })
  const shaped = places.flatMap(({ shape, ...place }) => (shape ? [{ ...place, shape }] : []))
  // A kecamatan that came after the file was loaded would be a hole: then tiles again.
  const boundary = shaped.length === places.length ? file.boundary : null
  const label = t(`places.measure.${file.measure}`)
  return {
    label: t('places.map_label', { measure: label }),
    title: label,
    ...(boundary
      ? {
          shapes: shapeMap(boundary, shaped, pocketDots(file, boundary)),
          table: {
            title: t('boundary.table'),
            rows: shaped.map(({ href, name, figure, tone }) => ({
              href,
              name,
              figure,
              tone: tone === null ? 'unknown' : String(tone),
            })),
          },
        }
      : { wide: tileMap(places, 'wide'), narrow: tileMap(places, 'narrow') }),
    legend: [
      ...classes.map((one, index) => ({
        tone: String(shade(index)),
        text: t('places.class', {
          range:
            one.from === one.to
              ? text(one.from)
              : t('places.range', { from: text(one.from), to: text(one.to) }),
          n: one.count,
        }),
      })),
      ...(values.includes(null)
        ? [
            {
              tone: 'unknown',
              text: t('places.class', {
                range: t('places.unknown'),
                n: values.filter((one) => one === null).length,
              }),
            },
          ]
        : []),
    ],
    note: [
      t(`places.measure_note.${file.measure}`),
      ...(boundary
        ? [
            t('boundary.map_note', { source: boundary.sourceNote }),
            ...(pocketDots(file, boundary).length > 0 ? [t('boundary.pockets_note')] : []),
          ]
        : [
            t(
              file.kecamatan.some((place) => place.tileRow !== null)
                ? 'places.tiles_laid'
                : 'places.tiles_by_code',
            ),
          ]),
      t('places.classes_rule'),
    ].join(' '),
  }
}

/** Where the pockets of the year lie, as far as the file told. */
function pocketDots({ pockets, scope }: CoverageFile, boundary: Boundary) {
  const listed = new Set(pockets.filter((one) => one.year === scope.year).map((one) => one.placeId))
  return boundary.shapes.filter((one) => one.path === null && listed.has(one.placeId))
}
