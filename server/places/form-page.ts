import type { Typed } from '../http/kept'
import type { Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Locale } from '../i18n'

export type View = Page & Record<string, unknown>
export type Field = Record<string, unknown>

/** A form that comes back: what was typed, what is wrong with it, and the key that it is sent under. */
export type Returned = Readonly<{
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
  once: string
}>

/** Makes the fields of one form: what was typed goes before what is stored, and messages stand by their fields. */
export function fieldMaker(locale: Locale, { typed, errors = {} }: Returned) {
  return (name: string, label: string, stored = '', extra: Field = {}): Field => {
    const value = String(typed?.[name] ?? stored)
    const { options, ...rest } = extra
    return {
      id: name,
      name,
      label,
      value,
      ...(errors[name] && { error: locale.say(errors[name]) }),
      ...(Array.isArray(options) && {
        options: (options as { value: string; label: string }[]).map((one) => ({
          ...one,
          selected: one.value === value,
        })),
      }),
      ...rest,
    }
  }
}
