/** One figure as a closed meeting showed it, without words: what it is of, and what it was. */
export type Figure = Readonly<{
  key: string
  name:
    | 'title'
    | 'output'
    | 'target'
    | 'realised'
    | 'budget'
    | 'judged'
    | 'value'
    | 'count'
    | 'decision_text'
    | 'decision_owner'
    | 'decision_due'
  /** What it is of, in both languages; and where that is found. */
  about: Readonly<{ id: string; en: string }>
  href: string | null
  value: number | string | null
  unit: string | null
  decimals?: number
}>

/** What a closed meeting showed against what is known now of the very same thing. */
export type Correction = Readonly<{ figure: Figure; shown: Figure['value']; now: Figure['value'] }>

/**
 * What was corrected after a meeting was closed: the same figure of the same period that is another one now, and a
 * decision that was recorded or changed later. Figures of a later period are no corrections; what they are of is asked
 * for again by nobody here.
 */
export function correctionsOf(shown: readonly Figure[], now: readonly Figure[]): Correction[] {
  const known = new Map(now.map((figure) => [figure.key, figure]))
  const before = new Set(shown.map(({ key }) => key))
  const changed = shown.flatMap((figure): Correction[] => {
    const later = known.get(figure.key)
    const value = later?.value ?? null
    return value === figure.value
      ? []
      : [{ figure: later ?? figure, shown: figure.value, now: value }]
  })
  const added = now
    .filter(({ key, name }) => name === 'decision_text' && !before.has(key))
    .map((figure) => ({ figure, shown: null, now: figure.value }))
  return [...changed, ...added]
}
