import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { makeDraftFolder, settleDraft } from './folders'
import type { Native } from './native'
import { runAs, type Runner } from './runner'
import { DatabaseTrouble, lastLines, messageOf } from './trouble'

/** Where the server listens: a folder with its socket, or (on Windows) an address, port and password. */
export type Address = { host: string; port: number; password?: string }

/** The one database role there is: it made the cluster. */
export const role = 'app'

/**
 * Makes a new cluster for the data folder: UTF-8, sorted by Indonesian rules, whatever the machine's language.
 * `quick` leaves out waiting for the disk, for clusters that are thrown away.
 * @returns its folder
 * @throws DatabaseTrouble when initdb fails
 */
export async function makeCluster(
  dataDir: string,
  native: Native,
  runner: Runner,
  quick: boolean,
): Promise<string> {
  const draft = makeDraftFolder(dataDir, runner)
  try {
    await runAs(runner, native.initdb, [
      `--pgdata=${draft}`,
      `--username=${role}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=id-ID',
      ...authentication(dataDir),
      ...(quick ? ['--no-sync'] : []),
    ])
    return settleDraft(draft, dataDir)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw new DatabaseTrouble(
      `PostgreSQL could not make a new database in ${draft} as user ${runner.name}. It says: ${lastLines(messageOf(error))}. ` +
        'Mend that, or set DATA_DIR to another folder.',
    )
  }
}

/**
 * Refuses a cluster of another PostgreSQL than the installed one.
 * @throws DatabaseTrouble naming both versions
 */
export function checkVersion(cluster: string, native: Native): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version === native.major) return
  throw new DatabaseTrouble(
    `The database in ${cluster} was made by PostgreSQL ${version}, and PostgreSQL ${native.major} is installed. ` +
      `Start it with the Tuntas that made it, take a backup there, and restore that here.`,
  )
}

/** The password of the role on Windows, where the server listens on a port; elsewhere the socket's folder is the guard. */
export function passwordOf(dataDir: string): string | undefined {
  return process.platform === 'win32'
    ? readFileSync(passwordFileOf(dataDir), 'utf8').trim()
    : undefined
}

/** Makes the database `name` when it is missing. */
export async function ensureDatabase(address: Address, name: string): Promise<void> {
  await withClient(address, 'postgres', async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return
    await client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'
       LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'id-ID'`,
    )
  })
}

/** The data folder of the server at `address`, as it says itself. Rejects when it does not answer within 3 s. */
export async function askDataDirectory(address: Address): Promise<string> {
  return withClient(address, 'postgres', async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
    return rows[0]?.data_directory ?? ''
  })
}

async function withClient<T>(
  address: Address,
  database: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  // ssl is said aloud, as a PGSSLMODE meant for another server would otherwise count.
  const client = new Client({
    ...address,
    user: role,
    database,
    ssl: false,
    connectionTimeoutMillis: 3_000,
    query_timeout: 60_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const result = await work(client)
    await client.end()
    return result
  } catch (error) {
    // Not waited for: a server that fails may not say goodbye either.
    client.end().catch(() => undefined)
    throw error
  }
}

function authentication(dataDir: string): string[] {
  if (process.platform !== 'win32') return ['--auth=trust']
  const file = passwordFileOf(dataDir)
  writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return ['--auth=scram-sha-256', `--pwfile=${file}`]
}

function passwordFileOf(dataDir: string): string {
  return join(dataDir, 'pg-password')
}
