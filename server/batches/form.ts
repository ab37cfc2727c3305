import { activityKinds, reasonedStatuses, workStatuses, type Action } from '../actions/action'
import { readActionForm, typedOf, type ActionInput } from '../actions/form'
import type { WholeAction } from '../actions/queries'
import { factsOfStored } from '../actions/rows'
import { formReader, readId, type Form } from '../http/parse'
import type { Message } from '../i18n'
import { can } from '../policy'
import type { User } from '../users/user'
import { batchFields, mostAtOnce, type BatchField, type Change } from './batch'

/** Which field is to be changed; null as long as none is chosen. */
export function readField(asked: unknown): BatchField | null {
  const field = formReader(asked).raw('field')
  return batchFields.find((one) => one === field) ?? null
}

/** What the chosen field becomes. Whether an action can take it is asked of its own form. */
export function readChange(asked: unknown, field: BatchField): Form<Change> {
  const form = formReader(asked)
  const value = valueOf(form, field)
  const reason = field === 'status' ? form.text('status_reason', { max: 500, min: 3 }) : null
  const status = workStatuses.find((one) => one === value)
  const needed = field === 'status' && status !== undefined && reasonedStatuses.includes(status)
  if (needed && reason === null) form.refuse('status_reason', 'action.error.reason_needed')
  if (value === null || !form.clean) return form.refused()
  return { ok: true, input: { field, value, reason: needed ? reason : null } }
}

function valueOf(form: ReturnType<typeof formReader>, field: BatchField): string | null {
  const rule = { required: true }
  if (field === 'status') return form.choice('value', workStatuses, rule)
  if (field === 'strategy') return form.choice('value', ['1', '2', '3'], rule)
  if (field === 'activity_kind') return form.choice('value', activityKinds, rule)
  if (field === 'responsible_office') {
    return form.text('value', { max: 200, required: true })?.replace(/\s+/g, ' ') ?? null
  }
  return form.day('value', rule)
}

/** The numbers of the actions that were chosen, each once. */
export function readActions(asked: unknown): number[] {
  const ids = formReader(asked).rawAll('action').map(readId)
  return [...new Set(ids)].filter((id): id is number => id !== null).slice(0, mostAtOnce)
}

/** What a change would do to one action. */
export type PlannedRow = Readonly<{ action: Action; was: string }> &
  (
    | Readonly<{ outcome: 'changed'; input: ActionInput }>
    | Readonly<{ outcome: 'same' }>
    | Readonly<{ outcome: 'refused'; field: string | null; problem: Message }>
  )

/** Holds each action against the change, as its own form and the policy would. */
export function planRows(
  user: User,
  whole: readonly WholeAction[],
  { field, value, reason }: Change,
): PlannedRow[] {
  return whole.map((one) => {
    const { action, details } = one
    const typed = typedOf(action, details)
    const row = { action, was: String(typed[field] ?? '') }
    if (!can(user, 'action.edit', action)) {
      return { ...row, outcome: 'refused', field: null, problem: { key: 'error.other_agency' } }
    }
    const given = {
      ...typed,
      [field]: value,
      ...(field === 'status' && { status_reason: reason ?? '' }),
    }
    if (row.was === value && (reason === null || reason === action.statusReason)) {
      return { ...row, outcome: 'same' }
    }
    const offices = details.supports.map(({ id }) => id)
    const form = readActionForm(given, factsOfStored(one, [action.agencyId, ...offices]))
    if (form.ok) return { ...row, outcome: 'changed', input: form.input }
    const [wrong] = Object.entries(form.errors)
    if (!wrong) throw new Error(`action ${action.code} is refused without a word`)
    return { ...row, outcome: 'refused', field: wrong[0], problem: wrong[1] }
  })
}
