import { funds } from '../actions/action'
import type { Message } from '../i18n'

export type ImportState =
  | 'reading'
  | 'unreadable'
  | 'understood'
  | 'checking'
  | 'checked'
  | 'applying'
  | 'applied'
  | 'undone'
  | 'discarded'
  | 'failed'

/** While it is worked on, a person waits. */
export const workedOn: readonly ImportState[] = ['reading', 'checking', 'applying']

export const importLimits = {
  bytes: 20 * 1024 * 1024,
  rows: 5000,
  /** Rows above the headings and between the data that say nothing of their own. */
  otherRows: 1500,
  /** Of each sheet, to understand it. */
  seenRows: 40,
  seenSheets: 12,
  /** Up to this size a file is worked on while the person waits for the page. */
  atOnceBytes: 40_000,
  keptDays: 30,
} as const

export const purposes = ['actions', 'progress'] as const
export type Purpose = (typeof purposes)[number]

export const layouts = ['rat', 'oppkpke', 'template_actions', 'template_progress', 'free'] as const
export type Layout = (typeof layouts)[number]

export const bases = ['cumulative', 'period'] as const
export type Basis = (typeof bases)[number]

export const scales = ['1', '1000', '1000000'] as const

/** How a file writes its numbers: 1.250,5 or 1,250.5, or now so and now so. */
export const numberFormats = ['comma', 'point', 'mixed'] as const
export type NumberFormat = (typeof numberFormats)[number]

const actionFields = [
  'code',
  'year',
  'title',
  'strategy',
  'agency',
  'nomenclature',
  'program',
  'activity',
  'sub_activity',
  'kind_direct',
  'kind_indirect',
  'kind_support',
  'activity_kind',
  'budget',
  'fund',
  'aid_nature',
  'places',
  'beneficiary_target',
  'beneficiary_unit',
  'benefit_size',
  'aid_kind',
  'benefit_duration',
  'output_target',
  'output_unit',
  'starts_on',
  'ends_on',
  'responsible_office',
  'status',
  'status_reason',
] as const
const progressFields = [
  'realised_s1',
  'realised_s2',
  'realised_total',
  'realised',
  ...funds.map((fund) => `money_${fund}` as const),
  'output',
  'beneficiaries',
  'done_text',
  'constraint_code',
  'constraint_text',
  'driving_text',
  'next_text',
  'help_text',
] as const
export const fields = [...actionFields, ...progressFields] as const
export type Field = (typeof fields)[number]

/** Fields that hold a figure. */
export const figureFields: readonly Field[] = [
  'budget',
  'beneficiary_target',
  'output_target',
  'realised_s1',
  'realised_s2',
  'realised_total',
  'realised',
  ...funds.map((fund) => `money_${fund}` as const),
  'output',
  'beneficiaries',
]

/** Fields that find an action again, read for either purpose. */
const keyFields: readonly Field[] = [
  'code',
  'year',
  'agency',
  'nomenclature',
  'title',
  'sub_activity',
  'kind_direct',
  'kind_indirect',
  'kind_support',
  'strategy',
  'program',
  'activity',
]

/** What a file for that purpose may say. */
export function fieldsFor(purpose: Purpose): readonly Field[] {
  if (purpose === 'actions') return actionFields
  return [
    ...new Set([...keyFields, 'status', 'status_reason', 'fund', ...progressFields] as Field[]),
  ]
}

/** The column of each field, from 0. */
export type Columns = Readonly<Partial<Record<Field, number>>>

/** Where the headings of a sheet stand: the row of the file they begin in, how many they are, and what they say. */
export type Header = Readonly<{ row: number; height: number; heads: readonly string[] }>

/** The beginning of a sheet, as it is kept with the import. */
export type SeenSheet = Readonly<{
  name: string
  hidden: boolean
  rows: readonly Readonly<{ number: number; hidden: boolean; cells: readonly string[] }>[]
  /** Texts that are figures and can be read two ways, each column's first. */
  doubtful?: readonly DoubtfulText[]
}>
/** A figure that can be read two ways, and where it stands. Columns from 0. */
export type DoubtfulText = Readonly<{ row: number; column: number; text: string }>
export type SeenBook = Readonly<{ sheets: readonly SeenSheet[]; macros: boolean }>

/** The sign before the decimals, where a plan says it. */
export function decimalSign({ numbers }: Pick<Plan, 'numbers'>): 'comma' | 'point' | null {
  return numbers === 'comma' || numbers === 'point' ? numbers : null
}

/** The first figure below the headings that can be read two ways, in a column that is used for figures. */
export function doubtfulIn(
  sheet: SeenSheet,
  header: Header | null,
  columns: Columns,
): DoubtfulText | null {
  const used = new Set(figureFields.map((field) => columns[field]))
  const first = header ? header.row + header.height : 0
  return (sheet.doubtful ?? []).find(({ row, column }) => row >= first && used.has(column)) ?? null
}

/** What a person said of a file before it is checked. */
export type Plan = Readonly<{
  purpose: Purpose
  sheet: string
  headerRow: number
  headerHeight: number
  heads: readonly string[]
  columns: Columns
  year: number
  windowCode: string | null
  basis: Basis | null
  scale: number
  /** Asked where a figure of the file can be read two ways. */
  numbers?: NumberFormat | null
  stage: 'murni' | 'perubahan'
}>

export const outcomes = ['new', 'changed', 'asked', 'refused', 'same', 'skipped'] as const
export type Outcome = (typeof outcomes)[number]
export type Counts = Readonly<Partial<Record<Outcome, number>>>

/** What is wrong in a row: in which column, and what to do. */
export type Problem = Readonly<{ field: string; message: Message }>

export type Change = Readonly<{ label: string; before: string; after: string }>

/** A name or a match that nobody may guess. `rows` are some of those that wait for the answer. */
export type Question = Readonly<{
  key: string
  kind: 'agency' | 'place' | 'strategy' | 'fund' | 'match'
  typed: string
  candidates: readonly Readonly<{ value: string; label: string }>[]
  rows: readonly number[]
}>

/** The answer that says none of them. */
export const noneOfThem = 'none'

export type Import = Readonly<{
  id: number
  name: string
  size: number
  sha256: string
  userId: number
  userName: string
  /** Whose rows it may touch; 0 is the secretariat, which may touch all. */
  agencyId: number
  agencyName: string | null
  state: ImportState
  trouble: string | null
  book: SeenBook | null
  plan: Plan | null
  answers: Readonly<Record<string, string>>
  questions: readonly Question[]
  counts: Counts
  done: number
  total: number
  isDemo: boolean
  version: number
  createdAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
  /** Whether its bytes are still kept. */
  kept: boolean
}>

export type ImportRow = Readonly<{
  number: number
  outcome: Outcome
  title: string
  actionId: number | null
  cells: readonly string[]
  changes: readonly Change[]
  problems: readonly Problem[]
  notes: readonly Message[]
  input: unknown
  seenVersion: number | null
}>
