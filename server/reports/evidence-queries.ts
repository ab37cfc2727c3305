import { type Db, prepared } from '../db'
import { NotFound } from '../errors'
import type { Evidence } from './evidence'
import type { ReportState } from './report'

const evidenceColumns = `evidence.id, evidence.report_id AS "reportId", evidence.kind, evidence.name, evidence.link,
  evidence.media_type AS "mediaType", evidence.size, evidence.sha256, users.name AS "addedByName",
  evidence.added_at AS "addedAt",
  EXISTS (SELECT FROM evidence AS elsewhere WHERE elsewhere.sha256 = evidence.sha256
    AND elsewhere.report_id <> evidence.report_id) AS reused`

/** The evidence of one report, in the order it was added. */
export function listEvidence(db: Db, reportId: number): Promise<Evidence[]> {
  return prepared<Evidence>(
    db,
    'reports.evidence',
    `SELECT ${evidenceColumns} FROM evidence LEFT JOIN users ON users.id = evidence.added_by
     WHERE evidence.report_id = $1 ORDER BY evidence.id`,
    [reportId],
  )
}

/** A piece of evidence with what decides who may fetch or remove it. */
export type FiledEvidence = Evidence &
  Readonly<{
    agencyId: number
    actionCode: string
    windowCode: string
    reportState: ReportState
    reportSentAt: Date | null
  }>

export async function getEvidence(db: Db, id: number | null): Promise<FiledEvidence> {
  const [evidence] =
    id === null
      ? []
      : await prepared<FiledEvidence>(
          db,
          'reports.evidence_by_id',
          `SELECT ${evidenceColumns}, actions.agency_id AS "agencyId", actions.code AS "actionCode",
             windows.code AS "windowCode", reports.state AS "reportState", reports.sent_at AS "reportSentAt"
           FROM evidence
           JOIN reports ON reports.id = evidence.report_id
           JOIN actions ON actions.id = reports.action_id
           JOIN windows ON windows.id = reports.window_id
           LEFT JOIN users ON users.id = evidence.added_by
           WHERE evidence.id = $1`,
          [id],
        )
  if (!evidence) throw new NotFound(`evidence ${id}`)
  return evidence
}

/** The bytes of a file. */
export async function getEvidenceBytes(db: Db, id: number): Promise<Buffer> {
  const [row] = await prepared<{ content: Buffer }>(
    db,
    'reports.evidence_bytes',
    'SELECT content FROM evidence_files WHERE evidence_id = $1',
    [id],
  )
  if (!row) throw new NotFound(`file of evidence ${id}`)
  return row.content
}
