import { barPair, type BarPair } from '../charts/pair'
import { sparkline, type Sparkline } from '../charts/sparkline'
import type { Locale } from '../i18n'
import type { Answer, Why } from './analysis/answer'
import {
  changeOverTime,
  effectivenessOf,
  linkageOf,
  relativePosition,
  fewestSteps,
  relevanceOf,
  type Around,
  type Position,
} from './analysis/lenses'
import {
  indicatorName,
  indicatorUnit,
  type Indicator,
  type IndicatorSeries,
  type Reading,
} from './indicator'
import { isWithin, marginWords, noiseBetweenRegions, noiseOfUsed, roughness } from './precision'
import { figure, periodName, placeInTime, signedDifference } from './wording'
import { isUnknown, latestOf } from './series'

/** What the lenses look through: every reading in use of the indicator, and the indicators held beside it. */
export type LensFile = Readonly<{
  indicator: Indicator
  readings: readonly Reading[]
  around: Around
  /** Names of regions by code, short. */
  names: ReadonlyMap<string, string>
  /** The number of people beside a rate, with its readings of all regions; null where there is none. */
  number: IndicatorSeries | null
  /** The main indicators of the home region, this one perhaps among them. */
  companions: readonly IndicatorSeries[]
}>

export type Lens = Readonly<{
  id: string
  title: string
  status: Readonly<{ tone: string; label: string }>
  sentences: readonly string[]
  spark: Sparkline | null
  bars: BarPair | null
}>

const toneOfChange = { good: 'good', bad: 'bad', flat: 'flat', neutral: 'neutral' } as const
const toneOfEffect = {
  effective: 'good',
  less_effective: 'warning',
  not_effective: 'bad',
} as const

/** The five lenses of one indicator, each with a word, a sentence and a small chart. */
export function lensesOf(locale: Locale, file: LensFile): Lens[] {
  return [position, change, effectiveness, relevance, linkage].map((lens) => lens(locale, file))
}

function unjudged(locale: Locale, reason: Why) {
  return {
    status: { tone: 'unjudged', label: locale.t('figure.unjudged') },
    sentences: [locale.t('lens.unknown', { why: locale.t(`why.${reason}`) })],
    spark: null,
    bars: null,
  }
}

function position(locale: Locale, file: LensFile): Lens {
  const { t } = locale
  const { indicator } = file
  const own = { readings: file.readings, direction: indicator.direction }
  const none = { readings: [], direction: indicator.direction }
  const answer = relativePosition(file.around, {
    rate: indicator.isRate ? own : none,
    number: indicator.isRate ? file.number : own,
  })
  const head = { id: 'lens-position', title: t('lens.position') }
  if (!answer.known) return { ...head, ...unjudged(locale, answer.reason) }
  const main = indicator.isRate ? answer.rate : answer.number
  if (!main.known) return { ...head, ...unjudged(locale, main.reason) }
  const beside = (
    [
      [file.around.province, main.province],
      [file.around.nation, main.nation],
    ] as const
  ).flatMap(([code, one]) =>
    one.known && one.word
      ? [
          {
            region: file.names.get(code) ?? code,
            word: one.word,
            noise: noiseOfUsed(
              indicator,
              file.readings,
              main.reading,
              one.reading,
              noiseBetweenRegions,
            ),
          },
        ]
      : [],
  )
  const unclear = beside.flatMap(({ region, noise }) =>
    isWithin(noise)
      ? [t('lens.position.noise', { region, margin: marginWords(locale, indicator, noise) })]
      : [],
  )
  const better = beside.length > 0 && beside.every(({ word }) => word === 'good')
  const worse = beside.length > 0 && beside.every(({ word }) => word === 'bad')
  const bars = [
    { code: file.around.home, value: main.reading.value, tone: 'observed' },
    ...[
      { code: file.around.province, answer: main.province },
      { code: file.around.nation, answer: main.nation },
    ].flatMap((one) =>
      one.answer.known && indicator.isRate
        ? [{ code: one.code, value: one.answer.reading.value, tone: 'rest' }]
        : [],
    ),
  ]
  return {
    ...head,
    status:
      unclear.length > 0
        ? { tone: 'noise', label: t('noise.word') }
        : better
          ? { tone: 'good', label: t('lens.position.better') }
          : worse
            ? { tone: 'bad', label: t('lens.position.worse') }
            : { tone: 'neutral', label: t('lens.position.mixed') },
    sentences: [
      ...placeWords(locale, file, indicator, main),
      ...unclear,
      ...(indicator.isRate && file.number && answer.number.known
        ? placeWords(locale, file, file.number, answer.number)
        : []),
    ],
    spark: null,
    bars: barPair(
      t('lens.position'),
      bars.map((bar) => ({
        label: file.names.get(bar.code) ?? bar.code,
        value: bar.value,
        text: figure(locale, indicator, bar.value),
        tone: bar.tone,
      })),
    ),
  }
}

function placeWords(locale: Locale, file: LensFile, measure: Indicator, place: Position): string[] {
  const { t } = locale
  const period = periodName(locale, place.reading)
  const parts = (
    [
      [file.around.province, place.province],
      [file.around.nation, place.nation],
    ] as const
  ).map(([code, beside]) => {
    const region = file.names.get(code) ?? code
    if (!beside.known) {
      return t('lens.position.not_beside', { region, why: t(`why.${beside.reason}`) })
    }
    return beside.difference === null
      ? t('lens.position.part', { region, share: locale.percent(beside.share ?? 0) })
      : t('lens.position.beside', {
          region,
          value: figure(locale, measure, beside.reading.value),
          difference: signedDifference(locale, measure, beside.difference),
        })
  })
  const { rank } = place
  return [
    t('lens.position.is', {
      name: indicatorName(measure, locale.lang),
      period,
      value: `${figure(locale, measure, place.reading.value)} ${indicatorUnit(measure, locale.lang)}`,
      parts: parts.join('; '),
    }),
    rank.known
      ? t(rank.fromBest === null ? 'lens.position.rank_high' : 'lens.position.rank', {
          place: String(rank.fromBest ?? rank.fromHighest),
          ranked: String(rank.ranked),
          of: String(rank.of),
        })
      : t('lens.position.no_rank', { period }),
  ]
}

function ownReadings(file: LensFile) {
  return file.readings.filter((one) => one.regionCode === file.around.home)
}

function change(locale: Locale, file: LensFile): Lens {
  const { t } = locale
  const { indicator } = file
  const head = { id: 'lens-change', title: t('lens.change') }
  const own = ownReadings(file)
  const answer = changeOverTime(own, indicator.direction)
  if (!answer.known) return { ...head, ...unjudged(locale, answer.reason) }
  const label = t('lens.change.is', {
    first: figure(locale, indicator, answer.first.value),
    from: periodName(locale, answer.first),
    last: figure(locale, indicator, answer.latest.value),
    to: periodName(locale, answer.latest),
    change: signedDifference(locale, indicator, answer.change),
    n: answer.years,
    step: signedDifference(locale, indicator, answer.lastStep.change),
  })
  const latest = latestOf(own)
  const group = isUnknown(latest) ? [] : latest.group.readings
  const whole = noiseOfUsed(indicator, file.readings, answer.first, answer.latest)
  const step = noiseOfUsed(indicator, file.readings, answer.lastStep.from, answer.latest)
  const unclear = isWithin(whole) ? whole : isWithin(step) ? step : null
  const told = unclear
    ? [
        t(unclear === whole ? 'lens.change.noise' : 'lens.change.step_noise', {
          margin: marginWords(locale, indicator, unclear),
        }),
        ...roughness(locale, unclear),
      ]
    : []
  return {
    ...head,
    status: isWithin(whole)
      ? { tone: 'noise', label: t('noise.word') }
      : { tone: toneOfChange[answer.word], label: t(`lens.change.${answer.word}`) },
    sentences: [label, ...told],
    spark: sparkline(
      group.map((one) => ({ x: placeInTime(one), y: one.value })),
      { label, width: 260, height: 72 },
    ),
    bars: null,
  }
}

function effectiveness(locale: Locale, file: LensFile): Lens {
  const { t } = locale
  const { indicator } = file
  const head = { id: 'lens-effectiveness', title: t('lens.effectiveness') }
  const answer = effectivenessOf(ownReadings(file), indicator.direction)
  if (!answer.known) return { ...head, ...unjudged(locale, answer.reason) }
  const signed = (value: number) =>
    signedDifference(locale, indicator, Math.round(value * 1e4) / 1e4)
  const slope = Math.round(answer.slope * 100) / 100
  // The last step alone makes it kurang efektif; else it is what the latest is more or less than the first.
  const { readings } = answer.working
  const from = answer.word === 'less_effective' ? readings.at(-2) : readings[0]
  const noise = noiseOfUsed(indicator, file.readings, from, readings.at(-1))
  const label = t(`lens.effectiveness.${answer.word}`)
  return {
    ...head,
    status: isWithin(noise)
      ? { tone: 'noise', label: `${label}, ${t('noise.word')}` }
      : { tone: toneOfEffect[answer.word], label },
    sentences: [
      t('lens.effectiveness.is', {
        slope: signed(slope),
        first: signed(answer.sinceFirst),
        step: signed(answer.lastStep),
        n: readings.length,
      }),
      ...(isWithin(noise)
        ? [t('lens.effectiveness.noise', { margin: marginWords(locale, indicator, noise) })]
        : []),
    ],
    spark: null,
    bars: barPair(t('lens.effectiveness'), [
      { label: t('lens.slope'), value: slope, text: signed(slope), tone: 'observed' },
      {
        label: t('lens.last_step'),
        value: answer.lastStep,
        text: signed(answer.lastStep),
        tone: 'rest',
      },
    ]),
  }
}

function relevance(locale: Locale, file: LensFile): Lens {
  const { t } = locale
  const { indicator } = file
  const head = { id: 'lens-relevance', title: t('lens.relevance') }
  const answer = relevanceOf(file.readings, file.around)
  if (!answer.known) return { ...head, ...unjudged(locale, answer.reason) }
  const bar = (label: string, share: number, tone: string) => ({
    label,
    value: share,
    text: locale.percent(share, 0),
    tone,
  })
  const first = answer.steps[0]?.fromYear
  const own = (year: number) =>
    answer.working.readings.find((one) => one.regionCode === file.around.home && one.year === year)
  const within = answer.steps.filter((step) =>
    isWithin(noiseOfUsed(indicator, file.readings, own(step.fromYear), own(step.toYear))),
  ).length
  // A verdict that stands on chance is no success and no failure.
  const label = t(`lens.relevance.${answer.word}`)
  const clear = answer.steps.length - within >= fewestSteps
  return {
    ...head,
    status: clear
      ? { tone: answer.word === 'relevant' ? 'good' : 'bad', label }
      : { tone: 'noise', label: `${label}, ${t('noise.word')}` },
    sentences: [
      t('lens.relevance.is', {
        together: String(answer.together),
        steps: String(answer.steps.length),
        from: String(first ?? ''),
        to: String(answer.steps.at(-1)?.toYear ?? ''),
      }),
      ...(within > 0 ? [t('lens.relevance.noise', { n: within })] : []),
    ],
    spark: null,
    bars: barPair(t('lens.relevance'), [
      bar(t('lens.relevance.both'), answer.share, 'observed'),
      bar(file.names.get(file.around.province) ?? '', answer.withProvince, 'rest'),
      bar(file.names.get(file.around.nation) ?? '', answer.withNation, 'rest'),
    ]),
  }
}

/** How many supporting indicators a lens names. */
const mostLinks = 4

function linkage(locale: Locale, file: LensFile): Lens {
  const { t } = locale
  const { indicator } = file
  const head = { id: 'lens-linkage', title: t('lens.linkage') }
  const others = file.companions.filter((one) => one.id !== indicator.id)
  // The team's first measure is what the others support; on its own page the others are held beside it.
  const first = file.companions.find((one) => one.strategyNumber === null)
  const main = first && first.id !== indicator.id ? first : null
  const own = { ...indicator, readings: ownReadings(file) }
  const followed = (
    one: Pick<IndicatorSeries, 'id' | 'direction'> & { readings: LensFile['readings'] },
  ) => ({
    indicatorId: one.id,
    readings: one.readings,
    direction: one.direction,
  })
  const answer = main
    ? linkageOf(followed(main), [followed(own)])
    : linkageOf(followed(own), others.map(followed))
  if (!answer.known) return { ...head, ...unjudged(locale, answer.reason) }
  const names = new Map(
    [...file.companions, indicator].map((one) => [one.id, indicatorName(one, locale.lang)]),
  )
  const links = answer.supporting.flatMap((one) => {
    const { link } = one
    return link.known ? [{ name: names.get(one.indicatorId) ?? '', ...link }] : []
  })
  if (links.length === 0) return { ...head, ...unjudged(locale, reasonOf(answer.supporting)) }
  links.sort((one, other) => other.steps - one.steps || other.share - one.share)
  const shown = links.slice(0, mostLinks)
  return {
    ...head,
    status: { tone: 'neutral', label: t('lens.linkage.word') },
    sentences: [
      t('lens.linkage.is', {
        main: indicatorName(main ?? indicator, locale.lang),
        links: shown
          .map((one) =>
            t('lens.linkage.with', {
              name: one.name,
              good: String(one.bothGood),
              steps: String(one.steps),
            }),
          )
          .join('; '),
      }),
    ],
    spark: null,
    bars: barPair(
      t('lens.linkage'),
      shown.map((one) => ({
        label: one.name,
        value: one.share,
        text: locale.percent(one.share, 0),
        tone: 'observed',
      })),
    ),
  }
}

function reasonOf(supporting: readonly Readonly<{ link: Answer<object, Why> }>[]): Why {
  const link = supporting[0]?.link
  return link && !link.known ? link.reason : 'no_supporting'
}
