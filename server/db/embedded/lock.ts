import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findProcess, isRunning, type ProcessMark } from './processes'
import { codeOf, DatabaseTrouble } from './trouble'

export type Lock = { release(): void }

/**
 * Takes the data folder for this process. A lock left by a process that no longer runs is swept away.
 * @throws DatabaseTrouble when a running Tuntas holds it
 */
export async function takeLock(dataDir: string): Promise<Lock> {
  const file = join(dataDir, 'app.lock')
  const mine = JSON.stringify(findProcess(process.pid))

  let swept = false
  for (let attempt = 1; !tryToWrite(file, mine); attempt += 1) {
    const holder = refuseWhenHeld(file, dataDir)
    // A file that names nobody may be one that its owner is just about to fill.
    if (!holder && attempt === 1) await sleep(100)
    else {
      rmSync(file, { force: true })
      swept = true
    }
  }
  if (swept) {
    // Of two that swept the same old lock at once, the last to write has it; the other one sees so here.
    await sleep(100)
    if (readOrEmpty(file) !== mine) refuseWhenHeld(file, dataDir)
  }

  return {
    release() {
      if (readOrEmpty(file) === mine) rmSync(file, { force: true })
    },
  }
}

function tryToWrite(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o644 })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function refuseWhenHeld(file: string, dataDir: string): ProcessMark | undefined {
  const holder = parseMark(readOrEmpty(file))
  if (!holder || !isRunning(holder)) return holder
  throw new DatabaseTrouble(
    `Another Tuntas (process ${holder.pid}) is using the data folder ${dataDir}. ` +
      'Stop that one first, or set DATA_DIR to another folder for this one.',
  )
}

function parseMark(text: string): ProcessMark | undefined {
  try {
    const { pid, started } = JSON.parse(text) as Partial<ProcessMark>
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined
  } catch {
    return undefined
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
