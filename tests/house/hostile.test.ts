import type { Knex } from 'knex'
import { parse, type HTMLElement } from 'node-html-parser'
import request from 'supertest'
import { hashToken } from '../../server/users/queries'
import { testApp } from '../support/app'
import { demoPassword, storyNow } from '../support/constants'
import { ownDatabase } from '../support/database'
import {
  allRoutes,
  findAddresses,
  people,
  signEveryoneIn,
  type AddressOf,
  type PersonKind,
  type Session,
} from '../support/addresses'
import { giveFactor } from '../support/factor'
import { listening } from '../support/listening'

const token = 'x'.repeat(43)
const scripts = ['<script>x</script>', '"><img src=x onerror=alert(1)>']
const values = [
  ...scripts,
  "' OR 1=1 --",
  '\0nul\0',
  '-1',
  '1e309',
  'NaN',
  '99999999999999999999999999',
  '2147483648',
  '0x1F',
  '2026-02-30',
  '../../etc/passwd',
  '%00%ff',
  '{{7*7}}${7*7}<%= 7*7 %>',
  '‮𝔘Ⅳ٣０ﷺ\ud83d',
  'A'.repeat(10_000),
]
/** The ones that are tried in each field for itself. */
const alone = [
  scripts.join(''),
  ...values.filter((value) => /^(\0|2147483648|A{9})|\ud83d$/.test(value)),
]
const inPaths = [
  '%00',
  "'%20OR%201%3D1%20--",
  'A'.repeat(5000),
  '%3Cscript%3Ex%3C%2Fscript%3E',
  '%22%3E%3Cimg%20src%3Dx%3E',
  '..%2f..%2fetc%2fpasswd',
  '%F0%9D%94%98%E2%80%AE',
  '-1',
  '0',
  '99999999999999999999',
  '2147483648',
  '1.5',
  'NaN',
  'undefined',
  '__proto__',
]
const names = [
  'q', 'strategy', 'agency', 'year', 'window', 'status', 'judged', 'money', 'fund', 'place', 'mine', 'unit', 'report',
  'has', 'sort', 'page', 'state', 'role', 'next', 'size', 'lang', '__proto__', 'constructor',
] // prettier-ignore

let own: Awaited<ReturnType<typeof ownDatabase>>
let sessions: Record<PersonKind, Session>
let address: AddressOf
let trx: Knex.Transaction
let app: Awaited<ReturnType<typeof listening>>

beforeAll(async () => {
  own = await ownDatabase('demo', 4)
  address = await findAddresses(own.db)
  const door = await listening(testApp(own.db, { backups: true }))
  sessions = await signEveryoneIn(door.url, demoPassword)
  await door.close()
})
beforeEach(async () => {
  trx = await own.db.transaction()
  app = await listening(testApp(trx, { backups: true }))
})
afterEach(async () => {
  await app.close()
  await trx.rollback()
})
afterAll(() => own.drop())

const routes = allRoutes()
const pages = routes.filter(({ method }) => method === 'get').map(({ path }) => path)
// The house's own agency sees and may write the most of what the addresses lead to; the secretariat sees the rest.
const whoSees = (path: string): PersonKind =>
  /^\/(users|settings|windows|reports)/.test(path) ? 'secretariat' : 'own'

type Asked = Readonly<{ path: string; who: PersonKind; init?: RequestInit }>

/** Asks, and takes back whatever that did. Returns what is wrong with the answer. */
async function ask({ path, who, init = {} }: Asked, what = path): Promise<string[]> {
  await trx.raw('SAVEPOINT asked')
  try {
    const headers = { cookie: sessions[who].cookie, ...(init.headers as Record<string, string>) }
    const answer = await fetch(app.url + path, { ...init, headers, redirect: 'manual' })
    const faults = await faultsOf(answer, what)
    const next = answer.headers.get('location')
    // What was stored must not come back as markup either.
    if (
      init.method === 'POST' &&
      answer.status === 303 &&
      next?.startsWith('/') &&
      scripts.some((one) => what.includes(one))
    ) {
      faults.push(
        ...(await faultsOf(await fetch(app.url + next, { headers }), `${what}, then ${next}`)),
      )
    }
    return faults
  } finally {
    await trx.raw('ROLLBACK TO SAVEPOINT asked; RELEASE SAVEPOINT asked')
  }
}

async function faultsOf(answer: Response, what: string): Promise<string[]> {
  const text = await answer.text()
  const short = what.slice(0, 160)
  const faults = answer.status >= 500 ? [`${answer.status}: ${short}`] : []
  if (answer.headers.get('content-type')?.startsWith('text/html')) {
    if (/<script>x|"><img src=x|onerror=alert\(1\)>/.test(text))
      faults.push(`shown back unescaped: ${short}`)
    if (text.includes('[object Object]')) faults.push(`[object Object]: ${short}`)
  }
  return faults
}

describe('whatever stands in an address', () => {
  it.each(pages.filter((path) => path.includes(':')))('%s answers calmly', async (path) => {
    const faults: string[] = []
    const filled = address(path)
    const parts = path.split('/')
    for (const [index, part] of parts.entries()) {
      if (!part.startsWith(':')) continue
      for (const value of inPaths) {
        const pieces = filled.split('/')
        pieces[index] = value
        faults.push(...(await ask({ path: pieces.join('/'), who: whoSees(path) })))
      }
    }
    expect(faults).toEqual([])
  })

  it.each(pages)(
    '%s reads any query calmly',
    async (path) => {
      const faults: string[] = []
      const filled = address(path)
      const who = whoSees(path)
      const own = await namesOn(filled, who)
      const queries = [
        // Every name at once with each value, each name of the page's own alone with two of them, and what is no single text.
        ...values.map(
          (value) =>
            new URLSearchParams(
              [...new Set([...names, ...own])].map((name): [string, string] => [
                name,
                value.slice(0, 300),
              ]),
            ),
        ),
        ...own.flatMap((name) => [
          new URLSearchParams([[name, scripts.join('')]]),
          new URLSearchParams([[name, 'A'.repeat(10_000)]]),
        ]),
        ...['=a&NAME=b', '[]=a', '[x]=a', '=%ff', ''].map((ending) =>
          [...names, ...own].map((name) => name + ending.replace('NAME', name)).join('&'),
        ),
      ]
      for (const query of queries) {
        faults.push(...(await ask({ path: `${filled}?${String(query)}`, who })))
      }
      expect(faults).toEqual([])
    },
    60_000,
  )
})

/** The names of the queries that a page reads, as its own filters and links tell. */
async function namesOn(path: string, who: PersonKind): Promise<string[]> {
  const answer = await fetch(app.url + path, { headers: { cookie: sessions[who].cookie } })
  const html = parse(await answer.text())
  const fields = html
    .querySelectorAll('form')
    .filter((form) => form.getAttribute('method') !== 'post')
    .flatMap((form) => form.querySelectorAll('[name]'))
    .map((field) => field.getAttribute('name') as string)
  const links = html
    .querySelectorAll('a[href*="?"]')
    .map((link) => new URL(link.getAttribute('href') as string, app.url))
    .filter(({ pathname }) => pathname === path)
    .flatMap(({ searchParams }) => [...searchParams.keys()])
  return [...new Set([...fields, ...links])]
}

type Found = Readonly<{ action: string; who: PersonKind; fields: [string, string][] }>

/** Every form that a page offers to that person, with what a browser would send of it; one for each of its buttons' ways. */
function formsOn(html: HTMLElement, who: PersonKind): Found[] {
  return html
    .querySelectorAll('form')
    .filter((form) => form.getAttribute('method') === 'post')
    .flatMap((form) => {
      const fields = form
        .querySelectorAll('input, textarea, select')
        .filter((field) => field.getAttribute('name'))
        .map((field): [string, string] => [field.getAttribute('name') as string, sentOf(field)])
      const elsewhere = form.querySelectorAll('button[formaction]')
      const ways = [
        form.getAttribute('action'),
        ...elsewhere.map((one) => one.getAttribute('formaction')),
      ]
      return ways.map((action) => ({ action: action ?? '', who, fields }))
    })
}

function sentOf(field: HTMLElement): string {
  if (field.tagName === 'TEXTAREA') return field.text
  const chosen = field.querySelector('option[selected]') ?? field.querySelector('option')
  return (chosen ?? field).getAttribute('value') ?? ''
}

let gathered: Promise<Found[]> | undefined
/** Gathered once; the states that bring some of them forth are there to stay. */
const allForms = () => (gathered ??= gatherForms())

async function gatherForms(): Promise<Found[]> {
  const forms = new Map<string, Found>()
  const others = await inOtherStates()
  for (const who of ['own', 'secretariat', 'coordinator'] as const) {
    for (const path of [...pages.map(address), ...others]) {
      const answer = await fetch(app.url + path, { headers: { cookie: sessions[who].cookie } })
      if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/html')) continue
      for (const form of formsOn(parse(await answer.text()), who)) {
        const key = patternOf(form.action)
        if (!forms.has(key)) forms.set(key, form)
      }
    }
  }
  for (const preview of await tablePreviews()) {
    for (const form of formsOn(parse(preview), 'secretariat')) {
      if (!forms.has(patternOf(form.action))) forms.set(patternOf(form.action), form)
    }
  }
  const strangers = await fetch(`${app.url}/session/new`)
  for (const form of formsOn(parse(await strangers.text()), 'viewer')) {
    if (!forms.has(patternOf(form.action))) forms.set(patternOf(form.action), form)
  }
  return [...forms.values()]
}

/** The previews of pasted tables: pages that only a form leads to, with a form of their own. */
async function tablePreviews(): Promise<string[]> {
  const { cookie, token: _csrf } = sessions.secretariat
  const method = (await own
    .db('methods')
    .join('indicators', 'indicators.id', 'methods.indicator_id')
    .where({ 'indicators.code': 'P0' })
    .orderBy('methods.position')
    .first('methods.id')) as { id: number }
  const tables: [string, Record<string, string>][] = [
    [
      '/indicators/P0/import',
      {
        method: String(method.id),
        month: '3',
        released_on: '2026-11-20',
        source_url: 'https://sumsel.bps.go.id',
        table: 'Wilayah;2024;2026\nLahat;14,11;1,3\nAntah;1;2',
      },
    ],
    ['/places/pockets/import', { table: 'Kecamatan;Desa\nPulaupinang;Kuba\nAntah;Berantah' }],
    [
      address('/places/counts/:id/import'),
      { table: 'Kode;Desil;Keluarga;Jiwa\n160406;1;40;120\nAntah;1;2;3' },
    ],
  ]
  const previews: string[] = []
  for (const [path, fields] of tables) {
    const page = parse(await (await fetch(app.url + path, { headers: { cookie } })).text())
    const [form] = formsOn(page, 'secretariat').filter(({ action }) => action === `${path}/preview`)
    const body = new URLSearchParams({
      ...Object.fromEntries(form?.fields ?? []),
      ...fields,
      _csrf,
    })
    const answer = await fetch(`${app.url}${path}/preview`, {
      method: 'POST',
      headers: { cookie },
      body,
    })
    previews.push(await answer.text())
  }
  return previews
}

/** Pages whose forms show only in another state than the one that the addresses lead to; the states are made first. */
async function inOtherStates(): Promise<string[]> {
  await own.db('boundaries').insert({
    source_note: 'Batas uji',
    width: 100,
    height: 100,
    vertices_read: 4,
    vertices_kept: 4,
  })
  const view = Number(address('/views/:id/removal').split('/')[2])
  await own
    .db('users')
    .where({ email: people.own })
    .update({ calendar_hash: hashToken(token), start_view_id: view })
  await own.db('users').where({ email: people.other }).update({ disabled_at: trx.fn.now() })
  const disabled = (await own.db('users').where({ email: people.other }).first('id')) as {
    id: number
  }
  await own.db('password_links').insert({
    token_hash: hashToken(token),
    user_id: trx('users').where({ email: people.viewer }).select('id'),
    expires_at: '2099-01-01',
  })
  const { rows } = await own.db.raw<{
    rows: { id: number; actionId: number; path: string; state: string }[]
  }>(
    `SELECT DISTINCT ON (reports.state) reports.id, reports.state, reports.action_id AS "actionId",
       '/actions/' || actions.code || '/reports/' || windows.code AS path
     FROM reports
       JOIN actions ON actions.id = reports.action_id
       JOIN windows ON windows.id = reports.window_id
       JOIN users ON users.agency_id = actions.agency_id AND users.email = ?
     WHERE reports.state <> 'draft'
     ORDER BY reports.state, windows.ends_on DESC, reports.id`,
    [people.own],
  )
  const returned = rows.find(({ state }) => state === 'returned')
  if (returned) {
    await own.db('evidence').insert({
      report_id: returned.id,
      kind: 'link',
      name: 'Foto',
      link: 'https://lahatkab.go.id/foto',
    })
  }
  // Above its budget: then its agency is asked about the mark.
  const sent = rows.find(({ state }) => state === 'sent')
  if (sent) await own.db('actions').where({ id: sent.actionId }).update({ budget_total: 1 })
  return [
    ...rows.flatMap(({ path }) => [path, `${path}/evidence`]),
    `/users/${disabled.id}`,
    `/password/${token}`,
    '/windows/2024-TW1/edit',
    '/windows/2026-TW1',
    ...(await meetingsInEveryState()),
    `${address('/meetings/:id/record')}?item=${address('/meetings/:id/present/:item').split('/')[4]}`,
    ...(await importsInEveryState()),
    `${address('/actions/:code/contributions/new')}?indicator=P0`,
    await commentedCard(),
    await previewedChange(),
    '/views?at=/actions',
    await provenAndWaiting(),
  ]
}

/**
 * Everyone has just proven who they are, is signed in a second time, and is asked for the coordinator's code: all that a
 * second factor asks of anyone. The coordinator is linked with a provider as well. Returns the coordinator's page.
 */
async function provenAndWaiting(): Promise<string> {
  const { id } = (await own.db('users').where({ email: people.coordinator }).first('id')) as {
    id: number
  }
  await giveFactor(own.db, { id })
  const link = { issuer: 'https://masuk.lahatkab.go.id', subject: 'koordinator' }
  await own.db('provider_links').insert({ user_id: id, ...link })
  const back = { next: '/', kept: {} }
  const waiting = { userId: id, epoch: 1, since: storyNow.getTime(), back }
  await own.db.raw('UPDATE sessions SET sess = (sess::jsonb || ?::jsonb)::json', [
    JSON.stringify({ provenAt: storyNow.getTime(), waiting }),
  ])
  await own.db.raw(
    "INSERT INTO sessions (sid, sess, expire) SELECT 'second of ' || sid, sess, expire FROM sessions",
  )
  return `/users/${id}`
}

async function meetingsInEveryState(): Promise<string[]> {
  const rows = (await own
    .db('meetings')
    .insert(
      ['draft', 'running'].map((state) => ({
        title: `Rapat ${state}`,
        kind: 'tkpk',
        held_on: '2026-11-30',
        state,
      })),
    )
    .returning('id')) as { id: number }[]
  return rows.map(({ id }) => `/meetings/${id}`)
}

/** The one import of the addresses, once for each page that it can show. */
async function importsInEveryState(): Promise<string[]> {
  const id = Number(address('/imports/:id').split('/')[2])
  const { id: _id, ...one } = (await own.db('imports').where({ id }).first()) as { id: number }
  const question = {
    key: 'agency:sosial',
    kind: 'agency',
    typed: 'Sosial',
    candidates: [{ value: 'dinsos', label: 'Dinas Sosial' }],
    rows: [2],
  }
  const json = Object.fromEntries(
    ['book', 'plan', 'answers'].map((name) => [name, JSON.stringify(one[name as never])]),
  )
  const states = [
    { state: 'understood' },
    { state: 'checked', questions: JSON.stringify([question]) },
    { state: 'checked', questions: '[]', counts: JSON.stringify({ new: 1 }) },
    { state: 'applied', questions: '[]', counts: JSON.stringify({ new: 1 }) },
  ]
  const rows = (await own
    .db('imports')
    .insert(
      states.map((changed) => ({
        ...one,
        ...json,
        questions: '[]',
        counts: JSON.stringify(one['counts' as never]),
        ...changed,
      })),
    )
    .returning('id')) as { id: number }[]
  return rows.map((row) => `/imports/${row.id}`)
}

/** A change of many actions with its preview: one action, and the office that answers for it. */
async function previewedChange(): Promise<string> {
  const action = (await own
    .db('actions')
    .join('users', 'users.agency_id', 'actions.agency_id')
    .where({ 'users.email': people.own })
    .orderBy('actions.id')
    .first('actions.id')) as { id: number }
  return `/batches/new?action=${action.id}&field=responsible_office&value=Kepala+Seksi`
}

/** The comments below the card that somebody has already written on. */
async function commentedCard(): Promise<string> {
  const found = (await own
    .db('comments')
    .join('actions', 'actions.id', 'comments.action_id')
    .whereNotNull('comments.text')
    .orderBy('comments.id')
    .first('actions.code')) as { code: string }
  return `/actions/${found.code}/comments`
}

/** The route that a form's address belongs to. */
function patternOf(action: string): string {
  const pieces = action.split('/')
  const route = routes.find(({ method, path }) => {
    const parts = path.split('/')
    return (
      method === 'post' &&
      parts.length === pieces.length &&
      parts.every((part, index) => part.startsWith(':') || part === pieces[index])
    )
  })
  return route?.path ?? action
}

async function sendForm(form: Found, fields: [string, string][], what: string): Promise<string[]> {
  return ask(
    {
      path: form.action,
      who: form.who,
      init: { method: 'POST', body: new URLSearchParams(fields) },
    },
    what,
  )
}

describe('whatever is typed into a form', () => {
  it('reaches every route that takes one', async () => {
    const reached = new Set((await allForms()).map(({ action }) => patternOf(action)))
    const missed = routes
      .filter(({ method, path }) => method === 'post' && !reached.has(path))
      .map(({ path }) => path)
    expect(missed).toEqual([])
  }, 120_000)

  it('is answered calmly, field by field', async () => {
    const faults: string[] = []
    const known = new Set(['_csrf'])
    let turn = 0
    for (const form of await allForms()) {
      // The same field in many rows is read by the same lines: the first row's stands for all.
      const rows = new Map(form.fields.map(([field]) => [field.replace(/\d+/g, '#'), field]))
      for (const name of rows.values()) {
        if (known.has(name)) continue
        // The key of a form is read in one place, for every form alike.
        if (name === 'once') known.add(name)
        const others = form.fields.filter(([field]) => field !== name)
        const shapes: [string, [string, string][]][] = [
          ['three times', [...form.fields, [name, 'a'], [name, 'b']]],
          ['nested', [...form.fields, [`${name}[x]`, 'a'], [`${name}[]`, 'b']]],
          ['left out', others],
        ]
        // Markup in each field; of the other values and shapes one each, in turns: below they come to every form as well.
        turn += 1
        const tried = [alone[0], alone[1 + (turn % (alone.length - 1))]].map(
          (value): [string, [string, string][]] => [
            `=${value}`,
            form.fields.map(([field, was]) => [field, field === name ? (value ?? '') : was]),
          ],
        )
        for (const [what, fields] of [...tried, shapes[turn % shapes.length] as (typeof shapes)[0]])
          faults.push(...(await sendForm(form, fields, `${form.action}: ${name} ${what}`)))
      }
    }
    expect(faults).toEqual([])
  }, 240_000)

  it('is answered calmly, all fields at once', async () => {
    const faults: string[] = []
    for (const form of await allForms()) {
      for (const value of values) {
        const fields = form.fields.map(([field, was]): [string, string] => [
          field,
          ['_csrf', 'once', 'version'].includes(field) ? was : value,
        ])
        faults.push(...(await sendForm(form, fields, `${form.action}: all ${value}`)))
      }
    }
    expect(faults).toEqual([])
  }, 120_000)
})

describe('whatever comes along with a request', () => {
  const wild: [string, Record<string, string>, string?][] = [
    ['a cookie that was never given', { cookie: 'tuntas=s%3Aabc.def; lang=xx' }],
    ['a cookie that is no text', { cookie: 'tuntas=%ff%00; ;;==' }],
    ['a language nobody speaks', { 'accept-language': 'x'.repeat(3000) }],
    ['any address of origin', { 'x-forwarded-for': "' OR 1=1, <script>", 'x-forwarded-host': 'a<b' }],
    ['a body that is no form', { 'content-type': 'application/json' }, '{"email":'],
    ['a body in XML', { 'content-type': 'text/xml' }, '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'],
    ['parts without a border', { 'content-type': 'multipart/form-data' }, 'x'],
    ['parts that never end', { 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\nContent-Disposition: form-data; name="a"'],
    ['a body said to be packed', { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' }, 'email=a'],
    ['a foreign alphabet', { 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' }, 'email=a'],
    ['thousands of fields', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1&'.repeat(5000)],
    ['deep fields', { 'content-type': 'application/x-www-form-urlencoded' }, `a${'[b]'.repeat(500)}=1`],
    ['a field named like an inside', { 'content-type': 'application/x-www-form-urlencoded' }, '__proto__[x]=1&constructor=2&hasOwnProperty=3&toString=4'],
  ] // prettier-ignore

  it.each(wild.map(([name, headers, body]) => ({ name, headers, body })))(
    '$name is answered calmly',
    async ({ headers, body }) => {
      const faults: string[] = []
      const forms = routes
        .filter(({ method }) => method === 'post')
        .map(({ path }) => address(path))
      const paths = body === undefined ? ['/', '/actions', '/session/new'] : forms
      for (const path of paths) {
        const init = { headers, ...(body !== undefined && { method: 'POST', body }) }
        faults.push(...(await ask({ path, who: 'secretariat', init })))
      }
      expect(faults).toEqual([])
    },
  )

  it('a body that is too large is refused with a sentence', async () => {
    const answer = await request(testApp(trx))
      .post('/session')
      .type('form')
      .send({ email: 'x'.repeat(400_000) })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('256 KB')
  })
})
