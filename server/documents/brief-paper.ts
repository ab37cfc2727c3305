import { judgementRule } from '../actions/wording'
import type { Locale } from '../i18n'
import {
  indicatorName,
  indicatorUnit,
  type Indicator,
  type IndicatorSeries,
} from '../indicators/indicator'
import { isWithin, marginWords, noiseSince } from '../indicators/precision'
import { figure, periodName } from '../indicators/wording'
import {
  changeSincePrevious,
  distanceToPath,
  isUnknown,
  latestOf,
  pathOf,
  wordOfChange,
} from '../indicators/series'
import type { Cell, Paper, Row, TableBlock } from '../papers/paper'
import { strategyName } from '../strategies/strategy'
import { column, framed, sumOf, type Desk } from './desk-paper'
import { lastDayOf } from './document'
import { constraintOf, realised, spentOf, type Matrix } from './matrix-paper'
import type { ProgramRow } from './queries'

type Brief = Matrix &
  Readonly<{
    indicators: readonly IndicatorSeries[]
    /** Whether the window's due day has passed. */
    overdue: boolean
  }>

/** How many actions each list of the brief names: what a chair reads. */
const mostNamed = 12

/** For the chair: the strategies, the indicators, and what to ask. */
export function briefPaper(desk: Desk, brief: Brief): Paper {
  const { locale, settings } = desk
  const { t } = locale
  const { rows, subject } = brief
  const behind = rows
    .filter((row) => row.now?.judged === 'stuck' || row.now?.judged === 'slow')
    .sort(byMoney)
  const stopped = rows
    .filter((row) => row.status === 'delayed' || row.status === 'cancelled')
    .sort(byMoney)
  const silent = brief.overdue
    ? rows.filter((row) => row.now?.owed && ['none', 'draft'].includes(row.now.reportState))
    : []
  const agencies = [...new Set(silent.map((row) => row.agencyShort))]
    .map((name) => ({ name, n: silent.filter((row) => row.agencyShort === name).length }))
    .sort((one, other) => other.n - one.n || (one.name < other.name ? -1 : 1))
  return framed(desk, {
    subject,
    sheet: 'a4',
    landscape: false,
    lines: [t('matrix.up_to', { day: locale.day(lastDayOf(subject)) })],
    blocks: [
      { kind: 'heading', level: 2, text: t('brief.strategies') },
      strategyTable(locale, brief),
      { kind: 'text', look: 'note', text: judgementRule(locale, settings) },
      { kind: 'heading', level: 2, text: t('brief.indicators') },
      indicatorTable(locale, publishedOf(brief.indicators), ''),
      { kind: 'heading', level: 2, text: t('brief.behind', { n: behind.length }) },
      behind.length === 0
        ? { kind: 'text', text: t('brief.none_behind') }
        : concernTable(locale, 'behind', behind),
      { kind: 'heading', level: 2, text: t('brief.stopped', { n: stopped.length }) },
      stopped.length === 0
        ? { kind: 'text', text: t('brief.none_stopped') }
        : concernTable(locale, 'stopped', stopped),
      { kind: 'heading', level: 2, text: t('brief.silent') },
      agencies.length === 0
        ? { kind: 'text', text: t(brief.overdue ? 'brief.none_silent' : 'brief.not_due_yet') }
        : {
            kind: 'list',
            ordered: false,
            items: agencies.map(({ name, n }) => t('brief.silent_line', { name, n })),
          },
    ],
  })
}

/** Those that have a value, as many as a page has room for: the brief is no catalogue. */
const mostIndicators = 10
function publishedOf(indicators: readonly IndicatorSeries[]): IndicatorSeries[] {
  return indicators.filter((one) => one.readings.length > 0).slice(0, mostIndicators)
}

const byMoney = (one: ProgramRow, other: ProgramRow) =>
  (other.budget ?? -1) - (one.budget ?? -1) || one.id - other.id

/** How the actions of each strategy were judged, and their money. */
export function strategyTable(
  locale: Locale,
  { strategies, rows }: Pick<Matrix, 'strategies' | 'rows'>,
  caption = '',
): TableBlock {
  const { t } = locale
  const words = ['on_track', 'slow', 'stuck', 'finished'] as const
  const cellsOf = (name: string, own: readonly ProgramRow[]): Cell[] => {
    const judged = words.map((word) => own.filter((row) => row.now?.judged === word).length)
    const rest = own.length - judged.reduce((sum, one) => sum + one, 0)
    const budget = sumOf(own, (row) => row.budget)
    // Only what was spent of a known budget can be held against it.
    const spent = sumOf(own, (row) => (row.budget === null ? null : realised(row.now)))
    return [
      name,
      own.length,
      ...judged,
      rest,
      budget,
      sumOf(own, (row) => realised(row.now)),
      budget && spent !== null ? spent / budget : null,
    ]
  }
  return {
    kind: 'table',
    key: 'strategies',
    caption,
    name: t('brief.strategies'),
    numbered: false,
    columns: [
      column('title', t('matrix.strategy'), 'text', 34),
      column('actions', t('matrix.action'), 'number', 7),
      ...words.map((word) => column(word, t(`judged.${word}`), 'number', 10)),
      column('rest', t('brief.rest'), 'number', 9),
      column('budget', t('brief.budget'), 'rupiah', 20),
      column('realised', t('brief.realised'), 'rupiah', 20),
      column('share', t('matrix.share'), 'percent', 10),
    ],
    rows: [
      ...strategies.map((strategy): Row => ({
        kind: 'row',
        key: String(strategy.number),
        cells: cellsOf(
          `${strategy.number}. ${strategyName(strategy, locale.lang)}`,
          rows.filter((row) => row.strategy === strategy.number),
        ),
      })),
      { kind: 'total', key: 'total', cells: cellsOf(t('matrix.sum'), rows) },
    ],
    notes: [t('brief.rest_note')],
  }
}

/** The latest of each indicator, its change since the comparable one before, and where it stands against its path. */
export function indicatorTable(
  locale: Locale,
  indicators: readonly IndicatorSeries[],
  caption: string,
): TableBlock {
  const { t } = locale
  return {
    kind: 'table',
    key: 'indicators',
    caption,
    name: t('brief.indicators'),
    numbered: false,
    columns: [
      column('title', t('indicator.name'), 'text', 34),
      column('unit', t('matrix.unit'), 'text', 12),
      column('latest', t('indicator.latest'), 'text', 13),
      column('period', t('brief.period'), 'text', 14),
      column('change', t('indicator.change'), 'text', 26),
      column('path', t('indicator.distance'), 'text', 22),
    ],
    rows: indicators.map((one): Row => ({
      kind: 'row',
      key: one.code,
      cells: [
        indicatorName(one, locale.lang),
        indicatorUnit(one, locale.lang),
        ...standingOf(locale, one),
      ],
    })),
    notes: [t('brief.change_rule')],
  }
}

/** A difference: in points for a rate, else in the indicator's unit. */
export function differenceText(locale: Locale, indicator: Indicator, value: number): string {
  const given = /\.(\d+)$/.exec(String(Number(value.toFixed(4))))?.[1]?.length ?? 0
  const amount = locale.signed(value, Math.max(indicator.decimals, given))
  return indicator.isRate ? `${amount} ${locale.t('unit.points')}` : amount
}

function standingOf(locale: Locale, indicator: IndicatorSeries): Cell[] {
  const { t } = locale
  const latest = latestOf(indicator.readings)
  if (isUnknown(latest)) return [null, null, null, null]
  const { reading } = latest
  const change = changeSincePrevious(latest)
  const noise = noiseSince(indicator, change)
  const params = { year: String(reading.year) }
  const path = distanceToPath(latest, pathOf(indicator.targets), indicator.direction)
  return [
    figure(locale, indicator, reading.value),
    periodName(locale, reading),
    isUnknown(change)
      ? t(`indicator.unknown.${change.unknown}`, params)
      : t(
          isWithin(noise)
            ? 'brief.change.noise'
            : `brief.change.${wordOfChange(change.change, indicator.direction)}`,
          {
            change: differenceText(locale, indicator, change.change),
            period: periodName(locale, change.from),
            margin: noise ? marginWords(locale, indicator, noise) : '',
          },
        ),
    isUnknown(path)
      ? t(`indicator.unknown.${path.unknown}`, params)
      : t(`brief.path.${path.word}`, {
          distance: differenceText(locale, indicator, Math.abs(path.distance)).replace('+', ''),
        }),
  ]
}

function concernTable(
  locale: Locale,
  kind: 'behind' | 'stopped',
  concerns: readonly ProgramRow[],
): TableBlock {
  const { t } = locale
  const named = concerns.slice(0, mostNamed)
  return {
    kind: 'table',
    key: kind,
    caption: '',
    name: t(kind === 'behind' ? 'brief.behind_name' : 'brief.stopped_name'),
    numbered: false,
    columns: [
      column('title', t('matrix.action'), 'text', 36),
      column('agency', t('matrix.agency'), 'text', 16),
      column('judged', t('brief.judged'), 'text', 11),
      column('output', t('matrix.output'), 'text', 17),
      column('budget', t('brief.budget'), 'rupiah', 18),
      column('share', t('matrix.share'), 'percent', 10),
      column('constraint', t('matrix.constraint'), 'text', 30),
    ],
    rows: named.map((row): Row => ({
      kind: 'row',
      key: row.code,
      cells: [
        `${row.title} (${row.code})`,
        row.agencyShort,
        kind === 'behind'
          ? t(`judged.${row.now?.judged ?? 'unjudged'}`)
          : t(`status.${row.status}`),
        outputOf(locale, row),
        row.budget,
        spentOf(row),
        constraintOf(locale, row),
      ],
    })),
    notes:
      concerns.length > named.length
        ? [t('brief.more', { n: concerns.length - named.length })]
        : [],
  }
}

/** "12 dari 40 unit"; not reported is said, not drawn as zero. */
function outputOf(locale: Locale, { now, outputTarget, outputUnit }: ProgramRow): Cell {
  if (outputTarget === null) return null
  const told = now?.output ?? null
  return locale.t('brief.output', {
    told: told === null ? locale.t('figure.not_reported') : locale.number(told),
    target: locale.number(outputTarget),
    unit: outputUnit ?? '',
  })
}
