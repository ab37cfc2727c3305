import type { Knex } from 'knex'
import { indicatorList, type IndicatorEntry } from './indicator-list'
import { idsBy, insertMissing } from './insert'

/** The published series and how each was measured. What the team has reworded stays. */
export async function seedIndicators(trx: Knex.Transaction): Promise<void> {
  await insertMissing(
    trx,
    'indicators',
    'code',
    indicatorList.map((entry, index) => ({
      code: entry.code,
      name: entry.name[0],
      name_en: entry.name[1],
      unit: entry.unit[0],
      unit_en: entry.unit[1],
      decimals: entry.decimals,
      is_rate: entry.isRate,
      direction: entry.direction,
      publisher: entry.publisher,
      frequency: entry.frequency,
      definition: entry.definition[0],
      definition_en: entry.definition[1],
      strategy_number: entry.strategy,
      is_main: entry.main ?? false,
      needs_month: entry.monthly ?? false,
      position: (index + 1) * 10,
    })),
  )
  const ids = await idsBy(trx, 'indicators', 'code')
  await seedMethods(trx, ids)
}

const published = {
  code: 'utama',
  name: ['Sebagaimana diterbitkan', 'As published'],
  note: 'Sumber tidak menyebut perubahan cara pengukuran.',
} as const

async function seedMethods(trx: Knex.Transaction, ids: ReadonlyMap<string, number>): Promise<void> {
  const stored = new Set((await listMethods(trx)).map((method) => method.key))
  const methods = indicatorList.flatMap((entry) =>
    methodsOf(entry).map((method, index) => ({
      indicator_id: ids.get(entry.code),
      code: method.code,
      name: method.name[0],
      name_en: method.name[1],
      note: method.note,
      position: index + 1,
    })),
  )
  const missing = methods.filter((row) => !stored.has(`${row.indicator_id}/${row.code}`))
  if (missing.length > 0) await trx('methods').insert(missing).onConflict().ignore()
}

function methodsOf(entry: IndicatorEntry) {
  return entry.methods ?? [published]
}

/** All methods with 'indicator id/code' as their key. */
async function listMethods(trx: Knex.Transaction): Promise<{ id: number; key: string }[]> {
  return trx('methods').select('id', trx.raw(`indicator_id || '/' || code AS key`))
}

/** The id of each method by 'indicator code/method code'. */
export async function methodIds(trx: Knex.Transaction): Promise<Map<string, number>> {
  const rows = await trx('methods')
    .join('indicators', 'indicators.id', 'methods.indicator_id')
    .select<{ id: number; indicator: string; code: string }[]>(
      'methods.id',
      'indicators.code as indicator',
      'methods.code',
    )
  return new Map(rows.map((row) => [`${row.indicator}/${row.code}`, row.id]))
}
