import type { Day } from '../i18n'

/**
 * RAT matrix of a year, OPPKPKE matrix of a semester, program and budget matrix of a quarter, tables and charts
 * of the yearly LP2KD, sheet of an agency, brief of the chair.
 */
export const documentKinds = [
  'program',
  'semester',
  'quarter',
  'annual',
  'agency',
  'brief',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const formats = ['pdf', 'docx', 'xlsx'] as const
export type Format = (typeof formats)[number]

/** The files of each kind: a matrix is worked on in Excel, a text in Word; each can be printed from its PDF. */
export const formatsOf: Record<DocumentKind, readonly Format[]> = {
  program: ['pdf', 'xlsx'],
  semester: ['pdf', 'xlsx'],
  quarter: ['pdf', 'xlsx'],
  annual: ['docx', 'pdf', 'xlsx'],
  agency: ['pdf', 'xlsx'],
  brief: ['pdf', 'docx'],
}

export function isDocumentKind(text: string): text is DocumentKind {
  return (documentKinds as readonly string[]).includes(text)
}

export function isFormat(text: string): text is Format {
  return (formats as readonly string[]).includes(text)
}

/** How many parts a year has for a paper of that kind: halves, quarters, or none. */
export function partsOf(kind: DocumentKind): 0 | 2 | 4 {
  if (kind === 'program' || kind === 'annual') return 0
  return kind === 'semester' ? 2 : 4
}

/** What a paper is about. */
export type Subject = Readonly<{
  kind: DocumentKind
  year: number
  /** The half or the quarter; null for a whole year. */
  part: number | null
  /** Of an agency's sheet. */
  agency: Readonly<{ id: number; code: string; name: string; shortName: string }> | null
}>

/** The last day that the figures of a paper speak of. */
export function lastDayOf({ kind, year, part }: Pick<Subject, 'kind' | 'year' | 'part'>): Day {
  const ends = ['03-31', '06-30', '09-30', '12-31']
  const quarter = part === null ? 4 : kind === 'semester' ? part * 2 : part
  return `${year}-${ends[quarter - 1]}`
}

/** An issued paper, without what it says. */
export type Document = Readonly<{
  id: number
  kind: DocumentKind
  year: number
  part: number | null
  agencyId: number | null
  agencyCode: string | null
  agencyName: string | null
  agencyShortName: string | null
  number: string
  title: string
  issuedOn: Day
  issuedAt: Date
  issuedBy: string | null
  edition: number
  replacesId: number | null
  replacesNumber: string | null
  /** The edition after it. */
  replacedById: number | null
  replacedByNumber: string | null
  reason: string | null
  isDemo: boolean
}>

export type DocumentFile = Readonly<{ format: Format; name: string; size: number; sha256: string }>
