import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import { isWindowCode, type Window } from './window'

const columns = `windows.id, windows.code, windows.year, windows.kind, windows.number, windows.ends_on AS "endsOn",
  windows.opens_on AS "opensOn", windows.due_on AS "dueOn", windows.grace_until AS "graceUntil",
  windows.unlocked_until AS "unlockedUntil", windows.unlock_reason AS "unlockReason", windows.version`

/** All windows, oldest first; a handful a year. */
export function listWindows(db: Db): Promise<Window[]> {
  return prepared<Window>(
    db,
    'windows.all',
    `SELECT ${columns} FROM windows ORDER BY windows.year, windows.ends_on, windows.id`,
  )
}

export async function getWindow(db: Db, code: string): Promise<Window> {
  if (!isWindowCode(code)) throw new NotFound(`window ${code}`)
  const [window] = await prepared<Window>(
    db,
    'windows.by_code',
    `SELECT ${columns} FROM windows WHERE windows.code = $1`,
    [code],
  )
  if (!window) throw new NotFound(`window ${code}`)
  return window
}
