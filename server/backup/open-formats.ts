import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Knex } from 'knex'
import { to as copyTo } from 'pg-copy-streams'
import { columnMeaning } from '../i18n/words/dictionary'
import { connectionOf } from './backup'
import { copyOut, listTables, type Table } from './tables'

// Secrets, and what lies beside as a file of its own.
const leftOut: Record<string, readonly string[]> = {
  users: ['password_hash', 'calendar_hash'],
  password_links: ['*'],
  second_factors: ['sealed_secret', 'last_step'],
  recovery_codes: ['*'],
  api_tokens: ['token_hash'],
  provider_links: ['subject'],
  form_receipts: ['*'],
  evidence_files: ['*'],
  action_words: ['*'],
}

/**
 * Writes all the team's data, at one instant, into an empty `folder` as files that any program opens: a CSV a table with
 * its headings, columns.csv with the kind of every column, dictionary.csv with what they mean, and the evidence as the photos and papers they are. Secrets
 * (hashes of passwords, one-time links) stay out. Returns the names of the tables.
 */
export async function exportOpenly(db: Knex, folder: string): Promise<string[]> {
  await mkdir(join(folder, 'evidence'), { recursive: true })
  return db.transaction(
    async (trx) => {
      await trx.raw('SET LOCAL statement_timeout = 0')
      const tables = (await listTables(trx))
        .map(withoutSecrets)
        .filter((table) => table.columns.length > 0)
      for (const table of tables) await writeCsv(trx, table, join(folder, `${table.name}.csv`))
      await writeFile(join(folder, 'columns.csv'), describe(tables))
      await writeFile(join(folder, 'dictionary.csv'), explain(tables))
      await writeEvidence(trx, join(folder, 'evidence'))
      return tables.map(({ name }) => name)
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  )
}

function withoutSecrets(table: Table): Table {
  const out = leftOut[table.name] ?? []
  return {
    ...table,
    columns: table.columns.filter(({ name }) => !out.includes('*') && !out.includes(name)),
  }
}

async function writeCsv(trx: Knex.Transaction, table: Table, path: string): Promise<void> {
  const client = await connectionOf(trx)
  const statement = copyOut(table, 'csv, HEADER')
  await pipeline(client.query(copyTo(statement)), createWriteStream(path, { mode: 0o600 }))
}

function describe(tables: readonly Table[]): string {
  const lines = tables.flatMap(({ name, columns, key }) =>
    columns.map((column) => [
      name,
      column.name,
      column.type,
      key.includes(column.name) ? 'key' : '',
    ]),
  )
  return csvOf([['table', 'column', 'type', 'role'], ...lines])
}

/** What the columns mean, in both languages, as far as the dictionary explains them. */
function explain(tables: readonly Table[]): string {
  const lines = tables.flatMap(({ name, columns }) =>
    columns.flatMap(({ name: column }) => {
      const [id, en] = (['id', 'en'] as const).map((lang) => columnMeaning(name, column, lang))
      return id && en ? [[name, column, id.meaning, id.unit ?? '', en.meaning, en.unit ?? '']] : []
    }),
  )
  return csvOf([['table', 'column', 'arti', 'satuan', 'meaning', 'unit'], ...lines])
}

function csvOf(lines: readonly (readonly string[])[]): string {
  return lines
    .map((line) => line.map((cell) => (/[",]/.test(cell) ? `"${cell}"` : cell)).join(','))
    .join('\n')
    .concat('\n')
}

/** One file at a time: evidence may be large. Its own name is in evidence.csv; here it is its number and kind. */
async function writeEvidence(trx: Knex.Transaction, folder: string): Promise<void> {
  const endings: Record<string, string> = {
    'image/jpeg': 'jpg',
    'image/png': 'png',
    'image/webp': 'webp',
    'application/pdf': 'pdf',
  }
  const files = (await trx('evidence')
    .join('evidence_files', 'evidence_files.evidence_id', 'evidence.id')
    .orderBy('evidence.id')
    .select('evidence.id', 'evidence.media_type as type')) as { id: number; type: string }[]
  for (const { id, type } of files) {
    const file = (await trx('evidence_files').where({ evidence_id: id }).first('content')) as {
      content: Buffer
    }
    await writeFile(join(folder, `${id}.${endings[type] ?? 'bin'}`), file.content, { mode: 0o600 })
  }
}
