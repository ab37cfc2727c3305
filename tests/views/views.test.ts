import { addressFrom } from '../../server/views/view'
import { Client } from '../support/client'
import { demoPassword } from '../support/constants'
import { useDatabase } from '../support/database'
import { housingStory } from '../support/reporting'

const db = useDatabase()

describe('the address of a view', () => {
  it.each([
    ['/actions?strategy=1&page=3', '/actions?strategy=1'],
    ['/board', '/board'],
    ['/reports?state=late', '/reports?state=late'],
    ['//evil.example/actions', null],
    ['https://evil.example/actions', null],
    ['/\\evil.example/actions', null],
    ['/account', null],
    ['/actions/A-2026-001', null],
    [`/actions?q=${'a'.repeat(700)}`, null],
    ['', null],
  ])('%s is kept as %s', (typed, kept) => {
    expect(addressFrom(typed)).toBe(kept)
  })
})

/** Ratna the coordinator keeps and shares the running actions of the first strategy. */
async function keptByRatna() {
  const story = await housingStory(db())
  const ratna = await story.as(story.ratna)
  const list = await ratna.get('/actions?strategy=1&status=running&page=2')
  const link = list.html.querySelector('.menu__panel a[href^="/views?"]')
  const form = await ratna.get(link?.getAttribute('href') ?? '')
  const kept = await ratna.submit(form, '/views', { name: 'Strategi 1 berjalan', shared: 'yes' })
  const { id } = (await db()('saved_views').first('id')) as { id: number }
  return { ...story, client: ratna, kept, id }
}

describe('a view', () => {
  it('is kept with its filter, leads back there, and is refused twice under one name', async () => {
    const { client, kept } = await keptByRatna()
    expect(kept.path).toBe('/actions?year=2026&strategy=1&status=running')
    expect(kept.text).toContain('Tampilan “Strategi 1 berjalan” disimpan')
    const again = await client.get('/views?at=%2Factions%3Fyear%3D2026')
    const refused = await client.submit(again, '/views', { name: 'Strategi 1 berjalan' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('sudah mempunyai tampilan bernama')
    expect(refused.html.querySelector('[name=at]')?.getAttribute('value')).toBe('/actions?year=2026')
  })

  it('that is shared can be opened and begun with by others, and changed by its owner alone', async () => {
    const { client, budi, as, app, id } = await keptByRatna()
    const his = await as(budi)
    const page = await his.get('/views')
    expect(page.text).toContain('Dibagikan oleh yang lain')
    expect(page.html.querySelector(`form[action="/views/${id}/removal"]`)).toBeNull()
    const chosen = await his.submit(page, `/views/${id}/start`)
    expect(chosen.text).toContain('Anda mulai dari tampilan “Strategi 1 berjalan”')
    const token = page.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    expect((await his.post(`/views/${id}/removal`, { _csrf: token })).status).toBe(403)

    const signIn = async () => {
      const fresh = new Client(app)
      const form = await fresh.get('/session/new')
      return fresh.submit(form, '/session', { email: budi.email, password: demoPassword })
    }
    expect((await signIn()).path).toBe('/actions?year=2026&strategy=1&status=running')
    // No longer shared, it is nobody else's beginning any more.
    await client.submit(await client.get('/views'), `/views/${id}/sharing`)
    expect((await signIn()).path).toBe('/')
    expect((await his.get('/views')).text).not.toContain('Strategi 1 berjalan')
    await client.submit(await client.get('/views'), `/views/${id}/removal`)
    expect(await db()('saved_views')).toEqual([])
  })

  it('is shared by coordinators and the secretariat only', async () => {
    const { budi, as } = await housingStory(db())
    const his = await as(budi)
    const form = await his.get('/views?at=%2Factions%3Fmine%3D1')
    expect(form.html.querySelector('[name=shared]')).toBeNull()
    const token = form.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    const forced = await his.post('/views', {
      _csrf: token,
      name: 'Milik saya',
      at: '/actions?mine=1',
      shared: 'yes',
    })
    expect(forced.status).toBe(422)
    const kept = await his.submit(form, '/views', { name: 'Milik saya' })
    expect(kept.path).toBe('/actions?mine=1')
  })
})
