import { versionIn } from '../http/fields'
import type { Typed } from '../http/kept'
import { pageErrors, type Printed } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Action } from './action'

export type CancelState = Readonly<{
  action: Action
  /** What was sent before, or before a session ended. */
  typed: Typed
  errors: FieldErrors
  once: string
}>

/** The form that calls an action off, and asks why. */
export function cancelPage(viewer: Viewer, state: CancelState): Printed {
  const { locale } = viewer
  const { action, errors } = state
  const error = errors['reason']
  return {
    title: locale.t('action.form.cancel_title', { code: action.code }),
    lead: action.title,
    crumbs: [
      { href: '/actions', label: locale.t('nav.actions') },
      { href: `/actions/${action.code}`, label: action.code },
    ],
    errors: pageErrors(locale, errors),
    formAction: `/actions/${action.code}/cancel`,
    backHref: `/actions/${action.code}`,
    field: {
      id: 'reason',
      name: 'reason',
      label: locale.t('action.field.cancel_reason'),
      value: String(state.typed['reason'] ?? ''),
      rows: 3,
      maxlength: 500,
      required: true,
      ...(error && { error: locale.say(error) }),
    },
    once: state.once,
    version: versionIn(state.typed, action.version),
  }
}
