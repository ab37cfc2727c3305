import type { Knex } from 'knex'
import { squeezed } from '../../server/places/place'
import type { AgencyKind } from '../../server/agencies/agency'
import type { Home } from './areas'
import { readLines } from './csv'
import { idsBy, insertMissing } from './insert'

type AgencyRow = {
  code: string
  name: string
  short_name: string
  kind: AgencyKind
  place_id: number | null
  source_url: string | null
  source_note: string | null
}

/** The agencies that may own actions: Lahat's own as its sources name them, a usual set for any other home. */
export async function seedAgencies(trx: Knex.Transaction, home: Home): Promise<void> {
  const places = await idsBy(trx, 'places', 'code')
  const rows = home.region.code === '16.04' ? agenciesOfLahat(home, places) : usual(home, places)
  await insertMissing(trx, 'agencies', 'code', rows)
}

const kindOf: Readonly<Record<string, AgencyKind>> = {
  'tim koordinasi': 'team',
  badan: 'badan',
  dinas: 'dinas',
  kecamatan: 'kecamatan',
  UPT: 'other_local',
  'rumah sakit daerah': 'other_local',
  satuan: 'other_local',
  sekretariat: 'other_local',
  bagian: 'other_local',
  'lembaga perwakilan': 'other_local',
  'instansi vertikal': 'vertical',
  mitra: 'partner',
  'mitra (badan hukum publik)': 'partner',
  'mitra (BUMD)': 'partner',
  'mitra (perusahaan/CSR)': 'partner',
}

function agenciesOfLahat(home: Home, places: ReadonlyMap<string, number>): AgencyRow[] {
  const codes = new Map(
    readLines('lahat/agency_codes.csv', ['official_name', 'code', 'short_name']).map((line) => [
      line.official_name,
      line,
    ]),
  )
  const kecamatan = new Map(home.kecamatan.map(({ code, name }) => [squeezed(name), code]))
  return readLines('lahat/agencies.csv', [
    'official_name',
    'kind',
    'source_url',
    'source_note',
  ]).map((line) => {
    const name = line.official_name
    const known = codes.get(name)
    const kind = kindOf[line.kind]
    if (!known || !kind) throw new Error(`The agency "${name}" has no code or an unknown kind.`)
    const place = kecamatan.get(squeezed(name.replace(/^Kecamatan /, '')))
    return {
      code: known.code,
      name,
      short_name: known.short_name,
      kind,
      place_id: kind === 'kecamatan' ? (places.get(place ?? '') ?? null) : null,
      source_url: line.source_url,
      source_note: line.source_note === '' ? null : line.source_note,
    }
  })
}

/** Offices that regencies and cities usually have; the secretariat renames, retires and adds. */
const usualAgencies: readonly (readonly [
  code: string,
  name: string,
  shortName: string,
  kind: AgencyKind,
])[] = [
  ['tkpk', 'Tim Koordinasi Penanggulangan Kemiskinan', 'TKPK', 'team'],
  ['bappeda', 'Badan Perencanaan Pembangunan Daerah', 'Bappeda', 'badan'],
  ['bpkad', 'Badan Pengelolaan Keuangan dan Aset Daerah', 'BPKAD', 'badan'],
  ['dinsos', 'Dinas Sosial', 'Dinsos', 'dinas'],
  ['perkim', 'Dinas Perumahan Rakyat dan Kawasan Permukiman', 'Perkim', 'dinas'],
  ['dinkes', 'Dinas Kesehatan', 'Dinkes', 'dinas'],
  ['disdik', 'Dinas Pendidikan', 'Disdik', 'dinas'],
  ['disnaker', 'Dinas Tenaga Kerja', 'Disnaker', 'dinas'],
  ['pupr', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'PUPR', 'dinas'],
  ['dalduk-kb', 'Dinas Pengendalian Penduduk dan Keluarga Berencana', 'Dalduk-KB', 'dinas'],
  ['dp3a', 'Dinas Pemberdayaan Perempuan dan Perlindungan Anak', 'DP3A', 'dinas'],
  ['dkp', 'Dinas Ketahanan Pangan', 'Dinas Ketahanan Pangan', 'dinas'],
  ['distan', 'Dinas Pertanian', 'Distan', 'dinas'],
  ['diskan', 'Dinas Perikanan', 'Diskan', 'dinas'],
  ['diskop-ukm', 'Dinas Koperasi dan UKM', 'Diskop UKM', 'dinas'],
  ['disperindag', 'Dinas Perindustrian dan Perdagangan', 'Disperindag', 'dinas'],
  ['setda', 'Sekretariat Daerah', 'Setda', 'other_local'],
  ['bps', 'Badan Pusat Statistik', 'BPS', 'vertical'],
  ['kemenag', 'Kantor Kementerian Agama', 'Kemenag', 'vertical'],
  ['bpjs-kes', 'BPJS Kesehatan', 'BPJS Kesehatan', 'partner'],
  ['bpjs-tk', 'BPJS Ketenagakerjaan', 'BPJS Ketenagakerjaan', 'partner'],
  ['baznas', 'Badan Amil Zakat Nasional', 'Baznas', 'partner'],
  ['forum-csr', 'Forum CSR', 'Forum CSR', 'partner'],
]

function usual(home: Home, places: ReadonlyMap<string, number>): AgencyRow[] {
  const hasDesa = home.villages.some((village) => village.kind === 'desa')
  const offices = [
    ...usualAgencies,
    ...(hasDesa
      ? [['dpmd', 'Dinas Pemberdayaan Masyarakat dan Desa', 'DPMD', 'dinas'] as const]
      : []),
  ].map(([code, name, short_name, kind]) => ({ code, name, short_name, kind, place_id: null }))
  const kecamatan = home.kecamatan.map(({ code, name }) => ({
    code: `kec-${slug(name)}`,
    name: `Kecamatan ${name}`,
    short_name: `Kec. ${name}`.slice(0, 60),
    kind: 'kecamatan' as const,
    place_id: places.get(code) ?? null,
  }))
  return [...offices, ...kecamatan].map((row) => ({ ...row, source_url: null, source_note: null }))
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)
}
