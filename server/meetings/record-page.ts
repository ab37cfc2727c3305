import { pageErrors, type Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { draftForm } from './draft-page'
import { isWritten } from './draft'
import { attendances, outcomes, type Invited, type Meeting } from './meeting'
import { countAttendance } from './queries'
import { linksOf } from './ways-page'
import { recordPath, versionOf, type OpenPart, type Returned } from './part-page'

import type { RecordFacts, RecordItem, Taken } from './record-queries'
import { attendanceTones, itemRow, subjectOf } from './wording'

const keys = { decided: 'k', postponed: 't', closed: 's', noted: 'c' } as const

/** Where a second person writes down who came and what became of each item. */
export function recordPage(
  viewer: Viewer,
  meeting: Meeting,
  facts: RecordFacts,
  {
    open,
    once,
    returned,
  }: Readonly<{ open: OpenPart | null; once: string; returned: Returned | null }>,
): Page & Record<string, unknown> {
  const { locale } = viewer
  const { t } = locale
  const base = `/meetings/${meeting.id}`
  const { items, invited, drafts } = facts
  const counts = countAttendance(invited)
  return {
    title: t('meeting.record_of', { title: meeting.title }),
    heading: t('meeting.record'),
    lead: meeting.title,
    crumbs: [
      { href: '/meetings', label: t('nav.meetings') },
      { href: base, label: meeting.title },
    ],
    tools: [{ href: `${base}/present`, label: t('meeting.present'), icon: 'board' }],
    bodyClass: 'recording',
    scripts: ['line.js', 'recording.js'],
    errors: returned ? errorsOf(viewer, returned) : [],
    once,
    keysHint: t('meeting.keys_hint'),
    goAction: `${base}/current`,
    room: meeting.state === 'running' ? roomLine(viewer, meeting, items, open) : null,
    rows: items.map((item, index) => ({
      ...itemRow(locale, item, index + 1),
      openHref: recordPath(meeting.id, item.id),
      isCurrent: item.id === meeting.currentItemId,
      taken: item.taken.map((one) => takenRow(viewer, one)),
      hasDraft: drafts.some((one) => one.itemId === item.id && isWritten(one)),
      open:
        item.id === open
          ? openItem(viewer, meeting, item, facts, returned?.of === item.id ? returned : null)
          : null,
    })),
    attendance: {
      href: recordPath(meeting.id, 'attendance'),
      label: t('meeting.attendance'),
      count: t('meeting.attended', {
        n: counts.head + counts.represented,
        invited: String(invited.length),
      }),
      rows:
        open === 'attendance'
          ? invited.map((one) =>
              invitedForm(
                viewer,
                base,
                one,
                returned?.part === 'attendance' && returned.of === one.agencyId ? returned : null,
              ),
            )
          : null,
    },
  }
}

/**
 * Where the room is, while another part of the record is open: what is typed there is left alone. The page goes on hearing
 * it at `live`.
 */
function roomLine(
  { locale }: Viewer,
  { id, currentItemId }: Meeting,
  items: readonly RecordItem[],
  open: OpenPart | null,
) {
  const at = items.findIndex((item) => item.id === currentItemId)
  const item = items[at]
  return {
    live: `/meetings/${id}/live`,
    shown: item !== undefined && item.id !== open,
    open: typeof open === 'number' ? open : 0,
    href: item ? recordPath(id, item.id) : `/meetings/${id}/record`,
    words: item
      ? locale.t('meeting.room_at', { n: String(at + 1), title: subjectOf(locale, item) })
      : '',
  }
}

/** What is wrong, each with the field that it is about. */
function errorsOf({ locale }: Viewer, { part, of, errors, outdated }: Returned) {
  const first = part === 'draft' ? 'text' : part
  if (outdated) return [{ field: `${first}-${of}`, text: locale.t('form.outdated') }]
  return pageErrors(locale, errors).map(({ field, text }) => ({
    field: `${field === 'indicator' || field === 'place' ? first : field}-${of}`,
    text,
  }))
}

function takenRow({ locale }: Viewer, { code, text, agency, dueOn }: Taken) {
  const { t } = locale
  return dueOn === null
    ? { href: `/actions/${code}`, code, text, facts: `${agency} · ${t('meeting.proposed_here')}` }
    : {
        href: `/decisions/${code}`,
        code,
        text,
        facts: `${agency} · ${t('meeting.decision.due', { day: locale.dayShort(dueOn) })}`,
      }
}

function openItem(
  viewer: Viewer,
  meeting: Meeting,
  item: RecordItem,
  { agencies, drafts }: RecordFacts,
  returned: Returned | null,
) {
  const { locale } = viewer
  const { t } = locale
  const at = `/meetings/${meeting.id}/items/${item.id}`
  const note = returned?.part === 'note' ? returned : null
  const outcome = returned?.part === 'outcome' ? returned : null
  return {
    outcomeAction: `${at}/outcome`,
    outcomeVersion: versionOf(outcome, item.outcomeVersion),
    outcomes: outcomes.map((one) => ({
      value: one,
      key: keys[one],
      label: t(`meeting.outcome.${one}`),
      chosen: item.outcome === one,
    })),
    outcomeTyped: outcome
      ? t('meeting.you_chose', { outcome: String(outcome.typed['outcome'] ?? '') })
      : null,
    noteAction: `${at}/note`,
    noteVersion: versionOf(note, item.noteVersion),
    isNoteReturned: note !== null,
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
    draft: draftForm(viewer, meeting, item, {
      agencies,
      draft: drafts.find((one) => one.itemId === item.id),
      returned: returned?.part === 'draft' ? returned : null,
    }),
    links: linksOf(viewer, meeting, item),
  }
}

function invitedForm({ locale }: Viewer, base: string, one: Invited, returned: Returned | null) {
  const { t } = locale
  const chosen = returned ? String(returned.typed['attendance'] ?? '') : one.attendance
  const office = returned?.errors['represented_by']
  return {
    name: one.name,
    action: `${base}/attendance/${one.code}`,
    version: versionOf(returned, one.version),
    isReturned: returned !== null,
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
      ...(returned?.outdated && {
        error: t('form.stored_now', { value: t(`meeting.attendance.${one.attendance}`) }),
      }),
    },
    office: {
      id: `represented_by-${one.agencyId}`,
      name: 'represented_by',
      label: t('meeting.by_office'),
      maxlength: 200,
      value: returned ? String(returned.typed['represented_by'] ?? '') : (one.representedBy ?? ''),
      ...(office && { error: locale.say(office) }),
    },
  }
}
