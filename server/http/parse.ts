import type { Day, Message } from '../i18n'
import { readNumber, readRupiah, shortened } from './numbers'
import type { Typed } from './kept'

/** A message by the name of its field. */
export type FieldErrors = Readonly<Record<string, Message>>

/** A form that was read, or one to show again with what was typed and what is wrong. */
export type Form<Input> =
  Readonly<{ ok: true; input: Input }> | Readonly<{ ok: false; typed: Typed; errors: FieldErrors }>

type TextRule = { max: number; min?: number; required?: boolean }
type NumberRule = {
  required?: boolean
  min?: number
  above?: number
  max?: number
  whole?: boolean
}

// Sixteen digits in a row, however spaced: a NIK or a family card number. Amounts never have that many.
const longNumber = /(?<!\d)(?:\d[ .-]?){15}\d(?!\d)/

/**
 * Reads the fields of one submitted form and gathers what is wrong with each. A blank is null, never zero. Each reader
 * returns null where it also leaves an error; use `done` to tell the two apart.
 */
export class FormReader {
  readonly errors: Record<string, Message> = {}

  constructor(private readonly body: Readonly<Record<string, unknown>>) {}

  /** The field as typed, '' when absent; the first of several. */
  raw(name: string): string {
    const value = this.body[name]
    const first: unknown = Array.isArray(value) ? value[0] : value
    return typeof first === 'string' ? first.replaceAll('\r\n', '\n').replaceAll('\0', '') : ''
  }

  /** All values of a repeated field, as typed. */
  rawAll(name: string): string[] {
    const value = this.body[name]
    const values: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value]
    return values.map((one) =>
      typeof one === 'string' ? one.replaceAll('\r\n', '\n').replaceAll('\0', '') : '',
    )
  }

  refuse(name: string, key: Message['key'], params?: Message['params']): null {
    this.errors[name] ??= params ? { key, params } : { key }
    return null
  }

  text(name: string, rule: TextRule): string | null {
    return this.textOf(name, this.raw(name), rule)
  }

  /** The same for one value of a repeated field; `field` is where the message goes. */
  textOf(field: string, typed: string, rule: TextRule): string | null {
    const text = typed.trim()
    if (text === '') return rule.required ? this.refuse(field, 'field.required') : null
    if (text.length > rule.max) return this.refuse(field, 'field.too_long', { n: rule.max })
    if (rule.min && text.length < rule.min)
      return this.refuse(field, 'field.too_short', { n: rule.min })
    if (longNumber.test(text)) return this.refuse(field, 'field.long_number')
    return text
  }

  number(name: string, rule: NumberRule = {}): number | null {
    return this.numberOf(name, this.raw(name), rule, readNumber)
  }

  /** Rupiah, at most two decimals, below 10^13. */
  rupiah(name: string, rule: NumberRule = {}): number | null {
    return this.numberOf(name, this.raw(name), { max: 9_999_999_999_999, ...rule }, readRupiah)
  }

  numberOf(field: string, typed: string, rule: NumberRule, read: typeof readNumber): number | null {
    if (typed.trim() === '') return rule.required ? this.refuse(field, 'field.required') : null
    if (typed.length > 60)
      return this.refuse(field, 'field.not_a_number', { typed: shortened(typed) })
    const result = read(typed)
    if ('refused' in result) return this.refuse(field, result.refused.key, result.refused.params)
    const { value } = result
    const max = rule.max ?? 9_999_999_999_999
    if (rule.min !== undefined && value < rule.min) {
      return this.refuse(field, 'field.negative')
    }
    if (rule.above !== undefined && value <= rule.above) return this.refuse(field, 'field.zero')
    if (value > max)
      return this.refuse(field, 'field.too_large', {
        max: new Intl.NumberFormat('id-ID').format(max),
      })
    if (rule.whole && !Number.isInteger(value)) return this.refuse(field, 'field.whole')
    if (Math.abs(value * 100 - Math.round(value * 100)) > 1e-6)
      return this.refuse(field, 'field.two_decimals')
    return value
  }

  /** A day as a browser sends it (2026-12-31) or as people write it (31/12/2026, 31-12-2026). */
  day(name: string, rule: { required?: boolean } = {}): Day | null {
    const typed = this.raw(name).trim()
    if (typed === '') return rule.required ? this.refuse(name, 'field.required') : null
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed)
    const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)
    const [year, month, day] = iso
      ? [iso[1], iso[2], iso[3]]
      : local
        ? [local[3], local[2], local[1]]
        : []
    const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    if (!year || !isDay(text))
      return this.refuse(name, 'field.not_a_day', { typed: shortened(typed) })
    return text
  }

  choice<Choice extends string>(
    name: string,
    choices: readonly Choice[],
    rule: { required?: boolean } = {},
  ): Choice | null {
    const typed = this.raw(name)
    if (typed === '') return rule.required ? this.refuse(name, 'field.required') : null
    return (choices as readonly string[]).includes(typed)
      ? (typed as Choice)
      : this.refuse(name, 'field.not_a_choice')
  }

  link(name: string): string | null {
    const text = this.text(name, { max: 1000 })
    if (text === null) return null
    if (!/^https?:\/\/[^\s<>"']+$/i.test(text)) return this.refuse(name, 'field.not_a_link')
    return text
  }

  /** The id in a hidden or select field: a positive integer within PostgreSQL's range, else null. */
  id(name: string): number | null {
    return readId(this.raw(name))
  }

  get clean(): boolean {
    return Object.keys(this.errors).length === 0
  }

  /** The form again, for the page that shows it with its messages. */
  refused(): { ok: false; typed: Typed; errors: FieldErrors } {
    const typed: Typed = {}
    for (const name of Object.keys(this.body)) {
      const value = this.body[name]
      typed[name] = Array.isArray(value) ? this.rawAll(name) : this.raw(name)
    }
    return { ok: false, typed, errors: this.errors }
  }
}

export function formReader(body: unknown): FormReader {
  return new FormReader((body ?? {}) as Record<string, unknown>)
}

/** True for a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}

/** A positive id from a URL or a field, or null for anything else: letters, signs, numbers PostgreSQL cannot hold. */
export function readId(text: unknown): number | null {
  if (typeof text !== 'string' || !/^[1-9]\d{0,9}$/.test(text)) return null
  const id = Number(text)
  return id <= 2_147_483_647 ? id : null
}

/**
 * One value of a query string, '' when absent, the first of several, at most `max` characters. Hyphens as Word writes them
 * where a code is not to be broken are plain ones: a code that was copied out of a paper is found.
 */
export function queryText(query: unknown, name: string, max = 200): string {
  const value = (query as Record<string, unknown>)[name]
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first !== 'string') return ''
  return first.replaceAll('\0', '').replaceAll('\u2011', '-').slice(0, max)
}

/** A row that was ticked, with the version that was seen. */
export type Ticked = Readonly<{ id: number; version: number }>

/** The rows of a table that were ticked: fields named `noun_12`, each with the version that was seen. */
export function ticked(body: unknown, noun: string): Ticked[] {
  return Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
    const id = name.startsWith(`${noun}_`) ? readId(name.slice(noun.length + 1)) : null
    const version = readId(value)
    return id === null || version === null ? [] : [{ id, version }]
  })
}
