import { createHash } from 'node:crypto'
import { funds } from '../actions/action'
import { localeOf, type MessageKey } from '../i18n'
import { fields, type Columns, type Field, type Header, type Layout, type Purpose } from './import'

// In this order: the first that fits takes the heading. Headings come folded: lower case, single blanks, two rows
// joined as "realisasi / sem. 1".
const aliases: readonly [Field, RegExp][] = [
  ['realised_s1', /realisasi.*\b(sem(ester)?\.?\s*(1|i))\b|^sem(ester)?\.?\s*(1|i)$/],
  ['realised_s2', /realisasi.*\b(sem(ester)?\.?\s*(2|ii))\b|^sem(ester)?\.?\s*(2|ii)$/],
  ['realised_total', /realisasi.*\b(total|jumlah)\b/],
  ...funds.map((fund): [Field, RegExp] => [
    `money_${fund}`,
    new RegExp(
      `^realisasi.* ${fund === 'other' ? '(lain|lainnya|other)' : fund.replace('_', ' ')}\\b`,
    ),
  ]),
  [
    'output',
    /keluaran (dilaporkan|tercapai|s\.?d)|(capaian|realisasi) (keluaran|output|fisik|volume)/,
  ],
  [
    'beneficiaries',
    /penerima( manfaat)? (dilaporkan|s\.?d|terlayani)|realisasi (penerima|sasaran)/,
  ],
  ['realised', /^realisasi/],
  ['constraint_code', /kode kendala/],
  ['constraint_text', /kendala|hambatan|permasalahan/],
  ['driving_text', /pendorong|pendukung keberhasilan/],
  ['next_text', /langkah (berikut|selanjutnya)|rencana tindak/],
  ['help_text', /bantuan yang diperlukan|perlu bantuan|bantuan dari tim/],
  ['done_text', /yang (sudah )?dikerjakan|uraian kemajuan/],
  ['responsible_office', /jabatan/],
  ['status_reason', /^alasan(?! perubahan)/],
  ['status', /^status/],
  ['year', /^tahun/],
  ['fund', /sumber (pembiayaan|dana|pendanaan|anggaran|biaya)/],
  ['aid_nature', /sifat bantuan/],
  ['aid_kind', /jenis bantuan/],
  ['benefit_size', /besar(an)? manfaat/],
  ['benefit_duration', /durasi|lama (manfaat|pemberian)/],
  ['beneficiary_unit', /satuan (penerima|sasaran)/],
  ['beneficiary_target', /(jumlah|target) (sasaran|penerima)|^sasaran|^penerima manfaat$/],
  ['output_unit', /^satuan/],
  ['output_target', /target (keluaran|output|volume|fisik)|^(volume|target)$/],
  ['kind_indirect', /tidak langsung/],
  ['kind_direct', /\blangsung/],
  ['kind_support', /penunjang/],
  ['activity_kind', /jenis (kegiatan|aktivitas)/],
  ['nomenclature', /kode (nomenklatur|rekening|sub|kegiatan|program)|nomenklatur|^kode$/],
  ['code', /kode (aksi|tuntas)/],
  ['strategy', /^strategi(?! lain)/],
  ['sub_activity', /sub[ -]?kegiatan/],
  ['title', /judul|^nama (aksi|kegiatan)|^aksi$|^uraian|^aktivitas$/],
  ['program', /^(nama )?program/],
  ['activity', /^kegiatan/],
  ['agency', /perangkat daerah|^opd(?! pendukung)|\bskpd|instansi|^pelaksana/],
  ['budget', /alokasi|(?<!tahun |sumber )anggaran|pagu|^nominal/],
  ['places', /lokasi|lokus|^wilayah|^(desa|kecamatan)/],
  ['starts_on', /^(tanggal )?mulai/],
  ['ends_on', /^(tanggal )?selesai|berakhir/],
]

// The words of our own exports and forms, in both languages.
const own: ReadonlyMap<string, Field> = (() => {
  const keys: readonly [Field, MessageKey][] = [
    ['year', 'action.field.year'],
    ['title', 'action.field.title'],
    ['strategy', 'action.field.strategy'],
    ['agency', 'action.field.agency'],
    ['nomenclature', 'action.field.nomenclature'],
    ['sub_activity', 'action.field.sub_activity'],
    ['program', 'action.field.program'],
    ['activity', 'action.field.activity'],
    ['starts_on', 'action.field.starts_on'],
    ['ends_on', 'action.field.ends_on'],
    ['places', 'action.field.places'],
    ['status', 'action.field.status'],
    ['status_reason', 'action.field.status_reason'],
    ['output_target', 'action.field.output_target'],
    ['output_unit', 'action.field.output_unit'],
    ['beneficiary_target', 'action.field.beneficiary_target'],
    ['beneficiary_unit', 'action.field.beneficiary_unit'],
    ['budget', 'actions.csv.budget'],
    ['fund', 'action.field.budget_fund'],
    ['activity_kind', 'action.field.activity_kind'],
    ['aid_kind', 'action.field.aid_kind'],
    ['aid_nature', 'action.field.aid_nature'],
    ['benefit_size', 'action.field.benefit_size'],
    ['benefit_duration', 'action.field.benefit_duration'],
    ['responsible_office', 'action.field.responsible_office'],
    ['output', 'actions.csv.output'],
    ['beneficiaries', 'actions.csv.beneficiaries'],
    ['realised', 'actions.csv.realised'],
    ['code', 'actions.csv.code'],
  ]
  const words = (['id', 'en'] as const).flatMap((lang) =>
    keys.map(([field, key]): [string, Field] => [folded(localeOf(lang).t(key)), field]),
  )
  return new Map(words)
})()

/** A heading as it is compared. */
export function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').replace(/[*:]/g, '').trim()
}

/** The field a heading stands for; `samples` are what stands under it. */
function fieldOf(heading: string, samples: readonly string[]): Field | null {
  const text = folded(heading)
  if (text === '' || /^no(mor)?\.?( urut)?$/.test(text)) return null
  if (/^(kode|code)\b/.test(text) && samples.some((one) => /^A-\d{4}-\d{3,5}$/.test(one)))
    return 'code'
  const known = own.get(text)
  if (known && known !== 'code') return known
  return aliases.find(([, alias]) => alias.test(text))?.[0] ?? null
}

/** Each field by the first column that bears its name. */
export function columnsOf(
  heads: readonly string[],
  samples: readonly (readonly string[])[],
): Columns {
  const columns: Partial<Record<Field, number>> = {}
  heads.forEach((head, at) => {
    const field = fieldOf(
      head,
      samples.map((row) => row[at] ?? ''),
    )
    if (field) columns[field] ??= at
  })
  return columns
}

type Line = Readonly<{ number: number; cells: readonly string[] }>

/**
 * Finds the headings: of the first rows, the one (or two, one above the other) in which most fields are recognised, at
 * least three. Blank cells of the upper of two rows belong to the heading on their left, as merged cells do.
 */
export function findHeader(rows: readonly Line[]): Header | null {
  let best: { header: Header; score: number } | undefined
  for (const [at] of rows.slice(0, 30).entries()) {
    for (const height of [1, 2]) {
      const header = headerAt(rows, at, height)
      if (!header) continue
      const columns = columnsOf(header.heads, samplesBelow(rows, header))
      const score = Object.keys(columns).length
      // Two rows only where the second adds something.
      if (score >= 3 && score > (best?.score ?? 0)) best = { header, score }
    }
  }
  return best?.header ?? null
}

/** The headings that begin in that row of the file. */
export function headerFrom(rows: readonly Line[], row: number, height: number): Header | null {
  const at = rows.findIndex((one) => one.number === row)
  return at < 0 ? null : headerAt(rows, at, height)
}

function headerAt(rows: readonly Line[], at: number, height: number): Header | null {
  const upper = rows[at]
  if (!upper) return null
  if (height === 1) return { row: upper.number, height, heads: upper.cells.map(line) }
  const lower = rows[at + 1]
  if (!lower || lower.number !== upper.number + 1 || isNumberRow(lower.cells)) return null
  const width = Math.max(upper.cells.length, lower.cells.length)
  let group = ''
  const heads = Array.from({ length: width }, (_, column) => {
    const [above, below] = [line(upper.cells[column] ?? ''), line(lower.cells[column] ?? '')]
    if (above !== '') group = above
    if (below === '') return above
    return group === '' || group === below ? below : `${group} / ${below}`
  })
  return { row: upper.number, height, heads }
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Some rows under the headings, for what stands in the columns. */
export function samplesBelow(rows: readonly Line[], header: Header): string[][] {
  return rows
    .filter((row) => row.number >= header.row + header.height && !isNumberRow(row.cells))
    .slice(0, 12)
    .map((row) => [...row.cells])
}

/** "1 2 3 … 21", as official forms number their columns. */
export function isNumberRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length < 4) return false
  const numbers = filled.map((cell) => /^\(?(\d{1,2})\)?$/.exec(cell)?.[1])
  return numbers.every((one, at) => one !== undefined && Math.abs(Number(one) - at - 1) <= 2)
}

/** Files with the same headings are matched the same way. */
export function signatureOf(heads: readonly string[]): string {
  return createHash('sha256').update(heads.map(folded).join('\n')).digest('hex')
}

export function purposeOf(columns: Columns): Purpose {
  const progress = fields.filter((field) =>
    /^(realised|money_|output$|done_text|beneficiaries)/.test(field),
  )
  const told = progress.filter((field) => columns[field] !== undefined).length
  // The list of actions as we export it shows reported figures beside what the action is.
  const whole = columns.budget !== undefined && columns.starts_on !== undefined
  return told > 0 && !whole ? 'progress' : 'actions'
}

/** What a file is called to its sender. */
export function layoutOf(columns: Columns): Layout {
  const has = (field: Field) => columns[field] !== undefined
  const matrix = has('kind_direct') && has('kind_indirect') && has('sub_activity') && has('budget')
  if (matrix) return has('realised_s1') || has('realised_s2') ? 'oppkpke' : 'rat'
  if (has('code') && has('done_text')) return 'template_progress'
  if (has('code') && has('title') && has('starts_on')) return 'template_actions'
  return 'free'
}
