import { formReader, readId, type FieldErrors } from '../http/parse'
import type { Typed } from '../http/kept'
import { headerFrom } from './headings'
import {
  bases,
  doubtfulIn,
  fields,
  fieldsFor,
  noneOfThem,
  numberFormats,
  purposes,
  scales,
  type Columns,
  type Field,
  type Import,
  type Plan,
  type Purpose,
  type Question,
} from './import'

/** What the plan's form is held against. */
export type PlanFacts = Readonly<{
  one: Import
  years: readonly number[]
  windows: readonly Readonly<{ code: string; year: number; endsOn: string }>[]
}>

export type PlanForm =
  | Readonly<{ ok: true; plan: Plan; version: number | null }>
  | Readonly<{ ok: false; typed: Typed; errors: FieldErrors }>

/** Whether the basis of figures goes without saying: our own template says it in its headings. */
export function basisIsKnown(heads: readonly string[]): boolean {
  return heads.some((head) => /kode tuntas/i.test(head))
}

export const columnField = (at: number) => `column_${at}`

/** Reads what the person says of the file: which sheet and headings, which column is what, and what figures mean. */
export function readPlanForm(body: unknown, { one, years, windows }: PlanFacts): PlanForm {
  const form = formReader(body)
  const purpose = form.choice('purpose', purposes, { required: true })
  const sheet = one.book?.sheets.find((known) => known.name === form.raw('sheet'))
  if (!sheet) form.refuse('sheet', 'field.not_a_choice')
  const height = form.raw('header_height') === '2' ? 2 : 1
  const header = sheet && headerFrom(sheet.rows, readId(form.raw('header')) ?? 0, height)
  if (sheet && !header) form.refuse('header', 'import.error.no_header')
  const columns: Partial<Record<Field, number>> = {}
  for (const at of (header?.heads ?? []).keys()) {
    const chosen = form.choice(columnField(at), fields)
    if (chosen === null) continue
    if (columns[chosen] !== undefined) form.refuse(columnField(at), 'import.error.column_twice')
    columns[chosen] ??= at
  }
  const window = windows.find((known) => known.code === form.raw('window'))
  if (purpose === 'progress' && !window) form.refuse('window', 'field.required')
  const year = purpose === 'progress' ? (window?.year ?? null) : readId(form.raw('year'))
  if (purpose === 'actions' && (year === null || !years.includes(year)))
    form.refuse('year', 'field.required')
  const known = basisIsKnown(header?.heads ?? [])
  const basis =
    purpose === 'actions'
      ? null
      : known
        ? 'cumulative'
        : form.choice('basis', bases, { required: true })
  const scale = form.choice('scale', scales, { required: true })
  const doubtful = sheet && header ? doubtfulIn(sheet, header, columns) : null
  const numbers = form.choice('numbers', numberFormats, { required: doubtful !== null })
  const stage = form.choice('stage', ['murni', 'perubahan'])
  if (purpose) checkColumns(form, purpose, columns, window?.endsOn ?? null)
  if (!form.clean || !sheet || !header || !purpose || year === null) return form.refused()
  return {
    ok: true,
    version: form.id('version'),
    plan: {
      purpose,
      sheet: sheet.name,
      headerRow: header.row,
      headerHeight: header.height,
      heads: header.heads,
      columns: onlyFor(purpose, columns),
      year,
      windowCode: purpose === 'progress' ? (window?.code ?? null) : null,
      basis,
      scale: Number(scale),
      numbers,
      stage: stage ?? 'murni',
    },
  }
}

function onlyFor(purpose: Purpose, columns: Columns): Columns {
  const used = fieldsFor(purpose)
  return Object.fromEntries(
    Object.entries(columns).filter(([field]) => used.includes(field as Field)),
  )
}

function checkColumns(
  form: ReturnType<typeof formReader>,
  purpose: Purpose,
  columns: Columns,
  endsOn: string | null,
): void {
  const has = (...names: Field[]) => names.some((name) => columns[name] !== undefined)
  if (!has('title', 'sub_activity', 'kind_direct', 'kind_indirect', 'kind_support', 'code'))
    form.refuse('columns', 'import.error.no_title_column')
  if (purpose === 'actions') return
  const figures = fieldsFor('progress').filter((field) =>
    /^(realised|money_|output|beneficiaries|done_text)/.test(field),
  )
  if (!has(...figures)) form.refuse('columns', 'import.error.no_figure_column')
  const halves = has('realised_s1', 'realised_s2')
  if (halves && endsOn !== null && !/-(06-30|12-31)$/.test(endsOn))
    form.refuse('window', 'import.error.window_of_half')
}

/** The answers that were chosen; what was left open stays a question. */
export function readAnswers(body: unknown, questions: readonly Question[]): Map<Question, string> {
  const form = formReader(body)
  const given = new Map<Question, string>()
  questions.forEach((question, at) => {
    const value = form.raw(`answer_${at}`)
    const offered = question.candidates.some((one) => one.value === value)
    if (form.raw(`key_${at}`) === question.key && (offered || value === noneOfThem))
      given.set(question, value)
  })
  return given
}
