import type { Day } from '../i18n'

/** Which decisions by where they stand. `unfinished` is what a meeting has before it, and what the ledger opens with. */
export const decisionScopes = [
  'unfinished',
  'due',
  'overdue',
  'answered',
  'fulfilled',
  'cancelled',
  'all',
] as const
export type DecisionScope = (typeof decisionScopes)[number]

export const decisionSorts = ['due', 'code', 'agency', 'age', 'carried'] as const
export type DecisionSort = (typeof decisionSorts)[number]

export type DecisionFilter = Readonly<{
  scope: DecisionScope
  agency: string | null
  mine: boolean
  meeting: number | null
  q: string
  sort: DecisionSort
  reversed: boolean
  page: number
  today: Day
}>

export const decisionsPerPage = 50
