import type { ListColumn } from '../http/files'
import type { Locale } from '../i18n'
import type { ListedMeeting } from './queries'
import { stateOf } from './wording'

/** The list of meetings as a file. */
export const meetingColumns: readonly ListColumn<ListedMeeting>[] = [
  ['meeting.field.title', 'text', 44, (row) => row.title],
  ['meeting.field.kind', 'text', 24, (row, { t }) => t(`meeting.kind.${row.kind}`)],
  ['meeting.field.held_on', 'day', 12, (row) => row.heldOn],
  ['meeting.field.starts_at', 'text', 12, (row) => row.startsAt],
  ['meeting.field.venue', 'text', 32, (row) => row.venue],
  ['meeting.field.chair', 'text', 32, (row) => row.chair],
  ['meeting.state', 'text', 18, (row, locale) => stateOf(locale, row).label],
  ['meeting.agenda', 'number', 12, (row) => row.items],
  ['meeting.field.agencies', 'number', 14, (row) => row.invited],
  ['meeting.csv.came', 'number', 14, (row) => row.came],
  ['meeting.field.official_number', 'text', 28, (row) => row.officialNumber],
  ['actions.csv.demo', 'text', 10, (row, { t }) => (row.isDemo ? t('app.demo_mark') : null)],
]

/** What the list is narrowed to, as a sentence. */
export function meetingsSentence({ t }: Locale, q: string): string {
  return [t('meeting.csv.order'), q && `“${q}”`].filter(Boolean).join(' · ')
}
