import type { Locale } from '../i18n'
import { expectedAgainstObserved } from '../indicators/analysis/effect'
import {
  changeOverTime,
  effectivenessOf,
  linkageOf,
  relativePosition,
  relevanceOf,
} from '../indicators/analysis/lenses'
import { noiseOf } from '../indicators/analysis/noise'
import { around, baseline, home, imagined, jobless, poverty, survey } from './examples'

type Example = Readonly<{ term: string; text: string }>

/**
 * Each lens and expected against observed once, with Lahat's published poverty rates: worked by the functions that the
 * indicator's page uses, so that text and page cannot differ.
 */
export function workedExamples(locale: Locale): Example[] {
  const { t } = locale
  const signed = (value: number) => locale.signed(value, 2)
  const plain = (value: number) => locale.number(value, 2)
  const examples: Example[] = []
  const position = relativePosition(around, {
    rate: { readings: poverty, direction: 'down' },
    number: null,
  })
  if (position.known && position.rate.known) {
    const { reading, province, nation } = position.rate
    if (province.known && nation.known) {
      examples.push({
        term: t('lens.position'),
        text: t('help.example_position', {
          year: String(reading.year),
          value: plain(reading.value),
          province: plain(province.reading.value),
          nation: plain(nation.reading.value),
          aboveProvince: signed(province.difference ?? 0),
          aboveNation: signed(nation.difference ?? 0),
        }),
      })
    }
  }
  const change = changeOverTime(home, 'down')
  if (change.known) {
    examples.push({
      term: t('lens.change'),
      text: t('help.example_change', {
        first: plain(change.first.value),
        from: String(change.first.year),
        last: plain(change.latest.value),
        to: String(change.latest.year),
        change: signed(change.change),
        n: change.years,
        step: signed(change.lastStep.change),
      }),
    })
  }
  const effectiveness = effectivenessOf(home, 'down')
  if (effectiveness.known) {
    examples.push({
      term: t('lens.effectiveness'),
      text: t('help.example_effectiveness', {
        n: effectiveness.working.readings.length,
        slope: signed(effectiveness.slope),
        step: signed(effectiveness.lastStep),
        first: signed(effectiveness.sinceFirst),
        word: t(`lens.effectiveness.${effectiveness.word}`),
      }),
    })
  }
  const relevance = relevanceOf(poverty, around)
  if (relevance.known) {
    examples.push({
      term: t('lens.relevance'),
      text: t('help.example_relevance', {
        together: String(relevance.together),
        steps: String(relevance.steps.length),
        share: locale.percent(relevance.share, 0),
        word: t(`lens.relevance.${relevance.word}`),
      }),
    })
  }
  const linkage = linkageOf({ indicatorId: 1, readings: home, direction: 'down' }, [
    { indicatorId: 2, readings: jobless, direction: 'down' },
  ])
  const link = linkage.known ? linkage.supporting[0]?.link : undefined
  if (link?.known) {
    examples.push({
      term: t('lens.linkage'),
      text: t('help.example_linkage', { good: String(link.bothGood), steps: String(link.steps) }),
    })
  }
  const latest = home.at(-1)
  const before = home.at(-2)
  if (before && latest) {
    const noise = noiseOf(
      { reading: before, precision: survey },
      { reading: latest, precision: survey },
    )
    if (noise.known) {
      examples.push({
        term: t('help.rule_noise'),
        text: t('help.example_noise', {
          first: plain(before.value),
          last: plain(latest.value),
          change: signed(noise.change),
          before: plain(noise.working.from.standardError),
          after: plain(noise.working.to.standardError),
          margin: plain(noise.margin),
          word: t(noise.word === 'within' ? 'noise.word' : 'noise.beyond'),
        }),
      })
    }
  }
  const effect =
    latest &&
    expectedAgainstObserved({
      readings: home,
      reading: latest,
      baseline,
      contributions: [imagined],
    })
  if (effect?.known) {
    examples.push({
      term: t('help.example_effect_term'),
      text: t('help.example_effect', {
        share: locale.percent(effect.lines[0]?.share ?? 0, 0),
        full: signed(imagined.expected),
        expected: signed(effect.expected),
        from: plain(effect.working.baseline.value),
        to: plain(effect.working.reading.value),
        observed: signed(effect.observed),
        rest: signed(effect.unexplained),
      }),
    })
  }
  return examples
}
