import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Knex } from 'knex'
import { ConfigError, readConfig, type Config } from '../config'
import { connect, type Connection, type Db } from '../db'
import { startEmbedded } from '../db/embedded'
import { askDataDirectory, passwordOf, role } from '../db/embedded/cluster'
import { findCluster, makeDataFolder } from '../db/embedded/folders'
import { prepareDatabase } from '../db/prepare'
import { dayOf } from '../i18n'
import { createAccount, linkExpiry, makePasswordLink } from './commands'
import { parseAccountForm } from './form'
import { findAccountByEmail } from './queries'

const usage = 'npm run user -- --email name@example.go.id --name "Full Name"'

/** A sentence for the operator; the program ends with it. */
export class Trouble extends Error {}

export type Invitation = Readonly<{ path: string; until: Date; isNew: boolean }>

/**
 * Gives the person with this address a secretariat account, or a new link to the account they have: the way in before
 * there is anyone to ask, and the way back when nobody can sign in.
 * @throws Trouble when an argument is missing or wrong, or the account is disabled
 */
export async function invite(
  db: Knex,
  { email, name }: Readonly<{ email: string; name: string }>,
  now: Date,
): Promise<Invitation> {
  const known = await findAccountByEmail(db, email.trim())
  if (known?.disabledAt) {
    throw new Trouble(`The account ${known.email} is disabled. Enable it on the page of people.`)
  }
  const id = known?.id ?? (await create(db, { email, name }))
  const path = await db.transaction((trx) =>
    makePasswordLink(trx, 'house', { id, disabledAt: null }, { now }),
  )
  return { path, until: linkExpiry(now), isNew: known === undefined }
}

async function create(db: Db, typed: { email: string; name: string }): Promise<number> {
  const form = parseAccountForm({ ...typed, role: 'secretariat' }, [])
  if (!form.ok) {
    const wrong = Object.keys(form.errors).map((field) => `--${field}`)
    throw new Trouble(`Missing or not usable: ${wrong.join(', ')}. Write: ${usage}`)
  }
  return db.transaction((trx) => createAccount(trx, 'house', form.input))
}

/** How to reach the database, whether Tuntas runs or not, and how to leave it as it was. */
async function openDatabase(config: Config): Promise<{ db: Knex; leave: () => Promise<void> }> {
  const from = (connection: Connection, stop?: () => Promise<void>) => {
    const db = connect(connection, 2)
    return {
      db,
      leave: async () => {
        await db.destroy()
        await stop?.()
      },
    }
  }
  if (config.databaseUrl !== undefined) return from(config.databaseUrl)
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

function addressOf({ appUrl, host, port }: Config): string {
  if (appUrl !== undefined) return appUrl
  const shown = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`
}

/** The program behind `npm run user`. Returns the code it ends with. */
export async function main(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const { values } = parseArgs({
      args,
      options: { email: { type: 'string' }, name: { type: 'string' } },
    })
    const { email = '', name = '' } = values
    if (email === '') throw new Trouble(`Missing: --email. Write: ${usage}`)
    const config = readConfig(env)
    const { db, leave } = await openDatabase(config)
    try {
      const now = new Date()
      const { homeRegion } = config
      await prepareDatabase(db, { homeRegion, demo: false, today: dayOf(now) })
      const made = await invite(db, { email, name }, now)
      const what = made.isNew ? 'A secretariat account was made' : 'A new link was made'
      process.stdout.write(
        `${what} for ${email}. Until ${made.until.toISOString()}, and once, this opens it:\n` +
          `${addressOf(config)}${made.path}\n`,
      )
    } finally {
      await leave()
    }
    return 0
  } catch (error) {
    const lines = error instanceof ConfigError ? error.problems : [sentenceOf(error)]
    for (const line of lines) process.stderr.write(`${line}\n`)
    return 1
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

if (require.main === module) {
  void main(process.argv.slice(2), process.env).then((code) => {
    process.exitCode = code
  })
}
