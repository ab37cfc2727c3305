import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { localeOf } from '../i18n'
import {
  attendances,
  outcomes,
  presented,
  type AgendaItem,
  type Invited,
  type Meeting,
} from './meeting'
import { placeLabel } from '../places/place'
import { can } from '../policy'
import { reportHref } from '../reports/pages'
import { attendanceTones, itemRow, subjectOf } from './wording'
import type { Live } from './item-page'
import type { ProposedAction } from './proposed-queries'

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
  {
    lives,
    proposed,
    agencies,
    once,
    returned,
  }: Readonly<{
    lives: ReadonlyMap<number, Live>
    proposed: readonly ProposedAction[]
    agencies: readonly Readonly<{ id: number; name: string }>[]
    once: string
    returned: Returned | null
  }>,
): Page & Record<string, unknown> {
  const { locale, today } = viewer
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
    bodyClass: 'recording',
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
        taken: [
          ...(lives.get(item.id)?.taken ?? []).map((one) => ({
            href: `/decisions/${one.code}`,
            code: one.code,
            text: one.text,
            facts: `${one.agencyShortName} · ${t('meeting.decision.due', { day: locale.dayShort(one.dueOn) })}`,
          })),
          ...proposed
            .filter(({ itemId }) => itemId === item.id)
            .map((one) => ({
              href: `/actions/${one.code}`,
              code: one.code,
              text: one.title,
              facts: `${one.agencyShortName} · ${t('meeting.proposed_here')}`,
            })),
        ],
        decide: {
          title: t('meeting.decide'),
          hidden: Object.entries({
            meeting: String(meeting.id),
            item: String(item.id),
            decided_on: meeting.heldOn < today ? meeting.heldOn : today,
            ...cardOf(item, lives.get(item.id)),
          }).map(([name, value]) => ({ name, value })),
          fields: [
            {
              id: `text-${item.id}`,
              name: 'text',
              label: t('decision.field.text'),
              rows: 2,
              maxlength: 2000,
              required: true,
            },
            {
              id: `owner-${item.id}`,
              name: 'agency',
              label: t('decision.field.agency'),
              required: true,
              options: [
                { value: '', label: t('form.choose'), selected: item.agencyId === null },
                ...agencies.map(({ id, name }) => ({
                  value: String(id),
                  label: name,
                  selected: id === item.agencyId,
                })),
              ],
            },
            {
              id: `due-${item.id}`,
              name: 'due_on',
              label: t('decision.field.due_on'),
              type: 'date',
              required: true,
            },
          ],
        },
        links: linksOf(viewer, meeting, item, lives.get(item.id)),
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
  }
}

/** What the item is about, as the fields of a decision name it. */
function cardOf(item: AgendaItem, live: Live | undefined): Record<string, string> {
  const decision = live?.decision
  const action = item.actionCode ?? decision?.actionCode
  const indicator = item.indicatorId ?? decision?.indicatorId
  const place =
    item.kind === 'place'
      ? subjectOf(localeOf('id'), item)
      : decision?.placeName && decision.placeKind
        ? placeLabel({
            kind: decision.placeKind,
            name: decision.placeName,
            parentName: decision.placeParentName,
          })
        : null
  return {
    ...(action && { action }),
    ...(indicator && { indicator: String(indicator) }),
    ...(place && { place }),
  }
}

/** The strategy that a new action for the item would serve, where the item leaves no doubt: a gap of a single one. */
function strategyOf(item: AgendaItem, live: Live | undefined): string | undefined {
  const { strategies } = item.facts
  const number =
    live?.action?.strategyNumber ??
    live?.decision?.strategyNumber ??
    live?.indicator?.strategyNumber ??
    (item.reason === 'uncovered' ? strategies : undefined)
  return number === undefined ? undefined : String(number)
}

/**
 * What one may do about the item beside deciding: change the action's status, open its report again, propose a new
 * action. Whoever may not do it decides that its owner shall.
 */
function linksOf(viewer: Viewer, meeting: Meeting, item: AgendaItem, live: Live | undefined) {
  const { locale, user } = viewer
  const { t } = locale
  const action = live?.action
  const back = `/meetings/${meeting.id}/record#item-${item.id}`
  const from = (path: string, asked: Readonly<Record<string, string | undefined>> = {}) => {
    const known = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))
    return `${path}?${new URLSearchParams([...known, ['back', back]]).toString()}`
  }
  const decideThat = (text: string) => {
    const asked = new URLSearchParams({ meeting: String(meeting.id), item: String(item.id), text })
    const { action: code, place } = cardOf(item, live)
    if (code) asked.set('action', code)
    if (place) asked.set('place', place)
    if (item.indicatorCode) asked.set('indicator', item.indicatorCode)
    if (item.agencyCode) asked.set('agency', item.agencyCode)
    return `/decisions/new?${asked.toString()}`
  }
  const words = live?.words
  return [
    ...(action
      ? [
          can(user, 'action.edit', action)
            ? {
                href: `${from(`/actions/${action.code}/edit`)}#status`,
                label: t('meeting.change_status'),
              }
            : {
                href: decideThat(
                  t('meeting.decide_status', { code: action.code, title: action.title }),
                ),
                label: t('meeting.ask_status'),
              },
        ]
      : []),
    ...(action && words?.state === 'verified' && can(user, 'report.reopen')
      ? [
          {
            href: `${from(reportHref(action.code, words.windowCode))}#reopen`,
            label: t('meeting.reopen_report'),
          },
        ]
      : []),
    ...(action && words?.state === 'sent' && can(user, 'report.verify')
      ? [
          {
            href: `${from(reportHref(action.code, words.windowCode))}#review`,
            label: t('meeting.review_report'),
          },
        ]
      : []),
    can(user, 'action.create')
      ? {
          href: from('/actions/new', {
            item: String(item.id),
            strategy: strategyOf(item, live),
            agency: item.agencyCode ?? undefined,
            place: cardOf(item, live)['place'],
          }),
          label: t('meeting.new_action'),
        }
      : {
          href: decideThat(t('meeting.decide_action', { about: subjectOf(locale, item) })),
          label: t('meeting.ask_action'),
        },
  ]
}
