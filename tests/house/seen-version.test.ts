import { testApp } from '../support/app'
import { findAddresses, people } from '../support/addresses'
import { Client, type Page } from '../support/client'
import { useDatabase } from '../support/database'

const db = useDatabase('demo')
jest.setTimeout(60_000)

type Fields = Record<string, string>
type Form = Readonly<{ page: string; action: string; fields: Fields }>

/**
 * A form that carries the version its text was written on: a mistake, what mends it, and how somebody else saves the same
 * thing in between.
 */
type Case = Readonly<{
  page: string
  action: string
  wrong: Fields
  right: Fields
  other: Form
}>

/** Another saves by the same form. */
const same = (at: string, action: string, wrong: Fields, right: Fields, fields: Fields): Case => ({
  page: at,
  action,
  wrong,
  right,
  other: { page: at, action, fields },
})

const reading = '/indicators/:code/readings/:id'
const target = '/indicators/:code/targets/:id'
const noLink = { source_url: 'bukan tautan' }
const link = { source_url: 'https://lahatkab.bps.go.id/terbitan', released_on: '2026-01-15' }
const sourceToo = { ...link, source_note: 'Dibaca ulang oleh yang lain.' }

const cases: Record<string, Case> = {
  'a count of a registry': same(
    '/places/counts/:id/edit',
    '/places/counts/:id',
    noLink,
    link,
    sourceToo,
  ),
  'the source of a reading': same(reading, reading, noLink, link, sourceToo),
  'the use of a reading': {
    page: reading,
    action: `${reading}/use`,
    wrong: { use: 'no', use_reason: '' },
    right: { use: 'no', use_reason: 'Ditarik oleh BPS.' },
    other: { page: reading, action: reading, fields: sourceToo },
  },
  'a target that takes the place of another': same(
    '/indicators/:code/targets/new?replaces=:target',
    '/indicators/:code/targets',
    { reason: '' },
    { reason: 'Perubahan RPD.', document: 'RPD Perubahan' },
    { reason: 'RPJMD baru.', document: 'RPJMD 2025-2029' },
  ),
  'the day a value is expected': same(
    '/indicators/:code/release',
    '/indicators/:code/release',
    { expected_on: '' },
    { expected_on: '2027-07-15' },
    { expected_on: '2027-08-15' },
  ),
  'the days of a window': same(
    '/windows/:code/edit',
    '/windows/:code',
    { due_on: '' },
    { due_on: '2026-10-20', grace_until: '2026-12-30' },
    { due_on: '2026-10-21', grace_until: '2026-12-31' },
  ),
  'a person': same('/users/:id', '/users/:id', { name: '' }, { name: 'Wati' }, { name: 'Wulan' }),
  'the settings of the team': same(
    '/settings',
    '/settings',
    { team_name: '' },
    { team_name: 'TKPK Lahat' },
    { city: 'Lahat' },
  ),
  'a meeting': same(
    '/meetings/:id/edit',
    '/meetings/:id',
    { title: '' },
    { title: 'Rakor lain' },
    { venue: 'Pendopo' },
  ),
  'calling an action off': {
    page: '/actions/:code/cancel',
    action: '/actions/:code/cancel',
    wrong: { reason: '' },
    right: { reason: 'Anggarannya digeser.' },
    other: {
      page: '/actions/:code/edit',
      action: '/actions/:code',
      fields: { title: 'Judul dari orang lain' },
    },
  },
}

describe('a mistake in between does not hide what another saved meanwhile', () => {
  it.each(Object.entries(cases))('%s', async (_, { page, action, wrong, right, other }) => {
    const addressOf = await findAddresses(db())
    const [, targetId = ''] = /targets\/(\d+)/.exec(addressOf(target)) ?? []
    const at = (path: string) => addressOf(path).replace(':target', targetId)
    const client = new Client(testApp(db()))
    await client.signIn(people.secretariat)
    const send = (on: Page, to: string, fields: Fields) => client.submit(on, at(to), fields)

    const open = await client.get(at(page))
    const saved = await send(await client.get(at(other.page)), other.action, other.fields)
    expect(saved.status).toBe(200)
    const mistaken = await send(open, action, wrong)
    expect(mistaken.status).toBe(422)
    const late = await send(mistaken, action, { ...wrong, ...right })
    expect(late.status).toBe(409)
    // Told of it, one goes on from what is stored now.
    expect((await send(late, action, {})).status).toBe(200)
  })
})
