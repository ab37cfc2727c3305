import type { Paper, TableBlock } from '../papers/paper'
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
      rows: [table.rows],
      notes: table.notes,
      paper: paper.sheet,
      landscape: paper.landscape,
    })),
  }
}
