import { existsSync, readFileSync, readdirSync } from 'node:fs'

/** Whether this machine tells what its processes cost. */
export const hasProc = existsSync('/proc/self/stat')

// The kernel counts in hundredths of a second, whatever its own clock.
const tick = 10

type Stat = Readonly<{ parent: number; own: number; reaped: number }>

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold blanks: the numbers begin after it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const at = (position: number) => Number(fields[position - 3])
    return { parent: at(4), own: at(14) + at(15), reaped: at(16) + at(17) }
  } catch {
    return undefined
  }
}

/** CPU time of one process so far, in ms. */
export function cpuOf(pid: number): number {
  return (statOf(pid)?.own ?? 0) * tick
}

/** CPU time so far of a database server and of all its processes, also of those that have ended, in ms. */
export function cpuOfServer(postmaster: number): number {
  const children = childrenOf(postmaster).flatMap((pid) => statOf(pid) ?? [])
  const main = statOf(postmaster)
  return (
    ((main?.own ?? 0) + (main?.reaped ?? 0) + children.reduce((sum, { own }) => sum + own, 0)) *
    tick
  )
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid)?.parent === parent)
}

/** Memory of a database server and all its processes, in MB: what they share is counted once. NaN where it is not told. */
export function memoryOfServer(postmaster: number): number {
  const shares = [postmaster, ...childrenOf(postmaster)].map((pid) => {
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
      return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? Number.NaN) / 1024
    } catch {
      return Number.NaN
    }
  })
  return shares.reduce((sum, share) => sum + share, 0)
}

/** Memory that a process holds, in MB: now, and at its largest. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024
  return { now: read('VmRSS'), peak: read('VmHWM') }
}
