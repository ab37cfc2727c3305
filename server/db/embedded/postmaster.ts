import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { askDataDirectory, passwordOf, type Address } from './cluster'
import { makeSocketFolder, ownSocketFolder } from './folders'
import type { Native } from './native'
import {
  findProcess,
  findTitled,
  isRunning,
  isServerOf,
  signal,
  type ProcessMark,
} from './processes'
import { runAs, spawnOptions, type Runner } from './runner'
import { codeOf, DatabaseTrouble, lastLines } from './trouble'

/** All that is needed to start the server of one cluster, again and again. Times are milliseconds. */
export type Plan = {
  dataDir: string
  cluster: string
  /** Names the socket's folder and the processes; no other cluster has it. */
  name: string
  native: Native
  runner: Runner
  settings: Record<string, string>
  say: (line: string) => void
}

/** How a process ended; both are null when it was not ours to hear of. */
export type Ending = { code: number | null; signal: NodeJS.Signals | null }

/** A server that is up and answers. */
export type Postmaster = { mark: ProcessMark; address: Address; ended: Promise<Ending> }

const longestBusy = 8_000
const recoveryMayTake = 300_000
const answerWithin = 5_000

/**
 * Brings the server of a cluster up: one that was left running is adopted, otherwise a new one is started, as soon as
 * the remains of an earlier one are out of the way. A server that is wanted at a fixed `address` is brought up there.
 * @throws DatabaseTrouble with PostgreSQL's own words when it does not start
 */
export async function bringUp(plan: Plan, address?: Address): Promise<Postmaster> {
  let busySince: number | undefined
  for (;;) {
    const adopted = await adopt(plan, address)
    if (adopted) return adopted
    const launched = await launch(plan, address ?? (await chooseAddress(plan)))
    if (typeof launched !== 'string') return launched

    busySince ??= Date.now()
    const busyFor = Date.now() - busySince
    if (!isBusy(launched) || busyFor > longestBusy) throw didNotStart(plan, launched)
    if (busyFor > 500) endLeftovers(plan)
    await sleep(100)
  }
}

/** Ends the server in good order, and after 7 s without regard: what was committed is safe either way. */
export async function end(plan: Plan, server: ProcessMark): Promise<void> {
  if (process.platform === 'win32') {
    const stop = ['stop', '-D', plan.cluster, '-m', 'fast', '-t', '8']
    // It complains when the server has just gone by itself.
    await runAs(plan.runner, plan.native.pgCtl, stop).catch(() => undefined)
    return
  }
  const steps = [
    ['SIGINT', 7_000],
    ['SIGQUIT', 1_500],
    ['SIGKILL', 1_000],
  ] as const
  for (const [name, patience] of steps) {
    signal(server, name)
    if (await endsWithin(server, patience)) return
  }
}

/** The file whose absence means that nobody can reach the server any more. Undefined on Windows. */
export function socketOf({ host, port }: Address): string | undefined {
  return host.startsWith('/') ? join(host, `.s.PGSQL.${port}`) : undefined
}

/** Removes the socket's folder once the server has ended; one that holds anything else stays. */
export function removeSocketFolder(address: Address): void {
  if (!socketOf(address)) return
  try {
    rmdirSync(address.host)
  } catch {
    // It is empty and in the temp folder: no harm when it stays.
  }
}

async function adopt(plan: Plan, wanted: Address | undefined): Promise<Postmaster | undefined> {
  const note = readNote(plan.cluster)
  const mark = note && findProcess(note.pid)
  if (!note || !mark) return undefined
  if (!isServerOf(note.pid, plan.cluster)) {
    // The number was given to another process, after a reboot for one; PostgreSQL would take that one for a server.
    rmSync(join(plan.cluster, 'postmaster.pid'), { force: true })
    return undefined
  }
  const address = wanted ?? addressFrom(note, plan)
  if (await answers(plan, mark, address)) {
    plan.say(`Using the database that was left running (process ${note.pid}).`)
    return { mark, address, ended: watchFromOutside(mark) }
  }
  plan.say(`The database left running (process ${note.pid}) does not answer: ending it.`)
  await end(plan, mark)
  return undefined
}

/** Waits while a server starts or recovers; false once it is stopping, gone, or silent for too long. */
async function answers(plan: Plan, mark: ProcessMark, address: Address): Promise<boolean> {
  const giveUpAt = Date.now() + recoveryMayTake
  let silentSince: number | undefined
  while (isRunning(mark) && Date.now() < giveUpAt) {
    const note = readNote(plan.cluster)
    // A new server takes a moment to overwrite the note of the one before it.
    const status = note?.pid === mark.pid ? note.status : 'starting'
    if (status === 'stopping') return false
    if (status === 'ready') {
      if (await isThere(plan, address)) return true
      silentSince ??= Date.now()
      if (Date.now() - silentSince > answerWithin) return false
    }
    await sleep(20)
  }
  return false
}

async function isThere(plan: Plan, address: Address): Promise<boolean> {
  try {
    return (await askDataDirectory(address)) === plan.cluster
  } catch {
    return false
  }
}

/** Starts a server. Answers it, or what PostgreSQL said when it did not stay up. */
async function launch(plan: Plan, address: Address): Promise<Postmaster | string> {
  const log = join(plan.dataDir, 'database-start.log')
  clearSocket(plan, address)
  const child = spawnServer(plan, address, log)
  const ended = endingOf(child)
  const pid = child.pid
  const mark = pid === undefined ? undefined : findProcess(pid)
  const isUp = mark !== undefined && (await answers(plan, mark, address))
  if (isUp) return { mark, address, ended }
  if (mark) await end(plan, mark)
  const failed = await ended.then(() => '', String)
  return failed || readFileSync(log, 'utf8')
}

/**
 * Makes way for the socket: its folder may have been tidied away, and the lock of a server that is gone may name a
 * process number that somebody else has now.
 */
function clearSocket(plan: Plan, address: Address): void {
  const socket = socketOf(address)
  if (!socket) return
  if (!ownSocketFolder(address.host, plan.runner)) {
    throw new DatabaseTrouble(
      `The folder ${address.host} for the database's socket is not one of user ${plan.runner.name} alone. Remove it.`,
    )
  }
  for (const file of [socket, `${socket}.lock`]) rmSync(file, { force: true })
}

/** A backend in a long query outlives a killed server, and a new one waits for the last of them. */
function endLeftovers(plan: Plan): void {
  for (const rest of findTitled(`postgres: ${plan.name}: `)) signal(rest, 'SIGKILL')
}

function spawnServer(plan: Plan, address: Address, log: string): ChildProcess {
  const settings = { ...settingsFor(plan, address), ...plan.settings }
  const asArguments = Object.entries(settings).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const output = openSync(log, 'w', 0o600)
  try {
    const child = spawn(
      plan.native.postgres,
      ['-D', plan.cluster, ...asArguments],
      // A session of its own: Ctrl-C in the terminal is for the app, which ends the database last.
      { ...spawnOptions(plan.runner), detached: true, stdio: ['ignore', output, output] },
    )
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}

function settingsFor(plan: Plan, address: Address): Record<string, string> {
  const socket = address.host.startsWith('/')
  return {
    port: String(address.port),
    listen_addresses: socket ? '' : address.host,
    ...(socket ? { unix_socket_directories: address.host, unix_socket_permissions: '0700' } : {}),
    cluster_name: plan.name,
    jit: 'off',
    // A week of daily files in the cluster, each one overwritten a week later.
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_size: '0',
    log_checkpoints: 'off',
    // Neither statements nor the values in them: they hold people's names.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    // A killed app's long statement ends soon, and with it the locks it holds. Other systems cannot notice.
    ...(process.platform === 'linux' ? { client_connection_check_interval: '2s' } : {}),
  }
}

async function chooseAddress(plan: Plan): Promise<Address> {
  const password = passwordOf(plan.dataDir)
  if (password === undefined) return { host: makeSocketFolder(plan.name, plan.runner), port: 5432 }
  return { host: '127.0.0.1', port: await findFreePort(), password }
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

type Note = { pid: number; port: number; socketFolder: string; status: string }

/** What a running server notes in its data folder, line by line. */
function readNote(cluster: string): Note | undefined {
  const lines = readLines(join(cluster, 'postmaster.pid'))
  if (lines.length === 0) return undefined
  return {
    // The number is negative when the server was started for one user alone.
    pid: Math.abs(Number(lines[0])),
    port: Number(lines[3]),
    socketFolder: lines[4]?.trim() ?? '',
    status: lines[7]?.trim() ?? '',
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

function addressFrom(note: Note, plan: Plan): Address {
  const password = passwordOf(plan.dataDir)
  return password === undefined
    ? { host: note.socketFolder, port: note.port }
    : { host: '127.0.0.1', port: note.port, password }
}

function endingOf(child: ChildProcess): Promise<Ending> {
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signalName) => resolve({ code, signal: signalName }))
  })
  // Whoever waits for it hears of a failure; until somebody does, it is not an unhandled one.
  ended.catch(() => undefined)
  return ended
}

async function watchFromOutside(mark: ProcessMark): Promise<Ending> {
  while (isRunning(mark)) await sleep(500, undefined, { ref: false })
  return { code: null, signal: null }
}

async function endsWithin(mark: ProcessMark, patience: number): Promise<boolean> {
  const giveUpAt = Date.now() + patience
  while (isRunning(mark)) {
    if (Date.now() > giveUpAt) return false
    await sleep(20)
  }
  return true
}

function isBusy(complaint: string): boolean {
  return /already exists|still in use|Address already in use/.test(complaint)
}

function didNotStart(plan: Plan, complaint: string): DatabaseTrouble {
  return new DatabaseTrouble(
    `PostgreSQL did not start in ${plan.cluster} as user ${plan.runner.name}. ` +
      `It says: ${lastLines(complaint)}. Its own log lies in ${join(plan.cluster, 'log')}.`,
  )
}
