/** What of many actions can be changed at once: what is the same for all of them, never a figure. */
export const batchFields = [
  'status',
  'strategy',
  'responsible_office',
  'starts_on',
  'ends_on',
  'activity_kind',
] as const
export type BatchField = (typeof batchFields)[number]

/** Most actions that one change may touch. */
export const mostAtOnce = 200

/** One field and what it becomes, as the form of an action writes it. */
export type Change = Readonly<{ field: BatchField; value: string; reason: string | null }>

/** A change that was made, and may have been taken back. */
export type Batch = Change &
  Readonly<{
    id: number
    userName: string
    /** 0: the secretariat's choice among all agencies. */
    agencyId: number
    version: number
    appliedAt: Date
    undoneAt: Date | null
    undoneByName: string | null
    /** How many actions it touched. */
    n: number
  }>

/** One action of a change: what its field held, and whether somebody has changed it since. */
export type BatchRow = Readonly<{
  subjectId: number
  code: string
  title: string
  agencyShortName: string
  isDemo: boolean
  was: string
  before: unknown
  version: number
  /** The version that is stored now. */
  now: number
}>
