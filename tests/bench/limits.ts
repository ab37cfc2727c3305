export type Limit = Readonly<{ gate: number; goal: number }>
export type Kind = 'list' | 'action' | 'board' | 'other'

/** What is asked of the pages, in the units of the columns. */
export const limits: Record<
  Kind,
  Readonly<{ cpu?: Limit; p50?: Limit; queries?: number; wire?: Limit; unpacked?: Limit }>
> = {
  list: {
    cpu: { gate: 12, goal: 7.5 },
    p50: { gate: 20, goal: 10 },
    queries: 8,
    wire: { gate: 10, goal: 6 },
    unpacked: { gate: 60, goal: 40 },
  },
  action: { cpu: { gate: 12, goal: 7 }, p50: { gate: 20, goal: 8 }, queries: 10 },
  board: { cpu: { gate: 16, goal: 10 }, p50: { gate: 20, goal: 12 }, queries: 10 },
  other: {},
}
export const crowd = {
  throughput: { gate: 110, goal: 230 },
  p99: { 8: { gate: 100, goal: 60 }, 32: { gate: 400, goal: 200 } },
  sendingP50: { gate: 25, goal: 12 },
  sendingP99: { gate: 80, goal: 40 },
  startedMemory: { gate: 250, goal: 150 },
  start: { gate: 3, goal: 2 },
  growth: { gate: 0.25, goal: 0.1 },
  importing: { gate: 15, goal: 4 },
  importMemory: { gate: 350, goal: 220 },
  /** How much the memory may grow under a steady load, in percent an hour. */
  growing: { gate: 10, goal: 3 },
  /** How many times longer pages may take meanwhile. */
  beside: { gate: 10, goal: 3 },
} as const

export type Place = Readonly<{ name: string; path: string; kind: Kind }>
export type Measured = Readonly<{
  place: Place
  cpuApp: number
  cpuDatabase: number
  p50: number
  crowd8: Crowd
  crowd32: Crowd
  queries: number
  wire: number
  unpacked: number
}>
export type Crowd = Readonly<{ perSecond: number; p99: number }>

/** ✓✓ where the goal is met, ✓ the gate, ✗ neither. */
export function mark(value: number, limit: Limit, moreIsBetter = false): string {
  const meets = (bound: number) => (moreIsBetter ? value >= bound : value <= bound)
  return meets(limit.goal) ? '✓✓' : meets(limit.gate) ? '✓' : '✗'
}
