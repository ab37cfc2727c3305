import type { Locale } from '../i18n'
import type { Typed } from './kept'
import { readId, type FieldErrors } from './parse'

/** A form that comes back: what was typed, what is wrong with it, and the key that it is sent under. */
export type Returned = Readonly<{
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
  once: string
  /** Someone else saved first: what is stored now stands beside what was typed. */
  overtaken?: boolean | undefined
}>

/**
 * The version that a form carries when it is shown again: that of what its text was written on. Shown with the newest
 * instead, it would overwrite unseen what someone else saved meanwhile. 0 is that of a text which was not stored yet.
 */
export function versionIn(typed: Typed | undefined, stored: number): number {
  const version = typed?.['version']
  return version === '0' ? 0 : (readId(version) ?? stored)
}

export type Field = Record<string, unknown>
export type Option = Readonly<{ value: string; label: string }>

/**
 * Makes the fields of one form: what was typed goes before what is stored, and messages stand by their fields. A field
 * of which nothing is stored (`undefined`) begins empty.
 */
export function fieldMaker(
  locale: Locale,
  { typed, errors = {}, overtaken }: Omit<Returned, 'once'>,
) {
  const valueOf = (name: string, stored: string | undefined) =>
    String(typed?.[name] ?? stored ?? '')
  const common = (
    name: string,
    label: string,
    stored: string | undefined,
    words: (stored: string) => string | undefined,
  ) => ({
    id: name,
    name,
    label,
    ...(errors[name] && { error: locale.say(errors[name]) }),
    ...(overtaken &&
      stored !== undefined &&
      valueOf(name, stored) !== stored && { previous: storedNow(locale, words(stored)) }),
  })
  const labelIn = (options: readonly Option[]) => (stored: string) =>
    options.find((one) => one.value === stored)?.label
  return {
    box: (name: string, label: string, stored?: string, extra: Field = {}): Field => ({
      ...common(name, label, stored, (text) =>
        extra['type'] === 'date' && text !== '' ? locale.day(text) : text,
      ),
      value: valueOf(name, stored),
      ...extra,
    }),
    list: (
      name: string,
      label: string,
      options: readonly Option[],
      stored?: string,
      extra: Field = {},
    ): Field => ({
      ...common(name, label, stored, labelIn(options)),
      options: options.map((one) => ({ ...one, selected: one.value === valueOf(name, stored) })),
      ...extra,
    }),
    choices: (
      name: string,
      label: string,
      options: readonly (Option & { hint?: string })[],
      stored?: string,
      extra: Field = {},
    ): Field => ({
      ...common(name, label, stored, labelIn(options)),
      choices: options.map((one) => ({ ...one, checked: one.value === valueOf(name, stored) })),
      ...extra,
    }),
  }
}

/** "Tersimpan sekarang: 10 November 2026", or that it is blank. */
export function storedNow(locale: Locale, words: string | undefined): string {
  return locale.t('form.stored_now', { value: words || locale.t('series.blank') })
}
