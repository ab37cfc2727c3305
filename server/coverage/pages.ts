import { actionsHref } from '../actions/filter'
import { funds } from '../actions/action'
import type { ListOptions } from '../actions/list-queries'
import { classesOf, classOf } from '../charts/classes'
import { shapeMap, tileMap } from '../charts/map'
import { exportTools } from '../http/files'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { countName, peopleText } from '../places/count-page'
import { placeLabel } from '../places/place'
import { leastShown, type RegistryCount } from '../places/pocket'
import { pocketMovement, yearRows } from '../places/years-page'
import type { PlaceCounts } from '../places/disclosure'
import type { Boundary, Frame, LaidPlace, UncoveredPocket } from '../places/queries'
import { layTiles } from '../places/tiles'
import { can } from '../policy'
import { strategyName, type Strategy } from '../strategies/strategy'
import { perPerson, printed, shareOf, sumOf, type Cell } from './coverage'
import type { Coverage, CoverageScope } from './queries'

type Printed = Page & Record<string, unknown>

/** What the map shows; the first is shown when nothing is asked for. */
export const mapMeasures = ['poor', 'rate', 'actions', 'money', 'pockets'] as const
export type MapMeasure = (typeof mapMeasures)[number]

/** The count that rates and rupiah per person are taken of; undefined while no registry has been entered. */
export type Counted = Readonly<{
  count: RegistryCount | undefined
  counts: readonly RegistryCount[]
  desil: number
  rows: readonly PlaceCounts[]
}>

export type CoverageFile = Readonly<{
  scope: CoverageScope
  years: readonly number[]
  options: ListOptions
  strategies: readonly Strategy[]
  kecamatan: readonly LaidPlace[]
  boundary: Boundary | null
  coverage: Coverage
  counted: Counted
  pockets: Frame['pockets']
  /** The lists of pockets of all years, told in numbers. */
  lists: Frame['years']
  uncovered: readonly UncoveredPocket[]
  measure: MapMeasure
}>

const gapsShown = 12

export function coveragePage(viewer: Viewer, file: CoverageFile): Printed {
  const { locale } = viewer
  const { t } = locale
  const { scope, coverage } = file
  const placed = coverage.totals.reduce((sum, one) => sum + one.placed, 0)
  const all = coverage.totals.reduce((sum, one) => sum + one.actions, 0)
  const now = file.lists.find((one) => one.year === scope.year)
  const gaps = gapRows(locale, file)
  const gapPlaces = new Set(file.uncovered.map((one) => one.code)).size
  return {
    title: t('places.title'),
    lead: t('places.lead'),
    tools: [
      ...exportTools(locale, (format) => placesHref(file, { show: '' }, `/places.${format}`)),
      { href: '/places/priorities', label: t('places.priorities'), icon: 'flag' },
      {
        href: `/places/pockets?year=${scope.year}`,
        label: t('pockets.list'),
        icon: 'list',
      },
      { href: '/places/counts', label: t('pockets.counts'), icon: 'people' },
      ...(can(viewer.user, 'place.manage')
        ? [{ href: '/places/map', label: t('boundary.tool'), icon: 'map' }]
        : []),
    ],
    filters: filtersOf(locale, file),
    stats: [
      {
        label: t('places.stat.pockets', { year: String(scope.year) }),
        value: now ? locale.number(now.pockets) : '–',
        note: now ? pocketMovement(locale, file.lists, now.year) : t('places.no_pockets'),
      },
      {
        label: t('places.stat.gaps'),
        value: now ? locale.number(gapPlaces) : '–',
        note: t('places.stat.gaps_note', { year: String(scope.year) }),
        ...(gapPlaces > 0 && { href: '#gaps', tone: 'warning' }),
      },
      {
        label: t('places.stat.placed'),
        value: t('places.of', { part: placed, whole: all }),
        note: t('places.stat.placed_note', { n: all - placed }),
      },
    ],
    map: mapOf(locale, file),
    measures: mapMeasures.map((measure) => ({
      href: placesHref(file, { show: measure }),
      label: t(`places.measure.${measure}`),
      current: measure === file.measure,
    })),
    matrix: matrixOf(locale, file, file.kecamatan, true),
    attribution: t('places.attribution'),
    countRule: countRule(locale, file.counted),
    years: yearRows(locale, file.lists),
    gaps: gaps.slice(0, gapsShown),
    gapsMore: gaps.length > gapsShown ? gaps.slice(gapsShown) : [],
    gapsMoreLabel: t('places.gaps_more', { n: gaps.length - gapsShown }),
    gapsEmpty: { text: now ? t('places.no_gaps') : t('places.no_pockets') },
  }
}

/** The address of this page under the same filter. */
function placesHref(file: CoverageFile, changes: Record<string, string>, path = '/places'): string {
  const { scope, counted, measure } = file
  const asked = new URLSearchParams()
  const all: Record<string, string> = {
    year: String(scope.year),
    strategy: scope.strategy ? String(scope.strategy) : '',
    agency: scope.agency ?? '',
    fund: scope.fund ?? '',
    count: counted.count ? String(counted.count.id) : '',
    desil: counted.desil === 1 ? '' : String(counted.desil),
    show: measure,
    ...changes,
  }
  for (const [name, value] of Object.entries(all)) if (value !== '') asked.set(name, value)
  return `${path}?${asked}${path === '/places' ? '#map' : ''}`
}

/** The list of exactly the actions that a cell counts. */
export function cellHref(scope: CoverageScope, place: string, strategy: number | null): string {
  return actionsHref({
    year: scope.year,
    strategy: strategy ?? scope.strategy ?? '',
    agency: scope.agency ?? '',
    fund: scope.fund ?? '',
    place,
  })
}

function filtersOf(locale: Locale, file: CoverageFile) {
  const { t } = locale
  const { scope, counted, options } = file
  const select = (
    name: string,
    label: string,
    chosen: string,
    choices: readonly Readonly<{ value: string; label: string }>[],
    all = true,
  ) => ({
    id: name,
    name,
    label,
    options: [...(all ? [{ value: '', label: t('form.all') }] : []), ...choices].map((choice) => ({
      ...choice,
      selected: choice.value === chosen,
    })),
  })
  return [
    select(
      'year',
      t('actions.field.year'),
      String(scope.year),
      file.years.map((year) => ({ value: String(year), label: String(year) })),
      false,
    ),
    select(
      'strategy',
      t('actions.field.strategy'),
      scope.strategy ? String(scope.strategy) : '',
      file.strategies.map((one) => ({
        value: String(one.number),
        label: t('strategy.short', { number: String(one.number) }),
      })),
    ),
    select(
      'agency',
      t('actions.field.agency'),
      scope.agency ?? '',
      options.agencies.map((one) => ({ value: one.code, label: one.name })),
    ),
    select(
      'fund',
      t('actions.field.fund'),
      scope.fund ?? '',
      funds.map((fund) => ({ value: fund, label: t(`fund.${fund}`) })),
    ),
    ...(counted.count ? countFields(locale, counted) : []),
  ]
}

/** Which registry and how far up its desil: the two questions wherever people are counted. */
export function countFields(locale: Locale, { count, counts, desil }: Counted) {
  const { t } = locale
  return [
    {
      id: 'count',
      name: 'count',
      label: t('places.registry'),
      options: counts.map((one) => ({
        value: String(one.id),
        label: countName(locale, one),
        selected: one.id === count?.id,
      })),
    },
    {
      id: 'desil',
      name: 'desil',
      label: t('places.desil'),
      options: [1, 2, 3, 4].map((to) => ({
        value: String(to),
        label: desilName(locale, to),
        selected: to === desil,
      })),
    },
  ]
}

export function desilName(locale: Locale, to: number): string {
  return to === 1 ? locale.t('places.desil_1') : locale.t('places.desil_to', { to })
}

/** Whose count it is, and that small ones are hidden. */
export function countRule(locale: Locale, { count, desil }: Counted): string {
  return count
    ? locale.t('places.count_rule', {
        count: countName(locale, count),
        desil: desilName(locale, desil),
        least: leastShown,
      })
    : locale.t('places.no_count')
}

type Matrix = Pick<CoverageFile, 'scope' | 'strategies' | 'coverage' | 'counted'>

/** Place × strategy, ready to print: each number with the address of exactly its rows. */
export function matrixOf(
  locale: Locale,
  file: Matrix,
  places: readonly Readonly<{ id: number; code: string; name: string; kind: string }>[],
  totals: boolean,
) {
  const { t } = locale
  const { scope, coverage, counted } = file
  const strategies = file.strategies.filter(
    (one) => scope.strategy === null || one.number === scope.strategy,
  )
  const cells = new Map(coverage.cells.map((cell) => [`${cell.placeId}/${cell.strategy}`, cell]))
  const people = new Map(counted.rows.map((row) => [row.placeId, row.persons]))
  return {
    strategies: strategies.map((one) => ({
      number: one.number,
      label: t('strategy.short', { number: String(one.number) }),
      name: strategyName(one, locale.lang),
      listHref: actionsHref({ year: scope.year, strategy: one.number }),
    })),
    poorLabel: t('places.poor'),
    perLabel: t('places.per_person'),
    rows: places.map((place) => {
      const own = sumOf(
        strategies.map((one) => cells.get(`${place.id}/${one.number}`)?.own ?? null),
      )
      const persons = people.get(place.id) ?? null
      const per = perPerson(own, persons)
      return {
        href: `/places/${place.code}?year=${scope.year}`,
        name: place.kind === 'kelurahan' ? `Kel. ${place.name}` : place.name,
        persons: peopleText(locale, persons),
        per: per === null ? '–' : locale.rupiahShort(Math.round(per)),
        cells: strategies.map((one) =>
          cellOf(locale, scope, place, one.number, cells.get(`${place.id}/${one.number}`)),
        ),
      }
    }),
    totals: totals
      ? strategies.map((one) => {
          const total = coverage.totals.find((sum) => sum.strategy === one.number)
          return {
            label: t('strategy.short', { number: String(one.number) }),
            actions: t('places.n_actions', { n: total?.actions ?? 0 }),
            href: cellHref(scope, '', one.number),
            money:
              total?.budget == null ? t('actions.no_budget') : locale.rupiahShort(total.budget),
            placed: t('places.placed', { n: total?.placed ?? 0 }),
          }
        })
      : null,
  }
}

function cellOf(
  locale: Locale,
  scope: CoverageScope,
  place: Readonly<{ code: string; name: string }>,
  strategy: number,
  cell: Cell | undefined,
) {
  const { t } = locale
  const about = { place: place.name, number: String(strategy) }
  const candidates = {
    href: `/places/${place.code}/candidates?year=${scope.year}&strategy=${strategy}`,
    label: t('places.candidates_link'),
    spoken: t('places.candidates_spoken', about),
  }
  const label = t('strategy.short', { number: String(strategy) })
  if (!cell) return { label, empty: true as const, text: t('places.none'), candidates }
  const [first, ...others] = cell.people.filter((one) => one.here !== null)
  const open = openFigures(locale, cell)
  return {
    label,
    empty: false as const,
    href: cellHref(scope, place.code, strategy),
    actions: t('places.n_actions', { n: cell.actions }),
    spoken: t('places.cell_spoken', about),
    money: [
      cell.budget === null ? t('actions.no_budget') : locale.rupiahShort(cell.budget),
      ...(cell.spent.here === null
        ? []
        : [t('places.spent', { money: locale.rupiahShort(cell.spent.here) })]),
    ].join(' · '),
    people: first
      ? t(others.length ? 'places.verified_more' : 'places.verified', {
          people: `${peopleText(locale, first.here)} ${first.unit}`,
          n: others.length,
        })
      : open.length
        ? null
        : t('places.none_verified'),
    open: open.length ? t('places.undivided', { figures: open.join('; ') }) : null,
    // Only cancelled actions: that is a gap as well.
    candidates: cell.live === 0 ? candidates : null,
    gap: cell.live === 0 ? t('places.all_cancelled') : null,
  }
}

/** What the reports do not divide over places: the largest unit and the money; the other units are only counted. */
function openFigures(locale: Locale, { people, spent }: Cell): string[] {
  const units = people.filter((one) => one.open !== null)
  const [first] = [...units].sort((one, other) => (other.open ?? 0) - (one.open ?? 0))
  const counted = first && `${peopleText(locale, first.open)} ${first.unit}`
  return [
    ...(counted
      ? [
          units.length > 1
            ? locale.t('places.and_units', { people: counted, n: units.length - 1 })
            : counted,
        ]
      : []),
    ...(spent.open === null ? [] : [locale.rupiahShort(spent.open)]),
  ]
}

function gapRows(locale: Locale, { uncovered, scope }: CoverageFile) {
  const places = new Map<string, UncoveredPocket[]>()
  for (const one of uncovered) places.set(one.code, [...(places.get(one.code) ?? []), one])
  return [...places.values()]
    .sort((one, other) => other.length - one.length)
    .map((missing) => {
      const [place] = missing as [UncoveredPocket, ...UncoveredPocket[]]
      return {
        href: `/places/${place.code}?year=${scope.year}`,
        name: placeLabel(place),
        demo: place.isDemo,
        strategies: missing.map((one) => ({
          label: locale.t('strategy.short', { number: String(one.strategy) }),
          note:
            one.inKecamatan > 0
              ? locale.t('places.in_kecamatan', { n: one.inKecamatan })
              : locale.t('places.not_even_kecamatan'),
          href: `/places/${one.code}/candidates?year=${scope.year}&strategy=${one.strategy}`,
        })),
      }
    })
}

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

function mapOf(locale: Locale, file: CoverageFile) {
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
