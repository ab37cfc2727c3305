import { calendarText, type CalendarEvent } from '../http/calendar'
import { localeOf, type Day, type Locale } from '../i18n'
import { windowName } from '../windows/name'
import { shortened, type OwedDecision, type RemindedWindow } from './reminders'
import type { CalendarMeeting, CalendarOwner } from './queries'

/** What a calendar is drawn from. `origin` is the app's address, for links. */
export type FeedFile = Readonly<{
  team: string
  origin: string
  now: Date
  windows: readonly RemindedWindow[]
  meetings: readonly CalendarMeeting[]
  decisions: readonly OwedDecision[]
}>

/**
 * The calendar of one person: when windows open and are due, when the team meets, and when an answer to a decision is
 * due; an agency's people have their own decisions, the others all.
 */
export function feedOf(owner: CalendarOwner, file: FeedFile): string {
  const locale = localeOf(owner.language)
  return calendarText(`Tuntas · ${file.team}`, new URL(file.origin).hostname, file.now, [
    ...file.windows.flatMap((window) => windowEvents(locale, window, file.origin)),
    ...file.meetings.map((meeting) => meetingEvent(locale, meeting, file.origin)),
    ...file.decisions
      .filter(({ agencyId }) => owner.agencyId === null || owner.agencyId === agencyId)
      .map(({ code, text, dueOn }) => ({
        id: `decision-${code}`,
        day: dueOn,
        summary: locale.t('calendar.decision_due', { code }),
        description: shortened(text),
        url: `${file.origin}/decisions/${code}`,
      })),
  ])
}

function windowEvents(locale: Locale, window: RemindedWindow, origin: string): CalendarEvent[] {
  const name = windowName(locale, window)
  const description = locale.t('calendar.window_note', {
    due: locale.day(window.dueOn),
    until: locale.day(window.graceUntil),
  })
  const event = (stage: 'opens' | 'due', day: Day) => ({
    id: `window-${window.code}-${stage}`,
    day,
    summary: locale.t(`calendar.window_${stage}`, { window: name }),
    description,
    url: `${origin}/reports/update`,
  })
  return [event('opens', window.opensOn), event('due', window.dueOn)]
}

function meetingEvent(locale: Locale, meeting: CalendarMeeting, origin: string): CalendarEvent {
  const { id, title, heldOn, startsAt, plannedMinutes, venue } = meeting
  const common = {
    id: `meeting-${id}`,
    summary: title,
    url: `${origin}/meetings/${id}`,
    description: locale.t('calendar.meeting'),
    ...(venue && { location: venue }),
  }
  if (startsAt === null) return { ...common, day: heldOn }
  return { ...common, from: new Date(`${heldOn}T${startsAt}:00+07:00`), minutes: plannedMinutes }
}
