import { prepared, type Db } from '../db'

/** Hands out what was loaded under that key, or loads it. What it hands out is shared: never change it. */
export type Memory = <Value>(key: string, load: () => Promise<Value>) => Promise<Value>

type Kept = Readonly<{
  snapshot: string
  /** What is known, each until its own moment, in ms of the clock. */
  values: Map<string, Readonly<{ value: Promise<unknown>; until: number }>>
}>

const kept = new WeakMap<object, Kept>()

// What was changed without a line of history, by an administrator's own SQL, is seen after this many milliseconds,
// twice as many where a page was drawn from remembered values. Each has a moment of its own within them: all at once
// would hold up every page at the same time.
const longest = 60_000
const moment = () => Date.now() + longest * (0.5 + Math.random() / 2)
const mostKeys = 200
let remembering = true

/** While templates are being written, what was drawn with the last ones is not shown again. */
export function rememberNothing(): void {
  remembering = false
}

// Out of a snapshot's sight is what began after it, and what was running when it was taken: two looks into an index. A
// transaction that has written sees itself in every snapshot: it remembers nothing.
const look = `SELECT pg_current_snapshot()::text AS snapshot,
    pg_current_xact_id_if_assigned() IS NOT NULL OR coalesce((SELECT history.xid FROM history ORDER BY history.xid DESC LIMIT 1) >= pg_snapshot_xmax($1::pg_snapshot)
      OR EXISTS (SELECT FROM pg_snapshot_xip($1::pg_snapshot) AS running JOIN history ON history.xid = running),
      false) AS changed`

/**
 * What this process has read and nobody has changed since. One statement asks whether any line of history can be seen
 * now that could not be seen when the memory began; if so the memory begins anew. Every change of the team's data
 * leaves such a line in its own transaction, in whichever process, so that what is handed out is as fresh as a reading.
 * Inside a transaction that has written, nothing is remembered.
 */
export async function memoryOf(db: Db): Promise<Memory> {
  const known = kept.get(db)
  const [now] = await prepared<{ snapshot: string; changed: boolean }>(db, 'history.memory', look, [
    known?.snapshot ?? '1:1:',
  ])
  if (!now || !remembering) return (_key, load) => load()
  let memory = known
  if (!memory || now.changed) {
    memory = { snapshot: now.snapshot, values: new Map() }
    kept.set(db, memory)
  }
  const { values } = memory
  return async <Value>(key: string, load: () => Promise<Value>) => {
    const found = values.get(key)
    values.delete(key)
    if (found && Date.now() < found.until) {
      values.set(key, found)
      return found.value as Promise<Value>
    }
    // What nobody has asked for longest goes first; a Map keeps them in that order.
    for (const oldest of values.keys()) {
      if (values.size < mostKeys) break
      values.delete(oldest)
    }
    const loading = load()
    values.set(key, { value: loading, until: moment() })
    // A failure is not remembered: whoever asks next tries again.
    loading.catch(() => values.delete(key))
    return loading
  }
}
