/** A label's wished centre and the room it takes along one direction. */
export type Wish = Readonly<{ at: number; size: number }>

type Pool = { sum: number; count: number }

/**
 * Moves labels apart along one direction so that none overlaps, all of them together as little as possible, between
 * `from` and `to`. Answers the centres in the order given. Where the room is too small for all, they share it evenly.
 */
export function spread(wishes: readonly Wish[], from: number, to: number): number[] {
  if (wishes.length === 0) return []
  const order = wishes
    .map((wish, index) => ({ ...wish, index }))
    .sort((one, other) => one.at - other.at || one.index - other.index)

  // How far each centre must stand from the first one when they all touch.
  const offsets: number[] = []
  for (const [place, wish] of order.entries()) {
    const before = order[place - 1]
    offsets.push(before ? (offsets[place - 1] ?? 0) + (before.size + wish.size) / 2 : 0)
  }
  const first = order[0]
  const last = order.at(-1)
  const length = offsets.at(-1) ?? 0
  if (!first || !last) return []
  const low = from + first.size / 2
  const high = to - last.size / 2 - length
  const squeeze = high < low && length > 0 ? Math.max(0, (length + high - low) / length) : 1

  // With the offsets taken away, "not overlapping" is "not decreasing": neighbours out of order share their mean.
  const pools: Pool[] = []
  for (const [place, wish] of order.entries()) {
    let pool: Pool = { sum: wish.at - (offsets[place] ?? 0), count: 1 }
    for (let before = pools.at(-1); before && mean(before) > mean(pool); before = pools.at(-1)) {
      pools.pop()
      pool = { sum: before.sum + pool.sum, count: before.count + pool.count }
    }
    pools.push(pool)
  }
  const settled = pools.flatMap((pool) => Array<number>(pool.count).fill(mean(pool)))

  const centres = Array<number>(wishes.length).fill(0)
  for (const [place, wish] of order.entries()) {
    const at = squeeze < 1 ? low : Math.min(Math.max(settled[place] ?? low, low), high)
    centres[wish.index] = at + (offsets[place] ?? 0) * squeeze
  }
  return centres
}

function mean(pool: Pool): number {
  return pool.sum / pool.count
}
