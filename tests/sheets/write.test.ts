import JSZip from 'jszip'
import { parse, type HTMLElement } from 'node-html-parser'
import { parse as parseCsv } from 'csv-parse/sync'
import { localeOf } from '../../server/i18n'
import type { Column, Row } from '../../server/papers/paper'
import { writeBook } from '../../server/sheets/write'
import { csvOf } from '../../server/sheets/write-csv'

const columns: Column[] = [
  { key: 'title', label: 'Judul aksi', kind: 'text', width: 40 },
  { key: 'budget', label: 'Anggaran (Rp)', kind: 'rupiah', width: 18 },
  { key: 'share', label: 'Terserap', kind: 'percent', width: 10 },
  { key: 'on', label: 'Mulai', kind: 'day', width: 12 },
]
const rows: Row[] = [
  { kind: 'row', key: '1', cells: ['=cmd|"/c calc"!A1', 1_250_000_000.5, 0.5, '2026-01-31'] },
  { kind: 'row', key: '2', cells: [`\u0000\u0007+62 ${'x'.repeat(40_000)}`, null, null, null] },
  { kind: 'row', key: '3', cells: ['<b>&"\'', 0, 0, '2026-12-31'] },
]

/** The cells of a sheet and the parts of the file, read by another library than the one that wrote it. */
async function open(bytes: Buffer, sheet = 1) {
  const zip = await JSZip.loadAsync(bytes)
  const xml = (await zip.file(`xl/worksheets/sheet${sheet}.xml`)?.async('string')) ?? ''
  const workbook = (await zip.file('xl/workbook.xml')?.async('string')) ?? ''
  const cells = new Map<string, HTMLElement>()
  for (const cell of parse(xml, { lowerCaseTagName: false }).querySelectorAll('c'))
    cells.set(cell.getAttribute('r') ?? '', cell)
  return { xml, workbook, cells, text: (at: string) => cells.get(at)?.text }
}

function book(more: Partial<Parameters<typeof writeBook>[0]['sheets'][0]> = {}) {
  return writeBook({
    at: new Date('2026-11-25T02:00:00Z'),
    sheets: [{ name: 'Aksi: 2026/[A]', columns, rows: [rows], ...more }],
    about: { name: 'Tentang berkas ini', rows: [['Saringan', '=1+1 Strategi 1']] },
  })
}

describe('a workbook', () => {
  it('has its headings in the first row, frozen, with a filter, as whoever reads it back expects', async () => {
    const { xml, workbook, text } = await open(await book())
    expect(['A1', 'B1', 'C1', 'D1'].map(text)).toEqual(columns.map((column) => column.label))
    expect(xml).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    )
    expect(xml).toContain('<autoFilter ref="A1:D1"/>')
    expect(workbook).toContain('name="Aksi  2026  A"')
    expect(workbook).toContain('_xlnm.Print_Titles')
  })

  it('writes a text that looks like a formula as text, and no formula anywhere', async () => {
    const { xml, cells, text } = await open(await book())
    expect(text('A2')).toBe('=cmd|"/c calc"!A1')
    expect(cells.get('A2')?.getAttribute('t')).toMatch(/str|inlineStr/)
    expect(xml).not.toMatch(/<f[ >]/)
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
    expect(text('A3')?.startsWith('+62 xxx')).toBe(true)
    expect(text('A3')?.length).toBeLessThanOrEqual(32_767)
  })

  it('keeps money to the cent, days as days, and a blank apart from a zero', async () => {
    const { cells, text } = await open(await book())
    expect(text('B2')).toBe('1250000000.5')
    expect(text('D2')).toBe('46053')
    expect(text('B3')).toBe('')
    expect(text('B4')).toBe('0')
    expect(cells.get('B4')?.querySelector('v')).not.toBeNull()
    expect(cells.get('B3')?.querySelector('v')).toBeNull()
  })

  it('says on its last sheet what it is', async () => {
    const { text } = await open(await book(), 2)
    expect([text('A1'), text('B1')]).toEqual(['Saringan', '=1+1 Strategi 1'])
  })

  it('can be an official form: title, grouped headings, numbered columns, bands and totals', async () => {
    const grouped: Column[] = columns.map((column, at) => ({
      ...column,
      group: at === 1 || at === 2 ? 'Uang' : undefined,
    }))
    const { xml, text } = await open(
      await book({
        title: ['MATRIKS', 'Tahun 2026'],
        columns: grouped,
        numbered: true,
        paper: 'f4',
        landscape: true,
        rows: [
          [{ kind: 'band', key: 'b', text: 'Strategi 1' }, ...rows],
          [{ kind: 'total', key: 't', cells: ['Jumlah', 1_250_000_000.5, null, null] }],
        ],
        notes: ['Sumber: laporan OPD'],
      }),
    )
    expect(text('A1')).toBe('MATRIKS')
    expect([text('A3'), text('B3'), text('B4'), text('C4')]).toEqual([
      'Judul aksi',
      'Uang',
      'Anggaran (Rp)',
      'Terserap',
    ])
    expect([text('A5'), text('D5'), text('A6'), text('A10')]).toEqual([
      '1',
      '4',
      'Strategi 1',
      'Jumlah',
    ])
    expect(text('A12')).toBe('Sumber: laporan OPD')
    expect(xml).toContain('<mergeCell ref="B3:C3"/>')
    expect(xml).toContain('<mergeCell ref="A3:A4"/>')
    expect(xml).toMatch(/<pageSetup paperSize="14" orientation="landscape"/)
  })
})

it('writes the same rows as CSV, with no text that runs', async () => {
  let text = ''
  async function* portions() {
    yield rows
  }
  for await (const piece of csvOf(localeOf('id'), columns, portions())) text += piece
  const read = parseCsv(text, { bom: true, delimiter: ';' })
  expect(read[0]).toEqual(columns.map((column) => column.label))
  expect(read[1]).toEqual(['\'=cmd|"/c calc"!A1', '1250000000,5', '0,5', '2026-01-31'])
  expect(read[3]?.slice(1, 3)).toEqual(['0', '0'])
})
