import type * as Docx from 'docx'
import type { Locale } from '../i18n'
import {
  cellText,
  headRows,
  isNumeric,
  printable,
  type Paper,
  type Row,
  type Signer,
  type TableBlock,
} from './paper'
import { roomOf, tablePoints } from './sheet'
import { headPoints, joined, widthsOf } from './widths'
import { caption, cellRuns, grey, runs, twips, withNext, type Made } from './docx-words'

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
export function table(
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

export function facts(
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

export function signatures(
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
