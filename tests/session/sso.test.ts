import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { readConfig, ConfigError } from '../../server/config'
import { projectRoot } from '../../server/root'
import type { User } from '../../server/users/user'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { useDatabase } from '../support/database'
import { codeOf, giveFactor } from '../support/factor'
import { everyone } from '../support/people'

const db = useDatabase()

// Real requests between three: the browser, the app, and a provider in a process of its own. All by the real clock.
let provider: ChildProcess
let issuer: string
let server: Server
let url: string
let user: User
let sekar: User
let secret = 'a secret between the two'

beforeAll(async () => {
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const program = join(projectRoot, 'tests', 'support', 'provider.mjs')
  provider = fork(program, [`${url}/session/sso/callback`], { execArgv: [], silent: true })
  const [told] = (await once(provider, 'message')) as [{ issuer: string }]
  issuer = told.issuer
})
afterAll(async () => {
  provider.kill()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(async () => {
  const people = await everyone(db())
  user = people.budi
  sekar = people.sekar
  open()
})

/** The app anew, with this provider. */
function open(at = issuer): void {
  const sso = { issuer: at, clientId: 'tuntas', clientSecret: secret, name: 'SSO Pemkab' }
  server.removeAllListeners('request')
  server.on('request', testApp(db(), { sso, origin: url, clock: () => new Date() }))
}

type Answer = Readonly<{ status: number; url: string; text: string }>

/** A browser that follows redirects between the two, and keeps each one's cookies to itself. */
class Browser {
  private readonly jars = new Map<string, Map<string, string>>()

  async go(address: string, init: RequestInit = {}, until = /$^/): Promise<Answer> {
    let next = new URL(address, url)
    for (let hop = 0; hop < 12; hop += 1) {
      const jar = this.jars.get(next.origin) ?? new Map<string, string>()
      this.jars.set(next.origin, jar)
      const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
      const answer = await fetch(next, { ...init, headers: { cookie }, redirect: 'manual' })
      init = {}
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
        else jar.set(name, value)
      }
      const to = answer.headers.get('location')
      const text = await answer.text()
      if (!to || until.test(to)) return { status: answer.status, url: to ?? next.href, text }
      next = new URL(to, next)
    }
    throw new Error('Too many redirects.')
  }

  /** From now on the provider takes whoever comes for this person; what it knew of this browser is forgotten. */
  as(name: 'budi' | 'sari' | 'wati' | 'another_budi' | 'renamed'): this {
    provider.send(name)
    this.jars.delete(issuer)
    return this
  }
}

const events = (): Promise<string[]> => db()('history').orderBy('id').pluck('event')

describe('single sign-on', () => {
  it('is offered only where it was set up', async () => {
    const { text } = await new Browser().go('/session/new?next=/board')
    expect(text).toContain('Masuk lewat SSO Pemkab')
    expect(text).toContain('href="/session/sso?next=%2Fboard"')
    server.removeAllListeners('request')
    server.on('request', testApp(db()))
    expect((await new Browser().go('/session/new')).text).not.toContain('/session/sso')
    expect((await new Browser().go('/session/sso')).status).toBe(404)
  })

  it('asks with code, PKCE, state and nonce, lets an invited person in, and leads on', async () => {
    // Budi was invited and never chose a password.
    await db()('users').where({ id: user.id }).update({ password_hash: null })
    const browser = new Browser().as('budi')
    const sent = await browser.go(
      '/session/sso?next=/account/notices',
      {},
      new RegExp(`^${issuer}`),
    )
    const asked = new URL(sent.url).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${url}/session/sso/callback`,
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThan(40)
    const inside = await browser.go(sent.url)
    expect(inside.url).toBe(`${url}/account/notices`)
    expect(await events()).toContain('session.started')
    expect(JSON.stringify(await db()('sessions'))).not.toContain('verifier')
  })

  it.each([
    ['whoever was not invited', 'wati', 'tidak ada akun Tuntas'],
    ['an address that the provider does not vouch for', 'sari', 'tidak ada akun Tuntas'],
  ] as const)('keeps out %s, and makes no account', async (_who, name, sentence) => {
    const before = await db()('users').orderBy('id').pluck('id')
    const browser = new Browser().as(name)
    const answer = await browser.go('/session/sso')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect((await browser.go('/account')).url).toContain('/session/new')
    expect(await db()('users').orderBy('id').pluck('id')).toEqual(before)
  })

  it('keeps out a closed account', async () => {
    await db()('users').where({ id: user.id }).update({ disabled_at: new Date() })
    expect((await new Browser().as('budi').go('/session/sso')).status).toBe(422)
    expect(await events()).toEqual(['session.refused'])
  })

  it('takes an answer once, in the browser that asked, and none that was touched', async () => {
    const browser = new Browser().as('budi')
    const { url: callback } = await browser.go('/session/sso', {}, /\/callback\?/)
    const touched = callback.replace(/state=[^&]+/, 'state=another')
    // A stranger's browser did not ask.
    expect((await new Browser().go(callback)).url).toContain('said=late')
    expect((await browser.go(touched)).status).toBe(422)
    // The question is used up.
    expect((await browser.go(callback)).url).toContain('said=late')
    expect(await events()).not.toContain('session.started')
    const denied = new Browser()
    const { url: other } = await denied.go('/session/sso', {}, /\/callback\?/)
    const refusal = other.replace(/code=[^&]+/, 'error=access_denied')
    expect((await denied.go(refusal)).text).toContain('tidak dapat dipastikan')
  })

  it('knows a person by what the provider calls them, not by an address that may pass to another', async () => {
    expect((await new Browser().as('budi').go('/session/sso?next=/help')).url).toBe(`${url}/help`)
    expect(await db()('provider_links').select('user_id', 'issuer', 'subject')).toEqual([
      { user_id: user.id, issuer, subject: 'budi' },
    ])
    const other = new Browser().as('another_budi')
    const answer = await other.go('/session/sso')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('sudah tertaut dengan orang lain')
    expect((await other.go('/account')).url).toContain('/session/new')
    // Under another address it is still Budi.
    const renamed = await new Browser().as('renamed').go('/session/sso?next=/help')
    expect(renamed.url).toBe(`${url}/help`)
    expect(await events()).toEqual([
      'user.provider_linked',
      'session.started',
      'session.other_subject',
      'session.started',
    ])
    // The secretariat lets go of the link: then whoever comes with the address is linked.
    const client = new Client(testApp(db()))
    await client.signIn(sekar.email)
    const at = `/users/${user.id}`
    const page = await client.get(at)
    expect(page.text).toContain('tertaut sejak')
    const released = await client.submit(page, `${at}/provider-link/removal`)
    expect(released.text).toContain('Tautan SSO Budi dilepas.')
    expect(released.text).not.toContain('Lepas tautan SSO')
    expect((await new Browser().as('another_budi').go('/session/sso?next=/help')).url).toBe(
      `${url}/help`,
    )
    expect(await db()('provider_links').pluck('subject')).toEqual(['another_budi'])
    // With another address it is another person's account: neither of them comes in by what was known.
    await client.submit(await client.get(at), at, { email: 'wati@tkpk.test' })
    expect((await new Browser().as('another_budi').go('/session/sso')).status).toBe(422)
    expect(await db()('provider_links')).toEqual([])
  })

  it('links nobody before the second factor is shown', async () => {
    const key = await giveFactor(db(), user)
    const browser = new Browser().as('budi')
    await browser.go('/session/sso')
    const wrong = new URLSearchParams({ code: '000000' })
    await browser.go('/session/code', { method: 'POST', body: wrong })
    expect(await db()('provider_links')).toEqual([])
    const body = new URLSearchParams({ code: codeOf(key, new Date()) })
    await browser.go('/session/code', { method: 'POST', body })
    expect(await db()('provider_links').pluck('user_id')).toEqual([user.id])
  })

  it('asks for the second factor of whoever has one', async () => {
    const key = await giveFactor(db(), user)
    const browser = new Browser().as('budi')
    const step = await browser.go('/session/sso?next=/help')
    expect(step.url).toBe(`${url}/session/code`)
    expect((await browser.go('/account')).url).toContain('/session/new')
    const body = new URLSearchParams({ code: codeOf(key, new Date()) })
    expect((await browser.go('/session/code', { method: 'POST', body })).url).toBe(`${url}/help`)
  })

  it('stands for the password where one proves again who one is, when it was done anew', async () => {
    await db()('users').where({ id: user.id }).update({ password_hash: null })
    const browser = new Browser().as('budi')
    await browser.go('/session/sso')
    const asked = await browser.go('/account/second-factor/new')
    expect(asked.text).toContain('Pastikan lewat SSO Pemkab')
    const path = '/session/sso?again=1&next=/account/second-factor/new'
    // Somebody else's sign-in there proves nothing.
    const wrong = await browser.as('wati').go(path)
    expect(wrong.text).toContain('name="password"')
    const proven = await browser.as('budi').go(path)
    expect(proven.text).not.toContain('name="password"')
    const token = /name="_csrf" value="([^"]+)"/.exec(proven.text)?.[1] ?? ''
    const body = new URLSearchParams({ _csrf: token, next: '/account/second-factor/new' })
    const page = await browser.go('/account/proof', { method: 'POST', body })
    expect(page.text).toContain('id="key"')
  })

  it('says so when the provider cannot be reached or refuses the app, and the password still works', async () => {
    open('http://127.0.0.1:9')
    const answer = await new Browser().go('/session/sso')
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('sedang tidak dapat dihubungi')
    expect(answer.text).toContain('name="password"')
    const right = secret
    secret = 'another secret'
    open()
    secret = right
    expect((await new Browser().as('budi').go('/session/sso')).status).toBe(422)
  })
})

describe('the settings of single sign-on', () => {
  const all = {
    OIDC_ISSUER: 'https://sso.example.go.id/realms/pemda',
    OIDC_CLIENT_ID: 'tuntas',
    OIDC_CLIENT_SECRET: 'secret',
    APP_URL: 'https://tuntas.example.go.id',
  }
  const problemsOf = (env: NodeJS.ProcessEnv) => {
    try {
      readConfig(env)
      return []
    } catch (error) {
      return (error as ConfigError).problems
    }
  }

  it('come together or not at all, by https but on this machine, and name everything that is missing', () => {
    expect(readConfig(all).sso).toEqual({
      issuer: all.OIDC_ISSUER,
      clientId: 'tuntas',
      clientSecret: 'secret',
      name: 'SSO',
    })
    expect(readConfig({}).sso).toBeUndefined()
    expect(problemsOf({ OIDC_CLIENT_ID: 'tuntas' }).map((one) => one.split(' ')[0])).toEqual([
      'OIDC_ISSUER',
      'OIDC_CLIENT_SECRET',
      'APP_URL',
    ])
    expect(problemsOf({ ...all, OIDC_ISSUER: 'http://sso.example.go.id' })).toHaveLength(1)
    const local = { ...all, OIDC_ISSUER: 'http://127.0.0.1:4000' }
    expect(problemsOf(local)).toEqual([])
    const production = { NODE_ENV: 'production', SESSION_SECRET: 'k'.repeat(32) }
    expect(problemsOf({ ...local, ...production })).toHaveLength(1)
    expect(problemsOf({ ...all, ...production })).toEqual([])
  })
})
