import JSZip from 'jszip'
import { inPieces } from '../../server/papers/codes'
import { writeDocx } from '../../server/papers/docx'
import { svgOf } from '../../server/papers/drawing'
import {
  cellText,
  headRows,
  printable,
  type Block,
  type Column,
  type Row,
  type TableBlock,
} from '../../server/papers/paper'
import { writePdf } from '../../server/papers/pdf'
import { localeOf } from '../../server/i18n'
import { pdfPages, pdfStructure, unmarked } from '../support/pdf'
import { samplePaper } from './sample'

const locale = localeOf('id')

/** The words of a part of the DOCX, read by another library than the one that wrote it. */
async function open(bytes: Buffer) {
  const zip = await JSZip.loadAsync(bytes)
  const part = (name: string) => zip.file(name)?.async('string') ?? Promise.reject(new Error(name))
  return { zip, document: await part('word/document.xml'), footer: await part('word/footer1.xml') }
}

/** A paper of one table of so many rows, a last word, and the names. */
function endingIn(n: number, title = 'Bedah rumah') {
  const whole = samplePaper().blocks
  const table = whole.find((block) => block.kind === 'table') as TableBlock
  const names = whole.find((block) => block.kind === 'signatures') as Block
  const cells = [title, 486, null, 1_250_000_000, 0.625]
  const rows = Array.from({ length: n }, (_, at) => ({ kind: 'row', key: `${at}`, cells }) as const)
  const said = { kind: 'text', text: 'Data per hari ini' } as const
  return samplePaper({ blocks: [{ ...table, rows }, said, names] })
}

const plain = (xml: string) =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('|')

describe('a paper as PDF', () => {
  it('holds its words as text, under the letterhead, with page x of y on each sheet', async () => {
    const pages = pdfPages(await writePdf(samplePaper()))
    expect(pages).toHaveLength(2)
    expect(pages[0]).toContain('TIM KOORDINASI PENANGGULANGAN KEMISKINAN')
    expect(pages[0]).toContain('Penduduk miskin 14,14 persen.')
    expect(pages[0]).toContain('1.250.000.000')
    expect(pages[0]).toContain('Halaman 1 dari 2')
    expect(pages[1]).toContain('Halaman 2 dari 2')
    expect(pages[1]).toContain('selaku Sekretaris')
    expect(pages[1]).toContain('14,14 & <turun>')
  })

  it('repeats the headings of a table on each of its sheets', async () => {
    const rows = Array.from({ length: 120 }, (_, at) => ({
      kind: 'row' as const,
      key: String(at),
      cells: [`Aksi nomor ${at + 1}`, at],
    }))
    const columns: Column[] = [
      { key: 'title', label: 'Uraian', kind: 'text', width: 30 },
      { key: 'n', label: 'Banyaknya', kind: 'number', width: 10 },
    ]
    const paper = samplePaper({
      landscape: false,
      sheet: 'a4',
      blocks: [
        {
          kind: 'table',
          key: 't',
          caption: '',
          name: 't',
          columns,
          numbered: true,
          rows,
          notes: [],
        },
      ],
    })
    const pages = pdfPages(await writePdf(paper))
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(page).toContain('Uraian Banyaknya 1 2')
    expect(pages.join(' ')).toContain('Aksi nomor 120')
  })

  it('leaves no heading, caption or band alone at the foot of a sheet', async () => {
    const words = (n: number) => 'kata '.repeat(n).trim()
    const rowsOf = (section: number): Row[] =>
      Array.from({ length: 5 + (section % 13) }, (_, at) =>
        at % 7 === 0
          ? { kind: 'band', key: `b${at}`, text: `Kepala pita ${section}.${at}` }
          : {
              kind: 'row',
              key: `r${at}`,
              cells: [`baris ${words((section * 3 + at) % 25)}`, at],
            },
      )
    const bodyOf = (section: number): Block => {
      if (section % 3 === 1) return { kind: 'text', text: words(10 + ((section * 17) % 120)) }
      if (section % 3 === 2)
        return { kind: 'list', ordered: false, items: [words(12 + (section % 9)), words(20)] }
      return {
        kind: 'table',
        key: `t${section}`,
        caption: section % 2 ? `Kepala tabel ${section}` : '',
        name: 't',
        columns: [
          { key: 'title', label: 'Uraian', kind: 'text', width: 20 },
          { key: 'n', label: 'Banyaknya', kind: 'number', width: 10 },
        ],
        numbered: false,
        rows: rowsOf(section),
        notes: [],
      }
    }
    const blocks = Array.from({ length: 90 }, (_, section): Block[] => [
      ...(section % 4 === 0
        ? [{ kind: 'heading', level: 1, text: `Kepala bab ${section}` } as const]
        : []),
      { kind: 'heading', level: 2, text: `Kepala judul ${section}` },
      bodyOf(section),
    ]).flat()
    const paper = samplePaper({ landscape: false, sheet: 'a4', letterhead: null, blocks })
    const sheets = pdfPages(await writePdf(paper))
    expect(sheets.length).toBeGreaterThan(15)
    // Before its foot each sheet ends with what stands under a heading.
    const ends = sheets.map((sheet) => sheet.slice(0, sheet.lastIndexOf(paper.title)).trim())
    expect(ends.filter((end) => /Kepala \w+ [\d.]+$/.test(end))).toEqual([])
  })

  it('lets nobody sign an empty sheet: the last words go with the names', async () => {
    const whole = samplePaper().blocks
    const table = whole.find((block) => block.kind === 'table') as TableBlock
    const names = whole.find((block) => block.kind === 'signatures') as Block
    const [row] = table.rows.filter(({ kind }) => kind === 'row') as [Row]
    // One of these tables ends where there is room for its notes and not for the names.
    for (const n of [15, 19, 23, 27]) {
      const rows = Array.from({ length: n }, () => row)
      const blocks: Block[] = [
        { ...table, rows },
        { kind: 'text', text: 'Data per hari ini' },
        names,
      ]
      const sheets = pdfPages(await writePdf(samplePaper({ blocks })))
      const signed = sheets.find((sheet) => sheet.includes('selaku Sekretaris'))
      expect(signed).toMatch(/bukan nol\. .*Data per hari ini .*selaku Sekretaris/)
    }
  })

  it('says what is a heading, a list, a table and a picture, for whoever has it read aloud', async () => {
    const blocks = samplePaper().blocks.filter(({ kind }) => kind !== 'signatures')
    const table = blocks.find((block) => block.kind === 'table') as TableBlock
    const [row] = table.rows.filter(({ kind }) => kind === 'row') as [Row]
    // Enough rows for two sheets: the headings are drawn again and said once.
    const long = { ...table, rows: Array.from({ length: 60 }, () => row) }
    const bytes = await writePdf(
      samplePaper({ blocks: blocks.map((block) => (block === table ? long : block)) }),
    )
    expect(pdfPages(bytes).filter((page) => page.includes('Terlayani')).length).toBeGreaterThan(1)
    const raw = bytes.toString('latin1')
    expect(raw).toMatch(/\/Lang \(id\)/)
    expect(raw).toContain('/DisplayDocTitle true')
    expect(raw).toMatch(/\/MarkInfo \d+ 0 R/)
    expect(raw).toContain('/Alt (Turun dari 15,10 ke 14,14 persen.)')
    const row5 = ['TR', 'TD', 'TD', 'TD', 'TD', 'TD']
    expect(pdfStructure(bytes)).toEqual([
      'Document',
      ...'P P P P H1 P H2 P'.split(' '),
      ['L', ['LI', 'LBody'], ['LI', 'LBody']],
      ['L', ['LI', 'Lbl', 'LBody']],
      [
        'Table',
        'Caption',
        ['TR', 'TH', 'TH', 'TH', 'TH'],
        ['TR', 'TH', 'TH'],
        ...Array.from({ length: 61 }, () => row5),
      ],
      ...'P Figure P P'.split(' '),
    ])
    // Nothing is drawn that is neither a piece of the paper nor said to be decoration.
    expect(unmarked(bytes)).toEqual([])
  })

  it('is the same bytes for the same paper', async () => {
    const [one, other] = [await writePdf(samplePaper()), await writePdf(samplePaper())]
    expect(one.equals(other)).toBe(true)
  })

  it('reads no file and calls no machine, whatever a text says', async () => {
    const paper = samplePaper({
      blocks: [{ kind: 'text', text: 'file:///etc/passwd http://127.0.0.1/ <img src=x>' }],
    })
    expect(pdfPages(await writePdf(paper))[0]).toMatch(/file:.*passwd/)
  })
})

describe('a paper as DOCX', () => {
  it('has headings, captions with numbers Word can count, and a table whose headings repeat', async () => {
    const { document, footer } = await open(await writeDocx(samplePaper()))
    expect(document).toContain('<w:pStyle w:val="Heading1"/>')
    expect(document).toContain('<w:pStyle w:val="Caption"/>')
    expect(document).toMatch(/SEQ Tabel \\\* ARABIC/)
    // Two rows of headings and the row of numbers.
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(3)
    expect(document).toContain('<w:gridSpan w:val="2"/>')
    expect(plain(document)).toContain('1.250.000.000')
    expect(plain(document)).toContain('Penduduk miskin 14,14 persen.|Baris kedua.')
    expect(footer).toContain('NUMPAGES')
  })

  it('keeps the end of what was said on the sheet of the names', async () => {
    const { document } = await open(await writeDocx(endingIn(30)))
    const body = /<w:body>(.*)<\/w:body>/s.exec(document)?.[1] ?? ''
    const parts = body.match(/<w:tr>.*?<\/w:tr>|<w:p>.*?<\/w:p>/gs) ?? []
    const ends = parts.slice(-8)
    // Two rows, the note, what was said last, a blank line, and the names.
    const together = [false, false, true, true, true, true, true, true]
    expect(ends.map((part) => part.includes('<w:keepNext/>'))).toEqual(together)
  })

  it('breaks no code at its hyphens in a cell, and whoever reads the text finds them plain', async () => {
    const title = 'Bedah rumah (A-2026-012), menurut K-2026-003, di A-2026-012b'
    const { document } = await open(await writeDocx(endingIn(1, title)))
    expect(document).toContain('<w:t xml:space="preserve">A</w:t><w:noBreakHyphen/>')
    expect(document.match(/<w:noBreakHyphen\/>/g)).toHaveLength(4)
    const read = document.replaceAll('<w:noBreakHyphen/>', '-').replace(/<[^>]+>/g, '')
    expect(read).toContain(title)
    expect(inPieces('A-2026-012').map(({ whole }) => whole)).toEqual([true])
    expect(pdfPages(await writePdf(endingIn(1, title))).join(' ')).toContain('(A-2026-012),')
  })

  it('is an F4 sheet on its side', async () => {
    const { document } = await open(await writeDocx(samplePaper()))
    const [size = ''] = /<w:pgSz [^>]*>/.exec(document) ?? []
    // 330 × 215 mm in twentieths of a point.
    expect(size).toContain('w:w="18709"')
    expect(size).toContain('w:h="12189"')
    expect(size).toContain('w:orient="landscape"')
  })

  it('carries each chart as SVG with a picture and words beside it', async () => {
    const { zip, document } = await open(await writeDocx(samplePaper()))
    const media = Object.keys(zip.files).filter((name) => /^word\/media\/.+/.test(name))
    const endings = media.map((name) => name.split('.').pop())
    expect(new Set(endings)).toEqual(new Set(['png', 'svg']))
    const png = media.find((name) => name.endsWith('.png')) as string
    const bytes = (await zip.file(png)?.async('nodebuffer')) as Buffer
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(document).toContain('descr="Turun dari 15,10 ke 14,14 persen."')
  })

  it('holds no character that XML forbids', async () => {
    const { document } = await open(await writeDocx(samplePaper()))
    // eslint-disable-next-line no-control-regex
    expect(document).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
    expect(document).not.toMatch(/\p{Cs}/u)
    expect(document).toContain('=cmd|&quot;/c calc&quot;!A1')
  })
})

it('tells nothing from zero', () => {
  const column: Column = { key: 'n', label: 'n', kind: 'number', width: 1 }
  expect(cellText(locale, column, null)).toBe('–')
  expect(cellText(locale, column, 0)).toBe('0')
  expect(cellText(locale, { ...column, kind: 'percent' }, 0.625)).toBe('62,5')
  expect(cellText(locale, { ...column, kind: 'day' }, '2026-11-25')).toBe('25 Nov 2026')
})

it('keeps tabs and line breaks, and drops what neither XML nor a printer can hold', () => {
  expect(printable('a\tb\nc\u0000\u0007\u0085\ud800d😀')).toBe('a\tb\ncd😀')
})

it('sets neighbours of one group under one heading', () => {
  const of = (key: string, group?: string): Column => ({
    key,
    label: key,
    kind: 'text',
    width: 1,
    group,
  })
  expect(headRows([of('a'), of('b', 'x'), of('c', 'x'), of('d', 'y')])).toEqual([
    [
      { label: 'a', across: 1, down: 2, column: 0 },
      { label: 'x', across: 2, down: 1, column: 1 },
      { label: 'y', across: 1, down: 1, column: 3 },
    ],
    [
      { label: 'b', across: 1, down: 1, column: 1 },
      { label: 'c', across: 1, down: 1, column: 2 },
      { label: 'd', across: 1, down: 1, column: 3 },
    ],
  ])
  expect(headRows([of('a')])).toHaveLength(1)
})

it('lets no text of a drawing become markup', () => {
  const shapes = [{ kind: 'text', x: 0, y: 0, text: '<script>"&', size: 9, tone: 'ink' }] as const
  expect(svgOf({ width: 1, height: 1, shapes })).toContain('&lt;script&gt;&quot;&amp;')
})
