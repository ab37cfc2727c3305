import { rounded } from './points'

export type Count = Readonly<{
  /** The same words as a status: it chooses icon, colour and pattern. */
  tone: string
  label: string
  count: number
  /** The list that this number opens. */
  href?: string | undefined
}>

export type CountSegment = Readonly<{ tone: string; x: number; width: number; title: string }>

export type CountsBar = Readonly<{
  id: string
  label: string
  total: number
  segments: readonly CountSegment[]
  items: readonly Readonly<{
    tone: string
    label: string
    count: string
    zero: boolean
    href: string | null
  }>[]
}>

/** How a whole divides into judged words: one bar of a hundred parts, with every count as text beside it. */
export function stackedCounts(
  id: string,
  label: string,
  counts: readonly Count[],
  format: (count: number) => string = String,
): CountsBar {
  const known = counts.filter((one) => Number.isFinite(one.count) && one.count >= 0)
  const total = known.reduce((sum, one) => sum + one.count, 0)
  let before = 0
  const segments: CountSegment[] = []
  for (const { tone, label: word, count } of known) {
    if (count === 0) continue
    const x = rounded((before / total) * 100)
    before += count
    segments.push({
      tone,
      x,
      width: rounded(rounded((before / total) * 100) - x),
      title: `${word}: ${format(count)}`,
    })
  }
  return {
    id,
    label,
    total,
    segments,
    items: known.map((one) => ({
      tone: one.tone,
      label: one.label,
      count: format(one.count),
      zero: one.count === 0,
      href: one.href ?? null,
    })),
  }
}
