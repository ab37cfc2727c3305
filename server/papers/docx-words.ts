import type * as Docx from 'docx'
import { inPieces } from './codes'
import { printable } from './paper'

/** Twentieths of a point in a millimetre: Word's own measure. */
const twip = 1440 / 25.4
export const twips = (mm: number) => Math.round(mm * twip)
export const grey = '8B97A5'

/** On the sheet of what follows. */
export const withNext = { keepNext: true } as const

export type Made = Docx.Paragraph | Docx.Table

/** The words of one paragraph; a line break inside stays one. */
export function runs(docx: typeof Docx, text: string, look: Docx.IRunOptions = {}): Docx.TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, index) => new docx.TextRun({ text: line, ...(index > 0 && { break: 1 }), ...look }))
}

/** The words of a cell, which may be narrow: a code is not broken at its hyphens. */
export function cellRuns(docx: typeof Docx, text: string, look: Docx.IRunOptions): Docx.TextRun[] {
  return inPieces(text).flatMap(({ text: words, whole }) => {
    if (!whole) return runs(docx, words, look)
    const parts = words.split('-')
    const children = parts.flatMap((part, at) => (at ? [new docx.NoBreakHyphen(), part] : [part]))
    return [new docx.TextRun({ ...look, children })]
  })
}

/** "Tabel 3. …": the number is a field, so that Word can count again and list the captions. */
export function caption(docx: typeof Docx, text: string, keepNext: boolean): Docx.Paragraph {
  const parts = /^(\p{L}+) (\d+)([.:].*)$/su.exec(printable(text))
  return new docx.Paragraph({
    style: 'Caption',
    keepNext,
    children: parts
      ? [
          new docx.TextRun({ text: `${parts[1]} ` }),
          new docx.SimpleField(`SEQ ${parts[1]} \\* ARABIC`, parts[2]),
          new docx.TextRun({ text: parts[3] ?? '' }),
        ]
      : runs(docx, text),
  })
}
