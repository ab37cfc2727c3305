import { connect as openSocket, type AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { prepareDatabase } from '../../server/db/prepare'
import { connect } from '../../server/db'
import { signInAt } from '../support/addresses'
import { testApp } from '../support/app'
import { buildAction } from '../support/builders'
import { Client, type Page } from '../support/client'
import { demoPassword, storyNow } from '../support/constants'
import { emptyDatabase, ownDatabase } from '../support/database'
import { everyone } from '../support/people'

jest.setTimeout(60_000)

let own: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
let budi: Client

beforeAll(async () => {
  own = await ownDatabase('reference', 6)
  db = own.db
  await everyone(db)
  budi = new Client(testApp(db))
  await budi.signIn('budi@tkpk.test')
})
afterAll(() => own.drop())

const typed = {
  year: '2026',
  strategy: '1',
  activity_kind: 'direct',
  starts_on: '2026-02-01',
  ends_on: '2026-11-30',
  status: 'not_started',
}

function stored(title: string): Promise<number[]> {
  return db('actions').where({ title }).pluck('id')
}

/** Everything that the page holds ready to be sent again. */
function heldBy(page: Page, action: string): Record<string, string> {
  const form = page.html
    .querySelectorAll('form')
    .find((one) => one.getAttribute('action') === action)
  return Object.fromEntries(
    (form?.querySelectorAll('input') ?? []).map((box) => [
      box.getAttribute('name') ?? '',
      box.getAttribute('value') ?? '',
    ]),
  )
}

describe('a database in trouble', () => {
  afterEach(() => db.raw('DROP TRIGGER IF EXISTS trouble ON actions'))

  /** From now on the database refuses every new action for that reason. */
  async function ail(code: string) {
    await db.raw(`CREATE OR REPLACE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'in trouble' USING ERRCODE = '${code}'; END $$`)
    await db.raw(
      'CREATE TRIGGER trouble BEFORE INSERT ON actions FOR EACH ROW EXECUTE FUNCTION trouble()',
    )
  }

  it.each([
    ['its disk is full', '53100', /Penyimpanan server penuh/],
    ['it takes too long', '57014', /terlalu sibuk/],
    ['a lock is not to be had', '55P03', /terlalu sibuk/],
    ['a deadlock is ended', '40P01', /terlalu sibuk/],
    ['it has no connection left', '53300', /terlalu sibuk/],
    ['it is a standby that may not be written', '25006', /tidak dapat dihubungi/],
  ])('when %s says so with 503, and holds what was typed ready', async (_name, code, sentence) => {
    const action = { ...typed, title: `Bedah rumah di Kikim Timur, tahap ${code}` }
    await ail(code)
    const failed = await budi.submit(await budi.get('/actions/new'), '/actions', action)
    expect(failed.status).toBe(503)
    expect(failed.text).toMatch(sentence)
    expect(heldBy(failed, '/actions')).toMatchObject(action)
    expect(await stored(action.title)).toEqual([])

    await db.raw('DROP TRIGGER trouble ON actions')
    const answers = [
      await budi.submit(failed, '/actions'),
      // Whoever presses twice does it once.
      await budi.submit(failed, '/actions'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await stored(action.title)).toHaveLength(1)
  })
})

describe('a lost connection', () => {
  it('costs one page at most, and the next is there again', async () => {
    await db.raw(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ? AND pid <> pg_backend_pid()',
      [own.connection.database],
    )
    const statuses = []
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await budi.get('/actions')).status)
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(statuses.at(-1)).toBe(200)
  })
})

describe('an exhausted pool', () => {
  it('lets people wait, then says so; when it has room again all goes on', async () => {
    const narrow = connect(own.connection, 1)
    // The wait is fifteen seconds; a test need not sit through it.
    ;(
      narrow.client as { config: { acquireConnectionTimeout: number } }
    ).config.acquireConnectionTimeout = 700
    try {
      const client = new Client(testApp(narrow))
      await client.signIn('budi@tkpk.test')
      const holder = await narrow.transaction()
      const page = await client.get('/actions')
      expect(page.status).toBe(503)
      expect(page.text).toMatch(/terlalu sibuk/)
      await holder.rollback()
      expect((await client.get('/actions')).status).toBe(200)
    } finally {
      await narrow.destroy()
    }
  })
})

describe('a slow database', () => {
  it('holds up who needs it, and nobody for longer than its time: others are answered', async () => {
    const action = await buildAction(db, { title: 'Terkunci sejenak' })
    const holder = await db.transaction()
    await holder('actions').where({ id: action.id }).forUpdate().first('id')
    const sekar = new Client(testApp(db))
    await sekar.signIn('sekar@tkpk.test')
    const form = await sekar.get(`/actions/${action.code}/edit`)
    const waiting = sekar.submit(form, `/actions/${action.code}`, { title: 'Ditulis kemudian' })
    await sleep(200)
    expect((await budi.get('/board')).status).toBe(200)
    await holder.rollback()
    expect((await waiting).status).toBe(200)
    expect((await db('actions').where({ id: action.id }).first('title')).title).toBe(
      'Ditulis kemudian',
    )
  })
})

describe('an upload that breaks off halfway', () => {
  it('leaves nothing behind, and others are answered meanwhile', async () => {
    const server = createServer(testApp(db))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      const before = await db('imports').count({ n: '*' }).first()
      const { cookie } = await signInAt(`http://127.0.0.1:${port}`, 'budi@tkpk.test', demoPassword)
      const sockets = Array.from({ length: 20 }, () => {
        const socket = openSocket(port, '127.0.0.1')
        socket.on('error', () => undefined)
        socket.write(
          `POST /imports HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n` +
            'Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK',
        )
        return socket
      })
      await sleep(200)
      expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
      for (const socket of sockets) socket.destroy()
      expect((await fetch(`http://127.0.0.1:${port}/session/new`)).status).toBe(200)
      expect(await db('imports').count({ n: '*' }).first()).toEqual(before)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
})

describe('a clock that is set', () => {
  it('back by hours or on by days, loses nobody’s text and mends itself', async () => {
    let now = storyNow
    const sekar = new Client(testApp(db, { clock: () => now }))
    await sekar.signIn('sekar@tkpk.test')
    const form = await sekar.get('/actions/new')
    const set = (hours: number) => {
      now = new Date(storyNow.getTime() + hours * 3_600_000)
    }
    set(-5)
    const { id } = await db('agencies').where({ code: 'rumah-uji' }).first('id')
    const action = { ...typed, agency: String(id), title: 'Ditulis dengan jam yang mundur' }
    expect((await sekar.submit(form, '/actions', action)).status).toBe(200)
    expect(await stored(action.title)).toHaveLength(1)
    // Who one is was proven in what is the future now: where it matters it is asked for again.
    const users = await sekar.get('/users/new')
    const person = { email: 'wati@tkpk.test', name: 'Wati', role: 'viewer' }
    const asked = await sekar.submit(users, '/users', person)
    expect(asked.html.querySelector('input[name="password"]')).not.toBeNull()
    // Nine days on the session is over; what was typed waits behind the sign-in.
    set(9 * 24)
    const later = { ...action, title: 'Ditulis dengan jam yang melompat' }
    const door = await sekar.submit(await budi.get('/actions/new'), '/actions', later)
    expect(door.status).toBe(401)
    expect(heldBy(door, '/session')).toMatchObject({ next: '/actions/new' })
    expect(JSON.stringify(heldBy(door, '/session'))).toContain(later.title)
    // Set right again, whoever was signed in goes on.
    now = storyNow
    expect((await budi.get('/actions')).status).toBe(200)
  })
})

describe('several processes that start at once', () => {
  it('bring an empty database up to date together: one does it, the others wait', async () => {
    const empty = await emptyDatabase()
    const others = [connect(empty.connection, 3), connect(empty.connection, 3)]
    try {
      const preparation = { homeRegion: '16.04', demo: false, today: '2026-11-25' }
      await Promise.all([empty.db, ...others].map((each) => prepareDatabase(each, preparation)))
      expect(await empty.db('strategies').pluck('number')).toEqual([1, 2, 3])
      const twice = await empty
        .db('places')
        .select('code')
        .groupBy('code')
        .havingRaw('count(*) > 1')
      expect(twice).toEqual([])
    } finally {
      for (const other of others) await other.destroy()
      await empty.drop()
    }
  })
})
