import { createHash } from 'node:crypto'
import type { Db } from '../db'
import { remember } from '../history'
import type { Paper } from '../papers/paper'
import type { User } from '../users/user'
import type { Document, Format, Subject } from './document'
import type { IssueInput } from './form'

export type NewFile = Readonly<{ format: Format; name: string; content: Buffer }>

/** Keeps a paper as it was issued: what it says and its very bytes. Nothing of it can be changed afterwards. */
export async function issueDocument(
  trx: Db,
  actor: Pick<User, 'id' | 'name'>,
  issue: Readonly<{
    subject: Subject
    paper: Paper
    files: readonly NewFile[]
    input: IssueInput
    /** The edition before, when there is one. */
    former: Document | undefined
    isDemo?: boolean
  }>,
): Promise<number> {
  const { subject, paper, files, input, former } = issue
  const edition = (former?.edition ?? 0) + 1
  const [row] = (await trx('documents')
    .insert({
      kind: subject.kind,
      year: subject.year,
      part: subject.part,
      agency_id: subject.agency?.id ?? null,
      number: input.number,
      title: paper.title.slice(0, 300),
      issued_on: input.day,
      edition,
      replaces_id: former?.id ?? null,
      reason: input.reason,
      content: JSON.stringify(paper),
      is_demo: issue.isDemo ?? false,
      issued_by: actor.id,
      issued_at: paper.at,
    })
    .returning('id')) as [{ id: number }]
  const sums = files.map(({ content }) => createHash('sha256').update(content).digest('hex'))
  await trx('document_files').insert(
    files.map(({ format, name, content }, at) => ({
      document_id: row.id,
      format,
      name,
      size: content.length,
      sha256: sums[at],
      content,
    })),
  )
  const after = { number: input.number, title: paper.title, edition, day: input.day, sha256: sums }
  // The demonstration tells of days that are past, and writes its own history.
  if (!issue.isDemo) await remember(trx, actor, 'document.issued', 'document', row.id, { after })
  return row.id
}
