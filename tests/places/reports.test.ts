import { localeOf } from '../../server/i18n'
import { useDatabase } from '../support/database'
import { filledIn, housingStory } from '../support/reporting'
import { placesTrouble } from '../../server/reports/by-place'

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
    expect(kept.text).toContain('Keluaran: jumlah per wilayah 20')
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
    expect((await reader.get(`${href}/places`)).text).toContain('Keluaran: jumlah per wilayah 60')
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

  /** Budi's report with 60 of its 100 houses told place by place: 20 and 40, and the money of the first. */
  async function toldByPlace() {
    const story = await housingStory(db())
    const { budi, action, href, as } = story
    const places: { id: number; code: string }[] = await db()('places')
      .where('code', 'like', '16.04.10.%')
      .orderBy('code')
      .limit(2)
      .select('id', 'code')
    await db()('action_places').where({ action_id: action.id }).delete()
    await db()('action_places').insert(
      places.map((place) => ({ action_id: action.id, place_id: place.id })),
    )
    const [one, other] = places.map((place) => `place_${place.id}`)
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/draft`, filledIn)
    const refused = await client.submit(await client.get(`${href}/places`), `${href}/places`, {
      [`${one}_beneficiaries`]: '61',
      [`${one}_realised`]: '600.000.001',
    })
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('Jumlah penerima manfaat per wilayah melebihi'),
    ])
    expect(refused.text).toContain('Jumlah realisasi uang per wilayah melebihi')
    await client.submit(refused, `${href}/places`, {
      [`${one}`]: '20',
      [`${other}`]: '40',
      [`${one}_beneficiaries`]: '18',
      [`${one}_realised`]: '250.000.000',
    })
    return { ...story, client, places }
  }

  it('are held against what the screen of all reports sends, and against a file', async () => {
    const { action, client } = await toldByPlace()
    const window = await db()('windows').where({ code: '2026-TW3' }).first('id')
    const row = `r${action.id}w${window.id}`
    const screen = await client.get('/reports/update')
    expect(screen.html.querySelector(`#${row}`)?.text).toContain('Rincian 2 wilayah')
    const wrong = { do: 'send', [`${row}_output`]: '70' }
    const refused = await client.submit(screen, '/reports/update', wrong)
    expect(refused.status).toBe(422)
    expect(refused.html.querySelector(`#${row}_output-error`)?.text).toContain(
      'Semua wilayah terisi, tetapi jumlah keluaran kurang dari angka laporan',
    )
    expect(await db()('reports').first('state')).toEqual({ state: 'draft' })

    const { t, day } = localeOf('id')
    const heads = [
      t('import.template.code'),
      t('action.field.title'),
      t('import.template.output', { day: day('2026-09-30') }),
      t('report.field.done_text'),
    ]
    const lines = [heads, [action.code, action.title, '55', 'Lima puluh lima rumah.']]
    const bytes = Buffer.from(lines.map((line) => line.join(';')).join('\n'))
    const file = [{ name: 'TW III.csv', bytes, field: 'file' }]
    const page = await client.upload(await client.get('/imports'), '/imports', file)
    await client.submit(page, `${page.path}/plan`, { window: '2026-TW3' })
    const checked = await db()('import_rows').select('outcome', 'problems')
    expect(checked).toEqual([
      {
        outcome: 'refused',
        problems: [{ field: 'output', message: { key: 'report_places.output_more' } }],
      },
    ])

    const right = { do: 'send', [`${row}_output`]: '60' }
    const sent = await client.submit(refused, '/reports/update', right)
    expect(sent.text).toContain('1 laporan terkirim.')
  })
})
