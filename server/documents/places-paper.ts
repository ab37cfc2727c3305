import { countRule } from '../coverage/counted-page'
import type { Counted } from '../coverage/shown-page'
import { perPerson, printed, sumOf } from '../coverage/coverage'
import type { Coverage } from '../coverage/queries'
import { prioritiesOf, type Second } from '../indicators/analysis/places'
import type { Block, Row, TableBlock } from '../papers/paper'
import { isShown } from '../places/pocket'
import type { LaidPlace, UncoveredPocket } from '../places/queries'
import type { Strategy } from '../strategies/strategy'
import { column, type Desk } from './desk-paper'

/** Need and work by kecamatan. */
export type Places = Readonly<{
  kecamatan: readonly LaidPlace[]
  counted: Counted
  coverage: Coverage
  /** How many places are pockets in the year. */
  pockets: number
  uncovered: readonly UncoveredPocket[]
  second: Second
}>

/** Which kecamatan come first by rule 8, what works there, and which pockets no action names. */
export function placeBlocks(
  desk: Desk,
  year: number,
  places: Places,
  strategies: readonly Strategy[],
  caption: string,
): Block[] {
  const { t } = desk.locale
  const { pockets } = places
  const bare = (strategy: number) =>
    places.uncovered.filter((one) => one.strategy === strategy).length
  return [
    placeTable(desk, places, strategies, caption),
    {
      kind: 'text',
      text:
        pockets === 0
          ? t('annual.no_pockets', { year: String(year) })
          : t('annual.uncovered', {
              all: pockets,
              year: String(year),
              each: strategies
                .map(({ number }) =>
                  t('annual.uncovered_one', { strategy: number, n: bare(number) }),
                )
                .join(', '),
            }),
    },
  ]
}

function placeTable(
  { locale }: Desk,
  { kecamatan, counted, coverage, second }: Places,
  strategies: readonly Strategy[],
  caption: string,
): TableBlock {
  const { t } = locale
  const counts = new Map(counted.rows.map((row) => [row.placeId, row]))
  const answer = prioritiesOf(
    {
      registry: counted.count?.registry ?? '',
      year: Number(counted.count?.countedOn.slice(0, 4) ?? 0),
      places: kecamatan.map(({ id, code, name }) => ({
        code,
        name,
        number: printed(counts.get(id)?.persons ?? null),
        base: printed(counts.get(id)?.allPersons ?? null),
      })),
    },
    second,
  )
  const known = answer.known ? answer.places : []
  const place = new Map(known.map((one, order) => [one.code, { ...one, order }]))
  const last = known.length
  const ordered = [...kecamatan].sort(
    (one, other) =>
      (place.get(one.code)?.order ?? last) - (place.get(other.code)?.order ?? last) ||
      (one.code < other.code ? -1 : 1),
  )
  return {
    kind: 'table',
    key: 'places',
    caption,
    name: t('annual.places_tab'),
    numbered: false,
    columns: [
      column('title', t('annual.kecamatan'), 'text', 22),
      column('priority', t('annual.priority'), 'number', 10),
      column('persons', t('annual.poor'), 'number', 12),
      column('share', t('annual.poor_share'), 'percent', 10, { decimals: 2 }),
      ...strategies.map(({ number }) =>
        column(`strategy-${number}`, String(number), 'number', 6, {
          group: t('annual.actions_of_strategy'),
        }),
      ),
      column('own', t('annual.own_budget'), 'rupiah', 19),
      column('per', t('annual.per_person'), 'rupiah', 14),
    ],
    rows: ordered.map((one): Row => {
      const ranked = place.get(one.code)
      const persons = counts.get(one.id)?.persons ?? null
      const cells = coverage.cells.filter((cell) => cell.placeId === one.id)
      const own = sumOf(cells.map((cell) => cell.own))
      const per = perPerson(own, persons)
      const shown = ranked && isShown(persons)
      return {
        kind: 'row',
        key: one.code,
        cells: [
          one.name,
          ranked?.priority ?? null,
          shown ? persons : null,
          shown ? ranked.rate / 100 : null,
          ...strategies.map(
            ({ number }) => cells.find((cell) => cell.strategy === number)?.live ?? 0,
          ),
          own,
          per === null ? null : Math.round(per),
        ],
      }
    }),
    notes: [
      countRule(locale, counted),
      ...(answer.known
        ? [
            t('places.priority_rule', {
              rate: locale.percent(answer.mean.rate / 100),
              number: locale.number(Math.round(answer.mean.number)),
            }),
            t(`places.second.${second}`),
          ]
        : []),
      t('annual.places_note'),
    ],
  }
}
