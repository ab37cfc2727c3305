import { workStatuses } from '../actions/action'
import { judgements, type Judgement } from '../actions/progress'
import { stackedCounts, type CountsBar } from '../charts/counts'
import { strategyName } from '../strategies/strategy'
import {
  reportWords,
  stateOfSum,
  type Count,
  type LateAgency,
  type Tally,
  type UnitSum,
} from './board'
import type { Desk, Linked } from './desk-page'
import { moneyMeter, moneyNotes } from './money-page'

/** What both pages say of one strategy: counts, bars and money, each number with the list that it counts. */
export function strategyPart(desk: Desk, tally: Tally) {
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

/** How the actions of a strategy, or their budgets, stand. */
export function judgedBar(desk: Desk, tally: Tally, measure: 'judged' | 'money'): CountsBar {
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
export function listsOf(desk: Desk, count: Count, strategy: number, room: Room = noLimit) {
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

/** “3 tersendat”: each kind of judgement with the list of its actions, the dearest first. */
export function kindLinks(desk: Desk, tally: Tally, kinds: readonly Judgement[]): Linked[] {
  return kinds.map((judged) => ({
    text: desk.locale.t('board.n_judged', {
      n: tally.judged[judged],
      judged: desk.locale.t(`judged.${judged}`),
    }),
    href: desk.list({ strategy: tally.strategy, judged, sort: 'budget' }),
  }))
}
