import type { Post } from '../../server/mail/mailer'
import { notificationJobs } from '../../server/notifications/jobs'
import { remind } from '../../server/notifications/commands'
import type { Db } from '../../server/db'
import { useDatabase } from '../support/database'
import { mailServer, textOf } from '../support/mail'
import { housingStory, windowCode } from '../support/reporting'

const db = useDatabase()
const dueMorning = new Date('2026-10-14T23:30:00Z')

let server: Awaited<ReturnType<typeof mailServer>>
beforeEach(async () => {
  server = await mailServer('nobody@tkpk.test')
})
afterEach(() => server.close())

const setUp = (): Post => ({
  smtpUrl: server.url,
  mailFrom: 'Tuntas <tuntas@lahat.test>',
  appUrl: 'https://tuntas.lahat.test',
})

/** Does what waits, as the runner would: whatever a job leaves behind is done next. */
async function work(post: Post, task: string): Promise<void> {
  const { tasks } = notificationJobs(db(), post, () => dueMorning)
  await tasks[task]?.({}, new AbortController().signal)
  for (;;) {
    const { rows } = await db().raw(
      `DELETE FROM graphile_worker._private_jobs AS jobs USING graphile_worker._private_tasks AS tasks
        WHERE tasks.id = jobs.task_id RETURNING tasks.identifier, jobs.payload`,
    )
    if (rows.length === 0) return
    for (const { identifier, payload } of rows)
      await tasks[identifier as string]?.(payload, new AbortController().signal)
  }
}

async function reminded(wish: (db: Db, id: number) => Promise<unknown>) {
  const story = await housingStory(db())
  await db()('windows').whereNot({ code: windowCode }).delete()
  await wish(db(), story.budi.id)
  await remind(db(), dueMorning, '2026-10-15')
  return story
}

const wants = (mail: string) => (trx: Db, id: number) => trx('users').where({ id }).update({ mail })

describe('Budi, who wants one letter a day,', () => {
  it('gets what he has not read, with links, once', async () => {
    await reminded(wants('daily'))
    await work(setUp(), 'notifications.digest')
    await work(setUp(), 'notifications.digest')
    expect(server.letters.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: 'tuntas@lahat.test', to: ['budi@tkpk.test'] },
    ])
    const [letter] = server.letters as [(typeof server.letters)[number]]
    const { id } = await db()('notifications').first('id')
    expect(letter.data).toContain('Subject: Tuntas: 1 pemberitahuan belum dibaca')
    expect(letter.data).toContain(`Message-ID: <tuntas-daily-${id}@lahat.test>`)
    const text = textOf(letter)
    expect(text).toContain('Yth. Budi,')
    expect(text).toContain('15 Oktober 2026 adalah hari terakhir Triwulan III 2026: 1 laporan')
    expect(text).toContain(`https://tuntas.lahat.test/notifications/${id}`)
    expect(text).toContain('https://tuntas.lahat.test/account/notices')
  })

  it('gets no letter about what he has read, nor about what is old', async () => {
    await reminded(wants('daily'))
    await db()('notifications').update({ read_at: dueMorning })
    await work(setUp(), 'notifications.digest')
    await db()('notifications').update({ read_at: null, at: new Date('2026-10-10T00:00:00Z') })
    await work(setUp(), 'notifications.digest')
    expect(server.letters).toEqual([])
  })

  it('keeps his notices in the app, unsent, where there is no mail', async () => {
    await reminded(wants('daily'))
    await work({ ...setUp(), smtpUrl: undefined }, 'notifications.digest')
    expect(server.letters).toEqual([])
    expect(await db()('notifications').select('mailed_at', 'read_at')).toEqual([
      { mailed_at: null, read_at: null },
    ])
  })
})

describe('Budi, who wants each notice by itself,', () => {
  it('gets a letter by a job of the same transaction', async () => {
    await reminded(wants('each'))
    await work(setUp(), 'notifications.none')
    expect(server.letters).toHaveLength(1)
    expect(server.letters[0]?.data).toContain('Subject: Tuntas: 15 Oktober 2026')
    expect(await db()('notifications').whereNull('mailed_at')).toEqual([])
  })

  it('and no letter when he wants none, is gone, or is of the demo', async () => {
    await reminded(wants('none'))
    await work(setUp(), 'notifications.digest')
    await db()('users').update({ mail: 'daily', is_demo: true })
    await work(setUp(), 'notifications.digest')
    await db()('users').update({ is_demo: false, disabled_at: new Date() })
    await work(setUp(), 'notifications.digest')
    expect(server.letters).toEqual([])
  })

  it('has it tried again when the server did not take it', async () => {
    await reminded((trx, id) =>
      trx('users').where({ id }).update({ mail: 'each', email: 'nobody@tkpk.test' }),
    )
    await expect(work(setUp(), 'notifications.none')).rejects.toThrow('550')
    expect(await db()('notifications').select('mailed_at')).toEqual([{ mailed_at: null }])
  })
})

describe('the page of his wishes', () => {
  it('says when there is no mail, and keeps the choice', async () => {
    const { budi, as } = await housingStory(db())
    const client = await as(budi)
    const page = await client.get('/account/notices')
    expect(page.text).toContain('Surel belum diatur pada pemasangan ini')
    const saved = await client.submit(page, '/account/notices', { mail: 'each' })
    expect(saved.text).toContain('Pilihan Anda disimpan.')
    expect(await db()('users').where({ id: budi.id }).first('mail')).toEqual({ mail: 'each' })
    expect(await db()('history').where({ event: 'user.mail_chosen' }).first()).toMatchObject({
      before: { mail: 'daily' },
      after: { mail: 'each' },
    })
    const refused = await client.submit(saved, '/account/notices', { mail: 'hourly' })
    expect(refused.status).toBe(422)
  })
})
