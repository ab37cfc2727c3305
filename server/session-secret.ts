import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ConfigError, type Config } from './config'
import { makeDataFolder } from './db/embedded/folders'

const shortest = 32

/**
 * The key that signs cookies: the one that was set, else a random one that is made at the first start and kept in the
 * data folder, readable by its owner alone, so that people stay signed in over a restart.
 * @throws ConfigError when the kept one is too short, DatabaseTrouble when the data folder cannot be written
 */
export function sessionSecret(config: Pick<Config, 'sessionSecret' | 'dataDir'>): string {
  if (config.sessionSecret !== undefined) return config.sessionSecret
  const file = join(makeDataFolder(config.dataDir), 'session-secret')
  const secret = read(file) ?? make(file)
  if (secret.length >= shortest) return secret
  throw new ConfigError([
    `The file ${file} holds fewer than ${shortest} characters. ` +
      'Delete it, and a new one is made at the next start; everybody then signs in once more.',
  ])
}

function read(file: string): string | undefined {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    // A copy or a restored backup may have opened it to others.
    chmodSync(file, 0o600)
    return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes aside and renames, so that a power cut never leaves half a secret. */
function make(file: string): string {
  const draft = `${file}.${process.pid}`
  const secret = randomBytes(48).toString('base64url')
  writeFileSync(draft, secret, { mode: 0o600, flush: true })
  renameSync(draft, file)
  return secret
}
