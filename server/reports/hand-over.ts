import type { Request, Response } from 'express'
import { queryText } from '../http/parse'
import { disposition } from './evidence'
import { shrink } from './photo'

/**
 * Gives a stored piece of evidence to someone who may see it. Only pictures this house drew itself are shown in place,
 * small ones for a list; whatever else was sent is handed over to be saved.
 */
export async function handOver(
  req: Request<any>,
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
