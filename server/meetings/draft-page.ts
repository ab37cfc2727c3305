import type { Viewer } from '../http/viewer'
import type { DecisionDraft } from './draft'
import type { Meeting } from './meeting'
import { versionOf, type Returned } from './part-page'
import { placeOf } from './ways-page'
import type { RecordFacts, RecordItem } from './record-queries'

/**
 * The form in which a decision on the item is written: it keeps itself as a draft while one writes, and makes the
 * decision when it is sent. `returned` is what came back from either; the other's draft is then told beside it.
 */
export function draftForm(
  { locale }: Viewer,
  meeting: Meeting,
  item: RecordItem,
  {
    agencies,
    draft,
    returned,
  }: Readonly<{
    agencies: RecordFacts['agencies']
    draft: DecisionDraft | undefined
    returned: Returned | null
  }>,
) {
  const { t } = locale
  const at = `/meetings/${meeting.id}/items/${item.id}`
  const stored = {
    text: draft?.text ?? '',
    agency: String((draft ? draft.agencyId : item.agencyId) ?? ''),
    due_on: draft?.dueOn ?? '',
    action: (draft ? draft.actionCode : item.cardActionCode) ?? '',
  }
  const value = (name: keyof typeof stored) =>
    returned ? String(returned.typed[name] ?? '') : stored[name]
  const wrong = (name: string) => {
    const message = returned?.errors[name]
    return message ? { error: locale.say(message) } : {}
  }
  const place = placeOf(item)
  return {
    action: `${at}/decisions`,
    draftAction: `${at}/draft`,
    version: versionOf(returned, draft?.version ?? 0),
    isReturned: returned !== null,
    title: t('meeting.decide'),
    hidden: [
      ...(item.cardIndicatorId === null
        ? []
        : [{ name: 'indicator', value: String(item.cardIndicatorId) }]),
      ...(place === null ? [] : [{ name: 'place', value: place }]),
    ],
    fields: [
      {
        id: `text-${item.id}`,
        name: 'text',
        label: t('decision.field.text'),
        rows: 2,
        maxlength: 2000,
        required: true,
        value: value('text'),
        ...(returned?.outdated && {
          error: t('meeting.draft_stored', { draft: toldOf(locale, draft, agencies) }),
        }),
        ...wrong('indicator'),
        ...wrong('place'),
        ...wrong('text'),
      },
      {
        id: `agency-${item.id}`,
        name: 'agency',
        label: t('decision.field.agency'),
        required: true,
        options: [
          { value: '', label: t('form.choose'), selected: value('agency') === '' },
          ...agencies.map(({ id, name }) => ({
            value: String(id),
            label: name,
            selected: String(id) === value('agency'),
          })),
        ],
        ...wrong('agency'),
      },
      {
        id: `due_on-${item.id}`,
        name: 'due_on',
        label: t('decision.field.due_on'),
        type: 'date',
        required: true,
        value: value('due_on'),
        ...wrong('due_on'),
      },
      {
        id: `action-${item.id}`,
        name: 'action',
        label: t('meeting.draft_action'),
        maxlength: 20,
        value: value('action'),
        ...wrong('action'),
      },
    ],
    told: returned || !draft ? null : savedAt(locale, draft),
  }
}

/** "Tersimpan 10.42 oleh Sekar": whose words one goes on with. */
function savedAt({ t, time }: Viewer['locale'], { writtenAt, writerName }: DecisionDraft): string {
  return writerName === null
    ? t('meeting.saved_at', { time: time(writtenAt) })
    : t('meeting.saved_by', { time: time(writtenAt), name: writerName })
}

/** The other's draft in one line, so that nothing of it is lost when one goes on with one's own. */
function toldOf(
  locale: Viewer['locale'],
  draft: DecisionDraft | undefined,
  agencies: RecordFacts['agencies'],
): string {
  if (!draft) return locale.t('meeting.draft_gone')
  const owner = agencies.find(({ id }) => id === draft.agencyId)?.name
  const parts = [
    draft.text ?? locale.t('meeting.nothing'),
    owner,
    draft.dueOn && locale.t('meeting.decision.due', { day: locale.dayShort(draft.dueOn) }),
    draft.actionCode,
    savedAt(locale, draft),
  ]
  return parts.filter(Boolean).join(' · ')
}
