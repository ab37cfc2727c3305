import type { Db } from '../db'
import { Outdated } from '../errors'
import { remember } from '../history'
import type { User } from '../users/user'
import { holdWritable, refreshBegun } from './commands'
import { refuseSurplus, type EvidenceKind, type NewFile } from './evidence'
import { listEvidence } from './evidence-queries'
import type { LinkInput } from './form'
import type { Slot } from './report'

/**
 * Files evidence with a report that may still be written; the first piece makes the draft. Throws Refused (422) for a
 * file that this report already has, and beyond twenty pieces.
 */
export async function addEvidence(
  db: Db,
  actor: User,
  slot: Slot,
  files: readonly NewFile[],
  link: LinkInput | null,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const reportId = await holdWritable(trx, actor, slot, now)
    const there = await listEvidence(trx, reportId)
    const words = { tooMany: 'evidence.too_many_on_report', twice: 'evidence.twice' } as const
    refuseSurplus(there, files, link, words)
    for (const file of files) {
      const [row] = await trx('evidence')
        .insert({
          report_id: reportId,
          kind: file.kind,
          name: file.name,
          media_type: file.mediaType,
          size: file.bytes.length,
          sha256: file.sha256,
          added_by: actor.id,
          added_at: now,
        })
        .returning('id')
      const id = row.id as number
      await trx('evidence_files').insert({ evidence_id: id, content: file.bytes })
      await remember(trx, actor, 'evidence.added', 'report', reportId, {
        after: { id, kind: file.kind, name: file.name, sha256: file.sha256 },
      })
    }
    if (link) {
      const [row] = await trx('evidence')
        .insert({
          report_id: reportId,
          kind: 'link',
          name: link.name,
          link: link.link,
          added_by: actor.id,
          added_at: now,
        })
        .returning('id')
      await remember(trx, actor, 'evidence.added', 'report', reportId, {
        after: { id: row.id, kind: 'link', ...link },
      })
    }
    await refreshBegun(trx, slot)
  })
}

/** Takes a piece of evidence, and its file, away from a report that may still be written. */
export async function removeEvidence(
  db: Db,
  actor: User,
  slot: Slot,
  evidence: Readonly<{ id: number; kind: EvidenceKind; name: string; sha256: string | null }>,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const reportId = await holdWritable(trx, actor, slot, now)
    const removed = await trx('evidence').where({ id: evidence.id, report_id: reportId }).delete()
    if (removed === 0) throw new Outdated(`evidence ${evidence.id}`)
    const { id, kind, name, sha256 } = evidence
    await remember(trx, actor, 'evidence.removed', 'report', reportId, {
      before: { id, kind, name, sha256 },
    })
  })
}
