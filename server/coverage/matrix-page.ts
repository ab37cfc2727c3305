import { actionsHref } from '../actions/filter'
import type { Locale } from '../i18n'
import { peopleText } from '../places/count-page'
import { strategyName } from '../strategies/strategy'
import { perPerson, sumOf, type Cell } from './coverage'
import type { CoverageFile } from './shown-page'
import type { CoverageScope } from './queries'

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
