import type { Agency } from '../agencies/agency'
import type { HistoryLine } from '../history'
import { fieldMaker, type Returned } from '../http/fields'
import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { dayOf, type Day, type Locale, type MessageKey } from '../i18n'
import { can } from '../policy'
import { acceptedFiles, evidenceLimits, type Evidence } from '../reports/evidence'
import { evidenceItem } from '../reports/evidence-page'
import { linesOf } from '../reports/trail'
import { daysOpen, isUnfinished, type Decision } from './decision'
import { cardsOf, placeName, standingOf } from './wording'

type View = Page & Record<string, unknown>

export type DecisionFacts = Readonly<{
  decision: Decision
  evidence: readonly Evidence[]
  history: readonly HistoryLine[]
}>

export function decisionPage(viewer: Viewer, facts: DecisionFacts, refusal: Returned): View {
  const { locale, user, today } = viewer
  const { t } = locale
  const { decision, evidence } = facts
  const { errors = {} } = refusal
  const here = `/decisions/${decision.code}`
  const mayAnswer = can(user, 'decision.answer', decision) && isUnfinished(decision)
  const mayClose = can(user, 'decision.close')
  const { box } = fieldMaker(locale, refusal)
  return {
    title: t('decision.title', { code: decision.code }),
    crumbs: [{ href: '/decisions', label: t('decisions.title') }],
    tools: [
      ...(can(user, 'decision.edit') && isUnfinished(decision)
        ? [{ href: `${here}/edit`, label: t('decision.edit'), icon: 'edit' }]
        : []),
      { href: `${here}/comments`, label: t('comments.title'), icon: 'comment' },
    ],
    errors: pageErrors(locale, errors),
    once: refusal.once,
    version: decision.version,
    isDemo: decision.isDemo,
    text: linesOf(decision.text),
    standing: standingOf(locale, decision, today),
    facts: [
      { label: t('decision.field.agency'), text: decision.agencyName },
      { label: t('decision.field.due_on'), text: locale.day(decision.dueOn) },
      { label: t('decision.field.decided_on'), text: locale.day(decision.decidedOn) },
      {
        label: t('decision.field.age'),
        text: t('decision.n_days', { n: daysOpen(decision, today) }),
      },
      ...(decision.carried > 0
        ? [
            {
              label: t('decision.field.carried'),
              text: t('decision.carried', { n: decision.carried }),
            },
          ]
        : []),
      ...(decision.closedAt
        ? [{ label: t('decision.field.closed_on'), text: locale.day(dayOf(decision.closedAt)) }]
        : []),
      ...(decision.remark && !isUnfinished(decision)
        ? [{ label: t('decision.field.remark'), text: decision.remark }]
        : []),
    ],
    cards: [
      ...(decision.meetingId && decision.meetingTitle && decision.meetingHeldOn
        ? [
            {
              label: t('decision.field.meeting'),
              text: `${decision.meetingTitle}, ${locale.day(decision.meetingHeldOn)}`,
              href: `/meetings/${decision.meetingId}/minutes`,
            },
          ]
        : []),
      ...cardsOf(locale, decision),
    ],
    returned:
      decision.state === 'open' && decision.remark
        ? t('decision.returned_note', { remark: decision.remark })
        : null,
    answer: decision.answer
      ? {
          lines: linesOf(decision.answer),
          by:
            decision.answeredAt && decision.answeredByName
              ? t('evidence.by', {
                  who: decision.answeredByName,
                  when: locale.instant(decision.answeredAt),
                })
              : null,
        }
      : null,
    evidence: evidence.map((piece) => ({
      ...evidenceItem(locale, piece, `${here}/files`),
      reused: piece.reused ? t('evidence.reused') : null,
    })),
    removable: mayAnswer,
    answering: mayAnswer
      ? {
          title: t(
            decision.state === 'answered'
              ? 'decision.part.mend_answer'
              : 'decision.part.give_answer',
          ),
          action: `${here}/answer`,
          fields: [
            box('answer', t('decision.field.answer'), decision.answer ?? '', {
              rows: 5,
              maxlength: 2000,
              required: true,
            }),
            box('files', t('evidence.files'), undefined, {
              type: 'file',
              accept: acceptedFiles,
              multiple: true,
              hint: t('decision.files_hint', { n: evidenceLimits.atOnce }),
            }),
            box('link', t('evidence.link'), undefined, {
              type: 'url',
              maxlength: 1000,
              hint: t('evidence.link_hint'),
            }),
            box('link_name', t('evidence.link_name'), undefined, { maxlength: 120 }),
          ],
        }
      : null,
    reviews: mayClose ? reviewsOf(locale, decision, here, refusal) : [],
    trail: facts.history.map((line) => trailItem(locale, line)),
  }
}

function reviewsOf(locale: Locale, decision: Decision, here: string, returned: Returned) {
  const { t } = locale
  const { box } = fieldMaker(locale, returned)
  const long = { rows: 2, maxlength: 1000 }
  const open = isUnfinished(decision)
  return [
    ...(open
      ? [
          {
            action: `${here}/fulfilment`,
            title: t('decision.fulfil'),
            icon: 'verified',
            look: 'button--primary',
            field: box('fulfil_remark', t('decision.fulfil_remark'), undefined, long),
          },
        ]
      : []),
    ...(decision.state === 'open'
      ? []
      : [
          {
            action: `${here}/return`,
            title: t(decision.state === 'answered' ? 'decision.return' : 'decision.reopen'),
            icon: 'returned',
            look: '',
            field: box('return_reason', t('decision.return_reason'), undefined, {
              ...long,
              required: true,
            }),
          },
        ]),
    ...(open
      ? [
          {
            action: `${here}/cancellation`,
            title: t('decision.cancel'),
            icon: 'cancelled',
            look: 'button--danger',
            field: box('cancel_reason', t('decision.cancel_reason'), undefined, {
              ...long,
              required: true,
            }),
          },
        ]
      : []),
  ]
}

const verbs = [
  'made',
  'edited',
  'answered',
  'returned',
  'fulfilled',
  'cancelled',
  'evidence_removed',
] as const

function trailItem(locale: Locale, line: HistoryLine) {
  const verb = verbs.find((one) => line.event === `decision.${one}`) ?? 'edited'
  const { before, after } = line
  const said = (name: string): string | null => {
    const value = after?.[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const removed = before?.['name']
  return {
    when: locale.instant(line.at),
    iso: line.at.toISOString(),
    who: line.actorName,
    what: locale.t(`decision.trail.${verb}`),
    words: (verb === 'evidence_removed' && typeof removed === 'string'
      ? [removed]
      : [said('remark'), said('answer'), verb === 'edited' ? said('text') : null]
    ).flatMap((one) => (one === null ? [] : [linesOf(one)])),
    changes: verb === 'edited' ? changesOf(locale, before, after) : [],
  }
}

function changesOf(locale: Locale, before: HistoryLine['before'], after: HistoryLine['after']) {
  const due = [before?.['dueOn'], after?.['dueOn']]
  const agency = [before?.['agency'], after?.['agency']]
  const pair = (label: MessageKey, values: unknown[], print: (value: string) => string) =>
    typeof values[0] === 'string' && typeof values[1] === 'string'
      ? [`${locale.t(label)}: ${print(values[0])} → ${print(values[1])}`]
      : []
  return [
    ...pair('decision.field.due_on', due, locale.day),
    ...pair('decision.field.agency', agency, (name) => name),
  ]
}

export type DecisionFormState = Returned &
  Readonly<{
    /** null: a new one. */
    decision: Decision | null
    agencies: readonly Agency[]
    indicators: readonly Readonly<{ id: number; code: string; name: string; nameEn: string }>[]
    /** What the address asked for: the card a new decision is about. */
    asked: Readonly<{
      agency: string
      action: string
      indicator: string
      place: string
      text: string
    }>
    /** The meeting in which a new decision is taken. */
    origin:
      Readonly<{ meetingId: number; itemId: number | null; title: string; heldOn: Day }> | undefined
    /** Where one goes back to; the ledger when null. */
    backHref: string | null
  }>

/** The id, as a list's value, of the one with that code. */
function idOf(ones: readonly Readonly<{ id: number; code: string }>[], code: string): string {
  const found = ones.find((one) => one.code === code)
  return found ? String(found.id) : ''
}

export function decisionFormPage(viewer: Viewer, state: DecisionFormState): View {
  const { locale, today } = viewer
  const { t } = locale
  const { decision, asked, origin, errors = {} } = state
  const stored: Typed = decision
    ? {
        text: decision.text,
        agency: String(decision.agencyId),
        decided_on: decision.decidedOn,
        due_on: decision.dueOn,
        action: decision.actionCode ?? '',
        indicator: decision.indicatorId === null ? '' : String(decision.indicatorId),
        place: placeName(decision),
      }
    : {
        text: asked.text,
        agency: idOf(state.agencies, asked.agency),
        decided_on: origin && origin.heldOn < today ? origin.heldOn : today,
        due_on: '',
        action: asked.action,
        indicator: idOf(state.indicators, asked.indicator),
        place: asked.place,
      }
  const typed = state.typed ?? stored
  const clash = decision !== null && state.typed !== undefined
  const field = (name: string, label: MessageKey, extra: Record<string, unknown>) => ({
    id: name,
    name,
    label: t(label),
    value: typed[name] ?? '',
    ...(errors[name] && { error: locale.say(errors[name]) }),
    ...extra,
    ...(clash &&
      typed[name] !== stored[name] &&
      !('options' in extra) && {
        hint: t('form.stored_now', { value: String(stored[name] ?? '') }),
      }),
  })
  const options = (
    name: string,
    choices: readonly Readonly<{ id: number; label: string }>[],
    none: string,
  ) => [
    { value: '', label: none, selected: !typed[name] },
    ...choices.map(({ id, label }) => ({
      value: String(id),
      label,
      selected: typed[name] === String(id),
    })),
  ]
  return {
    title: decision ? t('decision.edit_title', { code: decision.code }) : t('decisions.new'),
    ...(decision ? {} : { lead: t('decision.new_lead') }),
    crumbs: [
      { href: '/decisions', label: t('decisions.title') },
      ...(decision ? [{ href: `/decisions/${decision.code}`, label: decision.code }] : []),
    ],
    errors: pageErrors(locale, errors),
    once: state.once,
    version: decision ? (typed['version'] ?? decision.version) : null,
    hidden: origin
      ? [
          { name: 'meeting', value: String(origin.meetingId) },
          ...(origin.itemId === null ? [] : [{ name: 'item', value: String(origin.itemId) }]),
        ]
      : [],
    origin: origin
      ? t('decision.of_meeting', { title: origin.title, day: locale.day(origin.heldOn) })
      : null,
    action: decision ? `/decisions/${decision.code}` : '/decisions',
    backHref: decision ? `/decisions/${decision.code}` : (state.backHref ?? '/decisions'),
    main: [
      field('text', 'decision.field.text', {
        rows: 4,
        maxlength: 2000,
        required: true,
        hint: t('decision.text_hint'),
      }),
      field('agency', 'decision.field.agency', {
        required: true,
        options: options(
          'agency',
          state.agencies.map(({ id, name }) => ({ id, label: name })),
          t('form.choose'),
        ),
      }),
    ],
    days: [
      ...(decision
        ? []
        : [field('decided_on', 'decision.field.decided_on', { type: 'date', required: true })]),
      field('due_on', 'decision.field.due_on', { type: 'date', required: true }),
    ],
    cards: [
      field('action', 'decision.field.action', {
        maxlength: 20,
        hint: t('decision.action_hint'),
      }),
      field('indicator', 'decision.field.indicator', {
        options: options(
          'indicator',
          state.indicators.map(({ id, name, nameEn }) => ({
            id,
            label: locale.lang === 'id' ? name : nameEn,
          })),
          '–',
        ),
      }),
      field('place', 'decision.field.place', { maxlength: 150, hint: t('decision.place_hint') }),
    ],
  }
}
