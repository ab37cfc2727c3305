import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../db'

/** Sums the lines first..last (by id) of the history onto the seal before; `sum` is SHA-256 as hexadecimal digits. */
export type Seal = Readonly<{ id: number; firstLine: number; lastLine: number; sum: string }>

/** What the seals say of the history: whole, or the first seal that does not fit and the lines it stands for. */
export type SealCheck = Readonly<{
  seals: number
  lines: number
  broken: Readonly<{ seal: number; firstLine: number; lastLine: number }> | null
}>

// A seal holds its lines in memory while it is summed.
const mostLines = 5000
// How long one waits for transactions that may still bring a line with an earlier number.
const patience = 60_000
// An arbitrary number: of several processes one seals.
const turn = 1_604_2025

/**
 * Seals what the history has grown by, up to the lines that are certain; returns the newest seal, if there is any.
 * Numbers are handed out before the commit: whoever was writing history when its end was read is waited for, so that no
 * line comes in behind a seal. Nobody who writes waits.
 */
export async function sealHistory(db: Db, closing?: AbortSignal): Promise<Seal | undefined> {
  const end = await certainEnd(db, closing)
  for (;;) {
    closing?.throwIfAborted()
    const more = await db.transaction(async (trx) => {
      await trx.raw('SELECT pg_advisory_xact_lock(?)', [turn])
      const { rowCount } = (await trx.raw(
        `WITH newest AS (SELECT id, last_line, sum FROM history_seals ORDER BY id DESC LIMIT 1),
            stretch AS (SELECT min(id) AS first_line, max(id) AS last_line
              FROM (SELECT id FROM history
                WHERE id > coalesce((SELECT last_line FROM newest), 0) AND id <= ?
                ORDER BY id LIMIT ?) AS next)
          INSERT INTO history_seals (id, first_line, last_line, lines, sum)
          SELECT coalesce((SELECT id FROM newest), 0) + 1, first_line, last_line, summed.lines, summed.sum
            FROM stretch CROSS JOIN LATERAL history_sum((SELECT sum FROM newest), first_line, last_line) AS summed
            WHERE first_line IS NOT NULL`,
        [end, mostLines],
      )) as { rowCount: number }
      return rowCount > 0
    })
    if (!more) return findNewestSeal(db)
  }
}

export async function findNewestSeal(db: Db): Promise<(Seal & { at: Date }) | undefined> {
  return db('history_seals')
    .select('id', 'first_line as firstLine', 'last_line as lastLine', 'at')
    .select(db.raw("encode(sum, 'hex') AS sum"))
    .orderBy('id', 'desc')
    .first()
}

/** Sums every sealed stretch again, one after the other, and stops at the first that differs. */
export async function checkSeals(db: Db, closing?: AbortSignal): Promise<SealCheck> {
  let before: string | null = null
  let lines = 0
  let last = 0
  for (let id = 1; ; id += 1) {
    closing?.throwIfAborted()
    const { rows } = (await db.raw(
      `SELECT seals.id, seals.first_line AS "firstLine", seals.last_line AS "lastLine", seals.lines,
          encode(seals.sum, 'hex') AS sum, summed.lines = seals.lines AND summed.sum = seals.sum AS fits,
          EXISTS (SELECT FROM history WHERE history.id > ? AND history.id < seals.first_line) AS slipped
        FROM (SELECT * FROM history_seals WHERE id >= ? ORDER BY id LIMIT 1) AS seals
          CROSS JOIN LATERAL history_sum(decode(?, 'hex'), seals.first_line, seals.last_line) AS summed`,
      [last, id, before],
    )) as { rows: (Seal & { lines: number; fits: boolean; slipped: boolean })[] }
    const [seal] = rows
    if (!seal) return { seals: id - 1, lines, broken: null }
    if (seal.id !== id || !seal.fits || seal.slipped) {
      const { firstLine, lastLine } = seal
      return { seals: id - 1, lines, broken: { seal: id, firstLine, lastLine } }
    }
    before = seal.sum
    last = seal.lastLine
    lines += seal.lines
  }
}

/** The last number of the history before which no further line can appear. */
async function certainEnd(db: Db, closing?: AbortSignal): Promise<number> {
  const { rows } = (await db.raw('SELECT coalesce(max(id), 0) AS id FROM history')) as {
    rows: [{ id: number }]
  }
  const writers = await listWriters(db)
  for (const until = Date.now() + patience; ;) {
    const now = new Set(await listWriters(db))
    if (!writers.some((one) => now.has(one))) return rows[0].id
    // Somebody writes for long, as a large import does: the next round seals.
    if (Date.now() > until) return 0
    closing?.throwIfAborted()
    await sleep(100)
  }
}

/** The transactions that have written, or are about to write, to the history and are not over; not our own. */
async function listWriters(db: Db): Promise<string[]> {
  const { rows } = (await db.raw(
    `SELECT DISTINCT virtualtransaction AS writer FROM pg_locks
      WHERE locktype = 'relation' AND relation = 'history'::regclass AND mode = 'RowExclusiveLock'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND pid <> pg_backend_pid()`,
  )) as { rows: { writer: string }[] }
  return rows.map(({ writer }) => writer)
}
