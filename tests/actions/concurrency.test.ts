import type { Knex } from 'knex'
import type { Express } from 'express'
import { testApp } from '../support/app'
import { buildAction } from '../support/builders'
import { Client, type Page } from '../support/client'
import { ownDatabase } from '../support/database'
import { everyone } from '../support/people'

// Real commits on many connections: a rolled-back transaction would hide what happens when people act at once.
let own: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
let app: Express
let people: Awaited<ReturnType<typeof everyone>>
let budi: Client

beforeAll(async () => {
  own = await ownDatabase('reference', 12)
  db = own.db
  app = testApp(db)
  people = await everyone(db)
  budi = new Client(app)
  await budi.signIn(people.budi.email)
})
afterAll(() => own.drop())

/** The hidden fields of a page's first guarded form. */
function guard(page: Page, action: string): Record<string, string> {
  const form = page.html
    .querySelectorAll('form')
    .find((one) => one.getAttribute('action') === action)
  const boxes = form?.querySelectorAll('input[type="hidden"]') ?? []
  return Object.fromEntries(
    boxes.map((box) => [box.getAttribute('name') ?? '', box.getAttribute('value') ?? '']),
  )
}

/** How many answers of each status. */
function statuses(answers: readonly { status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

const fresh = (title: string) => ({
  title,
  year: '2026',
  strategy: '1',
  activity_kind: 'direct',
  starts_on: '2026-02-01',
  ends_on: '2026-11-30',
  status: 'not_started',
})

describe('people who act at once', () => {
  it('write one action when the same form arrives five times', async () => {
    const form = guard(await budi.get('/actions/new'), '/actions')
    const title = 'Aksi yang dikirim lima kali'
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => budi.post('/actions', { ...form, ...fresh(title) })),
    )
    expect(statuses(answers)).toEqual({ 303: 5 })
    expect(new Set(answers.map((answer) => answer.headers['location'])).size).toBe(1)
    const stored = await db('actions').where({ title })
    expect(stored).toHaveLength(1)
    const history = await db('history').where({ event: 'action.created', subject_id: stored[0].id })
    expect(history).toHaveLength(1)
  })

  it('never get the same number', async () => {
    const page = await budi.get('/actions/new')
    const form = guard(page, '/actions')
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        budi.post('/actions', { ...form, once: '', ...fresh(`Aksi serentak ${index}`) }),
      ),
    )
    expect(statuses(answers)).toEqual({ 303: 10 })
    const codes = await db('actions').whereLike('title', 'Aksi serentak %').pluck('code')
    expect(new Set(codes).size).toBe(10)
  })

  it('cannot both save over the same version', async () => {
    const action = await buildAction(db, { agency: people.housing, title: 'Diperebutkan' })
    const at = `/actions/${action.code}`
    const form = guard(await budi.get(`${at}/edit`), at)
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        budi.post(at, { ...form, once: '', ...fresh(`Diperebutkan oleh ${index}`) }),
      ),
    )
    expect(statuses(answers)).toEqual({ 303: 1, 409: 3 })
    const stored = await db('actions').where({ id: action.id }).first()
    expect(stored.version).toBe(2)
    const history = await db('history').where({ event: 'action.edited', subject_id: action.id })
    expect(history).toHaveLength(1)
    expect(history[0].after.title).toBe(stored.title)
  })

  it('carry an action on into the next year once', async () => {
    const action = await buildAction(db, { agency: people.housing, title: 'Diteruskan' })
    const at = `/actions/${action.code}`
    const form = guard(await budi.get(at), `${at}/copy`)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => budi.post(`${at}/copy`, { ...form, once: '' })),
    )
    expect(statuses(answers)).toEqual({ 303: 5 })
    const copies = await db('actions').where({ predecessor_id: action.id })
    expect(copies).toHaveLength(1)
    const places = answers.map((answer) => String(answer.headers['location']).replace('/edit', ''))
    expect(new Set(places)).toEqual(new Set([`/actions/${copies[0].code}`]))
  })

  it('cannot let two actions of a year continue the same one', async () => {
    const former = await buildAction(db, { agency: people.housing, year: 2025, title: 'Pendahulu' })
    const form = guard(await budi.get('/actions/new'), '/actions')
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        budi.post('/actions', {
          ...form,
          once: '',
          ...fresh(`Penerus ${index}`),
          predecessor: former.code,
        }),
      ),
    )
    expect(statuses(answers)).toEqual({ 303: 1, 422: 3 })
    expect(await db('actions').where({ predecessor_id: former.id })).toHaveLength(1)
    const refused = answers.find((answer) => answer.status === 422)
    expect(refused?.text).toContain('sudah dilanjutkan oleh')
  })
})
