import { actionsHref } from '../actions/filter'
import { quadrantPart } from '../contributions/quadrant-page'
import type { LinkedIndicators } from '../contributions/queries'
import { workStatuses } from '../actions/action'
import { judgements, type Judgement } from '../actions/progress'
import type { ScopeWindow } from '../actions/scope'
import { stackedCounts, type CountsBar } from '../charts/counts'
import { meter, type Meter } from '../charts/meter'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Day, Locale } from '../i18n'
import type { IndicatorSeries, Region } from '../indicators/indicator'
import { indicatorCard, type IndicatorCard } from '../indicators/card-page'
import { pocketCard, pocketStrategy } from '../indicators/pocket-page'
import { constraintText } from '../reports/changes'
import type { Settings } from '../settings/setting'
import { strategyName } from '../strategies/strategy'
import { windowName, windowShortName, windowUpTo } from '../windows/name'
import {
  reportWords,
  shareSpent,
  stateOfSum,
  type Concern,
  type Count,
  type LateAgency,
  type Money,
  type Tally,
  type UnitSum,
} from './board'
import { isOverdue } from './queries'

/** The year and the window that are looked at, and what else could be chosen. */
export type Moment = Readonly<{
  year: number
  window: ScopeWindow | undefined
  years: readonly number[]
  windows: readonly ScopeWindow[]
}>

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

/** A number that opens the list it counts. */
type Linked = Readonly<{ text: string; href: string }>

type Asked = Parameters<typeof actionsHref>[0]

/** What both pages know while they write: the reader's words, and the moment every link carries. */
type Desk = Readonly<{
  locale: Locale
  viewer: Viewer
  moment: Moment
  /** The list of exactly these actions, at the board's own year and window. */
  list: (asked: Asked) => string
}>

function deskOf(viewer: Viewer, moment: Moment): Desk {
  const at = { year: moment.year, ...(moment.window && { window: moment.window.code }) }
  return {
    locale: viewer.locale,
    viewer,
    moment,
    list: (asked) => actionsHref({ ...at, ...asked }),
  }
}

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

function boardHref(desk: Desk): string {
  return actionsHref(
    { year: desk.moment.year, ...(desk.moment.window && { window: desk.moment.window.code }) },
    '/board',
  )
}

function strategyHref(desk: Desk, strategy: number): string {
  return boardHref(desk).replace('/board', `/strategies/${strategy}`)
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

function strategyPart(desk: Desk, tally: Tally) {
  const { locale } = desk
  const { strategy } = tally
  return {
    number: strategy,
    name: strategyName(tally, locale.lang),
    hasDemo: tally.hasDemo,
    actions: {
      text: locale.t('board.n_actions', { n: tally.actions }),
      href: desk.list({ strategy }),
    },
    judged: judgedBar(desk, tally, 'judged'),
    statuses: stackedCounts(
      `statuses-${strategy}`,
      locale.t('board.statuses'),
      workStatuses
        .filter((status) => tally.statuses[status] > 0)
        .map((status) => ({
          tone: status,
          label: locale.t(`status.${status}`),
          count: tally.statuses[status],
          href: desk.list({ strategy, status }),
        })),
      locale.number,
    ),
    reports: stackedCounts(
      `reports-${strategy}`,
      locale.t('board.reports'),
      reportWords
        .filter((word) => tally.reports[word] > 0)
        .map((word) => ({
          tone: word,
          label: locale.t(`board.report.${word}`),
          count: tally.reports[word],
          href: desk.list({ strategy, report: word }),
        })),
      locale.number,
    ),
    reportCounts: [
      {
        text: locale.t('board.n_owed', { n: tally.owed }),
        href: desk.list({ strategy, report: 'owed' }),
      },
      {
        text: locale.t('board.n_reported', { n: tally.reports.verified + tally.reports.sent }),
        href: desk.list({ strategy, report: 'reported' }),
      },
      {
        text: locale.t('board.n_late', { n: tally.late }),
        href: desk.list({ strategy, report: 'late' }),
      },
    ] satisfies Linked[],
    money: moneyMeter(locale, tally.money),
    moneyNotes: moneyNotes(locale, tally.money),
    moneyCounts: [
      {
        text: locale.t('board.n_of_actions', { n: tally.actions }),
        href: desk.list({ strategy }),
      },
      {
        text: locale.t('board.n_budgeted', { n: tally.money.budgeted }),
        href: desk.list({ strategy, has: 'budget' }),
      },
      {
        text: locale.t('board.n_money_reported', { n: tally.money.reporting }),
        href: desk.list({ strategy, has: 'realised' }),
      },
    ] satisfies Linked[],
    targeted: {
      text: locale.t('board.n_targeted', { n: tally.targeted }),
      href: desk.list({ strategy, has: 'output_target' }),
    },
    reached: {
      text: locale.t('board.n_reached', { n: tally.reached }),
      href: desk.list({ strategy, has: 'beneficiaries' }),
    },
  }
}

// These words stand on every board, also at zero; the others appear when there is something to say.
const always: readonly Judgement[] = ['on_track', 'slow', 'stuck']

function judgedBar(desk: Desk, tally: Tally, measure: 'judged' | 'money'): CountsBar {
  const { locale } = desk
  const counts = measure === 'judged' ? tally.judged : tally.judgedMoney
  return stackedCounts(
    `${measure}-${tally.strategy}`,
    locale.t(measure === 'judged' ? 'board.judged' : 'board.judged_money'),
    judgements
      .filter((judgement) => counts[judgement] > 0 || always.includes(judgement))
      .map((judgement) => ({
        tone: judgement,
        label: locale.t(`judged.${judgement}`),
        count: counts[judgement],
        href: desk.list({ strategy: tally.strategy, [measure]: judgement }),
      })),
    locale.number,
  )
}

function moneyMeter(locale: Locale, money: Money): Meter {
  const share = shareSpent(money)
  return meter({
    label: locale.t('board.money'),
    value: money.realisedOfBudget,
    total: money.budget,
    text: moneyWords(locale, money, locale.rupiahShort),
    ...(share !== null && { shareText: locale.percent(share) }),
  })
}

function moneyWords(locale: Locale, money: Money, rupiah: (value: number) => string): string {
  const { budget, realised, realisedOfBudget } = money
  if (budget === null) {
    return realised === null
      ? locale.t('board.money_unknown')
      : locale.t('board.money_without_budget', { realised: rupiah(realised) })
  }
  return realisedOfBudget === null
    ? locale.t('board.money_unreported', { budget: rupiah(budget) })
    : locale.t('board.money_of', { realised: rupiah(realisedOfBudget), budget: rupiah(budget) })
}

/** The full sums behind the short ones, whose word they are, and what the share leaves out. */
function moneyNotes(locale: Locale, money: Money): string[] {
  const { budget, realised, realisedOfBudget, verified } = money
  if (budget === null && realised === null) return []
  const sums = [moneyWords(locale, money, locale.rupiah)]
  if (realised !== null) {
    sums.push(locale.t('board.money_verified', { amount: locale.rupiah(verified ?? 0) }))
  }
  const beyond = budget === null ? 0 : (realised ?? 0) - (realisedOfBudget ?? 0)
  return beyond > 0
    ? [sums.join('; '), locale.t('board.money_beyond', { amount: locale.rupiah(beyond) })]
    : [sums.join('; ')]
}

type UnitRow = Readonly<{
  unit: string
  text: string
  state: string
  /** "12 aksi" and "9 melaporkan"; a link where the list knows the unit. */
  actions: Readonly<{ text: string; href: string | null }>
  reporting: Readonly<{ text: string; href: string | null }>
}>

/** How much of each list a page has room for, and where the rest is told. */
type Room = Readonly<{ units: number; agencies: number; more: string }>

const noLimit: Room = { units: Infinity, agencies: Infinity, more: '' }

/** Volumes by unit and late agencies of one strategy, the first of each, with a link to the others. */
function listsOf(desk: Desk, count: Count, strategy: number, room: Room = noLimit) {
  const { locale } = desk
  const units = (measure: UnitSum['measure']) =>
    count.units.filter((sum) => sum.strategy === strategy && sum.measure === measure)
  const late = count.late.filter((one) => one.strategy === strategy)
  const others = (
    all: readonly unknown[],
    most: number,
    key: 'board.more_units' | 'board.more_agencies',
    part: string,
  ): Linked | null =>
    all.length > most
      ? { text: locale.t(key, { n: all.length - most }), href: `${room.more}#${part}` }
      : null
  const outputs = units('output')
  const beneficiaries = units('beneficiaries')
  return {
    outputs: outputs.slice(0, room.units).map((sum) => unitRow(desk, sum)),
    moreOutputs: others(outputs, room.units, 'board.more_units', 'outputs'),
    beneficiaries: beneficiaries.slice(0, room.units).map((sum) => unitRow(desk, sum)),
    moreBeneficiaries: others(beneficiaries, room.units, 'board.more_units', 'beneficiaries'),
    late: late.slice(0, room.agencies).map((one) => lateRow(desk, one)),
    moreLate: others(late, room.agencies, 'board.more_agencies', 'late'),
  }
}

function unitRow(desk: Desk, sum: UnitSum): UnitRow {
  const { locale } = desk
  const { strategy, unit } = sum
  const output = sum.measure === 'output'
  const reported =
    sum.reported === null ? locale.t('figure.not_reported') : locale.number(sum.reported)
  return {
    unit,
    text:
      sum.target === null
        ? locale.t('board.no_target', { reported })
        : locale.t('board.of_target', { reported, target: locale.number(sum.target) }),
    state: sum.reported === null ? '' : locale.t(`board.state.${stateOfSum(sum)}`),
    actions: {
      text: locale.t('board.n_actions', { n: sum.actions }),
      href: output ? desk.list({ strategy, unit }) : null,
    },
    reporting: {
      text: locale.t('board.n_reporting', { n: sum.reporting }),
      href: output ? desk.list({ strategy, unit, has: 'output' }) : null,
    },
  }
}

function lateRow(desk: Desk, late: LateAgency) {
  return {
    name: late.shortName,
    text: desk.locale.t('board.n_reports', { n: late.reports }),
    href: desk.list({ strategy: late.strategy, agency: late.code, report: 'late' }),
  }
}

/** What is said where nobody is late: whether nobody is, or nobody can be yet. */
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

function kindLinks(desk: Desk, tally: Tally, kinds: readonly Judgement[]): Linked[] {
  return kinds.map((judged) => ({
    text: desk.locale.t('board.n_judged', {
      n: tally.judged[judged],
      judged: desk.locale.t(`judged.${judged}`),
    }),
    href: desk.list({ strategy: tally.strategy, judged, sort: 'budget' }),
  }))
}

function concernsOf(desk: Desk, concerns: readonly Concern[], kind: Concern['kind']) {
  const { locale, moment } = desk
  return concerns
    .filter((one) => one.kind === kind)
    .map((one) => {
      const window = moment.windows.find((candidate) => candidate.id === one.windowId)
      return {
        href: `/actions/${one.code}`,
        code: one.code,
        title: one.title,
        agency: one.agency,
        isDemo: one.isDemo,
        status: { tone: one.judged, label: locale.t(`judged.${one.judged}`) },
        money: moneyOf(locale, one),
        output: outputOf(locale, one),
        state:
          window && one.state
            ? locale.t('board.figure_state', {
                state: locale.t(`board.state.${one.state}`),
                upTo: windowShortName(locale, window),
              })
            : '',
        reason: one.reason === null ? locale.t('board.no_reason') : brief(one.reason),
        constraint: brief(constraintOf(locale, one)),
      }
    })
}

/** The action's own page has the whole text; a sheet has room for its beginning. */
function brief(text: string): string {
  return text.length > 84 ? `${text.slice(0, 83).trimEnd()}…` : text
}

function moneyOf(locale: Locale, one: Concern): string {
  const realised =
    one.realised === null ? locale.t('figure.not_reported') : locale.rupiahShort(one.realised)
  const budget = one.budget === null ? locale.t('figure.unknown') : locale.rupiahShort(one.budget)
  return locale.t('board.money_of', { realised, budget })
}

function outputOf(locale: Locale, one: Concern): string {
  const reported = one.output === null ? locale.t('figure.not_reported') : locale.number(one.output)
  if (one.outputTarget === null) return reported
  const target = `${locale.number(one.outputTarget)} ${one.outputUnit ?? ''}`.trim()
  return locale.t('board.of_target', { reported, target })
}

function constraintOf(locale: Locale, one: Concern): string {
  if (one.constraintCode === null) return one.constraintText ?? locale.t('board.no_constraint')
  const name = constraintText(locale, one.constraintCode)
  return one.constraintText === null
    ? name
    : locale.t('board.constraint_words', { name, text: one.constraintText })
}
