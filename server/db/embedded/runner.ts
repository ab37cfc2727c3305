import { execFile, execFileSync, type SpawnOptions } from 'node:child_process'
import { userInfo } from 'node:os'
import { promisify } from 'node:util'
import { DatabaseTrouble, messageOf } from './trouble'

/**
 * Who runs the database. PostgreSQL refuses root, so root hands it to another account; everybody else runs it
 * themselves, and then `ids` is undefined.
 */
export type Runner = { name: string; ids: Ids | undefined }

/** A user and a group, by number. */
export type Ids = { uid: number; gid: number }

const run = promisify(execFile)

export const isRoot = (): boolean => process.geteuid?.() === 0

/**
 * Chooses who runs the database: root keeps to the `owner` of a cluster that is already there, and takes
 * the account postgres, else nobody, for a new one.
 * @throws DatabaseTrouble when the cluster belongs to a user who cannot run it
 */
export function chooseRunner(cluster: string | undefined, owner: Ids | undefined): Runner {
  const own = process.geteuid?.()
  if (own === undefined) return { name: userInfo().username, ids: undefined }
  if (own !== 0) {
    if (owner && owner.uid !== own) throw belongsToAnother(cluster, owner.uid, own)
    return { name: nameOf(own), ids: undefined }
  }
  if (!owner) return findAccount()
  if (owner.uid !== 0) return { name: nameOf(owner.uid), ids: owner }
  const account = findAccount()
  throw new DatabaseTrouble(
    `The database folder ${cluster} belongs to root, and PostgreSQL does not run as root. ` +
      `Give it to another user: chown -R ${account.name} "${cluster}".`,
  )
}

/** How a program of PostgreSQL is started: as the runner, from a folder everyone can stand in, with a bare environment. */
export function spawnOptions(runner: Runner): SpawnOptions {
  return {
    cwd: process.platform === 'win32' ? undefined : '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' },
    windowsHide: true,
    ...runner.ids,
  }
}

/**
 * Runs a program to its end as the runner.
 * @returns what it printed
 * @throws Error whose message holds what it complained of
 */
export async function runAs(runner: Runner, program: string, args: string[]): Promise<string> {
  try {
    const { stdout } = await run(program, args, { ...spawnOptions(runner), encoding: 'utf8' })
    return stdout
  } catch (error) {
    const complaint = (error as { stderr?: string }).stderr?.trim()
    throw new Error(complaint || messageOf(error), { cause: error })
  }
}

/** True when the runner can stand in `folder` and write there. */
export function canWorkIn(runner: Runner, folder: string): boolean {
  if (!runner.ids) return true
  try {
    // Asked of the system itself: modes alone do not tell of access lists, mounts or containers.
    const question = 'cd -- "$1" && test -w .'
    execFileSync('/bin/sh', ['-c', question, 'sh', folder], {
      ...spawnOptions(runner),
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

/** The name of a user id, or the number itself where it has no name. */
export function nameOf(uid: number): string {
  return ask('-un', String(uid)) ?? String(uid)
}

function findAccount(): Runner {
  const account = accountOf('postgres') ?? accountOf('nobody')
  if (account) return account
  throw new DatabaseTrouble(
    'PostgreSQL does not run as root, and this machine has neither a user postgres nor a user nobody. ' +
      'Start Tuntas as an ordinary user, or set DATABASE_URL to a database server.',
  )
}

function accountOf(user: string): Runner | undefined {
  const [name, uid, gid] = [ask('-un', user), ask('-u', user), ask('-g', user)]
  if (!name || !uid || !gid) return undefined
  return { name, ids: { uid: Number(uid), gid: Number(gid) } }
}

function ask(what: string, user: string): string | undefined {
  try {
    return execFileSync('id', [what, user], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return undefined
  }
}

function belongsToAnother(cluster: string | undefined, owner: number, own: number) {
  return new DatabaseTrouble(
    `The database folder ${cluster} belongs to user ${nameOf(owner)}, and this is user ${nameOf(own)}. ` +
      `Start Tuntas as ${nameOf(owner)} or root, or set DATA_DIR to another folder.`,
  )
}
