import type { ListColumn } from '../http/files'
import { placeLabel } from './place'
import type { Pocket } from './pocket'

/** The pockets of a year as a file. */
export const pocketColumns: readonly ListColumn<Pocket>[] = [
  ['places.csv.code', 'text', 16, (row) => row.code],
  ['places.place', 'text', 36, (row) => placeLabel(row)],
  ['places.year', 'text', 8, (row) => String(row.year)],
  [
    'places.change',
    'text',
    12,
    (row, { t }) => t(row.before ? 'places.sheet.stays' : 'places.sheet.came'),
  ],
  ['pockets.decree', 'text', 40, (row) => row.decree],
  ['pockets.criteria', 'text', 48, (row) => row.criteria],
  ['places.csv.source_url', 'text', 40, (row) => row.sourceUrl],
  ['places.sheet.source', 'text', 40, (row) => row.sourceNote],
  ['actions.csv.demo', 'text', 10, (row, { t }) => (row.isDemo ? t('app.demo_mark') : null)],
]
