import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { localeOf, type Day } from '../../server/i18n'
import { workOn } from '../../server/imports/work-commands'
import { columnsOf } from '../../server/imports/headings'
import type { Plan } from '../../server/imports/import'
import { housingOf, type DemoUsers } from './accounts'
import type { Ground } from './build'
import { addDays, atWib } from './days'

const name = 'usulan aksi perubahan.csv'
const heads = [
  'Kode Tuntas',
  'Judul aksi',
  'Strategi utama',
  'Target keluaran',
  'Satuan',
  'Anggaran (Rp)',
  'Sumber dana',
  'Lokasi',
]

type Stored = { code: string; title: string; year: number; target: number; unit: string }

/**
 * A file of the housing agency that came in yesterday and waits to be applied: one row that changes an action, one that
 * says what is stored, one that is new, and one whose money can be read two ways.
 */
export async function writeImport(
  trx: Knex.Transaction,
  ground: Ground,
  users: DemoUsers,
  today: Day,
): Promise<void> {
  const agency = housingOf(ground)
  const officer = agency && users.officers.get(agency.id)
  if (!agency || !officer) return
  const [changed, same] = (await trx('actions')
    .where({ agency_id: agency.id })
    .whereNotNull('output_target')
    .whereNotNull('output_unit')
    .whereIn('status', ['running', 'not_started'])
    .orderBy([{ column: 'year', order: 'desc' }, 'id'])
    .limit(2)
    .select('code', 'title', 'year', 'output_target as target', 'output_unit as unit')) as Stored[]
  if (!changed || !same || changed.year !== same.year) return
  const { number } = localeOf('id')
  const rows = [
    [changed.code, changed.title, '', number(Math.round(changed.target * 1.2)), changed.unit],
    [same.code, same.title, '', number(same.target), same.unit],
    ['', 'Sumur bor dan jamban bersama', '3', '12', 'unit', '600.000.000', 'APBD'],
    ['', 'Perbaikan drainase permukiman padat', '3', '4', 'paket', 'Rp 2,5 M', 'APBD'],
  ]
  const lines = [heads, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(';'))
  const bytes = Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
  const at = atWib(addDays(today, -1), 14 * 60 + 20)
  const [{ id }] = (await trx('imports')
    .insert({
      name,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      user_id: officer.id,
      agency_id: agency.id,
      state: 'reading',
      is_demo: true,
      created_at: at,
      updated_at: at,
    })
    .returning('id')) as [{ id: number }]
  await trx('import_files').insert({ import_id: id, content: bytes })
  await workOn(trx, id, at)
  const plan: Plan = {
    purpose: 'actions',
    sheet: 'CSV',
    headerRow: 1,
    headerHeight: 1,
    heads,
    columns: columnsOf(heads, rows),
    year: changed.year,
    windowCode: null,
    basis: null,
    scale: 1,
    stage: 'murni',
  }
  await trx('imports')
    .where({ id, state: 'understood' })
    .update({ state: 'checking', plan: JSON.stringify(plan) })
  await workOn(trx, id, at)
  await trx('history').insert({
    at,
    actor_id: officer.id,
    actor_name: officer.name,
    event: 'import.taken',
    subject: 'import',
    subject_id: id,
    after: JSON.stringify({ name, size: bytes.length }),
  })
}
