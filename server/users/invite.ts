import { parseArgs } from 'node:util'
import type { Knex } from 'knex'
import { ConfigError, readConfig, type Config } from '../config'
import type { Db } from '../db'
import { prepareDatabase } from '../db/prepare'
import { Trouble, visitDatabase } from '../db/visit'
import { dayOf } from '../i18n'
import { removeFactor } from '../factors/commands'
import { createAccount, linkExpiry, makePasswordLink } from './commands'
import { parseAccountForm } from './form'
import { findAccountByEmail } from './queries'

const usage =
  'npm run user -- --email name@example.go.id --name "Full Name" [--without-second-factor]'

export type Invitation = Readonly<{ path: string; until: Date; isNew: boolean }>

/**
 * Gives the person with this address a secretariat account, or a new link to the account they have: the way in before
 * there is anyone to ask, and the way back when nobody can sign in. On request their second factor is taken away as well,
 * for when the telephone and the recovery codes are lost.
 * @throws Trouble when an argument is missing or wrong, or the account is disabled
 */
export async function invite(
  db: Knex,
  {
    email,
    name,
    withoutFactor = false,
  }: Readonly<{ email: string; name: string; withoutFactor?: boolean }>,
  now: Date,
): Promise<Invitation> {
  const known = await findAccountByEmail(db, email.trim())
  if (known?.disabledAt) {
    throw new Trouble(`The account ${known.email} is disabled. Enable it on the page of people.`)
  }
  const id = known?.id ?? (await create(db, { email, name }))
  const path = await db.transaction(async (trx) => {
    if (withoutFactor && known?.hasFactor) await removeFactor(trx, 'house', id)
    return makePasswordLink(trx, 'house', { id, disabledAt: null }, { now })
  })
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
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        'without-second-factor': { type: 'boolean' },
      },
    })
    const { email = '', name = '', 'without-second-factor': withoutFactor = false } = values
    if (email === '') throw new Trouble(`Missing: --email. Write: ${usage}`)
    const config = readConfig(env)
    const { db, leave } = await visitDatabase(config)
    try {
      const now = new Date()
      const { homeRegion } = config
      await prepareDatabase(db, { homeRegion, demo: false, today: dayOf(now) })
      const made = await invite(db, { email, name, withoutFactor }, now)
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
