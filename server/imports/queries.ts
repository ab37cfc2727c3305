import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Place } from '../places/place'
import type { Columns, DoubtfulText, Field, Import, ImportRow, Outcome } from './import'

const columns = `imports.id, imports.name, imports.size, imports.sha256, imports.user_id AS "userId",
  users.name AS "userName", coalesce(imports.agency_id, 0) AS "agencyId", agencies.short_name AS "agencyName",
  imports.state, imports.trouble, imports.plan, imports.answers, imports.questions, imports.counts,
  imports.done, imports.total, imports.is_demo AS "isDemo", imports.version, imports.created_at AS "createdAt",
  imports.applied_at AS "appliedAt", imports.undone_at AS "undoneAt"`
const source = `imports JOIN users ON users.id = imports.user_id
  LEFT JOIN agencies ON agencies.id = imports.agency_id`

export async function getImport(db: Db, id: number | null): Promise<Import> {
  const [found] =
    id === null
      ? []
      : await prepared<Import>(
          db,
          'imports.one',
          `SELECT ${columns}, imports.book, EXISTS (SELECT FROM import_files
             WHERE import_files.import_id = imports.id) AS kept FROM ${source} WHERE imports.id = $1`,
          [id],
        )
  if (!found) throw new NotFound(`import ${id}`)
  return found
}

export type ListedImport = Omit<Import, 'book' | 'kept'>

/** The newest imports: of one agency, or of all for the secretariat. */
export function listImports(
  db: Db,
  agencyId: number | null,
  limit: number,
  offset: number,
): Promise<ListedImport[]> {
  return prepared<ListedImport>(
    db,
    'imports.newest',
    `SELECT ${columns} FROM ${source} WHERE $1::int IS NULL OR imports.agency_id = $1
      ORDER BY imports.created_at DESC, imports.id DESC LIMIT $2 OFFSET $3`,
    [agencyId, limit, offset],
  )
}

export async function getFile(db: Db, id: number): Promise<Buffer | null> {
  const [file] = await prepared<{ content: Buffer }>(
    db,
    'imports.file',
    'SELECT content FROM import_files WHERE import_id = $1',
    [id],
  )
  return file?.content ?? null
}

/** The first figure of the checked rows that was refused because it can be read two ways. */
export async function findRefusedFigure(
  db: Db,
  { id, plan }: Pick<Import, 'id' | 'plan'>,
): Promise<DoubtfulText | null> {
  const [found] = await prepared<{ row: number; field: Field; text: string }>(
    db,
    'imports.refused_figure',
    `SELECT import_rows.number AS row, problem ->> 'field' AS field, problem #>> '{message,params,typed}' AS text
      FROM import_rows CROSS JOIN LATERAL jsonb_array_elements(import_rows.problems) AS problem
      WHERE import_rows.import_id = $1 AND import_rows.outcome = 'refused'
        AND problem #>> '{message,key}' = 'field.ambiguous_number'
      ORDER BY import_rows.number LIMIT 1`,
    [id],
  )
  const column = found && plan?.columns[found.field]
  return found && column !== undefined ? { row: found.row, column, text: found.text } : null
}

/** A portion of the rows of that outcome, in the order of the file. */
export function listRows(
  db: Db,
  id: number,
  outcome: Outcome,
  limit: number,
  offset = 0,
): Promise<ImportRow[]> {
  return prepared<ImportRow>(
    db,
    'imports.rows',
    `SELECT number, outcome, title, action_id AS "actionId", cells, changes, problems, notes, input,
       seen_version AS "seenVersion" FROM import_rows
     WHERE import_id = $1 AND outcome = $2 ORDER BY number LIMIT $3 OFFSET $4`,
    [id, outcome, limit, offset],
  )
}

/** What writing needs of a checked row. */
export type Checked = Pick<ImportRow, 'actionId' | 'input' | 'seenVersion'>

/** All rows of that outcome, in the order of the file, as they are to be written. */
export function listChecked(db: Db, id: number, outcome: Outcome): Promise<Checked[]> {
  return prepared<Checked>(
    db,
    'imports.checked',
    `SELECT action_id AS "actionId", input, seen_version AS "seenVersion" FROM import_rows
     WHERE import_id = $1 AND outcome = $2 ORDER BY number`,
    [id, outcome],
  )
}

export type Effect = Readonly<{
  subject: 'action' | 'report'
  subjectId: number
  code: string
  made: boolean
  before: unknown
  version: number
}>

export function listEffects(db: Db, id: number): Promise<Effect[]> {
  return prepared<Effect>(
    db,
    'imports.effects',
    `SELECT subject, subject_id AS "subjectId", code, made, before, version FROM import_effects
      WHERE import_id = $1 ORDER BY subject, subject_id`,
    [id],
  )
}

/** The columns that were matched for a file with these headings. */
export async function findMatch(db: Db, owner: number, signature: string): Promise<Columns | null> {
  const [match] = await prepared<{ columns: Columns }>(
    db,
    'imports.match',
    'SELECT columns FROM import_matches WHERE owner = $1 AND signature = $2',
    [owner, signature],
  )
  return match?.columns ?? null
}

export async function listExplained(db: Db, owner: number): Promise<Map<string, string>> {
  const rows = await prepared<{ kind: string; name: string; value: string }>(
    db,
    'imports.names',
    'SELECT kind, name, value FROM import_names WHERE owner = $1 ORDER BY kind, name',
    [owner],
  )
  return new Map(rows.map((row) => [`${row.kind}:${row.name}`, row.value]))
}

export function listAllPlaces(db: Db): Promise<Place[]> {
  return prepared<Place>(
    db,
    'imports.places',
    `SELECT places.id, places.code, places.kind, places.name, places.parent_id AS "parentId",
       parents.name AS "parentName" FROM places LEFT JOIN places AS parents ON parents.id = places.parent_id
     ORDER BY places.kind <> 'kecamatan', places.code, places.id`,
  )
}

/** An earlier import of the very same bytes that was applied and still stands. */
export async function findSame(
  db: Db,
  one: Pick<Import, 'id' | 'sha256' | 'agencyId'>,
): Promise<{ id: number; appliedAt: Date } | undefined> {
  const [same] = await prepared<{ id: number; appliedAt: Date }>(
    db,
    'imports.same',
    `SELECT id, applied_at AS "appliedAt" FROM imports WHERE sha256 = $1 AND id <> $2 AND state = 'applied'
       AND coalesce(agency_id, 0) = $3 ORDER BY id DESC LIMIT 1`,
    [one.sha256, one.id, one.agencyId],
  )
  return same
}

/**
 * Tables, beyond an action's own, that hold something of one of these actions: read from the schema itself, so that
 * whatever is built on actions later counts as well.
 */
export async function builtUpon(db: Db, ids: readonly number[]): Promise<string[]> {
  const own = [
    'action_strategies',
    'action_agencies',
    'action_places',
    'action_plans',
    'budget_lines',
    'standings',
  ]
  const { rows: links } = await db.raw<{ rows: { table: string; column: string }[] }>(
    `SELECT pg_constraint.conrelid::regclass::text AS table, pg_attribute.attname AS column
     FROM pg_constraint JOIN pg_attribute ON pg_attribute.attrelid = pg_constraint.conrelid
       AND pg_attribute.attnum = pg_constraint.conkey[1]
     WHERE pg_constraint.contype = 'f' AND pg_constraint.confrelid = 'actions'::regclass
     ORDER BY 1, 2`,
  )
  const found: string[] = []
  for (const { table, column } of links) {
    if (own.includes(table)) continue
    const { rows } = await db.raw<{ rows: { there: boolean }[] }>(
      'SELECT EXISTS (SELECT FROM ?? WHERE ?? = ANY(?::int[])) AS there',
      [table, column, [...ids]],
    )
    if (rows[0]?.there) found.push(table)
  }
  return found
}
