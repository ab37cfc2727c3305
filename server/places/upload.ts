import type { RequestHandler, Response } from 'express'
import multer from 'multer'
import type { Message } from '../i18n'
import { boundaryLimits } from './boundary'

const take = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: {
    fileSize: boundaryLimits.bytes,
    files: 1,
    fields: 10,
    parts: 11,
    fieldSize: 8 * 1024,
    fieldNameSize: 60,
    headerPairs: 50,
    fieldNestingDepth: 0,
  },
}).single('file')

/** Takes in a file of boundaries, ahead of the CSRF check. What is wrong with it is kept for the handler. */
export const receiveBoundaries: RequestHandler = (req, res, next) => {
  take(req, res, (error: unknown) => {
    if (error) {
      if (req.destroyed && !req.complete) return
      const tooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE'
      res.locals['boundaryTrouble'] = {
        key: tooLarge ? 'boundary.too_large' : 'boundary.broken_off',
      } satisfies Message
    }
    next()
  })
}

export function boundaryTrouble(res: Response): Message | undefined {
  return res.locals['boundaryTrouble'] as Message | undefined
}
