import request from 'supertest'
import type { Express } from 'express'
import { useDatabase } from '../support/database'
import { testApp } from '../support/app'
import { demoPassword } from '../support/constants'
import { everyone } from '../support/people'

const db = useDatabase()

const open = { secret: 'a secret that only the tests know', idleMinutes: 120, days: 7 }
/** The app as it stands behind a proxy that speaks https with the people. */
const behindProxy = (): Express =>
  testApp(db(), { proxies: 1, session: { ...open, secure: true }, origin: 'https://tuntas.test' })

function policyOf(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    (headers['content-security-policy'] ?? '').split(';').map((part) => {
      const [name, ...values] = part.trim().split(' ')
      return [name, values.join(' ')]
    }),
  )
}

const answers = [
  ['the sign-in page', '/session/new', 200],
  ['a page one has to sign in for', '/board', 303],
  ['what is not there', '/no/such/page', 404],
  ['an address nobody can read', '/actions/%ff', 400],
  ['the health check', '/health', 200],
  ['an asset', '/assets/none.0000000000.css', 404],
] as const

describe('every answer', () => {
  it.each(answers)('carries the same protection: %s', async (_name, path, status) => {
    const { headers, status: given } = await request(testApp(db())).get(path)
    expect(given).toBe(status)
    expect(policyOf(headers)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'object-src': "'none'",
      'frame-ancestors': "'none'",
      'manifest-src': "'self'",
      'worker-src': "'self'",
    })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('server')
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    if (headers['content-type']) expect(headers['content-type']).toMatch(/charset=utf-8/)
  })

  it('speaks of https only where people use https', async () => {
    const plain = await request(testApp(db())).get('/session/new')
    expect(plain.headers).not.toHaveProperty('strict-transport-security')
    expect(policyOf(plain.headers)).not.toHaveProperty('upgrade-insecure-requests')

    const safe = await request(behindProxy()).get('/session/new')
    expect(safe.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(policyOf(safe.headers)).toHaveProperty('upgrade-insecure-requests')
  })

  it('tells nothing of the inside when something fails', async () => {
    for (const path of [
      '/actions/%ff',
      '/no/such/page',
      '/actions/%00',
      '/session/new?next=%E0%A4%A',
    ]) {
      const { text } = await request(testApp(db())).get(path)
      expect(text).not.toMatch(/node_modules|at \w+ \(|\.ts:\d|select |SELECT |knex|postgres/)
    }
  })
})

describe('the cookie', () => {
  async function signIn(app: Express, headers: Record<string, string> = {}) {
    await everyone(db())
    return request(app)
      .post('/session')
      .set(headers)
      .type('form')
      .send({ email: 'ratna@tkpk.test', password: demoPassword })
  }

  it('is none before anyone signs in', async () => {
    const { headers } = await request(testApp(db())).get('/session/new')
    expect(headers).not.toHaveProperty('set-cookie')
  })

  it('is out of reach for scripts and for other sites', async () => {
    const { headers, status } = await signIn(testApp(db()))
    expect(status).toBe(303)
    const [cookie] = headers['set-cookie'] as unknown as string[]
    expect(cookie).toMatch(/^tuntas=s%3A[^;]{50,}/)
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).not.toMatch(/Domain=/)
  })

  it('goes over https alone where people use https, under a name that no other host can set', async () => {
    const { headers } = await signIn(behindProxy(), {
      'X-Forwarded-Proto': 'https',
      Origin: 'https://tuntas.test',
    })
    const [cookie] = headers['set-cookie'] as unknown as string[]
    expect(cookie).toMatch(/^__Host-tuntas=/)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).not.toMatch(/Domain=/)
  })

  it('opens pages that no cache keeps, refusals and files included', async () => {
    const app = testApp(db())
    const { headers } = await signIn(app)
    const cookie = (headers['set-cookie'] as unknown as string[])[0]?.split(';')[0] as string
    for (const path of [
      '/',
      '/board',
      '/actions',
      '/actions.csv',
      '/actions.xlsx',
      '/users',
      '/actions/A-1900-001',
    ]) {
      const answer = await request(app).get(path).set('Cookie', cookie)
      expect([path, answer.headers['cache-control']]).toEqual([
        path,
        expect.stringContaining('no-store'),
      ])
    }
  })

  it('is wiped with everything else the browser holds when one signs out', async () => {
    const app = testApp(db())
    const { headers } = await signIn(app)
    const cookie = (headers['set-cookie'] as unknown as string[])[0]?.split(';')[0] as string
    const { text } = await request(app).get('/').set('Cookie', cookie)
    const token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] as string
    const out = await request(app)
      .post('/session/end')
      .set('Cookie', cookie)
      .type('form')
      .send({ _csrf: token })
    expect(out.status).toBe(303)
    expect(out.headers['clear-site-data']).toContain('"cache"')
    const after = await request(app).get('/').set('Cookie', cookie)
    expect(after.headers['location']).toMatch(/^\/session\/new/)
  })
})

describe('assets', () => {
  async function assetPaths(): Promise<string[]> {
    const { text } = await request(testApp(db())).get('/session/new')
    return [...new Set(text.match(/\/assets\/[\w.-]+/g) ?? [])]
  }

  it('are kept by browsers for ever, under names that change with what is in them', async () => {
    const paths = await assetPaths()
    expect(paths.length).toBeGreaterThanOrEqual(4)
    for (const path of paths) {
      expect(path).toMatch(/\.[\w-]{6}\.\w+$/)
      const { headers } = await request(testApp(db())).get(path)
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(headers).not.toHaveProperty('set-cookie')
    }
  })

  it('come compressed to browsers that can read it', async () => {
    const style = (await assetPaths()).find((path) => path.endsWith('.css')) as string
    for (const encoding of ['br', 'gzip']) {
      const { headers } = await request(testApp(db()))
        .get(style)
        .set('Accept-Encoding', encoding)
        .buffer(false)
      expect(headers['content-encoding']).toBe(encoding)
      expect(headers['vary']).toMatch(/accept-encoding/i)
    }
    const plain = await request(testApp(db())).get(style).set('Accept-Encoding', 'identity')
    expect(plain.headers).not.toHaveProperty('content-encoding')
    expect(plain.text).toContain('@layer')
  })

  it('are nothing but assets', async () => {
    const outside = [
      '/assets/',
      '/assets/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/package.json',
      '/assets/tuntas.css',
      '/package.json',
      '/.git/config',
      '/.env',
      '/data/session-secret',
      '/server/app.ts',
      '/dist/server/app.js',
      '/node_modules/express/package.json',
      '/metrics',
      '/debug',
      '/README.md',
    ]
    for (const path of outside) {
      const { status } = await request(testApp(db())).get(path)
      expect([path, status]).toEqual([path, 404])
    }
  })
})

describe('requests of other kinds', () => {
  it.each(['TRACE', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('are not known: %s', async (method) => {
    for (const path of ['/', '/actions', '/session', '/health']) {
      const { status } = await send(testApp(db()), method, path)
      expect([404, 405]).toContain(status)
    }
  })

  it('get no permission for another site', async () => {
    const { headers, status } = await request(testApp(db()))
      .options('/actions')
      .set('Origin', 'https://elsewhere.test')
      .set('Access-Control-Request-Method', 'POST')
    expect(status).toBe(403)
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it.each([
    ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of a neighbouring host', { 'Sec-Fetch-Site': 'same-site' }],
    ['a foreign origin', { Origin: 'https://elsewhere.test' }],
    ['a page without origin', { Origin: 'null' }],
  ])('are refused before their body is read: a form sent from %s', async (_name, headers) => {
    const answer = await request(testApp(db()))
      .post('/session')
      .set(headers as Record<string, string>)
      .type('form')
      .send({ email: 'x'.repeat(400_000) })
    expect(answer.status).toBe(403)
  })
})

/** Any method, by Node's own client: supertest knows only the usual ones. */
async function send(app: Express, method: string, path: string): Promise<{ status: number }> {
  const { createServer, request: open } = await import('node:http')
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  try {
    return await new Promise((resolve, reject) => {
      open({ port, method, path, host: '127.0.0.1', agent: false }, (answer) => {
        answer.resume()
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0 }))
      })
        .on('error', reject)
        .end()
    })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
