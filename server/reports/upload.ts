import { createHash } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import multer from 'multer'
import { Refused } from '../errors'
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

/** Why an upload was not taken in, and the status that answers it. */
export type UploadTrouble = Readonly<{ message: Message; status: 400 | 413 | 422 }>

// Files wait in memory until they are checked. A slow line holds its bytes for minutes, so their sum is bounded.
const mostAtOnce = 160 * 1024 * 1024
const largestRequest = evidenceLimits.atOnce * evidenceLimits.bytes + 64 * 1024
let underWay = 0

const take = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: {
    fileSize: evidenceLimits.bytes,
    files: evidenceLimits.atOnce,
    fields: 10,
    parts: evidenceLimits.atOnce + 10,
    // A text of 2000 letters that is sent beside its files.
    fieldSize: 16_384,
    fieldNameSize: 60,
    headerPairs: 50,
    fieldNestingDepth: 0,
  },
}).array('files', evidenceLimits.atOnce)

/**
 * Takes in the files of a form ahead of the CSRF check, which reads a field beside them. What is wrong with the upload
 * is kept for the handler, so that the person gets the form back rather than an error page.
 */
export const receiveFiles: RequestHandler = (req, res, next) => {
  // Whoever hung up while their session was read gets no place: none would ever be given back.
  if (req.socket.destroyed) return
  const declared = Number(req.get('content-length') ?? largestRequest)
  const size = Math.min(Number.isFinite(declared) ? declared : largestRequest, largestRequest)
  if (underWay + size > mostAtOnce) {
    // The body is let go by unread: an answer before its end would reach nobody.
    req.resume()
    return next(new Refused('evidence.busy', {}, 503))
  }
  underWay += size
  let counted = true
  const release = () => {
    if (counted) underWay -= size
    counted = false
  }
  res.once('close', release)
  take(req, res, (error: unknown) => {
    if (error) {
      // An abandoned request has nobody to answer.
      if (req.destroyed && !req.complete) return release()
      res.locals['uploadTrouble'] = troubleOf(error)
    }
    next()
  })
}

function troubleOf(error: unknown): UploadTrouble {
  const code = error instanceof multer.MulterError ? error.code : ''
  if (code === 'LIMIT_FILE_SIZE') return { message: { key: 'evidence.too_large' }, status: 413 }
  if (
    code === 'LIMIT_FILE_COUNT' ||
    code === 'LIMIT_UNEXPECTED_FILE' ||
    code === 'LIMIT_PART_COUNT'
  ) {
    return {
      message: { key: 'evidence.too_many_at_once', params: { n: evidenceLimits.atOnce } },
      status: 422,
    }
  }
  return { message: { key: 'evidence.broken_off' }, status: 400 }
}

export function uploadTrouble(res: Response): UploadTrouble | undefined {
  return res.locals['uploadTrouble'] as UploadTrouble | undefined
}

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
  res.setHeader('Cache-Control', 'private, no-store')
  res.end(body)
}
