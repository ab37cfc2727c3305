import cluster from 'node:cluster'
import { createServer } from 'node:http'
import type { Knex } from 'knex'
import { pino, type Logger } from 'pino'
import { ConfigError, readConfig, roleIn, type Config } from './config'
import { connect, onSlowStatement, type Connection } from './db'
import { startEmbedded, type EmbeddedDatabase } from './db/embedded'
import { clearExpired, demoPassword, prepareDatabase, versionProblem } from './db/prepare'
import { rememberNothing } from './history/memory'
import { rereadTemplates } from './http/template'
import { dayOf } from './i18n'
import { startJobs } from './jobs/runner'
import { answerMetrics, countWorker, makeMetrics } from './metrics'
import { open, serveApp, type Serving } from './serve'
import { sessionSecret } from './session-secret'
import { tasks } from './tasks'
import { awaitOrder, report, startWorkers } from './workers'

const say = (line: string) => process.stdout.write(`${line}\n`)
const clearEvery = 3_600_000

void main()

async function main(): Promise<void> {
  try {
    const config = readConfig(process.env)
    await (cluster.isWorker ? work(config) : run(config))
  } catch (error) {
    const lines = error instanceof ConfigError ? error.problems : [sentenceOf(error)]
    if (cluster.isWorker) await report({ problem: lines.join('\n') })
    else for (const line of lines) process.stderr.write(`${line}\n`)
    process.exit(1)
  }
}

/** The house: its database, its background work, and whoever answers. */
async function run(config: Config): Promise<void> {
  const log = begin(config)
  // Heard from the first moment on: a stop while the database comes up still ends it in order.
  const stop = stopped()
  const { connection, db, embedded } = await openDatabase(config, log)
  try {
    await reach(db)
    const problem = await versionProblem(db)
    if (problem) throw new Error(problem)
    await prepare(db, config)
    // Making the schema may take long; what people wait for is another matter.
    nameSlowStatements(log)
    sessionSecret(config)
    const metrics = config.metricsPort === undefined ? undefined : makeMetrics(db)
    const serving =
      config.workers > 1
        ? await startWorkers(config.workers, connection, log)
        : await serveApp(db, log, config, metrics?.measure)
    const meter = metrics && (await openMeter(metrics, config))
    const clearing = setInterval(() => {
      clearExpired(db).catch((error: unknown) => log.warn({ error: sentenceOf(error) }, 'clearing'))
    }, clearEvery)
    const jobs = startJobs(db, tasks(db, config), log)

    await greet(db, serving, config)
    await stop
    clearInterval(clearing)
    await meter?.stop()
    await serving.stop()
    await jobs.stop()
  } finally {
    await db.destroy()
    await embedded?.stop()
  }
  process.exit(0)
}

/** Brings the database up to date, as its owner where the app has a role of its own. */
async function prepare(db: Knex, config: Config): Promise<void> {
  const { databaseUrl, databaseOwnerUrl } = config
  const preparation = {
    homeRegion: config.homeRegion,
    demo: config.demo !== 'no' && config.nodeEnv !== 'production',
    today: dayOf(new Date()),
  }
  if (databaseOwnerUrl === undefined || databaseUrl === undefined) {
    await prepareDatabase(db, preparation)
    return
  }
  const owner = connect(databaseOwnerUrl, 3)
  try {
    await prepareDatabase(owner, { ...preparation, appRole: roleIn(databaseUrl) })
  } finally {
    await owner.destroy()
  }
}

/** One of several processes that answer on the same port. The house has prepared the database; Node ends those it leaves. */
async function work(config: Config): Promise<void> {
  const log = begin(config)
  const stop = stopped()
  nameSlowStatements(log)
  const db = connect(await awaitOrder(), config.dbPool)
  try {
    const metrics = config.metricsPort === undefined ? undefined : countWorker(db)
    const serving = await serveApp(db, log, config, metrics?.measure)
    await report({ port: serving.port })
    await stop
    await serving.stop()
  } finally {
    await db.destroy()
  }
  process.exit(0)
}

function begin(config: Config): Logger {
  const log = pino({ level: config.logLevel })
  if (config.nodeEnv === 'development') {
    rereadTemplates()
    rememberNothing()
  }
  return log
}

function nameSlowStatements(log: Logger): void {
  onSlowStatement((slow) => log.warn(slow, 'slow statement'))
}

function openMeter(metrics: ReturnType<typeof makeMetrics>, config: Config): Promise<Serving> {
  const server = createServer(answerMetrics(metrics, config.workers > 1))
  return open(server, { host: config.host, portIsDefault: false }, config.metricsPort as number)
}

type OpenDatabase = { connection: Connection; db: Knex; embedded?: EmbeddedDatabase }

/** The team's own server where one is named, else the embedded one. */
async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  const { databaseUrl, dbPool } = config
  if (databaseUrl !== undefined) {
    return { connection: databaseUrl, db: connect(databaseUrl, dbPool) }
  }
  const embedded = await startEmbedded({
    dataDir: config.dataDir,
    say,
    // Better gone than up without a database: whoever supervises the app sees it end.
    onLost: (error) => {
      log.fatal(sentenceOf(error))
      process.exit(1)
    },
  })
  const { connection } = embedded
  return { connection, db: connect(connection, dbPool), embedded }
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

async function greet(db: Knex, { port }: Serving, config: Config): Promise<void> {
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

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
