import type { Printed } from '../http/page'
import { exportTools } from '../http/files'
import { pager } from '../http/pager'
import type { Viewer } from '../http/viewer'
import { dayOf, type Locale } from '../i18n'
import { can } from '../policy'
import { readingsHref } from './filter'
import {
  readingStates,
  type ReadingFilter,
  type ReadingLine,
  type Region,
  type TargetLine,
} from './indicator'
import { figure, periodName, sourceOf, targetWords } from './wording'
import { stateOf } from './reading-page'

export const readingsPerPage = 50

export type ReadingsFacts = Readonly<{
  filter: ReadingFilter
  found: number
  used: number
  rows: readonly ReadingLine[]
  options: Readonly<{
    indicators: readonly Readonly<{ code: string; name: string; nameEn: string }>[]
    regions: readonly Region[]
  }>
}>

/** Every published value that is stored, with its source; also as the team knew them on an earlier day. */
export function readingsPage(viewer: Viewer, facts: ReadingsFacts): Printed {
  const { locale } = viewer
  const { t } = locale
  const { filter, found, used, rows, options } = facts
  const pages = Math.max(1, Math.ceil(found / readingsPerPage))
  const href = (page: number) => readingsHref(filter, page)
  return {
    title: t('series.readings'),
    lead: t('series.readings_lead'),
    tools: exportTools(locale, (format) =>
      readingsHref(filter, 1, `/indicators/readings.${format}`),
    ),
    crumbs: [{ href: '/indicators', label: t('nav.indicators') }],
    fields: [
      {
        id: 'indicator',
        name: 'indicator',
        label: t('indicator.name'),
        options: [
          { value: '', label: t('form.all'), selected: filter.indicator === null },
          ...options.indicators.map((one) => ({
            value: one.code,
            label: locale.lang === 'en' ? one.nameEn : one.name,
            selected: one.code === filter.indicator,
          })),
        ],
      },
      {
        id: 'region',
        name: 'region',
        label: t('indicator.region'),
        options: [
          { value: '', label: t('form.all'), selected: filter.region === null },
          ...options.regions.map((one) => ({
            value: one.code,
            label: one.name,
            selected: one.code === filter.region,
          })),
        ],
      },
      {
        id: 'state',
        name: 'state',
        label: t('series.state'),
        options: [
          { value: '', label: t('form.all'), selected: filter.state === null },
          ...readingStates.map((one) => ({
            value: one,
            label: t(`series.filter.${one}`),
            selected: one === filter.state,
          })),
        ],
      },
      {
        id: 'known_on',
        name: 'known_on',
        label: t('series.known_on'),
        type: 'date',
        value: filter.knownOn ?? '',
      },
    ],
    filtered: readingsHref({ ...filter, page: 1 }) !== '/indicators/readings',
    knownOn:
      filter.knownOn === null
        ? null
        : t('series.known_on_note', { day: locale.day(filter.knownOn) }),
    rows: rows.map((row) => readingRow(locale, row)),
    pager: pager(locale, {
      summary: t('series.readings_count', { n: found, used: String(used) }),
      page: filter.page,
      last: pages,
      href,
    }),
  }
}

function readingRow(locale: Locale, row: ReadingLine) {
  const english = locale.lang === 'en'
  return {
    href: `/indicators/${row.indicatorCode}/readings/${row.id}`,
    indicator: english ? row.indicatorNameEn : row.indicatorName,
    region: row.regionName,
    period: periodName(locale, row),
    value: figure(locale, row, row.value),
    unit: row.unitNote ?? (english ? row.unitEn : row.unit),
    method: english ? row.methodNameEn : row.methodName,
    status: stateOf(locale, row),
    conflict: row.conflicting,
    useNote: row.useNote,
    source: sourceOf(locale, row.sourceUrl),
    note: row.sourceNote,
    released: row.releasedOn
      ? locale.t('indicator.released', { day: locale.dayShort(row.releasedOn) })
      : '',
    knownFrom: locale.t('indicator.recorded', { day: locale.dayShort(dayOf(row.knownFrom)) }),
  }
}

/** How many targets there are, and how many of them are in use. */
export function targetsCount(locale: Locale, targets: readonly TargetLine[]): string {
  const used = targets.filter((one) => one.inUse).length
  return locale.t('series.targets_count', { n: targets.length, used: String(used) })
}

/** Every target with its document, the replaced ones dated. */
export function targetsPage(viewer: Viewer, targets: readonly TargetLine[]): Printed {
  const { locale } = viewer
  const { t } = locale
  const english = locale.lang === 'en'
  const keeps = can(viewer.user, 'indicator.keep')
  return {
    title: t('series.targets'),
    lead: t('series.targets_lead'),
    tools: exportTools(locale, (format) => `/indicators/targets.${format}`),
    crumbs: [{ href: '/indicators', label: t('nav.indicators') }],
    count: targetsCount(locale, targets),
    rows: targets.map((target) => ({
      href: keeps ? `/indicators/${target.indicatorCode}/targets/${target.id}` : null,
      indicator: english ? target.indicatorNameEn : target.indicatorName,
      indicatorHref: `/indicators/${target.indicatorCode}#targets`,
      region: target.regionName,
      year: target.year === null ? t('indicator.no_year') : String(target.year),
      text: targetWords(locale, target, target),
      document: target.document,
      source: sourceOf(locale, target.sourceUrl),
      note: target.sourceNote,
      status: stateOf(locale, { inUse: target.inUse, replaced: target.replacedBy !== null }),
      useNote: target.useNote,
      dates: [
        t('indicator.recorded', { day: locale.dayShort(dayOf(target.recordedAt)) }),
        target.replacedAt === null
          ? ''
          : t('series.replaced_on', { day: locale.dayShort(dayOf(target.replacedAt)) }),
      ].filter((one) => one !== ''),
    })),
  }
}
