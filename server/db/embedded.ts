import { checkVersion, ensureDatabase, makeCluster, role } from './embedded/cluster'
import { checkReach, findCluster, makeDataFolder, nameOfCluster, ownerOf } from './embedded/folders'
import { Keeper } from './embedded/keeper'
import { takeLock } from './embedded/lock'
import { prepareNative } from './embedded/native'
import { bringUp, end, type Ending, type Plan } from './embedded/postmaster'
import { chooseRunner } from './embedded/runner'

export type EmbeddedOptions = {
  /** The folder that holds the database and what belongs to it; made when missing. */
  dataDir: string
  /** The database in the cluster, made when missing. Without it: tuntas. */
  database?: string
  /** Further settings of PostgreSQL, such as { fsync: 'off' } for a cluster that is thrown away. */
  settings?: Record<string, string>
  /** Hears, in sentences, of what takes long or what the operator should know. */
  say?: (line: string) => void
  /** Called once when the database is gone for good: the app should then end with a code other than 0. */
  onLost?: (error: Error) => void
}

export type EmbeddedDatabase = {
  /** The same for as long as the app runs, also after the server had to be started again. */
  readonly connection: {
    host: string
    port: number
    user: string
    database: string
    password?: string
    ssl: false
  }
  /** The process of the server; another one after it had to be started again. */
  readonly pid: number
  /** Ends the server (within 10 s) and gives the data folder free. Close every pool before. */
  stop(): Promise<void>
  /** Settles when the server has ended for good: stopped, or lost. */
  readonly exited: Promise<Ending>
}

/**
 * Starts the PostgreSQL that comes with the packages, on a folder of its own: no port, no password, no setup. A server
 * that a killed app left running is used again, and one that dies while the app runs is started again, five times a
 * minute at most; what was committed is there after either.
 * @throws DatabaseTrouble in full sentences when that cannot be done, also when another Tuntas uses the folder
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = makeDataFolder(options.dataDir)
  const lock = await takeLock(dataDir)
  try {
    const plan = await makePlan(dataDir, options)
    const server = await bringUp(plan)
    const database = options.database ?? 'tuntas'
    try {
      await ensureDatabase(server.address, database)
    } catch (error) {
      await end(plan, server.mark)
      throw error
    }

    const keeper = new Keeper(plan, server, options.onLost ?? (({ message }) => plan.say(message)))
    return {
      connection: { ...server.address, user: role, database, ssl: false },
      get pid() {
        return keeper.pid
      },
      stop: () => keeper.stop().finally(() => lock.release()),
      exited: keeper.exited,
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function makePlan(dataDir: string, options: EmbeddedOptions): Promise<Plan> {
  const { settings = {}, say = () => undefined } = options
  const found = findCluster(dataDir, say)
  const runner = chooseRunner(found, found ? ownerOf(found) : undefined)
  if (found) checkReach(found, runner)
  const native = await prepareNative(dataDir, runner, say)
  const quick = settings['fsync'] === 'off'
  const cluster = found ?? (await makeCluster(dataDir, native, runner, quick))
  if (!found) say(`A new database was made in ${cluster}; user ${runner.name} runs it.`)
  checkVersion(cluster, native)
  return { dataDir, cluster, name: nameOfCluster(cluster), native, runner, settings, say }
}
