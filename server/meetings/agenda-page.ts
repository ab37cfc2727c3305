import { pageErrors, type Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { minutesOf } from './agenda'
import { presented, type AgendaItem, type Meeting } from './meeting'
import type { Refusal } from './pages'
import { itemRow, questionOf, quietRows, type Quiet } from './wording'

/** The agenda while it is put together. */
export function agendaPage(
  viewer: Viewer,
  meeting: Meeting,
  items: readonly AgendaItem[],
  before: Meeting | undefined,
  quiet: Quiet,
  { typed, errors = {}, once }: Refusal,
): Page & Record<string, unknown> {
  const { locale } = viewer
  const { t } = locale
  const base = `/meetings/${meeting.id}`
  const main = presented(items)
  const annex = items.filter((item) => item.inAnnex)
  const minutes =
    main.reduce((sum, item) => sum + item.minutes, 0) + minutesOf.opening + minutesOf.decisions
  const field = (name: string, label: string, more = {}) => ({
    id: name,
    name,
    label,
    value: String(typed?.[name] ?? ''),
    ...(errors[name] && { error: locale.say(errors[name]) }),
    ...more,
  })
  const row = (item: AgendaItem, index: number, all: readonly AgendaItem[]) => ({
    ...itemRow(locale, item, index + 1),
    version: item.version,
    action: `${base}/items/${item.id}`,
    moves: [
      ...(index > 0 ? [{ move: 'up', label: t('meeting.move_up'), icon: 'chevron-up' }] : []),
      ...(index < all.length - 1
        ? [{ move: 'down', label: t('meeting.move_down'), icon: 'chevron-down' }]
        : []),
      item.inAnnex
        ? { move: 'present', label: t('meeting.move_present'), icon: 'board' }
        : { move: 'annex', label: t('meeting.move_annex'), icon: 'inbox' },
    ],
    questionField: {
      id: `question-${item.id}`,
      name: 'question',
      label: t('meeting.question'),
      value: questionOf(locale, item) ?? '',
      maxlength: 500,
    },
    minutesField: {
      id: `minutes-${item.id}`,
      name: 'minutes',
      label: t('meeting.minutes'),
      value: String(item.minutes),
      inputmode: 'numeric',
      required: true,
    },
  })
  return {
    title: t('meeting.agenda_of', { title: meeting.title }),
    heading: t('meeting.agenda'),
    lead: t('meeting.agenda_lead', { n: minutes, planned: String(meeting.plannedMinutes) }),
    crumbs: [
      { href: '/meetings', label: t('nav.meetings') },
      { href: base, label: meeting.title },
    ],
    errors: pageErrors(locale, errors),
    once,
    base,
    since: before
      ? t('meeting.proposes_since', { title: before.title, day: locale.day(before.heldOn) })
      : t('meeting.proposes_first'),
    main: main.map(row),
    annex: annex.map(row),
    quiet: quietRows(locale, quiet),
    newFields: [
      field('item_title', t('meeting.item_title'), { required: true, maxlength: 200 }),
      field('item_question', t('meeting.question'), { maxlength: 500 }),
      field('item_minutes', t('meeting.minutes'), {
        required: true,
        inputmode: 'numeric',
        value: String(typed?.['item_minutes'] ?? minutesOf.item),
      }),
    ],
    tooLong: minutes > meeting.plannedMinutes ? t('meeting.too_long') : null,
  }
}
