import type { Viewer } from '../http/viewer'
import { placeLabel } from '../places/place'
import { can } from '../policy'
import { reportHref } from '../reports/pages'
import type { Meeting } from './meeting'
import { recordPath } from './part-page'
import type { RecordItem } from './record-queries'
import { subjectOf } from './wording'

/** The place that the item or its decision is about, as it is typed. */
export function placeOf({
  cardPlaceKind: kind,
  cardPlaceName: name,
  cardPlaceParentName: parentName,
}: RecordItem): string | null {
  return kind === null || name === null ? null : placeLabel({ kind, name, parentName })
}

/** The strategy that a new action for the item would serve, where the item leaves no doubt: a gap of a single one. */
function strategyOf({ strategyNumber, reason, facts }: RecordItem): string | undefined {
  const number = strategyNumber ?? (reason === 'uncovered' ? facts['strategies'] : undefined)
  return number === undefined ? undefined : String(number)
}

/**
 * What one may do about the item beside deciding: change the action's status, open its report again, propose a new
 * action. Whoever may not do it decides that its owner shall.
 */
export function linksOf({ locale, user }: Viewer, meeting: Meeting, item: RecordItem) {
  const { t } = locale
  const { cardActionCode: code, cardActionAgencyId: agencyId, reportState, reportWindow } = item
  const place = placeOf(item)
  const back = recordPath(meeting.id, item.id)
  const from = (path: string, asked: Readonly<Record<string, string | undefined>> = {}) => {
    const known = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))
    return `${path}?${new URLSearchParams([...known, ['back', back]]).toString()}`
  }
  const decideThat = (text: string) => {
    const asked = new URLSearchParams({ meeting: String(meeting.id), item: String(item.id), text })
    if (code) asked.set('action', code)
    if (place) asked.set('place', place)
    if (item.indicatorCode) asked.set('indicator', item.indicatorCode)
    if (item.agencyCode) asked.set('agency', item.agencyCode)
    return `/decisions/new?${asked.toString()}`
  }
  const report =
    code && reportWindow
      ? reportState === 'verified' && can(user, 'report.reopen')
        ? { anchor: 'reopen', label: t('meeting.reopen_report') }
        : reportState === 'sent' && can(user, 'report.verify')
          ? { anchor: 'review', label: t('meeting.review_report') }
          : null
      : null
  return [
    ...(code && agencyId !== null
      ? [
          can(user, 'action.edit', { agencyId })
            ? {
                href: `${from(`/actions/${code}/edit`)}#status`,
                label: t('meeting.change_status'),
              }
            : {
                href: decideThat(
                  t('meeting.decide_status', { code, title: item.cardActionTitle ?? '' }),
                ),
                label: t('meeting.ask_status'),
              },
        ]
      : []),
    ...(report && code && reportWindow
      ? [{ href: `${from(reportHref(code, reportWindow))}#${report.anchor}`, label: report.label }]
      : []),
    can(user, 'action.create')
      ? {
          href: from('/actions/new', {
            item: String(item.id),
            strategy: strategyOf(item),
            agency: item.agencyCode ?? undefined,
            place: place ?? undefined,
          }),
          label: t('meeting.new_action'),
        }
      : {
          href: decideThat(t('meeting.decide_action', { about: subjectOf(locale, item) })),
          label: t('meeting.ask_action'),
        },
  ]
}
