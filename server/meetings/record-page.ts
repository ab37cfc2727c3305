import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import {
  attendances,
  outcomes,
  presented,
  type AgendaItem,
  type Invited,
  type Meeting,
} from './meeting'
import { attendanceTones, itemRow } from './pages'

/** What came back to a recorder: which part, what was typed, what is wrong, and whether another was quicker. */
export type Returned = Readonly<{
  part: string
  typed: Typed
  errors: FieldErrors
  outdated: boolean
}>

const keys = { decided: 'k', postponed: 't', closed: 's', noted: 'c' } as const

/** Where a second person writes down who came and what became of each item. */
export function recordPage(
  viewer: Viewer,
  meeting: Meeting,
  items: readonly AgendaItem[],
  invited: readonly Invited[],
  once: string,
  returned: Returned | null,
): Page & Record<string, unknown> {
  const { locale } = viewer
  const { t } = locale
  const base = `/meetings/${meeting.id}`
  const back = (part: string) => (returned?.part === part ? returned : null)
  return {
    title: t('meeting.record_of', { title: meeting.title }),
    heading: t('meeting.record'),
    lead: meeting.title,
    crumbs: [
      { href: '/meetings', label: t('nav.meetings') },
      { href: base, label: meeting.title },
    ],
    tools: [{ href: `${base}/present`, label: t('meeting.present'), icon: 'board' }],
    scripts: ['meetings.js'],
    errors: returned
      ? returned.outdated
        ? [{ field: returned.part, text: t('form.outdated') }]
        : pageErrors(locale, returned.errors).map((one) => ({ ...one, field: returned.part }))
      : [],
    meetingId: meeting.id,
    once,
    keysHint: t('meeting.keys_hint'),
    items: presented(items).map((item, index) => {
      const note = back(`note-${item.id}`)
      const outcome = back(`outcome-${item.id}`)
      return {
        ...itemRow(locale, item, index + 1),
        isCurrent: item.id === meeting.currentItemId,
        goAction: `${base}/current`,
        goLabel: t('meeting.go_here'),
        hereLabel: t('meeting.here'),
        outcomeAction: `${base}/items/${item.id}/outcome`,
        outcomeVersion: item.outcomeVersion,
        outcomes: outcomes.map((one) => ({
          value: one,
          key: keys[one],
          label: t(`meeting.outcome.${one}`),
          chosen: item.outcome === one,
        })),
        outcomeTyped: outcome
          ? t('meeting.you_chose', { outcome: String(outcome.typed['outcome'] ?? '') })
          : null,
        noteAction: `${base}/items/${item.id}/note`,
        noteVersion: item.noteVersion,
        noteField: {
          id: `note-${item.id}`,
          name: 'note',
          label: t('meeting.note'),
          rows: 3,
          maxlength: 4000,
          value: note ? String(note.typed['note'] ?? '') : (item.note ?? ''),
          ...(note?.outdated && {
            error: t('form.stored_now', { value: item.note ?? t('meeting.nothing') }),
          }),
          ...(note?.errors['note'] && { error: locale.say(note.errors['note']) }),
        },
        decideHref: decisionHref(meeting, item),
      }
    }),
    invited: invited.map((one) => {
      const own = back(`attendance-${one.agencyId}`)
      const chosen = own ? String(own.typed['attendance'] ?? '') : one.attendance
      return {
        id: one.agencyId,
        name: one.name,
        action: `${base}/attendance/${one.code}`,
        version: one.version,
        status: {
          tone: attendanceTones[one.attendance],
          label: t(`meeting.attendance.${one.attendance}`),
        },
        field: {
          id: `attendance-${one.agencyId}`,
          name: 'attendance',
          label: t('meeting.attendance_of', { agency: one.shortName }),
          options: attendances.map((value) => ({
            value,
            label: t(`meeting.attendance.${value}`),
            selected: value === chosen,
          })),
          ...(own?.outdated && {
            error: t('form.stored_now', { value: t(`meeting.attendance.${one.attendance}`) }),
          }),
        },
        office: {
          id: `office-${one.agencyId}`,
          name: 'represented_by',
          label: t('meeting.by_office'),
          maxlength: 200,
          value: own ? String(own.typed['represented_by'] ?? '') : (one.representedBy ?? ''),
          ...(own?.errors['represented_by'] && { error: locale.say(own.errors['represented_by']) }),
        },
      }
    }),
    attendanceHead: t('meeting.attendance'),
    saveLabel: t('form.save'),
    decideLabel: t('meeting.decide'),
  }
}

/** The form of a new decision, told which meeting and item it comes from and what it is about. */
function decisionHref(meeting: Meeting, item: AgendaItem): string {
  const asked = new URLSearchParams({ meeting: String(meeting.id), item: String(item.id) })
  if (item.actionCode) asked.set('action', item.actionCode)
  if (item.indicatorCode) asked.set('indicator', item.indicatorCode)
  if (item.agencyCode) asked.set('agency', item.agencyCode)
  return `/decisions/new?${asked.toString()}`
}
