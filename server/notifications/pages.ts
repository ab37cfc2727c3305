import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { windowName } from '../windows/name'
import { type Notice, type NoticeKind } from './notification'

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
    title: facts.title ?? '',
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
