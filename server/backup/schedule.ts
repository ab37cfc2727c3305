import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knex } from 'knex'
import type { Jobs } from '../jobs/task'
import { noted } from '../upkeep/commands'
import type { BackupOutcome } from '../upkeep/run'
import { checkArchive } from './archive'
import { asideName, backUp } from './backup'

/** Where archives go by themselves, and how many stay; without a folder none are made. */
export type ArchivePlan = Readonly<{ backupDir: string | undefined; backupKeep: number }>

const archiveName = /^tuntas-\d{8}-\d{6}\.tar$/
const unfinished = 86_400_000

/**
 * Every night at two, WIB, an archive of everything; a night that was missed is made up for at the next start. Of several
 * processes the one that takes the job writes into its own folder: give all of them the same one.
 */
export function backupJobs(db: Knex, { backupDir, backupKeep }: ArchivePlan): Jobs {
  if (backupDir === undefined) return { tasks: {} }
  return {
    tasks: {
      'backup.make': async () => {
        await noted(db, 'backup', () => makeArchive(db, backupDir, backupKeep, new Date()))
      },
    },
    timetable: ['0 19 * * * backup.make ?fill=20h&max=3'],
  }
}

/**
 * Makes one archive named after the instant, reads it back, and only then lets the oldest go, so that `keep` stay.
 * Files of other names are left alone.
 */
export async function makeArchive(
  db: Knex,
  folder: string,
  keep: number,
  now: Date,
): Promise<BackupOutcome> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stamp = now
    .toISOString()
    .replace(/[-:]|\..*/g, '')
    .replace('T', '-')
  const file = `tuntas-${stamp}.tar`
  await backUp(db, join(folder, file))
  const { tables } = await checkArchive(join(folder, file))
  const kept = await prune(folder, keep, now)
  return {
    file,
    bytes: (await stat(join(folder, file))).size,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    kept,
  }
}

/** Takes away all but the newest `keep` archives, and what a killed run left unfinished a day ago. Returns how many stay. */
async function prune(folder: string, keep: number, now: Date): Promise<number> {
  const names = await readdir(folder)
  const archives = names.filter((name) => archiveName.test(name)).sort()
  for (const name of archives.slice(0, -keep)) await rm(join(folder, name))
  for (const name of names) {
    if (!name.startsWith(asideName) && !name.endsWith('.tar.part')) continue
    const { mtimeMs } = await stat(join(folder, name))
    if (now.getTime() - mtimeMs > unfinished) await rm(join(folder, name), { recursive: true })
  }
  return Math.min(archives.length, keep)
}
