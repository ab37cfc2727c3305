import { unknown, type Paper, type Row, type TableBlock } from '../papers/paper'
import type { Book } from './write'

/** The tables of a paper as a workbook, each on a sheet of its own, under the title of the paper. */
export function bookOf(paper: Paper, about: Book['about']): Book {
  const title = paper.blocks.flatMap((block) =>
    block.kind === 'title' ? [block.text, ...block.lines] : [],
  )
  const tables = paper.blocks.filter((block): block is TableBlock => block.kind === 'table')
  return {
    at: new Date(paper.at),
    about,
    sheets: tables.map((table) => ({
      name: table.name,
      title: table.caption ? [...title, table.caption] : title,
      columns: table.columns,
      numbered: table.numbered,
      rows: [table.rows.map((row) => told(table, row))],
      notes: table.notes,
      paper: paper.sheet,
      landscape: paper.landscape,
    })),
  }
}

/** A text that is not known is a dash, as on paper: a blank under a name would be taken for the same name. */
function told({ columns }: TableBlock, row: Row): Row {
  if (row.kind !== 'row') return row
  const cells = row.cells.map((cell, at) =>
    cell === null && columns[at]?.kind === 'text' ? unknown : cell,
  )
  return { ...row, cells }
}
