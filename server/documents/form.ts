import { formReader, queryText, type Form } from '../http/parse'
import type { Day } from '../i18n'
import { isDocumentKind, lastDayOf, partsOf, type DocumentKind, type Subject } from './document'

export type Asked = Readonly<{ kind: DocumentKind; year: number; part: number | null }>

/** What an address asks for: '2026' or '2026-2'. Whatever the house does not know is as if nothing were asked. */
export function readAsked(
  query: unknown,
  { today, years }: Readonly<{ today: Day; years: readonly number[] }>,
): Asked {
  const asked = queryText(query, 'kind', 20)
  const kind = isDocumentKind(asked) ? asked : 'program'
  const [, year, part] = /^(\d{4})(?:-([1-4]))?$/.exec(queryText(query, 'period', 10)) ?? []
  const parts = partsOf(kind)
  const known = year !== undefined && years.includes(Number(year))
  if (!known) return latestOf(kind, today)
  if (parts === 0) return { kind, year: Number(year), part: null }
  const number = Number(part)
  return number >= 1 && number <= parts
    ? { kind, year: Number(year), part: number }
    : { kind, year: Number(year), part: latestOf(kind, `${year}-12-31`).part }
}

/** The last period that is over; in the first part of a year, that part. */
function latestOf(kind: DocumentKind, today: Day): Asked {
  const year = Number(today.slice(0, 4))
  const parts = partsOf(kind)
  if (parts === 0) return { kind, year, part: null }
  const over = Array.from({ length: parts }, (_, at) => at + 1).filter(
    (part) => lastDayOf({ kind, year, part }) <= today,
  )
  return { kind, year, part: over.at(-1) ?? 1 }
}

/** The period of a paper as an address writes it. */
export function periodCode({ year, part }: Pick<Subject, 'year' | 'part'>): string {
  return part === null ? String(year) : `${year}-${part}`
}

/** The address of a paper that is not issued. */
export function subjectHref(
  path: string,
  subject: Pick<Subject, 'kind' | 'year' | 'part' | 'agency'>,
): string {
  const query = new URLSearchParams({ kind: subject.kind, period: periodCode(subject) })
  if (subject.agency) query.set('agency', subject.agency.code)
  return `${path}?${query.toString()}`
}

export type IssueInput = Readonly<{
  number: string
  day: Day
  /** Why there is a new edition; null for the first. */
  reason: string | null
}>

/** Reads the form that issues a paper. `again`: there is an edition already, so it must say why there is another. */
export function parseIssueForm(
  body: unknown,
  { today, again }: Readonly<{ today: Day; again: boolean }>,
): Form<IssueInput> {
  const read = formReader(body)
  const number = read.text('number', { min: 3, max: 80, required: true })?.replace(/\s+/g, ' ')
  const day = read.day('issued_on', { required: true })
  if (day !== null && day > today) read.refuse('issued_on', 'document.error.future')
  if (day !== null && day < '2000-01-01') read.refuse('issued_on', 'document.error.too_old')
  const reason = again ? read.text('reason', { min: 3, max: 500, required: true }) : null
  if (!read.clean) return read.refused()
  return { ok: true, input: { number: number as string, day: day as string, reason } }
}
