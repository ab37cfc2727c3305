import type { Knex } from 'knex'
import { insertMissing } from './insert'

const source =
  'Tiga strategi kebijakan dalam Inpres 4/2022 tentang Percepatan Penghapusan Kemiskinan Ekstrem. ' +
  'Kalimatnya berbeda antarperaturan dan boleh disesuaikan; yang tetap adalah nomornya.'

const strategies = [
  {
    number: 1,
    name: 'Mengurangi beban pengeluaran masyarakat',
    name_en: 'Reduce the burden of household spending',
    source_note: source,
  },
  {
    number: 2,
    name: 'Meningkatkan pendapatan masyarakat',
    name_en: 'Raise people’s incomes',
    source_note: source,
  },
  {
    number: 3,
    name: 'Mengurangi kantong kemiskinan',
    name_en: 'Shrink the pockets of poverty',
    source_note: source,
  },
]

/** The three strategies; a wording that the team has changed stays changed. */
export async function seedStrategies(trx: Knex.Transaction): Promise<void> {
  await insertMissing(trx, 'strategies', 'number', strategies)
}
