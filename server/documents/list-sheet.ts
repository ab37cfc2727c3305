import type { ListColumn } from '../http/files'
import type { Document } from './document'
import { editionOf } from './pages'

/** The list of issued papers as a file. */
export const documentColumns: readonly ListColumn<Document>[] = [
  ['documents.col.title', 'text', 48, (row) => row.title],
  ['documents.csv.kind', 'text', 20, (row, { t }) => t(`document.short.${row.kind}`)],
  ['documents.col.number', 'text', 28, (row) => row.number],
  ['documents.col.day', 'day', 12, (row) => row.issuedOn],
  ['documents.csv.edition', 'number', 8, (row) => row.edition],
  ['documents.col.edition', 'text', 36, (row, locale) => editionOf(locale, row).label],
  ['documents.csv.reason', 'text', 40, (row) => row.reason],
  ['actions.csv.demo', 'text', 10, (row, { t }) => (row.isDemo ? t('app.demo_mark') : null)],
]
