import type { Db } from '../db'
import { checkSeals, findNewestSeal, sealHistory } from '../history/seals'
import { findGoodRun } from './queries'
import type { FailedOutcome, RunKind, SealsOutcome } from './run'

// Half a year of a daily run, failures included.
const mostRuns = 200

/** Leaves a note of what was done, so that the administrator's page can tell; the oldest notes go. */
export async function noteRun(
  db: Db,
  kind: RunKind,
  beganAt: Date,
  ok: boolean,
  outcome: object,
): Promise<void> {
  await db('upkeep_runs').insert({
    kind,
    began_at: beganAt,
    ended_at: new Date(),
    ok,
    outcome: JSON.stringify(outcome),
  })
  await db('upkeep_runs')
    .where({ kind })
    .whereNotIn(
      'id',
      db('upkeep_runs').select('id').where({ kind }).orderBy('id', 'desc').limit(mostRuns),
    )
    .delete()
}

/** Does it and notes how it went. A failure is noted and goes on to whoever asked. */
export async function noted<Outcome extends object>(
  db: Db,
  kind: RunKind,
  work: () => Promise<Outcome>,
  isGood: (outcome: Outcome) => boolean = () => true,
): Promise<Outcome> {
  const began = new Date()
  try {
    const outcome = await work()
    await noteRun(db, kind, began, isGood(outcome), outcome)
    return outcome
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    await noteRun(db, kind, began, false, { error: text.slice(0, 500) } satisfies FailedOutcome)
    throw error
  }
}

/**
 * Seals what is new, sums the whole history again, and holds the seals against those of the last good look: a chain that
 * was cut off at its end, or made anew from some line on, is seen as well.
 */
export async function lookAtSeals(db: Db, closing?: AbortSignal): Promise<SealsOutcome> {
  return noted(
    db,
    'seals',
    async () => {
      const last = await findGoodRun(db, 'seals')
      await sealHistory(db, closing)
      const found = await checkSeals(db, closing)
      const newest = await findNewestSeal(db)
      const lost = await missing(db, last?.outcome.newest ?? null)
      return {
        ...found,
        broken: found.broken ?? lost,
        newest: newest ? { id: newest.id, sum: newest.sum } : null,
      }
    },
    ({ broken }) => broken === null,
  )
}

/** Where the seal of the last look ought to be, when it is not there or another. */
async function missing(db: Db, seal: SealsOutcome['newest']): Promise<SealsOutcome['broken']> {
  if (!seal) return null
  const kept = await db('history_seals')
    .where({ id: seal.id })
    .select('first_line as firstLine', 'last_line as lastLine')
    .select(db.raw("encode(sum, 'hex') AS sum"))
    .first()
  if (kept?.sum === seal.sum) return null
  return { seal: seal.id, firstLine: kept?.firstLine ?? 0, lastLine: kept?.lastLine ?? 0 }
}
