import type * as Docx from 'docx'
import { localeOf, type Locale } from '../i18n'
import { facts, signatures, table } from './docx-tables'
import { caption, runs, twips, withNext, type Made } from './docx-words'
import { svgOf } from './drawing'
import { fontFiles } from './fonts'
import { keptWithNames } from './keeping'
import { printable, type Block, type ChartBlock, type Paper } from './paper'
import { marginsOf, roomOf, sizeOf } from './sheet'

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
