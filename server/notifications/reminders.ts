import type { Day } from '../i18n'
import type { NamedWindow, NewNotice } from './notification'

/** A window and its days, as far as reminding goes. */
export type RemindedWindow = NamedWindow &
  Readonly<{
    id: number
    opensOn: Day
    dueOn: Day
    graceUntil: Day
    unlockedUntil: Day | null
  }>

/** How many reports an agency still owes for a window. */
export type Owing = Readonly<{ agencyId: number; windowId: number; n: number; isDemo: boolean }>

export type Reminder = Readonly<{ agencyId: number; notice: NewNotice }>

type Stage = 'opened' | 'soon' | 'due' | 'overdue' | 'closing'

/** The last day on which a report is taken. */
function lastDayOf({ graceUntil, unlockedUntil }: RemindedWindow): Day {
  return unlockedUntil !== null && unlockedUntil > graceUntil ? unlockedUntil : graceUntil
}

/**
 * What there is to say of a window on that day; null before it opens and once it is locked. People are reminded `ahead`
 * days before a day that counts.
 */
export function stageOf(window: RemindedWindow, day: Day, ahead: number): Stage | null {
  const last = lastDayOf(window)
  if (day < window.opensOn || day > last) return null
  if (day > window.dueOn) return day >= earlier(last, ahead) ? 'closing' : 'overdue'
  if (day === window.dueOn) return 'due'
  return day >= earlier(window.dueOn, ahead) ? 'soon' : 'opened'
}

/**
 * What each agency is to be told on that day. Only the present stage of a window speaks: whoever missed a day, because
 * the house stood still or the action is new, hears what holds now and nothing that has passed. The same answer on
 * every day of a stage: that nobody hears it twice is seen to where it is told. A window whose days are changed speaks anew.
 */
export function remindersOn(
  day: Day,
  windows: readonly RemindedWindow[],
  owing: readonly Owing[],
  ahead: number,
): Reminder[] {
  return windows.flatMap((window) => {
    const stage = stageOf(window, day, ahead)
    if (stage === null) return []
    const until = lastDayOf(window)
    const { code, kind, number, year, dueOn } = window
    return owing
      .filter(({ windowId, n }) => windowId === window.id && n > 0)
      .map(({ agencyId, n, isDemo }) => ({
        agencyId,
        notice: {
          kind: `window_${stage}` as const,
          about: `${code}@${stage === 'closing' ? until : dueOn}`,
          facts: {
            window: { code, kind, number, year },
            due: dueOn,
            until,
            n,
            ...(isDemo && { isDemo }),
          },
        },
      }))
  })
}

/** A decision that waits for its owner's answer, as far as reminding goes. */
export type OwedDecision = Readonly<{
  code: string
  text: string
  agencyId: number
  dueOn: Day
  isDemo: boolean
}>

/**
 * What each owner of an open decision is to be told on that day: some days before it is due, on the day, and once it is
 * late. Told once a stage, and anew when the due day is moved.
 */
export function decisionRemindersOn(
  day: Day,
  decisions: readonly OwedDecision[],
  ahead: number,
): Reminder[] {
  return decisions
    .filter(({ dueOn }) => day >= earlier(dueOn, ahead))
    .map(({ code, text, agencyId, dueOn, isDemo }) => {
      const stage = day > dueOn ? 'overdue' : day === dueOn ? 'due' : 'soon'
      return {
        agencyId,
        notice: {
          kind: `decision_${stage}` as const,
          about: `${code}@${dueOn}`,
          facts: { decision: code, title: shortened(text), due: dueOn, ...(isDemo && { isDemo }) },
        },
      }
    })
}

const longest = 160

/** A decision's text as a notice can hold it. */
export function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text
}

function earlier(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
