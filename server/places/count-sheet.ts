import type { ListColumn } from '../http/files'
import type { Locale } from '../i18n'
import { desilHead, peopleText } from './count-page'
import type { ShownCell } from './disclosure'
import { placeLabel, type Place } from './place'
import { desils, isShown, type Figure, type RegistryCount } from './pocket'

/** The counts that there are, as a file; `counted` says how many places each speaks of. */
export function countListColumns(
  counted: readonly Readonly<{ id: number; places: number }>[],
): ListColumn<RegistryCount>[] {
  const places = new Map(counted.map((one) => [one.id, one.places]))
  return [
    ['places.registry', 'text', 20, (row) => row.registry],
    ['pockets.counted_on', 'day', 14, (row) => row.countedOn],
    ['pockets.csv.places', 'number', 12, (row) => places.get(row.id) ?? 0],
    ['places.csv.source_url', 'text', 40, (row) => row.sourceUrl],
    ['places.sheet.source', 'text', 40, (row) => row.sourceNote],
    ['actions.csv.demo', 'text', 10, (row, { t }) => (row.isDemo ? t('app.demo_mark') : null)],
  ]
}

/** One count as a file: families and persons apart, each a column, as they may be printed. */
export function countColumns(cells: readonly ShownCell[], locale: Locale): ListColumn<Place>[] {
  const by = new Map(cells.map((one) => [`${one.placeId}/${one.desil}`, one]))
  return [
    ['places.csv.code', 'text', 16, (place) => place.code],
    ['places.place', 'text', 32, (place) => placeLabel({ ...place, parentName: null })],
    ...desils.flatMap((desil) =>
      (['families', 'persons'] as const).map((which): ListColumn<Place> => {
        const what = locale.t(`pockets.${which}`)
        return [
          { key: 'pockets.csv.cell', params: { desil: desilHead(locale, desil), what } },
          'number',
          14,
          (place) => shownCell(locale, by.get(`${place.id}/${desil}`)?.[which] ?? null),
        ]
      }),
    ),
  ]
}

/** A number where one may be printed; else what the page says instead of it. */
function shownCell(locale: Locale, figure: Figure) {
  return figure === null || isShown(figure) ? figure : peopleText(locale, figure)
}
