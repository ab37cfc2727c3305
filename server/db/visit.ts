import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Knex } from 'knex'
import type { Config } from '../config'
import { connect, type Connection } from '.'
import { startEmbedded } from './embedded'
import { askDataDirectory, passwordOf, role } from './embedded/cluster'
import { findCluster, makeDataFolder } from './embedded/folders'

/** A sentence for the operator; the program ends with it. */
export class Trouble extends Error {}

/** The database as a command of the administrator has it: `leave` leaves it as it was found. */
export type Visit = Readonly<{ db: Knex; leave: () => Promise<void> }>

/** Reaches the database of these settings, whether Tuntas runs or not; `size` is the most connections. */
export async function visitDatabase(config: Config, size = 2): Promise<Visit> {
  const from = (connection: Connection, stop?: () => Promise<void>) => {
    const db = connect(connection, size)
    return {
      db,
      leave: async () => {
        await db.destroy()
        await stop?.()
      },
    }
  }
  // What an administrator does may need the schema's owner.
  const url = config.databaseOwnerUrl ?? config.databaseUrl
  if (url !== undefined) return from(url)
  const running = await findRunning(config.dataDir)
  if (running) return from(running)
  const embedded = await startEmbedded({ dataDir: config.dataDir })
  return from(embedded.connection, () => embedded.stop())
}

/** The embedded database of a Tuntas that runs at this moment: it notes in its folder where it listens. */
async function findRunning(folder: string): Promise<Connection | undefined> {
  const dataDir = makeDataFolder(folder)
  const cluster = findCluster(dataDir, () => undefined)
  if (cluster === undefined) return undefined
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const password = passwordOf(dataDir)
    const address = {
      host: password === undefined ? (lines[4]?.trim() ?? '') : '127.0.0.1',
      port: Number(lines[3]),
      ...(password !== undefined && { password }),
    }
    if ((await askDataDirectory(address)) !== cluster) return undefined
    return { ...address, user: role, database: 'tuntas' }
  } catch {
    // No note, or nobody there: none runs.
    return undefined
  }
}
