import type { Knex } from 'knex'
import { seedReference } from '../../seeds'
import { readLines } from '../../seeds/reference/csv'
import { regionCode } from '../../seeds/reference/readings'
import { quartersOf } from '../../seeds/reference/windows'
import { useDatabase } from '../support/database'
import { checksums, referenceTables } from './checksums'

const db = useDatabase()

async function count(table: string, where: Record<string, unknown> = {}): Promise<number> {
  const [row] = await db()(table).where(where).count('* as n')
  return Number(row?.['n'])
}

/** As if the team were another: nothing of Lahat is left. */
async function emptied(): Promise<Knex.Transaction> {
  const trx = db()
  // History refuses to be emptied; here a house is emptied whole.
  await trx.raw('ALTER TABLE history DISABLE TRIGGER history_never_emptied')
  await trx.raw(`TRUNCATE ${referenceTables.join(', ')} RESTART IDENTITY CASCADE`)
  return trx
}

describe('the places of Lahat', () => {
  it('are 24 kecamatan, 360 desa and 18 kelurahan, each inside its kecamatan', async () => {
    expect(await count('places', { kind: 'kecamatan' })).toBe(24)
    expect(await count('places', { kind: 'desa' })).toBe(360)
    expect(await count('places', { kind: 'kelurahan' })).toBe(18)
    const astray = await db()('places')
      .join('places as parents', 'parents.id', 'places.parent_id')
      .whereRaw('left(places.code, 8) <> parents.code')
      .pluck('places.code')
    expect(astray).toEqual([])
  })

  it('bear the names that people write', async () => {
    const names = await db()('places')
      .whereIn('code', ['16.04.08', '16.04.27', '16.04.27.2006', '16.04.29.2004', '16.04.12.2026'])
      .orderBy('code')
      .pluck('name')
    expect(names).toEqual([
      'Pulau Pinang',
      "Jenti'an",
      'Tanjung Tebat',
      'Tanjung Tebat',
      'Gunung Liwat',
    ])
  })

  it('lie in a regency of a province of Indonesia', async () => {
    expect(
      await db()('regions')
        .select('code', 'parent_code', 'kind', 'name')
        .whereIn('code', ['00', '16', '16.04'])
        .orderBy('code'),
    ).toEqual([
      { code: '00', parent_code: null, kind: 'nation', name: 'Indonesia' },
      { code: '16', parent_code: '00', kind: 'province', name: 'Sumatera Selatan' },
      { code: '16.04', parent_code: '16', kind: 'regency', name: 'Kabupaten Lahat' },
    ])
  })

  it('and stand beside the sixteen other regencies and cities of the province', async () => {
    expect(await count('regions', { kind: 'regency', parent_code: '16' })).toBe(13)
    expect(await count('regions', { kind: 'city', parent_code: '16' })).toBe(4)
    expect(await count('regions')).toBe(19)
    expect(await db()('regions').where({ code: '16.12' }).first('name')).toEqual({
      name: 'Kabupaten Penukal Abab Lematang Ilir',
    })
  })
})

describe('the agencies of Lahat', () => {
  it('are all of the file, each with its source', async () => {
    expect(await count('agencies')).toBe(80)
    expect(await count('agencies', { source_url: null })).toBe(0)
    expect(
      await db()('agencies')
        .whereIn('code', ['dinsos', 'prkpp', 'dpmd', 'dinkes', 'bps', 'pt-mip', 'tkpk'])
        .orderBy('code')
        .select('code', 'short_name', 'kind'),
    ).toEqual([
      { code: 'bps', short_name: 'BPS', kind: 'vertical' },
      { code: 'dinkes', short_name: 'Dinkes', kind: 'dinas' },
      { code: 'dinsos', short_name: 'Dinsos', kind: 'dinas' },
      { code: 'dpmd', short_name: 'DPMD', kind: 'dinas' },
      { code: 'prkpp', short_name: 'PRKPP (Perkim)', kind: 'dinas' },
      { code: 'pt-mip', short_name: 'PT MIP', kind: 'partner' },
      { code: 'tkpk', short_name: 'TKPK', kind: 'team' },
    ])
  })

  it('have one kecamatan for each kecamatan, and it is the right one', async () => {
    const rows = await db()('agencies')
      .join('places', 'places.id', 'agencies.place_id')
      .where('agencies.kind', 'kecamatan')
      .select('agencies.name', 'places.name as place', 'places.kind')
    expect(rows).toHaveLength(24)
    for (const row of rows) expect(row).toMatchObject({ name: `Kecamatan ${row.place}` })
    expect(
      await db()('agencies').where({ code: 'kec-kikim-timur' }).first('short_name'),
    ).toMatchObject({ short_name: 'Kec. Kikim Timur' })
  })
})

describe('the readings', () => {
  const lines = readLines('lahat/indicator_readings.csv', [
    'indicator_code',
    'region',
    'period',
    'value',
    'unit',
    'source_url',
    'source_note',
  ])

  it('are all 343 of the file, word for word, with their source and without an invented month', async () => {
    const stored = await db()('readings')
      .join('indicators', 'indicators.id', 'readings.indicator_id')
      .select('indicators.code', 'region_code', 'year', 'month', 'value', 'source_url')
      .select('source_note', 'indicators.unit', 'unit_note')
    const asStored = stored.map((row) =>
      [
        row.code,
        row.region_code,
        row.month === null ? `${row.year}` : `${row.year}-${String(row.month).padStart(2, '0')}`,
        row.value,
        row.unit_note ?? row.unit,
        row.source_url,
        row.source_note,
      ].join('|'),
    )
    const asWritten = lines.map((line) =>
      [
        line.indicator_code,
        regionCode(line.region),
        line.period,
        Number(line.value),
        line.unit,
        line.source_url,
        line.source_note,
      ].join('|'),
    )
    expect(lines).toHaveLength(343)
    expect(asStored.sort()).toEqual(asWritten.sort())
  })

  it('have at most one in use for a period and method, and one wherever the value is not disputed away', async () => {
    const { rows } = await db().raw(`
      SELECT indicators.code, readings.region_code, readings.year, readings.month,
        count(*) FILTER (WHERE readings.in_use)::int AS used
      FROM readings JOIN indicators ON indicators.id = readings.indicator_id
      GROUP BY 1, 2, 3, 4, readings.method_id
      HAVING count(*) FILTER (WHERE readings.in_use) <> 1 ORDER BY 1`)
    // Two figures that no table bears out: a provincial rate without a month, and a survey that never was.
    expect(rows).toEqual([
      { code: 'P0', region_code: '16', year: 2023, month: null, used: 0 },
      { code: 'STUNTING', region_code: '16.04', year: 2020, month: null, used: 0 },
    ])
  })

  it('say why, wherever a value is not in use', async () => {
    expect(await count('readings', { in_use: false, use_note: '' })).toBe(0)
  })

  it('mark each value where sources disagree, and explain the one in use', async () => {
    const conflicts: [string, string, number, number | null, number, number[]][] = [
      ['POOR_K', '16.04', 2024, 3, 60.19, [60.17]],
      ['POOR_K', '16.04', 2014, 3, 70.3, [7.071]],
      ['POOR_K', '16.04', 2016, 3, 67.83, [67.8]],
      ['POOR_K', '16.04', 2021, 3, 68.4, [68]],
      ['P0', '16.04', 2025, 3, 13.69, [13.6, 14.14]],
      ['P0', '16.04', 2018, 3, 16.15, [16.16]],
      ['P0', '16.04', 2023, 3, 15, [5]],
      ['P0', '16', 2024, 3, 10.97, [10.87]],
      ['P0', '16', 2023, 3, 11.78, [11.76]],
      ['P0', '16', 2021, 3, 12.84, [12.64]],
      ['STUNTING', '16.04', 2019, null, 29.5, [21.6]],
      ['STUNTING', '16.04', 2021, null, 22.4, [24.2]],
      ['STUNTING', '16.04', 2023, null, 7.81, [7.8]],
      ['IPM', '00', 2024, null, 75.02, [75.08]],
    ]
    for (const [code, region, year, month, used, others] of conflicts) {
      const rows = await db()('readings')
        .join('indicators', 'indicators.id', 'readings.indicator_id')
        .where({ code, region_code: region, year, month })
        .select('value', 'in_use', 'conflicting', 'use_note')
      expect(rows.every((row) => row.conflicting)).toBe(true)
      const inUse = rows.filter((row) => row.in_use)
      expect(inUse).toHaveLength(1)
      expect(inUse[0]).toMatchObject({ value: used, use_note: expect.stringMatching(/.{20}/) })
      const values = rows.filter((row) => row.value !== used).map((row) => row.value)
      expect(new Set(values)).toEqual(new Set(others))
    }
  })

  it('mark every line that the file itself calls a conflict', async () => {
    const unmarked = await db()('readings')
      .where('source_note', 'like', '%KONFLIK%')
      .where({ conflicting: false })
      .pluck('id')
    expect(unmarked).toEqual([])
  })

  it('mark the rise of the poverty line that was told as the line', async () => {
    const rows = await db()('readings')
      .join('indicators', 'indicators.id', 'readings.indicator_id')
      .where({ code: 'GK_DELTA', year: 2023 })
      .orderBy('in_use')
      .select('in_use', 'conflicting', 'source_url')
    expect(rows).toMatchObject([
      { in_use: false, conflicting: true, source_url: expect.stringContaining('pagaralampos') },
      { in_use: true, conflicting: true, source_url: expect.stringContaining('70337') },
    ])
  })

  async function methodOf(code: string, region: string, year: number, value?: number) {
    return db()('readings')
      .join('indicators', 'indicators.id', 'readings.indicator_id')
      .join('methods', 'methods.id', 'readings.method_id')
      .where({ 'indicators.code': code, region_code: region, year })
      .where((one) => void (value !== undefined && one.where({ value })))
      .distinct()
      .pluck('methods.code')
  }

  it('never set the old line of extreme poverty beside the new one', async () => {
    expect(await methodOf('EXT_P', '00', 2024, 0.83)).toEqual(['lama'])
    expect(await methodOf('EXT_P', '00', 2024, 1.26)).toEqual(['baru'])
    expect(await methodOf('EXT_P', '00', 2025)).toEqual(['baru'])
    for (const year of [2022, 2023, 2024]) {
      expect(await methodOf('EXT_P', '16.04', year)).toEqual(['lama'])
    }
    expect(await methodOf('EXT_P', '16', 2022)).toEqual(['lama'])
  })

  it('keep the two series of the human development index apart', async () => {
    expect(await methodOf('IPM', '16.04', 2022)).toEqual(['lama'])
    for (const year of [2020, 2023, 2025]) {
      expect(await methodOf('IPM', '16.04', year)).toEqual(['baru'])
    }
    expect(await methodOf('UHH', '16.04', 2021)).toEqual(['lama'])
    expect(await methodOf('UHH', '16.04', 2025)).toEqual(['baru'])
    expect(await methodOf('RLS', '16.04', 2021)).toEqual(['usia-15'])
  })

  it('keep surveys of different design apart, and Lahat before its split', async () => {
    expect(await methodOf('STUNTING', '16.04', 2018)).toEqual(['riskesdas'])
    expect(await methodOf('STUNTING', '16.04', 2019)).toEqual(['ssgbi'])
    expect(await methodOf('STUNTING', '16.04', 2022)).toEqual(['ssgi'])
    expect(await methodOf('POOR_K', '16.04', 2006)).toEqual(['sebelum-pemekaran'])
    expect(await methodOf('POOR_K', '16.04', 2007)).toEqual(['utama'])
    expect(await methodOf('P0', '16', 2006)).toEqual(['utama'])
  })

  it('give the poverty rate of every year since 2004 as BPS has it', async () => {
    const values = await db()('readings')
      .join('indicators', 'indicators.id', 'readings.indicator_id')
      .where({ code: 'P0', region_code: '16.04', in_use: true })
      .orderBy('year')
      .pluck('value')
    expect(values).toEqual([
      29.61, 29.57, 29.67, 28.09, 23.21, 20.98, 19.02, 17.92, 17.46, 18.61, 18.02, 18.02, 17.11,
      16.81, 16.15, 15.92, 15.95, 16.46, 15.61, 15, 14.14, 13.69,
    ])
  })
})

describe('the targets', () => {
  it('are all 23 of the file, at most one in use for a year', async () => {
    expect(await count('targets')).toBe(23)
    const { rows } = await db().raw(`
      SELECT 1 FROM targets WHERE in_use AND year IS NOT NULL
      GROUP BY indicator_id, region_code, year HAVING count(*) > 1`)
    expect(rows).toEqual([])
  })

  it('lead the poverty rate down from 15.00 of March 2023 by 0.40 points a year', async () => {
    const path = await db()('targets')
      .join('indicators', 'indicators.id', 'targets.indicator_id')
      .where({ code: 'P0', region_code: '16.04', in_use: true, kind: 'yearly_change' })
      .orderBy('year')
      .select('year', 'value', 'baseline_year', 'baseline_month', 'baseline_value')
    const baseline = { baseline_year: 2023, baseline_month: 3, baseline_value: 15 }
    expect(path).toEqual([2024, 2025, 2026].map((year) => ({ year, value: -0.4, ...baseline })))
  })

  it('keep the old plan, replaced by the new one', async () => {
    const [old] = await db()('targets')
      .join('targets as newer', 'newer.id', 'targets.replaced_by')
      .where('targets.value', 9.8)
      .select('targets.in_use', 'newer.year', 'newer.document')
    expect(old).toEqual({ in_use: false, year: 2024, document: 'RPD 2024-2026' })
  })

  it('tell a level from a bound, also where no year is named', async () => {
    const bounds = await db()('targets')
      .where({ kind: 'below' })
      .orderByRaw('year NULLS LAST')
      .select('year', 'value', 'in_use')
    expect(bounds).toEqual([
      { year: 2029, value: 10, in_use: true },
      { year: null, value: 10, in_use: true },
    ])
  })
})

describe('the headlines of the team', () => {
  it('belong to no strategy and come first', async () => {
    const first = await db()('indicators').orderBy('position').limit(6)
    expect(first.map((row) => row.code)).toEqual(['P0', 'POOR_K', 'EXT_P', 'P1', 'P2', 'GK'])
    for (const row of first) expect(row).toMatchObject({ strategy_number: null, is_main: true })
    expect(first[5]).toMatchObject({ direction: 'neutral' })
  })

  it('stand beside main indicators of each strategy', async () => {
    const rows = await db()('indicators')
      .where({ is_main: true })
      .whereNotNull('strategy_number')
      .distinct()
      .orderBy('strategy_number')
      .pluck('strategy_number')
    expect(rows).toEqual([1, 2, 3])
  })
})

describe('the reporting windows', () => {
  it('are the quarters of the plan years with their usual days', async () => {
    expect(await count('windows')).toBe(12)
    expect(
      await db()('windows')
        .where({ code: '2026-TW3' })
        .first('ends_on', 'opens_on', 'due_on', 'grace_until'),
    ).toEqual({
      ends_on: '2026-09-30',
      opens_on: '2026-09-16',
      due_on: '2026-10-15',
      grace_until: '2026-12-24',
    })
  })

  it('of a fourth quarter fall due in the next year', () => {
    expect(quartersOf(2027)[3]).toMatchObject({ ends_on: '2027-12-31', due_on: '2028-01-15' })
  })
})

describe('seeding again', () => {
  it('changes no row', async () => {
    const before = await checksums(db(), referenceTables)
    await seedReference(db(), '16.04')
    expect(await checksums(db(), referenceTables)).toEqual(before)
  })

  it('uses up no ids, however often the program starts', async () => {
    const lastIds = async () => {
      const { rows } = await db().raw(
        `SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY sequencename`,
      )
      return rows
    }
    const before = await lastIds()
    await seedReference(db(), '16.04')
    expect(await lastIds()).toEqual(before)
  })

  it('leaves alone what people have edited', async () => {
    await db()('strategies').where({ number: 1 }).update({ name: 'Menurunkan beban keluarga' })
    await db()('agencies').where({ code: 'prkpp' }).update({ name: 'Dinas Perkim', active: false })
    await db()('windows').where({ code: '2026-TW3' }).update({ due_on: '2026-10-20' })
    await db()('settings').where({ key: 'teamName' }).update({ value: '"TKPK Kita"' })
    await db()('readings').where({ value: 60.19 }).update({ in_use: false, version: 2 })
    await db()('readings').where({ value: 60.17 }).update({ in_use: true, version: 2 })
    const before = await checksums(db(), referenceTables)
    await seedReference(db(), '16.04')
    expect(await checksums(db(), referenceTables)).toEqual(before)
  })

  it('puts back only what is missing', async () => {
    // What was published stays: only whoever owns the database can make it forget.
    await db().raw('ALTER TABLE readings DISABLE TRIGGER readings_stay')
    await db()('readings').where({ value: 13.69 }).delete()
    await db().raw('ALTER TABLE readings ENABLE TRIGGER readings_stay')
    const before = await count('readings')
    await seedReference(db(), '16.04')
    expect(await count('readings')).toBe(343)
    expect(before).toBeLessThan(343)
  })

  it('refuses a database that belongs to another home, and says whose it is', async () => {
    await expect(seedReference(db(), '16.71')).rejects.toThrow(
      'This database belongs to Kabupaten Lahat (16.04), but HOME_REGION says 16.71.',
    )
  })

  it('refuses a code that is no regency or city', async () => {
    await expect(seedReference(db(), '16.99')).rejects.toThrow('the code 16.99')
    await expect(seedReference(db(), '99.01')).rejects.toThrow('the code 99.01')
  })
})

describe('another home', () => {
  it('may be a city of the same province: Palembang has kelurahan only, and no reading of Lahat', async () => {
    const trx = await emptied()
    await seedReference(trx, '16.71')
    expect(await count('places', { kind: 'desa' })).toBe(0)
    expect(await count('places', { kind: 'kelurahan' })).toBeGreaterThan(100)
    expect(await trx('regions').where({ code: '16.71' }).first('name', 'kind')).toEqual({
      name: 'Kota Palembang',
      kind: 'city',
    })
    expect(await trx('settings').where({ key: 'teamName' }).first('value')).toEqual({
      value: 'TKPK Kota Palembang',
    })
    expect(await trx('readings').distinct().orderBy('region_code').pluck('region_code')).toEqual([
      '00',
      '16',
    ])
    expect(await count('agencies', { code: 'dpmd' })).toBe(0)
    expect(await count('agencies', { code: 'perkim' })).toBe(1)
  })

  it.each([
    ['21.03', 'Kabupaten Natuna'],
    ['53.20', 'Kabupaten Sabu Raijua'],
    ['91.71', 'Kota Jayapura'],
    ['73.10', 'Kabupaten Pangkajene dan Kepulauan'],
    ['31.01', 'Kabupaten Administrasi Kepulauan Seribu'],
  ])('may lie on islands far away: %s', async (code, name) => {
    const trx = await emptied()
    await seedReference(trx, code)
    expect(await trx('regions').where({ code }).first('name')).toEqual({ name })
    const kecamatan = await count('places', { kind: 'kecamatan' })
    expect(kecamatan).toBeGreaterThan(0)
    expect(await count('agencies', { kind: 'kecamatan' })).toBe(kecamatan)
    expect(await trx('readings').distinct().pluck('region_code')).toEqual(['00'])
    const before = await checksums(trx, referenceTables)
    await seedReference(trx, code)
    expect(await checksums(trx, referenceTables)).toEqual(before)
  })
})
