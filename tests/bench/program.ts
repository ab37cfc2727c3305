import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { newOnce } from '../../server/http/once'
import { projectRoot } from '../../server/root'
import { databaseOf, freePort } from '../support/program'
import { cpuOf, cpuOfServer, hasProc } from './machine'
import { Visitor } from './visitor'

export type Running = Readonly<{
  child: ChildProcess
  port: number
  database: number
  took: number
}>

/**
 * Starts the program as an operator does, in production mode; `took` is the time to its first answer, in s. With
 * `metrics` it tells its figures on that port.
 */
export async function start(dataDir: string, metrics?: number): Promise<Running> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(projectRoot, 'dist', 'server', 'main.js')],
    {
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        NODE_ENV: 'production',
        MALLOC_ARENA_MAX: '2',
        SESSION_SECRET: newOnce() + newOnce(),
        DATA_DIR: dataDir,
        PORT: String(port),
        TRUST_PROXY: '1',
        ...(metrics !== undefined && { METRICS_PORT: String(metrics) }),
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const health = new Visitor(port)
  for (;;) {
    const answer = await health.get('/health').catch(() => undefined)
    if (answer?.status === 200) break
    if (child.exitCode !== null) throw new Error('The program ended before it answered.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  health.close()
  const took = (performance.now() - began) / 1000
  return { child, port, database: databaseOf(dataDir) ?? 0, took }
}

export async function stop({ child }: Running): Promise<void> {
  const ended = new Promise((resolve) => {
    child.once('exit', resolve)
  })
  child.kill('SIGTERM')
  await ended
}

/** CPU time of the app and of its database so far, in ms; not known without /proc. */
export function costSoFar({ child, database }: Running): { app: number; database: number } {
  if (!hasProc) return { app: Number.NaN, database: Number.NaN }
  return { app: cpuOf(child.pid as number), database: cpuOfServer(database) }
}
