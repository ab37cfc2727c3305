import { newRecoveryCodes, readCode, stepOf } from '../../server/factors/factor'
import { seal, sealingKey, unseal } from '../../server/factors/seal'
import { makePasswordLink } from '../../server/users/commands'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { demoPassword, storyNow } from '../support/constants'
import { useDatabase } from '../support/database'
import { codeOf, giveFactor, prove, setUpFactor } from '../support/factor'
import { everyone } from '../support/people'

const db = useDatabase()
const at = '/account/second-factor'

type Name = 'sekar' | 'ratna' | 'budi' | 'tono'

async function arrive(name: Name = 'budi') {
  const people = await everyone(db())
  const client = new Client(testApp(db()))
  await client.signIn(people[name].email)
  return { client, people, me: people[name] }
}

/** Budi with a second factor, with recovery codes or without; and a clock that can be moved, for each code works once. */
async function armed({ codes = false } = {}) {
  const { client, people, me } = await arrive()
  const factor = codes
    ? await setUpFactor(client)
    : { key: await giveFactor(db(), me), codes: [] as string[] }
  let now = new Date(storyNow.getTime() + 60_000)
  const app = testApp(db(), { clock: () => now, proxies: 1 })
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
  }
  const code = (steps = 0) => codeOf(factor.key, now, steps)
  return { client, people, me, ...factor, app, later, code }
}

const events = (subject_id: number): Promise<string[]> =>
  db()('history').where({ subject_id }).orderBy('id').pluck('event')

describe('the code of an authenticator', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const second = (seconds: number) => new Date(seconds * 1000)

  it('is the one of RFC 6238', () => {
    for (const [seconds, code] of [
      [59, '287082'],
      [1111111109, '081804'],
      [1234567890, '005924'],
      [2000000000, '279037'],
    ] as const) {
      expect(stepOf(secret, code, second(seconds))).toBe(Math.floor(seconds / 30))
    }
    expect(stepOf(secret, '287083', second(59))).toBeNull()
  })

  it('may be one step early or late, no more, and tells which step it was', () => {
    const found = [-2, -1, 0, 1, 2].map((off) =>
      stepOf(secret, '005924', second(1234567890 + off * 30)),
    )
    const step = Math.floor(1234567890 / 30)
    expect(found).toEqual([null, step, step, step, null])
  })

  it('is read however it is spaced; a recovery code is told from it', () => {
    expect(readCode(' 005 924 ')).toEqual({ kind: 'authenticator', code: '005924' })
    expect(readCode('k7mq2-xw9rt')).toEqual({ kind: 'recovery', code: 'K7MQ2XW9RT' })
    for (const typed of ['', '12345', '1234567', 'K7MQ2-XW9R0', '٠٠٥٩٢٤']) {
      expect([typed, readCode(typed)]).toEqual([typed, null])
    }
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    expect(codes.every((code) => readCode(code)?.kind === 'recovery')).toBe(true)
  })
})

describe('a sealed secret', () => {
  const key = sealingKey('x'.repeat(32))

  it('opens with its key and for its owner alone, and not when it was touched', () => {
    const sealed = seal(key, 'GEZDGNBV', 7)
    expect(unseal(key, sealed, 7)).toBe('GEZDGNBV')
    expect(unseal(key, sealed, 8)).toBeUndefined()
    expect(unseal(sealingKey('y'.repeat(32)), sealed, 7)).toBeUndefined()
    const bytes = Buffer.from(sealed, 'base64url')
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1
    expect(unseal(key, bytes.toString('base64url'), 7)).toBeUndefined()
    expect(unseal(key, 'x', 7)).toBeUndefined()
    expect(seal(key, 'GEZDGNBV', 7)).not.toBe(sealed)
  })
})

describe('setting up a second factor', () => {
  it('asks for the password again, shows picture and key, and takes one code to be sure', async () => {
    const { client, me } = await arrive()
    const phone = new Client(testApp(db()))
    await phone.signIn(me.email)
    const asked = await client.get(`${at}/new`)
    expect(asked.html.querySelector('h1')?.text).toBe('Pastikan ini Anda')
    const wrong = await client.submit(asked, '/account/proof', { password: 'not-the-password' })
    expect(wrong.status).toBe(422)
    const form = await prove(client, wrong)
    const key = form.html.querySelector('#key')?.text ?? ''
    expect(key.replaceAll(' ', '')).toMatch(/^[A-Z2-7]{32}$/)
    expect(form.html.querySelector('svg.qr path')?.getAttribute('d')).toMatch(/^M4 4h7v1h-7z/)
    const refused = await client.submit(form, at, { code: '000000' })
    expect(refused.status).toBe(422)
    expect(refused.html.querySelector('#key')?.text).toBe(key)
    const page = await client.submit(refused, at, { code: codeOf(key) })
    const codes = page.html.querySelectorAll('.codes code').map((one) => one.text)
    expect(codes).toHaveLength(10)

    // Stored: sealed and hashed. In the session: nothing of it any more.
    const stored = JSON.stringify([
      await db()('second_factors'),
      await db()('recovery_codes'),
      await db()('sessions'),
      await db()('history'),
    ])
    for (const secret of [
      key.replaceAll(' ', ''),
      ...codes,
      ...codes.map((one) => one.replace('-', '')),
    ])
      expect(stored).not.toContain(secret)
    expect(stored).not.toContain('newFactor')
    // What was signed in without it is out; this device stays.
    expect((await phone.raw('/account')).status).toBe(303)
    const shown = await client.get(at)
    expect(shown.text).toContain('10 dari 10 belum terpakai')
    expect(shown.text).not.toContain(codes[0] as string)
    expect(await events(me.id)).toContain('user.second_factor_added')
    expect((await client.raw(`${at}/new`)).headers['location']).toBe(at)
  })

  it('cannot be done twice, nor by a form kept from before', async () => {
    const { client, people } = await arrive()
    const form = await prove(client, await client.get(`${at}/new`))
    const key = form.html.querySelector('#key')?.text ?? ''
    await client.submit(form, at, { code: codeOf(key) })
    const first = await db()('second_factors').where({ user_id: people.budi.id }).first()
    const again = await client.submit(form, at, { code: codeOf(key), once: '' })
    expect(again.status).toBe(422)
    const fresh = again.html.querySelector('#key')?.text ?? ''
    const replaced = await client.submit(again, at, { code: codeOf(fresh) })
    expect(replaced.status).toBe(409)
    expect(await db()('second_factors').where({ user_id: people.budi.id }).first()).toEqual(first)
  })
})

describe('signing in with a second factor', () => {
  it('opens nothing before the code, and then leads on with the text that waited', async () => {
    const { app, code, me } = await armed()
    const client = new Client(app)
    const first = await client.post('/session', {
      email: me.email,
      password: demoPassword,
      next: '/account/notices?x=1',
    })
    expect([first.status, first.headers['location']]).toEqual([303, '/session/code'])
    for (const path of ['/', '/account', '/board', at]) {
      expect([path, (await client.raw(path)).status]).toEqual([path, 303])
    }
    expect((await client.post('/account/sign-out')).status).toBe(401)
    const page = await client.get('/session/code')
    expect(page.html.querySelector('#code')?.getAttribute('autocomplete')).toBe('one-time-code')
    const wrong = await client.submit(page, '/session/code', { code: '000000' })
    expect(wrong.status).toBe(422)
    expect((await client.raw('/account')).status).toBe(303)
    const inside = await client.submit(wrong, '/session/code', { code: code() })
    expect(inside.path).toBe('/account/notices?x=1')
    expect(await events(me.id)).toEqual(
      expect.arrayContaining(['session.code_refused', 'session.started']),
    )
  })

  it('takes each code once, whoever sends it, and none from before it', async () => {
    const { app, code, me } = await armed()
    const enter = async (typed: string) => {
      const client = new Client(app)
      return client.submit(await client.signIn(me.email), '/session/code', { code: typed })
    }
    expect((await enter(code(1))).status).toBe(200)
    expect((await enter(code(1))).status).toBe(422)
    expect((await enter(code())).status).toBe(422)
  })

  it('waits ten minutes for the code, and not beyond a change of password', async () => {
    const { app, later, code, me } = await armed()
    const slow = new Client(app)
    const page = await slow.signIn(me.email)
    later(11)
    const late = await slow.submit(page, '/session/code', { code: code() })
    expect(late.text).toContain('terlalu lama')
    const other = new Client(app)
    const waiting = await other.signIn(me.email)
    await db()('users').where({ id: me.id }).increment('session_epoch', 1)
    expect((await other.submit(waiting, '/session/code', { code: code() })).path).toContain(
      '/session/new',
    )
    // Who never came by the first step is sent to it.
    expect((await new Client(app).raw('/session/code')).headers['location']).toBe('/session/new')
    expect((await new Client(app).post('/session/code', { code: code() })).status).toBe(303)
  })

  it('takes a recovery code once', async () => {
    const { app, codes, me } = await armed({ codes: true })
    const enter = async (code: string) => {
      const client = new Client(app)
      return client.submit(await client.signIn(me.email), '/session/code', { code })
    }
    const [one, other] = codes as [string, string]
    expect((await enter(one.toLowerCase().replace('-', ' '))).status).toBe(200)
    expect((await enter(one)).status).toBe(422)
    expect((await enter(other)).status).toBe(200)
    expect(await events(me.id)).toContain('user.recovery_code_used')
  })

  it('counts a right password with a wrong code as a failure, from one address and from many', async () => {
    const { app, code, me } = await armed()
    const guess = async (address: string, typed: string) => {
      const client = new Client(app)
      const from = { email: me.email, password: demoPassword }
      const first = await client.post('/session', from).set('X-Forwarded-For', address)
      if (first.status !== 303) return first.status
      const answer = await client
        .post('/session/code', { code: typed })
        .set('X-Forwarded-For', address)
      return answer.status
    }
    const home = '198.51.100.1'
    expect(await guess(home, code())).toBe(303)
    const statuses = []
    for (let round = 0; round < 6; round += 1) statuses.push(await guess('203.0.113.7', '000000'))
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
    await db()('throttles').where('key', 'like', 'code:%').update({ points: 20 })
    expect(await guess('203.0.113.8', code(1))).toBe(429)
    expect(await guess(home, code(1))).toBe(303)
  })

  it('still opens by a recovery code when the key of the secrets was changed', async () => {
    const { me, codes, code } = await armed({ codes: true })
    const app = testApp(db(), { secretsKey: 'another key that only this test knows' })
    const client = new Client(app)
    const page = await client.signIn(me.email)
    const refused = await client.submit(page, '/session/code', { code: code() })
    expect(refused.status).toBe(422)
    expect(
      (await client.submit(refused, '/session/code', { code: codes[0] as string })).status,
    ).toBe(200)
  })

  it('is asked after a password was chosen anew by a link, too', async () => {
    const { app, me } = await armed()
    const account = { id: me.id, disabledAt: null }
    const path = await makePasswordLink(db(), 'house', account, { now: storyNow })
    const client = new Client(app)
    const password = 'kelinci panci pagi lumut'
    const fields = { new_password: password, new_password_again: password }
    await client.submit(await client.get(path), path, fields)
    expect((await client.signIn(me.email, password)).path).toBe('/session/code')
  })
})

describe('a second factor', () => {
  it('gets new recovery codes, which end the old', async () => {
    const { client, codes, app, me } = await armed({ codes: true })
    const form = await client.get(`${at}/codes`)
    const page = await client.submit(form, `${at}/codes`)
    const fresh = page.html.querySelectorAll('.codes code').map((one) => one.text)
    expect(fresh).toHaveLength(10)
    // Sent twice, it does not show what it can no longer show.
    const twice = await client.submit(form, `${at}/codes`)
    expect(twice.html.querySelectorAll('.codes code')).toHaveLength(0)
    const other = new Client(app)
    const step = await other.signIn(me.email)
    const old = await other.submit(step, '/session/code', { code: codes[0] as string })
    expect(old.status).toBe(422)
    expect((await other.submit(old, '/session/code', { code: fresh[0] as string })).status).toBe(
      200,
    )
  })

  it('is removed by its owner with the password and a code, and both are gone', async () => {
    const { app, later, code, me } = await armed()
    const client = new Client(app)
    await client.submit(await client.signIn(me.email), '/session/code', { code: code() })
    later(1)
    const asked = await client.get(`${at}/removal`)
    expect((await client.submit(asked, '/account/proof', { password: demoPassword })).status).toBe(
      422,
    )
    const form = await prove(client, asked, code())
    const page = await client.submit(form, `${at}/removal`)
    expect(page.text).toContain('belum terpasang')
    expect(await db()('recovery_codes')).toEqual([])
    expect(await events(me.id)).toContain('user.second_factor_removed')
    const plain = new Client(app)
    expect((await plain.signIn(me.email)).path).toBe('/')
  })

  it('is removed by the secretariat when the phone is lost, which is remembered', async () => {
    const { client: phone, people, me } = await armed()
    const client = new Client(testApp(db()))
    await client.signIn(people.sekar.email)
    const page = await client.get(`/users/${me.id}`)
    const path = `/users/${me.id}/second-factor/removal`
    const done = await client.submit(page, path)
    expect(done.text).toContain('Verifikasi dua langkah Budi dilepas')
    expect(done.text).not.toContain('ponsel dan kode cadangannya hilang')
    expect((await phone.raw('/account')).status).toBe(303)
    expect((await new Client(testApp(db())).signIn(me.email)).path).toBe('/')
    const line = await db()('history').where({ event: 'user.second_factor_removed' }).first()
    expect(line).toMatchObject({ actor_name: 'Sekar', subject_id: me.id })
  })
})

describe('a role that has to have a second factor', () => {
  it('is led to set it up first, can do nothing else, and then finds its text again', async () => {
    const { client: sekar, people } = await arrive('sekar')
    const ratna = new Client(testApp(db()))
    await ratna.signIn(people.ratna.email)
    await sekar.submit(await sekar.get('/settings'), '/settings', {
      factor_roles: ['coordinator', 'king'],
    })
    expect((await sekar.raw('/users')).status).toBe(200)
    const held = await ratna.get('/board')
    expect(held.path).toBe('/board')
    expect(held.text).toContain('Peran Koordinator wajib memakai verifikasi dua langkah')
    expect(held.html.querySelectorAll('nav')).toHaveLength(0)
    for (const path of ['/', '/account', '/actions.csv', '/account/password']) {
      expect((await ratna.raw(path)).headers['location']).toBe(at)
    }
    const token = held.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    const written = await ratna.post('/meetings', { _csrf: token, title: 'Rakor Desember' })
    expect(written.headers['location']).toBe(at)
    expect(await db()('meetings').where({ title: 'Rakor Desember' })).toEqual([])

    await setUpFactor(ratna)
    expect(
      (await ratna.get('/meetings/new')).html.querySelector('#title')?.getAttribute('value'),
    ).toBe('Rakor Desember')
    expect((await ratna.raw('/board')).status).toBe(200)
  })

  it('may leave instead', async () => {
    const { client, people } = await arrive('tono')
    await db()('settings').insert({ key: 'secondFactorRoles', value: '["viewer"]' })
    const page = await client.get('/')
    expect(page.text).toContain('Peran Pengamat wajib')
    const gone = await client.submit(page, '/session/end')
    expect(gone.text).toContain('Anda sudah keluar')
    expect(await events(people.tono.id)).toContain('session.ended')
  })
})
