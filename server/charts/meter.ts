import { rounded } from './points'

export type MeterInput = Readonly<{
  /** Null when nothing was reported: an empty meter is drawn differently from one at zero. */
  value: number | null
  total: number | null
  /** What is measured: "Realisasi anggaran". */
  label: string
  /** The figures in words: "Rp1,25 miliar dari Rp2,10 miliar". */
  text: string
  /** The share in words: "59,5 persen". */
  shareText?: string | undefined
  /** Where it should stand by now, in the same measure as `value`. */
  expected?: number | null | undefined
  /** "semestinya 62 persen" */
  expectedText?: string | undefined
  href?: string | undefined
}>

export type Meter = Readonly<{
  label: string
  text: string
  shareText: string
  expectedText: string
  href: string | null
  known: boolean
  /** Width of the filled part in hundredths, never beyond the track. */
  filled: number
  /** Where the whole lies when more was realised than planned: the track is then longer than the whole. */
  whole: number | null
  expected: number | null
}>

/** A part of a whole: realised money of a budget, output of a target. */
export function meter(input: MeterInput): Meter {
  const total = finite(input.total)
  const value = finite(input.value)
  const known = value !== null && total !== null && total > 0
  // Beyond the whole the track grows with the value, so that the excess is seen and not cut.
  const track = known ? Math.max(total, value) : 1
  const expected = finite(input.expected ?? null)
  return {
    label: input.label,
    text: input.text,
    shareText: input.shareText ?? '',
    expectedText: input.expectedText ?? '',
    href: input.href ?? null,
    known,
    filled: known ? hundredths(value / track) : 0,
    whole: known && value > total ? hundredths(total / track) : null,
    expected: known && expected !== null ? hundredths(expected / track) : null,
  }
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null
}

function hundredths(share: number): number {
  return rounded(Math.min(1, Math.max(0, share)) * 100)
}
