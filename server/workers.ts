import cluster, { type Worker } from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Connection } from './db'
import type { Serving } from './serve'

/** What a worker says to the house: that it listens for its order, which port it answers on, or why it cannot. */
type Report = 'listening' | Readonly<{ port: number } | { problem: string }>
/** What the house says to a worker: where the database is. Not by the environment, which others may read. */
type Order = Readonly<{ connection: Connection }>

// A worker that ends again and again is not called back faster than this, in ms.
const pause = 1000
// Longer than a worker waits for its own requests.
const patience = 8000

/**
 * Answers with `count` processes that share one port, and keeps as many: one that ends is replaced, while the others go
 * on. They share nothing but the database.
 * @throws Error with the sentence of the first that could not begin
 */
export async function startWorkers(
  count: number,
  connection: Connection,
  log: Logger,
): Promise<Serving> {
  let closing = false
  const begin = () =>
    new Promise<number>((resolve, reject) => {
      const worker = cluster.fork()
      worker.on('message', (said: Report) => {
        if (said === 'listening') worker.send({ connection } satisfies Order)
        else if ('port' in said) resolve(said.port)
        else if ('problem' in said) reject(new Error(said.problem))
      })
      worker.once('exit', (code, signal) => {
        reject(new Error(`A worker ended (${signal ?? code}) before it answered.`))
        if (!closing) void replace(worker)
      })
    })
  const replace = async (gone: Worker) => {
    log.error({ pid: gone.process.pid }, 'a worker ended')
    await sleep(pause)
    if (!closing) begin().catch((error: unknown) => log.error(String(error)))
  }
  const stop = async () => {
    closing = true
    const workers = Object.values(cluster.workers ?? {}).filter((one) => one !== undefined)
    const giveUp = setTimeout(() => {
      for (const worker of workers) worker.process.kill('SIGKILL')
    }, patience)
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((resolve) => {
            if (worker.isDead()) return resolve()
            worker.once('exit', () => resolve())
            worker.process.kill('SIGTERM')
          }),
      ),
    )
    clearTimeout(giveUp)
  }
  try {
    const [port = 0] = await Promise.all(Array.from({ length: count }, begin))
    return { port, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** In a worker: waits for the house to say where the database is. */
export function awaitOrder(): Promise<Connection> {
  return new Promise((resolve) => {
    process.once('message', ({ connection }: Order) => resolve(connection))
    void report('listening')
  })
}

/** In a worker: tells the house how it went; settles when the house has been told. */
export function report(what: Report): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(what, () => resolve())
    else resolve()
  })
}
