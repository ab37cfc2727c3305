import { fieldMaker, type Returned } from '../http/fields'
import { pageErrors, type Printed } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { nameOf, type Doubt, type Weighed } from './entry'
import {
  crumbsOf,
  methodOptions,
  monthOptions,
  openMore,
  precisionFields,
  regionOptions,
  sourceFields,
} from './fields-page'
import {
  indicatorName,
  indicatorUnit,
  type Method,
  type ReadingFile,
  type Region,
} from './indicator'
import type { KeptIndicator } from './series-queries'
import { differences } from './reading-form'
import { figure, periodName } from './wording'

/** A doubt as a question. */
export function doubtWords(locale: Locale, indicator: KeptIndicator, doubt: Doubt, value: number) {
  const { against } = doubt
  return locale.t(`series.doubt.${doubt.kind}`, {
    value: figure(locale, indicator, value),
    former: against ? figure(locale, indicator, against.value) : '',
    period: against ? periodName(locale, against.period) : '',
    times: against && against.value !== 0 ? timesOf(locale, value / against.value) : '',
  })
}

function timesOf(locale: Locale, times: number): string {
  return times >= 1
    ? locale.t('series.times', { n: locale.number(Math.round(times * 10) / 10) })
    : locale.t('series.part', { n: locale.number(Math.round(10 / times) / 10) })
}

export function differenceChoices(locale: Locale, extra: readonly 'skip'[] = []) {
  return [...differences, ...extra].map((value) => ({
    value,
    label: locale.t(`series.difference.${value}`),
    hint: locale.t(`series.difference.${value}_hint`),
  }))
}

export type ReadingFormFacts = Readonly<{
  indicator: KeptIndicator
  regions: readonly Region[]
  methods: readonly Method[]
  /** What was weighed and needs an answer of the person first. */
  weighed: Weighed | null
  seen: string
  /** The form begins with the place of this reading. */
  like: ReadingFile | null
}>

/** The form of one new value; after a first sending with the questions that it raises. */
export function readingFormPage(
  viewer: Viewer,
  facts: ReadingFormFacts,
  returned: Returned,
): Printed {
  const { locale } = viewer
  const { t } = locale
  const { indicator, regions, methods, weighed, like, seen } = facts
  const { box, list, choices } = fieldMaker(locale, returned)
  const unit = indicatorUnit(indicator, locale.lang)
  const { errors = {} } = returned
  const differs = weighed?.outcome.kind === 'differs' ? weighed.outcome.stored : null
  const method = like ? String(like.methodId) : methods.length === 1 ? String(methods[0]?.id) : ''
  return {
    title: t('series.new_reading', { name: indicatorName(indicator, locale.lang) }),
    heading: t('series.new_reading_short'),
    lead: t('series.new_reading_lead', { name: indicatorName(indicator, locale.lang), unit }),
    crumbs: crumbsOf(locale, indicator),
    errors: pageErrors(locale, errors),
    action: `/indicators/${indicator.code}/readings`,
    cancel: `/indicators/${indicator.code}`,
    once: returned.once,
    button: t(weighed ? 'series.save_confirmed' : 'series.save_reading'),
    hidden: seen === '' ? [] : [{ name: 'seen', value: seen }],
    questions: weighed
      ? {
          title: t('series.questions'),
          texts: [
            ...(differs
              ? [
                  t('series.differs', {
                    stored: figure(locale, indicator, differs.value),
                    value: figure(locale, indicator, weighed.candidate.value),
                    unit,
                    region: weighed.candidate.region.name,
                    period: periodName(locale, weighed.candidate.period),
                  }),
                ]
              : []),
            ...weighed.doubts.map((doubt) =>
              doubtWords(locale, indicator, doubt, weighed.candidate.value),
            ),
          ],
          fields: [
            ...(weighed.doubts.length > 0
              ? [
                  {
                    id: 'confirmed',
                    name: 'confirmed',
                    type: 'checkbox',
                    value: nameOf(weighed.candidate),
                    label: t('series.confirm', {
                      value: figure(locale, indicator, weighed.candidate.value),
                      unit,
                    }),
                    ...(errors['confirmed'] && { error: locale.say(errors['confirmed']) }),
                  },
                ]
              : []),
            ...(differs
              ? [
                  choices(
                    'difference',
                    t('series.difference'),
                    differenceChoices(locale),
                    undefined,
                    {
                      required: true,
                    },
                  ),
                  box('reason', t('series.reason'), undefined, {
                    required: true,
                    maxlength: 500,
                    hint: t('series.reason_hint'),
                  }),
                ]
              : []),
          ],
        }
      : null,
    sections: [
      {
        title: t('series.section.value'),
        fields: [
          list(
            'region',
            t('indicator.region'),
            regionOptions(locale, regions),
            like?.regionCode ?? regions[0]?.code,
            {
              required: true,
            },
          ),
          box('year', t('indicator.year'), like ? String(like.year) : '', {
            inputmode: 'numeric',
            maxlength: 4,
            required: true,
          }),
          list(
            'month',
            t('series.month'),
            monthOptions(locale, indicator.needsMonth),
            like?.month ? String(like.month) : '',
            {
              required: indicator.needsMonth,
              hint: t(indicator.needsMonth ? 'series.month_survey_hint' : 'series.month_hint'),
            },
          ),
          list('method', t('indicator.method'), methodOptions(locale, methods), method, {
            required: true,
            hint: t('series.method_hint'),
          }),
          box('value', t('indicator.value'), undefined, {
            inputmode: 'decimal',
            maxlength: 60,
            required: true,
            unit,
            hint: t('series.value_hint'),
          }),
        ],
      },
      { title: t('series.section.source'), fields: sourceFields(locale, returned) },
    ],
    more: {
      title: t('series.section.precision'),
      fields: precisionFields(locale, returned),
      open: openMore(errors),
    },
    rule: t('series.reading_rule'),
  }
}
