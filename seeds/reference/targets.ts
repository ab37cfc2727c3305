import type { Knex } from 'knex'
import { readLines } from './csv'
import { idsBy, insertMissing } from './insert'
import { referenceKey, regionCode, regionsWithReference } from './readings'

/** The poverty rate that the plan's yearly change is counted from: March 2023, BPS. */
const baselineOfPlan = { baseline_year: 2023, baseline_month: 3, baseline_value: 15 } as const

/** Why a target is in use or not, by indicator, region, year as written, value, and a part of the source's address. */
const notes: readonly Readonly<{
  at: string
  from?: string
  inUse: boolean
  note: string
}>[] = [
  {
    at: 'P0_DELTA 16.04 2024-2026 -0.4',
    inUse: false,
    note: 'Sumber kedua untuk target yang sama, ditulis untuk 2024 sampai 2026 sekaligus; disimpan pada tahun akhirnya.',
  },
  {
    at: 'EXT_P 16.04 2024 0',
    from: 'sriwijayamedia',
    inUse: true,
    note: 'Dipakai: menyebut RPD 2024–2026 dan Inpres 4/2022 sekaligus.',
  },
  { at: 'EXT_P 16.04 2024 0', inUse: false, note: 'Sama dengan target yang dipakai.' },
  {
    at: 'P0 16.04  <10',
    inUse: true,
    note: 'Dokumen tidak menyebut tahun: tampil sebagai acuan, tidak masuk jalur.',
  },
  {
    at: 'P0 16.04 2023 9.8',
    inUse: false,
    note: 'Target RPJMD lama, berakhir pada 2023 dengan capaian 15,00 persen; digantikan target RPD 2024–2026.',
  },
  {
    at: 'P0 16.04 2029 <10',
    inUse: true,
    note: 'Harapan "satu digit" di akhir masa jabatan; tahun 2029 mengikuti periode RPJMD 2025–2029.',
  },
  {
    at: 'EXT_P 00 2029 0',
    inUse: true,
    note: 'Tahun 2029 disimpulkan dari "lima tahun masa pemerintahan".',
  },
  {
    at: 'STUNTING 16.04 2024 0',
    from: '641392',
    inUse: true,
    note: 'Dipakai: menyebut nama gerakan dan tahunnya.',
  },
  { at: 'STUNTING 16.04 2024 0', inUse: false, note: 'Sama dengan target yang dipakai.' },
  {
    at: 'RTLH_UNIT 16.04 2022 317',
    inUse: true,
    note: 'Dipakai: lebih baru (27 Oktober 2022) dan mencakup APBN dan APBD.',
  },
  {
    at: 'RTLH_UNIT 16.04 2022 300',
    inUse: false,
    note: 'Tidak dipakai: rencana awal dari APBD saja; sumber kemudian menyebut 317 unit dari APBN dan APBD.',
  },
]

type TargetLine = Readonly<
  Record<
    | 'indicator_code'
    | 'region'
    | 'year'
    | 'target_value'
    | 'document'
    | 'source_url'
    | 'source_note',
    string
  >
>

/** Stores the targets found in documents and statements, for the regions that this database knows. */
export async function seedTargets(trx: Knex.Transaction): Promise<void> {
  const known = await regionsWithReference(trx)
  const indicators = await idsBy(trx, 'indicators', 'code')
  const rows = readLines('lahat/targets.csv', [
    'indicator_code',
    'region',
    'year',
    'target_value',
    'document',
    'source_url',
    'source_note',
  ])
    .map((line) => rowOf(line, indicators))
    .filter((row) => known.has(row.region_code))
  const added = await insertMissing(trx, 'targets', 'reference_key', rows)
  if (added > 0) await replaceOldPlan(trx)
}

function rowOf(line: TargetLine, indicators: ReadonlyMap<string, number>) {
  const region = regionCode(line.region)
  const change = line.indicator_code === 'P0_DELTA'
  const below = line.target_value.startsWith('<')
  const where = `${line.indicator_code} ${region} ${line.year} ${line.target_value}`
  const remark = notes.find(
    (one) => one.at === where && (one.from === undefined || line.source_url.includes(one.from)),
  )
  // A span of years ('2024-2026') is stored at its end.
  const year = line.year === '' ? null : Number(line.year.slice(-4))
  return {
    reference_key: referenceKey('targets', [
      line.indicator_code,
      region,
      line.year,
      line.target_value,
      line.source_url,
    ]),
    indicator_id: indicators.get(change ? 'P0' : line.indicator_code),
    region_code: region,
    year,
    kind: change ? 'yearly_change' : below ? 'below' : 'level',
    value: Number(line.target_value.replace('<', '')),
    ...(change
      ? baselineOfPlan
      : { baseline_year: null, baseline_month: null, baseline_value: null }),
    document: line.document,
    source_url: line.source_url,
    source_note: line.source_note,
    in_use: remark?.inUse ?? true,
    use_note: remark?.note ?? '',
  }
}

/** The old medium-term plan's 9.8 percent points to what took its place: the first year of RPD 2024-2026. */
async function replaceOldPlan(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`
    UPDATE targets SET replaced_by = newer.id
    FROM targets AS newer
    WHERE targets.reference_key IS NOT NULL AND targets.replaced_by IS NULL AND targets.version = 1
      AND targets.year = 2023 AND targets.kind = 'level' AND targets.value = 9.8
      AND newer.indicator_id = targets.indicator_id AND newer.region_code = targets.region_code
      AND newer.year = 2024 AND newer.kind = 'yearly_change' AND newer.in_use
  `)
}
