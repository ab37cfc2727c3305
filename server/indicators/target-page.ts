import { pageErrors, type Printed } from '../http/page'
import type { Viewer } from '../http/viewer'
import { dayOf } from '../i18n'
import {
  indicatorName,
  indicatorUnit,
  targetKinds,
  type Method,
  type Region,
  type TargetLine,
} from './indicator'
import type { KeptIndicator } from './series-queries'
import { fieldMaker, versionIn, type Returned } from '../http/fields'
import { crumbsOf, monthOptions, regionOptions, typedNumber } from './fields-page'
import { stateOf } from './reading-page'
import { sourceOf, targetWords } from './wording'

export type TargetFormFacts = Readonly<{
  indicator: KeptIndicator
  regions: readonly Region[]
  /** The target whose place the new one takes. */
  replaces: TargetLine | null
}>

/** The form of a new target, or of one that takes the place of another; the former is kept. */
export function targetFormPage(
  viewer: Viewer,
  facts: TargetFormFacts,
  returned: Returned,
): Printed {
  const { locale } = viewer
  const { t } = locale
  const { indicator, regions, replaces } = facts
  const { box, list, choices } = fieldMaker(locale, returned)
  const name = indicatorName(indicator, locale.lang)
  const unit = indicatorUnit(indicator, locale.lang)
  const shown = (name: 'value' | 'baselineValue') =>
    replaces ? typedNumber(locale, replaces[name]) : undefined
  const text = (name: 'year' | 'baselineYear' | 'baselineMonth') =>
    replaces ? String(replaces[name] ?? '') : undefined
  return {
    title: t(replaces ? 'series.change_target' : 'series.new_target', { name }),
    heading: t(replaces ? 'series.change_target_short' : 'series.new_target_short'),
    lead: replaces
      ? t('series.change_target_lead', {
          target: targetWords(locale, replaces, replaces),
          region: replaces.regionName,
          year: replaces.year === null ? t('indicator.no_year') : String(replaces.year),
          document: replaces.document,
        })
      : t('series.new_target_lead', { name, unit }),
    crumbs: [
      ...crumbsOf(locale, indicator),
      { href: '/indicators/targets', label: t('series.targets') },
    ],
    errors: pageErrors(locale, returned.errors ?? {}),
    action: `/indicators/${indicator.code}/targets`,
    cancel: replaces
      ? `/indicators/${indicator.code}/targets/${replaces.id}`
      : `/indicators/${indicator.code}`,
    once: returned.once,
    version: replaces && versionIn(returned.typed, replaces.version),
    button: t('series.save_target'),
    hidden: replaces ? [{ name: 'replaces', value: String(replaces.id) }] : [],
    questions: null,
    rule: t('series.target_rule'),
    sections: [
      {
        title: t('series.section.target'),
        fields: [
          list(
            'region',
            t('indicator.region'),
            regionOptions(locale, regions),
            replaces?.regionCode ?? regions[0]?.code,
            {
              required: true,
            },
          ),
          box('year', t('indicator.year'), text('year'), {
            inputmode: 'numeric',
            maxlength: 4,
            hint: t('series.target_year_hint'),
          }),
          choices(
            'kind',
            t('series.target_kind'),
            targetKinds.map((kind) => ({
              value: kind,
              label: t(`series.target_kind.${kind}`),
              hint: t(`series.target_kind.${kind}_hint`),
            })),
            replaces?.kind ?? 'level',
            { required: true },
          ),
          box('value', t('indicator.target'), shown('value'), {
            inputmode: 'decimal',
            maxlength: 60,
            required: true,
            unit,
          }),
        ],
      },
      {
        title: t('series.section.baseline'),
        fields: [
          box('baseline_year', t('indicator.year'), text('baselineYear'), {
            inputmode: 'numeric',
            maxlength: 4,
          }),
          list(
            'baseline_month',
            t('series.month'),
            monthOptions(locale, false),
            text('baselineMonth'),
          ),
          box('baseline_value', t('indicator.value'), shown('baselineValue'), {
            inputmode: 'decimal',
            maxlength: 60,
            unit,
            hint: t('series.baseline_hint'),
          }),
        ],
      },
      {
        title: t('series.section.document'),
        fields: [
          box('document', t('indicator.document'), replaces?.document, {
            required: true,
            maxlength: 300,
            hint: t('series.document_hint'),
          }),
          box('source_url', t('series.source_url'), replaces?.sourceUrl, {
            type: 'url',
            required: true,
            maxlength: 1000,
          }),
          box('source_note', t('series.source_note'), undefined, { rows: 2, maxlength: 1000 }),
          ...(replaces
            ? [
                box('reason', t('series.reason'), undefined, {
                  required: true,
                  maxlength: 500,
                  hint: t('series.target_reason_hint'),
                }),
              ]
            : []),
        ],
      },
    ],
    more: null,
  }
}

/** One target with its document, and what may be done with it. */
export function targetPage(
  viewer: Viewer,
  indicator: KeptIndicator,
  target: TargetLine,
  returned: Returned,
): Printed {
  const { locale } = viewer
  const { t } = locale
  const { box } = fieldMaker(locale, returned)
  const here = `/indicators/${indicator.code}/targets/${target.id}`
  const source = sourceOf(locale, target.sourceUrl)
  const text = targetWords(locale, target, target)
  const year = target.year === null ? t('indicator.no_year') : String(target.year)
  return {
    title: `${indicatorName(indicator, locale.lang)}: ${t('indicator.target')} ${year}, ${target.regionName}`,
    heading: `${target.regionName}, ${year}: ${text}`,
    crumbs: [
      ...crumbsOf(locale, indicator),
      { href: '/indicators/targets', label: t('series.targets') },
    ],
    errors: pageErrors(locale, returned.errors ?? {}),
    status: stateOf(locale, { inUse: target.inUse, replaced: target.replacedBy !== null }),
    replacedBy:
      target.replacedBy === null
        ? null
        : {
            href: `/indicators/${indicator.code}/targets/${target.replacedBy}`,
            text: t('series.target_replaced', {
              day: target.replacedAt ? locale.day(dayOf(target.replacedAt)) : '',
            }),
          },
    facts: [
      { term: t('indicator.document'), text: target.document },
      { term: t('series.source'), text: source.text, href: source.href },
      { term: t('series.source_note'), text: target.sourceNote },
      { term: t('series.recorded'), text: locale.instant(target.recordedAt) },
      { term: t('series.use_note'), text: target.useNote },
    ].filter((one) => one.text !== ''),
    inUse: target.inUse,
    once: returned.once,
    version: versionIn(returned.typed, target.version),
    changeHref: `/indicators/${indicator.code}/targets/new?replaces=${target.id}`,
    withdrawAction: `${here}/withdrawal`,
    withdrawField: box('withdrawal_reason', t('series.reason'), undefined, {
      required: true,
      maxlength: 500,
      hint: t('series.withdraw_hint'),
    }),
  }
}

/** The form of a new way of measuring. */
export function methodFormPage(
  viewer: Viewer,
  indicator: KeptIndicator,
  methods: readonly Method[],
  returned: Returned,
): Printed {
  const { locale } = viewer
  const { t } = locale
  const { box } = fieldMaker(locale, returned)
  const name = indicatorName(indicator, locale.lang)
  return {
    title: t('series.new_method', { name }),
    heading: t('series.new_method_short'),
    lead: t('series.new_method_lead', { name, methods: methods.map((one) => one.name).join('; ') }),
    crumbs: crumbsOf(locale, indicator),
    errors: pageErrors(locale, returned.errors ?? {}),
    action: `/indicators/${indicator.code}/methods`,
    cancel: `/indicators/${indicator.code}`,
    once: returned.once,
    button: t('series.save_method'),
    hidden: [],
    questions: null,
    more: null,
    rule: t('series.method_rule'),
    sections: [
      {
        title: null,
        fields: [
          box('name', t('series.method_name'), '', {
            required: true,
            maxlength: 120,
            hint: t('series.method_name_hint'),
          }),
          box('name_en', t('series.method_name_en'), '', { maxlength: 120 }),
          box('note', t('series.method_note'), '', {
            required: true,
            rows: 3,
            maxlength: 1000,
            hint: t('series.method_note_hint'),
          }),
          box('reason', t('series.reason'), '', {
            required: true,
            rows: 2,
            maxlength: 1000,
            hint: t('series.method_reason_hint'),
          }),
        ],
      },
    ],
  }
}
