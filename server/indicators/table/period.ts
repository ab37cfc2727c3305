/** The period a value is for. `month` is null where the source names none; it is not assumed. */
export type Period = Readonly<{ year: number; month: number | null }>

const months: readonly RegExp[] = [
  /^jan(uari|uary)?$/,
  /^(feb|peb)(ruari|ruary)?$/,
  /^mar(et|ch)?$/,
  /^apr(il)?$/,
  /^(mei|may)$/,
  /^jun(i|e)?$/,
  /^jul(i|y)?$/,
  /^(agu|agt|agus|aug)(stus|ust|ustus)?$/,
  /^sep(t|tember)?$/,
  /^(okt|oct)(ober)?$/,
  /^(nov|nop)(ember)?$/,
  /^(des|dec)(ember)?$/,
]

/** 3 for "Maret", "Mar.", "March", "Semester 1 (Maret)"; null for anything else. */
export function readMonth(typed: string): number | null {
  const text = unmarked(typed).toLowerCase()
  const inside = /^semester\s+(?:1|2|i|ii)\s*[/(-]?\s*([a-z]+)\)?$/.exec(text)?.[1]
  const word = (inside ?? text).replace(/\.$/, '')
  const index = months.findIndex((month) => month.test(word))
  if (index >= 0) return index + 1
  return /^(0?[1-9]|1[0-2])$/.test(word) ? Number(word) : null
}

/** A year, or a month and a year, as the heads of tables have them: "2024", "2024*", "Maret 2024", "2024-03", "03/2024". */
export function readPeriod(typed: string): Period | null {
  const text = unmarked(typed)
  if (/^(19[7-9]\d|20\d\d|2100)$/.test(text)) return { year: Number(text), month: null }
  const parts =
    /^([a-z.]{3,10}|semester\s+\S+\s*[/(-]?\s*[a-z]+\)?|\d{1,2})[\s/-]+((?:19|20)\d\d)$/i.exec(text)
  const turned = /^((?:19|20)\d\d)[\s/-]+([a-z.]{3,10}|\d{1,2})$/i.exec(text)
  const [year, word] = parts ? [parts[2], parts[1]] : turned ? [turned[1], turned[2]] : []
  const month = readMonth(word ?? '')
  return year === undefined || month === null ? null : { year: Number(year), month }
}

// "2024*)", "2024 1)", "2024²", "Tahun 2024"
function unmarked(typed: string): string {
  return typed
    .replace(/[\u00a0\s]+/g, ' ')
    .trim()
    .replace(/^'|^tahun\s+/i, '')
    .replace(
      /(\s*\*{1,3}\)?|\s+\d{1,2}\)|\s*(?<![a-z])[a-z]\)|\s*[¹²³⁰⁴-⁹]+[⁾)]?)+$/iu,
      (mark, _, at: number) => (at === 0 ? mark : ''),
    )
    .trim()
}
