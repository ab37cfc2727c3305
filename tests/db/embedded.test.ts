import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import {
  startEmbedded,
  type EmbeddedDatabase,
  type EmbeddedOptions,
} from '../../server/db/embedded'
import { projectRoot } from '../../server/root'

type Started = Pick<EmbeddedDatabase, 'pid' | 'connection'>

const asRoot = process.geteuid?.() === 0
const running: EmbeddedDatabase[] = []
const children: ChildProcess[] = []
let home: string
/** Most tests use this one folder, one after another: making a cluster is what takes time. */
let dataDir: string

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tuntas-test-'))
  chmodSync(home, 0o755)
  dataDir = join(home, 'a folder, with "spaces" & é')
})

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  await Promise.all(running.splice(0).map((database) => database.stop()))
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Starts one that does not wait for the disk: these tests kill processes, not machines. */
async function start(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ settings: { fsync: 'off' }, ...options })
  running.push(database)
  return database
}

/** Starts a program of its own on the folder; resolves with what it prints once the database is up. */
async function startProgram(
  dataDir: string,
  ids: { uid?: number; gid?: number } = {},
): Promise<Started & { program: ChildProcess; said: () => string }> {
  const program = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/db/start-embedded.ts', dataDir],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'], ...ids },
  )
  children.push(program)
  let said = ''
  program.stderr.on('data', (text) => (said += text))
  const line = await Promise.race([
    once(program.stdout, 'data').then(String),
    once(program, 'exit').then(() => undefined),
  ])
  if (line === undefined) throw new Error(said)
  return { ...(JSON.parse(line) as Started), program, said: () => said }
}

async function query<Row>({ connection }: Pick<Started, 'connection'>, sql: string) {
  const client = new Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query(sql)
    return rows as Row[]
  } finally {
    await client.end()
  }
}

/** Asks again and again, as a pool does, until the database answers. */
async function queryWhenBack<Row>(database: Started, sql: string): Promise<Row[]> {
  const giveUpAt = Date.now() + 15_000
  for (;;) {
    try {
      return await query<Row>(database, sql)
    } catch (error) {
      if (Date.now() > giveUpAt) throw error
      await sleep(50)
    }
  }
}

async function keepRow(database: Started, text: string): Promise<void> {
  await query(database, `DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT '${text}' AS text`)
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10)
}

/** Ends a process without regard, and waits until it is gone. */
async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await until(() => !isAlive(pid))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the embedded database', () => {
  it('makes what it needs, and later finds there what was written', async () => {
    mkdirSync(join(dataDir, 'pg.new-killed-half-way', 'base'), { recursive: true })
    const said: string[] = []
    const first = await start({ dataDir, say: (line) => said.push(line) })
    await keepRow(first, 'Lahat')
    await first.stop()
    expect(await first.exited).toEqual({ code: 0, signal: null })
    expect(existsSync(first.connection.host)).toBe(false)
    expect(said).toEqual([
      expect.stringMatching(/^A new database was made in .+; user \w+ runs it\.$/),
    ])
    expect(readdirSync(dataDir).sort()).toEqual(['database-start.log', 'pg'])

    const begun = Date.now()
    const second = await start({ dataDir })
    expect(Date.now() - begun).toBeLessThan(10_000)
    expect(await query(second, 'SELECT * FROM kept')).toEqual([{ text: 'Lahat' }])
  })

  it('sorts by Indonesian rules, keeps its time in UTC, and lets no other user in', async () => {
    const database = await start({ dataDir })
    const [found] = await query(
      database,
      `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale,
         current_setting('TimeZone') AS zone, current_setting('listen_addresses') AS addresses
       FROM pg_database WHERE datname = 'tuntas'`,
    )
    const asMade = { encoding: 'UTF8', provider: 'i', locale: 'id-ID', zone: 'UTC', addresses: '' }
    expect(found).toEqual(asMade)

    const { host, port } = database.connection
    expect(statSync(host).mode & 0o777).toBe(0o700)
    expect(Buffer.byteLength(`${host}/.s.PGSQL.${port}.lock`)).toBeLessThan(108)
  })

  it('takes another name and further settings', async () => {
    const settings = { fsync: 'off', work_mem: '7MB' }
    const database = await start({ dataDir, database: 'tpl', settings })
    expect(database.connection.database).toBe('tpl')
    expect(await query(database, "SELECT current_setting('work_mem') AS mem")).toEqual([
      { mem: '7MB' },
    ])
  })

  it('runs beside another one on another folder', async () => {
    const one = await start({ dataDir })
    const temporary = mkdtempSync(join(home, 'closed-to-others-'))
    const other = await start({ dataDir: temporary })
    expect(readdirSync(temporary)).toContain('pg')
    await keepRow(one, 'one')
    await keepRow(other, 'other')
    expect(await query(one, 'SELECT * FROM kept')).toEqual([{ text: 'one' }])
    expect(await query(other, 'SELECT * FROM kept')).toEqual([{ text: 'other' }])
  })

  it('is not had by two apps at once', async () => {
    const first = await startProgram(dataDir)
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      `Another Tuntas (process ${first.program.pid}) is using the data folder ${dataDir}. Stop that one first`,
    )
    expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    first.program.kill('SIGTERM')
    await once(first.program, 'exit')
    await start({ dataDir })
  })

  it('is not kept from starting by a lock whose number another process has now', async () => {
    const lock = JSON.stringify({ pid: process.pid, started: 'before the reboot' })
    writeFileSync(join(dataDir, 'app.lock'), lock)
    const database = await start({ dataDir })
    await database.stop()
    expect(existsSync(join(dataDir, 'app.lock'))).toBe(false)
  })
})

describe('after a kill', () => {
  it('of the database it is up again by itself, with all that was committed', async () => {
    const said: string[] = []
    const database = await start({ dataDir, settings: {}, say: (line) => said.push(line) })
    await keepRow(database, 'safe')
    const killed = database.pid
    await kill(killed)

    expect(await queryWhenBack(database, 'SELECT * FROM kept')).toEqual([{ text: 'safe' }])
    await until(() => database.pid !== killed)
    expect(said).toEqual([
      'The database ended (SIGKILL): starting it again.',
      `The database is up again (process ${database.pid}).`,
    ])
  })

  it('of the database it does not wait for a query that still runs', async () => {
    const database = await start({ dataDir })
    await keepRow(database, 'safe')
    const busy = query(
      database,
      `DO $$ BEGIN FOR i IN 1..2000000000 LOOP NULL; END LOOP; END $$`,
    ).catch(() => 'broken off')
    await sleep(200)
    await kill(database.pid)
    expect(await queryWhenBack(database, 'SELECT * FROM kept')).toEqual([{ text: 'safe' }])
    expect(await busy).toBe('broken off')
  })

  it('of the app the next start uses the database that was left running', async () => {
    const first = await startProgram(dataDir)
    await keepRow(first, 'safe')
    first.program.kill('SIGKILL')
    await once(first.program, 'exit')

    const second = await start({ dataDir })
    expect(second.pid).toBe(first.pid)
    expect(await query(second, 'SELECT * FROM kept')).toEqual([{ text: 'safe' }])

    // Nobody tells of the end of a server that an earlier app started: it is seen from outside.
    await kill(second.pid)
    expect(await queryWhenBack(second, 'SELECT * FROM kept')).toEqual([{ text: 'safe' }])
    await until(() => second.pid !== first.pid)
  })

  it('of both a process that was given the old number is left alone', async () => {
    const first = await start({ dataDir })
    const { host, port } = first.connection
    const note = readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8')
    await first.stop()

    const { uid, gid } = statSync(join(dataDir, 'pg'))
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore', ...(asRoot ? { uid, gid } : {}) })
    children.push(bystander)
    const stale = note.replace(/^\d+/, String(bystander.pid))
    mkdirSync(host, { mode: 0o700 })
    if (asRoot) execFileSync('chown', [`${uid}:${gid}`, host])
    writeFileSync(join(dataDir, 'pg', 'postmaster.pid'), stale)
    writeFileSync(join(host, `.s.PGSQL.${port}.lock`), stale)

    const second = await start({ dataDir })
    expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(bystander.exitCode).toBeNull()
    expect(bystander.signalCode).toBeNull()
  })
})

describe('when something is taken away', () => {
  it('the socket, it is made again', async () => {
    const database = await start({ dataDir })
    rmSync(database.connection.host, { recursive: true })
    expect(await queryWhenBack(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('the database itself, the app hears that it is lost', async () => {
    let tell: (error: Error) => void = () => undefined
    const lost = new Promise<Error>((resolve) => (tell = resolve))
    const database = await start({ dataDir, onLost: (error) => tell(error) })
    const control = join(dataDir, 'pg', 'global', 'pg_control')
    renameSync(control, `${control}.away`)
    await kill(database.pid)
    expect((await lost).message).toMatch(/^PostgreSQL did not start in .+ It says: .+pg_control/)
    expect(await database.exited).toEqual({ code: null, signal: 'SIGKILL' })
    await database.stop()
    renameSync(`${control}.away`, control)
  })
})

describe('what cannot work is said in a sentence', () => {
  it('a file where the folder should be', async () => {
    const file = join(home, 'a-file')
    writeFileSync(file, '')
    await expect(startEmbedded({ dataDir: file })).rejects.toThrow(
      `${file} is not a folder but a file, or lies under a file. Move that file away, or set DATA_DIR`,
    )
  })

  it('a database of another version', async () => {
    const version = join(dataDir, 'pg', 'PG_VERSION')
    const [ours, theirs] = [readFileSync(version), '15\n']
    writeFileSync(version, theirs)
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      /was made by PostgreSQL 15, and Postgre/,
    )
    writeFileSync(version, ours)
  })

  it('a folder that this user cannot write', async () => {
    const readOnly = join(home, 'read-only')
    mkdirSync(readOnly, { mode: 0o555 })
    await asOrdinaryUser(async () => {
      await expect(startEmbedded({ dataDir: readOnly })).rejects.toThrow(
        /^The folder .+read-only cannot be written by user \w+\. Give it to that user \(chown -R \w+ /,
      )
    })
  })

  it('a database that belongs to somebody else', async () => {
    if (!asRoot) return
    const { mode } = statSync(dataDir)
    chmodSync(dataDir, 0o777)
    await asOrdinaryUser(async () => {
      await expect(startEmbedded({ dataDir })).rejects.toThrow(
        /belongs to user \w+, and this is user/,
      )
    })
    chmodSync(dataDir, mode & 0o777)
  })

  /** Lowers the rights of this process for a moment; an ordinary user has none to lower. */
  async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
    if (!asRoot) return work()
    process.seteuid?.(12345)
    try {
      await work()
    } finally {
      process.seteuid?.(0)
    }
  }
})

const forRoot = asRoot ? describe : describe.skip
forRoot('started by root', () => {
  it('keeps the database of a closed folder outside, and finds it there again', async () => {
    const closed = join(home, 'closed-home')
    const inside = join(closed, 'data')
    mkdirSync(closed, { mode: 0o700 })
    const first = await start({ dataDir: inside })
    await keepRow(first, 'outside')
    await first.stop()
    expect(readdirSync(inside)).not.toContain('pg')

    const second = await start({ dataDir: inside })
    expect(await query(second, 'SELECT * FROM kept')).toEqual([{ text: 'outside' }])
    const [place] = await query<{ data_directory: string }>(second, 'SHOW data_directory')
    await second.stop()

    // A copied data folder does not share the database of the first one; a moved one takes it along.
    const copy = join(closed, 'copy')
    execFileSync('cp', ['-a', inside, copy])
    const third = await start({ dataDir: copy })
    const [copied] = await query<{ data_directory: string }>(third, 'SHOW data_directory')
    expect(copied?.data_directory).not.toBe(place?.data_directory)
    await third.stop()

    for (const outside of [place, copied]) removeOutside(outside?.data_directory)
  })

  it('says so when the database outside is gone', async () => {
    const pointing = join(home, 'pointing')
    mkdirSync(pointing, { mode: 0o755 })
    const pointer = { dataDir: pointing, cluster: join(home, 'nowhere') }
    writeFileSync(join(pointing, 'pg-location.json'), JSON.stringify(pointer))
    await expect(startEmbedded({ dataDir: pointing })).rejects.toThrow(
      /is no longer there\. Put it back/,
    )
  })

  it('leaves an ordinary user’s database with that user', async () => {
    const ordinary = join(home, 'ordinary')
    mkdirSync(ordinary)
    execFileSync('chown', ['nobody', ordinary])
    const ids = { uid: statSync(ordinary).uid, gid: statSync(ordinary).gid }
    if (!canReachProject(ids)) {
      console.warn('Not tested: an ordinary user, who cannot reach the project here.')
      return
    }
    const theirs = await startProgram(ordinary, ids)
    await keepRow(theirs, 'theirs')
    theirs.program.kill('SIGTERM')
    await once(theirs.program, 'exit')

    const ours = await start({ dataDir: ordinary })
    expect(statSync(`/proc/${ours.pid}`).uid).toBe(ids.uid)
    expect(await query(ours, 'SELECT * FROM kept')).toEqual([{ text: 'theirs' }])
  })

  function canReachProject(ids: { uid: number; gid: number }): boolean {
    try {
      execFileSync('test', ['-x', join(projectRoot, 'tests')], { cwd: '/', ...ids })
      return true
    } catch {
      return false
    }
  }

  function removeOutside(cluster: string | undefined): void {
    if (!cluster || cluster.startsWith(home)) throw new Error(`${cluster} is not outside`)
    rmSync(cluster, { recursive: true })
    if (readdirSync(dirname(cluster)).length === 0) rmdirSync(dirname(cluster))
  }
})
