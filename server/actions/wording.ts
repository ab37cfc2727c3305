import type { Day, Locale, MessageKey } from '../i18n'
import type { Judgement, Thresholds } from './progress'

/** The rule that judges, with the team's thresholds: printed wherever a judgement is. */
export function judgementRule(locale: Locale, thresholds: Thresholds): string {
  return locale.t('judged.rule', {
    onTrack: locale.number(thresholds.onTrackFrom),
    slow: locale.number(thresholds.slowFrom),
  })
}

/** One measure of an action as it was judged. Figures in the measure's own unit. */
export type Judged = Readonly<{
  judged: Judgement
  target: number | null
  reported: number | null
  /** Share of the target, 0..1. */
  expected: number | null
  /** The end of the window the figure was sent for. */
  reportedTo: Day | null
  startsOn: Day
  endsOn: Day
  /** Whether what is expected comes from the action's own plan. */
  planned: boolean
  /** A figure alone, and with its unit. */
  bare: (value: number) => string
  show: (value: number) => string
  noTarget: MessageKey
}>

const byStatus: readonly Judgement[] = ['finished', 'postponed', 'called_off']

/** The working of the rule in words, so that the reader can check it by hand; or why it cannot be worked. */
export function workingOf(locale: Locale, one: Judged): string {
  const { t } = locale
  const { reported, target, expected, reportedTo } = one
  const judged = t(`judged.${one.judged}`)
  if (target === null || target <= 0 || reported === null || reportedTo === null) {
    if (byStatus.includes(one.judged)) return t('action.why_status', { judged })
    return t(target === null || target <= 0 ? one.noTarget : 'action.why_not_reported')
  }
  const share = reported / target
  const words = {
    reported: one.bare(reported),
    target: one.show(target),
    share: locale.percent(share),
    judged,
    day: locale.day(reportedTo),
  }
  if (byStatus.includes(one.judged) || expected === null)
    return t('action.working_by_status', words)
  if (expected === 0) return t('action.working_not_due', words)
  const basis = one.planned
    ? t('action.expected_by_plan')
    : t('action.expected_linear', {
        from: locale.dayShort(one.startsOn),
        to: locale.dayShort(one.endsOn),
      })
  return t('action.working', {
    ...words,
    expected: locale.percent(expected),
    basis,
    ratio: locale.number(share / expected, 2),
  })
}

export type Status = Readonly<{ tone: string; label: string }>
type ReportState = 'none' | 'draft' | 'sent' | 'returned' | 'verified'

/** The state of a report that is owed; not begun or in draft after the due day is late. */
export function reportStatus(locale: Locale, state: ReportState, pastDue: boolean): Status {
  if (pastDue && (state === 'none' || state === 'draft')) {
    return { tone: 'late', label: locale.t(`actions.report.late_${state}`) }
  }
  return { tone: state, label: locale.t(`actions.report.${state}`) }
}

/** Words with a blank between them; those that are empty leave none. */
export function joined(...words: string[]): string {
  return words.filter((word) => word !== '').join(' ')
}

/** "III" for the third quarter. */
export function roman(quarter: number): string {
  return ['I', 'II', 'III', 'IV'][quarter - 1] ?? String(quarter)
}
