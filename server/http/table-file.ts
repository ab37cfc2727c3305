import type { RequestHandler, Response } from 'express'
import multer from 'multer'
import type { Message } from '../i18n'

/** The longest text of a table that is read, pasted or from a file. */
export const longestTable = 1024 * 1024

const take = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: {
    fileSize: longestTable,
    files: 1,
    fields: 2100,
    parts: 2101,
    // A table that came as a file is sent again as a field when it is applied.
    fieldSize: longestTable + 64 * 1024,
    fieldNameSize: 60,
    headerPairs: 50,
    fieldNestingDepth: 0,
  },
}).single('file')

/**
 * Takes in a table that comes as a file, ahead of the CSRF check, which reads a field beside it. What is wrong with it is
 * kept for the handler, so that the person gets the form back rather than an error page.
 */
export const receiveTable: RequestHandler = (req, res, next) => {
  take(req, res, (error: unknown) => {
    if (error) {
      if (req.destroyed && !req.complete) return
      const code = error instanceof multer.MulterError ? error.code : ''
      const tooLarge = code === 'LIMIT_FILE_SIZE' || code === 'LIMIT_FIELD_VALUE'
      res.locals['tableTrouble'] = {
        key: tooLarge ? 'series.table.too_large' : 'series.table.broken_off',
      } satisfies Message
    }
    next()
  })
}

export function tableTrouble(res: Response): Message | undefined {
  return res.locals['tableTrouble'] as Message | undefined
}

type ReadFile = Readonly<{ text: string }> | Readonly<{ trouble: Message }> | null

/** The text of the file that was sent; null when none was. By its content, not by its name. */
export function textOfFile(file: Readonly<{ buffer: Buffer; size: number }> | undefined): ReadFile {
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
