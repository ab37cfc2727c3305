import { drawLines, type DrawnLine } from '../charts/drawn'
import type { Locale } from '../i18n'
import type { Used, Why } from '../indicators/analysis/answer'
import {
  changeOverTime,
  effectivenessOf,
  linkageOf,
  relativePosition,
  relevanceOf,
  type Around,
  type Published,
} from '../indicators/analysis/lenses'
import {
  indicatorName,
  indicatorUnit,
  type IndicatorSeries,
  type Region,
} from '../indicators/indicator'
import { isWithin, noiseOfUsed } from '../indicators/precision'
import { comparableGroups } from '../indicators/series'
import { figure, periodName } from '../indicators/wording'
import type { Tone } from '../papers/drawing'
import type { Block, Cell, Row, TableBlock } from '../papers/paper'
import { differenceText } from './brief-paper'
import { column, type Desk, type Numbers } from './desk-paper'
import type { NamedReading } from './queries'

/** What of a year the lenses look at. */
export type Analysed = Readonly<{
  indicators: readonly IndicatorSeries[]
  /** The readings in use of those indicators, of all regions around. */
  readings: readonly NamedReading[]
  province: Region | null
  nation: Region | null
  peers: readonly Region[]
}>

const around = ({ province, nation, peers }: Analysed, home: Region): Around => ({
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
function lensesOf(desk: Desk, annual: Analysed, indicator: IndicatorSeries): Lens[] {
  const { locale, home } = desk
  const { t } = locale
  const all = annual.readings.filter((one) => one.indicatorId === indicator.id)
  const own = all.filter((one) => one.regionCode === home.code)
  const { direction } = indicator
  const value = (number: number) => figure(locale, indicator, number)
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
export function analysisOf(
  desk: Desk,
  annual: Analysed,
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
              format: (value) => figure(locale, indicator, value),
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
  { readings }: Analysed,
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
export function lensMatrix(
  desk: Desk,
  annual: Analysed,
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
