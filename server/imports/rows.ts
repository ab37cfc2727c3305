import type { ReadCell, ReadRow } from '../sheets/cell'
import { isTick, strategyIn, textIn } from './cells'
import { folded, isNumberRow } from './headings'
import type { Field, Plan } from './import'

/** One row of a file that is about an action. What it leaves blank and rows above it say is filled in. */
export type DataRow = Readonly<{
  number: number
  hidden: boolean
  cells: Readonly<Partial<Record<Field, ReadCell>>>
  /** All its cells as text, for whoever gets the row back. */
  texts: readonly string[]
  /** Fields taken from a row above. */
  inherited: readonly Field[]
}>

/** A row that is no data: a band, a subtotal, a number row, a note. */
export type OtherRow = Readonly<{
  number: number
  kind: 'band' | 'total' | 'head' | 'note'
  text: string
}>

const inheriting: readonly Field[] = ['strategy', 'agency', 'program', 'activity']
/** Said of the rows of one office, below it. */
const isInner = (field: Field) => field === 'program' || field === 'activity'

const naming: readonly Field[] = [
  'title',
  'sub_activity',
  'kind_direct',
  'kind_indirect',
  'kind_support',
  'code',
]

/** Tells the rows of a sheet apart, below its headings. */
export function tellApart(
  rows: readonly ReadRow[],
  plan: Plan,
): { data: DataRow[]; others: OtherRow[] } {
  const data: DataRow[] = []
  const others: OtherRow[] = []
  const above: Partial<Record<Field, ReadCell>> = {}
  const columns = Object.entries(plan.columns) as [Field, number][]
  const columnOf = (field: Field) => plan.columns[field] ?? -1
  /** Below another office, or another program, nothing goes on that was said under the one before. */
  const begin = (field: Field, cell: ReadCell) => {
    const inner = field === 'agency' ? (['program', 'activity'] as const) : (['activity'] as const)
    const differs = textIn(above[field]) !== textIn(cell)
    above[field] = cell
    if (!differs || (field !== 'agency' && field !== 'program')) return
    for (const one of inner) if (columnOf(field) < columnOf(one)) delete above[one]
  }
  // Where each row bears its action's code, a blank means that nothing is said.
  const inherits = plan.columns.code === undefined
  const heads = new Set(plan.heads.map(folded))
  for (const row of rows) {
    if (row.number < plan.headerRow + plan.headerHeight) continue
    const texts = Array.from({ length: Math.max(plan.heads.length, row.cells.length) }, (_, at) =>
      row.cells[at] === undefined ? '' : textIn(row.cells[at]),
    )
    const filled = texts.filter((text) => text !== '')
    if (filled.length === 0 && !row.cells.some((cell) => cell?.error)) continue
    const other = (kind: OtherRow['kind']) =>
      others.push({ number: row.number, kind, text: filled.join(' · ').slice(0, 120) })
    if (isNumberRow(texts) || filled.filter((text) => heads.has(folded(text))).length > 3) {
      other('head')
      continue
    }
    const own: Partial<Record<Field, ReadCell>> = {}
    for (const [field, at] of columns) {
      const cell = row.cells[at]
      if (cell && (textIn(cell) !== '' || cell.error)) own[field] = cell
    }
    const first = filled[0] ?? ''
    if (filled.some((text) => /^(sub ?)?(jumlah|total)\b/i.test(text))) {
      other('total')
      continue
    }
    const names = naming.some((field) => own[field] && !isTick(textIn(own[field])))
    if (!names) {
      const strategy = filled.length <= 2 ? strategyIn(filled.at(-1) ?? '') : null
      if (
        strategy !== null &&
        /strategi|mengurangi|pengurangan|peningkatan|meningkatkan|penurunan|kantong/i.test(
          filled.join(' '),
        )
      ) {
        above.strategy = { text: String(strategy) }
        other('band')
        continue
      }
      // A row that names a program or kegiatan and nothing smaller says where the next rows belong.
      const sets = inheriting.filter((field) => own[field])
      for (const field of sets) {
        const cell = own[field]
        if (cell) begin(field, cell)
      }
      // Figures without a name are a row that forgot something: it is refused, not passed over.
      const forgetful =
        sets.length === 0 && filled.length > 1 && (own.budget ?? own.nomenclature ?? own.realised)
      if (!forgetful) {
        other(sets.length > 0 ? 'band' : 'note')
        continue
      }
    }
    // A signature or a remark under the table stands in one cell and belongs to nothing.
    if (
      filled.length === 1 &&
      columns.length > 3 &&
      !own.code &&
      /^(ket|catatan|sumber|mengetahui|lahat,|nip)/i.test(first)
    ) {
      other('note')
      continue
    }
    const inherited: Field[] = []
    const cells: Partial<Record<Field, ReadCell>> = { ...own }
    for (const field of inheriting) {
      const cell = own[field]
      if (cell) begin(field, cell)
      // A dash says that there is none; a blank, that it is as above.
      else if (isInner(field) && row.cells[columnOf(field)]) delete above[field]
      else if (inherits && above[field]) {
        cells[field] = above[field]
        inherited.push(field)
      }
    }
    // Several activities of one sub kegiatan share its merged cells.
    for (const field of ['nomenclature', 'sub_activity'] as const) {
      if (own[field]) above[field] = own[field]
      else if (names && !own.sub_activity && !own.title && !own.code && above[field]) {
        cells[field] = above[field]
        inherited.push(field)
      }
    }
    data.push({ number: row.number, hidden: row.hidden, cells, texts, inherited })
  }
  return { data, others }
}
