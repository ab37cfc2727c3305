import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createHash, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { canWorkIn, isRoot, nameOf, type Ids, type Runner } from './runner'
import { codeOf, DatabaseTrouble, messageOf } from './trouble'

const draftPrefix = 'pg.new-'
const anHour = 3_600_000

// The kernel's limit for the path of a socket is 107 bytes; '/.s.PGSQL.5432.lock' takes 19 of them.
const longestSocketFolder = 107 - 19

/**
 * Makes the data folder when it is missing and proves that it can be written.
 * @returns its absolute path, without symbolic links
 * @throws DatabaseTrouble when it cannot be made or written
 */
export function makeDataFolder(path: string): string {
  try {
    // Others may pass through a folder of root's (the database runs as another user), but not look around.
    mkdirSync(path, { recursive: true, mode: isRoot() ? 0o711 : 0o700 })
    rmdirSync(mkdtempSync(join(path, '.can-write-')))
    return realpathSync(path)
  } catch (error) {
    throw cannotWrite(resolve(path), error)
  }
}

/** The cluster of a data folder: in it, or where its pointer says. Undefined before the first start. */
export function findCluster(dataDir: string, say: (line: string) => void): string | undefined {
  const inside = join(dataDir, 'pg')
  if (isCluster(inside)) return inside
  const pointer = readPointer(dataDir)
  if (!pointer) return undefined

  if (pointer.dataDir !== dataDir) {
    if (readPointer(pointer.dataDir)?.cluster === pointer.cluster) {
      say(`${dataDir} is a copy of ${pointer.dataDir}, whose database stays with that one.`)
      return undefined
    }
    writePointer(dataDir, pointer.cluster)
  }
  if (isCluster(pointer.cluster)) return pointer.cluster
  throw new DatabaseTrouble(
    `The database of ${dataDir} was kept in ${pointer.cluster}, and that folder is no longer there. ` +
      `Put it back from a backup, or delete ${pointerOf(dataDir)} to begin with an empty database.`,
  )
}

/** Whose folder this is. */
export function ownerOf(folder: string): Ids {
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}

/**
 * Checks that whoever runs the database gets to it.
 * @throws DatabaseTrouble when a folder above it is closed to that user
 */
export function checkReach(cluster: string, runner: Runner): void {
  if (canWorkIn(runner, cluster)) return
  throw new DatabaseTrouble(
    `The database runs as user ${runner.name}, who cannot reach the folder ${cluster}. ` +
      'Open the folders above it for passing through (chmod o+x), or move the data folder to where they are open.',
  )
}

/**
 * Makes the empty folder in which a new cluster is prepared, owned by the runner and closed to others. It lies in the
 * data folder where the runner can get there, and outside the project where it cannot (root's home is closed).
 */
export function makeDraftFolder(dataDir: string, runner: Runner): string {
  sweepDrafts(dataDir, 0)
  if (runner.ids) letPass(dataDir)
  const inside = draftIn(dataDir, runner)
  if (inside) return inside

  const place = outsidePlace()
  // There, a young one may be that of another Tuntas at work.
  if (place) sweepDrafts(place, anHour)
  const outside = place && draftIn(place, runner)
  if (outside) return outside
  throw new DatabaseTrouble(
    `The database runs as user ${runner.name}, who cannot reach the folder ${dataDir}. ` +
      `Set DATA_DIR to a folder whose parents are open to that user, such as /var/lib/tuntas-data.`,
  )
}

/** Lets others pass through a closed data folder of root's own to what is theirs in it, without letting them look around. */
function letPass(dataDir: string): void {
  const { uid, mode } = statSync(dataDir)
  if (uid === 0 && (mode & 0o011) !== 0o011) chmodSync(dataDir, mode | 0o011)
}

function draftIn(parent: string, runner: Runner): string | undefined {
  const draft = join(parent, draftPrefix + randomBytes(4).toString('hex'))
  try {
    mkdirSync(draft, { mode: 0o700 })
    if (runner.ids) chownSync(draft, runner.ids.uid, runner.ids.gid)
    if (canWorkIn(runner, draft)) return draft
  } catch (error) {
    if (!runner.ids) throw cannotWrite(parent, error)
  }
  rmSync(draft, { recursive: true, force: true })
  return undefined
}

/**
 * Gives a finished draft its name, in one step: "pg" in the data folder, one of its own outside, noted in the data
 * folder.
 * @returns the path of the cluster
 */
export function settleDraft(draft: string, dataDir: string): string {
  const outside = dirname(draft) !== dataDir
  const cluster = outside ? draft.replace(draftPrefix, 'pg-') : join(dataDir, 'pg')
  renameSync(draft, cluster)
  if (outside) writePointer(dataDir, cluster)
  return cluster
}

/**
 * Where root keeps what another user must reach: outside the project, lasting over restarts. Undefined for everyone but
 * root, or when no such place can be had.
 */
export function outsidePlace(): string | undefined {
  if (!isRoot()) return undefined
  return ['/var/lib/tuntas', '/srv/tuntas-database', '/opt/tuntas-database'].find((path) => {
    try {
      if (mkdirSync(path, { recursive: true })) chmodSync(path, 0o711)
      const found = lstatSync(path)
      return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
    } catch {
      return false
    }
  })
}

/**
 * A name for a cluster that no other one has, not even a later one in the same folder: made of its path and of the
 * number that initdb gave it.
 */
export function nameOfCluster(cluster: string): string {
  const identifier = readControlFile(cluster).subarray(0, 8).toString('hex')
  const hash = createHash('sha256').update(cluster + identifier)
  return `tuntas-${hash.digest('hex').slice(0, 12)}`
}

function readControlFile(cluster: string): Buffer {
  try {
    return readFileSync(join(cluster, 'global', 'pg_control'))
  } catch (error) {
    throw new DatabaseTrouble(
      `The folder ${cluster} is there but holds no complete database (${codeOf(error)} for global/pg_control). ` +
        'Put the database back from a backup, or move the folder away to begin with an empty one.',
    )
  }
}

/**
 * Makes the folder for the socket: short, owned by the runner, closed to others, always the same one for a cluster.
 * @throws DatabaseTrouble when every candidate is taken by somebody else
 */
export function makeSocketFolder(name: string, runner: Runner): string {
  const places = [...new Set([tmpdir(), '/tmp', '/var/tmp'])].filter(
    // The setting is a list with its own commas and quotes: only plain paths go through unharmed.
    (place) => /^[\w/.+-]+$/.test(place) && place.length + name.length < longestSocketFolder,
  )
  const folder = places
    .map((place) => join(place, name))
    .find((path) => ownSocketFolder(path, runner))
  if (folder) return folder
  throw new DatabaseTrouble(
    `User ${runner.name} needs a short folder for the database's socket and could not have one in ` +
      `${places.join(', ')}. Check that these can be written and that ${name} in them is not someone else's.`,
  )
}

/** Makes the folder when it is missing. False when it is, or would be, anyone else's as well. */
export function ownSocketFolder(folder: string, runner: Runner): boolean {
  const owner = runner.ids?.uid ?? process.geteuid?.()
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { mode: 0o700 })
      if (runner.ids) chownSync(folder, runner.ids.uid, runner.ids.gid)
    }
    const found = lstatSync(folder)
    const ours = found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0
    return ours && canWorkIn(runner, folder)
  } catch {
    return false
  }
}

/** Removes what a first start left that was killed half-way, when nothing has touched it for `idle` milliseconds. */
function sweepDrafts(parent: string, idle: number): void {
  for (const name of readdirSync(parent).filter((one) => one.startsWith(draftPrefix))) {
    const draft = join(parent, name)
    if (Date.now() - statSync(draft).mtimeMs >= idle) rmSync(draft, { recursive: true })
  }
}

function isCluster(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0
  } catch (error) {
    // Another user's cluster may not be looked into, but it is there.
    return codeOf(error) !== 'ENOENT'
  }
}

type Pointer = { dataDir: string; cluster: string }

function pointerOf(dataDir: string): string {
  return join(dataDir, 'pg-location.json')
}

function readPointer(dataDir: string): Pointer | undefined {
  const file = pointerOf(dataDir)
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Pointer
  } catch (error) {
    throw new DatabaseTrouble(
      `The file ${file}, which names the folder of the database, cannot be read (${messageOf(error)}). ` +
        'Put it back from a backup, or delete it to begin with an empty database.',
    )
  }
}

function writePointer(dataDir: string, cluster: string): void {
  const file = pointerOf(dataDir)
  const draft = `${file}.new`
  writeFileSync(draft, JSON.stringify({ dataDir, cluster }, undefined, 2) + '\n', { flush: true })
  renameSync(draft, file)
}

function cannotWrite(folder: string, error: unknown): unknown {
  const user = process.geteuid ? nameOf(process.geteuid()) : 'this user'
  const elsewhere = 'or set DATA_DIR to a folder that user can write'
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return new DatabaseTrouble(
        `The folder ${folder} cannot be written by user ${user}. ` +
          `Give it to that user (chown -R ${user} "${folder}" && chmod u+rwx "${folder}"), ${elsewhere}.`,
      )
    case 'EROFS':
      return new DatabaseTrouble(
        `The folder ${folder} lies on a disk that can only be read. Mount it for writing, ${elsewhere}.`,
      )
    case 'ENOSPC':
      return new DatabaseTrouble(
        `The disk that holds ${folder} is full. Make room on it, ${elsewhere}.`,
      )
    case 'EEXIST':
    case 'ENOTDIR':
      return new DatabaseTrouble(
        `${folder} is not a folder but a file, or lies under a file. Move that file away, ${elsewhere}.`,
      )
    default:
      return error
  }
}
