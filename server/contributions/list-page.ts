import { exportTools } from '../http/files'
import type { Printed } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { indicatorName } from '../indicators/indicator'
import { signedDifference } from '../indicators/wording'
import { strategyName, type Strategy } from '../strategies/strategy'
import { states, type Contribution } from './contribution'
import { mostListed, type ContributionFilter } from './queries'
import { nameOf, stateWord } from './wording'

/** One contribution as a row of a list. */
function rowOf(locale: Locale, one: Contribution) {
  return {
    href: `/contributions/${one.id}`,
    code: one.actionCode,
    title: one.actionTitle,
    agency: one.agencyName,
    indicator: {
      href: `/indicators/${one.indicatorCode}`,
      name: nameOf(locale, one),
    },
    expected: signedDifference(locale, one, one.expected),
    lag: locale.t('contribution.lag_months', { n: one.lagMonths }),
    confidence: locale.t(`contribution.confidence.${one.confidence}`),
    state: stateWord(locale, one.state),
    isDemo: one.isDemo,
  }
}

export type ListFile = Readonly<{
  filter: ContributionFilter
  found: number
  rows: readonly Contribution[]
  indicators: readonly Readonly<{ code: string; name: string; nameEn: string }>[]
  strategies: readonly Strategy[]
  years: readonly number[]
  /** The window the judgements are of, as it came with the address. */
  window: string | null
}>

/** The list of contributions: what waits for a decision, and the rows behind every number of them. */
export function contributionsPage(viewer: Viewer, file: ListFile): Printed {
  const { locale } = viewer
  const { t } = locale
  const { filter } = file
  const choose = (
    name: string,
    label: string,
    chosen: string | null,
    options: readonly { value: string; label: string }[],
  ) => ({
    id: `filter-${name}`,
    name,
    label,
    options: [{ value: '', label: t('form.all') }, ...options].map((one) => ({
      ...one,
      selected: one.value === (chosen ?? ''),
    })),
  })
  return {
    title: t('contributions.title'),
    lead: t('contributions.lead'),
    tools: exportTools(locale, (format) => listHref(file, `/contributions.${format}`)),
    filters: [
      choose(
        'state',
        t('contribution.state'),
        filter.state,
        states.map((state) => ({ value: state, label: t(`contribution.state.${state}`) })),
      ),
      choose(
        'indicator',
        t('contribution.indicator'),
        filter.indicator,
        file.indicators.map((one) => ({ value: one.code, label: indicatorName(one, locale.lang) })),
      ),
      choose(
        'strategy',
        t('contribution.strategy'),
        filter.strategy === null ? null : String(filter.strategy),
        file.strategies.map((one) => ({
          value: String(one.number),
          label: t('strategy.full', {
            number: String(one.number),
            name: strategyName(one, locale.lang),
          }),
        })),
      ),
      choose(
        'year',
        t('contribution.year'),
        filter.year === null ? null : String(filter.year),
        file.years.map((year) => ({ value: String(year), label: String(year) })),
      ),
    ],
    kept: filter.carry
      ? [
          { name: 'carry', value: filter.carry },
          { name: 'window', value: file.window ?? '' },
        ]
      : [],
    count: t('contributions.found', { n: file.found }),
    more: file.found > file.rows.length ? t('contributions.more', { n: mostListed }) : null,
    rows: file.rows.map((one) => rowOf(locale, one)),
  }
}

type Scope = Omit<ListFile, 'found' | 'rows'>

/** The address of the list under this filter. */
function listHref({ filter, window }: Scope, path: string): string {
  const { state, indicator, strategy, year, carry } = filter
  const asked = Object.entries({ state, indicator, strategy, year, carry, window }).flatMap(
    ([name, value]) => (value === null ? [] : [[name, String(value)]]),
  )
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`
}

/** What the list is narrowed to, as a sentence. */
export function listSentence(locale: Locale, file: Omit<ListFile, 'rows'>): string {
  const { t } = locale
  const { filter, window } = file
  const indicator = file.indicators.find((one) => one.code === filter.indicator)
  return [
    t('contributions.found', { n: file.found }),
    filter.state && t(`contribution.state.${filter.state}`),
    indicator && indicatorName(indicator, locale.lang),
    filter.strategy && t('strategy.short', { number: String(filter.strategy) }),
    filter.year && `${t('contribution.year')} ${filter.year}`,
    filter.carry && t(`contributions.csv.carry.${filter.carry}`, { window: window ?? '' }),
  ]
    .filter(Boolean)
    .join(' · ')
}
