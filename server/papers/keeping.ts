import type { createPdf } from 'pdfmake'
import type { Block } from './paper'

type Breaks = NonNullable<Parameters<typeof createPdf>[0]['pageBreakBefore']>
type Node = Parameters<Breaks>[0]
type NodeQueries = Parameters<Breaks>[1]

/**
 * How a text of a sheet is told apart when the sheets are cut. A level above 0 announces what follows: it never ends a
 * sheet. Level 0 says nothing on this: the line at the foot, and cells, because a row that is not broken tells where it
 * began and not where it went; only the one that carries an `id` is followed to its sheet.
 */
export const levels = { aside: 0, caption: 9, band: 10 } as const

/** Two lines of text: with less under it a heading reads as if it stood alone. */
const twoLines = 26

/**
 * Whether what announces begins a new sheet, because nothing that it announces would stand under it: a heading, a
 * caption or a band of a table, also several of them, one under the other.
 */
export function opensSheet(node: Node, nodes: NodeQueries): boolean {
  if (!node.headlineLevel || node.startPosition.verticalRatio <= 0) return false
  const { pageNumber } = node.startPosition
  const first = nodes
    .getFollowingNodesOnPage()
    .find((one) => isSaid(one) && one.startPosition.pageNumber === pageNumber)
  if (!first) return nodes.getNodesOnNextPage().some(isSaid)
  return first.id === undefined && first.pageNumbers.length > 1 && roomFrom(first) < twoLines
}

function isSaid(node: Node): boolean {
  return node.headlineLevel === undefined && node.text !== undefined
}

function roomFrom({ startPosition: { pageInnerHeight, verticalRatio } }: Node): number {
  return pageInnerHeight * (1 - verticalRatio)
}

/** Of how many texts one after the other, up from the end, each is short enough to go with the names that sign under it. */
export function shortTexts(blocks: readonly Block[]): number {
  const above = blocks.toReversed().slice(0, 3)
  const other = above.findIndex((block) => block.kind !== 'text' || block.text.length > 400)
  return other < 0 ? above.length : other
}

/** What goes with the names under it to their sheet, by its place: short texts, and the end of what stands above them. */
export function keptWithNames(blocks: readonly Block[]): Set<number> {
  const kept = new Set<number>()
  for (const [at, { kind }] of blocks.entries()) {
    if (kind !== 'signatures') continue
    const first = at - 1 - shortTexts(blocks.slice(0, at))
    for (let one = Math.max(0, first); one < at; one += 1) kept.add(one)
  }
  return kept
}
