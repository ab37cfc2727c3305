import { funds } from '../actions/action'
import { drawBars, drawLines, type DrawnLine } from '../charts/drawn'
import type { Day, Locale } from '../i18n'
import {
  changeOverTime,
  effectivenessOf,
  linkageOf,
  relativePosition,
  relevanceOf,
  type Around,
  type Published,
} from '../indicators/analysis/lenses'
import type { Used, Why } from '../indicators/analysis/answer'
import {
  indicatorName,
  indicatorUnit,
  type IndicatorSeries,
  type Region,
} from '../indicators/indicator'
import { isWithin, noiseOfUsed } from '../indicators/precision'
import { periodName } from '../indicators/wording'
import { comparableGroups } from '../indicators/series'
import type { Tone } from '../papers/drawing'
import type { Block, Cell, Paper, Row, TableBlock } from '../papers/paper'
import { strategyName } from '../strategies/strategy'
import { windowName } from '../windows/name'
import type { Window } from '../windows/window'
import { differenceText, indicatorTable, strategyTable, valueText } from './brief-paper'
import { coordinationBlocks, plannedMeetings, type Coordination } from './coordination-paper'
import { column, framed, sumOf, type Desk } from './desk-paper'
import { lastDayOf } from './document'
import type { Matrix } from './matrix-paper'
import { placeBlocks, type Places } from './places-paper'
import type { BudgetYear, NamedReading } from './queries'

export type Annual = Matrix &
  Readonly<{
    indicators: readonly IndicatorSeries[]
    /** The readings in use of those indicators, of all regions around. */
    readings: readonly NamedReading[]
    province: Region | null
    nation: Region | null
    peers: readonly Region[]
    budgets: readonly BudgetYear[]
    windows: readonly Window[]
    places: Places
    coordination: Coordination
  }>

/** The main indicators that get a chart and their five lenses; the others stand in the table. */
const mostAnalysed = 4

/** Numbers tables and figures as the chapters come. */
class Numbers {
  private tables = 0
  private figures = 0
  constructor(private readonly locale: Locale) {}
  table(text: string): string {
    this.tables += 1
    return this.locale.t('annual.table', { n: this.tables, text })
  }
  figure(text: string): string {
    this.figures += 1
    return this.locale.t('annual.figure', { n: this.figures, text })
  }
}

/** The tables and charts of the yearly LP2KD, chapter by chapter, to be written around. */
export function annualPaper(desk: Desk, annual: Annual): Paper {
  const { locale } = desk
  const { t } = locale
  const numbers = new Numbers(locale)
  const published = annual.indicators.filter((one) => one.readings.length > 0)
  const analysed = published
    .filter((one) => one.isMain && one.direction !== 'neutral')
    .slice(0, mostAnalysed)
  const from: Day = desk.issue?.day ?? desk.today
  const chapter = (text: string): Block => ({ kind: 'heading', level: 1, text })
  return framed(desk, {
    subject: annual.subject,
    sheet: 'a4',
    landscape: false,
    lines: [t('matrix.up_to', { day: locale.day(lastDayOf(annual.subject)) })],
    blocks: [
      chapter(t('annual.poverty')),
      indicatorTable(locale, published, numbers.table(t('annual.indicators'))),
      ...analysed.flatMap((one) => analysisOf(desk, annual, numbers, one)),
      chapter(t('annual.priorities')),
      lensMatrix(desk, annual, numbers, published),
      ...placeBlocks(
        desk,
        annual.subject.year,
        annual.places,
        annual.strategies,
        numbers.table(t('annual.places')),
      ),
      chapter(t('annual.budget')),
      ...budgetBlocks(locale, annual, numbers),
      chapter(t('annual.realised')),
      strategyTable(locale, annual, numbers.table(t('annual.by_strategy'))),
      agencyTable(locale, annual, numbers.table(t('annual.by_agency'))),
      chapter(t('annual.coordination')),
      ...coordinationBlocks(desk, annual.coordination, (text) => numbers.table(text)),
      chapter(t('annual.agenda')),
      plannedMeetings(desk, annual.coordination, from, numbers.table(t('annual.planned'))),
      agendaTable(desk, annual, from, numbers.table(t('annual.windows'))),
    ],
  })
}

const around = ({ province, nation, peers }: Annual, home: Region): Around => ({
  home: home.code,
  peers,
  province: province?.code ?? '',
  nation: nation?.code ?? '',
})

const reasons = [
  'no_reading',
  'too_few_readings',
  'method_break',
  'not_same_month',
  'no_common_years',
  'neutral_direction',
  'no_supporting',
  'other_region',
] as const

function whyText({ t }: Locale, reason: Why): string {
  const known = reasons.find((one) => one === reason)
  return t(`annual.why.${known ?? 'other'}`)
}

type Lens = Readonly<{ name: string; result: string; working: string; known: boolean }>

/** The five lenses of one indicator, each with what it was made from or why it says nothing. */
function lensesOf(desk: Desk, annual: Annual, indicator: IndicatorSeries): Lens[] {
  const { locale, home } = desk
  const { t } = locale
  const all = annual.readings.filter((one) => one.indicatorId === indicator.id)
  const own = all.filter((one) => one.regionCode === home.code)
  const { direction } = indicator
  const value = (number: number) => valueText(locale, indicator, number)
  const change = (number: number) => differenceText(locale, indicator, number)
  const unknown = (name: string, reason: Why): Lens => ({
    name,
    result: t('annual.not_judged'),
    working: whyText(locale, reason),
    known: false,
  })

  /** A word that rests on a change which chance alone could make says so. */
  const said = (word: string, from: Used | undefined, to: Used | undefined) =>
    isWithin(noiseOfUsed(indicator, indicator.readings, from, to))
      ? `${word}, ${t('noise.word')}`
      : word

  const position = (): Lens => {
    const name = t('annual.lens.position')
    const published: Published = { readings: all, direction }
    const found = relativePosition(around(annual, home), { rate: published, number: null })
    if (!found.known) return unknown(name, found.reason)
    if (!found.rate.known) return unknown(name, found.rate.reason)
    const { rank, province, nation, reading } = found.rate
    const beside = (region: string, one: typeof province) =>
      one.known
        ? t('annual.beside', {
            region,
            value: value(one.reading.value),
            difference: one.difference === null ? '' : change(one.difference),
          })
        : t('annual.beside_unknown', { region, why: whyText(locale, one.reason) })
    return {
      name,
      result: rank.known
        ? t('annual.rank', { rank: rank.fromBest ?? rank.fromHighest, of: rank.ranked })
        : whyText(locale, rank.reason),
      working: [
        `${periodName(locale, reading)}: ${value(reading.value)}`,
        ...(annual.province ? [beside(annual.province.name, province)] : []),
        ...(annual.nation ? [beside(annual.nation.name, nation)] : []),
      ].join('; '),
      known: rank.known,
    }
  }
  const course = (): Lens => {
    const name = t('annual.lens.course')
    const found = changeOverTime(own, direction)
    if (!found.known) return unknown(name, found.reason)
    return {
      name,
      result: said(t(`annual.course.${found.word}`), found.first, found.latest),
      working: t('annual.course_working', {
        from: periodName(locale, found.first),
        first: value(found.first.value),
        to: periodName(locale, found.latest),
        latest: value(found.latest.value),
        change: change(found.change),
      }),
      known: true,
    }
  }
  const effect = (): Lens => {
    const name = t('annual.lens.effect')
    const found = effectivenessOf(own, direction)
    if (!found.known) return unknown(name, found.reason)
    const { readings } = found.working
    const from = found.word === 'less_effective' ? readings.at(-2) : readings[0]
    return {
      name,
      result: said(t(`annual.effect.${found.word}`), from, readings.at(-1)),
      working: t('annual.effect_working', {
        slope: change(Number(found.slope.toFixed(2))),
        last: change(found.lastStep),
      }),
      known: true,
    }
  }
  const relevance = (): Lens => {
    const name = t('annual.lens.relevance')
    const found = relevanceOf(all, around(annual, home))
    if (!found.known) return unknown(name, found.reason)
    return {
      name,
      result: t(`annual.relevance.${found.word}`),
      working: t('annual.relevance_working', {
        together: found.together,
        steps: found.steps.length,
      }),
      known: true,
    }
  }
  const linkage = (): Lens => {
    const name = t('annual.lens.linkage')
    const others = annual.indicators.filter(
      (one) => one.id !== indicator.id && one.isMain && one.direction !== 'neutral',
    )
    const followed = (one: IndicatorSeries) => ({
      indicatorId: one.id,
      readings: annual.readings.filter(
        (reading) => reading.indicatorId === one.id && reading.regionCode === home.code,
      ),
      direction: one.direction,
    })
    const found = linkageOf(followed(indicator), others.map(followed))
    if (!found.known) return unknown(name, found.reason)
    const linked = found.supporting.flatMap(({ indicatorId, link }) => {
      const other = others.find((one) => one.id === indicatorId)
      return link.known && other ? [{ other, link }] : []
    })
    if (linked.length === 0) return unknown(name, 'no_common_years')
    return {
      name,
      result: t('annual.linked', { n: linked.length }),
      working: linked
        .map(({ other, link }) =>
          t('annual.linked_one', {
            name: indicatorName(other, locale.lang),
            good: link.bothGood,
            steps: link.steps,
          }),
        )
        .join('; '),
      known: true,
    }
  }
  return [position(), course(), effect(), relevance(), linkage()]
}

/** One indicator: its course beside province and nation, and the five lenses. */
function analysisOf(
  desk: Desk,
  annual: Annual,
  numbers: Numbers,
  indicator: IndicatorSeries,
): Block[] {
  const { locale, home } = desk
  const { t } = locale
  const name = indicatorName(indicator, locale.lang)
  const unit = indicatorUnit(indicator, locale.lang)
  const regions: readonly (readonly [Region | null, Tone])[] = indicator.isRate
    ? [
        [home, 'strategy-1'],
        [annual.province, 'strategy-2'],
        [annual.nation, 'soft'],
      ]
    : [[home, 'strategy-1']]
  const lines = regions.flatMap(([region, tone]): DrawnLine[] => {
    const own = annual.readings.filter(
      (one) => one.indicatorId === indicator.id && one.regionCode === region?.code,
    )
    if (!region || own.length === 0) return []
    const segments = comparableGroups(own).map((group) =>
      group.readings.map((one) => ({ x: one.year, y: one.value })),
    )
    return [{ name: region.name.replace(/^Kabupaten /, 'Kab. '), tone, segments }]
  })
  const years = new Set(lines.flatMap((one) => one.segments.flat().map((point) => point.x)))
  const chart: Block[] =
    years.size < 2
      ? []
      : [
          {
            kind: 'chart',
            key: `chart-${indicator.code}`,
            caption: numbers.figure(t('annual.chart', { name, unit })),
            description: t('annual.chart_text', {
              name,
              unit,
              from: String(Math.min(...years)),
              to: String(Math.max(...years)),
              regions: lines.map((line) => line.name).join('; '),
            }),
            drawing: drawLines(lines, {
              width: 640,
              height: 240,
              format: (value) => valueText(locale, indicator, value),
            }),
            notes: [
              t('annual.chart_note', {
                publisher: indicator.publisher,
              }),
            ],
          },
          valuesTable(
            locale,
            annual,
            indicator,
            regions.flatMap(([region]) => region ?? []),
            numbers.table(t('annual.values', { name, unit })),
          ),
        ]
  return [
    { kind: 'heading', level: 2, text: name },
    ...chart,
    {
      kind: 'table',
      key: `lenses-${indicator.code}`,
      caption: numbers.table(t('annual.lenses', { name })),
      name: t('annual.lenses_tab', { code: indicator.code }),
      numbered: false,
      columns: [
        column('title', t('annual.lens'), 'text', 20),
        column('result', t('annual.result'), 'text', 22),
        column('working', t('annual.working'), 'text', 58),
      ],
      rows: lensesOf(desk, annual, indicator).map((lens): Row => ({
        kind: 'row',
        key: lens.name,
        cells: [lens.name, lens.result, lens.working],
      })),
      notes: [],
    },
  ]
}

/** The figures behind a chart: a row for each period and method, since two methods share no line. */
function valuesTable(
  locale: Locale,
  { readings }: Annual,
  indicator: IndicatorSeries,
  regions: readonly Region[],
  caption: string,
): TableBlock {
  const { t, lang } = locale
  const own = readings.filter(
    (one) =>
      one.indicatorId === indicator.id && regions.some(({ code }) => code === one.regionCode),
  )
  const keyOf = (one: NamedReading) =>
    `${one.year}-${String(one.month ?? 0).padStart(2, '0')}-${one.methodId}`
  const periods = [...new Map(own.map((one) => [keyOf(one), one]))].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )
  const methods = new Set(own.map((one) => one.methodId)).size
  const decimals = indicator.decimals
  return {
    kind: 'table',
    key: `values-${indicator.code}`,
    caption,
    name: t('annual.values_tab', { code: indicator.code }),
    numbered: false,
    columns: [
      column('title', t('brief.period'), 'text', 18),
      ...regions.map((region) => column(region.code, region.name, 'number', 18, { decimals })),
      ...(methods > 1 ? [column('method', t('annual.method'), 'text', 34)] : []),
    ],
    rows: periods.map(([key, one]): Row => ({
      kind: 'row',
      key,
      cells: [
        periodName(locale, one),
        ...regions.map(
          ({ code }) =>
            own.find((other) => keyOf(other) === key && other.regionCode === code)?.value ?? null,
        ),
        ...(methods > 1 ? [lang === 'en' ? one.methodEn : one.method] : []),
      ],
    })),
    notes: [t('matrix.note_blank')],
  }
}

/** What the lenses say of every published indicator with a direction: the ground of the priorities, not a verdict. */
function lensMatrix(
  desk: Desk,
  annual: Annual,
  numbers: Numbers,
  published: readonly IndicatorSeries[],
): TableBlock {
  const { locale } = desk
  const { t } = locale
  const names = ['position', 'course', 'effect', 'relevance'] as const
  return {
    kind: 'table',
    key: 'lens-matrix',
    caption: numbers.table(t('annual.lens_matrix')),
    name: t('annual.lens_matrix_tab'),
    numbered: false,
    columns: [
      column('title', t('indicator.name'), 'text', 32),
      ...names.map((name) => column(name, t(`annual.lens.${name}`), 'text', 18)),
    ],
    rows: published
      .filter((one) => one.direction !== 'neutral')
      .map((one): Row => ({
        kind: 'row',
        key: one.code,
        cells: [
          indicatorName(one, locale.lang),
          ...lensesOf(desk, annual, one)
            .slice(0, names.length)
            .map((lens): Cell => (lens.known ? lens.result : null)),
        ],
      })),
    notes: [t('annual.lens_matrix_note'), t('matrix.note_blank')],
  }
}

function budgetBlocks(locale: Locale, annual: Annual, numbers: Numbers): Block[] {
  const { t } = locale
  const { budgets, strategies } = annual
  const years = [...new Set(budgets.map((one) => one.year))].sort((one, other) => one - other)
  if (years.length === 0) return [{ kind: 'text', text: t('annual.no_budget') }]
  const of = (year: number, strategy?: number) =>
    budgets.filter(
      (one) => one.year === year && (strategy === undefined || one.strategy === strategy),
    )
  const yearColumns = years.map((year) => column(String(year), String(year), 'rupiah', 20))
  const used = funds.filter((fund) => budgets.some((one) => one.funds[fund] !== undefined))
  const counted = years.map((year) => {
    const all = sumOf(of(year), (one) => one.actions) ?? 0
    const known = sumOf(of(year), (one) => one.budgeted) ?? 0
    return t('annual.budgeted', { year: String(year), known, all })
  })
  return [
    {
      kind: 'table',
      key: 'budget-funds',
      caption: numbers.table(t('annual.by_fund')),
      name: t('annual.by_fund_tab'),
      numbered: false,
      columns: [column('title', t('matrix.fund'), 'text', 24), ...yearColumns],
      rows: [
        ...used.map((fund): Row => ({
          kind: 'row',
          key: fund,
          cells: [
            t(`fund.${fund}`),
            ...years.map((year) => sumOf(of(year), (one) => one.funds[fund])),
          ],
        })),
        {
          kind: 'total',
          key: 'total',
          cells: [t('matrix.sum'), ...years.map((year) => sumOf(of(year), (one) => one.budget))],
        },
      ],
      notes: [t('annual.budget_note', { years: counted.join('; ') })],
    },
    {
      kind: 'table',
      key: 'budget-strategies',
      caption: numbers.table(t('annual.budget_strategies')),
      name: t('annual.budget_strategies_tab'),
      numbered: false,
      columns: [column('title', t('matrix.strategy'), 'text', 34), ...yearColumns],
      rows: [
        ...strategies.map((strategy): Row => ({
          kind: 'row',
          key: String(strategy.number),
          cells: [
            `${strategy.number}. ${strategyName(strategy, locale.lang)}`,
            ...years.map((year) => sumOf(of(year, strategy.number), (one) => one.budget)),
          ],
        })),
        {
          kind: 'total',
          key: 'total',
          cells: [t('matrix.sum'), ...years.map((year) => sumOf(of(year), (one) => one.budget))],
        },
      ],
      notes: [],
    },
    {
      kind: 'chart',
      key: 'budget-chart',
      caption: numbers.figure(t('annual.budget_chart')),
      description: t('annual.budget_chart_text', {
        from: String(years[0]),
        to: String(years.at(-1)),
      }),
      drawing: drawBars(
        years.map((year) => ({
          label: String(year),
          bars: strategies.map(({ number }) => {
            const budget = sumOf(of(year, number), (one) => one.budget)
            return { value: budget === null ? null : budget / 1e9, tone: toneOf(number) }
          }),
        })),
        strategies.map(({ number }) => ({
          name: t('strategy.short', { number: String(number) }),
          tone: toneOf(number),
        })),
        { width: 640, height: 240, format: (value) => locale.number(Math.round(value * 10) / 10) },
      ),
      notes: [t('annual.billions')],
    },
  ]
}

const toneOf = (strategy: number): Tone =>
  strategy === 1 ? 'strategy-1' : strategy === 2 ? 'strategy-2' : 'strategy-3'

/** What the agencies planned and spent, the largest budget first. */
function agencyTable(locale: Locale, { rows }: Annual, caption: string): TableBlock {
  const { t } = locale
  const names = [...new Set(rows.map((row) => row.agency))]
  const sums = names.map((name) => {
    const own = rows.filter((row) => row.agency === name)
    return {
      name,
      actions: own.length,
      budget: sumOf(own, (row) => row.budget),
      realised: sumOf(own, (row) => row.now?.realised),
      told: own.filter((row) => (row.now?.realised ?? null) !== null).length,
    }
  })
  return {
    kind: 'table',
    key: 'agencies',
    caption,
    name: t('annual.by_agency_tab'),
    numbered: false,
    columns: [
      column('title', t('matrix.agency_long'), 'text', 40),
      column('actions', t('matrix.action'), 'number', 8),
      column('budget', t('brief.budget'), 'rupiah', 20),
      column('realised', t('brief.realised'), 'rupiah', 20),
      column('told', t('annual.told'), 'number', 12),
    ],
    rows: [
      ...sums
        .sort(
          (one, other) =>
            (other.budget ?? -1) - (one.budget ?? -1) || (one.name < other.name ? -1 : 1),
        )
        .map(({ name, actions, budget, realised, told }): Row => ({
          kind: 'row',
          key: name,
          cells: [name, actions, budget, realised, told],
        })),
      {
        kind: 'total',
        key: 'total',
        cells: [
          t('matrix.sum'),
          rows.length,
          sumOf(rows, (row) => row.budget),
          sumOf(rows, (row) => row.now?.realised),
          sums.reduce((sum, one) => sum + one.told, 0),
        ],
      },
    ],
    notes: [t('matrix.note_blank')],
  }
}

/** The days ahead: what will be due, to the end of next year. */
function agendaTable(
  { locale }: Desk,
  { windows, subject }: Annual,
  from: Day,
  caption: string,
): TableBlock {
  const { t } = locale
  const ahead = windows.filter((one) => one.dueOn >= from && one.year <= subject.year + 1)
  return {
    kind: 'table',
    key: 'agenda',
    caption,
    name: t('annual.agenda_tab'),
    numbered: false,
    passing: true,
    columns: [
      column('title', t('windows.col.window'), 'text', 34),
      column('ends', t('windows.col.ends'), 'day', 18),
      column('opens', t('windows.col.opens'), 'day', 18),
      column('due', t('windows.col.due'), 'day', 18),
    ],
    rows: ahead.map((one): Row => ({
      kind: 'row',
      key: one.code,
      cells: [windowName(locale, one), one.endsOn, one.opensOn, one.dueOn],
    })),
    notes: ahead.length ? [] : [t('annual.no_agenda')],
  }
}
