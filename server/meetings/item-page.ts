import { meter, type Meter } from '../charts/meter'
import type { SeriesChart } from '../charts/series'
import { completionMarks } from '../contributions/indicator-page'
import type { Completions } from '../contributions/queries'
import { daysOpen, type Decision } from '../decisions/decision'
import { standingOf } from '../decisions/wording'
import { dayOf, type Day, type Locale } from '../i18n'
import { indicatorChart } from '../indicators/chart-page'
import type { IndicatorFile, IndicatorSeries } from '../indicators/indicator'
import { indicatorCard, type IndicatorCard } from '../indicators/card-page'
import { constraintText } from '../reports/changes'
import { strategyName, type Strategy } from '../strategies/strategy'
import { windowUpTo } from '../windows/name'
import type { Window } from '../windows/window'
import type { AgendaItem, PlaceFacts, TroubledAction } from './meeting'
import type { LastWords } from './item-queries'
import { shorten } from './shorten'
import { questionOf, reasonOf, subjectOf } from './wording'

/** What an item's page is made from; absent where the item is about something else. */
export type Live = Readonly<{
  window: Window | undefined
  action?: TroubledAction | undefined
  words?: LastWords | undefined
  indicator?: IndicatorSeries | undefined
  /** What the whole chart of that indicator is drawn from; read for a screen only. */
  course?: Readonly<{ file: IndicatorFile; completions: readonly Completions[] }> | undefined
  owed?: readonly TroubledAction[] | undefined
  place?: PlaceFacts | undefined
  strategies?: readonly Strategy[] | undefined
  /** The decision the item is about. */
  decision?: Decision | undefined
  /** The last one on the item's card that was there when the meeting began. */
  last?: Decision | undefined
  /** What this meeting decided on the item. */
  taken?: readonly Decision[] | undefined
}>

/** A decision as the room reads it. */
type ShownDecision = Readonly<{
  code: string
  text: string
  isDemo: boolean
  status: { tone: string; label: string }
  note: string
  facts: string
  answer: string | null
}>

/** The screen of one item: finished words and figures, fit to be kept as they are. */
export type ItemScreen = Readonly<{
  kicker: string
  heading: string
  /** The action behind a decision, by code and title. */
  action: string | null
  isDemo: boolean
  upTo: string | null
  reason: string | null
  question: string | null
  statuses: readonly Readonly<{ tone: string; label: string }>[]
  meters: readonly Meter[]
  words: readonly Readonly<{ label: string; text: string }>[]
  indicator: IndicatorCard | null
  /** Its course with path and marks, as its own page draws it; null where the screen is not for looking at. */
  chart: SeriesChart | null
  owed: readonly Readonly<{
    code: string
    title: string
    status: { tone: string; label: string }
  }>[]
  place: readonly Readonly<{ label: string; text: string; isGap: boolean }>[]
  /** The decision the item is about, with its answer. */
  decision: ShownDecision | null
  /** The last decision on the same card, and its age. */
  last: ShownDecision | null
  noLast: string | null
  taken: readonly ShownDecision[]
}>

/** One item as the room sees it. */
export function itemScreen(
  locale: Locale,
  today: Day,
  item: AgendaItem,
  live: Live = { window: undefined },
): ItemScreen {
  const { t } = locale
  const { action, words, indicator, course, window, decision } = live
  const card = indicator ? indicatorCard(locale, today, indicator) : null
  const aboutAction = decision && action ? `${action.code} ${action.title}` : null
  return {
    kicker: [
      t(`meeting.item.${item.kind}`),
      item.decisionCode ?? item.actionCode,
      item.kind === 'agency' ? null : item.agencyName,
      aboutAction,
    ]
      .filter(Boolean)
      .join(' · '),
    heading: subjectOf(locale, item),
    action: aboutAction,
    isDemo: action?.isDemo ?? decision?.isDemo ?? live.place?.isDemo ?? false,
    upTo: window && (action || live.owed) ? windowUpTo(locale, window) : null,
    reason: reasonOf(locale, item),
    question: questionOf(locale, item),
    statuses: action
      ? [
          { tone: action.judged, label: t(`judged.${action.judged}`) },
          ...(action.reportState === 'returned'
            ? [{ tone: 'returned', label: t('report.state.returned') }]
            : []),
        ]
      : [],
    meters: action ? metersOf(locale, action) : [],
    words: words ? wordsOf(locale, words, decision ? 1 : 3) : [],
    indicator: card,
    chart:
      course && card
        ? indicatorChart(locale, course.file, {
            events: completionMarks(locale, course.completions),
            next: card.next,
          })
        : null,
    owed: (live.owed ?? []).map((one) => ({
      code: one.code,
      title: one.title,
      status: { tone: one.reportState, label: t(`report.state.${one.reportState}`) },
    })),
    place: live.place ? placeLines(locale, live.place, live.strategies ?? []) : [],
    // How often it was carried over is its reason, as of the proposal: this meeting is not among them.
    decision: decision ? shownDecision(locale, { ...decision, carried: 0 }, today) : null,
    last: live.last ? shownDecision(locale, live.last, today) : null,
    noLast:
      live.last || item.kind === 'free' || item.kind === 'decision' ? null : t('meeting.no_last'),
    taken: (live.taken ?? []).map((one) => shownDecision(locale, one, today)),
  }
}

function shownDecision(locale: Locale, decision: Decision, today: Day): ShownDecision {
  const { t } = locale
  const { answer, answeredAt } = decision
  return {
    code: decision.code,
    text: shorten(decision.text, 240),
    isDemo: decision.isDemo,
    ...standingOf(locale, decision, today),
    facts: [
      decision.agencyShortName,
      t('meeting.decision.made', {
        day: locale.dayShort(decision.decidedOn),
        n: daysOpen({ ...decision, closedAt: null }, today),
      }),
      t('meeting.decision.due', { day: locale.dayShort(decision.dueOn) }),
      ...(decision.carried > 0 ? [t('meeting.reason.carried', { n: decision.carried })] : []),
    ].join(' · '),
    answer: answer
      ? t('meeting.decision.answer', {
          answer: shorten(answer, 240),
          day: answeredAt ? locale.dayShort(dayOf(answeredAt)) : '–',
        })
      : null,
  }
}

/** A pocket: whom the registry counts, and the strategies with what they do there. */
function placeLines(locale: Locale, place: PlaceFacts, strategies: readonly Strategy[]) {
  const { t } = locale
  return [
    {
      label: t('meeting.place.families'),
      text:
        place.families === null
          ? t('figure.unknown')
          : t('meeting.place.counted', {
              n: place.families,
              registry: place.registry ?? '',
              day: place.countedOn ? locale.dayShort(place.countedOn) : '–',
            }),
      isGap: false,
    },
    ...place.actions.map(({ strategy, actions }) => {
      const known = strategies.find(({ number }) => number === strategy)
      return {
        label: `${strategy}. ${known ? strategyName(known, locale.lang) : ''}`,
        text:
          actions === 0
            ? t('meeting.place.none', { year: String(place.year) })
            : t('meeting.place.actions', { n: actions, year: String(place.year) }),
        isGap: actions === 0,
      }
    }),
  ]
}

/** What the room was shown of an item, as sentences of the minutes. */
export function shownSentences(locale: Locale, screen: ItemScreen): string[] {
  const { t } = locale
  const { indicator, last } = screen
  const action = [
    ...(screen.statuses.length > 0
      ? [
          t(screen.action ? 'minutes.shown_action' : 'minutes.shown_state', {
            action: screen.action ?? '',
            state: screen.statuses.map(({ label }) => label).join(', '),
          }),
        ]
      : []),
    ...screen.meters.map(({ label, text }) => `${label}: ${text}`),
    ...(screen.meters.length > 0 && screen.upTo ? [screen.upTo] : []),
  ]
  const figure = indicator?.value
    ? [
        `${indicator.value} ${indicator.unit} (${indicator.period})`,
        indicator.change.label,
        indicator.distance.label,
        `${t('pace.title')}: ${indicator.pace.label}`,
      ]
    : []
  return [
    screen.reason ?? '',
    action.join('; '),
    figure.join('; '),
    screen.place.map(({ label, text }) => `${label}: ${text}`).join('; '),
    last
      ? t('minutes.shown_last', { code: last.code, text: last.text, state: last.status.label })
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .map((sentence) => (/[.?!…]$/.test(sentence) ? sentence : `${sentence}.`))
}

function metersOf(locale: Locale, action: TroubledAction): Meter[] {
  const { t } = locale
  const unit = action.outputUnit ?? ''
  const share = (part: number | null, whole: number | null) =>
    part !== null && whole ? locale.percent(part / whole) : undefined
  return [
    meter({
      label: t('meeting.output'),
      value: action.output,
      total: action.outputTarget,
      shareText: share(action.output, action.outputTarget),
      text: t('figure.of', {
        part: action.output === null ? t('figure.not_reported') : locale.number(action.output),
        whole:
          action.outputTarget === null
            ? t('figure.unknown')
            : `${locale.number(action.outputTarget)} ${unit}`,
      }),
      expected: action.expected,
      ...(action.expected !== null && {
        expectedText: t('meeting.expected', {
          value: locale.number(Math.round(action.expected * 100) / 100),
        }),
      }),
    }),
    meter({
      label: t('meeting.money'),
      value: action.realised,
      total: action.budget,
      shareText: share(action.realised, action.budget),
      text: t('figure.of', {
        part:
          action.realised === null ? t('figure.not_reported') : locale.rupiahShort(action.realised),
        whole: action.budget === null ? t('figure.unknown') : locale.rupiahShort(action.budget),
      }),
    }),
  ]
}

function wordsOf(locale: Locale, words: LastWords, limit: number) {
  const { t } = locale
  const constraint =
    words.constraintCode === null
      ? words.constraintText
      : [constraintText(locale, words.constraintCode), words.constraintText]
          .filter(Boolean)
          .join(': ')
  return [
    { label: t('meeting.constraint'), text: constraint },
    { label: t('meeting.next_step'), text: words.nextText },
    { label: t('meeting.help_needed'), text: words.helpText },
  ]
    .flatMap(({ label, text }) => (text ? [{ label, text: shorten(text, 300) }] : []))
    .slice(0, limit)
}
