import type { Locale } from '../i18n'
import { indicatorName, indicatorUnit } from '../indicators/indicator'
import { isWithin, marginWords, noiseBetween } from '../indicators/precision'
import { figure, periodName } from '../indicators/wording'
import { shorten } from './shorten'
import type { DecisionEvent, FigurePair, NewReading, Since, StrategySince } from './since'

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
  /** How many of those there are beside the ones that are named. */
  more: string | null
  strategies: Readonly<Record<number, StrategyChanges>>
}>

/** How many changes of a strategy the room reads; the rest is counted, and a link away. */
const readInTheRoom = 3

/** `last` is the meeting since which: its title and day in words. All changes stand on a page of their own: `most`. */
export function sinceWords(
  locale: Locale,
  since: Since,
  last: Readonly<{ title: string; day: string }>,
  most: number = readInTheRoom,
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
  const others = [
    ...since.readings.map((one) => readingChange(locale, one)),
    ...told(since.decisions).map((one) => decisionChange(locale, one)),
  ]
  return {
    heading: t('meeting.since', last),
    totals: `${parts.join(' · ')}.`,
    rule: t('meeting.since.rule'),
    others: others.slice(0, most),
    more: moreWords(locale, others.length - most),
    strategies: Object.fromEntries(
      since.strategies.map((one) => [one.number, strategyChanges(locale, one, most)]),
    ),
  }
}

function moreWords(locale: Locale, n: number): string | null {
  return n > 0 ? locale.t('meeting.since.more', { n }) : null
}

function strategyChanges(locale: Locale, one: StrategySince, most: number): StrategyChanges {
  const { t } = locale
  const events = told(one.decisions)
  const changes = inTurns([
    one.readings.map((reading) => readingChange(locale, reading)),
    one.statuses.map(({ title, before, after }) => ({
      about: title,
      what: `${t(`status.${before}`)} → ${t(`status.${after}`)}`,
    })),
    figureChanges(locale, one),
    events.map((event) => decisionChange(locale, event)),
  ]).slice(0, most)
  const all = one.readings.length + one.statusChanged + one.figuresMoved + events.length
  return {
    summary:
      [
        ...(one.verified > 0 ? [t('meeting.since.verified', { n: one.verified })] : []),
        ...(one.moneyChange === 0 ? [] : [moneyText(locale, one.moneyChange)]),
      ].join(' · ') || null,
    changes,
    more: moreWords(locale, all - changes.length),
    unchanged: t('meeting.since.unchanged', { n: one.unchanged }),
  }
}

/** The first of each kind, then the second of each: of the biggest of every kind some can be read. */
function inTurns(kinds: readonly (readonly Change[])[]): Change[] {
  const longest = Math.max(...kinds.map((kind) => kind.length))
  return Array.from({ length: longest }, (_, at) => kinds.flatMap((kind) => kind[at] ?? [])).flat()
}

/** What moved of an action in one line: its output, its money, or both. */
function figureChanges(locale: Locale, { outputs, moneys }: StrategySince): Change[] {
  const { t } = locale
  const lines = new Map<number, { about: string; what: string[] }>()
  const say = ({ actionId, title }: FigurePair, what: string) => {
    const line = lines.get(actionId) ?? { about: title, what: [] }
    lines.set(actionId, line)
    line.what.push(what)
  }
  for (const one of outputs) {
    const { outputBefore, outputAfter, outputUnit, outputTarget } = one
    const params = {
      before: outputBefore === null ? '–' : locale.number(outputBefore),
      after: outputAfter === null ? '–' : locale.number(outputAfter),
      target: locale.number(outputTarget ?? 0),
      unit: outputUnit ?? '',
    }
    say(one, t('meeting.since.output', params))
  }
  for (const one of moneys) say(one, moneyText(locale, one.change))
  return [...lines.values()].map(({ about, what }) => ({ about, what: what.join(' · ') }))
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
