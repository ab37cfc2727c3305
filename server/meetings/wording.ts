import type { Locale } from '../i18n'
import { indicatorName } from '../indicators/indicator'
import { placeLabel } from '../places/place'
import type { AgendaItem, Invited, Meeting, QuietAction } from './meeting'

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

/** What runs as it should: how many actions there are, and those that are named. */
export type Quiet = Readonly<{ found: number; actions: readonly QuietAction[] }>

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
