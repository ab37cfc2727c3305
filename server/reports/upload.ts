import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { receiveUpload } from '../http/door'
import { queryText } from '../http/parse'
import type { Message } from '../i18n'
import {
  disposition,
  endingFits,
  endsAsPdf,
  evidenceLimits,
  isHeic,
  isMovingPng,
  keptName,
  typeOf,
  type NewFile,
} from './evidence'
import { redraw, shrink } from './photo'

/** Takes in the files of a form ahead of the CSRF check, which reads a field beside them. */
export const receiveFiles = receiveUpload({
  field: 'files',
  files: evidenceLimits.atOnce,
  fileSize: evidenceLimits.bytes,
  fields: 10,
  // A text of 2000 letters that is sent beside its files.
  fieldSize: 16_384,
  mostAtOnce: 160 * 1024 * 1024,
  tooLarge: { key: 'evidence.too_large' },
  tooMany: { key: 'evidence.too_many_at_once', params: { n: evidenceLimits.atOnce } },
})

type Checked = Readonly<{ ok: true; files: NewFile[] }> | Readonly<{ ok: false; message: Message }>

/** Makes the received files ready to be kept; one that cannot be taken refuses them all, by its name. */
export async function checkFiles(req: Request): Promise<Checked> {
  const files: NewFile[] = []
  for (const received of Array.isArray(req.files) ? req.files : []) {
    const checked = await checkFile(received.originalname, received.buffer)
    if ('key' in checked) return { ok: false, message: checked }
    files.push(checked)
  }
  return { ok: true, files }
}

/** Looks at the content, not the claim: a photo is drawn anew, a PDF is kept as it came, anything else refused. */
async function checkFile(givenName: string, bytes: Buffer): Promise<NewFile | Message> {
  const type = typeOf(bytes)
  const name = keptName(givenName, type === 'pdf' ? 'pdf' : 'jpg')
  const refused = (why: Trouble): Message => ({
    key: `evidence.${why}`,
    params: { name: shownName(givenName) },
  })
  if (bytes.length === 0) return refused('empty')
  if (isHeic(bytes)) return refused('heic')
  if (type === null) return refused('wrong_type')
  if (!endingFits(givenName, type)) return refused('wrong_ending')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (type === 'pdf') {
    if (!endsAsPdf(bytes)) return refused('unreadable')
    return { kind: 'pdf', name, mediaType: 'application/pdf', bytes, sha256 }
  }
  if (type === 'png' && isMovingPng(bytes)) return refused('moving')
  const photo = await redraw(bytes)
  if (!photo.ok) return refused(photo.why)
  return { kind: 'photo', name, mediaType: 'image/jpeg', bytes: photo.bytes, sha256 }
}

type Trouble =
  'empty' | 'heic' | 'wrong_type' | 'wrong_ending' | 'unreadable' | 'moving' | 'too_many_pixels'

/** The name as the person knows it, fit for a sentence. */
function shownName(name: string): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  return keptName(name, 'jpg').replace(/\.jpg$/, '') + ending
}

/**
 * Gives a stored piece of evidence to someone who may see it. Only pictures this house drew itself are shown in place,
 * small ones for a list; whatever else was sent is handed over to be saved.
 */
export async function handOver(
  req: Pick<Request, 'query'>,
  res: Response,
  file: Readonly<{ kind: 'photo' | 'pdf'; name: string }>,
  bytes: Buffer,
): Promise<void> {
  const photo = file.kind === 'photo'
  const body = photo && queryText(req.query, 'size') === 'small' ? await shrink(bytes) : bytes
  res.setHeader('Content-Type', photo ? 'image/jpeg' : 'application/pdf')
  res.setHeader('Content-Disposition', disposition(photo ? 'inline' : 'attachment', file.name))
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  res.setHeader('Cache-Control', 'private, no-store, no-transform')
  res.end(body)
}
