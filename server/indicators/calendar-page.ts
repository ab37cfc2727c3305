import { exportTools } from '../http/files'
import type { Typed } from '../http/kept'
import { pageErrors, type Printed } from '../http/page'
import { readId } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Day, Locale } from '../i18n'
import { can } from '../policy'
import { nextRelease, periodKey, type NextRelease } from './calendar'
import { indicatorName } from './indicator'
import { periodName } from './wording'
import type { CalendarFacts, KeptIndicator } from './series-queries'
import { comparableGroups, latestGroup } from './series'
import { fieldMaker, type Returned } from '../http/fields'
import { crumbsOf, monthOptions } from './fields-page'

const soonDays = 90

/** What is waited for of one indicator, and how near it is. */
export type Awaited = Readonly<{
  indicator: CalendarFacts
  group: 'overdue' | 'soon' | 'later' | 'unknown'
  next: ReturnType<typeof nextRelease>
}>

const groups = ['overdue', 'soon', 'later', 'unknown'] as const

/** What is waited for, the overdue first; within a group by day, and last what cannot be expected. */
export function awaitedOf(indicators: readonly CalendarFacts[], today: Day): Awaited[] {
  const soon = addDays(today, soonDays)
  const all = indicators.map((indicator): Awaited => {
    const next = nextRelease(indicator, today)
    if ('unknown' in next) return { indicator, group: 'unknown', next }
    const group = next.overdue ? 'overdue' : next.expectedOn <= soon ? 'soon' : 'later'
    return { indicator, group, next }
  })
  const orderOf = ({ group, next }: Awaited) =>
    `${groups.indexOf(group)} ${'unknown' in next ? '' : next.expectedOn}`
  return all.sort((one, other) => {
    const [before, after] = [orderOf(one), orderOf(other)]
    return before < after ? -1 : before > after ? 1 : 0
  })
}

/** What is waited for, the overdue first; in print it is the list that the secretariat works off. */
export function calendarPage(
  viewer: Viewer,
  home: string,
  indicators: readonly CalendarFacts[],
): Printed {
  const { locale, today } = viewer
  const { t } = locale
  const keeps = can(viewer.user, 'indicator.keep')
  const awaited = awaitedOf(indicators, today)
  const of = (group: Awaited['group']) => awaited.filter((one) => one.group === group)
  const count = (group: Awaited['group']) => String(of(group).length)
  return {
    title: t('series.calendar'),
    lead: t('series.calendar_lead', { region: home }),
    crumbs: [{ href: '/indicators', label: t('nav.indicators') }],
    tools: exportTools(locale, (format) => `/indicators/calendar.${format}`),
    keeps,
    counts: [
      {
        label: t('series.calendar.overdue'),
        value: count('overdue'),
        tone: of('overdue').length > 0 ? 'late' : 'good',
      },
      { label: t('series.calendar.soon'), value: count('soon'), tone: null },
      { label: t('series.calendar.later'), value: count('later'), tone: null },
    ],
    groups: groups
      .map((group) => ({
        id: group,
        title: t(`series.calendar.${group}`),
        rows: of(group).map((one) => calendarRow(locale, one, keeps)),
      }))
      .filter((group) => group.rows.length > 0),
  }
}

function calendarRow(locale: Locale, one: Awaited, keeps: boolean): Record<string, unknown> {
  const { indicator } = one
  const told = awaitedInWords(locale, one)
  return {
    href: `/indicators/${indicator.code}`,
    ...told,
    status: told.late === null ? null : { tone: 'late', label: told.late },
    editHref: keeps ? `/indicators/${indicator.code}/release` : null,
  }
}

/** The same in words, for the page and its files. */
export function awaitedInWords(locale: Locale, { indicator, next }: Awaited) {
  const { t } = locale
  const latest = latestGroup(comparableGroups(indicator.readings))?.readings.at(-1)
  const known = 'unknown' in next ? null : next
  return {
    name: indicatorName(indicator, locale.lang),
    publisher: indicator.publisher,
    frequency: t(`indicator.frequency.${indicator.frequency}`),
    latest: latest ? periodName(locale, latest) : t('indicator.no_value'),
    period: known ? periodName(locale, known.period) : '',
    expected: known
      ? locale.day(known.expectedOn)
      : t(`series.calendar.${'unknown' in next ? next.unknown : 'irregular'}`),
    basis: known ? basisWords(locale, known) : '',
    late: !known?.overdue
      ? null
      : known.missing > 1
        ? t('series.calendar.missing', { n: known.missing })
        : t('series.calendar.late'),
  }
}

/** Why that day: entered with its note, or reckoned, and from what. */
function basisWords(locale: Locale, next: NextRelease): string {
  if (next.basis === 'entered') {
    const note = next.expectation?.note ?? ''
    return note === ''
      ? locale.t('series.basis.entered')
      : `${locale.t('series.basis.entered')}: ${note}`
  }
  return next.basis === 'releases'
    ? locale.t('series.basis.releases', { n: next.lag ?? 0 })
    : locale.t('series.basis.frequency')
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The period that a form was opened with, and the version seen of it; null where nothing was stored of any. */
function seenIn({ of, version }: Typed): { of: string; version: number } | null {
  const seen = readId(version)
  return typeof of === 'string' && seen !== null ? { of, version: seen } : null
}

/** The form of the day on which the next value is expected. */
export function releasePage(
  viewer: Viewer,
  indicator: KeptIndicator,
  facts: CalendarFacts,
  returned: Returned,
): Printed {
  const { locale, today } = viewer
  const { t } = locale
  const { typed } = returned
  const { box, list } = fieldMaker(locale, returned)
  const next = nextRelease(facts, today)
  const known = 'unknown' in next ? null : next
  // What is stored of the period that was typed, where one was: it need not be the one that is waited for.
  const about = typed
    ? { year: Number(typed['year']), month: Number(typed['month']) || null }
    : (known?.period ?? null)
  const stored =
    facts.expectations.find((one) => one.year === about?.year && one.month === about.month) ?? null
  // A form that comes back is of what its text was written on, unless what is stored now stands beside it.
  const seen =
    typed && !returned.overtaken
      ? seenIn(typed)
      : stored && { of: periodKey(stored), version: stored.version }
  const name = indicatorName(indicator, locale.lang)
  return {
    title: t('series.release_edit_named', { name }),
    heading: t('series.release_edit'),
    lead: known
      ? t('series.release_lead', {
          name,
          period: periodName(locale, known.period),
          day: locale.day(known.expectedOn),
          basis: basisWords(locale, known),
        })
      : t('series.release_lead_unknown', { name }),
    crumbs: [
      ...crumbsOf(locale, indicator),
      { href: '/indicators/calendar', label: t('series.calendar') },
    ],
    errors: pageErrors(locale, returned.errors ?? {}),
    action: `/indicators/${indicator.code}/release`,
    cancel: '/indicators/calendar',
    once: returned.once,
    version: seen?.version,
    button: t('form.save'),
    hidden: seen ? [{ name: 'of', value: seen.of }] : [],
    questions: null,
    more: null,
    rule: t('series.calendar_rule'),
    sections: [
      {
        title: null,
        fields: [
          box('year', t('indicator.year'), known ? String(known.period.year) : '', {
            inputmode: 'numeric',
            maxlength: 4,
            required: true,
          }),
          list(
            'month',
            t('series.month'),
            monthOptions(locale, indicator.needsMonth),
            known?.period.month ? String(known.period.month) : '',
            { required: indicator.needsMonth },
          ),
          box('expected_on', t('series.expected_on'), stored?.expectedOn, {
            type: 'date',
            required: true,
          }),
          box('note', t('series.expected_note'), stored?.note, {
            maxlength: 500,
            hint: t('series.expected_note_hint'),
          }),
        ],
      },
    ],
  }
}
