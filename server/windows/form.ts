import { formReader, type Form } from '../http/parse'
import type { Day, Locale } from '../i18n'
import { windowKinds, type Window, type WindowKind } from './window'
import { addDays } from './year'

export type WindowDays = Readonly<{ opensOn: Day; dueOn: Day; graceUntil: Day }>
export type WindowInput = Readonly<{ days: WindowDays; version: number }>
export type LockInput = Readonly<{ reason: string; version: number }>
export type YearInput = Readonly<{ year: number; kind: WindowKind }>
export type ExcuseInput = Readonly<{
  agency: Excusable
  action: Readonly<{ id: number; code: string }> | null
  reason: string
}>
export type UnlockInput = Readonly<{ until: Day; reason: string; version: number }>

/** How far from its end a window may open, fall due or lock, in days. */
const furthest = 400

/** The days of a window: opens, due, locks, in that order; not due before it ends. */
export function readWindowForm(body: unknown, window: Window, locale: Locale): Form<WindowInput> {
  const form = formReader(body)
  const opensOn = form.day('opens_on', { required: true })
  const dueOn = form.day('due_on', { required: true })
  const graceUntil = form.day('grace_until', { required: true })
  const near = { from: addDays(window.endsOn, -furthest), to: addDays(window.endsOn, furthest) }
  for (const [name, day] of Object.entries({
    opens_on: opensOn,
    due_on: dueOn,
    grace_until: graceUntil,
  })) {
    if (day !== null && (day < near.from || day > near.to)) form.refuse(name, 'windows.too_far')
  }
  if (opensOn !== null && dueOn !== null && opensOn > dueOn) {
    form.refuse('opens_on', 'windows.opens_after_due')
  }
  if (dueOn !== null && dueOn < window.endsOn) {
    form.refuse('due_on', 'windows.due_before_end', { day: locale.day(window.endsOn) })
  }
  if (dueOn !== null && graceUntil !== null && graceUntil < dueOn) {
    form.refuse('grace_until', 'windows.grace_before_due')
  }
  if (!form.clean || opensOn === null || dueOn === null || graceUntil === null)
    return form.refused()
  return {
    ok: true,
    input: { days: { opensOn, dueOn, graceUntil }, version: form.id('version') ?? 0 },
  }
}

/** Until when a locked window takes reports again, and why. */
export function readUnlockForm(body: unknown, today: Day): Form<UnlockInput> {
  const form = formReader(body)
  const until = form.day('until', { required: true })
  const reason = form.text('reason', { required: true, min: 3, max: 500 })
  if (until !== null && until < today) form.refuse('until', 'windows.until_past')
  if (until !== null && until > addDays(today, furthest)) form.refuse('until', 'windows.too_far')
  if (!form.clean || until === null || reason === null) return form.refused()
  return { ok: true, input: { until, reason, version: form.id('version') ?? 0 } }
}

/** Why a window is closed before its last day. */
export function readLockForm(body: unknown): Form<LockInput> {
  const form = formReader(body)
  const reason = form.text('lock_reason', { required: true, min: 3, max: 500 })
  if (reason === null) return form.refused()
  return { ok: true, input: { reason, version: form.id('version') ?? 0 } }
}

/** The year to open and its kind of windows; what is no year becomes 0, which is out of reach. */
export function readYear(body: unknown): YearInput {
  const form = formReader(body)
  const typed = form.raw('year')
  return {
    year: /^\d{4}$/.test(typed) ? Number(typed) : 0,
    kind: windowKinds.find((kind) => kind === form.raw('kind')) ?? 'quarter',
  }
}

type Excusable = Readonly<{ id: number; code: string; shortName: string }>

/** Who is excused, and why. `findAction` looks a code up among the actions of the window's year. */
export async function readExcuseForm(
  body: unknown,
  agencies: readonly Excusable[],
  findAction: (code: string) => Promise<{ id: number; agencyId: number } | undefined>,
): Promise<Form<ExcuseInput>> {
  const form = formReader(body)
  const code = form.choice(
    'agency',
    agencies.map((agency) => agency.code),
    { required: true },
  )
  const agency = agencies.find((one) => one.code === code) ?? null
  const actionCode = form.text('action', { max: 20 })?.toUpperCase() ?? null
  const action = actionCode === null ? undefined : await findAction(actionCode)
  if (actionCode !== null && agency && action?.agencyId !== agency.id) {
    form.refuse('action', 'windows.no_such_action')
  }
  const reason = form.text('excuse_reason', { required: true, min: 3, max: 500 })
  if (!form.clean || agency === null || reason === null) return form.refused()
  return {
    ok: true,
    input: {
      agency,
      action: action && actionCode !== null ? { id: action.id, code: actionCode } : null,
      reason,
    },
  }
}
