import { funds } from '../actions/action'
import type { ListColumn } from '../http/files'
import type { Locale } from '../i18n'
import { peopleText } from '../places/count-page'
import { isShown } from '../places/pocket'
import type { LaidPlace } from '../places/queries'
import type { Strategy } from '../strategies/strategy'
import { perPerson, sumOf, type Cell, type Shared } from './coverage'
import { countRule } from './counted-page'
import type { Counted } from './shown-page'
import type { Coverage, CoverageScope } from './queries'

type Facts = Readonly<{
  scope: CoverageScope
  strategies: readonly Strategy[]
  coverage: Coverage
  counted: Counted
}>

/** Place × strategy as a file: per strategy the actions and their money, each a column. Small counts stay hidden. */
export function coverageColumns({
  scope,
  coverage,
  counted,
  ...facts
}: Facts): ListColumn<LaidPlace>[] {
  const strategies = facts.strategies.filter(
    (one) => scope.strategy === null || one.number === scope.strategy,
  )
  const cells = new Map(coverage.cells.map((cell) => [`${cell.placeId}/${cell.strategy}`, cell]))
  const people = new Map(counted.rows.map((row) => [row.placeId, row.persons]))
  const personsOf = (place: LaidPlace) => people.get(place.id) ?? null
  const ownOf = (place: LaidPlace) =>
    sumOf(strategies.map((one) => cells.get(`${place.id}/${one.number}`)?.own ?? null))
  return [
    ['places.csv.code', 'text', 12, (place) => place.code],
    ['places.place', 'text', 28, (place) => place.name],
    ...strategies.flatMap(({ number }): ListColumn<LaidPlace>[] => {
      const params = { number: String(number) }
      const cell = (place: LaidPlace) => cells.get(`${place.id}/${number}`)
      return [
        [{ key: 'places.csv.actions', params }, 'number', 14, (place) => cell(place)?.actions ?? 0],
        [
          { key: 'places.csv.budget', params },
          'rupiah',
          20,
          (place) => cell(place)?.budget ?? null,
        ],
        [
          { key: 'places.csv.verified', params },
          'text',
          28,
          (place, locale) => peopleOf(locale, cell(place)?.people ?? [], 'here'),
        ],
        [
          { key: 'places.csv.undivided', params },
          'text',
          28,
          (place, locale) => peopleOf(locale, cell(place)?.people ?? [], 'open'),
        ],
        [
          { key: 'places.csv.spent', params },
          'rupiah',
          20,
          (place) => cell(place)?.spent.here ?? null,
        ],
      ]
    }),
    [
      'places.poor',
      'number',
      14,
      (place, locale) => {
        const persons = personsOf(place)
        return persons === null || isShown(persons) ? persons : peopleText(locale, persons)
      },
    ],
    [
      'places.per_person',
      'rupiah',
      18,
      (place) => {
        const per = perPerson(ownOf(place), personsOf(place))
        return per === null ? null : Math.round(per)
      },
    ],
  ]
}

/** Verified beneficiaries by unit: those of the place, or those that no report divides over places. */
function peopleOf(locale: Locale, people: Cell['people'], which: keyof Shared): string | null {
  return (
    people
      .flatMap((one) => {
        const count = one[which]
        return count === null ? [] : [`${peopleText(locale, count)} ${one.unit}`]
      })
      .join('; ') || null
  )
}

/** What the matrix is narrowed to, as a sentence, and whose count of people it uses. */
export function coverageSentence(
  locale: Locale,
  scope: CoverageScope,
  counted: Counted,
  agencies: readonly Readonly<{ code: string; name: string }>[],
): string {
  const { t } = locale
  const fund = funds.find((one) => one === scope.fund)
  const agency = agencies.find((one) => one.code === scope.agency)
  return [
    String(scope.year),
    scope.strategy && t('strategy.short', { number: String(scope.strategy) }),
    agency?.name,
    fund && t(`fund.${fund}`),
    countRule(locale, counted),
  ]
    .filter(Boolean)
    .join(' · ')
}
