import type { Request, RequestHandler, Response } from 'express'
import multer from 'multer'
import { Refused } from '../errors'
import type { Message } from '../i18n'
import { importLimits } from './import'

export type UploadTrouble = Readonly<{ message: Message; status: 400 | 413 | 422 }>

// Files wait in memory until their form is read; their sum is bounded.
const mostAtOnce = 100 * 1024 * 1024
let underWay = 0

const take = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: {
    fileSize: importLimits.bytes,
    files: 1,
    fields: 6,
    parts: 8,
    fieldSize: 2048,
    fieldNameSize: 60,
    headerPairs: 50,
    fieldNestingDepth: 0,
  },
}).single('file')

/** Takes the file in ahead of the CSRF check, which reads a field beside it. What is wrong is kept for the handler. */
export const receiveFile: RequestHandler = (req, res, next) => {
  if (req.socket.destroyed) return
  const largest = importLimits.bytes + 64 * 1024
  const declared = Number(req.get('content-length') ?? largest)
  const size = Math.min(Number.isFinite(declared) ? declared : largest, largest)
  if (underWay + size > mostAtOnce) {
    req.resume()
    return next(new Refused('import.busy', {}, 503))
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
      if (req.destroyed && !req.complete) return release()
      res.locals['importTrouble'] = troubleOf(error)
    }
    next()
  })
}

function troubleOf(error: unknown): UploadTrouble {
  const code = error instanceof multer.MulterError ? error.code : ''
  if (code === 'LIMIT_FILE_SIZE') return { message: { key: 'import.file.too_large' }, status: 413 }
  if (/^LIMIT_(FILE_COUNT|UNEXPECTED_FILE|PART_COUNT)$/.test(code))
    return { message: { key: 'import.file.one_at_a_time' }, status: 422 }
  return { message: { key: 'import.file.broken_off' }, status: 400 }
}

type Received =
  | Readonly<{ ok: true; name: string; bytes: Buffer }>
  | Readonly<{ ok: false; message: Message; status: number }>

/** The file of the form, by the name people know it under; or why there is none. */
export function receivedFile(req: Request, res: Response): Received {
  const trouble = res.locals['importTrouble'] as UploadTrouble | undefined
  if (trouble) return { ok: false, ...trouble }
  const refused = (key: Message['key']): Received => ({ ok: false, message: { key }, status: 422 })
  if (!req.file) return refused('import.file.missing')
  if (req.file.buffer.length === 0) return refused('import.file.empty')
  const name = labelOf(req.file.originalname)
  if (/\.xls$/i.test(name)) return refused('import.file.xls')
  if (/\.ods$/i.test(name)) return refused('import.file.ods')
  if (!/\.(xlsx|xlsm|csv|tsv|txt)$/i.test(name)) return refused('import.file.not_a_table')
  const zip = req.file.buffer.subarray(0, 2).toString('latin1') === 'PK'
  const ole = req.file.buffer[0] === 0xd0 && req.file.buffer[1] === 0xcf
  if (!ole && zip !== /\.xls[xm]$/i.test(name)) return refused('import.file.wrong_ending')
  return { ok: true, name, bytes: req.file.buffer }
}

/** Only ever a label: no folders, no unseen characters, nothing like a NIK. */
function labelOf(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}<>:"|?*]/gu, '')
    .replace(/(?<!\d)\d{16}(?!\d)/g, '…')
    .trim()
  const [stem = '', ending = ''] = /^(.*)(\.[a-z0-9]{1,5})$/is.exec(bare)?.slice(1) ?? [bare, '']
  return `${[...stem].slice(0, 120).join('') || 'berkas'}${ending}`
}
