import { createServer, type Server } from 'node:http'
import type { RequestHandler } from 'express'
import type { Knex } from 'knex'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { onSlowStatement } from './db'
import { listJobs } from './upkeep/queries'

/** What is counted in this process, in the format that Prometheus reads. */
export type Metrics = Readonly<{
  /** Stands before the routes and times every request by its route, never by its address. */
  measure: RequestHandler
  /** Everything counted so far; asks the database for the work that waits. */
  text: () => Promise<string>
}>

// From a remembered page to a page in trouble, in seconds.
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** Begins to count. Labels hold routes, methods and statuses: nothing of what people do or who they are. */
export function makeMetrics(db: Knex): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'tuntas_request_seconds',
    help: 'Time from a request to its whole answer, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets,
    registers,
  })
  const slow = new Counter({
    name: 'tuntas_slow_statements_total',
    help: 'Statements of the database that took a second or longer.',
    registers,
  })
  onSlowStatement(() => slow.inc())
  const pool = (name: string, help: string, count: (from: Pool) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(count((db.client as { pool: Pool }).pool))
      },
    })
  pool('tuntas_db_connections_used', 'Database connections in use.', (from) => from.numUsed())
  pool('tuntas_db_connections_free', 'Open database connections that wait.', (from) =>
    from.numFree(),
  )
  pool('tuntas_db_acquires_pending', 'Who waits for a database connection.', (from) =>
    from.numPendingAcquires(),
  )
  const jobs = new Gauge({
    name: 'tuntas_jobs',
    help: 'Background work, by task and state.',
    labelNames: ['task', 'state'],
    registers,
    async collect() {
      this.reset()
      for (const { task, waiting, running, failed } of await listJobs(db).catch(() => [])) {
        this.set({ task, state: 'waiting' }, waiting)
        this.set({ task, state: 'running' }, running)
        this.set({ task, state: 'failed' }, failed)
      }
    },
  })
  void jobs

  return {
    measure: (req, res, next) => {
      const stop = requests.startTimer()
      res.once('finish', () => {
        const route = (req.route as { path?: string } | undefined)?.path ?? 'none'
        stop({ route, method: req.method, status: res.statusCode })
      })
      next()
    },
    text: () => registry.metrics(),
  }
}

type Pool = Readonly<{
  numUsed(): number
  numFree(): number
  numPendingAcquires(): number
}>

/** A server of its own for the metrics, so that no proxy that shows the app shows them too. */
export function metricsServer({ text }: Metrics): Server {
  return createServer((req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') {
      res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Look at /metrics.\n')
      return
    }
    text().then(
      (body) =>
        res
          .writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
          .end(body),
      () => res.writeHead(503).end(),
    )
  })
}
