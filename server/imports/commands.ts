import { createHash } from 'node:crypto'
import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import { enqueue } from '../jobs/queue'
import type { User } from '../users/user'
import { signatureOf } from './headings'
import {
  importLimits,
  noneOfThem,
  type Import,
  type ImportState,
  type Plan,
  type Question,
} from './import'

/** The task by which files are worked on. */
export const workTask = 'imports-work'

/** Keeps an uploaded file, and asks for it to be read. Gives the number of the import. */
export async function takeIn(
  trx: Db,
  actor: User,
  file: Readonly<{ name: string; bytes: Buffer }>,
): Promise<number> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const [row] = await trx('imports')
    .insert({
      name: file.name,
      size: file.bytes.length,
      sha256,
      user_id: actor.id,
      agency_id: actor.role === 'officer' ? actor.agencyId : null,
      state: 'reading',
    })
    .returning('id')
  const id = row.id as number
  await trx('import_files').insert({ import_id: id, content: file.bytes })
  await remember(trx, actor, 'import.taken', 'import', id, {
    after: { name: file.name, size: file.bytes.length, sha256 },
  })
  await ask(trx, { id, size: file.bytes.length })
  return id
}

/** Keeps what the person said of the file and asks for its rows to be checked. The match is kept for the next file. */
export async function planImport(
  trx: Db,
  actor: User,
  one: Import,
  plan: Plan,
  version: number | null,
): Promise<void> {
  await move(trx, one, version, ['understood', 'checked'], 'checking', {
    plan: JSON.stringify(plan),
    // Matches of rows belong to the reading before; names stay explained.
    answers: JSON.stringify(
      Object.fromEntries(Object.entries(one.answers).filter(([key]) => !key.startsWith('match:'))),
    ),
  })
  await trx('import_matches')
    .insert({
      owner: one.agencyId,
      signature: signatureOf(plan.heads),
      columns: JSON.stringify(plan.columns),
      updated_at: trx.fn.now(),
    })
    .onConflict(['owner', 'signature'])
    .merge(['columns', 'updated_at'])
  await remember(trx, actor, 'import.understood', 'import', one.id, { after: plan })
  await ask(trx, one)
}

/** Keeps what names and rows mean, and asks for the rows to be checked again. Names are kept for later files too. */
export async function answerQuestions(
  trx: Db,
  actor: User,
  one: Import,
  given: ReadonlyMap<Question, string>,
  version: number | null,
): Promise<void> {
  const answers = Object.fromEntries([...given].map(([question, value]) => [question.key, value]))
  await move(trx, one, version, ['checked'], 'checking', {
    answers: JSON.stringify({ ...one.answers, ...answers }),
  })
  const names = [...given].filter(([question]) => question.kind !== 'match')
  for (const [question, value] of names) {
    if (value === noneOfThem) continue
    await trx('import_names')
      .insert({
        owner: one.agencyId,
        kind: question.kind,
        name: question.key.slice(question.kind.length + 1),
        value,
        updated_at: trx.fn.now(),
      })
      .onConflict(['owner', 'kind', 'name'])
      .merge(['value', 'updated_at'])
  }
  await remember(trx, actor, 'import.answered', 'import', one.id, { after: answers })
  await ask(trx, one)
}

/** Asks for the checked rows to be written. */
export async function applyImport(
  trx: Db,
  actor: User,
  one: Import,
  version: number | null,
): Promise<void> {
  if (one.questions.length > 0) throw new Refused('import.answer_first')
  if (willWrite(one) === 0) throw new Refused('import.nothing_to_do')
  await move(trx, one, version, ['checked'], 'applying', { user_id: actor.id })
  await ask(trx, one)
}

export function willWrite(one: Pick<Import, 'counts'>): number {
  return (one.counts.new ?? 0) + (one.counts.changed ?? 0)
}

/** Puts a file aside that nothing was written of. */
export async function discardImport(
  trx: Db,
  actor: User,
  one: Import,
  version: number | null,
): Promise<void> {
  await move(trx, one, version, ['understood', 'checked', 'unreadable', 'failed'], 'discarded', {})
  await trx('import_files').where({ import_id: one.id }).delete()
  await trx('import_rows').where({ import_id: one.id }).delete()
  await remember(trx, actor, 'import.discarded', 'import', one.id)
}

/** Takes an import from one state to the next, unless somebody else did. */
export async function move(
  trx: Db,
  one: Import,
  version: number | null,
  from: readonly ImportState[],
  state: ImportState,
  more: Record<string, unknown>,
): Promise<void> {
  const moved = await trx('imports')
    .where({ id: one.id, version })
    .whereIn('state', from)
    .update({
      ...more,
      state,
      trouble: null,
      done: 0,
      total: 0,
      version: one.version + 1,
      updated_at: trx.fn.now(),
    })
  if (moved === 0) throw new Outdated(`import ${one.id}`)
}

/** Says what came of the work: the worker alone moves an import it has its turn of. */
export async function settle(
  trx: Db,
  one: Import,
  state: ImportState,
  more: Record<string, unknown>,
): Promise<void> {
  await trx('imports')
    .where({ id: one.id })
    .update({ ...more, state, version: one.version + 1, updated_at: trx.fn.now() })
}

/** Small files are done while the person waits; the job stays behind them in case the process ends. */
export function isSmall(one: Pick<Import, 'size'>): boolean {
  return one.size <= importLimits.atOnceBytes
}

async function ask(trx: Db, one: Pick<Import, 'id' | 'size'>): Promise<void> {
  await enqueue(trx, {
    task: workTask,
    payload: { id: one.id },
    key: `import:${one.id}`,
    queue: 'imports',
    ...(isSmall(one) && { at: new Date(Date.now() + 20_000) }),
  })
}

/** Lets go of the bytes of old files, and of the rows of files that came to nothing. Receipts stay. */
export async function forgetFiles(db: Db): Promise<void> {
  const old = db.raw(`now() - interval '${importLimits.keptDays} days'`)
  await db('import_files')
    .whereIn('import_id', db('imports').select('id').where('created_at', '<', old))
    .delete()
  await db('import_rows')
    .whereIn(
      'import_id',
      db('imports')
        .select('id')
        .where('created_at', '<', old)
        .whereNotIn('state', ['applied', 'undone']),
    )
    .delete()
  await db('imports')
    .where('created_at', '<', old)
    .whereIn('state', ['reading', 'understood', 'checking', 'checked'])
    .update({ state: 'discarded', updated_at: db.fn.now() })
}
