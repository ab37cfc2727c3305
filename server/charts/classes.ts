/** A class of values on a map, both ends included, and how many values lie in it. */
export type ValueClass = Readonly<{ from: number; to: number; count: number }>

/**
 * Classes that hold for skewed values: zero is a class of its own, the others are cut so that each holds about as many
 * places (quantiles). Equal values always fall together, so there may be fewer classes than asked for. Lowest first.
 */
export function classesOf(values: readonly number[], most = 5): ValueClass[] {
  const sorted = values.filter((value) => value > 0).sort((one, other) => one - other)
  const zeros = values.length - sorted.length
  const classes: ValueClass[] = zeros ? [{ from: 0, to: 0, count: zeros }] : []
  const parts = Math.min(most, new Set(sorted).size)
  let start = 0
  for (let part = 1; part <= parts && start < sorted.length; part += 1) {
    let end = Math.max(Math.round((sorted.length * part) / parts), start + 1)
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end += 1
    if (part === parts) end = sorted.length
    classes.push({
      from: sorted[start] as number,
      to: sorted[end - 1] as number,
      count: end - start,
    })
    start = end
  }
  return classes
}

/** The place of a value among the classes. */
export function classOf(classes: readonly ValueClass[], value: number): number {
  return classes.findIndex((one) => value >= one.from && value <= one.to)
}
