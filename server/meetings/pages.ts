import { exportTools } from '../http/files'
import { versionIn } from '../http/fields'
import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { can } from '../policy'
import { minutesOf } from './agenda'
import {
  isPreparing,
  meetingKinds,
  presented,
  type AgendaItem,
  type Invited,
  type Meeting,
} from './meeting'
import { countAttendance, type ListedMeeting } from './queries'
import { shorten } from './shorten'
import { invitedRow, itemRow, quietRows, stateOf, whenOf, type Quiet } from './wording'

type View = Page & Record<string, unknown>

export const meetingsShown = 30

/** All meetings: what is ahead, then the past. */
export function meetingsPage(
  viewer: Viewer,
  meetings: readonly ListedMeeting[],
  page: number,
  q: string,
): View {
  const { locale, user } = viewer
  const { t } = locale
  const shown = meetings.slice(0, meetingsShown)
  const row = (meeting: ListedMeeting) => ({
    href: `/meetings/${meeting.id}`,
    title: meeting.title,
    kind: t(`meeting.kind.${meeting.kind}`),
    when: whenOf(locale, meeting),
    state: stateOf(locale, meeting),
    items: meeting.items === 0 ? '–' : t('meeting.n_items', { n: meeting.items }),
    came: cameOf(locale, meeting),
    reported: meeting.sourceUrl !== null,
    isDemo: meeting.isDemo,
    hit: meeting.hit === null ? null : shorten(meeting.hit, 160),
  })
  return {
    title: t('nav.meetings'),
    field: {
      id: 'meetings-q',
      name: 'q',
      type: 'search',
      label: t('meeting.search'),
      hint: t('meeting.search_hint'),
      value: q,
      maxlength: 100,
      autocomplete: 'off',
    },
    lead: t('meeting.lead'),
    tools: [
      ...(can(user, 'meeting.manage')
        ? [{ href: '/meetings/new', label: t('meeting.new'), icon: 'plus', primary: true }]
        : []),
      ...exportTools(
        locale,
        (format) => `/meetings.${format}${q ? `?${new URLSearchParams({ q }).toString()}` : ''}`,
      ),
    ],
    heads: {
      title: t('meeting.field.title'),
      when: t('meeting.when'),
      state: t('meeting.state'),
      items: t('meeting.agenda'),
      came: t('meeting.attendance'),
    },
    ahead: shown.filter((one) => one.state !== 'closed').map(row),
    past: shown.filter((one) => one.state === 'closed').map(row),
    empty: { text: q === '' ? t('meeting.none') : t('meeting.none_found', { q }) },
    older:
      meetings.length > meetingsShown
        ? {
            href: `/meetings?${new URLSearchParams({ ...(q && { q }), page: String(page + 1) }).toString()}`,
            label: t('meeting.older'),
          }
        : null,
  }
}

/** Who came; before it is held, how many are invited. */
function cameOf(locale: Locale, { state, invited, came }: ListedMeeting): string {
  if (invited === 0) return '–'
  return state === 'draft' || state === 'shared'
    ? locale.t('meeting.n_invited', { n: invited })
    : locale.t('meeting.came_of', { n: came, invited: String(invited) })
}

type Choosable = Readonly<{ id: number; name: string; shortName: string }>
export type Refusal = Readonly<{
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
  once: string
}>

/** The form of a meeting, new or stored. */
export function meetingFormPage(
  viewer: Viewer,
  meeting: Meeting | null,
  agencies: readonly Choosable[],
  invited: readonly Invited[],
  { typed, errors = {}, once }: Refusal,
): View {
  const { locale, today } = viewer
  const { t } = locale
  const value = (name: string, stored: string | number | null | undefined) =>
    String(typed?.[name] ?? stored ?? '')
  const error = (name: string) => (errors[name] ? { error: locale.say(errors[name]) } : {})
  const text = (
    name: string,
    label: string,
    stored: string | number | null | undefined,
    more = {},
  ) => ({
    id: name,
    name,
    label,
    value: value(name, stored),
    ...error(name),
    ...more,
  })
  const kind = value('kind', meeting?.kind ?? 'tkpk')
  const strategy = value('strategy', meeting?.strategyNumber)
  const chosen = new Set(
    typed === undefined
      ? meeting
        ? invited.map((one) => String(one.agencyId))
        : agencies.map((one) => String(one.id))
      : [typed['agencies'] ?? []].flat(),
  )
  return {
    title: meeting ? t('meeting.edit') : t('meeting.new'),
    crumbs: [
      { href: '/meetings', label: t('nav.meetings') },
      ...(meeting ? [{ href: `/meetings/${meeting.id}`, label: meeting.title }] : []),
    ],
    errors: pageErrors(locale, errors),
    action: meeting ? `/meetings/${meeting.id}` : '/meetings',
    back: meeting ? `/meetings/${meeting.id}` : '/meetings',
    once,
    version: meeting && versionIn(typed, meeting.version),
    fields: [
      text('title', t('meeting.field.title'), meeting?.title, { required: true, maxlength: 200 }),
      {
        id: 'kind',
        name: 'kind',
        label: t('meeting.field.kind'),
        required: true,
        ...error('kind'),
        options: meetingKinds.map((one) => ({
          value: one,
          label: t(`meeting.kind.${one}`),
          selected: one === kind,
        })),
      },
      {
        id: 'strategy',
        name: 'strategy',
        label: t('meeting.field.strategy'),
        hint: t('meeting.field.strategy_hint'),
        ...error('strategy'),
        options: ['', '1', '2', '3'].map((one) => ({
          value: one,
          label: one === '' ? '–' : t('strategy.short', { number: one }),
          selected: one === strategy,
        })),
      },
      text('held_on', t('meeting.field.held_on'), meeting?.heldOn ?? today, {
        type: 'date',
        required: true,
      }),
      text(
        'starts_at',
        t('meeting.field.starts_at'),
        meeting?.startsAt ?? (meeting ? '' : '09:00'),
        { type: 'time' },
      ),
      text('planned_minutes', t('meeting.field.planned_minutes'), meeting?.plannedMinutes ?? 60, {
        required: true,
        inputmode: 'numeric',
        unit: t('meeting.minutes_unit'),
      }),
      text('venue', t('meeting.field.venue'), meeting?.venue, { maxlength: 200 }),
      text('chair', t('meeting.field.chair'), meeting?.chair, {
        maxlength: 200,
        hint: t('meeting.field.chair_hint'),
      }),
      text('official_number', t('meeting.field.official_number'), meeting?.officialNumber, {
        maxlength: 100,
      }),
    ],
    agencies: agencies.map((one) => ({
      id: one.id,
      label: one.shortName,
      title: one.name,
      checked: chosen.has(String(one.id)),
    })),
  }
}

/** One meeting: what it is, its agenda, who is invited; and what can be done with it now. */
export function meetingPage(
  viewer: Viewer,
  meeting: Meeting,
  items: readonly AgendaItem[],
  invited: readonly Invited[],
  quiet: Quiet,
  /** `drafts`: decisions that were begun and not made. */
  { once, drafts }: Readonly<{ once: string; drafts: number }>,
): View {
  const { locale, user } = viewer
  const { t } = locale
  const manages = can(user, 'meeting.manage')
  const main = presented(items)
  const base = `/meetings/${meeting.id}`
  const minutes =
    main.reduce((sum, item) => sum + item.minutes, 0) + minutesOf.opening + minutesOf.decisions
  const counts = countAttendance(invited)
  const held = meeting.startedAt !== null
  return {
    title: meeting.title,
    lead: [t(`meeting.kind.${meeting.kind}`), whenOf(locale, meeting), meeting.venue]
      .filter(Boolean)
      .join(' · '),
    crumbs: [{ href: '/meetings', label: t('nav.meetings') }],
    tools: [
      ...(main.length > 0 || held
        ? [
            {
              href: `${base}/present`,
              label: t('meeting.present'),
              icon: 'board',
              primary: meeting.state === 'running',
            },
          ]
        : []),
      ...(meeting.state === 'running'
        ? [{ href: `${base}/follow`, label: t('meeting.follow'), icon: 'running' }]
        : []),
      ...(manages && meeting.state === 'running'
        ? [{ href: `${base}/record`, label: t('meeting.record'), icon: 'draft' }]
        : []),
      ...(manages && isPreparing(meeting)
        ? [
            { href: `${base}/agenda`, label: t('meeting.prepare_agenda'), icon: 'list' },
            { href: `${base}/edit`, label: t('meeting.edit'), icon: 'draft' },
          ]
        : []),
      ...(held || meeting.state === 'closed'
        ? [{ href: `${base}/minutes`, label: t('minutes.heading'), icon: 'file' }]
        : []),
      ...(main.length > 0
        ? [{ href: `${base}/brief`, label: t('meeting.brief'), icon: 'download' }]
        : []),
      ...(manages && isPreparing(meeting)
        ? [{ href: `${base}/invitation`, label: t('meeting.invitation'), icon: 'sent' }]
        : []),
    ],
    state: stateOf(locale, meeting),
    isDemo: meeting.isDemo,
    facts: [
      [t('meeting.field.chair'), meeting.chair],
      [t('meeting.field.official_number'), meeting.officialNumber],
      [
        t('meeting.field.planned_minutes'),
        main.length > 0
          ? t('meeting.planned_of', { n: minutes, planned: String(meeting.plannedMinutes) })
          : t('meeting.n_minutes', { n: meeting.plannedMinutes }),
      ],
    ].filter(([, value]) => value !== null),
    tooLong: main.length > 0 && minutes > meeting.plannedMinutes ? t('meeting.too_long') : null,
    summary: meeting.summary,
    source:
      meeting.sourceUrl === null
        ? null
        : { href: meeting.sourceUrl, note: meeting.sourceNote ?? '' },
    agenda: main.map((item, index) => itemRow(locale, item, index + 1)),
    annex: items
      .filter((item) => item.inAnnex)
      .map((item, index) => itemRow(locale, item, index + 1)),
    noAgenda: meeting.summary === null ? t('meeting.no_agenda') : null,
    invited: invited.map((one) => invitedRow(locale, meeting, items, one)),
    quiet: quietRows(locale, quiet),
    attended:
      held || counts.unknown < invited.length
        ? t('meeting.attended', {
            n: counts.head + counts.represented,
            invited: String(invited.length),
          })
        : null,
    forms:
      manages && meeting.state !== 'closed'
        ? [
            ...(meeting.state === 'draft'
              ? [
                  {
                    action: `${base}/sharing`,
                    label: t('meeting.share'),
                    hint: t('meeting.share_hint'),
                  },
                ]
              : []),
            ...(isPreparing(meeting)
              ? [
                  {
                    action: `${base}/opening`,
                    label: t('meeting.open'),
                    hint: t('meeting.open_hint'),
                  },
                ]
              : []),
            ...(meeting.state === 'running'
              ? [
                  {
                    action: `${base}/closure`,
                    label: t('meeting.close'),
                    hint: t('meeting.close_hint'),
                    warning: drafts > 0 ? t('meeting.drafts_left', { n: drafts }) : null,
                  },
                ]
              : []),
          ]
        : [],
    once,
    version: meeting.version,
  }
}
