import request from 'supertest'
import { makeDecision } from '../../server/decisions/commands'
import { calendarText } from '../../server/http/calendar'
import { useDatabase } from '../support/database'
import { housingStory } from '../support/reporting'

const db = useDatabase()
const now = new Date('2026-11-24T02:00:00Z')

describe('a calendar', () => {
  it('escapes what means something else there, and keeps no control characters', () => {
    const text = calendarText('Tim', 'tuntas.test', now, [
      { id: 'a', day: '2026-12-31', summary: 'Satu, dua; tiga\\empat\nEND:VEVENT\u0007' },
    ])
    expect(text).toContain('SUMMARY:Satu\\, dua\\; tiga\\\\empat\\nEND:VEVENT \r\n')
    expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
    expect(text).toContain('UID:a@tuntas.test\r\n')
    expect(text.match(/\r\nEND:VEVENT\r\n/g)).toHaveLength(1)
  })

  it('breaks long lines at 75 octets, never inside a letter', () => {
    const summary = 'é'.repeat(100)
    const text = calendarText('Tim', 'tuntas.test', now, [{ id: 'a', day: '2026-12-31', summary }])
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`)
  })

  it('tells times in UTC', () => {
    const from = new Date('2026-12-01T09:00:00+07:00')
    const text = calendarText('Tim', 'tuntas.test', now, [
      { id: 'a', from, minutes: 60, summary: 'Rakor' },
    ])
    expect(text).toContain('DTSTART:20261201T020000Z\r\nDTEND:20261201T030000Z\r\n')
  })
})

describe('Budi', () => {
  it('reads windows and meetings in his own calendar, without signing in', async () => {
    const { budi, ratna, housing, social, as, app } = await housingStory(db())
    await db()('meetings').insert([
      {
        title: 'Rakor, triwulan IV',
        kind: 'tkpk',
        held_on: '2026-12-01',
        starts_at: '09:00',
        venue: 'Aula',
        state: 'shared',
      },
      { title: 'Belum dibagikan', kind: 'tkpk', held_on: '2026-12-02', state: 'draft' },
    ])
    const decision = { decidedOn: '2026-11-20', dueOn: '2026-12-04' }
    const owned = [
      { ...decision, text: 'Menuntaskan atap; dua desa', agencyId: housing.id },
      { ...decision, text: 'Bukan urusannya', agencyId: social.id },
    ]
    for (const input of owned) await makeDecision(db(), ratna, input, now)
    const client = await as(budi)
    const page = await client.get('/account/notices')
    const made = await client.submit(page, '/account/calendar')
    const link = made.html.querySelector('textarea')?.text.trim() ?? ''
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/calendar\/[\w-]{43}\.ics$/)
    const path = new URL(link).pathname

    const stranger = await request(app).get(path)
    expect(stranger.status).toBe(200)
    expect(stranger.headers['content-type']).toContain('text/calendar')
    expect(stranger.headers['set-cookie']).toBeUndefined()
    const text = stranger.text.replaceAll('\r\n ', '')
    expect(text).toContain('SUMMARY:Batas laporan Triwulan IV 2026\r\n')
    expect(text).toContain('DTSTART;VALUE=DATE:20270115')
    expect(text).toContain('SUMMARY:Rakor\\, triwulan IV\r\n')
    expect(text).toContain('DTSTART:20261201T020000Z')
    expect(text).not.toContain('Belum dibagikan')
    expect(text).toContain('SUMMARY:Batas keputusan K-2026-001\r\n')
    expect(text).toContain('DESCRIPTION:Menuntaskan atap\\; dua desa\r\n')
    expect(text).not.toContain('K-2026-002')

    // Nothing of the secret is kept: not in the table, not in the history.
    const secret = path.slice('/calendar/'.length, -'.ics'.length)
    const { rows } = await db().raw(
      `SELECT count(*) AS n FROM history WHERE position(? in coalesce(after::text, '')) > 0`,
      [secret],
    )
    expect(rows[0].n).toBe(0)
    expect((await db()('users').where({ id: budi.id }).first()).calendar_hash).not.toBe(secret)
  })

  it('ends the old link by a new one, and the new one by hand', async () => {
    const { budi, as } = await housingStory(db())
    const client = await as(budi)
    const make = async () => {
      const made = await client.submit(await client.get('/account/notices'), '/account/calendar')
      return new URL(made.html.querySelector('textarea')?.text.trim() ?? '').pathname
    }
    const [old, fresh] = [await make(), await make()]
    expect((await client.raw(old)).status).toBe(404)
    expect((await client.raw(fresh)).status).toBe(200)
    await client.submit(await client.get('/account/notices'), '/account/calendar/removal')
    expect((await client.raw(fresh)).status).toBe(404)
  })

  it('does not get far by guessing', async () => {
    const { budi, as } = await housingStory(db())
    const client = await as(budi)
    const answers: number[] = []
    for (let tries = 0; tries < 12; tries += 1)
      answers.push((await client.raw(`/calendar/${'x'.repeat(42)}${tries % 10}.ics`)).status)
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(404))
    expect(answers.slice(10)).toEqual([429, 429])
  })
})
