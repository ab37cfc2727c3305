import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { backUp } from '../../server/backup/backup'
import { exportOpenly } from '../../server/backup/open-formats'
import { main } from '../../server/backup/program'
import { restore } from '../../server/backup/restore'
import { Trouble } from '../../server/db/visit'
import { testApp } from '../support/app'
import { findAddresses } from '../support/addresses'
import { Client } from '../support/client'
import { emptyDatabase, ownDatabase } from '../support/database'

let folder: string
let own: Awaited<ReturnType<typeof ownDatabase>>
let archive: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tuntas-backup-test-'))
  own = await ownDatabase('demo', 4)
  // A photo, so that there is evidence to lose.
  await findAddresses(own.db)
  await own.db('evidence_files').update({ content: Buffer.from([0, 255, 92, 10, 9, 46]) })
  archive = join(folder, 'lahat.tar')
  await backUp(own.db, archive)
})

afterAll(async () => {
  await own.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** What a table holds, row by row, but for what belongs to the server alone. */
async function contents(db: Knex, table: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { row: string }[] }>(
    `SELECT (to_jsonb(${table}) - 'xid')::text AS row FROM ${table} ORDER BY 1`,
  )
  return rows.map(({ row }) => row)
}

async function tablesOf(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}

describe('the drill: a team loses its server and goes on from its archive', () => {
  it('has everything again, row by row, files included', async () => {
    const empty = await emptyDatabase()
    try {
      await restore(empty.db, archive)
      const tables = (await tablesOf(own.db)).filter(
        (name) => !['sessions', 'throttles', 'upkeep_runs'].includes(name),
      )
      expect(await tablesOf(empty.db)).toEqual(expect.arrayContaining(tables))
      for (const table of tables.filter((name) => !name.startsWith('schema_migrations'))) {
        expect([table, await contents(empty.db, table)]).toEqual([
          table,
          await contents(own.db, table),
        ])
      }
      const file = await empty.db('evidence_files').first('content')
      expect([...(file.content as Buffer)]).toEqual([0, 255, 92, 10, 9, 46])
    } finally {
      await empty.drop()
    }
  })

  it('works on: people sign in, and what they write gets new numbers and its line of history', async () => {
    const empty = await emptyDatabase()
    try {
      await restore(empty.db, archive)
      const last = Number((await empty.db('history').max('id as id').first())?.['id'])
      const ratna = new Client(testApp(empty.db))
      await ratna.signIn('sekretariat@tkpk.test', 'tuntas-demo')
      const page = await ratna.get('/users/new')
      const made = await ratna.submit(page, '/users', {
        email: 'baru@tkpk.test',
        name: 'Akun Baru',
        role: 'viewer',
      })
      expect(made.status).toBe(200)
      expect(Number((await empty.db('history').max('id as id').first())?.['id'])).toBeGreaterThan(
        last,
      )
      await expect(empty.db('history').delete()).rejects.toThrow(/append-only/)
    } finally {
      await empty.drop()
    }
  })

  it('is one instant, whatever is written while it is made', async () => {
    const writing = (async () => {
      for (let turn = 0; turn < 30; turn += 1) {
        await own.db.transaction(async (trx) => {
          await trx('settings').increment('version', 1)
          await trx('history').insert({
            actor_name: 'uji',
            event: 'setting.saved',
            subject: 'setting',
            subject_id: 1,
          })
        })
      }
    })()
    const path = join(folder, 'busy.tar')
    await backUp(own.db, path)
    await writing
    const empty = await emptyDatabase()
    try {
      await restore(empty.db, path)
      const { version } = await empty.db('settings').first('version')
      const lines = Number(
        (await empty.db('history').where({ actor_name: 'uji' }).count({ n: '*' }).first())?.['n'],
      )
      const before = Number((await own.db('settings').first('version')).version) - 30
      expect(version - before).toBe(lines)
    } finally {
      await empty.drop()
    }
  })
})

describe('an archive that must not be used', () => {
  const into = async (path: string) => {
    const empty = await emptyDatabase()
    try {
      await expect(restore(empty.db, path)).rejects.toThrow(Trouble)
      return (await tablesOf(empty.db)).includes('actions')
        ? Number((await empty.db('actions').count({ n: '*' }).first())?.['n'])
        : 0
    } finally {
      await empty.drop()
    }
  }

  it('is one that was cut off', async () => {
    const bytes = readFileSync(archive)
    const path = join(folder, 'cut.tar')
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * 0.6)))
    expect(await into(path)).toBe(0)
  })

  it('is one in which a byte was changed', async () => {
    const bytes = Buffer.from(readFileSync(archive))
    const manifest = bytes.indexOf('"sha256": "') + 11
    bytes[manifest] = bytes[manifest] === 0x30 ? 0x31 : 0x30
    const path = join(folder, 'changed.tar')
    writeFileSync(path, bytes)
    expect(await into(path)).toBe(0)
  })

  it('is one of a later version, and no archive at all', async () => {
    const bytes = readFileSync(archive).toString('latin1')
    const path = join(folder, 'later.tar')
    writeFileSync(
      path,
      bytes.replace('20260105090000_prepare_database', '29990105090000_prepare_database'),
      'latin1',
    )
    expect(await into(path)).toBe(0)
    const text = join(folder, 'notes.txt')
    writeFileSync(text, 'bukan arsip')
    expect(await into(text)).toBe(0)
    expect(await into(join(folder, 'missing.tar'))).toBe(0)
  })

  it('is none where there is data already', async () => {
    await expect(restore(own.db, archive)).rejects.toThrow(/not empty/)
  })
})

describe('the commands', () => {
  it('back up, refuse to write over, and restore into a new folder’s database', async () => {
    const dataDir = join(folder, 'program')
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', NODE_ENV: 'test' }
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      expect(await main(['restore', '--from', archive], env, say)).toBe(0)
      const again = join(folder, 'again', 'lahat.tar')
      expect(await main(['backup', '--to', again], env, say)).toBe(0)
      expect(await main(['backup', '--to', again], env, say)).toBe(1)
      expect(await main(['restore', '--from', archive], env, say)).toBe(1)
      expect(await main(['backup'], env, say)).toBe(1)
      expect(await main(['burn', '--to', again], env, say)).toBe(1)
      expect(said).toEqual([
        expect.stringMatching(/^Restored and verified: \d+ tables with \d+ rows/),
        expect.stringMatching(/holds \d+ tables with \d+ rows/),
      ])
      expect(statSync(again).mode & 0o077).toBe(0)
      expect(readdirSync(join(folder, 'again'))).toEqual(['lahat.tar'])
    } finally {
      errors.mockRestore()
    }
  }, 60_000)
})

describe('all data in open formats', () => {
  it('is a table a file, evidence as files, and no secrets', async () => {
    const to = join(folder, 'open')
    const tables = await exportOpenly(own.db, to)
    expect(tables).toEqual(
      expect.arrayContaining(['actions', 'reports', 'readings', 'users', 'history']),
    )
    expect(readFileSync(join(to, 'users.csv'), 'utf8')).not.toMatch(/argon2|password_hash/)
    expect(existsSync(join(to, 'password_links.csv'))).toBe(false)
    expect(existsSync(join(to, 'recovery_codes.csv'))).toBe(false)
    expect(readFileSync(join(to, 'columns.csv'), 'utf8')).not.toMatch(/sealed_secret|_hash\b/)
    const lines = readFileSync(join(to, 'strategies.csv'), 'utf8').trim().split('\n')
    expect(lines).toHaveLength(4)
    expect(readFileSync(join(to, 'columns.csv'), 'utf8')).toMatch(
      /^actions,budget_total,"?numeric/m,
    )
    const files = readdirSync(join(to, 'evidence'))
    expect(files).toHaveLength(
      Number((await own.db('evidence_files').count({ n: '*' }).first())?.['n']),
    )
  })
})
