import type { Locale } from '../i18n'
import { cellText, headRows, isNumeric, type TableBlock } from './paper'

/** A word that two are written in one, as "Kabupaten/Kota", may be parted at its stroke. */
export function joined(text: string): string {
  return text.replace(/(?<=\p{L}{3}[/])(?=\p{L}{3})/gu, '\u200b')
}

/** Where columns are many, their headings are set a little smaller. */
export function headPoints(columns: number, fontSize: number): number {
  return columns > 14 ? fontSize - 0.6 : fontSize
}

/** About how wide a text is in this typeface, in units of its size. */
export function lengthOf(text: string): number {
  let length = 0
  for (const letter of text) {
    if (letter === '\u200b') continue
    length += /[.,:;'|iljtfr()/]/.test(letter)
      ? 0.34
      : /[A-Z%mMwW@]/.test(letter)
        ? 0.68
        : /[a-z]/.test(letter)
          ? 0.54
          : 0.565
  }
  return length
}

/**
 * The columns by their shares of the room, each at least as wide as its longest figure and the longest word of its
 * heading; then, as far as there is room, as the longest word of its texts.
 */
export function widthsOf(
  block: TableBlock,
  locale: Locale,
  room: number,
  fontSize: number,
): number[] {
  const { columns, rows } = block
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const shares = columns.map((column) => (room * column.width) / whole)
  const heads = headRows(columns).flat()
  const longest = (texts: readonly string[]) =>
    texts.reduce((most, text) => Math.max(most, lengthOf(text)), 0)
  const wordsOf = (text: string) => joined(text).split(/\s+|\u200b/)
  const texts = columns.map((column, at) =>
    rows.flatMap((row) => {
      const cell = row.kind === 'band' ? null : (row.cells[at] ?? null)
      return cell === null ? [] : [cellText(locale, column, cell)]
    }),
  )
  const hard = columns.map((column, at) => {
    const labels = heads.filter((head) => head.column === at && head.across === 1)
    // Bold letters are a little wider.
    const head = longest(labels.flatMap(({ label }) => wordsOf(label))) * 1.04
    const figure = isNumeric(column) ? longest(texts[at] as string[]) * 1.04 : 0
    return Math.max(head * headPoints(columns.length, fontSize), figure * fontSize) + 1
  })
  const soft = columns.map((column, at) => {
    const word = isNumeric(column) ? 0 : longest((texts[at] as string[]).flatMap(wordsOf))
    return Math.max(hard[at] as number, Math.min(word * fontSize + 1, (shares[at] as number) * 1.5))
  })
  // A text gives a part of its room at first: more of it so that no word elsewhere is broken, and all for a figure.
  const kept = (part: number) =>
    columns.map((column, at) =>
      isNumeric(column)
        ? (hard[at] as number)
        : Math.max(hard[at] as number, (shares[at] as number) * part),
    )
  const firm = evened(evened(shares, hard, kept(0.8)), hard, hard)
  const words = kept(0.55).map((width, at) => Math.max(width, soft[at] as number))
  return evened(firm, soft, words)
}

/** Gives each the width it wants, from what others have above what they need. */
function evened(
  widths: readonly number[],
  wants: readonly number[],
  needs: readonly number[],
): number[] {
  const lacking = widths.map((width, at) => Math.max(0, (wants[at] as number) - width))
  const spare = widths.map((width, at) =>
    (lacking[at] as number) > 0 ? 0 : Math.max(0, width - (needs[at] as number)),
  )
  const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0)
  const moved = Math.min(sum(lacking), sum(spare))
  if (moved === 0) return [...widths]
  return widths.map(
    (width, at) =>
      width +
      ((lacking[at] as number) * moved) / sum(lacking) -
      ((spare[at] as number) * moved) / sum(spare),
  )
}
