import type * as Docx from 'docx'
import { localeOf, type Locale } from '../i18n'
import { inPieces } from './codes'
import { svgOf } from './drawing'
import { fontFiles } from './fonts'
import { keptWithNames } from './keeping'
import {
  cellText,
  headRows,
  isNumeric,
  printable,
  type Block,
  type ChartBlock,
  type Paper,
  type Row,
  type Signer,
  type TableBlock,
} from './paper'
import { marginsOf, roomOf, sizeOf, tablePoints } from './sheet'
import { headPoints, joined, widthsOf } from './widths'

/** Twentieths of a point in a millimetre: Word's own measure. */
const twip = 1440 / 25.4
const twips = (mm: number) => Math.round(mm * twip)
const grey = '8B97A5'

/** On the sheet of what follows. */
const withNext = { keepNext: true } as const

type Made = Docx.Paragraph | Docx.Table

/** The paper as a file for Word: styles for headings and captions, so that it can be edited and given a contents. */
export async function writeDocx(paper: Paper): Promise<Buffer> {
  // As CommonJS: its types are other types when it is imported.
  const docx = require('docx') as typeof Docx
  const locale = localeOf(paper.lang)
  const pictures = await drawCharts(paper)
  const kept = keptWithNames(paper.blocks)
  const { width, height } = sizeOf({ ...paper, landscape: false })
  const children = [
    ...letterhead(docx, paper),
    ...paper.blocks.flatMap((block, at) =>
      draw(docx, block, paper, locale, { pictures, kept: kept.has(at) }),
    ),
  ]
  const document = new docx.Document({
    title: printable(paper.title),
    creator: printable(paper.letterhead?.lines.at(-1) ?? 'Tuntas'),
    lastModifiedBy: 'Tuntas',
    styles: {
      default: {
        document: {
          run: {
            font: 'Arial',
            size: 20,
            language: { value: paper.lang === 'id' ? 'id-ID' : 'en-GB' },
          },
        },
        heading1: {
          run: { font: 'Arial', color: '17202B', size: 26, bold: true },
          paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
        },
        heading2: {
          run: { font: 'Arial', color: '17202B', size: 23, bold: true },
          paragraph: { spacing: { before: 220, after: 80 }, keepNext: true },
        },
        heading3: {
          run: { font: 'Arial', color: '17202B', size: 20, bold: true },
          paragraph: { spacing: { before: 180, after: 60 }, keepNext: true },
        },
        title: {
          run: { font: 'Arial', color: '17202B', size: 26, bold: true },
          paragraph: { alignment: 'center', spacing: { after: 40 } },
        },
      },
      paragraphStyles: [
        {
          id: 'Caption',
          name: 'caption',
          basedOn: 'Normal',
          next: 'Normal',
          run: { size: 18, bold: true },
          paragraph: { spacing: { before: 140, after: 60 } },
        },
        { id: 'Catatan', name: 'Catatan', basedOn: 'Normal', run: { size: 15, color: '4E5B6A' } },
        // Some programs give a field the size of its paragraph's style, whatever its run says.
        { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { size: 15, color: '4E5B6A' } },
        { id: 'Sel', name: 'Sel tabel', basedOn: 'Normal', paragraph: { spacing: { after: 0 } } },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'angka',
          levels: [
            {
              level: 0,
              format: 'decimal',
              text: '%1.',
              alignment: 'left',
              style: { paragraph: { indent: { left: 420, hanging: 320 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: twips(width),
              height: twips(height),
              orientation: paper.landscape ? 'landscape' : 'portrait',
            },
            margin: {
              left: twips(marginsOf(paper).left),
              right: twips(marginsOf(paper).right),
              top: twips(marginsOf(paper).top),
              bottom: twips(marginsOf(paper).bottom),
              footer: twips(8),
            },
          },
        },
        footers: { default: footer(docx, paper, locale) },
        children,
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}

/** Word asks for a picture beside each drawing, for programs that cannot read SVG. */
async function drawCharts(paper: Paper): Promise<Map<string, Buffer>> {
  const charts = paper.blocks.filter((block): block is ChartBlock => block.kind === 'chart')
  const pictures = new Map<string, Buffer>()
  if (charts.length === 0) return pictures
  const { default: sharp } = await import('sharp')
  // Makes the font known to the library for the drawings that follow; the machine may have none.
  await sharp({ text: { text: 'a', font: 'Roboto', fontfile: fontFiles().normal } })
    .png()
    .toBuffer()
  for (const { key, drawing } of charts) {
    const png = await sharp(Buffer.from(svgOf(drawing)), { density: 144 })
      .flatten({ background: '#ffffff' })
      .png()
      .toBuffer()
    pictures.set(key, png)
  }
  return pictures
}

function letterhead(docx: typeof Docx, { letterhead }: Paper): Made[] {
  if (!letterhead) return []
  const { lines, address } = letterhead
  return [
    ...lines.map(
      (text, index) =>
        new docx.Paragraph({
          alignment: 'center',
          children: [
            new docx.TextRun({ text: printable(text), bold: true, size: index === 1 ? 28 : 23 }),
          ],
        }),
    ),
    new docx.Paragraph({
      alignment: 'center',
      spacing: { after: 240 },
      border: { bottom: { style: 'thinThickSmallGap', size: 18, space: 4, color: '17202B' } },
      children: [new docx.TextRun({ text: printable(address), size: 17 })],
    }),
  ]
}

function footer(docx: typeof Docx, paper: Paper, locale: Locale): Docx.Footer {
  // The sentence around the two numbers, in the paper's language.
  const [before = '', between = '', after = ''] = locale
    .t('paper.page_of', { page: '\u0001', pages: '\u0001' })
    .split('\u0001')
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        style: 'Footer',
        tabStops: [{ type: 'right', position: twips(roomOf(paper)) }],
        children: [
          new docx.TextRun(`${printable(paper.title)} · ${printable(paper.mark)}`),
          new docx.TextRun({
            children: [
              '\t',
              before,
              docx.PageNumber.CURRENT,
              between,
              docx.PageNumber.TOTAL_PAGES,
              after,
            ],
          }),
        ],
      }),
    ],
  })
}

/** One block; with `kept` its end goes with what follows, so that nobody signs an empty sheet. */
function draw(
  docx: typeof Docx,
  block: Block,
  paper: Paper,
  locale: Locale,
  { pictures, kept }: Readonly<{ pictures: Map<string, Buffer>; kept: boolean }>,
): Made[] {
  const plain = (text: string, more: Docx.IParagraphOptions = {}) =>
    new docx.Paragraph({
      spacing: { after: 100 },
      children: runs(docx, text),
      ...(kept && withNext),
      ...more,
    })
  switch (block.kind) {
    case 'title':
      return [
        new docx.Paragraph({ style: 'Title', children: runs(docx, block.text) }),
        ...block.lines.map((text, index) =>
          plain(text, {
            alignment: 'center',
            spacing: { after: index === block.lines.length - 1 ? 200 : 0 },
          }),
        ),
      ]
    case 'heading':
      return [
        new docx.Paragraph({
          style: `Heading${block.level}`,
          keepNext: true,
          children: runs(docx, block.text),
        }),
      ]
    case 'text':
      if (block.look === 'note') return [plain(block.text, { style: 'Catatan' })]
      return [
        plain(block.text, {
          children: runs(docx, block.text, block.look === 'strong' ? { bold: true } : {}),
        }),
      ]
    case 'list':
      return block.items.map((text, at) =>
        plain(text, {
          ...(block.ordered
            ? { numbering: { reference: 'angka', level: 0 } }
            : { bullet: { level: 0 } }),
          spacing: { after: 60 },
          ...(kept && { keepNext: at >= block.items.length - 2 }),
        }),
      )
    case 'facts':
      return [facts(docx, block.rows, paper), plain('')]
    case 'table':
      return table(docx, block, paper, locale, kept)
    case 'chart':
      return chart(docx, block, paper, pictures, kept)
    case 'signatures':
      return [plain('', withNext), signatures(docx, block.place, block.day, block.signers, paper)]
    case 'break':
      return [new docx.Paragraph({ pageBreakBefore: true })]
  }
}

/** The words of one paragraph; a line break inside stays one. */
function runs(docx: typeof Docx, text: string, look: Docx.IRunOptions = {}): Docx.TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, index) => new docx.TextRun({ text: line, ...(index > 0 && { break: 1 }), ...look }))
}

/** The words of a cell, which may be narrow: a code is not broken at its hyphens. */
function cellRuns(docx: typeof Docx, text: string, look: Docx.IRunOptions): Docx.TextRun[] {
  return inPieces(text).flatMap(({ text: words, whole }) => {
    if (!whole) return runs(docx, words, look)
    const parts = words.split('-')
    const children = parts.flatMap((part, at) => (at ? [new docx.NoBreakHyphen(), part] : [part]))
    return [new docx.TextRun({ ...look, children })]
  })
}

/** "Tabel 3. …": the number is a field, so that Word can count again and list the captions. */
function caption(docx: typeof Docx, text: string, keepNext: boolean): Docx.Paragraph {
  const parts = /^(\p{L}+) (\d+)([.:].*)$/su.exec(printable(text))
  return new docx.Paragraph({
    style: 'Caption',
    keepNext,
    children: parts
      ? [
          new docx.TextRun({ text: `${parts[1]} ` }),
          new docx.SimpleField(`SEQ ${parts[1]} \\* ARABIC`, parts[2]),
          new docx.TextRun({ text: parts[3] ?? '' }),
        ]
      : runs(docx, text),
  })
}

function chart(
  docx: typeof Docx,
  block: ChartBlock,
  paper: Paper,
  pictures: Map<string, Buffer>,
  kept: boolean,
): Made[] {
  const { drawing } = block
  // Pixels at 96 to the inch.
  const width = Math.min(Math.round((roomOf(paper) / 25.4) * 96), 640)
  const size = { width, height: Math.round((width * drawing.height) / drawing.width) }
  return [
    new docx.Paragraph({
      alignment: 'center',
      keepNext: true,
      children: [
        new docx.ImageRun({
          type: 'svg',
          data: Buffer.from(svgOf(drawing)),
          fallback: { type: 'png', data: pictures.get(block.key) as Buffer },
          transformation: size,
          altText: {
            name: printable(block.key),
            title: printable(block.caption),
            description: printable(block.description),
          },
        }),
      ],
    }),
    caption(docx, block.caption, kept || block.notes.length > 0),
    ...block.notes.map(
      (text) =>
        new docx.Paragraph({
          style: 'Catatan',
          ...(kept && withNext),
          children: runs(docx, text),
        }),
    ),
  ]
}

/** Left and right of the text of a cell, in twentieths of a point. */
const cellMargin = 50
const line = { style: 'single', size: 4, color: grey } as const
const lines = { top: line, bottom: line, left: line, right: line } as const
const none = { style: 'none', size: 0, color: 'auto' } as const
const noLines = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const

/** With `kept` the last two rows go with the notes, and these with what follows. */
function table(
  docx: typeof Docx,
  block: TableBlock,
  paper: Paper,
  locale: Locale,
  kept: boolean,
): Made[] {
  const { columns } = block
  const points = tablePoints(columns.length, paper.landscape)
  // Beside the text of each column: its margins and its share of the lines, in points.
  const beside = (2 * cellMargin) / 20 + 0.5
  const room = twips(roomOf(paper)) / 20 - columns.length * beside
  const widths = widthsOf(block, locale, room, points).map((width) =>
    Math.floor((width + beside) * 20),
  )
  const cell = (
    text: string,
    more: Omit<Docx.ITableCellOptions, 'children'> &
      Readonly<{
        bold?: boolean
        alignment?: 'left' | 'center' | 'right'
        keepNext?: boolean
        letters?: number
      }> = {},
  ) => {
    const {
      bold = false,
      alignment = 'left',
      keepNext = false,
      letters = points,
      ...options
    } = more
    const size = Math.round(letters * 2)
    return new docx.TableCell({
      borders: lines,
      ...options,
      children: [
        new docx.Paragraph({
          style: 'Sel',
          alignment,
          ...(keepNext && withNext),
          children: cellRuns(docx, text, { size, ...(bold && { bold }) }),
        }),
      ],
    })
  }
  const shade = (fill: string) => ({ shading: { type: 'clear', fill, color: 'auto' } as const })
  const heads = headRows(columns).map(
    (row) =>
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: row.map(({ label, across, down }) =>
          cell(joined(label), {
            bold: true,
            letters: headPoints(columns.length, points),
            alignment: 'center',
            columnSpan: across,
            rowSpan: down,
            verticalAlign: 'center',
            ...shade('E9EDF1'),
          }),
        ),
      }),
  )
  if (block.numbered) {
    heads.push(
      new docx.TableRow({
        tableHeader: true,
        children: columns.map((_, at) =>
          cell(String(at + 1), { alignment: 'center', ...shade('E9EDF1') }),
        ),
      }),
    )
  }
  const rowOf = (row: Row, order: number) => {
    const keepNext = kept && order >= block.rows.length - 2
    if (row.kind === 'band') {
      const across = { columnSpan: columns.length, bold: true, keepNext, ...shade('F4F6F8') }
      return new docx.TableRow({ cantSplit: true, children: [cell(row.text, across)] })
    }
    const sum = row.kind !== 'row'
    return new docx.TableRow({
      cantSplit: true,
      children: row.cells.map((value, at) => {
        const column = columns[at] as (typeof columns)[number]
        return cell(sum && value === null ? '' : cellText(locale, column, value), {
          alignment: isNumeric(column) ? 'right' : 'left',
          bold: sum,
          keepNext,
          ...(sum && shade(row.kind === 'total' ? 'E9EDF1' : 'F4F6F8')),
        })
      }),
    })
  }
  return [
    ...(block.caption ? [caption(docx, block.caption, true)] : []),
    new docx.Table({
      layout: 'fixed',
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: 'dxa' },
      columnWidths: widths,
      margins: { left: cellMargin, right: cellMargin, top: 20, bottom: 20 },
      rows: [...heads, ...block.rows.map(rowOf)],
    }),
    ...(block.notes.length ? block.notes : ['']).map(
      (text, at) =>
        new docx.Paragraph({
          style: 'Catatan',
          ...(kept && withNext),
          spacing: { before: at ? 0 : 40, after: at === block.notes.length - 1 ? 140 : 0 },
          children: runs(docx, text),
        }),
    ),
  ]
}

function facts(
  docx: typeof Docx,
  rows: readonly (readonly [string, string])[],
  paper: Paper,
): Docx.Table {
  const widths = [2200, twips(roomOf(paper)) - 2200]
  const cell = (text: string, at: number) =>
    new docx.TableCell({
      width: { size: widths[at] ?? 0, type: 'dxa' },
      children: [new docx.Paragraph({ style: 'Sel', children: runs(docx, text) })],
    })
  return new docx.Table({
    layout: 'fixed',
    columnWidths: widths,
    borders: noLines,
    rows: rows.map(
      ([label, value]) => new docx.TableRow({ children: [cell(label, 0), cell(`: ${value}`, 1)] }),
    ),
  })
}

function signatures(
  docx: typeof Docx,
  place: string,
  day: string,
  signers: readonly Signer[],
  paper: Paper,
): Docx.Table {
  // One signs on the right; several stand side by side.
  const places: (Signer | null)[] = signers.length === 1 ? [null, ...signers] : [...signers]
  const width = Math.floor(twips(roomOf(paper)) / places.length)
  const centred = (text: string, more: Docx.IRunOptions = {}) =>
    new docx.Paragraph({
      alignment: 'center',
      keepNext: true,
      children: [new docx.TextRun({ text: printable(text), ...more })],
    })
  return new docx.Table({
    layout: 'fixed',
    columnWidths: places.map(() => width),
    borders: noLines,
    rows: [
      new docx.TableRow({
        cantSplit: true,
        children: places.map((signer, index) => {
          const last = index === places.length - 1
          return new docx.TableCell({
            width: { size: width, type: 'dxa' },
            children: signer
              ? [
                  centred(last ? `${place}, ${day}` : ''),
                  ...[0, 1]
                    .filter((at) => signers.some(({ office }) => office[at]))
                    .map((at) => centred(signer.office[at] ?? '')),
                  ...['', '', '', ''].map(() => centred('')),
                  signer.name
                    ? centred(signer.name, { bold: true, underline: {} })
                    : centred('.'.repeat(44)),
                  ...signer.under.map((text) => centred(text)),
                ]
              : [centred('')],
          })
        }),
      }),
    ],
  })
}
