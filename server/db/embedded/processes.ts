import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { codeOf } from './trouble'

/** One running process, told apart from a later one that was given the same number. */
export type ProcessMark = { pid: number; started: string }

const hasProc = existsSync('/proc/self/stat')

/** The process with this number, or undefined when there is none or only a zombie is left of it. */
export function findProcess(pid: number): ProcessMark | undefined {
  if (hasProc) return findInProc(pid)
  if (!answersSignals(pid)) return undefined
  if (process.platform === 'win32') return { pid, started: '' }
  const [state = 'Z', ...started] = ps(['-o', 'stat=,lstart=', '-p', String(pid)]).split(/\s+/)
  return state.startsWith('Z') ? undefined : { pid, started: started.join(' ') }
}

/** True while that very process runs: another one under its number does not count. */
export function isRunning(mark: ProcessMark): boolean {
  return findProcess(mark.pid)?.started === mark.started
}

/** Sends a signal; a process that has just gone needs none. */
export function signal(mark: ProcessMark, name: NodeJS.Signals): void {
  if (!isRunning(mark)) return
  try {
    process.kill(mark.pid, name)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}

/** True when process `pid` is the PostgreSQL server of the data folder `cluster`. */
export function isServerOf(pid: number, cluster: string): boolean {
  // Windows tells neither without a helper program; there the connection that follows has to prove it.
  if (process.platform === 'win32') return true
  if (!hasProc) return ps(['-ww', '-o', 'command=', '-p', String(pid)]).includes(`-D ${cluster}`)
  const words = commandInProc(pid).split('\0')
  return words[words.indexOf('-D') + 1] === cluster || isPostgresIn(pid, cluster)
}

/** The processes whose title begins with `title`. */
export function findTitled(title: string): ProcessMark[] {
  return listCommands()
    .filter(({ command }) => command.startsWith(title))
    .flatMap(({ pid }) => findProcess(pid) ?? [])
}

function findInProc(pid: number): ProcessMark | undefined {
  const stat = readOr(`/proc/${pid}/stat`, '')
  // The name in brackets may itself hold brackets and spaces: the fields are counted from its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startTicks] = [fields[0], fields[19]]
  if (!state || !startTicks || state === 'Z' || state === 'X') return undefined
  // Ticks count from the boot, so the boot is named too.
  return { pid, started: `${readOr('/proc/sys/kernel/random/boot_id', '').trim()}:${startTicks}` }
}

function isPostgresIn(pid: number, folder: string): boolean {
  try {
    const name = readOr(`/proc/${pid}/comm`, '').trim()
    return name === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}

function listCommands(): { pid: number; command: string }[] {
  if (process.platform === 'win32') return []
  if (hasProc) {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return pids.map((pid) => ({ pid: Number(pid), command: commandInProc(Number(pid)) }))
  }
  const lines = ps(['-axww', '-o', 'pid=,command=']).split('\n')
  return lines.flatMap((line) => {
    const [, pid, command] = /^\s*(\d+) (.*)$/.exec(line) ?? []
    return pid && command ? [{ pid: Number(pid), command }] : []
  })
}

function commandInProc(pid: number): string {
  return readOr(`/proc/${pid}/cmdline`, '')
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function ps(args: string[]): string {
  try {
    return execFileSync('ps', args, {
      encoding: 'utf8',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}
