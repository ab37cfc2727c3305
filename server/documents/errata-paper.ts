import type { Cell, Column, Paper, Row, TableBlock } from '../papers/paper'

/** What has become another since a paper was issued: one cell, or a whole row. */
export type Erratum = Readonly<{
  table: string
  /** The code of the row, and its first words. */
  row: string
  words: string
  column: Column | null
  was: Cell
  is: Cell
  change: 'cell' | 'added' | 'removed'
}>

/**
 * The frozen tables of a paper held against those of today, cell by cell. Rows and columns are known by their keys, so
 * that neither another order nor a new column is taken for a correction.
 */
export function errataOf(frozen: Paper, today: Paper): Erratum[] {
  return tablesOf(frozen).flatMap((then) => {
    const now = tablesOf(today).find((table) => table.key === then.key)
    return now && !now.passing ? tableErrata(then, now) : []
  })
}

const tablesOf = (paper: Paper) =>
  paper.blocks.filter((block): block is TableBlock => block.kind === 'table')

type Filled = Exclude<Row, { kind: 'band' }>
const filled = (table: TableBlock) =>
  new Map(
    table.rows.flatMap((row): [string, Filled][] => (row.kind === 'band' ? [] : [[row.key, row]])),
  )

function tableErrata(then: TableBlock, now: TableBlock): Erratum[] {
  const table = then.caption || then.name
  const [before, after] = [filled(then), filled(now)]
  const columns = then.columns.flatMap((column, from) => {
    const to = now.columns.findIndex((one) => one.key === column.key)
    // A running number changes with every row before it.
    return to < 0 || column.key === 'no' ? [] : [{ column, from, to }]
  })
  const named = (row: Filled, own: TableBlock) => ({
    table,
    row: row.key,
    words: wordsOf(row, own),
  })
  return [
    ...[...before.values()].flatMap((row): Erratum[] => {
      const other = after.get(row.key)
      if (!other) {
        return [{ ...named(row, then), column: null, was: null, is: null, change: 'removed' }]
      }
      return columns.flatMap(({ column, from, to }) => {
        const [old, fresh] = [row.cells[from] ?? null, other.cells[to] ?? null]
        return seen(column, old) === seen(column, fresh)
          ? []
          : [{ ...named(row, then), column, was: old, is: fresh, change: 'cell' as const }]
      })
    }),
    ...[...after.values()].flatMap((row): Erratum[] =>
      before.has(row.key)
        ? []
        : [{ ...named(row, now), column: null, was: null, is: null, change: 'added' }],
    ),
  ]
}

/** A share is printed rounded; what nobody could see on paper is no correction. */
function seen(column: Column, cell: Cell): Cell {
  if (column.kind !== 'percent' || typeof cell !== 'number') return cell
  return (cell * 100).toFixed(column.decimals ?? 1)
}

/** The first words of a row, so that it is known without its code. */
function wordsOf(row: Filled, table: TableBlock): string {
  const at = table.columns.findIndex((column) => column.key === 'title')
  const text = row.cells[at < 0 ? 0 : at]
  return typeof text === 'string' ? text : ''
}
