import { useDatabase } from '../support/database'
import { filledIn, housingStory } from '../support/reporting'
import { placesTrouble } from '../../server/reports/report'

const db = useDatabase()

describe('figures of a report by place', () => {
  it.each([
    [[20, 40], 60, null],
    [[20, 41], 60, 'more'],
    [[20, 30], 60, 'differ'],
    [[20, null], 60, null],
    [[61, null], 60, 'more'],
    [[null, null], 60, null],
    [[20, 30], null, null],
    [[0.1, 0.2], 0.3, null],
  ])('%j of %s', (outputs, output, trouble) => {
    expect(placesTrouble(outputs, output)).toBe(trouble)
  })

  it('are entered by the agency, held against its total, frozen with it and shown in the place', async () => {
    const { budi, ratna, sari, action, href, as } = await housingStory(db())
    const places = await db()('places').where('code', 'like', '16.04.10.%').orderBy('code').limit(2)
    const [one, other] = places as [{ id: number; code: string }, { id: number; code: string }]
    await db()('action_places').where({ action_id: action.id }).delete()
    await db()('action_places').insert(
      places.map((place) => ({ action_id: action.id, place_id: place.id, target: 50 })),
    )
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/draft`, filledIn)
    const form = await client.get(`${href}/places`)
    const boxes = { first: `place_${one.id}`, second: `place_${other.id}` }
    const refused = await client.submit(form, `${href}/places`, { [boxes.first]: '61' })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('melebihi')])
    const kept = await client.submit(refused, `${href}/places`, { [boxes.first]: '20' })
    expect(kept.text).toContain('Jumlah per wilayah 20')
    const late = await client.submit(form, `${href}/places`, { [boxes.first]: '5' })
    expect(late.status).toBe(409)
    // Both filled in: then the whole has to be the same, also when it is sent.
    await client.submit(kept, `${href}/places`, { [boxes.second]: '40' })
    const wrong = await client.submit(await client.get(href), `${href}/sending`, { output: '70' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('kurang dari')])
    // A draft is nobody's yet.
    const reader = await as(sari)
    expect((await reader.get(`${href}/places`)).text).not.toContain('40 rumah')
    await client.submit(await client.get(href), `${href}/sending`, filledIn)
    expect((await reader.get(`${href}/places`)).text).toContain('Jumlah per wilayah 60')
    const version = await db()('report_versions').first('content')
    expect(version.content.places).toEqual([
      { placeId: one.id, output: 20 },
      { placeId: other.id, output: 40 },
    ])
    expect((await reader.post(`${href}/places`, { [boxes.first]: '1' })).status).toBe(403)

    await db()('decisions').insert({
      year: 2026,
      number: 900,
      text: 'Menambah kuota rumah di desa ini',
      agency_id: action.agencyId,
      decided_on: '2026-07-20',
      due_on: '2026-12-20',
      place_id: other.id,
    })
    const coordinator = await as(ratna)
    const sheet = await coordinator.get(`/places/${other.code}?year=2026`)
    const cell = sheet.html.querySelector('td[data-label="Realisasi di sini"]')
    expect(cell?.text.trim()).toMatch(/^40 /)
    expect(sheet.text).toContain('Menambah kuota rumah di desa ini')
    const whole = await coordinator.get('/places/16.04.10?year=2026')
    expect(whole.html.querySelector('td[data-label="Realisasi di sini"]')?.text).toMatch(/60 /)
  })
})
