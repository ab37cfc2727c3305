import { newOnce } from '../http/once'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import type { Letter } from '../mail/mailer'
import { windowName } from '../windows/name'
import { mailChoices, type MailChoice, type Notice, type NoticeKind } from './notification'
import type { Wishes } from './queries'

export const perPage = 50

const tones: Record<NoticeKind, string> = {
  window_opened: 'info',
  window_soon: 'info',
  window_due: 'slow',
  window_overdue: 'late',
  window_closing: 'late',
  report_returned: 'returned',
  report_verified: 'verified',
  report_reopened: 'returned',
  decision_given: 'info',
  decision_soon: 'info',
  decision_due: 'slow',
  decision_overdue: 'late',
  decision_returned: 'returned',
  decision_fulfilled: 'verified',
  decision_cancelled: 'cancelled',
  mentioned: 'info',
  commented: 'info',
}

/** What a notice says, in a sentence. */
export function sentenceOf(
  locale: Locale,
  { kind, facts }: Pick<Notice, 'kind' | 'facts'>,
): string {
  return locale.t(`notification.${kind}`, {
    n: facts.n ?? 0,
    window: facts.window ? windowName(locale, facts.window) : '',
    due: facts.due ? locale.day(facts.due) : '',
    until: facts.until ? locale.day(facts.until) : '',
    action: facts.action ?? '',
    title: (locale.lang === 'en' ? facts.titleEn : undefined) ?? facts.title ?? '',
    decision: facts.decision ?? '',
    by: facts.by ?? '',
  })
}

/** What there was to tell: the unread first. `notices` may hold one more than a page, which shows that more follow. */
export function noticesPage(
  { locale, user }: Viewer,
  notices: readonly Notice[],
  page: number,
): Page & Record<string, unknown> {
  const shown = notices.slice(0, perPage)
  const row = (notice: Notice) => ({
    id: notice.id,
    href: `/notifications/${notice.id}`,
    sentence: sentenceOf(locale, notice),
    when: locale.instant(notice.at),
    isDemo: notice.facts.isDemo === true,
    status: {
      tone: tones[notice.kind],
      label: locale.t(`notification.word.${notice.kind}`),
    },
    reading: notice.readAt ? null : `/notifications/${notice.id}/reading`,
  })
  const unread = shown.filter((notice) => notice.readAt === null)
  return {
    title: locale.t('notifications.title'),
    tools: [
      { href: '/account/notices', label: locale.t('notifications.settings'), icon: 'settings' },
    ],
    lead: locale.t('notifications.lead'),
    unreadTitle: locale.t('notifications.unread_title'),
    unread: unread.map(row),
    none: unread.length === 0 && page === 1 ? locale.t('notifications.none') : null,
    read: shown.filter((notice) => notice.readAt !== null).map(row),
    upTo: user.unread ? Math.max(0, ...unread.map(({ id }) => id)) : 0,
    older:
      notices.length > perPage
        ? { href: `/notifications?page=${page + 1}`, label: locale.t('notifications.older') }
        : null,
    newer:
      page > 1
        ? { href: `/notifications?page=${page - 1}`, label: locale.t('notifications.newer') }
        : null,
  }
}

/** How one is told outside the app. `mail` is whether this house can send any. */
export function wishesPage(
  { locale }: Viewer,
  wishes: Wishes,
  mail: boolean,
  once: string,
  errors: FieldErrors = {},
): Page & Record<string, unknown> {
  return {
    title: locale.t('wishes.title'),
    crumbs: [{ href: '/account', label: locale.t('account.title') }],
    errors: pageErrors(locale, errors),
    once,
    noMail: mail ? null : locale.t('wishes.no_mail'),
    mailField: {
      id: 'mail',
      name: 'mail',
      label: locale.t('wishes.mail'),
      required: true,
      choices: mailChoices.map((choice) => ({
        value: choice,
        label: locale.t(`wishes.mail.${choice}`),
        checked: wishes.mail === choice,
      })),
      ...(errors['mail'] && { error: locale.say(errors['mail']) }),
    },
    calendar: wishes.calendar,
    calendarState: locale.t(wishes.calendar ? 'wishes.calendar_on' : 'wishes.calendar_off'),
    calendarMake: locale.t(wishes.calendar ? 'wishes.calendar_renew' : 'wishes.calendar_make'),
    // A key of each button's own: what one has done says nothing of the other.
    makeOnce: newOnce(),
    endOnce: newOnce(),
  }
}

/** The only page on which the address of a calendar is ever shown. */
export function calendarPage({ locale }: Viewer, link: string): Page & Record<string, unknown> {
  return {
    title: locale.t('wishes.calendar_title'),
    lead: locale.t('wishes.calendar_lead'),
    crumbs: [
      { href: '/account', label: locale.t('account.title') },
      { href: '/account/notices', label: locale.t('wishes.title') },
    ],
    field: {
      id: 'link',
      name: 'link',
      label: locale.t('wishes.calendar_link'),
      value: link,
      rows: 3,
      readonly: true,
    },
    rule: locale.t('wishes.calendar_rule'),
    done: { href: '/account/notices', label: locale.t('wishes.calendar_done') },
  }
}

/** A letter with one notice, or with all that is unread. */
export function letterOf(
  locale: Locale,
  person: Readonly<{ email: string; name: string }>,
  notices: readonly Notice[],
  way: MailChoice,
  house: Readonly<{ teamName: string; appUrl: string }>,
): Letter {
  const [first] = notices as [Notice]
  const { t } = locale
  const subject =
    way === 'each' ? sentenceOf(locale, first) : t('letter.digest_subject', { n: notices.length })
  return {
    id: `tuntas-${way}-${first.id}`,
    to: person.email,
    subject: `Tuntas: ${subject.length > 120 ? `${subject.slice(0, 119)}…` : subject}`,
    text: [
      t('letter.greeting', { name: person.name }),
      ...notices.map(
        (notice) => `${sentenceOf(locale, notice)}\n${house.appUrl}/notifications/${notice.id}`,
      ),
      `--\n${t('letter.end', { team: house.teamName, link: `${house.appUrl}/account/notices` })}`,
    ].join('\n\n'),
  }
}
