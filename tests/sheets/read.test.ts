import JSZip from 'jszip'
import { readBook } from '../../server/sheets/read'
import type { ReadRow } from '../../server/sheets/cell'
import { excel } from '../imports/files'

// Two hundred megabytes of nothing take their time to be packed.
jest.setTimeout(60_000)

const all = { rows: 1000 }

async function rowsOf(bytes: Buffer): Promise<readonly ReadRow[]> {
  const book = await readBook(bytes, all)
  if (!book.ok) throw new Error(book.trouble)
  return book.sheets[0]?.rows ?? []
}

async function troubleOf(bytes: Buffer): Promise<string> {
  const book = await readBook(bytes, all)
  return book.ok ? 'read' : book.trouble
}

const textsOf = (row: ReadRow | undefined) => Array.from(row?.cells ?? [], (cell) => cell?.text)

/** The file with one of its parts put otherwise. */
async function altered(bytes: Buffer, part: string, change: (xml: string) => string) {
  const zip = await JSZip.loadAsync(bytes)
  const xml = await (zip.file(part) as JSZip.JSZipObject).async('string')
  zip.file(part, change(xml))
  return zip.generateAsync({ type: 'nodebuffer' })
}

describe('an Excel sheet is read', () => {
  it('cell by cell: texts, numbers, days, formulas and what went wrong in them', async () => {
    const bytes = await excel({
      rows: [
        [
          ' Dinas  Sosial ',
          1_500_000.5,
          new Date('2026-02-01T00:00:00Z'),
          { formula: 'B1*2', result: 3_000_001 },
          { formula: '1/0', result: { error: '#DIV/0!' } },
          { richText: [{ text: 'Rumah ' }, { font: { bold: true }, text: 'Layak' }] },
          { text: 'situs', hyperlink: 'https://contoh.go.id' },
          true,
          0.1 + 0.2,
        ],
      ],
      formats: { C1: 'dd/mm/yyyy' },
    })
    const [row] = await rowsOf(bytes)
    expect(row?.cells).toEqual([
      { text: 'Dinas  Sosial' },
      { text: '1500000.5', number: 1_500_000.5 },
      { text: '2026-02-01', day: '2026-02-01' },
      { text: '3000001', number: 3_000_001, formula: true },
      { text: '#DIV/0!', error: '#DIV/0!', formula: true },
      { text: 'Rumah Layak' },
      { text: 'situs' },
      { text: 'TRUE' },
      { text: '0.3', number: 0.3 },
    ])
  })

  it('with a formula that was never calculated, which is said and not taken for a blank', async () => {
    const bytes = await excel({ rows: [['a', { formula: 'SUM(A1:A2)' }]] })
    const [row] = await rowsOf(bytes)
    expect(row?.cells[1]).toMatchObject({ error: 'not_calculated' })
  })

  it('with the numbers its rows have in the file, blank rows left out and hidden ones marked', async () => {
    const bytes = await excel(
      { rows: [['satu'], [], [''], ['empat'], ['lima']], hiddenRows: [4] },
      { name: 'Rahasia', hidden: true, rows: [['x']] },
    )
    const book = await readBook(bytes, all)
    if (!book.ok) throw new Error(book.trouble)
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Sheet1', false],
      ['Rahasia', true],
    ])
    expect(book.sheets[0]?.rows.map((row) => [row.number, row.hidden])).toEqual([
      [1, false],
      [4, true],
      [5, false],
    ])
  })

  it('only as far as asked, and one sheet only where one is named', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => [`baris ${at + 1}`])
    const bytes = await excel({ name: 'A', rows }, { name: 'B', rows: [['lain']] })
    const book = await readBook(bytes, { rows: 10, sheet: 'A' })
    if (!book.ok) throw new Error(book.trouble)
    expect(book.sheets).toHaveLength(1)
    expect(book.sheets[0]).toMatchObject({ name: 'A', more: true })
    expect(book.sheets[0]?.rows).toHaveLength(10)
  })

  it('with letters and signs as they were written', async () => {
    const text = 'Café & <Warung> "Ibu" — 100 % 😀'
    expect(textsOf((await rowsOf(await excel({ rows: [[text]] })))[0])).toEqual([text])
  })
})

describe('a hostile or unfit file', () => {
  it('may not bring a DOCTYPE with entities of its own', async () => {
    const bytes = await altered(await excel({ rows: [['a']] }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('?>', '?><!DOCTYPE lolz [<!ENTITY lol "lol">]>'),
    )
    expect(await troubleOf(bytes)).toBe('broken')
  })

  it('may not unpack to more than a worksheet ever needs', async () => {
    const zip = await JSZip.loadAsync(await excel({ rows: [['a']] }))
    zip.file('xl/media/x.bin', Buffer.alloc(210 * 1024 * 1024), { compression: 'DEFLATE' })
    const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
    expect(bytes.length).toBeLessThan(1024 * 1024)
    expect(await troubleOf(bytes)).toBe('too_large_unpacked')
  })

  it('may not lie about how large it is', async () => {
    const bytes = await excel({ rows: [['a']] })
    const zip = await JSZip.loadAsync(bytes)
    const sheet = `<worksheet><sheetData>${'<row><c t="inlineStr"><is><t>a</t></is></c></row>'.repeat(200_000)}</sheetData></worksheet>`
    zip.file('xl/worksheets/sheet1.xml', sheet)
    const whole = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
    // In the directory at the end the size of that part is written as ten bytes.
    const name = Buffer.from('xl/worksheets/sheet1.xml')
    const at = whole.lastIndexOf(Buffer.from('504b0102', 'hex'), whole.lastIndexOf(name))
    whole.writeUInt32LE(10, at + 24)
    expect(await troubleOf(whole)).toBe('broken')
  })

  it.each([
    ['xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    [
      'password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    ['not_a_table', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
    ['broken', Buffer.from('PK\u0003\u0004 dan seterusnya')],
    ['empty', Buffer.from('\n\n')],
  ])('is named for what it is: %s', async (trouble, bytes) => {
    expect(await troubleOf(bytes)).toBe(trouble)
  })

  it('is told apart from another kind of archive', async () => {
    const zip = new JSZip()
    zip.file('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')
    zip.file('content.xml', '<x/>')
    expect(await troubleOf(await zip.generateAsync({ type: 'nodebuffer' }))).toBe('ods')
    const other = new JSZip()
    other.file('word/document.xml', '<x/>')
    expect(await troubleOf(await other.generateAsync({ type: 'nodebuffer' }))).toBe('not_a_table')
  })

  it('runs no macro: that there is one is told', async () => {
    const zip = await JSZip.loadAsync(await excel({ rows: [['a']] }))
    zip.file('xl/vbaProject.bin', 'x')
    const book = await readBook(await zip.generateAsync({ type: 'nodebuffer' }), all)
    expect(book).toMatchObject({ ok: true, macros: true })
  })
})

describe('a CSV is read', () => {
  it.each([
    ['semicolons and a byte order mark', '\ufeffJudul;Anggaran\nA;1.500,50\n'],
    ['commas', 'Judul,Anggaran\nA,"1.500,50"\n'],
    ['tabs', 'Judul\tAnggaran\nA\t1.500,50\n'],
    ['Excel’s own line', 'sep=;\nJudul;Anggaran\nA;1.500,50\n'],
  ])('with %s', async (_what, text) => {
    const rows = await rowsOf(Buffer.from(text))
    expect(textsOf(rows.at(-1))).toEqual(['A', '1.500,50'])
  })

  it('in the letters that Windows used to write, and in UTF-16', async () => {
    expect(textsOf((await rowsOf(Buffer.from('Caf\xe9;2\n', 'latin1')))[0])).toEqual(['Café', '2'])
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Café;2\n', 'utf16le')])
    expect(textsOf((await rowsOf(wide))[0])).toEqual(['Café', '2'])
  })

  it('without the apostrophe that kept a text from being a formula', async () => {
    const [row] = await rowsOf(Buffer.from("'=SUM(A1);'-5;it's\n"))
    expect(textsOf(row)).toEqual(['=SUM(A1)', '-5', "it's"])
  })
})
