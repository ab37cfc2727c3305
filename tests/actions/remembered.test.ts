import type { Knex } from 'knex'
import { cancelAction } from '../../server/actions/commands'
import type { Action } from '../../server/actions/action'
import { getAction } from '../../server/actions/queries'
import { testApp } from '../support/app'
import { buildAction } from '../support/builders'
import { Client, type Page } from '../support/client'
import { ownDatabase } from '../support/database'
import { everyone } from '../support/people'
import { statementsOf } from '../support/queries'

// What is remembered is not remembered inside a transaction: these people meet in a database of their own.
let own: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
let people: Awaited<ReturnType<typeof everyone>>
let house: Action
let rice: Action
const clients = new Map<string, Client>()

type Name = 'sekar' | 'ratna' | 'budi' | 'sari' | 'tono'
const names: readonly Name[] = ['sekar', 'ratna', 'budi', 'sari', 'tono']

beforeAll(async () => {
  own = await ownDatabase('reference', 4)
  db = own.db
  people = await everyone(db)
  house = await buildAction(db, {
    title: 'Bedah rumah',
    agency: people.housing,
    outputTarget: 100,
    reports: { '2026-TW2': { state: 'verified', output: 60 } },
  })
  rice = await buildAction(db, { title: 'Bantuan beras', agency: people.social })
  const app = testApp(db)
  for (const name of names) {
    const client = new Client(app)
    await client.signIn(people[name].email)
    clients.set(name, client)
  }
})

afterAll(() => own.drop())

const as = (name: Name) => clients.get(name) as Client

/** What a reader of the list is offered to choose. */
async function boxes(name: Name): Promise<string[]> {
  const page = await as(name).get('/actions')
  return page.html
    .querySelectorAll('input[name="action"]')
    .map((box) => Number(box.getAttribute('value')))
    .map((id) => (id === house.id ? 'house' : 'rice'))
    .sort()
}

/** What a reader of an action's page is offered to do. */
async function ways(name: Name, action: Action): Promise<string[]> {
  const { html } = await as(name).get(`/actions/${action.code}`)
  const at = `/actions/${action.code}`
  return [
    ...['edit', 'reports/2026-TW3', 'cancel'].filter((way) =>
      html.querySelector(`a[href="${at}/${way}"]`),
    ),
    ...(html.querySelector(`form[action="${at}/copy"]`) ? ['copy'] : []),
  ]
}

const tokenIn = (page: Page) =>
  page.html.querySelector('form[action$="/copy"] input[name="_csrf"]')?.getAttribute('value')

describe('the list and an action’s page, remembered', () => {
  it('offer each reader what is theirs to do, whoever asked before', async () => {
    const every = ['house', 'rice']
    const all = ['edit', 'reports/2026-TW3', 'cancel', 'copy']
    for (const order of [names, names.toReversed(), names]) {
      for (const name of order) {
        const chosen = { sekar: every, ratna: [], budi: ['house'], sari: ['rice'], tono: [] }[name]
        expect([name, await boxes(name)]).toEqual([name, chosen])
        const may = chosen as readonly string[]
        expect([name, await ways(name, house)]).toEqual([name, may.includes('house') ? all : []])
        expect([name, await ways(name, rice)]).toEqual([name, may.includes('rice') ? all : []])
      }
    }
    // "Only my agency" is another list for each agency.
    expect((await as('budi').get('/actions?mine=1')).text).not.toContain('Bantuan beras')
    expect((await as('sari').get('/actions?mine=1')).text).not.toContain('Bedah rumah')
    const [tools] = (await as('tono').get('/actions')).html.querySelectorAll('.heading__tools')
    expect(tools?.text).not.toContain('Tambah')
  })

  it('are read once for all who may do the same', async () => {
    const other = new Client(testApp(db))
    await other.signIn(people.tono.email)
    for (const path of ['/actions?strategy=1', `/actions/${house.code}`]) {
      await as('tono').get(path)
      const asked = await statementsOf(() => other.get(path))
      const texts = asked.map(({ text }) => text).filter((text) => / actions/.test(text))
      expect([path, texts]).toEqual([path, []])
    }
  })

  it('carry their reader’s own token, language and unread notices', async () => {
    const path = `/actions/${house.code}`
    const [one, two] = [await as('sekar').get(path), await as('budi').get(path)]
    expect(tokenIn(one)).toMatch(/.{20}/)
    expect(tokenIn(two)).not.toBe(tokenIn(one))
    await db('notifications').insert({
      user_id: people.budi.id,
      kind: 'report_returned',
      about: 'test/1',
      at: new Date(),
    })
    const bell = async (name: Name) =>
      (await as(name).get('/actions')).html.querySelector('.bell__count')?.text ?? null
    expect([await bell('budi'), await bell('sari'), await bell('sekar')]).toEqual(['1', null, null])
    await db('users').where({ id: people.tono.id }).update({ language: 'en' })
    const sentence = async (name: Name) =>
      (await as(name).get('/actions')).html.querySelector('.sentence')?.text
    expect(await sentence('tono')).toBe('2 actions in 2026')
    expect(await sentence('ratna')).toBe('2 aksi tahun 2026')
    await db('users').where({ id: people.tono.id }).update({ language: 'id' })
  })

  it('speak of the day on which they are read', async () => {
    const later = new Client(testApp(db, { clock: () => new Date('2027-02-01T03:00:00Z') }))
    await later.signIn(people.ratna.email)
    const late = 'lewat tanggal selesai'
    const told = async (reader: Client) => [
      (await reader.get('/actions?year=2026')).text.includes(late),
      (await reader.get(`/actions/${house.code}`)).text.includes(late),
    ]
    expect(await told(as('ratna'))).toEqual([false, false])
    expect(await told(later)).toEqual([true, true])
    expect(await told(as('ratna'))).toEqual([false, false])
  })

  it('show a change to the next reader at once', async () => {
    const told = async (name: Name) => [
      (await as(name).get('/actions')).text.includes('dibatalkan'),
      (await as(name).get(`/actions/${rice.code}`)).html.querySelector('.status--cancelled') !==
        null,
    ]
    for (const name of names) expect([name, ...(await told(name))]).toEqual([name, false, false])
    const stored = await getAction(db, rice.code)
    await db.transaction((trx) =>
      cancelAction(trx, people.sekar, stored, 'Anggaran dialihkan.', stored.version),
    )
    for (const name of names) expect([name, (await told(name))[1]]).toEqual([name, true])
    expect((await as('sari').get(`/actions/${rice.code}`)).text).toContain('Anggaran dialihkan.')
    expect((await as('tono').get('/actions?status=cancelled')).text).toContain('Bantuan beras')
  })
})
