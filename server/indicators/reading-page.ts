import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { dayOf, type Locale, type MessageKey } from '../i18n'
import type { HistoryLine } from '../history'
import { can } from '../policy'
import { nameOf, type Doubt, type Weighed } from './entry'
import { differences } from './reading-form'
import {
  indicatorName,
  indicatorUnit,
  methodName,
  sampleCounts,
  type Method,
  type ReadingFile,
  type Region,
} from './indicator'
import { figure, periodName, sourceOf } from './wording'
import type { KeptIndicator } from './queries'

export type View = Page & Record<string, unknown>

/** A form that comes back: what was typed, what is wrong with it, and the key that it is sent under. */
export type Returned = Readonly<{
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
  once: string
  /** Someone else saved first: what is stored now stands beside what was typed. */
  overtaken?: boolean | undefined
}>

export type Field = Record<string, unknown>
type Option = Readonly<{ value: string; label: string }>

/**
 * Makes the fields of one form: what was typed goes before what is stored, and messages stand by their fields. A field
 * of which nothing is stored (`undefined`) begins empty.
 */
export function fieldMaker(locale: Locale, { typed, errors = {}, overtaken }: Returned) {
  const valueOf = (name: string, stored: string | undefined) =>
    String(typed?.[name] ?? stored ?? '')
  const common = (
    name: string,
    label: string,
    stored: string | undefined,
    words: (stored: string) => string | undefined,
  ) => ({
    id: name,
    name,
    label,
    ...(errors[name] && { error: locale.say(errors[name]) }),
    ...(overtaken &&
      stored !== undefined &&
      valueOf(name, stored) !== stored && { previous: storedNow(locale, words(stored)) }),
  })
  const labelIn = (options: readonly Option[]) => (stored: string) =>
    options.find((one) => one.value === stored)?.label
  return {
    box: (name: string, label: string, stored?: string, extra: Field = {}): Field => ({
      ...common(name, label, stored, (text) =>
        extra['type'] === 'date' && text !== '' ? locale.day(text) : text,
      ),
      value: valueOf(name, stored),
      ...extra,
    }),
    list: (
      name: string,
      label: string,
      options: readonly Option[],
      stored?: string,
      extra: Field = {},
    ): Field => ({
      ...common(name, label, stored, labelIn(options)),
      options: options.map((one) => ({ ...one, selected: one.value === valueOf(name, stored) })),
      ...extra,
    }),
    choices: (
      name: string,
      label: string,
      options: readonly (Option & { hint?: string })[],
      stored?: string,
      extra: Field = {},
    ): Field => ({
      ...common(name, label, stored, labelIn(options)),
      choices: options.map((one) => ({ ...one, checked: one.value === valueOf(name, stored) })),
      ...extra,
    }),
  }
}

/** "Tersimpan sekarang: 10 November 2026", or that it is blank. */
export function storedNow(locale: Locale, words: string | undefined): string {
  return locale.t('form.stored_now', { value: words || locale.t('series.blank') })
}

export function monthOptions(locale: Locale, needed: boolean): Option[] {
  return [
    { value: '', label: locale.t(needed ? 'series.choose' : 'series.month_none') },
    ...Array.from({ length: 12 }, (_, index) => ({
      value: String(index + 1),
      label: locale.month(index + 1),
    })),
  ]
}

export function regionOptions(locale: Locale, regions: readonly Region[]) {
  return [
    { value: '', label: locale.t('series.choose') },
    ...regions.map((one) => ({ value: one.code, label: one.name })),
  ]
}

export function methodOptions(locale: Locale, methods: readonly Method[]): Option[] {
  const [only] = methods
  if (only && methods.length === 1) {
    return [{ value: String(only.id), label: methodName(only, locale.lang) }]
  }
  return [
    { value: '', label: locale.t('series.choose') },
    ...methods.map((one) => ({ value: String(one.id), label: methodName(one, locale.lang) })),
  ]
}

/** Where the pages of keeping a series lie: under the indicator. */
export function crumbsOf(locale: Locale, indicator: KeptIndicator) {
  return [
    { href: '/indicators', label: locale.t('nav.indicators') },
    { href: `/indicators/${indicator.code}`, label: indicatorName(indicator, locale.lang) },
  ]
}

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

export function sourceFields(locale: Locale, returned: Returned, stored?: ReadingFile): Field[] {
  const { box } = fieldMaker(locale, returned)
  return [
    box('released_on', locale.t('series.released_on'), stored && (stored.releasedOn ?? ''), {
      type: 'date',
      required: true,
      hint: locale.t('series.released_on_hint'),
    }),
    box('source_url', locale.t('series.source_url'), stored?.sourceUrl, {
      type: 'url',
      required: true,
      maxlength: 1000,
      hint: locale.t('series.source_url_hint'),
    }),
    box('source_note', locale.t('series.source_note'), stored?.sourceNote, {
      rows: 2,
      maxlength: 1000,
      hint: locale.t('series.source_note_hint'),
    }),
  ]
}

export function precisionFields(locale: Locale, returned: Returned, stored?: ReadingFile): Field[] {
  const { box, list } = fieldMaker(locale, returned)
  const shown = (name: 'standardError' | 'sampleSize' | 'designEffect') =>
    stored && typedNumber(locale, stored[name])
  return [
    box('standard_error', locale.t('series.standard_error'), shown('standardError'), {
      inputmode: 'decimal',
      maxlength: 60,
      hint: locale.t('series.standard_error_hint'),
    }),
    box('sample_size', locale.t('series.sample_size'), shown('sampleSize'), {
      inputmode: 'numeric',
      maxlength: 60,
    }),
    list(
      'sample_counts',
      locale.t('series.sample_counts'),
      [
        { value: '', label: locale.t('series.choose') },
        ...sampleCounts.map((one) => ({ value: one, label: locale.t(`series.sample.${one}`) })),
      ],
      stored && (stored.sampleCounts ?? ''),
    ),
    box('design_effect', locale.t('series.design_effect'), shown('designEffect'), {
      inputmode: 'decimal',
      maxlength: 60,
      hint: locale.t('series.design_effect_hint'),
    }),
  ]
}

/** A stored figure as a person would type it: no dots between thousands, and never with three digits behind the sign. */
export function typedNumber(locale: Locale, value: number | null | undefined): string {
  if (value === null || value === undefined) return ''
  const [whole = '', fraction] = String(value).split('.')
  if (fraction === undefined) return whole
  const sign = locale.lang === 'id' ? ',' : '.'
  return `${whole}${sign}${fraction}${fraction.length === 3 ? '0' : ''}`
}

function decimalsOf(value: number): number {
  return Math.min(6, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0)
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
export function readingFormPage(viewer: Viewer, facts: ReadingFormFacts, returned: Returned): View {
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

const precisionNames = ['standard_error', 'sample_size', 'sample_counts', 'design_effect']

export function openMore(errors: FieldErrors): boolean {
  return precisionNames.some((name) => errors[name] !== undefined)
}

export type ReadingFacts = Readonly<{
  indicator: KeptIndicator
  methods: readonly Method[]
  reading: ReadingFile
  siblings: readonly ReadingFile[]
  history: readonly HistoryLine[]
}>

/** Where a reading stands, as word and tone. */
export function stateOf(
  locale: Locale,
  one: Readonly<{ inUse: boolean; replaced: boolean }>,
): { tone: string; label: string } {
  if (one.inUse) return { tone: 'good', label: locale.t('series.state.used') }
  return one.replaced
    ? { tone: 'not_due', label: locale.t('series.state.replaced') }
    : { tone: 'not_due', label: locale.t('series.state.unused') }
}

const eventWords: Readonly<Record<string, MessageKey>> = {
  'reading.entered': 'series.event.entered',
  'reading.revised': 'series.event.revised',
  'reading.set_aside': 'series.event.set_aside',
  'reading.disputed': 'series.event.disputed',
  'reading.used': 'series.event.used',
  'reading.sourced': 'series.event.sourced',
}

/** One published value with its source, its earlier and other values, and what may be done with it. */
export function readingPage(viewer: Viewer, facts: ReadingFacts, returned: Returned): View {
  const { locale } = viewer
  const { t } = locale
  const { indicator, reading, siblings, methods } = facts
  const { box, choices } = fieldMaker(locale, returned)
  const { errors = {} } = returned
  const unit = reading.unitNote ?? indicatorUnit(indicator, locale.lang)
  const keeps = can(viewer.user, 'indicator.keep')
  const method = methods.find((one) => one.id === reading.methodId)
  const here = `/indicators/${indicator.code}/readings/${reading.id}`
  const newer = siblings.find((one) => one.id === reading.replacedBy)
  const value = `${figure(locale, indicator, reading.value)} ${unit}`
  const period = periodName(locale, reading)
  const facts_ = [
    { term: t('indicator.value'), text: value },
    { term: t('indicator.method'), text: method ? methodName(method, locale.lang) : '' },
    {
      term: t('series.source'),
      text: sourceOf(locale, reading.sourceUrl).text,
      href: sourceOf(locale, reading.sourceUrl).href,
    },
    { term: t('series.source_note'), text: reading.sourceNote },
    {
      term: t('series.released_on'),
      text: reading.releasedOn ? locale.day(reading.releasedOn) : t('series.not_known'),
    },
    {
      term: t('series.recorded'),
      text: t('series.recorded_by', {
        at: locale.instant(reading.knownFrom),
        name: reading.enteredBy ?? t('series.reference_data'),
      }),
    },
    { term: t('series.use_note'), text: reading.useNote },
    { term: t('series.precision'), text: precisionWords(locale, reading) },
  ]
  return {
    title: `${indicatorName(indicator, locale.lang)}: ${reading.regionName}, ${period}`,
    heading: `${reading.regionName}, ${period}: ${value}`,
    crumbs: [
      ...crumbsOf(locale, indicator),
      { href: `/indicators/readings?indicator=${indicator.code}`, label: t('series.readings') },
    ],
    errors: pageErrors(locale, errors),
    status: stateOf(locale, { inUse: reading.inUse, replaced: reading.replacedBy !== null }),
    conflict: reading.conflicting ? t('indicator.conflict') : null,
    replacedBy: newer
      ? {
          href: `/indicators/${indicator.code}/readings/${newer.id}`,
          text: t('series.replaced_by', {
            value: figure(locale, indicator, newer.value),
            day: locale.day(dayOf(newer.knownFrom)),
          }),
        }
      : null,
    facts: facts_.filter((one) => one.text !== ''),
    siblings: siblings.map((one) => ({
      href: `/indicators/${indicator.code}/readings/${one.id}`,
      value: `${figure(locale, indicator, one.value)} ${one.unitNote ?? indicatorUnit(indicator, locale.lang)}`,
      status: stateOf(locale, { inUse: one.inUse, replaced: one.replacedBy !== null }),
      knownFrom: locale.day(dayOf(one.knownFrom)),
      released: one.releasedOn ? locale.day(one.releasedOn) : '',
      source: sourceOf(locale, one.sourceUrl),
      note: one.useNote,
      current: one.id === reading.id,
    })),
    siblingsTitle: t('series.siblings', { region: reading.regionName, period }),
    history: facts.history.flatMap((line) => {
      const key = eventWords[line.event]
      if (!key) return []
      const reason = line.after?.['reason']
      return [
        {
          at: locale.instant(line.at),
          who: line.actorName,
          what: t(key),
          reason: typeof reason === 'string' ? reason : '',
        },
      ]
    }),
    keeps,
    once: returned.once,
    version: reading.version,
    reviseHref: `/indicators/${indicator.code}/readings/new?like=${reading.id}`,
    useAction: `${here}/use`,
    useFields: [
      choices(
        'use',
        t('series.use'),
        [
          ...(reading.replacedBy === null ? [{ value: 'yes', label: t('series.use_yes') }] : []),
          { value: 'no', label: t('series.use_no') },
        ],
        undefined,
        {
          required: true,
          ...(returned.overtaken &&
            returned.typed?.['use'] !== undefined && {
              previous: storedNow(
                locale,
                [t(reading.inUse ? 'series.state.used' : 'series.state.unused'), reading.useNote]
                  .filter((part) => part !== '')
                  .join(': '),
              ),
            }),
        },
      ),
      box('use_reason', t('series.reason'), undefined, {
        required: true,
        maxlength: 500,
        hint: t('series.use_reason_hint'),
      }),
    ],
    sourceAction: here,
    sourceFields: sourceFields(locale, returned, reading),
    precisionFields: precisionFields(locale, returned, reading),
    sourceOpen: returned.typed?.['source_url'] !== undefined,
  }
}

function precisionWords(locale: Locale, reading: ReadingFile): string {
  const number = (value: number) => locale.number(value, decimalsOf(value))
  return [
    reading.standardError === null
      ? ''
      : locale.t('series.precision_error', { value: number(reading.standardError) }),
    reading.sampleSize === null || reading.sampleCounts === null
      ? ''
      : locale.t('series.precision_sample', {
          n: locale.number(reading.sampleSize),
          what: locale.t(`series.sample.${reading.sampleCounts}`),
        }),
    reading.designEffect === null
      ? ''
      : locale.t('series.precision_design', { value: number(reading.designEffect) }),
  ]
    .filter((part) => part !== '')
    .join('; ')
}
