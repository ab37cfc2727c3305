import type { Action } from '../actions/action'
import type { Typed } from '../http/kept'
import { pageErrors, type Printed } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { indicatorName, indicatorUnit, type IndicatorSeries } from '../indicators/indicator'
import { isUnknown, latestOf } from '../indicators/series'
import { figure, periodName } from '../indicators/wording'
import { confidences, type Contribution } from './contribution'
import { calculatorKind, typedOf, workingOfTyped } from './form'
import { workingWords } from './wording'

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
