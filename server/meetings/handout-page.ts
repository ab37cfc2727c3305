import type { Decision } from '../decisions/decision'
import { decisionLine } from '../decisions/wording'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { windowUpTo } from '../windows/name'
import type { Window } from '../windows/window'
import {
  presented,
  type AgendaItem,
  type Invited,
  type Meeting,
  type TroubledAction,
} from './meeting'
import type { OpeningScreen } from './opening-page'
import type { PreparedText } from './queries'
import { attendanceTones, itemRow, quietRows, subjectOf, whenOf, type Quiet } from './wording'

/** The chair's brief: the agenda with reasons and questions, on paper. */
export function briefPage(
  viewer: Viewer,
  meeting: Meeting,
  items: readonly AgendaItem[],
  opening: OpeningScreen,
  quiet: Quiet,
): Page & Record<string, unknown> {
  const { locale } = viewer
  return {
    title: locale.t('meeting.brief_of', { title: meeting.title }),
    heading: locale.t('meeting.brief'),
    lead: meeting.title,
    crumbs: [
      { href: '/meetings', label: locale.t('nav.meetings') },
      { href: `/meetings/${meeting.id}`, label: meeting.title },
    ],
    bodyClass: 'sheet',
    opening,
    agenda: presented(items).map((item, index) => itemRow(locale, item, index + 1)),
    annex: items
      .filter((item) => item.inAnnex)
      .map((item, index) => itemRow(locale, item, index + 1)),
    quiet: quietRows(locale, quiet),
  }
}

/** One agency's sheet: its actions, the reports and decisions it owes, and what it will be asked. */
export function agencySheet(
  viewer: Viewer,
  meeting: Meeting,
  agency: Invited,
  items: readonly AgendaItem[],
  {
    actions,
    window,
    promised,
  }: Readonly<{
    actions: readonly TroubledAction[]
    window: Window | undefined
    promised: readonly Decision[]
  }>,
): Page & Record<string, unknown> {
  const { locale } = viewer
  const { t } = locale
  const asked = items.filter((item) => item.agencyId === agency.agencyId)
  const owed = actions.filter(
    ({ reportState }) =>
      reportState === 'none' || reportState === 'draft' || reportState === 'returned',
  )
  return {
    title: t('meeting.sheet_of', { agency: agency.shortName }),
    heading: agency.name,
    lead: `${meeting.title} · ${whenOf(locale, meeting)}`,
    crumbs: [
      { href: '/meetings', label: t('nav.meetings') },
      { href: `/meetings/${meeting.id}`, label: meeting.title },
    ],
    bodyClass: 'sheet',
    attendance: {
      tone: attendanceTones[agency.attendance],
      label: t(`meeting.attendance.${agency.attendance}`),
    },
    upTo: window ? windowUpTo(locale, window) : null,
    asked: asked.map((item, index) => itemRow(locale, item, index + 1)),
    notAsked: t('meeting.not_asked'),
    owed: owed.map((one) => ({
      code: one.code,
      title: one.title,
      state: { tone: one.reportState, label: t(`report.state.${one.reportState}`) },
    })),
    noneOwed: t('meeting.none_owed'),
    promised: promised.map((one) => decisionLine(locale, one, viewer.today)),
    nonePromised: t('meeting.none_promised'),
    actions: actions.map((one) => ({
      href: `/actions/${one.code}`,
      code: one.code,
      title: one.title,
      isDemo: one.isDemo,
      status: { tone: one.judged, label: t(`judged.${one.judged}`) },
      output: t('figure.of', {
        part: one.output === null ? t('figure.not_reported') : locale.number(one.output),
        whole:
          one.outputTarget === null
            ? t('figure.unknown')
            : `${locale.number(one.outputTarget)} ${one.outputUnit ?? ''}`.trim(),
      }),
      money: t('figure.of', {
        part: one.realised === null ? t('figure.not_reported') : locale.rupiahShort(one.realised),
        whole: one.budget === null ? t('figure.unknown') : locale.rupiahShort(one.budget),
      }),
    })),
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
): Page & Record<string, unknown> {
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
