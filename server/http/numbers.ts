import type { Message } from '../i18n'

/** The sign before the decimals of a number, where whoever wrote it said so. */
export type DecimalSign = 'comma' | 'point'

export type ReadNumber = { value: number } | { refused: Message }

const scales: Record<string, number> = {
  ribu: 1e3,
  rb: 1e3,
  juta: 1e6,
  jt: 1e6,
  miliar: 1e9,
  milyar: 1e9,
  mlr: 1e9,
  triliun: 1e12,
  trilyun: 1e12,
}

const id = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 6 })

/**
 * Reads a number as Indonesians type it: "1.250.000", "14,14", "1.250,5", "-3", also "1,250,000" and "1 250 000",
 * which can be meant in only one way. What can be read two ways ("1,250", "14.14") is refused with both spellings;
 * nothing is guessed, but `said` is how the whole file writes its numbers, by the word of whoever sent it.
 */
export function readNumber(typed: string, said?: DecimalSign | null): ReadNumber {
  const text = typed.trim().replace(/^[−–-]\s*/, '-')
  const negative = text.startsWith('-')
  const body = (negative ? text.slice(1) : text).replace(/[\u00a0\u202f ]/g, ' ')
  const unreadable: ReadNumber = {
    refused: { key: 'field.not_a_number', params: { typed: shortened(typed) } },
  }
  const make = (digits: string) => ({ value: (negative ? -1 : 1) * Number(digits) })

  if (/^\d+$/.test(body)) return make(body)
  if (said === 'point') {
    // 1.250 is one and a quarter, 1,250 a thousand and some; 1,25 is neither of what was said.
    if (/^\d+\.\d+$/.test(body)) return make(body)
    if (/^\d{1,3}(,\d{3})+$/.test(body)) return make(body.replaceAll(',', ''))
    if (/^\d+,\d+$/.test(body)) return otherFormat(typed)
  }
  if (said === 'comma') {
    if (/^\d+,\d+$/.test(body)) return make(body.replace(',', '.'))
    if (/^\d+\.\d+$/.test(body) && !/^\d{1,3}\.\d{3}$/.test(body)) return otherFormat(typed)
  }
  // 1.250.000 and 1.250.000,50
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(body))
    return make(body.replaceAll('.', '').replace(',', '.'))
  // 1 250 000
  if (/^\d{1,3}( \d{3})+(,\d+)?$/.test(body))
    return make(body.replaceAll(' ', '').replace(',', '.'))
  // 1,250,000 and 1,250.50: commas can only be thousands here
  if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(body) || /^\d{1,3}(,\d{3})+\.\d+$/.test(body)) {
    return make(body.replaceAll(',', ''))
  }
  // 1,250: a thousand two hundred and fifty, or one and a quarter
  if (/^[1-9]\d{0,2},\d{3}$/.test(body)) {
    return twoWays(
      typed,
      id.format(Number(body.replace(',', ''))),
      id.format(Number(body.replace(',', '.'))),
    )
  }
  if (/^\d+,\d+$/.test(body)) return make(body.replace(',', '.'))
  // 14.14: a decimal point, or a slip in the thousands
  if (/^\d+\.\d+$/.test(body)) {
    return twoWays(typed, id.format(Number(body)), id.format(Number(body.replace('.', ''))))
  }
  return unreadable
}

function otherFormat(typed: string): ReadNumber {
  return { refused: { key: 'field.other_number_format', params: { typed: shortened(typed) } } }
}

function twoWays(typed: string, one: string, other: string): ReadNumber {
  return {
    refused: { key: 'field.ambiguous_number', params: { typed: shortened(typed), one, other } },
  }
}

/** Reads rupiah: a number, with or without "Rp", ",-" and a scale word: "Rp 2,5 miliar", "750 juta". In rupiah. */
export function readRupiah(typed: string, said?: DecimalSign | null): ReadNumber {
  const refused: ReadNumber = {
    refused: { key: 'field.not_money', params: { typed: shortened(typed) } },
  }
  const bare = typed
    .trim()
    .replace(/^(rp|idr)\.?\s*/i, '')
    .replace(/,-+$/, '')
    .trim()
  const match = /^(.*?\d)\s*([a-z]+)?\.?$/i.exec(bare)
  if (!match) return refused
  const [, digits, word] = match as unknown as [string, string, string | undefined]
  const amount = readNumber(digits, said)
  if ('refused' in amount) {
    return amount.refused.key === 'field.not_a_number' ? refused : amount
  }
  if (!word) return amount
  const scale = scales[word.toLowerCase()]
  // "M" is miliar to some and million to others: not guessed.
  if (!scale) return refused
  return { value: Math.round(amount.value * scale * 100) / 100 }
}

/** What a person typed, short enough to stand in a sentence. */
export function shortened(typed: string): string {
  const text = typed.trim()
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
