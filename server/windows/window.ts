import type { Day } from '../i18n'

export const windowKinds = ['quarter', 'semester', 'month'] as const
export type WindowKind = (typeof windowKinds)[number]

/** A period that is due. Figures run from 1 January to `endsOn`; all days are WIB days. */
export type Window = Readonly<{
  id: number
  /** '2026-TW3' */
  code: string
  year: number
  kind: WindowKind
  number: number
  endsOn: Day
  opensOn: Day
  dueOn: Day
  /** Last day on which a late report is taken. */
  graceUntil: Day
  unlockedUntil: Day | null
  unlockReason: string | null
  version: number
}>

/** '2026-TW3', '2026-S1', '2026-B09': whatever else an address says names no window. */
export function isWindowCode(code: string): boolean {
  return /^\d{4}-(TW[1-4]|S[12]|B(0[1-9]|1[0-2]))$/.test(code)
}

/** What became of one action in one window, on a given day. Every pair is in exactly one of these states. */
export const slotStates = [
  'not_due',
  'none',
  'draft',
  'late',
  'sent',
  'returned',
  'verified',
  'excused',
] as const
export type SlotState = (typeof slotStates)[number]

export type Phase = 'closed' | 'open' | 'late' | 'locked'

/** Where a window stands on that day: not open yet, open, past due but still taken, or locked. Due today is not late. */
export function phaseOf(window: Window, today: Day): Phase {
  if (today < window.opensOn) return 'closed'
  if (today <= window.dueOn) return 'open'
  if (
    today <= window.graceUntil ||
    (window.unlockedUntil !== null && today <= window.unlockedUntil)
  )
    return 'late'
  return 'locked'
}

/** Whether a report may be written on that day. */
export function takesReports(window: Window, today: Day): boolean {
  const phase = phaseOf(window, today)
  return phase === 'open' || phase === 'late'
}

/**
 * The window a page shows when none is chosen: of that year, the last that has opened; before the first opens, the
 * first. Undefined when the year has none.
 */
export function currentWindow(
  windows: readonly Window[],
  year: number,
  today: Day,
): Window | undefined {
  const ofYear = windows
    .filter((one) => one.year === year)
    .sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1))
  return ofYear.filter((one) => one.opensOn <= today).at(-1) ?? ofYear[0]
}
