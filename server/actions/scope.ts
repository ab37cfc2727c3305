import type { Day } from '../i18n'
import type { Fund, WorkStatus } from './action'
import type { Judgement } from './progress'

/** What a list may ask about the report of the window it counts at. */
export const reportScopes = [
  'owed',
  'reported',
  'none',
  'draft',
  'sent',
  'returned',
  'verified',
  'late',
  'sent_late',
] as const
export type ReportScope = (typeof reportScopes)[number]

/** Figures that an action has: not NULL, whatever their size. */
export const knownFigures = [
  'budget',
  'output_target',
  'realised',
  'output',
  'beneficiaries',
] as const
export type KnownFigure = (typeof knownFigures)[number]

/** How what a list is narrowed by is spelled in an address. */
export const spelled = {
  year: /^(20\d{2}|2100)$/,
  strategy: /^[123]$/,
  agency: /^[a-z0-9-]{2,60}$/i,
  place: /^\d{2}\.\d{2}\.\d{2}(\.\d{4})?$/,
} as const

export const sorts = ['code', 'title', 'agency', 'ends', 'budget', 'updated', 'judged'] as const
export type Sort = (typeof sorts)[number]

/** A reporting window as far as a list needs it: its name, its end, its due day. */
export type ScopeWindow = Readonly<{
  id: number
  code: string
  year: number
  kind: 'quarter' | 'semester' | 'month'
  number: number
  endsOn: Day
  dueOn: Day
}>

/** What a list of actions is narrowed to, and its order. The board counts by the same rules. NULL: not narrowed. */
export type ActionFilter = Readonly<{
  q: string
  year: number | 'all'
  /** The windows at whose end everything is judged: one of each year shown, none where a year has none. */
  windows: readonly ScopeWindow[]
  /** Whether the window was asked for by its code. */
  windowChosen: boolean
  strategy: number | null
  agency: string | null
  /** Only those of the reader's own agency. */
  mine: boolean
  status: WorkStatus | null
  judged: Judgement | null
  money: Judgement | null
  fund: Fund | null
  /** The code of a desa, a kelurahan, or a kecamatan with all that lies in it. */
  place: string | null
  /** The output unit, letter by letter. */
  unit: string | null
  report: ReportScope | null
  has: KnownFigure | null
  sort: Sort
  /** Against the order the column has by itself. */
  reversed: boolean
  page: number
  today: Day
}>
