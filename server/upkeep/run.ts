/** What the house does for itself, by the clock or on request. */
export type RunKind = 'backup' | 'seals'

/** One time it was done: `outcome` is plain JSON, a backup's `BackupOutcome` or a look's `SealsOutcome`; or why not. */
export type Run<Outcome = unknown> = Readonly<{
  kind: RunKind
  beganAt: Date
  endedAt: Date
  ok: boolean
  outcome: Outcome
}>

/** Which archive was made, its bytes, and the rows in it. `kept` counts the archives in the folder afterwards. */
export type BackupOutcome = Readonly<{ file: string; bytes: number; rows: number; kept: number }>

/** What the seals said; `newest` is the seal that the next look must find again. */
export type SealsOutcome = Readonly<{
  seals: number
  lines: number
  broken: Readonly<{ seal: number; firstLine: number; lastLine: number }> | null
  newest: Readonly<{ id: number; sum: string }> | null
}>

/** Why it could not be done, in the words of whatever refused. */
export type FailedOutcome = Readonly<{ error: string }>
