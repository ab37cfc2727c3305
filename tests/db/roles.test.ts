import pino from 'pino'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { connect } from '../../server/db'
import { prepareDatabase } from '../../server/db/prepare'
import { sealHistory } from '../../server/history/seals'
import { enqueue } from '../../server/jobs/queue'
import { startJobs } from '../../server/jobs/runner'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { ownDatabase } from '../support/database'
import { everyone } from '../support/people'

jest.setTimeout(60_000)

const role = `tuntas_app_${process.pid}`
let own: Awaited<ReturnType<typeof ownDatabase>>
/** The database as the app's own role has it, which owns nothing. */
let app: Knex

beforeAll(async () => {
  own = await ownDatabase('reference', 3)
  await own.db.raw(`CREATE ROLE ${role}`)
  await prepareDatabase(own.db, {
    homeRegion: '16.04',
    demo: false,
    today: '2026-11-25',
    appRole: role,
  })
  await everyone(own.db)
  app = connect({ ...own.connection, options: `-c role=${role}` } as typeof own.connection, 5)
})
afterAll(async () => {
  await app.destroy()
  await own.db.raw(`DROP OWNED BY ${role}`)
  await own.db.raw(`DROP ROLE ${role}`)
  await own.drop()
})

describe('the app under a role of its own', () => {
  it('does its work: signs in, logs an action, seals the history, does what waits', async () => {
    const budi = new Client(testApp(app))
    await budi.signIn('budi@tkpk.test')
    const made = await budi.submit(await budi.get('/actions/new'), '/actions', {
      title: 'Bedah rumah',
      year: '2026',
      strategy: '1',
      activity_kind: 'direct',
      starts_on: '2026-02-01',
      ends_on: '2026-11-30',
      status: 'not_started',
    })
    expect(made.text).toContain('Bedah rumah')
    expect(await sealHistory(app)).toBeDefined()

    const done: string[] = []
    await enqueue(app, { task: 'greet' })
    const running = startJobs(
      app,
      { tasks: { greet: async () => void done.push('greet') } },
      pino({ level: 'silent' }),
    )
    try {
      for (let tries = 0; done.length === 0; tries += 1) {
        if (tries > 300) throw new Error('The job was not done within 30 s.')
        await sleep(100)
      }
    } finally {
      await running.stop()
    }
  })

  it.each([
    ['change the history', "UPDATE history SET actor_name = 'x'"],
    ['delete from it', 'DELETE FROM history'],
    ['empty it', 'TRUNCATE history'],
    ['take its guard away', 'ALTER TABLE history DISABLE TRIGGER ALL'],
    ['rest its guard', "SET session_replication_role = 'replica'"],
    ['make a seal anew', 'DELETE FROM history_seals'],
    ['make a table', 'CREATE TABLE kept (id integer)'],
    ['drop one', 'DROP TABLE actions'],
    ['say that the schema is another', 'DELETE FROM schema_migrations'],
  ])('cannot %s', async (_what, sql) => {
    await expect(app.raw(sql)).rejects.toThrow(/permission denied|must be owner/)
  })
})
