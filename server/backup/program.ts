import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Knex } from 'knex'
import { ConfigError, readConfig } from '../config'
import { Trouble, visitDatabase } from '../db/visit'
import { checkArchive } from './archive'
import { backUp } from './backup'
import { exportOpenly } from './open-formats'
import { restore } from './restore'

const usage = `Write one of:
  npm run backup  -- --to /safe/place/tuntas.tar
  npm run restore -- --from /safe/place/tuntas.tar     (into an empty database: a new DATA_DIR or DATABASE_URL)
  npm run export  -- --to /some/new/folder             (all data as CSV, evidence as files)`

type Say = (line: string) => void
type Task = (db: Knex, path: string, say: Say) => Promise<void>

const tasks: Record<string, Readonly<{ option: 'to' | 'from'; run: Task }>> = {
  backup: {
    option: 'to',
    async run(db, path, say) {
      if (existsSync(path))
        throw new Trouble(`${path} exists. Choose another name: nothing is written over.`)
      await mkdir(dirname(path), { recursive: true })
      await backUp(db, path)
      const { at, tables } = await checkArchive(path)
      say(`${path} holds ${tables.length} tables with ${sumOf(tables)} rows as of ${at}.`)
    },
  },
  restore: {
    option: 'from',
    async run(db, path, say) {
      const { at, tables } = await restore(db, path)
      say(
        `Restored and verified: ${tables.length} tables with ${sumOf(tables)} rows as of ${at}. People sign in again.`,
      )
    },
  },
  export: {
    option: 'to',
    async run(db, path, say) {
      await mkdir(path, { recursive: true })
      if ((await readdir(path)).length > 0)
        throw new Trouble(`${path} is not empty. Choose a new folder.`)
      const tables = await exportOpenly(db, path)
      say(`${path} holds ${tables.length} tables as CSV; columns.csv tells what they hold.`)
    },
  },
}

function sumOf(tables: readonly Readonly<{ rows: number }>[]): number {
  return tables.reduce((sum, table) => sum + table.rows, 0)
}

/** The program behind `npm run backup`, `restore` and `export`. Returns the code it ends with. */
export async function main(
  args: string[],
  env: NodeJS.ProcessEnv,
  say: Say = (line) => void process.stdout.write(`${line}\n`),
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { to: { type: 'string' }, from: { type: 'string' } },
    })
    const task = tasks[positionals[0] ?? '']
    const path = task && values[task.option]
    if (!task || !path) throw new Trouble(usage)
    const { db, leave } = await visitDatabase(readConfig(env))
    try {
      await task.run(db, resolve(path), say)
    } finally {
      await leave()
    }
    return 0
  } catch (error) {
    const lines =
      error instanceof ConfigError
        ? error.problems
        : [error instanceof Error ? error.message : String(error)]
    for (const line of lines) process.stderr.write(`${line}\n`)
    return 1
  }
}

if (require.main === module) {
  void main(process.argv.slice(2), process.env).then((code) => {
    process.exitCode = code
  })
}
