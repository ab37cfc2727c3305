import type { RequestHandler, Response } from 'express'
import multer from 'multer'
import { Refused } from '../errors'
import type { Message } from '../i18n'

/** Why an upload was not taken in, and the status that answers it. */
export type UploadTrouble = Readonly<{ message: Message; status: 400 | 413 | 422 }>

/** What one form lets in: so many files of a field, so large, beside so many other fields. */
export type Door = Readonly<{
  field: string
  files: number
  /** Of one file, in bytes. */
  fileSize: number
  fields: number
  fieldSize: number
  /** All requests together may hold this much in memory at once. */
  mostAtOnce: number
  tooLarge: Message
  tooMany: Message
}>

/**
 * Takes in the files of a form ahead of the CSRF check, which reads a field beside them. What is wrong with the upload
 * is kept for the handler (see uploadTrouble), so that the person gets the form back rather than an error page.
 *
 * Files wait in memory until they are read. A slow line holds its bytes for minutes, so their sum is bounded.
 */
export function receiveUpload(door: Door): RequestHandler {
  const upload = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: {
      fileSize: door.fileSize,
      files: door.files,
      fields: door.fields,
      parts: door.files + door.fields,
      fieldSize: door.fieldSize,
      fieldNameSize: 60,
      headerPairs: 50,
      fieldNestingDepth: 0,
    },
  })
  const take = door.files === 1 ? upload.single(door.field) : upload.array(door.field, door.files)
  const largest = door.files * door.fileSize + door.fieldSize + 64 * 1024
  let underWay = 0

  return (req, res, next) => {
    // Whoever hung up while their session was read gets no place: none would ever be given back.
    if (req.socket.destroyed) return
    const declared = Number(req.get('content-length') ?? largest)
    const size = Math.min(Number.isFinite(declared) ? declared : largest, largest)
    if (underWay + size > door.mostAtOnce) {
      // The body is let go by unread: an answer before its end would reach nobody.
      req.resume()
      return next(new Refused('upload.busy', {}, 503))
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
        res.locals['uploadTrouble'] = troubleOf(door, error)
      }
      next()
    })
  }
}

function troubleOf({ tooLarge, tooMany }: Door, error: unknown): UploadTrouble {
  const code = error instanceof multer.MulterError ? error.code : ''
  if (/^LIMIT_(FILE_SIZE|FIELD_VALUE)$/.test(code)) return { message: tooLarge, status: 413 }
  if (/^LIMIT_(FILE_COUNT|UNEXPECTED_FILE|PART_COUNT)$/.test(code))
    return { message: tooMany, status: 422 }
  return { message: { key: 'upload.broken_off' }, status: 400 }
}

/** What was wrong with the files of this request; undefined when they were taken in, or none were sent. */
export function uploadTrouble(res: Response): UploadTrouble | undefined {
  return res.locals['uploadTrouble'] as UploadTrouble | undefined
}
