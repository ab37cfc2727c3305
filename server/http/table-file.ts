import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Outdated } from '../errors'
import type { Locale, Message } from '../i18n'
import { attempt, type Outcome } from './attempt'
import { receiveUpload, uploadTrouble, type UploadTrouble } from './door'
import { keepable, type Typed } from './kept'
import { notify } from './notices'
import type { FormReader } from './parse'

/** The longest text of a table that is read, pasted or from a file. */
const longestTable = 1024 * 1024

/** Takes in a table that comes as a file, ahead of the CSRF check. */
export const receiveTable = receiveUpload({
  field: 'file',
  files: 1,
  fileSize: longestTable,
  fields: 2100,
  // A table that came as a file is sent again as a field when it is applied.
  fieldSize: longestTable + 64 * 1024,
  mostAtOnce: 50 * 1024 * 1024,
  tooLarge: { key: 'series.table.too_large' },
  tooMany: { key: 'upload.one_at_a_time' },
})

/** A table as it was sent: the text of its file, if there was one, or why there is none; and what to give back. */
export type SentTable = Readonly<{
  given: string | null
  trouble?: Pick<UploadTrouble, 'message'> & Readonly<{ status: number }>
  typed: Typed
}>

export function sentTable(req: Request, res: Response): SentTable {
  const typed = keepable(req.body)
  const trouble = uploadTrouble(res)
  if (trouble) return { given: null, trouble, typed }
  const file = textOfFile(req.file)
  if (file === null) return { given: null, typed }
  if ('trouble' in file) {
    return { given: null, trouble: { message: file.trouble, status: 422 }, typed }
  }
  return { given: file.text, typed: { ...typed, table: file.text.slice(0, 200_000) } }
}

/** The text of the table that a form holds or its file gave, and a message when there is none. */
export function readTableText(form: FormReader, given: string | null): string {
  const text = given ?? form.raw('table')
  if (text.trim() === '') form.refuse('table', 'series.table_needed')
  if (text.length > longestTable) form.refuse('table', 'series.table.too_large')
  return text
}

/** The field in which the file of a table is chosen, and the other fields once more: ids are unique on a page. */
export function tableFileFields<Field extends Readonly<Record<string, unknown>>>(
  { t }: Locale,
  fields: readonly Field[],
) {
  return {
    fileField: {
      id: 'file',
      name: 'file',
      label: t('series.file'),
      type: 'file',
      accept: '.csv,.txt,.tsv,text/csv,text/plain',
      required: true,
      hint: t('series.file_hint'),
    },
    fileFields: fields.map((field) => ({ ...field, id: `file_${String(field['id'])}` })),
  }
}

/** How a form must send so long a text: long tables do not fit into the small kind of form. */
export function tableEnctype(text: string): 'multipart/form-data' | null {
  return encodeURIComponent(text).length > 150_000 ? 'multipart/form-data' : null
}

type Seen<Draft> = Pick<Outcome, 'notice'> &
  Readonly<{
    /** The digest of what was shown. */
    seen: string
    /** Keeps others from writing until what is weighed is stored. */
    hold: (trx: Db) => Promise<void>
    /** What the table would do, as things stand. */
    draftOf: (from: Db) => Promise<Draft>
    work: (trx: Db, draft: Draft) => Promise<string>
    again: (draft: Draft, status: number) => Promise<void>
  }>

/**
 * Stores a table as its preview showed it. The table comes back with the digest of what was shown. It is read and
 * weighed again under a lock; only if that says the very same is it stored, all of it or nothing. Nothing is kept on the
 * server between the two, so no preview can grow old there, and any process may answer.
 */
export async function applySeen<Draft extends Readonly<{ digest: string }>>(
  db: Db,
  req: Request,
  res: Response,
  { seen, hold, draftOf, work, notice, again }: Seen<Draft>,
): Promise<void> {
  const store = async (trx: Db) => {
    await hold(trx)
    const now = await draftOf(trx)
    if (now.digest !== seen) throw new Outdated('table')
    return work(trx, now)
  }
  const showMoved = async (_: unknown, status: number) => {
    notify(req, 'series.preview_moved', {}, 'warning')
    await again(await draftOf(db), status)
  }
  await attempt(db, req, res, store, { notice, again: showMoved, outdated: null })
}

type ReadFile = Readonly<{ text: string }> | Readonly<{ trouble: Message }> | null

/** The text of the file that was sent; null when none was. By its content, not by its name. */
function textOfFile(file: Readonly<{ buffer: Buffer; size: number }> | undefined): ReadFile {
  if (!file || file.size === 0) return null
  const { buffer } = file
  if (buffer.subarray(0, 2).toString('latin1') === 'PK' || buffer.readUInt8(0) === 0xd0) {
    return { trouble: { key: 'series.table.excel' } }
  }
  if (buffer[0] === 0xff && buffer[1] === 0xfe) {
    return { text: buffer.toString('utf16le').replace(/^\ufeff/, '') }
  }
  if (buffer.includes(0)) return { trouble: { key: 'series.table.not_text' } }
  const utf8 = buffer.toString('utf8')
  // What is no UTF-8 was written by Windows.
  return {
    text: utf8.includes('\ufffd') ? new TextDecoder('windows-1252').decode(buffer) : utf8,
  }
}
