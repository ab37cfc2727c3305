import { createHash } from 'node:crypto'
import type { ActionInput } from '../actions/form'
import { createActions, editActions, removeActions } from '../actions/commands'
import { fewOf, movedSince, restoreActions } from '../actions/restore-commands'
import { inputOf } from '../actions/rows'
import { listWholeActions } from '../actions/queries'
import { refreshStandings } from '../actions/standing'
import { violates, type Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import { dayOf } from '../i18n'
import { enqueue } from '../jobs/queue'
import { saveDraft } from '../reports/commands'
import { getSlot } from '../reports/queries'
import type { Content } from '../reports/report'
import { getSettings } from '../settings/queries'
import type { ReadRow } from '../sheets/cell'
import { readBook } from '../sheets/read'
import { findActiveUser } from '../users/queries'
import type { User } from '../users/user'
import { isDoubtful } from './cells'
import { checkRows } from './check-sheet'
import { signatureOf } from './headings'
import {
  importLimits,
  noneOfThem,
  workedOn,
  type DoubtfulText,
  type Import,
  type ImportRow,
  type ImportState,
  type Plan,
  type Question,
  type SeenBook,
} from './import'
import type { ProgressInput } from './progress-sheet'
import { builtUpon, getFile, getImport, listEffects, listRows, type Effect } from './queries'

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

async function move(
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

// ---- The work itself ----

const turns = 7_003

type Telling = (done: number, total: number) => Promise<void>

/**
 * Takes an import one step further: reads it, checks its rows, or writes them, each in one transaction. Whoever comes
 * second finds it done, or being done, and leaves it. A process that dies in the middle leaves it as it was before.
 */
export async function workOn(db: Db, id: number, now: Date, closing?: AbortSignal): Promise<void> {
  // Told beside the transaction, so that whoever waits can see it. Inside a test's transaction there is no beside.
  const tell: Telling = async (done, total) => {
    if (closing?.aborted)
      throw new Error('The house is closing: the import goes on at the next start.')
    if (db.isTransaction) return
    await db('imports').where({ id }).update({ done, total })
  }
  try {
    await db.transaction(async (trx) => {
      const { rows } = await trx.raw<{ rows: [{ mine: boolean }] }>(
        'SELECT pg_try_advisory_xact_lock(?, ?) AS mine',
        [turns, id],
      )
      if (!rows[0].mine) return
      const one = await getImport(trx, id)
      if (!workedOn.includes(one.state)) return
      const user = await findActiveUser(trx, one.userId)
      if (!user) return settle(trx, one, 'failed', { trouble: 'import.trouble.user_gone' })
      if (one.state === 'reading') await readIn(trx, one)
      else if (one.state === 'checking') await checkIn(trx, one, user, now, tell)
      else await writeIn(trx, one, user, now, tell)
    })
  } catch (error) {
    if (closing?.aborted || isPassing(error)) throw error
    await afterTrouble(db, id, now, error, closing)
  }
}

/** Someone changed what rows were held against: they are checked again. Anything else is a fault of ours. */
async function afterTrouble(
  db: Db,
  id: number,
  now: Date,
  error: unknown,
  closing: AbortSignal | undefined,
): Promise<void> {
  const one = await getImport(db, id)
  const meanwhile =
    error instanceof Outdated ||
    error instanceof Refused ||
    violates(error, 'actions_nomenclature_key')
  if (one.state === 'applying' && meanwhile) {
    await settle(db, one, 'checking', { trouble: 'import.trouble.changed_meanwhile' })
    return workOn(db, id, now, closing)
  }
  await settle(db, one, 'failed', { trouble: 'import.trouble.failed' })
  throw error
}

/** What a retry may mend: the database went away. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    /^(ECONN|EPIPE|ENOENT|57P0|08|40P01|55P03)/.test(code) ||
    /Connection terminated|terminating connection|Timeout acquiring|not queryable/.test(
      error.message,
    )
  )
}

async function settle(
  trx: Db,
  one: Import,
  state: ImportState,
  more: Record<string, unknown>,
): Promise<void> {
  await trx('imports')
    .where({ id: one.id })
    .update({ ...more, state, version: one.version + 1, updated_at: trx.fn.now() })
}

async function readIn(trx: Db, one: Import): Promise<void> {
  const bytes = await getFile(trx, one.id)
  const read = bytes && (await readBook(bytes, { rows: importLimits.seenRows }))
  if (!read?.ok) {
    const trouble = `import.file.${read ? read.trouble : 'gone'}`
    await settle(trx, one, 'unreadable', { trouble })
    await trx('import_files').where({ import_id: one.id }).delete()
    return
  }
  const book: SeenBook = {
    macros: read.macros,
    sheets: read.sheets
      .filter((sheet) => sheet.rows.length > 0)
      .slice(0, importLimits.seenSheets)
      .map((sheet) => ({
        name: sheet.name,
        hidden: sheet.hidden,
        rows: sheet.rows.map(({ number, hidden, cells }) => ({
          number,
          hidden,
          cells: Array.from(cells, (cell) => (cell?.text ?? '').replace(/\s+/g, ' ').slice(0, 90)),
        })),
        doubtful: doubtfulTexts(sheet.rows),
      })),
  }
  await settle(trx, one, 'understood', { book: JSON.stringify(book) })
}

/** The figures that can be read two ways: of each column the last that was seen, which is no heading. */
function doubtfulTexts(rows: readonly ReadRow[]): DoubtfulText[] {
  const found = new Map<number, DoubtfulText>()
  for (const { number, cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      if (!isDoubtful(cell)) continue
      found.set(column, { row: number, column, text: (cell?.text ?? '').trim().slice(0, 40) })
    }
  }
  return [...found.values()]
}

async function checkIn(trx: Db, one: Import, user: User, now: Date, tell: Telling): Promise<void> {
  const { plan } = one
  const bytes = await getFile(trx, one.id)
  if (!plan || !bytes) return settle(trx, one, 'failed', { trouble: 'import.file.gone' })
  const most = importLimits.rows + importLimits.otherRows
  const read = await readBook(bytes, { rows: most, sheet: plan.sheet })
  const sheet = read.ok ? read.sheets[0] : undefined
  if (!sheet) return settle(trx, one, 'unreadable', { trouble: 'import.file.broken' })
  const checked = await checkRows(trx, one, plan, user, dayOf(now), sheet.rows, tell)
  const data = checked.rows.filter((row) => row.outcome !== 'skipped').length
  if (sheet.more || data > importLimits.rows)
    return settle(trx, one, 'understood', { trouble: 'import.trouble.too_many_rows' })
  await trx('import_rows').where({ import_id: one.id }).delete()
  await insertRows(trx, one.id, checked.rows)
  const counts: Record<string, number> = {}
  for (const { outcome } of checked.rows) counts[outcome] = (counts[outcome] ?? 0) + 1
  await settle(trx, one, 'checked', {
    questions: JSON.stringify(checked.questions.slice(0, 200)),
    counts: JSON.stringify(counts),
    done: data,
    total: data,
  })
}

async function insertRows(trx: Db, id: number, rows: readonly ImportRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    await trx.raw(
      `INSERT INTO import_rows (import_id, number, outcome, title, action_id, cells, changes, problems, notes, input,
         seen_version)
       SELECT ?, number, outcome, title, action_id, cells, changes, problems, notes, input, seen_version
       FROM jsonb_populate_recordset(NULL::import_rows, ?::jsonb)`,
      [
        id,
        JSON.stringify(
          rows.slice(from, from + 500).map((row) => ({
            number: row.number,
            outcome: row.outcome,
            title: row.title,
            action_id: row.actionId,
            cells: row.cells,
            changes: row.changes,
            problems: row.problems,
            notes: row.notes,
            input: row.input,
            seen_version: row.seenVersion,
          })),
        ).replaceAll('\\u0000', ''),
      ],
    )
  }
}

async function writeIn(trx: Db, one: Import, user: User, now: Date, tell: Telling): Promise<void> {
  const fresh = await listRows(trx, one.id, 'new', importLimits.rows)
  const changed = await listRows(trx, one.id, 'changed', importLimits.rows)
  const total = fresh.length + changed.length
  const effects =
    one.plan?.purpose === 'progress'
      ? await writeReports(trx, user, [...fresh, ...changed], now, (done) => tell(done, total))
      : await writeActions(trx, user, fresh, changed, (done) => tell(done, total))
  for (let from = 0; from < effects.length; from += 1000) {
    await trx('import_effects').insert(
      effects.slice(from, from + 1000).map((effect) => ({
        import_id: one.id,
        subject: effect.subject,
        subject_id: effect.subjectId,
        code: effect.code,
        made: effect.made,
        before: effect.before === null ? null : JSON.stringify(effect.before),
        version: effect.version,
      })),
    )
  }
  await remember(trx, user, 'import.applied', 'import', one.id, {
    after: { name: one.name, counts: one.counts },
  })
  await settle(trx, one, 'applied', { applied_at: now, done: total, total })
}

const portion = 400

async function writeActions(
  trx: Db,
  user: User,
  fresh: readonly ImportRow[],
  changed: readonly ImportRow[],
  tell: (done: number) => Promise<void>,
): Promise<Effect[]> {
  const effects: Effect[] = []
  for (let from = 0; from < fresh.length; from += portion) {
    const inputs = fresh.slice(from, from + portion).map((row) => row.input as ActionInput)
    const made = await createActions(trx, user, inputs, false)
    for (const { id, code } of made) {
      effects.push({ subject: 'action', subjectId: id, code, made: true, before: null, version: 1 })
    }
    await tell(effects.length)
  }
  for (let from = 0; from < changed.length; from += portion) {
    const rows = changed.slice(from, from + portion)
    const whole = await listWholeActions(
      trx,
      rows.map((row) => row.actionId ?? 0),
    )
    const edits = rows.map((row) => {
      const stored = whole.get(row.actionId ?? 0)
      if (!stored) throw new Outdated(`action ${row.actionId}`)
      effects.push({
        subject: 'action',
        subjectId: stored.action.id,
        code: stored.action.code,
        made: false,
        before: inputOf(stored.action, stored.details),
        version: stored.action.version + 1,
      })
      return { action: stored.action, input: row.input as ActionInput, version: row.seenVersion }
    })
    await editActions(trx, user, edits, false)
    await tell(effects.length)
  }
  await refreshAll(
    trx,
    effects.map(({ subjectId }) => subjectId),
  )
  return effects
}

async function refreshAll(trx: Db, ids: readonly number[]): Promise<void> {
  await refreshStandings(
    trx,
    [...ids].sort((one, other) => one - other),
    await getSettings(trx),
  )
}

async function writeReports(
  trx: Db,
  user: User,
  rows: readonly ImportRow[],
  now: Date,
  tell: (done: number) => Promise<void>,
): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const [at, row] of rows.entries()) {
    const { code, window, content } = row.input as ProgressInput
    const slot = await getSlot(trx, code, window)
    const version = row.seenVersion ?? 0
    await saveDraft(trx, user, slot, { content, version }, now)
    const written = await getSlot(trx, code, window)
    effects.push({
      subject: 'report',
      subjectId: written.report?.id ?? 0,
      code: `${code}/${window}`,
      made: slot.report === null,
      before: slot.report && contentOf(slot.report),
      version: written.report?.version ?? 1,
    })
    if (at % 20 === 19) await tell(at + 1)
  }
  return effects
}

function contentOf(content: Content): Content {
  return {
    output: content.output,
    beneficiaries: content.beneficiaries,
    money: content.money,
    workStatus: content.workStatus,
    statusReason: content.statusReason,
    doneText: content.doneText,
    constraintCode: content.constraintCode,
    constraintText: content.constraintText,
    drivingText: content.drivingText,
    nextText: content.nextText,
    helpText: content.helpText,
  }
}

// ---- Taking it back ----

/**
 * Takes back what an import wrote, all of it or nothing: what it made goes, what it changed becomes what it was. Refused
 * as soon as anybody has gone on from there.
 */
export async function undoImport(
  db: Db,
  actor: User,
  one: Import,
  version: number | null,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    await move(trx, one, version, ['applied'], 'undone', { undone_at: now })
    const effects = await listEffects(trx, one.id)
    const actions = effects.filter((effect) => effect.subject === 'action')
    await takeBackActions(trx, actor, one, actions)
    const reports = effects.filter((effect) => effect.subject === 'report')
    await takeBackReports(trx, actor, reports, now)
    await remember(trx, actor, 'import.undone', 'import', one.id, {
      after: { name: one.name, counts: one.counts },
    })
  })
}

function built(codes: readonly string[]): Refused {
  return new Refused('import.built_upon', { codes: fewOf(codes) })
}

async function takeBackActions(
  trx: Db,
  actor: User,
  one: Import,
  effects: readonly Effect[],
): Promise<void> {
  if (effects.length === 0) return
  const moved = await movedSince(trx, effects)
  if (moved.length > 0) throw built(moved)
  const made = effects.filter((effect) => effect.made)
  const madeIds = made.map((effect) => effect.subjectId)
  if (madeIds.length > 0 && (await builtUpon(trx, madeIds)).length > 0)
    throw built(made.map((effect) => effect.code))
  await removeActions(trx, actor, madeIds, one.name)

  const changed = effects.filter((effect) => !effect.made)
  await restoreActions(trx, actor, changed, false)
  await refreshAll(
    trx,
    changed.map((effect) => effect.subjectId),
  )
}

async function takeBackReports(
  trx: Db,
  actor: User,
  effects: readonly Effect[],
  now: Date,
): Promise<void> {
  for (const effect of effects) {
    const [code = '', window = ''] = effect.code.split('/')
    const slot = await getSlot(trx, code, window)
    const report = slot.report
    const untouched =
      report !== null &&
      report.version === effect.version &&
      report.state !== 'sent' &&
      report.state !== 'verified' &&
      report.evidenceCount === 0
    if (!untouched) throw built([effect.code])
    if (!effect.made) {
      const content = effect.before as Content
      await saveDraft(trx, actor, slot, { content, version: report.version }, now)
      continue
    }
    await trx('reports').where({ id: report.id, state: 'draft' }).delete()
    await remember(trx, actor, 'report.removed', 'report', report.id, {
      before: { action: code, window, ...contentOf(report) },
    })
  }
  const ids: { action_id: number }[] = await trx('actions')
    .whereIn(
      'code',
      effects.map((effect) => effect.code.split('/')[0] ?? ''),
    )
    .select('id as action_id')
  await refreshAll(
    trx,
    ids.map((row) => row.action_id),
  )
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
