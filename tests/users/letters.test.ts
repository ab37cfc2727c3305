import type { Post } from '../../server/mail/mailer'
import { accountEvents, type OwnerLetter } from '../../server/users/letter'
import { accountJobs } from '../../server/users/jobs'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { demoPassword } from '../support/constants'
import { useDatabase } from '../support/database'
import { setUpFactor } from '../support/factor'
import { mailServer, textOf } from '../support/mail'
import { everyone } from '../support/people'

const db = useDatabase()

let server: Awaited<ReturnType<typeof mailServer>>
beforeEach(async () => {
  server = await mailServer('nobody@tkpk.test')
})
afterEach(() => server.close())

/** The letters that wait to be written, taken off the pile. */
async function waiting(): Promise<OwnerLetter[]> {
  const { rows } = (await db().raw(
    `DELETE FROM graphile_worker._private_jobs AS jobs USING graphile_worker._private_tasks AS tasks
      WHERE tasks.id = jobs.task_id AND tasks.identifier = 'users.letter' RETURNING jobs.id, jobs.payload`,
  )) as { rows: { id: string; payload: OwnerLetter }[] }
  return rows.sort((a, b) => Number(a.id) - Number(b.id)).map(({ payload }) => payload)
}

function send(letter: OwnerLetter, post: Partial<Post> = {}): Promise<void> {
  const { tasks } = accountJobs(db(), {
    smtpUrl: server.url,
    mailFrom: 'Tuntas <tuntas@lahat.test>',
    appUrl: 'https://tuntas.lahat.test',
    ...post,
  })
  const task = tasks['users.letter'] as (payload: unknown, closing: AbortSignal) => Promise<void>
  return task(letter, new AbortController().signal)
}

async function arrive(who: 'budi' | 'sekar') {
  const people = await everyone(db())
  const client = new Client(testApp(db()))
  await client.signIn(people[who].email)
  return { client, ...people }
}

const told = async () => (await waiting()).map(({ event, user, to }) => ({ event, user, to }))

describe('the owner of an account is told by letter', () => {
  it('that the password was changed, in the language of the account, with nothing that opens it', async () => {
    const { client, budi } = await arrive('budi')
    await client.submit(await client.get('/account/password'), '/account/password', {
      old_password: demoPassword,
      new_password: 'empat kata yang baru sekali',
      new_password_again: 'empat kata yang baru sekali',
    })
    const [letter] = (await waiting()) as [OwnerLetter]
    expect(letter).toMatchObject({ event: 'password_changed', user: budi.id })
    await send(letter)
    await db()('users').where({ id: budi.id }).update({ language: 'en' })
    await send(letter)
    const [first, second] = server.letters as [
      (typeof server.letters)[number],
      (typeof server.letters)[number],
    ]
    expect(first.to).toEqual(['budi@tkpk.test'])
    expect(first.data).toContain('Subject: Tuntas: Kata sandi akun Anda diganti')
    expect(first.data).toContain(`<tuntas-account-${letter.id}@lahat.test>`)
    expect(textOf(first)).toContain('segera hubungi sekretariat TKPK')
    expect(textOf(first)).toContain('https://tuntas.lahat.test/account')
    expect(textOf(first)).not.toMatch(/empat kata|\/password\//)
    expect(textOf(second)).toContain('The password of your account was changed, ')
  })

  it('that the address was changed, at the former address and at the new one', async () => {
    const { client, budi } = await arrive('sekar')
    const at = `/users/${budi.id}`
    await client.submit(await client.get(at), at, { email: 'budi.baru@tkpk.test' })
    expect(await told()).toEqual([
      { event: 'email_changed', user: budi.id, to: 'budi@tkpk.test' },
      { event: 'email_changed', user: budi.id, to: 'budi.baru@tkpk.test' },
    ])
    // A new name, or the same address in capitals, is no news.
    await client.submit(await client.get(at), at, { name: 'Budi B.', email: 'BUDI.baru@tkpk.test' })
    expect(await told()).toEqual([])
  })

  it('of the second factor, its codes and their use, whoever did it', async () => {
    const { client, budi, sekar } = await arrive('budi')
    const { codes } = await setUpFactor(client)
    const again = new Client(testApp(db()))
    const step = await again.signIn(budi.email)
    await again.submit(step, '/session/code', { code: codes[0] as string })
    expect((await told()).map(({ event }) => event)).toEqual(['factor_added', 'code_used'])
    const keeper = new Client(testApp(db()))
    await keeper.signIn(sekar.email)
    const at = `/users/${budi.id}`
    const page = await keeper.get(at)
    await keeper.submit(page, `${at}/second-factor/removal`)
    expect(await told()).toEqual([{ event: 'factor_removed', user: budi.id, to: undefined }])
  })

  it('and what was done stands, whether or not a letter goes out', async () => {
    const { client, budi } = await arrive('sekar')
    await client.submit(await client.get(`/users/${budi.id}`), `/users/${budi.id}`, {
      email: 'nobody@tkpk.test',
    })
    const letters = await waiting()
    await send(letters[0] as OwnerLetter, { smtpUrl: undefined })
    expect(server.letters).toEqual([])
    await expect(send(letters[1] as OwnerLetter)).rejects.toThrow('550')
    expect(await db()('users').where({ id: budi.id }).first('email')).toEqual({
      email: 'nobody@tkpk.test',
    })
    // Nobody reads the mail of the demonstration.
    await db()('users').where({ id: budi.id }).update({ is_demo: true })
    for (const event of accountEvents)
      await send({ id: 'x', user: budi.id, event, at: new Date().toISOString() })
    expect(server.letters).toEqual([])
  })
})
