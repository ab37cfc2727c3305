import { formReader, type Form } from '../http/parse'
import type { Day, Locale } from '../i18n'
import type { Window } from './window'
import { addDays } from './year'

export type WindowDays = Readonly<{ opensOn: Day; dueOn: Day; graceUntil: Day }>
export type WindowInput = Readonly<{ days: WindowDays; version: number }>
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

/** The year to open, or null for what is no year. */
export function readYear(body: unknown): number | null {
  const typed = formReader(body).raw('year')
  return /^\d{4}$/.test(typed) ? Number(typed) : null
}
