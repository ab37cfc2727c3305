import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { minutesOf } from './agenda'
import type { ItemScreen } from './item-page'
import { presented, type AgendaItem, type Meeting } from './meeting'
import type { OpeningScreen } from './opening-page'
import { subjectOf } from './wording'

type Screen = Readonly<{
  screen: ItemScreen | OpeningScreen
  item: AgendaItem | null
  /** What the agenda was called when the meeting was closed. */
  kept?: OpeningScreen | undefined
}>

/** A screen with the line at its foot: item n of N, planned against elapsed minutes, and the ways on and back. */
export function presentPage(
  viewer: Viewer,
  meeting: Meeting,
  items: readonly AgendaItem[],
  { screen, item, kept }: Screen,
): Page & Record<string, unknown> {
  const { locale, now } = viewer
  const { t } = locale
  const main = presented(items)
  const titleOf = (one: AgendaItem) =>
    kept?.agenda.find(({ id }) => id === one.id)?.subject ?? subjectOf(locale, one)
  const at = item ? main.findIndex((one) => one.id === item.id) : -1
  const way = (index: number) => {
    if (index < -1 || index >= main.length) return null
    const target = main[index]
    return target
      ? {
          href: `/meetings/${meeting.id}/present/${target.id}`,
          label: titleOf(target),
          item: target.id,
        }
      : { href: `/meetings/${meeting.id}/present`, label: t('meeting.opening'), item: 0 }
  }
  const before = main.slice(0, Math.max(0, at)).reduce((sum, one) => sum + one.minutes, 0)
  const planned = minutesOf.opening + before + (item?.minutes ?? 0)
  const elapsed =
    meeting.state === 'running' && meeting.startedAt
      ? Math.max(0, Math.floor((now.getTime() - meeting.startedAt.getTime()) / 60_000))
      : null
  return {
    title: item ? `${titleOf(item)} · ${meeting.title}` : meeting.title,
    heading: 'heading' in screen ? screen.heading : meeting.title,
    bodyClass: 'present',
    scripts: ['line.js', 'meetings.js'],
    meetingId: meeting.id,
    running: meeting.state === 'running',
    item: item?.id ?? 0,
    screen,
    isOpening: item === null,
    foot: {
      place: item
        ? t('meeting.item_of', { n: String(at + 1), of: String(main.length) })
        : t('meeting.opening'),
      planned: t('meeting.planned_until', { n: planned }),
      elapsed: elapsed === null ? null : t('meeting.elapsed', { n: elapsed }),
      isOver: elapsed !== null && elapsed > planned,
      startedAt: elapsed === null ? null : (meeting.startedAt as Date).toISOString(),
      previous: way(at - 1),
      next: item ? way(at + 1) : way(0),
      back: { href: `/meetings/${meeting.id}`, label: t('meeting.leave') },
    },
  }
}
