import { parse } from 'node-html-parser'
import type { Response } from 'supertest'
import { authenticate } from '../../server/session/commands'
import { sessionKey } from '../../server/session/queries'
import { hashPassword } from '../../server/users/password'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { demoPassword, storyNow } from '../support/constants'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'

const db = useDatabase()
const cookie = /(?:^|; *|,)tuntas=([^;]*)/

function sessionCookie(response: Response): string | undefined {
  const set = (response.headers['set-cookie'] ?? []) as unknown as string[]
  return set.map((one) => cookie.exec(one)?.[1]).findLast((value) => value !== undefined)
}

/** A request by hand, with this cookie and nothing else. */
async function withCookie(path: string, value: string): Promise<Response> {
  return new Client(testApp(db())).raw(path).set('Cookie', `tuntas=${value}`)
}

async function arrive(name: 'sekar' | 'ratna' | 'budi' | 'tono' = 'budi') {
  const people = await everyone(db())
  const client = new Client(testApp(db()))
  await client.signIn(people[name].email)
  return { client, people, me: people[name] }
}

async function events(): Promise<string[]> {
  return db()('history').orderBy('id').pluck('event')
}

describe('signing in', () => {
  it('asks for an address and a password, and plants no cookie', async () => {
    const client = new Client(testApp(db()))
    const page = await client.get('/session/new')
    expect(page.status).toBe(200)
    expect(page.response.headers['set-cookie']).toBeUndefined()
    expect(page.response.headers['cache-control']).toBe('no-store')
    const email = page.html.querySelector('#email')
    expect(email?.getAttribute('autocomplete')).toBe('username')
    const password = page.html.querySelector('#password')
    expect(password?.getAttribute('type')).toBe('password')
    expect(password?.getAttribute('autocomplete')).toBe('current-password')
    expect(await db()('sessions').select('sid')).toEqual([])
  })

  it('leads Budi where he was going, and is remembered', async () => {
    const { budi } = await everyone(db())
    const client = new Client(testApp(db()))
    const asked = await client.raw('/account?x=1')
    expect(asked.status).toBe(303)
    expect(asked.headers['location']).toBe('/session/new?next=%2Faccount%3Fx%3D1')
    const form = await client.get('/account?x=1')
    const page = await client.submit(form, '/session', {
      email: ' BUDI@tkpk.test ',
      password: demoPassword,
    })
    expect(page.path).toBe('/account?x=1')
    expect(page.text).toContain('Dinas Perumahan Uji')
    const row = await db()('users').where({ id: budi.id }).first('last_signed_in_at')
    expect(row?.last_signed_in_at).toEqual(storyNow)
    const line = await db()('history').where({ event: 'session.started' }).first()
    expect(line).toMatchObject({ actor_id: budi.id, actor_name: 'Budi', subject_id: budi.id })
  })

  it('marks the cookie for this site’s own pages, and on https for https alone', async () => {
    const { budi } = await everyone(db())
    const plain = await new Client(testApp(db())).post('/session', {
      email: budi.email,
      password: demoPassword,
    })
    expect(String(plain.headers['set-cookie'])).toMatch(
      /^tuntas=.*; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const secure = testApp(db(), {
      session: { secret: 'x'.repeat(32), secure: true, idleMinutes: 120, days: 7 },
      proxies: 1,
    })
    const safe = await new Client(secure)
      .post('/session', { email: budi.email, password: demoPassword })
      .set('X-Forwarded-Proto', 'https')
    expect(String(safe.headers['set-cookie'])).toMatch(
      /^__Host-tuntas=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  it('gives a new session id, so that a planted one opens nothing', async () => {
    const { budi } = await everyone(db())
    const client = new Client(testApp(db()))
    const first = await client.post('/session', { email: budi.email, password: demoPassword })
    const second = await client.post('/session', { email: budi.email, password: demoPassword })
    const [before, after] = [sessionCookie(first), sessionCookie(second)]
    expect(before).toBeDefined()
    expect(after).toBeDefined()
    expect(after).not.toBe(before)
    expect((await withCookie('/account', before ?? '')).status).toBe(303)
    expect((await withCookie('/account', after ?? '')).status).toBe(200)
    // An id that somebody made up is not taken over either.
    const planted = await new Client(testApp(db()))
      .post('/session', { email: budi.email, password: demoPassword })
      .set('Cookie', 'tuntas=s%3Aplanted.signature')
    expect(sessionCookie(planted)).not.toContain('planted')
  })

  it('tells nobody which addresses have an account', async () => {
    const { tono, sari } = await everyone(db())
    await db()('users').where({ id: tono.id }).update({ disabled_at: storyNow })
    await db()('users').where({ id: sari.id }).update({ password_hash: null })
    const client = new Client(testApp(db()))
    const answers = []
    for (const [email, password] of [
      ['budi@tkpk.test', 'not-the-password'],
      ['nobody@tkpk.test', 'not-the-password'],
      ['tono@tkpk.test', demoPassword],
      ['tono@tkpk.test', 'not-the-password'],
      ['sari@tkpk.test', demoPassword],
    ] as const) {
      const page = await client.submit(await client.get('/session/new'), '/session', {
        email,
        password,
      })
      expect(page.html.querySelector('#email')?.getAttribute('value')).toBe(email)
      expect(page.html.querySelector('#password')?.hasAttribute('value')).toBe(false)
      answers.push({
        status: page.status,
        text: page.text,
        cookie: page.response.headers['set-cookie'],
        size: page.response.text.replaceAll(email, '').length,
      })
    }
    expect(answers[0]?.status).toBe(422)
    expect(answers[0]?.text).toContain('Surel atau kata sandi tidak cocok')
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('takes about as long for an unknown address as for a wrong password', async () => {
    const { budi } = await everyone(db())
    const password_hash = await hashPassword(demoPassword)
    await db()('users').where({ id: budi.id }).update({ password_hash })
    // The quickest of several rounds in turn: what else the machine does only ever adds.
    let [known, unknown] = [Infinity, Infinity]
    const took = async (email: string) => {
      const from = performance.now()
      await authenticate(db(), { email, password: 'not-the-password' })
      return performance.now() - from
    }
    for (let round = 0; round < 12; round += 1) {
      known = Math.min(known, await took(budi.email))
      unknown = Math.min(unknown, await took('nobody@tkpk.test'))
    }
    expect(unknown / known).toBeGreaterThan(0.4)
    expect(unknown / known).toBeLessThan(2.5)
  })

  it('remembers a refusal of a known account, and invents none for an unknown one', async () => {
    const { budi } = await everyone(db())
    const client = new Client(testApp(db()))
    await client.signIn('nobody@tkpk.test', 'not-the-password')
    await client.signIn(budi.email, 'not-the-password')
    const lines = await db()('history').where({ subject: 'session' })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      event: 'session.refused',
      subject_id: budi.id,
      actor_id: null,
    })
    expect(JSON.stringify(lines)).not.toContain('not-the-password')
  })

  it('asks for what is missing', async () => {
    const client = new Client(testApp(db()))
    const page = await client.submit(await client.get('/session/new'), '/session')
    expect(page.status).toBe(422)
    expect(page.html.querySelectorAll('.field__error')).toHaveLength(2)
  })

  it.each([
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    'javascript:alert(1)',
    '/session/new',
    '/session?x',
    'account',
    `/${'a'.repeat(3000)}`,
  ])('never leads out of the house: %j', async (next) => {
    const { budi } = await everyone(db())
    const client = new Client(testApp(db()))
    const page = await client.get(`/session/new?next=${encodeURIComponent(next)}`)
    expect(page.html.querySelector('[name=next]')?.getAttribute('value')).toBe('/')
    const answer = await client.post('/session', {
      email: budi.email,
      password: demoPassword,
      next,
    })
    expect(answer.headers['location']).toBe('/')
  })

  it('needs no second time: someone signed in is sent on', async () => {
    const { client } = await arrive()
    const answer = await client.raw('/session/new?next=/help')
    expect([answer.status, answer.headers['location']]).toEqual([303, '/help'])
    expect((await client.raw('/session')).headers['location']).toBe('/session/new')
  })

  it('starts afresh when the browser still holds a session that was ended elsewhere', async () => {
    const { client, me } = await arrive()
    await db()('users').where({ id: me.id }).increment('session_epoch', 1)
    const answer = await client.post('/session', { email: me.email, password: demoPassword })
    expect(answer.status).toBe(303)
    expect((await client.get('/account')).status).toBe(200)
  })
})

describe('guessing', () => {
  const guess = (client: Client, email: string, address: string, password = 'not-the-password') =>
    client.post('/session', { email, password }).set('X-Forwarded-For', address)
  const app = () => testApp(db(), { proxies: 1 })

  it('has to wait after ten tries, on every process, and says how long', async () => {
    const { budi } = await everyone(db())
    const [one, other] = [new Client(app()), new Client(app())]
    for (let round = 0; round < 5; round += 1) {
      expect((await guess(one, budi.email, '203.0.113.7')).status).toBe(422)
      expect((await guess(other, ' BUDI@tkpk.test', '203.0.113.7')).status).toBe(422)
    }
    for (const client of [one, other]) {
      const refused = await guess(client, budi.email, '203.0.113.7', demoPassword)
      expect(refused.status).toBe(429)
      expect(refused.text).toMatch(/Tunggu 1[45] menit/)
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)
    }
    // Budi himself, elsewhere, and another account from there, are not held up.
    expect((await guess(one, budi.email, '198.51.100.1', demoPassword)).status).toBe(303)
    expect((await guess(other, 'sari@tkpk.test', '203.0.113.7', demoPassword)).status).toBe(303)
  })

  it('is forgiven once the password is right', async () => {
    const { budi } = await everyone(db())
    const client = new Client(app())
    for (let round = 0; round < 3; round += 1) {
      for (let slip = 0; slip < 6; slip += 1) await guess(client, budi.email, '203.0.113.7')
      expect((await guess(client, budi.email, '203.0.113.7', demoPassword)).status).toBe(303)
    }
  })

  it('of many accounts from one address has to wait as well', async () => {
    await everyone(db())
    const client = new Client(app())
    await guess(client, 'nobody0@tkpk.test', '203.0.113.7')
    await db()('throttles').where('key', 'like', 'address:%').update({ points: 100 })
    expect((await guess(client, 'nobody1@tkpk.test', '203.0.113.7')).status).toBe(429)
    expect((await guess(client, 'nobody1@tkpk.test', '203.0.113.8')).status).toBe(422)
  })

  it('from many addresses slows new ones down, locks nobody out, and leaves the owner’s alone', async () => {
    const { budi } = await everyone(db())
    const client = new Client(app())
    await guess(client, budi.email, '198.51.100.1', demoPassword)
    await guess(client, budi.email, '203.0.113.1')
    await db()('throttles').where('key', 'like', 'account:%').update({ points: 100 })

    const statuses = []
    for (let round = 0; round < 4; round += 1) {
      statuses.push((await guess(client, budi.email, '203.0.113.2')).status)
    }
    expect(statuses).toEqual([422, 422, 422, 429])
    expect((await guess(client, budi.email, '203.0.113.3', demoPassword)).status).toBe(303)
    for (let round = 0; round < 9; round += 1) {
      expect((await guess(client, budi.email, '198.51.100.1')).status).toBe(422)
    }
    expect((await guess(client, budi.email, '198.51.100.1', demoPassword)).status).toBe(303)
  })

  it('leaves neither accounts nor addresses to be read in the counters', async () => {
    const { budi } = await everyone(db())
    await guess(new Client(app()), budi.email, '203.0.113.7')
    const stored = JSON.stringify(await db()('throttles'))
    expect(stored).not.toMatch(/budi|203\.0/)
  })
})

describe('signing out', () => {
  it('ends the session on the server: the old cookie opens nothing', async () => {
    const people = await everyone(db())
    const client = new Client(testApp(db()))
    const signedIn = await client.post('/session', {
      email: people.budi.email,
      password: demoPassword,
    })
    const old = sessionCookie(signedIn) ?? ''
    expect((await withCookie('/account', old)).status).toBe(200)

    const page = await client.get('/account')
    const token = page.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    const answer = await client.post('/session/end', { _csrf: token })
    expect(answer.status).toBe(303)
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"')
    expect(String(answer.headers['set-cookie'])).toMatch(/tuntas=;.*Expires=Thu, 01 Jan 1970/)
    const goodbye = await client.get(answer.headers['location'] as string)
    expect(goodbye.text).toContain('Anda sudah keluar')
    expect(goodbye.response.headers['set-cookie']).toBeUndefined()

    expect((await withCookie('/account', old)).status).toBe(303)
    expect(await db()('sessions').select('sid')).toEqual([])
    expect(await events()).toContain('session.ended')
  })

  it('is as friendly when the session had run out before', async () => {
    await everyone(db())
    const page = await new Client(testApp(db())).post('/session/end')
    expect([page.status, page.headers['location']]).toEqual([303, '/session/new?said=ended'])
  })

  it('needs the form’s token', async () => {
    const { client } = await arrive()
    expect((await client.post('/session/end')).status).toBe(403)
    expect((await client.get('/account')).status).toBe(200)
  })

  it('everywhere ends the other devices too', async () => {
    const { client, me } = await arrive()
    const phone = new Client(testApp(db()))
    await phone.signIn(me.email)
    const account = await client.get('/account')
    expect(account.text.match(/Perangkat lain/g)).toHaveLength(1)
    expect(account.text.match(/Perangkat ini/g)).toHaveLength(1)
    const rows = await db()('sessions').select('sid', 'sess', 'expire')
    const goodbye = await client.submit(account, '/account/sign-out')
    expect(goodbye.text).toContain('keluar dari semua perangkat')
    expect(await db()('sessions').select('sid')).toEqual([])
    // A request in flight may write its session back: it counts for nothing.
    await db()('sessions').insert(rows.map((row) => ({ ...row, sess: JSON.stringify(row.sess) })))
    expect((await phone.raw('/account')).status).toBe(303)
    expect((await client.raw('/account')).status).toBe(303)
    expect(await events()).toContain('session.ended_everywhere')
    // And one can come back.
    expect((await client.signIn(me.email)).status).toBe(200)
  })
})

describe('a session', () => {
  it('ends after its longest life, used or not', async () => {
    const { budi } = await everyone(db())
    let now = storyNow
    const client = new Client(testApp(db(), { clock: () => now }))
    await client.signIn(budi.email)
    now = new Date(storyNow.getTime() + 7 * 86_400_000 - 60_000)
    expect((await client.raw('/account')).status).toBe(200)
    now = new Date(storyNow.getTime() + 7 * 86_400_000 + 60_000)
    expect((await client.raw('/account')).status).toBe(303)
    expect(await db()('sessions').select('sid')).toEqual([])
  })

  it('ends when nobody used it for the time set', async () => {
    const { client } = await arrive()
    await db()('sessions').update({ expire: db().raw("now() - interval '1 second'") })
    expect((await client.raw('/account')).status).toBe(303)
  })

  it('is written back once in five minutes, not for every page', async () => {
    const { budi } = await everyone(db())
    let now = storyNow
    const client = new Client(testApp(db(), { clock: () => now }))
    await client.signIn(budi.email)
    const seen = async () =>
      (await db()('sessions').first(db().raw(`sess ->> 'touchedAt' AS at`)))?.at as string
    const first = await seen()
    now = new Date(storyNow.getTime() + 4 * 60_000)
    await client.get('/account')
    expect(await seen()).toBe(first)
    now = new Date(storyNow.getTime() + 6 * 60_000)
    await client.get('/account')
    expect(await seen()).toBe(String(now.getTime()))
  })

  it('of a disabled person ends at once', async () => {
    const { client, me } = await arrive()
    await db()('users').where({ id: me.id }).update({ disabled_at: storyNow })
    expect((await client.raw('/account')).status).toBe(303)
  })
})

describe('the devices one is signed in on', () => {
  const phone =
    'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36'

  /** Signed in from this address, with what a browser says of itself. */
  async function signInAs(email: string, agent: string, address: string): Promise<string> {
    const answer = await new Client(testApp(db(), { proxies: 1 }))
      .post('/session', { email, password: demoPassword })
      .set('User-Agent', agent)
      .set('X-Forwarded-For', address)
    return sessionCookie(answer) ?? ''
  }

  it('are told apart by browser, address and time, and each can be signed out', async () => {
    const { client, me } = await arrive()
    const lost = await signInAs(me.email, phone, '203.0.113.7')
    const kept = await signInAs(me.email, '<script>', '203.0.113.8')
    const page = await client.get('/account')
    expect(page.text).toContain('Chrome, Android')
    expect(page.text).toContain('203.0.113.7')
    expect(page.text).toContain('tidak dikenal')
    const end = page.html
      .querySelectorAll('button')
      .find((one) => one.getAttribute('aria-label')?.startsWith('Keluarkan Chrome, Android'))
    const action = end?.closest('form')?.getAttribute('action') as string
    const form = await client.submit(page, action)
    expect(form.text).toContain('Perangkat itu sudah dikeluarkan')
    expect((await withCookie('/account', lost)).status).toBe(303)
    expect((await withCookie('/account', kept)).status).toBe(200)
    // Once more it is not there; and nobody ends another's.
    const token = form.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    expect((await client.post(action, { _csrf: token })).status).toBe(404)
    expect((await events()).filter((event) => event === 'session.one_ended')).toHaveLength(1)

    const others = await client.submit(form, '/account/sessions/ending')
    expect(others.text).toContain('Semua perangkat lain sudah dikeluarkan')
    expect((await withCookie('/account', kept)).status).toBe(303)
    expect((await client.get('/account')).text).not.toContain('Perangkat lain')
  })

  it('never include somebody else’s', async () => {
    const { client, people } = await arrive()
    const sari = new Client(testApp(db()))
    await sari.signIn(people.sari.email)
    const row = await db()('sessions')
      .whereRaw("sess -> 'passport' ->> 'user' = ?", [String(people.sari.id)])
      .first('sid')
    const token = (await client.get('/account')).html.querySelector('[name=_csrf]')
    const path = `/account/sessions/${sessionKey(row?.sid as string)}/ending`
    const _csrf = token?.getAttribute('value') ?? ''
    expect((await client.post(path, { _csrf })).status).toBe(404)
    expect((await sari.raw('/account')).status).toBe(200)
  })
})

describe('what concerns the safety of accounts', () => {
  it('asks who it is once more ten minutes after signing in, and gives the text back', async () => {
    const people = await everyone(db())
    let now = storyNow
    const client = new Client(testApp(db(), { clock: () => now }))
    await client.signIn(people.sekar.email)
    const form = await client.get('/users/new')
    const fields = { name: 'Wati', email: 'wati@tkpk.test', role: 'viewer' }
    now = new Date(storyNow.getTime() + 11 * 60_000)
    const asked = await client.submit(form, '/users', fields)
    expect(asked.html.querySelector('h1')?.text).toBe('Pastikan ini Anda')
    expect(await db()('users').where({ email: 'wati@tkpk.test' })).toEqual([])
    const wrong = await client.submit(asked, '/account/proof', { password: 'not-the-password' })
    expect(wrong.status).toBe(422)
    const back = await client.submit(wrong, '/account/proof', { password: demoPassword })
    expect(back.html.querySelector('#name')?.getAttribute('value')).toBe('Wati')
    await client.submit(back, '/users')
    expect(await db()('users').where({ email: 'wati@tkpk.test' })).toHaveLength(1)
    expect(await events()).toContain('session.proof_refused')
    // It leads nowhere else, and is no way to guess faster.
    expect((await client.get('/account/proof?next=//evil.test')).text).not.toContain('evil')
    const page = await client.get('/account/proof')
    const statuses = []
    for (let round = 0; round < 11; round += 1) {
      const answer = await client.submit(page, '/account/proof', { password: 'not-the-password' })
      statuses.push(answer.status)
    }
    expect(statuses.slice(-2)).toEqual([422, 429])
  })
})

describe('text that was typed when the session ended', () => {
  const long = `${'Rumah layak huni — “tahap dua” & 50% <selesai>.\n'.repeat(200)}Akhir.`

  it('comes back after signing in again, and is written nowhere until it is sent', async () => {
    const { client, me } = await arrive('sekar')
    await db()('sessions').delete()
    const again = await client.post('/users', {
      name: long,
      email: 'baru@tkpk.test',
      role: 'viewer',
      password: 'never-carried',
      _csrf: 'x',
      once: 'y',
    })
    expect(again.status).toBe(401)
    expect(again.text).toContain('teks yang tadi diketik akan dikembalikan')
    expect(again.text).not.toContain('never-carried')

    const fresh = new Client(testApp(db()))
    const carried = parse(again.text).querySelectorAll('input[type=hidden]')
    const hidden = Object.fromEntries(
      carried
        .filter((input) => ['next', 'kept'].includes(input.getAttribute('name') ?? ''))
        .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    )
    const wrong = { ...hidden, email: me.email, password: 'not-the-password' }
    const page = await fresh.submit(await fresh.get('/session/new'), '/session', wrong)
    expect(page.status).toBe(422)
    const back = await fresh.submit(page, '/session', { email: me.email, password: demoPassword })
    expect(back.path).toBe('/users/new')
    expect(back.text).toContain('Teks yang tadi diketik kami kembalikan')
    expect(decoded(back.html.querySelector('#name')?.getAttribute('value'))).toBe(long)
    expect(back.html.querySelector('#email')?.getAttribute('value')).toBe('baru@tkpk.test')
    expect(await db()('users').where({ email: 'baru@tkpk.test' })).toEqual([])
    // Once only.
    const later = await fresh.get('/users/new')
    expect(later.html.querySelector('#email')?.getAttribute('value')).toBe('')
  })

  it('is kept through a wait as well', async () => {
    const { me } = await arrive('sekar')
    const client = new Client(testApp(db()))
    const fields = { email: me.email, password: 'x', next: '/users/new', kept: '{"name":"Wati"}' }
    for (let round = 0; round < 10; round += 1) await client.post('/session', fields)
    const wait = await client.post('/session', fields)
    expect(wait.status).toBe(429)
    expect(wait.text).toContain('name="kept" value="{&#34;name&#34;:&#34;Wati&#34;}"')
  })

  it('does not promise text where a button was pressed', async () => {
    await everyone(db())
    const answer = await new Client(testApp(db())).post('/account/sign-out', { version: '3' })
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('ulangi langkah terakhir')
  })

  it.each([
    'null',
    '[]',
    '"x"',
    '{"a":1,"b":{"c":2},"name":["x",3]}',
    '{"__proto__":["x"],"constructor":"y","name":"\\u0000\\ud800 Wati"}',
    '{',
    `{"name":"${'x'.repeat(210_000)}"}`,
  ])('is dropped when it is no text (%#)', async (kept) => {
    const { sekar } = await everyone(db())
    const client = new Client(testApp(db()))
    const answer = await client.post('/session', {
      email: sekar.email,
      password: demoPassword,
      next: '/users/new',
      kept,
    })
    expect(answer.status).toBe(303)
    const page = await client.get('/users/new')
    expect(page.status).toBe(200)
  })
})

describe('a form from elsewhere', () => {
  const bodies = { _csrf: 'made-up', lang: 'en', email: 'x', password: 'y' }

  it('without the token, or with a wrong one, is refused with a sentence', async () => {
    const { client } = await arrive('sekar')
    for (const path of ['/users', '/account/password', '/account/sign-out', '/language']) {
      for (const fields of [{}, { _csrf: 'made-up' }, { _csrf: ['a', 'b'] }]) {
        const answer = await client.post(path, fields)
        expect([path, answer.status]).toEqual([path, 403])
        expect(answer.text).toContain('kedaluwarsa atau tidak dikirim dari halaman Tuntas')
      }
    }
  })

  it('sent by another site’s page is refused before anything is read', async () => {
    const { client } = await arrive()
    for (const site of ['cross-site', 'same-site', 'none']) {
      const answer = await client.post('/session', bodies).set('Sec-Fetch-Site', site)
      expect(answer.status).toBe(403)
    }
    for (const from of ['https://evil.test', 'null', 'http://localhost']) {
      const answer = await client.post('/session', bodies).set('Origin', from)
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('tidak dikirim dari halaman Tuntas')
    }
  })

  it('sent by this house’s page is taken, also on plain http and behind a proxy', async () => {
    const { budi } = await everyone(db())
    const fields = { email: budi.email, password: demoPassword }
    const plain = await new Client(testApp(db()))
      .post('/session', fields)
      .set('Host', 'tuntas.lan:3000')
      .set('Origin', 'http://tuntas.lan:3000')
    expect(plain.status).toBe(303)
    const proxied = testApp(db(), { origin: 'https://tuntas.test' })
    const answer = await new Client(proxied)
      .post('/session', fields)
      .set('Origin', 'https://tuntas.test')
    expect(answer.status).toBe(303)
  })
})

describe('the language', () => {
  it('of a stranger is kept by the browser', async () => {
    const client = new Client(testApp(db()))
    const page = await client.get('/session/new?next=/help')
    const english = await client.submit(page, '/language')
    expect(english.path).toBe('/session/new?next=/help')
    expect(english.html.querySelector('html')?.getAttribute('lang')).toBe('en')
    expect(english.text).toContain('Sign in')
    const answer = await client.post('/language', { lang: 'id', back: '//evil.test' })
    expect(answer.headers['location']).toBe('/')
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^lang=id; Max-Age=31536000; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    )
  })

  it('of Budi goes with him, needs his token, and leaves a trace', async () => {
    const { client, me } = await arrive()
    const account = await client.get('/account')
    const english = await client.submit(account, '/language', { lang: 'en', back: '/account' })
    expect(english.text).toContain('My account')
    expect(await db()('users').where({ id: me.id }).pluck('language')).toEqual(['en'])
    expect(await events()).toContain('user.language_chosen')
    const phone = new Client(testApp(db()))
    await phone.signIn(me.email)
    expect((await phone.get('/account')).text).toContain('My account')
  })

  it('can be changed, and one can sign out, on an error page too', async () => {
    const { client } = await arrive()
    const missing = await client.get('/no/such/page')
    expect(missing.status).toBe(404)
    const goodbye = await client.submit(missing, '/session/end')
    expect(goodbye.text).toContain('Anda sudah keluar')
  })

  it('stays as it is when asked for one that Tuntas does not speak', async () => {
    const { client } = await arrive()
    const page = await client.get('/account')
    const answer = await client.submit(page, '/language', { lang: 'fr', back: '/account' })
    expect(answer.text).toContain('Akun saya')
  })
})

describe('one’s own password', () => {
  const good = 'kuali tembaga di serambi'
  const twice = { new_password: good, new_password_again: good }

  it('is changed with the old one; other devices are out, this one stays', async () => {
    const { client, me } = await arrive()
    const phone = new Client(testApp(db()))
    await phone.signIn(me.email)
    const form = await client.get('/account/password')
    for (const [name, hint] of [
      ['old_password', 'current-password'],
      ['new_password', 'new-password'],
      ['new_password_again', 'new-password'],
    ] as const) {
      expect(form.html.querySelector(`#${name}`)?.getAttribute('autocomplete')).toBe(hint)
    }
    const rows = await db()('sessions').select('sid', 'sess', 'expire')
    const page = await client.submit(form, '/account/password', {
      old_password: demoPassword,
      ...twice,
    })
    // The phone's is written back by a request in flight: out it is, and not listed either.
    await db()('sessions')
      .insert(rows.map((row) => ({ ...row, sess: JSON.stringify(row.sess) })))
      .onConflict('sid')
      .ignore()
    const account = await client.get('/account')
    expect(account.text).not.toContain('Perangkat lain')
    expect(page.path).toBe('/account')
    expect(page.text).toContain('Kata sandi diganti')
    expect((await phone.raw('/account')).status).toBe(303)
    expect((await client.get('/account')).text.match(/Perangkat/g)).toHaveLength(2)

    expect((await phone.signIn(me.email)).status).toBe(422)
    expect((await phone.signIn(me.email, good)).status).toBe(200)
    const stored = JSON.stringify(await db()('history'))
    expect(stored).toContain('user.password_changed')
    expect(stored).not.toMatch(/kuali|argon2/)
  })

  it('sent twice is changed once, and both are told so', async () => {
    const { client } = await arrive()
    const form = await client.get('/account/password')
    const fields = { old_password: demoPassword, ...twice }
    for (const time of [1, 2]) {
      const page = await client.submit(form, '/account/password', fields)
      expect([time, page.status]).toEqual([time, 200])
      expect(page.text).toContain('Perangkat yang sedang masuk')
    }
  })

  it.each([
    ['a wrong old one', { old_password: 'not-the-password', ...twice }, 'tidak cocok'],
    ['no old one', { old_password: '', ...twice }, 'Isi bagian ini'],
    [
      'two that differ',
      { old_password: demoPassword, ...twice, new_password_again: 'x' },
      'Tidak sama',
    ],
    [
      'a short one',
      { old_password: demoPassword, new_password: 'pendek', new_password_again: 'pendek' },
      '12 huruf',
    ],
    [
      'a common one',
      {
        old_password: demoPassword,
        new_password: 'bismillah123',
        new_password_again: 'bismillah123',
      },
      'mudah ditebak',
    ],
    [
      'one with the own name',
      {
        old_password: demoPassword,
        new_password: 'budi-budi-2026',
        new_password_again: 'budi-budi-2026',
      },
      'mudah ditebak|terlalu dekat',
    ],
  ])('is not changed by %s', async (_what, fields, sentence) => {
    const { client, me } = await arrive()
    const page = await client.submit(
      await client.get('/account/password'),
      '/account/password',
      fields,
    )
    expect(page.status).toBe(422)
    expect(page.text).toMatch(new RegExp(sentence))
    for (const input of page.html.querySelectorAll('[type=password]')) {
      expect(input.hasAttribute('value')).toBe(false)
    }
    expect((await new Client(testApp(db())).signIn(me.email)).status).toBe(200)
  })

  it('cannot be guessed at a desk that was left', async () => {
    const { client } = await arrive()
    const form = await client.get('/account/password')
    const fields = { old_password: 'not-the-password', ...twice }
    for (let round = 0; round < 10; round += 1) {
      expect((await client.submit(form, '/account/password', fields)).status).toBe(422)
    }
    const wait = await client.submit(form, '/account/password', {
      ...fields,
      old_password: demoPassword,
    })
    expect(wait.status).toBe(429)
    expect(wait.text).toMatch(/Tunggu 1[45] menit/)
  })
})

describe('hostile input', () => {
  const values = [
    ['a', 'b'],
    '\0',
    'x'.repeat(10_000),
    '\u202e🦊́<script>alert(1)</script>',
    "'; DROP TABLE users; --",
    '%00%ff',
  ]

  it('in any field never makes the house stumble, and is never shown unescaped', async () => {
    const { client } = await arrive('sekar')
    const token =
      (await client.get('/account')).html.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    const forms: Record<string, string[]> = {
      '/session': ['email', 'password', 'next', 'kept'],
      '/language': ['lang', 'back'],
      '/account/password': ['old_password', 'new_password', 'new_password_again', 'once'],
    }
    for (const [path, names] of Object.entries(forms)) {
      for (const name of names) {
        for (const value of values) {
          const sample = { email: 'nobody@tkpk.test', password: 'x' }
          const answer = await client.post(path, { _csrf: token, ...sample, [name]: value })
          expect([path, name, answer.status < 500]).toEqual([path, name, true])
          expect(answer.text).not.toContain('<script>alert')
        }
        await db()('throttles').delete()
      }
    }
    for (const value of [
      '%00',
      '%ff',
      'x'.repeat(5000),
      '%3Cscript%3Ealert(1)',
      '&next=b&said=a',
    ]) {
      const answer = await new Client(testApp(db())).raw(`/session/new?next=${value}&said=${value}`)
      expect(answer.status).toBe(200)
      expect(answer.text).not.toContain('<script>alert')
    }
  })
})

function decoded(html: string | undefined): string {
  return (html ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#34;', '"')
    .replaceAll('&amp;', '&')
}
