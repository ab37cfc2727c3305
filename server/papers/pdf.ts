import type { Content, createPdf, TableCell } from 'pdfmake'
import { localeOf, type Locale } from '../i18n'
import { svgOf } from './drawing'
import { fontFiles } from './fonts'
import { levels, opensSheet, shortTexts } from './keeping'
import {
  cellText,
  headRows,
  isNumeric,
  printable,
  type Block,
  type Letterhead,
  type Paper,
  type Signer,
  type TableBlock,
} from './paper'
import { cellPart, drawStructure, partOf, told } from './pdf-structure'
import { marginsOf, roomOf, sizeOf, tablePoints } from './sheet'
import { headPoints, joined, lengthOf, widthsOf } from './widths'

const point = 72 / 25.4
const hairline = '#8b97a5'
const band = '#e9edf1'

/**
 * The paper as a PDF with real text, the structure it is read aloud by, bookmarks, page x of y, and the headings of a table
 * on each of its sheets.
 */
export async function writePdf(paper: Paper): Promise<Buffer> {
  const { default: pdfmake } = await import('pdfmake')
  drawStructure()
  const fonts = fontFiles()
  const allowed = new Set(Object.values(fonts))
  pdfmake.setFonts({ Roboto: fonts })
  // Nothing that a text says can make it read a file or call another machine.
  pdfmake.setLocalAccessPolicy((path) => allowed.has(path))
  pdfmake.setUrlAccessPolicy(() => false)
  return pdfmake.createPdf(definitionOf(paper)).getBuffer()
}

function definitionOf(paper: Paper): Parameters<typeof createPdf>[0] {
  const locale = localeOf(paper.lang)
  const { width, height } = sizeOf(paper)
  const at = new Date(paper.at)
  const margins = marginsOf(paper)
  const sides = [margins.left, margins.top, margins.right, margins.bottom].map((mm) => mm * point)
  return {
    pageSize: { width: width * point, height: height * point },
    pageMargins: sides as [number, number, number, number],
    language: paper.lang,
    version: '1.7',
    displayTitle: true,
    tagged: true,
    info: {
      title: printable(paper.title),
      author: printable(paper.letterhead?.lines.at(-1) ?? 'Tuntas'),
      creator: 'Tuntas',
      creationDate: at,
      modDate: at,
    },
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2, color: '#17202b' },
    footer: (page, pages) => ({
      margin: [margins.left * point, 14, margins.right * point, 0],
      fontSize: 7.5,
      color: '#4e5b6a',
      columns: [
        {
          width: '*',
          headlineLevel: levels.aside,
          text: broken(`${paper.title} · ${paper.mark}`),
        },
        {
          width: 110,
          headlineLevel: levels.aside,
          alignment: 'right',
          text: locale.t('paper.page_of', { page: String(page), pages: String(pages) }),
        },
      ],
    }),
    pageBreakBefore: opensSheet,
    content: [
      ...(paper.letterhead ? letterhead(paper.letterhead, roomOf(paper) * point) : []),
      ...flow(paper, locale),
    ],
  }
}

/** The blocks one after the other; what belongs together is kept on one sheet. */
function flow(paper: Paper, locale: Locale): Content[] {
  const content: Content[] = []
  for (const [at, block] of paper.blocks.entries()) {
    const next = paper.blocks[at + 1]
    const place = String(at)
    if (block.kind === 'chart' && paper.blocks[at - 1]?.kind === 'heading') continue
    if (block.kind === 'heading' && next?.kind === 'chart') {
      // A drawing is not broken: the heading goes with it to wherever it has room.
      const head = { ...heading(block), id: place }
      content.push({ unbreakable: true, stack: [head, ...draw(next, paper, locale, place)] })
    } else if (block.kind === 'signatures') {
      // Nobody signs an empty sheet: the last words go with the names.
      const words = content.splice(content.length - lastWords(paper.blocks.slice(0, at)))
      content.push({ unbreakable: true, stack: [...words, ...draw(block, paper, locale, place)] })
    } else content.push(...draw(block, paper, locale, place))
  }
  return content
}

/** How many pieces stand right above the names that are short enough to go with them: texts, and the notes of a table. */
function lastWords(blocks: readonly Block[]): number {
  const texts = shortTexts(blocks)
  const above = texts < 3 ? blocks.at(-1 - texts) : undefined
  return texts + (above?.kind === 'table' ? above.notes.length : 0)
}

/** Words longer than a column are given places to break at; a printer would let them run out of the sheet. */
function broken(text: string, longest = 28): string {
  return printable(text).replace(new RegExp(`\\S{${longest}}(?=\\S)`, 'g'), '$&\u200b')
}

/** A text that is a piece of its own. */
function paragraph(text: string, longest = 60) {
  return told(partOf('P'), broken(text, longest))
}

function heading({ text, level }: Extract<Block, { kind: 'heading' }>) {
  return {
    // The title of a paper is its first heading.
    text: told(partOf(`H${level === 1 ? 2 : level === 2 ? 3 : 4}`), broken(text, 40)),
    outlineText: printable(text),
    bold: true,
    fontSize: [12.5, 11, 10][level - 1] ?? 10,
    margin: [0, level === 1 ? 12 : 8, 0, 4] as [number, number, number, number],
    outline: true,
  }
}

function letterhead({ lines, address }: Letterhead, room: number): Content[] {
  return [
    ...lines.map((text, index): Content => ({
      text: paragraph(text),
      alignment: 'center',
      bold: true,
      fontSize: index === 1 ? 14 : 11.5,
      lineHeight: 1.1,
    })),
    ...(address
      ? [
          {
            text: paragraph(address, 80),
            alignment: 'center' as const,
            fontSize: 8.5,
            margin: [0, 2, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
    {
      margin: [0, 4, 0, 12],
      canvas: [
        { type: 'line', x1: 0, y1: 0, x2: room, y2: 0, lineWidth: 1.6 },
        { type: 'line', x1: 0, y1: 2.6, x2: room, y2: 2.6, lineWidth: 0.5 },
      ],
    },
  ]
}

/** `place` names the block within its paper. */
function draw(block: Block, paper: Paper, locale: Locale, place: string): Content[] {
  switch (block.kind) {
    case 'title':
      return [
        {
          text: told(partOf('H1'), broken(block.text, 40)),
          outlineText: printable(block.text),
          alignment: 'center',
          bold: true,
          fontSize: 12.5,
          outline: true,
        },
        ...block.lines.map((text): Content => ({
          text: paragraph(text),
          alignment: 'center',
          fontSize: 10,
        })),
        { text: '', margin: [0, 0, 0, 8] },
      ]
    case 'heading':
      return [{ ...heading(block), headlineLevel: block.level }]
    case 'text':
      return [
        {
          text: paragraph(block.text),
          margin: [0, 0, 0, 5],
          ...(block.look === 'note' && { fontSize: 8, color: '#4e5b6a' }),
          ...(block.look === 'strong' && { bold: true }),
        },
      ]
    case 'list': {
      const numbering = block.ordered ? 'Decimal' : 'Disc'
      const list = partOf('L', null, { attributes: { O: 'List', ListNumbering: numbering } })
      const items = block.items.map((text) => ({
        text: told(partOf('LBody', partOf('LI', list)), broken(text, 60)),
        margin: [0, 0, 0, 3],
      }))
      return [
        { margin: [0, 0, 0, 5], ...(block.ordered ? { ol: items } : { ul: items }) } as Content,
      ]
    }
    case 'facts': {
      const list = partOf('L')
      return [
        {
          margin: [0, 0, 0, 8],
          layout: 'noBorders',
          table: {
            widths: [110, 4, '*'],
            body: block.rows.map(([label, value]) => {
              const fact = partOf('LI', list)
              return [
                { text: told(partOf('Lbl', fact), broken(label, 20)) },
                ':',
                { text: told(partOf('LBody', fact), broken(value, 50)) },
              ]
            }),
          },
        },
      ]
    }
    case 'table':
      return table(block, paper, locale, place)
    case 'chart': {
      const room = Math.min(roomOf(paper) * point, 480)
      const height = (room * block.drawing.height) / block.drawing.width
      return [
        {
          unbreakable: true,
          margin: [0, 4, 0, 8],
          stack: [
            {
              svg: svgOf(block.drawing),
              part: partOf('Figure', null, { alt: printable(block.description) }),
              width: room,
              height,
              alignment: 'center',
            } as Content,
            { text: paragraph(block.caption), fontSize: 9, bold: true, margin: [0, 4, 0, 0] },
            ...block.notes.map((text) => ({
              text: paragraph(text),
              fontSize: 7.5,
              color: '#4e5b6a',
            })),
          ],
        },
      ]
    }
    case 'signatures':
      return [signatures(block.place, block.day, block.signers)]
    case 'break':
      return [{ text: '', pageBreak: 'after' }]
  }
}

function table(block: TableBlock, paper: Paper, locale: Locale, place: string): Content[] {
  const { columns } = block
  const fontSize = tablePoints(columns.length, paper.landscape)
  // The lines and the space beside the text belong to the room as well.
  const padding = columns.length > 18 ? 1.5 : columns.length > 9 ? 2 : 3
  const room = roomOf(paper) * point - columns.length * (2 * padding + 0.5) - 0.5
  const widths = widthsOf(block, locale, room, fontSize)
  /** Breaks only the words that are wider than their column; a figure never is. */
  const headSize = headPoints(columns.length, fontSize)
  const fitted = (text: string, at: number, size = fontSize) => {
    const width = (widths[at] ?? 0) / size
    const letters = Math.max(4, Math.floor(width / 0.57))
    return joined(text)
      .split(/( |(?<=\u200b))/)
      .map((word) => (lengthOf(word) <= width ? word : broken(word, letters)))
      .join('')
  }
  const full = (cells: TableCell[][]) =>
    cells.map((row) => Array.from({ length: columns.length }, (_, at) => row[at] ?? {}))

  const whole = partOf('Table')
  const caption = block.caption ? partOf('Caption', whole) : null
  const heads = headRows(columns).map((row) => {
    const line = partOf('TR', whole)
    const cells: TableCell[] = []
    for (const { label, across, down, column } of row) {
      const text = across === 1 ? fitted(printable(label), column, headSize) : broken(label, 40)
      cells[column] = {
        text: told(cellPart(line, 'TH', { across, down, again: true }), text),
        bold: true,
        fontSize: headSize,
        alignment: 'center',
        colSpan: across,
        rowSpan: down,
        fillColor: band,
        headlineLevel: levels.aside,
      }
    }
    return cells
  })
  if (block.numbered) {
    const line = partOf('TR', whole)
    heads.push(
      columns.map((_, at) => ({
        text: told(cellPart(line, 'TD', { again: true }), String(at + 1)),
        alignment: 'center',
        fontSize: fontSize - 1,
        fillColor: band,
        headlineLevel: levels.aside,
      })),
    )
  }
  const body = block.rows.map((row, line): TableCell[] => {
    const id = `${place}.${line}`
    const part = partOf('TR', whole)
    if (row.kind === 'band') {
      const across = columns.length
      const text = told(cellPart(part, 'TD', { across }), broken(row.text, 60))
      const look = { bold: true, colSpan: across, fillColor: '#f4f6f8' }
      const cell = { text, ...look, headlineLevel: levels.band, id }
      return [cell]
    }
    const isAnnounced = line === 0 || block.rows[line - 1]?.kind === 'band'
    return row.cells.map((cell, at) => {
      const column = columns[at] as (typeof columns)[number]
      return {
        text: told(
          cellPart(part, 'TD'),
          fitted(
            printable(row.kind !== 'row' && cell === null ? '' : cellText(locale, column, cell)),
            at,
          ),
        ),
        alignment: isNumeric(column) ? 'right' : 'left',
        ...(isAnnounced && at === 0 ? { id } : { headlineLevel: levels.aside }),
        ...(row.kind !== 'row' && {
          bold: true,
          fillColor: row.kind === 'total' ? band : '#f4f6f8',
        }),
      }
    })
  })
  return [
    ...(caption
      ? [
          {
            text: told(caption, broken(block.caption, 60)),
            bold: true,
            fontSize: 9,
            margin: [0, 6, 0, 3] as [number, number, number, number],
            headlineLevel: levels.caption,
          },
        ]
      : []),
    {
      fontSize,
      lineHeight: 1.1,
      margin: [0, 0, 0, block.notes.length ? 2 : 8],
      table: {
        headerRows: heads.length,
        // The bands above the first row of figures go with it.
        keepWithHeaderRows: block.rows.findIndex(({ kind }) => kind !== 'band') + 1 || 1,
        dontBreakRows: true,
        widths,
        body: full([...heads, ...body]),
      },
      layout: {
        hLineWidth: () => 0.5,
        vLineWidth: () => 0.5,
        hLineColor: () => hairline,
        vLineColor: () => hairline,
        paddingLeft: () => padding,
        paddingRight: () => padding,
        paddingTop: () => 1.5,
        paddingBottom: () => 1.5,
      },
    },
    ...block.notes.map((text, at): Content => ({
      text: paragraph(text),
      fontSize: 7.5,
      color: '#4e5b6a',
      margin: [0, 0, 0, at === block.notes.length - 1 ? 8 : 0],
    })),
  ]
}

function signatures(place: string, day: string, signers: readonly Signer[]): Content {
  const blocks = signers.map((signer, index) => ({
    width: 200,
    alignment: 'center' as const,
    stack: [
      index === signers.length - 1 ? { text: paragraph(`${place}, ${day}`, 28) } : { text: ' ' },
      ...[0, 1]
        .filter((line) => signers.some(({ office }) => office[line]))
        .map((line) => ({
          text: signer.office[line] ? paragraph(signer.office[line], 28) : ' ',
        })),
      { text: ' ', margin: [0, 0, 0, 40] as [number, number, number, number] },
      signer.name
        ? { text: paragraph(signer.name, 28), bold: true, decoration: 'underline' as const }
        : { text: '.'.repeat(44) },
      ...signer.under.map((text) => ({ text: paragraph(text, 28) })),
    ],
  }))
  const gap = { width: '*', text: '' }
  return {
    margin: [0, 14, 0, 0],
    columns:
      blocks.length === 1
        ? [gap, ...blocks]
        : blocks.flatMap((one, at) => (at ? [gap, one] : [one])),
  }
}
