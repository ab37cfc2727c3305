import type { Day } from '../i18n'

/** Everything a person can be told. Each has its sentence: notification.… */
export const noticeKinds = [
  'window_opened',
  'window_soon',
  'window_due',
  'window_overdue',
  'window_closing',
  'report_returned',
  'report_verified',
  'report_reopened',
  'decision_given',
  'decision_soon',
  'decision_due',
  'decision_overdue',
  'decision_returned',
  'decision_fulfilled',
  'decision_cancelled',
  'mentioned',
  'commented',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export type NamedWindow = Readonly<{
  code: string
  kind: 'quarter' | 'semester' | 'month'
  number: number
  year: number
}>

/** What a sentence is made of. It is kept as it was on the day: a notice tells what was so then. */
export type Facts = Readonly<{
  window?: NamedWindow
  due?: Day
  until?: Day
  /** How many reports. */
  n?: number
  /** The code and the title of an action. */
  action?: string
  title?: string
  /** Where the title is not the same in English. */
  titleEn?: string
  /** The code of an indicator. */
  indicator?: string
  /** Who did it. */
  by?: string
  comment?: number
  /** The code of a decision; `title` is then what was decided. */
  decision?: string
  isDemo?: boolean
}>

/** A notice before anyone has it. Nobody gets two of one kind about the same thing. */
export type NewNotice = Readonly<{ kind: NoticeKind; about: string; facts: Facts }>

/** A notice as one person has it. */
export type Notice = Readonly<{
  id: number
  kind: NoticeKind
  facts: Facts
  at: Date
  readAt: Date | null
}>

/** Where a notice leads. */
export function placeOf({ kind, facts }: Pick<Notice, 'kind' | 'facts'>): string {
  if (kind.startsWith('window_')) return '/reports/update'
  const subject =
    facts.decision !== undefined
      ? `/decisions/${facts.decision}`
      : facts.indicator !== undefined
        ? `/indicators/${facts.indicator}`
        : `/actions/${facts.action}`
  if (facts.comment !== undefined) return `${subject}/comments#comment-${facts.comment}`
  if (facts.decision !== undefined) return subject
  return `/actions/${facts.action}/reports/${facts.window?.code}`
}

/** By mail: not at all, each notice by itself, or once a day what was not read until then. */
export const mailChoices = ['none', 'each', 'daily'] as const
export type MailChoice = (typeof mailChoices)[number]
