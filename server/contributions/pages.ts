import type { Action } from '../actions/action'
import { strategyName, type Strategy } from '../strategies/strategy'
import type { HistoryLine } from '../history'
import { exportTools } from '../http/files'
import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { goalNow, goalsOf } from '../indicators/analysis/pace'
import { sanityOf, type Expectation } from '../indicators/analysis/sanity'
import { indicatorName, indicatorUnit, type IndicatorSeries } from '../indicators/indicator'
import { figure, periodName, signedDifference, type Measure } from '../indicators/wording'
import { isUnknown, latestOf } from '../indicators/series'
import { can } from '../policy'
import {
  confidences,
  isOpenTo,
  states,
  type Contribution,
  type State,
  type StoredWorking,
} from './contribution'
import { calculatorKind, typedOf, workingOfTyped } from './form'
import { mostListed, type ContributionFilter, type Work } from './queries'

type Printed = Page & Record<string, unknown>

const tones = { proposed: 'sent', accepted: 'verified', rejected: 'cancelled' } as const

export function stateWord(locale: Locale, state: State) {
  return { tone: tones[state], label: locale.t(`contribution.state.${state}`) }
}

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

function nameOf(locale: Locale, one: Contribution): string {
  return locale.lang === 'en' ? one.indicatorNameEn : one.indicatorName
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

export type ContributionFile = Readonly<{
  contribution: Contribution
  series: IndicatorSeries
  work: Work
  history: readonly HistoryLine[]
  errors: FieldErrors
  reason: string
  once: string
}>

export function contributionPage(viewer: Viewer, file: ContributionFile): Printed {
  const { locale, user } = viewer
  const { t } = locale
  const { contribution: one, errors } = file
  const said = (who: string | null, at: Date) =>
    t('contribution.by', { who: who ?? t('contribution.someone'), at: locale.instant(at) })
  const error = errors['reason']
  const decides = can(user, 'contribution.decide')
  return {
    title: t('contribution.title', { code: one.actionCode, indicator: nameOf(locale, one) }),
    lead: one.actionTitle,
    crumbs: [{ href: '/contributions', label: t('contributions.title') }],
    tools:
      can(user, 'contribution.edit', one) && isOpenTo(user.role, one.state)
        ? [{ href: `/contributions/${one.id}/edit`, label: t('contribution.edit'), icon: 'edit' }]
        : [],
    errors: pageErrors(locale, errors),
    state: stateWord(locale, one.state),
    stateReason: one.stateReason,
    isDemo: one.isDemo,
    facts: [
      {
        label: t('contribution.of_action'),
        text: `${one.actionCode} · ${one.actionTitle}`,
        href: `/actions/${one.actionCode}`,
      },
      { label: t('contribution.agency'), text: one.agencyName, href: null },
      {
        label: t('contribution.indicator'),
        text: nameOf(locale, one),
        href: `/indicators/${one.indicatorCode}`,
      },
      {
        label: t('contribution.expected'),
        text: signedDifference(locale, one, one.expected),
        href: null,
      },
      {
        label: t('contribution.lag'),
        text: t('contribution.lag_months', { n: one.lagMonths }),
        href: null,
      },
      {
        label: t('contribution.confidence'),
        text: t(`contribution.confidence.${one.confidence}`),
        href: null,
      },
      { label: t('contribution.reasoning'), text: one.reasoning, href: null },
      ...(one.sourceUrl
        ? [{ label: t('contribution.source'), text: one.sourceUrl, href: one.sourceUrl }]
        : []),
      {
        label: t('contribution.working'),
        text: one.working
          ? workingWords(locale, one, one.working, one.expected)
          : t('contribution.working_none'),
        href: null,
      },
      {
        label: t('contribution.proposed_by'),
        text: said(one.proposedBy, one.proposedAt),
        href: null,
      },
      ...(one.decidedAt
        ? [
            {
              label: t('contribution.decided_by'),
              text: said(one.decidedBy, one.decidedAt),
              href: null,
            },
          ]
        : []),
    ],
    sanity: sanityWords(locale, file.series, [
      ...file.work.lines
        .filter((line) => line.id !== one.id)
        .map((line) => ({ contributionId: line.id, expected: line.expected, code: line.code })),
      ...(one.state === 'rejected'
        ? []
        : [{ contributionId: one.id, expected: one.expected, code: one.actionCode }]),
    ]),
    accept: decides && one.state !== 'accepted' ? `/contributions/${one.id}/acceptance` : null,
    reject:
      decides && one.state !== 'rejected'
        ? {
            action: `/contributions/${one.id}/rejection`,
            field: {
              id: 'reason',
              name: 'reason',
              label: t('contribution.reject_reason'),
              value: file.reason,
              rows: 2,
              maxlength: 500,
              required: true,
              ...(error && { error: locale.say(error) }),
            },
          }
        : null,
    history: file.history.map((line) => traceOf(locale, one, line)),
    once: file.once,
    version: one.version,
  }
}

const traced = ['proposed', 'edited', 'accepted', 'rejected'] as const

function traceOf(locale: Locale, one: Contribution, line: HistoryLine) {
  const event = traced.find((verb) => line.event === `contribution.${verb}`) ?? 'edited'
  const before = Number(line.before?.['expected'])
  const after = Number(line.after?.['expected'])
  const reason = line.after?.['state_reason']
  const detail =
    event === 'edited' && before !== after && Number.isFinite(before) && Number.isFinite(after)
      ? locale.t('contribution.changed', {
          before: signedDifference(locale, one, before),
          after: signedDifference(locale, one, after),
        })
      : typeof reason === 'string'
        ? reason
        : ''
  return {
    at: locale.instant(line.at),
    who: line.actorName,
    what: locale.t(`contribution.event.${event}`),
    detail,
  }
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

/** What is asked aloud about the expectations of one indicator: sum against gap, signs and sizes. */
export function sanityWords(
  locale: Locale,
  series: IndicatorSeries,
  expectations: readonly (Expectation & { code: string })[],
): { text: string; flags: string[]; warns: boolean } | null {
  const latest = latestOf(series.readings)
  const reading = isUnknown(latest) ? null : latest.reading
  const target = goalNow(goalsOf(series.targets), reading, series.direction)
  const sanity = sanityOf({ expectations, latest: reading, target, direction: series.direction })
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
  const codes = new Map(expectations.map((one) => [one.contributionId, one.code]))
  return {
    text,
    flags: sanity.flags.map((flag) =>
      locale.t(`contribution.flag.${flag.code}`, { code: codes.get(flag.contributionId) ?? '' }),
    ),
    warns: sanity.flags.length > 0 || sanity.word === 'larger_than_gap',
  }
}

export type FormFile = Readonly<{
  action: Pick<Action, 'code' | 'title'>
  /** The contribution that is changed; null for a new one. */
  contribution: Contribution | null
  indicators: readonly Readonly<{ code: string; name: string; nameEn: string }>[]
  /** Null: the indicator is still to be chosen. */
  series: IndicatorSeries | null
  typed: Typed
  errors: FieldErrors
  /** Someone else saved first: what is stored now stands beside what was typed. */
  overtaken?: boolean | undefined
  once: string
}>

export function contributionFormPage(viewer: Viewer, file: FormFile): Printed {
  const { locale } = viewer
  const { t } = locale
  const { action, contribution, series, typed, errors } = file
  const value = (name: string) => String([typed[name] ?? ''].flat()[0])
  const wrong = (name: string) => {
    const message = errors[name]
    return message ? { error: locale.say(message) } : {}
  }
  const stored = contribution && file.overtaken ? typedOf(contribution) : null
  const beside = (name: string, words = (text: string) => text) => {
    const now = String([stored?.[name] ?? ''].flat()[0])
    return stored && now !== value(name)
      ? {
          previous: t('form.stored_now', {
            value: now === '' ? t('contribution.blank') : words(now),
          }),
        }
      : {}
  }
  const field = (name: string, label: string, more: object = {}) => ({
    id: name,
    name,
    label,
    value: value(name),
    ...more,
    ...beside(name),
    ...wrong(name),
  })
  const home = `/actions/${action.code}/contributions`
  const common = {
    title: contribution ? t('contribution.edit') : t('contribution.new'),
    lead: `${action.code} · ${action.title}`,
    crumbs: [
      { href: '/actions', label: t('nav.actions') },
      { href: `/actions/${action.code}`, label: action.code },
    ],
    errors: pageErrors(locale, errors),
    once: file.once,
    version: contribution ? value('version') || contribution.version : null,
    backHref: contribution ? `/contributions/${contribution.id}` : `/actions/${action.code}`,
    chooseAction: `${home}/new`,
    chooser: series
      ? null
      : {
          id: 'indicator',
          name: 'indicator',
          label: t('contribution.indicator'),
          required: true,
          options: [
            { value: '', label: t('form.choose'), selected: true },
            ...file.indicators.map((one) => ({
              value: one.code,
              label: indicatorName(one, locale.lang),
              selected: false,
            })),
          ],
          ...wrong('indicator'),
        },
  }
  if (!series) return { ...common, form: null }
  const latest = latestOf(series.readings)
  const reading = isUnknown(latest) ? null : latest.reading
  const unit = series.isRate ? t('unit.points') : indicatorUnit(series, locale.lang)
  const kind = calculatorKind(series)
  const shown = reading && {
    value: `${figure(locale, series, reading.value)} ${indicatorUnit(series, locale.lang)}`,
    period: periodName(locale, reading),
  }
  const working = workingOfTyped(typed, {
    indicator: series,
    latest,
    kept: contribution?.working ?? null,
  })
  const good = series.direction === 'up' ? 'up' : 'down'
  const way = value('way') || good
  return {
    ...common,
    form: {
      action: contribution ? `/contributions/${contribution.id}` : home,
      submit: contribution ? t('contribution.save') : t('contribution.propose'),
      indicator: indicatorName(series, locale.lang),
      indicatorCode: series.code,
      otherHref: contribution ? null : `${home}/new`,
      now: shown ? t('moves.value', shown) : t('moves.no_value'),
      calculator:
        kind === null || !shown
          ? null
          : {
              text: t(`contribution.calc_${kind}`, {
                unit: indicatorUnit(series, locale.lang),
                ...shown,
              }),
              fields: [
                field(
                  'calc_units',
                  kind === 'share' ? t('contribution.calc_units') : t('contribution.calc_number'),
                  {
                    inputmode: 'decimal',
                    ...(kind === 'count' && { unit: indicatorUnit(series, locale.lang) }),
                  },
                ),
                ...(kind === 'share'
                  ? [
                      field('calc_whole', t('contribution.calc_whole'), {
                        inputmode: 'decimal',
                        hint: t('contribution.calc_whole_hint'),
                      }),
                    ]
                  : []),
              ],
              answer: working ? workingWords(locale, series, working, null) : null,
            },
      fields: [
        {
          id: 'way',
          name: 'way',
          label: t('contribution.way'),
          required: true,
          choices: (['down', 'up'] as const).map((one) => ({
            value: one,
            label: t(`contribution.way.${one}`),
            checked: one === way,
          })),
          ...beside('way', (one) =>
            t(one === 'up' ? 'contribution.way.up' : 'contribution.way.down'),
          ),
          ...wrong('way'),
        },
        field('size', t('contribution.size'), {
          unit,
          inputmode: 'decimal',
          hint: t('contribution.size_hint'),
        }),
        field('lag_months', t('contribution.lag_field'), {
          inputmode: 'numeric',
          required: true,
          hint: t('contribution.lag_hint'),
        }),
        {
          id: 'confidence',
          name: 'confidence',
          label: t('contribution.confidence'),
          required: true,
          choices: confidences.map((one) => ({
            value: one,
            label: t(`contribution.confidence.${one}`),
            checked: one === value('confidence'),
          })),
          ...beside('confidence', (one) => {
            const known = confidences.find((each) => each === one)
            return known ? t(`contribution.confidence.${known}`) : one
          }),
          ...wrong('confidence'),
        },
        field('reasoning', t('contribution.reasoning'), {
          rows: 4,
          maxlength: 2000,
          required: true,
          hint: t('contribution.reasoning_hint'),
        }),
        field('source_url', t('contribution.source'), { type: 'url', maxlength: 1000 }),
      ],
    },
  }
}
