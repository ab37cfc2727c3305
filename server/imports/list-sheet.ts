import type { ListColumn } from '../http/files'
import { dayOf } from '../i18n'
import { stateWord } from './pages'
import type { ListedImport } from './queries'

/** The list of imported files as a file. */
export const importColumns: readonly ListColumn<ListedImport>[] = [
  ['imports.col.file', 'text', 40, (row) => row.name],
  ['imports.col.by', 'text', 28, (row) => row.userName],
  ['user.agency', 'text', 32, (row) => row.agencyName],
  ['imports.col.when', 'day', 12, (row) => dayOf(row.createdAt)],
  ['imports.col.state', 'text', 24, (row, locale) => stateWord(locale, row).label],
  ['imports.csv.new', 'number', 10, (row) => row.counts.new ?? null],
  ['imports.csv.changed', 'number', 10, (row) => row.counts.changed ?? null],
  ['imports.csv.same', 'number', 10, (row) => row.counts.same ?? null],
  ['imports.csv.refused', 'number', 10, (row) => row.counts.refused ?? null],
  ['actions.csv.demo', 'text', 10, (row, { t }) => (row.isDemo ? t('app.demo_mark') : null)],
]
