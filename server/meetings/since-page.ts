import type { Locale } from '../i18n'
import { indicatorName, indicatorUnit } from '../indicators/indicator'
import { isWithin, marginWords, noiseBetween } from '../indicators/precision'
import { figure, periodName } from '../indicators/wording'
import { shorten } from './shorten'
import type { DecisionEvent, NewReading, Since, StrategySince } from './since'

/** One change in words: what it is about, and what became of it. */
export type Change = Readonly<{ about: string; what: string }>

/** What changed for one strategy since the last meeting, the biggest first, as the opening page says it. */
export type StrategyChanges = Readonly<{
  summary: string | null
  changes: readonly Change[]
  /** How many changes there are beside those that are named. */
  more: string | null
  unchanged: string
}>

/** The opening's words on rule 12. */
export type SinceWords = Readonly<{
  heading: string
  totals: string
  rule: string
  /** Readings and decisions that belong to no strategy. */
  others: readonly Change[]
  strategies: Readonly<Record<number, StrategyChanges>>
}>

/** How many of each kind the room reads; the rest is counted. */
const most = { statuses: 2, outputs: 2, moneys: 1, readings: 2, decisions: 2, others: 4 } as const

/** `last` is the meeting since which: its title and day in words. */
export function sinceWords(
  locale: Locale,
  since: Since,
  last: Readonly<{ title: string; day: string }>,
): SinceWords {
  const { t } = locale
  const { totals } = since
  const parts = [
    t('meeting.since.verified', { n: totals.verified }),
    ...(totals.moneyChange === 0 ? [] : [moneyText(locale, totals.moneyChange)]),
    ...(totals.fulfilled > 0 ? [t('meeting.since.fulfilled_n', { n: totals.fulfilled })] : []),
    ...(totals.newlyOverdue > 0
      ? [t('meeting.since.newly_overdue_n', { n: totals.newlyOverdue })]
      : []),
    ...(totals.readings > 0 ? [t('meeting.since.readings_n', { n: totals.readings })] : []),
    t('meeting.since.changed', {
      n: totals.changed,
      unchanged: locale.number(totals.unchanged),
    }),
  ]
  return {
    heading: t('meeting.since', last),
    totals: `${parts.join(' · ')}.`,
    rule: t('meeting.since.rule'),
    others: [
      ...since.readings.map((one) => readingChange(locale, one)),
      ...told(since.decisions).map((one) => decisionChange(locale, one)),
    ].slice(0, most.others),
    strategies: Object.fromEntries(
      since.strategies.map((one) => [one.number, strategyChanges(locale, one)]),
    ),
  }
}

function strategyChanges(locale: Locale, one: StrategySince): StrategyChanges {
  const { t } = locale
  const events = told(one.decisions)
  const statuses = one.statuses.slice(0, most.statuses)
  const outputs = one.outputs.slice(0, most.outputs)
  const moneys = one.moneys.slice(0, most.moneys)
  const readings = one.readings.slice(0, most.readings)
  const decisions = events.slice(0, most.decisions)
  const all =
    one.statusChanged + one.outputMoved + one.moneyMoved + one.readings.length + events.length
  const named =
    statuses.length + outputs.length + moneys.length + readings.length + decisions.length
  return {
    summary:
      [
        ...(one.verified > 0 ? [t('meeting.since.verified', { n: one.verified })] : []),
        ...(one.moneyChange === 0 ? [] : [moneyText(locale, one.moneyChange)]),
      ].join(' · ') || null,
    changes: [
      ...readings.map((reading) => readingChange(locale, reading)),
      ...statuses.map(({ title, before, after }) => ({
        about: title,
        what: `${t(`status.${before}`)} → ${t(`status.${after}`)}`,
      })),
      ...outputs.map(({ title, outputBefore, outputAfter, outputUnit, outputTarget }) => ({
        about: title,
        what: t('meeting.since.output', {
          before: outputBefore === null ? '–' : locale.number(outputBefore),
          after: outputAfter === null ? '–' : locale.number(outputAfter),
          target: locale.number(outputTarget ?? 0),
          unit: outputUnit ?? '',
        }),
      })),
      ...moneys.map(({ title, change }) => ({ about: title, what: moneyText(locale, change) })),
      ...decisions.map((event) => decisionChange(locale, event)),
    ],
    more: all > named ? t('meeting.since.more', { n: all - named }) : null,
    unchanged: t('meeting.since.unchanged', { n: one.unchanged }),
  }
}

/** What a meeting decided it knows: only what became of decisions is news. */
function told(events: readonly DecisionEvent[]): DecisionEvent[] {
  return events.filter(({ what }) => what !== 'made')
}

function moneyText(locale: Locale, change: number): string {
  return locale.t('meeting.since.money', {
    money: `${change < 0 ? '' : '+'}${locale.rupiahShort(change)}`,
  })
}

/** A new value beside the one before; whether what lies between them is more than noise, where that is known. */
function readingChange(locale: Locale, told: NewReading): Change {
  const { t, lang } = locale
  const { reading, previous } = told
  const value = {
    value: figure(locale, told, reading.value),
    unit: indicatorUnit(told, lang),
    period: periodName(locale, reading),
  }
  const about = indicatorName(told, lang)
  if (!previous) return { about, what: t('meeting.since.reading_alone', value) }
  const noise = noiseBetween(told, previous, reading)
  const beside = t('meeting.since.reading', {
    ...value,
    previous: figure(locale, told, previous.value),
    before: periodName(locale, previous),
  })
  return {
    about,
    what: noise
      ? `${beside}; ${t(isWithin(noise) ? 'noise.word' : 'noise.beyond')} ${marginWords(locale, told, noise)}`
      : beside,
  }
}

function decisionChange(locale: Locale, event: DecisionEvent): Change {
  return {
    about: `${event.code} ${shorten(event.text)}`,
    what: `${locale.t(`meeting.since.decision.${event.what}`)} (${event.agencyShortName})`,
  }
}
