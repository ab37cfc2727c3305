import { pageErrors } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Day, Locale } from '../i18n'
import { can } from '../policy'
import { nextRelease, periodKey, type NextRelease } from './calendar'
import { indicatorName } from './indicator'
import { periodName } from './wording'
import type { CalendarFacts, KeptIndicator } from './queries'
import { comparableGroups, latestGroup } from './series'
import { crumbsOf, fieldMaker, monthOptions, type Returned, type View } from './reading-page'

const soonDays = 90

type Row = Readonly<{ order: string; row: Record<string, unknown> }>

/** What is waited for, the overdue first; in print it is the list that the secretariat works off. */
export function calendarPage(
  viewer: Viewer,
  home: string,
  indicators: readonly CalendarFacts[],
): View {
  const { locale, today } = viewer
  const { t } = locale
  const soon = addDays(today, soonDays)
  const groups = { overdue: [] as Row[], soon: [] as Row[], later: [] as Row[] }
  const unknown: Record<string, unknown>[] = []
  const keeps = can(viewer.user, 'indicator.keep')
  for (const indicator of indicators) {
    const next = nextRelease(indicator, today)
    const row = calendarRow(locale, indicator, next, keeps)
    if ('unknown' in next) unknown.push(row)
    else {
      const group = next.overdue ? 'overdue' : next.expectedOn <= soon ? 'soon' : 'later'
      groups[group].push({ order: next.expectedOn, row })
    }
  }
  const sorted = (rows: Row[]) =>
    rows
      .sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0))
      .map((one) => one.row)
  return {
    title: t('series.calendar'),
    lead: t('series.calendar_lead', { region: home }),
    crumbs: [{ href: '/indicators', label: t('nav.indicators') }],
    keeps,
    counts: [
      {
        label: t('series.calendar.overdue'),
        value: String(groups.overdue.length),
        tone: groups.overdue.length > 0 ? 'late' : 'good',
      },
      { label: t('series.calendar.soon'), value: String(groups.soon.length), tone: null },
      { label: t('series.calendar.later'), value: String(groups.later.length), tone: null },
    ],
    groups: (['overdue', 'soon', 'later'] as const)
      .map((name) => ({
        id: name,
        title: t(`series.calendar.${name}`),
        rows: sorted(groups[name]),
      }))
      .concat([{ id: 'unknown' as 'later', title: t('series.calendar.unknown'), rows: unknown }])
      .filter((group) => group.rows.length > 0),
  }
}

function calendarRow(
  locale: Locale,
  indicator: CalendarFacts,
  next: ReturnType<typeof nextRelease>,
  keeps: boolean,
): Record<string, unknown> {
  const { t } = locale
  const latest = latestGroup(comparableGroups(indicator.readings))?.readings.at(-1)
  const name = indicatorName(indicator, locale.lang)
  const known = 'unknown' in next ? null : next
  return {
    href: `/indicators/${indicator.code}`,
    name,
    publisher: indicator.publisher,
    frequency: t(`indicator.frequency.${indicator.frequency}`),
    latest: latest ? periodName(locale, latest) : t('indicator.no_value'),
    period: known ? periodName(locale, known.period) : '',
    expected: known
      ? locale.day(known.expectedOn)
      : t(`series.calendar.${'unknown' in next ? next.unknown : 'irregular'}`),
    basis: known ? basisWords(locale, known) : '',
    status: known?.overdue
      ? {
          tone: 'late',
          label:
            known.missing > 1
              ? t('series.calendar.missing', { n: known.missing })
              : t('series.calendar.late'),
        }
      : null,
    editHref: keeps ? `/indicators/${indicator.code}/release` : null,
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

/** The form of the day on which the next value is expected. */
export function releasePage(
  viewer: Viewer,
  indicator: KeptIndicator,
  facts: CalendarFacts,
  returned: Returned,
): View {
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
    version: stored?.version ?? null,
    button: t('form.save'),
    hidden: stored ? [{ name: 'of', value: periodKey(stored) }] : [],
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
