import type { Lang } from '../..'
import { answers } from './answers'
import { figures } from './figures'
import { unitNames, type Meaning, type TableMeaning } from './meaning'
import { team } from './team'
import { work } from './work'

// Columns that say the same wherever they stand.
const common: Readonly<Record<string, Meaning>> = {
  id: ['Nomor baris', 'Number of the row'],
  version: ['Bertambah setiap kali diubah', 'Grows with every change'],
  is_demo: ['Apakah dibuat untuk peragaan', 'Whether it was made for the demonstration'],
  source_url: ['Alamat sumber', 'Address of the source'],
  source_note: ['Keterangan sumber', 'Note on the source'],
  created_by: ['Akun pembuat', 'Account that made it'],
  created_at: ['Saat dibuat', 'When it was made'],
  updated_at: ['Saat terakhir diubah', 'When it was last changed'],
}

const stored: Readonly<Record<string, TableMeaning>> = { ...work, ...figures, ...team }
const told: Readonly<Record<string, TableMeaning>> = { ...stored, ...answers }

/** What is meant, in one language. */
export type Told = Readonly<{ meaning: string; unit: string | null }>

function inWords([id, en, unit]: Meaning, lang: Lang): Told {
  return { meaning: lang === 'en' ? en : id, unit: unit ? unitNames[unit][lang] : null }
}

/** The tables that the dictionary explains, in its order. */
export const explainedTables: readonly string[] = Object.keys(stored)

/** The columns that the dictionary explains of a table, the common ones left out. */
export function explainedColumns(table: string): string[] {
  return Object.keys(told[table]?.columns ?? {})
}

/** What one row of a table is; undefined for one that the dictionary does not explain. */
export function rowMeaning(table: string, lang: Lang): string | undefined {
  const found = told[table]
  return found && inWords(found.row, lang).meaning
}

/** What a column means: of its table, or as in every table; undefined where neither is written. */
export function columnMeaning(table: string, column: string, lang: Lang): Told | undefined {
  const found = told[table]
  const meaning = found && (found.columns[column] ?? common[column])
  return meaning && inWords(meaning, lang)
}
