import { parseCrontab } from 'graphile-worker'
import pg from 'pg'
import pino from 'pino'
import { setTimeout as sleep } from 'node:timers/promises'
import { enqueue } from '../../server/jobs/queue'
import { crontabOf, startJobs, type Running } from '../../server/jobs/runner'
import type { Task } from '../../server/jobs/task'
import { tasks } from '../../server/tasks'
import { ownDatabase, useDatabase } from '../support/database'

const log = pino({ level: 'silent' })
jest.setTimeout(30_000)

describe('a job', () => {
  const db = useDatabase()

  it('lives or dies with the transaction that asks for it', async () => {
    await db()
      .transaction(async (trx) => {
        await enqueue(trx, { task: 'greet', key: 'gone' })
        throw new Error('changed my mind')
      })
      .catch(() => undefined)
    await enqueue(db(), { task: 'greet', payload: { name: 'Ratna' }, key: 'stays', queue: 'one' })
    const { rows } = await db().raw(
      'SELECT task_identifier, key, queue_name, max_attempts FROM graphile_worker.jobs ORDER BY id',
    )
    expect(rows).toEqual([
      { task_identifier: 'greet', key: 'stays', queue_name: 'one', max_attempts: 5 },
    ])
  })

  it('is there once for its key, however often it is asked for', async () => {
    await enqueue(db(), { task: 'greet', key: 'same' })
    await enqueue(db(), { task: 'greet', key: 'same' })
    const { rows } = await db().raw('SELECT count(*) AS n FROM graphile_worker.jobs')
    expect(rows[0].n).toBe(1)
  })
})

describe('the timetable of the house', () => {
  const db = useDatabase()

  // One line that cannot be read would keep every job from being done.
  it('can be read, and names only tasks that there are', () => {
    const none = {
      smtpUrl: undefined,
      mailFrom: undefined,
      appUrl: undefined,
      backupDir: '/nowhere',
      backupKeep: 3,
    }
    const house = tasks(db(), none)
    const items = parseCrontab(crontabOf(house.timetable))
    expect(items).toHaveLength(house.timetable.length)
    const known = Object.keys(house.tasks).map((name) => name.replaceAll('.', '-'))
    expect(items.map((item) => item.task).filter((task) => !known.includes(task))).toEqual([])
  })
})

describe('the runner', () => {
  let own: Awaited<ReturnType<typeof ownDatabase>>
  let running: Running | undefined
  beforeEach(async () => {
    own = await ownDatabase('reference', 3)
  })
  afterEach(async () => {
    await running?.stop()
    await own.drop()
  })

  async function until(holds: () => boolean): Promise<void> {
    for (let tries = 0; !holds(); tries += 1) {
      if (tries > 400) throw new Error('It did not happen within 20 s.')
      await sleep(50)
    }
  }

  it('does what waits, with what the job carries', async () => {
    const done: unknown[] = []
    const greet: Task = async (payload) => void done.push(payload)
    await enqueue(own.db, { task: 'greet', payload: { name: 'Budi' } })
    running = startJobs(own.db, { tasks: { greet } }, log)
    await until(() => done.length > 0)
    expect(done).toEqual([{ name: 'Budi' }])
  })

  it('knows a task with a dot in its name by itself and by the clock', async () => {
    const done: unknown[] = []
    const task: Task = async (payload) => void done.push(payload)
    await enqueue(own.db, { task: 'letters.send', payload: { by: 'hand' } })
    const timetable = ['* * * * * letters.send ?fill=2m']
    running = startJobs(own.db, { tasks: { 'letters.send': task }, timetable }, log)
    await until(() => done.length > 0)
    expect(done[0]).toEqual({ by: 'hand' })
  })

  it('does at once what a killed process had left half done', async () => {
    await enqueue(own.db, { task: 'greet' })
    // What a worker that was killed leaves behind: its name on the job, and nobody who bears it.
    await own.db.raw(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'worker-gone', locked_at = now(), attempts = 1`,
    )
    const done: unknown[] = []
    running = startJobs(own.db, { tasks: { greet: async (it) => void done.push(it) } }, log)
    await until(() => done.length > 0)
    expect(done).toHaveLength(1)
  })

  it('leaves alone what another living process is at', async () => {
    const other = new pg.Client(own.connection)
    await other.connect()
    try {
      await other.query("SELECT pg_advisory_lock(7002, hashtext('worker-busy'))")
      await enqueue(own.db, { task: 'greet', payload: { name: 'theirs' } })
      await own.db.raw(
        `UPDATE graphile_worker._private_jobs SET locked_by = 'worker-busy', locked_at = now(), attempts = 1`,
      )
      await enqueue(own.db, { task: 'greet', payload: { name: 'ours' } })
      const done: unknown[] = []
      running = startJobs(own.db, { tasks: { greet: async (it) => void done.push(it) } }, log)
      await until(() => done.length > 0)
      await sleep(300)
      expect(done).toEqual([{ name: 'ours' }])
    } finally {
      await other.end()
    }
  })

  it('goes on when the database says goodbye to its keeper and hangs up while a job is still at work', async () => {
    let begun = 0
    const done: unknown[] = []
    const slow: Task = async () => {
      begun += 1
      await sleep(600)
    }
    const greet: Task = async (it) => void done.push(it)
    await enqueue(own.db, { task: 'slow' })
    running = startJobs(own.db, { tasks: { slow, greet } }, log)
    await until(() => begun === 1)
    const { rows } = await own.db.raw(
      `SELECT pg_terminate_backend(pid) AS gone
         FROM (SELECT DISTINCT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 7002) keeper`,
    )
    expect(rows).toEqual([{ gone: true }])
    await enqueue(own.db, { task: 'greet', payload: { name: 'after' } })
    await until(() => done.length === 1)
  })

  it('tells a job that the house is closing, and does it again at the next start', async () => {
    let begun = 0
    const slow: Task = (_payload, closing) =>
      new Promise((_resolve, reject) => {
        begun += 1
        closing.addEventListener('abort', () => reject(new Error('closing')))
      })
    await enqueue(own.db, { task: 'slow' })
    running = startJobs(own.db, { tasks: { slow } }, log)
    await until(() => begun === 1)
    await running.stop()
    const { rows } = await own.db.raw('SELECT count(*) AS n FROM graphile_worker.jobs')
    expect(rows[0].n).toBe(1)
  })
})
