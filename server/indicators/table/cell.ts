/** Which sign stands before the fraction. */
export type DecimalSign = 'comma' | 'point'

/** What one cell of a published table says. A gap is never a zero. */
export type CellRead =
  | Readonly<{ kind: 'gap'; mark: string }>
  | Readonly<{ kind: 'value'; value: number; marks: string; sign: DecimalSign | null }>
  /** Reads as one number with a decimal comma and as another with a decimal point. */
  | Readonly<{ kind: 'either'; comma: number; point: number; marks: string }>
  | Readonly<{ kind: 'unreadable'; why: Unreadable }>

/** `footnote`: its mark cannot be told from the digits; `range`: "<10", "13-14"; `digits`: more decimals than are published. */
export type Unreadable = 'footnote' | 'range' | 'digits' | 'text'

// Publishers write "not available", "not yet available", "nil or not available" and "not applicable" in many ways.
const gap =
  /^(|-+|[–—−]+|\.{2,}|…+|n\/?\s?\.?a\.?|n\.\s?a\.?|#n\/a|null|none|nan|tad|t\.a\.d\.?|tidak (ada|tersedia)|belum tersedia|data tidak tersedia|x)$/i

// Behind a figure: * and ** (provisional), r (revised), e (estimated), a), 1), superscript digits. A bare digit with a
// bracket needs a blank before it, or nobody can tell where the figure ends.
const marks =
  /(?:\s*(?:\*{1,3}\)?|(?:rr?|xx?|e|p)\)?(?![a-z])|[a-z]\)|[¹²³⁰⁴-⁹]+[⁾)]?|[†‡#]|\s\(?\d{1,2}\)))+$/iu

/** Reads one cell: 14,14 and 14.14, 1.234.567, N/A, –, "13,69*", "13,69 1)", "12,5%". */
export function readCell(typed: string): CellRead {
  let text = typed
    .normalize('NFC')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .trim()
    .replace(/^'/, '')
    .trim()
  const found = marks.exec(text)
  if (found && found.index === 0) return { kind: 'gap', mark: text }
  const mark = found?.[0].trim() ?? ''
  if (gap.test(text)) return { kind: 'gap', mark: text }
  if (found) text = text.slice(0, found.index).trim()
  if (gap.test(text)) return { kind: 'gap', mark: text }
  text = text.replace(/\s*(%|persen)$/i, '')
  const negative = /^[-−–]\s*\d/.test(text)
  const body = negative ? text.replace(/^[-−–]\s*/, '') : text
  const number = readBody(body)
  if (number.kind === 'value') {
    return { ...number, value: negative ? -number.value : number.value, marks: mark }
  }
  if (number.kind === 'either') {
    const turn = negative ? -1 : 1
    return { kind: 'either', comma: turn * number.comma, point: turn * number.point, marks: mark }
  }
  return number
}

function readBody(body: string): CellRead {
  const value = (digits: string, sign: DecimalSign | null): CellRead => {
    if ((/\.(\d+)$/.exec(digits)?.[1]?.length ?? 0) > 6)
      return { kind: 'unreadable', why: 'digits' }
    return { kind: 'value', value: Number(digits), marks: '', sign }
  }
  if (body.length > 30) return { kind: 'unreadable', why: 'text' }
  if (/^\d+$/.test(body)) return value(body, null)
  // 1.234.567 · 1.234.567,8 · 1.234,5
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(body) || /^\d{1,3}(\.\d{3})+,\d+$/.test(body)) {
    return value(body.replaceAll('.', '').replace(',', '.'), 'comma')
  }
  // 1,234,567 · 1,234,567.8 · 1,234.5
  if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(body) || /^\d{1,3}(,\d{3})+\.\d+$/.test(body)) {
    return value(body.replaceAll(',', ''), 'point')
  }
  // 1 234 567,8
  if (/^\d{1,3}( \d{3})+([.,]\d+)?$/.test(body)) {
    const sign = body.includes(',') ? 'comma' : body.includes('.') ? 'point' : null
    return value(body.replaceAll(' ', '').replace(',', '.'), sign)
  }
  const parts = /^(\d*)([.,])(\d+)$/.exec(body)
  if (parts) {
    const [, whole = '', sign, fraction = ''] = parts
    const decimal = `${whole === '' ? '0' : whole}.${fraction}`
    const own: DecimalSign = sign === ',' ? 'comma' : 'point'
    // Three digits behind, one to three before: thousands to one reader, a fraction to another.
    if (fraction.length !== 3 || whole.length > 3 || whole === '' || whole.startsWith('0')) {
      return value(decimal, own)
    }
    const [fractional, thousands] = [Number(decimal), Number(whole + fraction)]
    return own === 'comma'
      ? { kind: 'either', comma: fractional, point: thousands, marks: '' }
      : { kind: 'either', comma: thousands, point: fractional, marks: '' }
  }
  if (/^\d[\d.,]*\d?\)$/.test(body)) return { kind: 'unreadable', why: 'footnote' }
  if (/^[<>≤≥±~]/.test(body) || /\d\s*([-–—]|s\.?d\.?|sampai)\s*\d/i.test(body)) {
    return { kind: 'unreadable', why: 'range' }
  }
  return { kind: 'unreadable', why: 'text' }
}

/** The decimal sign that the cells of a table agree on; null where none shows it, or where they contradict each other. */
export function signOf(cells: readonly CellRead[]): DecimalSign | null {
  const signs = new Set(cells.flatMap((cell) => (cell.kind === 'value' ? [cell.sign] : [])))
  signs.delete(null)
  const [sign] = signs
  return signs.size === 1 && sign ? sign : null
}
