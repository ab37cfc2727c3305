import { home, jobless, poverty } from '../../server/help/examples'
import { workedExamples } from '../../server/help/examples-page'
import { localeOf } from '../../server/i18n'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'

const db = useDatabase()
const texts = workedExamples(localeOf('id')).map((one) => one.text)

describe('the worked examples of the help page', () => {
  it('say what the rules say of Lahat’s published figures', () => {
    // 13.69 − 10.15, 13.69 − 8.47; 13.69 − 17.92; half of −0.20; 13.69 − 15.00, and −1.31 + 0.10.
    expect(texts).toHaveLength(7)
    expect(texts[0]).toContain('selisih +3,54 poin')
    expect(texts[0]).toContain('selisih +5,22 poin')
    expect(texts[1]).toContain('−4,23 poin dalam 14 tahun; langkah terakhir −0,45 poin')
    expect(texts[2]).toContain('efektif')
    // In 2020 Lahat and the nation rose while the province fell; in the other five all went one way.
    expect(texts[3]).toMatch(/^5 dari 6 langkah.*\(83 persen\): relevan/)
    // 2022: unemployment rose; 2023 and 2024: both fell.
    expect(texts[4]).toContain('2 dari 3 langkah')
    // 1.96 × √(1.9037² + 1.8781²) = 5.2414.
    expect(texts[5]).toContain('±5,24 poin: dalam rentang galat')
    expect(texts[6]).toContain('−0,10 poin')
    expect(texts[6]).toContain('−1,31 poin; sisanya −1,21 poin')
  })

  it('use the readings that are stored and in use, each of them', async () => {
    for (const [code, month, list] of [
      ['P0', 3, poverty],
      ['TPT', 8, jobless],
    ] as const) {
      for (const one of list) {
        const stored = await db()('readings')
          .join('indicators', 'indicators.id', 'readings.indicator_id')
          .where({ code, month, region_code: one.regionCode, year: one.year, in_use: true })
          .first('value')
        expect([code, one.regionCode, one.year, stored?.value]).toEqual([
          code,
          one.regionCode,
          one.year,
          one.value,
        ])
      }
    }
  })

  it('tell the same as the page of the indicator', async () => {
    await everyone(db())
    const client = new Client(testApp(db()))
    await client.signIn('tono@tkpk.test')
    const page = (await client.get('/indicators/P0')).text.replace(/\s+/g, ' ')
    expect(page).toContain('Sumatera Selatan 10,15 (selisih +3,54 poin)')
    expect(page).toContain('−4,23 poin dalam 14 tahun; langkah terakhir −0,45 poin')
    expect(page).toContain(`Dari ${home.length} nilai: kemiringan`)
    const help = (await client.get('/help')).text
    for (const text of texts) expect(help).toContain(text)
  })
})
