import type { Day } from '../i18n'

/** A day, or a span of time, in somebody's calendar. */
export type CalendarEvent = Readonly<{
  /** The same for the same thing, however often the calendar is read. */
  id: string
  summary: string
  description?: string
  location?: string
  url?: string
}> &
  (Readonly<{ day: Day }> | Readonly<{ from: Date; minutes: number }>)

/** A whole calendar as RFC 5545 wants it: CRLF, lines of at most 75 octets, text escaped. */
export function calendarText(
  name: string,
  host: string,
  now: Date,
  events: readonly CalendarEvent[],
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tuntas//Tuntas//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.id}@${host}`,
      `DTSTAMP:${stamp(now)}`,
      ...('day' in event
        ? [
            `DTSTART;VALUE=DATE:${bare(event.day)}`,
            `DTEND;VALUE=DATE:${bare(dayAfter(event.day))}`,
            'TRANSP:TRANSPARENT',
          ]
        : [
            `DTSTART:${stamp(event.from)}`,
            `DTEND:${stamp(new Date(event.from.getTime() + event.minutes * 60_000))}`,
          ]),
      `SUMMARY:${escaped(event.summary)}`,
      ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
      ...(event.location ? [`LOCATION:${escaped(event.location)}`] : []),
      ...(event.url ? [`URL:${event.url}`] : []),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** Breaks a line between characters, never inside one; what follows begins with a blank. */
function folded(line: string): string {
  let [text, room] = ['', 75]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (size > room) [text, room] = [`${text}\r\n `, 74]
    text += character
    room -= size
  }
  return text
}

function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function bare(day: Day): string {
  return day.replaceAll('-', '')
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
