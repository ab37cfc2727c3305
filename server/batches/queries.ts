import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Batch, BatchRow } from './batch'

const columns = `batches.id, batches.field, batches.value, batches.reason, users.name AS "userName",
  coalesce(batches.agency_id, 0) AS "agencyId", batches.version, batches.applied_at AS "appliedAt",
  batches.undone_at AS "undoneAt", undoers.name AS "undoneByName",
  (SELECT count(*) FROM batch_rows WHERE batch_rows.batch_id = batches.id) AS n`
const source = `batches JOIN users ON users.id = batches.user_id
  LEFT JOIN users AS undoers ON undoers.id = batches.undone_by`

/** @throws NotFound */
export async function getBatch(db: Db, id: number | null): Promise<Batch> {
  const [batch] =
    id === null
      ? []
      : await prepared<Batch>(
          db,
          'batches.one',
          `SELECT ${columns} FROM ${source} WHERE batches.id = $1`,
          [id],
        )
  if (!batch) throw new NotFound(`batch ${id}`)
  return batch
}

/** The newest changes: of one agency's people, or all for the secretariat. */
export function listBatches(db: Db, agencyId: number | null, limit: number): Promise<Batch[]> {
  return prepared<Batch>(
    db,
    'batches.newest',
    `SELECT ${columns} FROM ${source} WHERE $1::int IS NULL OR batches.agency_id = $1
      ORDER BY batches.applied_at DESC, batches.id DESC LIMIT $2`,
    [agencyId, limit],
  )
}

/** The actions of a change, in the order of their codes. */
export function listBatchRows(db: Db, id: number): Promise<BatchRow[]> {
  return prepared<BatchRow>(
    db,
    'batches.rows',
    `SELECT actions.id AS "subjectId", actions.code, actions.title, agencies.short_name AS "agencyShortName",
       actions.is_demo AS "isDemo", batch_rows.was, batch_rows.before, batch_rows.version, actions.version AS now
     FROM batch_rows JOIN actions ON actions.id = batch_rows.action_id
       JOIN agencies ON agencies.id = actions.agency_id
     WHERE batch_rows.batch_id = $1 ORDER BY actions.year, actions.number, actions.id`,
    [id],
  )
}
