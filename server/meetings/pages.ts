import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { indicatorName } from '../indicators/indicator'
import { placeLabel } from '../places/place'
import { can } from '../policy'
import { minutesOf } from './agenda'
import { shorten } from './shorten'
import {
  isPreparing,
  meetingKinds,
  presented,
  type AgendaItem,
  type Invited,
  type Meeting,
  type QuietAction,
} from './meeting'
import { countAttendance, type ListedMeeting, type PreparedText } from './queries'

type View = Page & Record<string, unknown>

export const meetingsShown = 30

const tones = { draft: 'draft', shared: 'sent', running: 'running', closed: 'verified' } as const

export function stateOf(locale: Locale, meeting: Pick<Meeting, 'state'>) {
  return { tone: tones[meeting.state], label: locale.t(`meeting.state.${meeting.state}`) }
}

/** "Kamis, 10 Oktober 2024, pukul 09.00 WIB": as much of it as is known. */
export function whenOf(locale: Locale, meeting: Pick<Meeting, 'heldOn' | 'startsAt'>): string {
  const day = locale.day(meeting.heldOn)
  return meeting.startsAt === null
    ? day
    : locale.t('meeting.at_time', { day, time: meeting.startsAt.replace(':', '.') })
}

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
    came:
      meeting.invited === 0
        ? '–'
        : t('meeting.came_of', { n: meeting.came, invited: String(meeting.invited) }),
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
    tools: can(user, 'meeting.manage')
      ? [{ href: '/meetings/new', label: t('meeting.new'), icon: 'plus', primary: true }]
      : [],
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
    version: meeting?.version ?? null,
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
  once: string,
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
                  },
                ]
              : []),
          ]
        : [],
    once,
    version: meeting.version,
  }
}

type Quiet = Readonly<{ found: number; actions: readonly QuietAction[] }>

/** What runs as it should, named once; null where nothing does. */
export function quietRows(locale: Locale, { found, actions }: Quiet) {
  const { t } = locale
  if (found === 0) return null
  return {
    title: t('meeting.quiet', { n: found }),
    actions: actions.map((one) => ({
      href: `/actions/${one.code}`,
      code: one.code,
      title: one.title,
      agency: one.agency,
      strategy: t('strategy.short', { number: String(one.strategyNumber) }),
      isDemo: one.isDemo,
    })),
    more: found > actions.length ? t('meeting.quiet_more', { n: found - actions.length }) : null,
  }
}

/** One that is invited, and who came for it. */
export function invitedRow(
  locale: Locale,
  meeting: Pick<Meeting, 'id'>,
  items: readonly AgendaItem[],
  one: Invited,
) {
  return {
    name: one.name,
    href: items.length > 0 ? `/meetings/${meeting.id}/agencies/${one.code}` : null,
    attendance: {
      tone: attendanceTones[one.attendance],
      label: locale.t(`meeting.attendance.${one.attendance}`),
    },
    office: one.representedBy,
  }
}

export const attendanceTones = {
  unknown: 'none',
  head: 'good',
  represented: 'on_track',
  absent: 'bad',
} as const

/** What an item is about, in words: the thing's own name. */
export function subjectOf(locale: Locale, item: AgendaItem): string {
  switch (item.kind) {
    case 'action':
    case 'report':
      return item.actionTitle ?? ''
    case 'indicator':
      return indicatorName(
        { name: item.indicatorName ?? '', nameEn: item.indicatorNameEn ?? '' },
        locale.lang,
      )
    case 'place':
      return item.placeName === null || item.placeKind === null
        ? ''
        : placeLabel({
            kind: item.placeKind,
            name: item.placeName,
            parentName: item.placeParentName,
          })
    case 'agency':
      return item.agencyName ?? ''
    case 'decision':
      return item.decisionText ?? ''
    case 'free':
      return item.title ?? ''
  }
}

/** Where the live thing is found. */
export function liveHref(item: AgendaItem): string | null {
  if (item.decisionCode) return `/decisions/${item.decisionCode}`
  if (item.actionCode) return `/actions/${item.actionCode}`
  if (item.placeCode) return `/places/${item.placeCode}`
  if (item.indicatorCode) return `/indicators/${item.indicatorCode}`
  if (item.kind === 'agency' && item.agencyCode) return `/agencies/${item.agencyCode}`
  return null
}

/** Why it is on the agenda, as a sentence; null for what was added by hand. */
export function reasonOf(
  locale: Locale,
  item: Pick<AgendaItem, 'reason' | 'facts'>,
): string | null {
  if (item.reason === null) return null
  const { facts } = item
  if (item.reason === 'pace') {
    const word = String(facts['word'])
    return locale.t('meeting.reason.pace', {
      word:
        word === 'reversed' || word === 'stalled' || word === 'slow'
          ? locale.t(`meeting.pace.${word}`)
          : word,
    })
  }
  const due = facts['due']
  if (typeof due === 'string') {
    const carried = Number(facts['carried'] ?? 0)
    return [
      locale.t(`meeting.reason.${item.reason}`, { day: locale.day(due), n: 0 }),
      ...(carried > 0 ? [locale.t('meeting.reason.carried', { n: carried })] : []),
    ].join(' ')
  }
  if (item.reason === 'uncovered') {
    return locale.t('meeting.reason.uncovered', { strategies: String(facts['strategies'] ?? '') })
  }
  const known = typeof facts['output'] === 'number' && typeof facts['expected'] === 'number'
  if ((item.reason === 'stuck' || item.reason === 'slow') && known) {
    return locale.t(`meeting.reason.${item.reason}_figures`, {
      output: locale.number(Number(facts['output'])),
      expected: locale.number(Math.round(Number(facts['expected']) * 100) / 100),
      unit: String(facts['unit'] ?? ''),
    })
  }
  return locale.t(`meeting.reason.${item.reason}`, { n: Number(facts['n'] ?? 0) })
}

/** The question to the agency: the one that was written, else the one that goes with the reason. */
export function questionOf(
  locale: Locale,
  item: Pick<AgendaItem, 'reason' | 'question'>,
): string | null {
  if (item.question !== null) return item.question
  return item.reason === null ? null : locale.t(`meeting.question.${item.reason}`)
}

export function itemRow(locale: Locale, item: AgendaItem, number: number) {
  return {
    id: item.id,
    number,
    kind: locale.t(`meeting.item.${item.kind}`),
    subject: subjectOf(locale, item),
    code: item.decisionCode ?? item.actionCode ?? item.indicatorCode,
    agency: item.kind === 'agency' ? null : item.agencyName,
    href: liveHref(item),
    reason: reasonOf(locale, item),
    question: questionOf(locale, item),
    minutes: locale.t('meeting.n_minutes', { n: item.minutes }),
    outcome: item.outcome === null ? null : locale.t(`meeting.outcome.${item.outcome}`),
    note: item.note,
  }
}

/** The agenda while it is put together. */
export function agendaPage(
  viewer: Viewer,
  meeting: Meeting,
  items: readonly AgendaItem[],
  before: Meeting | undefined,
  quiet: Quiet,
  { typed, errors = {}, once }: Refusal,
): View {
  const { locale } = viewer
  const { t } = locale
  const base = `/meetings/${meeting.id}`
  const main = presented(items)
  const annex = items.filter((item) => item.inAnnex)
  const minutes =
    main.reduce((sum, item) => sum + item.minutes, 0) + minutesOf.opening + minutesOf.decisions
  const field = (name: string, label: string, more = {}) => ({
    id: name,
    name,
    label,
    value: String(typed?.[name] ?? ''),
    ...(errors[name] && { error: locale.say(errors[name]) }),
    ...more,
  })
  const row = (item: AgendaItem, index: number, all: readonly AgendaItem[]) => ({
    ...itemRow(locale, item, index + 1),
    version: item.version,
    action: `${base}/items/${item.id}`,
    moves: [
      ...(index > 0 ? [{ move: 'up', label: t('meeting.move_up'), icon: 'chevron-up' }] : []),
      ...(index < all.length - 1
        ? [{ move: 'down', label: t('meeting.move_down'), icon: 'chevron-down' }]
        : []),
      item.inAnnex
        ? { move: 'present', label: t('meeting.move_present'), icon: 'board' }
        : { move: 'annex', label: t('meeting.move_annex'), icon: 'inbox' },
    ],
    questionField: {
      id: `question-${item.id}`,
      name: 'question',
      label: t('meeting.question'),
      value: questionOf(locale, item) ?? '',
      maxlength: 500,
    },
    minutesField: {
      id: `minutes-${item.id}`,
      name: 'minutes',
      label: t('meeting.minutes'),
      value: String(item.minutes),
      inputmode: 'numeric',
      required: true,
    },
  })
  return {
    title: t('meeting.agenda_of', { title: meeting.title }),
    heading: t('meeting.agenda'),
    lead: t('meeting.agenda_lead', { n: minutes, planned: String(meeting.plannedMinutes) }),
    crumbs: [
      { href: '/meetings', label: t('nav.meetings') },
      { href: base, label: meeting.title },
    ],
    errors: pageErrors(locale, errors),
    once,
    base,
    since: before
      ? t('meeting.proposes_since', { title: before.title, day: locale.day(before.heldOn) })
      : t('meeting.proposes_first'),
    main: main.map(row),
    annex: annex.map(row),
    quiet: quietRows(locale, quiet),
    newFields: [
      field('item_title', t('meeting.item_title'), { required: true, maxlength: 200 }),
      field('item_question', t('meeting.question'), { maxlength: 500 }),
      field('item_minutes', t('meeting.minutes'), {
        required: true,
        inputmode: 'numeric',
        value: String(typed?.['item_minutes'] ?? minutesOf.item),
      }),
    ],
    tooLong: minutes > meeting.plannedMinutes ? t('meeting.too_long') : null,
  }
}

/** The invitation as a text to copy, and who prepared it when. */
export function invitationPage(
  viewer: Viewer,
  meeting: Meeting,
  items: readonly AgendaItem[],
  prepared: readonly PreparedText[],
  team: string,
  once: string,
): View {
  const { locale } = viewer
  const { t } = locale
  const base = `/meetings/${meeting.id}`
  const agenda = presented(items)
    .map(
      (item, index) =>
        `${index + 1}. ${subjectOf(locale, item)}${item.agencyName ? ` (${item.agencyName})` : ''}`,
    )
    .join('\n')
  const params = {
    title: meeting.title,
    when: whenOf(locale, meeting),
    venue: meeting.venue ?? t('meeting.venue_unknown'),
    chair: meeting.chair ?? t('meeting.chair_unknown'),
    agenda: agenda || t('meeting.agenda_follows'),
    minutes: String(meeting.plannedMinutes),
    team,
  }
  return {
    title: t('meeting.invitation'),
    lead: t('meeting.invitation_lead'),
    crumbs: [
      { href: '/meetings', label: t('nav.meetings') },
      { href: base, label: meeting.title },
    ],
    once,
    texts: (['whatsapp', 'email'] as const).map((channel) => ({
      channel,
      title: t(`meeting.channel.${channel}`),
      action: `${base}/invitation`,
      field: {
        id: `text-${channel}`,
        name: 'text',
        label: t('meeting.text_to_copy'),
        rows: 14,
        readonly: true,
        value: t(`meeting.invitation.${channel}`, params),
      },
      button: t('meeting.mark_prepared'),
    })),
    prepared: prepared.map((one) =>
      t('meeting.prepared_line', {
        channel: t(`meeting.channel.${one.channel}`),
        when: locale.instant(one.at),
        who: one.by ?? '–',
      }),
    ),
    preparedNote: t('meeting.prepared_note'),
  }
}
