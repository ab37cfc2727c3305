const narrow = /[ .,:;'|!iIjl1·()]/
const wide = /[mwMW@%]/
const digit = /[0-9+−–]/
const capital = /[A-Z]/

/** About how wide a text is drawn. Errs on the wide side: a label may stand loose, but never be cut. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0
  for (const letter of text) {
    if (digit.test(letter)) ems += 0.62
    else if (narrow.test(letter)) ems += 0.32
    else if (wide.test(letter)) ems += 0.95
    else if (capital.test(letter)) ems += 0.72
    else ems += 0.6
  }
  return ems * fontSize
}
