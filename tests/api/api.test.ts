import Ajv from 'ajv/dist/2020'
import type { Express } from 'express'
import request from 'supertest'
import { endpoints } from '../../server/api/routes'
import { schemaOf } from '../../server/api/openapi-page'
import { listTables } from '../../server/backup/tables'
import { columnMeaning, explainedTables } from '../../server/i18n/words/dictionary'
import { issueToken } from '../../server/tokens/commands'
import { perMinute } from '../../server/tokens/token'
import type { Role, User } from '../../server/users/user'
import { testApp } from '../support/app'
import { buildAction } from '../support/builders'
import { Client } from '../support/client'
import { storyNow } from '../support/constants'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'

type Agency = Readonly<{ id: number }>

/** Asks with a token of that role. */
async function asking(
  db: Parameters<typeof issueToken>[0],
  actor: User,
  role: Role,
  agency?: Agency,
) {
  const input = { name: 'Uji', role, agencyId: agency?.id ?? null, lastDay: '2026-12-31' }
  const secret = await issueToken(db, actor, input, storyNow)
  const app: Express = testApp(db)
  return (path: string, headers: Record<string, string> = {}) =>
    request(app)
      .get(`/api/v1${path}`)
      .set({ Authorization: `Bearer ${secret}`, ...headers })
}

describe('the API', () => {
  const db = useDatabase()

  it('tells an officer of one agency nothing that the pages keep from them', async () => {
    const { sekar, housing, social } = await everyone(db())
    const action = await buildAction(db(), {
      agency: housing,
      outputTarget: 100,
      outputUnit: 'unit',
      reports: {
        '2026-TW1': { state: 'verified', output: 20, doneText: 'Dua puluh rumah' },
        '2026-TW2': { state: 'returned', output: 4711 },
        '2026-TW3': { state: 'draft', output: 4712, doneText: 'Rahasia draf' },
      },
    })
    await buildAction(db(), {
      agency: social,
      reports: { '2026-TW3': { state: 'sent', output: 5 } },
    })
    await db()('meetings').insert([
      { title: 'Rapat yang disiapkan', kind: 'tkpk', held_on: '2026-12-01', state: 'draft' },
      { title: 'Rapat yang dibagikan', kind: 'tkpk', held_on: '2026-12-02', state: 'shared' },
    ])
    const draft = await db()('meetings').where({ state: 'draft' }).first('id')
    const other = await asking(db(), sekar, 'officer', social)
    const everything = async (ask: typeof other) => {
      const paths = [
        ...endpoints.filter(({ many }) => many).map(({ path }) => `${path}?limit=200`),
        `/actions/${action.code}`,
        `/actions/${action.code}/reports/2026-TW1`,
        `/reports?window=2026-TW3`,
      ]
      const texts: string[] = []
      for (const path of paths) {
        const { status, text } = await ask(path)
        expect([path, status]).toEqual([path, 200])
        texts.push(text)
      }
      return texts
    }
    const read = (await everything(other)).join('\n')
    expect(read).toContain('Dua puluh rumah')
    expect(read).not.toMatch(/4711|4712|Rahasia draf|Rapat yang disiapkan/)
    expect(read).toContain('Rapat yang dibagikan')
    for (const path of [
      `/meetings/${draft.id}`,
      `/actions/${action.code}/reports/2026-TW2`,
      `/actions/${action.code}/reports/2026-TW3`,
      `/users`,
      `/history`,
    ]) {
      expect([path, (await other(path)).status]).toEqual([path, 404])
    }
    expect((await other(`/decisions?meeting=${draft.id}`)).status).toBe(422)

    // "Mine" is the token's own agency's; a viewer's token has none.
    const agencies = async (ask: typeof other, path: string) =>
      ((await ask(path)).body.data as { agencyCode: string }[]).map((one) => one.agencyCode)
    expect(await agencies(other, '/actions?mine=1')).toEqual(['sosial-uji'])
    const viewer = await asking(db(), sekar, 'viewer')
    expect(await agencies(viewer, '/actions?mine=1&year=2026')).toHaveLength(2)
    const coordinator = await asking(db(), sekar, 'coordinator')
    expect((await coordinator(`/meetings/${draft.id}`)).body.data.title).toBe(
      'Rapat yang disiapkan',
    )
  })

  it('hides counts of people below five, and tells them from what was not counted', async () => {
    const { sekar } = await everyone(db())
    const places = await db()('places').whereNotNull('parent_id').orderBy('code').limit(3)
    const [count] = await db()('registry_counts')
      .insert({ registry: 'P3KE', counted_on: '2026-11-01' })
      .returning('id')
    const cell = (index: number, families: number, persons: number) => ({
      registry_count_id: count.id,
      place_id: places[index].id,
      desil: 1,
      families,
      persons,
    })
    await db()('place_counts').insert([cell(0, 4, 17), cell(1, 6, 23)])
    const ask = await asking(db(), sekar, 'secretariat')
    const of = async (index: number) =>
      (await ask(`/places/${places[index].code}`)).body.data.counts
    expect(await of(0)).toMatchObject({ families: null, persons: 17, suppressed: true })
    expect(await of(1)).toMatchObject({ families: 6, persons: 23, suppressed: false })
    expect(await of(2)).toBeNull()
  })

  it('refuses in clear sentences, without a cookie', async () => {
    const { sekar } = await everyone(db())
    const app = testApp(db())
    const bare = await request(app).get('/api/v1/actions').set('Cookie', 'tuntas=s%3Ax.y')
    expect([bare.status, bare.type]).toEqual([401, 'application/problem+json'])
    expect(bare.headers).toMatchObject({ 'www-authenticate': 'Bearer' })
    expect(bare.headers['set-cookie']).toBeUndefined()
    expect(bare.body).toMatchObject({
      status: 401,
      detail: expect.stringContaining('tidak membawa token'),
    })
    expect((await request(app).post('/api/v1/actions').send('x=1')).status).toBe(405)

    const ask = await asking(db(), sekar, 'viewer')
    const wrong = await ask('/actions?status=jalan&year=26&limit=900&foo=1&page=1&page=2', {
      'Accept-Language': 'en',
    })
    expect(wrong.status).toBe(422)
    const details = new Map(
      (wrong.body.errors as { parameter: string; detail: string }[]).map((one) => [
        one.parameter,
        one.detail,
      ]),
    )
    expect(details.get('status')).toBe(
      'Choose one of: not_started, running, done, delayed, cancelled.',
    )
    expect(details.get('year')).toBe('Cannot be read; write for example 2026.')
    expect(details.get('limit')).toBe('Write a whole number from 1 to 200, once.')
    expect(details.get('page')).toBe('Write a whole number from 1 to 2000, once.')
    expect(details.get('foo')).toBe('This address does not know the parameter foo.')
    const nowhere = await ask('/actions?agency=tidak-ada')
    expect([nowhere.status, nowhere.body.detail]).toEqual([
      422,
      'Tidak ada agency bernama tidak-ada.',
    ])
    expect((await ask('/actions', { Accept: 'text/html' })).status).toBe(406)
    expect((await ask('/actions/A-2026-99999')).status).toBe(404)
    expect((await ask('/actions/%ff')).status).toBe(400)
    for (const path of [
      '/actions?q=%00',
      '/readings?known_on=2026-02-30',
      '/decisions?meeting=9999999999',
    ]) {
      expect([path, (await ask(path)).status < 500]).toEqual([path, true])
    }
  })

  it('lets a token ask so often and no more, and counts each for itself', async () => {
    const { sekar } = await everyone(db())
    const busy = await asking(db(), sekar, 'viewer')
    const calm = await asking(db(), sekar, 'viewer')
    expect((await busy('/agencies')).headers['ratelimit-remaining']).toBe(String(perMinute - 1))
    await db()('throttles').where('key', 'like', 'api:%').update({ points: perMinute })
    const refused = await busy('/agencies')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.body.detail).toMatch(/Coba lagi \d+ detik lagi/)
    expect((await calm('/agencies')).status).toBe(200)
  })
})

describe('the API of the demo year', () => {
  const db = useDatabase('demo')

  const coordinatorOf = async () => {
    const row = await db()('users').where({ email: 'sekretariat@tkpk.test' }).first('id', 'name')
    return asking(db(), { id: row.id, name: row.name } as User, 'coordinator')
  }

  it('answers as its description says, at every address', async () => {
    const ask = await coordinatorOf()
    const described = await ask('/openapi.json')
    expect(described.body.openapi).toBe('3.1.0')
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
    ajv.addSchema(described.body, 'api')
    const faults: string[] = []
    for (const endpoint of endpoints) {
      const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
      const pointer = `api#/paths/${path.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`
      const check = ajv.compile({ $ref: pointer })
      for (const address of await addressesOf(endpoint.path, ask)) {
        const answer = await ask(address)
        const body: { data: unknown[] } = answer.body
        if (answer.status !== 200) faults.push(`${address}: ${answer.status} ${answer.text}`)
        else if (!check(answer.body)) faults.push(`${address}: ${ajv.errorsText(check.errors)}`)
        else if (endpoint.many && body.data.length === 0) faults.push(`${address}: empty`)
      }
    }
    expect(faults).toEqual([])
    const problem = ajv.compile({ $ref: 'api#/components/schemas/Problem' })
    for (const address of ['/nothing', '/actions?year=x']) {
      expect([address, problem((await ask(address)).body)]).toEqual([address, true])
    }
    // Every parameter and every field is explained.
    const unexplained = JSON.stringify(described.body).match(/api\.(param|about)\.\w+/g)
    expect(unexplained).toBeNull()
  })

  /** Addresses of the demo year for a path: lists with more than one page's worth of records, some single records. */
  async function addressesOf(path: string, ask: Awaited<ReturnType<typeof coordinatorOf>>) {
    if (path === '/actions/:code/reports/:window') {
      const { data } = (await ask('/reports?limit=3')).body
      return data.map(
        (one: Record<string, string>) => `/actions/${one['action']}/reports/${one['window']}`,
      )
    }
    if (!path.includes(':')) return [`${path}?limit=200`, `${path}?limit=7&page=1`]
    const [, list, key = ''] = /^(\/\w+)\/:(\w+)$/.exec(path) ?? []
    const { data } = (await ask(`${list}?limit=200${list === '/decisions' ? '&state=all' : ''}`))
      .body
    const some = (data as Record<string, string>[]).filter((_, index) => index % 9 === 0)
    return some.slice(0, 12).map((one) => `${list}/${one[key]}`)
  }

  it('tells the same figures as the pages, page by page, and 304 while nothing changes', async () => {
    const ask = await coordinatorOf()
    const client = new Client(testApp(db()))
    await client.signIn('koordinator@tkpk.test')
    for (const query of [
      'year=2026&judged=slow',
      'year=2025&strategy=3',
      'agency=dinsos&sort=-ends',
    ]) {
      const { data, page } = (await ask(`/actions?${query}&limit=50`)).body
      const shown = await client.get(`/actions?${query}`)
      const rows = shown.html
        .querySelectorAll('main tbody a[href^="/actions/A-"]')
        .map((one) => one.getAttribute('href'))
      const codes = (data as { code: string }[]).map(({ code }) => `/actions/${code}`)
      expect([...new Set(rows)]).toEqual(codes)
      expect(page.total).toBeGreaterThanOrEqual(codes.length)
    }
    const board = await client.get('/board?year=2026&window=2026-TW3')
    const { data: strategies } = (await ask('/strategies?year=2026&window=2026-TW3')).body
    for (const one of strategies as { number: number; late: number; actions: number }[]) {
      const link = board.html.querySelector(
        `a[href="/actions?year=2026&window=2026-TW3&strategy=${one.number}"]`,
      )
      expect(link?.text.replace(/\D/g, '')).toBe(String(one.actions))
    }
    // Leafing through gives every action once, in the order of the list.
    const codes: string[] = []
    for (let next: string | undefined = '/actions?year=all&limit=40'; next;) {
      const answer = (await ask(next)) as {
        body: { data: { code: string }[] }
        headers: Record<string, string>
      }
      codes.push(...answer.body.data.map(({ code }) => code))
      next = /<\/api\/v1([^>]+)>; rel="next"/.exec(answer.headers['link'] ?? '')?.[1]
    }
    const stored = await db()('actions').orderBy(['year', 'number', 'id']).pluck('code')
    expect(codes).toEqual(stored)

    const first = await ask('/indicators/P0')
    const again = await ask('/indicators/P0', { 'If-None-Match': String(first.headers['etag']) })
    expect([again.status, again.text]).toEqual([304, ''])
    await db()('indicators').where({ code: 'P0' }).update({ name: 'Nama baru' })
    const changed = await ask('/indicators/P0', { 'If-None-Match': String(first.headers['etag']) })
    expect(changed.status).toBe(200)
    // Nobody's name or address goes out with any list.
    let told = ''
    for (const { path } of endpoints.filter(({ many }) => many)) {
      told += (await ask(`${path}?limit=200`)).text
    }
    const people = [
      ...(await db()('users').pluck('email')),
      ...(await db()('users').pluck('name')),
    ] as string[]
    expect(people.filter((name) => told.includes(name))).toEqual([])
  })
})

describe('leafing by cursor', () => {
  const db = useDatabase('demo')

  it('gives every record of every list once, though others are added and changed on the way', async () => {
    const row = await db()('users').where({ email: 'sekretariat@tkpk.test' }).first('id', 'name')
    const ask = await asking(db(), { id: row.id, name: row.name } as User, 'coordinator')
    const wide: Record<string, string> = { '/actions': 'year=all&', '/decisions': 'state=all&' }
    for (const { path } of endpoints.filter(({ many }) => many)) {
      const narrowed = `${path}?${wide[path] ?? ''}`
      const whole = (await ask(`${narrowed}limit=200`)).body as { data: object[] }
      const size = Math.max(1, Math.ceil(whole.data.length / 3))
      const seen: string[] = []
      let cursor: number | null = 0
      let change = whole.data.length < 200
      while (cursor !== null && seen.length < 1000) {
        const { body, headers } = await ask(`${narrowed}cursor=${cursor}&limit=${size}`)
        seen.push(...body.data.map((one: object) => JSON.stringify(one)))
        cursor = body.page.next
        expect(body.page.number).toBeNull()
        expect(String(headers['link']).includes('rel="next"')).toBe(cursor !== null)
        // The last one told moves to the front of the list's own order.
        if (change && path === '/actions')
          await db()('actions').update({ updated_at: new Date() }).whereRaw('id % 2 = 0')
        change = false
      }
      if (whole.data.length < 200) {
        expect([path, seen.toSorted()]).toEqual([
          path,
          whole.data.map((one) => JSON.stringify(one)).toSorted(),
        ])
      }
      expect([path, new Set(seen).size]).toEqual([path, seen.length])
    }
  })

  it('tells what is added behind the cursor at the end, and nothing twice', async () => {
    const { sekar, housing } = await everyone(db())
    const ask = await asking(db(), sekar, 'coordinator')
    const of = `/actions?year=2026&agency=rumah-uji`
    const made = []
    for (let n = 0; n < 4; n += 1) made.push((await buildAction(db(), { agency: housing })).code)
    const first = (await ask(`${of}&cursor=0&limit=3`)).body
    const newest = (await buildAction(db(), { agency: housing })).code
    const rest = (await ask(`${of}&cursor=${first.page.next}&limit=3`)).body
    const codes = [...first.data, ...rest.data].map(({ code }: { code: string }) => code)
    expect(codes).toEqual([...made, newest])
    expect(rest.page).toEqual({ number: null, limit: 3, total: 5, next: null })
    const both = await ask(`${of}&cursor=0&page=2`)
    expect([both.status, both.body.errors[0].parameter]).toEqual([422, 'cursor'])
    for (const wrong of ['x', '-1', '9999999999', ''])
      expect([wrong, (await ask(`/places?cursor=${wrong}`)).status < 500]).toEqual([wrong, true])
  })
})

describe('the data dictionary', () => {
  const db = useDatabase()

  it('explains every column of the tables it names, and every field of the API, in both languages', async () => {
    const tables = new Map((await listTables(db())).map((table) => [table.name, table.columns]))
    const missing = explainedTables.flatMap((table) =>
      (tables.get(table) ?? [{ name: 'no such table' }])
        .filter(({ name }) => columnMeaning(table, name, 'id') === undefined)
        .map(({ name }) => `${table}.${name}`),
    )
    expect(missing).toEqual([])
    const bare = endpoints.flatMap(({ kind, record }) =>
      fieldsWithout(schemaOf(record, 'en'), kind),
    )
    expect([...new Set(bare)]).toEqual([])
  })

  function fieldsWithout(schema: Record<string, unknown>, at: string): string[] {
    const properties = (schema['properties'] ?? {}) as Record<string, Record<string, unknown>>
    return Object.entries(properties).flatMap(([name, field]) => [
      ...(typeof field['description'] === 'string' ? [] : [`${at}.${name}`]),
      ...fieldsWithout(
        ((field['items'] as object | undefined) ?? field) as Record<string, unknown>,
        `${at}.${name}`,
      ),
    ])
  }
})
