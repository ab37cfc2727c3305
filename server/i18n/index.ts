import { catalogue, type MessageKey } from './catalogue'

export type { MessageKey } from './catalogue'
export type Lang = 'id' | 'en'
export type Params = Readonly<Record<string, string | number>>

/** A day as 'YYYY-MM-DD', in Jakarta's calendar unless said otherwise. */
export type Day = string

/** A message that waits to be shown: its key and what goes into its gaps. */
export type Message = Readonly<{ key: MessageKey; params?: Params }>

export type Locale = ReturnType<typeof makeLocale>

const zone = 'Asia/Jakarta'

/** The words, numbers, days and money of one language. Both speak of the same WIB clock. */
function makeLocale(lang: Lang) {
  const tag = lang === 'id' ? 'id-ID' : 'en-GB'
  const plain = new Map<number, Intl.NumberFormat>()
  const upTo = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 })
  // The day is handed over at noon UTC so that no zone moves it.
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
  const shortDays = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const weekdays = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: zone })
  const clockTime = new Intl.DateTimeFormat(tag, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  const longInstantDay = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: zone })
  const months = new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' })

  function fixed(decimals: number): Intl.NumberFormat {
    let format = plain.get(decimals)
    if (!format) {
      format = new Intl.NumberFormat(tag, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      })
      plain.set(decimals, format)
    }
    return format
  }

  function t(key: MessageKey, params?: Params): string {
    let text: string = catalogue[key][lang]
    if (!params) return text
    if (text.includes(' ¦ ')) {
      // "one ¦ other": English counts, Indonesian does not.
      const [one, other] = text.split(' ¦ ') as [string, string]
      text = Number(params['n']) === 1 ? one : other
    }
    const [start = '', ...rest] = piecesOf(text)
    let said = start
    for (let at = 0; at < rest.length; at += 2) {
      const name = rest[at] as string
      const value = params[name] ?? `{${name}}`
      said += (typeof value === 'number' ? upTo.format(value) : value) + rest[at + 1]
    }
    return said
  }

  /** 1.234,5 with as many decimals as given, at most two unless `decimals` fixes them. */
  function number(value: number, decimals?: number): string {
    return decimals === undefined ? upTo.format(value) : fixed(decimals).format(value)
  }

  /** A signed change: "+0,40", "−0,86", "0,00" (with a true minus sign). */
  function signed(value: number, decimals: number): string {
    const text = fixed(decimals).format(Math.abs(value))
    if (Number(Math.abs(value).toFixed(decimals)) === 0) return text
    return (value < 0 ? '−' : '+') + text
  }

  function rupiah(value: number): string {
    return (value < 0 ? '−Rp' : 'Rp') + upTo.format(Math.abs(value))
  }

  /** Rp1,25 miliar: three significant figures are enough for a board; the full sum stands on the action's page. */
  function rupiahShort(value: number): string {
    const size = Math.abs(value)
    const [divisor, word]: [number, string] =
      size >= 1e12
        ? [1e12, t('unit.trillion')]
        : size >= 1e9
          ? [1e9, t('unit.billion')]
          : size >= 1e6
            ? [1e6, t('unit.million')]
            : [1, '']
    if (divisor === 1) return rupiah(value)
    return `${value < 0 ? '−' : ''}Rp${upTo.format(size / divisor)} ${word}`
  }

  /** "12,4 MB" (of 1,000,000 bytes) */
  function bytes(count: number): string {
    const [divisor, unit]: [number, string] =
      count >= 1e9 ? [1e9, 'GB'] : count >= 1e6 ? [1e6, 'MB'] : [1e3, 'KB']
    return `${fixed(1).format(count / divisor)} ${unit}`
  }

  return {
    lang,
    t,
    number,
    bytes,
    signed,
    rupiah,
    rupiahShort,
    /** A share of one as "62,5 persen". */
    percent: (share: number, decimals = 1) =>
      `${fixed(decimals).format(share * 100)} ${t('unit.percent')}`,
    /** "10 Oktober 2024" */
    day: (day: Day) => days.format(new Date(`${day}T12:00:00Z`)),
    /** "10 Okt 2024" */
    dayShort: (day: Day) => shortDays.format(new Date(`${day}T12:00:00Z`)),
    /** "10 Oktober 2024, 14.05 WIB" */
    instant: (at: Date) => `${longInstantDay.format(at)}, ${clockTime.format(at)} WIB`,
    /** "Kamis, 10 Oktober 2024 · 14.05 WIB" */
    moment: (at: Date) => `${weekdays.format(at)} · ${clockTime.format(at)} WIB`,
    /** "14.05" */
    time: (at: Date) => clockTime.format(at),
    /** "Maret" for 3 */
    month: (number: number) => months.format(new Date(Date.UTC(2024, number - 1, 12))),
    /** One message, ready to read. */
    say: (message: Message) => t(message.key, message.params),
  }
}

// A page says hundreds of sentences with gaps: each is cut at its gaps once.
const cut = new Map<string, readonly string[]>()

/** A sentence cut at its gaps: its words stand at even places, the names of the gaps at odd ones. */
function piecesOf(text: string): readonly string[] {
  let pieces = cut.get(text)
  if (!pieces) {
    pieces = text.split(/\{(\w+)\}/)
    cut.set(text, pieces)
  }
  return pieces
}

const locales: Record<Lang, Locale> = { id: makeLocale('id'), en: makeLocale('en') }

export function localeOf(lang: Lang): Locale {
  return locales[lang]
}

export function isLang(text: unknown): text is Lang {
  return text === 'id' || text === 'en'
}

/** The day it is in Jakarta at that instant. */
export function dayOf(at: Date): Day {
  return jakartaDay.format(at)
}
const jakartaDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
