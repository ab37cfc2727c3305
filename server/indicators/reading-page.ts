import { fieldMaker, storedNow, versionIn, type Returned } from '../http/fields'
import { pageErrors, type Printed } from '../http/page'
import type { Viewer } from '../http/viewer'
import { dayOf, type Locale, type MessageKey } from '../i18n'
import type { HistoryLine } from '../history'
import { can } from '../policy'
import { crumbsOf, precisionFields, sourceFields } from './fields-page'
import {
  indicatorName,
  indicatorUnit,
  methodName,
  type Method,
  type ReadingFile,
} from './indicator'
import type { KeptIndicator } from './series-queries'
import { decimalsOf, figure, periodName, sourceOf } from './wording'

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
export function readingPage(viewer: Viewer, facts: ReadingFacts, returned: Returned): Printed {
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
    version: versionIn(returned.typed, reading.version),
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
