import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../../server/root'

type Ending = Readonly<{ code: number | null; signal: NodeJS.Signals | null }>

/** The whole program, as an operator runs it: a process of its own with its own database server. */
export type Program = Readonly<{
  url: string
  pid: number
  dataDir: string
  /** Everything it has printed so far. */
  said(): string
  kill(signal: NodeJS.Signals): void
  ended: Promise<Ending>
}>

/** An empty folder in which the program may keep its data, also when it is root's; `remove` sweeps it away. */
export function dataFolder(): { dataDir: string; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'tuntas-program-'))
  chmodSync(home, 0o711)
  return {
    dataDir: join(home, 'data'),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** A port of this machine that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * Starts the program and waits until it says where it is. `env` adds to the environment, from which everything that
 * would configure another program is left out. With `at` its clock begins at that instant.
 */
export async function startProgram(
  dataDir: string,
  env: Record<string, string> = {},
  at?: Date,
): Promise<Program> {
  const port = Number(env['PORT'] ?? (await freePort()))
  const clock = at ? ['--require', join(projectRoot, 'tests', 'support', 'clock.cjs')] : []
  const child = spawn(process.execPath, [...clock, '--import', 'tsx', 'server/main.ts'], {
    cwd: projectRoot,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: process.env['TMPDIR'],
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'error',
      ...(at && { STORY_NOW: String(at.getTime()) }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (text: Buffer) => {
    said += String(text)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<Ending>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  const greeted = async () => {
    while (!said.includes('Tuntas: http') && child.exitCode === null && child.signalCode === null) {
      await sleep(20)
    }
  }
  await greeted()
  if (!said.includes('Tuntas: http')) {
    const outcome = await ended
    throw new Error(`The program ended (${JSON.stringify(outcome)}) and said:\n${said}`)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid as number,
    dataDir,
    said: () => said,
    kill: (signal) => void child.kill(signal),
    ended,
  }
}

/** The process of the program's own database server, while it runs. */
export function databaseOf(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
    return existsSync(`/proc/${pid}/exe`) ? pid : undefined
  } catch {
    return undefined
  }
}
