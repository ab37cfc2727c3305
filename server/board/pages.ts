import { quadrantPart } from '../contributions/quadrant-page'
import type { LinkedIndicators } from '../contributions/queries'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Day, Locale } from '../i18n'
import { indicatorCard, type IndicatorCard } from '../indicators/card-page'
import type { IndicatorSeries, Region } from '../indicators/indicator'
import { pocketCard, pocketStrategy } from '../indicators/pocket-page'
import type { Settings } from '../settings/setting'
import { strategyName } from '../strategies/strategy'
import { windowName, windowUpTo } from '../windows/name'
import type { Concern, Count, Tally } from './board'
import { concernsOf } from './concerns-page'
import { boardHref, deskOf, strategyHref, type Asked, type Desk, type Moment } from './desk-page'
import { isOverdue } from './queries'
import { judgedBar, kindLinks, listsOf, strategyPart } from './tally-page'

/** What the board and the page of a strategy are made from. */
export type BoardFile = Readonly<{
  moment: Moment
  count: Count
  home: Region
  indicators: readonly IndicatorSeries[]
  settings: Settings
  /** The accepted contributions of the year's actions, and the indicators they point to. */
  linked: LinkedIndicators
}>

const unitsShown = 3
const agenciesShown = 5

/** The three strategies side by side. */
export function boardPage(viewer: Viewer, file: BoardFile): Page & Record<string, unknown> {
  const { locale, today } = viewer
  const { moment, count, indicators } = file
  const desk = deskOf(viewer, moment)
  const cards = (belongs: (one: IndicatorSeries) => boolean) =>
    indicators.filter(belongs).map((one) => indicatorCard(locale, today, one))
  return {
    title: locale.t('nav.board'),
    heading: moment.window
      ? locale.t('board.heading', { window: windowName(locale, moment.window) })
      : locale.t('board.heading_year', { year: String(moment.year) }),
    lead: leadOf(desk),
    bodyClass: 'landscape',
    chooser: chooserOf(desk, '/board'),
    empty: count.tallies.some((tally) => tally.actions > 0)
      ? null
      : locale.t('board.no_actions', { year: String(moment.year) }),
    stats: statsOf(desk, count.tallies),
    teamIndicators: cards((one) => one.strategyNumber === null),
    strategies: count.tallies.map((tally) => {
      const more = strategyHref(desk, tally.strategy)
      return {
        ...strategyPart(desk, tally),
        ...listsOf(desk, count, tally.strategy, {
          units: unitsShown,
          agencies: agenciesShown,
          more,
        }),
        href: more,
        quadrant: quadrantOf(desk, file, tally.strategy, more),
        indicators: [
          ...cards((one) => one.strategyNumber === tally.strategy),
          ...pocketCards(locale, today, file, tally.strategy),
        ],
      }
    }),
    noLate: noLateWords(desk),
    rules: rulesOf(locale, file.settings),
  }
}

/** One strategy in depth, on one sheet for the chair. */
export function strategyPage(
  viewer: Viewer,
  file: BoardFile,
  tally: Tally,
  concerns: readonly Concern[],
): Page & Record<string, unknown> {
  const { locale, today } = viewer
  const { moment, count } = file
  const desk = deskOf(viewer, moment)
  const { strategy } = tally
  const own = file.indicators.filter((one) => one.strategyNumber === strategy)
  // Those without a published value go last: the sheet is for what can be seen.
  const small = { width: 90, height: 30 }
  const cards = [
    ...pocketCards(locale, today, file, strategy, small),
    ...own.map((one) => indicatorCard(locale, today, one, small)),
  ].sort((one, other) => rank(one) - rank(other))
  return {
    title: locale.t('board.strategy_title', { number: strategy }),
    heading: locale.t('board.strategy_heading', {
      number: strategy,
      name: strategyName(tally, locale.lang),
    }),
    lead: leadOf(desk),
    crumbs: [{ href: boardHref(desk), label: locale.t('nav.board') }],
    tools: [{ href: desk.list({ strategy }), label: locale.t('board.open_list'), icon: 'list' }],
    chooser: chooserOf(desk, `/strategies/${strategy}`),
    bodyClass: 'sheet',
    strategy,
    empty: tally.actions > 0 ? null : locale.t('board.no_actions', { year: String(moment.year) }),
    part: {
      ...strategyPart(desk, tally),
      ...listsOf(desk, count, strategy),
      judgedMoney: judgedBar(desk, tally, 'money'),
    },
    behind: concernsOf(desk, concerns, 'behind'),
    allBehind: kindLinks(desk, tally, ['slow', 'stuck']),
    stopped: concernsOf(desk, concerns, 'stopped'),
    allStopped: kindLinks(desk, tally, ['postponed', 'called_off']),
    indicators: cards.slice(0, indicatorsOnSheet),
    indicatorsHref: `/indicators#strategy-${strategy}`,
    quadrant: quadrantOf(desk, file, strategy, ''),
    noLate: noLateWords(desk),
    rules: rulesOf(locale, file.settings),
  }
}

function quadrantOf(desk: Desk, file: BoardFile, strategy: number, home: string) {
  const { year, window } = desk.moment
  const scope = { year, window: window?.code ?? null }
  return quadrantPart(desk.locale, file.linked, strategy, scope, home)
}

function pocketCards(
  locale: Locale,
  today: Day,
  { count }: BoardFile,
  strategy: number,
  size?: { width: number; height: number },
): IndicatorCard[] {
  const card = strategy === pocketStrategy ? pocketCard(locale, today, count.pockets, size) : null
  return card ? [card] : []
}

const indicatorsOnSheet = 6

function rank(card: IndicatorCard): number {
  return (card.value === null ? 2 : 0) + (card.main ? 0 : 1)
}

function leadOf({ locale, moment }: Desk): string {
  const year = String(moment.year)
  return moment.window
    ? locale.t('board.lead', { year, upTo: windowUpTo(locale, moment.window) })
    : locale.t('board.lead_without_window', { year })
}

function chooserOf({ locale, moment }: Desk, path: string) {
  return {
    path,
    year: {
      id: 'year',
      name: 'year',
      label: locale.t('board.year'),
      options: [...moment.years]
        .sort((one, other) => other - one)
        .map((year) => ({
          value: String(year),
          label: String(year),
          selected: year === moment.year,
        })),
    },
    window: moment.windows.length > 0 && {
      id: 'window',
      name: 'window',
      label: locale.t('board.window'),
      options: moment.windows.map((window) => ({
        value: window.code,
        label: windowName(locale, window),
        selected: window.code === moment.window?.code,
      })),
    },
  }
}

function statsOf(desk: Desk, tallies: readonly Tally[]) {
  const { locale, moment } = desk
  const total = (count: (tally: Tally) => number) =>
    tallies.reduce((sum, tally) => sum + count(tally), 0)
  const stat = (label: string, value: number, asked: Asked, more: object = {}) => ({
    label,
    value: locale.number(value),
    href: desk.list(asked),
    ...more,
  })
  const late = total((tally) => tally.late)
  return [
    stat(
      locale.t('board.actions'),
      total((tally) => tally.actions),
      {},
    ),
    stat(
      locale.t('board.owed'),
      total((tally) => tally.owed),
      { report: 'owed' },
      moment.window && {
        note: locale.t('board.due', { day: locale.day(moment.window.dueOn) }),
      },
    ),
    stat(
      locale.t('board.reported'),
      total((tally) => tally.reports.verified + tally.reports.sent),
      { report: 'reported' },
    ),
    stat(
      locale.t('board.waiting'),
      total((tally) => tally.reports.sent),
      { report: 'sent' },
    ),
    stat(locale.t('board.late'), late, { report: 'late' }, late > 0 ? { tone: 'late' } : {}),
  ]
}

function noLateWords({ locale, moment, viewer }: Desk): string {
  return moment.window && !isOverdue(moment.window, viewer.today)
    ? locale.t('board.not_due_yet', { day: locale.day(moment.window.dueOn) })
    : locale.t('board.no_late')
}

function rulesOf(locale: Locale, settings: Settings): string[] {
  return [
    locale.t('judged.rule', {
      onTrack: locale.percent(settings.onTrackFrom, 0),
      slow: locale.percent(settings.slowFrom, 0),
    }),
    locale.t('board.units_rule'),
  ]
}
