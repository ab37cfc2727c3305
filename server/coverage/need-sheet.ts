import type { ListColumn } from '../http/files'
import { peopleText } from '../places/count-page'
import { isShown } from '../places/pocket'
import type { Need } from './priority-page'

/** Priority, need and money of each kecamatan as a file. */
export const needColumns: readonly ListColumn<Need>[] = [
  ['places.csv.code', 'text', 12, ({ place }) => place.code],
  ['places.place', 'text', 28, ({ place }) => place.name],
  ['places.priority_title', 'number', 12, ({ priority }) => priority],
  [
    'places.poor',
    'number',
    16,
    ({ persons }, locale) =>
      persons === null || isShown(persons) ? persons : peopleText(locale, persons),
  ],
  [
    'places.share_of_poor',
    'percent',
    14,
    ({ share }) => (share === null ? null : Math.round(share * 10_000) / 10_000),
  ],
  ['places.own_money', 'rupiah', 20, ({ own }) => own],
  ['places.per_person', 'rupiah', 18, ({ per }) => (per === null ? null : Math.round(per))],
  ['places.shared_money', 'rupiah', 20, ({ shared }) => shared],
]
