import { funds } from '../actions/action'
import { exportTools } from '../http/files'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { placeLabel } from '../places/place'
import type { UncoveredPocket } from '../places/queries'
import { pocketMovement, yearRows } from '../places/years-page'
import { can } from '../policy'
import { countFields, countRule } from './counted-page'
import { mapMeasures, type CoverageFile } from './shown-page'
import { mapOf } from './map-page'
import { matrixOf } from './matrix-page'

type Printed = Page & Record<string, unknown>

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
