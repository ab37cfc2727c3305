import { violates, type Db } from '../db'
import { Outdated, Refused } from '../errors'
import { dayOf } from '../i18n'
import type { ReadRow } from '../sheets/cell'
import { readBook } from '../sheets/read'
import { findActiveUser } from '../users/queries'
import type { User } from '../users/user'
import { isDoubtful } from './cells'
import { checkRows } from './check-sheet'
import { settle } from './commands'
import {
  importLimits,
  workedOn,
  type DoubtfulText,
  type Import,
  type ImportRow,
  type SeenBook,
} from './import'
import { getFile, getImport } from './queries'
import { writeImport } from './write-commands'

const turns = 7_003

/** Whoever waits asks about once a second, and each telling goes to the disk. */
const tellEvery = 400

type Telling = (done: number, total: number) => Promise<void>

/**
 * Takes an import one step further: reads it, checks its rows, or writes them, each in one transaction. Whoever comes
 * second finds it done, or being done, and leaves it. A process that dies in the middle leaves it as it was before.
 */
export async function workOn(db: Db, id: number, now: Date, closing?: AbortSignal): Promise<void> {
  // Told beside the transaction, so that whoever waits can see it. Inside a test's transaction there is no beside.
  let told = 0
  const tell: Telling = async (done, total) => {
    if (closing?.aborted)
      throw new Error('The house is closing: the import goes on at the next start.')
    if (db.isTransaction || performance.now() - told < tellEvery) return
    told = performance.now()
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
      else await writeImport(trx, one, user, now, tell)
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

/** Puts an import aside that could not be worked on: it asked for more memory than one file may have. */
export async function giveUpOn(db: Db, id: number): Promise<void> {
  await db.transaction(async (trx) => {
    // Waits for whatever the ended thread was still at: what it finished at the last moment is not said to have failed.
    await trx('imports').where({ id }).forUpdate()
    const one = await getImport(trx, id)
    if (!workedOn.includes(one.state)) return
    await settle(trx, one, 'failed', { trouble: 'import.trouble.too_heavy' })
  })
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
