import type { ListColumn } from '../http/files'
import type { Found } from './queries'

/** What a search found, as a file. */
export const foundColumns: readonly ListColumn<Found>[] = [
  ['search.csv.kind', 'text', 20, (row, { t }) => t(`search.kind.${row.kind}`)],
  ['search.csv.code', 'text', 18, (row) => (row.kind === 'meeting' ? null : row.code)],
  [
    'search.csv.name',
    'text',
    60,
    (row, { lang }) => (lang === 'en' ? (row.titleEn ?? row.title) : row.title),
  ],
  ['search.csv.note', 'text', 36, (row) => row.note],
  ['actions.csv.demo', 'text', 10, (row, { t }) => (row.isDemo ? t('app.demo_mark') : null)],
]
