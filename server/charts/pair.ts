import { rounded } from './points'

export type PairBar = Readonly<{
  label: string
  value: number | null
  /** The value in words; for an absent one, the reason. */
  text: string
  tone: string
}>

export type BarPair = Readonly<{
  label: string
  /** Where zero lies, in hundredths of the width. */
  zero: number
  bars: readonly Readonly<{ label: string; text: string; tone: string; x: number; width: number }>[]
}>

/** Two (or a few) figures of the same measure on one scale through zero: expected beside observed. */
export function barPair(label: string, bars: readonly PairBar[]): BarPair {
  const values = bars.map((bar) => (Number.isFinite(bar.value) ? (bar.value as number) : 0))
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const length = high - low || 1
  const place = (value: number) => rounded(((value - low) / length) * 100)
  const zero = place(0)
  return {
    label,
    zero,
    bars: bars.map(({ label: word, text, tone }, index) => {
      const end = place(values[index] ?? 0)
      return {
        label: word,
        text,
        tone,
        x: Math.min(zero, end),
        width: rounded(Math.abs(end - zero)),
      }
    }),
  }
}
