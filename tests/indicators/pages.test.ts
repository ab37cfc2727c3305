import type { Db } from '../../server/db'
import { NotFound } from '../../server/errors'
import { getHomeRegion, getIndicator, listSeries } from '../../server/indicators/queries'
import { testApp } from '../support/app'
import { Client, type Page } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'
import { statementsOf } from '../support/queries'

const db = useDatabase()

type ReadingFacts = {
  year: number
  month?: number | null
  value: number
  region?: string
  method?: string
  inUse?: boolean
  useNote?: string
  conflicting?: boolean
  url?: string
  /** Standard error in points. */
  error?: number
  /** Households in the sample, with a design effect of 2. */
  sample?: number
}
type TargetFacts = {
  year: number | null
  value: number
  kind?: 'level' | 'below' | 'yearly_change'
  baseline?: [year: number, month: number | null, value: number]
  inUse?: boolean
  useNote?: string
  region?: string
}

/** An indicator of the tests' own beside the published ones: persons in a hundred, two decimals, less is better. */
async function buildIndicator(
  trx: Db,
  code: string,
  readings: readonly ReadingFacts[],
  targets: readonly TargetFacts[] = [],
  more: Record<string, unknown> = {},
): Promise<number> {
  const [{ id }] = await trx('indicators')
    .insert({
      code,
      name: `Ukuran ${code}`,
      name_en: `Measure ${code}`,
      unit: 'persen',
      unit_en: 'percent',
      decimals: 2,
      is_rate: true,
      direction: 'down',
      publisher: 'BPS',
      frequency: 'yearly',
      definition: 'Untuk uji.',
      definition_en: 'For tests.',
      position: 9000,
      ...more,
    })
    .returning('id')
  const methods = new Map<string, number>()
  for (const name of new Set(readings.map((one) => one.method ?? 'lama'))) {
    const [row] = await trx('methods')
      .insert({
        indicator_id: id,
        code: name,
        name: `Metode ${name}`,
        name_en: `Method ${name}`,
        note: `Catatan ${name}`,
        position: methods.size,
      })
      .returning('id')
    methods.set(name, row.id as number)
  }
  for (const one of readings) {
    await trx('readings').insert({
      indicator_id: id,
      method_id: methods.get(one.method ?? 'lama'),
      region_code: one.region ?? '16.04',
      year: one.year,
      month: one.month === undefined ? 3 : one.month,
      value: one.value,
      source_url: one.url ?? 'https://www.bps.test/tabel',
      source_note: 'Tabel uji',
      in_use: one.inUse ?? true,
      use_note: one.useNote ?? '',
      conflicting: one.conflicting ?? false,
      standard_error: one.error ?? null,
      ...(one.sample && {
        sample_size: one.sample,
        sample_counts: 'households',
        design_effect: 2,
      }),
    })
  }
  for (const one of targets) {
    await trx('targets').insert({
      indicator_id: id,
      region_code: one.region ?? '16.04',
      year: one.year,
      kind: one.kind ?? 'level',
      value: one.value,
      baseline_year: one.baseline?.[0] ?? null,
      baseline_month: one.baseline?.[1] ?? null,
      baseline_value: one.baseline?.[2] ?? null,
      document: 'RPD 2024-2026',
      source_url: 'https://rpd.test/',
      in_use: one.inUse ?? true,
      use_note: one.useNote ?? '',
    })
  }
  return id as number
}

async function reader(): Promise<Client> {
  await everyone(db())
  const client = new Client(testApp(db()))
  await client.signIn('tono@tkpk.test')
  return client
}

function rowOf(page: Page, name: string): string {
  const row = page.html
    .querySelectorAll('tr')
    .find((one) => one.querySelector('th')?.structuredText.startsWith(name))
  return (row?.structuredText ?? '').replaceAll('\u00a0', ' ')
}

const fall: ReadingFacts[] = [
  { year: 2023, value: 15 },
  { year: 2024, value: 14.14 },
  { year: 2025, value: 13.69 },
]
const plan: TargetFacts[] = [2024, 2025, 2026].map((year) => ({
  year,
  value: -0.4,
  kind: 'yearly_change',
  baseline: [2023, 3, 15],
}))

describe('the home region', () => {
  it('is the regency that has places', async () => {
    expect(await getHomeRegion(db())).toMatchObject({ code: '16.04', kind: 'regency' })
  })

  it('is missing from a house that was not prepared', async () => {
    await db()('agencies').update({ kind: 'dinas', place_id: null })
    await db().raw('TRUNCATE pockets, place_counts, place_measure_places CASCADE')
    await db()('places').whereNotNull('parent_id').delete()
    await db()('places').delete()
    await expect(getHomeRegion(db())).rejects.toThrow(NotFound)
  })
})

describe('the list of indicators', () => {
  it('shows Tono the published poverty rate with its change, path, age and source', async () => {
    const page = await (await reader()).get('/indicators')
    const row = rowOf(page, 'Persentase penduduk miskin (P0)')
    expect(row).toMatch(/13,69 persen/)
    expect(row).toMatch(/Maret 2025/)
    expect(row).toMatch(/↓ 0,45 poin, membaik/)
    expect(row).toMatch(/sejak Maret 2024 \(14,14\)/)
    expect(row).toMatch(/0,51 poin di depan jalur/)
    expect(row).toMatch(/jalur 2025: 14,20/)
    expect(row).toMatch(/20 bulan lalu/)
    expect(row).toMatch(/terbit · Sumber: /)
    const spark = page.html
      .querySelectorAll('tr')
      .find((one) => one.querySelector('a[href="/indicators/P0"]'))
      ?.querySelector('.spark')
    expect(spark?.querySelectorAll('.spark__path')).toHaveLength(1)
  })

  it('says why something cannot be judged, and never compares across months or methods', async () => {
    await buildIndicator(db(), 'UJI_A', [
      { year: 2024, value: 0.83, method: 'lama' },
      { year: 2025, value: 0.85, method: 'baru' },
    ])
    await buildIndicator(db(), 'UJI_B', [])
    await buildIndicator(db(), 'UJI_C', [{ year: 2025, value: 3 }], [{ year: 2024, value: 2 }])
    const page = await (await reader()).get('/indicators')
    expect(rowOf(page, 'Ukuran UJI_A')).toMatch(/0,85 persen/)
    expect(rowOf(page, 'Ukuran UJI_A')).toMatch(/baru ada satu nilai yang sebanding/)
    expect(rowOf(page, 'Ukuran UJI_A')).not.toMatch(/memburuk/)
    expect(rowOf(page, 'Ukuran UJI_B')).toMatch(/belum ada nilai/)
    expect(rowOf(page, 'Ukuran UJI_C')).toMatch(/tidak ada target untuk 2025/)
  })

  it('words a change by the direction of the indicator', async () => {
    const rise: ReadingFacts[] = [
      { year: 2024, value: 70 },
      { year: 2025, value: 71.5 },
    ]
    await buildIndicator(db(), 'UJI_UP', rise, [{ year: 2025, value: 72 }], { direction: 'up' })
    await buildIndicator(db(), 'UJI_DOWN', rise)
    await buildIndicator(db(), 'UJI_FREE', rise, [{ year: 2025, value: 71 }], {
      direction: 'neutral',
      is_rate: false,
      unit: 'unit',
    })
    const page = await (await reader()).get('/indicators')
    expect(rowOf(page, 'Ukuran UJI_UP')).toMatch(/↑ 1,50 poin, membaik/)
    expect(rowOf(page, 'Ukuran UJI_UP')).toMatch(/0,50 poin di belakang jalur/)
    expect(rowOf(page, 'Ukuran UJI_DOWN')).toMatch(/↑ 1,50 poin, memburuk/)
    expect(rowOf(page, 'Ukuran UJI_FREE')).toMatch(/↑ 1,50 unit, naik/)
    expect(rowOf(page, 'Ukuran UJI_FREE')).toMatch(/0,50 unit di atas jalur/)
  })

  it('puts those of a strategy under it, its main ones first', async () => {
    await buildIndicator(db(), 'UJI_LATER', fall, [], { strategy_number: 2, position: 1 })
    await buildIndicator(db(), 'UJI_FIRST', fall, [], {
      strategy_number: 2,
      position: 2,
      is_main: true,
    })
    const page = await (await reader()).get('/indicators')
    const names = page.html.querySelectorAll('.strategy--2 tbody th').map((one) => one.text)
    const place = (code: string) => names.findIndex((name) => name.includes(code))
    expect(place('UJI_FIRST')).toBeGreaterThanOrEqual(0)
    expect(place('UJI_FIRST')).toBeLessThan(place('UJI_LATER'))
  })

  it('costs at most eight statements, however many readings there are', async () => {
    const client = await reader()
    const asked = async () => {
      await client.raw('/indicators')
      return (await statementsOf(async () => client.raw('/indicators'))).length
    }
    const few = await asked()
    const many = Array.from({ length: 40 }, (_, index) => ({ year: 1980 + index, value: index }))
    for (const code of ['UJI_X', 'UJI_Y', 'UJI_Z']) await buildIndicator(db(), code, many, plan)
    expect(await asked()).toBe(few)
    expect(few).toBeLessThanOrEqual(8)
  })
})

describe('a change that the survey cannot tell from chance', () => {
  const strategy = { strategy_number: 1, is_main: true, position: 1 }

  it('is called so and wears no colour: in the list, on the board, on its page and in the lenses', async () => {
    // 1.96 × √(0.6² + 0.6²) = 1.663: −0.45 is within, and so is −1.31 since 2023.
    const vague = fall.map((one) => ({ ...one, error: 0.6 }))
    await buildIndicator(db(), 'UJI', vague, plan, strategy)
    const client = await reader()
    const within = /↓ 0,45 poin, dalam rentang galat/
    const row = rowOf(await client.get('/indicators'), 'Ukuran UJI')
    expect(row).toMatch(within)
    expect(row).toContain('sejak Maret 2024 (14,14); rentang galat ±1,66 poin')
    expect(row).not.toContain('perkiraan')
    for (const path of ['/board', '/strategies/1', '/indicators/UJI']) {
      const { html } = await client.get(path)
      const said = html.querySelectorAll('.status').filter((one) => within.test(one.text))
      const looks = [...new Set(said.map((one) => one.classNames))]
      expect([path, looks]).toEqual([path, ['status status--noise']])
    }
    const { html } = await client.get('/indicators/UJI')
    const lens = (id: string) => html.querySelector(`#lens-${id} .status`)
    expect(lens('change')?.classNames).toBe('status status--noise')
    expect(html.querySelector('#lens-change')?.text).toContain(
      'Perubahan itu dalam rentang galat ±1,66 poin.',
    )
    expect(lens('effectiveness')?.classNames).toBe('status status--noise')
    expect(lens('effectiveness')?.text).toContain('efektif, dalam rentang galat')
  })

  it('is named an estimate where it was reckoned from the size of a sample', async () => {
    // 1.96 × √(1.904² + 1.878²) = 5.24, and households are no persons.
    await buildIndicator(
      db(),
      'UJI',
      fall.map((one) => ({ ...one, sample: 670 })),
      plan,
    )
    const page = await (await reader()).get('/indicators/UJI')
    expect(page.text).toContain('rentang galat ±5,24 poin (perkiraan dari besar sampel)')
    expect(page.html.querySelector('#lens-change')?.text).toContain('Perkiraan ini kasar')
  })

  it('is good or bad again beyond the margin, and where one precision is missing', async () => {
    // 1.96 × √(0.1² + 0.1²) = 0.277.
    await buildIndicator(
      db(),
      'UJI_SHARP',
      fall.map((one) => ({ ...one, error: 0.1 })),
    )
    await buildIndicator(db(), 'UJI_HALF', [
      ...fall.slice(0, 2),
      { year: 2025, value: 13.69, error: 5 },
    ])
    const page = await (await reader()).get('/indicators')
    expect(rowOf(page, 'Ukuran UJI_SHARP')).toMatch(/↓ 0,45 poin, membaik.*±0,28 poin/s)
    expect(rowOf(page, 'Ukuran UJI_HALF')).toMatch(/↓ 0,45 poin, membaik/)
    expect(rowOf(page, 'Ukuran UJI_HALF')).not.toContain('rentang galat')
  })
})

describe('the readings and targets of the list', () => {
  it('are those in use, of the home region, oldest first, numbers as numbers', async () => {
    await buildIndicator(
      db(),
      'UJI',
      [
        ...fall,
        { year: 2025, value: 14.14, inUse: false, conflicting: true },
        { year: 2025, value: 10.15, region: '16' },
      ],
      [...plan, { year: 2023, value: 9.8, inUse: false }],
    )
    const series = (await listSeries(db(), '16.04')).find((one) => one.code === 'UJI')
    expect(series?.readings.map((one) => one.value)).toEqual([15, 14.14, 13.69])
    expect(series?.targets.map((one) => [one.year, one.value, one.baselineValue])).toEqual([
      [2024, -0.4, 15],
      [2025, -0.4, 15],
      [2026, -0.4, 15],
    ])
  })
})

describe('the page of an indicator', () => {
  it('shows the course, the path, and the same figures in a table', async () => {
    await buildIndicator(
      db(),
      'UJI',
      [
        ...fall,
        { year: 2024, value: 10.97, region: '16' },
        { year: 2025, value: 10.15, region: '16' },
        { year: 2023, month: 9, value: 11.6, region: '16' },
        { year: 2025, month: 9, value: 9.85, region: '16' },
        { year: 2025, value: 8.47, region: '00' },
      ],
      plan,
    )
    const page = await (await reader()).get('/indicators/UJI')
    expect(page.html.querySelector('h1')?.text).toBe('Ukuran UJI')
    expect(page.text).toMatch(/Dari 15,00 pada Maret 2023 menjadi 13,69 persen pada Maret 2025\./)
    const chart = page.html.querySelector('.chart__wide')
    expect(chart?.querySelectorAll('.chart__dot')).toHaveLength(3)
    expect(chart?.querySelectorAll('.chart__path-mark').map((mark) => mark.text)).toEqual([
      'Target 2024: 14,60 persen',
      'Target 2025: 14,20 persen',
      'Target 2026: 13,80 persen',
    ])
    expect(chart?.querySelectorAll('.chart__baseline')).toHaveLength(1)
    // One value of the nation has no course to draw; September of the province is another month.
    expect(chart?.querySelectorAll('.chart__reference')).toHaveLength(1)
    const figures = page.html
      .querySelectorAll('table')
      .find((one) => one.text.includes('Indonesia'))
    expect(figures).toBeDefined()
    const table = page.html
      .querySelectorAll('section')
      .find((one) => one.querySelector('#figures'))
      ?.querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text.trim()))
    expect(table).toEqual([
      ['Maret 2025', '13,69', '10,15', '8,47'],
      ['Maret 2024', '14,14', '10,97', '–'],
      ['Maret 2023', '15,00', '–', '–'],
    ])
  })

  it('keeps a value that is not in use, hollow and with the reason', async () => {
    await buildIndicator(db(), 'UJI', [
      { year: 2024, value: 14.14 },
      { year: 2025, value: 13.69, conflicting: true, useNote: 'tabel BPS' },
      { year: 2025, value: 14.14, conflicting: true, inUse: false, useNote: 'angka 2024' },
      { year: 2025, value: 13.69, inUse: false, useNote: 'sama dengan tabel BPS' },
    ])
    const page = await (await reader()).get('/indicators/UJI')
    const chart = page.html.querySelector('.chart__wide')
    expect(chart?.querySelectorAll('.chart__dot')).toHaveLength(3)
    expect(chart?.querySelectorAll('.chart__dot--replaced')).toHaveLength(1)
    expect(chart?.querySelectorAll('.chart__conflict')).toHaveLength(2)
    expect(page.text).toMatch(
      /4 nilai tersimpan untuk daerah ini, provinsi dan nasional; 2 dipakai/,
    )
    expect(page.text).toMatch(/tidak dipakai: angka 2024/)
    expect(page.text).toMatch(/tidak dipakai: sama dengan tabel BPS/)
    expect(page.text).toMatch(/dipakai: tabel BPS/)
    expect(page.text).toMatch(/sumber berselisih/)
  })

  it('draws the break between two methods, and no line across it', async () => {
    await buildIndicator(db(), 'UJI', [
      { year: 2022, value: 66 },
      { year: 2023, value: 66.5 },
      { year: 2024, value: 72.1, method: 'baru' },
      { year: 2025, value: 72.6, method: 'baru' },
    ])
    const page = await (await reader()).get('/indicators/UJI')
    const chart = page.html.querySelector('.chart__wide')
    expect(chart?.querySelectorAll('.chart__break')).toHaveLength(1)
    expect(chart?.querySelector('.chart__break-word')?.text).toBe('Metode baru')
    expect(chart?.querySelectorAll('.chart__line')).toHaveLength(2)
    expect(page.text).toMatch(/Catatan lama/)
  })

  it('tells the targets with their documents, the replaced ones too', async () => {
    const id = await buildIndicator(db(), 'UJI', fall, [
      ...plan,
      { year: 2029, value: 10, kind: 'below' },
      { year: null, value: 9, useNote: 'tanpa tahun' },
      { year: 2024, value: 13.5, inUse: false },
    ])
    const targets = await db()('targets').where({ indicator_id: id, year: 2024 }).orderBy('id')
    await db()('targets').where({ id: targets[1].id }).update({ replaced_by: targets[0].id })
    const { text } = await (await reader()).get('/indicators/UJI')
    expect(text).toMatch(/−0,40 poin setahun dari 15,00 \(Maret 2023\): 14,60 persen/)
    expect(text).toMatch(/di bawah 10,00 persen/)
    expect(text).toMatch(/tanpa tahun/)
    expect(text).toMatch(/tidak dipakai: diganti oleh −0,40 poin setahun/)
  })

  it('stands for an indicator without any value', async () => {
    await buildIndicator(db(), 'UJI', [])
    const page = await (await reader()).get('/indicators/UJI')
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/Belum ada nilai yang terbit untuk Kabupaten Lahat/)
  })

  it('makes no link of an address that is none', async () => {
    await buildIndicator(db(), 'UJI', [{ year: 2025, value: 1, url: 'javascript:alert(1)' }])
    const page = await (await reader()).get('/indicators/UJI')
    expect(page.html.querySelectorAll('a[href^="javascript"]')).toHaveLength(0)
    expect(page.text).toMatch(/Sumber: javascript:alert/)
  })

  it('exists for every published indicator', async () => {
    const client = await reader()
    const codes = (await db()('indicators').orderBy('id').pluck('code')) as string[]
    expect(codes.length).toBeGreaterThan(30)
    for (const code of codes) {
      const answer = await client.raw(`/indicators/${code}`)
      expect([code, answer.status]).toEqual([code, 200])
    }
    await client.get('/indicators/P0')
    await client.get('/indicators/EXT_P')
  })

  it('does not exist for a code that nobody uses', async () => {
    await expect(getIndicator(db(), 'NOPE')).rejects.toThrow(NotFound)
    const client = await reader()
    for (const code of ['NOPE', '%00', "P0'--", '..%2F', 'p0', 'X'.repeat(5000)]) {
      expect((await client.raw(`/indicators/${code}`)).status).toBe(404)
    }
  })
})
