import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkArchive } from '../../server/backup/archive'
import { backupJobs, makeArchive } from '../../server/backup/schedule'
import { remember } from '../../server/history'
import { startJobs } from '../../server/jobs/runner'
import { lookAtSeals } from '../../server/upkeep/commands'
import { listRuns } from '../../server/upkeep/queries'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { ownDatabase, useDatabase } from '../support/database'
import { everyone } from '../support/people'

jest.setTimeout(60_000)

describe('the nightly archive', () => {
  let own: Awaited<ReturnType<typeof ownDatabase>>
  let folder: string
  beforeAll(async () => {
    own = await ownDatabase('reference', 4)
  })
  afterAll(() => own.drop())
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tuntas-archives-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('stays for as many nights as were asked for, and touches no other file', async () => {
    writeFileSync(join(folder, 'catatan.txt'), 'milik orang lain')
    writeFileSync(join(folder, 'tuntas-lahat.tar'), 'dibuat dengan tangan')
    for (const night of ['20', '21', '22', '23']) {
      const made = await makeArchive(own.db, folder, 3, new Date(`2026-11-${night}T19:00:00Z`))
      expect(made).toMatchObject({ file: `tuntas-202611${night}-190000.tar` })
    }
    expect(readdirSync(folder).sort()).toEqual([
      'catatan.txt',
      'tuntas-20261121-190000.tar',
      'tuntas-20261122-190000.tar',
      'tuntas-20261123-190000.tar',
      'tuntas-lahat.tar',
    ])
  })

  it('is read back: one changed byte is told', async () => {
    const { file, rows } = await makeArchive(own.db, folder, 3, new Date())
    const path = join(folder, file)
    const { tables } = await checkArchive(path)
    expect(rows).toBe(tables.reduce((sum, table) => sum + table.rows, 0))
    expect(rows).toBeGreaterThan(1000)
    const bytes = readFileSync(path)
    const middle = Math.floor(bytes.length / 2)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    writeFileSync(path, bytes)
    await expect(checkArchive(path)).rejects.toThrow(path)
  })

  it('is made by the house itself when its hour comes, and a failure is noted with its reason', async () => {
    const asFile = join(folder, 'berkas')
    writeFileSync(asFile, '')
    const make = (backupDir: string) =>
      backupJobs(own.db, { backupDir, backupKeep: 2 }).tasks['backup.make']?.(
        {},
        new AbortController().signal,
      )
    await expect(make(asFile)).rejects.toThrow(/berkas/)
    await make(folder)
    const [good, bad] = await listRuns(own.db, 'backup', 2)
    expect(good).toMatchObject({ ok: true, outcome: { kept: 1 } })
    expect(bad?.ok).toBe(false)
    expect(JSON.stringify(bad?.outcome)).toContain('berkas')
  })
})

describe('the look at the seals', () => {
  it('tells of a chain that was cut off at its end, which by itself looks whole', async () => {
    const own = await ownDatabase('reference', 4)
    try {
      await remember(own.db, 'house', 'setting.saved', 'setting', 1)
      expect((await lookAtSeals(own.db)).broken).toBeNull()
      await remember(own.db, 'house', 'setting.saved', 'setting', 1)
      const { newest } = await lookAtSeals(own.db)
      await own.db.transaction(async (trx) => {
        await trx.raw("SET LOCAL session_replication_role = 'replica'")
        await trx('history').where('id', '>', 1).delete()
        await trx('history_seals').where({ id: newest?.id }).delete()
      })
      const { broken } = await lookAtSeals(own.db)
      expect(broken?.seal).toBe(newest?.id)
      expect((await listRuns(own.db, 'seals', 1))[0]?.ok).toBe(false)
    } finally {
      await own.drop()
    }
  })
})

describe('the page of upkeep', () => {
  const db = useDatabase()

  async function sekar(backups: boolean) {
    await everyone(db())
    const client = new Client(testApp(db(), { backups }))
    await client.signIn('sekar@tkpk.test')
    return client
  }

  it('says plainly that no archives are made, and what to do', async () => {
    const page = await (await sekar(false)).get('/upkeep')
    expect(page.html.querySelector('section[aria-labelledby=backup]')?.text).toMatch(
      /Belum terjadwal[^]*BACKUP_DIR/,
    )
    expect(page.html.querySelector('form[action="/upkeep/backup"]')).toBeNull()
  })

  it('asks for an archive once, however often the form arrives', async () => {
    const client = await sekar(true)
    const page = await client.get('/upkeep')
    const answers = [
      await client.submit(page, '/upkeep/backup', {}),
      await client.submit(page, '/upkeep/backup', {}),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const jobs = await db()('graphile_worker.jobs').select('task_identifier')
    expect(jobs).toEqual([{ task_identifier: 'backup.make' }])
    expect(answers[0]?.html.text).toContain('Cadangan sedang dibuat')
  })

  it('shows the last looks as they went, and what waits', async () => {
    const client = await sekar(true)
    await remember(db(), 'house', 'setting.saved', 'setting', 1)
    await lookAtSeals(db())
    const { text } = (await client.get('/upkeep')).html
    expect(text).toMatch(/Utuh/)
    expect(text).toMatch(/Nomor 1, sampai baris \d/)
    expect(text).toMatch(/places\s*[\d,]+ (KB|MB)/)
  })
})

describe('the archive asked for on the page', () => {
  it('is made by whichever process is free', async () => {
    const own = await ownDatabase('reference', 4)
    const folder = mkdtempSync(join(tmpdir(), 'tuntas-archives-'))
    await own.db.raw("SELECT graphile_worker.add_job('backup.make')")
    const running = startJobs(
      own.db,
      backupJobs(own.db, { backupDir: folder, backupKeep: 2 }),
      pino({ level: 'silent' }),
    )
    try {
      for (let tries = 0; (await listRuns(own.db, 'backup', 1)).length === 0; tries += 1) {
        if (tries > 300) throw new Error('No archive was made within 30 s.')
        await sleep(100)
      }
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/^tuntas-\d{8}-\d{6}\.tar$/)])
    } finally {
      await running.stop()
      await own.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
