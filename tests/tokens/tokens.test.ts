import request from 'supertest'
import { issueToken } from '../../server/tokens/commands'
import { tokenState } from '../../server/tokens/token'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { storyNow } from '../support/constants'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'

const db = useDatabase()

describe('a token of the API', () => {
  it('is made by the secretariat, shown once, kept as a hash, and ended at once', async () => {
    const { housing } = await everyone(db())
    const app = testApp(db())
    const sekar = new Client(app)
    await sekar.signIn('sekar@tkpk.test')
    const given = { name: 'Dasbor Diskominfo', role: 'officer', last_day: '2027-03-01' }
    const page = await sekar.get('/settings/tokens')
    const refused = await sekar.submit(page, '/settings/tokens', {
      ...given,
      last_day: '2028-01-01',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('paling lama satu tahun')
    expect(refused.html.querySelector('#agency-error')?.text).not.toBe('')
    const shown = await sekar.submit(page, '/settings/tokens', {
      ...given,
      agency: String(housing.id),
    })
    const secret = shown.html.querySelector('#secret')?.text.trim() ?? ''
    expect(secret).toMatch(/^tuntas_[\w-]{43}$/)

    const [row] = await db()('api_tokens')
    expect(row).toMatchObject({ role: 'officer', agency_id: housing.id, hint: secret.slice(-4) })
    const line = await db()('history').where({ event: 'token.created' }).first()
    expect(JSON.stringify([row, line])).not.toContain(secret)
    expect(line).toMatchObject({ actor_name: 'Sekar', subject_id: row.id })
    const list = await sekar.get('/settings/tokens')
    expect(list.response.text).not.toContain(secret)
    expect(list.text).toContain('belum pernah')

    const ask = () => request(app).get('/api/v1/agencies').set('Authorization', `Bearer ${secret}`)
    expect((await ask()).status).toBe(200)
    expect((await sekar.get('/settings/tokens')).text).not.toContain('belum pernah')
    await sekar.submit(list, `/settings/tokens/${row.id}/revocation`)
    expect((await ask()).body).toMatchObject({
      status: 401,
      detail: 'Token ini sudah dicabut oleh sekretariat.',
    })
    expect(await db()('history').where({ event: 'token.revoked' })).toHaveLength(1)
  })

  it('opens through the end of its last day in Jakarta, and no page', async () => {
    const { sekar } = await everyone(db())
    const input = { name: 'Uji', role: 'viewer', agencyId: null, lastDay: '2026-12-31' } as const
    const secret = await issueToken(db(), sekar, input, storyNow)
    const { expires_at: expiresAt } = await db()('api_tokens').first('expires_at')
    expect((expiresAt as Date).toISOString()).toBe('2026-12-31T17:00:00.000Z')
    const at = (instant: string) => tokenState({ expiresAt, revokedAt: null }, new Date(instant))
    expect([at('2026-12-31T16:59:59Z'), at('2026-12-31T17:00:00Z')]).toEqual(['active', 'expired'])
    const bearer = ['Authorization', `Bearer ${secret}`] as const
    const page = await request(testApp(db()))
      .get('/board')
      .set(...bearer)
    expect(page.headers['location']).toContain('/session/new')
    const late = testApp(db(), { clock: () => new Date('2027-01-01T00:00:00Z') })
    const answer = await request(late)
      .get('/api/v1/agencies')
      .set(...bearer)
    expect(answer.body.detail).toContain('Masa berlaku token ini habis')
  })
})
