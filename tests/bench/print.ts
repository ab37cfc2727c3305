import { crowd, limits, mark, type Crowd, type Limit, type Measured } from './limits'
import { hasProc } from './machine'

export const say = (line = '') => void process.stdout.write(`${line}\n`)

export function verdict(
  value: number,
  limit: Limit,
  unit: string,
  decimals: number,
  moreIsBetter = false,
): string {
  return (
    `${number(value, decimals)} ${unit}  ${mark(value, limit, moreIsBetter)}  ` +
    `(gate ${number(limit.gate)}, goal ${number(limit.goal)})`
  )
}

const columns = [18, 16, 12, 16, 16, 9, 20] as const

function showRow(cells: readonly string[]): void {
  say(cells.map((cell, index) => cell.padEnd(columns[index] ?? 0)).join(' '))
}

export function showHead(): void {
  say('✓✓ goal, ✓ gate, ✗ neither\n')
  showRow(['', 'CPU ms', 'p50 ms', '8 users', '32 users', 'queries', 'KB wire / unpacked'])
  showRow(['', 'app + db', 'one user', '/s   p99 ms', '/s   p99 ms', '', ''])
}

export function showPage(measured: Measured): void {
  const { place, cpuApp, cpuDatabase, p50, crowd8, crowd32, queries, wire, unpacked } = measured
  const asked = limits[place.kind]
  const cpu = cpuApp + cpuDatabase
  const met = (value: number, limit: Limit | undefined) => (limit ? ` ${mark(value, limit)}` : '')
  const several = ({ perSecond, p99 }: Crowd, limit: Limit) =>
    `${number(perSecond, 0)} ${mark(perSecond, crowd.throughput, true)} ${number(p99, 0)} ${mark(p99, limit)}`
  showRow([
    place.name,
    hasProc
      ? `${number(cpuApp, 1)} + ${number(cpuDatabase, 1)}${met(cpu, asked.cpu)}`
      : 'not known',
    `${number(p50, 1)}${met(p50, asked.p50)}`,
    several(crowd8, crowd.p99[8]),
    several(crowd32, crowd.p99[32]),
    `${queries}${asked.queries === undefined ? '' : queries <= asked.queries ? ' ✓' : ' ✗'}`,
    `${number(wire, 1)}${met(wire, asked.wire)} / ${number(unpacked, 0)}${met(unpacked, asked.unpacked)}`,
  ])
}

export function showLine(label: string, text: string): void {
  say(`${label.padEnd(26)} ${text}`)
}

export type Result = Readonly<{ size: number; pages: Measured[] }>

/** How fast a page's cost grows with the data: the exponent; 0 is not at all, 1 is as fast as the data. */
export function showGrowth(small: Result, large: Result): void {
  say(
    `\n=== Growth of the cost, ${number(small.size)} → ${number(large.size)} actions (exponent)\n`,
  )
  for (const page of large.pages) {
    const before = small.pages.find(({ place }) => place.name === page.place.name)
    if (!before) continue
    const cost = (one: Measured) => (hasProc ? one.cpuApp + one.cpuDatabase : one.p50)
    const exponent = Math.log(cost(page) / cost(before)) / Math.log(large.size / small.size)
    const goal = page.place.kind === 'board' || page.place.name.includes('searched') ? 0.2 : 0.1
    showLine(page.place.name, verdict(exponent, { ...crowd.growth, goal }, '', 2))
  }
}

export function number(value: number, decimals?: number): string {
  if (!Number.isFinite(value)) return '?'
  return new Intl.NumberFormat('en-GB', {
    ...(decimals !== undefined && { minimumFractionDigits: decimals }),
    maximumFractionDigits: decimals ?? 2,
  }).format(value)
}
