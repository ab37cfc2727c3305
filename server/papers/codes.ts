/** A part of a text; one that is `whole` is not broken at the end of a line. */
export type Piece = Readonly<{ text: string; whole: boolean }>

const code = /(?<![\p{L}\d-])[A-Z]-\d{4}-\d{3,5}(?![\p{L}\d-])/gu

/**
 * A text with the codes of actions and decisions in it apart: at its hyphens a narrow column would break "A-2026-012" in
 * two. Only what is drawn is told so; the text itself stays what it is, also for whoever copies it.
 */
export function inPieces(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(code)) {
    if (index > from) pieces.push({ text: text.slice(from, index), whole: false })
    pieces.push({ text: found, whole: true })
    from = index + found.length
  }
  if (from < text.length || from === 0) pieces.push({ text: text.slice(from), whole: false })
  return pieces
}
