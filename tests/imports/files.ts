import { Workbook, type CellValue } from 'exceljs'

export type Line = readonly (CellValue | undefined)[]

export type SheetOf = Readonly<{
  name?: string
  rows: readonly Line[]
  merges?: readonly string[]
  hidden?: boolean
  hiddenRows?: readonly number[]
  formats?: Readonly<Record<string, string>>
}>

/** An Excel file as an office would make it. */
export async function excel(...sheets: readonly SheetOf[]): Promise<Buffer> {
  const book = new Workbook()
  for (const [at, one] of sheets.entries()) {
    const sheet = book.addWorksheet(one.name ?? `Sheet${at + 1}`, {
      state: one.hidden ? 'hidden' : 'visible',
    })
    for (const row of one.rows) sheet.addRow([...row])
    for (const merge of one.merges ?? []) sheet.mergeCells(merge)
    for (const number of one.hiddenRows ?? []) sheet.getRow(number).hidden = true
    for (const [cell, format] of Object.entries(one.formats ?? {}))
      sheet.getCell(cell).numFmt = format
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The heads of the RAT matrix in two rows, the upper ones merged, and the row of column numbers. */
export const ratHeads: readonly Line[] = [
  [
    'No',
    'Strategi',
    'Perangkat Daerah',
    'Kode',
    'Program',
    'Kegiatan',
    'Sub Kegiatan',
    'Aktivitas',
    '',
    '',
    'Alokasi Anggaran',
    'Sumber Pembiayaan',
    'Sifat Bantuan',
    'Lokasi',
    'Jumlah Sasaran',
    'Besaran Manfaat',
    'Jenis Bantuan',
    'Durasi Pemberian',
  ],
  ['', '', '', '', '', '', '', 'Langsung', 'Tidak Langsung', 'Penunjang'],
  Array.from({ length: 18 }, (_, at) => at + 1),
]
export const ratMerges = ['H3:J3']

/** One row of the matrix, by what matters in it. */
export function ratRow(
  one: Readonly<{
    strategy?: string
    agency?: string
    code?: string
    program?: string
    activity?: string
    sub?: string
    direct?: string
    budget?: CellValue
    fund?: string
    places?: string
    target?: CellValue
  }>,
): Line {
  return [
    1,
    one.strategy ?? '',
    one.agency ?? '',
    one.code ?? '',
    one.program ?? '',
    one.activity ?? '',
    one.sub ?? '',
    one.direct ?? 'v',
    '',
    '',
    one.budget ?? '',
    one.fund ?? 'APBD',
    '',
    one.places ?? '',
    one.target ?? '',
    '',
    '',
    '',
  ]
}
