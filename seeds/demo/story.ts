import type { Day } from '../../server/i18n'
import type { Content, ReportState, Section } from '../../server/reports/report'
import type { BuiltAction } from './build'
import type { Point } from './course'
import { atWib } from './days'
import type { Dice } from './dice'
import { verifiedNotes } from './texts'

export type DemoWindow = Readonly<{
  id: number
  code: string
  year: number
  number: number
  endsOn: Day
  opensOn: Day
  dueOn: Day
  graceUntil: Day
}>

/** One sending of a report: what was said, and when. */
export type Sending = Readonly<{ at: Date; content: Content }>
export type Review = Readonly<{
  at: Date
  verdict: 'verified' | 'returned'
  /** The number of the sending it is about, from 1. */
  number: number
  comments: readonly Readonly<{ section: Section | null; comment: string | null }>[]
}>

/** A report with everything that happened to it. */
export type Story = Readonly<{
  action: BuiltAction
  window: DemoWindow
  state: ReportState
  content: Content
  sendings: readonly Sending[]
  reviews: readonly Review[]
  savedAt: Date
}>

/** An action with where it stands quarter by quarter. */
export type Course = Readonly<{ action: BuiltAction; points: readonly Point[] }>

/** What an agency said of the action last; a draft is nobody's word. */
export function saidBefore(previous: Story | undefined): Content | null {
  return previous && previous.state !== 'draft' ? previous.content : null
}

/** Done or cancelled by what was sent: nothing more is owed. */
export function isOver(told: readonly Story[]): boolean {
  return told.some(
    (story) =>
      story.state !== 'draft' && ['done', 'cancelled'].includes(story.content.workStatus ?? ''),
  )
}

/** Some days later, or earlier when negative, in office hours. */
export function later(at: Date, days: number, dice: Dice): Date {
  const day = new Date(at.getTime() + days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10)
  return atWib(day, dice.whole(8 * 60 + 10, 16 * 60))
}

/** Verified some days after the last sending, unless that lies ahead. */
export function reviewed(
  action: BuiltAction,
  window: DemoWindow,
  sendings: readonly Sending[],
  before: readonly Review[],
  now: Date,
  dice: Dice,
): Story {
  const last = sendings.at(-1) as Sending
  const at = later(last.at, dice.whole(1, 11), dice)
  const waits = at >= now
  const comment =
    before.length > 0
      ? verifiedNotes[2]
      : dice.chance(0.3)
        ? dice.pick(verifiedNotes.slice(0, 2))
        : null
  return {
    action,
    window,
    state: waits ? 'sent' : 'verified',
    content: last.content,
    sendings,
    reviews: waits
      ? before
      : [
          ...before,
          {
            at,
            verdict: 'verified',
            number: sendings.length,
            comments: [{ section: null, comment: comment ?? null }],
          },
        ],
    savedAt: waits ? last.at : at,
  }
}

/** Sent, and sent back: the agency has it again. */
export function sentBack(
  action: BuiltAction,
  window: DemoWindow,
  sending: Sending,
  review: Review,
): Story {
  return {
    action,
    window,
    state: 'returned',
    content: sending.content,
    sendings: [sending],
    reviews: [review],
    savedAt: review.at,
  }
}

/** Begun and not sent; half of them have gaps. */
export function draft(
  action: BuiltAction,
  window: DemoWindow,
  content: Content,
  now: Date,
  dice: Dice,
): Story {
  const half = dice.chance(0.5)
  const locked = atWib(window.graceUntil, 24 * 60)
  const savedAt = later(now < locked ? now : locked, -dice.whole(1, 6), dice)
  const opened = atWib(window.opensOn, 8 * 60)
  return {
    action,
    window,
    state: 'draft',
    content: half
      ? { ...content, beneficiaries: null, money: {}, nextText: null, drivingText: null }
      : content,
    sendings: [],
    reviews: [],
    savedAt: savedAt < opened ? opened : savedAt,
  }
}
