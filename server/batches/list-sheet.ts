import type { ListColumn } from '../http/files'
import type { Batch } from './batch'
import { sentenceOf } from './pages'

/** The changes of many as a file. */
export const batchColumns: readonly ListColumn<Batch>[] = [
  ['batch.what', 'text', 60, (row, locale) => sentenceOf(locale, row)],
  ['batches.csv.actions', 'number', 10, (row) => row.n],
  ['batches.when', 'text', 24, (row, locale) => locale.instant(row.appliedAt)],
  ['batches.who', 'text', 28, (row) => row.userName],
  ['batches.csv.reason', 'text', 40, (row) => row.reason],
  [
    'batches.csv.undone',
    'text',
    24,
    (row, locale) => (row.undoneAt ? locale.instant(row.undoneAt) : null),
  ],
  ['batches.csv.undone_by', 'text', 28, (row) => row.undoneByName],
]
