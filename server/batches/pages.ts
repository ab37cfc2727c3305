import { activityKinds, workStatuses } from '../actions/action'
import type { Typed } from '../http/kept'
import { exportTools } from '../http/files'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale, MessageKey } from '../i18n'
import { catalogue } from '../i18n/catalogue'
import { batchFields, type Batch, type BatchField, type BatchRow, type Change } from './batch'
import type { PlannedRow } from './form'
import type { Action } from '../actions/action'
import { fieldMaker, type Field } from '../http/fields'

type View = Page & Record<string, unknown>

/** Everything the page of a new change is drawn from. */
export type NewBatch = Readonly<{
  actions: readonly Action[]
  field: BatchField | null
  change: Change | null
  planned: readonly PlannedRow[]
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
  once: string
}>

/** Which field, what it becomes, and what that would do to each action. */
export function newBatchPage(viewer: Viewer, facts: NewBatch): View {
  const { locale } = viewer
  const { t } = locale
  const { actions, field, change, planned, errors = {} } = facts
  const applicable = planned.filter((row) => row.outcome === 'changed').length
  return {
    title: t('batch.new_title'),
    lead: t('batch.new_lead', { n: actions.length }),
    crumbs: [
      { href: '/actions', label: t('nav.actions') },
      { href: '/batches', label: t('batches.title') },
    ],
    errors: pageErrors(locale, errors),
    empty: actions.length === 0 ? { text: t('batch.none_chosen') } : null,
    chosen: actions.map(({ id }) => id),
    fields: [
      {
        id: 'field',
        name: 'field',
        label: t('batch.field'),
        required: true,
        options: [
          { value: '', label: t('form.choose'), selected: field === null },
          ...batchFields.map((one) => ({
            value: one,
            label: fieldLabel(locale, one),
            selected: one === field,
          })),
        ],
      },
      ...(field === null ? [] : valueFields(locale, field, facts)),
    ],
    next: t(field === null ? 'batch.next' : 'batch.preview'),
    preview: change && {
      title: t('batch.preview_title', { n: applicable }),
      change: [
        ['field', change.field],
        ['value', change.value],
        ['status_reason', change.reason ?? ''],
      ].map(([name, value]) => ({ name, value })),
      once: facts.once,
      rows: planned.map((row) => plannedRow(locale, change, row)),
      submit: applicable > 0 ? t('batch.apply', { n: applicable }) : null,
      note: t('batch.apply_note'),
    },
    list: change
      ? []
      : actions.map((action) => ({
          href: `/actions/${action.code}`,
          code: action.code,
          title: action.title,
          agency: action.agencyShortName,
          isDemo: action.isDemo,
        })),
    heads: headsOf(locale),
  }
}

function headsOf(locale: Locale) {
  const { t } = locale
  return {
    choose: t('actions.choose'),
    action: t('actions.column.action'),
    agency: t('actions.column.agency'),
    what: t('batch.what'),
  }
}

function valueFields(locale: Locale, field: BatchField, returned: NewBatch) {
  const { t } = locale
  const { box, list } = fieldMaker(locale, returned)
  const write = (extra: Field) =>
    box('value', t('batch.value'), undefined, { required: true, ...extra })
  const select = (values: readonly string[]) =>
    list(
      'value',
      t('batch.value'),
      [
        { value: '', label: t('form.choose') },
        ...values.map((value) => ({ value, label: valueText(locale, field, value) })),
      ],
      undefined,
      { required: true },
    )
  if (field === 'status') {
    return [
      select(workStatuses),
      box('status_reason', t('action.field.status_reason'), undefined, {
        hint: t('batch.reason_hint'),
        maxlength: 500,
      }),
    ]
  }
  if (field === 'strategy') return [select(['1', '2', '3'])]
  if (field === 'activity_kind') return [select(activityKinds)]
  return [write(field === 'responsible_office' ? { maxlength: 200 } : { type: 'date' })]
}

/** The field's name where no form stands around it. */
function fieldLabel(locale: Locale, field: BatchField): string {
  if (field === 'starts_on' || field === 'ends_on') return locale.t(`batch.field.${field}`)
  return locale.t(`action.field.${field}`)
}

/** What a field holds, in words. */
function valueText(locale: Locale, field: BatchField, value: string): string {
  const { t } = locale
  if (value === '') return t('action.blank')
  if (field === 'strategy') return t('strategy.short', { number: value })
  if (field === 'responsible_office') return value
  if (field === 'starts_on' || field === 'ends_on') return locale.day(value)
  const key = `${field === 'status' ? 'status' : 'activity_kind'}.${value}`
  return key in catalogue ? t(key as MessageKey) : value
}

function plannedRow(locale: Locale, change: Change, row: PlannedRow) {
  const { action } = row
  const change_ = {
    before: valueText(locale, change.field, row.was),
    after: valueText(locale, change.field, change.value),
  }
  return {
    href: `/actions/${action.code}`,
    code: action.code,
    title: action.title,
    agency: action.agencyShortName,
    isDemo: action.isDemo,
    choose: row.outcome === 'changed' ? choiceOf(locale, action) : null,
    change: row.outcome === 'changed' ? change_ : null,
    note:
      row.outcome === 'same'
        ? locale.t('batch.same', { value: change_.after })
        : row.outcome === 'refused'
          ? refusalText(locale, change.field, row)
          : null,
    refused: row.outcome === 'refused',
  }
}

function choiceOf(locale: Locale, action: Action) {
  return {
    name: `action_${action.id}`,
    value: String(action.version),
    label: locale.t('actions.choose_one', { code: action.code }),
  }
}

/** Why an action does not take the change; where another field stands in the way, which one. */
function refusalText(
  locale: Locale,
  field: BatchField,
  row: Extract<PlannedRow, { outcome: 'refused' }>,
): string {
  const said = locale.say(row.problem)
  const key = `action.field.${row.field}`
  return row.field === null || row.field === field || !(key in catalogue)
    ? said
    : `${locale.t(key as MessageKey)}: ${said}`
}

/** The receipts, the newest first. */
export function batchesPage(viewer: Viewer, batches: readonly Batch[]): View {
  const { locale } = viewer
  const { t } = locale
  return {
    title: t('batches.title'),
    lead: t('batches.lead'),
    tools: batches.length > 0 ? exportTools(locale, (format) => `/batches.${format}`) : [],
    crumbs: [{ href: '/actions', label: t('nav.actions') }],
    empty: batches.length === 0 ? { text: t('batches.none') } : null,
    heads: { when: t('batches.when'), who: t('batches.who'), what: t('batch.what') },
    rows: batches.map((batch) => ({
      href: `/batches/${batch.id}`,
      when: locale.instant(batch.appliedAt),
      who: batch.userName,
      what: sentenceOf(locale, batch),
      undone: batch.undoneAt ? undoneText(locale, batch) : null,
    })),
  }
}

/** A change in a sentence. */
export function sentenceOf(locale: Locale, batch: Batch): string {
  return locale.t('batch.sentence', {
    field: fieldLabel(locale, batch.field),
    value: valueText(locale, batch.field, batch.value),
    n: batch.n,
  })
}

function undoneText(locale: Locale, batch: Batch): string {
  return locale.t('batch.undone_text', {
    when: batch.undoneAt ? locale.instant(batch.undoneAt) : '',
    who: batch.undoneByName ?? '',
  })
}

/** One receipt: what was changed by whom, row by row, and whether it can still be taken back. */
export function batchPage(
  viewer: Viewer,
  batch: Batch,
  rows: readonly BatchRow[],
  once: string,
): View {
  const { locale } = viewer
  const { t } = locale
  const moved = rows.filter((row) => row.now !== row.version)
  const standing = batch.undoneAt === null
  return {
    title: t('batch.title', { id: String(batch.id) }),
    heading: sentenceOf(locale, batch),
    lead: t('batch.applied_text', { when: locale.instant(batch.appliedAt), who: batch.userName }),
    crumbs: [
      { href: '/actions', label: t('nav.actions') },
      { href: '/batches', label: t('batches.title') },
    ],
    undone: standing ? null : undoneText(locale, batch),
    reason: batch.reason && t('batch.reason', { reason: batch.reason }),
    heads: headsOf(locale),
    rows: rows.map((row) => ({
      href: `/actions/${row.code}`,
      code: row.code,
      title: row.title,
      agency: row.agencyShortName,
      isDemo: row.isDemo,
      choose: null,
      change: {
        before: valueText(locale, batch.field, row.was),
        after: valueText(locale, batch.field, batch.value),
      },
      note: standing && row.now !== row.version ? t('batch.changed_since') : null,
      refused: false,
    })),
    undo:
      standing && moved.length === 0
        ? { action: `/batches/${batch.id}/undoing`, once, version: batch.version }
        : null,
    notUndoable: standing && moved.length > 0 ? t('batch.not_undoable', { n: moved.length }) : null,
  }
}
