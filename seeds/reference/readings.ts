import type { Knex } from 'knex'
import { createHash } from 'node:crypto'
import { readLines } from './csv'
import { decisions, remarks } from './decisions'
import { indicatorList } from './indicator-list'
import { methodIds } from './indicators'
import { idsBy, insertMissing } from './insert'

const file = 'lahat/indicator_readings.csv'

const regionCodes: Readonly<Record<string, string>> = {
  Indonesia: '00',
  'Provinsi Sumatera Selatan': '16',
  'Kabupaten Lahat': '16.04',
}

/** The code of a region as the reference files name it. Throws for a name that no region has. */
export function regionCode(name: string): string {
  const code = regionCodes[name]
  if (code === undefined) throw new Error(`No region is called "${name}".`)
  return code
}

type Entry = {
  key: string
  indicator: string
  region: string
  period: string
  value: number
  unit: string
  url: string
  note: string
}

/** A reading with all that the seed decides about it. */
type Decided = Entry & {
  method: string
  inUse: boolean
  useNote: string
  conflicting: boolean
}

/**
 * Stores the published readings of the regions that this database knows. Of several that say the same one is in use;
 * where they differ `decisions.ts` says which and why. A difference that nobody has decided stops the seed.
 */
export async function seedReadings(trx: Knex.Transaction): Promise<void> {
  const known = await regionsWithReference(trx)
  const indicators = await idsBy(trx, 'indicators', 'code')
  const methods = await methodIds(trx)
  const units = new Map(indicatorList.map((entry) => [entry.code, entry.unit[0]]))
  const rows = decide(readEntries()).filter((entry) => known.has(entry.region))
  await insertMissing(
    trx,
    'readings',
    'reference_key',
    rows.map((entry) => ({
      reference_key: entry.key,
      indicator_id: indicators.get(entry.indicator),
      method_id: methods.get(`${entry.indicator}/${entry.method}`),
      region_code: entry.region,
      ...momentOf(entry.period),
      value: entry.value,
      unit_note: entry.unit === units.get(entry.indicator) ? null : entry.unit,
      source_url: entry.url,
      source_note: entry.note,
      in_use: entry.inUse,
      use_note: entry.useNote,
      conflicting: entry.conflicting,
    })),
  )
}

/** The home, its province and the nation: of the other regencies the team enters what it needs. */
export async function regionsWithReference(trx: Knex.Transaction): Promise<Set<string>> {
  const codes = await trx('regions')
    .whereIn('kind', ['nation', 'province'])
    .orWhereExists(trx('places').whereRaw('places.region_code = regions.code'))
    .pluck('code')
  return new Set<string>(codes)
}

function readEntries(): Entry[] {
  return readLines(file, [
    'indicator_code',
    'region',
    'period',
    'value',
    'unit',
    'source_url',
    'source_note',
  ]).map((line) => {
    const region = regionCode(line.region)
    // What a reading says, and who says it: its remarks may be reworded without making it another one.
    const identity = [line.indicator_code, region, line.period, line.value, line.source_url]
    return {
      key: referenceKey('readings', identity),
      indicator: line.indicator_code,
      region,
      period: line.period,
      value: Number(line.value),
      unit: line.unit,
      url: line.source_url,
      note: line.source_note,
    }
  })
}

/** 'readings:1a2b…': names a line of a reference file by its content, wherever it stands in the file. */
export function referenceKey(kind: string, identity: readonly string[]): string {
  return `${kind}:${createHash('sha256').update(identity.join('\n')).digest('hex').slice(0, 24)}`
}

/** '2024-03' is a year and a month; '2024' names no month, and none is assumed. */
function momentOf(period: string): { year: number; month: number | null } {
  const [year, month] = period.split('-')
  return { year: Number(year), month: month === undefined ? null : Number(month) }
}

function decide(entries: readonly Entry[]): Decided[] {
  const groups = new Map<string, (Entry & { method: string })[]>()
  for (const entry of entries) {
    const method = methodOf(entry)
    const key = [entry.indicator, entry.region, entry.period, method].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), { ...entry, method }])
  }
  return [...groups.values()].flatMap(decideGroup)
}

/** One indicator, region, period and method: at most one row is in use. */
function decideGroup(group: readonly (Entry & { method: string })[]): Decided[] {
  const [first] = group
  if (!first) return []
  const differing = new Set(group.map((entry) => entry.value)).size > 1
  const decision = decisions.find(
    (one) =>
      one.indicator === first.indicator &&
      one.region === first.region &&
      one.period === first.period,
  )
  if (differing && !decision) {
    throw new Error(`Nobody decided about ${first.indicator} ${first.region} ${first.period}.`)
  }
  const chosen = decision
    ? group.find(
        (entry) => entry.value === decision.use.value && entry.url.includes(decision.use.from),
      )
    : [...group]
        .filter((entry) => remarkOn(entry)?.inUse !== false)
        .sort((one, other) => rankOf(one) - rankOf(other))[0]
  return group.map((entry) => {
    const remark = remarkOn(entry)
    const inUse = entry === chosen
    const same =
      chosen && entry !== chosen && entry.value === chosen.value
        ? 'Sama dengan nilai yang dipakai dari sumber lain.'
        : ''
    const decided = inUse ? decision?.why : decision?.others[String(entry.value)]
    return {
      ...entry,
      inUse,
      useNote: remark?.note ?? decided ?? same,
      conflicting: differing || (remark?.conflicting ?? entry.note.includes('KONFLIK')),
    }
  })
}

function remarkOn(entry: Entry) {
  return remarks.find(
    (one) =>
      one.indicator === entry.indicator &&
      one.region === entry.region &&
      one.period === entry.period &&
      one.value === entry.value &&
      (one.from === undefined || entry.url.includes(one.from)),
  )
}

/** Of equal values the nearest to the publisher: a copy of a BPS table, then a release or statement, then the rest. */
function rankOf(entry: Entry): number {
  if (/^Salinan (tabel|CSV) BPS/.test(entry.note)) return 0
  // A source that is remarked on as the one in use goes before equal ones.
  if (remarkOn(entry)?.note.startsWith('Dipakai')) return 1
  if (/^(BPS|Kepala BPS|SSGI|SKI|Kepala Dinas|Dinas|Dinkes|PLN)/.test(entry.note)) return 2
  if (/salah|keliru|KONFLIK|judul tautan/.test(entry.note)) return 9
  return 3
}

/** Which method version a reading belongs to, by its remarks and value. See the notes in indicator-list.ts. */
function methodOf(entry: Entry): string {
  const year = Number(entry.period.slice(0, 4))
  switch (entry.indicator) {
    case 'P0':
    case 'POOR_K':
      return entry.region === '16.04' && year < 2007 ? 'sebelum-pemekaran' : 'utama'
    case 'EXT_P':
      return entry.region === '00' && (year >= 2025 || entry.value === 1.26) ? 'baru' : 'lama'
    case 'EXT_N':
      return 'baru'
    case 'STUNTING':
      if (entry.region !== '16.04' || year >= 2021) return 'ssgi'
      return year === 2019 ? 'ssgbi' : 'riskesdas'
    case 'RLS':
      if (entry.note.includes('penduduk 15+')) return 'usia-15'
      return hdiSeries(entry, year)
    case 'IPM':
    case 'UHH':
    case 'HLS':
    case 'PENG':
      return hdiSeries(entry, year)
    default:
      return 'utama'
  }
}

// The new series first appeared in November 2023, for 2023 and back to 2020. What was told of 2021 and 2022 before then
// is the old one; national figures here all come from releases after.
function hdiSeries(entry: Entry, year: number): 'lama' | 'baru' {
  if (entry.note.includes('seri baru') || year >= 2023) return 'baru'
  return 'lama'
}
