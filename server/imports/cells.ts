import { funds, workStatuses, type Fund } from '../actions/action'
import {
  readNumber,
  readRupiah,
  shortened,
  type DecimalSign,
  type ReadNumber,
} from '../http/numbers'
import { localeOf, type Message } from '../i18n'
import type { ReadCell } from '../sheets/cell'

export type Figure =
  Readonly<{ value: number; unit: string | null }> | Readonly<{ refused: Message }> | null

const blank = /^[-–—.]*$/

/** A cell as text; blank for a dash, which is how people write that there is nothing to say. */
export function textIn(cell: ReadCell | undefined): string {
  const text = cell?.text.replace(/\s+/g, ' ').trim() ?? ''
  return blank.test(text) ? '' : text
}

/**
 * The sub kegiatan of a cell. Our own matrices write the name of the action in brackets on a line under it, where that is
 * another: '' where nothing stands there.
 */
export function subActivityIn(cell: ReadCell | undefined): { name: string; action: string } {
  const [, name = '', action = ''] = /^(.+?)\s*\n\s*\((.+)\)$/s.exec(cell?.text.trim() ?? '') ?? []
  if (name === '') return { name: textIn(cell), action: '' }
  return { name: textIn({ text: name }), action: textIn({ text: action }) }
}

function troubleIn(cell: ReadCell): Message | null {
  if (cell.error === 'not_calculated') return { key: 'import.cell.not_calculated' }
  return cell.error ? { key: 'import.cell.error', params: { error: cell.error } } : null
}

/**
 * A count, perhaps with its unit: 500, "500 KK", "1.250,5 meter". A blank is nothing said, never zero. `said` is how the
 * file writes its numbers.
 */
export function countIn(cell: ReadCell | undefined, said?: DecimalSign | null): Figure {
  if (!cell) return null
  const trouble = troubleIn(cell)
  if (trouble) return { refused: trouble }
  if (cell.number !== undefined) return { value: cents(cell.number), unit: null }
  const text = textIn(cell)
  if (text === '') return null
  const parts = /^([-−]?[\d.,\s]*\d)\s*([^\d\s].*)?$/.exec(text)
  const unit = parts?.[2]?.trim() ?? null
  if (!parts || (unit !== null && /\d/.test(unit))) {
    return { refused: { key: 'import.cell.count', params: { typed: shortened(text) } } }
  }
  return figureOf(readNumber(parts[1] as string, said), unit)
}

/** Rupiah; bare figures are in thousands or millions where the person said so. */
export function moneyIn(
  cell: ReadCell | undefined,
  scale: number,
  said?: DecimalSign | null,
): Figure {
  if (!cell) return null
  const trouble = troubleIn(cell)
  if (trouble) return { refused: trouble }
  if (cell.number !== undefined) return { value: cents(cell.number * scale), unit: null }
  const text = textIn(cell)
  if (text === '') return null
  const short = /^(?:rp\.?\s*)?([\d.,]+)\s*m$/i.exec(text)
  if (short) {
    const amount = readNumber(short[1] as string, said)
    const show = (times: number) =>
      'value' in amount ? localeOf('id').rupiah(amount.value * times) : '…'
    return {
      refused: {
        key: 'import.cell.money_m',
        params: { typed: shortened(text), one: show(1e9), other: show(1e6) },
      },
    }
  }
  const scaled = /[a-z]/i.test(text.replace(/^(rp|idr)\.?/i, ''))
  const read = readRupiah(text, said)
  if ('refused' in read) return read
  return { value: cents(scaled ? read.value : read.value * scale), unit: null }
}

/** Whether a text is a figure that can be read two ways: "1,250", "Rp 14.14 juta". */
export function isDoubtful(cell: ReadCell | undefined): boolean {
  if (!cell || cell.number !== undefined || cell.day || !/\d[.,]\d/.test(cell.text)) return false
  return [countIn(cell), moneyIn(cell, 1)].some(
    (figure) =>
      figure !== null && 'refused' in figure && figure.refused.key === 'field.ambiguous_number',
  )
}

function figureOf(read: ReadNumber, unit: string | null): Figure {
  return 'refused' in read ? read : { value: cents(read.value), unit }
}

function cents(value: number): number {
  return Math.round(value * 100) / 100
}

// Each month as people shorten it, in both languages.
const months: readonly RegExp[] = [
  /^jan/,
  /^[fp]eb/,
  /^mar/,
  /^apr/,
  /^m[ea][iy]/,
  /^jun/,
  /^jul/,
  /^a(gt|gst|gs|gu|ug)/,
  /^sep/,
  /^o[kc]t/,
  /^no[pv]/,
  /^d[ei][sc]/,
]

/** A day, also as text: "1 Februari 2026", "Senin, 17 Agt 2026". What it cannot read it hands on as it stands. */
export function dayIn(cell: ReadCell | undefined): string {
  if (cell?.day) return cell.day
  const text = textIn(cell)
  const words = /^(?:[a-z]{4,6},? )?(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})$/i.exec(text)
  const name = words?.[2]?.toLowerCase() ?? ''
  const month = months.findIndex((one) => one.test(name)) + 1
  if (!words || month === 0) return text
  return `${words[3]}-${String(month).padStart(2, '0')}-${(words[1] as string).padStart(2, '0')}`
}

/** The strategy a cell means, however it is worded; null where that is not sure. */
export function strategyIn(text: string): number | null {
  const number = /^(?:strategi\s*)?(?:ke-?)?\s*([123]|iii|ii|i)\b/i.exec(text)?.[1]?.toLowerCase()
  if (number) return { '1': 1, '2': 2, '3': 3, i: 1, ii: 2, iii: 3 }[number] ?? null
  const means = [
    /beban|pengeluaran/i.test(text),
    /pendapatan|penghasilan/i.test(text),
    /kantong|kantung/i.test(text),
  ]
  return means.filter(Boolean).length === 1 ? means.indexOf(true) + 1 : null
}

const fundWords: readonly [Fund, RegExp][] = [
  ['dana_desa', /\bdana desa\b|^dd$|\bapbdes/i],
  ['dak', /\bdak\b|alokasi khusus/i],
  ['dau', /\bdau\b|alokasi umum/i],
  ['dbh', /\bdbh\b|bagi hasil/i],
  ['csr', /\bcsr\b|tjsl/i],
  ['baznas', /baznas|zakat/i],
  ['apbn', /\bapbn\b/i],
  ['apbd', /^apbd( kab(upaten)?\.?.*| kota.*| ii| murni| perubahan)?$|^pad$/i],
  ['other', /^(lain(nya)?|lain-lain|swadaya|apbd prov.*|bankeu.*)$/i],
]

/** The funds a cell names. `unknown` is what it names besides. */
export function fundsIn(text: string): { funds: Fund[]; unknown: string[] } {
  const parts = text
    .split(/\s*(?:[,;/+&\n]|\bdan\b)\s*/i)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const found = parts.map((part) => fundOf(part))
  return {
    funds: [...new Set(found.filter((one): one is Fund => one !== null))],
    unknown: parts.filter((_, at) => found[at] === null),
  }
}

function fundOf(text: string): Fund | null {
  const labelled = funds.find((fund) =>
    (['id', 'en'] as const).some(
      (lang) => localeOf(lang).t(`fund.${fund}`).toLowerCase() === text.toLowerCase(),
    ),
  )
  return labelled ?? fundWords.find(([, word]) => word.test(text))?.[0] ?? null
}

/** A work status by its word; the text itself where it is none, for the form to refuse. */
export function statusIn(text: string): string {
  const lower = text.toLowerCase()
  const status = workStatuses.find((one) =>
    (['id', 'en'] as const).some((lang) => localeOf(lang).t(`status.${one}`) === lower),
  )
  return status ?? text
}

/** A tick in a column: "v", "√", "x", "ya". Anything longer is a text of its own. */
export function isTick(text: string): boolean {
  return /^(v|√|✓|✔|x|ya|1|•|\*)$/i.test(text)
}

/** A nomenclature code as it is stored; an ending blank, dot or name behind it does not count. */
export function nomenclatureIn(text: string): string {
  const code = /^([0-9X]+(?:[.][0-9]+){1,6})\.?(?:\s|$)/i.exec(text.replace(/\s*\.\s*/g, '.'))?.[1]
  return code?.toUpperCase() ?? text
}
