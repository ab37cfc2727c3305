import type { RequestListener } from 'node:http'
import type { RequestHandler } from 'express'
import type { Knex } from 'knex'
import {
  AggregatorRegistry,
  Counter,
  Gauge,
  Histogram,
  Registry,
  collectDefaultMetrics,
} from 'prom-client'
import { onSlowStatement } from './db'
import { listJobs } from './upkeep/queries'

/** What is counted in this process, in the format that Prometheus reads. */
export type Metrics = Readonly<{
  /** Stands before the routes and times every request by its route, never by its address. */
  measure: RequestHandler
  registry: Registry
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
    // Every process tells the same.
    aggregator: 'max',
    registers: [],
    async collect() {
      this.reset()
      for (const { task, waiting, running, failed } of await listJobs(db).catch(() => [])) {
        this.set({ task, state: 'waiting' }, waiting)
        this.set({ task, state: 'running' }, running)
        this.set({ task, state: 'failed' }, failed)
      }
    },
  })
  registry.registerMetric(jobs)

  return {
    measure: (req, res, next) => {
      const stop = requests.startTimer()
      res.once('finish', () => {
        const route = (req.route as { path?: string } | undefined)?.path ?? 'none'
        stop({ route, method: req.method, status: res.statusCode })
      })
      next()
    },
    registry,
  }
}

type Pool = Readonly<{
  numUsed(): number
  numFree(): number
  numPendingAcquires(): number
}>

/** In a worker: counts as `makeMetrics` does, and hands its figures to the house when that is asked for them. */
export function countWorker(db: Knex): Metrics {
  const metrics = makeMetrics(db)
  // Made for what it does when it is made: it answers the house.
  void new AggregatorRegistry()
  AggregatorRegistry.setRegistries(metrics.registry)
  return metrics
}

/**
 * Answers on a port of its own, so that no proxy that shows the app shows the metrics too. With `several` processes
 * their figures are summed.
 */
export function answerMetrics(metrics: Metrics, several = false): RequestListener {
  const workers = several ? new AggregatorRegistry() : undefined
  const text = async () =>
    workers ? `${await workers.clusterMetrics()}\n` : await metrics.registry.metrics()
  return (req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') {
      res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Look at /metrics.\n')
      return
    }
    text().then(
      (body) => res.writeHead(200, { 'Content-Type': metrics.registry.contentType }).end(body),
      () => res.writeHead(503).end(),
    )
  }
}
