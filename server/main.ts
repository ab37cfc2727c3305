import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Knex } from 'knex'
import { pino, type Logger } from 'pino'
import { createApp } from './app'
import { ConfigError, readConfig, type Config } from './config'
import { connect, onSlowStatement } from './db'
import { startEmbedded, type EmbeddedDatabase } from './db/embedded'
import { clearExpired, demoPassword, prepareDatabase, versionProblem } from './db/prepare'
import { startJobs } from './jobs/runner'
import { makeMetrics, metricsServer } from './metrics'
import { rereadTemplates } from './http/page'
import { dayOf } from './i18n'
import { sessionSecret } from './session-secret'
import { tasks } from './tasks'

const say = (line: string) => process.stdout.write(`${line}\n`)
const clearEvery = 3_600_000
// Short of the 10 s a supervisor allows, because the embedded database ends after the requests have.
const patience = 6000

void main()

async function main(): Promise<void> {
  try {
    await run(readConfig(process.env))
  } catch (error) {
    const lines = error instanceof ConfigError ? error.problems : [sentenceOf(error)]
    for (const line of lines) process.stderr.write(`${line}\n`)
    process.exit(1)
  }
}

async function run(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel })
  const production = config.nodeEnv === 'production'
  if (config.nodeEnv === 'development') rereadTemplates()

  // Heard from the first moment on: a stop while the database comes up still ends it in order.
  const stop = stopped()
  const { db, embedded } = await openDatabase(config, log)
  try {
    await reach(db)
    const problem = await versionProblem(db)
    if (problem) throw new Error(problem)
    await prepareDatabase(db, {
      homeRegion: config.homeRegion,
      demo: config.demo !== 'no' && !production,
      today: dayOf(new Date()),
    })
    onSlowStatement((slow) => log.warn(slow, 'slow statement'))
    const metrics = config.metricsPort === undefined ? undefined : makeMetrics(db)
    const app = createApp({
      db,
      log,
      session: {
        secret: sessionSecret(config),
        secure: production,
        idleMinutes: config.sessionIdleMinutes,
        days: config.sessionDays,
      },
      proxies: config.trustProxy,
      mail: config.smtpUrl !== undefined,
      ...(metrics && { measure: metrics.measure }),
      backups: config.backupDir !== undefined,
      ...(config.secretsKey !== undefined && { secretsKey: config.secretsKey }),
      ...(config.appUrl !== undefined && { origin: new URL(config.appUrl).origin }),
    })
    const server = await listen(createServer(app), config)
    // A phone on a village line may take minutes for a photo; a client that sends no header in 20 s is not one.
    server.requestTimeout = 15 * 60_000
    server.headersTimeout = 20_000
    const clearing = setInterval(() => {
      clearExpired(db).catch((error: unknown) => log.warn({ error: sentenceOf(error) }, 'clearing'))
    }, clearEvery)

    const meter = metrics && metricsServer(metrics)
    if (meter && config.metricsPort !== undefined) await listen(meter, config, config.metricsPort)
    const jobs = startJobs(db, tasks(db, config), log)

    await greet(db, server, config)
    await stop
    clearInterval(clearing)
    meter?.close()
    await close(server)
    await jobs.stop()
  } finally {
    await db.destroy()
    await embedded?.stop()
  }
  process.exit(0)
}

type OpenDatabase = { db: Knex; embedded?: EmbeddedDatabase }

/** The team's own server where one is named, else the embedded one. */
async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) return { db: connect(config.databaseUrl, config.dbPool) }
  const embedded = await startEmbedded({
    dataDir: config.dataDir,
    say,
    // Better gone than up without a database: whoever supervises the app sees it end.
    onLost: (error) => {
      log.fatal(sentenceOf(error))
      process.exit(1)
    },
  })
  return { db: connect(embedded.connection, config.dbPool), embedded }
}

/** The team's own server may come up together with the app: it is waited for, up to 30 s. */
async function reach(db: Knex): Promise<void> {
  const until = Date.now() + 30_000
  for (;;) {
    try {
      await db.raw('SELECT 1')
      return
    } catch (error) {
      if (Date.now() > until) {
        throw new Error(`The database cannot be reached: ${sentenceOf(error)}`, { cause: error })
      }
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

/** Listens on the port that was chosen; when nobody chose one and it is taken, on any free one. */
function listen(server: Server, config: Config, port = config.port): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && config.portIsDefault && port !== 0) {
        server.removeAllListeners('listening')
        resolve(listen(server, config, 0))
      } else if (error.code === 'EADDRINUSE') {
        reject(new Error(`Port ${port} is in use. Set PORT to a free one, or leave it out.`))
      } else if (error.code === 'EACCES') {
        reject(new Error(`Port ${port} may not be used by this user. Set PORT to one above 1023.`))
      } else {
        reject(error)
      }
    })
    server.listen(port, config.host, () => {
      server.removeAllListeners('error')
      resolve(server)
    })
  })
}

async function greet(db: Knex, server: Server, config: Config): Promise<void> {
  const { port } = server.address() as AddressInfo
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  say(`Tuntas: ${config.appUrl ?? `http://${host}:${port}`}`)
  if (config.nodeEnv === 'production') return
  const accounts = (await db('users')
    .leftJoin('agencies', 'agencies.id', 'users.agency_id')
    .select('users.email', 'users.role', 'agencies.short_name as agency')
    .where({ 'users.is_demo': true })
    .whereNull('users.disabled_at')
    .orderBy('users.id')) as { email: string; role: string; agency: string | null }[]
  if (accounts.length === 0) return
  say('')
  for (const { email, role, agency } of accounts) {
    say(`  ${email.padEnd(26)} ${demoPassword}   ${role}${agency ? ` (${agency})` : ''}`)
  }
}

/** Settles at the first SIGINT or SIGTERM. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

/** Takes no more requests, lets those in flight be answered, and gives up on them after `patience` ms. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  // A browser keeps its connection for the next request; after its last answer nobody need wait for that.
  const tidying = setInterval(() => server.closeIdleConnections(), 50)
  const giveUp = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(tidying)
  clearTimeout(giveUp)
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
