import type { Facts, ItemKind, ItemReason } from './meeting'

/** Something that is not as it should be, found among the team's data: what a meeting is for. */
export type Exception = Readonly<{
  kind: Exclude<ItemKind, 'free'>
  reason: ItemReason
  facts: Facts
  decisionId?: number
  actionId?: number
  indicatorId?: number
  placeId?: number
  agencyId?: number
  /** The heavier of two of one kind is looked at first. */
  weight: number
}>

export type Proposed = Exception & Readonly<{ minutes: number; inAnnex: boolean }>

/** Minutes of one item, of the opening, and of reading the decisions out at the end. */
export const minutesOf = { item: 6, opening: 6, decisions: 6 } as const

/** The order of the table: what was promised, what does not run, what the figures say, who is silent. */
const table: readonly ItemKind[] = ['decision', 'action', 'indicator', 'place', 'report', 'agency']

/** A decision that is overdue or due now comes before all else; one that still has time, or waits for a word, after it. */
const pressing: ReadonlySet<ItemReason> = new Set(['overdue', 'due'])

const groups: readonly ((one: Exception) => boolean)[] = [
  (one) => one.kind === 'decision' && pressing.has(one.reason),
  ...table.slice(1).map((kind) => (one: Exception) => one.kind === kind),
  (one) => one.kind === 'decision' && !pressing.has(one.reason),
]

/** What does not fit is read, not presented; beyond this it would be a list nobody reads. */
const mostInAnnex = 40

/**
 * The agenda that fits the planned time: one item of each group that has any, the heaviest, then what is left in the
 * order of the groups until the time is used up, six minutes an item beside opening and decisions. The rest is the
 * annex, where every open decision has its line. No thing stands on it twice, however many reasons it has: its first
 * reason counts.
 */
export function proposeAgenda(
  exceptions: readonly Exception[],
  plannedMinutes: number,
): Proposed[] {
  const distinct = withoutRepeats(exceptions)
  const ranked = groups.map((belongs) =>
    distinct
      .filter(belongs)
      .sort((one, other) => other.weight - one.weight || keyOf(one).localeCompare(keyOf(other))),
  )
  const room = roomFor(plannedMinutes)
  const chosen = new Set<Exception>()
  for (const group of ranked) {
    if (group[0] && chosen.size < room) chosen.add(group[0])
  }
  for (const one of ranked.flat()) {
    if (chosen.size < room) chosen.add(one)
  }
  const all = table.flatMap((kind) => ranked.flat().filter((one) => one.kind === kind))
  const item = (one: Exception, inAnnex: boolean): Proposed => ({
    ...one,
    minutes: minutesOf.item,
    inAnnex,
  })
  const left = all.filter((one) => !chosen.has(one))
  const others = left.filter((one) => one.kind !== 'decision')
  return [
    ...all.filter((one) => chosen.has(one)).map((one) => item(one, false)),
    ...[...left.filter((one) => one.kind === 'decision'), ...others.slice(0, mostInAnnex)].map(
      (one) => item(one, true),
    ),
  ]
}

/** How many items fit into that many minutes; at least one. */
export function roomFor(plannedMinutes: number): number {
  const left = plannedMinutes - minutesOf.opening - minutesOf.decisions
  return Math.max(1, Math.floor(left / minutesOf.item))
}

/** The thing an exception is about; a marked report is about its action. */
function keyOf(one: Exception): string {
  const kind = one.kind === 'report' ? 'action' : one.kind
  return [kind, one.decisionId, one.actionId, one.indicatorId, one.placeId, one.agencyId].join(' ')
}

function withoutRepeats(exceptions: readonly Exception[]): Exception[] {
  const seen = new Set<string>()
  return exceptions.filter((one) => {
    const key = keyOf(one)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
