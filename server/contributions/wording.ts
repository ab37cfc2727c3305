import type { Locale } from '../i18n'
import { goalNow, goalsOf } from '../indicators/analysis/pace'
import { plainOf, sanityOf, type Plain } from '../indicators/analysis/sanity'
import { indicatorUnit, type IndicatorSeries } from '../indicators/indicator'
import { isUnknown, latestOf } from '../indicators/series'
import { figure, periodName, signedDifference, type Measure } from '../indicators/wording'
import type { Contribution, Expected, State, StoredWorking } from './contribution'

const tones = { proposed: 'sent', accepted: 'verified', rejected: 'cancelled' } as const

/** Where a contribution stands, as a word with its tone. */
export function stateWord(locale: Locale, state: State) {
  return { tone: tones[state], label: locale.t(`contribution.state.${state}`) }
}

/** The name of its indicator. */
export function nameOf(locale: Locale, one: Contribution): string {
  return locale.lang === 'en' ? one.indicatorNameEn : one.indicatorName
}

/** The calculator's working in one sentence, and whether the figure proposed is another. */
export function workingWords(
  locale: Locale,
  measure: Measure,
  working: StoredWorking,
  expected: number | null,
): string {
  const result = signedDifference(locale, measure, working.result)
  const words =
    working.kind === 'count'
      ? locale.t('contribution.working_count', {
          units: locale.number(working.units),
          whole: locale.number(working.whole),
          unit: indicatorUnit(measure, locale.lang),
          year: String(working.year),
          result,
        })
      : locale.t('contribution.working_share', {
          units: locale.number(working.units),
          whole: locale.number(working.whole),
          year: String(working.year),
          result,
        })
  return expected === null || Math.abs(expected - working.result) < 1e-9
    ? words
    : `${words} ${locale.t('contribution.working_other', { expected: signedDifference(locale, measure, expected) })}`
}

/** What the expectations of an indicator are held against: its latest value, and the goal that is asked about now. */
function heldAgainst(series: IndicatorSeries) {
  const latest = latestOf(series.readings)
  const reading = isUnknown(latest) ? null : latest.reading
  const target = goalNow(goalsOf(series.targets), reading, series.direction)
  return { latest: reading, target, direction: series.direction }
}

/** Which expectations of this indicator nothing is asked about. */
export function plainFor(series: IndicatorSeries): Plain {
  return plainOf(heldAgainst(series))
}

/** What is asked aloud about the expectations of one indicator: sum against gap, signs and sizes. */
export function sanityWords(
  locale: Locale,
  series: IndicatorSeries,
  { asked, plain }: Expected,
): { text: string; flags: string[]; warns: boolean } | null {
  const against = heldAgainst(series)
  const { latest: reading, target } = against
  const sanity = sanityOf({ ...against, expectations: asked, plain })
  if (!sanity.known) return null
  const sum = signedDifference(locale, series, sanity.sum)
  const text =
    sanity.gap === null || !reading || !target
      ? locale.t('contribution.sanity.sum_only', { sum })
      : [
          locale.t('contribution.sanity.sum', {
            sum,
            value: figure(locale, series, reading.value),
            period: periodName(locale, reading),
            year: String(target.year),
            gap: signedDifference(locale, series, sanity.gap),
          }),
          sanity.word === null
            ? ''
            : locale.t(`contribution.sanity.${sanity.word}`, {
                share: locale.percent(sanity.covered ?? 0, 0),
              }),
        ]
          .filter((one) => one !== '')
          .join(' ')
  const codes = new Map(asked.map((one) => [one.contributionId, one.code]))
  return {
    text,
    flags: sanity.flags.map((flag) =>
      locale.t(`contribution.flag.${flag.code}`, { code: codes.get(flag.contributionId) ?? '' }),
    ),
    warns: sanity.flags.length > 0 || sanity.word === 'larger_than_gap',
  }
}
